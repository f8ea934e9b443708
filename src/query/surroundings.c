/* surroundings.c - --context: what happened shortly before and after the events found.
 *
 * In:  a selection, how far to look. Out: its events and those around them, in order of
 * time, once each, a stretch of time after the other, so that the first page comes at once.
 * A stretch ends before the next event found begins to be around; one that would hold very
 * many is cut, and what lasts beyond it begins the next one.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

enum { LONGEST = 64 }; /* events found, before a stretch is cut */

typedef struct {
    dl_minute begins, ends;
} window;

struct dl_surroundings {
    dl_query *query;
    dl_selection *selection;
    dl_minute around;
    bool over, has_ahead; /* no more are found; one is, which no stretch has yet */
    int64_t ahead;
    window of_ahead;
    dl_minute done, left; /* until where stretches reach; and what was cut off */
    dl_ids found, seen;   /* of the stretch; what lasts beyond it. Sorted */
    dl_ids undated;       /* nothing is around them */
};

dl_surroundings *dl_surroundings_new(dl_query *query, dl_selection *selection,
                                     dl_minute around) {
    dl_surroundings *s = DL_NEW(query->mem, dl_surroundings);
    s->query = query;
    s->selection = selection;
    s->around = around;
    s->done = s->left = DL_NO_TIME;
    return s;
}

/* ---- stretches ------------------------------------------------------------------------- */

/* The next event found that has a date; s->over: there is none. */
static dl_code look_ahead(dl_surroundings *s, dl_err *err) {
    while (!s->has_ahead && !s->over) {
        dl_event_row row;
        window w;
        dl_code rc = dl_select_next(s->selection, &row, err);
        s->over = rc == DL_END;
        if (rc) return s->over ? DL_OK : rc;
        if (!dl_iso_parse(row.begins, &w.begins) || !dl_iso_parse(row.ends, &w.ends)) {
            *DL_PUSH(s->query->mem, &s->undated.at) = row.id;
            continue;
        }
        s->of_ahead = (window){ w.begins - s->around, w.ends + s->around };
        s->ahead = row.id;
        s->has_ahead = true;
    }
    return DL_OK;
}

static void reach(dl_minute *end, dl_minute t) {
    if (*end == DL_NO_TIME || t > *end) *end = t;
}

/* Events come in order of their beginning, so that one meets only the last stretch. All that
 * is found in a stretch is known when it ends. */
static dl_code next_window(dl_surroundings *s, window *w, bool *more, dl_err *err) {
    s->found.at.n = 0;
    if (look_ahead(s, err)) return err->code;
    *more = s->left != DL_NO_TIME || s->has_ahead;
    if (!*more) return DL_OK;
    *w = s->left != DL_NO_TIME ? (window){ s->done, s->left } : s->of_ahead;
    if (s->done != DL_NO_TIME && w->begins < s->done) w->begins = s->done;
    s->left = DL_NO_TIME;
    for (int n = 0; s->has_ahead && s->of_ahead.begins <= w->ends; n++) {
        bool cut = n >= LONGEST;
        if (cut && s->of_ahead.begins + s->around >= w->ends) break;
        reach(cut ? &s->left : &w->ends, s->of_ahead.ends);
        *DL_PUSH(s->query->mem, &s->found.at) = s->ahead;
        s->has_ahead = false;
        if (look_ahead(s, err)) return err->code;
    }
    if (s->left != DL_NO_TIME && s->left <= w->ends) s->left = DL_NO_TIME;
    s->done = w->ends;
    dl_ids_sort(&s->found);
    return DL_OK;
}

/* ---- events ---------------------------------------------------------------------------- */

static dl_code read_window(dl_surroundings *s, const window *w, dl_ids *out,
                           dl_err *err) {
    dl_query part = *s->query;
    dl_selection *selection;
    dl_event_row row;
    dl_ids lasting = { 0 };
    dl_code rc;
    part.filter = (dl_filter){ 0 };
    *DL_PUSH(part.mem, &part.filter.terms) =
        (dl_term){ .field = DL_TERM_DATE, .begins = w->begins, .ends = w->ends };
    if (dl_select_open(&part, NULL, &selection, err)) return err->code;
    while ((rc = dl_select_next(selection, &row, err)) == DL_OK) {
        dl_minute ends = DL_NO_TIME;
        if (dl_iso_parse(row.ends, &ends) && ends > w->ends)
            *DL_PUSH(part.mem, &lasting.at) = row.id;
        if (!dl_ids_has(&s->seen, row.id)) *DL_PUSH(part.mem, &out->at) = row.id;
    }
    if (rc != DL_END) return rc;
    dl_ids_sort(&lasting);
    s->seen = lasting;
    return DL_OK;
}

dl_code dl_surroundings_next(dl_surroundings *s, dl_ids *out, dl_err *err) {
    window w;
    bool more;
    out->at.n = 0;
    if (next_window(s, &w, &more, err)) return err->code;
    if (more) return read_window(s, &w, out, err);
    if (s->undated.at.n == 0) return DL_END;
    *out = s->found = s->undated;
    s->undated = (dl_ids){ 0 };
    dl_ids_sort(&s->found);
    return DL_OK;
}

bool dl_surroundings_found(const dl_surroundings *s, int64_t event) {
    return dl_ids_has(&s->found, event);
}
