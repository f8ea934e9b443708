/* test_link_talks.c - series of talks, and rounds told by several articles.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

typedef struct {
    const char *published, *parties; /* letters: N, S, R; E is an envoy of Norland */
    int64_t number;
    int status;
    const char *order, *place, *talks, *subject; /* NULL: not told */
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

static void tell_two(fixture *f, const telling *a, const telling *b) {
    fixture_open(f);
    tell(f, "1", a);
    tell(f, "2", b);
    fixture_finish(f);
}

static const struct {
    const char *what;
    telling a, b;
    const char *answer; /* series, rounds */
} cases[] = {
    { "the same number",
      { .published = "2019-08-26", "NR", 9, DL_ONGOING },
      { .published = "2019-09-03", "NR", 9, DL_OCCURRED },
      "1|1" },
    { "an envoy speaks for a country",
      { .published = "2019-08-26", "NR", 9, DL_ONGOING },
      { .published = "2019-09-03", "ER", 9, DL_OCCURRED },
      "1|1" },
    { "the next number",
      { .published = "2019-08-26", "NR", 9, DL_ONGOING },
      { .published = "2019-09-03", "NR", 10, DL_PLANNED },
      "1|2" },
    { "other parties",
      { .published = "2019-08-26", "NR", 9, DL_ONGOING },
      { .published = "2019-09-03", "NS", 9, DL_OCCURRED },
      "2|2" },
    { "the latest round of the same weeks",
      { .published = "2019-08-26", "NR", 9, DL_OCCURRED },
      { .published = "2019-09-03", "NR", 0, DL_OCCURRED, .order = "latest" },
      "1|1" },
    { "a round of another season",
      { .published = "2019-08-26", "NR", 9, DL_OCCURRED },
      { .published = "2019-12-03", "NR", 0, DL_OCCURRED, .order = "latest" },
      "1|2" },
    { "the next round is another",
      { .published = "2019-08-26", "NR", 9, DL_OCCURRED },
      { .published = "2019-08-27", "NR", 0, DL_PLANNED, .order = "next" },
      "1|2" },
    { "the previous round is another",
      { .published = "2019-08-26", "NR", 9, DL_OCCURRED },
      { .published = "2019-08-27", "NR", 0, DL_OCCURRED, .order = "previous" },
      "1|2" },
    { "the same number years later",
      { .published = "2009-08-26", "NR", 3, DL_OCCURRED },
      { .published = "2019-08-27", "NR", 3, DL_OCCURRED },
      "1|2" },
    { "one subject said, the other not",
      { .published = "2019-08-26", "NR", 9, DL_OCCURRED, .subject = "peace" },
      { .published = "2019-09-03", "NR", 9, DL_OCCURRED },
      "1|1" },
    { "other subjects, the same number",
      { .published = "2019-08-26", "NR", 9, DL_OCCURRED, .subject = "peace" },
      { .published = "2019-09-03", "NR", 9, DL_OCCURRED, .subject = "trade" },
      "2|2" },
    { "one name, parties told in part",
      { .published = "2019-08-26", "NRS", 9, DL_OCCURRED, .talks = "three-party talks" },
      { .published = "2019-09-03",
        "N",
        9,
        DL_OCCURRED,
        .talks = "three-party peace talks" },
      "1|1" },
    { "one name, the parties of none",
      { .published = "2019-08-26", "N", 9, DL_OCCURRED, .talks = "three-party talks" },
      { .published = "2019-09-03", "S", 8, DL_OCCURRED, .talks = "three-party talks" },
      "2|2" },
    { "the name of a process, other parties",
      { .published = "2019-08-26", "NR", 9, DL_OCCURRED, .talks = "Vik process" },
      { .published = "2019-09-03", "S", 9, DL_OCCURRED, .talks = "Vik Process" },
      "1|1" },
    { "a process, and talks of its name",
      { .published = "2019-08-26", "NR", 1, DL_OCCURRED, .talks = "Vik process" },
      { .published = "2019-09-03",
        "S",
        2,
        DL_OCCURRED,
        .talks = "Vik talks",
        .subject = "peace" },
      "1|2" },
    { "talks in one town on two matters",
      { .published = "2019-08-26",
        "NR",
        1,
        DL_OCCURRED,
        .talks = "Vik talks",
        .subject = "peace" },
      { .published = "2019-09-03",
        "NR",
        1,
        DL_OCCURRED,
        .talks = "Vik trade talks",
        .subject = "trade" },
      "2|2" },
    { "a name, and the same parties without it",
      { .published = "2019-08-26", "NR", 9, DL_OCCURRED, .talks = "Vik talks" },
      { .published = "2019-09-03", "NR", 9, DL_OCCURRED, .subject = "peace" },
      "1|1" },
    { "world talks and the round that all states hold",
      { .published = "2019-08-26",
        "NR",
        0,
        DL_ONGOING,
        .talks = "Vik round",
        .subject = "trade" },
      { .published = "2019-12-03",
        "S",
        0,
        DL_PLANNED,
        .talks = "global trade talks",
        .subject = "trade" },
      "1|2" },
    { "world talks on another matter",
      { .published = "2019-08-26",
        "NR",
        0,
        DL_ONGOING,
        .talks = "Vik round",
        .subject = "trade" },
      { .published = "2019-12-03",
        "S",
        0,
        DL_PLANNED,
        .talks = "world climate talks",
        .subject = "climate" },
      "2|2" },
    { "world talks years after a round",
      { .published = "2009-08-26",
        "NR",
        0,
        DL_OCCURRED,
        .talks = "Vik round",
        .subject = "trade" },
      { .published = "2019-12-03",
        "S",
        0,
        DL_PLANNED,
        .talks = "world trade talks",
        .subject = "trade" },
      "2|2" },
    { "the same number, one telling names somebody besides",
      { .published = "2019-08-26", "NR", 9, DL_OCCURRED },
      { .published = "2019-09-03", "NRS", 9, DL_OCCURRED },
      "1|1" },
    { "somebody besides, another number",
      { .published = "2019-08-26", "NR", 9, DL_OCCURRED },
      { .published = "2019-09-03", "NRS", 3, DL_OCCURRED },
      "2|2" },
    { "undated articles, the same number",
      { .published = NULL, "NR", 9, DL_OCCURRED },
      { .published = NULL, "RN", 9, DL_OCCURRED },
      "1|1" },
};

START_TEST(pair)
{
    fixture f;
    tell_two(&f, &cases[_i].a, &cases[_i].b);
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
    const telling a = { .published = "2019-08-26", "NR", 9, DL_ONGOING, .place = "Vik" };
    const telling b = { .published = "2019-09-03", "NR", 9, DL_OCCURRED };
    tell_two(&f, &a, &b);
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
        .published = "2019-08-26", "NRS", 1, DL_ONGOING, .talks = "Vik talks"
    };
    const telling b = { .published = "2019-09-03",
                        "N",
                        2,
                        DL_OCCURRED,
                        .talks = "Vik talks",
                        .subject = "arms" };
    tell_two(&f, &a, &b);
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
    const telling full = { .published = "2019-08-26", "NR", 9, DL_ONGOING };
    const telling bare = {
        .published = "2019-08-26", "", 0, DL_ONGOING, .order = "latest"
    };
    const telling half = { .published = "2019-08-26", "R", 8, DL_OCCURRED };
    const telling other = { .published = "2019-08-26", "S", 8, DL_OCCURRED };
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
