/* date.c - civil calendar arithmetic, ISO dates in and out.
 *
 * Proleptic Gregorian calendar, years 1 to 9999, no zones: an article's "10 a.m." is its
 * own. Day numbers use the 400-year era method (H. Hinnant, "chrono-Compatible Low-Level
 * Date Algorithms", public description), exact for all these years.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/base.h"

static bool leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int dl_days_in_month(int year, int month) {
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    DL_ASSERT(month >= 1 && month <= 12);
    return month == 2 && leap(year) ? 29 : days[month - 1];
}

bool dl_civil_valid(dl_civil c) {
    return c.year >= DL_MIN_YEAR && c.year <= DL_MAX_YEAR && c.month >= 1 &&
           c.month <= 12 && c.day >= 1 && c.day <= dl_days_in_month(c.year, c.month) &&
           c.hour >= 0 && c.hour <= 23 && c.minute >= 0 && c.minute <= 59;
}

/* Days since 1970-01-01; the year begins in March so that leap days come last. */
static int64_t days_from_civil(int year, int month, int day) {
    int64_t y = year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + day_of_era - 719468;
}

dl_minute dl_minute_from_civil(dl_civil c) {
    DL_ASSERT(dl_civil_valid(c));
    return days_from_civil(c.year, c.month, c.day) * DL_MINUTES_A_DAY + c.hour * 60 +
           c.minute;
}

static int64_t floor_div(int64_t a, int64_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

dl_civil dl_civil_from_minute(dl_minute t) {
    int64_t days = floor_div(t, DL_MINUTES_A_DAY);
    int64_t left = t - days * DL_MINUTES_A_DAY;
    int64_t z = days + 719468;
    int64_t era = floor_div(z, 146097);
    int64_t day_of_era = z - era * 146097;
    int64_t of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t of_year = day_of_era - (365 * of_era + of_era / 4 - of_era / 100);
    int64_t mp = (5 * of_year + 2) / 153;
    dl_civil c = { 0 };
    c.day = (int)(of_year - (153 * mp + 2) / 5 + 1);
    c.month = (int)(mp < 10 ? mp + 3 : mp - 9);
    c.year = (int)(of_era + era * 400 + (c.month <= 2));
    c.hour = (int)(left / 60);
    c.minute = (int)(left % 60);
    return c;
}

int dl_weekday(dl_minute t) {
    int64_t days = floor_div(t, DL_MINUTES_A_DAY);
    return (int)(((days + 3) % 7 + 7) % 7); /* 1970-01-01 was a Thursday */
}

dl_minute dl_add_months(dl_minute t, int months) {
    dl_civil c = dl_civil_from_minute(t);
    int64_t total = (int64_t)c.year * 12 + (c.month - 1) + months;
    if (total < DL_MIN_YEAR * 12 || total >= (DL_MAX_YEAR + 1) * 12) return DL_NO_TIME;
    c.year = (int)(total / 12);
    c.month = (int)(total % 12) + 1;
    int last = dl_days_in_month(c.year, c.month);
    if (c.day > last) c.day = last;
    return dl_minute_from_civil(c);
}

dl_minute dl_from_iso_week(int year, int week) {
    /* 4 January lies in week 1 */
    dl_minute jan4 = days_from_civil(year, 1, 4) * DL_MINUTES_A_DAY;
    return jan4 - (dl_minute)dl_weekday(jan4) * DL_MINUTES_A_DAY +
           (dl_minute)(week - 1) * 7 * DL_MINUTES_A_DAY;
}

void dl_iso_week(dl_minute t, int *year, int *week) {
    /* the week's Thursday decides the year */
    dl_minute thursday = t + (dl_minute)(3 - dl_weekday(t)) * DL_MINUTES_A_DAY;
    int y = dl_civil_from_minute(thursday).year;
    *year = y;
    *week = (int)((thursday - dl_from_iso_week(y, 1)) / (7 * DL_MINUTES_A_DAY)) + 1;
}

const char *dl_iso_format(dl_minute t, char out[DL_ISO_MAX]) {
    out[0] = '\0';
    if (t == DL_NO_TIME) return out;
    dl_civil c = dl_civil_from_minute(t);
    if (c.year < DL_MIN_YEAR || c.year > DL_MAX_YEAR) return out;
    snprintf(out, DL_ISO_MAX, "%04u-%02u-%02uT%02u:%02u", (unsigned)c.year % 10000u,
             (unsigned)c.month % 100u, (unsigned)c.day % 100u, (unsigned)c.hour % 100u,
             (unsigned)c.minute % 100u);
    return out;
}

/* Exactly N digits at *AT. */
static bool digits(dl_str s, uint32_t *at, uint32_t n, int *out) {
    int value = 0;
    if (s.len - *at < n) return false;
    for (uint32_t i = 0; i < n; i++) {
        char c = s.ptr[*at + i];
        if (c < '0' || c > '9') return false;
        value = value * 10 + (c - '0');
    }
    *at += n;
    *out = value;
    return true;
}

static bool one(dl_str s, uint32_t *at, char c) {
    if (*at >= s.len || s.ptr[*at] != c) return false;
    ++*at;
    return true;
}

/* "Z", "+02:00", "-0500", "+02" or nothing, up to the end. */
static bool zone(dl_str s, uint32_t at) {
    int ignored;
    if (at == s.len) return true;
    if (one(s, &at, 'Z') || one(s, &at, 'z')) return at == s.len;
    one(s, &at, ' ');
    if (!one(s, &at, '+') && !one(s, &at, '-')) return false;
    if (!digits(s, &at, 2, &ignored)) return false;
    if (at == s.len) return true;
    one(s, &at, ':');
    return digits(s, &at, 2, &ignored) && at == s.len;
}

bool dl_iso_parse(dl_str s, dl_minute *out) {
    dl_civil c = { 0 };
    uint32_t at = 0;
    if (!digits(s, &at, 4, &c.year) || !one(s, &at, '-') ||
        !digits(s, &at, 2, &c.month) || !one(s, &at, '-') || !digits(s, &at, 2, &c.day))
        return false;
    if (at < s.len && (one(s, &at, 'T') || one(s, &at, 't') || one(s, &at, ' '))) {
        int second = 0;
        if (!digits(s, &at, 2, &c.hour) || !one(s, &at, ':') ||
            !digits(s, &at, 2, &c.minute))
            return false;
        if (one(s, &at, ':')) {
            if (!digits(s, &at, 2, &second) || second > 60) return false;
            if (one(s, &at, '.') || one(s, &at, ','))
                while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9') at++;
        }
        if (!zone(s, at)) return false;
    } else if (at != s.len) {
        return false;
    }
    if (!dl_civil_valid(c)) return false;
    *out = dl_minute_from_civil(c);
    return true;
}
