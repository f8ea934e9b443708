/* test_when_ops.c - operations against known dates; impossible ones; odd bytes.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "dateline/when.h"

static dl_minute day(const char *iso) {
    dl_minute t = DL_NO_TIME;
    if (iso) ck_assert_msg(dl_iso_parse(dl_str_of(iso), &t), "%s", iso);
    return t;
}

/* An interval as "begins ends grain basis", "~" behind it when approximate. */
static void show(const dl_when *w, char *out, size_t size) {
    char begins[DL_ISO_MAX], ends[DL_ISO_MAX];
    dl_iso_format(w->begins, begins);
    dl_iso_format(w->ends, ends);
    snprintf(out, size, "%s %s %s %s%s", begins, ends, dl_grain_name(w->grain),
             dl_basis_name(w->basis), w->approx ? " ~" : "");
}

#define MON  "2019-08-26" /* a Monday */
#define D(d) d "T00:00"

static const struct {
    const char *op, *published, *value, *when; /* when NULL: no interval */
} cases[] = {
    { "date 2019 8 26", NULL, "2019-08-26",
      D("2019-08-26") " " D("2019-08-27") " day explicit" },
    { "date 2020 2 29", NULL, "2020-02-29",
      D("2020-02-29") " " D("2020-03-01") " day explicit" },
    { "days 2019 8 25 27", NULL, "2019-08-25/2019-08-27",
      D("2019-08-25") " " D("2019-08-28") " day explicit" },
    { "month 2019 12", NULL, "2019-12",
      D("2019-12-01") " " D("2020-01-01") " month explicit" },
    { "months 2019 5 7", NULL, "2019-05/2019-07",
      D("2019-05-01") " " D("2019-08-01") " month explicit" },
    { "year 2019", NULL, "2019", D("2019-01-01") " " D("2020-01-01") " year explicit" },
    { "years 2018 2020", NULL, "2018/2020",
      D("2018-01-01") " " D("2021-01-01") " year explicit" },
    { "decade 1990", NULL, "199",
      D("1990-01-01") " " D("2000-01-01") " decade explicit" },
    { "century 20", NULL, "19", D("1900-01-01") " " D("2000-01-01") " century explicit" },
    { "quarter 2019 3", NULL, "2019-Q3",
      D("2019-07-01") " " D("2019-10-01") " quarter explicit" },
    { "half 2019 2", NULL, "2019-H2",
      D("2019-07-01") " " D("2020-01-01") " quarter explicit" },
    { "season 2018 SU", NULL, "2018-SU",
      D("2018-06-01") " " D("2018-09-01") " quarter explicit" },
    { "season 2018 WI", NULL, "2018-WI",
      D("2018-12-01") " " D("2019-03-01") " quarter explicit" },
    { "week 2019 35", NULL, "2019-W35",
      D("2019-08-26") " " D("2019-09-02") " week explicit" },
    { "holiday_in christmas 2019", NULL, "2019-12-25",
      D("2019-12-25") " " D("2019-12-26") " day explicit" },
    { "holiday_in easter 2019", NULL, "2019-04-21",
      D("2019-04-21") " " D("2019-04-22") " day explicit" },
    { "holiday_in thanksgiving 2019", NULL, "2019-11-28",
      D("2019-11-28") " " D("2019-11-29") " day explicit" },
    { "holiday_in memorial_day 2019", NULL, "2019-05-27",
      D("2019-05-27") " " D("2019-05-28") " day explicit" },
    { "bc 480", NULL, "BC0480", NULL },
    { "bc 0", NULL, "", NULL },
    { "bc 10000", NULL, "", NULL },

    /* weekdays, from a Monday */
    { "weekday 1 past", MON, "2019-08-26",
      D("2019-08-26") " " D("2019-08-27") " day published" },
    { "weekday 7 past", MON, "2019-08-25",
      D("2019-08-25") " " D("2019-08-26") " day published" },
    { "weekday 2 past", MON, "2019-08-20",
      D("2019-08-20") " " D("2019-08-21") " day published" },
    { "weekday 1 last", MON, "2019-08-19",
      D("2019-08-19") " " D("2019-08-20") " day published" },
    { "weekday 1 next", MON, "2019-09-02",
      D("2019-09-02") " " D("2019-09-03") " day published" },
    { "weekday 1 future", MON, "2019-08-26",
      D("2019-08-26") " " D("2019-08-27") " day published" },
    { "weekday 5 this", MON, "2019-08-30",
      D("2019-08-30") " " D("2019-08-31") " day published" },
    { "weekday 4 near", MON, "2019-08-29",
      D("2019-08-29") " " D("2019-08-30") " day published" },
    { "weekday 1 past in unit week -1", MON, "2019-08-19",
      D("2019-08-19") " " D("2019-08-20") " day published" },
    { "weekday 1 past", NULL, "", NULL },

    /* month and day: the nearest within 90 days, else the side */
    { "monthday 9 28 past", MON, "2019-09-28",
      D("2019-09-28") " " D("2019-09-29") " day published" },
    { "monthday 8 26 past", MON, "2019-08-26",
      D("2019-08-26") " " D("2019-08-27") " day published" },
    { "monthday 1 20 past", MON, "2019-01-20",
      D("2019-01-20") " " D("2019-01-21") " day published" },
    { "monthday 1 20 future", MON, "2020-01-20",
      D("2020-01-20") " " D("2020-01-21") " day published" },
    { "monthday 12 31 past", "2020-01-02", "2019-12-31",
      D("2019-12-31") " " D("2020-01-01") " day published" },
    { "monthday 2 29 past", MON, "2016-02-29",
      D("2016-02-29") " " D("2016-03-01") " day published" },
    { "monthday 2 29 past", "1899-06-01", "1896-02-29",
      D("1896-02-29") " " D("1896-03-01") " day published" },
    { "monthday 9 28 past @ year 2004", MON, "2004-09-28",
      D("2004-09-28") " " D("2004-09-29") " day context" },
    { "monthday 9 28 past in year 2004", MON, "2004-09-28",
      D("2004-09-28") " " D("2004-09-29") " day explicit" },
    { "monthday 9 28 past", NULL, "", NULL },
    { "daysof 8 25 27 past", MON, "2019-08-25/2019-08-27",
      D("2019-08-25") " " D("2019-08-28") " day published" },
    { "day 27 near", MON, "2019-08-27",
      D("2019-08-27") " " D("2019-08-28") " day published" },
    { "day 2 near", "2019-08-30", "2019-09-02",
      D("2019-09-02") " " D("2019-09-03") " day published" },
    { "day 2 past", "2019-08-30", "2019-08-02",
      D("2019-08-02") " " D("2019-08-03") " day published" },
    { "day 27 near @ date 2019 2 25", MON, "2019-02-27",
      D("2019-02-27") " " D("2019-02-28") " day context" },
    { "holiday christmas past", MON, "2018-12-25",
      D("2018-12-25") " " D("2018-12-26") " day published" },
    { "holiday christmas future", MON, "2019-12-25",
      D("2019-12-25") " " D("2019-12-26") " day published" },

    /* months, quarters, seasons */
    { "inmonth 9 past", MON, "2018-09",
      D("2018-09-01") " " D("2018-10-01") " month published" },
    { "inmonth 9 future", MON, "2019-09",
      D("2019-09-01") " " D("2019-10-01") " month published" },
    { "inmonth 9 near", MON, "2019-09",
      D("2019-09-01") " " D("2019-10-01") " month published" },
    { "inmonth 3 near", MON, "2019-03",
      D("2019-03-01") " " D("2019-04-01") " month published" },
    { "inmonth 8 past", MON, "2019-08",
      D("2019-08-01") " " D("2019-09-01") " month published" },
    { "inmonth 8 last", MON, "2018-08",
      D("2018-08-01") " " D("2018-09-01") " month published" },
    { "inmonth 8 next", MON, "2020-08",
      D("2020-08-01") " " D("2020-09-01") " month published" },
    { "inmonth 3 past in unit year -1", MON, "2018-03",
      D("2018-03-01") " " D("2018-04-01") " month published" },
    { "quarterof 4 this", MON, "2019-Q4",
      D("2019-10-01") " " D("2020-01-01") " quarter published" },
    { "quarterof 4 past", MON, "2018-Q4",
      D("2018-10-01") " " D("2019-01-01") " quarter published" },
    { "halfof 1 past", MON, "2019-H1",
      D("2019-01-01") " " D("2019-07-01") " quarter published" },
    { "seasonof SP last", MON, "2019-SP",
      D("2019-03-01") " " D("2019-06-01") " quarter published" },
    { "seasonof SU last", MON, "2018-SU",
      D("2018-06-01") " " D("2018-09-01") " quarter published" },

    /* so many units */
    { "unit day 0", MON, "2019-08-26",
      D("2019-08-26") " " D("2019-08-27") " day published" },
    { "unit day -1", MON, "2019-08-25",
      D("2019-08-25") " " D("2019-08-26") " day published" },
    { "unit week -1", MON, "2019-W34",
      D("2019-08-19") " " D("2019-08-26") " week published" },
    { "unit weekend -1", MON, "2019-W34-WE",
      D("2019-08-24") " " D("2019-08-26") " day published" },
    { "unit month -1", "2019-03-31", "2019-02",
      D("2019-02-01") " " D("2019-03-01") " month published" },
    { "unit quarter 1", MON, "2019-Q4",
      D("2019-10-01") " " D("2020-01-01") " quarter published" },
    { "unit decade -1", MON, "200",
      D("2000-01-01") " " D("2010-01-01") " decade published" },
    { "shift year 3 ago", MON, "2016",
      D("2016-01-01") " " D("2017-01-01") " year published" },
    { "shift day 2 on @ date 2019 8 25", MON, "2019-08-27",
      D("2019-08-27") " " D("2019-08-28") " day context" },
    { "shift year 1 ago @ quarter 1989 3", NULL, "1988-Q3",
      D("1988-07-01") " " D("1988-10-01") " quarter context" },
    { "shift hour 5 ago", MON, "2019-08-26",
      D("2019-08-26") " " D("2019-08-27") " day published ~" },
    { "shift hour 20 ago", MON, "2019-08-25",
      D("2019-08-25") " " D("2019-08-26") " day published ~" },
    { "shift hour 5 ago @ clock 17 0 none in date 2019 8 25", NULL, "2019-08-25T12:00",
      "2019-08-25T12:00 2019-08-25T13:00 hour context" },
    { "shift year x ago", NULL, "PAST_REF", NULL },
    /* from one day to another; of two weekdays the first may be of the week before */
    { "from date 2019 8 25 to date 2019 8 29", NULL, "2019-08-25/2019-08-29",
      D("2019-08-25") " " D("2019-08-30") " day explicit" },
    { "from weekday 1 past to weekday 6 past", MON, "2019-08-19/2019-08-24",
      D("2019-08-19") " " D("2019-08-25") " day published" },
    { "from weekday 6 future to weekday 3 future", MON, "2019-08-31/2019-09-04",
      D("2019-08-31") " " D("2019-09-05") " day published" },
    { "from weekday 6 future to weekday 1 future", MON, "2019-08-31/2019-09-02",
      D("2019-08-31") " " D("2019-09-03") " day published" },
    { "implied @ from date 2019 8 25 to weekday 1 past", MON, "2019-08-25/2019-08-26",
      D("2019-08-25") " " D("2019-08-27") " day context" },
    { "from weekday 1 past to weekday 6 past", NULL, "", NULL },
    { "nth_weekday 2 1 in month 2019 8", NULL, "2019-08-12",
      D("2019-08-12") " " D("2019-08-13") " day explicit" },
    { "nth_weekday -1 5 in month 2019 8", NULL, "2019-08-30",
      D("2019-08-30") " " D("2019-08-31") " day explicit" },

    /* durations, sets, references */
    { "dur 2 week", NULL, "P2W", NULL },
    { "dur x week", NULL, "PXW", NULL },
    { "dur 2.5 year", NULL, "P2Y6M", NULL },
    { "dur 0.5 hour", NULL, "PT30M", NULL },
    { "dur 1.5 day", NULL, "P1.5D", NULL },
    { "dur 1 decade", NULL, "P1DE", NULL },
    { "dur 90 second", NULL, "PT90S", NULL },
    { "window year 1 ago", MON, "P1Y",
      D("2018-08-26") " " D("2019-08-27") " year published ~" },
    { "window month 3 on", MON, "P3M",
      D("2019-08-26") " " D("2019-11-26") " month published ~" },
    { "window year 1 ago", NULL, "P1Y", NULL },
    { "window month x ago", MON, "PXM", NULL },
    { "every 1 day", NULL, "P1D", NULL },
    { "everyday 1", NULL, "XXXX-WXX-1", NULL },
    { "part NI in everyday 2", NULL, "XXXX-WXX-2TNI", NULL },
    { "everymonth 7", NULL, "XXXX-07", NULL },
    { "ref PRESENT_REF", MON, "PRESENT_REF", NULL },

    /* narrower */
    { "part EV in weekday 7 past", MON, "2019-08-25TEV",
      "2019-08-25T18:00 2019-08-26T00:00 part published" },
    { "part NI", MON, "2019-08-26TNI",
      "2019-08-26T20:00 2019-08-27T04:00 part published" },
    { "part EV in weekday 7 past", NULL, "", NULL },
    { "clock 5 0 pm in date 1989 11 9", NULL, "1989-11-09T17:00",
      "1989-11-09T17:00 1989-11-09T18:00 hour explicit" },
    { "clock 12 30 am", MON, "2019-08-26T00:30",
      "2019-08-26T00:30 2019-08-26T00:31 minute published" },
    { "clock 24 0 none", MON, "2019-08-26T24:00",
      "2019-08-27T00:00 2019-08-27T01:00 hour published" },
    { "clock 4 0 none in part AF in date 2019 8 25", NULL, "2019-08-25T16:00",
      "2019-08-25T16:00 2019-08-25T17:00 hour explicit" },
    { "mod START in unit month 1", "2024-01-31", "2024-02",
      D("2024-02-01") " " D("2024-03-01") " month published ~" },
    { "mod MORE_THAN in dur 3 year", NULL, "P3Y", NULL },
};

START_TEST(test_cases)
{
    char got[128] = "", value[DL_VALUE_MAX];
    dl_when w = { 0 };
    bool found =
        dl_when_resolve(dl_str_of(cases[_i].op), day(cases[_i].published), &w, value);
    ck_assert_msg(strcmp(value, cases[_i].value) == 0, "%s: %s", cases[_i].op, value);
    ck_assert_msg(found == (cases[_i].when != NULL), "%s", cases[_i].op);
    if (found) show(&w, got, sizeof got);
    if (found)
        ck_assert_msg(strcmp(got, cases[_i].when) == 0, "%s: %s", cases[_i].op, got);
}
END_TEST

/* No interval and no value: not dates, not operations. */
static const char *const nothing[] = {
    "",
    "date 2019 2 31",
    "date 2019 13 1",
    "date 0 1 1",
    "date 99999 1 1",
    "date 2019 8",
    "date 2019 8 26 1",
    "date 2019 8 26 ",
    "month 2019 0",
    "days 2019 8 27 25",
    "days 2019 2 27 30",
    "year 9999",
    "week 2019 53",
    "century 1",
    "monthday 2 30 past",
    "monthday 2 29 past @ year 2019",
    "day 31 near @ month 2019 2",
    "weekday 8 past",
    "weekday 1",
    "weekday 1 sideways",
    "unit year -9000",
    "unit day 99999999999999999999",
    "shift century 99 ago",
    "window year 9000 ago",
    "clock 25 0 none",
    "clock 13 0 pm",
    "clock 24 30 none",
    "clock 5 0 pm in month 2019 8",
    "part EV in year 2019",
    "dur 1.234 year",
    "dur . year",
    "dur -1 year",
    "shift day 2 on @",
    "shift day 2 on @ ",
    "@",
    " @ ",
    "nth_weekday 5 1 @ month 2019 8",
    "nth_weekday 0 1 @ month 2019 9",
    "nothing 1 2",
    "date 2019 8 26 @ year 2019",
    "from ",
    "from date 2019 8 25",
    "from date 2019 8 25 to ",
    "from date 2019 8 25 to nothing",
    "from date 2019 8 29 to date 2019 8 25",
    "from year 1919 to year 2019",
    "from from from from from from from from from date 2019 8 25 to date 2019 8 26",
    "mod END @ mod END @ mod END @ mod END @ mod END @ mod END @ mod END @ mod END @ "
    "mod END @ year 2019",
};

START_TEST(test_nothing)
{
    char value[DL_VALUE_MAX];
    dl_when w = { .begins = 7 };
    ck_assert_msg(!dl_when_resolve(dl_str_of(nothing[_i]), day(MON), &w, value), "%s",
                  nothing[_i]);
    ck_assert_msg(value[0] == '\0', "%s: %s", nothing[_i], value);
    ck_assert_int_eq(w.begins, 7);
}
END_TEST

/* Whatever the day of publication, results are sound: half-open, on the right side. */
START_TEST(test_every_day)
{
    static const char *const past[] = { "weekday 3 past", "weekday 3 last",
                                        "inmonth 2 past", "seasonof WI past",
                                        "unit week -1",   "shift month 1 ago" };
    static const char *const future[] = { "weekday 3 future", "weekday 3 next",
                                          "inmonth 2 next", "unit month 1" };
    dl_when w;
    for (dl_minute t = day("2019-12-01"); t < day("2021-03-05"); t += DL_MINUTES_A_DAY) {
        for (size_t i = 0; i < DL_N(past); i++) {
            ck_assert(dl_when_resolve(dl_str_of(past[i]), t, &w, NULL));
            ck_assert(w.begins < w.ends && w.begins <= t);
        }
        for (size_t i = 0; i < DL_N(future); i++) {
            ck_assert(dl_when_resolve(dl_str_of(future[i]), t, &w, NULL));
            ck_assert(w.begins < w.ends && w.ends > t);
        }
        ck_assert(dl_when_resolve(DL_LIT("monthday 7 4 past"), t, &w, NULL));
        dl_civil c = dl_civil_from_minute(w.begins);
        ck_assert(c.month == 7 && c.day == 4);
        ck_assert(w.begins <= t + 90 * DL_MINUTES_A_DAY);
    }
}
END_TEST

/* Dates at the ends of time have no anchor, and never a crash. */
START_TEST(test_ends_of_time)
{
    static const dl_minute ends[] = { INT64_MIN, INT64_MIN + 1, INT64_MAX, -1035593280,
                                      4223371679 };
    dl_when w;
    for (size_t i = 0; i < DL_N(ends); i++)
        ck_assert(!dl_when_resolve(DL_LIT("unit year -1"), ends[i], &w, NULL));
}
END_TEST

DL_SUITE("when_ops", tcase_add_loop_test(tc, test_cases, 0, DL_N(cases));
         tcase_add_loop_test(tc, test_nothing, 0, DL_N(nothing));
         tcase_add_test(tc, test_every_day); tcase_add_test(tc, test_ends_of_time);)
