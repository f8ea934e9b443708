/* arena.c - a block allocator, reset between articles.
 *
 * In:  sizes. Out: zeroed memory that lives until reset or free.
 * Sanitizer builds give each allocation its own block, so overruns inside an arena are
 * seen; release builds begin small, since many arenas hold a few lines, and keep a block over
 * a reset, so the hot path never allocates.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/base.h"

#include <stdalign.h>

#ifdef DATELINE_SANITIZE
enum { FIRST_BLOCK = 0, MOST_KEPT = 0 }; /* bytes: every allocation gets a block */
#else
enum { FIRST_BLOCK = 8 * 1024, MOST_KEPT = 256 * 1024 };
#endif
enum { ALIGN = alignof(max_align_t) };

struct block {
    struct block *next;
    size_t size, used; /* bytes of data */
    alignas(max_align_t) char data[];
};

struct dl_arena {
    struct block *blocks; /* the one in use first */
    size_t total;         /* bytes handed out since the last reset */
};

_Noreturn void dl_out_of_memory(size_t size) {
    fprintf(stderr, "dateline: out of memory (%zu bytes)\n", size);
    exit(3);
}

void *dl_heap_alloc(size_t size) {
    void *out = calloc(1, size ? size : 1);
    if (!out) dl_out_of_memory(size);
    return out;
}

static struct block *new_block(size_t size) {
    if (size > SIZE_MAX - sizeof(struct block)) dl_out_of_memory(size);
    struct block *b = dl_heap_alloc(sizeof *b + size);
    b->size = size;
    return b;
}

dl_arena *dl_arena_new(void) {
    return dl_heap_alloc(sizeof(dl_arena));
}

/* The largest block of those that are not too large to be kept; NULL: none. */
static struct block *block_to_keep(const dl_arena *mem) {
    struct block *kept = NULL;
    for (struct block *b = mem->blocks; b; b = b->next)
        if (b->size && b->size <= MOST_KEPT && (!kept || b->size > kept->size)) kept = b;
    return kept;
}

void dl_arena_reset(dl_arena *mem) {
    struct block *kept = block_to_keep(mem);
    for (struct block *b = mem->blocks, *next; b; b = next) {
        next = b->next;
        if (b != kept) free(b);
    }
    if (kept) {
        memset(kept->data, 0, kept->used); /* dl_alloc promises zeroes */
        kept->used = 0;
        kept->next = NULL;
    }
    mem->blocks = kept;
    mem->total = 0;
}

void dl_arena_free(dl_arena *mem) {
    if (!mem) return;
    for (struct block *b = mem->blocks, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    free(mem);
}

size_t dl_arena_used(const dl_arena *mem) {
    return mem->total;
}

void *dl_alloc(dl_arena *mem, size_t size) {
    struct block *b = mem->blocks;
    if (size > SIZE_MAX / 2) dl_out_of_memory(size);
#ifndef DATELINE_SANITIZE
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
#endif
    mem->total += size;
    if (!b || b->size - b->used < size) {
        size_t want = b ? b->size * 2 : FIRST_BLOCK;
        if (want > (64u << 20)) want = 64u << 20;
        b = new_block(FIRST_BLOCK && want > size ? want : size);
        b->next = mem->blocks;
        mem->blocks = b;
    }
    void *out = b->data + b->used;
    b->used += size;
    return out;
}

void *dl_alloc_n(dl_arena *mem, size_t n, size_t size) {
    if (size && n > SIZE_MAX / 2 / size) dl_out_of_memory(SIZE_MAX);
    return dl_alloc(mem, n * size);
}

void dl_vec_grow(dl_arena *mem, void **at, uint32_t *n, uint32_t *cap, size_t size) {
    if (*n == *cap) {
        DL_ASSERT(*cap < UINT32_MAX / 2);
        uint32_t bigger = *cap ? *cap * 2 : 8;
        void *moved = dl_alloc_n(mem, bigger, size);
        if (*n) memcpy(moved, *at, *n * size);
        *at = moved;
        *cap = bigger;
    }
    memset((char *)*at + *n * size, 0, size); /* the vector may have shrunk before */
    ++*n;
}
