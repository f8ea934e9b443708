/* test_link_value.c - the best of an event's reports.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

/* Two tellings of one round; what the event says of status and time. */
typedef struct {
    const char *published;
    int status;
    const char *begins, *ends, *grain, *basis; /* NULL: no time */
} telling;

static const struct {
    const char *what;
    telling a, b;
    const char *answer; /* status, begins, grain, basis */
} cases[] = {
    { "later news wins",
      { "2019-08-26", DL_ONGOING, "2019-08-26", "2019-08-27", "day", "published" },
      { "2019-09-03", DL_OCCURRED, NULL, NULL, NULL, NULL },
      "occurred|2019-08-26T00:00|day|published" },
    { "what happened is not unhappened by a plan",
      { "2019-08-26", DL_OCCURRED, NULL, NULL, NULL, NULL },
      { "2019-09-03", DL_PLANNED, NULL, NULL, NULL, NULL },
      "occurred|2019-08-26T00:00|day|assumed" },
    { "a plan outlives doubt of the same day",
      { "2019-08-26", DL_POSSIBLE, NULL, NULL, NULL, NULL },
      { "2019-08-26", DL_PLANNED, NULL, NULL, NULL, NULL },
      "planned|2019-08-26T00:00|day|assumed" },
    { "the finer of two that agree",
      { "2019-08-26", DL_OCCURRED, "2019-08-01", "2019-09-01", "month", "explicit" },
      { "2019-09-03", DL_OCCURRED, "2019-08-22", "2019-08-23", "day", "published" },
      "occurred|2019-08-22T00:00|day|published" },
    { "the day it was, not the one it was planned for",
      { "2019-08-20", DL_PLANNED, "2019-08-30", "2019-08-31", "day", "explicit" },
      { "2019-09-03", DL_OCCURRED, "2019-08-31", "2019-09-01", "day", "published" },
      "occurred|2019-08-31T00:00|day|published" },
    { "the day it was planned for, where nobody says when it was",
      { "2019-08-20", DL_PLANNED, "2019-08-30", "2019-08-31", "day", "explicit" },
      { "2019-09-03", DL_OCCURRED, NULL, NULL, NULL, NULL },
      "occurred|2019-08-30T00:00|day|explicit" },
    { "the more explicit of two that do not",
      { "2019-08-26", DL_OCCURRED, "2019-08-22", "2019-08-23", "day", "published" },
      { "2019-09-03", DL_OCCURRED, "2019-08-21", "2019-08-22", "day", "explicit" },
      "occurred|2019-08-21T00:00|day|explicit" },
};

static void tell(fixture *f, const char *uri, const telling *t) {
    char text[60];
    snprintf(text, sizeof text, "%s Norland Sudmark talks when", uri);
    fixture_article(f, uri, uri, t->published, text);
    uint32_t e = fixture_event(f, "talk_round", t->status, "talks");
    fixture_part(f, e, "participant",
                 fixture_who(f, DL_ACTOR_COUNTRY, "country/norland", "Norland"));
    fixture_part(f, e, "participant",
                 fixture_who(f, DL_ACTOR_COUNTRY, "country/sudmark", "Sudmark"));
    fixture_number(f, e, "round", 9);
    if (t->begins) {
        fixture_when(f, e, "when", "", t->begins, dl_basis_named(dl_str_of(t->basis)));
        dl_when *w = &f->a.whens.list.at[0];
        ck_assert(dl_iso_parse(dl_str_of(t->ends), &w->ends));
        w->grain = (uint8_t)dl_grain_named(dl_str_of(t->grain));
    }
    fixture_put(f);
}

START_TEST(best)
{
    fixture f;
    fixture_open(&f);
    tell(&f, "1", &cases[_i].a);
    tell(&f, "2", &cases[_i].b);
    fixture_finish(&f);
    fixture_ask(&f, "SELECT status, begins, grain, basis FROM event");
    ck_assert_msg(strcmp(f.answer.ptr, cases[_i].answer) == 0, "%s: %s", cases[_i].what,
                  f.answer.ptr);
    ck_assert_answer(&f, "SELECT reports, articles, sources, round FROM event",
                     "2|2|2|9");
    fixture_close(&f);
}
END_TEST

DL_SUITE("link_value", tcase_add_loop_test(tc, best, 0, DL_N(cases));)
