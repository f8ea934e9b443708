/* sort_later.c - the first events in the order of a number, before they are asked for the rest.
 *
 * In:  events, the number each is sorted by. Out: the first of them in order, one at a time.
 * Of a million events a page needs some fifty, or where they are still to be asked something,
 * a few times as many. So no more are kept than that, and what comes behind them is left out
 * as it is added. Where they were not enough, all are to be added again: then the next ones
 * are kept, and more of them.
 *
 * SPDX-License-Identifier: MIT */
#include "sort_walk.h"

enum {
    PAGES = 16, /* that are kept where events are to be asked, */
    MORE = 16,  /* ... and so many times as many each time that was not enough */
    LEAST = 256,
    ROOM = 8 /* times as many are let in before those behind are dropped */
};

typedef struct {
    int64_t value; /* turned round where the greatest comes first; INT64_MAX: none,
                      INT64_MIN: it may be anywhere */
    dl_sort_place place;
} item;

struct dl_sort_later {
    dl_query *query;
    DL_VEC(item) items;
    uint64_t keep,
        room; /* 0: all; items at which those behind the first KEEP are dropped */
    item bound, floor; /* the last that is kept; the last that was handed out */
    bool down, coarse, bounded, floored, ordered;
    uint32_t next;
};

dl_sort_later *dl_sort_later_new(dl_query *query, bool asks, bool coarse) {
    dl_sort_later *later = DL_NEW(query->mem, dl_sort_later);
    uint64_t page = dl_sort_most(query);
    later->query = query;
    later->down = dl_sort_is_down(query);
    later->coarse = coarse;
    later->keep = asks ? page * PAGES : page;
    if (page && later->keep < LEAST) later->keep = LEAST;
    later->room = later->keep * ROOM;
    return later;
}

/* ---- order -------------------------------------------------------------------------------- */

static int64_t turned(const dl_sort_later *later, int64_t value) {
    if (value == DL_SORT_ANYWHERE) return INT64_MIN;
    return value == DL_NO_TIME ? INT64_MAX : later->down ? -value : value;
}

static int in_time(dl_minute a, dl_minute b) {
    bool no_a = a == DL_NO_TIME, no_b = b == DL_NO_TIME;
    if (no_a != no_b) return no_a - no_b;
    return (a > b) - (a < b);
}

static int in_order(const void *x, const void *y) {
    const item *a = x, *b = y;
    if (a->value != b->value) return a->value < b->value ? -1 : 1;
    int order = in_time(a->place.begins, b->place.begins);
    return order ? order : (a->place.id > b->place.id) - (a->place.id < b->place.id);
}

static void swap(item *at, uint64_t a, uint64_t b) {
    item other = at[a];
    at[a] = at[b];
    at[b] = other;
}

/* The first K of N come to the front, in any order, the last of them at K - 1. */
static void select_first(item *at, uint64_t n, uint64_t k) {
    for (uint64_t from = 0, to = n; to - from > 1;) {
        uint64_t low = from, high = to - 1;
        item pivot = at[from + (to - from) / 2];
        for (;;) {
            while (in_order(&at[low], &pivot) < 0) low++;
            while (in_order(&pivot, &at[high]) < 0) high--;
            if (low >= high) break;
            swap(at, low++, high--);
        }
        if (k <= low)
            to = low;
        else
            from = low;
    }
}

/* ---- keeping ------------------------------------------------------------------------------ */

/* Leaves the first of them, with all of the last one's value where values are coarse. */
static void drop(dl_sort_later *later) {
    item *at = later->items.at;
    uint64_t n = later->keep;
    select_first(at, later->items.n, n);
    later->bound = at[n - 1];
    for (uint64_t i = n; i < later->items.n && later->coarse; i++)
        if (at[i].value == later->bound.value) swap(at, i, n++);
    later->items.n = (uint32_t)n;
    later->room = n * ROOM;
    later->bounded = true;
}

bool dl_sort_later_wants(const dl_sort_later *later, int64_t value, dl_minute begins) {
    int64_t order = turned(later, value);
    if (!later->bounded || order < later->bound.value) return true;
    if (order > later->bound.value) return false;
    return later->coarse || in_time(begins, later->bound.place.begins) <= 0;
}

/* Whether X was handed out before. */
static bool is_past(const dl_sort_later *later, const item *x) {
    if (!later->floored) return false;
    return later->coarse ? x->value <= later->floor.value
                         : in_order(x, &later->floor) <= 0;
}

void dl_sort_later_add(dl_sort_later *later, int64_t value, dl_sort_place place) {
    item x = { turned(later, value), place };
    bool behind = later->bounded && (later->coarse ? x.value > later->bound.value
                                                   : in_order(&x, &later->bound) > 0);
    if (behind || is_past(later, &x)) return;
    *DL_PUSH(later->query->mem, &later->items) = x;
    if (later->keep && later->items.n >= later->room) drop(later);
}

bool dl_sort_later_next(dl_sort_later *later, int64_t *value, dl_sort_place *place) {
    if (!later->ordered && later->items.n > 1)
        qsort(later->items.at, later->items.n, sizeof *later->items.at, in_order);
    later->ordered = true;
    if (later->next == later->items.n) return false;
    const item *next = &later->items.at[later->next++];
    *place = next->place;
    *value = next->value == INT64_MAX   ? DL_NO_TIME
             : next->value == INT64_MIN ? DL_SORT_ANYWHERE
             : later->down              ? -next->value
                                        : next->value;
    return true;
}

bool dl_sort_later_again(dl_sort_later *later) {
    if (!later->bounded || !later->items.n) return false;
    later->floor = later->items.at[later->items.n - 1];
    later->floored = true;
    later->bounded = later->ordered = false;
    later->items.n = later->next = 0;
    later->keep *= MORE;
    later->room = later->keep * ROOM;
    return true;
}
