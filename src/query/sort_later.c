/* sort_later.c - events in the order of a number, before they are asked for the rest.
 *
 * In:  events, the number each is sorted by. Out: the same in order, one at a time.
 * Where each is still to be asked something, asking all that come before the best ones in
 * order of time would be long. A few times a page are put in order first; only where these
 * are not enough are all of them.
 *
 * SPDX-License-Identifier: MIT */
#include "sort_walk.h"

enum { PAGES = 16 }; /* that are put in order first */

typedef struct {
    int64_t value; /* turned round where the greatest comes first; INT64_MAX: none */
    dl_sort_place place;
} item;

struct dl_sort_later {
    dl_query *query;
    DL_VEC(item) items;
    uint32_t n_ordered, next; /* the first of `items`, once one was asked for */
};

dl_sort_later *dl_sort_later_new(dl_query *query) {
    dl_sort_later *later = DL_NEW(query->mem, dl_sort_later);
    later->query = query;
    return later;
}

static int64_t turned(const dl_query *query, int64_t value) {
    return dl_sort_is_down(query) ? -value : value;
}

void dl_sort_later_add(dl_sort_later *later, int64_t value, dl_sort_place place) {
    int64_t order = value == DL_NO_TIME ? INT64_MAX : turned(later->query, value);
    *DL_PUSH(later->query->mem, &later->items) = (item){ order, place };
}

static int in_order(const void *x, const void *y) {
    const item *a = x, *b = y;
    if (a->value != b->value) return a->value < b->value ? -1 : 1;
    bool no_a = a->place.begins == DL_NO_TIME, no_b = b->place.begins == DL_NO_TIME;
    if (no_a != no_b) return no_a - no_b;
    if (a->place.begins != b->place.begins)
        return a->place.begins < b->place.begins ? -1 : 1;
    return (a->place.id > b->place.id) - (a->place.id < b->place.id);
}

static void swap(item *at, uint32_t a, uint32_t b) {
    item other = at[a];
    at[a] = at[b];
    at[b] = other;
}

/* Item I of a heap of N goes down until none below it comes after it. */
static void sink_down(item *at, uint32_t n, uint32_t i) {
    for (uint32_t last; 2 * i + 1 < n; i = last) {
        last = 2 * i + 1;
        if (last + 1 < n && in_order(&at[last], &at[last + 1]) < 0) last++;
        if (in_order(&at[last], &at[i]) < 0) return;
        swap(at, i, last);
    }
}

/* The first N of all come to the front, in order. */
static void order_first(dl_sort_later *later, uint32_t n) {
    item *at = later->items.at;
    for (uint32_t i = n / 2; i-- > 0;) sink_down(at, n, i);
    for (uint32_t i = n; i < later->items.n; i++) {
        if (in_order(&at[i], &at[0]) > 0) continue;
        swap(at, 0, i);
        sink_down(at, n, 0);
    }
    qsort(at, n, sizeof *at, in_order);
    later->n_ordered = n;
}

bool dl_sort_later_next(dl_sort_later *later, int64_t *value, dl_sort_place *place) {
    uint64_t few = (uint64_t)dl_sort_most(later->query) * PAGES;
    uint32_t n = later->items.n;
    if (later->next == n) return false;
    if (!later->n_ordered && few && few < n) {
        order_first(later, (uint32_t)few);
    } else if (later->next == later->n_ordered) {
        qsort(later->items.at + later->next, n - later->next, sizeof *later->items.at,
              in_order);
        later->n_ordered = n;
    }
    const item *next = &later->items.at[later->next++];
    *place = next->place;
    *value = next->value == INT64_MAX ? DL_NO_TIME : turned(later->query, next->value);
    return true;
}
