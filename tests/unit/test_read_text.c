/* test_read_text.c - plain text with and without front matter.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "reading.h"

static const struct {
    const char *raw, *out;
} rows[] = {
    { "Talks began.\n", "a.txt|a.txt||||||1|Talks began.\n\n" },
    { "\xef\xbb\xbfTalks began.", "a.txt|a.txt||||||1|Talks began.\n" },
    { "Title: Talks begin\nDate: 2019-08-26\nSource: Gazette\nURL: https://g.example/1\n"
      "Author: Mira Holt\n\nTalks began.",
      "a.txt|https://g.example/1|Talks begin|Gazette|Mira Holt||2019-08-26T00:00|1|"
      "Talks began.\n" },
    { "TITLE: Talks\r\npublished: Aug. 26, 2019\r\n\r\nTalks began.",
      "a.txt|a.txt|Talks||||2019-08-26T00:00|1|Talks began.\n" },
    { "Date: 2019-08-26\n\nTalks began.",
      "a.txt|a.txt|||||2019-08-26T00:00|1|Talks began.\n" },
    { "Title: Talks\n\n\nBegan.", "a.txt|a.txt|Talks|||||1|\nBegan.\n" },
    /* a date that can't be read is said, and the article has none */
    { "Title: Talks\nDate: one fine day\n\nTalks began.",
      "warning: date not understood, left out: one fine day\n"
      "a.txt|a.txt|Talks|||||1|Talks began.\n" },
    /* no front matter: the colon is the article's own */
    { "Cairo: talks began.\n\nMore.",
      "a.txt|a.txt||||||1|Cairo: talks began.\n\nMore.\n" },
    { "Source: officials\n\nMore.", "a.txt|a.txt||||||1|Source: officials\n\nMore.\n" },
    { "Date: unknown\n\nMore.", "a.txt|a.txt||||||1|Date: unknown\n\nMore.\n" },
    { "Title: A\nTalks began.\n\nMore.",
      "a.txt|a.txt||||||1|Title: A\nTalks began.\n\nMore.\n" },
    { "Title: A\nTitle: B\n\nMore.", "a.txt|a.txt||||||1|Title: A\nTitle: B\n\nMore.\n" },
    { "Title: A\nDate: 2019-08-26", "a.txt|a.txt||||||1|Title: A\nDate: 2019-08-26\n" },
    /* YAML */
    { "---\ntitle: \"Talks: a beginning\"\ndate: 2019-08-26\ntags: [a, b]\nauthors:\n"
      "  - Mira Holt\nsource: 'Gazette'\n# note\n---\n\nTalks began.",
      "a.txt|a.txt|Talks: a beginning|Gazette|Mira Holt||2019-08-26T00:00|1|"
      "Talks began.\n" },
    { "---\nid: x7\nlang: en\n...\nTalks.", "x7|a.txt#x7||||en||1|Talks.\n" },
    { "---\nTalks began.\n---\nMore.",
      "a.txt|a.txt||||||1|---\nTalks began.\n---\nMore.\n" },
    { "---\ntitle: A\nTalks.", "a.txt|a.txt||||||1|---\ntitle: A\nTalks.\n" },
    { "---\n---\nTalks.", "a.txt|a.txt||||||1|---\n---\nTalks.\n" },
    /* nothing to read */
    { "", "error: a.txt: the file is empty\n" },
    { " \n \n", "error: a.txt:1: the text is empty\n" },
    { "Title: A\nDate: 2019-08-26\n\n \n",
      "error: a.txt:1: front matter without a text\n" },
    { "PK\x03\x04", "error: a.txt: cannot be unpacked: Truncated ZIP file header\n" },
};

START_TEST(test_rows)
{
    dl_buf out = { 0 };
    print_input(dl_str_of(rows[_i].raw), "a.txt", NULL, &out);
    ck_assert_str_eq(out.ptr, rows[_i].out);
    dl_buf_free(&out);
}
END_TEST

START_TEST(test_limit)
{
    dl_buf raw = { 0 }, out = { 0 };
    while (raw.len <= DL_MAX_TEXT) dl_buf_puts(&raw, "0123456789abcdef");
    print_input((dl_str){ raw.ptr, (uint32_t)raw.len }, "a.txt", NULL, &out);
    ck_assert_str_eq(out.ptr, "error: a.txt:1: text of 8388624 bytes, limit 8388608\n");
    dl_buf_free(&raw);
    dl_buf_free(&out);
}
END_TEST

DL_SUITE("read_text", tcase_add_loop_test(tc, test_rows, 0, (int)DL_N(rows));
         tcase_add_test(tc, test_limit);)
