/* link_sum.c - the pages of actors that a great many events name, counted beforehand.
 *
 * In:  actors that events name which were written or taken away in this run.
 * Out: table actor_sum for those of them that are in more than BUSY events: the same numbers
 *      and lists that the query layer counts for all others.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

enum {
    BUSY = 1000,         /* events; fewer are counted within a page's time */
    BUSY_ARTICLES = 100, /* fewer articles hardly tell so many events, and if they do, the
                            page takes as long as it takes */
    LISTED = 10          /* of a list, as a page shows */
};

typedef struct {
    int64_t event;
    dl_str time; /* when it began, else when it was first told; empty: not known */
} last_event;

typedef struct {
    const char *part, *types; /* a blank around each type */
    bool acts;                /* only where the actor speaks or acts */
    uint32_t n[2];            /* with a date, without */
    last_event at[2][LISTED];
} last_list;

/* ---- who is touched ------------------------------------------------------------------------ */

dl_code dl_sum_touch_event(dl_link *link, int64_t event, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(link->store, SQL_SUM_TOLD, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    while (!dl_step(link->store, q, &more, err) && more)
        *DL_PUSH(link->mem, &link->summed) = dl_column_int(q, 0);
    return err->code;
}

dl_code dl_sum_touch_known(dl_link *link, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(link->store, SQL_SUM_KNOWN, err);
    if (!q) return err->code;
    while (!dl_step(link->store, q, &more, err) && more)
        *DL_PUSH(link->mem, &link->summed) = dl_column_int(q, 0);
    return err->code;
}

/* ---- one actor ----------------------------------------------------------------------------- */

static dl_code put(dl_link *link, int64_t actor, const char *part, uint32_t n, int64_t id,
                   dl_str month, int64_t count, dl_err *err) {
    dl_row q;
    if (!dl_row_begin(link->store, SQL_SUM_PUT, &q, err)) return err->code;
    dl_row_int(&q, ":actor", actor);
    dl_row_str(&q, ":part", dl_str_of(part));
    dl_row_int(&q, ":n", n);
    dl_row_maybe(&q, ":id", id != 0, id);
    dl_row_opt(&q, ":month", month);
    dl_row_maybe(&q, ":count", count != 0, count);
    return dl_row_run(&q, err);
}

static dl_code put_months(dl_link *link, int64_t actor, dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(link->store, SQL_ACTOR_MONTHS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    for (uint32_t n = 0; !dl_step(link->store, q, &more, err) && more; n++)
        if (put(link, actor, "month", n, 0, dl_column_str(q, 0), dl_column_int(q, 1),
                err))
            return err->code;
    return err->code;
}

static dl_code put_others(dl_link *link, int64_t actor, int sql, const char *part,
                          dl_err *err) {
    bool more = true;
    sqlite3_stmt *q = dl_sql(link->store, sql, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    dl_bind_int(q, ":limit", LISTED);
    for (uint32_t n = 0; !dl_step(link->store, q, &more, err) && more; n++)
        if (put(link, actor, part, n, dl_column_int(q, 0), (dl_str){ 0 },
                dl_column_int(q, 3), err))
            return err->code;
    return err->code;
}

static bool is_among(const char *types, dl_str type) {
    for (dl_str rest = dl_str_of(types); rest.len;)
        if (dl_str_eq(dl_str_cut(&rest, ' '), type)) return true;
    return false;
}

/* Rows come the last first; an event once for each role. */
static dl_code read_last(dl_link *link, int64_t actor, int sql, int half,
                         last_list *lists, uint32_t n_lists, dl_arena *mem, dl_err *err) {
    bool more = true, full = false;
    sqlite3_stmt *q = dl_sql(link->store, sql, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    while (!full && !dl_step(link->store, q, &more, err) && more) {
        int64_t event = dl_column_int(q, 0);
        dl_str role = dl_column_str(q, 2), type = dl_column_str(q, 3);
        bool acts = is_among("speaker proposer agent", role);
        full = true;
        for (uint32_t i = 0; i < n_lists; i++) {
            last_list *l = &lists[i];
            uint32_t *n = &l->n[half];
            bool again = *n > 0 && l->at[half][*n - 1].event == event;
            if (*n < LISTED && !again && (acts || !l->acts) && is_among(l->types, type))
                l->at[half][(*n)++] =
                    (last_event){ event, dl_str_copy(mem, dl_column_str(q, 1)) };
            full = full && *n == LISTED;
        }
    }
    sqlite3_reset(q);
    return err->code;
}

static bool is_later(const last_event *a, const last_event *b) {
    int order = dl_str_cmp(a->time, b->time);
    return order ? order > 0 : a->event > b->event;
}

static dl_code put_last(dl_link *link, int64_t actor, dl_arena *mem, dl_err *err) {
    last_list lists[] = {
        { .part = "statements", .types = "statement", .acts = true },
        { .part = "positions",
          .types = "demand proposal rejection threat",
          .acts = true },
        { .part = "meetings", .types = "meeting talk_round visit" },
    };
    if (read_last(link, actor, SQL_SUM_DATED, 0, lists, DL_N(lists), mem, err) ||
        read_last(link, actor, SQL_SUM_UNDATED, 1, lists, DL_N(lists), mem, err))
        return err->code;
    for (uint32_t i = 0; i < DL_N(lists); i++) {
        const last_list *l = &lists[i];
        for (uint32_t n = 0, a = 0, b = 0; n < LISTED && (a < l->n[0] || b < l->n[1]);
             n++) {
            bool dated =
                b == l->n[1] || (a < l->n[0] && is_later(&l->at[0][a], &l->at[1][b]));
            int64_t event = dated ? l->at[0][a++].event : l->at[1][b++].event;
            if (put(link, actor, l->part, n, event, (dl_str){ 0 }, 0, err))
                return err->code;
        }
    }
    return DL_OK;
}

static dl_code is_busy(dl_link *link, int64_t actor, bool *out, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(link->store, SQL_SUM_IS_BUSY, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    dl_bind_int(q, ":limit", BUSY + 1);
    if (dl_step(link->store, q, &more, err)) return err->code;
    *out = dl_column_int(q, 0) > BUSY;
    sqlite3_reset(q);
    return DL_OK;
}

static dl_code count_events(dl_link *link, int64_t actor, int64_t *out, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(link->store, SQL_ACTOR_EVENT_COUNT, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    if (dl_step(link->store, q, &more, err)) return err->code;
    *out = dl_column_int(q, 0);
    sqlite3_reset(q);
    return DL_OK;
}

static dl_code sum_up(dl_link *link, int64_t actor, dl_arena *mem, dl_err *err) {
    int64_t events = 0;
    if (count_events(link, actor, &events, err) ||
        put(link, actor, "events", 0, 0, (dl_str){ 0 }, events, err) ||
        put_months(link, actor, err) ||
        put_others(link, actor, SQL_ACTOR_WITH, "with", err) ||
        put_others(link, actor, SQL_ACTOR_MEETS, "meets", err) ||
        put_others(link, actor, SQL_ACTOR_ADDRESSES, "addresses", err))
        return err->code;
    return put_last(link, actor, mem, err);
}

/* ---- all that are touched -------------------------------------------------------------------- */

static int by_id(const void *a, const void *b) {
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static bool is_touched(const dl_link *link, const link_entity *e) {
    return e->touched ||
           (link->summed.n && bsearch(&e->id, link->summed.at, link->summed.n,
                                      sizeof e->id, by_id) != NULL);
}

/* Pages are counted with the indexes, which a first load makes last; until then there is
 * none, and the page is counted when it is asked for. */
dl_code dl_link_clear_sums(dl_link *link, dl_err *err) {
    if (link->summed.n)
        qsort(link->summed.at, link->summed.n, sizeof *link->summed.at, by_id);
    for (uint32_t i = 0; i < link->entities.n; i++) {
        const link_entity *e = &link->entities.at[i];
        if (e->root != i || e->articles <= BUSY_ARTICLES || !is_touched(link, e))
            continue;
        if (dl_run_id(link, SQL_SUM_CLEAR, ":actor", e->id, err)) return err->code;
        *DL_PUSH(link->store->mem, &link->store->to_sum) = e->id;
    }
    return DL_OK;
}

static dl_code sum_all(dl_link *link, dl_err *err) {
    for (uint32_t i = 0; i < link->store->to_sum.n; i++) {
        int64_t actor = link->store->to_sum.at[i];
        bool busy = false;
        dl_arena_reset(link->mem);
        if (dl_run_id(link, SQL_SUM_CLEAR, ":actor", actor, err) ||
            is_busy(link, actor, &busy, err) ||
            (busy && sum_up(link, actor, link->mem, err)))
            return err->code;
    }
    return DL_OK;
}

dl_code dl_store_sum(dl_store *store, dl_err *err) {
    dl_link link = { .store = store };
    if (store->to_sum.n == 0) return DL_OK;
    link.mem = dl_arena_new();
    if (dl_store_begin(store, err) || sum_all(&link, err) || dl_store_commit(store, err))
        dl_store_rollback(store);
    dl_arena_free(link.mem);
    store->to_sum.n = 0;
    return err->code;
}
