/* test_err.c - the first cause wins, places are printed, text stays valid UTF-8.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

START_TEST(first_cause_wins)
{
    dl_err err = { 0 };
    char out[600];
    ck_assert_int_eq(
        dl_fail_at(&err, DL_ESEED, "a.rules", 3, 9, "unknown set %%%s", "talk"),
        DL_ESEED);
    ck_assert_int_eq(dl_fail(&err, DL_EIO, "later"), DL_ESEED);
    dl_err_format(&err, out, sizeof out);
    ck_assert_str_eq(out, "a.rules:3:9: unknown set %talk");
}
END_TEST

START_TEST(place_parts)
{
    char out[600];
    dl_err line = { 0 }, bare = { 0 };
    (void)dl_fail_at(&line, DL_EINPUT, "x.txt", 7, 0, "bad");
    dl_err_format(&line, out, sizeof out);
    ck_assert_str_eq(out, "x.txt:7: bad");
    (void)dl_fail(&bare, DL_EINPUT, "bad");
    dl_err_format(&bare, out, sizeof out);
    ck_assert_str_eq(out, "bad");
}
END_TEST

START_TEST(long_and_hostile_text)
{
    dl_err err = { 0 };
    char path[1200];
    memset(path, 'p', sizeof path);
    memcpy(path + sizeof path - 6, "x.txt", 6);
    char text[1501];
    for (int i = 0; i < 1500; i += 2) memcpy(text + i, "\xc3\xa9", 2);
    text[1500] = '\0';
    (void)dl_fail_at(&err, DL_EINPUT, path, 0, 0, "x%s", text);
    ck_assert(strstr(err.source, "x.txt") != NULL);
    ck_assert_uint_eq(dl_utf8_check(err.text, strlen(err.text)), strlen(err.text));
    dl_err control = { 0 };
    (void)dl_fail(&control, DL_EINPUT, "a\x1b[31m\nb");
    ck_assert_str_eq(control.text, "a [31m b");
}
END_TEST

DL_SUITE("err", tcase_add_test(tc, first_cause_wins); tcase_add_test(tc, place_parts);
         tcase_add_test(tc, long_and_hostile_text);)
