/* plain.c - text of articles made fit for a terminal or a page.
 *
 * In:  valid UTF-8 from anywhere.
 * Out: one line without anything that steers a terminal or turns the direction of text.
 * An article may hold escape sequences or marks that show text in another order than it
 * has; whoever prints it raw lets the article speak for the program.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/export.h"

/* Ranges that are left out: marks of direction, byte-order marks, tags. */
static const struct {
    uint32_t first, last;
} invisible[] = {
    { 0x061c, 0x061c }, { 0x180e, 0x180e }, { 0x200b, 0x200b },
    { 0x200e, 0x200f }, { 0x202a, 0x202e }, { 0x2060, 0x206f },
    { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb }, { 0xe0000, 0xe007f },
};

static bool is_invisible(uint32_t code) {
    for (size_t i = 0; i < DL_N(invisible); i++)
        if (code >= invisible[i].first && code <= invisible[i].last) return true;
    return false;
}

static bool is_control(uint32_t code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

void dl_plain_lines(dl_str s, dl_buf *out) {
    for (uint32_t at = 0; at < s.len;) {
        uint32_t from = at, code = dl_utf8_next(s, &at);
        if (is_control(code) && code != '\t' && code != '\n' && code != '\r')
            dl_buf_puts(out, "\xef\xbf\xbd");
        else if (!is_invisible(code))
            dl_buf_add(out, s.ptr + from, at - from);
    }
}

void dl_plain(dl_str s, dl_buf *out) {
    for (uint32_t at = 0; at < s.len;) {
        uint32_t from = at, code = dl_utf8_next(s, &at);
        if (code == '\r' && at < s.len && s.ptr[at] == '\n') continue;
        if (code == '\t' || code == '\n' || code == '\r' || code == 0x85 ||
            code == 0x2028 || code == 0x2029)
            dl_buf_putc(out, ' ');
        else if (is_control(code))
            dl_buf_puts(out, "\xef\xbf\xbd");
        else if (!is_invisible(code))
            dl_buf_add(out, s.ptr + from, at - from);
    }
}

enum { JOINER = 0x200d };

uint32_t dl_fit(dl_str s, uint32_t width) {
    uint32_t at = 0, used = 0, whole = 0; /* whole: end of the last complete character */
    bool joined = false;
    while (at < s.len) {
        uint32_t from = at, code = dl_utf8_next(s, &at);
        uint32_t columns = dl_utf8_width(dl_str_sub(s, from, at - from));
        if (columns > 0 && !joined) whole = from;
        if (used + columns > width) return whole;
        used += columns;
        joined = code == JOINER;
    }
    return s.len;
}

void dl_plain_cell(const dl_cell *cell, dl_buf *out) {
    if (cell->kind == DL_CELL_TEXT) {
        uint32_t end = cell->mark + cell->mark_len;
        dl_plain(dl_str_sub(cell->text, 0, cell->mark), out);
        if (cell->mark_len) dl_buf_putc(out, DL_MARK_ON);
        dl_plain(dl_str_sub(cell->text, cell->mark, cell->mark_len), out);
        if (cell->mark_len) dl_buf_putc(out, DL_MARK_OFF);
        dl_plain(dl_str_sub(cell->text, end, UINT32_MAX), out);
        return;
    }
    dl_buf flat = { 0 };
    dl_cell_flat(cell, &flat);
    dl_plain((dl_str){ flat.ptr, (uint32_t)flat.len }, out);
    dl_buf_free(&flat);
}
