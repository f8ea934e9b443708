/* test_name.c - the similarity of names (tests/cases/names.cases) and keys.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_fixture.h"

static uint32_t n_pairs, n_wrong;

static void check_pair(const dl_words *words, dl_arena *mem, dl_str text, dl_str expected,
                       uint32_t line) {
    (void)words;
    (void)mem;
    uint32_t bar = dl_str_find(text, DL_LIT(" | "), 0);
    ck_assert_msg(bar != DL_NONE, "names.cases:%u: no |", line);
    dl_str a = dl_str_sub(text, 0, bar), b = dl_str_sub(text, bar + 3, text.len);
    int there = dl_name_similarity(a, b), back = dl_name_similarity(b, a);
    ck_assert_msg(there == back, "names.cases:%u: %d and %d", line, there, back);
    ck_assert(dl_str_is(expected, "same") || dl_str_is(expected, "different"));
    n_pairs++;
    if ((there >= 80) == dl_str_is(expected, "same")) return;
    n_wrong++;
    fprintf(stderr, "names.cases:%u: %.*s: %d\n", line, DL_ARG(text), there);
}

START_TEST(pairs)
{
    run_cases("names.cases", 480, check_pair);
    fprintf(stderr, "%u of %u pairs right\n", n_pairs - n_wrong, n_pairs);
    ck_assert_uint_le(100 * n_wrong, 3 * n_pairs);
}
END_TEST

START_TEST(bounds)
{
    static const char *const names[] = {
        "",
        " ",
        "-",
        "'",
        "A",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z",
        "Jr",
        "al",
        "Mr",
        "bin al de van",
        ",",
        "x,",
        ", ,",
        "\xf0\x9f\x99\x82",
        "\xe6\x9d\x8e\xe6\x98\x8e",
        "Abd",
        "Abdul",
        "Abdu llah",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    };
    for (size_t i = 0; i < DL_N(names); i++)
        for (size_t k = 0; k < DL_N(names); k++) {
            int s = dl_name_similarity(dl_str_of(names[i]), dl_str_of(names[k]));
            ck_assert_msg(s >= 0 && s <= 100, "%s %s %d", names[i], names[k], s);
            if (i == k && names[i][0]) ck_assert_int_ge(s, 90);
        }
    ck_assert_int_eq(dl_name_similarity(DL_LIT("Ra\xc3\xba l"), DL_LIT("rau l")), 100);
    ck_assert_int_lt(dl_name_similarity(DL_LIT("Karzai"), DL_LIT("Hamid Karzai")), 80);
    ck_assert_int_gt(dl_name_similarity(DL_LIT("Karzai"), DL_LIT("Hamid Karzai")), 70);
}
END_TEST

/* Cut once or each time, the similarity is the same; hostile names included: 500 words, two
 * scripts in one word, emoji. */
START_TEST(cut)
{
    char long_name[3501];
    for (int i = 0; i < 500; i++) memcpy(long_name + 7 * i, "Wendel ", 8);
    const char *const names[] = {
        "A",
        long_name,
        "Ada Berg",
        "Ada Bergh",
        "\xd0\x90"
        "da B\xd0\xb5"
        "rg",
        "\xf0\x9f\x98\x80",
        "\xf0\x9f\x98\x80 Berg",
        "Ada",
        "",
    };
    dl_arena *mem = dl_arena_new();
    dl_cut_names *all = dl_cut_names_new(mem, DL_N(names));
    for (uint32_t i = 0; i < DL_N(names); i++)
        dl_cut_names_put(all, i, dl_str_of(names[i]));
    for (uint32_t i = 0; i < DL_N(names); i++)
        for (uint32_t k = 0; k < DL_N(names); k++) {
            int like = dl_name_similarity(dl_str_of(names[i]), dl_str_of(names[k]));
            ck_assert_int_eq(dl_cut_names_similarity(all, i, k), like);
            ck_assert_int_ge(like, 0);
            ck_assert_int_le(like, 100);
        }
    dl_arena_free(mem);
}
END_TEST

START_TEST(keys)
{
    static const struct {
        int kind;
        const char *name, *key;
    } rows[] = {
        { DL_ACTOR_PERSON, "Suhail Shahin", "person/suhail-shahin" },
        { DL_ACTOR_PERSON, "J. R. O'Neill", "person/j-r-oneill" },
        { DL_ACTOR_PERSON, "\xc3\x96zg\xc3\xbcr  al-K\xc4\xb1l", "person/ozgur-al-k" },
        { DL_ACTOR_ARMED_GROUP, "Kesh Front!", "armed/kesh-front" },
        { DL_ACTOR_UNKNOWN, "Shell", "name/shell" },
        { DL_ACTOR_COLLECTIVE, "Taliban officials", "collective/taliban-officials" },
    };
    dl_arena *mem = dl_arena_new();
    for (size_t i = 0; i < DL_N(rows); i++) {
        dl_str key = dl_actor_make_key(mem, rows[i].kind, dl_str_of(rows[i].name));
        ck_assert_msg(dl_str_starts(key, rows[i].key), "%.*s", DL_ARG(key));
    }
    ck_assert_dl_str(dl_actor_slug(DL_LIT("country/norland")), "norland");
    ck_assert_dl_str(dl_actor_slug(DL_LIT("norland")), "norland");
    ck_assert_dl_str(dl_actor_slug(DL_LIT("place/a/b")), "a/b");
    dl_str odd = dl_actor_make_key(mem, DL_ACTOR_PERSON, DL_LIT("\xe6\x9d\x8e"));
    ck_assert(dl_str_starts(odd, "person/x") && odd.len == 16);
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("name", tcase_add_test(tc, pairs); tcase_add_test(tc, bounds);
         tcase_add_test(tc, keys); tcase_add_test(tc, cut);)
