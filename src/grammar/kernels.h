/* kernels.h - the loops over numbers, in the widest instructions the machine has. All
 * variants give the same bits: sums of products wrap at 32 bits alike.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_GRAMMAR_KERNELS_H
#define DATELINE_GRAMMAR_KERNELS_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *name;
    /* N vectors of INPUTS numbers (even), STRIDE apart, by weights [inputs/2][width][2]:
     * WIDTH sums for each, a multiple of 16. */
    void (*multiply)(const int16_t *w, uint32_t inputs, uint32_t width, const int16_t *in,
                     size_t stride, uint32_t n, int32_t *out);
    /* x += row * scale */
    void (*add_row)(int32_t *x, const int8_t *row, int32_t scale, uint32_t n);
    /* out = in + the positive part of (sum * scale + bias), limited */
    void (*residual)(const int32_t *sum, const float *scale, const int32_t *bias,
                     const int16_t *in, int16_t *out, uint32_t n);
    /* out = sum * scale, limited */
    void (*shrink)(const int32_t *sum, const float *scale, int16_t *out, uint32_t n);
    /* the positive part of the sum of N_ROWS rows */
    void (*gather)(const int16_t *const *rows, uint32_t n_rows, int16_t *out, uint32_t n);
} kernels;

/* The best that this machine runs; LEVEL 0 the plain one, and NULL beyond the last that
 * it runs. */
const kernels *kernels_best(void);
const kernels *kernels_level(unsigned level);

#endif
