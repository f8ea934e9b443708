/* test_title.c - titles are made of an event's own parts.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

static const char text[] =
    "Norland and Sudmark, Norland officials, Red Hill, Vik: it happened; "
    "we  shall\nwait for a very long time indeed before anybody of us "
    "even thinks of leaving this table, and that is final";

static const struct {
    const char *type;
    int status;
    const char *role1, *role2; /* of Norland and Sudmark, or NULL */
    int64_t round;
    const char *phase, *place, *content;
    const char *title;
} cases[] = {
    { "talk_round", DL_OCCURRED, "participant", "participant", 9, "ended", "Vik", NULL,
      "Norland and Sudmark: ninth round of talks, Vik (ended)" },
    { "talk_round", DL_PLANNED, "participant", "participant", 22, NULL, NULL, NULL,
      "Norland and Sudmark: 22nd round of talks (planned)" },
    { "talk_round", DL_ONGOING, NULL, NULL, 0, NULL, NULL, NULL,
      "round of talks (ongoing)" },
    { "attack", DL_OCCURRED, "agent", "target", 0, NULL, "Vik", NULL,
      "Norland: attack on Sudmark, Vik" },
    { "attack", DL_DENIED, NULL, "target", 0, NULL, NULL, NULL,
      "attack on Sudmark (denied)" },
    { "demand", DL_OCCURRED, "proposer", "target", 0, NULL, NULL, "we  shall\nwait",
      "Norland: demand to Sudmark: we shall wait" },
    { "statement", DL_OCCURRED, "speaker", NULL, 0, NULL, NULL,
      "we  shall\nwait for a very long time indeed before anybody of us even thinks of "
      "leaving this table, and that is final",
      "Norland: statement: we shall wait for a very long time indeed before anybody of us "
      "even thinks of leaving this table, ..." },
};

START_TEST(title)
{
    fixture f;
    fixture_open(&f);
    fixture_article(&f, "1", "", NULL, text);
    uint32_t e = fixture_event(&f, cases[_i].type, cases[_i].status, "happened");
    if (cases[_i].role1)
        fixture_part(&f, e, cases[_i].role1,
                     fixture_who(&f, DL_ACTOR_COUNTRY, "country/norland", "Norland"));
    if (cases[_i].role2)
        fixture_part(&f, e, cases[_i].role2,
                     fixture_who(&f, DL_ACTOR_COUNTRY, "country/sudmark", "Sudmark"));
    if (cases[_i].round) fixture_number(&f, e, "round", cases[_i].round);
    if (cases[_i].phase) fixture_word(&f, e, "phase", cases[_i].phase);
    if (cases[_i].place) fixture_place(&f, e, "place/vik", cases[_i].place);
    if (cases[_i].content) fixture_content(&f, e, cases[_i].content);
    fixture_put(&f);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT title FROM event", cases[_i].title);
    fixture_close(&f);
}
END_TEST

/* Norland, its officials and Sudmark: the officials are Norland. */
START_TEST(officials)
{
    fixture f;
    fixture_open(&f);
    fixture_article(&f, "1", "", NULL, text);
    uint32_t e = fixture_event(&f, "meeting", DL_OCCURRED, "happened");
    uint32_t norland = fixture_who(&f, DL_ACTOR_COUNTRY, "country/norland", "Norland");
    uint32_t own = fixture_who(&f, DL_ACTOR_COLLECTIVE, "collective/norland-officials",
                               "Norland officials");
    dl_mentions *m = &f.a.mentions;
    m->found.at[m->list.at[own].actor].parent = m->list.at[norland].actor;
    fixture_part(&f, e, "participant", norland);
    fixture_part(&f, e, "participant", own);
    fixture_part(&f, e, "participant",
                 fixture_who(&f, DL_ACTOR_COUNTRY, "country/sudmark", "Sudmark"));
    fixture_put(&f);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT title FROM event", "Norland and Sudmark: meeting");
    fixture_close(&f);
}
END_TEST

DL_SUITE("title", tcase_add_test(tc, officials);
         tcase_add_loop_test(tc, title, 0, DL_N(cases));)
