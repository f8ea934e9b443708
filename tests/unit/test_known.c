/* test_known.c - what was known of an event is what the linking makes of the same articles.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

/* Three articles tell one round: planned, then ended, then counted by an undated one. */
static void tell(fixture *f, const char *uri, const char *published, int status,
                 const char *day, int64_t round) {
    char text[80];
    snprintf(text, sizeof text, "%s Norland Sudmark talks in Vik when", uri);
    fixture_article(f, uri, uri, published, text);
    uint32_t e = fixture_event(f, "talk_round", status, "talks");
    fixture_part(f, e, "participant",
                 fixture_who(f, DL_ACTOR_COUNTRY, "country/norland", "Norland"));
    fixture_part(f, e, "participant",
                 fixture_who(f, DL_ACTOR_COUNTRY, "country/sudmark", "Sudmark"));
    fixture_place(f, e, "place/vik", "Vik");
    fixture_number(f, e, "round", round);
    if (status == DL_OCCURRED) fixture_word(f, e, "phase", "ended");
    if (day) fixture_when(f, e, "when", "", day, DL_EXPLICIT);
    fixture_put(f);
}

static void open_told(fixture *f) {
    fixture_open(f);
    tell(f, "a.txt", "2019-08-20", DL_PLANNED, "2019-08-30", 9);
    tell(f, "b.txt", "2019-09-02", DL_OCCURRED, "2019-08-31", 9);
    tell(f, "c.txt", NULL, DL_OCCURRED, NULL, 9);
    fixture_finish(f);
    ck_assert_answer(f, "SELECT count(*), max(reports) FROM event", "1|3");
}

static dl_known known(fixture *f, const char *published, int64_t article) {
    dl_known k = { 0 };
    dl_until until = { DL_NO_TIME, DL_NO_TIME, article };
    if (published) ck_assert(dl_iso_parse(dl_str_of(published), &until.published));
    must(f, dl_store_known(f->store, &f->k.types, 1, &until, f->a.mem, &k, &f->err));
    return k;
}

/* The event's row, written the same way from either side. */
static const char *row_of(fixture *f) {
    return fixture_ask(
        f, "SELECT status, begins, ends, grain, basis, place, title, round, "
           "plover, cameo, confidence, best, first_reported, last_reported, "
           "reports, articles, sources, "
           "(SELECT group_concat(role || ' ' || name, '; ') FROM (SELECT "
           "x.role, a.name FROM event_actor x JOIN actor a ON a.id = x.actor "
           "WHERE x.event = e.id ORDER BY x.role, x.articles DESC, a.name)), "
           "(SELECT group_concat(field || ' ' || coalesce(number, text), '; ') "
           "FROM (SELECT * FROM event_field WHERE event = e.id "
           "ORDER BY field)) FROM event e WHERE id = 1");
}

static void add_time(dl_buf *out, dl_minute t) {
    char iso[DL_ISO_MAX];
    dl_buf_printf(out, "%s|", dl_iso_format(t, iso));
}

static void write_known(const dl_known *k, dl_buf *out) {
    dl_buf_printf(out, "%s|", dl_status_name(k->status));
    add_time(out, k->begins);
    add_time(out, k->ends);
    dl_buf_printf(out, "%s|%s|%.*s|%.*s|%lld|%.*s|%.*s|%u|%lld|", dl_grain_name(k->grain),
                  dl_basis_name(k->basis), DL_ARG(k->place), DL_ARG(k->title),
                  (long long)k->round, DL_ARG(k->plover), DL_ARG(k->cameo),
                  (unsigned)k->confidence, (long long)k->best);
    add_time(out, k->first_reported);
    add_time(out, k->last_reported);
    dl_buf_printf(out, "%u|%u|%u|", k->reports, k->articles, k->sources);
    for (uint32_t i = 0; i < k->actors.n; i++)
        dl_buf_printf(out, "%s%.*s %.*s", i ? "; " : "", DL_ARG(k->actors.at[i].role),
                      DL_ARG(k->actors.at[i].name));
    dl_buf_putc(out, '|');
    for (uint32_t i = 0; i < k->fields.n; i++) {
        const dl_known_field *field = &k->fields.at[i];
        dl_buf_printf(out, "%s%.*s ", i ? "; " : "", DL_ARG(field->field));
        if (field->has_number)
            dl_buf_printf(out, "%lld", (long long)field->number);
        else
            dl_buf_str(out, field->text);
    }
}

START_TEST(all_of_it)
{
    fixture f;
    dl_buf have = { 0 };
    open_told(&f);
    dl_known k = known(&f, NULL, 0);
    write_known(&k, &have);
    ck_assert_str_eq(have.ptr, row_of(&f));
    ck_assert(strstr(have.ptr, "occurred|2019-08-31T00:00|"));
    dl_buf_free(&have);
    fixture_close(&f);
}
END_TEST

START_TEST(by_a_day)
{
    fixture f;
    open_told(&f);
    dl_known k = known(&f, "2019-08-20T00:00", 0);
    ck_assert_uint_eq(k.reports, 0);
    k = known(&f, "2019-09-01T00:00", 0); /* the undated article is not counted */
    ck_assert_uint_eq(k.reports, 1);
    ck_assert_uint_eq(k.status, DL_PLANNED);
    ck_assert_uint_eq(k.fields.n, 1);
    ck_assert_dl_str(k.title, "Norland and Sudmark: ninth round of talks, Vik (planned)");
    k = known(&f, "2019-09-03T00:00", 0);
    ck_assert_uint_eq(k.reports, 2);
    ck_assert_uint_eq(k.status, DL_OCCURRED);
    ck_assert_dl_str(k.title, "Norland and Sudmark: ninth round of talks, Vik (ended)");
    fixture_close(&f);
}
END_TEST

START_TEST(by_what_was_there)
{
    fixture f;
    open_told(&f);
    ck_assert_uint_eq(known(&f, NULL, 1).reports, 1);
    ck_assert_uint_eq(known(&f, NULL, 2).reports, 2);
    ck_assert_uint_eq(known(&f, NULL, 3).reports, 3);
    fixture_close(&f);
}
END_TEST

/* ---- histories ----------------------------------------------------------------------------- */

static const char *const days[] = { "2019-08-20", "2019-09-02", "2019-09-02",
                                    NULL,         "2019-09-05", "2019-10-01" };

static void open_history(fixture *f) {
    fixture_open(f);
    for (int i = 0; i < (int)DL_N(days); i++) {
        char uri[16];
        snprintf(uri, sizeof uri, "%c.txt", 'f' - i);
        tell(f, uri, days[i], i ? DL_OCCURRED : DL_PLANNED,
             i % 2 ? "2019-08-31" : "2019-08-30", 9);
    }
    fixture_finish(f);
    ck_assert_answer(f, "SELECT count(*), max(reports) FROM event", "1|6");
    ck_assert_answer(f, "SELECT event FROM event_history", "1");
}

static void run_sql(fixture *f, const char *sql) {
    ck_assert_int_eq(sqlite3_exec(dl_store_db(f->store), sql, NULL, NULL, NULL),
                     SQLITE_OK);
}

/* What was known on each day is the same from the history and from the tables. */
START_TEST(by_history)
{
    static const char *const until[] = { "2019-08-20T00:00", "2019-08-21T00:00",
                                         "2019-09-03T00:00", "2019-09-06T00:00",
                                         "2019-10-02T00:00" };
    fixture f;
    dl_buf have[DL_N(until)] = { { 0 } };
    open_history(&f);
    for (size_t i = 0; i < DL_N(until); i++) {
        dl_known k = known(&f, until[i], 0);
        if (k.reports) write_known(&k, &have[i]);
    }
    run_sql(&f, "DELETE FROM event_history");
    for (size_t i = 0; i < DL_N(until); i++) {
        dl_buf want = { 0 };
        dl_known k = known(&f, until[i], 0);
        if (k.reports) write_known(&k, &want);
        ck_assert_uint_eq(k.reports, i ? i + (i > 1) : 0);
        if (i) ck_assert_str_eq(have[i].ptr, want.ptr);
        dl_buf_free(&want);
        dl_buf_free(&have[i]);
    }
    fixture_close(&f);
}
END_TEST

START_TEST(follows_the_reports)
{
    fixture f;
    open_history(&f);
    run_sql(&f, "CREATE TEMP TABLE was AS SELECT * FROM event_history");
    tell(&f, "g.txt", "2019-10-02", DL_OCCURRED, "2019-08-31", 9);
    fixture_finish(&f);
    ck_assert_answer(&f,
                     "SELECT count(*), sum(h.bytes = w.bytes) FROM event_history h "
                     "JOIN was w USING (event)",
                     "1|0");
    run_sql(&f, "CREATE TEMP TABLE is_now AS SELECT * FROM event_history");
    fixture_finish(&f);
    ck_assert_answer(&f,
                     "SELECT count(*), sum(h.bytes = w.bytes) FROM event_history h "
                     "JOIN is_now w USING (event)",
                     "1|1");
    fixture_close(&f);
}
END_TEST

/* Bytes that are cut off or are others: an error, or some values, and no more. */
START_TEST(damaged_histories)
{
    static const char *const other[] = { "", "00", "7f", "ff" };
    fixture f;
    int64_t n;
    open_history(&f);
    ck_assert(dl_str_int(
        dl_str_of(fixture_ask(&f, "SELECT length(bytes) FROM event_history")), &n));
    run_sql(&f, "CREATE TEMP TABLE was AS SELECT * FROM event_history");
    for (int i = 0; i < (int)n * 4; i++) {
        char sql[200];
        bool cut = i % 4 == 0;
        snprintf(sql, sizeof sql,
                 "UPDATE event_history SET bytes = (SELECT CAST(substr(bytes, 1, %d)"
                 " || x'%s' || substr(bytes, %d) AS BLOB) FROM was)",
                 i / 4, other[i % 4], cut ? (int)n + 1 : i / 4 + 2);
        run_sql(&f, sql);
        dl_known k = { 0 };
        dl_until until = { DL_NO_TIME, DL_NO_TIME, 0 };
        dl_err err = { 0 };
        ck_assert(dl_iso_parse(DL_LIT("2019-09-06T00:00"), &until.published));
        dl_code rc = dl_store_known(f.store, &f.k.types, 1, &until, f.a.mem, &k, &err);
        ck_assert(rc == DL_ESTORE || (rc == DL_OK && !cut));
    }
    fixture_close(&f);
}
END_TEST

DL_SUITE("known", tcase_add_test(tc, by_history); tcase_add_test(tc, follows_the_reports);
         tcase_add_test(tc, damaged_histories); tcase_add_test(tc, all_of_it);
         tcase_add_test(tc, by_a_day); tcase_add_test(tc, by_what_was_there);)
