/* test_query.c - the commands over a small database: what they select, in which order, and
 * what is in the records.
 *
 * The database is tests/cases/query.sql in the schema of the program. A row is a command, a
 * query and the keys (or another column) of the records that must come, in that order.
 *
 * SPDX-License-Identifier: MIT */
#include "query_fixture.h"

#include "dateline/export.h"

static void make_all(void) {
    query_fixture_make("query.sql");
}

struct answer {
    dl_query query;
    dl_err err;
    const char *column;
    dl_buf values;
    DL_VEC(dl_cell) records;
};

static dl_code take_columns(void *context, const dl_column *columns, dl_err *err) {
    (void)context, (void)columns, (void)err;
    return DL_OK;
}

static dl_code take_record(void *context, const dl_cell *record, dl_err *err) {
    struct answer *a = context;
    (void)err;
    *DL_PUSH(mem, &a->records) = dl_cell_copy(mem, record);
    if (a->values.len) dl_buf_putc(&a->values, ' ');
    const dl_cell *cell = dl_cell_get(record, a->column);
    if (cell) dl_cell_flat(cell, &a->values);
    return DL_OK;
}

/* Runs COMMAND over QUERY; A may hold limit, sort and the like already. */
static dl_code ask(struct answer *a, const char *command, const char *query) {
    dl_filter_env env = { 0 };
    dl_query *q = &a->query;
    q->mem = mem;
    q->row = dl_arena_new();
    q->store = store;
    q->command = dl_command_named(dl_str_of(command));
    ck_assert_ptr_nonnull(q->command);
    q->words = dl_str_of(query);
    q->sink = (dl_sink){ a, take_columns, take_record };
    if (!a->column) a->column = "key";
    dl_code rc = DL_OK;
    if (!q->command->takes_name)
        rc = dl_filter_parse(mem, &env, q->words, &q->filter, &a->err);
    if (rc == DL_OK) rc = dl_query_run(q, &a->err);
    dl_arena_free(q->row);
    q->row = NULL;
    return rc;
}

static const char *values(const struct answer *a) {
    return a->values.len ? a->values.ptr : "";
}

static void forget(struct answer *a) {
    dl_buf_free(&a->values);
    dl_buf_free(&a->query.remark);
}

static const struct {
    const char *command, *query, *keys;
} selections[] = {
    { "timeline", "",
      "visit-gg talk_round-aa statement-cc demand-ee statement-dd talk_round-bb "
      "meeting-ff" },
    { "timeline", "type:statement", "statement-cc statement-dd" },
    { "timeline", "type:meeting,demand", "demand-ee meeting-ff" },
    { "timeline", "type:meeting -date:2024", "meeting-ff" },
    { "timeline", "type:statement date:2024-03-09..", "statement-dd" },
    { "timeline", "type:statement type:demand", "" },
    { "timeline", "type:statement peace", "statement-dd" },
    { "timeline", "type:statement -peace", "statement-cc" },
    { "timeline", "type:visit date:2022-06-01..2022-06-30", "visit-gg" },
    { "timeline", "type:statement key:statement-dd", "statement-dd" },
    { "timeline", "-type:statement",
      "visit-gg talk_round-aa demand-ee talk_round-bb meeting-ff" },
    { "timeline", "actor:Norland", "talk_round-aa demand-ee talk_round-bb" },
    { "timeline", "actor:norland", "talk_round-aa demand-ee talk_round-bb" },
    { "timeline", "actor:country/norland", "talk_round-aa demand-ee talk_round-bb" },
    { "timeline", "actor:\"the Norland\"", "talk_round-aa demand-ee talk_round-bb" },
    { "timeline", "actor:Ibsen", "statement-cc statement-dd" },
    { "timeline", "actor:\"P\xc3\xa9r Ibsen\"", "statement-cc statement-dd" },
    { "timeline", "actor:Ibsen,ministers", "statement-cc statement-dd meeting-ff" },
    { "timeline", "actor:Norland actor:Sudmark",
      "talk_round-aa demand-ee talk_round-bb" },
    { "timeline", "-actor:Norland", "visit-gg statement-cc statement-dd meeting-ff" },
    { "timeline", "by:Sudmark", "visit-gg demand-ee" },
    { "timeline", "by:Norland", "" },
    { "timeline", "to:Norland", "demand-ee" },
    { "timeline", "status:planned", "talk_round-bb" },
    { "timeline", "-status:occurred", "talk_round-bb" },
    { "timeline", "place:westport", "talk_round-aa" },
    { "timeline", "place:Eastport,Westport", "visit-gg talk_round-aa meeting-ff" },
    { "timeline", "date:2022-06-15", "visit-gg" },
    { "timeline", "date:2022-06 type:visit", "visit-gg" },
    { "timeline", "date:2022-06 type:meeting", "" },
    { "timeline", "date:2022-06 actor:Sudmark", "visit-gg" },
    { "timeline", "date:2022-06 actor:Norland", "" },
    { "timeline", "date:2022-06 status:occurred", "visit-gg" },
    { "timeline", "date:2022-06 status:planned", "" },
    { "timeline", "date:2022-12-31.. type:visit,meeting", "visit-gg" },
    { "timeline", "date:2023", "" },
    { "timeline", "date:..2021", "" },
    { "timeline", "date:2024-03", "talk_round-aa statement-cc demand-ee statement-dd" },
    { "timeline", "date:2024-03-08..", "statement-dd talk_round-bb" },
    { "timeline", "date:..2024-03-05", "visit-gg talk_round-aa" },
    { "timeline", "date:2024-04-15", "talk_round-bb" },
    { "timeline", "-date:2024-03", "visit-gg talk_round-bb meeting-ff" },
    { "timeline", "date:2024-03 actor:Norland", "talk_round-aa demand-ee" },
    { "timeline", "reported:2024-03-09", "talk_round-aa statement-dd talk_round-bb" },
    { "timeline", "-reported:2024-03", "visit-gg meeting-ff" },
    { "timeline", "source:Sudmark", "talk_round-aa statement-dd talk_round-bb" },
    { "timeline", "source:\"Evening Mail\"", "talk_round-aa statement-cc demand-ee" },
    { "timeline", "series:series-11", "talk_round-aa talk_round-bb" },
    { "timeline", "series:sudmark", "talk_round-aa talk_round-bb" },
    { "timeline", "round:4", "talk_round-bb" },
    { "timeline", "round:>=3", "talk_round-aa talk_round-bb" },
    { "timeline", "confidence:>0.75", "talk_round-aa statement-cc" },
    { "timeline", "confidence:0.75", "talk_round-aa statement-cc demand-ee" },
    { "timeline", "peace", "statement-dd" },
    { "timeline", "PEACE near", "statement-dd" },
    { "timeline", "ship*", "demand-ee" },
    { "timeline", "\"is near\"", "statement-dd" },
    { "timeline", "\"near is\"", "" },
    { "timeline", "topic:ships", "demand-ee" },
    { "timeline", "-peace",
      "visit-gg talk_round-aa statement-cc demand-ee talk_round-bb meeting-ff" },
    { "timeline", "ibsen -peace", "statement-cc" },
    { "timeline", "NEAR(peace AND", "" },
    { "statements", "", "statement-cc statement-dd" },
    { "statements", "by:Ibsen peace", "statement-dd" },
    { "statements", "type:demand", "" },
    { "positions", "", "demand-ee" },
    { "talks", "", "talk_round-aa talk_round-bb" },
    { "talks", "round:4", "talk_round-bb" },
    { "actors", "",
      "country/norland country/sudmark person/per-ibsen collective/ministers" },
    { "actors", "Ibsen", "person/per-ibsen" },
    { "actors", "type:demand", "country/norland country/sudmark" },
    { "actors", "type:demand sudmark", "country/sudmark" },
    { "actor", "Ibsen", "person/per-ibsen" },
    { "actor", "person/per-ibsen", "person/per-ibsen" },
    { "actor", "nobody", "" },
    { "show", "demand-ee", "demand-ee" },
    { "show", "talk_round-old", "talk_round-aa" },
    { "show", "talk_round", "" },
    { "articles", "", "article-123456780000 article-2468acf00000 article-369d03680000" },
    { "articles", "eastport", "article-369d03680000" },
    { "articles", "actor:Norland -peace", "article-123456780000" },
    { "articles", "date:2024-03-09", "article-2468acf00000" },
    { "articles", "source:mail", "article-123456780000" },
    { "articles", "type:demand", "article-123456780000" },
    { "articles", "-actor:Norland", "article-369d03680000" },
    { "timeline", "as-of:2024-03-08", "talk_round-aa statement-cc demand-ee" },
    { "timeline", "as-of:2024-03-09 -type:talk_round",
      "statement-cc demand-ee statement-dd" },
    { "articles", "as-of:2024-03-08", "article-123456780000" },
    { "search", "peace", "statement-dd article-2468acf00000" },
    { "search", "westport", "article-123456780000" },
};

START_TEST(selects)
{
    struct answer a = { 0 };
    dl_code rc = ask(&a, selections[_i].command, selections[_i].query);
    ck_assert_msg(rc == DL_OK, "%s", a.err.text);
    ck_assert_msg(strcmp(values(&a), selections[_i].keys) == 0, "%s %s gives %s",
                  selections[_i].command, selections[_i].query, values(&a));
    forget(&a);
}
END_TEST

static const struct {
    const char *command, *query, *column, *values;
} contents[] = {
    { "timeline", "type:talk_round", "sentence",
      "Norland and Sudmark: third round of talks ended in Westport "
      "Norland and Sudmark: fourth round of talks planned" },
    { "timeline", "-type:talk_round", "when",
      "c. 2022 reported Thu 7 Mar 2024 reported Thu 7 Mar 2024 reported Sat 9 Mar 2024 "
      "Monday (undated article)" },
    { "timeline", "status:planned", "when", "planned Apr 2024" },
    { "timeline", "type:demand", "sentence",
      "Sudmark demanded of Norland that Norland withdraw its ships" },
    { "timeline", "type:demand", "actors", "proposer: Sudmark; target: Norland" },
    { "timeline", "peace", "sentence",
      "Per Ibsen tweeted: \xe2\x80\x9cPeace is near.\xe2\x80\x9d" },
    { "timeline", "type:meeting", "sentence", "Ministers held talks in Eastport" },
    { "timeline", "type:meeting", "confidence", "0.5" },
    { "talks", "round:3", "state", "ended" },
    { "talks", "round:3", "told_by", "Northern Post; Sudmark Times" },
    { "talks", "round:3", "parties", "Norland; Sudmark" },
    { "statements", "", "how", "say say, tweet" },
    { "statements", "", "told_by", "Northern Post Sudmark Times" },
    { "actors", "Norland", "with", "Sudmark" },
    { "actors", "Norland", "events", "3" },
    { "actor", "Ibsen", "names", "Per Ibsen; P\xc3\xa9r Ibsen" },
    { "actor", "Ibsen", "seen", "Thu 7 Mar 2024 to Sat 9 Mar 2024" },
    { "actor", "Ibsen", "of", "Norland" },
    { "stats", "", "count", NULL },
};

START_TEST(tells)
{
    struct answer a = { .column = contents[_i].column, .query.brief = true };
    ck_assert_int_eq(ask(&a, contents[_i].command, contents[_i].query), DL_OK);
    if (contents[_i].values)
        ck_assert_str_eq(values(&a), contents[_i].values);
    else
        ck_assert_uint_gt(a.records.n, 0);
    forget(&a);
}
END_TEST

/* ---- evidence ----------------------------------------------------------------------------- */

START_TEST(shows_the_article_word_for_word)
{
    struct answer a = { 0 };
    ck_assert_int_eq(ask(&a, "show", "statement-dd"), DL_OK);
    const dl_cell *reports = dl_cell_get(&a.records.at[0], "reports");
    ck_assert_uint_eq(reports->in.n, 1);
    const dl_cell *report = &reports->in.at[0], *text = dl_cell_get(report, "text");
    ck_assert_dl_str(text->text, "P\xc3\xa9r Ibsen, Norland's envoy, tweeted: "
                                 "\xe2\x80\x9cPeace is near.\xe2\x80\x9d");
    ck_assert_dl_str(dl_str_sub(text->text, text->mark, text->mark_len), "tweeted");
    ck_assert_dl_str(dl_cell_get(report, "trigger.text")->text, "tweeted");
    ck_assert_int_eq(dl_cell_get(report, "end")->number -
                         dl_cell_get(report, "start")->number,
                     dl_utf8_count(text->text));
    forget(&a);
}
END_TEST

START_TEST(remarks)
{
    static const struct {
        const char *command, *query, *says;
    } rows[] = {
        { "timeline", "actor:Norlnd", "no actor \"Norlnd\" here; near: Norland" },
        { "timeline", "source:\"Northren Post\"", "near: Northern Post" },
        { "actor", "Per Ibsn", "\"Per Ibsn\" is read as Per Ibsen" },
        { "show", "talk_round-", "near: talk_round-aa, talk_round-bb" },
        { "show", "talk_round-old", "this event is now talk_round-aa" },
        { "show", "nothing", "no event \"nothing\"" },
    };
    for (size_t i = 0; i < DL_N(rows); i++) {
        struct answer a = { 0 };
        ck_assert_int_eq(ask(&a, rows[i].command, rows[i].query), DL_OK);
        ck_assert_msg(a.query.remark.ptr && strstr(a.query.remark.ptr, rows[i].says),
                      "%s: %s", rows[i].query,
                      a.query.remark.ptr ? a.query.remark.ptr : "nothing said");
        forget(&a);
    }
}
END_TEST

START_TEST(sorts_and_limits)
{
    static const struct {
        const char *sort, *keys;
        uint32_t limit;
        bool more;
    } rows[] = {
        { "key",
          "demand-ee meeting-ff statement-cc statement-dd talk_round-aa talk_round-bb "
          "visit-gg",
          0, false },
        { "-confidence", "talk_round-aa statement-cc demand-ee", 3, true },
        { "-when", "talk_round-bb statement-dd", 2, true },
        { "type", "demand-ee meeting-ff statement-cc statement-dd", 4, true },
        { "-type", "visit-gg talk_round-aa talk_round-bb statement-cc", 4, true },
        { "title", "talk_round-bb talk_round-aa statement-cc statement-dd", 4, true },
        { "-title", "meeting-ff visit-gg demand-ee statement-cc", 4, true },
        { "place", "visit-gg meeting-ff talk_round-aa statement-cc", 4, true },
        { "-place", "talk_round-aa visit-gg meeting-ff statement-cc", 4, true },
        { "-round", "talk_round-bb talk_round-aa visit-gg", 3, true },
        { "-reported", "statement-dd talk_round-bb talk_round-aa", 3, true },
        { NULL, "visit-gg", 1, true },
        { NULL,
          "visit-gg talk_round-aa statement-cc demand-ee statement-dd talk_round-bb "
          "meeting-ff",
          7, false },
    };
    for (size_t i = 0; i < DL_N(rows); i++) {
        struct answer a = { .query.sort = rows[i].sort, .query.limit = rows[i].limit };
        dl_code rc = ask(&a, "timeline", "");
        ck_assert_msg(rc == DL_OK, "%s", a.err.text);
        ck_assert_str_eq(values(&a), rows[i].keys);
        ck_assert_int_eq(a.query.more, rows[i].more);
        forget(&a);
    }
    struct answer a = { .query.sort = "artcles" };
    ck_assert_int_eq(ask(&a, "timeline", ""), DL_EUSAGE);
    ck_assert(strstr(a.err.text, "did you mean articles"));
    forget(&a);
}
END_TEST

/* Whether B comes before A, which came first. */
static bool is_turned(const dl_cell *a, const dl_cell *b, bool down) {
    bool no_value = !a || a->kind == DL_CELL_NULL || !b || b->kind == DL_CELL_NULL;
    return (down && !no_value ? dl_cell_cmp(a, b) : dl_cell_cmp(b, a)) < 0;
}

/* The keys of the first LIMIT of RECORDS, which are in order of time, sorted one by one. */
static dl_str sorted_keys(const struct answer *a, const char *column, bool down,
                          uint32_t limit) {
    const dl_cell *order[16];
    dl_str keys = { 0 };
    ck_assert_uint_le(a->records.n, DL_N(order));
    for (uint32_t i = 0, k; i < a->records.n; i++) {
        const dl_cell *cell = dl_cell_get(&a->records.at[i], column);
        for (k = i; k > 0 && is_turned(dl_cell_get(order[k - 1], column), cell, down);
             k--)
            order[k] = order[k - 1];
        order[k] = &a->records.at[i];
    }
    for (uint32_t i = 0; i < a->records.n && i < limit; i++)
        keys = dl_str_fmt(mem, "%.*s%s%.*s", DL_ARG(keys), i ? " " : "",
                          DL_ARG(dl_cell_get(order[i], "key")->text));
    return keys;
}

/* What is sorted by less than records comes as records would: every column, both ways, pages
 * of every length, scanned, listed and as-of. */
static const char *const sorted_commands[] = { "timeline", "statements", "positions" };

START_TEST(sorts_as_records)
{
    const char *command = sorted_commands[_i];
    static const char *const queries[] = { "", "actor:Norland", "as-of:2024-03-08",
                                           "-type:visit reported:2024-03-09" };
    const dl_column *columns = dl_command_named(dl_str_of(command))->columns;
    for (const dl_column *c = columns; c->name; c++) {
        for (uint32_t i = 0; i < DL_N(queries) * 2 * 8; i++) {
            bool down = i % 2;
            uint32_t limit = i / 2 % 8;
            const char *query = queries[i / 16];
            const char *column = strcmp(c->name, "when") == 0 ? "begins" : c->name;
            dl_str sort = dl_str_fmt(mem, "%s%s", down ? "-" : "", c->name);
            struct answer all = { 0 };
            struct answer a = { .query.sort = sort.ptr, .query.limit = limit };
            ck_assert_int_eq(ask(&all, command, query), DL_OK);
            ck_assert_int_eq(ask(&a, command, query), DL_OK);
            dl_str keys = sorted_keys(&all, column, down, limit ? limit : UINT32_MAX);
            ck_assert_msg(dl_str_is(keys, values(&a)),
                          "%s %s, --sort %s -n %u: %s, not %.*s", command, query,
                          sort.ptr, limit, values(&a), DL_ARG(keys));
            ck_assert_int_eq(a.query.more, limit && limit < all.records.n);
            forget(&all);
            forget(&a);
        }
    }
}
END_TEST

/* ---- ad-hoc SQL ----------------------------------------------------------------------------- */

static const struct {
    const char *text;
    dl_code code;
    const char *says;
} statements[] = {
    { "SELECT 1 AS key", DL_OK, "1" },
    { "SELECT key FROM timeline WHERE type = 'demand'", DL_OK, "demand-ee" },
    { "SELECT NULL AS key", DL_OK, "" },
    { "SELECT x'00ff' AS key", DL_OK, "00ff" },
    { "SELECT 2.5 AS key; ", DL_OK, "2.5" },
    { "PRAGMA table_info(event)", DL_OK, NULL },
    { "SELECT 1 AS key WHERE 0", DL_OK, "" },
    { "", DL_EUSAGE, "expected a SELECT" },
    { "-- nothing", DL_EUSAGE, "expected a SELECT" },
    { "SELEC 1", DL_EUSAGE, "syntax error" },
    { "SELECT 1; SELECT 2", DL_EUSAGE, "one statement" },
    { "DELETE FROM event", DL_EUSAGE, "only reading" },
    { "UPDATE event SET key = 'x'", DL_EUSAGE, "only reading" },
    { "CREATE TABLE x (y)", DL_EUSAGE, "only reading" },
    { "CREATE TEMP TABLE x (y)", DL_EUSAGE, "only reading" },
    { "DROP TABLE event", DL_EUSAGE, "only reading" },
    { "ATTACH ':memory:' AS x", DL_EUSAGE, "only reading" },
    { "PRAGMA journal_mode = DELETE", DL_EUSAGE, "only reading" },
    { "PRAGMA user_version = 7", DL_EUSAGE, "only reading" },
    { "PRAGMA writable_schema = ON", DL_EUSAGE, "only reading" },
    { "BEGIN", DL_EUSAGE, "only reading" },
    { "VACUUM INTO '/tmp/dateline-stolen.db'", DL_EUSAGE, "gives rows" },
    { "SELECT load_extension('x')", DL_EUSAGE, "not authorized" },
    { "SELECT zeroblob(200000000)", DL_EUSAGE, "too big" },
    { "WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) "
      "SELECT max(i) FROM r",
      DL_ESTORE, "stopped after 1 second" },
};

START_TEST(sql_is_bounded)
{
    struct answer a = { .query.seconds = 1 };
    dl_code rc = ask(&a, "sql", statements[_i].text);
    ck_assert_msg(rc == statements[_i].code, "%s: %d %s", statements[_i].text, rc,
                  a.err.text);
    if (rc)
        ck_assert_msg(strstr(a.err.text, statements[_i].says), "%s", a.err.text);
    else if (statements[_i].says)
        ck_assert_str_eq(values(&a), statements[_i].says);
    ck_assert_int_ne(access("/tmp/dateline-stolen.db", F_OK), 0);
    forget(&a);
}
END_TEST

START_TEST(sql_columns_have_names_of_their_own)
{
    struct answer a = { .column = "a_2" };
    ck_assert_int_eq(ask(&a, "sql", "SELECT 1 AS a, 2 AS a, 3 AS a"), DL_OK);
    ck_assert_str_eq(values(&a), "2");
    ck_assert_int_eq(dl_cell_get(&a.records.at[0], "a_3")->number, 3);
    forget(&a);
}
END_TEST

DL_SUITE("query", tcase_add_unchecked_fixture(tc, make_all, query_fixture_remove);
         tcase_add_checked_fixture(tc, query_fixture_open, query_fixture_close);
         tcase_add_loop_test(tc, selects, 0, DL_N(selections));
         tcase_add_loop_test(tc, tells, 0, DL_N(contents));
         tcase_add_test(tc, shows_the_article_word_for_word); tcase_add_test(tc, remarks);
         tcase_add_test(tc, sorts_and_limits);
         tcase_add_loop_test(tc, sorts_as_records, 0, DL_N(sorted_commands));
         tcase_add_loop_test(tc, sql_is_bounded, 0, DL_N(statements));
         tcase_add_test(tc, sql_columns_have_names_of_their_own);)
