/* linear.c - dot product, product of matrices, scaled addition, Adam's step.
 *
 * In:  arrays. Out: arrays.
 *
 * SPDX-License-Identifier: MIT */
#include "linear.h"

#include <math.h>
#include <string.h>

/* The widest vector instructions of the machine, chosen once at load; no fused
 * multiplication, which would round otherwise. */
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) &&                \
    !defined(__clang__) && !defined(DATELINE_SANITIZE)
#define WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define WIDE
#endif
#define BODY static inline __attribute__((always_inline))

typedef float eight __attribute__((vector_size(32)));
enum { EIGHT = 8, CHAINS = 4 };

WIDE float dot(const float *a, const float *b, uint32_t n) {
    eight sum[CHAINS] = { { 0 } };
    float out[EIGHT], all = 0;
    uint32_t i = 0;
    for (; i + EIGHT * CHAINS <= n; i += EIGHT * CHAINS)
        for (int c = 0; c < CHAINS; c++) {
            eight x, y;
            memcpy(&x, a + i + c * EIGHT, sizeof x);
            memcpy(&y, b + i + c * EIGHT, sizeof y);
            sum[c] += x * y;
        }
    sum[0] += sum[1] + (sum[2] + sum[3]);
    memcpy(out, &sum[0], sizeof out);
    for (int k = 0; k < EIGHT; k++) all += out[k];
    for (; i < n; i++) all += a[i] * b[i];
    return all;
}

enum { ROWS_MAX = 4, COLS_MAX = 4 };
typedef float lanes __attribute__((vector_size(LANES * sizeof(float))));

/* ROWS x COLS vectors of C, which stay in registers. */
BODY void tile(float *c, size_t c_row, const factor *a, const float *b, size_t b_row,
               uint32_t k, int rows, int cols) {
    lanes sum[ROWS_MAX][COLS_MAX];
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < cols; j++)
            memcpy(&sum[i][j], c + (size_t)i * c_row + j * LANES, sizeof(lanes));
    for (uint32_t x = 0; x < k; x++, b += b_row) {
        lanes right[COLS_MAX];
        for (int j = 0; j < cols; j++) memcpy(&right[j], b + j * LANES, sizeof(lanes));
        for (int i = 0; i < rows; i++) {
            float left = a->at[(size_t)i * a->row + x * a->step];
            for (int j = 0; j < cols; j++) sum[i][j] += right[j] * left;
        }
    }
    for (int i = 0; i < rows; i++)
        for (int j = 0; j < cols; j++)
            memcpy(c + (size_t)i * c_row + j * LANES, &sum[i][j], sizeof(lanes));
}

/* ROWS rows of C. */
BODY void strip(float *c, size_t c_row, const factor *a, const float *b, size_t b_row,
                uint32_t n, uint32_t k, int rows) {
    uint32_t i = 0;
    if (rows <= 2)
        for (; i + 4 * LANES <= n; i += 4 * LANES)
            tile(c + i, c_row, a, b + i, b_row, k, rows, 4);
    for (; i + 2 * LANES <= n; i += 2 * LANES)
        tile(c + i, c_row, a, b + i, b_row, k, rows, 2);
    for (; i < n; i += LANES) tile(c + i, c_row, a, b + i, b_row, k, rows, 1);
}

WIDE void product(float *c, size_t c_row, factor a, const float *b, size_t b_row,
                  uint32_t m, uint32_t n, uint32_t k) {
    for (; m >= 4; m -= 4, a.at += 4 * a.row, c += 4 * c_row)
        strip(c, c_row, &a, b, b_row, n, k, 4);
    if (m == 3) strip(c, c_row, &a, b, b_row, n, k, 3);
    if (m == 2) strip(c, c_row, &a, b, b_row, n, k, 2);
    if (m == 1) strip(c, c_row, &a, b, b_row, n, k, 1);
}

WIDE void axpy(float *restrict y, float a, const float *restrict x, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) y[i] += a * x[i];
}

WIDE void adam(float *restrict w, float *restrict g, float *restrict m, float *restrict v,
               size_t n, adam_step s) {
    for (size_t i = 0; i < n; i++) {
        m[i] = 0.9f * m[i] + 0.1f * g[i];
        v[i] = 0.999f * v[i] + 0.001f * g[i] * g[i];
        w[i] -= s.rate * s.fix1 * m[i] / (sqrtf(v[i] * s.fix2) + 1e-8f);
        g[i] = 0;
    }
}
