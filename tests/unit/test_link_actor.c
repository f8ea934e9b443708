/* test_link_actor.c - who is who across articles.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

/* Two articles with one person each; are they one? */
static const struct {
    const char *key1, *name1, *role1, *side1, *key2, *name2, *role2, *side2;
    bool one;
} cases[] = {
    /* spelling, same side and role */
    { "person/juhan-larsen", "Juhan Larsen", "spokesman", "country/norland",
      "person/johan-larson", "Johan Larson", "spokesman", "country/norland", true },
    /* ... of another side */
    { "person/juhan-larsen", "Juhan Larsen", "spokesman", "country/norland",
      "person/johan-larson", "Johan Larson", "spokesman", "country/sudmark", false },
    /* ... nothing known of either */
    { "person/juhan-larsen", "Juhan Larsen", NULL, NULL, "person/johan-larson",
      "Johan Larson", NULL, NULL, false },
    /* another first name */
    { "person/karl-larsen", "Karl Larsen", "spokesman", "country/norland",
      "person/eva-larsen", "Eva Larsen", "spokesman", "country/norland", false },
    /* the same name is the same key, even from another side: one key, one actor */
    { "person/karl-larsen", "Karl Larsen", "spokesman", "country/norland",
      "person/karl-larsen", "Karl Larsen", "envoy", "country/norland", true },
    /* surname only, same side */
    { "person/ada-berg", "Ada Berg", "envoy", "country/norland", "person/berg", "Berg",
      "envoy", "country/norland", true },
    /* surname only, nothing known */
    { "person/ada-berg", "Ada Berg", "envoy", "country/norland", "person/berg", "Berg",
      NULL, NULL, false },
    /* one name alone: the same side makes them one, another side or office does not */
    { "person/berg", "Berg", "envoy", "country/norland", "person/berg", "Berg",
      "minister", "country/norland", true },
    { "person/berg", "Berg", "envoy", "country/norland", "person/berg", "Berg", "envoy",
      "country/sudmark", false },
    { "person/berg", "Berg", "mayor", NULL, "person/berg", "Berg", "farmer", NULL,
      false },
    { "person/berg", "Berg", "mayor", NULL, "person/berg", "Berg", NULL, NULL, false },
    { "person/berg", "Berg", NULL, NULL, "person/berg", "Berg", NULL, NULL, true },
};

static void person(fixture *f, const char *uri, const char *key, const char *name,
                   const char *role, const char *side) {
    char text[200];
    snprintf(text, sizeof text, "%s spoke: %s of Norland or Sudmark, page %s", name,
             role ? role : "nobody", uri);
    fixture_article(f, uri, "", "2019-08-26", text);
    uint32_t who = fixture_who(f, DL_ACTOR_PERSON, key, name);
    uint32_t of = DL_NONE;
    if (side)
        of = fixture_who(f, DL_ACTOR_COUNTRY, side,
                         strstr(side, "norland") ? "Norland" : "Sudmark");
    if (role) fixture_role(f, who, of, role);
    fixture_put(f);
}

START_TEST(pair)
{
    fixture f;
    fixture_open(&f);
    person(&f, "1", cases[_i].key1, cases[_i].name1, cases[_i].role1, cases[_i].side1);
    person(&f, "2", cases[_i].key2, cases[_i].name2, cases[_i].role2, cases[_i].side2);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT count(*) FROM actor WHERE kind = 'person'",
                     cases[_i].one ? "1" : "2");
    ck_assert_answer(&f,
                     "SELECT count(*) FROM article_actor WHERE actor IS NULL "
                     "OR reason IS NULL OR score IS NULL",
                     "0");
    fixture_close(&f);
}
END_TEST

START_TEST(merged)
{
    fixture f;
    fixture_open(&f);
    person(&f, "1", cases[0].key1, cases[0].name1, cases[0].role1, cases[0].side1);
    person(&f, "2", cases[0].key2, cases[0].name2, cases[0].role2, cases[0].side2);
    person(&f, "3", cases[0].key2, cases[0].name2, cases[0].role2, cases[0].side2);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT key, name, articles FROM actor WHERE kind = 'person'",
                     "person/johan-larson|Johan Larson|3");
    ck_assert_answer(&f,
                     "SELECT n.name, n.articles FROM actor_name n JOIN actor a "
                     "ON a.id = n.actor WHERE a.kind = 'person' ORDER BY 1",
                     "Johan Larson|2\nJuhan Larsen|1");
    ck_assert_answer(&f, "SELECT old, new FROM key_alias",
                     "person/juhan-larsen|person/johan-larson");
    ck_assert_answer(&f,
                     "SELECT reason LIKE 'name %, same side, same role' AND score >= 80 "
                     "FROM article_actor WHERE key = 'person/juhan-larsen'",
                     "1");
    fixture_close(&f);
}
END_TEST

START_TEST(parents)
{
    fixture f;
    fixture_open(&f);
    fixture_article(&f, "1", "", NULL, "The Foreign Ministry of Norland spoke.");
    fixture_who(&f, DL_ACTOR_OFFICE, "office/norland-ministry",
                "Foreign Ministry of Norland");
    fixture_put(&f);
    fixture_finish(&f);
    ck_assert_answer(&f,
                     "SELECT name, belongs_to, articles FROM actor_profile ORDER BY 1",
                     "Foreign Ministry of Norland|Norland|1\nNorland|-|0");
    fixture_close(&f);
}
END_TEST

DL_SUITE("link_actor", tcase_add_loop_test(tc, pair, 0, DL_N(cases));
         tcase_add_test(tc, merged); tcase_add_test(tc, parents);)
