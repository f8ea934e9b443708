/* test_quote.c - quotations (tests/cases/quotes.cases) and their marks.
 *
 * SPDX-License-Identifier: MIT */
#include "text_cases.h"

static void check_quotes(const dl_words *words, dl_arena *mem, dl_str input,
                         dl_str expected, uint32_t line) {
    dl_document doc = document_of(mem, input);
    dl_text text = { 0 };
    dl_err err = { 0 };
    dl_buf found = { 0 };
    ck_assert_int_eq(dl_tokenize(mem, words, &doc, &text, &err), DL_OK);
    dl_find_sentences(mem, words, &doc, &text);
    dl_find_quotes(mem, words, &doc, &text);
    ck_assert_uint_eq(text.marks.n, text.quotes.n);
    for (uint32_t i = 0; i < text.quotes.n; i++) {
        const dl_quote *q = &text.quotes.at[i];
        const dl_mark *m = &text.marks.at[i];
        dl_str inside = DL_LIT("()");
        char flags[8];
        if (q->n) inside = dl_span_str(&doc, dl_token_span(&text, q->first, q->n));
        snprintf(flags, sizeof flags, "%s%s%s%s", q->scare ? "S" : "",
                 q->close == DL_NONE ? "U" : "", q->continues != DL_NONE ? "C" : "",
                 q->open == DL_NONE ? "N" : "");
        dl_buf_printf(&found, "%s%s%s%.*s", i ? " | " : "", flags, *flags ? ":" : "",
                      DL_ARG(inside));
        ck_assert_uint_eq(m->kind, DL_MARK_QUOTE);
        ck_assert_uint_eq(m->value, i);
        ck_assert_uint_eq(m->first, q->open == DL_NONE ? q->first : q->open);
        ck_assert_uint_eq(m->first + m->n,
                          q->close == DL_NONE ? q->first + q->n : q->close + 1);
        if (q->continues != DL_NONE) ck_assert_uint_eq(q->continues, i - 1);
    }
    if (!text.quotes.n) dl_buf_puts(&found, "none");
    check_found("quotes.cases", line, input, &found, expected);
    dl_buf_free(&found);
}

START_TEST(cases)
{ run_cases("quotes.cases", 30, check_quotes); }
END_TEST

DL_SUITE("quote", tcase_add_test(tc, cases);)
