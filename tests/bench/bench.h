/* bench.h - what the benchmarks share: the clock, the end on an error, reading articles.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_BENCH_H
#define DATELINE_BENCH_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "dateline/document.h"

typedef DL_VEC(dl_document) documents;

/* Seconds of processor time that the program has taken. */
static inline double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static inline _Noreturn void die(const dl_err *err) {
    char text[1024];
    dl_err_format(err, text, sizeof text);
    fprintf(stderr, "error: %s\n", text);
    exit(1);
}

/* Pushes the articles of PATH, paragraphs found, to DOCS; IN is to be closed after use.
 * Their bytes of text. */
static inline uint64_t read_all(const char *path, dl_input *in, dl_arena *mem,
                                documents *docs) {
    uint64_t bytes = 0;
    dl_err err = { 0 };
    if (dl_input_open(in, path, NULL, &err)) die(&err);
    for (;;) {
        dl_document doc = { 0 };
        dl_err bad = { 0 };
        dl_code rc = dl_input_next(in, mem, &doc, &bad);
        if (rc == DL_END) return bytes;
        if (rc != DL_OK) continue;
        dl_find_blocks(mem, &doc);
        bytes += doc.text.len;
        *DL_PUSH(mem, docs) = doc;
    }
}

#endif
