/* test_when_format.c - values and wording of intervals; names of grains and bases.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "dateline/when.h"

static dl_minute at(const char *iso) {
    dl_minute t = DL_NO_TIME;
    ck_assert_msg(dl_iso_parse(dl_str_of(iso), &t), "%s", iso);
    return t;
}

static const struct {
    const char *begins, *ends, *grain;
    bool approx;
    const char *value, *words;
} cases[] = {
    { "2019-08-26", "2019-08-27", "day", false, "2019-08-26", "Mon 26 Aug 2019" },
    { "2019-08-25", "2019-08-28", "day", false, "2019-08-25/2019-08-27",
      "25-27 Aug 2019" },
    { "2019-08-24", "2019-08-26", "day", false, "2019-W34-WE", "24-25 Aug 2019" },
    { "2019-08-30", "2019-09-03", "day", false, "2019-08-30/2019-09-02",
      "30 Aug - 2 Sep 2019" },
    { "2019-12-30", "2020-01-03", "day", true, "2019-12-30/2020-01-02",
      "c. 30 Dec 2019 - 2 Jan 2020" },
    { "2019-08-26", "2019-09-02", "week", false, "2019-W35", "week of 26 Aug 2019" },
    { "2020-12-28", "2021-01-04", "week", false, "2020-W53", "week of 28 Dec 2020" },
    { "2019-08-01", "2019-09-01", "month", false, "2019-08", "Aug 2019" },
    { "2018-08-01", "2018-09-01", "month", true, "2018-08", "c. Aug 2018" },
    { "2019-05-01", "2019-08-01", "month", false, "2019-05/2019-07", "May-Jul 2019" },
    { "2019-12-01", "2020-02-01", "month", false, "2019-12/2020-01",
      "Dec 2019 - Jan 2020" },
    { "2019-05-26", "2019-08-27", "month", true, "2019-05-26/2019-08-26",
      "c. 26 May - 26 Aug 2019" },
    { "2019-07-01", "2019-10-01", "quarter", false, "2019-Q3", "Q3 2019" },
    { "2019-01-01", "2019-07-01", "quarter", false, "2019-H1", "first half of 2019" },
    { "2018-06-01", "2018-09-01", "quarter", false, "2018-SU", "summer 2018" },
    { "2018-12-01", "2019-03-01", "quarter", false, "2018-WI", "winter 2018" },
    { "2019-01-01", "2020-01-01", "year", false, "2019", "2019" },
    { "2018-01-01", "2020-01-01", "year", false, "2018/2019", "2018-2019" },
    { "2018-08-26", "2019-08-27", "year", true, "2018-08-26/2019-08-26",
      "c. 26 Aug 2018 - 26 Aug 2019" },
    { "1990-01-01", "2000-01-01", "decade", false, "199", "1990s" },
    { "1900-01-01", "2000-01-01", "century", false, "19", "20th century" },
    { "2000-01-01", "2100-01-01", "century", false, "20", "21st century" },
    { "2019-08-25T18:00", "2019-08-26T00:00", "part", false, "2019-08-25TEV",
      "Sun 25 Aug 2019, evening" },
    { "2019-08-25T20:00", "2019-08-26T04:00", "part", false, "2019-08-25TNI",
      "Sun 25 Aug 2019, night" },
    { "2019-08-25T06:00", "2019-08-25T12:00", "part", false, "2019-08-25TMO",
      "Sun 25 Aug 2019, morning" },
    { "1989-11-09T17:00", "1989-11-09T18:00", "hour", false, "1989-11-09T17:00",
      "Thu 9 Nov 1989, 17:00" },
    { "1989-11-09T17:05", "1989-11-09T17:06", "minute", true, "1989-11-09T17:05",
      "c. Thu 9 Nov 1989, 17:05" },
    { "2019-08-26", "2019-08-26", "day", false, "", "" }, /* empty */
    { "2019-08-26", "2019-08-27", "none", false, "", "" },
};

static dl_when when_of(int i) {
    dl_when w = { at(cases[i].begins), at(cases[i].ends), 0, DL_EXPLICIT,
                  cases[i].approx };
    w.grain = (uint8_t)dl_grain_named(dl_str_of(cases[i].grain));
    return w;
}

START_TEST(test_cases)
{
    char value[DL_VALUE_MAX], words[80];
    dl_when w = when_of(_i);
    dl_when_value(&w, value);
    dl_when_format(&w, words, sizeof words);
    ck_assert_str_eq(value, cases[_i].value);
    ck_assert_str_eq(words, cases[_i].words);
}
END_TEST

/* Whatever the room, the text is cut, terminated, and a beginning of the whole. */
START_TEST(test_short_buffers)
{
    char whole[80];
    dl_when w = when_of(_i);
    dl_when_format(&w, whole, sizeof whole);
    for (size_t size = 1; size < sizeof whole; size++) {
        char *cut = malloc(size);
        ck_assert_ptr_nonnull(cut);
        dl_when_format(&w, cut, size);
        ck_assert_uint_lt(strlen(cut), size);
        ck_assert_int_eq(strncmp(whole, cut, strlen(cut)), 0);
        free(cut);
    }
    dl_when_format(&w, whole, 0);
}
END_TEST

/* Odd intervals: no crash, no overlong value. */
START_TEST(test_odd)
{
    static const dl_minute odd[] = { INT64_MIN, INT64_MIN + 1, -1035593280, 0,
                                     1,         4223371680,    INT64_MAX };
    char value[DL_VALUE_MAX], words[80];
    for (size_t i = 0; i < DL_N(odd); i++)
        for (size_t k = 0; k < DL_N(odd); k++)
            for (int grain = 0; grain < 256; grain++) {
                dl_when w = { odd[i], odd[k], (uint8_t)grain, 0, false };
                dl_when_value(&w, value);
                dl_when_format(&w, words, sizeof words);
                ck_assert_uint_lt(strlen(value), DL_VALUE_MAX);
                ck_assert(odd[i] < odd[k] || words[0] == '\0');
            }
}
END_TEST

START_TEST(test_names)
{
    for (int i = 1; i < DL_GRAIN_COUNT; i++)
        ck_assert_int_eq(dl_grain_named(dl_str_of(dl_grain_name(i))), i);
    for (int i = 1; i < DL_BASIS_COUNT; i++)
        ck_assert_int_eq(dl_basis_named(dl_str_of(dl_basis_name(i))), i);
    ck_assert_int_eq(dl_grain_named(DL_LIT("fortnight")), DL_BY_NONE);
    ck_assert_int_eq(dl_basis_named(DL_LIT("")), DL_BASIS_NONE);
    ck_assert_str_eq(dl_timex_type_name(DL_TIMEX_SET), "SET");
    ck_assert_str_eq(dl_mod_name(DL_MOD_APPROX), "APPROX");
    ck_assert_ptr_null(dl_mod_name(DL_MOD_NONE));
    ck_assert_ptr_null(dl_mod_name(DL_MOD_COUNT));
    ck_assert_ptr_null(dl_timex_type_name(-1));
}
END_TEST

DL_SUITE("when_format", tcase_add_loop_test(tc, test_cases, 0, DL_N(cases));
         tcase_add_loop_test(tc, test_short_buffers, 0, DL_N(cases));
         tcase_add_test(tc, test_odd); tcase_add_test(tc, test_names);)
