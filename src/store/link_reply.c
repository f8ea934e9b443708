/* link_reply.c - which event answers which: a rejection the proposal that it rejects.
 *
 * In:  positions of all reports; the events they tell.
 * Out: link.replies, at most a few an answer.
 * An answer is held against the positions around it in its own article, and against those
 * of other articles whose sides meet its own, in the weeks before it. It takes the best one
 * that reaches the threshold: who answers was asked, whose it was, what it is called, the
 * words they share, how near it stands. What contradicts, such as an answer to somebody
 * else, ends the comparison.
 *
 * SPDX-License-Identifier: MIT */
#include "link_reply.h"

enum {
    AROUND = 48,        /* positions before and behind an answer in its article */
    BEFORE = 48,        /* positions of a side that are looked at across articles */
    DAYS = 40,          /* an answer to another article's position comes within */
    ENOUGH = 60,        /* points in one article, */
    ENOUGH_ACROSS = 70, /* ... across articles, */
    SURE_ACROSS = 85,   /* ... when its own article has told what it answers */
    SURE = 80,          /* of what is named and what is told: one event */
    NESTED = 90,        /* of what the answer's own words tell */
    BEHIND = 25,        /* "rejection of the offer": between the two words */
    MAX_PLURAL = 8,     /* "the demands" */
};

typedef struct {
    dl_link *link;
    const link_positions *all;
    DL_VEC(dl_pair) sides; /* key: a side and its part; value: place in by_time */
    uint32_t *by_time, n_by_time;
} work;

static const struct {
    const char *name, *outcome;
} relations[] = {
#define X(id, relation, outcome) { relation, outcome },
    DL_REPLIES(X)
#undef X
};

const char *dl_relation_name(int relation) {
    DL_ASSERT(relation >= 0 && relation < DL_RELATIONS);
    return relations[relation].name;
}

const char *dl_relation_outcome(int relation) {
    DL_ASSERT(relation >= 0 && relation < DL_RELATIONS);
    return relations[relation].outcome;
}

int dl_relation_named(dl_str name) {
    for (int i = 0; i < DL_RELATIONS; i++)
        if (dl_str_is(name, relations[i].name)) return i;
    return -1;
}

/* ---- matches ----------------------------------------------------------------------- */

static void add_reply(work *w, uint32_t answer, const link_match *m) {
    const link_position *a = &w->all->list.at[answer], *t = &w->all->list.at[m->target];
    *DL_PUSH(w->link->mem, &w->link->replies) =
        (link_reply){ .report = w->link->rank[a->report],
                      .against = w->link->rank[t->report],
                      .relation = m->relation,
                      .score = (uint8_t)(m->score > 99 ? 99 : m->score),
                      .reasons = m->reasons };
}

/* "The offer" that is rejected is not one's own, and it is called one. */
static bool may_be_nested(const work *w, const link_position *a, const link_position *t) {
    uint32_t own = 0;
    for (uint32_t i = 0; i < a->n_by; i++)
        own += dl_link_same_side(w->link, &a->by[i], 1, t->by, t->n_by) != 0;
    if (a->relation == DL_WITHDRAWS) return own || !t->n_by;
    if ((own && own == a->n_by) ||
        (a->relation != DL_REJECTS && a->relation != DL_ACCEPTS))
        return false;
    return dl_link_told(w->all, a)->content_len
               ? a->calls & dl_link_calls(t)
               : t->type == LINK_PROPOSAL || t->type == LINK_DEMAND;
}

/* The position that A's own words tell: "rejected the offer". */
static uint32_t nested_in(const work *w, uint32_t answer, uint32_t first, uint32_t end) {
    const link_position *a = &w->all->list.at[answer];
    const link_report *r = dl_link_told(w->all, a);
    uint32_t from = r->content_len ? r->content_off : r->trigger_off + r->trigger_len;
    uint32_t to = from + (r->content_len ? r->content_len : BEHIND), best = DL_NONE;
    for (uint32_t i = first; i < end; i++) {
        const link_position *t = &w->all->list.at[i];
        const link_report *o = dl_link_told(w->all, t);
        if (i == answer || t->type == LINK_STATEMENT || !dl_link_fits(a, t) ||
            o->trigger_off < from || o->trigger_off >= to || !may_be_nested(w, a, t))
            continue;
        if (best == DL_NONE ||
            o->trigger_off < dl_link_told(w->all, &w->all->list.at[best])->trigger_off)
            best = i;
    }
    return best;
}

static bool better(const work *w, const link_match *x, const link_match *y) {
    if (x->score != y->score) return x->score > y->score;
    const link_position *a = &w->all->list.at[x->target],
                        *b = &w->all->list.at[y->target];
    const link_report *r = dl_link_told(w->all, a), *o = dl_link_told(w->all, b);
    if (r->article == o->article) return r->trigger_off > o->trigger_off;
    if (a->time != b->time) return a->time > b->time;
    return w->link->rank[a->report] < w->link->rank[b->report];
}

/* Its article's own; "the demands" are all that reach the threshold. *NESTED: what its own
 * words tell, or DL_NONE. */
static link_match match_here(work *w, uint32_t answer, uint32_t first, uint32_t end,
                             uint32_t *nested) {
    const link_position *a = &w->all->list.at[answer];
    link_match best = { .score = 0 }, list[MAX_PLURAL];
    uint32_t n = 0;
    *nested = nested_in(w, answer, first, end);
    if (first + AROUND < answer) first = answer - AROUND;
    if (end > answer + AROUND) end = answer + AROUND;
    for (uint32_t i = first; i < end; i++) {
        link_match m = { .target = i, .relation = (uint8_t)a->relation };
        if (i == answer || i == *nested) continue;
        m.score = dl_link_points_here(w->all, a, &w->all->list.at[i], &m);
        if (m.score < ENOUGH) continue;
        if (a->plural && n < MAX_PLURAL) list[n++] = m;
        if (!best.score || better(w, &m, &best)) best = m;
    }
    link_match inside = { *nested, NESTED, REPLY_INSIDE, (uint8_t)a->relation };
    if (*nested != DL_NONE) add_reply(w, answer, &inside);
    if (best.score) add_reply(w, answer, &best);
    for (uint32_t i = 0; i < n; i++)
        if (list[i].target != best.target) add_reply(w, answer, &list[i]);
    return best;
}

/* ---- across articles --------------------------------------------------------------- */

enum { SIDE_TO = 1, SIDE_BY = 2 };

static uint64_t side_key(const work *w, uint64_t part, uint32_t entity) {
    return dl_mix(part, dl_link_stands_for(w->link, entity) + 1);
}

typedef struct {
    dl_minute time;
    uint32_t rank, position;
} moment;

static int by_moment(const void *x, const void *y) {
    const moment *a = x, *b = y;
    if (a->time != b->time) return a->time < b->time ? -1 : 1;
    return a->rank < b->rank ? -1 : a->rank > b->rank;
}

/* Puts what can be answered in order of time, and names each under its sides. */
static void index_sides(work *w) {
    dl_arena *mem = w->link->mem;
    moment *list = DL_NEW_N(mem, moment, w->all->list.n + 1);
    w->by_time = DL_NEW_N(mem, uint32_t, w->all->list.n + 1);
    for (uint32_t i = 0; i < w->all->list.n; i++) {
        const link_position *p = &w->all->list.at[i];
        if (p->open && p->type != LINK_STATEMENT && p->time != DL_NO_TIME)
            list[w->n_by_time++] = (moment){ p->time, w->link->rank[p->report], i };
    }
    if (w->n_by_time > 1) qsort(list, w->n_by_time, sizeof *list, by_moment);
    for (uint32_t i = 0; i < w->n_by_time; i++) {
        const link_position *p = &w->all->list.at[w->by_time[i] = list[i].position];
        for (uint32_t k = 0; k < p->n_to; k++)
            *DL_PUSH(mem, &w->sides) = (dl_pair){ side_key(w, SIDE_TO, p->to[k]), i };
        for (uint32_t k = 0; k < p->n_by; k++)
            *DL_PUSH(mem, &w->sides) = (dl_pair){ side_key(w, SIDE_BY, p->by[k]), i };
    }
    dl_pairs_sort(w->sides.at, w->sides.n);
}

/* The first pair of KEY's run whose position comes after TIME. */
static uint32_t after(const work *w, uint32_t from, uint32_t end, dl_minute time) {
    while (from < end) {
        uint32_t mid = from + (end - from) / 2;
        if (w->all->list.at[w->by_time[w->sides.at[mid].value]].time <= time)
            from = mid + 1;
        else
            end = mid;
    }
    return from;
}

static void look_back(const work *w, const link_position *a, uint64_t key,
                      link_match *best) {
    uint32_t from = dl_pairs_find(w->sides.at, w->sides.n, key);
    uint32_t end = dl_pairs_run(w->sides.at, w->sides.n, from);
    if (from >= w->sides.n || w->sides.at[from].key != key) return;
    uint32_t at = after(w, from, end, a->time), seen = 0;
    for (; at > from && seen < BEFORE; at--, seen++) {
        link_match m = { .target = w->by_time[w->sides.at[at - 1].value],
                         .relation = (uint8_t)a->relation };
        const link_position *t = &w->all->list.at[m.target];
        if (a->time - t->time > (dl_minute)DAYS * DL_MINUTES_A_DAY) return;
        if (dl_link_told(w->all, t)->article == dl_link_told(w->all, a)->article)
            continue;
        m.score = dl_link_points_across(w->all, a, t, &m);
        if (m.score >= ENOUGH_ACROSS && (!best->score || better(w, &m, best))) *best = m;
    }
}

static link_match match_across(work *w, uint32_t answer, bool told_here) {
    const link_position *a = &w->all->list.at[answer];
    link_match best = { .score = 0 };
    if (a->time == DL_NO_TIME || (!a->n_by && !a->by_said) || a->unknown_to ||
        a->relation == DL_DENIES || a->relation == DL_COUNTERS)
        return best;
    for (uint32_t i = 0; i < a->n_by; i++) {
        look_back(w, a, side_key(w, SIDE_TO, a->by[i]), &best);
        if (a->relation == DL_SETTLES || a->relation == DL_WITHDRAWS)
            look_back(w, a, side_key(w, SIDE_BY, a->by[i]), &best);
    }
    for (uint32_t i = 0; i < a->n_to; i++)
        look_back(w, a, side_key(w, SIDE_BY, a->to[i]), &best);
    if (best.score < (told_here ? SURE_ACROSS : ENOUGH_ACROSS)) best.score = 0;
    if (best.score) add_reply(w, answer, &best);
    return best;
}

/* ---- "the offer" is the offer ------------------------------------------------------ */

/* What an answer only names, "rejected Norland's offer", is the position that it answers. */
static void join_named(work *w, uint32_t named, const link_match *m) {
    dl_link *link = w->link;
    const link_position *a = &w->all->list.at[named], *b = &w->all->list.at[m->target];
    bool other =
        a->n_by && b->n_by && !dl_link_same_side(link, a->by, a->n_by, b->by, b->n_by);
    if (a->type != b->type || a->n_words || other || m->score < SURE ||
        dl_sets_root(&link->clusters, a->report) ==
            dl_sets_root(&link->clusters, b->report) ||
        dl_split_between(link->split_reports.at, link->split_reports.n, 0,
                         &link->clusters, a->report, b->report))
        return;
    link_report *r = &link->reports.at[a->report];
    r->reason = dl_pool_add(&link->pool, DL_LIT("named by its answer"));
    r->score = (uint8_t)(m->score > 99 ? 99 : m->score);
    dl_sets_join(&link->clusters, a->report, b->report);
    link->event_links++;
}

/* ---- what people said -------------------------------------------------------------- */

static uint32_t event_meant(const dl_link *link, const uint32_t *reports, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (link->event_of[reports[i]] != DL_NONE) return link->event_of[reports[i]];
    return DL_NONE;
}

static void drop_replies_of(dl_link *link, uint32_t event) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < link->replies.n; i++)
        if (link->replies.at[i].event != event)
            link->replies.at[n++] = link->replies.at[i];
    link->replies.n = n;
}

/* "set KEY reply_to OTHER": that one and no other; "none": it answers nothing. */
static void judge(dl_link *link) {
    const link_positions *all = link->positions;
    for (uint32_t i = 0; i < link->judged.n; i++) {
        const link_judgement *j = &link->judged.at[i];
        if (!dl_judged_is(j, "set") || !dl_str_is(j->field, "reply_to")) continue;
        uint32_t event = event_meant(link, j->first.at, j->first.n);
        uint32_t target = event_meant(link, j->second.at, j->second.n);
        if (event == DL_NONE) continue;
        drop_replies_of(link, event);
        if (target == DL_NONE || target == event) continue;
        int relation = DL_SETTLES;
        for (uint32_t k = 0; k < all->list.n; k++)
            if (link->event_of[all->list.at[k].report] == event &&
                all->list.at[k].relation >= 0)
                relation = all->list.at[k].relation;
        *DL_PUSH(link->mem, &link->replies) =
            (link_reply){ .event = event,
                          .target = target,
                          .report = link->rank[j->first.at[0]],
                          .against = link->rank[j->second.at[0]],
                          .relation = (uint8_t)relation,
                          .score = 100,
                          .reasons = REPLY_JUDGED };
    }
}

/* ---- all --------------------------------------------------------------------------- */

static int by_events(const void *x, const void *y) {
    const link_reply *a = x, *b = y;
    if (a->event != b->event) return a->event < b->event ? -1 : 1;
    if (a->target != b->target) return a->target < b->target ? -1 : 1;
    if (a->score != b->score) return a->score > b->score ? -1 : 1;
    if (a->report != b->report) return a->report < b->report ? -1 : 1;
    return a->against < b->against ? -1 : a->against > b->against;
}

/* One reply for two events: the best one. */
static void keep_best(dl_link *link) {
    link_reply *at = link->replies.at;
    uint32_t n = 0;
    if (link->replies.n > 1) qsort(at, link->replies.n, sizeof *at, by_events);
    for (uint32_t i = 0; i < link->replies.n; i++) {
        if (at[i].event == DL_NONE || at[i].target == DL_NONE ||
            at[i].event == at[i].target)
            continue;
        if (n == 0 || at[i].event != at[n - 1].event || at[i].target != at[n - 1].target)
            at[n++] = at[i];
    }
    link->replies.n = n;
}

static void match_all(work *w, uint32_t answer, uint32_t first, uint32_t end) {
    uint32_t nested;
    link_match here = match_here(w, answer, first, end, &nested);
    link_match across = match_across(w, answer, here.score > 0);
    if (nested == DL_NONE) return;
    if (here.score) join_named(w, nested, &here);
    if (across.score) join_named(w, nested, &across);
}

void dl_link_replies(dl_link *link) {
    link_positions *all = DL_NEW(link->mem, link_positions);
    work w = { .link = link, .all = all };
    dl_link_positions(link, all);
    link->positions = all;
    index_sides(&w);
    for (uint32_t first = 0, end; first < all->list.n; first = end) {
        uint32_t article = dl_link_told(all, &all->list.at[first])->article;
        end = first;
        while (end < all->list.n &&
               dl_link_told(all, &all->list.at[end])->article == article)
            end++;
        for (uint32_t i = first; i < end; i++)
            if (all->list.at[i].relation >= 0) match_all(&w, i, first, end);
    }
}

void dl_link_reply_events(dl_link *link) {
    for (uint32_t i = 0; i < link->replies.n; i++) {
        link_reply *r = &link->replies.at[i];
        r->event = link->event_of[link->by_rank[r->report]];
        r->target = link->event_of[link->by_rank[r->against]];
    }
    judge(link);
    keep_best(link);
    dl_link_threads(link, link->positions);
}
