/* pool.h - two helpers of linking: strings as numbers, and sets that merge.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_POOL_H
#define DATELINE_STORE_POOL_H

#include "dateline/base.h"

/* Strings as numbers: equal strings have one number; 0 is the empty string. */
typedef struct {
    dl_arena *mem;
    dl_str *at;
    uint32_t n, cap;
    uint32_t *slots; /* hash table of numbers, 0 = free */
    uint32_t n_slots;
} dl_pool;

void dl_pool_init(dl_pool *pool, dl_arena *mem);
uint32_t dl_pool_add(dl_pool *pool, dl_str s);        /* S is copied when it is new */
uint32_t dl_pool_find(const dl_pool *pool, dl_str s); /* 0: not there */
dl_str dl_pool_str(const dl_pool *pool, uint32_t id);

/* Disjoint sets of the numbers 0 .. n-1; the root of a set is its smallest number. */
typedef struct {
    uint32_t *up;
    uint32_t n;
} dl_sets;

void dl_sets_init(dl_sets *sets, dl_arena *mem, uint32_t n);
uint32_t dl_sets_root(dl_sets *sets, uint32_t i);
void dl_sets_join(dl_sets *sets, uint32_t a, uint32_t b);

/* A key and whom it stands for: sorted, equal keys form the blocks that are compared. */
typedef struct {
    uint64_t key;
    uint32_t value;
} dl_pair;

void dl_pairs_sort(dl_pair *pairs, uint32_t n); /* by key, then value */
/* Drops equal neighbours of a sorted list; the new number. */
uint32_t dl_pairs_unique(dl_pair *pairs, uint32_t n);
/* Where the run of the key at FROM ends. */
uint32_t dl_pairs_run(const dl_pair *pairs, uint32_t n, uint32_t from);
/* First pair whose key is not below KEY. */
uint32_t dl_pairs_find(const dl_pair *pairs, uint32_t n, uint64_t key);

uint64_t dl_mix(uint64_t a, uint64_t b); /* one hash from two */

#endif
