/* test_quote.c - quotations (tests/cases/quotes.cases) and their marks.
 *
 * SPDX-License-Identifier: MIT */
#include "text_cases.h"

static void print_quotes(text_case *c, dl_buf *out) {
    const dl_document *doc = &c->doc;
    const dl_text *text = &c->text;
    dl_find_sentences(c->mem, c->words, &c->doc, &c->text);
    dl_find_quotes(c->mem, c->words, &c->doc, &c->text);
    ck_assert_uint_eq(text->marks.n, text->quotes.n);
    for (uint32_t i = 0; i < text->quotes.n; i++) {
        const dl_quote *q = &text->quotes.at[i];
        const dl_mark *m = &text->marks.at[i];
        dl_str inside = DL_LIT("()");
        char flags[8];
        if (q->n) inside = dl_span_str(doc, dl_token_span(text, q->first, q->n));
        snprintf(flags, sizeof flags, "%s%s%s%s", q->scare ? "S" : "",
                 q->close == DL_NONE ? "U" : "", q->continues != DL_NONE ? "C" : "",
                 q->open == DL_NONE ? "N" : "");
        dl_buf_printf(out, "%s%s%s%.*s", i ? " | " : "", flags, *flags ? ":" : "",
                      DL_ARG(inside));
        ck_assert_uint_eq(m->kind, DL_MARK_QUOTE);
        ck_assert_uint_eq(m->value, i);
        ck_assert_uint_eq(m->first, q->open == DL_NONE ? q->first : q->open);
        ck_assert_uint_eq(m->first + m->n,
                          q->close == DL_NONE ? q->first + q->n : q->close + 1);
        if (q->continues != DL_NONE) ck_assert_uint_eq(q->continues, i - 1);
    }
    if (!text->quotes.n) dl_buf_puts(out, "none");
}

START_TEST(cases)
{ run_texts("quotes.cases", 30, print_quotes); }
END_TEST

DL_SUITE("quote", tcase_add_test(tc, cases);)
