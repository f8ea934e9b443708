/* pool.c - strings as numbers, sets that merge, sorted pairs.
 *
 * In:  whatever linking compares by the hundred thousand.
 * Out: numbers, which compare and hash at once.
 *
 * SPDX-License-Identifier: MIT */
#include "pool.h"

enum { FIRST_SLOTS = 1024 };

void dl_pool_init(dl_pool *pool, dl_arena *mem) {
    *pool = (dl_pool){ .mem = mem, .n_slots = FIRST_SLOTS };
    pool->slots = DL_NEW_N(mem, uint32_t, FIRST_SLOTS);
    dl_vec_grow(mem, (void **)&pool->at, &pool->n, &pool->cap, sizeof *pool->at);
}

static uint32_t slot_of(const dl_pool *pool, dl_str s) {
    uint32_t mask = pool->n_slots - 1, i = (uint32_t)dl_str_hash(s) & mask;
    while (pool->slots[i] && !dl_str_eq(pool->at[pool->slots[i]], s)) i = (i + 1) & mask;
    return i;
}

static void grow_slots(dl_pool *pool) {
    pool->n_slots *= 4;
    pool->slots = DL_NEW_N(pool->mem, uint32_t, pool->n_slots);
    for (uint32_t i = 1; i < pool->n; i++) pool->slots[slot_of(pool, pool->at[i])] = i;
}

uint32_t dl_pool_find(const dl_pool *pool, dl_str s) {
    return s.len ? pool->slots[slot_of(pool, s)] : 0;
}

uint32_t dl_pool_add(dl_pool *pool, dl_str s) {
    if (s.len == 0) return 0;
    uint32_t slot = slot_of(pool, s);
    if (pool->slots[slot]) return pool->slots[slot];
    uint32_t id = pool->n;
    dl_vec_grow(pool->mem, (void **)&pool->at, &pool->n, &pool->cap, sizeof *pool->at);
    pool->at[id] = dl_str_copy(pool->mem, s);
    pool->slots[slot] = id;
    if (pool->n * 2 > pool->n_slots) grow_slots(pool);
    return id;
}

dl_str dl_pool_str(const dl_pool *pool, uint32_t id) {
    DL_ASSERT(id < pool->n);
    return pool->at[id];
}

void dl_sets_init(dl_sets *sets, dl_arena *mem, uint32_t n) {
    sets->n = n;
    sets->up = DL_NEW_N(mem, uint32_t, n ? n : 1);
    for (uint32_t i = 0; i < n; i++) sets->up[i] = i;
}

uint32_t dl_sets_root(dl_sets *sets, uint32_t i) {
    while (sets->up[i] != i) i = sets->up[i] = sets->up[sets->up[i]];
    return i;
}

void dl_sets_join(dl_sets *sets, uint32_t a, uint32_t b) {
    a = dl_sets_root(sets, a);
    b = dl_sets_root(sets, b);
    if (a < b)
        sets->up[b] = a;
    else
        sets->up[a] = b;
}

static int by_key(const void *a, const void *b) {
    const dl_pair *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->value < y->value ? -1 : x->value > y->value;
}

static void insert_sort(dl_pair *pairs, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        dl_pair pair = pairs[i];
        uint32_t at = i;
        for (; at > 0 && by_key(&pair, &pairs[at - 1]) < 0; at--)
            pairs[at] = pairs[at - 1];
        pairs[at] = pair;
    }
}

/* By the bits of the keys from SHIFT downwards, eight at a time, in place: each pair goes
 * where its eight bits belong, what lies there goes on (American flag sort). */
static void sort_bits(dl_pair *pairs, uint32_t n, int shift) {
    enum { SHORT = 24, BITS = 8, PARTS = 1 << BITS };
    uint32_t at[PARTS], end[PARTS], sum = 0;
    if (n <= SHORT) {
        insert_sort(pairs, n);
        return;
    }
    if (shift < 0) {
        qsort(pairs, n, sizeof *pairs, by_key);
        return;
    }
    memset(end, 0, sizeof end);
    for (uint32_t i = 0; i < n; i++) end[pairs[i].key >> shift & (PARTS - 1)]++;
    for (uint32_t part = 0; part < PARTS; part++) {
        at[part] = sum;
        end[part] = sum += end[part];
    }
    for (uint32_t part = 0; part < PARTS; part++)
        while (at[part] < end[part]) {
            dl_pair pair = pairs[at[part]];
            uint32_t to = pair.key >> shift & (PARTS - 1);
            pairs[at[part]] = pairs[at[to]];
            pairs[at[to]++] = pair;
        }
    for (uint32_t part = 0, from = 0; part < PARTS; from = end[part++])
        if (end[part] > from) sort_bits(pairs + from, end[part] - from, shift - BITS);
}

void dl_pairs_sort(dl_pair *pairs, uint32_t n) {
    enum { HIGHEST = 56 };
    sort_bits(pairs, n, HIGHEST);
}

uint32_t dl_pairs_unique(dl_pair *pairs, uint32_t n) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (kept == 0 || by_key(&pairs[kept - 1], &pairs[i]) != 0)
            pairs[kept++] = pairs[i];
    return kept;
}

uint32_t dl_pairs_run(const dl_pair *pairs, uint32_t n, uint32_t from) {
    uint32_t end = from;
    while (end < n && pairs[end].key == pairs[from].key) end++;
    return end;
}

uint32_t dl_pairs_find(const dl_pair *pairs, uint32_t n, uint64_t key) {
    uint32_t low = 0, high = n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (pairs[mid].key < key)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

uint64_t dl_mix(uint64_t a, uint64_t b) {
    uint64_t x =
        (a ^ (b + 0x9e3779b97f4a7c15u + (a << 6) + (a >> 2))) * 0xff51afd7ed558ccdu;
    return x ^ (x >> 33);
}
