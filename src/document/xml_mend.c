/* xml_mend.c - what feeds and exports get wrong in XML, made right.
 *
 * In:  the bytes of a document. Out: bytes that a strict parser takes: HTML's names of
 * characters resolved, lone ampersands escaped, control characters left out.
 *
 * SPDX-License-Identifier: MIT */
#include "xml.h"

#include <libxml/HTMLparser.h>

enum { MAX_NAME = 10 }; /* letters of the longest name that HTML 4 gives a character */

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_own_name(const char *name) {
    return strcmp(name, "amp") == 0 || strcmp(name, "lt") == 0 ||
           strcmp(name, "gt") == 0 || strcmp(name, "quot") == 0 ||
           strcmp(name, "apos") == 0;
}

/* "&#8217;", "&#x2019;" at the beginning of S. */
static uint32_t read_number(dl_str s, uint32_t *code) {
    uint32_t at = 2, value = 0;
    bool hex = s.len > 3 && (s.ptr[2] | 0x20) == 'x';
    at += hex;
    uint32_t first = at;
    for (; at < s.len && at < first + 7; at++) {
        char c = s.ptr[at], l = (char)(c | 0x20);
        if (c >= '0' && c <= '9')
            value = value * (hex ? 16 : 10) + (uint32_t)(c - '0');
        else if (hex && l >= 'a' && l <= 'f')
            value = value * 16 + (uint32_t)(l - 'a' + 10);
        else
            break;
    }
    bool character = (value >= 0x20 || value == '\n' || value == '\t' || value == '\r') &&
                     value <= 0x10ffff && (value & 0xfffff800) != 0xd800 &&
                     value != 0xfffe && value != 0xffff;
    if (at == first || at >= s.len || s.ptr[at] != ';' || !character) return 0;
    *code = value;
    return at + 1;
}

uint32_t dl_xml_reference(dl_str s, uint32_t *code) {
    char name[MAX_NAME + 1];
    uint32_t n = 0;
    if (s.len < 4 || s.ptr[0] != '&') return 0;
    if (s.ptr[1] == '#') return read_number(s, code);
    while (n < MAX_NAME && n + 1 < s.len && is_name_char(s.ptr[n + 1])) {
        name[n] = s.ptr[n + 1];
        n++;
    }
    name[n] = '\0';
    if (n + 1 >= s.len || s.ptr[n + 1] != ';') return 0;
    const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
    if (strcmp(name, "apos") == 0)
        *code = '\'';
    else if (known)
        *code = known->value;
    else
        return 0;
    return n + 2;
}

/* Length of a reference that XML or the document itself knows; 0: it is none. DECLARES:
 * the document declares entities. */
static uint32_t good_reference(dl_str s, bool declares) {
    char name[MAX_NAME + 1];
    uint32_t code, n = 1;
    if (s.len > 1 && s.ptr[1] == '#') return dl_xml_reference(s, &code);
    while (n < s.len && (is_name_char(s.ptr[n]) || strchr("._-", s.ptr[n]))) n++;
    if (n == 1 || n >= s.len || s.ptr[n] != ';') return 0;
    if (declares) return n + 1;
    if (n - 1 > MAX_NAME) return 0;
    memcpy(name, s.ptr + 1, n - 1);
    name[n - 1] = '\0';
    return is_own_name(name) ? n + 1 : 0;
}

/* Appends what the "&" at the beginning of S should be; returns what it takes of S. */
static uint32_t mend_reference(dl_buf *out, dl_str s, bool declares) {
    uint32_t code = 0, n = good_reference(s, declares);
    char bytes[4];
    if (n) {
        dl_buf_add(out, s.ptr, n);
        return n;
    }
    n = dl_xml_reference(s, &code);
    if (n && s.ptr[1] != '#') {
        dl_buf_add(out, bytes, dl_utf8_put(code, bytes));
        return n;
    }
    dl_buf_puts(out, "&amp;");
    return 1;
}

/* Length of a CDATA section, comment or processing instruction at the beginning of S,
 * where nothing is mended; 0: it is none. */
static uint32_t verbatim(dl_str s) {
    static const struct {
        const char *open, *close;
    } kinds[] = { { "<![CDATA[", "]]>" }, { "<!--", "-->" }, { "<?", "?>" } };
    for (size_t i = 0; i < DL_N(kinds); i++) {
        if (!dl_str_starts(s, kinds[i].open)) continue;
        dl_str close = dl_str_of(kinds[i].close);
        uint32_t end = dl_str_find(s, close, (uint32_t)strlen(kinds[i].open));
        return end == DL_NONE ? s.len : end + close.len;
    }
    return 0;
}

static bool is_bad_control(char c) {
    return (unsigned char)c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

static bool needs_mending(dl_str s) {
    for (uint32_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '&' || is_bad_control(s.ptr[i])) return true;
    return false;
}

static void add_without_controls(dl_buf *out, dl_str s) {
    for (uint32_t i = 0; i < s.len; i++)
        dl_buf_putc(out, is_bad_control(s.ptr[i]) ? ' ' : s.ptr[i]);
}

void dl_xml_mend(dl_buf *raw) {
    dl_str s = { raw->ptr ? raw->ptr : "", (uint32_t)raw->len };
    dl_buf out = { 0 };
    if (!needs_mending(s)) return;
    bool declares =
        dl_str_find(dl_str_sub(s, 0, 1 << 16), DL_LIT("<!ENTITY"), 0) != DL_NONE;
    for (uint32_t at = 0; at < s.len && !out.full;) {
        dl_str rest = dl_str_sub(s, at, s.len);
        uint32_t n = rest.ptr[0] == '<' ? verbatim(rest) : 0;
        if (n)
            add_without_controls(&out, dl_str_sub(rest, 0, n));
        else if (rest.ptr[0] == '&')
            n = mend_reference(&out, rest, declares);
        else
            add_without_controls(&out, dl_str_sub(rest, 0, n = 1));
        at += n;
    }
    dl_buf_free(raw);
    *raw = out;
}
