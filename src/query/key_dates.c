/* key_dates.c - --top: the most reported and most consequential events of a period.
 *
 * In:  a selection. Out: N of its events, in order of time.
 * What an event weighs is reckoned when it is linked (dl_event_weight); where many events are
 * selected, they are walked along their weight until N are found.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "pick.h"

static double weigh(const dl_event_row *row) {
    return dl_event_weight(row->type, dl_status_named(row->status), row->articles,
                           row->sources, row->confidence);
}

struct weighed {
    double weight;
    uint32_t place; /* in order of time */
    int64_t id;
};

static int heaviest_first(const void *a, const void *b) {
    const struct weighed *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static int in_order(const void *a, const void *b) {
    const struct weighed *x = a, *y = b;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* Its heaviest events, when walking along the weights finds them soon. */
static dl_code walk_weights(dl_query *query, dl_selection *selection, uint32_t most,
                            dl_ids *out, bool *found, dl_err *err) {
    enum { PATIENCE = 20000 };
    dl_picks top = { 0 };
    bool more = true, good;
    *found = false;
    if (!dl_select_can_ask(selection)) return DL_OK;
    sqlite3_stmt *q = dl_sql(query->store, SQL_WALK_WEIGHT, err);
    if (!q) return err->code;
    for (uint32_t asked = 0; top.at.n < most && asked < PATIENCE; asked++) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        dl_pick pick = { dl_column_int(q, 0), dl_column_time(q, 1) };
        if (dl_select_holds(selection, pick.id, &good, err)) return err->code;
        if (good) *DL_PUSH(query->mem, &top.at) = pick;
    }
    sqlite3_reset(q);
    *found = !more || top.at.n == most;
    dl_picks_sort_by_time(&top, false);
    for (uint32_t i = 0; i < top.at.n && *found; i++)
        *DL_PUSH(query->mem, &out->at) = top.at.at[i].id;
    return DL_OK;
}

dl_code dl_top_events(dl_query *query, dl_selection *selection, uint32_t most,
                      dl_ids *out, dl_err *err) {
    DL_VEC(struct weighed) all = { 0 };
    dl_event_row row;
    dl_code rc;
    bool found;
    if (walk_weights(query, selection, most, out, &found, err) || found) return err->code;
    while ((rc = dl_select_next(selection, &row, err)) == DL_OK)
        *DL_PUSH(query->mem, &all) = (struct weighed){ weigh(&row), all.n, row.id };
    if (rc != DL_END) return rc;
    if (all.n) qsort(all.at, all.n, sizeof *all.at, heaviest_first);
    if (all.n > most) all.n = most;
    if (all.n) qsort(all.at, all.n, sizeof *all.at, in_order);
    for (uint32_t i = 0; i < all.n; i++) *DL_PUSH(query->mem, &out->at) = all.at[i].id;
    return DL_OK;
}
