/* known_terms.c - the terms of a query asked of what was known of one event.
 *
 * In:  a filter; an event whose values as-of: has reckoned.
 * Out: whether it is one of those asked for.
 * The indexes know events as they are now, so names are looked up once, and the values that
 * were known are compared with what they mean.
 *
 * SPDX-License-Identifier: MIT */
#include "pick.h"

typedef struct {
    const dl_term *term;
    dl_ids ids;     /* actors of actor: by: to:, articles of source: and reported: */
    dl_picks picks; /* events of series: tag: key: */
} known_term;

struct dl_known_terms {
    const char *types;
    DL_VEC(known_term) list;
};

/* ---- preparing ------------------------------------------------------------------------------ */

static dl_code articles_reported(dl_query *query, const dl_term *term, dl_ids *out,
                                 dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_ARTICLES_REPORTED, err);
    if (!q) return err->code;
    dl_bind_time(q, ":since", term->begins);
    dl_bind_time(q, ":until", term->ends);
    for (bool more = true; more;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (more) *DL_PUSH(query->mem, &out->at) = dl_column_int(q, 0);
    }
    dl_ids_sort(out);
    return DL_OK;
}

static dl_code look_up(dl_query *query, known_term *known, dl_err *err) {
    const dl_term *term = known->term;
    if (term->field == DL_TERM_REPORTED)
        return articles_reported(query, term, &known->ids, err);
    bool listed = term->field == DL_TERM_SERIES || term->field == DL_TERM_TAG ||
                  term->field == DL_TERM_KEY;
    bool actor = term->field == DL_TERM_ACTOR || term->field == DL_TERM_BY ||
                 term->field == DL_TERM_TO;
    for (uint32_t i = 0; i < term->values.n; i++) {
        dl_str name = term->values.at[i].text;
        if (listed && dl_pick_value(query, term->field, name, &known->picks, err))
            return err->code;
        if (actor && (term->side ? dl_lookup_side(query, name, &known->ids, err)
                                 : dl_lookup_actors(query, name, &known->ids, err)))
            return err->code;
        if (term->field == DL_TERM_SOURCE &&
            dl_lookup_source(query, name, &known->ids, err))
            return err->code;
    }
    dl_ids_sort(&known->ids);
    return DL_OK;
}

dl_code dl_known_terms_new(dl_query *query, const char *types, dl_known_terms **out,
                           dl_err *err) {
    dl_known_terms *terms = DL_NEW(query->mem, dl_known_terms);
    terms->types = types;
    for (uint32_t i = 0; i < query->filter.terms.n; i++) {
        known_term known = { .term = &query->filter.terms.at[i] };
        if (look_up(query, &known, err)) return err->code;
        *DL_PUSH(query->mem, &terms->list) = known;
    }
    *out = terms;
    return DL_OK;
}

/* ---- asking --------------------------------------------------------------------------------- */

static bool in_list(const char *words, dl_str word) {
    for (dl_str rest = dl_str_of(words); rest.len;)
        if (dl_str_eq(dl_str_cut(&rest, ' '), word)) return true;
    return false;
}

static bool takes_part(const known_term *known, const dl_known *k) {
    const char *roles = dl_term_roles(known->term->field);
    for (uint32_t i = 0; i < k->actors.n; i++)
        if (dl_ids_has(&known->ids, k->actors.at[i].id) &&
            (!roles || in_list(roles, k->actors.at[i].role)))
            return true;
    return false;
}

static bool is_told_in(const known_term *known, const dl_known *k) {
    for (uint32_t i = 0; i < k->told_in.n; i++)
        if (dl_ids_has(&known->ids, k->told_in.at[i])) return true;
    return false;
}

/* Its words, each between spaces, folded, as the full-text search sees them. */
static dl_str words_of(dl_arena *mem, dl_str s) {
    dl_str folded = dl_folded(mem, s);
    dl_buf out = { 0 };
    dl_buf_putc(&out, ' ');
    for (uint32_t at = 0; at < folded.len;) {
        uint32_t from = at;
        unsigned class = dl_utf8_class(dl_utf8_next(folded, &at));
        if (class & (DL_CLASS_LETTER | DL_CLASS_DIGIT | DL_CLASS_MARK))
            dl_buf_add(&out, folded.ptr + from, at - from);
        else if (out.ptr[out.len - 1] != ' ')
            dl_buf_putc(&out, ' ');
    }
    if (out.ptr[out.len - 1] != ' ') dl_buf_putc(&out, ' ');
    dl_str words = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return words;
}

static bool has_words(dl_arena *mem, const dl_term *term, const dl_event_row *row) {
    dl_str text = words_of(
        mem, dl_str_fmt(mem, "%.*s \n %.*s", DL_ARG(row->title), DL_ARG(row->content)));
    for (uint32_t i = 0; i < term->values.n; i++) {
        dl_str value = term->values.at[i].text, words = words_of(mem, value);
        if (dl_str_ends(value, "*")) words.len--; /* words that begin so */
        if (dl_str_find(text, words, 0) != DL_NONE) return true;
    }
    return false;
}

static bool holds(dl_query *query, const known_term *known, const dl_event_row *row,
                  const dl_looked_at *values) {
    switch (known->term->field) {
    case DL_TERM_WORD:
    case DL_TERM_TOPIC: return has_words(query->row, known->term, row);
    case DL_TERM_ACTOR:
    case DL_TERM_BY:
    case DL_TERM_TO: return takes_part(known, row->known);
    case DL_TERM_SOURCE:
    case DL_TERM_REPORTED: return is_told_in(known, row->known);
    case DL_TERM_TAG:
    case DL_TERM_KEY:
    case DL_TERM_SERIES: return dl_picks_has(&known->picks, row->id);
    default: return dl_term_holds(query->row, known->term, values);
    }
}

bool dl_known_terms_hold(dl_query *query, const dl_known_terms *terms,
                         const dl_event_row *row) {
    dl_looked_at values = { .type = row->type,
                            .status = row->status,
                            .place = row->place,
                            .begins = DL_NO_TIME,
                            .ends = DL_NO_TIME,
                            .has_round = row->has_round,
                            .round = (double)row->round,
                            .confidence = (double)row->confidence / 100 };
    if (!row->known || (terms->types && !in_list(terms->types, row->type))) return false;
    for (uint32_t i = 0; i < row->known->fields.n; i++) {
        const dl_known_field *field = &row->known->fields.at[i];
        if (dl_str_is(field->field, "act")) values.act = field->text;
        if (dl_str_is(field->field, "medium")) values.medium = field->text;
    }
    (void)dl_iso_parse(row->begins, &values.begins);
    (void)dl_iso_parse(row->ends, &values.ends);
    for (uint32_t i = 0; i < terms->list.n; i++)
        if (holds(query, &terms->list.at[i], row, &values) ==
            terms->list.at[i].term->negated)
            return false;
    return true;
}
