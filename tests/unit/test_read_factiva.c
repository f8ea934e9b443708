/* test_read_factiva.c - exports of Factiva: fields with codes, articles as shown, HTML.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "reading.h"

static const char coded[] = "HD  Talks begin\n"
                            "BY  By Ada Bell\n"
                            "WC  12 words\n"
                            "PD  26 August 2019\n"
                            "ET  10:15\n"
                            "SN  The Gazette\n"
                            "SC  GAZ\n"
                            "LA  English\n"
                            "CY  (c) 2019 The Gazette\n"
                            "\n"
                            "LP\n"
                            "The envoys met.\n"
                            "\n"
                            "TD\n"
                            "They agreed. IN THE END\n"
                            "nothing came of it.\n"
                            "\n"
                            "CO  x : y\n"
                            "AN  Document GAZ0000020190826ef8q00001\n"
                            "\n"
                            "SE  News\n"
                            "HD  Talks\n"
                            "    end\n"
                            "PD  27 August 2019\n"
                            "SN  The Gazette\n"
                            "LP  They ended.\n"
                            "AN  Document GAZ0000020190827ef8r00002\n";

static const char shown[] = "Talks begin\n"
                            "By Ada Bell\n"
                            "1,204 words\n"
                            "26 August 2019\n"
                            "10:15\n"
                            "The Gazette\n"
                            "GAZ\n"
                            "3\n"
                            "English\n"
                            "(c) 2019 The Gazette\n"
                            "\n"
                            "The envoys met.\n"
                            "\n"
                            "They agreed.\n"
                            "\n"
                            "Document GAZ0000020190826ef8q00001\n"
                            "\n"
                            "Talks end\n"
                            "3 words\n"
                            "27 August 2019\n"
                            "The Gazette\n"
                            "GAZ\n"
                            "English\n"
                            "Copyright 2019\n"
                            "\n"
                            "They ended.\n"
                            "\n"
                            "Document GAZ0000020190827ef8r00002\n"
                            "\n"
                            "Odd\n"
                            "Document GAZ0000020190827ef8r00003\n";

static const char page[] =
    "<html><body><div class='article enArticle'><table><tr><td><b>HD</b>&nbsp;</td><td><b>T</b>"
    "</td></tr><tr><td><b>PD</b>&nbsp;</td><td>29 d\xc3\xa9"
    "cembre 2011</td></tr><tr><td><b>ET"
    "</b>&nbsp;</td><td>15:32</td></tr><tr><td><b>SN</b>&nbsp;</td><td>Gazette</td></tr><tr><td>"
    "<p><b>LP</b>&nbsp;</p></td><td><p>One.</p><p>Two.</p></td></tr><tr><td><p><b>TD</b>&nbsp;"
    "</p></td><td><p>Three.</p></td></tr><tr><td><b>AN</b>&nbsp;</td><td>Document "
    "GAZ0000020111229e7ct0001r</td></tr></table></div></body></html>";

static void check_input(const char *raw, const char *wanted) {
    dl_buf out = { 0 };
    print_input(dl_str_of(raw), "a", NULL, &out);
    ck_assert_str_eq(out.ptr ? out.ptr : "", wanted);
    dl_buf_free(&out);
}

START_TEST(test_coded)
{
    check_input(
        coded,
        "GAZ0000020190826ef8q00001|a#GAZ0000020190826ef8q00001|Talks begin|The Gazette|"
        "Ada Bell|English|2019-08-26T10:15|1|The envoys met.\n\nThey agreed. IN THE END"
        "\nnothing came of it.\n"
        "GAZ0000020190827ef8r00002|a#GAZ0000020190827ef8r00002|Talks end|The Gazette|||"
        "2019-08-27T00:00|21|They ended.\n");
}
END_TEST

START_TEST(test_shown)
{
    check_input(
        shown,
        "GAZ0000020190826ef8q00001|a#GAZ0000020190826ef8q00001|Talks begin|The Gazette|"
        "Ada Bell||2019-08-26T10:15|1|The envoys met.\n\nThey agreed.\n"
        "GAZ0000020190827ef8r00002|a#GAZ0000020190827ef8r00002|Talks end|The Gazette|||"
        "2019-08-27T00:00|17|They ended.\n"
        "error: a:29: article 3 of the export: no headline, number of words and "
        "copyright before the text\n");
}
END_TEST

START_TEST(test_page)
{
    check_input(page, "GAZ0000020111229e7ct0001r|a#GAZ0000020111229e7ct0001r|T|Gazette|||"
                      "2011-12-29T15:32|1|One.\n\nTwo.\n\nThree.\n");
}
END_TEST

START_TEST(test_not_recognised)
{
    static const char *const raws[] = {
        "HD  is short for headline.\nThe talks went on.\n",
        "Talks\n300 words were said.\nDocument 12 was signed.\n",
    };
    for (size_t i = 0; i < DL_N(raws); i++)
        ck_assert_str_ne(dl_reader_for(dl_str_of(raws[i]), "a")->name, "factiva");
}
END_TEST

DL_SUITE("read_factiva", tcase_add_test(tc, test_coded); tcase_add_test(tc, test_shown);
         tcase_add_test(tc, test_page); tcase_add_test(tc, test_not_recognised);)
