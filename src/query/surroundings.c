/* surroundings.c - --context: what happened shortly before and after the events found.
 *
 * In:  a selection, how far to look. Out: its events and those around them, in order of
 * time, once each.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

typedef struct {
    dl_minute begins, ends;
} window;

typedef DL_VEC(window) windows;

/* Events come in order of their beginning, so a window meets only the last one. */
static void add_window(dl_arena *mem, windows *list, const dl_event_row *row,
                       dl_minute around) {
    window w;
    if (!dl_iso_parse(row->begins, &w.begins) || !dl_iso_parse(row->ends, &w.ends))
        return;
    w.begins -= around;
    w.ends += around;
    window *last = list->n ? &list->at[list->n - 1] : NULL;
    if (last && w.begins <= last->ends) {
        if (w.ends > last->ends) last->ends = w.ends;
        return;
    }
    *DL_PUSH(mem, list) = w;
}

/* What lasted through two windows comes once. */
static dl_code add_events(dl_query *query, const window *w, dl_ids *seen, dl_ids *out,
                          dl_err *err) {
    dl_query part = *query;
    dl_selection *selection;
    dl_event_row row;
    dl_code rc;
    dl_term *term = NULL;
    part.filter = (dl_filter){ 0 };
    term = DL_PUSH(query->mem, &part.filter.terms);
    *term = (dl_term){ .field = DL_TERM_DATE, .begins = w->begins, .ends = w->ends };
    if (dl_select_open(&part, NULL, &selection, err)) return err->code;
    uint32_t first = out->at.n;
    while ((rc = dl_select_next(selection, &row, err)) == DL_OK)
        if (!dl_ids_has(seen, row.id)) *DL_PUSH(query->mem, &out->at) = row.id;
    if (rc != DL_END) return rc;
    for (uint32_t i = first; i < out->at.n; i++)
        *DL_PUSH(query->mem, &seen->at) = out->at.at[i];
    dl_ids_sort(seen);
    return DL_OK;
}

dl_code dl_events_around(dl_query *query, dl_selection *selection, dl_minute around,
                         dl_ids *found, dl_ids *out, dl_err *err) {
    windows list = { 0 };
    dl_ids seen = { 0 };
    dl_event_row row;
    dl_code rc;
    while ((rc = dl_select_next(selection, &row, err)) == DL_OK) {
        add_window(query->mem, &list, &row, around);
        *DL_PUSH(query->mem, &found->at) = row.id;
    }
    if (rc != DL_END) return rc;
    for (uint32_t i = 0; i < list.n; i++)
        if (add_events(query, &list.at[i], &seen, out, err)) return err->code;
    for (uint32_t i = 0; i < found->at.n; i++) /* an undated one has nothing around it */
        if (!dl_ids_has(&seen, found->at.at[i]))
            *DL_PUSH(query->mem, &out->at) = found->at.at[i];
    dl_ids_sort(found);
    return DL_OK;
}
