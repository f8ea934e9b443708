/* test_coref.c - who is meant by names, nouns and pronouns: tests/cases/coref.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "coref_cases.h"

START_TEST(cases)
{ run_cases("coref.cases", 50, check_meaning); }
END_TEST

/* Hundreds of persons, nouns and pronouns in one article: the work grows with the text. */
START_TEST(many)
{
    static const char *const parts[] = { "bor", "kal", "mis", "tun",
                                         "vel", "dro", "zan", "pek" };
    dl_buf text = { 0 };
    for (int i = 0; i < 1024; i++)
        dl_buf_printf(&text,
                      "Envoy Tomas V%s%s%s met Norling. He said the group left. The two "
                      "sides met. ",
                      parts[i % 8], parts[i / 8 % 8], parts[i / 64 % 8]);
    dl_arena *mem = dl_arena_new();
    reading a;
    read_actors(mem, actors, words, (dl_str){ text.ptr, (uint32_t)text.len }, true, &a);
    ck_assert_uint_gt(a.mentions.found.n, 100);
    dl_arena_free(mem);
    dl_buf_free(&text);
}
END_TEST

DL_SUITE("coref", tcase_add_checked_fixture(tc, setup, teardown);
         tcase_add_test(tc, cases); tcase_add_test(tc, many);)
