/* test_link_event.c - the same event told by two articles, and two events that look alike.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

/* One telling of an attack or meeting. Day NULL: assumed from the article; one with a blank
 * is an operation that lacks its year. */
typedef struct {
    const char *type, *published, *day, *agent, *target, *place;
    int status;
} telling;

#define N "country/norland"
#define S "country/sudmark"
#define R "group/red-hill"
#define V "place/vik"
static const struct {
    const char *what;
    telling a, b;
    bool one;
} cases[] = {
    { "the same day, agent and place",
      { "attack", "2019-08-26", "2019-08-25", N, NULL, V, DL_OCCURRED },
      { "attack", "2019-08-27", "2019-08-25", N, NULL, V, DL_OCCURRED },
      true },
    { "another day",
      { "attack", "2019-08-26", "2019-08-25", N, NULL, V, DL_OCCURRED },
      { "attack", "2019-08-27", "2019-08-26", N, NULL, V, DL_OCCURRED },
      false },
    { "another agent",
      { "attack", "2019-08-26", "2019-08-25", N, NULL, V, DL_OCCURRED },
      { "attack", "2019-08-27", "2019-08-25", S, NULL, V, DL_OCCURRED },
      false },
    { "another place",
      { "attack", "2019-08-26", "2019-08-25", N, S, V, DL_OCCURRED },
      { "attack", "2019-08-27", "2019-08-25", N, S, "country/sudmark", DL_OCCURRED },
      false },
    { "a city and its country",
      { "attack", "2019-08-26", "2019-08-25", R, S, V, DL_OCCURRED },
      { "attack", "2019-08-27", "2019-08-25", R, S, N, DL_OCCURRED },
      true },
    { "agent alone is not enough",
      { "attack", "2019-08-26", "2019-08-25", N, NULL, NULL, DL_OCCURRED },
      { "attack", "2019-08-27", "2019-08-25", N, NULL, NULL, DL_OCCURRED },
      false },
    { "no day given, the next day's paper",
      { "attack", "2019-08-26", NULL, N, S, NULL, DL_OCCURRED },
      { "attack", "2019-08-27", NULL, N, S, NULL, DL_OCCURRED },
      true },
    { "no day given, a week later",
      { "attack", "2019-08-26", NULL, N, S, NULL, DL_OCCURRED },
      { "attack", "2019-09-02", NULL, N, S, NULL, DL_OCCURRED },
      false },
    { "feared and happened are two",
      { "attack", "2019-08-26", NULL, N, S, NULL, DL_POSSIBLE },
      { "attack", "2019-08-27", NULL, N, S, NULL, DL_OCCURRED },
      false },
    { "undated articles never meet",
      { "attack", NULL, NULL, N, S, V, DL_OCCURRED },
      { "attack", NULL, NULL, N, S, V, DL_OCCURRED },
      false },
    { "meeting of the same two",
      { "meeting", "2019-08-26", "2019-08-25", N, S, NULL, DL_OCCURRED },
      { "meeting", "2019-08-27", "2019-08-25", S, N, NULL, DL_OCCURRED },
      true },
    { "an election is known by its day",
      { "election", "2019-08-26", "2019-09-28", N, NULL, NULL, DL_PLANNED },
      { "election", "2019-09-03", "2019-09-28", NULL, NULL, NULL, DL_PLANNED },
      true },
    { "undated articles, one day",
      { "election", NULL, "monthday 9 28 future", NULL, NULL, NULL, DL_PLANNED },
      { "election", NULL, "monthday 9 28 open", N, NULL, NULL, DL_PLANNED },
      true },
    { "undated articles, one fears what the other expects",
      { "election", NULL, "monthday 9 28 future", N, NULL, NULL, DL_PLANNED },
      { "election", NULL, "monthday 9 28 open", N, NULL, NULL, DL_POSSIBLE },
      true },
    { "undated articles, what was and what will be",
      { "election", NULL, "monthday 9 28 past", N, NULL, NULL, DL_OCCURRED },
      { "election", NULL, "monthday 9 28 open", N, NULL, NULL, DL_PLANNED },
      false },
    { "undated articles, two days",
      { "election", NULL, "monthday 9 28 future", N, NULL, NULL, DL_PLANNED },
      { "election", NULL, "monthday 9 27 future", N, NULL, NULL, DL_PLANNED },
      false },
    { "undated articles, a month and a day of it, in one place",
      { "election", NULL, "inmonth 9 future", NULL, NULL, N, DL_PLANNED },
      { "election", NULL, "mod APPROX in monthday 9 28 future", NULL, NULL, N,
        DL_PLANNED },
      true },
    { "undated articles, a month alone",
      { "election", NULL, "inmonth 9 future", NULL, NULL, NULL, DL_PLANNED },
      { "election", NULL, "monthday 9 28 future", NULL, NULL, NULL, DL_PLANNED },
      false },
    { "undated articles, another state",
      { "election", NULL, "monthday 9 28 future", N, NULL, NULL, DL_PLANNED },
      { "election", NULL, "monthday 9 28 future", S, NULL, NULL, DL_PLANNED },
      false },
    { "an undated article and a dated one",
      { "election", NULL, "monthday 9 28 future", NULL, NULL, NULL, DL_PLANNED },
      { "election", "2019-08-26", "2019-09-28", N, NULL, NULL, DL_PLANNED },
      true },
    { "undated articles, a meeting of the same two",
      { "meeting", NULL, "monthday 5 3 past", N, S, NULL, DL_OCCURRED },
      { "meeting", NULL, "monthday 5 3 past", S, N, NULL, DL_OCCURRED },
      true },
    { "undated articles, weekdays",
      { "meeting", NULL, "weekday 7 past", N, S, NULL, DL_OCCURRED },
      { "meeting", NULL, "weekday 7 past", S, N, NULL, DL_OCCURRED },
      false },
    { "two elections on one day",
      { "election", "2019-08-26", "2019-09-28", N, NULL, NULL, DL_PLANNED },
      { "election", "2019-09-03", "2019-09-28", S, NULL, NULL, DL_PLANNED },
      false },
};

static const char body[] = "%s: Norland, Sudmark, Red Hill, Vik, Sunday, happened";

static const char *name_of(const char *key) {
    return strcmp(key, N) == 0   ? "Norland"
           : strcmp(key, S) == 0 ? "Sudmark"
           : strcmp(key, R) == 0 ? "Red Hill"
                                 : "Vik";
}

static void tell(fixture *f, const char *uri, const telling *t) {
    char text[100];
    bool meet = strcmp(t->type, "meeting") == 0;
    snprintf(text, sizeof text, body, uri);
    fixture_article(f, uri, "", t->published, text);
    uint32_t e = fixture_event(f, t->type, t->status, "happened");
    bool yearless = t->day && strchr(t->day, ' ');
    if (yearless)
        fixture_when(f, e, "Sunday", t->day, NULL, 0);
    else if (t->day)
        fixture_when(f, e, "Sunday", "", t->day, DL_FROM_PUBLISHED);
    if (t->agent)
        fixture_part(f, e, meet ? "participant" : "agent",
                     fixture_who(f, DL_ACTOR_COUNTRY, t->agent, name_of(t->agent)));
    if (t->target)
        fixture_part(f, e, meet ? "participant" : "target",
                     fixture_who(f, DL_ACTOR_COUNTRY, t->target, name_of(t->target)));
    if (t->place) fixture_place(f, e, t->place, name_of(t->place));
    fixture_put(f);
}

START_TEST(pair)
{
    fixture f;
    fixture_open(&f);
    tell(&f, "1", &cases[_i].a);
    tell(&f, "2", &cases[_i].b);
    fixture_finish(&f);
    ck_assert_msg(strcmp(fixture_ask(&f, "SELECT count(*) FROM event"),
                         cases[_i].one ? "1" : "2") == 0,
                  "%s: %s event(s)", cases[_i].what, f.answer.ptr);
    if (cases[_i].one) ck_assert_answer(&f, "SELECT articles, reports FROM event", "2|2");
    fixture_close(&f);
}
END_TEST

/* Two undated articles that name the same actors most mean one election by its month. */
START_TEST(alike)
{
    static const char *const ops[] = { "monthday 9 28 future", "inmonth 9 future" };
    fixture f;
    fixture_open(&f);
    for (int i = 0; i < 2; i++) {
        char text[100];
        snprintf(text, sizeof text, body, i ? "2" : "1");
        fixture_article(&f, i ? "2" : "1", "", NULL, text);
        uint32_t e = fixture_event(&f, "election", DL_PLANNED, "happened");
        fixture_when(&f, e, "Sunday", ops[i], NULL, 0);
        fixture_who(&f, DL_ACTOR_COUNTRY, N, name_of(N));
        fixture_who(&f, DL_ACTOR_COUNTRY, S, name_of(S));
        fixture_who(&f, DL_ACTOR_ARMED_GROUP, R, name_of(R));
        fixture_put(&f);
    }
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT articles, reports FROM event", "2|2");
    fixture_close(&f);
}
END_TEST

/* ---- statements --------------------------------------------------------------------------- */

static const char first_words[] = "we will never leave the fishing grounds north of Vik";
static const struct {
    const char *speaker, *published, *words;
    bool one;
} statements[] = {
    { N, "2019-08-27", "we will never leave the fishing grounds north of Vik", true },
    { N, "2019-08-27",
      "will never leave the fishing grounds north of Vik, whatever comes", true },
    { N, NULL, "we will never leave the fishing grounds north of Vik", true },
    { S, "2019-08-27", "we will never leave the fishing grounds north of Vik", false },
    { N, "2019-10-27", "we will never leave the fishing grounds north of Vik", false },
    { N, "2019-08-27", "the budget for schools and roads grows next year again", false },
    /* translated otherwise; cut to its middle; the contrary; few words in common */
    { N, "2019-08-31",
      "Norland shall never leave its fishing ground off the north of Vik", true },
    { N, "2019-08-27", "never leave the fishing grounds north", true },
    { N, "2019-08-27", "we will soon leave the fishing grounds north of Vik", false },
    { N, "2019-08-27", "leave the grounds", false },
};

static void say(fixture *f, const char *uri, const char *speaker, const char *published,
                const char *words) {
    char text[200];
    snprintf(text, sizeof text, "%s Norland Sudmark said: %s.", uri, words);
    fixture_article(f, uri, "", published, text);
    uint32_t e = fixture_event(f, "statement", DL_OCCURRED, "said");
    fixture_part(f, e, "speaker",
                 fixture_who(f, DL_ACTOR_COUNTRY, speaker, name_of(speaker)));
    fixture_content(f, e, words);
    fixture_put(f);
}

START_TEST(statement)
{
    fixture f;
    fixture_open(&f);
    say(&f, "1", N, "2019-08-26", first_words);
    say(&f, "2", statements[_i].speaker, statements[_i].published, statements[_i].words);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT count(*) FROM event", statements[_i].one ? "1" : "2");
    fixture_close(&f);
}
END_TEST

START_TEST(told_apart)
{
    fixture f;
    fixture_open(&f);
    const telling t = { "attack", "2019-08-26", "2019-08-25", N, S, V, DL_OCCURRED };
    tell(&f, "1", &t);
    fixture_article(&f, "2", "", "2019-08-26",
                    "Norland Sudmark Vik Sunday: twice, again");
    for (int i = 0; i < 2; i++) { /* this paper tells two attacks apart */
        uint32_t e = fixture_event(&f, "attack", DL_OCCURRED, i ? "again" : "twice");
        fixture_when(&f, e, "Sunday", "", "2019-08-25", DL_FROM_PUBLISHED);
        fixture_part(&f, e, "agent", fixture_who(&f, DL_ACTOR_COUNTRY, N, "Norland"));
        fixture_part(&f, e, "target", fixture_who(&f, DL_ACTOR_COUNTRY, S, "Sudmark"));
    }
    fixture_put(&f);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT reports FROM event ORDER BY reports", "1\n2");
    fixture_close(&f);
}
END_TEST

START_TEST(same_as)
{
    fixture f;
    fixture_open(&f);
    fixture_article(&f, "1", "", "2019-08-26", "Norland attacked; the attack failed");
    fixture_event(&f, "attack", DL_OCCURRED, "attacked");
    uint32_t second = fixture_event(&f, "attack", DL_OCCURRED, "the attack");
    fixture_at(&f, second)->same_as = 0;
    fixture_put(&f);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT reports, articles FROM event", "2|1");
    fixture_close(&f);
}
END_TEST

/* ---- attacks that nobody is named for ------------------------------------------------------- */

static const struct {
    const char *what, *first, *second, *place;
    int killed, also; /* 0: not told */
    bool one;
} placed[] = {
    { "tolls that rose", "a car bomb happened Sunday in Vik",
      "the Vik blast happened Sunday", V, 12, 15, true },
    { "another means", "a car bomb happened Sunday in Vik",
      "gunmen shot at Vik, happened Sunday", V, 3, 4, false },
    { "nothing but town and day", "an attack happened Sunday in Vik",
      "violence happened Sunday in Vik", V, 0, 0, false },
    { "the same toll", "an attack happened Sunday in Vik",
      "violence happened Sunday in Vik", V, 12, 12, true },
    { "a toll that cannot be", "a car bomb happened Sunday in Vik",
      "the Vik blast happened Sunday", V, 2, 60, false },
    { "a country is no town", "a car bomb happened Sunday, Norland",
      "the Norland blast happened Sunday", N, 12, 15, false },
};

static void tell_placed(fixture *f, const char *uri, const char *text, const char *place,
                        int killed) {
    char all[100];
    snprintf(all, sizeof all, "%s %s", uri, text);
    fixture_article(f, uri, "", "2019-08-26", all);
    uint32_t e = fixture_event(f, "attack", DL_OCCURRED, "happened");
    fixture_at(f, e)->evidence = (dl_span){ 0, (uint32_t)strlen(all) };
    fixture_when(f, e, "Sunday", "", "2019-08-25", DL_FROM_PUBLISHED);
    fixture_place(f, e, place, name_of(place));
    if (killed) fixture_number(f, e, "killed", killed);
    fixture_put(f);
}

START_TEST(by_place)
{
    fixture f;
    fixture_open(&f);
    tell_placed(&f, "1", placed[_i].first, placed[_i].place, placed[_i].killed);
    tell_placed(&f, "2", placed[_i].second, placed[_i].place, placed[_i].also);
    fixture_finish(&f);
    ck_assert_msg(strcmp(fixture_ask(&f, "SELECT count(*) FROM event"),
                         placed[_i].one ? "1" : "2") == 0,
                  "%s: %s event(s)", placed[_i].what, f.answer.ptr);
    if (placed[_i].one && placed[_i].killed != placed[_i].also)
        ck_assert_answer(&f, "SELECT DISTINCT field, value FROM conflicts ORDER BY value",
                         "killed|12\nkilled|15");
    fixture_close(&f);
}
END_TEST

/* The order in which articles come changes nothing; the second linking writes nothing. */
START_TEST(order)
{
    fixture f, g;
    fixture_open(&f);
    fixture_open(&g);
    for (size_t i = 0; i < DL_N(cases); i++) {
        char uri[20];
        snprintf(uri, sizeof uri, "a%02u", (unsigned)i % 100);
        tell(&f, uri, &cases[i].a);
        snprintf(uri, sizeof uri, "b%02u", (unsigned)i % 100);
        tell(&f, uri, &cases[i].b);
        if (i % 3 == 0) fixture_finish(&f);
    }
    for (size_t i = DL_N(cases); i-- > 0;) {
        char uri[20];
        snprintf(uri, sizeof uri, "b%02u", (unsigned)i % 100);
        tell(&g, uri, &cases[i].b);
        snprintf(uri, sizeof uri, "a%02u", (unsigned)i % 100);
        tell(&g, uri, &cases[i].a);
    }
    fixture_finish(&f);
    fixture_finish(&g);
    static const char all[] =
        "SELECT e.key, e.title, e.begins, e.articles, e.status, "
        "(SELECT group_concat(n) FROM (SELECT a.name || x.role AS n "
        "FROM event_actor x JOIN actor a ON a.id = x.actor "
        "WHERE x.event = e.id ORDER BY 1)) "
        "FROM event e ORDER BY e.key";
    ck_assert_str_eq(fixture_ask(&f, all), fixture_ask(&g, all));
    ck_assert_answer(&f, "INSERT INTO event_fts(event_fts) VALUES('integrity-check')",
                     "");
    ck_assert_answer(&f, "PRAGMA foreign_key_check", "");
    fixture_close(&f);
    fixture_close(&g);
}
END_TEST

START_TEST(old_keys_lead_on)
{
    fixture f;
    const telling late = { "attack", "2019-08-28", "2019-08-25", N, S, V, DL_OCCURRED };
    const telling early = { "attack", "2019-08-26", "2019-08-25", N, S, V, DL_OCCURRED };
    fixture_open(&f);
    tell(&f, "1", &late);
    fixture_finish(&f);
    char *before = strdup(fixture_ask(&f, "SELECT key FROM event"));
    tell(&f, "2", &early); /* an earlier telling gives the event its name */
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT count(*) FROM event", "1");
    ck_assert_str_eq(fixture_ask(&f, "SELECT k.old FROM key_alias k JOIN event e "
                                     "ON e.key = k.new"),
                     before);
    free(before);
    fixture_close(&f);
}
END_TEST

DL_SUITE("link_event", tcase_add_test(tc, alike);
         tcase_add_loop_test(tc, pair, 0, DL_N(cases));
         tcase_add_loop_test(tc, statement, 0, DL_N(statements));
         tcase_add_loop_test(tc, by_place, 0, DL_N(placed));
         tcase_add_test(tc, told_apart); tcase_add_test(tc, same_as);
         tcase_add_test(tc, order); tcase_add_test(tc, old_keys_lead_on);)
