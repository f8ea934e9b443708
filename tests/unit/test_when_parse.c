/* test_when_parse.c - dates and ranges as people type them.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "when_fixture.h"

static const struct {
    const char *phrase, *expected; /* NULL: not a date; today is Monday 26 August 2019 */
} cases[] = {
    { "2019", "2019-01-01 2020-01-01 year" },
    { "2019-08", "2019-08-01 2019-09-01 month" },
    { "2019-08-26", "2019-08-26 2019-08-27 day" },
    { "2019-W35", "2019-08-26 2019-09-02 week" },
    { "2019-q3", "2019-07-01 2019-10-01 quarter" },
    { "2019-H1", "2019-01-01 2019-07-01 quarter" },
    { "2019-08..2019-09", "2019-08-01 2019-10-01 month" },
    { "2019-08-03..2019-09", "2019-08-03 2019-10-01 day" },
    { "2018 .. 2019", "2018-01-01 2020-01-01 year" },
    { "2019-08..", "2019-08-01 9999-12-31 month" },
    { "..2019-09", "0001-01-01 2019-10-01 month" },
    { "last month..today", "2019-07-01 2019-08-27 day" },
    { "August 2019", "2019-08-01 2019-09-01 month" },
    { "august 2019", "2019-08-01 2019-09-01 month" },
    { "last March", "2019-03-01 2019-04-01 month" },
    { "last march", "2019-03-01 2019-04-01 month" },
    { "since last March", "2019-03-01 9999-12-31 month" },
    { "after March 2019", "2019-04-01 9999-12-31 month" },
    { "Before 2019", "0001-01-01 2019-01-01 year" },
    { "until Friday", "0001-01-01 2019-08-31 day" },
    { "since", NULL },
    { "past week", "2019-08-19 2019-08-27 week" },
    { "last 3 days", "2019-08-23 2019-08-27 day" },
    { "next 7 days", "2019-08-26 2019-09-02 day" },
    { "August 25 to September 3 2019", "2019-08-25 2019-09-04 day" },
    { "25 Aug - 3 Sep 2019", "2019-08-25 2019-09-04 day" },
    { "30 August - 2 May 2019", NULL },
    { "yesterday", "2019-08-25 2019-08-26 day" },
    { "  today ", "2019-08-26 2019-08-27 day" },
    { "last week", "2019-08-19 2019-08-26 week" },
    { "two weeks ago", "2019-08-12 2019-08-19 week" },
    { "the past month", "2019-07-26 2019-08-27 month" },
    { "Monday", "2019-08-26 2019-08-27 day" },
    { "next Friday", "2019-08-30 2019-08-31 day" },
    { "26 August 2019", "2019-08-26 2019-08-27 day" },
    { "26 August", "2019-08-26 2019-08-27 day" },
    { "25-27 August 2019", "2019-08-25 2019-08-28 day" },
    { "from 3 May to 5 May 2019", "2019-05-03 2019-05-06 day" },
    { "between May 2018 and July 2019", "2018-05-01 2019-08-01 month" },
    { "the 1990s", "1990-01-01 2000-01-01 decade" },
    { "summer 2018", "2018-06-01 2018-09-01 quarter" },
    { "Q3 2019", "2019-07-01 2019-10-01 quarter" },
    { "q3 2019", "2019-07-01 2019-10-01 quarter" },
    { "third quarter of 2019", "2019-07-01 2019-10-01 quarter" },
    { "Aug 25-27", "2019-08-25 2019-08-28 day" },
    { "aug 25-27", "2019-08-25 2019-08-28 day" },
    { "Aug. 25 to 27", "2019-08-25 2019-08-28 day" },
    { "1914-18", "1914-01-01 1919-01-01 year" },
    { "first week of May 2019", "2019-04-29 2019-05-06 week" },
    { "last day of February 2020", "2020-02-29 2020-03-01 day" },
    { "this year", "2019-01-01 2020-01-01 year" },
    { "last year", "2018-01-01 2019-01-01 year" },
    { "last summer", "2018-06-01 2018-09-01 quarter" },
    { "Christmas 2018", "2018-12-25 2018-12-26 day" },
    { "1 May 2019 .. 3 May 2019", "2019-05-01 2019-05-04 day" },
    { "", NULL },
    { "..", NULL },
    { " .. ", NULL },
    { "...", NULL },
    { "2019-09..2019-08", NULL },
    { "2019-13", NULL },
    { "2019-02-30", NULL },
    { "2019-W54", NULL },
    { "2019-Q5", NULL },
    { "0000", NULL },
    { "99999", NULL },
    { "31 February", NULL },
    { "recently", NULL },
    { "two weeks", NULL },
    { "every Monday", NULL },
    { "Kabul", NULL },
    { "March on Rome", NULL },
    { "the talks of August 2019", NULL },
    { "August 2019 and May 2018 and 2017", NULL },
    { "\xFF\xFE", NULL },
};

START_TEST(phrases)
{
    when_seeds s;
    dl_err err = { 0 };
    dl_minute today;
    dl_when w = { .begins = 7 };
    ck_assert_int_eq(load_when_seeds(&s, &err), DL_OK);
    ck_assert(dl_iso_parse(DL_LIT("2019-08-26"), &today));
    for (size_t i = 0; i < DL_N(cases); i++) {
        char begins[DL_ISO_MAX], ends[DL_ISO_MAX], got[64] = "none";
        const char *expected = cases[i].expected ? cases[i].expected : "none";
        w = (dl_when){ .begins = 7 };
        if (dl_when_parse(s.rules, s.words, dl_str_of(cases[i].phrase), today, &w))
            snprintf(got, sizeof got, "%.10s %.10s %s", dl_iso_format(w.begins, begins),
                     dl_iso_format(w.ends, ends), dl_grain_name(w.grain));
        else
            ck_assert_int_eq(w.begins, 7);
        ck_assert_msg(strcmp(got, expected) == 0, "%s: %s", cases[i].phrase, got);
    }
    dl_arena_free(s.mem);
}
END_TEST

/* Too long to be a phrase; without a date for today only full dates are read. */
START_TEST(limits)
{
    char large[4096];
    when_seeds s;
    dl_err err = { 0 };
    dl_when w;
    ck_assert_int_eq(load_when_seeds(&s, &err), DL_OK);
    memset(large, ' ', sizeof large);
    memcpy(large, "2019", 4);
    memcpy(large + sizeof large - 4, "2020", 4);
    ck_assert(!dl_when_parse(s.rules, s.words, (dl_str){ large, sizeof large }, 0, &w));
    ck_assert(!dl_when_parse(s.rules, s.words, DL_LIT("yesterday"), DL_NO_TIME, &w));
    ck_assert(dl_when_parse(s.rules, s.words, DL_LIT("5 May 1945"), DL_NO_TIME, &w));
    dl_arena_free(s.mem);
}
END_TEST

DL_SUITE("when_parse", tcase_add_test(tc, phrases); tcase_add_test(tc, limits);)
