/* test_store_article.c - the same text is the same article, however it comes.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

static const char text[] =
    "Norland shelled Vik on Sunday. Norland\xe2\x80\x99s army said so. The mayor counted nine "
    "houses without a roof and asked for tents, food and water.";

static void attack(fixture *f, const char *uri, const char *source, const char *date) {
    fixture_article(f, uri, source, date, text);
    uint32_t who = fixture_who(f, DL_ACTOR_COUNTRY, "country/norland", "Norland");
    uint32_t event = fixture_event(f, "attack", DL_OCCURRED, "shelled Vik");
    fixture_part(f, event, "agent", who);
}

static void same_rows(fixture *f, const char *before) {
    ck_assert_str_eq(fixture_ask(f, "SELECT key, digest, id FROM event"), before);
}

START_TEST(again)
{
    fixture f;
    fixture_open(&f);
    attack(&f, "a.txt", "Courier", "2019-08-26");
    ck_assert_int_eq(fixture_touch(&f), DL_STORED_ABSENT);
    ck_assert_int_eq(fixture_put(&f), DL_STORED_NEW);
    fixture_finish(&f);
    char *before = strdup(fixture_ask(&f, "SELECT key, digest, id FROM event"));
    fixture_reopen(&f, DL_STORE_WRITE);
    attack(&f, "a.txt", "Courier", "2019-08-26");
    ck_assert_int_eq(fixture_touch(&f), DL_STORED_UNCHANGED);
    attack(&f, "elsewhere/b.txt", "", NULL); /* another path is no other place */
    ck_assert_int_eq(fixture_touch(&f), DL_STORED_UNCHANGED);
    attack(&f, "a.txt", "Courier", "2019-08-26");
    ck_assert_int_eq(fixture_put(&f), DL_STORED_UPDATED); /* --force */
    fixture_finish(&f);
    same_rows(&f, before);
    ck_assert_answer(&f, "SELECT count(*) FROM carrier", "1");
    ck_assert_answer(&f, "SELECT count(*) FROM report", "1");
    ck_assert_answer(&f, "SELECT count(*) FROM report_actor", "1");
    free(before);
    fixture_close(&f);
}
END_TEST

START_TEST(carriers)
{
    fixture f;
    fixture_open(&f);
    attack(&f, "https://courier.example/1", "Courier", "2019-08-26");
    fixture_put(&f);
    attack(&f, "https://herald.example/9", "Herald", "2019-08-27");
    ck_assert_int_eq(fixture_touch(&f), DL_STORED_CARRIER);
    ck_assert_int_eq(fixture_touch(&f), DL_STORED_UNCHANGED);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT source, published FROM carrier ORDER BY id",
                     "Courier|2019-08-26T00:00\nHerald|2019-08-27T00:00");
    ck_assert_answer(&f, "SELECT published FROM article", "2019-08-26T00:00");
    ck_assert_answer(&f, "SELECT articles, sources, reports FROM event", "1|1|1");
    fixture_close(&f);
}
END_TEST

START_TEST(copies_in_one_file) /* two items of one text change nothing the second time */
{
    fixture f;
    fixture_open(&f);
    for (int run = 0; run < 2; run++) {
        attack(&f, "dump.jsonl#1", "Courier", "2019-08-26");
        f.a.doc.title = DL_LIT("One");
        if (run)
            ck_assert_int_eq(fixture_touch(&f), DL_STORED_UNCHANGED);
        else
            ck_assert_int_eq(fixture_put(&f), DL_STORED_NEW);
        attack(&f, "dump.jsonl#2", "Courier", "2019-08-28");
        f.a.doc.title = DL_LIT("Two");
        ck_assert_int_eq(fixture_touch(&f),
                         run ? DL_STORED_UNCHANGED : DL_STORED_CARRIER);
    }
    ck_assert_answer(&f, "SELECT title, published FROM article", "One|2019-08-26T00:00");
    fixture_close(&f);
}
END_TEST

START_TEST(flashes) /* texts of a few words are told apart by their titles */
{
    fixture f;
    fixture_open(&f);
    attack(&f, "dump.jsonl#1", "Courier", "2019-08-26");
    f.a.doc.text = DL_LIT("More to come.");
    f.a.doc.title = DL_LIT("Vik falls");
    f.a.events.list.n = 0;
    ck_assert_int_eq(fixture_put(&f), DL_STORED_NEW);
    f.a.doc.title = DL_LIT("Vik is free");
    ck_assert_int_eq(fixture_touch(&f), DL_STORED_ABSENT);
    fixture_close(&f);
}
END_TEST

START_TEST(metadata)
{
    fixture f;
    fixture_open(&f);
    attack(&f, "a.txt", "Courier", NULL);
    fixture_put(&f);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT begins, basis FROM event", "-|-");
    attack(&f, "a.txt", "Courier", "2019-08-26");
    f.a.doc.title = DL_LIT("Shells on Vik");
    ck_assert_int_eq(fixture_touch(&f), DL_STORED_UPDATED);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT title, published FROM article",
                     "Shells on Vik|2019-08-26T00:00");
    ck_assert_answer(&f, "SELECT begins, ends, grain, basis FROM event",
                     "2019-08-26T00:00|2019-08-27T00:00|day|assumed");
    ck_assert_answer(&f, "SELECT rowid FROM article_fts('shells')", "1");
    attack(&f, "a.txt", "Courier", NULL); /* without a date: it is not forgotten */
    f.a.doc.title = DL_LIT("War");
    ck_assert_int_eq(fixture_touch(&f), DL_STORED_UPDATED);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT published FROM article", "2019-08-26T00:00");
    ck_assert_answer(&f, "SELECT rowid FROM article_fts('shells')", "");
    ck_assert_answer(&f, "SELECT rowid FROM article_fts('war')", "1");
    fixture_close(&f);
}
END_TEST

START_TEST(times)
{
    fixture f;
    fixture_open(&f);
    attack(&f, "a.txt", "", "2019-08-26");
    fixture_when(&f, 0, "Sunday", "weekday 6 past", "2019-08-25", DL_FROM_PUBLISHED);
    fixture_put(&f);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT begins, basis, when_text, when_op FROM report",
                     "2019-08-25T00:00|published|Sunday|weekday 6 past");
    ck_assert_answer(&f, "SELECT begins, when_text FROM event",
                     "2019-08-25T00:00|Sunday");
    fixture_close(&f);
}
END_TEST

START_TEST(stale)
{
    fixture f;
    int64_t after = 0;
    dl_document doc;
    fixture_open(&f);
    attack(&f, "a.txt", "Courier", "2019-08-26");
    fixture_put(&f);
    fixture_finish(&f);
    char *before = strdup(fixture_ask(&f, "SELECT key, digest, id FROM event"));
    ck_assert_int_eq(dl_store_stale(f.store, &f.k, &after, f.a.mem, &doc, &f.err),
                     DL_END);
    f.k.fingerprint[0] = '7'; /* better seeds */
    fixture_reopen(&f, DL_STORE_WRITE);
    attack(&f, "a.txt", "Courier", "2019-08-26");
    ck_assert_int_eq(fixture_touch(&f), DL_STORED_ABSENT);
    must(&f, dl_store_stale(f.store, &f.k, &after, f.a.mem, &doc, &f.err));
    ck_assert_dl_str(doc.text, text);
    ck_assert_dl_str(doc.source, "Courier");
    ck_assert_dl_str(doc.uri, "a.txt");
    f.a.doc = doc;
    fixture_put(&f);
    ck_assert_int_eq(dl_store_stale(f.store, &f.k, &after, f.a.mem, &doc, &f.err),
                     DL_END);
    fixture_finish(&f);
    same_rows(&f, before);
    ck_assert_answer(&f, "SELECT count(*) FROM carrier", "1");
    free(before);
    fixture_close(&f);
}
END_TEST

START_TEST(bad_article_leaves_no_trace)
{
    fixture f;
    dl_stored out;
    fixture_open(&f);
    attack(&f, "good.txt", "", NULL);
    fixture_put(&f);
    fixture_article(&f, "bad.txt", "", NULL, "Sudmark waits.");
    for (uint32_t i = 0; i <= DL_MAX_ACTORS; i++)
        fixture_actor(&f, DL_ACTOR_PERSON, "person/x", "x", false);
    ck_assert_int_eq(dl_store_put(f.store, &f.k, &f.a, f.now, &out, &f.err), DL_ELIMIT);
    f.err = (dl_err){ 0 };
    fixture_article(&f, "next.txt", "", NULL, "Norland waits.");
    fixture_put(&f);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT name FROM article ORDER BY id", "good.txt\nnext.txt");
    ck_assert_answer(&f, "SELECT count(*) FROM article_actor", "1");
    fixture_close(&f);
}
END_TEST

START_TEST(unfinished_run_is_finished_by_the_next)
{
    fixture f;
    fixture_open(&f);
    for (int i = 0; i < 5001; i++) { /* over one batch: it is committed */
        char own[40];
        snprintf(own, sizeof own, "Norland waits, day %d.", i);
        fixture_article(&f, "a.txt", "", NULL, own);
        if (i == 0) {
            uint32_t who =
                fixture_who(&f, DL_ACTOR_COUNTRY, "country/norland", "Norland");
            fixture_part(&f, fixture_event(&f, "attack", DL_PLANNED, "waits"), "agent",
                         who);
        }
        fixture_put(&f);
    }
    fixture_reopen(&f, DL_STORE_READ); /* no finish: as if killed */
    bool unfinished = false;
    must(&f, dl_store_unfinished(f.store, &unfinished, &f.err));
    ck_assert(unfinished);
    ck_assert_answer(&f, "SELECT count(*) FROM article", "5000");
    ck_assert_answer(&f, "SELECT count(*) FROM timeline", "0");
    ck_assert_answer(&f, "SELECT count(*) FROM event_fts('norland')", "0");
    fixture_reopen(&f, DL_STORE_WRITE);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT count(*) FROM timeline", "1");
    ck_assert_answer(&f, "SELECT count(*) FROM article_fts('norland')", "5000");
    fixture_close(&f);
}
END_TEST

DL_SUITE("store_article", tcase_add_test(tc, again); tcase_add_test(tc, carriers);
         tcase_add_test(tc, copies_in_one_file); tcase_add_test(tc, flashes);
         tcase_add_test(tc, metadata); tcase_add_test(tc, times);
         tcase_add_test(tc, stale); tcase_add_test(tc, bad_article_leaves_no_trace);
         tcase_add_test(tc, unfinished_run_is_finished_by_the_next);)
