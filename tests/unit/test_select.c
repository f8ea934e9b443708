/* test_select.c - whatever way events are found by, they are those that the conditions of a
 * query mean, in order of time.
 *
 * The database is tests/cases/select.sql. Each condition stands beside what it means in SQL;
 * it is asked alone, forward and backward, with every third of the others, and in threes.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>
#include <unistd.h>

#include "check_main.h"

#include "../../src/query/query_inside.h"

static char folder[] = "/tmp/dateline-test-XXXXXX";
static char path[64];
static dl_arena *mem;
static dl_store *store;

#define TOLD                                                                             \
    "EXISTS (SELECT 1 FROM report r JOIN carrier c ON c.article = r.article "            \
    "JOIN article a ON a.id = r.article WHERE r.event = e.id AND "
#define WITH "EXISTS (SELECT 1 FROM event_actor x WHERE x.event = e.id AND "

static const struct {
    const char *query, *meaning;
} conditions[] = {
    { "type:demand", "e.type = 'demand'" },
    { "type:statement", "e.type = 'statement'" },
    { "type:talk_round", "e.type = 'talk_round'" },
    { "-type:statement", "e.type <> 'statement'" },
    { "status:planned", "e.status = 'planned'" },
    { "actor:Kland1", WITH "x.actor = 1)" },
    { "by:Kland3", WITH "x.actor = 3 AND x.role = 'speaker')" },
    { "-actor:Kland1", "NOT " WITH "x.actor = 1)" },
    { "place:Harbour", "e.place = 'Harbour'" },
    { "source:Wire", TOLD "c.source = 'Wire')" },
    { "source:Rare", TOLD "c.source = 'Rare')" },
    { "-source:Wire", "NOT " TOLD "c.source = 'Wire')" },
    { "reported:2020", TOLD "substr(a.published, 1, 4) = '2020')" },
    { "reported:2021..", TOLD "a.published >= '2021')" },
    { "reported:..2018-02", TOLD "a.published < '2018-03')" },
    { "-reported:2020", "NOT " TOLD "substr(a.published, 1, 4) = '2020')" },
    { "date:2019", "e.begins < '2020' AND e.ends > '2019-01-01T00:00'" },
    { "date:..2018-06", "e.begins < '2018-07'" },
    { "confidence:>0.9", "e.confidence > 90" },
    { "round:3", "e.round = 3" },
    { "round:>6", "e.round > 6" },
    { "common", "instr(e.title, 'common') > 0" },
    { "seldom", "instr(e.title, 'seldom') > 0" },
    { "-seldom", "instr(e.title, 'seldom') = 0" },
};

static void make_database(void) {
    dl_err err = { 0 };
    dl_buf rows = { 0 };
    char *message = NULL;
    ck_assert_int_eq(dl_store_open(&store, path, DL_STORE_WRITE, &err), DL_OK);
    ck_assert_int_eq(
        dl_file_read(DATELINE_SOURCE_DIR "/tests/cases/select.sql", &rows, &err), DL_OK);
    sqlite3 *db = dl_store_db(store);
    int rc = sqlite3_exec(db, rows.ptr, NULL, NULL, &message);
    ck_assert_msg(rc == SQLITE_OK, "%s", message ? message : "");
    ck_assert_int_eq(sqlite3_exec(db, dl_sql_indexes, NULL, NULL, NULL), SQLITE_OK);
    dl_store_close(store);
    dl_buf_free(&rows);
}

static void set_up_all(void) {
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/s.db", folder);
    make_database();
}

static void tear_down_all(void) {
    unlink(path);
    rmdir(folder);
}

static void set_up(void) {
    dl_err err = { 0 };
    mem = dl_arena_new();
    ck_assert_int_eq(dl_store_open(&store, path, DL_STORE_READ, &err), DL_OK);
}

static void tear_down(void) {
    dl_store_close(store);
    dl_arena_free(mem);
}

/* The first MOST ids of events that all of WHICH mean, N of them. */
static void expect(const int *which, int n, bool back, uint32_t most, dl_ids *out) {
    sqlite3_stmt *q;
    dl_buf sql = { 0 };
    dl_buf_puts(&sql, "SELECT e.id FROM event e WHERE 1");
    for (int i = 0; i < n; i++)
        dl_buf_printf(&sql, " AND %s", conditions[which[i]].meaning);
    dl_buf_printf(&sql, " ORDER BY begins IS NULL, begins%s, id LIMIT %u",
                  back ? " DESC" : "", most);
    ck_assert_int_eq(sqlite3_prepare_v2(dl_store_db(store), sql.ptr, -1, &q, NULL),
                     SQLITE_OK);
    while (sqlite3_step(q) == SQLITE_ROW)
        *DL_PUSH(mem, &out->at) = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    dl_buf_free(&sql);
}

static void compare(const int *which, int n, bool back, uint32_t most) {
    dl_filter_env env = { 0 };
    dl_err err = { 0 };
    dl_buf text = { 0 };
    dl_ids expected = { 0 };
    dl_selection *selection;
    dl_query query = { .mem = mem, .row = dl_arena_new(), .store = store, .back = back };
    uint32_t found = 0;
    for (int i = 0; i < n; i++)
        dl_buf_printf(&text, "%s%s", i ? " " : "", conditions[which[i]].query);
    query.words = (dl_str){ text.ptr, (uint32_t)text.len };
    expect(which, n, back, most, &expected);
    dl_code rc = dl_filter_parse(mem, &env, query.words, &query.filter, &err);
    if (rc == DL_OK) rc = dl_select_open(&query, NULL, &selection, &err);
    ck_assert_msg(rc == DL_OK, "%s: %s", text.ptr, err.text);
    for (dl_event_row row; found < most; found++) {
        rc = dl_select_next(selection, &row, &err);
        if (rc) break;
        ck_assert_msg(found < expected.at.n && expected.at.at[found] == row.id,
                      "%s%s: event %lld is number %u of the answer", text.ptr,
                      back ? ", backward" : "", (long long)row.id, found);
    }
    ck_assert_msg(found == expected.at.n, "%s%s: %u events, expected %u", text.ptr,
                  back ? ", backward" : "", found, expected.at.n);
    ck_assert(rc == DL_OK || rc == DL_END);
    dl_arena_free(query.row);
    dl_buf_free(&query.remark);
    dl_buf_free(&text);
}

enum { A_PAGE = 60 };

START_TEST(pairs)
{
    compare(&_i, 1, false, A_PAGE);
    compare(&_i, 1, true, _i % 4 ? A_PAGE : UINT32_MAX);
    for (int i = _i + 1; i < (int)DL_N(conditions); i++)
        if ((_i + 2 * i) % 3 == 0) compare((int[]){ _i, i }, 2, i % 2, A_PAGE);
}
END_TEST

START_TEST(triples)
{
    const int n = (int)DL_N(conditions);
    for (int i = 0; i < n; i++)
        compare((int[]){ i, (i + 7) % n, (i * 5 + 3) % n }, 3, i % 2, A_PAGE);
}
END_TEST

DL_SUITE("select", tcase_add_unchecked_fixture(tc, set_up_all, tear_down_all);
         tcase_add_checked_fixture(tc, set_up, tear_down);
         tcase_add_loop_test(tc, pairs, 0, (int)DL_N(conditions));
         tcase_add_test(tc, triples); tcase_set_timeout(tc, 120);)
