/* mime.c - takes mail messages apart.
 *
 * In:  a message. Out: headers, parts, and what their encodings stand for.
 * What is wrongly encoded is kept as it stands rather than lost.
 *
 * SPDX-License-Identifier: MIT */
#include "mime.h"

#include "charset.h"
#include "reader.h"

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool begins(dl_str s, const char *name) {
    for (uint32_t i = 0; name[i]; i++)
        if (i >= s.len || lower(s.ptr[i]) != lower(name[i])) return false;
    return true;
}

bool dl_mime_is(dl_str value, const char *type) {
    return begins(dl_str_trim(value), type);
}

dl_mime dl_mime_split(dl_str raw) {
    dl_str rest = raw, line;
    uint32_t at = 0; /* where the line begins */
    while (dl_str_line(&rest, &line) && line.len) at = raw.len - rest.len;
    return (dl_mime){ .headers = dl_str_sub(raw, 0, at),
                      .body = dl_str_sub(raw, raw.len - rest.len, raw.len) };
}

/* ---- decoding ------------------------------------------------------------------------- */

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Quoted-printable; in headers (WORD) "_" is a blank. */
static void decode_quoted(dl_str s, bool word, dl_buf *out) {
    for (uint32_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (word && c == '_') c = ' ';
        if (c != '=') {
            dl_buf_putc(out, c);
            continue;
        }
        uint32_t end = i + 1; /* "=" at the end of a line joins it to the next */
        while (end < s.len && strchr(" \t\r", s.ptr[end])) end++;
        if (end < s.len && s.ptr[end] == '\n') {
            i = end;
            continue;
        }
        int high = i + 1 < s.len ? hex_digit(s.ptr[i + 1]) : -1;
        int low = i + 2 < s.len ? hex_digit(s.ptr[i + 2]) : -1;
        dl_buf_putc(out, (char)(high < 0 || low < 0 ? c : high << 4 | low));
        if (high >= 0 && low >= 0) i += 2;
    }
}

static int base64_digit(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static void decode_base64(dl_str s, dl_buf *out) {
    uint32_t bits = 0, n = 0;
    for (uint32_t i = 0; i < s.len && s.ptr[i] != '='; i++) {
        int digit = base64_digit(s.ptr[i]);
        if (digit < 0) continue;
        bits = bits << 6 | (uint32_t)digit;
        if (++n % 4 == 0) {
            const char three[3] = { (char)(bits >> 16), (char)(bits >> 8), (char)bits };
            dl_buf_add(out, three, 3);
        }
    }
    if (n % 4 >= 2) dl_buf_putc(out, (char)(n % 4 == 2 ? bits >> 4 : bits >> 10));
    if (n % 4 == 3) dl_buf_putc(out, (char)(bits >> 2));
}

/* BYTES as UTF-8 without NULs, freed. */
static dl_str finish(dl_arena *mem, dl_buf *bytes, dl_str charset) {
    bool plain = begins(charset, "utf-8") || begins(charset, "us-ascii");
    size_t n = 0;
    if (!plain) dl_from_charset(bytes, charset);
    const char *encoding;
    dl_err err = { 0 };
    if (dl_make_utf8(bytes, &encoding, &err)) bytes->len = 0;
    for (size_t i = 0; i < bytes->len; i++)
        if (bytes->ptr[i]) bytes->ptr[n++] = bytes->ptr[i];
    dl_str s = dl_str_copy(mem, (dl_str){ bytes->ptr ? bytes->ptr : "", (uint32_t)n });
    dl_buf_free(bytes);
    return s;
}

/* ---- headers -------------------------------------------------------------------------- */

/* "=?utf-8?Q?Caf=C3=A9?=" at the beginning of S: its length, and the text into OUT. */
static uint32_t encoded_word(dl_arena *mem, dl_str s, dl_buf *out) {
    dl_str rest = dl_str_sub(s, 2, s.len);
    if (!dl_str_starts(s, "=?")) return 0;
    uint32_t end = dl_str_find(s, DL_LIT("?="), 2);
    dl_str charset = dl_str_cut(&rest, '?'), kind = dl_str_cut(&rest, '?');
    if (kind.len != 1 || !charset.len) return 0;
    uint32_t from = (uint32_t)(rest.ptr - s.ptr);
    end = dl_str_find(s, DL_LIT("?="), from);
    if (end == DL_NONE) return 0;
    dl_str text = dl_str_sub(s, from, end - from);
    dl_buf bytes = { 0 };
    if (memchr(text.ptr, ' ', text.len)) return 0;
    if (lower(kind.ptr[0]) == 'b')
        decode_base64(text, &bytes);
    else
        decode_quoted(text, true, &bytes);
    charset = dl_str_cut(&charset, '*'); /* a language may follow */
    dl_buf_str(out, finish(mem, &bytes, charset));
    return end + 2;
}

static dl_str decode_words(dl_arena *mem, dl_str s) {
    dl_buf out = { 0 };
    for (uint32_t at = 0; at < s.len;) {
        uint32_t n = encoded_word(mem, dl_str_sub(s, at, s.len), &out);
        if (!n) {
            dl_buf_putc(&out, s.ptr[at++]);
            continue;
        }
        at += n; /* blanks between two encoded words are none */
        uint32_t next = at;
        while (next < s.len && strchr(" \t", s.ptr[next])) next++;
        if (dl_str_starts(dl_str_sub(s, next, s.len), "=?")) at = next;
    }
    dl_str decoded =
        dl_str_copy(mem, (dl_str){ out.ptr ? out.ptr : "", (uint32_t)out.len });
    dl_buf_free(&out);
    return dl_str_trim(decoded);
}

dl_str dl_mime_header(dl_arena *mem, const dl_mime *part, const char *name) {
    dl_str rest = part->headers, line, value = { 0 };
    uint32_t len = (uint32_t)strlen(name);
    bool found = false;
    while (dl_str_line(&rest, &line)) {
        bool folded = line.len && strchr(" \t", line.ptr[0]);
        if (found && !folded) break;
        if (found && value.len < DL_MAX_META)
            value =
                dl_str_fmt(mem, "%.*s %.*s", DL_ARG(value), DL_ARG(dl_str_trim(line)));
        if (found || folded || line.len <= len || line.ptr[len] != ':' ||
            !begins(line, name))
            continue;
        found = true;
        value = dl_str_trim(dl_str_sub(line, len + 1, line.len));
    }
    return decode_words(mem, value);
}

dl_str dl_mime_parameter(dl_arena *mem, dl_str value, const char *name) {
    dl_str rest = value;
    uint32_t len = (uint32_t)strlen(name);
    dl_str_cut(&rest, ';');
    while (rest.len) {
        dl_str pair = dl_str_trim(rest);
        bool mine = begins(pair, name) && pair.len > len && pair.ptr[len] == '=';
        dl_str text = dl_str_sub(pair, len + 1, pair.len);
        if (mine && dl_str_starts(text, "\"")) {
            text = dl_str_sub(text, 1, text.len);
            return dl_str_copy(mem, dl_str_cut(&text, '"'));
        }
        dl_str_cut(&rest, ';');
        if (mine) return dl_str_copy(mem, dl_str_trim(dl_str_cut(&text, ';')));
    }
    return (dl_str){ 0 };
}

/* ---- parts ---------------------------------------------------------------------------- */

static bool is_boundary(dl_str line, dl_str boundary) {
    return line.len >= boundary.len + 2 && dl_str_starts(line, "--") &&
           dl_str_eq(dl_str_sub(line, 2, boundary.len), boundary);
}

bool dl_mime_next(dl_str *rest, dl_str boundary, dl_mime *out) {
    dl_str all = *rest, left = all, line;
    uint32_t from = DL_NONE, at = 0; /* of the part; of the line */
    for (; dl_str_line(&left, &line); at = all.len - left.len) {
        if (!is_boundary(line, boundary)) continue;
        if (from != DL_NONE) break; /* this line opens the next part */
        if (dl_str_eq(dl_str_sub(line, boundary.len + 2, 2), DL_LIT("--"))) return false;
        from = all.len - left.len;
    }
    if (from == DL_NONE) return false;
    *rest = dl_str_sub(all, at, all.len);
    *out = dl_mime_split(dl_str_sub(all, from, at - from));
    return true;
}

dl_str dl_mime_body(dl_arena *mem, const dl_mime *part) {
    dl_str coding = dl_mime_header(mem, part, "content-transfer-encoding");
    dl_str type = dl_mime_header(mem, part, "content-type");
    dl_buf bytes = { 0 };
    if (begins(coding, "quoted-printable"))
        decode_quoted(part->body, false, &bytes);
    else if (begins(coding, "base64"))
        decode_base64(part->body, &bytes);
    else
        return part->body; /* made UTF-8 with the whole file */
    return finish(mem, &bytes, dl_mime_parameter(mem, type, "charset"));
}
