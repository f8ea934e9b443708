/* utf8.c - validate, decode, classify, fold; Unicode's tables come from utf8proc.
 *
 * Nothing here depends on the process's locale. Validation happens once, in the readers;
 * everything after may assume valid UTF-8.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/base.h"

#include <utf8proc.h>

/* Length of the valid sequence at P, or 0. Ranges as in table 3-7 of the Unicode
 * Standard: no overlong forms, no surrogates, nothing above U+10FFFF. */
static size_t sequence(const unsigned char *p, size_t left) {
    unsigned char a = p[0];
    if (a < 0x80) return 1;
    if (a < 0xc2 || left < 2) return 0;
    unsigned char b = p[1];
    if (a < 0xe0) return (b & 0xc0) == 0x80 ? 2 : 0;
    if (left < 3 || (p[2] & 0xc0) != 0x80) return 0;
    if (a < 0xf0) {
        unsigned char low = a == 0xe0 ? 0xa0 : 0x80, high = a == 0xed ? 0x9f : 0xbf;
        return b >= low && b <= high ? 3 : 0;
    }
    if (a > 0xf4 || left < 4 || (p[3] & 0xc0) != 0x80) return 0;
    unsigned char low = a == 0xf0 ? 0x90 : 0x80, high = a == 0xf4 ? 0x8f : 0xbf;
    return b >= low && b <= high ? 4 : 0;
}

size_t dl_utf8_check(const char *ptr, size_t len) {
    size_t i = 0;
    while (i < len) {
        uint64_t eight; /* ASCII goes by in strides */
        if (len - i >= 8 &&
            (memcpy(&eight, ptr + i, 8), !(eight & 0x8080808080808080u))) {
            i += 8;
            continue;
        }
        size_t n = sequence((const unsigned char *)ptr + i, len - i);
        if (n == 0) return i;
        i += n;
    }
    return len;
}

uint32_t dl_utf8_next(dl_str s, uint32_t *at) {
    const unsigned char *p = (const unsigned char *)s.ptr + *at;
    DL_ASSERT(*at < s.len);
    if (p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    uint32_t left = s.len - *at;
    if (p[0] < 0xe0 && left >= 2) {
        *at += 2;
        return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
    }
    if (p[0] < 0xf0 && left >= 3) {
        *at += 3;
        return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    }
    if (left >= 4) {
        *at += 4;
        return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 |
               (p[3] & 0x3fu);
    }
    *at = s.len; /* a view that was cut inside a character */
    return 0xfffd;
}

uint32_t dl_utf8_put(uint32_t code, char out[4]) {
    utf8proc_ssize_t n =
        utf8proc_encode_char((utf8proc_int32_t)code, (utf8proc_uint8_t *)out);
    return n > 0 ? (uint32_t)n : 0;
}

uint32_t dl_utf8_count(dl_str s) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; i++) n += ((unsigned char)s.ptr[i] & 0xc0) != 0x80;
    return n;
}

uint32_t dl_utf8_width(dl_str s) {
    uint32_t width = 0;
    for (uint32_t at = 0; at < s.len;) {
        int w = utf8proc_charwidth((utf8proc_int32_t)dl_utf8_next(s, &at));
        if (w > 0) width += (uint32_t)w;
    }
    return width;
}

static unsigned ascii_class(uint32_t c) {
    if (c >= 'a' && c <= 'z') return DL_CLASS_LETTER | DL_CLASS_LOWER;
    if (c >= 'A' && c <= 'Z') return DL_CLASS_LETTER | DL_CLASS_UPPER;
    if (c >= '0' && c <= '9') return DL_CLASS_DIGIT;
    if (c == ' ' || (c >= '\t' && c <= '\r')) return DL_CLASS_SPACE;
    if (c < 0x20 || c == 0x7f) return DL_CLASS_CONTROL;
    return DL_CLASS_PUNCT;
}

unsigned dl_utf8_class(uint32_t code) {
    if (code < 0x80) return ascii_class(code);
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT: return DL_CLASS_LETTER | DL_CLASS_UPPER;
    case UTF8PROC_CATEGORY_LL: return DL_CLASS_LETTER | DL_CLASS_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return DL_CLASS_LETTER;
    case UTF8PROC_CATEGORY_ND: return DL_CLASS_DIGIT;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return DL_CLASS_SPACE;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return DL_CLASS_MARK;
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN: return code == 0x85 ? DL_CLASS_SPACE : DL_CLASS_CONTROL;
    default: return DL_CLASS_PUNCT;
    }
}

/* Appends CODE to OUT if it fits whole. */
static bool put(uint32_t code, char *out, uint32_t size, uint32_t *len) {
    char bytes[4];
    uint32_t n = dl_utf8_put(code, bytes);
    if (*len + n > size) return false;
    memcpy(out + *len, bytes, n);
    *len += n;
    return true;
}

uint32_t dl_utf8_lower(dl_str s, char *out, uint32_t size) {
    uint32_t len = 0;
    for (uint32_t at = 0; at < s.len;) {
        uint32_t code = dl_utf8_next(s, &at);
        if (code < 0x80)
            code += code >= 'A' && code <= 'Z' ? 32u : 0u;
        else
            code = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
        if (!put(code, out, size, &len)) break;
    }
    return len;
}

/* Letters that do not decompose but that news writes without their stroke. */
static uint32_t plain_letter(uint32_t code) {
    static const struct {
        uint32_t from, to;
    } plain[] = {
        { 0xf8, 'o' },  { 0x111, 'd' }, { 0x142, 'l' }, { 0x131, 'i' }, { 0x127, 'h' },
        { 0x167, 't' }, { 0xf0, 'd' },  { 0x180, 'b' }, { 0x259, 'a' }, { 0x272, 'n' },
    };
    for (size_t i = 0; i < DL_N(plain); i++)
        if (plain[i].from == code) return plain[i].to;
    return code;
}

static bool is_apostrophe(uint32_t c) {
    return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x2bb ||
           c == 0x2bc || c == 0x2be || c == 0x2bf || c == 0xb4;
}

static bool is_dash(uint32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

uint32_t dl_utf8_fold(dl_str s, char *out, uint32_t size) {
    uint32_t len = 0;
    for (uint32_t at = 0; at < s.len;) {
        uint32_t code = dl_utf8_next(s, &at);
        if (is_apostrophe(code)) continue;
        if (is_dash(code)) code = ' ';
        if (code < 0x80) {
            code += code >= 'A' && code <= 'Z' ? 32u : 0u;
            if (!put(code, out, size, &len)) break;
            continue;
        }
        utf8proc_int32_t parts[8];
        int boundary = 0;
        utf8proc_ssize_t n = utf8proc_decompose_char(
            (utf8proc_int32_t)code, parts, DL_N(parts),
            UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK,
            &boundary);
        if (n > (utf8proc_ssize_t)DL_N(parts)) n = (utf8proc_ssize_t)DL_N(parts);
        for (utf8proc_ssize_t i = 0; i < n; i++)
            if (!put(plain_letter((uint32_t)parts[i]), out, size, &len)) return len;
    }
    return len;
}
