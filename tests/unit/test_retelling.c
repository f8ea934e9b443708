/* test_retelling.c - copies and revisions in a database: who speaks, what counts.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

#define BODY                                                                               \
    "Red Hill attacked Vik at dawn and drove the guard from the Hollow Bridge before the " \
    "mist had lifted. Farmers who had come to market hid in the mill, and the bell was "   \
    "rung until the rope broke. Norland sent two companies from the coast. By noon the "   \
    "raiders had gone back into the woods with horses and a cart of flour, and the mayor " \
    "asked all families to count their children before they opened a single door."
#define CUT                                                                                \
    "Red Hill attacked Vik at dawn and drove the guard from the Hollow Bridge before the " \
    "mist had lifted. Farmers who had come to market hid in the mill, and the bell was "   \
    "rung until the rope broke. Norland sent two companies from the coast."
#define MORE                                                                                 \
    "\n\nIn the evening a rider brought word that the flour had been found in a ditch. The " \
    "horses had not. A council was called for the next morning, under arms."
#define OTHER                                                                                \
    "Red Hill attacked Vik again before dusk, this time from the river, and was beaten off " \
    "by millers with hooks. Three boats were sunk. The coast companies arrived too late to " \
    "fight and in time to eat, as the mayor put it, who had lost his hat and his patience. " \
    "Norland's council met all night and ended without a word to those who were waiting."

typedef struct {
    const char *uri, *source, *date, *text;
} telling;

static void put(fixture *f, const telling *t) {
    fixture_article(f, t->uri, t->source, t->date, t->text);
    uint32_t hill = fixture_who(f, DL_ACTOR_ARMED_GROUP, "group/red-hill", "Red Hill");
    uint32_t vik = fixture_who(f, DL_ACTOR_PLACE, "place/vik", "Vik");
    uint32_t attack = fixture_event(f, "attack", DL_OCCURRED, "attacked");
    fixture_part(f, attack, "agent", hill);
    fixture_part(f, attack, "target", vik);
    fixture_put(f);
}

/* Everything that does not hang on the order of coming. */
static const char state[] =
    "SELECT d.uri, l.uri, r.kind, r.shared FROM retelling r "
    "JOIN article d ON d.id = r.article JOIN article l ON l.id = r.lead ORDER BY 1";
static const char pairs_known[] =
    "SELECT min(a.uri, b.uri), max(a.uri, b.uri), likeness, shared FROM likeness k "
    "JOIN article a ON a.id = k.a JOIN article b ON b.id = k.b ORDER BY 1, 2";
static const char counts[] = "SELECT count(*), sum(reports), sum(articles), sum(sources) "
                             "FROM event";

static const telling wire[] = {
    { "https://wire.example/1", "Wire", "2019-08-26", "VIK, Aug 26 (Wire) - " BODY },
    { "https://courier.example/a", "Courier", "2019-08-27", CUT },
    { "https://herald.example/b", "Herald", "2019-08-27",
      BODY "\n\nReporting by Ida Holm; editing by Per Dahl." },
};

START_TEST(copies)
{
    fixture f;
    fixture_open(&f);
    for (size_t i = 0; i < DL_N(wire); i++) put(&f, &wire[i]);
    fixture_finish(&f);
    ck_assert_answer(&f,
                     "SELECT uri FROM article WHERE id NOT IN "
                     "(SELECT article FROM retelling)",
                     "https://wire.example/1");
    ck_assert_answer(&f, "SELECT kind, count(*) FROM retelling GROUP BY kind", "copy|2");
    ck_assert_answer(&f, counts, "1|1|1|1");
    ck_assert_answer(&f, "SELECT articles FROM actor WHERE key = 'group/red-hill'", "1");
    ck_assert_answer(&f, "SELECT count(*) FROM article", "3"); /* all can be read */
    fixture_close(&f);
}
END_TEST

START_TEST(any_order) /* the same content, at once or one ingest after the other */
{
    static const uint8_t orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 0, 2 } };
    char *first = NULL, *first_pairs = NULL;
    for (size_t o = 0; o < DL_N(orders); o++)
        for (int apart = 0; apart < 2; apart++) {
            fixture f;
            fixture_open(&f);
            for (size_t i = 0; i < 3; i++) {
                put(&f, &wire[orders[o][i]]);
                if (!apart) continue;
                fixture_finish(&f);
                fixture_reopen(&f, DL_STORE_WRITE);
            }
            fixture_finish(&f);
            if (!first) {
                first = strdup(fixture_ask(&f, state));
                first_pairs = strdup(fixture_ask(&f, pairs_known));
            }
            ck_assert_answer(&f, state, first);
            ck_assert_answer(&f, pairs_known, first_pairs);
            ck_assert_answer(&f, counts, "1|1|1|1");
            ck_assert_answer(&f, "SELECT count(*) FROM report WHERE event IS NOT NULL",
                             "1");
            ck_assert_answer(&f, "SELECT count(*) FROM actor", "3");
            fixture_close(&f);
        }
    free(first);
    free(first_pairs);
}
END_TEST

START_TEST(revisions)
{
    static const telling states[] = {
        { "https://wire.example/1", "Wire", "2019-08-26T09:00", BODY },
        { "https://wire.example/1", "Wire", "2019-08-26T18:00", BODY MORE },
        { "https://wire.example/2", "Wire", "2019-08-26T21:00", "UPDATE 2 " BODY MORE },
    };
    fixture f;
    fixture_open(&f);
    for (size_t i = 0; i < DL_N(states); i++) put(&f, &states[i]);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT kind, count(*) FROM retelling GROUP BY kind",
                     "revision|2");
    ck_assert_answer(&f,
                     "SELECT DISTINCT d.published FROM retelling r "
                     "JOIN article d ON d.id = r.lead",
                     "2019-08-26T21:00");
    ck_assert_answer(&f, counts, "1|1|1|1");
    fixture_close(&f);
}
END_TEST

START_TEST(one_address) /* rewritten in large parts: the address says it is one story */
{
    static const telling states[] = {
        { "https://wire.example/1", "Wire", "2019-08-26T09:00", CUT },
        { "https://wire.example/1", "Wire", "2019-08-26T18:00", CUT OTHER },
    };
    fixture f;
    fixture_open(&f);
    put(&f, &states[0]);
    put(&f, &states[1]);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT kind FROM retelling", "revision");
    fixture_close(&f);
}
END_TEST

START_TEST(apart)
{
    static const telling two[] = {
        { "https://wire.example/1", "Wire", "2019-08-26", BODY },
        { "https://wire.example/2", "Wire", "2019-08-26", OTHER },     /* same affair */
        { "https://courier.example/1", "Courier", "2021-08-26", CUT }, /* years later */
        { "https://wire.example/2", "Wire", "2019-08-28",
          "Vik is where Red Hill attacked. "
          "The page you are looking for has moved; our archive has all of its stories, for "
          "readers who have an account, and a list of those who do not have one so far." },
    };
    fixture f;
    fixture_open(&f);
    for (size_t i = 0; i < DL_N(two); i++) put(&f, &two[i]);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT count(*) FROM retelling", "0");
    fixture_close(&f);
}
END_TEST

START_TEST(new_lead) /* an older copy comes in later and speaks from then on */
{
    fixture f;
    fixture_open(&f);
    put(&f, &wire[2]);
    fixture_finish(&f);
    ck_assert_answer(&f, counts, "1|1|1|1");
    fixture_reopen(&f, DL_STORE_WRITE);
    put(&f, &wire[0]);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT l.uri FROM retelling r JOIN article l ON l.id = r.lead",
                     "https://wire.example/1");
    ck_assert_answer(&f, counts, "1|1|1|1");
    ck_assert_answer(&f,
                     "SELECT d.uri FROM report r JOIN article d ON d.id = r.article "
                     "WHERE r.event IS NOT NULL",
                     "https://wire.example/1");
    fixture_close(&f);
}
END_TEST

DL_SUITE("retelling", tcase_add_test(tc, copies); tcase_add_test(tc, any_order);
         tcase_add_test(tc, revisions); tcase_add_test(tc, one_address);
         tcase_add_test(tc, apart); tcase_add_test(tc, new_lead);)
