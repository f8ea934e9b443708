/* test_sql.c - every statement of queries.sql prepares, and none scans unawares.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

#include "sql.h"

/* Statements that read a whole table, and why that is right. */
static const struct {
    const char *name, *why;
} may_scan[] = {
    { "table_count", "the schema" },
    { "article_forget_all", "all articles, when derived tables are made anew" },
    { "article_count_stale", "once a run" },
    { "article_fts_fill", "the newest row of the index of the search" },
    { "retell_articles", "stories are found among all articles" },
    { "retell_carriers", "stories are found among all articles" },
    { "retell_known", "stories are found among all articles" },
    { "link_articles", "linking reads everything" },
    { "link_carriers", "linking reads everything" },
    { "link_whos", "linking reads everything" },
    { "link_roles", "linking reads everything" },
    { "link_reports", "linking reads everything" },
    { "link_parts", "linking reads everything" },
    { "link_fields", "linking reads everything" },
    { "link_actors", "linking reads everything" },
    { "link_all_series", "linking reads everything" },
    { "link_events", "linking reads everything" },
    { "link_links", "linking reads everything" },
    { "link_threads", "linking reads everything" },
    { "link_members", "linking reads everything" },
    { "article_by_name", "a person names one article, once" },
    { "article_by_title", "a part of a title has no index" },
    { "judgement_holding", "judgements of people are few" },
    { "judgement_log", "judgements of people are few" },
    { "judgement_all", "judgements of people are few" },
    { "judgements_holding", "judgements of people are few" },
    { "judged_clear", "judgements of people are few" },
    { "all_series", "series are few; read to find the name somebody may have meant" },
    { "all_actor_names", "read to find the name somebody may have meant" },
    { "word_is_small", "the few articles that the inner SELECT found" },
    { "all_actors", "the whole list was asked for" },
    { "all_articles", "the whole list was asked for" },
    { "pick_phrase", "read for somebody unnamed, where no name fits" },
    { "events_judged", "judgements of people are few" },
    { "sum_known", "pages that are counted beforehand are few" },
    { "block_digests", "blocks are few: one for some thousand events" },
    { "block_all", "blocks are few: one for some thousand events" },
    { "series_in_order", "walked until the page is full" },
    { "titles_up", "walked until the page is full" },
    { "titles_down", "walked until the page is full" },
    { "keys_up", "walked until the page is full" },
    { "keys_down", "walked until the page is full" },
    { "stats_totals", "counts are of everything" },
    { "stats_types", "counts of everything, added up beforehand" },
    { "stats_status", "counts of everything, added up beforehand" },
    { "stats_basis", "counts of everything, added up beforehand" },
    { "stats_months", "counts of everything, added up beforehand" },
    { "tally_clear", "made anew by every linking" },
    { "stats_kinds", "counts are of everything" },
    { "stats_sources", "counts are of everything" },
    { "stats_actors", "counts are of everything" },
    { "all_acts", "asked once, where a query names an act that there is none of" },
    { "all_media", "asked once, where a query names a medium that there is none of" },
    { "all_tags", "asked once, where a query names a label that there is none of" },
};

static bool allowed(const char *name) {
    for (size_t i = 0; i < DL_N(may_scan); i++)
        if (strcmp(may_scan[i].name, name) == 0) return true;
    return false;
}

/* Appends the scans in the plan of one statement. A plan line "SCAN x" reads all of x;
 * sub-queries, constant rows, virtual tables' own look-ups, recursive walks and the rows that
 * a view of several parts has given are none. */
static void scans_of(sqlite3 *db, const char *sql, const char *name, dl_buf *out) {
    sqlite3_stmt *q;
    char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sql);
    int rc = sqlite3_prepare_v2(db, explain, -1, &q, NULL);
    ck_assert_msg(rc == SQLITE_OK, "%s: %s", name, sqlite3_errmsg(db));
    sqlite3_free(explain);
    while (sqlite3_step(q) == SQLITE_ROW) {
        const char *line = (const char *)sqlite3_column_text(q, 3);
        if (strncmp(line, "SCAN ", 5) != 0 || strstr(line, "CONSTANT ROW") ||
            strstr(line, "VIRTUAL TABLE") || strstr(line, "SCAN (") ||
            strstr(line, "subquery") || strcmp(line, "SCAN walk") == 0 ||
            strcmp(line, "SCAN conflicts") == 0)
            continue;
        dl_buf_printf(out, "%s: %s\n", name, line);
    }
    sqlite3_finalize(q);
}

static bool explains(const char *sql) {
    static const char *const verbs[] = { "SELECT", "INSERT", "UPDATE", "DELETE", "WITH" };
    while (*sql == ' ' || *sql == '\n') sql++;
    for (size_t i = 0; i < DL_N(verbs); i++)
        if (strncmp(sql, verbs[i], strlen(verbs[i])) == 0) return true;
    return false;
}

START_TEST(plan)
{
    fixture f;
    dl_buf out = { 0 };
    fixture_open(&f);
    fixture_article(&f, "a.txt", "", NULL, "Norland waits.");
    fixture_put(&f);
    fixture_finish(&f);
    const dl_sql_query *query = &dl_sql_queries[_i];
    if (explains(query->text))
        scans_of(dl_store_db(f.store), query->text, query->name, &out);
    if (!allowed(query->name))
        ck_assert_msg(out.len == 0, "scans; give it an index or a reason:\n%s", out.ptr);
    dl_buf_free(&out);
    fixture_close(&f);
}
END_TEST

START_TEST(reasons)
{
    for (size_t i = 0; i < DL_N(may_scan); i++) {
        int found = 0;
        for (int j = 0; j < SQL_COUNT; j++)
            found += strcmp(dl_sql_queries[j].name, may_scan[i].name) == 0;
        ck_assert_msg(found == 1, "no statement %s", may_scan[i].name);
    }
}
END_TEST

/* What the first page of an answer walks along, however many events there are: rows come
 * out of the index in the order that is wanted, so nothing is sorted. */
static const struct {
    const char *name, *index;
    bool ties; /* those of one time are sorted, the rest is not */
} walks[] = {
    { "series_in_order", "series_key", false },
    { "sum_dated", "event_actor_actor", false },
};

/* What else looks up by an index that was made for it. */
static const struct {
    const char *name, *index;
} lookups[] = {
    { "pick_phrase", "report_actor_phrase" },
    { "pick_words", "VIRTUAL TABLE INDEX" },
    { "pick_actor", "COVERING INDEX event_actor_actor" },
    { "pack_get", "INTEGER PRIMARY KEY" },
    { "event_has_words", "VIRTUAL TABLE INDEX 0:=" },
    { "event_who", "PRIMARY KEY (event=?)" },
    { "event_tellers", "COVERING INDEX report_event" },
    { "rounds_of_series", "event_series" },
    { "event_reported", "report_event" },
    { "event_is_news", "report_event" },
    { "actor_links", "article_actor_link" },
    { "actor_summed", "PRIMARY KEY (actor=? AND part=? AND n<?)" },
    { "actor_events_summed", "PRIMARY KEY (actor=? AND part=? AND n<?)" },
    { "actor_months_summed", "PRIMARY KEY (actor=? AND part=?)" },
    { "actor_with", "event_actor_actor" },
};

static const char *text_named(const char *name) {
    for (int i = 0; i < SQL_COUNT; i++)
        if (strcmp(dl_sql_queries[i].name, name) == 0) return dl_sql_queries[i].text;
    ck_abort_msg("no statement %s", name);
    return NULL;
}

static void plan_of(sqlite3 *db, const char *name, dl_buf *out) {
    sqlite3_stmt *q;
    char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", text_named(name));
    dl_buf_clear(out);
    ck_assert_int_eq(sqlite3_prepare_v2(db, explain, -1, &q, NULL), SQLITE_OK);
    sqlite3_free(explain);
    while (sqlite3_step(q) == SQLITE_ROW)
        dl_buf_printf(out, "%s\n", (const char *)sqlite3_column_text(q, 3));
    sqlite3_finalize(q);
}

START_TEST(indexes)
{
    fixture f;
    dl_buf text = { 0 };
    fixture_open(&f);
    fixture_finish(&f);
    sqlite3 *db = dl_store_db(f.store);
    for (size_t i = 0; i < DL_N(walks); i++) {
        plan_of(db, walks[i].name, &text);
        ck_assert_msg(strstr(text.ptr, walks[i].index) != NULL, "%s without %s:\n%s",
                      walks[i].name, walks[i].index, text.ptr);
        const char *sorts = strstr(text.ptr, "USE TEMP B-TREE FOR ");
        if (sorts && walks[i].ties && !strstr(sorts, "FOR ORDER BY")) sorts = NULL;
        ck_assert_msg(sorts == NULL, "%s sorts:\n%s", walks[i].name, text.ptr);
    }
    for (size_t i = 0; i < DL_N(lookups); i++) {
        plan_of(db, lookups[i].name, &text);
        ck_assert_msg(strstr(text.ptr, lookups[i].index) != NULL, "%s without %s:\n%s",
                      lookups[i].name, lookups[i].index, text.ptr);
    }
    dl_buf_free(&text);
    fixture_close(&f);
}
END_TEST

START_TEST(binding)
{
    fixture f;
    bool more;
    fixture_open(&f);
    sqlite3_stmt *q = dl_sql(f.store, SQL_META_SET, &f.err);
    ck_assert_ptr_ne(q, NULL);
    dl_bind_str(q, ":name", DL_LIT("colour"));
    dl_bind_str(q, ":value", DL_LIT("red'; --"));
    must(&f, dl_run(f.store, q, &f.err));
    ck_assert_ptr_eq(q, dl_sql(f.store, SQL_META_SET, &f.err)); /* prepared once */
    q = dl_sql(f.store, SQL_META_GET, &f.err);
    dl_bind_str(q, ":name", DL_LIT("colour"));
    must(&f, dl_step(f.store, q, &more, &f.err));
    ck_assert(more);
    ck_assert_dl_str(dl_column_str(q, 0), "red'; --");
    fixture_close(&f);
}
END_TEST

DL_SUITE("sql", tcase_add_loop_test(tc, plan, 0, SQL_COUNT); tcase_add_test(tc, reasons);
         tcase_add_test(tc, indexes); tcase_add_test(tc, binding);)
