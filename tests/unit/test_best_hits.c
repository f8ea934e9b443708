/* test_best_hits.c - the best rows of a search are those of FTS5's own order.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

enum { EVENTS = 9000 };

/* Events whose words come in runs: dense stretches, gaps, rows of many lengths. */
static const char fill[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
    "INSERT INTO event (id, key, type, status, approx, title, content, confidence, best,"
    "                   reports, articles, sources, digest)"
    "SELECT i * (1 + (i > 4500) * 40), 'meeting-' || i, 'meeting', 'occurred', 0,"
    "       CASE WHEN i % 3 THEN 'Norland meets' ELSE 'Talks in Vik' END ||"
    "       CASE WHEN i % 500 = 7 THEN ' envoys' ELSE '' END ||"
    "       CASE WHEN i > 4500 AND i % 9 = 0 THEN ' harbour' ELSE '' END,"
    "       CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN 'Norland said that the talks are over'"
    "         ELSE substr('the talks of Norland and Sudmark about grain, gas and fish and"
    " the pier of Vik in Norland', 1, 5 + i % 80) END,"
    "       50, 1, 1, 1, 1, 0 FROM n;"
    "INSERT INTO event_fts (event_fts) VALUES ('rebuild');";

static const char *const searches[] = {
    "\"norland\"",
    "\"talks\"",
    "\"envoys\"",
    "\"harbour\"",
    "\"nor\"*",
    "\"norland said\"",
    "(\"norland\") AND (\"talks\")",
    "(\"envoys\" OR \"sudmark\") AND (\"vik\" OR \"talks\")",
    "\"nothing\"",
};

static fixture f;

static void setup(void) {
    fixture_open(&f);
    fixture_finish(&f);
    ck_assert_int_eq(sqlite3_exec(dl_store_db(f.store), fill, NULL, NULL, NULL),
                     SQLITE_OK);
}

static void teardown(void) {
    fixture_close(&f);
}

/* Its first MOST rows against those of FTS5, and the scores that are shown. */
static void compare(const char *match, uint32_t most) {
    dl_hit *hits;
    uint32_t n, i = 0;
    sqlite3_stmt *q;
    dl_arena *mem = dl_arena_new();
    must(&f, dl_best_hits(f.store, DL_SEARCH_EVENTS, dl_str_of(match), most, mem, &hits,
                          &n, &f.err));
    ck_assert_int_eq(
        sqlite3_prepare_v2(dl_store_db(f.store),
                           "SELECT rowid, rank, bm25(event_fts, 2.0, 1.0) FROM event_fts"
                           " WHERE event_fts MATCH ?1 ORDER BY rank LIMIT ?2",
                           -1, &q, NULL),
        SQLITE_OK);
    sqlite3_bind_text(q, 1, match, -1, SQLITE_STATIC);
    sqlite3_bind_int64(q, 2, most);
    for (; sqlite3_step(q) == SQLITE_ROW; i++) {
        ck_assert_uint_lt(i, n);
        ck_assert_int_eq(hits[i].id, sqlite3_column_int64(q, 0));
        ck_assert_msg(hits[i].rank == -sqlite3_column_double(q, 1) &&
                          hits[i].score == -sqlite3_column_double(q, 2),
                      "%s: other numbers at %u", match, i);
    }
    ck_assert_uint_eq(i, n);
    sqlite3_finalize(q);
    dl_arena_free(mem);
}

START_TEST(as_fts5_has_them)
{
    compare(searches[_i], 20);
    compare(searches[_i], 1);
    compare(searches[_i], EVENTS + 1);
}
END_TEST

/* Nobody else's statement has the ranking that it writes to. */
START_TEST(nobody_elses)
{
    char *why = NULL;
    ck_assert_int_eq(sqlite3_exec(dl_store_db(f.store),
                                  "SELECT search_hit(event_fts, 1) FROM event_fts"
                                  " WHERE event_fts MATCH 'talks'",
                                  NULL, NULL, &why),
                     SQLITE_ERROR);
    ck_assert_str_eq(why, "search_hit() is the search's own");
    sqlite3_free(why);
}
END_TEST

DL_SUITE("best_hits", tcase_add_checked_fixture(tc, setup, teardown);
         tcase_add_loop_test(tc, as_fts5_has_them, 0, (int)DL_N(searches));
         tcase_add_test(tc, nobody_elses);)
