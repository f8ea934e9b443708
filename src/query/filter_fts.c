/* filter_fts.c - the words of a query as a full-text query.
 *
 * In:  the terms of a filter.
 * Out: an FTS5 expression in which every word of the user's stands in quotation marks.
 * "US-Taliban", AND, NEAR( and * are ordinary text to whoever typed them; unquoted they
 * are operators or errors.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/query.h"

static void add_quoted(dl_str s, dl_buf *out) {
    bool prefix = s.len > 1 && s.ptr[s.len - 1] == '*';
    if (prefix) s.len--;
    dl_buf_putc(out, '"');
    for (uint32_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"') dl_buf_putc(out, '"');
        dl_buf_putc(out, s.ptr[i]);
    }
    dl_buf_puts(out, prefix ? "\"*" : "\"");
}

static bool is_text(const dl_term *term) {
    return term->field == DL_TERM_WORD || term->field == DL_TERM_TOPIC;
}

/* Alternatives of one term: ("a" OR "b") */
static void add_term(const dl_term *term, dl_buf *out) {
    dl_buf_putc(out, '(');
    for (uint32_t i = 0; i < term->values.n; i++) {
        if (i) dl_buf_puts(out, " OR ");
        add_quoted(term->values.at[i].text, out);
    }
    dl_buf_putc(out, ')');
}

static uint32_t add_terms(const dl_filter *filter, bool negated, const char *between,
                          dl_buf *out) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < filter->terms.n; i++) {
        const dl_term *term = &filter->terms.at[i];
        if (!is_text(term) || term->negated != negated) continue;
        if (n++) dl_buf_puts(out, between);
        add_term(term, out);
    }
    return n;
}

bool dl_filter_fts(dl_arena *mem, const dl_filter *filter, bool negated, dl_str *out) {
    dl_buf text = { 0 };
    uint32_t n = add_terms(filter, negated, negated ? " OR " : " AND ", &text);
    if (n) *out = dl_str_copy(mem, (dl_str){ text.ptr, (uint32_t)text.len });
    dl_buf_free(&text);
    return n > 0;
}
