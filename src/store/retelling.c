/* retelling.c - articles that tell one story: copies in other papers, older revisions.
 *
 * In:  sketches of all articles, their carriers; what was compared before.
 * Out: table retelling: for every article whose story another one tells for it, which one
 *      does, and why. Linking passes these over, so that a story counts once.
 * The result follows from the articles alone, not from the order in which they came: all
 * pairs that share a band or an address are looked at each time, but two texts are compared
 * once (table likeness). Near linear: within a band a text is compared with the few before
 * it, which is enough to hold a chain of copies together.
 *
 * SPDX-License-Identifier: MIT */
#include "likeness.h"
#include "pool.h"
#include "store_inside.h"

#include <stdlib.h>

enum {
    NEIGHBOURS = 6, /* texts of one band that a text is compared with */
    MAX_DAYS = 5,   /* between a story and its copy in another place: a weekly's delay */
    AS_FULL = 95,   /* words in a hundred of the fullest copy: nothing is cut */
};

typedef struct {
    int64_t id;
    dl_minute published, added;
    dl_str sha;
    uint32_t words;
    const uint32_t *bands; /* NULL: too short */
    uint32_t lead;         /* article that tells the story; itself */
    uint8_t shared;        /* with the one it was found by, in a hundred */
    bool outdated;         /* another one of the same place is newer */
    int64_t old_lead;      /* as the table has it; 0 = none */
    uint8_t old_revision;
} teller;

typedef struct {
    int64_t a, b;
    uint8_t likeness, shared;
    bool needed;
} known_pair;

typedef struct {
    dl_store *store;
    dl_arena *mem, *scratch;
    DL_VEC(teller) list;   /* by SHA-256: the same for any order of coming */
    uint32_t *by_id;       /* indexes of list */
    DL_VEC(dl_pair) pairs; /* key: smaller index << 32 | larger; value: 1 = one address */
    DL_VEC(dl_pair) places; /* key: address or publisher, value: index */
    uint32_t n_addresses;   /* of places, the first are addresses */
    DL_VEC(known_pair) known;
    dl_sets stories;
} teller_list;

/* ---- loading ----------------------------------------------------------------------------- */

static dl_code load_tellers(teller_list *t, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(t->store, SQL_RETELL_ARTICLES, err);
    if (!q) return err->code;
    while (!dl_step(t->store, q, &more, err) && more) {
        teller one = { .id = dl_column_int(q, 0),
                       .published = dl_column_time(q, 1),
                       .added = dl_column_time(q, 2),
                       .sha = dl_str_copy(t->mem, dl_column_str(q, 3)),
                       .words = (uint32_t)dl_column_int(q, 4),
                       .old_lead = dl_column_int(q, 6),
                       .old_revision = dl_column_int(q, 7) != 0,
                       .lead = t->list.n };
        if (sqlite3_column_bytes(q, 5) == (int)sizeof(uint32_t[DL_BANDS])) {
            uint32_t *bands = DL_NEW_N(t->mem, uint32_t, DL_BANDS);
            memcpy(bands, sqlite3_column_blob(q, 5), sizeof(uint32_t[DL_BANDS]));
            one.bands = bands;
        }
        *DL_PUSH(t->mem, &t->list) = one;
    }
    return err->code;
}

static int compare_ids(const void *x, const void *y) {
    const dl_pair *a = x, *b = y;
    return a->key < b->key ? -1 : a->key > b->key;
}

/* Index of article ID; DL_NONE: it has no sketch. */
static uint32_t index_of(const teller_list *t, int64_t id) {
    uint32_t low = 0, high = t->list.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (t->list.at[t->by_id[mid]].id < id)
            low = mid + 1;
        else
            high = mid;
    }
    return low < t->list.n && t->list.at[t->by_id[low]].id == id ? t->by_id[low]
                                                                 : DL_NONE;
}

static void order_by_id(teller_list *t) {
    dl_pair *order = DL_NEW_N(t->mem, dl_pair, t->list.n + 1);
    t->by_id = DL_NEW_N(t->mem, uint32_t, t->list.n + 1);
    for (uint32_t i = 0; i < t->list.n; i++)
        order[i] = (dl_pair){ (uint64_t)t->list.at[i].id, i };
    if (t->list.n > 1) qsort(order, t->list.n, sizeof *order, compare_ids);
    for (uint32_t i = 0; i < t->list.n; i++) t->by_id[i] = order[i].value;
}

static void add_place(teller_list *t, dl_str name, uint32_t article) {
    *DL_PUSH(t->mem, &t->places) = (dl_pair){ dl_str_hash(name), article };
}

/* Web addresses, then, behind them, publishers. */
static dl_code load_places(teller_list *t, dl_err *err) {
    for (int pass = 0; pass < 2; pass++) {
        bool more = true;
        sqlite3_stmt *q = dl_sql(t->store, SQL_RETELL_CARRIERS, err);
        if (!q) return err->code;
        while (!dl_step(t->store, q, &more, err) && more) {
            uint32_t i = index_of(t, dl_column_int(q, 0));
            dl_str source = dl_column_str(q, 1), uri = dl_column_str(q, 2);
            if (i == DL_NONE) continue;
            if (pass == 0 && dl_str_find(uri, DL_LIT("://"), 0) != DL_NONE)
                add_place(t, uri, i);
            if (pass == 1 && source.len) add_place(t, source, i);
        }
        if (err->code) return err->code;
        uint32_t from = t->n_addresses;
        if (t->places.n > from) dl_pairs_sort(t->places.at + from, t->places.n - from);
        if (pass == 0) t->n_addresses = t->places.n;
    }
    return DL_OK;
}

static dl_code load_known(teller_list *t, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(t->store, SQL_RETELL_KNOWN, err);
    if (!q) return err->code;
    while (!dl_step(t->store, q, &more, err) && more)
        *DL_PUSH(t->mem, &t->known) =
            (known_pair){ .a = dl_column_int(q, 0),
                          .b = dl_column_int(q, 1),
                          .likeness = (uint8_t)dl_column_int(q, 2),
                          .shared = (uint8_t)dl_column_int(q, 3) };
    return err->code;
}

dl_code dl_store_sketch(dl_store *store, int64_t article, dl_str text, dl_err *err) {
    dl_sketch sketch;
    dl_row q;
    dl_sketch_make(text, &sketch);
    dl_str bands = { (const char *)sketch.bands, sizeof sketch.bands };
    if (!dl_row_begin(store, SQL_SKETCH_PUT, &q, err)) return err->code;
    dl_row_int(&q, ":article", article);
    dl_row_int(&q, ":words", sketch.words);
    dl_row_blob(&q, ":bands", sketch.banded ? bands : (dl_str){ 0 });
    return dl_row_run(&q, err);
}

/* ---- which texts to compare -------------------------------------------------------------- */

static void add_pairs(teller_list *t, const dl_pair *run, uint32_t n, uint32_t address) {
    for (uint32_t i = 1; i < n; i++) {
        uint32_t from = i > NEIGHBOURS ? i - NEIGHBOURS : 0;
        for (uint32_t k = from; k < i; k++)
            if (run[k].value != run[i].value)
                *DL_PUSH(t->mem, &t->pairs) =
                    (dl_pair){ (uint64_t)run[k].value << 32 | run[i].value, address };
    }
}

static void pair_runs(teller_list *t, const dl_pair *list, uint32_t n, uint32_t address) {
    for (uint32_t i = 0, end; i < n; i = end) {
        end = dl_pairs_run(list, n, i);
        add_pairs(t, list + i, end - i, address);
    }
}

static void find_pairs(teller_list *t) {
    dl_pair *band = DL_NEW_N(t->mem, dl_pair, t->list.n + 1);
    for (uint32_t b = 0; b < DL_BANDS; b++) {
        uint32_t n = 0;
        for (uint32_t i = 0; i < t->list.n; i++)
            if (t->list.at[i].bands) band[n++] = (dl_pair){ t->list.at[i].bands[b], i };
        dl_pairs_sort(band, n);
        pair_runs(t, band, n, 0);
    }
    pair_runs(t, t->places.at, t->n_addresses, 1);
    dl_pairs_sort(t->pairs.at, t->pairs.n);
}

/* ---- comparing --------------------------------------------------------------------------- */

static known_pair *find_known(teller_list *t, uint32_t n, int64_t a, int64_t b) {
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        const known_pair *p = &t->known.at[mid];
        if (p->a < a || (p->a == a && p->b < b))
            low = mid + 1;
        else
            high = mid;
    }
    known_pair *p = low < n ? &t->known.at[low] : NULL;
    return p && p->a == a && p->b == b ? p : NULL;
}

static dl_code text_of(teller_list *t, int64_t id, dl_str *out, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(t->store, SQL_ARTICLE_TEXT, err);
    if (!q) return err->code;
    dl_bind_int(q, ":article", id);
    if (dl_step(t->store, q, &more, err)) return err->code;
    *out = more ? dl_str_copy(t->scratch, dl_column_str(q, 0)) : (dl_str){ 0 };
    sqlite3_reset(q);
    return DL_OK;
}

static dl_code compare(teller_list *t, int64_t a, int64_t b, known_pair *out,
                       dl_err *err) {
    dl_str x, y;
    dl_row q;
    dl_arena_reset(t->scratch);
    if (text_of(t, a, &x, err) || text_of(t, b, &y, err)) return err->code;
    *out = (known_pair){ .a = a, .b = b, .needed = true };
    out->likeness = (uint8_t)dl_compare_texts(t->scratch, x, y, &out->shared);
    if (!dl_row_begin(t->store, SQL_RETELL_LEARN, &q, err)) return err->code;
    dl_row_int(&q, ":a", a);
    dl_row_int(&q, ":b", b);
    dl_row_int(&q, ":likeness", out->likeness);
    dl_row_int(&q, ":shared", out->shared);
    return dl_row_run(&q, err);
}

/* Copies come within days; what is years apart and alike is a jubilee, or a form. */
static bool near_in_time(const teller *a, const teller *b) {
    if (a->published == DL_NO_TIME || b->published == DL_NO_TIME) return true;
    dl_minute apart = a->published - b->published;
    if (apart < 0) apart = -apart;
    return apart <= (dl_minute)MAX_DAYS * DL_MINUTES_A_DAY;
}

static void judge_pair(teller_list *t, uint32_t i, uint32_t k, bool address,
                       const known_pair *p) {
    teller *a = &t->list.at[i], *b = &t->list.at[k];
    bool one =
        address ? p->likeness != DL_UNLIKE : p->likeness == DL_LIKE && near_in_time(a, b);
    if (!one) return;
    dl_sets_join(&t->stories, i, k);
    if (p->shared > a->shared) a->shared = p->shared;
    if (p->shared > b->shared) b->shared = p->shared;
}

/* Pairs of one address come last of their kind and know it. */
static dl_code compare_pairs(teller_list *t, dl_err *err) {
    uint32_t before = t->known.n;
    dl_sets_init(&t->stories, t->mem, t->list.n);
    for (uint32_t i = 0, end; i < t->pairs.n; i = end) {
        uint64_t key = t->pairs.at[i].key;
        end = dl_pairs_run(t->pairs.at, t->pairs.n, i);
        uint32_t x = (uint32_t)(key >> 32), y = (uint32_t)key;
        int64_t a = t->list.at[x].id, b = t->list.at[y].id;
        known_pair fresh, *p = find_known(t, before, a < b ? a : b, a < b ? b : a);
        if (!p && compare(t, a < b ? a : b, a < b ? b : a, &fresh, err)) return err->code;
        if (p) p->needed = true;
        judge_pair(t, x, y, t->pairs.at[end - 1].value != 0, p ? p : &fresh);
    }
    for (uint32_t i = 0; i < before; i++) {
        dl_row q;
        if (t->known.at[i].needed) continue;
        if (!dl_row_begin(t->store, SQL_RETELL_FORGET, &q, err)) return err->code;
        dl_row_int(&q, ":a", t->known.at[i].a);
        dl_row_int(&q, ":b", t->known.at[i].b);
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}

/* ---- who tells the story ----------------------------------------------------------------- */

/* Is A a later state of B than B? Of two without dates the one that came in later, then the
 * longer one; undated ones are older than dated ones. */
static bool is_newer(const teller *a, const teller *b) {
    if (a->published != b->published) return a->published > b->published;
    if (a->added != b->added) return a->added > b->added;
    if (a->words != b->words) return a->words > b->words;
    return dl_str_cmp(a->sha, b->sha) > 0;
}

/* Of one place the newest speaks; an address holds one state of a story at a time, while a
 * publisher may print a short form later. */
static void outdate(teller_list *t, const dl_pair *run, uint32_t n, bool address) {
    for (uint32_t i = 0; i < n; i++) {
        teller *old = &t->list.at[run[i].value];
        uint32_t story = dl_sets_root(&t->stories, run[i].value);
        for (uint32_t k = 0; k < n && !old->outdated; k++) {
            const teller *other = &t->list.at[run[k].value];
            if (k == i || dl_sets_root(&t->stories, run[k].value) != story) continue;
            bool whole = (uint64_t)other->words * 100 >= (uint64_t)old->words * AS_FULL;
            old->outdated = (address || whole) && is_newer(other, old);
        }
    }
}

static int by_story(const void *x, const void *y) {
    const dl_pair *a = x, *b = y;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return a->value < b->value ? -1 : a->value > b->value;
}

/* The story's places, so that only articles of one story meet in a run. */
static void outdate_all(teller_list *t) {
    dl_pair *list = DL_NEW_N(t->mem, dl_pair, t->places.n + 1);
    for (int pass = 0; pass < 2; pass++) {
        uint32_t from = pass ? t->n_addresses : 0, n = 0;
        uint32_t to = pass ? t->places.n : t->n_addresses;
        for (uint32_t i = from; i < to; i++) {
            dl_pair p = t->places.at[i];
            p.key = dl_mix(p.key, dl_sets_root(&t->stories, p.value));
            list[n++] = p;
        }
        if (n > 1) qsort(list, n, sizeof *list, by_story);
        for (uint32_t i = 0, end; i < n; i = end) {
            end = dl_pairs_run(list, n, i);
            if (end - i > 1) outdate(t, list + i, end - i, pass == 0);
        }
    }
}

/* Of those that are not outdated: nothing is cut from it, it was first, by name. */
static bool tells_better(const teller *a, const teller *b, uint32_t most) {
    bool a_full = (uint64_t)a->words * 100 >= (uint64_t)most * AS_FULL;
    bool b_full = (uint64_t)b->words * 100 >= (uint64_t)most * AS_FULL;
    if (a->outdated != b->outdated) return !a->outdated;
    if (a_full != b_full) return a_full;
    if (a->published != b->published)
        return b->published == DL_NO_TIME ||
               (a->published != DL_NO_TIME && a->published < b->published);
    return dl_str_cmp(a->sha, b->sha) < 0;
}

static void choose_leads(teller_list *t) {
    uint32_t *most = DL_NEW_N(t->mem, uint32_t, t->list.n + 1);
    uint32_t *lead = DL_NEW_N(t->mem, uint32_t, t->list.n + 1);
    outdate_all(t);
    for (uint32_t i = 0; i < t->list.n; i++) {
        uint32_t root = dl_sets_root(&t->stories, i);
        lead[i] = i;
        if (!t->list.at[i].outdated && t->list.at[i].words > most[root])
            most[root] = t->list.at[i].words;
    }
    for (uint32_t i = 0; i < t->list.n; i++) {
        uint32_t root = dl_sets_root(&t->stories, i);
        if (tells_better(&t->list.at[i], &t->list.at[lead[root]], most[root]))
            lead[root] = i;
    }
    for (uint32_t i = 0; i < t->list.n; i++)
        t->list.at[i].lead = lead[dl_sets_root(&t->stories, i)];
}

/* ---- writing ----------------------------------------------------------------------------- */

static dl_code run_on(teller_list *t, int sql, int64_t article, dl_err *err) {
    dl_row q;
    if (!dl_row_begin(t->store, sql, &q, err)) return err->code;
    dl_row_int(&q, ":article", article);
    return dl_row_run(&q, err);
}

/* An article that retells from now on tells no event itself any more. */
static dl_code silence(teller_list *t, int64_t article, dl_err *err) {
    static const int blocks[] = { SQL_RETELL_UNTIE_REPORTS, SQL_RETELL_UNTIE_ACTORS };
    for (size_t i = 0; i < DL_N(blocks); i++) {
        dl_row q;
        if (!dl_row_begin(t->store, blocks[i], &q, err)) return err->code;
        dl_row_int(&q, ":first", article * DL_IDS_AN_ARTICLE);
        dl_row_int(&q, ":behind", (article + 1) * DL_IDS_AN_ARTICLE);
        if (dl_row_run(&q, err)) return err->code;
    }
    return DL_OK;
}

static dl_code write_one(teller_list *t, uint32_t i, dl_err *err) {
    const teller *one = &t->list.at[i];
    int64_t lead = one->lead == i ? 0 : t->list.at[one->lead].id;
    dl_row q;
    if (lead == one->old_lead && (lead == 0 || one->outdated == one->old_revision))
        return DL_OK;
    if (!lead) return run_on(t, SQL_RETELL_DELETE, one->id, err);
    if (!dl_row_begin(t->store, SQL_RETELL_PUT, &q, err)) return err->code;
    dl_row_int(&q, ":article", one->id);
    dl_row_int(&q, ":lead", lead);
    dl_row_str(&q, ":kind", one->outdated ? DL_LIT("revision") : DL_LIT("copy"));
    dl_row_int(&q, ":shared", one->shared);
    if (dl_row_run(&q, err)) return err->code;
    return one->old_lead ? DL_OK : silence(t, one->id, err);
}

dl_code dl_store_retellings(dl_store *store, dl_err *err) {
    teller_list t = { .store = store, .mem = dl_arena_new(), .scratch = dl_arena_new() };
    if (load_tellers(&t, err)) goto out;
    order_by_id(&t);
    if (load_places(&t, err) || load_known(&t, err)) goto out;
    find_pairs(&t);
    if (compare_pairs(&t, err)) goto out;
    choose_leads(&t);
    for (uint32_t i = 0; i < t.list.n; i++)
        if (write_one(&t, i, err)) break;
out:
    dl_arena_free(t.mem);
    dl_arena_free(t.scratch);
    return err->code;
}
