/* when_shape.c - times that are figures: 2019-08-26, 26/8/2019, 5:30 p.m., 1990s, 2019.
 *
 * In:  tokens. Out: an operation and how many tokens it takes.
 * Rules see words, not the digits of a number; that is why these are found here. What has
 * the form of a date but is none (2019-13-01) is taken, without a value, so that no part
 * of it is read as something else.
 *
 * SPDX-License-Identifier: MIT */
#include "when_find.h"

/* Years that need no word before them; goals ("by 2060") lie further off. */
enum { MAX_DIGITS = 12, EARLIEST = 1900, LATEST = 2049, LAST_GOAL = 2100 };

typedef struct {
    const dl_finder *f;
    uint32_t at, end; /* token; end of its sentence */
    dl_str s;         /* the token */
} scan;

static dl_str word_at(const scan *s, uint32_t at) {
    return at < s->end ? dl_token_str(s->f->doc, &s->f->text->tokens.at[at])
                       : (dl_str){ 0 };
}

static bool in_set(const scan *s, uint32_t at, uint32_t set) {
    const dl_token *t = &s->f->text->tokens.at[at];
    return at < s->end && t->word && set != DL_NONE &&
           dl_words_in(s->f->words, t->word, set);
}

/* Groups of digits with single separators between: their values and lengths. */
typedef struct {
    int n, value[3];
    uint32_t len[3];
    char sep;
    uint32_t used; /* bytes */
} figures;

static figures read_figures(dl_str s) {
    figures g = { 0 };
    while (g.n < 3) {
        uint32_t from = g.used;
        int value = 0;
        while (g.used < s.len && s.ptr[g.used] >= '0' && s.ptr[g.used] <= '9' &&
               g.used - from < MAX_DIGITS - 3)
            value = value * 10 + (s.ptr[g.used++] - '0');
        if (g.used == from) return (figures){ 0 };
        g.value[g.n] = value;
        g.len[g.n++] = g.used - from;
        if (g.used + 1 >= s.len || !strchr("-/.:", s.ptr[g.used])) break;
        if (s.ptr[g.used + 1] < '0' || s.ptr[g.used + 1] > '9') break;
        if (g.sep && s.ptr[g.used] != g.sep) break;
        if (g.n == 3) break;
        g.sep = s.ptr[g.used++];
    }
    return g;
}

static uint32_t take(dl_shape *out, uint32_t n, const char *format, ...) DL_PRINTF(3, 4);
static uint32_t take(dl_shape *out, uint32_t n, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(out->op, sizeof out->op, format, args);
    va_end(args);
    return n;
}

/* ---- dates ------------------------------------------------------------------------------- */

static int full_year(int value, uint32_t len) {
    if (len == 4) return value;
    return len == 2 ? (value < 50 ? 2000 : 1900) + value : 0;
}

/* Day and month in the order of the writer's country: only one order may be possible. */
static uint32_t day_month_year(const figures *g, dl_shape *out) {
    int a = g->value[0], b = g->value[1], year = full_year(g->value[2], g->len[2]);
    if (!year || g->len[0] > 2 || g->len[1] > 2) return 0;
    if (g->sep == '.' || a > 12 || a == b)
        return take(out, 1, "date %d %d %d", year, b, a);
    if (b > 12) return take(out, 1, "date %d %d %d", year, a, b);
    return take(out, 1, "mod APPROX in year %d", year);
}

/* "T14:05" behind an ISO date. */
static uint32_t iso_date(const scan *s, const figures *g, dl_shape *out) {
    int y = g->value[0], m = g->value[1], d = g->value[2];
    dl_str rest = dl_str_sub(s->s, g->used, s->s.len);
    if (rest.len > 1 && rest.ptr[0] == 'T') {
        figures t = read_figures(dl_str_sub(rest, 1, rest.len));
        if (t.n >= 2 && t.sep == ':')
            return take(out, 1, "clock %d %d none in date %d %d %d", t.value[0],
                        t.value[1], y, m, d);
    }
    return take(out, 1, "date %d %d %d", y, m, d);
}

static uint32_t shape_date(const scan *s, const figures *g, dl_shape *out) {
    if (dl_str_is(s->s, "9/11")) return take(out, 1, "date 2001 9 11");
    if (g->n != 3 || g->sep == ':') return 0;
    if (g->len[0] == 4 && g->len[1] <= 2 && g->len[2] <= 2 && g->sep != '.')
        return iso_date(s, g, out);
    if (g->used != s->s.len || g->sep == '-') return 0;
    if (g->sep == '.' && g->len[2] != 4) return 0; /* a version */
    return day_month_year(g, out);
}

/* ---- clock times -------------------------------------------------------------------------- */

/* "a.m." 1, "pm" 2, else 0 */
static int half_of_day(dl_str w) {
    char low[8], kept[8];
    uint32_t n = 0, len = w.len < sizeof low ? dl_utf8_lower(w, low, sizeof low) : 0;
    for (uint32_t i = 0; i < len; i++)
        if (low[i] != '.') kept[n++] = low[i];
    if (n != 2 || kept[1] != 'm') return 0;
    return kept[0] == 'a' ? 1 : kept[0] == 'p' ? 2 : 0;
}

static uint32_t zone_length(const scan *s, uint32_t at) {
    uint32_t open = at < s->end && dl_str_is(word_at(s, at), "(");
    if (s->f->sets.zone == DL_NONE || at + open >= s->end) return 0;
    uint32_t n =
        dl_words_match(s->f->words, s->f->sets.zone, &s->f->text->tokens.at[at + open],
                       s->end - at - open, NULL);
    if (!n || !open) return n;
    return dl_str_is(word_at(s, at + 1 + n), ")") ? n + 2 : 0;
}

/* "hrs" of "at 1500 hrs" */
static bool is_hours(dl_str w) {
    return dl_str_is(w, "hrs") || dl_str_is(w, "hours");
}

static uint32_t shape_clock(const scan *s, const figures *g, dl_shape *out) {
    static const char *const half[] = { "none", "am", "pm" };
    bool minutes = g->n == 2 && g->len[1] == 2 && (g->sep == ':' || g->sep == '.');
    bool whole = g->used == s->s.len;
    if (g->len[0] > 2 && !(g->n == 1 && g->len[0] == 4)) return 0;
    if (g->n > 2 || (g->n == 2 && !minutes)) return 0;
    int ap = whole ? half_of_day(word_at(s, s->at + 1))
                   : half_of_day(dl_str_sub(s->s, g->used, s->s.len));
    if (!whole && !ap) return 0;
    uint32_t n = whole && ap ? 2 : 1, zone = zone_length(s, s->at + n);
    bool cued = s->at > 0 && in_set(s, s->at - 1, s->f->sets.at);
    bool hours = g->len[0] == 4 && !zone && cued && is_hours(word_at(s, s->at + n));
    if (g->len[0] == 4) /* 0830 GMT */
        return (zone || hours) && !ap && g->value[0] % 100 < 60 && g->value[0] <= 2400
                   ? take(out, n + zone + (hours ? 1 : 0), "clock %d %d none",
                          g->value[0] / 100, g->value[0] % 100)
                   : 0;
    if (!ap && !(zone && minutes) && !(cued && minutes && g->sep == ':')) return 0;
    if (g->value[0] > 24 || (minutes && g->value[1] > 59)) return 0;
    if (ap && (g->value[0] < 1 || g->value[0] > 12)) return 0;
    return take(out, n + zone, "clock %d %d %s", g->value[0], minutes ? g->value[1] : 0,
                half[ap]);
}

/* ---- years ---------------------------------------------------------------------------------- */

/* "the 1980s and 90s", "from the 1960s to the 70s": 90s behind a decade. */
static bool goes_on(const scan *s) {
    static const char *const between[] = {
        "and", "or", "to", "the", "-", "early", "late"
    };
    uint32_t at = s->at;
    bool joined = false;
    for (int steps = 0; at > 0 && steps < 3; steps++) {
        dl_str w = word_at(s, --at);
        if (joined && w.len > 3 && dl_str_ends(w, "0s")) return true;
        bool is_between = false;
        for (size_t i = 0; i < DL_N(between); i++)
            is_between = is_between || dl_str_is(w, between[i]);
        if (!is_between) return false;
        joined = true;
    }
    return false;
}

/* 1990s  the 1990's  the 1980s and 90s; "the 1990 crisis" is none */
static uint32_t shape_decade(const scan *s, const figures *g, dl_shape *out) {
    dl_str rest = dl_str_sub(s->s, g->used, s->s.len);
    dl_str end = rest.len ? rest : word_at(s, s->at + 1);
    uint32_t n = rest.len ? 1 : 2;
    bool owned = dl_str_is(end, "'s") || dl_str_is(end, "\xE2\x80\x99s");
    bool named = g->len[0] == 4 && g->value[0] % 10 == 0 &&
                 in_set(s, s->at - (s->at > 0), s->f->sets.the);
    if (!dl_str_is(rest, "s") && !(owned && named)) return 0;
    if (g->n != 1 || g->value[0] % 10) return 0;
    if (g->len[0] == 2 && g->value[0] >= 20 && goes_on(s))
        return take(out, n, "decade %d", 1900 + g->value[0]);
    if (g->len[0] == 4 && g->value[0] >= 1000 && g->value[0] < 2100)
        return take(out, n, "decade %d", g->value[0]);
    return 0;
}

/* '60s  '98: the apostrophe stands for the century. */
static uint32_t shape_short_year(dl_str s, dl_shape *out) {
    figures g = read_figures(s);
    dl_str rest = dl_str_sub(s, g.used, s.len);
    if (g.n != 1 || g.len[0] != 2) return 0;
    int century = g.value[0] < 30 ? 2000 : 1900;
    if (!rest.len) return take(out, 1, "year %d", century + g.value[0]);
    if (!dl_str_is(rest, "s") || g.value[0] % 10) return 0;
    return take(out, 1, "decade %d", century + g.value[0]);
}

/* A plural noun behind it: "2000 troops" counts. */
static bool counts(const scan *s, uint32_t at) {
    if (at >= s->end) return false;
    const dl_token *t = &s->f->text->tokens.at[at];
    dl_str w = word_at(s, at);
    if (t->kind == DL_SYMBOL) return true;
    if (t->kind != DL_WORD || (t->flags & (DL_CAPITAL | DL_CLITIC))) return false;
    if (in_set(s, at, s->f->sets.counted)) return true;
    return w.len > 3 && dl_str_ends(w, "s") && !dl_str_ends(w, "ss") &&
           !in_set(s, at, s->f->sets.not_counted);
}

/* 1914-18  2001-2003  2001-02; 2019-08 is a month */
static uint32_t shape_years(const scan *s, const figures *g, dl_shape *out) {
    if (s->at + 2 >= s->end || g->len[0] != 4) return 0;
    dl_str dash = word_at(s, s->at + 1);
    if (!dl_str_is(dash, "-") && !dl_str_is(dash, "\xE2\x80\x93")) return 0;
    if (s->f->text->tokens.at[s->at + 2].flags & DL_SPACE_BEFORE) return 0;
    dl_str second = word_at(s, s->at + 2);
    figures b = read_figures(second);
    if (b.n != 1 || b.used != second.len || (b.len[0] != 4 && b.len[0] != 2)) return 0;
    int from = g->value[0];
    int to = b.len[0] == 4 ? b.value[0] : from / 100 * 100 + b.value[0];
    if (b.len[0] == 2 && from % 100 == 99 && b.value[0] == 0) to = from + 1;
    if (from < 1000 || to > LATEST + 100) return 0;
    if (to > from && to - from <= 200) return take(out, 3, "years %d %d", from, to);
    if (b.len[0] == 2 && from >= EARLIEST && from <= LATEST) /* 2019-13 is no time then */
        return take(out, 3, "month %d %d", from, b.value[0]);
    return 0;
}

/* 1990/91 */
static uint32_t shape_split_years(const scan *s, const figures *g, dl_shape *out) {
    if (g->n != 2 || g->sep != '/' || g->used != s->s.len || g->len[0] != 4) return 0;
    int from = g->value[0], to = g->value[1];
    if (g->len[1] == 2) to += from / 100 * 100 + (to < from % 100 ? 100 : 0);
    if (from < EARLIEST || from > LATEST || to != from + 1) return 0;
    return take(out, 1, "years %d %d", from, to);
}

/* "the 2016 candidates", "the truce of 2019 holds": a year, unless it is a round number. */
static bool names_year(const scan *s, int year) {
    static const char *const before[] = { "the", "his", "her", "its", "their", "'s" };
    if (s->at == 0 || year % 100 == 0 || in_set(s, s->at + 1, s->f->sets.counted))
        return false;
    if (year % 10 && in_set(s, s->at - 1, s->f->sets.in)) return true;
    return dl_str_among(word_at(s, s->at - 1), before, DL_N(before));
}

/* "on the 20th,": not the 20th floor. */
static uint32_t shape_day(const scan *s, const figures *g, dl_shape *out) {
    const dl_token *tokens = s->f->text->tokens.at;
    dl_str rest = dl_str_sub(s->s, g->used, s->s.len);
    if (g->n != 1 || g->len[0] > 2 || g->value[0] < 1 || g->value[0] > 31 || s->at < 2)
        return 0;
    if (!dl_str_is(rest, "th") && !dl_str_is(rest, "st") && !dl_str_is(rest, "nd") &&
        !dl_str_is(rest, "rd"))
        return 0;
    if (!dl_str_is(word_at(s, s->at - 1), "the") || !in_set(s, s->at - 2, s->f->sets.on))
        return 0;
    if (s->at + 1 < s->end && tokens[s->at + 1].kind != DL_PUNCT) return 0;
    return take(out, 1, "day %d open", g->value[0]);
}

static uint32_t shape_year(const scan *s, const figures *g, dl_shape *out) {
    int year = g->value[0];
    if (g->n != 1 || g->len[0] != 4 || g->used != s->s.len) return 0;
    uint32_t n = shape_years(s, g, out);
    if (n) return n;
    bool cued = s->at > 0 && in_set(s, s->at - 1, s->f->sets.in);
    if (s->at > 0 && !cued) /* "the 1777 campaign", "(1790)" */
        cued =
            in_set(s, s->at - 1, s->f->sets.the) || dl_str_is(word_at(s, s->at - 1), "(");
    bool likely = year >= EARLIEST && year <= LATEST;
    if (!(likely || (cued && year >= 1000 && year <= LAST_GOAL))) return 0;
    if (s->at > 0) {
        const dl_token *before = &s->f->text->tokens.at[s->at - 1];
        if (before->kind == DL_SYMBOL) return 0;
        if (in_set(s, s->at - 1, s->f->sets.numbered)) return 0;
    }
    if (counts(s, s->at + 1) && !names_year(s, year)) return 0;
    return take(out, 1, "year %d", year);
}

uint32_t dl_find_shape(const dl_finder *f, uint32_t at, uint32_t end, dl_shape *out) {
    scan s = { f, at, end, dl_token_str(f->doc, &f->text->tokens.at[at]) };
    if (dl_str_starts(s.s, "'"))
        return shape_short_year(dl_str_sub(s.s, 1, s.s.len), out);
    if (dl_str_starts(s.s, "\xE2\x80\x99"))
        return shape_short_year(dl_str_sub(s.s, 3, s.s.len), out);
    figures g = read_figures(s.s);
    if (!g.n) return 0;
    uint32_t n = shape_date(&s, &g, out);
    if (!n) n = shape_clock(&s, &g, out);
    if (!n) n = shape_decade(&s, &g, out);
    if (!n) n = shape_day(&s, &g, out);
    if (!n) n = shape_split_years(&s, &g, out);
    if (!n) n = shape_year(&s, &g, out);
    return n;
}
