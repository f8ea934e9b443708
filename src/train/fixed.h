/* fixed.h - weights in floating point as sections of a model file (grammar/format.h).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_FIXED_H
#define DATELINE_TRAIN_FIXED_H

#include "format.h"
#include "net.h"

/* All write the averaged weights behind what OUT holds. */
int32_t fixed_limited(double v, int32_t limit);

/* A layer whose block is inputs x outputs, of which OUTPUTS are used: sums times scale,
 * plus BIAS (may be NULL), in units of 1/UNIT for inputs in 1/TOKEN_UNIT. */
model_dense fixed_layer(dl_buf *out, const block *w, const block *bias, uint32_t outputs,
                        double unit);
/* The same where only differences of outputs count: one scale for all. *UNIT gets how
 * many units of the sums one is. */
model_dense fixed_choice(dl_buf *out, const block *w, const block *bias, uint32_t outputs,
                         double *unit);
/* Rows of 8 bits with a scale each. */
model_rows fixed_rows(dl_buf *out, const float *rows, uint32_t n, uint32_t dim);

/* A table of such rows by key, made row by row. */
typedef struct {
    uint32_t cap, n, dim;
    uint32_t *keys, *slot;
    float *rows;
} fixed_table;
fixed_table fixed_table_new(uint32_t most, uint32_t dim);
/* Of two keys with one fingerprint the first keeps it. */
void fixed_table_add(fixed_table *t, uint64_t key, const float *row);
model_table fixed_table_put(dl_buf *out, fixed_table *t); /* frees T */

#endif
