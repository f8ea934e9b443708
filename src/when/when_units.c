/* when_units.c - civil time in units: where a week or a quarter begins, so many on.
 *
 * In:  minutes, a unit (a grain, or "second", "weekend"). Out: minutes, or an interval.
 * Nothing here leaves the years 1 to 9999: such results are DL_NO_TIME or false.
 *
 * SPDX-License-Identifier: MIT */
#include "when_ops.h"

enum { DAY = DL_MINUTES_A_DAY };

dl_minute dl_floor_day(dl_minute t) {
    dl_minute rest = t % DAY;
    return t - (rest < 0 ? rest + DAY : rest);
}

dl_minute dl_day_at(int year, int month, int day) {
    dl_civil c = { year, month, day, 0, 0 };
    return dl_civil_valid(c) ? dl_minute_from_civil(c) : DL_NO_TIME;
}

static int months_of(int unit) {
    switch (unit) {
    case DL_BY_MONTH: return 1;
    case DL_BY_QUARTER: return 3;
    case DL_BY_YEAR: return 12;
    case DL_BY_DECADE: return 120;
    case DL_BY_CENTURY: return 1200;
    default: return 0;
    }
}

static int minutes_of(int unit) {
    switch (unit) {
    case DL_BY_MINUTE: return 1;
    case DL_BY_HOUR: return 60;
    case DL_BY_WEEK: return 7 * DAY;
    case DL_UNIT_WEEKEND: return 7 * DAY;
    case DL_UNIT_SECOND: return 0;
    default: return DAY;
    }
}

dl_minute dl_move(dl_minute t, int unit, int n) {
    if (t == DL_NO_TIME) return t;
    if (months_of(unit)) {
        if (n > 120000 / months_of(unit) || n < -120000 / months_of(unit))
            return DL_NO_TIME;
        return dl_add_months(t, n * months_of(unit));
    }
    t += (dl_minute)n * minutes_of(unit);
    return t < DL_CALENDAR_BEGINS || t >= DL_CALENDAR_ENDS ? DL_NO_TIME : t;
}

dl_minute dl_unit_begin(dl_minute t, int unit) {
    if (unit == DL_BY_MINUTE || unit == DL_UNIT_SECOND) return t;
    if (unit == DL_BY_HOUR) return t - ((t - dl_floor_day(t)) % 60);
    if (unit < DL_BY_WEEK) return dl_floor_day(t);
    if (unit == DL_BY_WEEK) return dl_floor_day(t) - dl_weekday(t) * DAY;
    if (unit == DL_UNIT_WEEKEND) return dl_floor_day(t) + (5 - dl_weekday(t)) * DAY;
    dl_civil c = dl_civil_from_minute(t);
    if (unit == DL_BY_MONTH) return dl_day_at(c.year, c.month, 1);
    if (unit == DL_BY_QUARTER) return dl_day_at(c.year, (c.month - 1) / 3 * 3 + 1, 1);
    int years = months_of(unit) / 12, year = c.year / years * years;
    return dl_day_at(year ? year : 1, 1, 1);
}

bool dl_time_set(dl_time *out, dl_minute begins, int unit, int n) {
    dl_minute ends = unit == DL_UNIT_WEEKEND ? dl_move(begins, DL_BY_DAY, 2 * n)
                                             : dl_move(begins, unit, n);
    if (ends == DL_NO_TIME || begins < DL_CALENDAR_BEGINS || ends <= begins) return false;
    out->when.begins = begins;
    out->when.ends = ends;
    out->when.grain = unit == DL_UNIT_WEEKEND ? DL_BY_DAY : (uint8_t)unit;
    return true;
}
