/* token_run.c - the ends of tokens that hold more than letters: links, numbers, acronyms.
 *
 * In:  the text and the offset where such a token would begin. Out: its end, or the same
 * offset when nothing of the kind stands there. Look-ahead is bounded, so that a long run
 * of hyphens or dots costs no more than its length.
 *
 * SPDX-License-Identifier: MIT */
#include "text_parts.h"

enum { MAX_LOOK = 128, MAX_LINK = 2048 };

/* Last labels of host names and file names; those that are English words are left out. */
static const char *const labels[] = {
    "com", "org", "net",  "gov", "edu", "mil", "int",  "info", "biz", "tv",  "uk",
    "de",  "fr",  "ru",   "cn",  "jp",  "au",  "ca",   "eu",   "ch",  "nz",  "za",
    "pk",  "af",  "ir",   "il",  "tr",  "ua",  "kr",   "br",   "mx",  "ie",  "nl",
    "io",  "ly",  "news", "doc", "pdf", "xls", "html", "htm",  "jpg", "txt", "php",
};

/* Units and other words that may stand right behind a number. */
static const char *const glued[] = {
    "am",  "pm",  "k",   "m",   "b",  "mm",  "cm",  "km",  "kg", "mg",
    "ft",  "lb",  "lbs", "oz",  "mi", "mph", "kph", "kmh", "hz", "khz",
    "mhz", "ghz", "kw",  "mw",  "gw", "kb",  "mb",  "gb",  "tb", "bn",
    "mn",  "tn",  "mln", "bln", "hr", "hrs", "min", "sec", "yr", "yrs",
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
static bool is_letter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}
static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

static uint32_t run_of(const char *text, uint32_t at, uint32_t end, bool (*is)(char)) {
    while (at < end && is(text[at])) at++;
    return at;
}

static bool is_host_char(char c) {
    return is_digit(c) || is_letter(c) || c == '.' || c == '-';
}
static bool is_local_char(char c) {
    return is_host_char(c) || c == '_' || c == '%' || c == '+';
}

/* A link goes on to white space, a quotation mark or a bracket of its surroundings. */
uint32_t dl_link_end(const char *text, uint32_t from, uint32_t end) {
    uint32_t at = from;
    if (end - from > MAX_LINK) end = from + MAX_LINK;
    while (at < end && text[at] > ' ' && !strchr("<>\"{}|\\^`", text[at])) at++;
    while (at > from && strchr(".,;:!?)']*", text[at - 1])) at--;
    return at;
}

uint32_t dl_email_end(const char *text, uint32_t from, uint32_t end) {
    if (end - from > MAX_LOOK) end = from + MAX_LOOK;
    uint32_t at = run_of(text, from, end, is_local_char);
    if (at == from || at + 1 >= end || text[at] != '@') return from;
    uint32_t host = run_of(text, at + 1, end, is_host_char);
    while (host > at && !is_digit(text[host - 1]) && !is_letter(text[host - 1])) host--;
    return host > at + 1 ? host : from;
}

static bool is_label(const char *text, uint32_t n) {
    for (size_t i = 0; i < DL_N(labels); i++)
        if (strlen(labels[i]) == n && memcmp(labels[i], text, n) == 0) return true;
    return false;
}

uint32_t dl_host_end(const char *text, uint32_t from, uint32_t end) {
    uint32_t stop = end - from > MAX_LOOK ? from + MAX_LOOK : end;
    uint32_t at = run_of(text, from, stop, is_host_char);
    while (at > from && (text[at - 1] == '.' || text[at - 1] == '-')) at--;
    uint32_t dot = at;
    while (dot > from && text[dot - 1] != '.') dot--;
    if (dot == from || !is_label(text + dot, at - dot)) return from;
    return at < end && text[at] == '/' ? dl_link_end(text, from, end) : at;
}

/* End of a group of digits with thousands separators: 8,600  12,34,567 */
static uint32_t thousands_end(const char *text, uint32_t at, uint32_t end) {
    while (at < end && text[at] == ',') {
        uint32_t next = run_of(text, at + 1, end, is_digit), n = next - at - 1;
        if (n != 3 && !(n == 2 && next < end && text[next] == ',')) break;
        at = next;
    }
    return at;
}

/* Groups joined by hyphens are one token as a date or a telephone number, else a range
 * or a score. AT stands on the first hyphen. */
static uint32_t hyphens_end(const char *text, uint32_t from, uint32_t at, uint32_t end) {
    uint32_t first = at - from, groups = 1, last = 0, stop = at;
    while (stop + 1 < end && text[stop] == '-' && is_digit(text[stop + 1])) {
        uint32_t next = run_of(text, stop + 1, end, is_digit);
        last = next - stop - 1;
        stop = next;
        groups++;
    }
    bool one = groups >= 3 || (groups == 2 && first == 3 && last == 4);
    if (!one || (stop < end && is_letter(text[stop]) && text[stop] != 'T')) return at;
    if (groups == 3 && stop + 1 < end && text[stop] == 'T' && is_digit(text[stop + 1])) {
        while (stop < end && (is_digit(text[stop]) || strchr("T:.Z+-", text[stop])))
            stop++;
        while (strchr(":.+-", text[stop - 1])) stop--;
    }
    return stop;
}

uint32_t dl_digits_end(const char *text, uint32_t from, uint32_t end) {
    if (end - from > MAX_LOOK) end = from + MAX_LOOK;
    uint32_t at = run_of(text, from, end, is_digit);
    if (at - from <= 3) at = thousands_end(text, at, end);
    while (at + 1 < end && is_digit(text[at + 1])) {
        char c = text[at];
        if (c == '-') return hyphens_end(text, from, at, end);
        if (c != '.' && c != ':' && c != '/') break;
        at = run_of(text, at + 1, end, is_digit);
    }
    return at;
}

uint32_t dl_digits_suffix(const char *letters, uint32_t n) {
    char low[4] = { 0 };
    if (n > 3) return 0;
    for (uint32_t i = 0; i < n; i++) low[i] = (char)(letters[i] | 32);
    for (size_t i = 0; i < DL_N(glued); i++)
        if (strcmp(glued[i], low) == 0) return 0;
    return n < 3 || (n == 3 && is_upper(letters[0])) ? n : 0;
}

/* "U.S." "a.m." "J.R.R." "U.S.A"; a single letter with its stop is not one. */
uint32_t dl_acronym_end(const char *text, uint32_t from, uint32_t end) {
    uint32_t at = from, n = 0;
    if (end - from > MAX_LOOK) end = from + MAX_LOOK;
    while (at + 1 < end && is_letter(text[at]) && text[at + 1] == '.') {
        at += 2;
        n++;
    }
    bool letter = at < end && is_letter(text[at]) && n > 0;
    bool alone = letter &&
                 (at + 1 == end || (!is_letter(text[at + 1]) && !is_digit(text[at + 1]) &&
                                    (unsigned char)text[at + 1] < 0x80));
    if (alone && is_upper(text[at]) == is_upper(text[from])) return at + 1;
    return n >= 2 ? at : from;
}
