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
    return w->grain > DL_BY_NONE && w->grain < DL_GRAIN_COUNT &&
           w->begins >= DL_CALENDAR_BEGINS && w->ends > w->begins &&
           w->ends < DL_CALENDAR_ENDS;
}

/* Row of `parts`, or -1. */
static int part_of(const dl_when *w) {
    int hour = dl_civil_from_minute(w->begins).hour;
    for (int i = 0; i < (int)DL_N(parts); i++)
        if (parts[i].from == hour && w->ends - w->begins == parts[i].hours * 60) return i;
    return -1;
}

/* ---- TIMEX3 ------------------------------------------------------------------------------ */

/* A value is written once for every expression, so not by printf. AT moves on. */
static void put_number(char **at, int number, int digits) {
    for (int i = digits; i-- > 0; number /= 10) (*at)[i] = (char)('0' + number % 10);
    *at += digits;
}

static void put_word(char **at, const char *word) {
    while (*word) *(*at)++ = *word++;
}

static void put_month(char **at, dl_civil c) {
    put_number(at, c.year, 4);
    put_word(at, "-");
    put_number(at, c.month, 2);
}

static void put_day(char **at, dl_civil c) {
    put_month(at, c);
    put_word(at, "-");
    put_number(at, c.day, 2);
}

static void put_week(char **at, const dl_when *w) {
    int year, week;
    dl_iso_week(w->begins, &year, &week);
    put_number(at, year, 4);
    put_word(at, "-W");
    put_number(at, week, 2);
}

static void put_days(char **at, const struct shape *s, const dl_when *w) {
    if (s->days == 2 && dl_weekday(w->begins) == 5) {
        put_week(at, w);
        put_word(at, "-WE");
        return;
    }
    put_day(at, s->first);
    if (s->days == 1) return;
    put_word(at, "/");
    put_day(at, s->last);
}

static void put_months(char **at, const struct shape *s) {
    put_month(at, s->first);
    if (s->months == 1) return;
    put_word(at, "/");
    put_month(at, s->last);
}

static void put_quarter(char **at, const struct shape *s) {
    int month = s->first.month;
    bool half = s->months == 6 && month % 6 == 1;
    bool quarter = s->months == 3 && month % 3 == 1;
    bool season = s->months == 3 && month % 3 == 0;
    if (!half && !quarter && !season) {
        put_months(at, s);
        return;
    }
    put_number(at, s->first.year, 4);
    put_word(at, half ? "-H" : quarter ? "-Q" : "-");
    if (season)
        put_word(at, seasons[month / 3 - 1].code);
    else
        put_number(at, month / (half ? 6 : 3) + 1, 1);
}

static void put_years(char **at, const struct shape *s, const dl_when *w) {
    int year = s->first.year;
    bool decade = w->grain == DL_BY_DECADE && s->months == 120;
    bool century = w->grain == DL_BY_CENTURY && s->months == 1200;
    put_number(at,
               decade    ? year / 10
               : century ? year / 100
                         : year,
               decade    ? 3
               : century ? 2
                         : 4);
    if (decade || century || s->months == 12) return;
    put_word(at, "/");
    put_number(at, s->last.year, 4);
}

void dl_when_value(const dl_when *w, char value[DL_VALUE_MAX]) {
    char *at = value;
    value[0] = '\0';
    if (!sound(w)) return;
    struct shape s = shape_of(w);
    if (w->grain <= DL_BY_HOUR) {
        dl_iso_format(w->begins, value);
        return;
    }
    if (w->grain == DL_BY_PART) {
        int part = part_of(w);
        put_day(&at, s.first);
        put_word(&at, part >= 0 ? "T" : "");
        put_word(&at, part >= 0 ? parts[part].code : "");
    } else if (w->grain == DL_BY_WEEK && s.days == 7 && dl_weekday(w->begins) == 0) {
        put_week(&at, w);
    } else if (w->grain <= DL_BY_WEEK || !s.months) {
        put_days(&at, &s, w);
    } else if (w->grain == DL_BY_MONTH) {
        put_months(&at, &s);
    } else if (w->grain == DL_BY_QUARTER) {
        put_quarter(&at, &s);
    } else {
        put_years(&at, &s, w);
    }
    *at = '\0';
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
