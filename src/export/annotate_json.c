/* annotate_json.c - strings as JSON writes them, fast.
 *
 * In:  valid UTF-8. Out: the same in quotation marks, with the escapes JSON wants and those
 * that keep a terminal safe.
 *
 * SPDX-License-Identifier: MIT */
#include "annotate_json.h"

static bool is_plain(unsigned char c) {
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

static bool is_steering(uint32_t code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x61c ||
           (code >= 0x200e && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
}

static void put_escape(dl_buf *out, uint32_t code) {
    static const char names[] = "btnvfr"; /* from 8 on; \v is not JSON's */
    if (code == '"' || code == '\\') {
        dl_buf_putc(out, '\\');
        dl_buf_putc(out, (char)code);
    } else if (code >= 8 && code <= 13 && code != 11) {
        dl_buf_putc(out, '\\');
        dl_buf_putc(out, names[code - 8]);
    } else {
        dl_buf_printf(out, "\\u%04x", code);
    }
}

void dl_json_str(dl_buf *out, dl_str s) {
    uint32_t from = 0, at = 0;
    dl_buf_putc(out, '"');
    while (at < s.len) {
        if (is_plain((unsigned char)s.ptr[at])) {
            at++;
            continue;
        }
        uint32_t here = at, code = dl_utf8_next(s, &at);
        if (code != '"' && code != '\\' && !is_steering(code)) continue;
        dl_buf_add(out, s.ptr + from, here - from);
        put_escape(out, code);
        from = at;
    }
    dl_buf_add(out, s.ptr ? s.ptr + from : "", s.len - from);
    dl_buf_putc(out, '"');
}
