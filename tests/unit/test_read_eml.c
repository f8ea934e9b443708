/* test_read_eml.c - mail messages: headers, encodings, parts; web archives.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "reading.h"

#define HEAD                                                                               \
    "From: \"The Gazette\" <news@g.example>\r\nTo: b@c.example\r\nSubject: Fwd: Talks\r\n" \
    "Date: Mon, 26 Aug 2019 10:15:00 +0200\r\nMIME-Version: 1.0\r\n"

static const struct {
    const char *raw, *out;
} rows[] = {
    { HEAD "\r\nThe envoys met.\r\n",
      "a|a|Talks|The Gazette|||2019-08-26T10:15|1|The envoys met.\r\n\n" },
    /* encoded words, folded; Latin-1 in quoted-printable */
    { "From: =?iso-8859-1?Q?Caf=E9_M?= <a@b.example>\nSubject: =?utf-8?B?VGFsa3M=?=\n"
      " =?utf-8?Q?_go_on?= now\nDate: 26 Aug 2019 10:15 GMT\nContent-Type: text/plain;\n"
      " charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nAn envoy in a "
      "caf=E9 =\nsaid=20so=.\n",
      "a|a|Talks go on now|Café M|||2019-08-26T10:15|1|An envoy in a café said so=.\n\n" },
    /* plain text before HTML, unless it is a stub */
    { HEAD
      "Content-Type: multipart/alternative; boundary=\"x y\"\r\n\r\nFor old programs\r\n"
      "--x y\r\nContent-Type: text/plain\r\n\r\nSee the HTML.\r\n--x y\r\nContent-Type: "
      "text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
      "PHA+VGhlIGVudm95cyBtZXQu\r\nPC9wPjxwPlRoZXkgYWdyZWVkLjwvcD4=\r\n--x y--\r\n",
      "a|a|Talks|The Gazette|||2019-08-26T10:15|1|The envoys met.\n\nThey agreed.\n" },
    { HEAD
      "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n"
      "Content-Disposition: attachment\r\n\r\nNo.\r\n--x\r\n\r\nYes.\r\n--x--\r\n",
      "a|a|Talks|The Gazette|||2019-08-26T10:15|1|Yes.\r\n\n" },
    /* a message attached to an empty one */
    { HEAD
      "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n \r\n--x\r\nContent-Type: "
      "message/rfc822\r\n\r\nFrom: c@d.example\r\nSubject: Inner\r\nDate: 1 May 2019\r\n\r\n"
      "Talks.\r\n--x--\r\n",
      "a|a|Inner|c@d.example|||2019-05-01T00:00|1|Talks.\r\n\n" },
    { HEAD "\r\n", "error: a:1: no text in this message\n" },
    { HEAD
      "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n"
      "\r\nAAAA\r\n--x",
      "error: a:1: no text in this message\n" },
    /* cut short */
    { HEAD "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nTalks",
      "a|a|Talks|The Gazette|||2019-08-26T10:15|1|Talks\n" },
    { "", "error: a: the file is empty\n" },
};

START_TEST(test_rows)
{
    dl_buf out = { 0 };
    print_input(dl_str_of(rows[_i].raw), "a", "eml", &out);
    ck_assert_str_eq(out.ptr ? out.ptr : "", rows[_i].out);
    dl_buf_free(&out);
}
END_TEST

START_TEST(test_web_archive)
{
    dl_buf out = { 0 };
    print_input(
        DL_LIT(
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://g.example/1\n"
            "Subject: Talks - Gazette\nDate: Sun, 1 Mar 2020 10:00:00 -0000\n"
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\n"
            "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
            "<html><head><title>Talks</title><meta property=3D\"article:published_time\""
            " content=3D\"2019-08-26T10:15:00Z\"></head><body><article><h1>Talks</h1>"
            "<p>The envoys of both sides met in the old town on Monday and spoke for "
            "hours.</p><p>They agreed to meet again before the end of the month, said "
            "a host.</p></article></body></html>\n--b--\n"),
        "a", NULL, &out);
    ck_assert_ptr_nonnull(strstr(out.ptr, "a|https://g.example/1|Talks|"));
    ck_assert_ptr_nonnull(strstr(out.ptr, "|2019-08-26T10:15|1|The envoys of both"));
    dl_buf_free(&out);
}
END_TEST

START_TEST(test_recognised)
{
    static const struct {
        const char *raw, *name;
    } cases[] = {
        { HEAD "\r\nText.\r\n", "eml" },
        { "Received: from a\n by b\nFrom: c\nSubject: d\n\nText.\n", "eml" },
        { "Title: T\nDate: 2019-08-26\nURL: https://g.example/1\n\nText.\n", "text" },
        { "From: the capital\nTo: the coast\n\nA journey.\n", "text" },
        { "Subject: talks.\nThe envoys met, they said:\n", "text" },
    };
    for (size_t i = 0; i < DL_N(cases); i++)
        ck_assert_str_eq(dl_reader_for(dl_str_of(cases[i].raw), "a")->name,
                         cases[i].name);
}
END_TEST

DL_SUITE("read_eml", tcase_add_loop_test(tc, test_rows, 0, (int)DL_N(rows));
         tcase_add_test(tc, test_web_archive); tcase_add_test(tc, test_recognised);)
