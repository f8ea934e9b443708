/* test_tokenize.c - token boundaries (tests/cases/tokens.cases), kinds, flags, limits.
 *
 * SPDX-License-Identifier: MIT */
#include "text_cases.h"

static void print_tokens(text_case *c, dl_buf *out) {
    const dl_document *doc = &c->doc;
    const dl_text *text = &c->text;
    for (uint32_t i = 0; i < text->tokens.n; i++)
        dl_buf_printf(out, "%s%.*s", i ? " " : "",
                      DL_ARG(dl_token_str(doc, &text->tokens.at[i])));
}

START_TEST(boundaries)
{ run_texts("tokens.cases", 60, print_tokens); }
END_TEST

START_TEST(kinds_and_flags)
{
    static const struct {
        const char *text;
        uint32_t token;
        uint8_t kind, flags;
    } rows[] = {
        { "Kabul fell", 0, DL_WORD, DL_SPACE_BEFORE | DL_CAPITAL },
        { "Kabul fell", 1, DL_WORD, DL_SPACE_BEFORE },
        { "a\nb", 1, DL_WORD, DL_SPACE_BEFORE | DL_LINE_BEFORE },
        { "NATO", 0, DL_WORD, DL_SPACE_BEFORE | DL_CAPITAL | DL_UPPER },
        { "A", 0, DL_WORD, DL_SPACE_BEFORE | DL_CAPITAL },
        { "G7", 0, DL_WORD, DL_SPACE_BEFORE | DL_CAPITAL },
        { "\xc3\x89tienne", 0, DL_WORD, DL_SPACE_BEFORE | DL_CAPITAL },
        { "\xc3\x89", 0, DL_WORD, DL_SPACE_BEFORE | DL_CAPITAL },
        { "\xc3\x89U", 0, DL_WORD, DL_SPACE_BEFORE | DL_CAPITAL | DL_UPPER },
        { "the U.S. army", 1, DL_WORD,
          DL_SPACE_BEFORE | DL_CAPITAL | DL_UPPER | DL_ABBREV },
        { "on Nov. 5", 1, DL_WORD, DL_SPACE_BEFORE | DL_CAPITAL | DL_ABBREV },
        { "at 3 p.m. sharp", 2, DL_WORD, DL_SPACE_BEFORE | DL_ABBREV },
        { "Asha's", 1, DL_WORD, DL_CLITIC },
        { "don't", 1, DL_WORD, DL_CLITIC },
        { "the sides' talks", 2, DL_WORD, DL_CLITIC },
        { "8,600", 0, DL_NUMBER, DL_SPACE_BEFORE },
        { "9th", 0, DL_NUMBER, DL_SPACE_BEFORE },
        { "$5", 0, DL_SYMBOL, DL_SPACE_BEFORE },
        { "\"so", 0, DL_QUOTE, DL_SPACE_BEFORE },
        { "so\xe2\x80\x9d", 1, DL_QUOTE, 0 },
        { "see www.example.org now", 1, DL_LINK, DL_SPACE_BEFORE },
        { "@envoy said", 0, DL_LINK, DL_SPACE_BEFORE },
        { "was [held](https://a.example/b_(c)) on", 1, DL_WORD, DL_SPACE_BEFORE },
        { "was [held](https://a.example/b_(c)) on", 2, DL_WORD, DL_SPACE_BEFORE },
        { "[held](https://a.example), he", 1, DL_PUNCT, 0 },
        { "he [sic] left", 1, DL_PUNCT, DL_SPACE_BEFORE },
        { "held [1](see below)", 1, DL_PUNCT, DL_SPACE_BEFORE },
        { "a\xc2\xa0"
          "b",
          1, DL_WORD, DL_SPACE_BEFORE },
    };
    dl_arena *mem = dl_arena_new();
    const dl_words *words = seed_words(mem);
    for (size_t i = 0; i < DL_N(rows); i++) {
        dl_document doc = { .text = dl_str_of(rows[i].text) };
        dl_text text = { 0 };
        dl_err err = { 0 };
        ck_assert_int_eq(dl_tokenize(mem, words, &doc, &text, &err), DL_OK);
        ck_assert_uint_lt(rows[i].token, text.tokens.n);
        const dl_token *t = &text.tokens.at[rows[i].token];
        ck_assert_msg(t->kind == rows[i].kind, "%s: kind %d", rows[i].text, t->kind);
        ck_assert_msg(t->flags == rows[i].flags, "%s: flags %d", rows[i].text, t->flags);
    }
    dl_arena_free(mem);
}
END_TEST

START_TEST(word_ids)
{
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    uint32_t talks = dl_words_add(words, DL_LIT("talks"));
    uint32_t genitive = dl_words_add(words, DL_LIT("'s"));
    uint32_t percent = dl_words_add(words, DL_LIT("%"));
    dl_document doc = { .text =
                            DL_LIT("TALKS Talks talk \xe2\x80\x99s x\xe2\x80\x99s 5%") };
    dl_text text = { 0 };
    dl_err err = { 0 };
    ck_assert_int_eq(dl_tokenize(mem, words, &doc, &text, &err), DL_OK);
    ck_assert_uint_eq(text.tokens.at[0].word, talks);
    ck_assert_uint_eq(text.tokens.at[1].word, talks);
    ck_assert_uint_eq(text.tokens.at[2].word, 0);
    ck_assert_uint_eq(text.tokens.at[text.tokens.n - 3].word, genitive);
    ck_assert_uint_eq(text.tokens.at[text.tokens.n - 1].word, percent);
    dl_arena_free(mem);
}
END_TEST

START_TEST(long_runs)
{
    enum { SIZE = 200001 };
    static char letters[SIZE];
    memset(letters, 'a', SIZE);
    dl_arena *mem = dl_arena_new();
    dl_document doc = { .text = { letters, SIZE } };
    dl_text text = { 0 };
    dl_err err = { 0 };
    ck_assert_int_eq(dl_tokenize(mem, dl_words_new(mem), &doc, &text, &err), DL_OK);
    ck_assert_uint_eq(text.tokens.n, 4);
    uint32_t at = 0;
    for (uint32_t i = 0; i < text.tokens.n; i++) {
        ck_assert_uint_eq(text.tokens.at[i].off, at);
        at += text.tokens.at[i].len;
    }
    ck_assert_uint_eq(at, SIZE);
    dl_arena_free(mem);
}
END_TEST

START_TEST(too_many_tokens)
{
    char *commas = malloc(DL_MAX_TEXT);
    ck_assert_ptr_nonnull(commas);
    memset(commas, ',', DL_MAX_TEXT);
    dl_arena *mem = dl_arena_new();
    dl_document doc = { .text = { commas, DL_MAX_TEXT } };
    dl_text text = { 0 };
    dl_err err = { 0 };
    ck_assert_int_eq(dl_tokenize(mem, dl_words_new(mem), &doc, &text, &err), DL_ELIMIT);
    ck_assert_uint_eq(text.tokens.n, 0);
    dl_arena_free(mem);
    free(commas);
}
END_TEST

START_TEST(phrases)
{
    static const struct {
        const char *phrase;
        uint32_t n;
    } rows[] = { { "Lt. Gen.", 2 }, { "mother-in-law", 5 }, { "Sana'a", 1 }, { "", 0 },
                 { "U.S.", 1 },     { "cease fire.", 2 },   { "don't", 2 } };
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    for (size_t i = 0; i < DL_N(rows); i++) {
        uint32_t n = 99;
        dl_tokenize_phrase(mem, words, dl_str_of(rows[i].phrase), &n);
        ck_assert_msg(n == rows[i].n, "%s: %u", rows[i].phrase, n);
    }
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("tokenize", tcase_add_test(tc, boundaries); tcase_add_test(tc, kinds_and_flags);
         tcase_add_test(tc, word_ids); tcase_add_test(tc, long_runs);
         tcase_add_test(tc, too_many_tokens); tcase_add_test(tc, phrases);)
