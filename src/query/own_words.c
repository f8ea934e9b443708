/* own_words.c - the article's own words for an event of which the parts say too little.
 *
 * In:  an event whose sentence would be "Attack" or "Norland agreed".
 * Out: what the surest report says around the words that express it, on one line.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

enum { SHOWN = 110, BEFORE = 45 }; /* characters */

/* The byte where character N of S begins. */
static uint32_t byte_of(dl_str s, int64_t n) {
    uint32_t at = 0;
    while (n-- > 0 && at < s.len) dl_utf8_next(s, &at);
    return at;
}

/* S from a word that begins at most BEFORE characters before the trigger. */
static dl_str from_word(dl_str s, int64_t trigger, bool *cut) {
    *cut = trigger > BEFORE && dl_utf8_count(s) > SHOWN;
    if (!*cut) return s;
    uint32_t at = byte_of(s, trigger - BEFORE);
    while (at < s.len && s.ptr[at] != ' ' && s.ptr[at] != '\n') at++;
    return dl_str_trim(dl_str_sub(s, at, UINT32_MAX));
}

/* Quotation marks within quotation marks are single ones. */
static dl_str inner_quotes(dl_arena *mem, dl_str s) {
    static const char *const marks[][2] = { { "\xe2\x80\x9c", "\xe2\x80\x98" },
                                            { "\xe2\x80\x9d", "\xe2\x80\x99" },
                                            { "\"", "'" } };
    dl_buf out = { 0 };
    for (uint32_t at = 0; at < s.len;) {
        dl_str rest = dl_str_sub(s, at, UINT32_MAX);
        size_t i = 0;
        while (i < DL_N(marks) && !dl_str_starts(rest, marks[i][0])) i++;
        if (i < DL_N(marks)) {
            dl_buf_puts(&out, marks[i][1]);
            at += (uint32_t)strlen(marks[i][0]);
        } else {
            dl_buf_putc(&out, s.ptr[at++]);
        }
    }
    dl_str inner = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return inner;
}

dl_code dl_event_own_words(dl_query *query, const dl_event_row *row, dl_str *out,
                           dl_err *err) {
    bool more, cut;
    *out = (dl_str){ 0 };
    if (row->best == 0) return DL_OK;
    sqlite3_stmt *q = dl_sql(query->store, SQL_REPORT_WORDS, err);
    if (!q) return err->code;
    dl_bind_int(q, ":report", row->best);
    if (dl_step(query->store, q, &more, err)) return err->code;
    if (more) {
        dl_str words = from_word(dl_column_str(q, 0), dl_column_int(q, 1), &cut);
        words = dl_clip(query->row, dl_str_trim(words), SHOWN);
        words = inner_quotes(query->row, words);
        *out = dl_str_fmt(query->row, "\xe2\x80\x9c%s%.*s\xe2\x80\x9d",
                          cut ? "\xe2\x80\xa6" : "", DL_ARG(words));
    }
    (void)dl_sql(query->store, SQL_REPORT_WORDS, err);
    return DL_OK;
}
