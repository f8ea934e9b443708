/* test_select.c - whatever way events are found by, they are those that the conditions of a
 * query mean, in order of time.
 *
 * The database is tests/cases/select.sql. Each condition stands beside what it means in SQL;
 * it is asked alone, forward and backward, with each of the others, and in threes. No page
 * may take more steps of SQLite's than a bound, whatever is asked.
 *
 * SPDX-License-Identifier: MIT */
#include "query_fixture.h"

#include "../../src/query/pick.h"

#define TOLD                                                                             \
    "EXISTS (SELECT 1 FROM report r JOIN carrier c ON c.article = r.article "            \
    "JOIN article a ON a.id = r.article WHERE r.event = e.id AND "
#define SAID "EXISTS (SELECT 1 FROM event_field f WHERE f.event = e.id AND "
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
    { "-round:3", "(e.round IS NULL OR e.round <> 3)" },
    { "confidence:>0.99", "e.confidence > 99" },
    { "-confidence:>0.6", "e.confidence <= 60" },
    { "place:Nowhere", "0" },
    { "-place:Harbour", "(e.place IS NULL OR e.place <> 'Harbour')" },
    { "act:deny", SAID "f.field = 'act' AND f.text = 'deny')" },
    { "-act:deny", "NOT " SAID "f.field = 'act' AND f.text = 'deny')" },
    { "medium:tweet", SAID "f.field = 'medium' AND f.text = 'tweet')" },
    { "tag:checked", "e.id % 9 = 4" },
    { "-tag:checked", "e.id % 9 <> 4" },
    { "-date:2019", "NOT ifnull(e.begins < '2020' AND e.ends > '2019-01-01T00:00', 0)" },
    { "actor:Kland7,Kland8", WITH "x.actor IN (7, 8))" },
    { "type:demand,talk_round", "e.type IN ('demand', 'talk_round')" },
    { "common", "instr(e.title, 'common') > 0" },
    { "seldom", "instr(e.title, 'seldom') > 0" },
    { "-seldom", "instr(e.title, 'seldom') = 0" },
};

enum { EVENTS = 6000 };

/* What each condition means, asked once: by event. And all events in order of time, forward
 * and backward. */
static bool means[DL_N(conditions)][EVENTS + 1];
static int64_t in_time[2][EVENTS];

static int64_t ask_ids(const char *where, const char *order, int64_t *ids, bool *set) {
    sqlite3_stmt *q;
    int64_t n = 0;
    dl_buf sql = { 0 };
    dl_buf_printf(&sql, "SELECT e.id FROM event e WHERE %s ORDER BY %s", where, order);
    ck_assert_int_eq(sqlite3_prepare_v2(dl_store_db(store), sql.ptr, -1, &q, NULL),
                     SQLITE_OK);
    for (; sqlite3_step(q) == SQLITE_ROW; n++) {
        int64_t id = sqlite3_column_int64(q, 0);
        ck_assert(n < EVENTS && id > 0 && id <= EVENTS);
        if (ids) ids[n] = id;
        if (set) set[id] = true;
    }
    sqlite3_finalize(q);
    dl_buf_free(&sql);
    return n;
}

static void make_all(void) {
    query_fixture_make("select.sql");
    query_fixture_open();
    for (size_t i = 0; i < DL_N(conditions); i++)
        (void)ask_ids(conditions[i].meaning, "id", NULL, means[i]);
    ck_assert_int_eq(ask_ids("1", "begins IS NULL, begins, id", in_time[0], NULL),
                     EVENTS);
    ck_assert_int_eq(ask_ids("1", "begins IS NULL, begins DESC, id", in_time[1], NULL),
                     EVENTS);
    query_fixture_close();
}

/* Steps of all statements of the query layer since the last call. */
static int steps(void) {
    int n = 0;
    sqlite3_stmt *q = NULL;
    while ((q = sqlite3_next_stmt(dl_store_db(store), q)))
        n += sqlite3_stmt_status(q, SQLITE_STMTSTATUS_VM_STEP, 1);
    return n;
}

/* The first MOST ids of events that all of WHICH mean, N of them. */
static void expect(const int *which, int n, bool back, uint32_t most, dl_ids *out) {
    for (int i = 0; i < EVENTS && out->at.n < most; i++) {
        bool meant = true;
        for (int k = 0; k < n; k++) meant = meant && means[which[k]][in_time[back][i]];
        if (meant) *DL_PUSH(mem, &out->at) = in_time[back][i];
    }
}

enum {
    A_PAGE = 60,
    STEPS_A_PAGE = 60000 /* 1,000 events of a list are each asked for up to 60 steps */
};

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
    (void)steps();
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
    int taken = steps();
    ck_assert_msg(most != A_PAGE || taken <= STEPS_A_PAGE, "%s%s: %d steps", text.ptr,
                  back ? ", backward" : "", taken);
    dl_arena_free(query.row);
    dl_buf_free(&query.remark);
    dl_buf_free(&text);
}

START_TEST(pairs)
{
    compare(&_i, 1, false, A_PAGE);
    compare(&_i, 1, true, _i % 4 ? A_PAGE : UINT32_MAX);
    for (int i = _i + 1; i < (int)DL_N(conditions); i++)
        compare((int[]){ _i, i }, 2, (_i + i) % 2, A_PAGE);
}
END_TEST

START_TEST(triples)
{
    const int n = (int)DL_N(conditions);
    for (int i = 0; i < n; i++)
        compare((int[]){ i, (i + 7) % n, (i * 5 + 3) % n }, 3, i % 2, A_PAGE);
}
END_TEST

/* All events as they were known on a day, whatever is asked for. */
typedef struct {
    dl_event_row row;
    dl_minute begins;
    bool found;
} then_row;

static then_row then[EVENTS + 1];

static int in_order(const void *x, const void *y) {
    const then_row *a = &then[*(const int64_t *)x], *b = &then[*(const int64_t *)y];
    bool no_a = a->begins == DL_NO_TIME, no_b = b->begins == DL_NO_TIME;
    if (no_a != no_b) return no_a - no_b;
    if (a->begins != b->begins) return a->begins < b->begins ? -1 : 1;
    return a->row.id < b->row.id ? -1 : a->row.id > b->row.id;
}

static int in_order_back(const void *x, const void *y) {
    const then_row *a = &then[*(const int64_t *)x], *b = &then[*(const int64_t *)y];
    bool dated = a->begins != DL_NO_TIME && b->begins != DL_NO_TIME;
    if (!dated || a->begins == b->begins) return in_order(x, y);
    return a->begins > b->begins ? -1 : 1;
}

static void know(dl_query *query) {
    dl_err err = { 0 };
    for (int64_t id = 1; id <= EVENTS; id++) {
        then_row *t = &then[id];
        *t = (then_row){ .begins = DL_NO_TIME };
        ck_assert(dl_event_read(query, id, &t->row, &t->found, &err) == DL_OK);
        (void)dl_iso_parse(t->row.begins, &t->begins);
    }
}

/* Those that WHICH means: of what is stored as it was known, by the tables. */
static void meant_then(dl_query *query, int which, dl_ids *out) {
    dl_err err = { 0 };
    dl_known_terms *terms;
    ck_assert(dl_known_terms_new(query, NULL, &terms, &err) == DL_OK);
    for (int64_t id = 1; id <= EVENTS; id++) {
        const then_row *t = &then[id];
        if (t->found && (t->row.known ? dl_known_terms_hold(query, terms, &t->row)
                                      : means[which][id]))
            *DL_PUSH(mem, &out->at) = id;
    }
    if (out->at.n)
        qsort(out->at.at, out->at.n, sizeof *out->at.at,
              query->back ? in_order_back : in_order);
}

static uint32_t compare_then(const char *day, int which, bool back, bool first) {
    dl_filter_env env = { 0 };
    dl_err err = { 0 };
    dl_selection *selection;
    dl_event_row row;
    dl_ids expected = { 0 };
    uint32_t n = 0, changed = 0;
    dl_query query = { .mem = mem, .row = mem, .store = store, .back = back };
    query.words = dl_str_fmt(mem, "as-of:%s %s", day, conditions[which].query);
    dl_code rc = dl_filter_parse(mem, &env, query.words, &query.filter, &err);
    if (rc == DL_OK) rc = dl_as_of_begin(&query, &err);
    ck_assert_msg(rc == DL_OK, "%s", err.text);
    if (first) know(&query);
    meant_then(&query, which, &expected);
    query.row = dl_arena_new();
    rc = dl_select_open(&query, NULL, &selection, &err);
    ck_assert_msg(rc == DL_OK, "%s", err.text);
    for (; (rc = dl_select_next(selection, &row, &err)) == DL_OK; n++) {
        ck_assert_msg(n < expected.at.n && expected.at.at[n] == row.id,
                      "%s%s: event %lld is number %u", query.words.ptr,
                      back ? ", backward" : "", (long long)row.id, n);
        changed += row.known != NULL;
    }
    ck_assert_int_eq(rc, DL_END);
    ck_assert_msg(n == expected.at.n, "%s: %u events, expected %u", query.words.ptr, n,
                  expected.at.n);
    dl_arena_free(query.row);
    dl_buf_free(&query.remark);
    return changed;
}

static const char *const past[] = { "2018-02-10", "2020-06-01" };

/* Events that are not stored as they were known are reckoned as they are met, and not all:
 * the same as if each had been reckoned and asked. */
START_TEST(as_of)
{
    uint32_t most = 0;
    bool first = true;
    for (int i = 0; i < (int)DL_N(conditions); i++)
        for (int back = i % 2; back < 2 - (i % 3 == 0); back++) {
            uint32_t changed = compare_then(past[_i], i, back, first);
            first = false;
            if (changed > most) most = changed;
        }
    ck_assert_uint_gt(most, 50);
}
END_TEST

DL_SUITE("select", tcase_add_unchecked_fixture(tc, make_all, query_fixture_remove);
         tcase_add_checked_fixture(tc, query_fixture_open, query_fixture_close);
         tcase_add_loop_test(tc, pairs, 0, (int)DL_N(conditions));
         tcase_add_test(tc, triples); tcase_add_loop_test(tc, as_of, 0, (int)DL_N(past));
         tcase_set_timeout(tc, 120);)
