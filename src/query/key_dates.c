/* key_dates.c - --top: the most reported and most consequential events of a period.
 *
 * In:  a selection. Out: N of its events, in order of time.
 * What an event weighs is reckoned when it is linked (dl_event_weight); where many events are
 * selected, the blocks with the heaviest ones are scanned first.
 *
 * SPDX-License-Identifier: MIT */
#include "then.h"

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

/* ---- among very many -------------------------------------------------------------------- */

typedef struct {
    double weight;
    dl_pick pick;
} candidate;

typedef struct {
    candidate *at; /* the heaviest first; of one weight the earliest */
    uint32_t n, most;
} ranking;

static bool is_before(const candidate *a, const candidate *b) {
    if (a->weight != b->weight) return a->weight > b->weight;
    return dl_picks_before(&a->pick, &b->pick, false);
}

static bool has_room(const ranking *top, const candidate *c) {
    return top->n < top->most || (top->n && is_before(c, &top->at[top->n - 1]));
}

static void put_in(ranking *top, candidate c) {
    uint32_t at = top->n < top->most ? top->n++ : top->n - 1;
    for (; at > 0 && is_before(&c, &top->at[at - 1]); at--) top->at[at] = top->at[at - 1];
    top->at[at] = c;
}

static dl_code rank_block(dl_query *query, dl_selection *selection, dl_scan *scan,
                          const dl_scan_found *found, ranking *top, dl_err *err) {
    const dl_pack_column *ids = NULL, *begins = NULL, *weights = NULL;
    if (dl_scan_column(scan, DL_PACK_ID, &ids, err) ||
        dl_scan_column(scan, DL_PACK_BEGINS, &begins, err) ||
        dl_scan_column(scan, DL_PACK_WEIGHT, &weights, err))
        return err->code;
    for (uint32_t i = 0; i < found->n; i++) {
        uint32_t k = found->at[i];
        candidate c = { weights->reals[k], { ids->at[k], begins->at[k] } };
        bool good;
        if (!has_room(top, &c)) continue;
        dl_arena_reset(query->row);
        if (dl_select_left(selection, c.pick.id, &good, err)) return err->code;
        if (good) put_in(top, c);
    }
    return DL_OK;
}

static int by_id(const void *x, const void *y) {
    const dl_then_bound *a = x, *b = y;
    if (a->id != b->id) return a->id < b->id ? -1 : 1;
    return a->most > b->most ? -1 : a->most < b->most;
}

static int most_first(const void *x, const void *y) {
    const dl_then_bound *a = x, *b = y;
    if (a->most != b->most) return a->most > b->most ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

/* as-of: what is not as stored weighs what it weighed then, which is reckoned as long as it
 * can be enough. */
static dl_code rank_then(dl_query *query, const dl_then *then, ranking *top,
                         dl_err *err) {
    uint32_t n = then->bounds.n;
    dl_then_bound *bounds = DL_NEW_N(query->mem, dl_then_bound, n + 1);
    for (uint32_t i = 0; i < n; i++) bounds[i] = then->bounds.at[i];
    if (n > 1) qsort(bounds, n, sizeof *bounds, by_id);
    n = 0;
    for (uint32_t i = 0; i < then->bounds.n; i++)
        if (n == 0 || bounds[n - 1].id != bounds[i].id) bounds[n++] = bounds[i];
    if (n > 1) qsort(bounds, n, sizeof *bounds, most_first);
    for (uint32_t i = 0; i < n; i++) {
        dl_event_row row = { 0 };
        bool found;
        if (top->n == top->most && top->n && bounds[i].most < top->at[top->n - 1].weight)
            break;
        dl_arena_reset(query->row);
        if (dl_then_read(query, then, bounds[i].id, &row, &found, err)) return err->code;
        if (!found) continue;
        candidate c = { weigh(&row), { row.id, DL_NO_TIME } };
        (void)dl_iso_parse(row.begins, &c.pick.begins);
        if (has_room(top, &c)) put_in(top, c);
    }
    return DL_OK;
}

static dl_code scan_weights(dl_query *query, dl_selection *selection, dl_scan *scan,
                            const dl_then *then, uint32_t most, dl_ids *out,
                            dl_err *err) {
    enum { AT_ONCE = 1 << 20 };
    ranking top = { .most = most < AT_ONCE ? most : AT_ONCE };
    dl_scan_found found;
    dl_picks picks = { 0 };
    top.at = DL_NEW_N(query->mem, candidate, top.most + 1);
    dl_scan_by_weight(scan);
    for (bool more = true; more;) {
        if (dl_scan_block(scan, &found, &more, err)) return err->code;
        bool light =
            top.n == top.most && more && found.block->weight < top.at[top.n - 1].weight;
        if (!more || light) break;
        if (rank_block(query, selection, scan, &found, &top, err)) return err->code;
    }
    if (then && rank_then(query, then, &top, err)) return err->code;
    for (uint32_t i = 0; i < top.n; i++) *DL_PUSH(query->mem, &picks.at) = top.at[i].pick;
    dl_picks_sort_by_time(&picks, false);
    for (uint32_t i = 0; i < picks.at.n; i++)
        *DL_PUSH(query->mem, &out->at) = picks.at.at[i].id;
    return DL_OK;
}

/* ---- the command's ---------------------------------------------------------------------- */

dl_code dl_top_events(dl_query *query, dl_selection *selection, uint32_t most,
                      dl_ids *out, dl_err *err) {
    DL_VEC(struct weighed) all = { 0 };
    dl_event_row row;
    dl_code rc;
    const dl_then *then;
    dl_scan *scan = dl_select_scan_then(selection, &then);
    if (scan) return scan_weights(query, selection, scan, then, most, out, err);
    while ((rc = dl_select_next(selection, &row, err)) == DL_OK)
        *DL_PUSH(query->mem, &all) = (struct weighed){ weigh(&row), all.n, row.id };
    if (rc != DL_END) return rc;
    if (all.n) qsort(all.at, all.n, sizeof *all.at, heaviest_first);
    if (all.n > most) all.n = most;
    if (all.n) qsort(all.at, all.n, sizeof *all.at, in_order);
    for (uint32_t i = 0; i < all.n; i++) *DL_PUSH(query->mem, &out->at) = all.at[i].id;
    return DL_OK;
}
