/* when_holiday.c - the days that news names instead of a date.
 *
 * In:  a holiday's number and a year. Out: its day in that year.
 * The numbers of the table are the values of seeds/words/holiday.words: append only.
 *
 * SPDX-License-Identifier: MIT */
#include "when_ops.h"

enum { FIXED, NTH_WEEKDAY, AFTER_NTH, EASTER };

static const struct holiday {
    const char *name;
    uint8_t kind;
    int8_t a, b,
        c; /* FIXED: month, day; NTH_WEEKDAY: month, weekday 1-7, nth (-1 = last);
                     * AFTER_NTH: the day after that one; EASTER: days after Easter Sunday */
} holidays[] = {
    { "none", FIXED, 0, 0, 0 },
    { "new_year", FIXED, 1, 1, 0 },
    { "christmas", FIXED, 12, 25, 0 },
    { "christmas_eve", FIXED, 12, 24, 0 },
    { "new_year_eve", FIXED, 12, 31, 0 },
    { "thanksgiving", NTH_WEEKDAY, 11, 4, 4 },
    { "labor_day", NTH_WEEKDAY, 9, 1, 1 },
    { "memorial_day", NTH_WEEKDAY, 5, 1, -1 },
    { "independence_day", FIXED, 7, 4, 0 },
    { "halloween", FIXED, 10, 31, 0 },
    { "valentine", FIXED, 2, 14, 0 },
    { "easter", EASTER, 0, 0, 0 },
    { "good_friday", EASTER, -2, 0, 0 },
    { "easter_monday", EASTER, 1, 0, 0 },
    { "martin_luther_king", NTH_WEEKDAY, 1, 1, 3 },
    { "presidents_day", NTH_WEEKDAY, 2, 1, 3 },
    { "veterans_day", FIXED, 11, 11, 0 },
    { "boxing_day", FIXED, 12, 26, 0 },
    { "columbus_day", NTH_WEEKDAY, 10, 1, 2 },
    { "palm_sunday", EASTER, -7, 0, 0 },
    { "pentecost", EASTER, 49, 0, 0 },
    { "nowruz", FIXED, 3, 21, 0 },
    { "bastille_day", FIXED, 7, 14, 0 },
    { "patrick", FIXED, 3, 17, 0 },
    { "womens_day", FIXED, 3, 8, 0 },
    { "may_day", FIXED, 5, 1, 0 },
    { "mothers_day", NTH_WEEKDAY, 5, 7, 2 },
    { "fathers_day", NTH_WEEKDAY, 6, 7, 3 },
    { "election_day", AFTER_NTH, 11, 1, 1 },
    { "black_friday", AFTER_NTH, 11, 4, 4 },
    { "ash_wednesday", EASTER, -46, 0, 0 },
    { "earth_day", FIXED, 4, 22, 0 },
    { "juneteenth", FIXED, 6, 19, 0 },
};

int dl_holiday_named(dl_str name) {
    for (int i = 1; i < (int)DL_N(holidays); i++)
        if (dl_str_is(name, holidays[i].name)) return i;
    return 0;
}

const char *dl_holiday_name(int holiday) {
    return holiday > 0 && holiday < (int)DL_N(holidays) ? holidays[holiday].name : NULL;
}

/* Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
static dl_minute easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
    int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return dl_minute_from_civil((dl_civil){ year, n / 31, n % 31 + 1, 0, 0 });
}

dl_minute dl_holiday(int holiday, int year) {
    if (!dl_holiday_name(holiday) || year < DL_MIN_YEAR || year > DL_MAX_YEAR)
        return DL_NO_TIME;
    const struct holiday *h = &holidays[holiday];
    if (h->kind == EASTER) return easter(year) + h->a * DL_MINUTES_A_DAY;
    dl_minute first =
        dl_minute_from_civil((dl_civil){ year, h->a, h->kind == FIXED ? h->b : 1, 0, 0 });
    if (h->kind == FIXED) return first;
    int off = (h->b - 1 - dl_weekday(first) + 7) % 7 + 7 * (h->c > 0 ? h->c - 1 : 4);
    if (off >= dl_days_in_month(year, h->a)) off -= 7; /* no fifth one: the fourth */
    if (h->kind == AFTER_NTH) off++;
    return first + off * DL_MINUTES_A_DAY;
}
