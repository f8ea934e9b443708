/* link_thread.c - threads: positions that answer each other or are about one thing.
 *
 * In:  replies; positions of all reports.
 * Out: link.threads and link.members: who is in which, and what was decided last.
 * Two positions are about one thing when the same two sides take them within weeks and
 * share most of their words. What answers statements makes no thread: those are not wants.
 *
 * SPDX-License-Identifier: MIT */
#include "link_reply.h"

enum {
    DAYS = 60,   /* one side comes back to its demand within */
    WINDOW = 8,  /* earlier positions of the same sides that are looked at */
    SHARED = 50, /* of the shorter one's words, in a hundred */
    MIN_WORDS = 2,
};

typedef struct {
    dl_link *link;
    const link_positions *all;
    uint32_t *first; /* by event: its first open position, or DL_NONE */
    dl_sets sets;    /* of events */
    bool *in;        /* by event: it is in a thread */
} work;

static bool is_want(const link_position *p) {
    return p->open && (p->type == LINK_PROPOSAL || p->type == LINK_DEMAND);
}

/* The earliest telling of each event that wants something. */
static void find_first(work *w) {
    const link_position *list = w->all->list.at;
    for (uint32_t i = 0; i < w->all->list.n; i++) {
        uint32_t event = w->link->event_of[list[i].report];
        if (!is_want(&list[i]) || event == DL_NONE) continue;
        uint32_t have = w->first[event];
        if (have == DL_NONE ||
            w->link->rank[list[i].report] < w->link->rank[list[have].report])
            w->first[event] = i;
    }
}

static bool about_one_thing(const work *w, const link_position *a,
                            const link_position *b) {
    uint32_t less = a->n_words < b->n_words ? a->n_words : b->n_words;
    uint32_t n = dl_link_common(w->all, a, b);
    return n >= MIN_WORDS && n * 100 >= less * SHARED;
}

typedef struct {
    uint64_t key;
    dl_minute time;
    uint32_t rank, event;
} entry;

static int by_sides(const void *x, const void *y) {
    const entry *a = x, *b = y;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    if (a->time != b->time) return a->time < b->time ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

static void join(work *w, uint32_t a, uint32_t b) {
    w->in[a] = w->in[b] = true;
    dl_sets_join(&w->sets, a, b);
}

/* Wants of one side towards another, in order of time. */
static void join_repeated(work *w) {
    DL_VEC(entry) list = { 0 };
    for (uint32_t i = 0; i < w->link->events.n; i++) {
        if (w->first[i] == DL_NONE) continue;
        const link_position *p = &w->all->list.at[w->first[i]];
        if (!p->n_by || !p->n_to || p->time == DL_NO_TIME) continue;
        uint64_t by = dl_link_stands_for(w->link, p->by[0]) + 1;
        uint64_t to = dl_link_stands_for(w->link, p->to[0]) + 1;
        *DL_PUSH(w->link->mem, &list) =
            (entry){ dl_mix(by, to), p->time, w->link->rank[p->report], i };
    }
    if (list.n > 1) qsort(list.at, list.n, sizeof *list.at, by_sides);
    for (uint32_t i = 0; i < list.n; i++)
        for (uint32_t k = i; k > 0 && k + WINDOW > i; k--) {
            const entry *a = &list.at[k - 1], *b = &list.at[i];
            if (a->key != b->key ||
                b->time - a->time > (dl_minute)DAYS * DL_MINUTES_A_DAY)
                break;
            if (about_one_thing(w, &w->all->list.at[w->first[a->event]],
                                &w->all->list.at[w->first[b->event]]))
                join(w, a->event, b->event);
        }
}

static void join_replies(work *w) {
    for (uint32_t i = 0; i < w->link->replies.n; i++) {
        const link_reply *r = &w->link->replies.at[i];
        if (w->first[r->target] != DL_NONE && r->relation != DL_DENIES)
            join(w, r->event, r->target);
    }
}

/* ---- outcomes ------------------------------------------------------------------------------- */

/* When the telling of RANK speaks of; what is not dated comes first. */
static dl_minute time_of(const dl_link *link, uint32_t rank) {
    const link_report *r = &link->reports.at[link->by_rank[rank]];
    if (r->begins != DL_NO_TIME) return r->begins;
    dl_minute published = link->articles.at[r->article].published;
    return published == DL_NO_TIME ? INT64_MIN : published;
}

static bool later(const dl_link *link, uint32_t a, uint32_t b) {
    dl_minute x = time_of(link, a), y = time_of(link, b);
    return x != y ? x > y : a > b;
}

/* Of each event the answer that decided last: a rank of a telling, DL_NONE. */
static void decide(const work *w, int8_t *relation, uint32_t *rank) {
    for (uint32_t i = 0; i < w->link->replies.n; i++) {
        const link_reply *r = &w->link->replies.at[i];
        uint32_t t = r->target;
        if (!*dl_relation_outcome(r->relation)) continue;
        if (rank[t] != DL_NONE && !later(w->link, r->report, rank[t])) continue;
        rank[t] = r->report;
        relation[t] = (int8_t)r->relation;
    }
}

static void add_member(work *w, uint32_t event, int8_t relation, uint32_t rank,
                       uint32_t *thread_of, uint32_t *decided) {
    dl_link *link = w->link;
    uint32_t root = dl_sets_root(&w->sets, event); /* the smallest: the first told */
    if (thread_of[root] == DL_NONE) {
        thread_of[root] = link->threads.n;
        decided[root] = DL_NONE;
        *DL_PUSH(link->mem, &link->threads) =
            (link_thread){ .opening = event, .relation = -1 };
    }
    link_thread *t = &link->threads.at[thread_of[root]];
    t->positions++;
    *DL_PUSH(link->mem, &link->members) =
        (link_member){ .event = event,
                       .thread = thread_of[root],
                       .relation = relation,
                       .open = w->first[event] != DL_NONE };
    if (rank == DL_NONE ||
        (decided[root] != DL_NONE && !later(link, rank, decided[root])))
        return;
    decided[root] = rank;
    t->relation = relation;
}

void dl_link_threads(dl_link *link, const link_positions *all) {
    uint32_t n = link->events.n;
    work w = { .link = link,
               .all = all,
               .first = DL_NEW_N(link->mem, uint32_t, n + 1),
               .in = DL_NEW_N(link->mem, bool, n + 1) };
    int8_t *relation = DL_NEW_N(link->mem, int8_t, n + 1);
    uint32_t *rank = DL_NEW_N(link->mem, uint32_t, n + 1);
    uint32_t *thread_of = DL_NEW_N(link->mem, uint32_t, n + 1);
    uint32_t *decided = DL_NEW_N(link->mem, uint32_t, n + 1);
    memset(w.first, 0xff, (n + 1) * sizeof *w.first);
    memset(relation, 0xff, n + 1);
    memset(rank, 0xff, (n + 1) * sizeof *rank);
    memset(thread_of, 0xff, (n + 1) * sizeof *thread_of);
    dl_sets_init(&w.sets, link->mem, n);
    find_first(&w);
    join_replies(&w);
    join_repeated(&w);
    decide(&w, relation, rank);
    for (uint32_t i = 0; i < n; i++)
        if (w.in[i]) add_member(&w, i, relation[i], rank[i], thread_of, decided);
}
