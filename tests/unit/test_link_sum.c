/* test_link_sum.c - pages counted beforehand say what counting says, and stay so as articles
 * come in.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

#include "sql.h"

static const char text[] =
    "Norland met Sudmark and Red Hill. Norland told Sudmark what it wants. It asked for Vik.";

/* Ten events: Norland takes part in all, by turns with Sudmark and Red Hill. */
static void put_article(fixture *f, int number, const char *date) {
    char uri[32], words[160];
    snprintf(uri, sizeof uri, "a%d.txt", number);
    snprintf(words, sizeof words, "%s Number %d.", text, number);
    fixture_article(f, uri, "Courier", number % 7 ? date : NULL, words);
    uint32_t norland = fixture_who(f, DL_ACTOR_COUNTRY, "country/norland", "Norland");
    uint32_t sudmark = fixture_who(f, DL_ACTOR_COUNTRY, "country/sudmark", "Sudmark");
    uint32_t hill = fixture_who(f, DL_ACTOR_ARMED_GROUP, "group/red-hill", "Red Hill");
    for (int i = 0; i < 10; i++) {
        static const char *const types[] = { "meeting", "statement", "demand", "attack" };
        static const char *const words_of[] = { "met", "told", "asked", "wants" };
        static const char *const acting[] = { "participant", "speaker", "proposer",
                                              "agent" };
        static const char *const upon[] = { "participant", "addressee", "target",
                                            "target" };
        int kind = number % 9 == 4 ? 3 : i % 4; /* some articles tell attacks only */
        uint32_t event =
            fixture_event(f, types[kind], (number + i) % DL_STATUS_COUNT, words_of[kind]);
        fixture_part(f, event, acting[kind], norland);
        fixture_part(f, event, upon[kind], i % 3 ? sudmark : hill);
    }
    fixture_put(f);
}

static void date_of(int number, char out[20]) {
    snprintf(out, 20, "20%02d-%02d-%02d", 10 + number / 84 % 80, number / 7 % 12 + 1,
             number % 28 + 1);
}

static dl_str all_rows(fixture *f, int sql, int64_t actor, const char *columns) {
    bool more = true;
    dl_buf out = { 0 };
    sqlite3_stmt *q = dl_sql(f->store, sql, &f->err);
    ck_assert_ptr_nonnull(q);
    dl_bind_int(q, ":actor", actor);
    if (sqlite3_bind_parameter_index(q, ":limit")) dl_bind_int(q, ":limit", 10);
    while (dl_step(f->store, q, &more, &f->err) == DL_OK && more)
        for (const char *c = columns; *c; c++)
            dl_buf_printf(&out, "%.*s ", DL_ARG(dl_column_str(q, *c - '0')));
    dl_str rows = dl_str_copy(f->k.mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return rows;
}

static void same_as_counted(fixture *f, int64_t actor, const char *part, int sql,
                            const char *columns, const char *summed) {
    char ask[200];
    dl_buf out = { 0 };
    snprintf(ask, sizeof ask,
             "SELECT %s FROM actor_sum WHERE actor = %lld AND part = '%s' ORDER BY n",
             summed, (long long)actor, part);
    for (const char *c = fixture_ask(f, ask); *c; c++)
        dl_buf_putc(&out, *c == '|' || *c == '\n' ? ' ' : *c);
    dl_buf_putc(&out, ' ');
    dl_str counted = all_rows(f, sql, actor, columns);
    ck_assert_msg(dl_str_eq(counted, (dl_str){ out.ptr, (uint32_t)out.len }),
                  "%s: counted %.*s, kept %.*s", part, DL_ARG(counted), (int)out.len,
                  out.ptr);
    dl_buf_free(&out);
}

static void same_last(fixture *f, int64_t actor, const char *part, const char *types,
                      int acts) {
    sqlite3_stmt *q = dl_sql(f->store, SQL_ACTOR_EVENTS, &f->err);
    ck_assert_ptr_nonnull(q);
    dl_bind_int(q, ":acts", acts);
    dl_bind_str(q, ":types", dl_str_of(types));
    dl_bind_int(q, ":actor", actor);
    dl_bind_int(q, ":limit", 10);
    dl_buf counted = { 0 };
    char ask[200];
    bool more = true;
    while (dl_step(f->store, q, &more, &f->err) == DL_OK && more)
        dl_buf_printf(&counted, "%s%lld", counted.len ? "\n" : "",
                      (long long)dl_column_int(q, 0));
    dl_buf_puts(&counted, "");
    snprintf(ask, sizeof ask,
             "SELECT id FROM actor_sum WHERE actor = %lld AND part = '%s' ORDER BY n",
             (long long)actor, part);
    ck_assert_str_eq(fixture_ask(f, ask), counted.ptr);
    dl_buf_free(&counted);
}

static void check_page(fixture *f, const char *key) {
    char ask[100];
    snprintf(ask, sizeof ask, "SELECT id FROM actor WHERE key = '%s'", key);
    int64_t actor = atoll(fixture_ask(f, ask));
    same_as_counted(f, actor, "events", SQL_ACTOR_EVENT_COUNT, "0", "count");
    same_as_counted(f, actor, "month", SQL_ACTOR_MONTHS, "01", "month, count");
    same_as_counted(f, actor, "with", SQL_ACTOR_WITH, "03", "id, count");
    same_as_counted(f, actor, "meets", SQL_ACTOR_MEETS, "03", "id, count");
    same_as_counted(f, actor, "addresses", SQL_ACTOR_ADDRESSES, "03", "id, count");
    same_last(f, actor, "statements", " statement ", 1);
    same_last(f, actor, "positions", " demand proposal rejection threat ", 1);
    same_last(f, actor, "meetings", " meeting talk_round visit ", 0);
}

/* What stats adds up is what counting says. */
static void check_tally(fixture *f) {
    ck_assert_answer(f,
                     "SELECT count(*) FROM (SELECT type, status, coalesce(basis, ''), "
                     "coalesce(substr(begins, 1, 7), ''), count(*) FROM event "
                     "GROUP BY 1, 2, 3, 4 EXCEPT SELECT * FROM event_tally)",
                     "0");
    ck_assert_answer(
        f, "SELECT sum(events) = (SELECT count(*) FROM event) FROM event_tally", "1");
}

START_TEST(pages)
{
    enum { FIRST = 130, MORE = 134 };
    fixture f;
    char date[20];
    fixture_open(&f);
    for (int i = 0; i < MORE; i++) {
        date_of(i, date);
        put_article(&f, i, date);
        if (i == 50) { /* not many yet: nothing is kept */
            fixture_finish(&f);
            ck_assert_answer(&f, "SELECT count(*) FROM actor_sum", "0");
        }
        if (i < FIRST) continue;
        fixture_finish(&f);
        check_page(&f, "country/norland");
        check_tally(&f);
    }
    /* Red Hill, a third of them, is counted when it is asked for */
    ck_assert_answer(&f, "SELECT count(DISTINCT actor) FROM actor_sum", "1");
    fixture_close(&f);
}
END_TEST

/* Whatever the view would find of an event that several articles tell, the event says that
 * they may disagree; and it does not say so of all. */
START_TEST(differs)
{
    fixture f;
    fixture_open(&f);
    for (int i = 0; i < 3; i++) {
        char uri[32], words[80];
        snprintf(uri, sizeof uri, "b%d.txt", i);
        snprintf(words, sizeof words, "Norland met Sudmark. Told by number %d.", i);
        fixture_article(&f, uri, "Courier", "2019-08-26", words);
        uint32_t norland =
            fixture_who(&f, DL_ACTOR_COUNTRY, "country/norland", "Norland");
        uint32_t sudmark =
            fixture_who(&f, DL_ACTOR_COUNTRY, "country/sudmark", "Sudmark");
        uint32_t event = fixture_event(&f, "meeting", DL_OCCURRED, "met");
        fixture_part(&f, event, "participant", norland);
        fixture_part(&f, event, "participant", sudmark);
        fixture_put(&f);
    }
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT articles, differs FROM event", "3|0");
    /* two of them tell of numbers: reports are what the next linking reads */
    ck_assert_int_eq(
        sqlite3_exec(
            dl_store_db(f.store),
            "INSERT INTO report_field (report, n, field, number) "
            "SELECT id, 0, 'injured', 20 + article FROM report WHERE article < 3",
            NULL, NULL, NULL),
        SQLITE_OK);
    fixture_article(&f, "c.txt", "Courier", "2019-09-26", "Nothing more.");
    fixture_put(&f);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT sum(differs) FROM event WHERE articles > 1", "1");
    ck_assert_answer(&f, "SELECT count(*) > 0 FROM conflicts WHERE what = 'number'", "1");
    fixture_close(&f);
}
END_TEST

DL_SUITE("link_sum", tcase_set_timeout(tc, 300); tcase_add_test(tc, pages);
         tcase_add_test(tc, differs);)
