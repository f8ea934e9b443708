/* test_encoding.c - bytes become UTF-8 or are refused.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
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
    /* declared, or suggested by the language or the bytes */
    { BYTES("<meta charset=\"iso-8859-2\"><p>Rozmowy w \xb6rod\xea zako\xf1"
            "czy\xb3y si\xea"),
      "<meta charset=\"iso-8859-2\"><p>Rozmowy w środę zakończyły się", "ISO-8859-2" },
    { BYTES(
          "<META HTTP-EQUIV=content-type content='text/html; charset=windows-1251'><p>\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb \xe7\xe0\xe2\xe5\xf0\xf8\xe8\xeb\xe8\xf1\xfc"),
      "<META HTTP-EQUIV=content-type content='text/html; charset=windows-1251'><p>Переговоры завершились",
      "WINDOWS-1251" },
    { BYTES(
          "<?xml version=\"1.0\" encoding=\"GB2312\"?><p>\xbb\xe1\xcc\xb8\xd4\xda\xd6\xdc\xd2\xbb\xbd\xe1\xca\xf8"),
      "<?xml version=\"1.0\" encoding=\"GB2312\"?><p>会谈在周一结束", "GB18030" },
    { BYTES(
          "<meta charset=shift_jis><p>\x89\xef\x92k\x82\xcd\x8c\x8e\x97j\x93\xfa\x82\xc9\x8fI\x82\xed\x82\xc1\x82\xbd"),
      "<meta charset=shift_jis><p>会談は月曜日に終わった", "CP932" },
    { BYTES("<meta charset=iso-2022-jp><p>\x1b$B2qCL\x1b(B"),
      "<meta charset=iso-2022-jp><p>会談", "ISO-2022-JP" },
    { BYTES("<html lang=\"pl-PL\"><p>Rozmowy w \xb6rod\xea"),
      "<html lang=\"pl-PL\"><p>Rozmowy w środę", "ISO-8859-2" },
    { BYTES("<html lang=\"zh-TW\"><p>\xb7|\xbd\xcd\xa6"
            "b\xb6g\xa4@\xb5\xb2\xa7\xf4"),
      "<html lang=\"zh-TW\"><p>會談在週一結束", "BIG5-HKSCS" },
    { BYTES("<meta charset=iso-8859-2><p>Ca\xc5\x82o\xc5\x9b\xc4\x87 w UTF-8"),
      "<meta charset=iso-8859-2><p>Całość w UTF-8", "UTF-8" },
    { BYTES("<\x00h\x00t\x00m\x00l\x00>\x00<\x00p\x00>\x00t\x00"
            "a\x00l\x00k\x00s\x00"),
      "<html><p>talks", "UTF-16LE" },
    { BYTES("\x00<\x00!\x00"
            "D\x00O\x00"
            "C\x00T\x00Y\x00P\x00"
            "E\x00 \x00h\x00t\x00m\x00l\x00>\x00<\x00p\x00>\x00t\x00"
            "a\x00l\x00k\x00s"),
      "<!DOCTYPE html><p>talks", "UTF-16BE" },
    { BYTES(
          "\xcf\xe5\xf0\xe5\xe3\xee\xe2\xee\xf0\xfb \xe2 \xf1\xf2\xee\xeb\xe8\xf6\xe5 \xe7\xe0\xe2\xe5\xf0\xf8\xe8\xeb\xe8\xf1\xfc \xe2 \xef\xee\xed\xe5\xe4\xe5\xeb\xfc\xed\xe8\xea, \xf1\xee\xee\xe1\xf9\xe8\xeb \xef\xf0\xe5\xe4\xf1\xf2\xe0\xe2\xe8\xf2\xe5\xeb\xfc \xec\xe8\xed\xe8\xf1\xf2\xe5\xf0\xf1\xf2\xe2\xe0. \xd1\xf2\xee\xf0\xee\xed\xfb \xe4\xee\xe3\xee\xe2\xee\xf0\xe8\xeb\xe8\xf1\xfc \xe2\xf1\xf2\xf0\xe5\xf2\xe8\xf2\xfc\xf1\xff \xf1\xed\xee\xe2\xe0 \xf7\xe5\xf0\xe5\xe7 \xed\xe5\xe4\xe5\xeb\xfe, \xe7\xe0\xff\xe2\xe8\xeb \xee\xed."),
      "Переговоры в столице завершились в понедельник, сообщил представитель министерства. Стороны договорились встретиться снова через неделю, заявил он.",
      "WINDOWS-1251" },
    { BYTES(
          "\xf0\xc5\xd2\xc5\xc7\xcf\xd7\xcf\xd2\xd9 \xd7 \xd3\xd4\xcf\xcc\xc9\xc3\xc5 \xda\xc1\xd7\xc5\xd2\xdb\xc9\xcc\xc9\xd3\xd8 \xd7 \xd0\xcf\xce\xc5\xc4\xc5\xcc\xd8\xce\xc9\xcb, \xd3\xcf\xcf\xc2\xdd\xc9\xcc \xd0\xd2\xc5\xc4\xd3\xd4\xc1\xd7\xc9\xd4\xc5\xcc\xd8 \xcd\xc9\xce\xc9\xd3\xd4\xc5\xd2\xd3\xd4\xd7\xc1. \xf3\xd4\xcf\xd2\xcf\xce\xd9 \xc4\xcf\xc7\xcf\xd7\xcf\xd2\xc9\xcc\xc9\xd3\xd8 \xd7\xd3\xd4\xd2\xc5\xd4\xc9\xd4\xd8\xd3\xd1 \xd3\xce\xcf\xd7\xc1 \xde\xc5\xd2\xc5\xda \xce\xc5\xc4\xc5\xcc\xc0, \xda\xc1\xd1\xd7\xc9\xcc \xcf\xce."),
      "Переговоры в столице завершились в понедельник, сообщил представитель министерства. Стороны договорились встретиться снова через неделю, заявил он.",
      "KOI8-R" },
    { BYTES("<meta charset=euc-jp><p>the ministry\x92s caf\xe9 and more text here"),
      "<meta charset=euc-jp><p>the ministry’s café and more text here", "windows-1252" },
    { BYTES("<meta charset=nonsense><p>caf\xe9"), "<meta charset=nonsense><p>café",
      "windows-1252" },
    { BYTES(
          "<p>talks\0 began on Monday and they went on for two more days in the capital, as the minister said on Tuesday"),
      "<p>talks began on Monday and they went on for two more days in the capital, as the minister said on Tuesday",
      "UTF-8" },
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

DL_SUITE("encoding", tcase_add_loop_test(tc, test_encoding, 0, (int)DL_N(rows));)
