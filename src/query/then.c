/* then.c - as-of: finds the events that are not stored as they were known.
 *
 * In:  the conditions of a filter, packed columns.
 * Out: events to be reckoned from what had been told by then: at once, as they are met, or
 *      only if they can be heavy enough.
 *
 * SPDX-License-Identifier: MIT */
#include "then.h"

typedef struct {
    dl_scan *scan;
    const dl_pack_column *ids, *begins, *told, *types, *statuses, *confidences, *tellings;
} columns;

/* What is to be found of the events beside their ids. */
typedef struct {
    bool times;  /* others than the stored one, at which they are met */
    bool bounds; /* what they can have weighed: --top */
} wanted;

static dl_code read_columns(columns *c, wanted want, dl_err *err) {
    if (dl_scan_column(c->scan, DL_PACK_ID, &c->ids, err)) return err->code;
    if ((want.times || want.bounds) &&
        (dl_scan_column(c->scan, DL_PACK_BEGINS, &c->begins, err) ||
         dl_scan_column(c->scan, DL_PACK_TOLD, &c->told, err) ||
         dl_scan_column(c->scan, DL_PACK_TELLINGS, &c->tellings, err)))
        return err->code;
    if (want.bounds &&
        (dl_scan_column(c->scan, DL_PACK_TYPE, &c->types, err) ||
         dl_scan_column(c->scan, DL_PACK_STATUS, &c->statuses, err) ||
         dl_scan_column(c->scan, DL_PACK_CONFIDENCE, &c->confidences, err)))
        return err->code;
    return DL_OK;
}

/* Times of event I that had been told by then. */
static void add_others(dl_query *query, const columns *c, uint32_t i, dl_picks *out) {
    dl_minute told = c->told->at[i], until = dl_as_of_until(query), begins;
    for (int64_t k = c->tellings->at[i]; k < c->tellings->at[i + 1]; k++) {
        const dl_pack_entry *e = &c->tellings->in[k];
        if (told + e->id < until &&
            dl_telling_begins(c->tellings->names[e->name], told, &begins) &&
            begins != c->begins->at[i])
            *DL_PUSH(query->mem, &out->at) = (dl_pick){ c->ids->at[i], begins };
    }
}

static dl_str name_in(const dl_pack_column *c, uint32_t i) {
    return c->names[c->at[i]];
}

static void add_bound(dl_query *query, const columns *c, uint32_t i, dl_then *then) {
    double most =
        dl_tellings_weigh(query, c->tellings, i, c->told->at[i], name_in(c->types, i),
                          name_in(c->statuses, i), c->confidences->at[i]);
    *DL_PUSH(query->mem, &then->bounds) = (dl_then_bound){ most, c->ids->at[i] };
}

static dl_code scan_changed(dl_query *query, const dl_conditions *conditions, wanted want,
                            dl_then *then, dl_err *err) {
    static const dl_range any = DL_ANY_TIME;
    columns c = { 0 };
    dl_scan_found found;
    if (dl_scan_new(query, &any, false, &c.scan, err)) return err->code;
    dl_scan_changed(c.scan);
    for (uint32_t i = 0; i < conditions->list.n; i++)
        (void)dl_scan_add(c.scan, &conditions->list.at[i],
                          dl_holds_then(&conditions->list.at[i]));
    for (bool more = true; more;) {
        if (dl_scan_block(c.scan, &found, &more, err) || !more ||
            read_columns(&c, want, err))
            break;
        for (uint32_t i = 0; i < found.n; i++) {
            dl_pick pick = { c.ids->at[found.at[i]], DL_NO_TIME };
            *DL_PUSH(query->mem, &then->changed.at) = pick;
            if (want.times) add_others(query, &c, found.at[i], &then->others);
            if (want.bounds) add_bound(query, &c, found.at[i], then);
        }
    }
    return err->code;
}

dl_code dl_then_find(dl_query *query, const dl_conditions *conditions, bool all,
                     dl_then *then, dl_err *err) {
    wanted want = { .times = !all && !query->apart, .bounds = query->top != 0 };
    if (scan_changed(query, conditions, want, then, err)) return err->code;
    if (want.times) then->changed.at.n = 0;
    dl_picks_sort_by_time(&then->others, query->back);
    return DL_OK;
}

dl_code dl_then_reckon(dl_query *query, dl_then *then, dl_err *err) {
    for (uint32_t i = 0; i < then->changed.at.n; i++) {
        dl_event_row row = { 0 };
        bool found;
        dl_arena_reset(query->row);
        if (dl_then_read(query, then, then->changed.at.at[i].id, &row, &found, err))
            return err->code;
        if (!found) continue;
        dl_pick pick = { row.id, DL_NO_TIME };
        (void)dl_iso_parse(row.begins, &pick.begins);
        *DL_PUSH(query->mem, &then->known.at) = pick;
    }
    dl_picks_sort_by_time(&then->known, query->back);
    return DL_OK;
}

dl_code dl_then_read(dl_query *query, const dl_then *then, int64_t event,
                     dl_event_row *row, bool *found, dl_err *err) {
    if (dl_event_read(query, event, row, found, err)) return err->code;
    *found = *found && dl_known_terms_hold(query, then->terms, row);
    return DL_OK;
}
