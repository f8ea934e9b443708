/* link_event.c - which tellings of different articles are one event.
 *
 * In:  reports with their actors resolved; tellings that are one within an article.
 * Out: link.clusters: sets of reports.
 * Reports are compared only within blocks (same type, actor and day; for statements same
 * speaker and words), best matches first. Two things one article tells apart never become
 * one by way of another article: that is the one guard against chains of near misses.
 *
 * SPDX-License-Identifier: MIT */
#include "link_points.h"

enum {
    MAX_BLOCK = 4096, /* a block over this says nothing: "the government", "today" */
    WINDOW = 24,
    HASHES = 4,      /* smallest-word hashes of a statement */
    SPEECH_DAYS = 7, /* articles that report one statement come within a week */
};

typedef struct {
    uint32_t a, b, rank_a, rank_b;
    uint8_t score;
} candidate;

/* What most pairs of a block are told apart by, side by side in the order of ranks: the
 * reports themselves are too large to stay in the processor's cache. */
typedef struct {
    dl_minute published;
    uint32_t report, article, type, n_words;
    bool denies; /* the words say "not" */
} glance;

typedef struct {
    dl_link *link;
    link_scale scale;
    glance *told; /* by rank */
    DL_VEC(dl_pair) blocks;
    DL_VEC(candidate) candidates;
    uint64_t *known; /* pairs among the candidates, 0: none; open addressing */
    uint32_t n_known;
    link_months yearless;
    uint32_t *next; /* ring of the reports of a cluster */
} work;

/* ---- what tells most of them apart ---------------------------------------------------------- */

/* Do the words say "not"? LINK_NEGATION is less than any hash. */
static bool denies(const dl_link *link, const link_report *r) {
    return r->n_words && link->words.at[r->first_word] == LINK_NEGATION;
}

/* What is left of a quotation may have lost a "not" that stands elsewhere in it. */
static bool contradict(const glance *a, const glance *b) {
    return a->n_words == b->n_words  ? a->denies != b->denies
           : a->n_words < b->n_words ? a->denies && !b->denies
                                     : b->denies && !a->denies;
}

static void glance_at(work *w) {
    const dl_link *link = w->link;
    w->told = DL_NEW_N(link->mem, glance, link->reports.n + 1);
    for (uint32_t i = 0; i < link->reports.n; i++) {
        const link_report *r = &link->reports.at[link->by_rank[i]];
        w->told[i] = (glance){ .published = link->articles.at[r->article].published,
                               .report = link->by_rank[i],
                               .article = r->article,
                               .type = r->type,
                               .n_words = r->n_words,
                               .denies = denies(link, r) };
    }
}

static bool may_be_one(const work *w, const glance *a, const glance *b) {
    if (a->article == b->article || a->type != b->type) return false;
    if (a->type != w->scale.statement) return true;
    bool dates = a->published != DL_NO_TIME && b->published != DL_NO_TIME;
    if (dates &&
        dl_link_apart(a->published, b->published) > SPEECH_DAYS * DL_MINUTES_A_DAY)
        return false;
    return !contradict(a, b);
}

/* ---- blocks -------------------------------------------------------------------------------- */

static void block(work *w, uint64_t key, uint32_t report) {
    *DL_PUSH(w->link->mem, &w->blocks) = (dl_pair){ key, w->link->rank[report] };
}

/* A trimmed quotation shares few of the smallest hashes with the whole: both meet by every
 * second word in the weeks of their articles, and the weeks behind, so that neighbours
 * meet. */
static void block_week(work *w, uint32_t i, uint64_t speaker) {
    const link_report *r = &w->link->reports.at[i];
    dl_minute t = w->link->articles.at[r->article].published;
    if (t == DL_NO_TIME || r->n_words < LINK_MIN_WORDS) return;
    uint64_t week = (uint64_t)(t / (SPEECH_DAYS * DL_MINUTES_A_DAY));
    for (uint32_t j = 0; j < r->n_words; j++) {
        uint64_t word = w->link->words.at[r->first_word + j];
        if (word & 1) continue;
        block(w, dl_mix(dl_mix(speaker, word), week), i);
        block(w, dl_mix(dl_mix(speaker, word), week + 1), i);
    }
}

/* Statements meet by their smallest word hashes under a few orders: those that have half
 * of their words in common share one of four nearly always. */
static void block_statement(work *w, uint32_t i, uint64_t speaker) {
    const link_report *r = &w->link->reports.at[i];
    for (uint64_t h = 0; h < HASHES && r->n_words >= LINK_MIN_WORDS; h++) {
        uint64_t least = UINT64_MAX;
        for (uint32_t j = 0; j < r->n_words; j++) {
            uint64_t x = dl_mix(w->link->words.at[r->first_word + j], h);
            if (x < least) least = x;
        }
        block(w, dl_mix(dl_mix(speaker, h), least), i);
    }
    block_week(w, i, speaker);
}

/* Where a year is not known, those of one month meet. */
static void block_month(work *w, uint32_t i, uint64_t actor) {
    enum { MONTH = 777 };
    const link_report *r = &w->link->reports.at[i];
    uint8_t month = dl_link_shared_month(&w->yearless, r);
    if (month) block(w, dl_mix(dl_mix(r->type, actor), MONTH + month), i);
}

/* Others by type, actor and day. What is fine has a key for its day and the one behind
 * it, so that neighbours meet; what is coarse one for its interval. */
static void block_event(work *w, uint32_t i, uint64_t actor) {
    const link_report *r = &w->link->reports.at[i];
    dl_minute t = dl_link_day(w->link, r);
    block_month(w, i, actor);
    if (t == DL_NO_TIME || dl_link_is_yearless(r)) return;
    uint64_t key = dl_mix(dl_mix(r->type, actor), r->grain > DL_BY_DAY ? r->grain : 0);
    dl_minute day = (t - (t < 0 ? DL_MINUTES_A_DAY - 1 : 0)) / DL_MINUTES_A_DAY;
    block(w, dl_mix(key, (uint64_t)day), i);
    if (r->grain <= DL_BY_DAY) block(w, dl_mix(key, (uint64_t)(day + 1)), i);
}

/* Attacks that nobody is named for meet by town and day. */
static void block_place(work *w, uint32_t i) {
    enum { PLACE = 77 };
    const link_report *r = &w->link->reports.at[i];
    uint32_t e = dl_link_entity(w->link, r->place_who);
    uint64_t where = e == DL_NONE ? dl_mix(PLACE, r->place) : dl_mix(PLACE + 1, e);
    block(w, dl_mix(where, (uint64_t)r->begins), i);
}

static void make_blocks(work *w, uint32_t talk_round) {
    enum { NOBODY = 0 };
    dl_link *link = w->link;
    for (uint32_t i = 0; i < link->reports.n; i++) {
        const link_report *r = &link->reports.at[i];
        uint32_t who[LINK_MAX_SIDE];
        if (r->type == talk_round || r->rejected) continue;
        uint32_t n = dl_link_side(&w->scale, r, true, who);
        if (r->type == w->scale.statement) {
            block_statement(w, i, n ? who[0] + 1 : NOBODY);
            continue;
        }
        for (uint32_t j = 0; j < n; j++) block_event(w, i, who[j] + 1);
        if (n == 0) {
            n = dl_link_side(&w->scale, r, false, who);
            for (uint32_t j = 0; j < n; j++) block_event(w, i, who[j] + 1);
        }
        if (r->type == w->scale.election) block_event(w, i, NOBODY);
        if (r->type == w->scale.attack && dl_link_placed(link, r)) block_place(w, i);
    }
    dl_pairs_sort(w->blocks.at, w->blocks.n);
}

/* Where a pair of ranks is kept, or would be. */
static uint64_t *slot_of(const work *w, uint64_t pair) {
    uint32_t mask = w->n_known - 1, i = (uint32_t)dl_mix(pair, 0) & mask;
    while (w->known[i] && w->known[i] != pair) i = (i + 1) & mask;
    return &w->known[i];
}

static void remember(work *w, uint64_t pair) {
    enum { FIRST = 4096 };
    if (w->candidates.n * 2 >= w->n_known) {
        const uint64_t *old = w->known;
        uint32_t n = w->n_known;
        w->n_known = n ? n * 2 : FIRST;
        w->known = DL_NEW_N(w->link->mem, uint64_t, w->n_known);
        for (uint32_t i = 0; i < n; i++)
            if (old[i]) *slot_of(w, old[i]) = old[i];
    }
    *slot_of(w, pair) = pair;
}

/* Two that are alike meet in many blocks; they are compared again only where that has said
 * no. A is told before B, so that no pair is 0. */
static void compare(work *w, uint32_t a, uint32_t b) {
    const glance *x = &w->told[a], *y = &w->told[b];
    uint64_t pair = (uint64_t)a << 32 | b;
    if (!may_be_one(w, x, y) || (w->n_known && *slot_of(w, pair))) return;
    const link_report *r = &w->link->reports.at[x->report],
                      *s = &w->link->reports.at[y->report];
    int n = x->type == w->scale.statement
                ? dl_link_statement_points(w->link, r, s)
                : dl_link_points(&w->scale, x->report, y->report);
    if (n < LINK_ENOUGH) return;
    remember(w, pair);
    *DL_PUSH(w->link->mem, &w->candidates) =
        (candidate){ x->report, y->report, a, b, (uint8_t)(n > 100 ? 100 : n) };
}

static void compare_blocks(work *w) {
    for (uint32_t i = 0; i < w->blocks.n;) {
        uint32_t end = dl_pairs_run(w->blocks.at, w->blocks.n, i);
        for (uint32_t a = i; a < end && end - i <= MAX_BLOCK; a++)
            for (uint32_t b = a + 1; b < end && b <= a + WINDOW; b++)
                compare(w, w->blocks.at[a].value, w->blocks.at[b].value);
        i = end;
    }
}

/* ---- joining -------------------------------------------------------------------------------- */

static int best_first(const void *x, const void *y) {
    const candidate *a = x, *b = y;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    if (a->rank_a != b->rank_a) return a->rank_a < b->rank_a ? -1 : 1;
    return a->rank_b < b->rank_b ? -1 : a->rank_b > b->rank_b;
}

/* Two that one article tells, or that differ in who acted, are two. */
static bool exclude(const work *w, const link_report *a, const link_report *b) {
    uint32_t x[LINK_MAX_SIDE], y[LINK_MAX_SIDE];
    if (a->article == b->article) return true;
    uint32_t nx = dl_link_side(&w->scale, a, true, x),
             ny = dl_link_side(&w->scale, b, true, y);
    return nx && ny && dl_link_shared(x, nx, y, ny) == 0;
}

/* Does any telling of the one set exclude one of the other? Rings are short; the longest
 * ones are looked at in part. */
static bool told_apart(const work *w, uint32_t a, uint32_t b) {
    enum { MAX_LOOKED_AT = 4096 };
    uint32_t i = a, looked_at = 0;
    do {
        uint32_t j = b;
        do {
            if (exclude(w, &w->link->reports.at[i], &w->link->reports.at[j])) return true;
            j = w->next[j];
        } while (j != b && ++looked_at < MAX_LOOKED_AT);
        i = w->next[i];
    } while (i != a && looked_at < MAX_LOOKED_AT);
    return false;
}

static void join_rings(work *w, uint32_t a, uint32_t b) {
    uint32_t after = w->next[a];
    w->next[a] = w->next[b];
    w->next[b] = after;
}

static void join_candidates(work *w) {
    dl_link *link = w->link;
    if (w->candidates.n)
        qsort(w->candidates.at, w->candidates.n, sizeof *w->candidates.at, best_first);
    for (uint32_t i = 0; i < w->candidates.n; i++) {
        const candidate *c = &w->candidates.at[i];
        if (dl_sets_root(&link->clusters, c->a) == dl_sets_root(&link->clusters, c->b) ||
            told_apart(w, c->a, c->b) ||
            dl_split_between(link->split_reports.at, link->split_reports.n, 0,
                             &link->clusters, c->a, c->b))
            continue;
        bool said = link->reports.at[c->a].type == w->scale.statement;
        uint32_t reason = dl_pool_add(&link->pool, said ? DL_LIT("speaker, words")
                                                        : DL_LIT("type, time, actors"));
        for (int side = 0; side < 2; side++) {
            link_report *r = &link->reports.at[side ? c->b : c->a];
            r->reason = reason;
            r->score = c->score;
        }
        dl_sets_join(&link->clusters, c->a, c->b);
        join_rings(w, c->a, c->b);
        link->event_links++;
    }
}

/* Tellings of one article that extraction found to be one. */
static void join_within(work *w) {
    dl_link *link = w->link;
    for (uint32_t i = 0; i < link->reports.n; i++) {
        link_report *r = &link->reports.at[i];
        if (r->same_as == DL_NONE || r->same_as >= link->reports.n ||
            link->reports.at[r->same_as].type != r->type ||
            dl_sets_root(&link->clusters, i) == dl_sets_root(&link->clusters, r->same_as))
            continue;
        r->reason = dl_pool_add(&link->pool, DL_LIT("same article"));
        dl_sets_join(&link->clusters, i, r->same_as);
        join_rings(w, i, r->same_as);
    }
}

void dl_link_events(dl_link *link) {
    work w = { .link = link, .scale = dl_link_scale(link) };
    w.next = DL_NEW_N(link->mem, uint32_t, link->reports.n + 1);
    for (uint32_t i = 0; i < link->reports.n; i++) w.next[i] = i;
    dl_link_note_yearless(link, &w.yearless);
    dl_sets_init(&link->clusters, link->mem, link->reports.n);
    join_within(&w);
    make_blocks(&w, dl_pool_add(&link->pool, DL_LIT("talk_round")));
    glance_at(&w);
    compare_blocks(&w);
    join_candidates(&w);
}
