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

DL_SUITE("known", tcase_add_test(tc, all_of_it); tcase_add_test(tc, by_a_day);
         tcase_add_test(tc, by_what_was_there);)
