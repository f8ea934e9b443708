/* test_dateline.c - datelines (tests/cases/datelines.cases), also behind other blocks.
 *
 * SPDX-License-Identifier: MIT */
#include "text_cases.h"

static void put_part(const dl_document *doc, dl_span span, dl_buf *out) {
    if (span.len) dl_buf_printf(out, "%.*s ", DL_ARG(dl_span_str(doc, span)));
    dl_buf_puts(out, "| ");
}

static void print_dateline(text_case *c, dl_buf *out) {
    const dl_document *doc = &c->doc;
    const dl_text *text = &c->text;
    dl_find_sentences(c->mem, c->words, &c->doc, &c->text);
    ck_assert_uint_ge(text->sentences.n, 1);
    if (text->dateline.n) {
        const dl_token *first = &text->tokens.at[text->sentences.at[0].first];
        put_part(doc, text->dateline.place, out);
        put_part(doc, text->dateline.agency, out);
        put_part(doc, text->dateline.date, out);
        dl_buf_str(out, dl_token_str(doc, first));
    } else {
        ck_assert_uint_eq(text->sentences.at[0].first, 0);
        dl_buf_puts(out, "none");
    }
}

START_TEST(cases)
{ run_texts("datelines.cases", 35, print_dateline); }
END_TEST

START_TEST(place_in_the_article)
{
    static const struct {
        const char *text;
        bool found;
    } rows[] = {
        { "Envoys meet\n\nOSLO (AP) - Envoys met.", true },
        { "A summary of it.\n\nOSLO (AP) - Envoys met.", true },
        { "A summary of it.\n\nOslo - Envoys met.", false }, /* may be anything */
        { "One.\n\nTwo.\n\nThree.\n\nFour.\n\nOSLO (AP) - Envoys met.", false },
        { "OSLO (AP) -\n\nEnvoys met.", true },
    };
    dl_arena *mem = dl_arena_new();
    const dl_words *words = seed_words(mem);
    for (size_t i = 0; i < DL_N(rows); i++) {
        dl_document doc = document_of(mem, dl_str_of(rows[i].text));
        dl_text text = { 0 };
        dl_err err = { 0 };
        ck_assert_int_eq(dl_tokenize(mem, words, &doc, &text, &err), DL_OK);
        dl_classify_blocks(words, &doc, &text);
        dl_find_sentences(mem, words, &doc, &text);
        ck_assert_msg((text.dateline.n > 0) == rows[i].found, "%s", rows[i].text);
    }
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("dateline", tcase_add_test(tc, cases); tcase_add_test(tc, place_in_the_article);)
