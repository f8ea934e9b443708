/* test_link_reply.c - what answers what, and what does not.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

#define N "country/norland"
#define S "country/sudmark"
#define R "group/red-hill"

/* One telling of a position. TO NULL: nobody is named. */
typedef struct {
    const char *type, *published, *by, *to, *content, *stage;
} telling;

static const struct {
    const char *what;
    telling first, second;
    bool apart;        /* in two articles */
    const char *links; /* "RELATION outcome" or "" */
} cases[] = {
    { "the offer just made",
      { "proposal", "2019-08-26", N, S, "a truce in the valley", NULL },
      { "rejection", "2019-08-26", S, NULL, "the offer", NULL },
      false,
      "rejects|rejected" },
    { "... by a third party that no one asked, but called so",
      { "proposal", "2019-08-26", N, NULL, "a truce in the valley", NULL },
      { "rejection", "2019-08-26", R, NULL, "the offer", NULL },
      false,
      "rejects|rejected" },
    { "one does not reject one's own offer",
      { "proposal", "2019-08-26", N, S, "a truce in the valley", NULL },
      { "rejection", "2019-08-26", N, NULL, "the offer", NULL },
      false,
      "" },
    { "a demand is no offer",
      { "demand", "2019-08-26", N, S, "a truce in the valley", NULL },
      { "rejection", "2019-08-26", S, NULL, "the offer", NULL },
      false,
      "" },
    { "an offer of something else, from whoever is not named",
      { "proposal", "2019-08-26", N, NULL, "a truce in the valley", NULL },
      { "rejection", "2019-08-26", R, NULL, "the offer of lower tolls", NULL },
      false,
      "" },
    { "somebody else's offer",
      { "proposal", "2019-08-26", N, S, "a truce in the valley", NULL },
      { "rejection", "2019-08-26", S, R, "the offer of Red Hill", NULL },
      false,
      "" },
    { "another article, its words",
      { "proposal", "2019-08-26", N, S, "a truce in the northern valley", NULL },
      { "rejection", "2019-08-28", S, N, "the truce in the northern valley", NULL },
      true,
      "rejects|rejected" },
    { "another article, other words",
      { "proposal", "2019-08-26", N, S, "a truce in the northern valley", NULL },
      { "rejection", "2019-08-28", S, N, "higher tolls for foreign ships", NULL },
      true,
      "" },
    { "another article, months later",
      { "proposal", "2019-05-26", N, S, "a truce in the northern valley", NULL },
      { "rejection", "2019-08-28", S, N, "the truce in the northern valley", NULL },
      true,
      "" },
    { "the answer came before",
      { "rejection", "2019-08-26", S, N, "the truce in the northern valley", NULL },
      { "proposal", "2019-08-28", N, S, "a truce in the northern valley", NULL },
      true,
      "" },
    { "any offer at all is none in particular",
      { "proposal", "2019-08-26", N, S, "a truce in the northern valley", NULL },
      { "rejection", "2019-08-28", S, N, "any offer", NULL },
      true,
      "" },
    { "taken up",
      { "proposal", "2019-08-26", N, S, "a truce in the valley", NULL },
      { "agreement", "2019-08-26", S, NULL, "the proposal", "reached" },
      false,
      "accepts|accepted" },
    { "weighed is not taken up",
      { "proposal", "2019-08-26", N, S, "a truce in the valley", NULL },
      { "agreement", "2019-08-26", S, NULL, "to consider the proposal", "reached" },
      false,
      "" },
    { "a deal that failed settles nothing",
      { "proposal", "2019-08-26", N, S, "a truce in the valley", NULL },
      { "agreement", "2019-08-26", S, NULL, "the proposal", "failed" },
      false,
      "" },
    { "a deal of both on what was offered",
      { "proposal", "2019-08-26", N, S, "a truce in the northern valley", NULL },
      { "agreement", "2019-08-26", S, N, "a truce in the northern valley", "signed" },
      false,
      "settles|settled" },
    { "... on a small part of it",
      { "proposal", "2019-08-26", N, S,
        "a truce in the northern valley, free passage for ships and a bridge", NULL },
      { "agreement", "2019-08-26", S, N, "the free passage of people", "signed" },
      false,
      "" },
    { "done as asked",
      { "demand", "2019-08-26", N, S, "to free forty captured soldiers", NULL },
      { "agreement", "2019-08-28", S, NULL, "to free forty captured soldiers",
        "reached" },
      true,
      "accepts|accepted" },
    { "taken back",
      { "demand", "2019-08-26", N, S, "a new border post", NULL },
      { "demand", "2019-08-28", N, NULL, "the demand for a border post", "withdrawn" },
      true,
      "withdraws|withdrawn" },
    { "what others take back",
      { "demand", "2019-08-26", N, S, "a new border post", NULL },
      { "demand", "2019-08-28", S, NULL, "the demand for a border post", "withdrawn" },
      true,
      "" },
};

static const char *name_of(const char *key) {
    return strcmp(key, N) == 0 ? "Norland" : strcmp(key, S) == 0 ? "Sudmark" : "Red Hill";
}

static void add(fixture *f, const telling *t, const char *trigger) {
    bool wants = strcmp(t->type, "proposal") == 0 || strcmp(t->type, "demand") == 0;
    bool agrees = strcmp(t->type, "agreement") == 0;
    uint32_t e = fixture_event(f, t->type, DL_OCCURRED, trigger);
    fixture_part(f, e,
                 wants    ? "proposer"
                 : agrees ? "participant"
                          : "agent",
                 fixture_who(f, DL_ACTOR_COUNTRY, t->by, name_of(t->by)));
    if (t->to)
        fixture_part(f, e, agrees ? "participant" : "target",
                     fixture_who(f, DL_ACTOR_COUNTRY, t->to, name_of(t->to)));
    fixture_content(f, e, t->content);
    if (t->stage) fixture_word(f, e, "stage", t->stage);
}

static void begin(fixture *f, const char *uri, const telling *a, const telling *b,
                  char *text, size_t size) {
    snprintf(text, size, "%s Norland Sudmark: first %s; second %s.", uri, a->content,
             b ? b->content : "");
    fixture_article(f, uri, "", a->published, text);
}

START_TEST(pair)
{
    char one[300], two[300];
    fixture f;
    fixture_open(&f);
    begin(&f, "Red Hill 1", &cases[_i].first, cases[_i].apart ? NULL : &cases[_i].second,
          one, sizeof one);
    add(&f, &cases[_i].first, "first");
    if (cases[_i].apart) {
        fixture_put(&f);
        begin(&f, "Red Hill 2", &cases[_i].second, NULL, two, sizeof two);
    }
    add(&f, &cases[_i].second, "second");
    fixture_put(&f);
    fixture_finish(&f);
    fixture_ask(&f, "SELECT l.relation, m.outcome FROM event_link l "
                    "JOIN thread_event m ON m.event = l.target");
    const char *found = f.answer.ptr ? f.answer.ptr : "";
    ck_assert_msg(strcmp(found, cases[_i].links) == 0, "%s: \"%s\"", cases[_i].what,
                  found);
    fixture_close(&f);
}
END_TEST

/* Links and threads of both orders of articles are the same; nothing hangs loose when an
 * article is read again. */
START_TEST(order)
{
    static const char all[] =
        "SELECT a.key, b.key, l.relation, l.score FROM event_link l "
        "JOIN event a ON a.id = l.event "
        "JOIN event b ON b.id = l.target ORDER BY 1, 2";
    fixture f[2];
    for (int k = 0; k < 2; k++) {
        fixture_open(&f[k]);
        for (size_t i = 0; i < DL_N(cases); i++) {
            size_t at = k ? DL_N(cases) - 1 - i : i;
            char uri[30], text[300];
            snprintf(uri, sizeof uri, "Red Hill %02u", (unsigned)at % 100);
            begin(&f[k], uri, &cases[at].first, &cases[at].second, text, sizeof text);
            add(&f[k], &cases[at].first, "first");
            add(&f[k], &cases[at].second, "second");
            fixture_put(&f[k]);
            if (i % 5 == 0) fixture_finish(&f[k]);
        }
        fixture_finish(&f[k]);
        ck_assert_answer(&f[k], "PRAGMA foreign_key_check", "");
    }
    ck_assert_str_eq(fixture_ask(&f[0], all), fixture_ask(&f[1], all));
    ck_assert(f[0].answer.len > 0);
    fixture_close(&f[0]);
    fixture_close(&f[1]);
}
END_TEST

DL_SUITE("link_reply", tcase_add_loop_test(tc, pair, 0, DL_N(cases));
         tcase_add_test(tc, order);)
