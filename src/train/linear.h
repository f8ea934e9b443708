/* linear.h - the loops that training spends its time in.
 *
 * Every number of a product is summed in one chain in the order of K, dot products in four
 * chains of eight lanes, so that the result does not depend on the machine's vector width
 * and a training can be repeated bit for bit.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_LINEAR_H
#define DATELINE_TRAIN_LINEAR_H

#include <stddef.h>
#include <stdint.h>

enum { LANES = 16 }; /* columns of a product are a multiple of it */

/* The left factor: number k of row i stands at at[i * row + k * step]. */
typedef struct {
    const float *at;
    size_t row, step;
} factor;

/* C (M x N, rows C_ROW apart) += A (M x K) times B (K x N, rows B_ROW apart). */
void product(float *c, size_t c_row, factor a, const float *b, size_t b_row, uint32_t m,
             uint32_t n, uint32_t k);

float dot(const float *a, const float *b, uint32_t n);
void axpy(float *y, float a, const float *x, uint32_t n); /* y += a * x */

/* One step of Adam over N weights W with gradient G, which is cleared, and moments M, V. */
typedef struct {
    float rate, fix1, fix2; /* 1 / (1 - 0.9^step), 1 / (1 - 0.999^step) */
} adam_step;
void adam(float *w, float *g, float *m, float *v, size_t n, adam_step s);

#endif
