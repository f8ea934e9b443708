/* when_format.c - names of types, grains and bases; intervals as TIMEX3 values and for
 * people.
 *
 * In:  one dl_when. Out: "2019-08-26" or "Mon 26 Aug 2019".
 * An interval may be several units of its grain long: "2019-08-25/2019-08-27".
 *
 * SPDX-License-Identifier: MIT */
#include "when_ops.h"

enum { DAY = DL_MINUTES_A_DAY };

static const char *const type_names[] = { "DATE", "TIME", "DURATION", "SET" };
static const char *const mod_names[] = { NULL,         "APPROX",        "START",
                                         "MID",        "END",           "MORE_THAN",
                                         "LESS_THAN",  "EQUAL_OR_MORE", "EQUAL_OR_LESS",
                                         "BEFORE",     "AFTER",         "ON_OR_BEFORE",
                                         "ON_OR_AFTER" };
static const char *const grain_names[] = { "none", "minute", "hour",   "part",
                                           "day",  "week",   "month",  "quarter",
                                           "year", "decade", "century" };
static const char *const basis_names[] = { "none",    "explicit", "published",
                                           "context", "assumed",  "judged" };
_Static_assert(DL_N(type_names) == DL_TIMEX_SET + 1, "a name for every type");
_Static_assert(DL_N(mod_names) == DL_MOD_COUNT, "a name for every modifier");
_Static_assert(DL_N(grain_names) == DL_GRAIN_COUNT, "a name for every grain");
_Static_assert(DL_N(basis_names) == DL_BASIS_COUNT, "a name for every basis");

static const char *const day_names[] = {
    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"
};
static const char *const month_names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
static const struct {
    uint8_t from, hours;
    const char *code, *name;
} parts[] = {
    { 6, 6, "MO", "morning" }, { 12, 6, "AF", "afternoon" }, { 18, 6, "EV", "evening" },
    { 20, 8, "NI", "night" },  { 6, 12, "DT", "daytime" },   { 12, 1, "MI", "midday" },
};
static const struct {
    const char *code, *name;
} seasons[] = {
    { "SP", "spring" }, { "SU", "summer" }, { "FA", "autumn" }, { "WI", "winter" }
};

static const char *name_in(const char *const *names, int n, int i) {
    return i >= 0 && i < n ? names[i] : NULL;
}

static int named_in(const char *const *names, int n, dl_str name) {
    for (int i = 1; i < n; i++)
        if (dl_str_is(name, names[i])) return i;
    return 0;
}

const char *dl_timex_type_name(int type) {
    return name_in(type_names, (int)DL_N(type_names), type);
}
const char *dl_mod_name(int mod) {
    return name_in(mod_names, (int)DL_N(mod_names), mod);
}
const char *dl_grain_name(int grain) {
    return name_in(grain_names, (int)DL_N(grain_names), grain);
}
int dl_grain_named(dl_str name) {
    return named_in(grain_names, (int)DL_N(grain_names), name);
}
const char *dl_basis_name(int basis) {
    return name_in(basis_names, (int)DL_N(basis_names), basis);
}
int dl_basis_named(dl_str name) {
    return named_in(basis_names, (int)DL_N(basis_names), name);
}

/* ---- the interval in units of its grain ------------------------------------------------- */

struct shape {
    dl_civil first, last; /* of the interval's first and last minute */
    int months;           /* whole months from a first of the month, or 0 */
    int days;             /* whole days from midnight, or 0 */
};

static struct shape shape_of(const dl_when *w) {
    struct shape s = { dl_civil_from_minute(w->begins), dl_civil_from_minute(w->ends - 1),
                       0, 0 };
    dl_civil end = dl_civil_from_minute(w->ends);
    if (s.first.hour || s.first.minute || end.hour || end.minute) return s;
    s.days = (int)((w->ends - w->begins) / DAY);
    if (s.first.day == 1 && end.day == 1)
        s.months = (end.year - s.first.year) * 12 + end.month - s.first.month;
    return s;
}

/* Has it a value? Within years 1 to 9999 only. */
static bool sound(const dl_when *w) {
    dl_minute least = dl_minute_from_civil((dl_civil){ DL_MIN_YEAR, 1, 1, 0, 0 });
    dl_minute most = dl_minute_from_civil((dl_civil){ DL_MAX_YEAR, 12, 31, 23, 59 });
    return w->grain > DL_BY_NONE && w->grain < DL_GRAIN_COUNT && w->begins >= least &&
           w->ends > w->begins && w->ends <= most;
}

/* Row of `parts`, or -1. */
static int part_of(const dl_when *w) {
    int hour = dl_civil_from_minute(w->begins).hour;
    for (int i = 0; i < (int)DL_N(parts); i++)
        if (parts[i].from == hour && w->ends - w->begins == parts[i].hours * 60) return i;
    return -1;
}

/* ---- TIMEX3 ------------------------------------------------------------------------------ */

static void put_day(dl_civil c, char *value, size_t size) {
    snprintf(value, size, "%04d-%02d-%02d", c.year % 10000, c.month % 100, c.day % 100);
}

static void put_days(const struct shape *s, const dl_when *w, char *value) {
    char first[16], last[16];
    put_day(s->first, first, sizeof first);
    put_day(s->last, last, sizeof last);
    if (s->days == 2 && dl_weekday(w->begins) == 5) {
        int year, week;
        dl_iso_week(w->begins, &year, &week);
        snprintf(value, DL_VALUE_MAX, "%04d-W%02d-WE", year, week);
    } else if (s->days == 1) {
        snprintf(value, DL_VALUE_MAX, "%s", first);
    } else {
        snprintf(value, DL_VALUE_MAX, "%s/%s", first, last);
    }
}

static void put_months(const struct shape *s, char *value) {
    if (s->months == 1)
        snprintf(value, DL_VALUE_MAX, "%04d-%02d", s->first.year, s->first.month);
    else
        snprintf(value, DL_VALUE_MAX, "%04d-%02d/%04d-%02d", s->first.year,
                 s->first.month, s->last.year, s->last.month);
}

static void put_quarter(const struct shape *s, char *value) {
    int year = s->first.year, month = s->first.month;
    if (s->months == 6 && month % 6 == 1)
        snprintf(value, DL_VALUE_MAX, "%04d-H%d", year, month / 6 + 1);
    else if (s->months == 3 && month % 3 == 1)
        snprintf(value, DL_VALUE_MAX, "%04d-Q%d", year, month / 3 + 1);
    else if (s->months == 3 && month % 3 == 0)
        snprintf(value, DL_VALUE_MAX, "%04d-%s", year, seasons[month / 3 - 1].code);
    else
        put_months(s, value);
}

static void put_years(const struct shape *s, const dl_when *w, char *value) {
    int year = s->first.year;
    if (w->grain == DL_BY_DECADE && s->months == 120)
        snprintf(value, DL_VALUE_MAX, "%03d", year / 10);
    else if (w->grain == DL_BY_CENTURY && s->months == 1200)
        snprintf(value, DL_VALUE_MAX, "%02d", year / 100);
    else if (s->months == 12)
        snprintf(value, DL_VALUE_MAX, "%04d", year);
    else
        snprintf(value, DL_VALUE_MAX, "%04d/%04d", year, s->last.year);
}

void dl_when_value(const dl_when *w, char value[DL_VALUE_MAX]) {
    int year, week;
    value[0] = '\0';
    if (!sound(w)) return;
    struct shape s = shape_of(w);
    if (w->grain <= DL_BY_HOUR) {
        dl_iso_format(w->begins, value);
    } else if (w->grain == DL_BY_PART) {
        int part = part_of(w);
        put_day(s.first, value, DL_VALUE_MAX);
        if (part >= 0) snprintf(value + 10, DL_VALUE_MAX - 10, "T%s", parts[part].code);
    } else if (w->grain == DL_BY_WEEK && s.days == 7 && dl_weekday(w->begins) == 0) {
        dl_iso_week(w->begins, &year, &week);
        snprintf(value, DL_VALUE_MAX, "%04d-W%02d", year, week);
    } else if (w->grain <= DL_BY_WEEK || !s.months) {
        put_days(&s, w, value);
    } else if (w->grain == DL_BY_MONTH) {
        put_months(&s, value);
    } else if (w->grain == DL_BY_QUARTER) {
        put_quarter(&s, value);
    } else {
        put_years(&s, w, value);
    }
}

/* ---- for people ---------------------------------------------------------------------------- */

struct line {
    char *at;
    size_t left;
};

static void put(struct line *line, const char *format, ...) DL_PRINTF(2, 3);
static void put(struct line *line, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(line->at, line->left, format, args);
    va_end(args);
    size_t used = n < 0 ? 0 : (size_t)n;
    if (used >= line->left) used = line->left ? line->left - 1 : 0;
    line->at += used;
    line->left -= used;
}

static const char *month_of(dl_civil c) {
    return month_names[c.month - 1];
}

static void say_days(struct line *line, const struct shape *s, const dl_when *w) {
    dl_civil a = s->first, b = s->last;
    if (a.year == b.year && a.month == b.month && a.day == b.day)
        put(line, "%s %d %s %d", day_names[dl_weekday(w->begins)], a.day, month_of(a),
            a.year);
    else if (a.year == b.year && a.month == b.month)
        put(line, "%d-%d %s %d", a.day, b.day, month_of(a), a.year);
    else if (a.year == b.year)
        put(line, "%d %s - %d %s %d", a.day, month_of(a), b.day, month_of(b), a.year);
    else
        put(line, "%d %s %d - %d %s %d", a.day, month_of(a), a.year, b.day, month_of(b),
            b.year);
}

static void say_months(struct line *line, const struct shape *s) {
    dl_civil a = s->first, b = s->last;
    if (s->months == 1)
        put(line, "%s %d", month_of(a), a.year);
    else if (a.year == b.year)
        put(line, "%s-%s %d", month_of(a), month_of(b), a.year);
    else
        put(line, "%s %d - %s %d", month_of(a), a.year, month_of(b), b.year);
}

static void say_quarter(struct line *line, const struct shape *s) {
    int month = s->first.month, year = s->first.year;
    if (s->months == 6 && month % 6 == 1)
        put(line, "%s half of %d", month == 1 ? "first" : "second", year);
    else if (s->months == 3 && month % 3 == 1)
        put(line, "Q%d %d", month / 3 + 1, year);
    else if (s->months == 3 && month % 3 == 0)
        put(line, "%s %d", seasons[month / 3 - 1].name, year);
    else
        say_months(line, s);
}

static const char *ordinal_end(int n) {
    if (n % 100 >= 11 && n % 100 <= 13) return "th";
    return n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}

static void say_years(struct line *line, const struct shape *s, const dl_when *w) {
    int year = s->first.year, century = year / 100 + 1;
    if (w->grain == DL_BY_DECADE && s->months == 120 && year % 10 == 0)
        put(line, "%ds", year);
    else if (w->grain == DL_BY_CENTURY && s->months == 1200 && year % 100 == 0)
        put(line, "%d%s century", century, ordinal_end(century));
    else if (s->months % 12 || s->first.month != 1)
        say_months(line, s);
    else if (s->months == 12)
        put(line, "%d", year);
    else
        put(line, "%d-%d", year, s->last.year);
}

static void say_hour(struct line *line, const struct shape *s, const dl_when *w) {
    int part = w->grain == DL_BY_PART ? part_of(w) : -1;
    put(line, "%s %d %s %d", day_names[dl_weekday(w->begins)], s->first.day,
        month_of(s->first), s->first.year);
    if (part >= 0)
        put(line, ", %s", parts[part].name);
    else
        put(line, ", %02d:%02d", s->first.hour, s->first.minute);
}

void dl_when_format(const dl_when *w, char *out, size_t size) {
    struct line line = { out, size };
    if (size) out[0] = '\0';
    if (!sound(w)) return;
    struct shape s = shape_of(w);
    if (w->approx) put(&line, "c. ");
    if (w->grain <= DL_BY_PART)
        say_hour(&line, &s, w);
    else if (w->grain == DL_BY_WEEK && s.days == 7 && dl_weekday(w->begins) == 0)
        put(&line, "week of %d %s %d", s.first.day, month_of(s.first), s.first.year);
    else if (w->grain <= DL_BY_WEEK || !s.months)
        say_days(&line, &s, w);
    else if (w->grain == DL_BY_MONTH)
        say_months(&line, &s);
    else if (w->grain == DL_BY_QUARTER)
        say_quarter(&line, &s);
    else
        say_years(&line, &s, w);
}
