/* test_feature.c - which tokens share their features, and which do not.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "dateline/grammar.h"

enum { WORD = 1, SUFFIX3 = 2, SUFFIX2 = 4, PREFIX = 8, SHAPE = 16 };

static const struct {
    const char *a, *b;
    bool first_a, first_b;
    unsigned same; /* bits of the features that are alike */
} rows[] = {
    { "talks", "talks", false, false, WORD | SUFFIX3 | SUFFIX2 | PREFIX | SHAPE },
    { "talks", "Talks", false, false, WORD | SUFFIX3 | SUFFIX2 | PREFIX },
    { "talks", "talks", true, false, WORD | SUFFIX3 | SUFFIX2 | PREFIX },
    { "signed", "resigned", false, false, SUFFIX3 | SUFFIX2 | SHAPE },
    { "walked", "baked", false, false, SUFFIX3 | SUFFIX2 | SHAPE },
    { "walked", "wed", false, false, SUFFIX2 | SHAPE },
    { "talks", "talker", false, false, PREFIX | SHAPE },
    { "1987", "2019", false, false, WORD | SUFFIX3 | SUFFIX2 | PREFIX | SHAPE },
    { "3rd", "4th", false, false, SHAPE },
    { "8,600", "4.5", false, false, 0 },
    { "NATO", "Nato", false, false, WORD | SUFFIX3 | SUFFIX2 | PREFIX },
    { "caf\xc3\xa9", "touch\xc3\xa9", false, false, SHAPE },
    { "\xc3\x89t\xc3\xa9", "\xc3\xa9t\xc3\xa9", false, false,
      WORD | SUFFIX3 | SUFFIX2 | PREFIX },
    { "\xe2\x80\x9c", "\"", false, false, WORD | SUFFIX3 | SUFFIX2 | PREFIX | SHAPE },
    { "``", "''", false, false, WORD | SUFFIX3 | SUFFIX2 | PREFIX | SHAPE },
    { "\xe2\x80\x99s", "'s", false, false, WORD | SUFFIX3 | SUFFIX2 | PREFIX | SHAPE },
    { "\xe2\x80\x94", "--", false, false, WORD | SUFFIX3 | SUFFIX2 | PREFIX | SHAPE },
    { "\xe2\x80\x93", "-", false, false, SHAPE },
    { "caf\xc3\xa9\xe2\x80\x99", "caf\xc3\xa9'", false, false,
      WORD | SUFFIX3 | SUFFIX2 | PREFIX | SHAPE },
    { "\xe2\x80", "\xe2\x80", false, false, WORD | SUFFIX3 | SUFFIX2 | PREFIX | SHAPE },
    { "", "", false, false, WORD | SUFFIX3 | SUFFIX2 | PREFIX | SHAPE },
};

START_TEST(alike)
{
    uint64_t a[DL_MODEL_FEATURES], b[DL_MODEL_FEATURES];
    unsigned same = 0;
    dl_model_features(dl_str_of(rows[_i].a), rows[_i].first_a, a);
    dl_model_features(dl_str_of(rows[_i].b), rows[_i].first_b, b);
    for (int f = 0; f < DL_MODEL_FEATURES; f++) {
        ck_assert_uint_ne(a[f], 0);
        if (a[f] == b[f]) same |= 1u << f;
    }
    ck_assert_msg(same == rows[_i].same, "%s %s: %x", rows[_i].a, rows[_i].b, same);
}
END_TEST

/* The same letters in different features have different keys. */
START_TEST(kinds_differ)
{
    uint64_t keys[DL_MODEL_FEATURES];
    dl_model_features(DL_LIT("ax"), false, keys);
    for (int i = 0; i < DL_MODEL_FEATURES; i++)
        for (int k = 0; k < i; k++) ck_assert_uint_ne(keys[i], keys[k]);
}
END_TEST

/* What stands before the first word does not take its place. */
START_TEST(keeps_first)
{
    static const char *const marks[] = { "\"", "``", "(", "--", "\xe2\x80\x9c", "..." };
    static const char *const words[] = { "The", "the", "1987", "\xc3\x89t\xc3\xa9", "" };
    for (size_t i = 0; i < DL_N(marks); i++)
        ck_assert(dl_model_keeps_first(dl_str_of(marks[i])));
    for (size_t i = 0; i < DL_N(words); i++)
        ck_assert(!dl_model_keeps_first(dl_str_of(words[i])));
}
END_TEST

START_TEST(any_length)
{
    char text[3000];
    uint64_t keys[DL_MODEL_FEATURES];
    memset(text, 'a', sizeof text);
    for (uint32_t n = 0; n < sizeof text; n += 7)
        dl_model_features((dl_str){ text, n }, false, keys);
    for (uint32_t i = 0; i + 3 <= sizeof text; i += 3)
        memcpy(text + i, "\xe2\x80\x99", 3);
    for (uint32_t n = 0; n < sizeof text; n += 7)
        dl_model_features((dl_str){ text, n }, false, keys);
    ck_assert_uint_ne(keys[0], 0);
}
END_TEST

START_TEST(names)
{
    for (int i = 0; i < DL_POS_COUNT; i++)
        ck_assert_int_eq(dl_pos_named(dl_str_of(dl_pos_name(i))), i);
    ck_assert_int_eq(dl_pos_named(DL_LIT("noun")), -1);
    ck_assert_int_eq(dl_pos_named(DL_LIT("_")), -1);
}
END_TEST

DL_SUITE("feature", tcase_add_loop_test(tc, alike, 0, DL_N(rows));
         tcase_add_test(tc, kinds_differ); tcase_add_test(tc, keeps_first);
         tcase_add_test(tc, any_length); tcase_add_test(tc, names);)
