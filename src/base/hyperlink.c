/* hyperlink.c - Markdown's links in the texts of articles: "[arrested](https://...)".
 *
 * In:  a text. Out: where a link begins and ends, or the text with the links' words alone.
 * Only addresses of the web and of mail make a link: "[1](see below)" is a text.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/base.h"

enum { MAX_WORDS = 1000, MAX_ADDRESS = 4000 }; /* bytes */

static bool is_address(dl_str s) {
    static const char *const begins[] = { "http://", "https://", "www.", "mailto:" };
    for (size_t i = 0; i < DL_N(begins); i++)
        if (dl_str_starts(s, begins[i])) return true;
    return false;
}

uint32_t dl_hyperlink_end(dl_str s, uint32_t at) {
    if (at + 2 >= s.len || s.ptr[at] != ']' || s.ptr[at + 1] != '(' ||
        !is_address(dl_str_sub(s, at + 2, UINT32_MAX)))
        return 0;
    int open = 1; /* an address may have pairs of parentheses of its own */
    for (uint32_t i = at + 2; i < s.len && i < at + MAX_ADDRESS; i++) {
        if ((unsigned char)s.ptr[i] <= ' ' || s.ptr[i] == ']') return 0; /* not in one */
        if (s.ptr[i] == '(') open++;
        if (s.ptr[i] == ')' && --open == 0) return i + 1;
    }
    return 0;
}

bool dl_hyperlink_opens(dl_str s, uint32_t at) {
    for (uint32_t i = at + 1; i < s.len && i < at + MAX_WORDS; i++) {
        if (s.ptr[i] == '[' || (s.ptr[i] == '\n' && s.ptr[i - 1] == '\n')) return false;
        if (s.ptr[i] == ']') return dl_hyperlink_end(s, i) > 0;
    }
    return false;
}

/* The words of a link whose end is cut off: "met [the envoy". */
static bool is_cut(dl_str s, uint32_t at) {
    dl_str rest = dl_str_sub(s, at, UINT32_MAX);
    return dl_str_find(rest, DL_LIT("]"), 0) == DL_NONE;
}

/* "**", which makes words bold; not the sign of powers. */
static bool is_bold(dl_str s, uint32_t at) {
    if (at + 1 >= s.len || s.ptr[at] != '*' || s.ptr[at + 1] != '*') return false;
    bool digits = at > 0 && at + 2 < s.len && s.ptr[at - 1] >= '0' &&
                  s.ptr[at - 1] <= '9' && s.ptr[at + 2] >= '0' && s.ptr[at + 2] <= '9';
    return !digits;
}

dl_str dl_without_hyperlinks(dl_arena *mem, dl_str s) {
    bool any = false;
    for (uint32_t i = 0; i < s.len && !any; i++)
        any = s.ptr[i] == '[' || s.ptr[i] == ']' || is_bold(s, i);
    if (!any) return s;
    dl_buf out = { 0 };
    for (uint32_t i = 0; i < s.len; i++) {
        uint32_t end = dl_hyperlink_end(s, i);
        if (end)
            i = end - 1;
        else if (is_bold(s, i))
            i++;
        else if (s.ptr[i] != '[' || !(dl_hyperlink_opens(s, i) || is_cut(s, i)))
            dl_buf_putc(&out, s.ptr[i]);
    }
    dl_str words = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return words;
}
