/* meetings.c - who meets whom, summed up over all events.
 *
 * In:  meetings, visits and rounds of talks. Out: actors, and pairs of them with the number
 *      of meetings, the first and the last, and the keys of the events.
 * Who is only described ("two officials") is nobody in particular and is no actor here.
 *
 * SPDX-License-Identifier: MIT */
#include "meetings.h"

enum { MAX_PARTIES = 64, MAX_MET = 1 << 22 };

struct met { /* two actors in one event; a before b by key */
    dl_str a, b, event, begins;
};

struct dl_meetings {
    dl_arena *mem;
    DL_VEC(dl_met_actor) actors;
    DL_VEC(struct met) met;
    DL_VEC(dl_met_pair) pairs;
};

dl_meetings *dl_meetings_new(dl_arena *mem) {
    dl_meetings *meetings = DL_NEW(mem, dl_meetings);
    meetings->mem = mem;
    return meetings;
}

/* The roles in which somebody is there, by type of event. */
static const char *roles_of(dl_str type) {
    if (dl_str_is(type, "meeting") || dl_str_is(type, "talk_round"))
        return "participant mediator";
    return dl_str_is(type, "visit") ? "agent host" : "";
}

static bool happened(const dl_cell *record) {
    return dl_get_is(record, "status", "occurred") ||
           dl_get_is(record, "status", "ongoing");
}

static uint32_t parties_of(const dl_cell *record, const dl_cell *out[MAX_PARTIES]) {
    const dl_cell *roles = dl_get_list(record, "actors");
    uint32_t n = 0;
    dl_str wanted = dl_str_of(roles_of(dl_get(record, "type")));
    while (wanted.len) {
        dl_str role = dl_str_cut(&wanted, ' ');
        for (uint32_t i = 0; i < roles->in.n; i++) {
            if (!dl_str_is(role, roles->in.at[i].name)) continue;
            for (uint32_t k = 0; k < roles->in.at[i].in.n && n < MAX_PARTIES; k++)
                if (dl_get(&roles->in.at[i].in.at[k], "key").len)
                    out[n++] = &roles->in.at[i].in.at[k];
        }
    }
    return n;
}

static void add_actor(dl_meetings *m, const dl_cell *actor) {
    dl_met_actor one = { dl_str_copy(m->mem, dl_get(actor, "key")),
                         dl_str_copy(m->mem, dl_get(actor, "name")), 1 };
    *DL_PUSH(m->mem, &m->actors) = one;
}

void dl_meetings_add(dl_meetings *m, const dl_cell *record) {
    const dl_cell *parties[MAX_PARTIES];
    uint32_t n = happened(record) ? parties_of(record, parties) : 0;
    if (n < 2 || m->met.n > MAX_MET) return;
    dl_str event = dl_str_copy(m->mem, dl_get(record, "key"));
    dl_str begins = dl_str_copy(m->mem, dl_str_sub(dl_get(record, "begins"), 0, 10));
    for (uint32_t i = 0; i < n; i++) {
        add_actor(m, parties[i]);
        for (uint32_t k = i + 1; k < n; k++) {
            dl_str a = dl_get(parties[i], "key"), b = dl_get(parties[k], "key");
            int order = dl_str_cmp(a, b);
            if (order == 0) continue;
            struct met met = { dl_str_copy(m->mem, order < 0 ? a : b),
                               dl_str_copy(m->mem, order < 0 ? b : a), event, begins };
            *DL_PUSH(m->mem, &m->met) = met;
        }
    }
}

/* ---- summing up --------------------------------------------------------------------------- */

static int by_key(const void *x, const void *y) {
    return dl_str_cmp(((const dl_met_actor *)x)->key, ((const dl_met_actor *)y)->key);
}

static int by_pair(const void *x, const void *y) {
    const struct met *a = x, *b = y;
    int order = dl_str_cmp(a->a, b->a);
    if (order == 0) order = dl_str_cmp(a->b, b->b);
    if (order == 0) order = dl_str_cmp(a->begins, b->begins);
    return order ? order : dl_str_cmp(a->event, b->event);
}

static void merge_actors(dl_meetings *m) {
    uint32_t n = 0;
    qsort(m->actors.at, m->actors.n, sizeof *m->actors.at, by_key);
    for (uint32_t i = 0; i < m->actors.n; i++) {
        if (n && dl_str_eq(m->actors.at[n - 1].key, m->actors.at[i].key))
            m->actors.at[n - 1].meetings++;
        else
            m->actors.at[n++] = m->actors.at[i];
    }
    m->actors.n = n;
}

static uint32_t index_of(const dl_meetings *m, dl_str key) {
    dl_met_actor probe = { .key = key };
    const dl_met_actor *at =
        bsearch(&probe, m->actors.at, m->actors.n, sizeof probe, by_key);
    return (uint32_t)(at - m->actors.at);
}

/* The pair of the meetings FROM..TO, which are all its own. */
static void add_pair(dl_meetings *m, uint32_t from, uint32_t to) {
    dl_met_pair pair = { .a = index_of(m, m->met.at[from].a),
                         .b = index_of(m, m->met.at[from].b) };
    dl_buf keys = { 0 };
    for (uint32_t i = from; i < to; i++) {
        const struct met *met = &m->met.at[i];
        if (i > from && dl_str_eq(met->event, m->met.at[i - 1].event)) continue;
        if (pair.n++) dl_buf_putc(&keys, ' ');
        dl_buf_str(&keys, met->event);
        if (met->begins.len == 0) continue;
        if (pair.first.len == 0) pair.first = met->begins;
        pair.last = met->begins;
    }
    pair.keys = dl_str_copy(m->mem, (dl_str){ keys.ptr, (uint32_t)keys.len });
    dl_buf_free(&keys);
    *DL_PUSH(m->mem, &m->pairs) = pair;
}

void dl_meetings_finish(dl_meetings *m) {
    if (m->met.n == 0) {
        m->actors.n = 0;
        return;
    }
    merge_actors(m);
    qsort(m->met.at, m->met.n, sizeof *m->met.at, by_pair);
    for (uint32_t i = 0, from = 0; i < m->met.n; i++) {
        bool last = i + 1 == m->met.n || !dl_str_eq(m->met.at[i].a, m->met.at[i + 1].a) ||
                    !dl_str_eq(m->met.at[i].b, m->met.at[i + 1].b);
        if (!last) continue;
        add_pair(m, from, i + 1);
        from = i + 1;
    }
}

const dl_met_actor *dl_meetings_actors(const dl_meetings *m, uint32_t *n) {
    *n = m->actors.n;
    return m->actors.at;
}

const dl_met_pair *dl_meetings_pairs(const dl_meetings *m, uint32_t *n) {
    *n = m->pairs.n;
    return m->pairs.at;
}
