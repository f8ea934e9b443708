/* test_read_nexis.c - exports of LexisNexis: both forms, cover pages, labels of languages.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "reading.h"

static const char older[] = "Download Request: Selected Items: 1-2\n"
                            "\n"
                            "\n"
                            "                               1 of 2 DOCUMENTS\n"
                            "\n"
                            "\n"
                            "                                 The Gazette\n"
                            "\n"
                            "                            August 26, 2019 Monday\n"
                            "                                   Edition 1;\n"
                            "                                    Scotland\n"
                            "\n"
                            "Talks on the strait\n"
                            "begin again\n"
                            "\n"
                            "BYLINE: By Ada Bell\n"
                            "\n"
                            "SECTION: NEWS; Pg. 3\n"
                            "\n"
                            "LENGTH: 12 words\n"
                            "\n"
                            "The envoys met on Monday and agreed to\n"
                            "meet again.\n"
                            "\n"
                            "A second paragraph: with a colon.\n"
                            "\n"
                            "LOAD-DATE: August 27, 2019\n"
                            "\n"
                            "LANGUAGE: ENGLISH\n"
                            "\n"
                            "\n"
                            "                       Copyright 2019 The Gazette\n"
                            "                              All Rights Reserved\n"
                            "\n"
                            "                               2 of 2 DOCUMENTS\n"
                            "\n"
                            "\n"
                            "                                 Der Bote\n"
                            "\n"
                            "                            3. September 2019\n"
                            "\n"
                            "RÜCKKEHR: Die Gespräche\n"
                            "\n"
                            "AUTOR: Karl Roth\n"
                            "\n"
                            "LÄNGE: 5 Wörter\n"
                            "\n"
                            "HAUPTTEIL:\n"
                            "Die Gespräche gehen weiter.\n"
                            "\n"
                            "ERFASSUNGSDATUM: 4. September 2019\n"
                            "\n"
                            "SPRACHE: GERMAN\n";

static const char newer[] = "Date and Time: Friday, 30. August 2019 09:31:00 CEST\n"
                            "Documents (2)\n"
                            "1. Talks begin\n"
                            "Client/Matter: -None-\n"
                            "\n"
                            "Talks begin\n"
                            "The Gazette (London)\n"
                            "August 26, 2019 Monday 9:20 AM GMT\n"
                            "\n"
                            "Copyright 2019 The Gazette All Rights Reserved\n"
                            "\n"
                            "Section: NEWS; Version:2\n"
                            "Length: 12 words\n"
                            "Byline: Ada Bell\n"
                            "Body\n"
                            "\n"
                            "The envoys met.\n"
                            "\n"
                            "They agreed: nothing.\n"
                            "\n"
                            "Classification\n"
                            "\n"
                            "Language: ENGLISH\n"
                            "\n"
                            "Load-Date: August 26, 2019\n"
                            "\n"
                            "End of Document\n"
                            "\n"
                            "Talks end;\n"
                            "a long title\n"
                            "The Gazette (London)\n"
                            "August 27, 2019 Tuesday\n"
                            "\n"
                            "Length: 3 words\n"
                            "Body\n"
                            "\n"
                            "\n"
                            "They ended.\n"
                            "\n"
                            "End of Document\n";

static void check_input(const char *raw, const char *format, const char *wanted) {
    dl_buf out = { 0 };
    print_input(dl_str_of(raw), "a", format, &out);
    ck_assert_str_eq(out.ptr ? out.ptr : "", wanted);
    dl_buf_free(&out);
}

START_TEST(test_older)
{
    check_input(
        older, NULL,
        "a|a|Talks on the strait begin again|The Gazette|Ada Bell|ENGLISH|"
        "2019-08-26T00:00|5|The envoys met on Monday and agreed to\nmeet again.\n\n"
        "A second paragraph: with a colon.\n"
        "a#2|a#2|RÜCKKEHR: Die Gespräche|Der Bote|Karl Roth|GERMAN|"
        "2019-09-03T00:00|36|Die Gespräche gehen weiter.\n");
}
END_TEST

START_TEST(test_newer)
{
    check_input(
        newer, NULL,
        "a|a|Talks begin|The Gazette (London)|Ada Bell|ENGLISH|2019-08-26T09:20|1|"
        "The envoys met.\n\nThey agreed: nothing.\n"
        "a#2|a#2|Talks end; a long title|The Gazette (London)|||2019-08-27T00:00|28|"
        "They ended.\n");
}
END_TEST

START_TEST(test_html)
{
    check_input(
        "<html><body><div><p><span>1 of 1 DOCUMENTS</span></p><p>Gazette</p>"
        "<p>August 26, 2019</p><p>T</p><p>LENGTH: 2 words</p><p>Talks.</p><p>More."
        "</p><p>LANGUAGE: ENGLISH</p></div></body></html>",
        NULL, "a|a|T|Gazette||ENGLISH|2019-08-26T00:00|1|Talks.\n\nMore.\n");
}
END_TEST

START_TEST(test_faults)
{
    check_input(
        "1 of 2 DOCUMENTS\n\nGazette\n\nAugust 26, 2019\n\nT\n\n2 of 2 DOCUMENTS\n\n"
        "Gazette\n\nMay 1, 2019\n\nU\n\nTalks.\n",
        "nexis",
        "error: a:2: article 1 of the export: no text in it, only a title\n"
        "a#2|a#2|U|Gazette|||2019-05-01T00:00|10|Talks.\n");
    check_input("An article.\n", "nexis", "error: a: no article in it\n");
}
END_TEST

START_TEST(test_not_recognised)
{
    static const char *const raws[] = { "He read 1 of 10 DOCUMENTS on Monday.\n",
                                        "Body\n\nThe talks.\n", "3 of 4 envoys agreed\n",
                                        "{\"text\": \"1 of 10 DOCUMENTS\"}\n" };
    for (size_t i = 0; i < DL_N(raws); i++)
        ck_assert_str_ne(dl_reader_for(dl_str_of(raws[i]), "a")->name, "nexis");
}
END_TEST

DL_SUITE("read_nexis", tcase_add_test(tc, test_older); tcase_add_test(tc, test_newer);
         tcase_add_test(tc, test_html); tcase_add_test(tc, test_faults);
         tcase_add_test(tc, test_not_recognised);)
