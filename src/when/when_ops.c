/* when_ops.c - the table of the operations that reckon, and their arithmetic.
 *
 * In:  checked arguments and the anchor: the publication day or another time's interval.
 * Out: an interval, or a value where there is none. False: there is no such date.
 * Only DL_OP_PARTLY and DL_OP_REFINES are called without a known anchor (grain none).
 *
 * SPDX-License-Identifier: MIT */
#include "when_ops.h"

enum {
    DAY = DL_MINUTES_A_DAY,
    NEAR_DAYS = 90,
    TOLD_DAYS = 150,
    FAR_DAYS = 200,
    RECENT_DAYS = 2, /* how long ago a "near" weekday may be */
};

/* Which of BEFORE (the latest that is not after the anchor), its successor AFTER: as SIDE
 * says. OWN: the anchor lies within BEFORE. */
static dl_minute pick(int side, bool own, dl_minute before, dl_minute earlier,
                      dl_minute after, bool after_nearer) {
    switch (side) {
    case DL_SIDE_LAST: return own ? earlier : before;
    case DL_SIDE_NEXT: return after;
    case DL_SIDE_FUTURE: return own ? before : after;
    case DL_SIDE_NEAR: return own || !after_nearer ? before : after;
    default: return before;
    }
}

/* ---- dates that lack something ------------------------------------------------------------- */

static bool covers(const dl_time *anchor, int grain) {
    return anchor->when.grain >= grain;
}

static bool op_weekday(const int *a, const dl_time *anchor, dl_time *out) {
    dl_minute day = dl_floor_day(anchor->when.begins);
    if (covers(anchor, DL_BY_MONTH)) return false;
    if (anchor->when.grain == DL_BY_WEEK) /* "Monday of last week" */
        return dl_time_set(out, day + (a[0] - 1) * DAY, DL_BY_DAY, 1);
    int ago = (dl_weekday(day) - (a[0] - 1) + 7) % 7;
    dl_minute before = day - ago * DAY;
    int side = a[1] == DL_SIDE_THIS ? DL_SIDE_FUTURE : a[1];
    return dl_time_set(out,
                       pick(side, ago == 0, before, before - 7 * DAY, before + 7 * DAY,
                            ago > RECENT_DAYS),
                       DL_BY_DAY, 1);
}

/* "the weekend": the last one, or the anchor's own when that is yet to come. */
static bool op_weekend(const int *a, const dl_time *anchor, dl_time *out) {
    dl_minute day = dl_floor_day(anchor->when.begins);
    dl_minute own = dl_unit_begin(day, DL_UNIT_WEEKEND);
    if (covers(anchor, DL_BY_WEEK)) return dl_time_set(out, own, DL_UNIT_WEEKEND, 1);
    bool ahead = a[0] == DL_SIDE_FUTURE || day >= own;
    return dl_time_set(out, ahead ? own : own - 7 * DAY, DL_UNIT_WEEKEND, 1);
}

/* A day that comes once a year: AT finds it in a year (DL_NO_TIME: not in that one). */
typedef dl_minute (*yearly)(const int *a, int year);

static dl_minute month_day_in(const int *a, int year) {
    return dl_day_at(year, a[0], a[1]);
}
static dl_minute holiday_in(const int *a, int year) {
    return dl_holiday(a[0], year);
}

static dl_minute seek_year(yearly at, const int *a, int year, int step) {
    for (int i = 0; i < 9; i++, year += step) { /* 29 February may be 8 years away */
        dl_minute t = year < DL_MIN_YEAR || year > DL_MAX_YEAR ? DL_NO_TIME : at(a, year);
        if (t != DL_NO_TIME) return t;
    }
    return DL_NO_TIME;
}

/* The nearest such day if it is within 90 days, else the one on the given side. */
static bool pick_yearly(yearly at, const int *a, int side, const dl_time *anchor,
                        dl_time *out) {
    dl_minute day = dl_floor_day(anchor->when.begins);
    int year = dl_civil_from_minute(day).year;
    if (covers(anchor, DL_BY_YEAR) || side == DL_SIDE_THIS)
        return dl_time_set(out, at(a, year), DL_BY_DAY, 1);
    dl_minute before = seek_year(at, a, year, -1);
    if (before != DL_NO_TIME && before > day) before = seek_year(at, a, year - 1, -1);
    dl_minute after = seek_year(at, a, year, 1);
    if (after != DL_NO_TIME && after <= day) after = seek_year(at, a, year + 1, 1);
    if (before == DL_NO_TIME || after == DL_NO_TIME) return false;
    bool after_nearer = after - day < day - before;
    if (side == DL_SIDE_TOLD) {
        after_nearer = day - before > TOLD_DAYS * DAY;
        side = DL_SIDE_NEAR;
    }
    if (side == DL_SIDE_PAST || side == DL_SIDE_FUTURE || side == DL_SIDE_OPEN) {
        dl_minute nearest = after_nearer ? after - day : day - before;
        bool rare = side == DL_SIDE_OPEN && day - before > 366 * DAY; /* 29 February */
        if (nearest <= NEAR_DAYS * DAY || rare) side = DL_SIDE_NEAR;
    }
    dl_minute earlier = seek_year(at, a, dl_civil_from_minute(before).year - 1, -1);
    return dl_time_set(out,
                       pick(side, before == day, before, earlier, after, after_nearer),
                       DL_BY_DAY, 1);
}

static bool op_monthday(const int *a, const dl_time *anchor, dl_time *out) {
    return pick_yearly(month_day_in, a, a[2], anchor, out);
}

static bool op_holiday(const int *a, const dl_time *anchor, dl_time *out) {
    return pick_yearly(holiday_in, a, a[1], anchor, out);
}

static bool op_daysof(const int *a, const dl_time *anchor, dl_time *out) {
    dl_time last = *out;
    int to[] = { a[0], a[2] };
    if (a[2] <= a[1] || !pick_yearly(month_day_in, a, a[3], anchor, out)) return false;
    int year = dl_civil_from_minute(out->when.begins).year;
    if (!dl_time_set(&last, month_day_in(to, year), DL_BY_DAY, 1)) return false;
    out->when.ends = last.when.ends;
    dl_time_days(out);
    return true;
}

/* The 27th: in the anchor's month, or the nearest one. */
static bool op_day(const int *a, const dl_time *anchor, dl_time *out) {
    dl_minute day = dl_floor_day(anchor->when.begins);
    dl_civil c = dl_civil_from_minute(day);
    dl_minute here = dl_day_at(c.year, c.month, a[0]);
    if (covers(anchor, DL_BY_MONTH) || a[1] == DL_SIDE_THIS)
        return dl_time_set(out, here, DL_BY_DAY, 1);
    dl_minute best = here;
    for (int step = -1; step <= 1; step += 2) {
        dl_minute other = dl_move(dl_day_at(c.year, c.month, 1), DL_BY_MONTH, step);
        if (other == DL_NO_TIME) continue;
        dl_civil o = dl_civil_from_minute(other);
        other = dl_day_at(o.year, o.month, a[0]);
        if (other == DL_NO_TIME) continue;
        bool nearer = best == DL_NO_TIME || llabs(other - day) < llabs(best - day);
        if (a[1] == DL_SIDE_FUTURE ? best == DL_NO_TIME || (best < day && other > best)
            : a[1] == DL_SIDE_PAST ? best == DL_NO_TIME || (best > day && other < best)
                                   : nearer)
            best = other;
    }
    return dl_time_set(out, best, DL_BY_DAY, 1);
}

/* The I-th of the spans of SPAN months that a year (from month FIRST on) is cut into. */
static bool pick_in_year(int month, int span, int side, const dl_time *anchor,
                         dl_time *out) {
    int unit = span == 1 ? DL_BY_MONTH : DL_BY_QUARTER, n = span == 6 ? 2 : 1;
    dl_minute at = anchor->when.begins;
    int year = dl_civil_from_minute(at).year;
    dl_minute begins = dl_day_at(year, month, 1);
    if (anchor->when.grain > DL_BY_YEAR) return false; /* "the first half of the 1990s" */
    if (covers(anchor, DL_BY_YEAR) || side == DL_SIDE_THIS)
        return dl_time_set(out, begins, unit, n);
    if (begins > at) begins = dl_move(begins, DL_BY_YEAR, -1);
    dl_minute ends = dl_move(begins, DL_BY_MONTH, span);
    dl_minute earlier = dl_move(begins, DL_BY_YEAR, -1),
              after = dl_move(begins, DL_BY_YEAR, 1);
    if (begins == DL_NO_TIME || ends == DL_NO_TIME) return false;
    bool nearer = after != DL_NO_TIME && after - at < at - ends;
    if (side == DL_SIDE_TOLD) {
        nearer = after != DL_NO_TIME && at - ends > TOLD_DAYS * DAY;
        side = DL_SIDE_NEAR;
    }
    if (side == DL_SIDE_OPEN && nearer && after - at <= NEAR_DAYS * DAY)
        side = DL_SIDE_NEAR;
    return dl_time_set(out, pick(side, at < ends, begins, earlier, after, nearer), unit,
                       n);
}

static bool op_inmonth(const int *a, const dl_time *anchor, dl_time *out) {
    return pick_in_year(a[0], 1, a[1], anchor, out);
}

/* The anchor's own year; a quarter that is far ahead of its day is that of the year before:
 * what is told in January of "the fourth quarter". */
static bool op_quarterof(const int *a, const dl_time *anchor, dl_time *out) {
    dl_minute at = anchor->when.begins;
    dl_civil c = dl_civil_from_minute(at);
    dl_minute begins = dl_day_at(c.year, a[0] * 3 - 2, 1);
    if (a[1] == DL_SIDE_THIS && anchor->when.grain == DL_BY_DAY &&
        begins - at > FAR_DAYS * DAY)
        return dl_time_set(out, dl_move(begins, DL_BY_YEAR, -1), DL_BY_QUARTER, 1);
    return pick_in_year(a[0] * 3 - 2, 3, a[1], anchor, out);
}

static bool op_halfof(const int *a, const dl_time *anchor, dl_time *out) {
    /* "the second half of June" is no half of a year */
    if (anchor->said && anchor->when.grain != DL_BY_NONE &&
        anchor->when.grain < DL_BY_YEAR)
        return false;
    return pick_in_year(a[0] * 6 - 5, 6, a[1], anchor, out);
}

static bool op_seasonof(const int *a, const dl_time *anchor, dl_time *out) {
    return pick_in_year(a[0] * 3, 3, a[1], anchor, out);
}

/* ---- so many units from the anchor -------------------------------------------------------- */

static bool vague(int turn, dl_time *out) {
    snprintf(out->value, sizeof out->value, turn == 2 ? "PAST_REF" : "FUTURE_REF");
    return true;
}

/* unit, signed count: "last week" is week -1 */
static bool shift(int unit, int n, const dl_time *anchor, dl_time *out) {
    dl_minute at = anchor->when.begins;
    if (unit < DL_BY_DAY || unit == DL_UNIT_SECOND) {
        if (covers(anchor, DL_BY_DAY)) { /* the hour is not known: say from midday */
            out->when.approx = true;
            at = dl_unit_begin(at, DL_BY_DAY) + DAY / 2;
            return dl_time_set(out, dl_unit_begin(dl_move(at, unit, n), DL_BY_DAY),
                               DL_BY_DAY, 1);
        }
        return dl_time_set(out, dl_unit_begin(dl_move(at, unit, n), unit), unit, 1);
    }
    if (unit == DL_BY_YEAR && anchor->when.grain == DL_BY_QUARTER)
        return dl_time_set(out, dl_move(at, DL_BY_YEAR, n), DL_BY_QUARTER, 1);
    return dl_time_set(out, dl_move(dl_unit_begin(at, unit), unit, n), unit, 1);
}

static bool op_shift(const int *a, const dl_time *anchor, dl_time *out) {
    if (a[1] < 0) return vague(a[2], out);
    out->counted = a[1] > 0 && a[0] != DL_BY_DAY;
    if (anchor->when.grain == DL_BY_NONE) return true;
    return shift(a[0], a[2] == 2 ? -a[1] : a[1], anchor, out);
}

/* "two decades ago": about that year. */
static bool op_decades_ago(const int *a, const dl_time *anchor, dl_time *out) {
    if (a[0] < 0) return vague(2, out);
    out->counted = true;
    out->when.approx = true;
    return dl_time_set(
        out,
        dl_move(dl_unit_begin(anchor->when.begins, DL_BY_YEAR), DL_BY_YEAR, -10 * a[0]),
        DL_BY_YEAR, 1);
}

static bool op_unit(const int *a, const dl_time *anchor, dl_time *out) {
    return shift(a[0], a[1], anchor, out);
}

/* Of which weekday the N-th, first or last of the anchor's month or year. */
static bool op_nth_weekday(const int *a, const dl_time *anchor, dl_time *out) {
    dl_minute begins = anchor->when.begins, ends = anchor->when.ends;
    if (!covers(anchor, DL_BY_MONTH) || a[0] == 0) return false;
    dl_minute first = begins + (a[1] - 1 - dl_weekday(begins) + 7) % 7 * DAY;
    if (a[0] > 0) {
        first += (dl_minute)(a[0] - 1) * 7 * DAY;
    } else {
        first += (ends - 1 - first) / (7 * DAY) * (7 * DAY);
    }
    return first < ends && dl_time_set(out, first, DL_BY_DAY, 1);
}

/* The N-th day, week or month of the anchor, or its last; a week counts where most of its
 * days are. */
static bool op_nth(const int *a, const dl_time *anchor, dl_time *out) {
    dl_minute begins = anchor->when.begins, ends = anchor->when.ends;
    int unit = a[1], n = a[0];
    if (n == 0 || unit == DL_UNIT_SECOND || unit < DL_BY_DAY) return false;
    if (anchor->when.grain <= unit && unit != DL_UNIT_WEEKEND) return false;
    dl_minute first = dl_unit_begin(n < 0 ? ends - DAY : begins, unit);
    if (n > 0 && begins - first > 3 * DAY) first = dl_move(first, unit, 1);
    if (n < 0 && unit == DL_BY_WEEK && ends - first <= 3 * DAY)
        first = dl_move(first, unit, -1);
    dl_minute at = n > 0 ? dl_move(first, unit, n - 1) : dl_move(first, unit, n + 1);
    return at != DL_NO_TIME && at < ends && at + 7 * DAY > begins &&
           dl_time_set(out, at, unit, 1);
}

/* "the 1988 period": the anchor's quarter in that year, the year itself without one. */
static bool op_inyear(const int *a, const dl_time *anchor, dl_time *out) {
    if (anchor->when.grain != DL_BY_QUARTER)
        return dl_time_set(out, dl_day_at(a[0], 1, 1), DL_BY_YEAR, 1);
    int month = dl_civil_from_minute(anchor->when.begins).month;
    return dl_time_set(out, dl_day_at(a[0], month, 1), DL_BY_QUARTER, 1);
}

/* ---- durations, sets, references ---------------------------------------------------------- */

static const struct {
    const char *time, *letter, *half; /* "T", "H", "30M": half an hour is PT30M */
} duration_of[] = {
    { "", "", NULL },   { "T", "M", "30S" }, { "T", "H", "30M" }, { "", "D", NULL },
    { "", "D", NULL },  { "", "W", NULL },   { "", "M", NULL },   { "", "Q", NULL },
    { "", "Y", "6M" },  { "", "DE", NULL },  { "", "CE", NULL },  { "T", "S", NULL },
    { "", "WE", NULL },
};
_Static_assert(DL_N(duration_of) == DL_UNIT_COUNT, "a form for every unit");

/* N in hundredths, or -1 for "some". */
static void put_duration(int n, int unit, char value[DL_VALUE_MAX]) {
    if (n > 0 && n % 100 && (unit == DL_BY_DECADE || unit == DL_BY_CENTURY)) {
        n *= unit == DL_BY_DECADE ? 10 : 100; /* half a century is P50Y */
        unit = DL_BY_YEAR;
    }
    const char *time = duration_of[unit].time, *letter = duration_of[unit].letter;
    const char *half = duration_of[unit].half;
    if (n < 0)
        snprintf(value, DL_VALUE_MAX, "P%sX%s", time, letter);
    else if (half && n == 50)
        snprintf(value, DL_VALUE_MAX, "P%s%s", time, half);
    else if (half && n % 100 == 50)
        snprintf(value, DL_VALUE_MAX, "P%s%d%s%s", time, n / 100, letter, half);
    else if (n % 100)
        snprintf(value, DL_VALUE_MAX, "P%s%d.%d%s", time, n / 100,
                 n % 10 ? n % 100 : n % 100 / 10, letter);
    else
        snprintf(value, DL_VALUE_MAX, "P%s%d%s", time, n / 100, letter);
}

static bool op_dur(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    put_duration(a[0], a[1], out->value);
    return true;
}

static bool op_dur_half(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    if (a[0] < 0) return false;
    put_duration(a[0] * 100 + 50, a[1], out->value);
    return true;
}

/* "the past three months": a duration that ends, or begins, with the anchor's day. */
static bool op_window(const int *a, const dl_time *anchor, dl_time *out) {
    put_duration(a[1] < 0 ? -1 : a[1] * 100, a[0], out->value);
    if (anchor->when.grain == DL_BY_NONE || a[1] <= 0 || a[0] == DL_UNIT_SECOND ||
        a[0] == DL_UNIT_WEEKEND)
        return true;
    dl_minute at =
        dl_unit_begin(anchor->when.begins, a[0] < DL_BY_DAY ? a[0] : DL_BY_DAY);
    dl_minute other = dl_move(at, a[0], a[2] == 2 ? -a[1] : a[1]);
    if (other == DL_NO_TIME) return false;
    dl_minute today_ends = dl_move(at, a[0] < DL_BY_DAY ? a[0] : DL_BY_DAY, 1);
    out->when.begins = a[2] == 2 ? other : at;
    out->when.ends = a[2] == 2 ? today_ends : other;
    out->when.grain = (uint8_t)a[0];
    out->when.approx = true;
    return out->when.ends != DL_NO_TIME && out->when.ends > out->when.begins;
}

static bool op_every(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    put_duration(a[0] < 0 ? -1 : a[0] * 100, a[1], out->value);
    return true;
}

static bool op_everyday(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    snprintf(out->value, sizeof out->value, "XXXX-WXX-%d", a[0]);
    return true;
}

static bool op_everymonth(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    snprintf(out->value, sizeof out->value, "XXXX-%02d", a[0]);
    return true;
}

static bool op_ref(const int *a, const dl_time *anchor DL_UNUSED, dl_time *out) {
    snprintf(out->value, sizeof out->value, "%s", dl_time_word('r', a[0]));
    return true;
}

/* ---- narrower than what they stand on ------------------------------------------------------ */

/* Hours from midnight; the order of the words of argument kind p. */
static const struct {
    uint8_t from, to;
} part_hours[] = { { 0, 0 },   { 6, 12 }, { 12, 18 }, { 18, 24 },
                   { 20, 28 }, { 6, 18 }, { 12, 13 } };

static bool op_part(const int *a, const dl_time *anchor, dl_time *out) {
    if (anchor->type == DL_TIMEX_SET && anchor->value[0]) {
        snprintf(out->value, sizeof out->value, "%.20sT%s", anchor->value,
                 dl_time_word('p', a[0]));
        out->type = DL_TIMEX_SET;
        return true;
    }
    if (anchor->when.grain == DL_BY_NONE) return true;
    if (anchor->when.grain > DL_BY_DAY) return false;
    dl_minute day = dl_floor_day(anchor->when.begins);
    out->when.begins = day + part_hours[a[0]].from * 60;
    out->when.ends = dl_move(day, DL_BY_MINUTE, part_hours[a[0]].to * 60);
    out->when.grain = DL_BY_PART;
    return out->when.ends != DL_NO_TIME;
}

/* hour, minute, am/pm; a bare "4" in an evening is 16:00 */
static bool op_clock(const int *a, const dl_time *anchor, dl_time *out) {
    int hour = a[0], minute = a[1];
    if (anchor->when.grain > DL_BY_DAY) return false;
    if (a[2] && (hour < 1 || hour > 12)) return false;
    if (hour == 24 && minute) return false;
    if (anchor->when.grain == DL_BY_NONE) return true;
    bool late = anchor->when.grain == DL_BY_PART &&
                anchor->when.begins - dl_floor_day(anchor->when.begins) >= 12 * 60;
    if (a[2] == 1 && hour == 12) hour = 0;
    if ((a[2] == 2 || (!a[2] && late)) && hour < 12) hour += 12;
    dl_minute day = dl_floor_day(anchor->when.begins);
    int grain = minute ? DL_BY_MINUTE : DL_BY_HOUR;
    if (!dl_time_set(out, day + hour * 60 + minute, grain, 1)) return false;
    char iso[DL_ISO_MAX];
    dl_iso_format(day, iso);
    snprintf(out->value, sizeof out->value, "%.10sT%02d:%02d", iso, hour, minute);
    return true;
}

static bool op_mod(const int *a, const dl_time *anchor, dl_time *out) {
    bool length = a[0] >= DL_MOD_MORE_THAN && a[0] <= DL_MOD_EQUAL_OR_LESS;
    if (length && !anchor->counted &&
        (anchor->type != DL_TIMEX_DURATION || anchor->anchored))
        return false;
    if (anchor->type == DL_TIMEX_DATE && anchor->value[0] && !anchor->when.grain)
        return false; /* "about the future" */
    if (a[0] == DL_MOD_APPROX && anchor->type == DL_TIMEX_DATE && !anchor->counted &&
        anchor->anchored && anchor->when.grain && anchor->when.grain <= DL_BY_WEEK)
        return false; /* "talks about tomorrow" */
    *out = *anchor;
    out->mod = (uint8_t)a[0];
    if (a[0] >= DL_MOD_APPROX && a[0] <= DL_MOD_END) out->when.approx = true;
    return true;
}

/* The time of something that the text does not date, inferred from the anchor; a guess when
 * that is only the publication. */
static bool op_implied(const int *a DL_UNUSED, const dl_time *anchor, dl_time *out) {
    *out = *anchor;
    if (anchor->when.grain == DL_BY_NONE) return true;
    if (!anchor->said) out->when.approx = true;
    out->when.basis = DL_FROM_CONTEXT;
    return true;
}

/* ---- the table ----------------------------------------------------------------------------- */

static const dl_time_op ops[] = {
    /* name          arguments  type               use            function */
    { "weekday", "wt", DL_TIMEX_DATE, DL_OP_ANCHOR, op_weekday },
    { "weekend", "t", DL_TIMEX_DATE, DL_OP_ANCHOR, op_weekend },
    { "monthday", "mdt", DL_TIMEX_DATE, DL_OP_ANCHOR, op_monthday },
    { "daysof", "mddt", DL_TIMEX_DATE, DL_OP_ANCHOR, op_daysof },
    { "day", "dt", DL_TIMEX_DATE, DL_OP_ANCHOR, op_day },
    { "inmonth", "mt", DL_TIMEX_DATE, DL_OP_ANCHOR, op_inmonth },
    { "quarterof", "qt", DL_TIMEX_DATE, DL_OP_ANCHOR, op_quarterof },
    { "halfof", "ht", DL_TIMEX_DATE, DL_OP_ANCHOR, op_halfof },
    { "seasonof", "st", DL_TIMEX_DATE, DL_OP_ANCHOR, op_seasonof },
    { "holiday", "ot", DL_TIMEX_DATE, DL_OP_ANCHOR, op_holiday },
    { "unit", "uk", DL_TIMEX_DATE, DL_OP_ANCHOR, op_unit },
    { "shift", "unb", DL_TIMEX_DATE, DL_OP_PARTLY, op_shift },
    { "decades_ago", "n", DL_TIMEX_DATE, DL_OP_ANCHOR, op_decades_ago },
    { "inyear", "y", DL_TIMEX_DATE, DL_OP_PARTLY, op_inyear },
    { "nth", "ku", DL_TIMEX_DATE, DL_OP_ANCHOR, op_nth },
    { "nth_weekday", "kw", DL_TIMEX_DATE, DL_OP_ANCHOR, op_nth_weekday },
    { "window", "unb", DL_TIMEX_DURATION, DL_OP_PARTLY, op_window },
    { "dur", "fu", DL_TIMEX_DURATION, DL_OP_FREE, op_dur },
    { "dur_half", "nu", DL_TIMEX_DURATION, DL_OP_FREE, op_dur_half },
    { "every", "nu", DL_TIMEX_SET, DL_OP_FREE, op_every },
    { "everyday", "w", DL_TIMEX_SET, DL_OP_FREE, op_everyday },
    { "everymonth", "m", DL_TIMEX_SET, DL_OP_FREE, op_everymonth },
    { "ref", "r", DL_TIMEX_DATE, DL_OP_FREE, op_ref },
    { "part", "p", DL_TIMEX_TIME, DL_OP_REFINES, op_part },
    { "clock", "Hia", DL_TIMEX_TIME, DL_OP_REFINES, op_clock },
    { "mod", "M", DL_TIMEX_DATE, DL_OP_REFINES, op_mod },
    { "implied", "", DL_TIMEX_DATE, DL_OP_REFINES, op_implied },
};

const dl_time_op *dl_time_op_named(dl_str name) {
    for (size_t i = 0; i < DL_N(ops); i++)
        if (name.len && name.ptr[0] == *ops[i].name && dl_str_is(name, ops[i].name))
            return &ops[i];
    return dl_time_explicit_named(name);
}
