/* test_blockkind.c - kinds of paragraphs (tests/cases/blockkinds.cases).
 *
 * SPDX-License-Identifier: MIT */
#include "text_cases.h"

static const char *const names[] = { "paragraph", "heading", "caption", "teaser",
                                     "note" };
_Static_assert(DL_N(names) == DL_BLOCK_COUNT, "a name for every kind");

static void print_kind(text_case *c, dl_buf *out) {
    const dl_document *doc = &c->doc;
    dl_classify_blocks(c->words, &c->doc, &c->text);
    ck_assert_uint_eq(doc->blocks.n, 1);
    ck_assert_uint_lt(doc->blocks.at[0].kind, DL_BLOCK_COUNT);
    dl_buf_puts(out, names[doc->blocks.at[0].kind]);
}

START_TEST(cases)
{ run_texts("blockkinds.cases", 60, print_kind); }
END_TEST

static void check_kinds(const char *article, const uint8_t *kinds, uint32_t n) {
    dl_arena *mem = dl_arena_new();
    const dl_words *words = seed_words(mem);
    dl_document doc = document_of(mem, dl_str_of(article));
    dl_text text = { 0 };
    dl_err err = { 0 };
    ck_assert_int_eq(dl_tokenize(mem, words, &doc, &text, &err), DL_OK);
    dl_classify_blocks(words, &doc, &text);
    ck_assert_uint_eq(doc.blocks.n, n);
    for (uint32_t i = 0; i < doc.blocks.n; i++)
        ck_assert_uint_eq(doc.blocks.at[i].kind, kinds[i]);
    dl_arena_free(mem);
}

START_TEST(a_whole_article)
{
    static const char article[] =
        "Envoys meet in Oslo\n\nOSLO (AP) - Envoys met.\n\n"
        "READ MORE: Who is Ann Berg?\n\nThey left on Monday.\n\n"
        "Ann Berg in Oslo (AFP)\n\nReporting by John Lund";
    static const uint8_t kinds[] = { DL_BLOCK_HEADING, DL_BLOCK_PARAGRAPH,
                                     DL_BLOCK_TEASER,  DL_BLOCK_PARAGRAPH,
                                     DL_BLOCK_CAPTION, DL_BLOCK_NOTE };
    check_kinds(article, kinds, DL_N(kinds));
}
END_TEST

/* Stamps are read where there are several: they date the parts of the text. */
START_TEST(stamps)
{
    static const char one[] = "Envoys meet\n\nUpdated: Tue Jun 07 2011 08:15:00\n\n"
                              "They left on Monday.";
    static const char two[] = "Envoys meet\n\nUpdated: Tue Jun 07 2011 08:15:00\n\n"
                              "Rebels leave\n\nUpdated: Sat Apr 30 2011 19:01:00";
    static const uint8_t of_one[] = { DL_BLOCK_HEADING, DL_BLOCK_NOTE,
                                      DL_BLOCK_PARAGRAPH };
    static const uint8_t of_two[] = { DL_BLOCK_HEADING, DL_BLOCK_PARAGRAPH,
                                      DL_BLOCK_HEADING, DL_BLOCK_PARAGRAPH };
    check_kinds(one, of_one, DL_N(of_one));
    check_kinds(two, of_two, DL_N(of_two));
}
END_TEST

DL_SUITE("blockkind", tcase_add_test(tc, cases); tcase_add_test(tc, a_whole_article);
         tcase_add_test(tc, stamps);)
