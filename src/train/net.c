/* net.c - parameters: feature tables, blocks of weights, their updates.
 *
 * In:  sizes, a treebank whose features get rows, gradients. Out: weights.
 * Adam: Kingma and Ba (2015); what is saved is the exponential average of the weights.
 *
 * SPDX-License-Identifier: MIT */
#include "net.h"

#include <math.h>
#include <stdlib.h>

static void *cleared(size_t n, size_t size) {
    void *p = calloc(n ? n : 1, size);
    DL_ASSERT(p);
    return p;
}

double net_uniform(network *net) {
    net->seed ^= net->seed << 13;
    net->seed ^= net->seed >> 7;
    net->seed ^= net->seed << 17;
    return (double)(net->seed >> 11) / 9007199254740992.0;
}

/* ---- keys ------------------------------------------------------------------------------- */

uint32_t key_row(const key_table *t, uint64_t key) {
    if (!t->cap) return DL_NONE;
    for (uint64_t i = key % t->cap;; i = (i + 1) % t->cap) {
        if (t->keys[i] == key) return t->rows[i];
        if (t->keys[i] == 0) return DL_NONE;
    }
}

static void key_put(key_table *t, uint64_t key, uint32_t row) {
    uint64_t i = key % t->cap;
    while (t->keys[i]) i = (i + 1) % t->cap;
    t->keys[i] = key;
    t->rows[i] = row;
}

uint32_t key_add(key_table *t, uint64_t key) {
    uint32_t row = key_row(t, key);
    if (row != DL_NONE) return row;
    if (t->n * 2 + 2 > t->cap) {
        key_table old = *t;
        t->cap = old.cap ? old.cap * 2 + 1 : 1021;
        t->keys = cleared(t->cap, sizeof *t->keys);
        t->rows = cleared(t->cap, sizeof *t->rows);
        for (uint32_t i = 0; i < old.cap; i++)
            if (old.keys[i]) key_put(t, old.keys[i], old.rows[i]);
        free(old.keys);
        free(old.rows);
    }
    key_put(t, key, t->n);
    return t->n++;
}

static void key_free(key_table *t) {
    free(t->keys);
    free(t->rows);
}

/* ---- blocks ----------------------------------------------------------------------------- */

/* Weights are drawn evenly from -SCALE to SCALE. */
static void block_new(network *net, block *b, uint32_t rows, uint32_t cols,
                      double scale) {
    size_t n = (size_t)rows * cols;
    *b = (block){ .rows = rows, .cols = cols };
    b->w = cleared(n, sizeof(float));
    b->g = cleared(n, sizeof(float));
    b->m = cleared(n, sizeof(float));
    b->v = cleared(n, sizeof(float));
    b->average = cleared(n, sizeof(float));
    for (size_t i = 0; i < n; i++) b->w[i] = (float)((net_uniform(net) * 2 - 1) * scale);
    memcpy(b->average, b->w, n * sizeof(float));
}

static void block_sparse(block *b) {
    b->sparse = true;
    b->touched = cleared(b->rows + 1, sizeof *b->touched);
    b->is_touched = cleared(b->rows + 1, 1);
}

/* Calls VISIT for every block of dense weights. */
static void each_dense(network *n, void (*visit)(block *b, void *context),
                       void *context) {
    block *some[] = { &n->project,  &n->edge,       &n->root,       &n->tag,
                      &n->tag_bias, &n->slot_none,  &n->move,       &n->move_bias,
                      &n->label,    &n->label_bias, &n->hidden_bias };
    for (size_t i = 0; i < DL_N(some); i++) visit(some[i], context);
    for (uint32_t l = 0; l < n->layers; l++) {
        visit(&n->conv[l], context);
        visit(&n->conv_bias[l], context);
    }
    for (int s = 0; s < SLOT_COUNT; s++) visit(&n->slot[s], context);
    for (int e = 0; e < EXTRA_COUNT; e++) visit(&n->extra[e], context);
}

static void add_features(network *n, const treebank *bank) {
    for (uint32_t i = 0; i < bank->list.n; i++)
        for (uint32_t k = 0; k < bank->list.at[i].n; k++) {
            uint64_t keys[DL_MODEL_FEATURES];
            dl_model_features(bank->list.at[i].forms[k], k == 0, keys);
            for (int f = 0; f < DL_MODEL_FEATURES; f++) key_add(&n->keys[f], keys[f]);
        }
}

void net_init(network *n, const treebank *bank, uint64_t seed) {
    double d = n->dim, h = n->hidden;
    n->seed = seed * 0x9e3779b97f4a7c15u + 1;
    n->dropout = 0.2f;
    n->word_dropout = 0.15f;
    add_features(n, bank);
    for (int f = 0; f < DL_MODEL_FEATURES; f++) {
        block_new(n, &n->features[f], n->keys[f].n, n->dim, 0.5 / sqrt(d));
        block_sparse(&n->features[f]);
    }
    block_new(n, &n->project, n->dim, n->general.dim, 0.1);
    for (uint32_t l = 0; l < n->layers; l++) {
        block_new(n, &n->conv[l], n->dim, 3 * n->dim, sqrt(1 / d));
        block_new(n, &n->conv_bias[l], 1, n->dim, 0);
    }
    block_new(n, &n->edge, 2, n->dim, 0.1);
    block_new(n, &n->root, 1, n->dim, 0.3);
    block_new(n, &n->tag, DL_POS_COUNT, n->dim, 1 / sqrt(d));
    block_new(n, &n->tag_bias, 1, DL_POS_COUNT, 0);
    for (int s = 0; s < SLOT_COUNT; s++)
        block_new(n, &n->slot[s], n->hidden, n->dim, sqrt(1 / d));
    block_new(n, &n->slot_none, SLOT_COUNT, n->hidden, 0.05);
    block_new(n, &n->hidden_bias, 1, n->hidden, 0);
    for (int e = 0; e < EXTRA_COUNT; e++)
        block_new(n, &n->extra[e], EXTRA_ROWS, n->hidden, 0.05);
    block_new(n, &n->move, MOVE_COUNT, n->hidden, 1 / sqrt(h));
    block_new(n, &n->move_bias, 1, MOVE_COUNT, 0);
    block_new(n, &n->label, n->labels, n->hidden, 1 / sqrt(h));
    block_new(n, &n->label_bias, 1, n->labels, 0);
}

static void block_free(block *b, void *context) {
    (void)context;
    free(b->w);
    free(b->g);
    free(b->m);
    free(b->v);
    free(b->average);
    free(b->touched);
    free(b->is_touched);
}

void net_free(network *n) {
    for (int f = 0; f < DL_MODEL_FEATURES; f++) {
        key_free(&n->keys[f]);
        block_free(&n->features[f], NULL);
    }
    each_dense(n, block_free, NULL);
    key_free(&n->general.words);
    free(n->general.at);
}

/* ---- Adam ------------------------------------------------------------------------------- */

struct step {
    double rate, fix1, fix2;
    float keep; /* of the average */
};

static void adam(block *b, size_t from, size_t n, const struct step *s) {
    for (size_t i = from; i < from + n; i++) {
        float g = b->g[i];
        b->m[i] = 0.9f * b->m[i] + 0.1f * g;
        b->v[i] = 0.999f * b->v[i] + 0.001f * g * g;
        double change = s->rate * (double)b->m[i] / s->fix1;
        b->w[i] -= (float)(change / (sqrt((double)b->v[i] / s->fix2) + 1e-8));
        b->average[i] += (1 - s->keep) * (b->w[i] - b->average[i]);
        b->g[i] = 0;
    }
}

static void update_dense(block *b, void *context) {
    adam(b, 0, (size_t)b->rows * b->cols, context);
}

static void update_sparse(block *b, const struct step *s) {
    for (uint32_t i = 0; i < b->n_touched; i++) {
        uint32_t row = b->touched[i];
        adam(b, (size_t)row * b->cols, b->cols, s);
        b->is_touched[row] = 0;
    }
    b->n_touched = 0;
}

void net_update(network *n, double rate) {
    n->step++;
    struct step s = { .rate = rate,
                      .fix1 = 1 - pow(0.9, (double)n->step),
                      .fix2 = 1 - pow(0.999, (double)n->step),
                      .keep = 0.999f };
    each_dense(n, update_dense, &s);
    s.keep = 0.95f; /* rare rows would keep what they were drawn as */
    for (int f = 0; f < DL_MODEL_FEATURES; f++) update_sparse(&n->features[f], &s);
}
