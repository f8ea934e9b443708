/* test_when_suggest.c - what speaks for a day of publication, and what does not.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "when_fixture.h"

static const struct {
    const char *text, *day, *reason; /* day NULL: nothing to suggest */
} cases[] = {
    { "DOHA, Nov. 23 (Agency) - They met on Tuesday. They had met on 5 March 2019.",
      "2019-11-23", "its dateline says Nov. 23, and the text no later year" },
    { "DOHA, Jan. 9 (Agency) - They met on Tuesday. They had met on 5 March 2019.",
      "2020-01-09", "its dateline says Jan. 9, and the text no later year" },
    { "The envoys met on Monday, August 26, he said. The truce of 2019 holds.",
      "2019-08-26", "the years of the text have but one Monday, August 26" },
    { "The envoys met on Tuesday, August 25, he said. The truce of 2019 holds.",
      "2020-08-25", "the years of the text have but one Tuesday, August 25" },
    { "The envoys met on Monday. The truce was signed on 3 May 2019.", "2019-05-03",
      "the last day that it tells of as past is 3 May 2019" },
    /* what is yet to come says nothing */
    { "The envoys met on Monday. The truce will end on 3 May 2021.", NULL, NULL },
    /* a later year than that of its last full date */
    { "The envoys met on Monday. The truce of 3 May 2017 was broken in 2019.", NULL,
      NULL },
    /* nothing in it needs a date */
    { "The envoys met on 3 May 2019 and left on 5 May 2019.", NULL, NULL },
    /* no year at all */
    { "The envoys met on Monday, August 26, he said.", NULL, NULL },
    { "The envoys met on Monday. They oppose the September 28 election.", NULL, NULL },
    { "", NULL, NULL },
};

START_TEST(suggestions)
{
    when_seeds s;
    dl_err err = { 0 };
    ck_assert_int_eq(load_when_seeds(&s, &err), DL_OK);
    for (size_t i = 0; i < DL_N(cases); i++) {
        dl_document doc = { .text = dl_str_of(cases[i].text), .published = DL_NO_TIME };
        dl_suggestion found = { .day = 7 };
        char iso[DL_ISO_MAX] = "none";
        if (dl_suggest_date(s.rules, s.words, &doc, &found)) {
            dl_iso_format(found.day, iso);
            ck_assert_str_eq(found.reason, cases[i].reason ? cases[i].reason : "");
        } else
            ck_assert_int_eq(found.day, 7);
        iso[10] = '\0';
        ck_assert_msg(strcmp(iso, cases[i].day ? cases[i].day : "none") == 0, "%s: %s",
                      cases[i].text, iso);
    }
    dl_arena_free(s.mem);
}
END_TEST

/* A date that the article gives is not looked at, and never changed. */
START_TEST(takes_no_account_of_its_date)
{
    when_seeds s;
    dl_err err = { 0 };
    dl_document doc = { .text = dl_str_of(cases[0].text), .published = 0 };
    dl_suggestion found;
    char iso[DL_ISO_MAX];
    ck_assert_int_eq(load_when_seeds(&s, &err), DL_OK);
    ck_assert(dl_suggest_date(s.rules, s.words, &doc, &found));
    ck_assert_str_eq(dl_iso_format(found.day, iso), "2019-11-23T00:00");
    ck_assert_int_eq(doc.published, 0);
    ck_assert_uint_eq(doc.blocks.n, 0);
    dl_arena_free(s.mem);
}
END_TEST

DL_SUITE("when_suggest", tcase_add_test(tc, suggestions);
         tcase_add_test(tc, takes_no_account_of_its_date);)
