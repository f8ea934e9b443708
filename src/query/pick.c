/* pick.c - what a term picks from the indexes: sets of events.
 *
 * In:  a term, the range of dates that the whole query is about.
 * Out: (id, begins) of events, sorted by id.
 * A range is looked up as "began in it, or up to 40 days before it"; events that last
 * longer have an index of their own, so no range costs more than what it holds.
 *
 * SPDX-License-Identifier: MIT */
#include "pick.h"

enum { LOOK_BACK = 40 * DL_MINUTES_A_DAY }; /* as the index event_long has it */

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

bool dl_picks_earlier(const dl_pick *a, const dl_pick *b) {
    return by_time(a, b) < 0;
}

void dl_picks_sort(dl_picks *set) {
    uint32_t n = 0;
    if (set->at.n == 0) return;
    qsort(set->at.at, set->at.n, sizeof *set->at.at, by_id);
    for (uint32_t i = 0; i < set->at.n; i++)
        if (n == 0 || set->at.at[i].id != set->at.at[n - 1].id)
            set->at.at[n++] = set->at.at[i];
    set->at.n = n;
}

void dl_picks_sort_by_time(dl_picks *set) {
    if (set->at.n) qsort(set->at.at, set->at.n, sizeof *set->at.at, by_time);
}

void dl_picks_intersect(dl_picks *a, const dl_picks *b) {
    uint32_t n = 0, j = 0;
    for (uint32_t i = 0; i < a->at.n; i++) {
        while (j < b->at.n && b->at.at[j].id < a->at.at[i].id) j++;
        if (j < b->at.n && b->at.at[j].id == a->at.at[i].id) a->at.at[n++] = a->at.at[i];
    }
    a->at.n = n;
}

bool dl_picks_has(const dl_picks *set, int64_t id) {
    dl_pick pick = { .id = id };
    return set->at.n && bsearch(&pick, set->at.at, set->at.n, sizeof pick, by_id);
}

/* ---- ranges ---------------------------------------------------------------------------- */

static void bind_bound(sqlite3_stmt *q, const char *name, dl_minute t, dl_str open) {
    if (t == DL_NO_TIME)
        dl_bind_str(q, name, open);
    else
        dl_bind_time(q, name, t);
}

static dl_minute from_of(const dl_range *range) {
    dl_civil first = { DL_MIN_YEAR, 1, 1, 0, 0 };
    dl_minute least = dl_minute_from_civil(first);
    if (range->since == DL_NO_TIME) return DL_NO_TIME;
    return range->since - LOOK_BACK > least ? range->since - LOOK_BACK : least;
}

void dl_range_bind(const dl_range *range, sqlite3_stmt *q) {
    bind_bound(q, ":from", from_of(range), DL_LIT(""));
    bind_bound(q, ":until", range->until, DL_LIT("9999-99"));
}

void dl_range_bind_long(const dl_range *range, sqlite3_stmt *q) {
    bind_bound(q, ":from", from_of(range), DL_LIT(""));
    bind_bound(q, ":since", range->since, DL_LIT(""));
}

/* ---- rows ------------------------------------------------------------------------------ */

/* Appends rows (id, begins, ...); with WORDS only those whose column COLUMN is one of
 * them. */
static dl_code collect(dl_query *query, sqlite3_stmt *q, int column, const char *words,
                       dl_picks *out, dl_err *err) {
    for (bool more = true; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        bool wanted = words == NULL;
        for (dl_str rest = dl_str_of(words); rest.len && !wanted;)
            wanted = dl_str_eq(dl_str_cut(&rest, ' '), dl_column_str(q, column));
        if (!wanted) continue;
        dl_pick pick = { dl_column_int(q, 0), dl_column_time(q, 1) };
        *DL_PUSH(query->mem, &out->at) = pick;
    }
    return DL_OK;
}

/* Events of a type or a status: VALUE of PARAMETER, in COLUMN of the long ones. */
static dl_code pick_value(dl_query *query, const dl_range *range, const int sql[2],
                          const char *parameter, int column, dl_str value, dl_picks *out,
                          dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, sql[0], err);
    if (!q) return err->code;
    dl_bind_str(q, parameter, value);
    dl_range_bind(range, q);
    if (collect(query, q, 0, NULL, out, err)) return err->code;
    if (range->since != DL_NO_TIME) {
        q = dl_sql(query->store, SQL_PICK_LONG, err);
        if (!q) return err->code;
        dl_range_bind_long(range, q);
        if (collect(query, q, column, dl_str_z(query->mem, value), out, err))
            return err->code;
    }
    if (range->dated) return DL_OK;
    q = dl_sql(query->store, sql[1], err);
    if (!q) return err->code;
    dl_bind_str(q, parameter, value);
    return collect(query, q, 0, NULL, out, err);
}

dl_code dl_pick_type(dl_query *query, const dl_range *range, dl_str type, dl_picks *out,
                     dl_err *err) {
    static const int sql[] = { SQL_PICK_TYPE, SQL_PICK_TYPE_UNDATED };
    return pick_value(query, range, sql, ":type", 2, type, out, err);
}

static dl_code pick_status(dl_query *query, const dl_range *range, dl_str status,
                           dl_picks *out, dl_err *err) {
    static const int sql[] = { SQL_PICK_STATUS, SQL_PICK_STATUS_UNDATED };
    return pick_value(query, range, sql, ":status", 3, status, out, err);
}

const char *dl_term_roles(int field) {
    switch (field) {
    case DL_TERM_BY: return "speaker proposer agent";
    case DL_TERM_TO: return "addressee audience target";
    default: return NULL;
    }
}

static dl_code pick_actor(dl_query *query, const dl_range *range, int field,
                          int64_t actor, dl_picks *out, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_PICK_ACTOR, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    dl_range_bind(range, q);
    if (collect(query, q, 2, dl_term_roles(field), out, err)) return err->code;
    if (range->since != DL_NO_TIME) {
        q = dl_sql(query->store, SQL_PICK_ACTOR_LONG, err);
        if (!q) return err->code;
        dl_bind_int(q, ":actor", actor);
        dl_range_bind_long(range, q);
        if (collect(query, q, 2, dl_term_roles(field), out, err)) return err->code;
    }
    if (range->dated) return DL_OK;
    q = dl_sql(query->store, SQL_PICK_ACTOR_UNDATED, err);
    if (!q) return err->code;
    dl_bind_int(q, ":actor", actor);
    return collect(query, q, 2, dl_term_roles(field), out, err);
}

/* Events with NAME among the words for somebody whom nothing names ("to:reporters"). */
static dl_code pick_phrase(dl_query *query, int field, dl_str name, dl_picks *out,
                           dl_err *err) {
    const char *roles = dl_term_roles(field);
    dl_str folded = dl_folded(query->mem, name);
    sqlite3_stmt *q = dl_sql(query->store, SQL_PICK_PHRASE, err);
    if (!q) return err->code;
    dl_bind_str(q, ":words", folded);
    for (bool more = true; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        bool wanted = roles == NULL;
        for (dl_str rest = dl_str_of(roles); rest.len && !wanted;)
            wanted = dl_str_eq(dl_str_cut(&rest, ' '), dl_column_str(q, 2));
        dl_pick pick = { dl_column_int(q, 0), dl_column_time(q, 1) };
        if (wanted && dl_words_within(folded, dl_folded(query->row, dl_column_str(q, 3))))
            *DL_PUSH(query->mem, &out->at) = pick;
    }
    return DL_OK;
}

static dl_code pick_actors(dl_query *query, const dl_range *range, const dl_term *term,
                           dl_str name, dl_picks *out, dl_err *err) {
    dl_ids actors = { 0 };
    int field = term->field;
    uint32_t found = out->at.n;
    size_t remarks = query->remark.len;
    if (term->side ? dl_lookup_side(query, name, &actors, err)
                   : dl_lookup_actors(query, name, &actors, err))
        return err->code;
    for (uint32_t i = 0; i < actors.at.n; i++)
        if (pick_actor(query, range, field, actors.at.at[i], out, err)) return err->code;
    if (actors.at.n) return DL_OK;
    if (pick_phrase(query, field, name, out, err)) return err->code;
    if (out->at.n > found) query->remark.len = remarks; /* "no such actor" */
    return DL_OK;
}

static dl_code pick_series(dl_query *query, dl_str name, dl_picks *out, dl_err *err) {
    dl_ids series = { 0 };
    if (dl_lookup_series(query, name, &series, err)) return err->code;
    for (uint32_t i = 0; i < series.at.n; i++) {
        sqlite3_stmt *q = dl_sql(query->store, SQL_PICK_SERIES, err);
        if (!q) return err->code;
        dl_bind_int(q, ":series", series.at.at[i]);
        if (collect(query, q, 0, NULL, out, err)) return err->code;
    }
    return DL_OK;
}

/* The events that ARTICLES tell. */
static dl_code pick_articles(dl_query *query, const dl_ids *articles, dl_picks *out,
                             dl_err *err) {
    for (uint32_t i = 0; i < articles->at.n; i++) {
        sqlite3_stmt *q = dl_sql(query->store, SQL_PICK_ARTICLE, err);
        if (!q) return err->code;
        dl_bind_int(q, ":article", articles->at.at[i]);
        if (collect(query, q, 0, NULL, out, err)) return err->code;
    }
    return DL_OK;
}

static dl_code pick_reported(dl_query *query, const dl_term *term, dl_picks *out,
                             dl_err *err) {
    dl_ids articles = { 0 };
    sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLES_REPORTED, err);
    if (!q) return err->code;
    dl_bind_time(q, ":since", term->begins);
    dl_bind_time(q, ":until", term->ends);
    for (bool more = true; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (more) *DL_PUSH(query->mem, &articles.at) = dl_column_int(q, 0);
    }
    return pick_articles(query, &articles, out, err);
}

static dl_code pick_source(dl_query *query, dl_str name, dl_picks *out, dl_err *err) {
    dl_ids articles = { 0 };
    if (dl_lookup_source(query, name, &articles, err)) return err->code;
    return pick_articles(query, &articles, out, err);
}

static dl_code pick_by(dl_query *query, int sql, const char *parameter, dl_str value,
                       dl_picks *out, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, sql, err);
    if (!q) return err->code;
    dl_bind_str(q, parameter, value);
    return collect(query, q, 0, NULL, out, err);
}

/* ---- terms ------------------------------------------------------------------------------- */

bool dl_pick_can(int field) {
    switch (field) {
    case DL_TERM_ACTOR:
    case DL_TERM_BY:
    case DL_TERM_TO:
    case DL_TERM_TYPE:
    case DL_TERM_STATUS:
    case DL_TERM_SERIES:
    case DL_TERM_SOURCE:
    case DL_TERM_TAG:
    case DL_TERM_KEY:
    case DL_TERM_ROUND:
    case DL_TERM_REPORTED: return true;
    default: return false;
    }
}

static dl_code pick_one(dl_query *query, const dl_range *range, const dl_term *term,
                        dl_str value, dl_picks *out, dl_err *err) {
    switch (term->field) {
    case DL_TERM_TYPE: return dl_pick_type(query, range, value, out, err);
    case DL_TERM_ROUND: /* only they have a number */
        return dl_pick_type(query, range, DL_LIT("talk_round"), out, err);
    case DL_TERM_STATUS: return pick_status(query, range, value, out, err);
    case DL_TERM_SERIES: return pick_series(query, value, out, err);
    case DL_TERM_SOURCE: return pick_source(query, value, out, err);
    case DL_TERM_TAG: return pick_by(query, SQL_PICK_TAG, ":tag", value, out, err);
    case DL_TERM_KEY: return pick_by(query, SQL_PICK_KEY, ":key", value, out, err);
    case DL_TERM_REPORTED: return pick_reported(query, term, out, err);
    default: return pick_actors(query, range, term, value, out, err);
    }
}

dl_code dl_pick_term(dl_query *query, const dl_range *range, const dl_term *term,
                     dl_picks *out, dl_err *err) {
    for (uint32_t i = 0; i < term->values.n; i++)
        if (pick_one(query, range, term, term->values.at[i].text, out, err))
            return err->code;
    dl_picks_sort(out);
    return DL_OK;
}

dl_code dl_pick_words(dl_query *query, bool negated, dl_picks *out, bool *any,
                      dl_err *err) {
    dl_str match;
    *any = dl_filter_fts(query->mem, &query->filter, negated, &match);
    if (!*any) return DL_OK;
    sqlite3_stmt *q = dl_sql(query->store, SQL_PICK_WORDS, err);
    if (!q) return err->code;
    dl_bind_str(q, ":match", match);
    if (collect(query, q, 0, NULL, out, err)) return err->code;
    dl_picks_sort(out);
    return DL_OK;
}
