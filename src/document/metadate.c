/* metadate.c - publication dates as metadata spells them.
 *
 * In:  the text of one field. Out: a minute of the article's own clock, and the zone of that
 * clock where one is named. "03/04/2019" is two dates in two countries, so it is none
 * here; a month alone is no anchor either.
 *
 * SPDX-License-Identifier: MIT */
#include "reader.h"

typedef struct {
    dl_str rest;
    dl_civil c;
    int numbers[3]; /* of the date, in order, a month by name aside */
    int widths[3];  /* their digits */
    int n, month;   /* month by name, 0 = none */
    bool timed;
} reading;

static const char *const months[] = { "january",   "february", "march",    "april",
                                      "may",       "june",     "july",     "august",
                                      "september", "october",  "november", "december" };
static const char *const weekdays[] = { "monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday" };
/* words that may stand in a date and say nothing that is kept */
static const char *const fillers[] = { "at",        "on",   "of",  "the",    "date",
                                       "th",        "st",   "nd",  "rd",     "posted",
                                       "published", "time", "hrs", "updated" };
/* names of zones; DL_NO_ZONE: of several, or summer and winter */
static const struct {
    const char *name;
    int16_t minutes;
} zones[] = {
    { "z", 0 },           { "utc", 0 },          { "gmt", 0 },
    { "bst", 60 },        { "cet", 60 },         { "cest", 120 },
    { "eet", 120 },       { "eest", 180 },       { "est", -300 },
    { "edt", -240 },      { "cst", DL_NO_ZONE }, { "cdt", -300 },
    { "mst", -420 },      { "mdt", -360 },       { "pst", -480 },
    { "pdt", -420 },      { "et", DL_NO_ZONE },  { "ct", DL_NO_ZONE },
    { "mt", DL_NO_ZONE }, { "pt", DL_NO_ZONE },  { "ist", DL_NO_ZONE },
    { "msk", 180 },       { "jst", 540 },        { "kst", 540 },
    { "hkt", 480 },       { "aest", 600 },       { "aedt", 660 },
    { "sgt", 480 },       { "pkt", 300 },        { "aft", 270 },
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Which of LIST begins with WORD of at least three letters; -1: none. */
static int find_name(const char *const *list, size_t n, dl_str word) {
    for (size_t i = 0; i < n; i++)
        if (word.len >= 3 && word.len <= strlen(list[i]) &&
            memcmp(word.ptr, list[i], word.len) == 0)
            return (int)i;
    return -1;
}

static char peek(const reading *r) {
    return r->rest.len ? r->rest.ptr[0] : '\0';
}

static void skip(reading *r, uint32_t n) {
    r->rest = dl_str_sub(r->rest, n, r->rest.len);
}

/* The digits ahead as a number; *WIDTH their count, at most 9. */
static bool take_number(reading *r, int *out, int *width) {
    int value = 0, n = 0;
    while (n < 9 && is_digit(peek(r))) {
        value = value * 10 + (peek(r) - '0');
        skip(r, 1);
        n++;
    }
    *out = value;
    *width = n;
    return n > 0 && !is_digit(peek(r));
}

/* ---- the time of day ------------------------------------------------------------------ */

/* "pm", "p.m.", with or without a space before; 'a', 'p', or 0 = none. */
static char take_half(reading *r) {
    dl_str s = r->rest;
    while (s.len && s.ptr[0] == ' ') s = dl_str_sub(s, 1, s.len);
    if (s.len < 2) return 0;
    char half = (char)(s.ptr[0] | 0x20);
    uint32_t at = s.ptr[1] == '.' ? 2 : 1;
    if ((half != 'a' && half != 'p') || at >= s.len || (s.ptr[at] | 0x20) != 'm')
        return 0;
    at++;
    if (at < s.len && is_letter(s.ptr[at])) return 0;
    if (at < s.len && s.ptr[at] == '.') at++;
    r->rest = dl_str_sub(s, at, s.len);
    return half;
}

static bool twelve_hours(reading *r, char half) {
    if (r->c.hour < 1 || r->c.hour > 12) return false;
    r->c.hour = r->c.hour % 12 + (half == 'p' ? 12 : 0);
    return true;
}

/* Behind HOUR and its ":": minutes, seconds, fraction, am or pm. */
static bool take_time(reading *r, int hour) {
    int width, second = 0;
    if (r->timed || hour > 24) return false;
    r->timed = true;
    r->c.hour = hour;
    if (!take_number(r, &r->c.minute, &width) || width != 2 || r->c.minute > 59)
        return false;
    if (peek(r) == ':') {
        skip(r, 1);
        if (!take_number(r, &second, &width) || width != 2 || second > 60) return false;
        if (peek(r) == '.' || peek(r) == ',')
            for (skip(r, 1); is_digit(peek(r));) skip(r, 1);
    }
    char half = take_half(r);
    return !half || twelve_hours(r, half);
}

/* "+0430", "-04:00", "+00"; only behind a time. */
static bool take_offset(reading *r) {
    int hours, minutes, width;
    skip(r, 1);
    if (!take_number(r, &hours, &width)) return false;
    if (width > 2) return width == 4;
    if (peek(r) != ':') return true;
    skip(r, 1);
    return take_number(r, &minutes, &width) && width == 2;
}

/* ---- words and numbers of the date ---------------------------------------------------- */

/* Are day, month and year all there? */
static bool dated(const reading *r) {
    return r->n + (r->month != 0) == 3;
}

static bool take_word(reading *r) {
    char lower[16];
    uint32_t n = 0;
    while (n < r->rest.len && is_letter(r->rest.ptr[n])) n++;
    if (n >= sizeof lower) return false;
    dl_str word = { lower,
                    dl_utf8_lower(dl_str_sub(r->rest, 0, n), lower, sizeof lower) };
    skip(r, n);
    int month = find_name(months, DL_N(months), word);
    if (month >= 0) {
        if (r->month) return false;
        r->month = month + 1;
        return true;
    }
    if (find_name(weekdays, DL_N(weekdays), word) >= 0) return true;
    if (dl_str_among(word, fillers, DL_N(fillers))) return true;
    if (dl_str_is(word, "t")) return dated(r);
    for (size_t i = 0; r->timed && i < DL_N(zones); i++)
        if (dl_str_is(word, zones[i].name)) return true;
    return false;
}

static bool take_digits(reading *r) {
    int value, width;
    if (!take_number(r, &value, &width)) return false;
    if (peek(r) == ':' && width <= 2) {
        skip(r, 1);
        return take_time(r, value);
    }
    char half = width <= 2 && !r->timed ? take_half(r) : 0;
    if (half) {
        r->timed = true;
        r->c.hour = value;
        return twelve_hours(r, half);
    }
    if (r->n == 3 || width == 3 || width > 4) return false;
    r->numbers[r->n] = value;
    r->widths[r->n++] = width;
    return true;
}

static bool set_date(reading *r, int year, int month, int day) {
    r->c.year = year, r->c.month = month, r->c.day = day;
    return true;
}

/* Which number is the day, which the month, which the year. */
static bool settle(reading *r) {
    const int *a = r->numbers, *w = r->widths;
    if (r->month) {
        int year = w[0] == 4 ? 0 : 1, day = 1 - year;
        if (r->n != 2 || w[day] > 2 || (w[year] != 4 && w[year] != 2)) return false;
        int century = w[year] == 4 ? 0 : a[year] < 70 ? 2000 : 1900; /* RFC 822 */
        return set_date(r, century + a[year], r->month, a[day]);
    }
    if (r->n != 3) return false;
    if (w[0] == 4 && w[1] <= 2 && w[2] <= 2) return set_date(r, a[0], a[1], a[2]);
    if (w[2] != 4 || w[0] > 2 || w[1] > 2) return false;
    if (a[0] > 12) return set_date(r, a[2], a[1], a[0]);
    if (a[1] > 12 || a[0] == a[1]) return set_date(r, a[2], a[0], a[1]);
    return false; /* 3 April or 4 March? */
}

static bool take_piece(reading *r) {
    char c = peek(r);
    if (r->timed && (c == '+' || c == '-')) return take_offset(r);
    if (is_digit(c)) return take_digits(r);
    if (is_letter(c)) return take_word(r);
    skip(r, 1);
    return c && strchr(" ,./-()|:", c) != NULL;
}

static bool read_pieces(dl_str s, dl_minute *out) {
    reading r = { .rest = s };
    while (r.rest.len)
        if (!take_piece(&r)) return false;
    if (!settle(&r)) return false;
    bool midnight = r.c.hour == 24 && r.c.minute == 0;
    if (midnight) r.c.hour = 0;
    if (!dl_civil_valid(r.c)) return false;
    *out = dl_minute_from_civil(r.c) + (midnight ? DL_MINUTES_A_DAY : 0);
    return true;
}

/* ---- digits only ---------------------------------------------------------------------- */

/* 20190826, 201908261015, 20190826101500, 20190826T101500Z */
static bool read_compact(dl_str s, dl_minute *out) {
    char spaced[24];
    uint32_t n = 0;
    while (n < s.len && is_digit(s.ptr[n])) n++;
    bool basic = n == 8 && s.len >= 13 && s.ptr[8] == 'T';
    if (!basic && (n != s.len || (n != 8 && n != 12 && n != 14))) return false;
    const char *time = s.ptr + (basic ? 9 : 8);
    if (n == 8 && !basic)
        snprintf(spaced, sizeof spaced, "%.4s-%.2s-%.2s", s.ptr, s.ptr + 4, s.ptr + 6);
    else
        snprintf(spaced, sizeof spaced, "%.4s-%.2s-%.2sT%.2s:%.2s", s.ptr, s.ptr + 4,
                 s.ptr + 6, time, time + 2);
    return dl_iso_parse(dl_str_of(spaced), out);
}

/* Seconds or milliseconds since 1970, a fraction allowed: 1566777600, 1566777600.0 */
static bool read_unix(dl_str s, dl_minute *out) {
    int64_t value;
    dl_str whole = dl_str_cut(&s, '.');
    for (uint32_t i = 0; i < s.len; i++)
        if (!is_digit(s.ptr[i])) return false;
    if (whole.len < 9 || whole.len > 13 || !is_digit(whole.ptr[0]) ||
        !dl_str_int(whole, &value))
        return false;
    if (whole.len > 11) value /= 1000;
    *out = value / 60;
    return true;
}

/* ---- the zone ------------------------------------------------------------------------- */

/* "+0430", "-04:00", "+00" at the end of S. */
static bool offset_at_end(dl_str s, int16_t *zone) {
    uint32_t at = s.len;
    int digits[4] = { 0 }, n = 0;
    while (at && n < 4 && (is_digit(s.ptr[at - 1]) || (s.ptr[at - 1] == ':' && n == 2)))
        if (s.ptr[--at] != ':') digits[n++] = s.ptr[at] - '0';
    if (!at || (n != 2 && n != 4) || (s.ptr[at - 1] != '+' && s.ptr[at - 1] != '-'))
        return false;
    int hours = n == 4 ? digits[3] * 10 + digits[2] : digits[1] * 10 + digits[0];
    int minutes = n == 4 ? digits[1] * 10 + digits[0] : 0;
    if (hours > 14 || minutes > 59) return false;
    *zone = (int16_t)((hours * 60 + minutes) * (s.ptr[at - 1] == '-' ? -1 : 1));
    return true;
}

/* The zone that S, a date with a time of day, ends with. */
static int16_t find_zone(dl_str s) {
    char lower[8];
    int16_t zone = DL_NO_ZONE;
    while (s.len && (s.ptr[s.len - 1] == ')' || s.ptr[s.len - 1] == ' ')) s.len--;
    if (offset_at_end(s, &zone)) return zone;
    uint32_t from = s.len;
    while (from && is_letter(s.ptr[from - 1])) from--;
    dl_str word = dl_str_sub(s, from, s.len);
    if (!word.len || word.len >= sizeof lower) return DL_NO_ZONE;
    dl_str key = { lower, dl_utf8_lower(word, lower, sizeof lower) };
    for (size_t i = 0; i < DL_N(zones); i++)
        if (dl_str_is(key, zones[i].name)) return zones[i].minutes;
    return DL_NO_ZONE;
}

bool dl_date_parse_zone(dl_str s, dl_minute *out, int16_t *zone) {
    s = dl_str_trim(s);
    if (s.len == 0 || s.len > 80) return false;
    bool unix_time = false,
         timed = memchr(s.ptr, ':', s.len) || memchr(s.ptr, 'T', s.len);
    if (!dl_iso_parse(s, out) && !read_compact(s, out) &&
        !(unix_time = read_unix(s, out)) && !read_pieces(s, out))
        return false;
    *zone = unix_time ? 0 : timed ? find_zone(s) : DL_NO_ZONE;
    return true;
}

bool dl_date_parse(dl_str s, dl_minute *out) {
    int16_t zone;
    return dl_date_parse_zone(s, out, &zone);
}
