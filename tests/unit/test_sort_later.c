/* test_sort_later.c - the first events by a number are those that sorting all of them gives.
 *
 * SPDX-License-Identifier: MIT */
#include "../../src/query/sort_walk.h"
#include "check_main.h"

enum { EVENTS = 20000 };

typedef struct {
    int64_t value;
    dl_sort_place place;
} event;

static event events[EVENTS];
static bool is_down;

/* Values of KINDS kinds, or none; equal times, or none. */
static void make(uint32_t kinds) {
    uint32_t seed = kinds;
    for (uint32_t i = 0; i < EVENTS; i++) {
        seed = seed * 1664525u + 1013904223u;
        uint32_t any = seed >> 8;
        events[i] =
            (event){ .value = any % 7 == 0 ? DL_NO_TIME : (int64_t)(any / 7 % kinds),
                     .place = { i + 1, any % 11 ? any % 500 : DL_NO_TIME } };
    }
}

static int in_order(const void *x, const void *y) {
    const event *a = x, *b = y;
    bool no_a = a->value == DL_NO_TIME, no_b = b->value == DL_NO_TIME;
    if (no_a != no_b) return no_a - no_b;
    if (a->value != b->value) return (a->value < b->value) == is_down ? 1 : -1;
    no_a = a->place.begins == DL_NO_TIME;
    no_b = b->place.begins == DL_NO_TIME;
    if (no_a != no_b) return no_a - no_b;
    if (a->place.begins != b->place.begins)
        return a->place.begins < b->place.begins ? -1 : 1;
    return (a->place.id > b->place.id) - (a->place.id < b->place.id);
}

/* Adds all; then takes N events, adding all again as often as need be. */
static void expect_first(uint32_t page, bool asks, bool coarse, uint32_t n) {
    dl_arena *mem = dl_arena_new();
    dl_query query = { .mem = mem, .limit = page };
    dl_err err = { 0 };
    char sort[] = "-articles";
    static event sorted[EVENTS];
    query.command = dl_command_named(DL_LIT("timeline"));
    query.sort = is_down ? sort : sort + 1;
    ck_assert_int_eq(dl_sort_begin(&query, &err), DL_OK);
    dl_sort_later *later = dl_sort_later_new(&query, asks, coarse);
    memcpy(sorted, events, sizeof events);
    qsort(sorted, EVENTS, sizeof *sorted, in_order);
    uint32_t taken = 0, passes = 0;
    for (bool again = true; again && taken < n; again = dl_sort_later_again(later)) {
        event next;
        passes++;
        for (uint32_t i = 0; i < EVENTS; i++)
            if (dl_sort_later_wants(later, events[i].value, events[i].place.begins))
                dl_sort_later_add(later, events[i].value, events[i].place);
        while (taken < n && dl_sort_later_next(later, &next.value, &next.place)) {
            ck_assert_int_eq(next.value, sorted[taken].value);
            ck_assert_int_eq(next.place.id, sorted[taken].place.id);
            taken++;
        }
    }
    ck_assert_uint_eq(taken, n);
    if (n <= page) ck_assert_uint_eq(passes, 1);
    dl_arena_free(mem);
}

START_TEST(comes_first)
{
    static const uint32_t kinds[] = { 1, 2, 50, 3000, 1000000 };
    static const uint32_t pages[] = { 1, 50, 700, 0 };
    for (size_t k = 0; k < DL_N(kinds); k++) {
        make(kinds[k]);
        for (uint32_t i = 0; i < DL_N(pages) * 8; i++) {
            uint32_t page = pages[i / 8];
            is_down = i % 2;
            expect_first(page, i / 2 % 2, i / 4 % 2, page ? page : EVENTS);
            expect_first(page, i / 2 % 2, i / 4 % 2, EVENTS);
        }
    }
}
END_TEST

/* What may be anywhere is handed out before all others, whichever way. */
START_TEST(comes_anywhere)
{
    for (int down = 0; down < 2; down++) {
        is_down = down;
        make(50);
        dl_arena *mem = dl_arena_new();
        dl_query query = { .mem = mem,
                           .limit = 5,
                           .sort = down ? "-articles" : "articles",
                           .command = dl_command_named(DL_LIT("timeline")) };
        dl_err err = { 0 };
        int64_t value;
        dl_sort_place place;
        ck_assert_int_eq(dl_sort_begin(&query, &err), DL_OK);
        dl_sort_later *later = dl_sort_later_new(&query, false, true);
        for (uint32_t i = 0; i < EVENTS; i++)
            dl_sort_later_add(later, i == 77 ? DL_SORT_ANYWHERE : events[i].value,
                              events[i].place);
        ck_assert(dl_sort_later_next(later, &value, &place));
        ck_assert(value == DL_SORT_ANYWHERE);
        ck_assert_int_eq(place.id, 78);
        dl_arena_free(mem);
    }
}
END_TEST

DL_SUITE("sort_later", tcase_add_test(tc, comes_first);
         tcase_add_test(tc, comes_anywhere);)
