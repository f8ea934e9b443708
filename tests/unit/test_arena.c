/* test_arena.c - zeroed, aligned, kept apart, reusable after a reset; vectors grow.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

START_TEST(zeroed_after_reset)
{
    dl_arena *mem = dl_arena_new();
    for (int round = 0; round < 3; round++) {
        for (size_t size = 1; size < 100000; size = size * 3 + 1) {
            unsigned char *p = dl_alloc(mem, size);
            ck_assert_uint_eq((uintptr_t)p % sizeof(void *), 0);
            for (size_t i = 0; i < size; i++) ck_assert_int_eq(p[i], 0);
            memset(p, 0xa5, size);
        }
        ck_assert_uint_gt(dl_arena_used(mem), 0);
        dl_arena_reset(mem);
        ck_assert_uint_eq(dl_arena_used(mem), 0);
    }
    dl_arena_free(mem);
    dl_arena_free(NULL);
}
END_TEST

START_TEST(vectors)
{
    dl_arena *mem = dl_arena_new();
    DL_VEC(uint32_t) v = { 0 };
    for (uint32_t i = 0; i < 1000; i++) *DL_PUSH(mem, &v) = i * i;
    ck_assert_uint_eq(v.n, 1000);
    for (uint32_t i = 0; i < 1000; i++) ck_assert_uint_eq(v.at[i], i * i);
    v.n = 10; /* a vector that shrank hands out zeroed elements again */
    ck_assert_uint_eq(*DL_PUSH(mem, &v), 0);
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("arena", tcase_add_test(tc, zeroed_after_reset); tcase_add_test(tc, vectors);)
