/* save.c - writes a trained network as a model file of fixed-point weights.
 *
 * In:  the averaged weights. Out: the file of grammar/format.h.
 * Feature rows become 8-bit numbers with a scale each, dense rows 11-bit numbers with a
 * scale each; a word's own row and its projected general vector become one row.
 *
 * SPDX-License-Identifier: MIT */
#include "save.h"

#include <math.h>
#include <stdlib.h>

#include "format.h"

static void *cleared(size_t n, size_t size) {
    void *p = calloc(n ? n : 1, size);
    DL_ASSERT(p);
    return p;
}

static model_section put(dl_buf *out, const void *data, size_t n, size_t size) {
    while (out->len % MODEL_ALIGN) dl_buf_putc(out, '\0');
    model_section s = { (uint32_t)out->len, (uint32_t)n };
    dl_buf_add(out, data, n * size);
    return s;
}

static int32_t limited(double v, int32_t limit) {
    return v > limit ? limit : v < -limit ? -limit : (int32_t)lrint(v);
}

static double largest(const float *w, size_t n) {
    double max = 1e-9;
    for (size_t i = 0; i < n; i++) max = fmax(max, fabs((double)w[i]));
    return max;
}

/* ---- dense layers ----------------------------------------------------------------------- */

typedef struct {
    uint32_t inputs, width;
    int16_t *weights;
    float *scales;
    int32_t *bias;
} layer;

static layer layer_new(uint32_t outputs, uint32_t inputs) {
    layer l = { .inputs = inputs, .width = model_width(outputs) };
    l.weights = cleared((size_t)inputs * l.width, sizeof *l.weights);
    l.scales = cleared(l.width, sizeof *l.scales);
    l.bias = cleared(l.width, sizeof *l.bias);
    return l;
}

static void layer_row(layer *l, uint32_t row, const float *w, double step) {
    for (uint32_t k = 0; k < l->inputs; k++)
        l->weights[((size_t)(k / 2) * l->width + row) * 2 + k % 2] =
            (int16_t)limited((double)w[k] / step, INT16_MAX);
}

/* Rows of B: inputs in units of IN, outputs in units of UNIT. */
static void layer_scaled(layer *l, const block *b, const block *bias, double in,
                         double unit) {
    for (uint32_t i = 0; i < b->rows; i++) {
        const float *w = b->average + (size_t)i * b->cols;
        double step = largest(w, b->cols) / WEIGHT_MAX;
        layer_row(l, i, w, step);
        l->scales[i] = (float)(step / in * unit);
        if (bias) l->bias[i] = limited((double)bias->average[i] * unit, BIAS_MAX);
    }
}

/* Rows that are compared with each other: one scale for all, from sums to logits. */
static void layer_choice(layer *l, const block *b, const block *bias, double in) {
    double step = largest(b->average, (size_t)b->rows * b->cols) / (WEIGHT_MAX * 4);
    for (uint32_t i = 0; i < b->rows; i++) {
        layer_row(l, i, b->average + (size_t)i * b->cols, step);
        l->scales[i] = (float)(step / in);
        l->bias[i] = limited((double)bias->average[i] / step * in, BIAS_MAX);
    }
}

static model_dense layer_put(dl_buf *out, layer *l) {
    model_dense d = { put(out, l->weights, (size_t)l->inputs * l->width, 2),
                      put(out, l->scales, l->width, 4), put(out, l->bias, l->width, 4) };
    free(l->weights);
    free(l->scales);
    free(l->bias);
    return d;
}

static model_section put_fixed(dl_buf *out, const float *w, size_t n, double unit,
                               int32_t limit) {
    int16_t *q = cleared(n, sizeof *q);
    for (size_t i = 0; i < n; i++) q[i] = (int16_t)limited((double)w[i] * unit, limit);
    model_section s = put(out, q, n, sizeof *q);
    free(q);
    return s;
}

/* ---- feature tables --------------------------------------------------------------------- */

typedef struct {
    uint32_t cap, n, dim;
    uint32_t *keys, *slot;
    int8_t *rows;
    uint16_t *scale;
} table;

static table table_new(uint32_t most, uint32_t dim) {
    table t = { .cap = 16, .dim = dim };
    while (t.cap < most * 3 / 2 + 8) t.cap *= 2;
    t.keys = cleared(t.cap, sizeof *t.keys);
    t.slot = cleared(t.cap, sizeof *t.slot);
    t.rows = cleared(most + 1, dim);
    t.scale = cleared(most + 1, sizeof *t.scale);
    return t;
}

/* Of two keys with one fingerprint the first keeps it. */
static void table_put(table *t, uint64_t key, const float *value) {
    uint32_t mark = key_mark(key), at = (uint32_t)key & (t->cap - 1);
    while (t->keys[at] && t->keys[at] != mark) at = (at + 1) & (t->cap - 1);
    if (t->keys[at]) return;
    double step = largest(value, t->dim) / INT8_MAX;
    t->scale[t->n] =
        (uint16_t)limited(step * TOKEN_UNIT * (1 << SCALE_SHIFT), UINT16_MAX);
    for (uint32_t k = 0; k < t->dim; k++)
        t->rows[(size_t)t->n * t->dim + k] =
            (int8_t)limited((double)value[k] / step, INT8_MAX);
    t->keys[at] = mark;
    t->slot[at] = t->n++;
}

static void add_general(const network *n, uint32_t row, float *value) {
    uint32_t dim = n->general.dim;
    const float *v = n->general.at + (size_t)row * dim;
    for (uint32_t i = 0; i < n->dim; i++) {
        double sum = 0;
        for (uint32_t k = 0; k < dim; k++)
            sum += (double)(n->project.average[i * dim + k] * v[k]);
        value[i] += (float)sum;
    }
}

/* Words of the treebank, with their general vectors where they have one. */
static void put_own(table *t, const network *n, int feature) {
    const key_table *keys = &n->keys[feature];
    float value[MODEL_DIM];
    for (uint32_t i = 0; i < keys->cap; i++) {
        if (!keys->keys[i]) continue;
        const float *own = n->features[feature].average + (size_t)keys->rows[i] * n->dim;
        memcpy(value, own, n->dim * sizeof *value);
        uint32_t row = feature ? DL_NONE : key_row(&n->general.words, keys->keys[i]);
        if (row != DL_NONE) add_general(n, row, value);
        table_put(t, keys->keys[i], value);
    }
}

static void put_general(table *t, const network *n) {
    const key_table *keys = &n->general.words;
    for (uint32_t i = 0; i < keys->cap; i++) {
        float value[MODEL_DIM] = { 0 };
        if (!keys->keys[i] || key_row(&n->keys[0], keys->keys[i]) != DL_NONE) continue;
        add_general(n, keys->rows[i], value);
        table_put(t, keys->keys[i], value);
    }
}

static model_table put_table(dl_buf *out, const network *n, int feature) {
    table t = table_new(n->keys[feature].n + (feature ? 0 : n->general.words.n), n->dim);
    put_own(&t, n, feature);
    if (!feature) put_general(&t, n);
    model_table m = { .cap = t.cap };
    m.keys = put(out, t.keys, t.cap, sizeof *t.keys);
    m.slot = put(out, t.slot, t.cap, sizeof *t.slot);
    m.rows = put(out, t.rows, (size_t)t.n * t.dim, 1);
    m.scale = put(out, t.scale, t.n, sizeof *t.scale);
    free(t.keys);
    free(t.slot);
    free(t.rows);
    free(t.scale);
    return m;
}

/* ---- all of it -------------------------------------------------------------------------- */

static void put_layers(dl_buf *out, const network *n, model_header *h) {
    for (uint32_t l = 0; l < n->layers; l++) {
        layer conv = layer_new(n->dim, 3 * n->dim);
        layer_scaled(&conv, &n->conv[l], &n->conv_bias[l], TOKEN_UNIT, TOKEN_UNIT);
        h->conv[l] = layer_put(out, &conv);
    }
    layer slots = layer_new(SLOT_COUNT * n->hidden, n->dim);
    layer_scaled(&slots, &n->slot, NULL, TOKEN_UNIT, HIDDEN_UNIT);
    h->slots = layer_put(out, &slots);
    layer tag = layer_new(DL_POS_COUNT, n->dim);
    layer_choice(&tag, &n->tag, &n->tag_bias, TOKEN_UNIT);
    h->tag = layer_put(out, &tag);
    layer choice = layer_new(MOVE_COUNT + n->labels, n->hidden);
    layer_choice(&choice, &n->choice, &n->choice_bias, HIDDEN_UNIT);
    h->choice = layer_put(out, &choice);
}

static void put_vectors(dl_buf *out, const network *n, model_header *h) {
    dl_buf extra = { 0 };
    for (int e = 0; e < EXTRA_COUNT; e++)
        dl_buf_add(&extra, (const char *)n->extra[e].average,
                   EXTRA_ROWS * n->hidden * sizeof(float));
    h->edge = put_fixed(out, n->edge.average, 2 * n->dim, TOKEN_UNIT, TOKEN_CLAMP);
    h->root = put_fixed(out, n->root.average, n->dim, TOKEN_UNIT, TOKEN_CLAMP);
    h->none = put_fixed(out, n->slot_none.average, SLOT_COUNT * n->hidden, HIDDEN_UNIT,
                        HIDDEN_CLAMP);
    h->hidden_bias =
        put_fixed(out, n->hidden_bias.average, n->hidden, HIDDEN_UNIT, HIDDEN_CLAMP);
    h->extra = put_fixed(out, (const float *)(const void *)extra.ptr,
                         (size_t)EXTRA_COUNT * EXTRA_ROWS * n->hidden, HIDDEN_UNIT,
                         HIDDEN_CLAMP);
    dl_buf_free(&extra);
}

void net_save(network *n, const treebank *bank, dl_buf *out) {
    char names[MODEL_LABELS][MODEL_LABEL_SIZE] = { 0 };
    model_header h = { .magic = "DATELNG",
                       .version = MODEL_VERSION,
                       .dim = n->dim,
                       .hidden = n->hidden,
                       .layers = n->layers,
                       .labels = n->labels };
    net_average(n);
    dl_buf_add(out, (const char *)&h, sizeof h);
    for (int f = 0; f < DL_MODEL_FEATURES; f++) h.table[f] = put_table(out, n, f);
    put_layers(out, n, &h);
    put_vectors(out, n, &h);
    for (uint32_t i = 0; i < n->labels; i++)
        snprintf(names[i], MODEL_LABEL_SIZE, "%.*s", DL_ARG(bank->labels.at[i]));
    h.names = put(out, names, (size_t)n->labels * MODEL_LABEL_SIZE, 1);
    h.size = (uint32_t)out->len;
    memcpy(out->ptr, &h, sizeof h);
    h.sum = model_sum((dl_str){ out->ptr, h.size });
    memcpy(out->ptr, &h, sizeof h);
}
