/* fixed.c - from floating point to the fixed point of model files.
 *
 * In:  averaged weights. Out: sections.
 *
 * SPDX-License-Identifier: MIT */
#include "fixed.h"

#include <math.h>
#include <stdlib.h>

static void *cleared(size_t n, size_t size) {
    void *p = calloc(n ? n : 1, size);
    DL_ASSERT(p);
    return p;
}

static model_section fixed_put(dl_buf *out, const void *data, size_t n, size_t size) {
    while (out->len % MODEL_ALIGN) dl_buf_putc(out, '\0');
    model_section s = { (uint32_t)out->len, (uint32_t)n };
    dl_buf_add(out, data, n * size);
    return s;
}

int32_t fixed_limited(double v, int32_t limit) {
    return v > limit ? limit : v < -limit ? -limit : (int32_t)lrint(v);
}

static double largest(const float *w, size_t n, size_t step) {
    double max = 1e-9;
    for (size_t i = 0; i < n; i++) max = fmax(max, fabs((double)w[i * step]));
    return max;
}

/* ---- layers ----------------------------------------------------------------------------- */

typedef struct {
    uint32_t width;
    int16_t *weights;
    float *scales;
    int32_t *bias;
} layer;

static layer layer_new(const block *w, uint32_t outputs) {
    layer l = { .width = model_width(outputs) };
    l.weights = cleared((size_t)w->rows * l.width, sizeof *l.weights);
    l.scales = cleared(l.width, sizeof *l.scales);
    l.bias = cleared(l.width, sizeof *l.bias);
    return l;
}

static void layer_output(layer *l, const block *w, uint32_t i, double step) {
    for (uint32_t k = 0; k < w->rows; k++)
        l->weights[((size_t)(k / 2) * l->width + i) * 2 + k % 2] = (int16_t)fixed_limited(
            (double)w->average[(size_t)k * w->cols + i] / step, INT16_MAX);
}

static model_dense layer_put(dl_buf *out, const block *w, layer *l) {
    model_dense d = { fixed_put(out, l->weights, (size_t)w->rows * l->width, 2),
                      fixed_put(out, l->scales, l->width, 4),
                      fixed_put(out, l->bias, l->width, 4) };
    free(l->weights);
    free(l->scales);
    free(l->bias);
    return d;
}

model_dense fixed_layer(dl_buf *out, const block *w, const block *bias, uint32_t outputs,
                        double unit) {
    layer l = layer_new(w, outputs);
    for (uint32_t i = 0; i < outputs; i++) {
        double step = largest(w->average + i, w->rows, w->cols) / WEIGHT_MAX;
        layer_output(&l, w, i, step);
        l.scales[i] = (float)(step / TOKEN_UNIT * unit);
        if (bias) l.bias[i] = fixed_limited((double)bias->average[i] * unit, BIAS_MAX);
    }
    return layer_put(out, w, &l);
}

model_dense fixed_choice(dl_buf *out, const block *w, const block *bias, uint32_t outputs,
                         double *unit) {
    layer l = layer_new(w, outputs);
    double most = 0;
    for (uint32_t i = 0; i < outputs; i++)
        most = fmax(most, largest(w->average + i, w->rows, w->cols));
    double step = most / (WEIGHT_MAX * 4);
    *unit = TOKEN_UNIT / step;
    for (uint32_t i = 0; i < outputs; i++) {
        layer_output(&l, w, i, step);
        l.bias[i] = fixed_limited((double)bias->average[i] * *unit, BIAS_MAX);
    }
    return layer_put(out, w, &l);
}

/* ---- rows ------------------------------------------------------------------------------- */

model_rows fixed_rows(dl_buf *out, const float *rows, uint32_t n, uint32_t dim) {
    int8_t *fixed = cleared((size_t)n * dim, 1);
    uint16_t *scale = cleared(n, sizeof *scale);
    for (uint32_t i = 0; i < n; i++) {
        const float *row = rows + (size_t)i * dim;
        double step = largest(row, dim, 1) / INT8_MAX;
        scale[i] =
            (uint16_t)fixed_limited(step * TOKEN_UNIT * (1 << SCALE_SHIFT), UINT16_MAX);
        for (uint32_t k = 0; k < dim; k++)
            fixed[(size_t)i * dim + k] =
                (int8_t)fixed_limited((double)row[k] / step, INT8_MAX);
    }
    model_rows r = { fixed_put(out, fixed, (size_t)n * dim, 1),
                     fixed_put(out, scale, n, sizeof *scale) };
    free(fixed);
    free(scale);
    return r;
}

fixed_table fixed_table_new(uint32_t most, uint32_t dim) {
    fixed_table t = { .cap = 16, .dim = dim };
    while (t.cap < most * 5 / 4 + 8) t.cap *= 2;
    t.keys = cleared(t.cap, sizeof *t.keys);
    t.slot = cleared(t.cap, sizeof *t.slot);
    t.rows = cleared((size_t)(most + 1) * dim, sizeof *t.rows);
    return t;
}

void fixed_table_add(fixed_table *t, uint64_t key, const float *row) {
    uint32_t mark = key_mark(key), at = (uint32_t)key & (t->cap - 1);
    while (t->keys[at] && t->keys[at] != mark) at = (at + 1) & (t->cap - 1);
    if (t->keys[at]) return;
    memcpy(t->rows + (size_t)t->n * t->dim, row, t->dim * sizeof *row);
    t->keys[at] = mark;
    t->slot[at] = t->n++;
}

model_table fixed_table_put(dl_buf *out, fixed_table *t) {
    model_rows rows = fixed_rows(out, t->rows, t->n, t->dim);
    model_table m = { .cap = t->cap, .rows = rows.rows, .scale = rows.scale };
    m.keys = fixed_put(out, t->keys, t->cap, sizeof *t->keys);
    m.slot = fixed_put(out, t->slot, t->cap, sizeof *t->slot);
    free(t->keys);
    free(t->slot);
    free(t->rows);
    return m;
}
