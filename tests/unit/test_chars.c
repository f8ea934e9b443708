/* test_chars.c - byte offsets to characters.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

#include "dateline/base.h"

/* A unit that is repeated until the text is longer than a few steps. */
static const char *const units[] = {
    "a",
    "\xc3\xa9",
    "ab\xe2\x80\x94",
    "\xf0\x9f\x95\x8a",
    "x\xc3\xa9y\xe4\xbc\x9az\xf0\x9f\x95\x8a",
};

START_TEST(every_offset)
{
    dl_arena *mem = dl_arena_new();
    dl_buf buf = { 0 };
    dl_chars chars;
    while (buf.len < 5 * DL_CHARS_STEP + 3) dl_buf_puts(&buf, units[_i]);
    dl_str text = { buf.ptr, (uint32_t)buf.len };
    dl_chars_make(mem, text, &chars);
    uint32_t n = 0;
    for (uint32_t at = 0; at < text.len; n++) {
        ck_assert_uint_eq(dl_chars_before(&chars, at), n);
        (void)dl_utf8_next(text, &at);
    }
    ck_assert_uint_eq(dl_chars_before(&chars, text.len), n);
    dl_span all = dl_chars_span(&chars, (dl_span){ 0, text.len });
    ck_assert_uint_eq(all.len, n);
    dl_buf_free(&buf);
    dl_arena_free(mem);
}
END_TEST

START_TEST(empty)
{
    dl_arena *mem = dl_arena_new();
    dl_chars chars;
    dl_chars_make(mem, (dl_str){ 0 }, &chars);
    ck_assert_uint_eq(dl_chars_before(&chars, 0), 0);
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("chars", tcase_add_loop_test(tc, every_offset, 0, DL_N(units));
         tcase_add_test(tc, empty);)
