/* select.c - which events a filter means, in order of time.
 *
 * In:  query->filter.
 * Out: events one at a time; undated ones last.
 * Terms that an index answers give sets, which are intersected; what is excluded by them
 * is passed over. The rest (place, numbers, dates) is looked at row by row. Without any
 * set, events are walked along the index of their beginning.
 *
 * SPDX-License-Identifier: MIT */
#include "pick.h"

enum stage { LONG, DATED, UNDATED, OVER };

struct dl_selection {
    dl_query *query;
    dl_range range;
    bool narrowed; /* `set` holds what the indexes answered */
    dl_picks set, excluded;
    uint32_t next;
    enum stage stage; /* else: where the walk is */
    sqlite3_stmt *walk;
    bool residual; /* rows are to be looked at */
};

/* ---- rows one by one --------------------------------------------------------------------- */

/* Terms that sets and exclusions do not settle. */
static bool is_residual(const dl_term *term) {
    switch (term->field) {
    case DL_TERM_PLACE:
    case DL_TERM_ROUND:
    case DL_TERM_CONFIDENCE:
    case DL_TERM_DATE: return true;
    case DL_TERM_TYPE:
    case DL_TERM_STATUS: return term->negated;
    default: return false;
    }
}

static bool is_one_of(const dl_term *term, dl_str value) {
    for (uint32_t i = 0; i < term->values.n; i++)
        if (dl_str_eq(term->values.at[i].text, value)) return true;
    return false;
}

static bool is_place(dl_arena *mem, const dl_term *term, dl_str place) {
    for (uint32_t i = 0; i < term->values.n; i++)
        if (place.len && dl_words_within(dl_folded(mem, term->values.at[i].text),
                                         dl_folded(mem, place)))
            return true;
    return false;
}

static bool is_between(const dl_term *term, double value) {
    return (term->low_open ? value > term->low : value >= term->low) &&
           (term->high_open ? value < term->high : value <= term->high);
}

static bool overlaps(const dl_term *term, dl_minute begins, dl_minute ends) {
    return begins != DL_NO_TIME && (term->ends == DL_NO_TIME || begins < term->ends) &&
           (term->begins == DL_NO_TIME || ends > term->begins);
}

/* Q is a row of :event_check. */
static bool holds(dl_arena *mem, const dl_term *term, sqlite3_stmt *q) {
    switch (term->field) {
    case DL_TERM_TYPE: return is_one_of(term, dl_column_str(q, 0));
    case DL_TERM_STATUS: return is_one_of(term, dl_column_str(q, 1));
    case DL_TERM_DATE: return overlaps(term, dl_column_time(q, 2), dl_column_time(q, 3));
    case DL_TERM_PLACE: return is_place(mem, term, dl_column_str(q, 4));
    case DL_TERM_ROUND:
        return dl_column_str(q, 5).len && is_between(term, (double)dl_column_int(q, 5));
    default: return is_between(term, (double)dl_column_int(q, 6) / 100);
    }
}

static dl_code check_row(dl_selection *s, int64_t id, bool *good, dl_err *err) {
    dl_query *query = s->query;
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_CHECK, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", id);
    if (dl_step(query->store, q, good, err)) return err->code;
    for (uint32_t i = 0; *good && i < query->filter.terms.n; i++) {
        const dl_term *term = &query->filter.terms.at[i];
        if (is_residual(term)) *good = holds(query->row, term, q) != term->negated;
    }
    return DL_OK;
}

/* ---- sets ---------------------------------------------------------------------------------- */

static void narrow(dl_selection *s, const dl_picks *set) {
    if (s->narrowed)
        dl_picks_intersect(&s->set, set);
    else
        s->set = *set;
    s->narrowed = true;
}

static void exclude(dl_selection *s, const dl_picks *set) {
    for (uint32_t i = 0; i < set->at.n; i++)
        *DL_PUSH(s->query->mem, &s->excluded.at) = set->at.at[i];
}

static dl_code pick_terms(dl_selection *s, dl_err *err) {
    for (uint32_t i = 0; i < s->query->filter.terms.n; i++) {
        const dl_term *term = &s->query->filter.terms.at[i];
        dl_picks set = { 0 };
        if (!dl_pick_can(term->field) || (term->negated && is_residual(term))) continue;
        if (dl_pick_term(s->query, &s->range, term, &set, err)) return err->code;
        if (term->negated)
            exclude(s, &set);
        else
            narrow(s, &set);
    }
    return DL_OK;
}

static dl_code pick_all(dl_selection *s, const char *types, dl_err *err) {
    dl_picks of_types = { 0 }, with = { 0 }, without = { 0 };
    bool any;
    for (dl_str rest = dl_str_of(types); rest.len;)
        if (dl_pick_type(s->query, &s->range, dl_str_cut(&rest, ' '), &of_types, err))
            return err->code;
    dl_picks_sort(&of_types);
    if (types) narrow(s, &of_types);
    if (dl_pick_words(s->query, false, &with, &any, err)) return err->code;
    if (any) narrow(s, &with);
    if (dl_pick_words(s->query, true, &without, &any, err)) return err->code;
    exclude(s, &without);
    return pick_terms(s, err);
}

/* The range all dates agree on, and whether rows have to be looked at. */
static void read_terms(dl_selection *s) {
    dl_range *range = &s->range;
    range->since = range->until = DL_NO_TIME;
    for (uint32_t i = 0; i < s->query->filter.terms.n; i++) {
        const dl_term *t = &s->query->filter.terms.at[i];
        s->residual = s->residual || is_residual(t);
        if (t->field != DL_TERM_DATE || t->negated) continue;
        range->dated = true;
        if (range->since == DL_NO_TIME || t->begins > range->since)
            range->since = t->begins;
        if (t->ends != DL_NO_TIME &&
            (range->until == DL_NO_TIME || t->ends < range->until))
            range->until = t->ends;
    }
}

/* ---- the walk ------------------------------------------------------------------------------ */

static dl_code begin_stage(dl_selection *s, enum stage stage, dl_err *err) {
    static const int sql[] = { SQL_PICK_LONG, SQL_PICK_DATED, SQL_PICK_UNDATED };
    s->stage = stage;
    if (stage == OVER) return DL_OK;
    s->walk = dl_sql(s->query->store, sql[stage], err);
    if (!s->walk) return err->code;
    if (stage == LONG) dl_range_bind_long(&s->range, s->walk);
    if (stage == DATED) dl_range_bind(&s->range, s->walk);
    return DL_OK;
}

static dl_code walk_on(dl_selection *s, int64_t *id, bool *more, dl_err *err) {
    *more = false;
    while (s->stage != OVER) {
        if (dl_step(s->query->store, s->walk, more, err)) return err->code;
        if (*more) {
            *id = dl_column_int(s->walk, 0);
            return DL_OK;
        }
        enum stage next = s->stage == LONG                       ? DATED
                          : s->stage == DATED && !s->range.dated ? UNDATED
                                                                 : OVER;
        if (begin_stage(s, next, err)) return err->code;
    }
    return DL_OK;
}

/* ---- the selection --------------------------------------------------------------------------- */

bool dl_select_narrows(const dl_query *query) {
    return query->filter.terms.n > 0;
}

dl_code dl_select_open(dl_query *query, const char *types, dl_selection **out,
                       dl_err *err) {
    dl_selection *s = DL_NEW(query->mem, dl_selection);
    s->query = query;
    read_terms(s);
    if (pick_all(s, types, err)) return err->code;
    dl_picks_sort(&s->excluded);
    if (s->narrowed)
        dl_picks_sort_by_time(&s->set);
    else if (begin_stage(s, s->range.since == DL_NO_TIME ? DATED : LONG, err))
        return err->code;
    *out = s;
    return DL_OK;
}

static dl_code next_id(dl_selection *s, int64_t *id, bool *more, dl_err *err) {
    if (!s->narrowed) return walk_on(s, id, more, err);
    *more = s->next < s->set.at.n;
    if (*more) *id = s->set.at.at[s->next++].id;
    return DL_OK;
}

dl_code dl_select_next(dl_selection *s, dl_event_row *row, dl_err *err) {
    for (;;) {
        int64_t id = 0;
        bool more, good = true;
        dl_arena_reset(s->query->row);
        if (next_id(s, &id, &more, err)) return err->code;
        if (!more) return DL_END;
        if (dl_picks_has(&s->excluded, id)) continue;
        if (s->residual && check_row(s, id, &good, err)) return err->code;
        *row = (dl_event_row){ 0 };
        if (good && dl_event_read(s->query, id, row, &good, err)) return err->code;
        if (good) return DL_OK;
    }
}
