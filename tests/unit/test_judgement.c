/* test_judgement.c - a date given later, its log, and taking it back.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

static void article(fixture *f, const char *uri, const char *title) {
    char text[100];
    snprintf(text, sizeof text, "%s. Norland shelled Sudmark on Monday and later.",
             title);
    fixture_article(f, uri, "", NULL, text);
    f->a.doc.title = dl_str_of(title);
    uint32_t n = fixture_who(f, DL_ACTOR_COUNTRY, "country/norland", "Norland");
    uint32_t dated = fixture_event(f, "attack", DL_OCCURRED, "shelled");
    fixture_part(f, dated, "agent", n);
    fixture_when(f, dated, "Monday", "weekday 1 past", NULL, 0);
    uint32_t bare = fixture_event(f, "attack", DL_PLANNED, "later");
    fixture_part(f, bare, "agent", n);
    fixture_put(f);
}

static dl_code date(fixture *f, const char *which, const char *day, dl_err *err) {
    dl_minute published;
    dl_str title;
    int64_t resolved = -1;
    dl_judge judge = { .who = DL_LIT("Ada"), .why = DL_LIT("masthead"), .made = f->now };
    ck_assert(dl_iso_parse(dl_str_of(day), &published));
    dl_code rc = dl_judge_date(f->store, &f->k, &judge, dl_str_of(which), published,
                               f->a.mem, &title, &resolved, err);
    if (!rc) ck_assert_int_eq(resolved, 2);
    return rc;
}

static void open_two(fixture *f) {
    fixture_open(f);
    article(f, "papers/one.txt", "Shells on the border");
    article(f, "papers/two.txt", "Shells on the coast");
    fixture_finish(f);
    fixture_reopen(f, DL_STORE_CURATE);
}

START_TEST(resolves)
{
    fixture f;
    open_two(&f);
    ck_assert_answer(&f, "SELECT DISTINCT begins FROM event", "-");
    must(&f, date(&f, "papers/one.txt", "2019-08-28", &f.err));
    ck_assert_answer(&f,
                     "SELECT begins, basis, when_text FROM event "
                     "WHERE begins IS NOT NULL ORDER BY begins",
                     "2019-08-26T00:00|published|Monday\n2019-08-28T00:00|assumed|-");
    ck_assert_answer(&f, "SELECT count(*) FROM event WHERE begins IS NULL", "2");
    ck_assert_answer(&f, "SELECT count(*) FROM event_actor WHERE begins IS NOT NULL",
                     "2");
    /* reading the file again, still without a date, keeps it */
    fixture_reopen(&f, DL_STORE_WRITE);
    article(&f, "papers/one.txt", "Shells on the border");
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT count(*) FROM event WHERE begins IS NOT NULL", "2");
    fixture_close(&f);
}
END_TEST

START_TEST(undo_and_log)
{
    fixture f;
    dl_str what;
    dl_judgement *list;
    uint32_t n;
    dl_judge judge = { .who = DL_LIT("Bo"), .made = 0 };
    open_two(&f);
    must(&f, date(&f, "border", "2019-08-28", &f.err));
    must(&f, date(&f, "papers/one.txt", "2019-09-04", &f.err));
    must(&f, dl_judge_log(f.store, f.a.mem, &list, &n, &f.err));
    ck_assert_uint_eq(n, 2);
    ck_assert_dl_str(list[0].who, "Ada");
    ck_assert_dl_str(list[0].why, "masthead");
    ck_assert_dl_str(list[1].value, "2019-09-04T00:00");
    ck_assert_dl_str(list[1].title, "Shells on the border");
    must(&f, dl_judge_undo(f.store, &f.k, &judge, 0, f.a.mem, &what, &f.err));
    ck_assert_answer(&f, "SELECT max(begins) FROM event", "2019-08-28T00:00");
    must(&f, dl_judge_undo(f.store, &f.k, &judge, 1, f.a.mem, &what, &f.err));
    ck_assert_dl_str(what, "judgement 1: date 2019-08-28 of \"Shells on the border\"");
    ck_assert_answer(&f, "SELECT max(begins) FROM event", "-");
    ck_assert_answer(&f, "SELECT count(*) FROM event_actor WHERE begins IS NOT NULL",
                     "0");
    ck_assert_int_eq(dl_judge_undo(f.store, &f.k, &judge, 0, f.a.mem, &what, &f.err),
                     DL_EUSAGE);
    f.err = (dl_err){ 0 };
    must(&f, dl_judge_log(f.store, f.a.mem, &list, &n, &f.err));
    ck_assert(list[0].undone && list[1].undone);
    fixture_close(&f);
}
END_TEST

static const struct {
    const char *which, *message; /* NULL: it is found */
} names[] = {
    { "papers/two.txt", NULL },
    { "two.txt", NULL },
    { "coast", NULL },
    { "COAST", NULL },
    { "shells", "means several articles" },
    { "balloon", "no article has" },
    { "%", "no article has" },
    { "article-", "no article has" },
    { "", "which article" },
};

START_TEST(which_article)
{
    fixture f;
    dl_err err = { 0 };
    open_two(&f);
    dl_code rc = date(&f, names[_i].which, "2019-08-28", &err);
    if (names[_i].message) {
        ck_assert_int_eq(rc, DL_EUSAGE);
        ck_assert_msg(strstr(err.text, names[_i].message) != NULL, "%s", err.text);
    } else {
        ck_assert_msg(rc == DL_OK, "%s", err.text);
        ck_assert_answer(&f, "SELECT title FROM article WHERE published IS NOT NULL",
                         "Shells on the coast");
    }
    fixture_close(&f);
}
END_TEST

START_TEST(by_key)
{
    fixture f;
    char key[40];
    open_two(&f);
    snprintf(
        key, sizeof key, "%s",
        fixture_ask(&f, "SELECT DISTINCT article FROM evidence WHERE uri LIKE '%two%'"));
    must(&f, date(&f, key, "2019-08-28", &f.err));
    ck_assert_answer(&f, "SELECT uri FROM article WHERE published IS NOT NULL",
                     "papers/two.txt");
    fixture_close(&f);
}
END_TEST

DL_SUITE("judgement", tcase_add_test(tc, resolves); tcase_add_test(tc, undo_and_log);
         tcase_add_loop_test(tc, which_article, 0, DL_N(names));
         tcase_add_test(tc, by_key);)
