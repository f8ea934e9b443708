/* test_link_talks.c - series of talks, and rounds told by several articles.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

typedef struct {
    const char *published, *parties; /* letters: N, S, R; E is an envoy of Norland */
    int64_t number;
    int status;
    const char *order, *place, *talks, *subject;
} telling;

static const char body[] = "%s: Norland, Sudmark, Red Hill, Ada Berg, envoy, Vik, talks";

static uint32_t party(fixture *f, char letter) {
    uint32_t envoy, norland;
    switch (letter) {
    case 'N': return fixture_who(f, DL_ACTOR_COUNTRY, "country/norland", "Norland");
    case 'S': return fixture_who(f, DL_ACTOR_COUNTRY, "country/sudmark", "Sudmark");
    case 'R': return fixture_who(f, DL_ACTOR_ARMED_GROUP, "group/red-hill", "Red Hill");
    default:
        norland = fixture_who(f, DL_ACTOR_COUNTRY, "country/norland", "Norland");
        envoy = fixture_who(f, DL_ACTOR_PERSON, "person/ada-berg", "Ada Berg");
        fixture_role(f, envoy, norland, "envoy");
        return envoy;
    }
}

static void tell_here(fixture *f, const telling *t) {
    uint32_t e = fixture_event(f, "talk_round", t->status, "talks");
    for (const char *p = t->parties; *p; p++)
        fixture_part(f, e, "participant", party(f, *p));
    if (t->number) fixture_number(f, e, "round", t->number);
    if (t->order) fixture_word(f, e, "order", t->order);
    if (t->talks) fixture_word(f, e, "talks", t->talks);
    if (t->subject) fixture_word(f, e, "subject", t->subject);
    if (t->place) fixture_place(f, e, "place/vik", t->place);
}

static void tell(fixture *f, const char *uri, const telling *t) {
    char text[100];
    snprintf(text, sizeof text, body, uri);
    fixture_article(f, uri, "", t->published, text);
    tell_here(f, t);
    fixture_put(f);
}

static const struct {
    const char *what;
    telling a, b;
    const char *answer; /* series, rounds */
} cases[] = {
    { "the same number",
      { "2019-08-26", "NR", 9, DL_ONGOING, NULL, NULL, NULL, NULL },
      { "2019-09-03", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      "1|1" },
    { "an envoy speaks for a country",
      { "2019-08-26", "NR", 9, DL_ONGOING, NULL, NULL, NULL, NULL },
      { "2019-09-03", "ER", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      "1|1" },
    { "the next number",
      { "2019-08-26", "NR", 9, DL_ONGOING, NULL, NULL, NULL, NULL },
      { "2019-09-03", "NR", 10, DL_PLANNED, NULL, NULL, NULL, NULL },
      "1|2" },
    { "other parties",
      { "2019-08-26", "NR", 9, DL_ONGOING, NULL, NULL, NULL, NULL },
      { "2019-09-03", "NS", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      "2|2" },
    { "the latest round of the same weeks",
      { "2019-08-26", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      { "2019-09-03", "NR", 0, DL_OCCURRED, "latest", NULL, NULL, NULL },
      "1|1" },
    { "a round of another season",
      { "2019-08-26", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      { "2019-12-03", "NR", 0, DL_OCCURRED, "latest", NULL, NULL, NULL },
      "1|2" },
    { "the next round is another",
      { "2019-08-26", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      { "2019-08-27", "NR", 0, DL_PLANNED, "next", NULL, NULL, NULL },
      "1|2" },
    { "the previous round is another",
      { "2019-08-26", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      { "2019-08-27", "NR", 0, DL_OCCURRED, "previous", NULL, NULL, NULL },
      "1|2" },
    { "the same number years later",
      { "2009-08-26", "NR", 3, DL_OCCURRED, NULL, NULL, NULL, NULL },
      { "2019-08-27", "NR", 3, DL_OCCURRED, NULL, NULL, NULL, NULL },
      "1|2" },
    { "one subject said, the other not",
      { "2019-08-26", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, "peace" },
      { "2019-09-03", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      "1|1" },
    { "other subjects, the same number",
      { "2019-08-26", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, "peace" },
      { "2019-09-03", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, "trade" },
      "2|2" },
    { "one name, parties told in part",
      { "2019-08-26", "NRS", 9, DL_OCCURRED, NULL, NULL, "three-party talks", NULL },
      { "2019-09-03", "N", 9, DL_OCCURRED, NULL, NULL, "three-party peace talks", NULL },
      "1|1" },
    { "one name, the parties of none",
      { "2019-08-26", "N", 9, DL_OCCURRED, NULL, NULL, "three-party talks", NULL },
      { "2019-09-03", "S", 8, DL_OCCURRED, NULL, NULL, "three-party talks", NULL },
      "2|2" },
    { "the name of a process, other parties",
      { "2019-08-26", "NR", 9, DL_OCCURRED, NULL, NULL, "Vik process", NULL },
      { "2019-09-03", "S", 9, DL_OCCURRED, NULL, NULL, "Vik Process", NULL },
      "1|1" },
    { "a process, and talks of its name",
      { "2019-08-26", "NR", 1, DL_OCCURRED, NULL, NULL, "Vik process", NULL },
      { "2019-09-03", "S", 2, DL_OCCURRED, NULL, NULL, "Vik talks", "peace" },
      "1|2" },
    { "talks in one town on two matters",
      { "2019-08-26", "NR", 1, DL_OCCURRED, NULL, NULL, "Vik talks", "peace" },
      { "2019-09-03", "NR", 1, DL_OCCURRED, NULL, NULL, "Vik trade talks", "trade" },
      "2|2" },
    { "a name, and the same parties without it",
      { "2019-08-26", "NR", 9, DL_OCCURRED, NULL, NULL, "Vik talks", NULL },
      { "2019-09-03", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, "peace" },
      "1|1" },
    { "world talks and the round that all states hold",
      { "2019-08-26", "NR", 0, DL_ONGOING, NULL, NULL, "Vik round", "trade" },
      { "2019-12-03", "S", 0, DL_PLANNED, NULL, NULL, "global trade talks", "trade" },
      "1|2" },
    { "world talks on another matter",
      { "2019-08-26", "NR", 0, DL_ONGOING, NULL, NULL, "Vik round", "trade" },
      { "2019-12-03", "S", 0, DL_PLANNED, NULL, NULL, "world climate talks", "climate" },
      "2|2" },
    { "world talks years after a round",
      { "2009-08-26", "NR", 0, DL_OCCURRED, NULL, NULL, "Vik round", "trade" },
      { "2019-12-03", "S", 0, DL_PLANNED, NULL, NULL, "world trade talks", "trade" },
      "2|2" },
    { "the same number, one telling names somebody besides",
      { "2019-08-26", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      { "2019-09-03", "NRS", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      "1|1" },
    { "somebody besides, another number",
      { "2019-08-26", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      { "2019-09-03", "NRS", 3, DL_OCCURRED, NULL, NULL, NULL, NULL },
      "2|2" },
    { "undated articles, the same number",
      { NULL, "NR", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      { NULL, "RN", 9, DL_OCCURRED, NULL, NULL, NULL, NULL },
      "1|1" },
};

START_TEST(pair)
{
    fixture f;
    fixture_open(&f);
    tell(&f, "1", &cases[_i].a);
    tell(&f, "2", &cases[_i].b);
    fixture_finish(&f);
    ck_assert_msg(strcmp(fixture_ask(&f, "SELECT (SELECT count(*) FROM series), "
                                         "(SELECT count(*) FROM event)"),
                         cases[_i].answer) == 0,
                  "%s: %s", cases[_i].what, f.answer.ptr);
    fixture_close(&f);
}
END_TEST

START_TEST(row)
{
    fixture f;
    const telling a = { "2019-08-26", "NR", 9, DL_ONGOING, NULL, "Vik", NULL, NULL };
    const telling b = { "2019-09-03", "NR", 9, DL_OCCURRED, NULL, NULL, NULL, NULL };
    fixture_open(&f);
    tell(&f, "1", &a);
    tell(&f, "2", &b);
    fixture_finish(&f);
    ck_assert_answer(&f,
                     "SELECT parties, round, status, venue, articles FROM talk_rounds",
                     "Norland and Red Hill|9|occurred|Vik|2");
    ck_assert_answer(&f, "SELECT title FROM timeline",
                     "Norland and Red Hill: ninth round of talks, Vik");
    ck_assert_answer(&f, "SELECT name, venue, rounds, begins FROM series",
                     "Norland and Red Hill|Vik|1|2019-08-26T00:00");
    ck_assert_answer(&f,
                     "SELECT a.name FROM series_party p JOIN actor a ON a.id = p.actor "
                     "ORDER BY 1",
                     "Norland\nRed Hill");
    fixture_close(&f);
}
END_TEST

/* What a series is called, whose and about what it is. */
START_TEST(names)
{
    fixture f;
    const telling a = {
        "2019-08-26", "NRS", 1, DL_ONGOING, NULL, NULL, "Vik talks", NULL
    };
    const telling b = {
        "2019-09-03", "N", 2, DL_OCCURRED, NULL, NULL, "Vik talks", "arms"
    };
    fixture_open(&f);
    tell(&f, "1", &a);
    tell(&f, "2", &b);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT name, parties, subject, rounds FROM series",
                     "Vik talks|Norland, Red Hill and Sudmark|arms|2");
    ck_assert_answer(
        &f, "SELECT name, parties, subject, round FROM talk_rounds ORDER BY round",
        "Vik talks|Norland, Red Hill and Sudmark|arms|1\n"
        "Vik talks|Norland, Red Hill and Sudmark|arms|2");
    fixture_close(&f);
}
END_TEST

/* A round without parties takes those of the other talks its article tells of. */
START_TEST(parties_from_the_article)
{
    fixture f;
    const telling full = { "2019-08-26", "NR", 9, DL_ONGOING, NULL, NULL, NULL, NULL };
    const telling bare = { "2019-08-26", "", 0, DL_ONGOING, "latest", NULL, NULL, NULL };
    const telling half = { "2019-08-26", "R", 8, DL_OCCURRED, NULL, NULL, NULL, NULL };
    const telling other = { "2019-08-26", "S", 8, DL_OCCURRED, NULL, NULL, NULL, NULL };
    char text[100];
    fixture_open(&f);
    snprintf(text, sizeof text, body, "1");
    fixture_article(&f, "1", "", "2019-08-26", text);
    tell_here(&f, &full);
    tell_here(&f, &bare);
    tell_here(&f, &half);
    tell_here(&f, &other);
    fixture_put(&f);
    fixture_finish(&f);
    ck_assert_answer(&f,
                     "SELECT round, reports FROM event WHERE series IS NOT NULL "
                     "ORDER BY 1",
                     "8|1\n9|2");
    fixture_close(&f);
}
END_TEST

DL_SUITE("link_talks", tcase_add_loop_test(tc, pair, 0, DL_N(cases));
         tcase_add_test(tc, row); tcase_add_test(tc, names);
         tcase_add_test(tc, parties_from_the_article);)
