/* test_link_talks.c - series of talks, and rounds told by several articles:
 * tests/cases/link_talks.cases, which says what stands in a telling.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"
#include "text_cases.h"

static const char body[] =
    "%s: Norland, Sudmark, Red Hill, Ada Berg, envoy, Vik, Bergen, talks";

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

static int status_of(dl_str name) {
    static const char *const names[] = { "occurred", "ongoing", "planned" };
    static const int statuses[] = { DL_OCCURRED, DL_ONGOING, DL_PLANNED };
    for (size_t i = 0; i < DL_N(names); i++)
        if (dl_str_is(name, names[i])) return statuses[i];
    ck_abort_msg("no status: %.*s", DL_ARG(name));
    return DL_OCCURRED;
}

/* The next word of *REST. */
static dl_str word_of(dl_str *rest) {
    *rest = dl_str_trim(*rest);
    return dl_str_cut(rest, ' ');
}

/* A round of the article at hand; TOLD: its parties, number, status and fields. MEM: holds what
 * is told until the article is put. */
static void tell_round(fixture *f, dl_arena *mem, dl_str told) {
    dl_str fields = told, head = dl_str_cut(&fields, ';'), parties = word_of(&head);
    dl_str number = word_of(&head);
    int64_t n = 0;
    uint32_t e = fixture_event(f, "talk_round", status_of(word_of(&head)), "talks");
    for (uint32_t i = 0; i < parties.len && parties.ptr[i] != '-'; i++)
        fixture_part(f, e, "participant", party(f, parties.ptr[i]));
    ck_assert(dl_str_int(number, &n));
    if (n) fixture_number(f, e, "round", n);
    while (fields.len) {
        dl_str text = dl_str_trim(dl_str_cut(&fields, ';')),
               name = dl_str_cut(&text, '=');
        if (dl_str_is(name, "place"))
            fixture_place(f, e, dl_str_is(text, "Vik") ? "place/vik" : "place/bergen",
                          dl_str_z(mem, text));
        else
            fixture_word(f, e, dl_str_z(mem, name), dl_str_z(mem, text));
    }
}

/* An article URI; TOLD: its date, "-" for none, and the rounds it tells of, by "/". */
static void tell(fixture *f, const char *uri, const char *told) {
    char text[100], date[16];
    dl_arena *mem = dl_arena_new();
    dl_str rest = dl_str_of(told), published = word_of(&rest);
    snprintf(text, sizeof text, body, uri);
    snprintf(date, sizeof date, "%.*s", DL_ARG(published));
    fixture_article(f, uri, "", dl_str_is(published, "-") ? NULL : date, text);
    while (rest.len) tell_round(f, mem, dl_str_cut(&rest, '/'));
    fixture_put(f);
    dl_arena_free(mem);
}

static void tell_two(fixture *f, const char *a, const char *b) {
    fixture_open(f);
    tell(f, "1", a);
    tell(f, "2", b);
    fixture_finish(f);
}

static void check_pair(const dl_words *words, dl_arena *mem, dl_str text, dl_str expected,
                       uint32_t line) {
    (void)words;
    fixture f;
    dl_buf found = { 0 };
    dl_str b = text, a = dl_str_cut(&b, '|');
    tell_two(&f, dl_str_z(mem, a), dl_str_z(mem, b));
    dl_buf_puts(&found,
                fixture_ask(&f, "SELECT (SELECT count(*) FROM series) || ' series, ' || "
                                "(SELECT count(*) FROM event) || ' rounds'"));
    check_found("link_talks.cases", line, text, &found, expected);
    dl_buf_free(&found);
    fixture_close(&f);
}

START_TEST(pairs)
{ run_cases("link_talks.cases", 23, check_pair); }
END_TEST

START_TEST(row)
{
    fixture f;
    tell_two(&f, "2019-08-26 NR 9 ongoing; place=Vik", "2019-09-03 NR 9 occurred");
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

/* A round is held where an article says, a series where more than half of its rounds are. */
START_TEST(venues)
{
    fixture f;
    tell_two(&f, "2019-03-01 NR 1 occurred; place=Vik/NR 2 occurred; place=Bergen",
             "2019-08-26 NR 3 occurred");
    ck_assert_answer(&f, "SELECT round, venue FROM talk_rounds ORDER BY round",
                     "1|Vik\n2|Bergen\n3|-");
    ck_assert_answer(&f, "SELECT venue FROM series", "-");
    fixture_close(&f);
    tell_two(&f, "2019-03-01 NR 1 occurred; place=Vik/NR 2 occurred; place=Bergen",
             "2019-08-26 NR 3 occurred; place=Bergen");
    ck_assert_answer(&f, "SELECT venue FROM series", "Bergen");
    fixture_close(&f);
}
END_TEST

/* What a series is called, whose and about what it is. */
START_TEST(names)
{
    fixture f;
    tell_two(&f, "2019-08-26 NRS 1 ongoing; talks=Vik talks",
             "2019-09-03 N 2 occurred; talks=Vik talks; subject=arms");
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
    fixture_open(&f);
    tell(&f, "1",
         "2019-08-26 NR 9 ongoing / - 0 ongoing; order=latest / R 8 occurred / "
         "S 8 occurred");
    fixture_finish(&f);
    ck_assert_answer(&f,
                     "SELECT round, reports FROM event WHERE series IS NOT NULL "
                     "ORDER BY 1",
                     "8|1\n9|2");
    fixture_close(&f);
}
END_TEST

DL_SUITE("link_talks", tcase_add_test(tc, pairs); tcase_add_test(tc, row);
         tcase_add_test(tc, venues); tcase_add_test(tc, names);
         tcase_add_test(tc, parties_from_the_article);)
