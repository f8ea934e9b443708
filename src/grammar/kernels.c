/* kernels.c - sums of products and their neighbours, one body compiled for each kind of
 * machine; only the products are written by hand, because no compiler finds the
 * instruction for pairs (vpmaddwd, vpdpwssd) in this layout.
 *
 * In:  arrays of the model and of activations. Out: arrays.
 *
 * SPDX-License-Identifier: MIT */
#include "kernels.h"

#include "format.h"

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define HAVE_X86 1
#include <immintrin.h>
#else
#define HAVE_X86 0
#endif

#define BODY static inline __attribute__((always_inline))

BODY int32_t limited(int32_t v, int32_t limit) {
    return v > limit ? limit : v < -limit ? -limit : v;
}

BODY void add_row(int32_t *restrict x, const int8_t *restrict row, int32_t scale,
                  uint32_t n) {
    for (uint32_t i = 0; i < n; i++) x[i] += row[i] * scale;
}

BODY void residual(const int32_t *restrict sum, const float *restrict scale,
                   const int32_t *restrict bias, const int16_t *restrict in,
                   int16_t *restrict out, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        int32_t z = (int32_t)((float)sum[i] * scale[i]) + bias[i];
        out[i] = (int16_t)limited(in[i] + (z > 0 ? z : 0), TOKEN_CLAMP);
    }
}

BODY void shrink(const int32_t *restrict sum, const float *restrict scale,
                 int16_t *restrict out, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        out[i] = (int16_t)limited((int32_t)((float)sum[i] * scale[i]), HIDDEN_CLAMP);
}

/* In blocks that stay in registers. */
BODY void gather(const int16_t *const *rows, uint32_t n_rows, int16_t *out, uint32_t n) {
    enum { STEP = 16 };
    for (uint32_t i = 0; i < n; i += STEP) {
        uint16_t sum[STEP] = { 0 };
        for (uint32_t r = 0; r < n_rows; r++)
            for (uint32_t k = 0; k < STEP; k++)
                sum[k] = (uint16_t)(sum[k] + (uint16_t)rows[r][i + k]);
        for (uint32_t k = 0; k < STEP; k++)
            out[i + k] = (int16_t)sum[k] > 0 ? (int16_t)sum[k] : 0;
    }
}

static void multiply_plain(const int16_t *w, uint32_t inputs, uint32_t width,
                           const int16_t *in, size_t stride, uint32_t n, int32_t *out) {
    for (uint32_t t = 0; t < n; t++, in += stride, out += width) {
        memset(out, 0, width * sizeof *out);
        for (uint32_t k = 0; k < inputs; k += 2) {
            const int16_t *pair = w + (size_t)k * width;
            int32_t a = in[k], b = in[k + 1];
            for (uint32_t i = 0; i < width; i++) {
                uint32_t both =
                    (uint32_t)(pair[2 * i] * a) + (uint32_t)(pair[2 * i + 1] * b);
                out[i] = (int32_t)((uint32_t)out[i] + both);
            }
        }
    }
}

/* The bodies above for one kind of machine. */
#define VARIANT(kind, target)                                                            \
    target static void add_row_##kind(int32_t *x, const int8_t *row, int32_t scale,      \
                                      uint32_t n) {                                      \
        add_row(x, row, scale, n);                                                       \
    }                                                                                    \
    target static void residual_##kind(const int32_t *sum, const float *scale,           \
                                       const int32_t *bias, const int16_t *in,           \
                                       int16_t *out, uint32_t n) {                       \
        residual(sum, scale, bias, in, out, n);                                          \
    }                                                                                    \
    target static void shrink_##kind(const int32_t *sum, const float *scale,             \
                                     int16_t *out, uint32_t n) {                         \
        shrink(sum, scale, out, n);                                                      \
    }                                                                                    \
    target static void gather_##kind(const int16_t *const *rows, uint32_t n_rows,        \
                                     int16_t *out, uint32_t n) {                         \
        gather(rows, n_rows, out, n);                                                    \
    }                                                                                    \
    static const kernels kernels_##kind = { #kind,          multiply_##kind,             \
                                            add_row_##kind, residual_##kind,             \
                                            shrink_##kind,  gather_##kind };

VARIANT(plain, )

#if HAVE_X86

/* Reads a pair of inputs as one number. */
BODY int32_t pair_of(const int16_t *in) {
    int32_t pair;
    memcpy(&pair, in, sizeof pair);
    return pair;
}

#define AVX2   __attribute__((target("avx2")))
#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

/* TILE vectors by BLOCKS times eight outputs, all sums in registers. */
#define TILE_AVX2(name, TILE, BLOCKS)                                                    \
    AVX2 BODY void name(const int16_t *w, uint32_t inputs, uint32_t width,               \
                        const int16_t *in, size_t stride, int32_t *out) {                \
        __m256i sum[TILE][BLOCKS];                                                       \
        for (int t = 0; t < TILE; t++)                                                   \
            for (int b = 0; b < BLOCKS; b++) sum[t][b] = _mm256_setzero_si256();         \
        for (uint32_t k = 0; k < inputs; k += 2, w += (size_t)2 * width) {               \
            __m256i v[BLOCKS];                                                           \
            for (int b = 0; b < BLOCKS; b++)                                             \
                v[b] = _mm256_loadu_si256((const __m256i *)(const void *)(w + 16 * b));  \
            for (int t = 0; t < TILE; t++) {                                             \
                __m256i x = _mm256_set1_epi32(pair_of(in + (size_t)t * stride + k));     \
                for (int b = 0; b < BLOCKS; b++)                                         \
                    sum[t][b] = _mm256_add_epi32(sum[t][b], _mm256_madd_epi16(v[b], x)); \
            }                                                                            \
        }                                                                                \
        for (int t = 0; t < TILE; t++)                                                   \
            for (int b = 0; b < BLOCKS; b++)                                             \
                _mm256_storeu_si256(                                                     \
                    (__m256i *)(void *)(out + (size_t)t * width + 8 * b), sum[t][b]);    \
    }
TILE_AVX2(tile_avx2, 4, 2)
TILE_AVX2(line_avx2, 1, 4)
TILE_AVX2(rest_avx2, 1, 2)

AVX2 static void multiply_avx2(const int16_t *w, uint32_t inputs, uint32_t width,
                               const int16_t *in, size_t stride, uint32_t n,
                               int32_t *out) {
    for (; n >= 4; n -= 4, in += 4 * stride, out += (size_t)4 * width)
        for (uint32_t i = 0; i < width; i += 16)
            tile_avx2(w + 2 * i, inputs, width, in, stride, out + i);
    for (; n; n--, in += stride, out += width) {
        uint32_t i = 0;
        for (; i + 32 <= width; i += 32)
            line_avx2(w + 2 * i, inputs, width, in, stride, out + i);
        for (; i < width; i += 16)
            rest_avx2(w + 2 * i, inputs, width, in, stride, out + i);
    }
}

/* TILE vectors by BLOCKS times sixteen outputs. */
#define TILE_AVX512(name, TILE, BLOCKS)                                                  \
    AVX512 BODY void name(const int16_t *w, uint32_t inputs, uint32_t width,             \
                          const int16_t *in, size_t stride, int32_t *out) {              \
        __m512i sum[TILE][BLOCKS];                                                       \
        for (int t = 0; t < TILE; t++)                                                   \
            for (int b = 0; b < BLOCKS; b++) sum[t][b] = _mm512_setzero_si512();         \
        for (uint32_t k = 0; k < inputs; k += 2, w += (size_t)2 * width)                 \
            for (int b = 0; b < BLOCKS; b++) {                                           \
                __m512i v = _mm512_loadu_si512((const void *)(w + 32 * b));              \
                for (int t = 0; t < TILE; t++)                                           \
                    sum[t][b] = _mm512_dpwssd_epi32(                                     \
                        sum[t][b], v,                                                    \
                        _mm512_set1_epi32(pair_of(in + (size_t)t * stride + k)));        \
            }                                                                            \
        for (int t = 0; t < TILE; t++)                                                   \
            for (int b = 0; b < BLOCKS; b++)                                             \
                _mm512_storeu_si512((void *)(out + (size_t)t * width + 16 * b),          \
                                    sum[t][b]);                                          \
    }
TILE_AVX512(tile_avx512, 8, 2)
TILE_AVX512(thin_avx512, 8, 1)
TILE_AVX512(half_avx512, 4, 2)
TILE_AVX512(thin_half_avx512, 4, 1)
TILE_AVX512(line_avx512, 1, 4)
TILE_AVX512(rest_avx512, 1, 1)

AVX512 static void multiply_avx512(const int16_t *w, uint32_t inputs, uint32_t width,
                                   const int16_t *in, size_t stride, uint32_t n,
                                   int32_t *out) {
    for (; n >= 8; n -= 8, in += 8 * stride, out += (size_t)8 * width) {
        uint32_t i = 0;
        for (; i + 32 <= width; i += 32)
            tile_avx512(w + 2 * i, inputs, width, in, stride, out + i);
        for (; i < width; i += 16)
            thin_avx512(w + 2 * i, inputs, width, in, stride, out + i);
    }
    for (; n >= 4; n -= 4, in += 4 * stride, out += (size_t)4 * width) {
        uint32_t i = 0;
        for (; i + 32 <= width; i += 32)
            half_avx512(w + 2 * i, inputs, width, in, stride, out + i);
        for (; i < width; i += 16)
            thin_half_avx512(w + 2 * i, inputs, width, in, stride, out + i);
    }
    for (; n; n--, in += stride, out += width) {
        uint32_t i = 0;
        for (; i + 64 <= width; i += 64)
            line_avx512(w + 2 * i, inputs, width, in, stride, out + i);
        for (; i < width; i += 16)
            rest_avx512(w + 2 * i, inputs, width, in, stride, out + i);
    }
}

VARIANT(avx2, AVX2)
VARIANT(avx512, AVX512)

#endif

const kernels *kernels_level(unsigned level) {
    switch (level) {
    case 0: return &kernels_plain;
#if HAVE_X86
    case 1: return __builtin_cpu_supports("avx2") ? &kernels_avx2 : NULL;
    case 2:
        return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
                       __builtin_cpu_supports("avx512vnni")
                   ? &kernels_avx512
                   : NULL;
#endif
    default: return NULL;
    }
}

const kernels *kernels_best(void) {
    unsigned level = 0;
    while (kernels_level(level + 1)) level++;
    return kernels_level(level);
}
