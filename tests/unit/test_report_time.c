/* test_report_time.c - where a report's time comes from.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

#include "../../src/store/store_inside.h"

static const dl_when own = {
    .begins = 1000, .ends = 2440, .grain = DL_BY_DAY, .basis = DL_EXPLICIT
};

static const struct {
    const char *op;
    bool own;
    const char *published, *begins; /* NULL: none */
    int basis;
} cases[] = {
    { "", false, NULL, NULL, 0 },
    { "", false, "2019-08-26T09:30", "2019-08-26T00:00", DL_ASSUMED },
    { "", false, "1969-12-31T23:00", "1969-12-31T00:00", DL_ASSUMED },
    { "weekday 1 past", false, NULL, NULL, 0 },
    { "weekday 1 past", false, "2019-08-28", "2019-08-26T00:00", DL_FROM_PUBLISHED },
    { "no operation at all", false, "2019-08-28", "2019-08-28T00:00", DL_ASSUMED },
    { "weekday 1 past", true, "2019-08-28", "1970-01-01T16:40", DL_EXPLICIT },
};

START_TEST(from)
{
    char iso[DL_ISO_MAX];
    dl_minute published = DL_NO_TIME;
    dl_when w = { 0 };
    if (cases[_i].published)
        ck_assert(dl_iso_parse(dl_str_of(cases[_i].published), &published));
    bool has = dl_report_time(dl_str_of(cases[_i].op), cases[_i].own ? &own : NULL,
                              published, &w);
    ck_assert_int_eq(has, cases[_i].begins != NULL);
    if (!has) return;
    ck_assert_str_eq(dl_iso_format(w.begins, iso), cases[_i].begins);
    ck_assert_int_eq(w.basis, cases[_i].basis);
    ck_assert(w.ends > w.begins);
}
END_TEST

DL_SUITE("report_time", tcase_add_loop_test(tc, from, 0, DL_N(cases));)
