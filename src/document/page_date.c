/* page_date.c - dates as the lines under headlines have them, in a dozen languages.
 *
 * In:  a short line of a page. Out: its first date with day, month and year, and the time
 * of day that stands behind it.
 * "3.4.2019" is in April everywhere; "3/4/2019" is in March in the United States only.
 *
 * SPDX-License-Identifier: MIT */
#include "page.h"

enum { MAX_PIECES = 64, MAX_CLOCK = 32 };

typedef struct {
    int value;   /* a number, or a month */
    char kind;   /* 'n' a number, 'm' a month, 'w' another word, else the mark itself */
    uint8_t len; /* digits */
} piece;

/* Names of months as dl_utf8_fold leaves them; whole words, or from three letters on
 * where a point or blank follows. */
static const char *const months[] = {
    " jan january januar janner janvier janv enero ene janeiro gennaio gen januari "
    "stycznia styczen sty ledna ocak janv. января ",
    " feb february februar fevrier fevr fev febrero fevereiro febbraio februari lutego luty "
    "lut unora subat февраля ",
    " mar march marz mars marzo marco maart mrt marca marzec brezna mart mrz maerz марта ",
    " apr april avril avr abril abr aprile kwietnia kwiecien kwi dubna nisan апреля ",
    " may mai mayo maio maggio mag mei maja maj kvetna mayis мая ",
    " jun june juni juin junio junho giugno giu czerwca czerwiec cze cervna haziran июня ",
    " jul july juli juillet juil julio julho luglio lug lipca lipiec lip cervence temmuz "
    "июля ",
    " aug august aout agosto ago augustus sierpnia sierpien sie srpna agustos августа ",
    " sep sept september septembre septiembre setembro set settembre wrzesnia wrzesien wrz "
    "zari eylul сентября ",
    " oct october oktober okt octobre octubre outubro out ottobre ott pazdziernika "
    "pazdziernik paz rijna ekim октября ",
    " nov november novembre noviembre novembro listopada listopad lis listopadu kasim "
    "ноября ",
    " dec december dezember dez decembre diciembre dic dezembro dicembre grudnia grudzien "
    "gru prosince aralik декабря ",
};

static int month_named(const char *word) {
    char spaced[40];
    snprintf(spaced, sizeof spaced, " %s ", word);
    for (int i = 0; i < 12; i++)
        if (strstr(months[i], spaced)) return i + 1;
    return 0;
}

/* ---- pieces --------------------------------------------------------------------------- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static uint32_t take_number(dl_str s, uint32_t at, piece *out) {
    uint32_t from = at;
    *out = (piece){ .kind = 'n' };
    for (; at < s.len && is_digit(s.ptr[at]); at++)
        if (at - from < 8) out->value = out->value * 10 + (s.ptr[at] - '0');
    out->len = (uint8_t)(at - from < 9 ? at - from : 9);
    return at;
}

static uint32_t take_word(dl_str s, uint32_t at, piece *out) {
    uint32_t from = at;
    char folded[32];
    while (at < s.len &&
           ((s.ptr[at] | 0x20) >= 'a' || (unsigned char)s.ptr[at] >= 0x80) &&
           (unsigned char)s.ptr[at] != 0x7f)
        at++;
    folded[dl_utf8_fold(dl_str_sub(s, from, at - from), folded, sizeof folded - 1)] =
        '\0';
    int month = month_named(folded);
    *out = (piece){ .kind = month ? 'm' : 'w', .value = month };
    bool half = strcmp(folded, "pm") == 0 || strcmp(folded, "am") == 0;
    if (!month && (half || (folded[0] && folded[1] == '\0'))) out->value = folded[0];
    /* the characters for year, month and day are marks between numbers */
    dl_str word = dl_str_sub(s, from, at - from);
    if (dl_str_is(word, "年") || dl_str_is(word, "月")) out->kind = '-';
    return at;
}

static uint32_t take_pieces(dl_str s, piece out[MAX_PIECES]) {
    uint32_t n = 0;
    for (uint32_t at = 0; at < s.len && n < MAX_PIECES;) {
        char c = s.ptr[at];
        if (is_digit(c))
            at = take_number(s, at, &out[n++]);
        else if ((c | 0x20) >= 'a' || (unsigned char)c >= 0x80)
            at = take_word(s, at, &out[n++]);
        else if (at++, c != ' ' && c != '\t' && c != '\n')
            out[n++] = (piece){ .kind = c };
    }
    return n;
}

/* ---- dates ---------------------------------------------------------------------------- */

static bool is_year(const piece *p) {
    return p->kind == 'n' && p->len == 4 && p->value >= 1970 && p->value < 2100;
}

static bool is_day(const piece *p) {
    return p->kind == 'n' && p->len <= 2 && p->value >= 1 && p->value <= 31;
}

/* Does the line belong to a page that puts the month first? */
static bool month_first(dl_str lang) {
    char folded[8];
    dl_str low = { folded, dl_utf8_lower(dl_str_sub(lang, 0, 5), folded, sizeof folded) };
    return dl_str_is(low, "en-us") || dl_str_is(low, "en_us");
}

static bool day_first(dl_str lang) {
    return lang.len >= 2 &&
           !(lang.ptr[0] == 'e' && lang.ptr[1] == 'n' && lang.len == 2) &&
           !month_first(lang);
}

/* The date that begins at P of N pieces; 0: none, else how many pieces it has. */
static uint32_t read_date(const piece *p, uint32_t n, dl_str lang, dl_civil *c) {
    uint32_t at = 1;
    if (n >= 5 && is_year(p) && p[1].kind == p[3].kind && strchr("-/.", p[1].kind) &&
        is_day(&p[2]) && is_day(&p[4])) {
        *c = (dl_civil){ p[0].value, p[2].value, p[4].value, 0, 0 };
        return 5;
    }
    if (n >= 5 && is_day(p) && is_day(&p[2]) && is_year(&p[4]) &&
        p[1].kind == p[3].kind && strchr("./-", p[1].kind)) {
        int a = p[0].value, b = p[2].value;
        bool swap = p[1].kind == '/' && (b > 12 || (a <= 12 && month_first(lang)));
        bool open = p[1].kind == '/' && a <= 12 && b <= 12 && a != b && !swap;
        if (open && !day_first(lang)) return 0;
        *c = (dl_civil){ p[4].value, swap ? a : b, swap ? b : a, 0, 0 };
        return 5;
    }
    if (n >= 5 && is_day(p) && p[1].kind == '.' && is_day(&p[2]) && p[3].kind == '.' &&
        p[4].kind == 'n' && p[4].len == 2 && p[4].value < 70) {
        *c = (dl_civil){ 2000 + p[4].value, p[2].value, p->value, 0, 0 };
        return 5;
    }
    if (p->kind == 'm') { /* August 26(th), 2019 */
        if (n > at && p[at].kind == '.') at++;
        if (n <= at || !is_day(&p[at])) return 0;
        int day = p[at++].value;
        while (n > at && (p[at].kind == 'w' || p[at].kind == ',') && at < 5) at++;
        if (n <= at || !is_year(&p[at])) return 0;
        *c = (dl_civil){ p[at].value, p->value, day, 0, 0 };
        return at + 1;
    }
    if (!is_day(p)) return 0;
    while (n > at && (p[at].kind == 'w' || p[at].kind == '.' || p[at].kind == '-') &&
           at < 3)
        at++; /* 26. August, 26 de agosto, 1er août */
    if (n <= at || p[at].kind != 'm') return 0;
    int month = p[at++].value;
    while (n > at && (p[at].kind == 'w' || strchr(".,-", p[at].kind)) && at < 6) at++;
    if (n <= at || !is_year(&p[at])) return 0;
    *c = (dl_civil){ p[at].value, month, p->value, 0, 0 };
    return at + 1;
}

/* The time of day within the next few pieces: 10:15, 10.15, 10h15, 2:30 pm. */
static void read_time(const piece *p, uint32_t n, dl_civil *c) {
    for (uint32_t i = 0; i + 2 < n && i < 5; i++) {
        bool mark = p[i + 1].kind == ':' || p[i + 1].kind == '.' ||
                    (p[i + 1].kind == 'w' && p[i + 1].value == 'h');
        if (p[i].kind != 'n' || p[i].len > 2 || p[i].value > 23 || !mark ||
            p[i + 2].kind != 'n' || p[i + 2].len != 2 || p[i + 2].value > 59)
            continue;
        c->hour = p[i].value, c->minute = p[i + 2].value;
        for (uint32_t k = i + 3; k < n && k < i + 6; k++) {
            if (p[k].kind != 'w' || c->hour > 12) continue;
            if (p[k].value == 'p' && c->hour < 12) c->hour += 12;
            if (p[k].value == 'a' && c->hour == 12) c->hour = 0;
            break;
        }
        return;
    }
}

bool dl_date_find(dl_str s, dl_str lang, dl_minute *out) {
    piece pieces[MAX_PIECES];
    uint32_t n = take_pieces(s, pieces);
    for (uint32_t i = 0; i < n; i++) {
        dl_civil c;
        uint32_t used = read_date(&pieces[i], n - i, lang, &c);
        if (!used || !dl_civil_valid(c)) continue;
        read_time(&pieces[i + used], n - i - used, &c);
        *out = dl_minute_from_civil(c);
        return true;
    }
    return false;
}

bool dl_clock_find(dl_str s, int *minutes) {
    static const char *const zones[] = {
        "uhr", "et", "gmt", "utc", "bst", "cet", "cest", "est", "edt", "pt", "h",
        "hrs", "am", "pm",  "a",   "p",   "m",   "at",   "um",  "ist", "msk"
    };
    piece p[MAX_PIECES];
    dl_civil c = { .hour = -1 };
    char folded[MAX_CLOCK];
    if (s.len >= sizeof folded) return false;
    dl_str rest = { folded, dl_utf8_lower(s, folded, sizeof folded) };
    uint32_t n = take_pieces(s, p);
    read_time(p, n, &c);
    if (c.hour < 0) return false;
    for (uint32_t at = 0; at < rest.len;) { /* no other words */
        uint32_t from = at;
        while (at < rest.len && rest.ptr[at] >= 'a' && rest.ptr[at] <= 'z') at++;
        bool known = at == from;
        for (size_t i = 0; i < DL_N(zones) && !known; i++)
            known = dl_str_is(dl_str_sub(rest, from, at - from), zones[i]);
        if (!known || (unsigned char)rest.ptr[from] >= 0x80) return false;
        if (at == from) at++;
    }
    *minutes = c.hour * 60 + c.minute;
    return true;
}
