/* test_sentence.c - sentence boundaries (tests/cases/sentences.cases), blocks, limits.
 *
 * SPDX-License-Identifier: MIT */
#include "text_cases.h"

/* The sentence with line ends shown as spaces. */
static void print_sentence(const dl_document *doc, const dl_text *text, uint32_t i,
                           dl_buf *out) {
    const dl_sentence *s = &text->sentences.at[i];
    dl_str words = dl_span_str(doc, dl_token_span(text, s->first, s->n));
    for (uint32_t k = 0; k < words.len; k++)
        dl_buf_putc(out, words.ptr[k] == '\n' ? ' ' : words.ptr[k]);
}

static void print_sentences(text_case *c, dl_buf *out) {
    const dl_document *doc = &c->doc;
    const dl_text *text = &c->text;
    dl_find_sentences(c->mem, c->words, &c->doc, &c->text);
    for (uint32_t i = 0; i < text->sentences.n; i++) {
        if (i) dl_buf_puts(out, " | ");
        print_sentence(doc, text, i, out);
    }
}

START_TEST(boundaries)
{ run_texts("sentences.cases", 60, print_sentences); }
END_TEST

START_TEST(only_blocks_that_are_read)
{
    dl_arena *mem = dl_arena_new();
    dl_words *words = seed_words(mem);
    dl_document doc = document_of(mem, DL_LIT("Peace at last\n\nSee also: Lund.\n\n"
                                              "A photo.\n\nTalks began. They\nended."));
    doc.blocks.at[0].kind = DL_BLOCK_HEADING;
    doc.blocks.at[1].kind = DL_BLOCK_TEASER;
    doc.blocks.at[2].kind = DL_BLOCK_CAPTION;
    dl_text text = { 0 };
    dl_err err = { 0 };
    ck_assert_int_eq(dl_tokenize(mem, words, &doc, &text, &err), DL_OK);
    dl_find_sentences(mem, words, &doc, &text);
    ck_assert_uint_eq(text.sentences.n, 3);
    ck_assert_uint_eq(text.sentences.at[0].block, 0);
    ck_assert_uint_eq(text.sentences.at[1].block, 3);
    ck_assert_uint_eq(text.sentences.at[2].block, 3);
    ck_assert_uint_eq(text.sentences.at[2].n, 3);
    ck_assert_uint_eq(dl_sentence_of(&text, 0), 0);
    ck_assert_uint_eq(dl_sentence_of(&text, 3), DL_NONE);
    ck_assert_uint_eq(dl_sentence_of(&text, text.tokens.n - 1), 2);
    ck_assert_uint_eq(dl_sentence_of(&text, text.tokens.n), DL_NONE);
    dl_arena_free(mem);
}
END_TEST

/* The places that open the items of a round-up are sentences of their own. */
START_TEST(places_of_a_round_up)
{
    dl_arena *mem = dl_arena_new();
    dl_words *words = seed_words(mem);
    dl_document doc =
        document_of(mem, DL_LIT("LIMA - Rain fell.\n\nIt was cold.\n\n"
                                "OSLO - Chile sent aid.\n\nUN envoys left."));
    dl_text text = { 0 };
    dl_err err = { 0 };
    dl_buf found = { 0 };
    ck_assert_int_eq(dl_tokenize(mem, words, &doc, &text, &err), DL_OK);
    dl_find_sentences(mem, words, &doc, &text);
    ck_assert_uint_eq(text.sentences.n, 5);
    print_sentence(&doc, &text, 2, &found);
    dl_buf_putc(&found, '/');
    print_sentence(&doc, &text, 3, &found);
    ck_assert_str_eq(found.ptr, "OSLO -/Chile sent aid.");
    dl_buf_free(&found);
    dl_arena_free(mem);
}
END_TEST

START_TEST(sets_of_a_sentence)
{
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    dl_err err = { 0 };
    uint32_t a = dl_words_set_add(words, DL_LIT("a"));
    uint32_t b = dl_words_set_add(words, DL_LIT("b"));
    ck_assert_int_eq(dl_words_put(words, a, DL_LIT("talks"), 0, &err), DL_OK);
    ck_assert_int_eq(dl_words_put(words, b, DL_LIT("cease fire"), 0, &err), DL_OK);
    dl_document doc = document_of(mem, DL_LIT("Talks. Cease. Fire."));
    dl_text text = { 0 };
    ck_assert_int_eq(dl_tokenize(mem, words, &doc, &text, &err), DL_OK);
    dl_find_sentences(mem, words, &doc, &text);
    ck_assert_uint_eq(text.sentences.n, 3);
    ck_assert_uint_eq(text.sentences.at[0].sets, 1u << a);
    ck_assert_uint_eq(text.sentences.at[1].sets, 1u << b);
    ck_assert_uint_eq(text.sentences.at[2].sets, 0);
    dl_arena_free(mem);
}
END_TEST

START_TEST(longest_sentence)
{
    enum { WORDS = 3000 };
    static char letters[2 * WORDS];
    for (int i = 0; i < 2 * WORDS; i++) letters[i] = i % 2 ? ' ' : 'a';
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    dl_document doc = document_of(mem, (dl_str){ letters, sizeof letters });
    dl_text text = { 0 };
    dl_err err = { 0 };
    ck_assert_int_eq(dl_tokenize(mem, words, &doc, &text, &err), DL_OK);
    dl_find_sentences(mem, words, &doc, &text);
    uint32_t at = 0;
    for (uint32_t i = 0; i < text.sentences.n; i++) {
        ck_assert_uint_eq(text.sentences.at[i].first, at);
        ck_assert_uint_le(text.sentences.at[i].n, DL_MAX_SENTENCE);
        at += text.sentences.at[i].n;
    }
    ck_assert_uint_eq(at, WORDS);
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("sentence", tcase_add_test(tc, boundaries);
         tcase_add_test(tc, only_blocks_that_are_read);
         tcase_add_test(tc, places_of_a_round_up); tcase_add_test(tc, sets_of_a_sentence);
         tcase_add_test(tc, longest_sentence);)
