/* sections.h - arrays inside a model file: checked once, then used in place.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_GRAMMAR_SECTIONS_H
#define DATELINE_GRAMMAR_SECTIONS_H

#include "format.h"

typedef struct {
    uint32_t width, inputs;
    const int16_t *weights;
    const float *scales;
    const int32_t *bias;
} dense_view;

typedef struct {
    uint32_t mask; /* capacity - 1 */
    const uint32_t *keys, *slot;
    const int8_t *rows;
    const uint16_t *scale;
} table_view;

typedef struct { /* of fixed rows, without keys */
    const int8_t *rows;
    const uint16_t *scale;
} rows_view;

/* False: damaged. Scales and biases must keep the sums of the hot path within their types. */
bool dense_open(dl_str file, uint32_t header, const model_dense *d, uint32_t outputs,
                uint32_t inputs, dense_view *out);
bool table_open(dl_str file, uint32_t header, const model_table *t, uint32_t dim,
                table_view *out);
bool rows_open(dl_str file, uint32_t header, const model_rows *r, uint32_t n,
               uint32_t dim, rows_view *out);
/* The row of KEY, or DL_NONE. */
uint32_t table_row(const table_view *t, uint64_t key);

#endif
