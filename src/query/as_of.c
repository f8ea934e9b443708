/* as_of.c - as-of: events as they were known on a day.
 *
 * In:  the term as-of:DATE of a query; rows of events as they are stored.
 * Out: the same rows with the values that the articles published until the end of that day
 *      give; what nobody had told by then is not there.
 * Only events that were told again later are reckoned anew; all others are stored as they
 * were known.
 *
 * SPDX-License-Identifier: MIT */
#include "pick.h"

struct dl_as_of {
    dl_minute until; /* behind the last minute of the day */
    char text[DL_ISO_MAX];
    int64_t undated; /* articles that nobody can say were there */
};

void dl_as_of_bind(const dl_query *query, sqlite3_stmt *q) {
    if (query->as_of) dl_bind_time(q, ":published", query->as_of->until);
}

/* ---- the term -------------------------------------------------------------------------------- */

static dl_code count_undated(dl_query *query, struct dl_as_of *as_of, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLES_UNDATED, err);
    if (!q) return err->code;
    if (dl_step(query->store, q, &more, err)) return err->code;
    as_of->undated = dl_column_int(q, 0);
    (void)dl_sql(query->store, SQL_ARTICLES_UNDATED, err);
    if (as_of->undated)
        dl_remark(query,
                  "as-of: %lld article%s without a publication date left out; "
                  "dateline-curate date gives one",
                  (long long)as_of->undated, as_of->undated == 1 ? "" : "s");
    return DL_OK;
}

dl_code dl_as_of_begin(dl_query *query, dl_err *err) {
    struct dl_as_of as_of = { .until = DL_NO_TIME };
    uint32_t n = 0;
    for (uint32_t i = 0; i < query->filter.terms.n; i++) {
        const dl_term *term = &query->filter.terms.at[i];
        if (term->field != DL_TERM_AS_OF) {
            query->filter.terms.at[n++] = *term;
            continue;
        }
        if (term->negated || term->ends == DL_NO_TIME)
            return dl_fail_at(err, DL_EUSAGE, "query", 1, term->column,
                              "as-of: expected a day until which articles count");
        if (as_of.until == DL_NO_TIME || term->ends < as_of.until)
            as_of.until = term->ends;
    }
    query->filter.terms.n = n;
    if (as_of.until == DL_NO_TIME) return DL_OK;
    query->as_of = DL_NEW(query->mem, struct dl_as_of);
    *query->as_of = as_of;
    dl_iso_format(as_of.until, query->as_of->text);
    return count_undated(query, query->as_of, err);
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* Times are text of one form: their order is that of time. */
static bool before(dl_str time, const struct dl_as_of *as_of) {
    return time.len && dl_str_cmp(time, dl_str_of(as_of->text)) < 0;
}

bool dl_as_of_has(const dl_query *query, dl_str published) {
    return !query->as_of || before(published, query->as_of);
}

dl_minute dl_as_of_until(const dl_query *query) {
    return query->as_of->until;
}

static dl_code told_undated(dl_query *query, int64_t event, bool *out, dl_err *err) {
    *out = false;
    if (!query->as_of->undated) return DL_OK;
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_TOLD_UNDATED, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    if (dl_step(query->store, q, out, err)) return err->code;
    (void)dl_sql(query->store, SQL_EVENT_TOLD_UNDATED, err);
    return DL_OK;
}

static dl_str iso_of(dl_arena *mem, dl_minute t) {
    char iso[DL_ISO_MAX];
    if (t == DL_NO_TIME) return (dl_str){ 0 };
    return dl_str_copy(mem, dl_str_of(dl_iso_format(t, iso)));
}

void dl_known_row(dl_arena *mem, const dl_known *k, dl_event_row *row) {
    bool dated = k->begins != DL_NO_TIME;
    row->known = k;
    row->status = dl_str_of(dl_status_name(k->status));
    row->begins = iso_of(mem, k->begins);
    row->ends = iso_of(mem, k->ends);
    row->grain = dated ? dl_str_of(dl_grain_name(k->grain)) : (dl_str){ 0 };
    row->basis = dated ? dl_str_of(dl_basis_name(k->basis)) : (dl_str){ 0 };
    row->approx = k->approx;
    row->when_text = k->when_text;
    row->place = k->place;
    row->title = k->title;
    row->content = k->content;
    row->plover = k->plover;
    row->cameo = k->cameo;
    row->has_round = k->has_round;
    row->round = k->round;
    row->confidence = k->confidence;
    row->best = k->best;
    row->first_reported = iso_of(mem, k->first_reported);
    row->last_reported = iso_of(mem, k->last_reported);
    row->reports = k->reports;
    row->articles = k->articles;
    row->sources = k->sources;
}

dl_code dl_as_of_row(dl_query *query, dl_event_row *row, bool *found, dl_err *err) {
    bool undated;
    dl_until until = { .published = query->as_of->until, .added = DL_NO_TIME };
    *found = before(row->first_reported, query->as_of);
    if (!*found) return DL_OK;
    if (told_undated(query, row->id, &undated, err)) return err->code;
    if (!undated && before(row->last_reported, query->as_of)) return DL_OK;
    dl_known *known = DL_NEW(query->row, dl_known);
    if (dl_store_known(query->store, query->types, row->id, &until, query->row, known,
                       err))
        return err->code;
    *found = known->reports > 0;
    if (*found) dl_known_row(query->row, known, row);
    return DL_OK;
}

dl_code dl_as_of_was_told(dl_query *query, int64_t event, bool *out, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_FIRST_LAST, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    if (dl_step(query->store, q, &more, err)) return err->code;
    *out = more && before(dl_column_str(q, 0), query->as_of);
    return DL_OK;
}

/* ---- which events are not as they were --------------------------------------------- */

static dl_code collect(dl_query *query, sqlite3_stmt *q, dl_picks *out, dl_err *err) {
    for (bool more = true; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        dl_pick pick = { dl_column_int(q, 0), DL_NO_TIME };
        *DL_PUSH(query->mem, &out->at) = pick;
    }
    return DL_OK;
}

/* As dl_as_of_row has it. */
static dl_code is_changed(dl_query *query, int64_t event, bool *out, dl_err *err) {
    bool more;
    if (told_undated(query, event, out, err) || *out) return err->code;
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_FIRST_LAST, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    if (dl_step(query->store, q, &more, err) || !more) return err->code;
    *out = before(dl_column_str(q, 0), query->as_of) &&
           !before(dl_column_str(q, 1), query->as_of);
    return DL_OK;
}

dl_code dl_as_of_keep_changed(dl_query *query, dl_picks *set, dl_err *err) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < set->at.n; i++) {
        bool changed;
        if (is_changed(query, set->at.at[i].id, &changed, err)) return err->code;
        if (changed) set->at.at[n++] = set->at.at[i];
    }
    set->at.n = n;
    return DL_OK;
}

dl_code dl_as_of_judged(dl_query *query, dl_picks *out, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENTS_JUDGED, err);
    if (!q) return err->code;
    if (collect(query, q, out, err)) return err->code;
    dl_picks_sort(out);
    return dl_as_of_keep_changed(query, out, err);
}
