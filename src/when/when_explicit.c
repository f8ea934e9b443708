/* when_explicit.c - the operations of dates that say themselves what they are.
 *
 * In:  checked arguments. Out: an interval, or a value where the calendar has none.
 * False: there is no such date.
 *
 * SPDX-License-Identifier: MIT */
#include "when_ops.h"

static bool op_date(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    return dl_time_set(out, dl_day_at(a[0], a[1], a[2]), DL_BY_DAY, 1);
}

void dl_time_days(dl_time *out) {
    char first[DL_ISO_MAX], last[DL_ISO_MAX];
    dl_iso_format(out->when.begins, first);
    dl_iso_format(out->when.ends - 1, last);
    snprintf(out->value, sizeof out->value, "%.10s/%.10s", first, last);
}

static bool op_days(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    if (a[3] <= a[2] || dl_day_at(a[0], a[1], a[3]) == DL_NO_TIME ||
        !dl_time_set(out, dl_day_at(a[0], a[1], a[2]), DL_BY_DAY, a[3] - a[2] + 1))
        return false;
    dl_time_days(out);
    return true;
}

static bool op_span(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    dl_minute last = dl_day_at(a[0], a[3], a[4]);
    if (!dl_time_set(out, dl_day_at(a[0], a[1], a[2]), DL_BY_DAY, 1)) return false;
    if (last == DL_NO_TIME || last <= out->when.begins) return false;
    out->when.ends = last + DL_MINUTES_A_DAY;
    dl_time_days(out);
    return true;
}

static bool op_month(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    return dl_time_set(out, dl_day_at(a[0], a[1], 1), DL_BY_MONTH, 1);
}

static bool op_months(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    return a[2] > a[1] &&
           dl_time_set(out, dl_day_at(a[0], a[1], 1), DL_BY_MONTH, a[2] - a[1] + 1);
}

static bool op_year(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    return dl_time_set(out, dl_day_at(a[0], 1, 1), DL_BY_YEAR, 1);
}

/* "nineteen ninety-six": the century's number is one less. */
static bool op_spoken(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    return a[1] >= 0 && a[1] < 100 &&
           dl_time_set(out, dl_day_at(a[0] * 100 + a[1], 1, 1), DL_BY_YEAR, 1);
}

static bool op_spoken_month(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    return a[1] >= 0 && a[1] < 100 &&
           dl_time_set(out, dl_day_at(a[0] * 100 + a[1], a[2], 1), DL_BY_MONTH, 1);
}

static bool op_years(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    return a[1] > a[0] &&
           dl_time_set(out, dl_day_at(a[0], 1, 1), DL_BY_YEAR, a[1] - a[0] + 1);
}

static bool op_decade(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    return a[0] >= 10 &&
           dl_time_set(out, dl_day_at(a[0] / 10 * 10, 1, 1), DL_BY_DECADE, 1);
}

/* The 20th century is 1900-1999, as TIMEX3 has it ("19"). */
static bool op_century(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    int year = (a[0] - 1) * 100;
    if (year == 0) return false;
    return dl_time_set(out, dl_day_at(year, 1, 1), DL_BY_CENTURY, 1);
}

static bool op_quarter(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    return dl_time_set(out, dl_day_at(a[0], a[1] * 3 - 2, 1), DL_BY_QUARTER, 1);
}

static bool op_half(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    return dl_time_set(out, dl_day_at(a[0], a[1] * 6 - 5, 1), DL_BY_QUARTER, 2);
}

/* Meteorological seasons of the north; the winter of 1990 begins in December 1990. */
static bool op_season(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    return dl_time_set(out, dl_day_at(a[0], a[1] * 3, 1), DL_BY_QUARTER, 1);
}

static bool op_week(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    int year, week;
    dl_minute begins = dl_from_iso_week(a[0], a[1]);
    if (begins == DL_NO_TIME) return false;
    dl_iso_week(begins, &year, &week);
    return year == a[0] && week == a[1] && dl_time_set(out, begins, DL_BY_WEEK, 1);
}

static bool op_holiday_in(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    return dl_time_set(out, dl_holiday(a[0], a[1]), DL_BY_DAY, 1);
}

static bool op_bc(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    if (a[0] < 1 || a[0] > DL_MAX_YEAR) return false;
    snprintf(out->value, sizeof out->value, "BC%04d", a[0]);
    return true;
}

static bool op_bcs(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    if (a[1] < 1 || a[1] >= a[0] || a[0] > DL_MAX_YEAR) return false;
    snprintf(out->value, sizeof out->value, "BC%04d/BC%04d", a[0], a[1]);
    return true;
}

static const dl_time_op ops[] = {
    { "date", "ymd", DL_TIMEX_DATE, DL_OP_FREE, op_date },
    { "days", "ymdd", DL_TIMEX_DATE, DL_OP_FREE, op_days },
    { "span", "ymdmd", DL_TIMEX_DATE, DL_OP_FREE, op_span },
    { "month", "ym", DL_TIMEX_DATE, DL_OP_FREE, op_month },
    { "months", "ymm", DL_TIMEX_DATE, DL_OP_FREE, op_months },
    { "year", "y", DL_TIMEX_DATE, DL_OP_FREE, op_year },
    { "spoken", "ck", DL_TIMEX_DATE, DL_OP_FREE, op_spoken },
    { "spoken_month", "ckm", DL_TIMEX_DATE, DL_OP_FREE, op_spoken_month },
    { "years", "yy", DL_TIMEX_DATE, DL_OP_FREE, op_years },
    { "decade", "y", DL_TIMEX_DATE, DL_OP_FREE, op_decade },
    { "century", "c", DL_TIMEX_DATE, DL_OP_FREE, op_century },
    { "quarter", "yq", DL_TIMEX_DATE, DL_OP_FREE, op_quarter },
    { "half", "yh", DL_TIMEX_DATE, DL_OP_FREE, op_half },
    { "season", "ys", DL_TIMEX_DATE, DL_OP_FREE, op_season },
    { "week", "yW", DL_TIMEX_DATE, DL_OP_FREE, op_week },
    { "holiday_in", "oy", DL_TIMEX_DATE, DL_OP_FREE, op_holiday_in },
    { "bc", "k", DL_TIMEX_DATE, DL_OP_FREE, op_bc },
    { "bcs", "kk", DL_TIMEX_DATE, DL_OP_FREE, op_bcs },
};

const dl_time_op *dl_time_explicit_named(dl_str name) {
    for (size_t i = 0; i < DL_N(ops); i++)
        if (name.len && name.ptr[0] == *ops[i].name && dl_str_is(name, ops[i].name))
            return &ops[i];
    return NULL;
}
