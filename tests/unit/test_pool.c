/* test_pool.c - strings as numbers, sets that merge, sorted pairs.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

#include "../../src/store/pool.h"

START_TEST(strings)
{
    enum { MANY = 20000 };
    dl_arena *mem = dl_arena_new();
    dl_pool pool;
    char word[20];
    dl_pool_init(&pool, mem);
    ck_assert_uint_eq(dl_pool_add(&pool, (dl_str){ 0 }), 0);
    for (int i = 0; i < MANY; i++) {
        snprintf(word, sizeof word, "w%d", i);
        ck_assert_int_eq((int)dl_pool_add(&pool, dl_str_of(word)), i + 1);
    }
    for (int i = 0; i < MANY; i++) { /* again: the same numbers */
        snprintf(word, sizeof word, "w%d", i);
        ck_assert_int_eq((int)dl_pool_add(&pool, dl_str_of(word)), i + 1);
        ck_assert_int_eq((int)dl_pool_find(&pool, dl_str_of(word)), i + 1);
        ck_assert_dl_str(dl_pool_str(&pool, (uint32_t)i + 1), word);
    }
    ck_assert_uint_eq(dl_pool_find(&pool, DL_LIT("other")), 0);
    dl_arena_free(mem);
}
END_TEST

START_TEST(sets)
{
    dl_arena *mem = dl_arena_new();
    dl_sets s;
    dl_sets_init(&s, mem, 6);
    dl_sets_join(&s, 4, 5);
    dl_sets_join(&s, 1, 5);
    dl_sets_join(&s, 2, 3);
    static const uint32_t roots[] = { 0, 1, 2, 2, 1, 1 };
    for (uint32_t i = 0; i < 6; i++) ck_assert_uint_eq(dl_sets_root(&s, i), roots[i]);
    dl_arena_free(mem);
}
END_TEST

START_TEST(pairs)
{
    dl_pair p[] = { { 7, 1 }, { 3, 2 }, { 7, 0 }, { 3, 2 }, { 9, 9 } };
    dl_pairs_sort(p, 5);
    ck_assert_uint_eq(dl_pairs_unique(p, 5), 4);
    ck_assert_uint_eq(p[0].key, 3);
    ck_assert_uint_eq(p[1].value, 0);
    ck_assert_uint_eq(dl_pairs_find(p, 4, 7), 1);
    ck_assert_uint_eq(dl_pairs_find(p, 4, 8), 3);
    ck_assert_uint_eq(dl_pairs_find(p, 4, 10), 4);
    ck_assert_uint_eq(dl_pairs_run(p, 4, 1), 3);
}
END_TEST

/* Keys of all bits, keys that are small numbers, long runs of one key. */
START_TEST(many_pairs)
{
    enum { MANY = 20000 };
    static const uint64_t masks[] = { UINT64_MAX, 0xffff, 3, 0, 0xff00000000000000 };
    dl_arena *mem = dl_arena_new();
    dl_pair *p = DL_NEW_N(mem, dl_pair, MANY);
    uint64_t seed = 1, sum = 0, sorted = 0;
    for (uint32_t i = 0; i < MANY; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        p[i] =
            (dl_pair){ (seed ^ seed >> 29) & masks[_i], (uint32_t)(seed >> 40) % 5000 };
        sum += p[i].key * 31 + p[i].value;
    }
    dl_pairs_sort(p, MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        sorted += p[i].key * 31 + p[i].value;
        ck_assert(i == 0 || p[i - 1].key < p[i].key ||
                  (p[i - 1].key == p[i].key && p[i - 1].value <= p[i].value));
    }
    ck_assert_uint_eq(sum, sorted);
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("pool", tcase_add_test(tc, strings); tcase_add_test(tc, sets);
         tcase_add_test(tc, pairs); tcase_add_loop_test(tc, many_pairs, 0, 5);)
