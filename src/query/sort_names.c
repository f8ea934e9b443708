/* sort_names.c - the names of a packed column in order, over all blocks.
 *
 * In:  a column of names. Out: the place of each among all names of the column, by which events
 *      are sorted as by a number.
 *
 * SPDX-License-Identifier: MIT */
#include "sort_walk.h"

typedef struct {
    dl_str name;
    int64_t rank;
} ranked;

struct dl_sort_names {
    dl_arena *mem;
    ranked **slots; /* by hash; NULL: free */
    uint32_t n_slots;
    DL_VEC(ranked *) list; /* in order, once all are there */
    int64_t *ranks;        /* of the names of one block */
    uint32_t n_ranks;
};

static ranked **slot_of(const dl_sort_names *names, dl_str name) {
    uint32_t mask = names->n_slots - 1, i = (uint32_t)dl_str_hash(name) & mask;
    while (names->slots[i] && !dl_str_eq(names->slots[i]->name, name)) i = (i + 1) & mask;
    return &names->slots[i];
}

static void add(dl_sort_names *names, dl_str name) {
    enum { FIRST = 1024 };
    if (names->list.n * 2 >= names->n_slots) {
        names->n_slots = names->n_slots ? names->n_slots * 2 : FIRST;
        names->slots = DL_NEW_N(names->mem, ranked *, names->n_slots);
        for (uint32_t i = 0; i < names->list.n; i++)
            *slot_of(names, names->list.at[i]->name) = names->list.at[i];
    }
    ranked **slot = slot_of(names, name);
    if (*slot) return;
    *slot = DL_NEW(names->mem, ranked);
    (*slot)->name = dl_str_copy(names->mem, name);
    *DL_PUSH(names->mem, &names->list) = *slot;
}

static int by_name(const void *x, const void *y) {
    return dl_str_cmp((*(ranked *const *)x)->name, (*(ranked *const *)y)->name);
}

dl_code dl_sort_names_new(dl_query *query, dl_pack_part part, dl_sort_names **out,
                          dl_err *err) {
    dl_sort_names *names = *out = DL_NEW(query->mem, dl_sort_names);
    dl_pack_list blocks = { 0 };
    dl_pack_column column = { 0 };
    names->mem = query->mem;
    if (dl_pack_blocks(query->store, query->mem, &blocks, err)) return err->code;
    for (uint32_t b = 0; b < blocks.n; b++) {
        if (dl_pack_read(query->store, &blocks.at[b], part, query->mem, &column, err))
            return err->code;
        for (uint32_t i = 1; i < column.n_names; i++) add(names, column.names[i]);
    }
    if (names->list.n) qsort(names->list.at, names->list.n, sizeof(ranked *), by_name);
    for (uint32_t i = 0; i < names->list.n; i++) names->list.at[i]->rank = i;
    return DL_OK;
}

const int64_t *dl_sort_ranks(dl_sort_names *names, const dl_pack_column *column) {
    if (column->n_names > names->n_ranks) {
        names->n_ranks = column->n_names * 2;
        names->ranks = DL_NEW_N(names->mem, int64_t, names->n_ranks);
    }
    names->ranks[0] = DL_NO_TIME;
    for (uint32_t i = 1; i < column->n_names; i++)
        names->ranks[i] = (*slot_of(names, column->names[i]))->rank;
    return names->ranks;
}

dl_str dl_sort_name(const dl_sort_names *names, int64_t rank) {
    return names->list.at[rank]->name;
}
