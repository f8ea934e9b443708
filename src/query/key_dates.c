/* key_dates.c - --top: the most reported and most consequential events of a period.
 *
 * In:  a selection. Out: N of its events, in order of time.
 * An event weighs what its type and status weigh, times how many articles and publishers
 * tell it (in powers of two: the tenth adds little), times how sure its reading is. Types
 * that are not in the table weigh one.
 *
 * SPDX-License-Identifier: MIT */
#include <math.h>

#include "query_inside.h"

static const struct {
    const char *type;
    double weight;
} weights[] = {
    { "agreement", 3 },     { "ceasefire", 3 },   { "talk_round", 3 },
    { "attack", 2.5 },      { "election", 2.5 },  { "sanction", 2 },
    { "withdrawal", 2 },    { "relations", 2 },   { "meeting", 1.5 },
    { "appointment", 1.5 }, { "rejection", 1.5 }, { "release", 1.5 },
    { "detention", 1.5 },   { "statement", 0.4 },
};

static const double by_status[DL_STATUS_COUNT] = {
    [DL_OCCURRED] = 1,   [DL_ONGOING] = 0.9, [DL_PLANNED] = 0.6,
    [DL_POSSIBLE] = 0.3, [DL_DENIED] = 0.5,
};

static double weigh(const dl_event_row *row) {
    double weight = 1;
    int status = dl_status_named(row->status);
    for (size_t i = 0; i < DL_N(weights); i++)
        if (dl_str_is(row->type, weights[i].type)) weight = weights[i].weight;
    if (status >= 0) weight *= by_status[status];
    double told = log2(1 + (double)row->articles) + log2(1 + (double)row->sources);
    return weight * told * (0.5 + (double)row->confidence / 200);
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

dl_code dl_top_events(dl_query *query, dl_selection *selection, uint32_t most,
                      dl_ids *out, dl_err *err) {
    DL_VEC(struct weighed) all = { 0 };
    dl_event_row row;
    dl_code rc;
    while ((rc = dl_select_next(selection, &row, err)) == DL_OK)
        *DL_PUSH(query->mem, &all) = (struct weighed){ weigh(&row), all.n, row.id };
    if (rc != DL_END) return rc;
    if (all.n) qsort(all.at, all.n, sizeof *all.at, heaviest_first);
    if (all.n > most) all.n = most;
    if (all.n) qsort(all.at, all.n, sizeof *all.at, in_order);
    for (uint32_t i = 0; i < all.n; i++) *DL_PUSH(query->mem, &out->at) = all.at[i].id;
    return DL_OK;
}
