/* test_number.c - numbers and ordinals (tests/cases/numbers.cases), and their limits.
 *
 * SPDX-License-Identifier: MIT */
#include "text_cases.h"

static void print_numbers(text_case *c, dl_buf *out) {
    const dl_document *doc = &c->doc;
    const dl_text *text = &c->text;
    dl_find_sentences(c->mem, c->words, &c->doc, &c->text);
    dl_find_numbers(c->mem, c->words, &c->doc, &c->text);
    for (uint32_t i = 0; i < text->marks.n; i++) {
        const dl_mark *m = &text->marks.at[i];
        const dl_number *number = &text->numbers.at[m->value];
        dl_str span = dl_span_str(doc, dl_token_span(text, m->first, m->n));
        char value[32];
        snprintf(value, sizeof value, number->value < 1 ? "%g" : "%.12g", number->value);
        ck_assert_int_eq(number->ordinal, m->kind == DL_MARK_ORDINAL);
        dl_buf_printf(out, "%s%.*s = %s%s%s", i ? " | " : "", DL_ARG(span), value,
                      number->ordinal ? " th" : "", number->approximate ? " ~" : "");
    }
    if (!text->marks.n) dl_buf_puts(out, "none");
}

START_TEST(cases)
{ run_texts("numbers.cases", 60, print_numbers); }
END_TEST

/* A long row of multipliers and digits gives finite values and comes to an end. */
START_TEST(absurd_numbers)
{
    enum { N = 900 };
    static char digits[N], million[9 * N];
    memset(digits, '9', N);
    for (int i = 0; i < N; i++) memcpy(million + 9 * i, "million  ", 9);
    memcpy(million, "two     ", 8);
    dl_arena *mem = dl_arena_new();
    const dl_words *words = seed_words(mem);
    const dl_str inputs[] = { { digits, N }, { million, sizeof million } };
    for (size_t i = 0; i < DL_N(inputs); i++) {
        dl_document doc = document_of(mem, inputs[i]);
        dl_text text = { 0 };
        dl_err err = { 0 };
        ck_assert_int_eq(dl_tokenize(mem, words, &doc, &text, &err), DL_OK);
        dl_find_sentences(mem, words, &doc, &text);
        dl_find_numbers(mem, words, &doc, &text);
        ck_assert_uint_ge(text.numbers.n, 1);
        for (uint32_t k = 0; k < text.numbers.n; k++)
            ck_assert(text.numbers.at[k].value >= 0 && text.numbers.at[k].value < 1e200);
    }
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("number", tcase_add_test(tc, cases); tcase_add_test(tc, absurd_numbers);)
