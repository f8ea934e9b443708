/* encoding.c - the bytes of a file become valid UTF-8, or are refused.
 *
 * In:  raw bytes. Out: UTF-8 without a byte-order mark, in the same buffer.
 * UTF-8 stays exactly as given, whatever the file declares. Stray bytes inside UTF-8 (pages
 * glued together by tools) are read one by one as Windows-1252. If there is hardly any
 * UTF-8, all of it is what the file declares or its language suggests, else Windows-1252.
 *
 * SPDX-License-Identifier: MIT */
#include "charset.h"
#include "reader.h"

/* ---- what is no text ------------------------------------------------------------------ */

static const struct {
    const char *bytes;
    uint32_t len;
    const char *what;
} magics[] = {
    { "PK\x03\x04", 4, "an office document or e-book: save it as docx or text" },
    { "7z\xbc\xaf", 4, "a 7z archive: unpack it first" },
    { "Rar!", 4, "a RAR archive: unpack it first" },
    { "%PDF-", 5, "a PDF: convert it to text first" },
    { "\xd0\xcf\x11\xe0", 4, "an old Office document: convert it to text first" },
    { "{\\rtf", 5, "an RTF document: convert it to text first" },
    { "SQLite format 3", 15, "an SQLite database" },
    { "\x89PNG", 4, "a PNG picture" },
    { "\xff\xd8\xff", 3, "a JPEG picture" },
    { "\x7f"
      "ELF",
      4, "a program" },
};

static bool is_odd_control(unsigned char c) {
    return (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1a && c != 0x1b) || c == 0x7f;
}

/* Text may carry a stray control character, but not one in a hundred bytes. */
static dl_code refuse_binary(const dl_buf *raw, dl_err *err) {
    size_t sample = raw->len < 65536 ? raw->len : 65536, odd = 0;
    for (size_t i = 0; i < DL_N(magics); i++)
        if (raw->len >= magics[i].len &&
            memcmp(raw->ptr, magics[i].bytes, magics[i].len) == 0)
            return dl_fail(err, DL_EINPUT, "no text but %s", magics[i].what);
    const char *nul = raw->len ? memchr(raw->ptr, 0, raw->len) : NULL;
    if (nul)
        return dl_fail(err, DL_EINPUT, "binary data: NUL at byte %zu",
                       (size_t)(nul - raw->ptr));
    for (size_t i = 0; i < sample; i++)
        if (is_odd_control((unsigned char)raw->ptr[i])) odd++;
    if (odd * 100 > sample)
        return dl_fail(err, DL_EINPUT, "binary data: %zu control characters in %zu bytes",
                       odd, sample);
    return DL_OK;
}

/* ---- UTF-16 and UTF-32 ---------------------------------------------------------------- */

typedef struct {
    const char *name;
    const char *mark;
    uint8_t mark_len; /* bytes it begins with */
    uint8_t skip;     /* of them no text */
    uint8_t unit;
    bool big;
} wide;

static const wide wides[] = {
    /* UTF-32LE's mark begins like UTF-16LE's: first */
    { "UTF-32LE", "\xff\xfe\0\0", 4, 4, 4, false },
    { "UTF-32BE", "\0\0\xfe\xff", 4, 4, 4, true },
    { "UTF-16LE", "\xff\xfe", 2, 2, 2, false },
    { "UTF-16BE", "\xfe\xff", 2, 2, 2, true },
    /* markup without a mark */
    { "UTF-16LE", "<\0!\0", 4, 0, 2, false },
    { "UTF-16BE", "\0<\0!", 4, 0, 2, true },
    { "UTF-16LE", "<\0?\0", 4, 0, 2, false },
    { "UTF-16BE", "\0<\0?", 4, 0, 2, true },
    { "UTF-16LE", "<\0h\0", 4, 0, 2, false },
    { "UTF-16BE", "\0<\0h", 4, 0, 2, true },
    { "UTF-16LE", "<\0H\0", 4, 0, 2, false },
    { "UTF-16BE", "\0<\0H", 4, 0, 2, true },
};

static uint32_t wide_unit(const wide *w, const char *at) {
    const unsigned char *b = (const unsigned char *)at;
    uint32_t value = 0;
    for (unsigned i = 0; i < w->unit; i++)
        value = value << 8 | b[w->big ? i : w->unit - 1u - i];
    return value;
}

static dl_code from_wide(dl_buf *raw, const wide *w, dl_err *err) {
    dl_buf out = { 0 };
    size_t at = w->skip;
    while (raw->len - at >= w->unit) {
        char bytes[4];
        uint32_t code = wide_unit(w, raw->ptr + at);
        size_t here = at;
        at += w->unit;
        if (w->unit == 2 && (code & 0xfc00) == 0xd800 && raw->len - at >= 2) {
            uint32_t low = wide_unit(w, raw->ptr + at);
            if ((low & 0xfc00) == 0xdc00) {
                code = 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
                at += 2;
            }
        }
        if (code > 0x10ffff || (code & 0xfffff800) == 0xd800 || code == 0) {
            dl_buf_free(&out);
            return dl_fail(err, DL_EINPUT, "bad %s at byte %zu", w->name, here);
        }
        dl_buf_add(&out, bytes, dl_utf8_put(code, bytes));
    }
    if (at != raw->len || out.full) {
        dl_code rc = out.full
                         ? dl_fail(err, DL_ELIMIT, "over %u MB once converted from %s",
                                   DL_MAX_BUF >> 20, w->name)
                         : dl_fail(err, DL_EINPUT, "%s cut inside a character", w->name);
        dl_buf_free(&out);
        return rc;
    }
    dl_buf_free(raw);
    *raw = out;
    return DL_OK;
}

/* ---- Windows-1252 --------------------------------------------------------------------- */

static const uint16_t windows_1252[32] = {
    /* 0x80 .. 0x9f; 0: not defined */
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

static uint32_t windows_code(unsigned char byte) {
    if (byte >= 0xa0) return byte;
    uint32_t code = windows_1252[byte - 0x80];
    return code ? code : 0xfffd;
}

static size_t ascii_run(const char *ptr, size_t len) {
    size_t n = 0;
    while (n < len && (unsigned char)ptr[n] < 0x80) n++;
    return n;
}

/* Bytes of the UTF-8 character at PTR, or 0 when there is none. */
static size_t character_len(const char *ptr, size_t len) {
    unsigned char lead = (unsigned char)*ptr;
    size_t want = lead < 0xc2   ? 0
                  : lead < 0xe0 ? 2
                  : lead < 0xf0 ? 3
                  : lead < 0xf5 ? 4
                                : 0;
    return want && want <= len && dl_utf8_check(ptr, want) == want ? want : 0;
}

typedef struct {
    size_t good, stray; /* characters of UTF-8 beyond ASCII; bytes that are none */
} census;

static census count_bytes(const dl_buf *raw) {
    census c = { 0 };
    for (size_t at = 0; (at += ascii_run(raw->ptr + at, raw->len - at)) < raw->len;) {
        size_t n = character_len(raw->ptr + at, raw->len - at);
        if (n)
            c.good++;
        else
            c.stray++;
        at += n ? n : 1;
    }
    return c;
}

static dl_code from_windows(dl_buf *raw, const char **encoding, dl_err *err) {
    census c = count_bytes(raw);
    bool mixed = c.good > c.stray / 4;
    const char *found = NULL;
    if (!mixed && (dl_from_declared(raw, &found) || dl_from_language(raw, &found))) {
        *encoding = found;
        return DL_OK;
    }
    size_t high = c.stray + (mixed ? 0 : 2 * c.good);
    dl_buf out = { 0 };
    if (high > raw->len / 4)
        return dl_fail(err, DL_EINPUT,
                       "neither UTF-8 nor Windows-1252 text: convert it to UTF-8 first");
    for (size_t at = 0; at < raw->len;) {
        size_t n = ascii_run(raw->ptr + at, raw->len - at);
        if (!n && mixed) n = character_len(raw->ptr + at, raw->len - at);
        if (n) {
            dl_buf_add(&out, raw->ptr + at, n);
            at += n;
        } else {
            char bytes[4];
            uint32_t code = windows_code((unsigned char)raw->ptr[at++]);
            dl_buf_add(&out, bytes, dl_utf8_put(code, bytes));
        }
    }
    if (out.full) {
        dl_buf_free(&out);
        return dl_fail(err, DL_ELIMIT, "over %u MB once converted", DL_MAX_BUF >> 20);
    }
    dl_buf_free(raw);
    *raw = out;
    *encoding = mixed ? "UTF-8 with stray windows-1252" : "windows-1252";
    return DL_OK;
}

static bool is_wide(const dl_buf *raw, const wide *w) {
    if (raw->len < w->mark_len) return false;
    return memcmp(raw->ptr, w->mark, w->mark_len) == 0;
}

/* Markup with a few NULs in it was damaged; browsers read on without them. */
static void drop_nuls(dl_buf *raw) {
    size_t n = 0, at = 0;
    while (at < raw->len && strchr(" \t\r\n", raw->ptr[at])) at++;
    if (at >= raw->len || raw->ptr[at] != '<') return;
    for (size_t i = 0; i < raw->len; i++) n += raw->ptr[i] == '\0';
    if (n == 0 || n > raw->len / 100) return;
    n = 0;
    for (size_t i = 0; i < raw->len; i++)
        if (raw->ptr[i] != '\0') raw->ptr[n++] = raw->ptr[i];
    raw->len = n;
    raw->ptr[n] = '\0';
}

dl_code dl_make_utf8(dl_buf *raw, const char **encoding, dl_err *err) {
    static const char mark[] = { '\xef', '\xbb', '\xbf' };
    *encoding = "UTF-8";
    for (size_t i = 0; i < DL_N(wides); i++) {
        if (!is_wide(raw, &wides[i])) continue;
        *encoding = wides[i].name;
        if (from_wide(raw, &wides[i], err)) return err->code;
        return refuse_binary(raw, err);
    }
    if (raw->len >= sizeof mark && memcmp(raw->ptr, mark, sizeof mark) == 0) {
        raw->len -= sizeof mark;
        memmove(raw->ptr, raw->ptr + sizeof mark, raw->len + 1);
    }
    drop_nuls(raw);
    if (refuse_binary(raw, err)) return err->code;
    if (dl_from_escapes(raw, encoding)) return DL_OK;
    if (dl_utf8_check(raw->ptr, raw->len) == raw->len) return DL_OK;
    return from_windows(raw, encoding, err);
}
