/* link.c - from reports to events: the order of things.
 *
 * In:  all reports of the database.
 * Out: actors, series and events, each under a key that is stable; what changed is written.
 * Everything is reckoned anew each time from the reports alone, so the result does not
 * depend on the order in which articles came; only rows that differ are written.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

enum { KEY_DIGITS = 8, MAX_KEY_DIGITS = 13 };

/* ---- order ------------------------------------------------------------------------------- */

typedef struct {
    uint32_t report, off;
    dl_minute published; /* INT64_MAX: not known, told last */
    dl_str sha;
} place;

static int first_telling_first(const void *x, const void *y) {
    const place *a = x, *b = y;
    if (a->published != b->published) return a->published < b->published ? -1 : 1;
    int sha = dl_str_cmp(a->sha, b->sha);
    if (sha) return sha;
    if (a->off != b->off) return a->off < b->off ? -1 : 1;
    return a->report < b->report ? -1 : a->report > b->report;
}

/* Ranks reports by when and where they are told, so that nothing depends on the order in
 * which articles came in. */
static void rank_reports(dl_link *link) {
    uint32_t n = link->reports.n;
    place *places = DL_NEW_N(link->mem, place, n + 1);
    link->rank = DL_NEW_N(link->mem, uint32_t, n + 1);
    link->by_rank = DL_NEW_N(link->mem, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const link_article *a = &link->articles.at[link->reports.at[i].article];
        places[i] =
            (place){ .report = i,
                     .off = link->reports.at[i].trigger_off,
                     .published = a->published == DL_NO_TIME ? INT64_MAX : a->published,
                     .sha = a->sha };
    }
    if (n > 1) qsort(places, n, sizeof *places, first_telling_first);
    for (uint32_t i = 0; i < n; i++) {
        link->by_rank[i] = places[i].report;
        link->rank[places[i].report] = i;
    }
}

/* Five bits a digit; letters that look like digits are left out. */
static void write_digits(uint64_t hash, int n, char *out) {
    static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
    for (int i = 0; i < n; i++) out[i] = digits[hash >> (5 * i) & 31];
    out[n] = '\0';
}

static dl_str name_of(dl_arena *mem, dl_str type, const char *digits, uint32_t n) {
    char *out = dl_alloc(mem, type.len + n + 2);
    memcpy(out, type.ptr, type.len);
    out[type.len] = '-';
    memcpy(out + type.len + 1, digits, n);
    return (dl_str){ out, type.len + n + 1 };
}

/* Named after the first telling: that article, type and place. Two events of one name
 * get longer ones. */
static dl_str make_key(dl_link *link, dl_pool *taken, const link_report *r) {
    char digits[MAX_KEY_DIGITS + 1];
    dl_str type = dl_pool_str(&link->pool, r->type), key = { 0 };
    uint64_t hash = dl_str_hash(link->articles.at[r->article].sha);
    hash = dl_mix(dl_mix(hash, dl_str_hash(type)), r->trigger_off);
    for (int n = KEY_DIGITS; n <= MAX_KEY_DIGITS; n++) {
        write_digits(hash, n, digits);
        key = name_of(link->mem, type, digits, (uint32_t)n);
        if (!dl_pool_find(taken, key)) break;
    }
    for (int n = 2; dl_pool_find(taken, key); n++)
        key = dl_str_fmt(link->mem, "%.*s-%s-%d", DL_ARG(type), digits, n);
    return dl_pool_str(taken, dl_pool_add(taken, key));
}

static void add_event(dl_link *link, dl_pool *taken, uint32_t first, uint32_t n,
                      uint32_t talk_round) {
    const link_report *r = &link->reports.at[link->order[first]];
    dl_str key = make_key(link, taken, r);
    *DL_PUSH(link->mem, &link->events) =
        (link_event){ .first = first, .n = n, .key = key, .talk = r->type == talk_round };
}

/* Orders reports by event and names the events. */
static void order_events(dl_link *link) {
    uint32_t n = link->reports.n, at = 0;
    uint32_t *next = DL_NEW_N(link->mem, uint32_t, n + 1); /* in the set, by rank */
    uint32_t *last = DL_NEW_N(link->mem, uint32_t, n + 1); /* by root */
    uint32_t talk_round = dl_pool_add(&link->pool, DL_LIT("talk_round"));
    dl_pool taken;
    dl_pool_init(&taken, link->mem);
    link->order = DL_NEW_N(link->mem, uint32_t, n + 1);
    memset(last, 0xff, (n + 1) * sizeof *last);
    bool *first = DL_NEW_N(link->mem, bool, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        if (link->reports.at[link->by_rank[i]].rejected) continue;
        uint32_t report = link->by_rank[i], root = dl_sets_root(&link->clusters, report);
        next[report] = DL_NONE;
        first[i] = last[root] == DL_NONE;
        if (!first[i]) next[last[root]] = report;
        last[root] = report;
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t from = at;
        if (!first[i]) continue;
        for (uint32_t r = link->by_rank[i]; r != DL_NONE; r = next[r])
            link->order[at++] = r;
        add_event(link, &taken, from, at - from, talk_round);
    }
    for (uint32_t i = 0; i < link->judged.n; i++) /* told by nobody, added by a person */
        if (dl_judged_is(&link->judged.at[i], "add") &&
            !dl_pool_find(&taken, link->judged.at[i].subject))
            *DL_PUSH(link->mem, &link->events) =
                (link_event){ .added = i, .key = link->judged.at[i].subject };
}

/* Which event each report tells. */
static void map_reports(dl_link *link) {
    link->event_of = DL_NEW_N(link->mem, uint32_t, link->reports.n + 1);
    memset(link->event_of, 0xff, (link->reports.n + 1) * sizeof *link->event_of);
    for (uint32_t i = 0; i < link->events.n; i++)
        for (uint32_t k = 0; k < link->events.at[i].n; k++)
            link->event_of[link->order[link->events.at[i].first + k]] = i;
}

/* ---- all ---------------------------------------------------------------------------------- */

static dl_code link_all(dl_link *link, dl_err *err) {
    if (dl_store_retellings(link->store, err) || dl_link_load(link, err) ||
        dl_link_load_judgements(link, err))
        return err->code;
    rank_reports(link);
    dl_link_actors(link);
    dl_link_judge_reports(link);
    dl_link_events(link);
    dl_link_talks(link);
    dl_link_judge_same(link);
    dl_link_replies(link);
    order_events(link);
    map_reports(link);
    dl_link_reply_events(link);
    if (dl_link_write_actors(link, err) || dl_link_write_series(link, err))
        return err->code;
    if (dl_link_write_events(link, err) || dl_link_write_replies(link, err) ||
        dl_link_write_judged(link, err) || dl_link_drop_old(link, err))
        return err->code;
    return dl_link_clear_sums(link, err);
}

dl_code dl_store_link(dl_store *store, const dl_knowledge *k, dl_minute now,
                      dl_store_stats *stats, dl_err *err) {
    dl_link link = { .store = store, .k = k, .now = now, .mem = dl_arena_new() };
    dl_pool_init(&link.pool, link.mem);
    if (dl_store_begin(store, err) || link_all(&link, err) ||
        dl_meta_set(store, "linked", "1", err) || dl_store_commit(store, err)) {
        dl_store_rollback(store);
    } else {
        stats->reports = link.reports.n;
        stats->events = link.events.n;
        stats->series = link.series.n;
        stats->actor_links = link.actor_links;
        stats->event_links = link.event_links;
        for (uint32_t i = 0; i < link.entities.n; i++)
            stats->actors +=
                link.entities.at[i].root == i && link.entities.at[i].articles;
    }
    dl_arena_free(link.mem);
    return err->code;
}
