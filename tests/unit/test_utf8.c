/* test_utf8.c - validation, decoding, classes, folding, width.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

static const struct {
    const char *bytes;
    size_t valid; /* offset of the first bad byte, or the length */
} checks[] = {
    { "", 0 },
    { "plain ascii, long enough for a stride", 37 },
    { "caf\xc3\xa9", 5 },
    { "\xe2\x80\x9cq\xe2\x80\x9d", 7 },
    { "\xf0\x9f\x98\x80", 4 },
    { "ab\xff", 2 },
    { "\xc0\xaf", 0 },         /* overlong */
    { "\xe0\x80\xaf", 0 },     /* overlong */
    { "\xed\xa0\x80", 0 },     /* surrogate */
    { "\xf4\x90\x80\x80", 0 }, /* above U+10FFFF */
    { "abc\xe2\x80", 3 },      /* cut off */
    { "12345678\x80", 8 },     /* stray continuation */
};

START_TEST(validation)
{
    const char *bytes = checks[_i].bytes;
    ck_assert_uint_eq(dl_utf8_check(bytes, strlen(bytes)), checks[_i].valid);
}
END_TEST

START_TEST(round_trip)
{ /* every code point that can be encoded decodes to itself */
    for (uint32_t code = 1; code <= 0x10ffff; code += code < 0x3000 ? 1 : 97) {
        char bytes[4];
        if (code >= 0xd800 && code <= 0xdfff) continue;
        uint32_t len = dl_utf8_put(code, bytes), at = 0;
        ck_assert_uint_eq(dl_utf8_check(bytes, len), len);
        ck_assert_uint_eq(dl_utf8_next((dl_str){ bytes, len }, &at), code);
        ck_assert_uint_eq(at, len);
    }
}
END_TEST

static const struct {
    const char *text, *lower, *folded;
} folds[] = {
    { "Doha", "doha", "doha" },
    { "Erdo\xc4\x9f"
      "an",
      "erdo\xc4\x9f"
      "an",
      "erdogan" },
    { "Sana'a", "sana'a", "sanaa" },
    { "Sana\xe2\x80\x99"
      "a",
      "sana\xe2\x80\x99"
      "a",
      "sanaa" },
    { "Al-Qaeda", "al-qaeda", "al qaeda" },
    { "\xc5\x81\xc3\xb3"
      "d\xc5\xba",
      "\xc5\x82\xc3\xb3"
      "d\xc5\xba",
      "lodz" },
    { "S\xc3\xb8ren", "s\xc3\xb8ren", "soren" },
    { "", "", "" },
};

START_TEST(folding)
{
    char out[64];
    dl_str s = dl_str_of(folds[_i].text);
    ck_assert_dl_str(((dl_str){ out, dl_utf8_lower(s, out, sizeof out) }),
                     folds[_i].lower);
    ck_assert_dl_str(((dl_str){ out, dl_utf8_fold(s, out, sizeof out) }),
                     folds[_i].folded);
}
END_TEST

START_TEST(cut_at_a_character)
{
    char out[3];
    ck_assert_uint_eq(dl_utf8_lower(DL_LIT("a\xc3\x89\xc3\x89"), out, 3), 3);
    ck_assert_uint_eq(dl_utf8_lower(DL_LIT("ab\xc3\x89"), out, 3), 2);
}
END_TEST

START_TEST(classes)
{
    ck_assert_uint_eq(dl_utf8_class('A'), DL_CLASS_LETTER | DL_CLASS_UPPER);
    ck_assert_uint_eq(dl_utf8_class(0xe9), DL_CLASS_LETTER | DL_CLASS_LOWER);
    ck_assert_uint_eq(dl_utf8_class('7'), DL_CLASS_DIGIT);
    ck_assert_uint_eq(dl_utf8_class(0xa0), DL_CLASS_SPACE);
    ck_assert_uint_eq(dl_utf8_class(0x201c), DL_CLASS_PUNCT);
    ck_assert_uint_eq(dl_utf8_class(0x301), DL_CLASS_MARK);
    ck_assert_uint_eq(dl_utf8_class(0x202e),
                      DL_CLASS_CONTROL); /* right-to-left override */
    ck_assert_uint_eq(dl_utf8_class('\n'), DL_CLASS_SPACE);
    ck_assert_uint_eq(dl_utf8_class(1), DL_CLASS_CONTROL);
}
END_TEST

START_TEST(widths)
{
    ck_assert_uint_eq(dl_utf8_width(DL_LIT("abc")), 3);
    ck_assert_uint_eq(dl_utf8_width(DL_LIT("\xe5\x8c\x97\xe4\xba\xac")), 4); /* Beijing */
    ck_assert_uint_eq(dl_utf8_width(DL_LIT("e\xcc\x81")), 1);
    ck_assert_uint_eq(dl_utf8_count(DL_LIT("\xe5\x8c\x97\xe4\xba\xac")), 2);
}
END_TEST

DL_SUITE("utf8", tcase_add_loop_test(tc, validation, 0, DL_N(checks));
         tcase_add_test(tc, round_trip); tcase_add_loop_test(tc, folding, 0, DL_N(folds));
         tcase_add_test(tc, cut_at_a_character); tcase_add_test(tc, classes);
         tcase_add_test(tc, widths);)
