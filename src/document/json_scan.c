/* json_scan.c - JSON checked and walked where it lies.
 *
 * In:  bytes. Out: where a value ends, or what is wrong with it; its items and strings.
 * Strings are nearly all of a file of articles: runs of plain bytes go by eight at a time.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/json.h"

typedef struct {
    const char *at, *end;
    const char *fault;
    bool half; /* half a surrogate pair was passed */
} scan;

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool fail(scan *s, const char *at, const char *fault) {
    s->at = at;
    s->fault = fault;
    return false;
}

static void skip_blanks(scan *s) {
    while (s->at < s->end && is_blank(*s->at)) s->at++;
}

/* ---- strings -------------------------------------------------------------------------- */

/* Has one of the eight bytes an end of plain text: a quote, a backslash, a control? The
 * test for a zero byte is that of H. Warren, Hacker's Delight, 6-1. */
static bool has_special(const char *at) {
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones * 0x80;
    uint64_t w;
    memcpy(&w, at, sizeof w);
    uint64_t quote = w ^ ones * '"', slash = w ^ ones * '\\';
    return (((quote - ones) & ~quote) | ((slash - ones) & ~slash) |
            ((w - ones * 0x20) & ~w)) &
           tops;
}

/* The first byte at or behind AT that is no plain one, or END. */
static const char *plain_end(const char *at, const char *end) {
    while (end - at >= 8 && !has_special(at)) at += 8;
    while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20) at++;
    return at;
}

static int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits at AT as a number; -1: they are none. */
static int hex_four(const char *at, const char *end) {
    int value = 0;
    if (end - at < 4) return -1;
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(at[i]);
        if (digit < 0) return -1;
        value = value << 4 | digit;
    }
    return value;
}

/* What stands behind a backslash for one character; 0: nothing. */
static unsigned char short_escape(char c) {
    switch (c) {
    case 'n': return '\n';
    case '"':
    case '\\':
    case '/': return (unsigned char)c;
    case 't': return '\t';
    case 'r': return '\r';
    case 'b': return '\b';
    case 'f': return '\f';
    default: return 0;
    }
}

enum { HALF_PAIR = 0xFFFD }; /* what stands for half a surrogate pair: no character */

/* Length of the escape at AT and its character; 0 with a fault: it is none. */
static uint32_t read_escape(const char *at, const char *end, uint32_t *code,
                            const char **fault) {
    *code = end - at > 1 ? short_escape(at[1]) : 0;
    if (*code) return 2;
    *fault = "an escape that JSON does not know";
    if (end - at < 2 || at[1] != 'u') return 0;
    int high = hex_four(at + 2, end);
    if (high < 0) return 0;
    *fault = "a NUL character (\\u0000)";
    if (high == 0) return 0;
    *code = (uint32_t)high;
    if ((high & 0xf800) != 0xd800) return 6;
    int low =
        end - at >= 12 && at[6] == '\\' && at[7] == 'u' ? hex_four(at + 8, end) : -1;
    if (high >= 0xdc00 || low < 0xdc00 || low > 0xdfff) {
        *code = HALF_PAIR;
        return 6;
    }
    *code = 0x10000 + ((uint32_t)(high & 0x3ff) << 10) + (uint32_t)(low & 0x3ff);
    return 12;
}

static bool scan_string(scan *s) {
    const char *open = s->at++;
    for (;;) {
        uint32_t code;
        const char *fault;
        s->at = plain_end(s->at, s->end);
        if (s->at == s->end || *s->at == '\n')
            return fail(s, open, "a string that is never closed");
        if (*s->at == '"') break;
        if (*s->at != '\\') return fail(s, s->at, "a control character in a string");
        uint32_t len = read_escape(s->at, s->end, &code, &fault);
        if (!len) return fail(s, s->at, fault);
        s->half = s->half || (code == HALF_PAIR && (s->at[2] | 0x20) == 'd');
        s->at += len;
    }
    s->at++;
    return true;
}

dl_str dl_json_string(dl_arena *mem, dl_str value) {
    if (value.len < 2 || value.ptr[0] != '"') return (dl_str){ 0 };
    dl_str inner = dl_str_sub(value, 1, value.len - 2);
    const char *at = inner.ptr, *end = at + inner.len;
    const char *run = inner.len ? memchr(at, '\\', inner.len) : NULL;
    if (!run) return inner;
    char *out = dl_alloc(mem, (size_t)inner.len + 1), *to = out;
    while (at < end) {
        uint32_t code;
        const char *fault;
        run = memchr(at, '\\', (size_t)(end - at));
        if (!run) run = end;
        memcpy(to, at, (size_t)(run - at));
        to += run - at;
        if (run == end) break;
        at = run + read_escape(run, end, &code, &fault);
        to += dl_utf8_put(code, to); /* never longer than its escape */
    }
    return (dl_str){ out, (uint32_t)(to - out) };
}

/* ---- numbers, words ------------------------------------------------------------------- */

static bool scan_digits(scan *s) {
    const char *from = s->at;
    while (s->at < s->end && is_digit(*s->at)) s->at++;
    return s->at > from;
}

static bool scan_number(scan *s) {
    const char *from = s->at;
    if (*s->at == '-') s->at++;
    bool zero = s->at < s->end && *s->at == '0';
    const char *digits = s->at;
    bool good = scan_digits(s) && (!zero || s->at == digits + 1);
    if (good && s->at < s->end && *s->at == '.') {
        s->at++;
        good = scan_digits(s);
    }
    if (good && s->at < s->end && (*s->at | 0x20) == 'e') {
        s->at++;
        if (s->at < s->end && (*s->at == '+' || *s->at == '-')) s->at++;
        good = scan_digits(s);
    }
    return good || fail(s, from, "a number that is none");
}

static bool scan_word(scan *s) {
    static const char *const words[] = { "true", "false", "null" };
    for (size_t i = 0; i < DL_N(words); i++) {
        size_t len = strlen(words[i]);
        if ((size_t)(s->end - s->at) < len || memcmp(s->at, words[i], len) != 0) continue;
        s->at += len;
        return true;
    }
    return fail(s, s->at, "no value where one belongs");
}

static bool scan_scalar(scan *s) {
    if (s->at == s->end) return fail(s, s->at, "the end in the middle of a value");
    if (*s->at == '"') return scan_string(s);
    return *s->at == '-' || is_digit(*s->at) ? scan_number(s) : scan_word(s);
}

/* ---- objects and arrays --------------------------------------------------------------- */

static bool scan_name(scan *s) {
    skip_blanks(s);
    if (s->at == s->end || *s->at != '"') return fail(s, s->at, "no name of a member");
    if (!scan_string(s)) return false;
    skip_blanks(s);
    if (s->at == s->end || *s->at != ':')
        return fail(s, s->at, "no colon behind the name of a member");
    s->at++;
    return true;
}

/* Behind a value inside brackets: the brackets that close, and the comma if more follows.
 * OBJECTS has a bit for each level: is it an object? */
static bool scan_closing(scan *s, uint64_t *objects, uint32_t *depth) {
    while (*depth) {
        bool object = *objects & 1;
        skip_blanks(s);
        if (s->at == s->end) return fail(s, s->at, "the end in the middle of a value");
        if (*s->at == ',') {
            s->at++;
            return !object || scan_name(s);
        }
        if (*s->at != (object ? '}' : ']'))
            return fail(s, s->at,
                        object ? "neither a comma nor } behind a member"
                               : "neither a comma nor ] behind an element");
        s->at++;
        *objects >>= 1;
        --*depth;
    }
    return true;
}

static bool scan_value(scan *s) {
    uint64_t objects = 0;
    uint32_t depth = 0;
    do {
        skip_blanks(s);
        char c = s->at < s->end ? *s->at : '\0';
        if (c == '{' || c == '[') {
            if (depth == DL_MAX_DEPTH) return fail(s, s->at, "nested too deep");
            s->at++;
            objects = objects << 1 | (c == '{');
            depth++;
            skip_blanks(s);
            char close = s->at < s->end ? *s->at : '\0';
            if (close != (c == '{' ? '}' : ']')) {
                if (c == '{' && !scan_name(s)) return false;
                continue;
            }
        } else if (!scan_scalar(s)) {
            return false;
        }
        if (!scan_closing(s, &objects, &depth)) return false;
    } while (depth);
    return true;
}

size_t dl_json_value(dl_str raw, size_t at, dl_json_fault *fault) {
    scan s = { .at = raw.ptr + at, .end = raw.ptr + raw.len };
    bool good = scan_value(&s);
    size_t end = (size_t)(s.at - raw.ptr);
    *fault = (dl_json_fault){ .half = s.half };
    if (good) return end;
    fault->fault = s.fault;
    fault->at = end;
    return 0;
}

/* ---- walking -------------------------------------------------------------------------- */

/* Behind a checked value: brackets are counted, strings passed over. */
static void pass_value(scan *s) {
    uint32_t depth = 0;
    do {
        char c = *s->at;
        if (c == '"') {
            scan_string(s);
            continue;
        }
        if (c == '{' || c == '[') depth++;
        if (c == '}' || c == ']') depth--;
        s->at++;
        while (!depth && s->at < s->end && !is_blank(*s->at) && !strchr(",]}", *s->at))
            s->at++;
    } while (depth);
}

bool dl_json_next(dl_str *rest, dl_json_item *out) {
    scan s = { .at = rest->ptr, .end = rest->ptr + rest->len };
    bool first = rest->len && (*s.at == '{' || *s.at == '[');
    if (!first && (!rest->len || *s.at != ',')) return false;
    char open = *s.at++;
    skip_blanks(&s);
    if (open != ',' && (*s.at == '}' || *s.at == ']')) return false;
    *out = (dl_json_item){ 0 };
    const char *from = s.at;
    if (*s.at == '"') {
        scan_string(&s);
        const char *behind = s.at;
        skip_blanks(&s);
        if (s.at < s.end && *s.at == ':') {
            out->name = (dl_str){ from + 1, (uint32_t)(behind - from) - 2 };
            s.at++;
            skip_blanks(&s);
            from = s.at;
            pass_value(&s);
        } else {
            s.at = behind;
        }
    } else {
        pass_value(&s);
    }
    out->value = (dl_str){ from, (uint32_t)(s.at - from) };
    skip_blanks(&s);
    *rest = (dl_str){ s.at, (uint32_t)(s.end - s.at) };
    return true;
}
