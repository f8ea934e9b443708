/* test_date.c - calendar arithmetic against known days, ISO dates, weeks.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

START_TEST(every_day)
{ /* round trip and weekday over four centuries */
    dl_minute t = dl_minute_from_civil((dl_civil){ 1801, 1, 1, 0, 0 });
    int weekday = dl_weekday(t);
    ck_assert_int_eq(weekday, 3); /* 1 January 1801 was a Thursday */
    dl_civil last = { 0 };
    for (int i = 0; i < 146097; i++, t += DL_MINUTES_A_DAY) {
        dl_civil c = dl_civil_from_minute(t);
        bool ok = dl_civil_valid(c) && dl_minute_from_civil(c) == t &&
                  dl_weekday(t) == (weekday + i) % 7 &&
                  (i == 0 || c.day == last.day + 1 || c.day == 1);
        if (!ok) ck_abort_msg("day %d: %d-%d-%d", i, c.year, c.month, c.day);
        last = c;
    }
    ck_assert_int_eq(last.year, 2200);
}
END_TEST

static const struct {
    const char *text, *expect; /* NULL: not a date */
} iso[] = {
    { "2019-08-26", "2019-08-26T00:00" },
    { "2019-08-26T14:05", "2019-08-26T14:05" },
    { "2019-08-26 14:05:59", "2019-08-26T14:05" },
    { "2019-08-26T14:05:59.123Z", "2019-08-26T14:05" },
    { "2019-08-26T14:05:59+02:00", "2019-08-26T14:05" },
    { "2019-08-26T14:05-0500", "2019-08-26T14:05" },
    { "2020-02-29", "2020-02-29T00:00" },
    { "0001-01-01", "0001-01-01T00:00" },
    { "9999-12-31T23:59", "9999-12-31T23:59" },
    { "2019-02-29", NULL },
    { "2019-13-01", NULL },
    { "2019-02-31", NULL },
    { "0000-01-01", NULL },
    { "2019-8-26", NULL },
    { "2019-08-26T25:00", NULL },
    { "2019-08-26T14:05x", NULL },
    { "2019-08-26 ", NULL },
    { "", NULL },
};

START_TEST(iso_dates)
{
    char out[DL_ISO_MAX];
    dl_minute t = 42;
    bool ok = dl_iso_parse(dl_str_of(iso[_i].text), &t);
    ck_assert_int_eq(ok, iso[_i].expect != NULL);
    if (ok)
        ck_assert_str_eq(dl_iso_format(t, out), iso[_i].expect);
    else
        ck_assert_int_eq(t, 42); /* outputs are untouched on failure */
}
END_TEST

START_TEST(weeks)
{
    static const struct {
        const char *day;
        int year, week;
    } rows[] = {
        { "2019-08-26", 2019, 35 }, { "2016-01-03", 2015, 53 }, { "2018-12-31", 2019, 1 },
        { "2021-01-03", 2020, 53 }, { "2020-12-28", 2020, 53 },
    };
    for (size_t i = 0; i < DL_N(rows); i++) {
        dl_minute t;
        int year, week;
        ck_assert(dl_iso_parse(dl_str_of(rows[i].day), &t));
        dl_iso_week(t, &year, &week);
        ck_assert_int_eq(year, rows[i].year);
        ck_assert_int_eq(week, rows[i].week);
        dl_minute monday = dl_from_iso_week(year, week);
        ck_assert(monday <= t && t < monday + 7 * DL_MINUTES_A_DAY);
    }
}
END_TEST

START_TEST(months)
{
    char out[DL_ISO_MAX];
    dl_minute t = dl_minute_from_civil((dl_civil){ 2024, 1, 31, 10, 30 });
    ck_assert_str_eq(dl_iso_format(dl_add_months(t, 1), out), "2024-02-29T10:30");
    ck_assert_str_eq(dl_iso_format(dl_add_months(t, -2), out), "2023-11-30T10:30");
    ck_assert_str_eq(dl_iso_format(dl_add_months(t, -13), out), "2022-12-31T10:30");
    ck_assert_int_eq(dl_add_months(t, -12 * 3000), DL_NO_TIME);
    ck_assert_int_eq(dl_add_months(t, 12 * 9000), DL_NO_TIME);
    ck_assert_str_eq(dl_iso_format(DL_NO_TIME, out), "");
}
END_TEST

DL_SUITE("date", tcase_add_test(tc, every_day);
         tcase_add_loop_test(tc, iso_dates, 0, DL_N(iso)); tcase_add_test(tc, weeks);
         tcase_add_test(tc, months);)
