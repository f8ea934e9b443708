/* test_words.c - word ids, sets, values, phrases, and the files they come from.
 *
 * SPDX-License-Identifier: MIT */
#include "text_cases.h"

START_TEST(ids)
{
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    uint32_t talks = dl_words_add(words, DL_LIT("Talks"));
    uint32_t sana = dl_words_add(words, DL_LIT("Sana\xe2\x80\x99"
                                               "a"));
    uint32_t zurich = dl_words_add(words, DL_LIT("Z\xc3\x9cRICH"));
    ck_assert_uint_ne(talks, 0);
    ck_assert_uint_eq(dl_words_add(words, DL_LIT("TALKS")), talks);
    ck_assert_uint_eq(dl_words_find(words, DL_LIT("talks")), talks);
    ck_assert_uint_eq(dl_words_find(words, DL_LIT("sana'a")), sana);
    ck_assert_uint_eq(dl_words_find(words, DL_LIT("z\xc3\xbcrich")), zurich);
    ck_assert_uint_eq(dl_words_find(words, DL_LIT("talk")), 0);
    ck_assert_uint_eq(dl_words_find(words, (dl_str){ 0 }), 0);
    ck_assert_dl_str(dl_words_spelling(words, talks), "talks");
    ck_assert_dl_str(dl_words_spelling(words, sana), "sana'a");
    ck_assert_uint_eq(dl_words_count(words), 3);
    dl_arena_free(mem);
}
END_TEST

START_TEST(only_letters_fold)
{
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    uint32_t at = dl_words_add(words, DL_LIT("@"));
    uint32_t tick = dl_words_add(words, DL_LIT("`"));
    ck_assert_uint_ne(at, tick);
    ck_assert_uint_eq(dl_words_find(words, DL_LIT("@")), at);
    ck_assert_uint_eq(dl_words_find(words, DL_LIT("[abcdefgh]")), 0);
    dl_words_add(words, DL_LIT("{abcdefgh}"));
    ck_assert_uint_eq(dl_words_find(words, DL_LIT("[abcdefgh]")), 0);
    dl_arena_free(mem);
}
END_TEST

/* Every length crosses another path of the hash. */
START_TEST(many_words)
{
    enum { N = 20000 };
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    char text[64];
    for (uint32_t i = 0; i < N; i++) {
        int len = snprintf(text, sizeof text, "%.*sw%u", (int)(i % 20),
                           "abcdefghijklmnopqrstuvwxyz", i);
        ck_assert_uint_eq(dl_words_add(words, (dl_str){ text, (uint32_t)len }), i + 1);
    }
    for (uint32_t i = 0; i < N; i++) {
        int len = snprintf(text, sizeof text, "%.*sW%u", (int)(i % 20),
                           "ABCDEFGHIJKLMNOPQRSTUVWXYZ", i);
        ck_assert_uint_eq(dl_words_find(words, (dl_str){ text, (uint32_t)len }), i + 1);
    }
    dl_arena_free(mem);
}
END_TEST

static uint32_t id_of(const dl_words *words, const char *z) {
    return dl_words_find(words, dl_str_of(z));
}

/* Length of the entry of SET at the beginning of TEXT, and its value. */
static uint32_t match(const dl_words *words, dl_arena *mem, uint32_t set, const char *z,
                      int64_t *value) {
    uint32_t n;
    const dl_token *tokens = dl_tokenize_phrase(mem, words, dl_str_of(z), &n);
    return dl_words_match(words, set, tokens, n, value);
}

START_TEST(file)
{
    static const char text[] = "# remark\r\n"
                               "\n"
                               "conclude~\r\n"
                               "wrap~ up = 7   # remark\n"
                               "say~ (said)\n"
                               "begin~ (began begun beginning)\n"
                               "truce+ deal\n"
                               "man+ (men)\n"
                               "attack~+ = -3\n"
                               "cease-fire = deny\n"
                               "Nov.\n"
                               "#tag\n";
    static const char *const in[] = { "conclude",  "concludes", "concluded", "concluding",
                                      "say",       "said",      "saying",    "begun",
                                      "beginning", "men",       "attacks",   "attacking",
                                      "nov." };
    static const char *const out[] = { "sayed",  "begining", "mans",  "wrap",
                                       "remark", "cease",    "truce", "tag" };
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    dl_err err = { 0 };
    int64_t value = 0;
    dl_code rc = dl_words_load(words, DL_LIT("end"), "end.words", DL_LIT(text), &err);
    ck_assert_msg(rc == DL_OK, "%s", err.text);
    uint32_t set = dl_words_set(words, DL_LIT("end"));
    for (size_t i = 0; i < DL_N(in); i++)
        ck_assert_msg(id_of(words, in[i]) && dl_words_in(words, id_of(words, in[i]), set),
                      "%s", in[i]);
    for (size_t i = 0; i < DL_N(out); i++)
        ck_assert_msg(!id_of(words, out[i]) ||
                          !dl_words_in(words, id_of(words, out[i]), set),
                      "%s", out[i]);
    ck_assert_uint_eq(match(words, mem, set, "wrapped up now", &value), 2);
    ck_assert_int_eq(value, 7);
    ck_assert_uint_eq(match(words, mem, set, "wraps", &value), 0);
    ck_assert_uint_eq(match(words, mem, set, "truce deals", &value), 0);
    ck_assert_uint_eq(match(words, mem, set, "truces  deal", NULL), 2);
    ck_assert_uint_eq(match(words, mem, set, "cease-fire", &value), 3);
    ck_assert_dl_str(dl_words_spelling(words, (uint32_t)value), "deny");
    ck_assert_int_eq(dl_words_value(words, id_of(words, "attacked"), set), -3);
    ck_assert(dl_words_starts(words, id_of(words, "wrapping"), set));
    ck_assert(!dl_words_starts(words, id_of(words, "up"), set));
    ck_assert_uint_eq(dl_words_bits(words, id_of(words, "wrapping")), 1u << set);
    dl_arena_free(mem);
}
END_TEST

START_TEST(longest_entry_wins)
{
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    dl_err err = { 0 };
    int64_t value = 0;
    uint32_t set = dl_words_set_add(words, DL_LIT("s")),
             other = dl_words_set_add(words, DL_LIT("t"));
    ck_assert_int_eq(dl_words_put(words, set, DL_LIT("peace talks"), 2, &err), DL_OK);
    ck_assert_int_eq(dl_words_put(words, set, DL_LIT("peace"), 1, &err), DL_OK);
    ck_assert_int_eq(dl_words_put(words, set, DL_LIT("peace talks in"), 3, &err), DL_OK);
    ck_assert_int_eq(dl_words_put(words, other, DL_LIT("peace talks in Oslo"), 4, &err),
                     DL_OK);
    ck_assert_uint_eq(match(words, mem, set, "Peace talks in Oslo", &value), 3);
    ck_assert_int_eq(value, 3);
    ck_assert_uint_eq(match(words, mem, set, "Peace talks", &value), 2);
    ck_assert_int_eq(value, 2);
    ck_assert_uint_eq(match(words, mem, set, "peace", &value), 1);
    ck_assert_uint_eq(match(words, mem, DL_NONE, "peace", &value), 0);
    ck_assert_int_eq(dl_words_put(words, set, DL_LIT("peace"), 9, &err), DL_OK);
    ck_assert_int_eq(dl_words_value(words, id_of(words, "peace"), set), 9);
    dl_arena_free(mem);
}
END_TEST

START_TEST(more_sets_than_bits)
{
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    dl_err err = { 0 };
    char name[16];
    for (uint32_t i = 0; i < DL_MAX_SETS; i++) {
        snprintf(name, sizeof name, "set%u", i);
        ck_assert_uint_eq(dl_words_set_add(words, dl_str_of(name)), i);
        ck_assert_int_eq(dl_words_put(words, i, dl_str_of(name), i, &err), DL_OK);
    }
    ck_assert_uint_eq(dl_words_set_add(words, DL_LIT("one more")), DL_NONE);
    uint32_t id = id_of(words, "set5");
    ck_assert(dl_words_in(words, id, 5) && !dl_words_in(words, id, 69));
    ck_assert_int_eq(dl_words_value(words, id_of(words, "set69"), 69), 69);
    ck_assert_int_eq(dl_words_load(words, DL_LIT("x"), "x.words", DL_LIT("a"), &err),
                     DL_ELIMIT);
    dl_arena_free(mem);
}
END_TEST

START_TEST(faults)
{
    static const struct {
        const char *text, *message;
    } rows[] = {
        { "a\nb~ (c\n", "a bracket is not closed" },
        { "a\nb = two words\n", "a value is one number or word" },
        { "a\na b c d e f g h i j k l m n o p q\n", "an entry of more than 16 words" },
    };
    for (size_t i = 0; i < DL_N(rows); i++) {
        dl_arena *mem = dl_arena_new();
        dl_err err = { 0 };
        dl_str text = dl_str_of(rows[i].text);
        ck_assert_int_eq(
            dl_words_load(dl_words_new(mem), DL_LIT("s"), "s.words", text, &err),
            DL_ESEED);
        ck_assert_str_eq(err.source, "s.words");
        ck_assert_uint_eq(err.line, 2);
        ck_assert_msg(dl_str_starts(dl_str_of(err.text), rows[i].message), "%s",
                      err.text);
        dl_arena_free(mem);
    }
}
END_TEST

START_TEST(own_seeds)
{
    dl_arena *mem = dl_arena_new();
    dl_words *words = seed_words(mem);
    uint32_t month = dl_words_set(words, DL_LIT("month"));
    uint32_t weekday = dl_words_set(words, DL_LIT("weekday"));
    ck_assert_int_eq(dl_words_value(words, id_of(words, "August"), month), 8);
    ck_assert_int_eq(dl_words_value(words, id_of(words, "Sept."), month), 9);
    ck_assert_int_eq(dl_words_value(words, id_of(words, "Sunday"), weekday), 7);
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("words", tcase_add_test(tc, ids); tcase_add_test(tc, only_letters_fold);
         tcase_add_test(tc, many_words); tcase_add_test(tc, file);
         tcase_add_test(tc, longest_entry_wins); tcase_add_test(tc, more_sets_than_bits);
         tcase_add_test(tc, faults); tcase_add_test(tc, own_seeds);)
