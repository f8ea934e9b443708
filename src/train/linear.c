/* linear.c - dot product and scaled addition.
 *
 * SPDX-License-Identifier: MIT */
#include "linear.h"

#include <string.h>

/* The widest vector instructions of the machine, chosen once at load; no fused
 * multiplication, which would round otherwise. */
#if defined(__x86_64__) && defined(__gnu_linux__) && defined(__GNUC__) &&                \
    !defined(__clang__) && !defined(DATELINE_SANITIZE)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

typedef float lanes __attribute__((vector_size(32)));
enum { LANES = 8, CHAINS = 4 };

WIDE float dot(const float *a, const float *b, uint32_t n) {
    lanes sum[CHAINS] = { { 0 } };
    float out[LANES], all = 0;
    uint32_t i = 0;
    for (; i + LANES * CHAINS <= n; i += LANES * CHAINS)
        for (int c = 0; c < CHAINS; c++) {
            lanes x, y;
            memcpy(&x, a + i + c * LANES, sizeof x);
            memcpy(&y, b + i + c * LANES, sizeof y);
            sum[c] += x * y;
        }
    sum[0] += sum[1] + (sum[2] + sum[3]);
    memcpy(out, &sum[0], sizeof out);
    for (int k = 0; k < LANES; k++) all += out[k];
    for (; i < n; i++) all += a[i] * b[i];
    return all;
}

WIDE void axpy(float *restrict y, float a, const float *restrict x, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) y[i] += a * x[i];
}
