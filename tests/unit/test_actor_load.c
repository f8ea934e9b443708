/* test_actor_load.c - the dictionary: forms of names, capitals, faults with their place.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_fixture.h"

static const char good[] =
    "# remark\n"
    "country/norland\tcountry\t-\tNorland|Kingdom of Norland|adj:Norlandic|cap:Nor City|"
    "cap:=Nor|cap:Second\n"
    "\n"
    "office/norland-presidency\toffice\tcountry/norland\tBlue Palace\n"
    "organisation/nato\torganisation\t-\tNorland Atoll Trade Office|acr:NATO|"
    "seat:Second\n"
    "media/guide\tmedia\t-\tthe:Guide\n"
    "country/norland\tcountry\t-\tOld Norland\n";

static dl_actors *load(dl_arena *mem, const char *text, dl_err *err) {
    dl_words *words = dl_words_new(mem);
    dl_actors *actors = dl_actors_new(mem);
    if (dl_actors_load(actors, words, "a.tsv", dl_str_of(text), err)) return NULL;
    return dl_actors_ready(actors, err) ? NULL : actors;
}

START_TEST(entries)
{
    dl_err err = { 0 };
    dl_arena *mem = dl_arena_new();
    const dl_actors *a = load(mem, good, &err);
    ck_assert_msg(a, "%s", err.text);
    uint32_t norland = dl_actors_find(a, DL_LIT("country/norland"));
    ck_assert_uint_ne(norland, DL_NONE);
    ck_assert_dl_str(dl_actors_get(a, norland)->name, "Norland");
    ck_assert_int_eq(dl_actors_get(a, norland)->kind, DL_ACTOR_COUNTRY);
    ck_assert_uint_eq(dl_actors_find(a, DL_LIT("old norland")), norland);
    ck_assert_uint_eq(dl_actors_find(a, DL_LIT("NORLANDIC")), norland);
    uint32_t palace = dl_actors_find(a, DL_LIT("Blue Palace"));
    ck_assert_uint_eq(dl_actors_get(a, palace)->parent, norland);
    uint32_t city = dl_actors_find(a, DL_LIT("place/nor-city"));
    ck_assert_uint_ne(city, DL_NONE);
    ck_assert_uint_eq(dl_actors_find(a, DL_LIT("Nor")), city);
    ck_assert_uint_eq(dl_actors_capital_of(a, city), norland);
    ck_assert_uint_eq(dl_actors_capital(a, norland), city);
    ck_assert_uint_eq(dl_actors_capital_of(a, norland), DL_NONE);
    ck_assert_uint_eq(dl_actors_capital_of(a, dl_actors_find(a, DL_LIT("second"))),
                      norland);
    ck_assert_uint_eq(dl_actors_seat_of(a, dl_actors_find(a, DL_LIT("second"))),
                      dl_actors_find(a, DL_LIT("organisation/nato")));
    ck_assert_uint_eq(dl_actors_seat_of(a, city), DL_NONE);
    ck_assert_uint_eq(dl_actors_find(a, DL_LIT("nobody")), DL_NONE);
    ck_assert_uint_eq(dl_actors_find(a, (dl_str){ 0 }), DL_NONE);
    ck_assert_uint_eq(dl_actors_count(a), 6);
    dl_arena_free(mem);
}
END_TEST

/* Who held an office on a day: the first day counts, the last does not. */
START_TEST(terms)
{
    static const char text[] =
        "person/a\theld\tcountry/norland\tpresident 2001-01-20 2009-01-20|king 2010-02-03\n"
        "country/norland\tcountry\t-\tNorland\n"
        "person/a\tperson\tcountry/norland\tAda Holm\n"
        "person/b\tperson\tcountry/norland\tBo Holm\n"
        "person/b\theld\tcountry/norland\tpresident 2009-01-20|king 2010-02-03\n";
    static const struct {
        const char *office, *day, *who;
    } rows[] = {
        { "president", "2001-01-19", "" },
        { "president", "2001-01-20", "person/a" },
        { "president", "2009-01-19", "person/a" },
        { "president", "2009-01-20", "person/b" },
        { "president", "2026-01-20", "person/b" },
        { "king", "2010-02-02", "" },
        { "king", "2010-02-03", "" }, /* two at once */
        { "minister", "2010-02-03", "" },
    };
    dl_err err = { 0 };
    dl_arena *mem = dl_arena_new();
    const dl_actors *a = load(mem, text, &err);
    ck_assert_msg(a, "%s", err.text);
    uint32_t norland = dl_actors_find(a, DL_LIT("country/norland"));
    for (size_t i = 0; i < DL_N(rows); i++) {
        dl_minute at;
        ck_assert(dl_iso_parse(dl_str_of(rows[i].day), &at));
        uint32_t who = dl_actors_holder(a, norland, dl_str_of(rows[i].office), at);
        dl_str key = who == DL_NONE ? DL_LIT("") : dl_actors_get(a, who)->key;
        ck_assert_msg(dl_str_is(key, rows[i].who), "row %zu: %.*s", i, DL_ARG(key));
    }
    ck_assert_uint_eq(dl_actors_holder(a, norland, DL_LIT("king"), DL_NO_TIME), DL_NONE);
    dl_arena_free(mem);
}
END_TEST

static const struct {
    const char *text, *says;
    uint32_t line, column;
} faults[] = {
    { "person/a\theld\tcountry/a\tpresident\n", "an office and its days", 1, 25 },
    { "person/a\theld\tcountry/a\tking 2001-02-03 2001-02-03\n", "ends before", 1, 25 },
    { "country/a\tcountry\t-\n", "four fields", 1, 19 },
    { "country/a\n", "four fields", 1, 1 },
    { "# x\n\nCountry/a\tcountry\t-\tA\n", "bad key", 3, 1 },
    { "a\tcountry\t-\tA\n", "bad key", 1, 1 },
    { "country/\tcountry\t-\tA\n", "bad key", 1, 1 },
    { "country/a\tkingdom\t-\tA\n", "unknown kind", 1, 11 },
    { "country/a\tcountry\tNowhere\tA\n", "bad key", 1, 19 },
    { "country/a\tcountry\t-\tA||B\n", "empty name", 1, 21 },
    { "country/a\tcountry\t-\tadj:\n", "empty name", 1, 21 },
    { "country/a\tcountry\t-\t\n", "no name to show", 1, 21 },
    { "country/a\tcountry\t-\tadj:Aish\n", "no name to show", 1, 21 },
    { "country/a\tcountry\t-\tA|cap:=B\n", "without a capital", 1, 21 },
    { "country/a\tcountry\t-\tA|seat:B\n", "no place B", 1, 21 },
    { "x/a\tcountry\t-\tA\nx/a\tparty\t-\tB\n", "another kind", 2, 5 },
    { "x/a\tcountry\tx/b\tA\n", "unknown x/b", 1, 0 },
    { "x/a\tcountry\tx/a\tA\n", "unknown x/a", 1, 0 },
    { "x/a\tcountry\t-\ta b c d e f g h i j k l m\n", "13 tokens", 1, 15 },
    { "x/a\tcountry\t-\t\xff\n", "not UTF-8", 0, 0 },
};

START_TEST(fault)
{
    dl_err err = { 0 };
    dl_arena *mem = dl_arena_new();
    ck_assert_ptr_null(load(mem, faults[_i].text, &err));
    ck_assert_int_eq(err.code, DL_ESEED);
    ck_assert_msg(strstr(err.text, faults[_i].says), "%s", err.text);
    ck_assert_msg(err.line == faults[_i].line && err.column == faults[_i].column,
                  "%u:%u: %s", err.line, err.column, err.text);
    dl_arena_free(mem);
}
END_TEST

START_TEST(embedded)
{
    dl_arena *mem = dl_arena_new();
    dl_words *words = seed_words(mem);
    const dl_actors *a = seed_actors(mem, words);
    uint32_t countries = 0;
    for (uint32_t i = 0; i < dl_actors_count(a); i++) {
        const dl_actor *actor = dl_actors_get(a, i);
        ck_assert(actor->known && actor->name.len > 0 && actor->entry == i);
        countries += actor->kind == DL_ACTOR_COUNTRY;
    }
    ck_assert_uint_ge(countries, 197);
    static const char *const same[][2] = { { "Kabul", "place/kabul" },
                                           { "usa", "country/united-states" },
                                           { "Taleban", "armed/taliban" },
                                           { "Khalilzad", "person/zalmay-khalilzad" } };
    for (size_t i = 0; i < DL_N(same); i++) {
        uint32_t entry = dl_actors_find(a, dl_str_of(same[i][0]));
        ck_assert_uint_ne(entry, DL_NONE);
        ck_assert_dl_str(dl_actors_get(a, entry)->key, same[i][1]);
    }
    dl_arena_free(mem);
}
END_TEST

START_TEST(kinds)
{
    for (int kind = 0; kind < DL_ACTOR_KINDS; kind++)
        ck_assert_int_eq(dl_actor_kind_named(dl_str_of(dl_actor_kind_name(kind))), kind);
    ck_assert_int_eq(dl_actor_kind_named(DL_LIT("kingdom")), -1);
    ck_assert_str_eq(dl_actor_kind_name(-1), "unknown");
}
END_TEST

DL_SUITE("actor_load", tcase_add_test(tc, entries); tcase_add_test(tc, terms);
         tcase_add_loop_test(tc, fault, 0, DL_N(faults)); tcase_add_test(tc, embedded);
         tcase_add_test(tc, kinds);)
