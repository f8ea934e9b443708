/* select.c - which events a filter means, in order of time.
 *
 * In:  query->filter.
 * Out: events one at a time; undated ones last.
 * Terms that an index answers give sets, which are intersected; what is excluded by them
 * is passed over. The rest (place, numbers, dates) is looked at row by row. Without any
 * set, events are walked along the index of their beginning; those of one type along that
 * of their type, so that the first of half a million come at once.
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
    dl_str type;      /* the walk is along the events of one type */
    bool residual;    /* rows are to be looked at */
    dl_picks changed; /* as-of: not what is stored; sorted by id */
    dl_picks known;   /* those of them that were as the filter wants, by time */
    uint32_t next_known;
    dl_pick ahead; /* as-of: the next of the others */
    bool has_ahead;
};

/* ---- rows one by one --------------------------------------------------------------------- */

/* Terms that sets and exclusions do not settle. */
static bool is_residual(const dl_term *term) {
    if (term->field == DL_TERM_TYPE || term->field == DL_TERM_STATUS)
        return term->negated;
    return dl_term_looks(term->field);
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

static bool is_in_any_case(dl_arena *mem, const dl_term *term, dl_str value) {
    for (uint32_t i = 0; i < term->values.n; i++)
        if (dl_str_eq(dl_folded(mem, term->values.at[i].text), value)) return true;
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

bool dl_term_looks(int field) {
    switch (field) {
    case DL_TERM_TYPE:
    case DL_TERM_STATUS:
    case DL_TERM_PLACE:
    case DL_TERM_ACT:
    case DL_TERM_MEDIUM:
    case DL_TERM_ROUND:
    case DL_TERM_CONFIDENCE:
    case DL_TERM_DATE: return true;
    default: return false;
    }
}

bool dl_term_holds(dl_arena *mem, const dl_term *term, const dl_looked_at *row) {
    switch (term->field) {
    case DL_TERM_TYPE: return is_one_of(term, row->type);
    case DL_TERM_STATUS: return is_one_of(term, row->status);
    case DL_TERM_DATE: return overlaps(term, row->begins, row->ends);
    case DL_TERM_PLACE: return is_place(mem, term, row->place);
    case DL_TERM_ACT: return is_in_any_case(mem, term, row->act);
    case DL_TERM_MEDIUM: return is_in_any_case(mem, term, row->medium);
    case DL_TERM_ROUND: return row->has_round && is_between(term, row->round);
    default: return is_between(term, row->confidence);
    }
}

static dl_code check_row(dl_selection *s, int64_t id, bool *good, dl_err *err) {
    dl_query *query = s->query;
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_CHECK, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", id);
    if (dl_step(query->store, q, good, err)) return err->code;
    dl_looked_at row = { .type = dl_column_str(q, 0),
                         .status = dl_column_str(q, 1),
                         .begins = dl_column_time(q, 2),
                         .ends = dl_column_time(q, 3),
                         .place = dl_column_str(q, 4),
                         .has_round = dl_column_str(q, 5).len > 0,
                         .round = (double)dl_column_int(q, 5),
                         .confidence = (double)dl_column_int(q, 6) / 100,
                         .act = dl_column_str(q, 7),
                         .medium = dl_column_str(q, 8) };
    for (uint32_t i = 0; *good && i < query->filter.terms.n; i++) {
        const dl_term *term = &query->filter.terms.at[i];
        if (is_residual(term))
            *good = dl_term_holds(query->row, term, &row) != term->negated;
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
        if (s->type.len && term->field == DL_TERM_TYPE) continue;
        if (dl_pick_term(s->query, &s->range, term, &set, err)) return err->code;
        if (term->negated)
            exclude(s, &set);
        else
            narrow(s, &set);
    }
    return DL_OK;
}

static dl_code pick_news(dl_selection *s, dl_err *err) {
    dl_picks set = { 0 };
    if (dl_pick_news(s->query, &set, err)) return err->code;
    narrow(s, &set);
    return DL_OK;
}

static dl_code pick_several(dl_selection *s, dl_err *err) {
    dl_picks set = { 0 };
    sqlite3_stmt *q = dl_sql(s->query->store, SQL_PICK_SEVERAL, err);
    if (!q) return err->code;
    for (bool more = true; more;) {
        if (dl_step(s->query->store, q, &more, err)) return err->code;
        if (!more) break;
        dl_pick pick = { dl_column_int(q, 0), dl_column_time(q, 1) };
        *DL_PUSH(s->query->mem, &set.at) = pick;
    }
    dl_picks_sort(&set);
    narrow(s, &set);
    return DL_OK;
}

static dl_code pick_all(dl_selection *s, const char *types, dl_err *err) {
    dl_picks of_types = { 0 }, with = { 0 }, without = { 0 };
    bool any;
    for (dl_str rest = dl_str_of(types); rest.len && !s->type.len;)
        if (dl_pick_type(s->query, &s->range, dl_str_cut(&rest, ' '), &of_types, err))
            return err->code;
    dl_picks_sort(&of_types);
    if (types && !s->type.len) narrow(s, &of_types);
    if (s->query->news && pick_news(s, err)) return err->code;
    if (s->query->several && pick_several(s, err)) return err->code;
    if (dl_pick_words(s->query, false, &with, &any, err)) return err->code;
    if (any) narrow(s, &with);
    if (dl_pick_words(s->query, true, &without, &any, err)) return err->code;
    exclude(s, &without);
    return pick_terms(s, err);
}

/* The one type that is all an index is asked for; empty: there is more, or none. */
static dl_str only_type(const dl_query *query, const char *types) {
    dl_str rest = dl_str_of(types), type = dl_str_cut(&rest, ' ');
    if (rest.len || query->several || query->news || query->as_of) return (dl_str){ 0 };
    for (uint32_t i = 0; i < query->filter.terms.n; i++) {
        const dl_term *term = &query->filter.terms.at[i];
        bool words = term->field == DL_TERM_WORD || term->field == DL_TERM_TOPIC;
        if (term->negated || (!words && !dl_pick_can(term->field))) continue;
        if (term->field != DL_TERM_TYPE || term->values.n > 1 || type.len)
            return (dl_str){ 0 };
        type = term->values.at[0].text;
    }
    return type;
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
    static const int typed[] = { SQL_PICK_LONG, SQL_PICK_TYPE, SQL_PICK_TYPE_UNDATED };
    s->stage = stage;
    if (stage == OVER) return DL_OK;
    s->walk = dl_sql(s->query->store, s->type.len ? typed[stage] : sql[stage], err);
    if (!s->walk) return err->code;
    if (s->type.len && stage != LONG) dl_bind_str(s->walk, ":type", s->type);
    if (stage == LONG) dl_range_bind_long(&s->range, s->walk);
    if (stage == DATED) dl_range_bind(&s->range, s->walk);
    return DL_OK;
}

static dl_code walk_on(dl_selection *s, dl_pick *out, bool *more, dl_err *err) {
    *more = false;
    while (s->stage != OVER) {
        if (dl_step(s->query->store, s->walk, more, err)) return err->code;
        if (*more && s->type.len && s->stage == LONG &&
            !dl_str_eq(dl_column_str(s->walk, 2), s->type))
            continue;
        if (*more) {
            *out = (dl_pick){ dl_column_int(s->walk, 0), dl_column_time(s->walk, 1) };
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
    return query->filter.terms.n > 0 || query->as_of;
}

/* What was known then of the events that were told again since. */
static dl_code pick_known(dl_selection *s, const char *types, dl_err *err) {
    dl_query *query = s->query;
    dl_known_terms *terms;
    if (dl_as_of_changed(query, &s->changed, err) ||
        dl_known_terms_new(query, types, &terms, err))
        return err->code;
    for (uint32_t i = 0; i < s->changed.at.n; i++) {
        dl_event_row row = { 0 };
        bool found;
        dl_arena_reset(query->row);
        if (dl_event_read(query, s->changed.at.at[i].id, &row, &found, err))
            return err->code;
        if (!found || !dl_known_terms_hold(query, terms, &row)) continue;
        dl_pick pick = { row.id, DL_NO_TIME };
        (void)dl_iso_parse(row.begins, &pick.begins);
        *DL_PUSH(query->mem, &s->known.at) = pick;
    }
    dl_picks_sort_by_time(&s->known);
    return DL_OK;
}

dl_code dl_select_open(dl_query *query, const char *types, dl_selection **out,
                       dl_err *err) {
    dl_selection *s = DL_NEW(query->mem, dl_selection);
    s->query = query;
    s->type = only_type(query, types);
    read_terms(s);
    if (pick_all(s, types, err)) return err->code;
    if (query->as_of && pick_known(s, types, err)) return err->code;
    dl_picks_sort(&s->excluded);
    if (s->narrowed)
        dl_picks_sort_by_time(&s->set);
    else if (begin_stage(s, s->range.since == DL_NO_TIME ? DATED : LONG, err))
        return err->code;
    *out = s;
    return DL_OK;
}

static dl_code next_stored(dl_selection *s, dl_pick *out, bool *more, dl_err *err) {
    do {
        if (!s->narrowed && walk_on(s, out, more, err)) return err->code;
        if (s->narrowed) {
            *more = s->next < s->set.at.n;
            if (*more) *out = s->set.at.at[s->next++];
        }
    } while (*more &&
             (dl_picks_has(&s->excluded, out->id) || dl_picks_has(&s->changed, out->id)));
    return DL_OK;
}

/* The next event; *CHECKED: the terms are known to hold for it. */
static dl_code next_pick(dl_selection *s, dl_pick *out, bool *more, bool *checked,
                         dl_err *err) {
    *checked = false;
    if (s->known.at.n == 0) return next_stored(s, out, more, err);
    if (!s->has_ahead) {
        if (next_stored(s, &s->ahead, more, err)) return err->code;
        s->has_ahead = *more;
    }
    bool left = s->next_known < s->known.at.n;
    *checked = left && (!s->has_ahead ||
                        dl_picks_earlier(&s->known.at.at[s->next_known], &s->ahead));
    *more = s->has_ahead || left;
    if (*checked) {
        *out = s->known.at.at[s->next_known++];
    } else if (s->has_ahead) {
        *out = s->ahead;
        s->has_ahead = false;
    }
    return DL_OK;
}

dl_code dl_select_next(dl_selection *s, dl_event_row *row, dl_err *err) {
    for (;;) {
        dl_pick pick = { 0 };
        bool more, checked, good = true;
        dl_arena_reset(s->query->row);
        if (next_pick(s, &pick, &more, &checked, err)) return err->code;
        if (!more) return DL_END;
        if (s->residual && !checked && check_row(s, pick.id, &good, err))
            return err->code;
        *row = (dl_event_row){ 0 };
        if (good && dl_event_read(s->query, pick.id, row, &good, err)) return err->code;
        if (good) return DL_OK;
    }
}
