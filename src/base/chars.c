/* chars.c - from byte offsets to characters.
 *
 * In:  a text in UTF-8, offsets of bytes in it.
 * Out: offsets of characters (code points), as SQL's substr counts them.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/base.h"

static uint32_t count(const char *ptr, uint32_t len) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < len; i++) n += ((unsigned char)ptr[i] & 0xc0) != 0x80;
    return n;
}

void dl_chars_make(dl_arena *mem, dl_str text, dl_chars *out) {
    uint32_t steps = text.len / DL_CHARS_STEP + 1, before = 0;
    *out = (dl_chars){ .text = text };
    if (count(text.ptr, text.len) == text.len) return;
    out->at = DL_NEW_N(mem, uint32_t, steps);
    for (uint32_t i = 0; i < steps; i++) {
        uint32_t off = i * DL_CHARS_STEP, left = text.len - off;
        out->at[i] = before;
        before += count(text.ptr + off, left < DL_CHARS_STEP ? left : DL_CHARS_STEP);
    }
}

uint32_t dl_chars_before(const dl_chars *chars, uint32_t off) {
    DL_ASSERT(off <= chars->text.len);
    if (!chars->at) return off;
    uint32_t step = off / DL_CHARS_STEP, from = step * DL_CHARS_STEP;
    return chars->at[step] + count(chars->text.ptr + from, off - from);
}

dl_span dl_chars_span(const dl_chars *chars, dl_span span) {
    uint32_t off = dl_chars_before(chars, span.off);
    return (dl_span){ off, dl_chars_before(chars, span.off + span.len) - off };
}
