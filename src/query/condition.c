/* condition.c - what a query asks of an event, and how one event is asked.
 *
 * In:  the terms of a filter.
 * Out: conditions: each can be asked of an event; most can be listed or walked as well.
 * Listing pays for what few events fulfil, asking for what many do; select.c decides.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "pick.h"

/* ---- values of a row ----------------------------------------------------------------------- */

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

bool dl_condition_names(const dl_condition *c, dl_str name) {
    for (uint32_t i = 0; i < c->names.n; i++)
        if (dl_str_eq(c->names.at[i], name)) return true;
    return false;
}

static void add_name(dl_query *query, dl_condition *c, dl_str name) {
    *DL_PUSH(query->mem, &c->names) = name;
}

/* ---- reading ------------------------------------------------------------------------------- */

/* Whom a name means; where it means no actor, those that are only described so. */
static dl_code read_actor(dl_query *query, dl_condition *c, dl_str name, dl_err *err) {
    dl_ids actors = { 0 };
    uint32_t found = c->set.at.n;
    size_t remarks = query->remark.len;
    if (c->term->side ? dl_lookup_side(query, name, &actors, err)
                      : dl_lookup_actors(query, name, &actors, err))
        return err->code;
    for (uint32_t i = 0; i < actors.at.n; i++)
        *DL_PUSH(query->mem, &c->ids.at) = actors.at.at[i];
    if (actors.at.n) return DL_OK;
    if (dl_pick_phrase(query, c->roles, name, &c->set, err)) return err->code;
    if (c->set.at.n > found) query->remark.len = remarks; /* "no such actor" */
    return DL_OK;
}

static dl_code read_value(dl_query *query, dl_condition *c, dl_str value, dl_err *err) {
    dl_names names = { 0 };
    switch (c->field) {
    case DL_TERM_ACTOR:
    case DL_TERM_BY:
    case DL_TERM_TO: return read_actor(query, c, value, err);
    case DL_TERM_SERIES:
    case DL_TERM_TAG:
    case DL_TERM_KEY:
        c->listed = true;
        return dl_pick_value(query, c->field, value, &c->set, err);
    case DL_TERM_SOURCE:
        if (dl_lookup_publishers(query, value, &names, err)) return err->code;
        break;
    default: add_name(query, c, value); return DL_OK;
    }
    for (uint32_t i = 0; i < names.at.n; i++) add_name(query, c, names.at.at[i]);
    return DL_OK;
}

static dl_code read_term(dl_query *query, const dl_term *term, dl_conditions *out,
                         dl_err *err) {
    dl_condition c = { .term = term,
                       .field = term->field,
                       .negated = term->negated,
                       .roles = dl_term_roles(term->field) };
    for (uint32_t i = 0; i < term->values.n; i++)
        if (read_value(query, &c, term->values.at[i].text, err)) return err->code;
    dl_ids_sort(&c.ids);
    *DL_PUSH(query->mem, &out->list) = c;
    return DL_OK;
}

/* All words that must be there are one condition, all that must not another. */
static void read_words(dl_query *query, bool negated, dl_conditions *out) {
    dl_condition c = { .field = DL_TERM_WORD, .negated = negated };
    if (dl_filter_fts(query->mem, &query->filter, negated, &c.match))
        *DL_PUSH(query->mem, &out->list) = c;
}

/* What asking an event costs: a look at its row, at its reports, at the full text. */
static int cost_of(const dl_condition *c) {
    switch (c->field) {
    case DL_TERM_WORD: return 3;
    case DL_TERM_REPORTED: return 1;
    default: return dl_condition_looks(c) ? 0 : 2;
    }
}

/* Asks what is cheap first. */
static void put_in_order(dl_conditions *out) {
    for (uint32_t i = 1; i < out->list.n; i++) {
        dl_condition c = out->list.at[i];
        uint32_t at = i;
        for (; at > 0 && cost_of(&out->list.at[at - 1]) > cost_of(&c); at--)
            out->list.at[at] = out->list.at[at - 1];
        out->list.at[at] = c;
    }
}

dl_code dl_conditions_read(dl_query *query, const char *types, dl_conditions *out,
                           dl_err *err) {
    dl_condition of_types = { .field = DL_ASK_TYPES };
    dl_condition news = { .field = DL_ASK_NEWS }, differs = { .field = DL_ASK_DIFFERS };
    for (dl_str rest = dl_str_of(types); rest.len;)
        add_name(query, &of_types, dl_str_cut(&rest, ' '));
    if (types) *DL_PUSH(query->mem, &out->list) = of_types;
    if (query->news) *DL_PUSH(query->mem, &out->list) = news;
    if (query->differs) *DL_PUSH(query->mem, &out->list) = differs;
    read_words(query, false, out);
    read_words(query, true, out);
    for (uint32_t i = 0; i < query->filter.terms.n; i++) {
        const dl_term *term = &query->filter.terms.at[i];
        if (term->field == DL_TERM_WORD || term->field == DL_TERM_TOPIC) continue;
        if (read_term(query, term, out, err)) return err->code;
    }
    put_in_order(out);
    return DL_OK;
}

/* ---- listing --------------------------------------------------------------------------------- */

static dl_code list_actors(dl_query *query, dl_condition *c, uint32_t most, dl_err *err) {
    dl_picks found = { 0 };
    c->listed = true;
    for (uint32_t i = 0; i < c->ids.at.n && c->listed; i++)
        if (dl_pick_actor(query, c->ids.at.at[i], c->roles, most, &found, &c->listed,
                          err))
            return err->code;
    for (uint32_t i = 0; i < found.at.n && c->listed; i++)
        *DL_PUSH(query->mem, &c->set.at) = found.at.at[i];
    dl_picks_sort(&c->set);
    return DL_OK;
}

static dl_code list_words(dl_query *query, dl_condition *c, uint32_t most, dl_err *err) {
    dl_picks found = { 0 };
    if (dl_pick_words(query, c->match, most, &found, &c->listed, err)) return err->code;
    if (c->listed) c->set = found;
    return DL_OK;
}

dl_code dl_condition_list(dl_query *query, dl_condition *c, uint32_t most, dl_err *err) {
    if (c->listed) return DL_OK;
    switch (c->field) {
    case DL_TERM_WORD: return list_words(query, c, most, err);
    case DL_ASK_NEWS:
        c->set.at.n = 0;
        return dl_pick_news(query, most, &c->set, &c->listed, err);
    case DL_TERM_ACTOR:
    case DL_TERM_BY:
    case DL_TERM_TO: return list_actors(query, c, most, err);
    default: return DL_OK;
    }
}

bool dl_condition_lists(const dl_condition *c, int64_t event) {
    return dl_picks_has(&c->set, event);
}

/* ---- asking ---------------------------------------------------------------------------------- */

bool dl_condition_looks(const dl_condition *c) {
    if (c->listed) return false;
    switch (c->field) {
    case DL_ASK_TYPES:
    case DL_TERM_TYPE:
    case DL_TERM_STATUS:
    case DL_TERM_PLACE:
    case DL_TERM_ACT:
    case DL_TERM_MEDIUM:
    case DL_TERM_ROUND:
    case DL_TERM_CONFIDENCE:
    case DL_TERM_REPORTED:
    case DL_TERM_DATE: return true;
    default: return false;
    }
}

bool dl_has_role(const char *roles, dl_str role) {
    for (dl_str rest = dl_str_of(roles); rest.len;)
        if (dl_str_eq(dl_str_cut(&rest, ' '), role)) return true;
    return roles == NULL;
}

static dl_code has_actor(dl_query *query, const dl_condition *c, int64_t event, bool *out,
                         dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_WHO, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    for (bool more = true; !*out;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        *out = dl_ids_has(&c->ids, dl_column_int(q, 0)) &&
               dl_has_role(c->roles, dl_column_str(q, 1));
    }
    sqlite3_reset(q);
    return DL_OK;
}

/* The articles of a publisher are looked up once, when the first event is asked. */
static dl_code read_articles(dl_query *query, dl_condition *c, dl_err *err) {
    for (uint32_t i = 0; i < c->names.n; i++) {
        sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLES_OF_SOURCE, err);
        if (!q) return err->code;
        dl_bind_str(q, ":source", c->names.at[i]);
        for (bool more = true; more;) {
            if (dl_step(query->store, q, &more, err)) return err->code;
            if (more) *DL_PUSH(query->mem, &c->ids.at) = dl_column_int(q, 0);
        }
    }
    dl_ids_sort(&c->ids);
    return DL_OK;
}

static dl_code is_told_by(dl_query *query, dl_condition *c, int64_t event, bool *out,
                          dl_err *err) {
    if (c->asked == 0 && read_articles(query, c, err)) return err->code;
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_TELLERS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", event);
    for (bool more = true; !*out;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        *out = dl_ids_has(&c->ids, dl_column_int(q, 0));
    }
    sqlite3_reset(q);
    return DL_OK;
}

/* Whether the first and the last article that tell it settle that one between them was
 * published then; *OUT: it was. */
bool dl_reported_settles(const dl_term *term, const dl_looked_at *row, bool *out) {
    bool first = row->first_reported != DL_NO_TIME &&
                 (term->begins == DL_NO_TIME || row->first_reported >= term->begins);
    bool last = row->last_reported != DL_NO_TIME &&
                (term->ends == DL_NO_TIME || row->last_reported < term->ends);
    bool none = row->first_reported == DL_NO_TIME ||
                (term->ends != DL_NO_TIME && row->first_reported >= term->ends) ||
                (term->begins != DL_NO_TIME && row->last_reported < term->begins);
    *out = !none;
    return none || first || last;
}

/* Whether the statement, whose :event is bound, has a row. */
static dl_code has_row(dl_query *query, sqlite3_stmt *q, int64_t event, bool *out,
                       dl_err *err) {
    dl_bind_int(q, ":event", event);
    if (dl_step(query->store, q, out, err)) return err->code;
    sqlite3_reset(q);
    return DL_OK;
}

static dl_code ask(dl_query *query, dl_condition *c, int64_t event,
                   const dl_looked_at *row, bool *out, dl_err *err) {
    sqlite3_stmt *q;
    switch (c->field) {
    case DL_TERM_WORD:
        if (!(q = dl_sql(query->store, SQL_EVENT_HAS_WORDS, err))) return err->code;
        dl_bind_str(q, ":match", c->match);
        return has_row(query, q, event, out, err);
    case DL_TERM_REPORTED:
        if (dl_reported_settles(c->term, row, out)) return DL_OK;
        if (!(q = dl_sql(query->store, SQL_EVENT_REPORTED, err))) return err->code;
        dl_bind_time(q, ":since", c->term->begins);
        dl_bind_time(q, ":until", c->term->ends);
        return has_row(query, q, event, out, err);
    case DL_ASK_DIFFERS:
        if (!(q = dl_sql(query->store, SQL_EVENT_DIFFERS, err))) return err->code;
        return has_row(query, q, event, out, err);
    case DL_ASK_NEWS: return dl_is_news(query, event, out, err);
    case DL_TERM_SOURCE: return is_told_by(query, c, event, out, err);
    default: return has_actor(query, c, event, out, err);
    }
}

dl_code dl_condition_holds(dl_query *query, dl_condition *c, int64_t event,
                           const dl_looked_at *row, bool *out, dl_err *err) {
    enum { A_WHILE = 200, SELDOM = 20 };
    if (dl_condition_looks(c) && c->field != DL_TERM_REPORTED) {
        *out = c->field == DL_ASK_TYPES ? dl_condition_names(c, row->type)
                                        : dl_term_holds(query->row, c->term, row);
    } else {
        bool seldom = c->asked > A_WHILE && c->held < c->asked / SELDOM;
        if (!c->listed && seldom && dl_condition_list(query, c, 0, err)) return err->code;
        *out = dl_picks_has(&c->set, event);
        if (!*out && !c->listed && ask(query, c, event, row, out, err)) return err->code;
    }
    *out = *out != c->negated;
    c->asked++;
    c->held += *out;
    return DL_OK;
}
