/* test_encoding.c - bytes become UTF-8 or are refused.
 *
 * SPDX-License-Identifier: MIT */
#include <check.h>

#include "../../src/document/reader.h"

#define BYTES(s) (s), sizeof(s) - 1

static const struct {
    const char *raw;
    size_t len;
    const char *text;     /* NULL: refused */
    const char *encoding; /* or, when refused, what the message begins with */
} rows[] = {
    { BYTES("plain"), "plain", "UTF-8" },
    { BYTES(""), "", "UTF-8" },
    { BYTES("\xef\xbb\xbfmark"), "mark", "UTF-8" },
    { BYTES("\xef\xbb\xbf"), "", "UTF-8" },
    { BYTES("caf\xc3\xa9 \xf0\x9f\x98\x80"), "café 😀", "UTF-8" },
    { BYTES("\xff\xfe"
            "a\0\xe9\0\x3d\xd8\x00\xde"),
      "aé😀", "UTF-16LE" },
    { BYTES("\xfe\xff"
            "\0a\0\xe9"),
      "aé", "UTF-16BE" },
    { BYTES("\xff\xfe\0\0"
            "a\0\0\0\x00\xf6\x01\0"),
      "a😀", "UTF-32LE" },
    { BYTES("\0\0\xfe\xff"
            "\0\0\0a"),
      "a", "UTF-32BE" },
    { BYTES("the ministry\x92s \x93offer\x94 at a caf\xe9 for \x80 5"),
      "the ministry’s “offer” at a café for € 5", "windows-1252" },
    { BYTES("it\xe2\x80\x99s here, and it\x92s there"), "it’s here, and it’s there",
      "UTF-8 with stray windows-1252" },
    { BYTES(
          "talks in the Caf\xc9\x94 and the Caf\xe9, Andr\xe9 said, th\xe9, th\xe9, \xe9"),
      "talks in the CafÉ” and the Café, André said, thé, thé, é", "windows-1252" },
    { BYTES("about a hundred words \x81 of text"), "about a hundred words \uFFFD of text",
      "windows-1252" },
    { BYTES("cut in a character \xe2\x80"), "cut in a character â€", "windows-1252" },
    { BYTES("a\0b"), NULL, "binary data: NUL at byte 1" },
    { BYTES("\x1f\x8b\x08"), NULL, "no text but gzip-compressed: unpack it first" },
    { BYTES("%PDF-1.4"), NULL, "no text but a PDF" },
    { BYTES("\x01\x02\x03\x04 abc"), NULL, "binary data: 4 control characters" },
    { BYTES("\xff\xfe"
            "a\0b"),
      NULL, "UTF-16LE cut inside a character" },
    { BYTES("\xff\xfe"
            "\x00\xd8"
            "a\0"),
      NULL, "bad UTF-16LE at byte 2" },
    { BYTES("\xff\xfe"
            "a\0\0\0b\0"),
      NULL, "bad UTF-16LE at byte 4" },
    { BYTES("\0\0\xfe\xff"
            "\0\x11\0\0"),
      NULL, "bad UTF-32BE at byte 4" },
    { BYTES("\xcf\xf0\xe8\xe2\xe5\xf2"), NULL, "neither UTF-8 nor Windows-1252" },
};

START_TEST(test_encoding)
{
    dl_buf raw = { 0 };
    dl_err err = { 0 };
    const char *encoding = NULL;
    dl_buf_add(&raw, rows[_i].raw, rows[_i].len);
    dl_code rc = dl_make_utf8(&raw, &encoding, &err);
    if (rows[_i].text) {
        ck_assert_msg(rc == DL_OK, "%s", err.text);
        ck_assert_str_eq(raw.ptr, rows[_i].text);
        ck_assert_uint_eq(raw.len, strlen(rows[_i].text));
        ck_assert_str_eq(encoding, rows[_i].encoding);
    } else {
        ck_assert_int_eq(rc, DL_EINPUT);
        ck_assert_msg(dl_str_starts(dl_str_of(err.text), rows[_i].encoding), "%s",
                      err.text);
    }
    dl_buf_free(&raw);
}
END_TEST

int main(void) {
    Suite *suite = suite_create("encoding");
    TCase *tests = tcase_create("encoding");
    tcase_add_loop_test(tests, test_encoding, 0, (int)DL_N(rows));
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? 1 : 0;
}
