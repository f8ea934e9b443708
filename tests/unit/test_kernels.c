/* test_kernels.c - every variant of the loops over numbers gives the same bits, and the
 * plain one those of the definition.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "../../src/grammar/format.h"
#include "../../src/grammar/kernels.h"

enum { INPUTS = 96, WIDTH = 176, VECTORS = 21, ROWS = 17 };

typedef struct {
    int16_t w[INPUTS * WIDTH], in[(VECTORS + 2) * INPUTS], out16[WIDTH];
    int32_t out[VECTORS * WIDTH], bias[WIDTH], sum[WIDTH];
    int8_t row[WIDTH];
    float scale[WIDTH];
} fixture;

static uint32_t next(uint32_t *seed) {
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static void fill(fixture *f, uint32_t seed) {
    memset(f, 0, sizeof *f);
    for (size_t i = 0; i < DL_N(f->w); i++) f->w[i] = (int16_t)(uint16_t)next(&seed);
    for (size_t i = 0; i < DL_N(f->in); i++) f->in[i] = (int16_t)(uint16_t)next(&seed);
    for (size_t i = 0; i < WIDTH; i++) {
        f->bias[i] = (int32_t)(next(&seed) % 60000) - 30000;
        f->sum[i] = (int32_t)(next(&seed) << 8 | next(&seed) % 256);
        f->row[i] = (int8_t)(uint8_t)next(&seed);
        f->scale[i] = (float)(next(&seed) % 1000) / 40000000.0f;
    }
}

static fixture a, b; /* too big for the stack of a test; filled by each */

START_TEST(multiply_is_the_sum_of_products)
{
    fill(&a, 1);
    kernels_level(0)->multiply(a.w, INPUTS, WIDTH, a.in, INPUTS, VECTORS, a.out);
    for (size_t t = 0; t < VECTORS; t++)
        for (size_t o = 0; o < WIDTH; o++) {
            uint32_t sum = 0;
            for (size_t k = 0; k < INPUTS; k++)
                sum += (uint32_t)(a.w[k / 2 * 2 * WIDTH + o * 2 + k % 2] *
                                  a.in[t * INPUTS + k]);
            ck_assert_int_eq(a.out[t * WIDTH + o], (int32_t)sum);
        }
}
END_TEST

/* Whole tiles and what is left over, in both directions; strides below the length. */
START_TEST(variants_multiply_alike)
{
    static const struct {
        uint32_t inputs, width, n;
        size_t stride;
    } sizes[] = { { 96, 176, 21, 96 }, { 48, 64, 1, 48 },  { 96, 16, 8, 32 },
                  { 2, 16, 1, 2 },     { 96, 112, 9, 32 }, { 30, 48, 7, 10 } };
    for (unsigned level = 1; kernels_level(level); level++) {
        fill(&a, 2 + (uint32_t)_i);
        fill(&b, 2 + (uint32_t)_i);
        kernels_level(0)->multiply(a.w, sizes[_i].inputs, sizes[_i].width, a.in,
                                   sizes[_i].stride, sizes[_i].n, a.out);
        kernels_level(level)->multiply(b.w, sizes[_i].inputs, sizes[_i].width, b.in,
                                       sizes[_i].stride, sizes[_i].n, b.out);
        ck_assert_msg(memcmp(&a, &b, sizeof a) == 0, "%s", kernels_level(level)->name);
    }
}
END_TEST

static void run_small(const kernels *k, fixture *f) {
    const int16_t *rows[ROWS];
    for (size_t i = 0; i < ROWS; i++) rows[i] = f->in + i * 64;
    k->add_row(f->out, f->row, 12345, WIDTH);
    k->residual(f->sum, f->scale, f->bias, f->in, f->out16, WIDTH);
    k->shrink(f->sum, f->scale, f->in + WIDTH, WIDTH);
    k->gather(rows, ROWS, f->w, WIDTH);
}

START_TEST(variants_do_the_rest_alike)
{
    for (unsigned level = 1; kernels_level(level); level++) {
        fill(&a, 9 + (uint32_t)_i);
        fill(&b, 9 + (uint32_t)_i);
        run_small(kernels_level(0), &a);
        run_small(kernels_level(level), &b);
        ck_assert_msg(memcmp(&a, &b, sizeof a) == 0, "%s", kernels_level(level)->name);
    }
}
END_TEST

START_TEST(limits)
{
    fill(&a, 3);
    a.sum[0] = INT32_MAX, a.sum[1] = INT32_MIN, a.sum[2] = 0;
    a.scale[0] = a.scale[1] = a.scale[2] = 0.25f;
    a.bias[0] = a.bias[1] = 0, a.bias[2] = 7;
    a.in[0] = a.in[1] = a.in[2] = 5;
    const kernels *k = kernels_best();
    k->residual(a.sum, a.scale, a.bias, a.in, a.out16, 16);
    ck_assert_int_eq(a.out16[0], TOKEN_CLAMP);
    ck_assert_int_eq(a.out16[1], 5);
    ck_assert_int_eq(a.out16[2], 12);
    k->shrink(a.sum, a.scale, a.out16, 16);
    ck_assert_int_eq(a.out16[0], HIDDEN_CLAMP);
    ck_assert_int_eq(a.out16[1], -HIDDEN_CLAMP);
    ck_assert_int_eq(a.out16[2], 0);
}
END_TEST

DL_SUITE("kernels", tcase_add_test(tc, multiply_is_the_sum_of_products);
         tcase_add_loop_test(tc, variants_multiply_alike, 0, 6);
         tcase_add_loop_test(tc, variants_do_the_rest_alike, 0, 4);
         tcase_add_test(tc, limits);)
