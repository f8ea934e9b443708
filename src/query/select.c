/* select.c - which events a filter means, in order of time.
 *
 * In:  query->filter.
 * Out: events one at a time; undated ones last.
 * Terms that an index answers (actors, types, words, sources, series) give sets of ids,
 * which are intersected here; the rest (status, place, round, dates, confidence) is looked
 * at row by row. Without any set, events are walked along the index of their beginning.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

typedef struct {
    DL_VEC(dl_pick) at;
} pick_set;

struct dl_selection {
    dl_query *query;
    bool narrowed; /* `set` holds what the indexes answered */
    pick_set set;
    uint32_t next;
    sqlite3_stmt *walk; /* else: along the index */
    bool undated;       /* the walk has reached those without a date */
    dl_minute since, until;
    bool dated_only;
};

/* ---- sets ------------------------------------------------------------------------------ */

static int by_id(const void *a, const void *b) {
    const dl_pick *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

static int by_time(const void *a, const void *b) {
    const dl_pick *x = a, *y = b;
    bool no_x = x->begins == DL_NO_TIME, no_y = y->begins == DL_NO_TIME;
    if (no_x != no_y) return no_x - no_y;
    if (x->begins != y->begins) return x->begins < y->begins ? -1 : 1;
    return by_id(a, b);
}

static void sort_set(pick_set *set) {
    uint32_t n = 0;
    if (set->at.n == 0) return;
    qsort(set->at.at, set->at.n, sizeof *set->at.at, by_id);
    for (uint32_t i = 0; i < set->at.n; i++)
        if (n == 0 || set->at.at[i].id != set->at.at[n - 1].id)
            set->at.at[n++] = set->at.at[i];
    set->at.n = n;
}

/* Keeps of A what is (KEEP) or is not in B; both sorted. */
static void merge(pick_set *a, const pick_set *b, bool keep) {
    uint32_t n = 0, j = 0;
    for (uint32_t i = 0; i < a->at.n; i++) {
        while (j < b->at.n && b->at.at[j].id < a->at.at[i].id) j++;
        bool in = j < b->at.n && b->at.at[j].id == a->at.at[i].id;
        if (in == keep) a->at.at[n++] = a->at.at[i];
    }
    a->at.n = n;
}

/* Appends rows (id, begins); with ROLES only those whose third column is one of them. */
static dl_code collect(dl_query *query, sqlite3_stmt *q, const char *roles, pick_set *out,
                       dl_err *err) {
    for (bool more = true; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        bool wanted = roles == NULL;
        for (dl_str rest = dl_str_of(roles); rest.len && !wanted;)
            wanted = dl_str_eq(dl_str_cut(&rest, ' '), dl_column_str(q, 2));
        if (!wanted) continue;
        dl_pick pick = { dl_column_int(q, 0), dl_column_time(q, 1) };
        *DL_PUSH(query->mem, &out->at) = pick;
    }
    return DL_OK;
}

/* ---- what each term picks ---------------------------------------------------------------- */

static const char *roles_of(int field) {
    switch (field) {
    case DL_TERM_BY: return "speaker proposer agent";
    case DL_TERM_TO: return "addressee audience target";
    default: return NULL;
    }
}

static dl_code pick_type(dl_selection *s, dl_str type, pick_set *out, dl_err *err) {
    sqlite3_stmt *q = dl_sql(s->query->store, SQL_PICK_TYPE, err);
    if (!q) return err->code;
    dl_bind_str(q, ":type", type);
    dl_bind_time(q, ":until", s->until);
    return collect(s->query, q, NULL, out, err);
}

static dl_code pick_actor(dl_selection *s, int field, dl_str name, pick_set *out,
                          dl_err *err) {
    dl_ids actors = { 0 };
    if (dl_lookup_actors(s->query, name, &actors, err)) return err->code;
    for (uint32_t i = 0; i < actors.at.n; i++) {
        sqlite3_stmt *q = dl_sql(s->query->store, SQL_PICK_ACTOR, err);
        if (!q) return err->code;
        dl_bind_int(q, ":actor", actors.at.at[i]);
        dl_bind_time(q, ":until", s->until);
        if (collect(s->query, q, roles_of(field), out, err)) return err->code;
    }
    return DL_OK;
}

static dl_code pick_series(dl_selection *s, dl_str name, pick_set *out, dl_err *err) {
    dl_ids series = { 0 };
    if (dl_lookup_series(s->query, name, &series, err)) return err->code;
    for (uint32_t i = 0; i < series.at.n; i++) {
        sqlite3_stmt *q = dl_sql(s->query->store, SQL_PICK_SERIES, err);
        if (!q) return err->code;
        dl_bind_int(q, ":series", series.at.at[i]);
        if (collect(s->query, q, NULL, out, err)) return err->code;
    }
    return DL_OK;
}

/* The events that ARTICLES tell. */
static dl_code pick_articles(dl_selection *s, const dl_ids *articles, pick_set *out,
                             dl_err *err) {
    for (uint32_t i = 0; i < articles->at.n; i++) {
        sqlite3_stmt *q = dl_sql(s->query->store, SQL_PICK_ARTICLE, err);
        if (!q) return err->code;
        dl_bind_int(q, ":article", articles->at.at[i]);
        if (collect(s->query, q, NULL, out, err)) return err->code;
    }
    return DL_OK;
}

static dl_code pick_reported(dl_selection *s, const dl_term *term, pick_set *out,
                             dl_err *err) {
    dl_ids articles = { 0 };
    sqlite3_stmt *q = dl_sql(s->query->store, SQL_ARTICLES_REPORTED, err);
    if (!q) return err->code;
    dl_bind_time(q, ":since", term->begins);
    dl_bind_time(q, ":until", term->ends);
    for (bool more = true; more;) {
        if (dl_step(s->query->store, q, &more, err)) return err->code;
        if (more) *DL_PUSH(s->query->mem, &articles.at) = dl_column_int(q, 0);
    }
    return pick_articles(s, &articles, out, err);
}

static dl_code pick_value(dl_selection *s, const dl_term *term, dl_str value,
                          pick_set *out, dl_err *err) {
    dl_ids articles = { 0 };
    switch (term->field) {
    case DL_TERM_ACTOR:
    case DL_TERM_BY:
    case DL_TERM_TO: return pick_actor(s, term->field, value, out, err);
    case DL_TERM_TYPE: return pick_type(s, value, out, err);
    case DL_TERM_SERIES: return pick_series(s, value, out, err);
    case DL_TERM_REPORTED: return pick_reported(s, term, out, err);
    default:
        if (dl_lookup_source(s->query, value, &articles, err)) return err->code;
        return pick_articles(s, &articles, out, err);
    }
}

static bool is_set(int field) {
    return field == DL_TERM_ACTOR || field == DL_TERM_BY || field == DL_TERM_TO ||
           field == DL_TERM_TYPE || field == DL_TERM_SERIES || field == DL_TERM_SOURCE ||
           field == DL_TERM_REPORTED;
}

static void narrow(dl_selection *s, pick_set *set) {
    sort_set(set);
    if (s->narrowed)
        merge(&s->set, set, true);
    else
        s->set = *set;
    s->narrowed = true;
}

static dl_code pick_words(dl_selection *s, bool negated, pick_set *out, bool *any,
                          dl_err *err) {
    dl_str match;
    *any = dl_filter_fts(s->query->mem, &s->query->filter, negated, &match);
    if (!*any) return DL_OK;
    sqlite3_stmt *q = dl_sql(s->query->store, SQL_PICK_WORDS, err);
    if (!q) return err->code;
    dl_bind_str(q, ":match", match);
    if (collect(s->query, q, NULL, out, err)) return err->code;
    sort_set(out);
    return DL_OK;
}

static dl_code pick_terms(dl_selection *s, bool negated, dl_err *err) {
    for (uint32_t i = 0; i < s->query->filter.terms.n; i++) {
        const dl_term *term = &s->query->filter.terms.at[i];
        pick_set set = { 0 };
        if (term->negated != negated || !is_set(term->field)) continue;
        if (negated && !s->narrowed) continue;
        for (uint32_t v = 0; v < term->values.n; v++)
            if (pick_value(s, term, term->values.at[v].text, &set, err)) return err->code;
        if (negated) {
            sort_set(&set);
            merge(&s->set, &set, false);
        } else {
            narrow(s, &set);
        }
    }
    return DL_OK;
}

/* Something to subtract from, when only exclusions are given. */
static dl_code pick_everything(dl_selection *s, dl_err *err) {
    pick_set set = { 0 };
    sqlite3_stmt *q = dl_sql(s->query->store, SQL_PICK_DATED, err);
    if (!q) return err->code;
    dl_bind_time(q, ":since", s->since);
    dl_bind_time(q, ":until", s->until);
    if (collect(s->query, q, NULL, &set, err)) return err->code;
    q = dl_sql(s->query->store, SQL_PICK_UNDATED, err);
    if (!q || collect(s->query, q, NULL, &set, err)) return err->code;
    narrow(s, &set);
    return DL_OK;
}

static bool has_exclusions(const dl_filter *filter) {
    for (uint32_t i = 0; i < filter->terms.n; i++) {
        const dl_term *t = &filter->terms.at[i];
        if (t->negated &&
            (is_set(t->field) || t->field == DL_TERM_WORD || t->field == DL_TERM_TOPIC))
            return true;
    }
    return false;
}

/* ---- rows one by one --------------------------------------------------------------------- */

static bool is_in_place(dl_arena *mem, const dl_term *term, const dl_event_row *row) {
    for (uint32_t i = 0; i < term->values.n; i++)
        if (row->place.len && dl_words_within(dl_folded(mem, term->values.at[i].text),
                                              dl_folded(mem, row->place)))
            return true;
    return false;
}

static bool has_status(const dl_term *term, const dl_event_row *row) {
    for (uint32_t i = 0; i < term->values.n; i++)
        if (dl_str_eq(term->values.at[i].text, row->status)) return true;
    return false;
}

static bool is_between(const dl_term *term, double value) {
    return (term->low_open ? value > term->low : value >= term->low) &&
           (term->high_open ? value < term->high : value <= term->high);
}

static bool overlaps(const dl_term *term, const dl_event_row *row) {
    dl_minute begins, ends;
    if (!dl_iso_parse(row->begins, &begins) || !dl_iso_parse(row->ends, &ends))
        return false;
    return (term->ends == DL_NO_TIME || begins < term->ends) &&
           (term->begins == DL_NO_TIME || ends > term->begins);
}

static bool holds(dl_arena *mem, const dl_term *term, const dl_event_row *row) {
    switch (term->field) {
    case DL_TERM_PLACE: return is_in_place(mem, term, row);
    case DL_TERM_STATUS: return has_status(term, row);
    case DL_TERM_ROUND: return row->has_round && is_between(term, (double)row->round);
    case DL_TERM_CONFIDENCE: return is_between(term, (double)row->confidence / 100);
    case DL_TERM_DATE: return overlaps(term, row);
    default: return !term->negated; /* the sets have seen to it */
    }
}

static bool all_hold(const dl_query *query, const dl_event_row *row) {
    for (uint32_t i = 0; i < query->filter.terms.n; i++) {
        const dl_term *term = &query->filter.terms.at[i];
        if (holds(query->row, term, row) == term->negated) return false;
    }
    return true;
}

dl_code dl_event_read(dl_query *query, int64_t id, dl_event_row *out, bool *found,
                      dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_ROW, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", id);
    if (dl_step(query->store, q, found, err)) return err->code;
    if (!*found) return DL_OK;
    dl_str *const text[] = {
        NULL,
        &out->key,
        &out->type,
        &out->status,
        &out->begins,
        &out->ends,
        &out->grain,
        &out->basis,
        NULL,
        &out->when_text,
        &out->place,
        &out->title,
        NULL,
        &out->content,
        &out->plover,
        &out->cameo,
        NULL,
        &out->first_reported,
        &out->last_reported,
        NULL,
        NULL,
        NULL,
        NULL,
        &out->series,
        &out->series_name,
        &out->series_venue,
    };
    for (int i = 0; i < (int)DL_N(text); i++)
        if (text[i]) *text[i] = dl_str_copy(query->row, dl_column_str(q, i));
    out->id = dl_column_int(q, 0);
    out->approx = dl_column_int(q, 8) != 0;
    out->has_round = dl_column_str(q, 12).len > 0;
    out->round = dl_column_int(q, 12);
    out->confidence = dl_column_int(q, 16);
    out->reports = dl_column_int(q, 19);
    out->articles = dl_column_int(q, 20);
    out->sources = dl_column_int(q, 21);
    out->best = dl_column_int(q, 22);
    (void)dl_sql(query->store, SQL_EVENT_ROW, err); /* reset: the row has been copied */
    return DL_OK;
}

/* ---- the selection ------------------------------------------------------------------------ */

bool dl_select_narrows(const dl_query *query) {
    return query->filter.terms.n > 0;
}

/* The range all dates agree on, for the indexes. */
static void bound_dates(dl_selection *s) {
    s->since = s->until = DL_NO_TIME;
    for (uint32_t i = 0; i < s->query->filter.terms.n; i++) {
        const dl_term *t = &s->query->filter.terms.at[i];
        if (t->field != DL_TERM_DATE || t->negated) continue;
        s->dated_only = true;
        if (t->begins != DL_NO_TIME && (s->since == DL_NO_TIME || t->begins > s->since))
            s->since = t->begins;
        if (t->ends != DL_NO_TIME && (s->until == DL_NO_TIME || t->ends < s->until))
            s->until = t->ends;
    }
}

static dl_code begin_walk(dl_selection *s, dl_err *err) {
    s->walk =
        dl_sql(s->query->store, s->undated ? SQL_PICK_UNDATED : SQL_PICK_DATED, err);
    if (!s->walk) return err->code;
    if (!s->undated) {
        dl_bind_time(s->walk, ":since", s->since);
        dl_bind_time(s->walk, ":until", s->until);
    }
    return DL_OK;
}

dl_code dl_select_open(dl_query *query, const char *types, dl_selection **out,
                       dl_err *err) {
    dl_selection *s = DL_NEW(query->mem, dl_selection);
    pick_set set = { 0 };
    bool any;
    s->query = query;
    bound_dates(s);
    for (dl_str rest = dl_str_of(types); rest.len;)
        if (pick_type(s, dl_str_cut(&rest, ' '), &set, err)) return err->code;
    if (types) narrow(s, &set);
    set = (pick_set){ 0 };
    if (pick_words(s, false, &set, &any, err)) return err->code;
    if (any) narrow(s, &set);
    if (pick_terms(s, false, err)) return err->code;
    if (!s->narrowed && has_exclusions(&query->filter) && pick_everything(s, err))
        return err->code;
    if (pick_terms(s, true, err)) return err->code;
    set = (pick_set){ 0 };
    if (s->narrowed && pick_words(s, true, &set, &any, err)) return err->code;
    if (s->narrowed) {
        merge(&s->set, &set, false);
        if (s->set.at.n) qsort(s->set.at.at, s->set.at.n, sizeof(dl_pick), by_time);
    } else if (begin_walk(s, err)) {
        return err->code;
    }
    *out = s;
    return DL_OK;
}

static dl_code next_id(dl_selection *s, int64_t *id, bool *more, dl_err *err) {
    if (s->narrowed) {
        *more = s->next < s->set.at.n;
        if (*more) *id = s->set.at.at[s->next++].id;
        return DL_OK;
    }
    if (dl_step(s->query->store, s->walk, more, err)) return err->code;
    if (!*more && !s->undated && !s->dated_only) {
        s->undated = true;
        if (begin_walk(s, err) || dl_step(s->query->store, s->walk, more, err))
            return err->code;
    }
    if (*more) *id = dl_column_int(s->walk, 0);
    return DL_OK;
}

dl_code dl_select_next(dl_selection *s, dl_event_row *row, dl_err *err) {
    for (;;) {
        int64_t id = 0;
        bool more, found;
        if (next_id(s, &id, &more, err)) return err->code;
        if (!more) return DL_END;
        dl_arena_reset(s->query->row);
        *row = (dl_event_row){ 0 };
        if (dl_event_read(s->query, id, row, &found, err)) return err->code;
        if (found && all_hold(s->query, row)) return DL_OK;
    }
}
