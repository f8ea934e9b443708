/* net.c - parameters: feature tables, blocks of weights, their updates.
 *
 * In:  sizes, a treebank whose features get rows, gradients. Out: weights.
 * Adam: Kingma and Ba (2015); what is saved is the exponential average of the weights.
 *
 * SPDX-License-Identifier: MIT */
#include "net.h"

#include <math.h>
#include <stdlib.h>

#include "linear.h"

static void *cleared(size_t n, size_t size) {
    void *p = calloc(n ? n : 1, size);
    DL_ASSERT(p);
    return p;
}

uint64_t net_random(network *net) {
    net->seed ^= net->seed << 13;
    net->seed ^= net->seed >> 7;
    net->seed ^= net->seed << 17;
    return net->seed;
}

double net_uniform(network *net) {
    return (double)(net_random(net) >> 11) / 9007199254740992.0;
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
    b->seen = cleared(b->rows + 1, sizeof *b->seen);
}

/* Turns the weights round into t. */
static void block_turn(block *b) {
    if (!b->t) return;
    for (uint32_t i = 0; i < b->rows; i++)
        for (uint32_t k = 0; k < b->cols; k++)
            b->t[(size_t)k * b->width + i] = b->w[(size_t)i * b->cols + k];
}

/* A block for products. */
static void block_turned(block *b) {
    b->width = (b->rows + LANES - 1) / LANES * LANES;
    b->t = cleared((size_t)b->cols * b->width, sizeof(float));
    block_turn(b);
}

/* Calls VISIT for every block of dense weights. */
static void each_dense(network *n, void (*visit)(block *b, void *context),
                       void *context) {
    block *some[] = { &n->project,  &n->edge,       &n->root,      &n->tag,
                      &n->tag_bias, &n->slot,       &n->slot_none, &n->hidden_bias,
                      &n->choice,   &n->choice_bias };
    for (size_t i = 0; i < DL_N(some); i++) visit(some[i], context);
    for (uint32_t l = 0; l < n->layers; l++) {
        visit(&n->conv[l], context);
        visit(&n->conv_bias[l], context);
    }
    for (int e = 0; e < EXTRA_COUNT; e++) visit(&n->extra[e], context);
}

enum { OFTEN = 5 };

static void tree_keys(const tree *t, uint64_t (*keys)[DL_MODEL_FEATURES]) {
    bool first = true;
    for (uint32_t k = 0; k < t->n; k++) {
        dl_model_features(t->forms[k], first, keys[k]);
        first = first && dl_model_keeps_first(t->forms[k]);
    }
}

/* Gives the features of trees from FROM up to TO rows, when they come LEAST times. */
static void add_features(network *n, const treebank *bank, uint32_t from, uint32_t to,
                         uint32_t least) {
    uint64_t(*keys)[DL_MODEL_FEATURES] = cleared(DL_MAX_SENTENCE, sizeof *keys);
    uint32_t *times[DL_MODEL_FEATURES];
    key_table met[DL_MODEL_FEATURES] = { 0 };
    for (int f = 0; f < DL_MODEL_FEATURES; f++)
        times[f] = cleared(bank->tokens, sizeof *times[f]);
    for (uint32_t i = from; i < to; i++) {
        tree_keys(&bank->list.at[i], keys);
        for (uint32_t k = 0; k < bank->list.at[i].n; k++)
            for (int f = 0; f < DL_MODEL_FEATURES; f++)
                if (++times[f][key_add(&met[f], keys[k][f])] == least)
                    key_add(&n->keys[f], keys[k][f]);
    }
    for (int f = 0; f < DL_MODEL_FEATURES; f++) {
        key_free(&met[f]);
        free(times[f]);
    }
    free(keys);
}

void net_init(network *n, const treebank *bank, uint32_t gold, uint64_t seed) {
    double d = n->dim, h = n->hidden;
    n->seed = seed * 0x9e3779b97f4a7c15u + 1;
    n->word_dropout = 0.15f;
    add_features(n, bank, 0, gold, 1);
    add_features(n, bank, gold, bank->list.n, OFTEN);
    for (int f = 0; f < DL_MODEL_FEATURES; f++) {
        block_new(n, &n->features[f], n->keys[f].n, n->dim, 0.5 / sqrt(d));
        block_sparse(&n->features[f]);
    }
    block_new(n, &n->project, n->dim, n->general.dim, 0.1);
    block_turned(&n->project);
    for (uint32_t l = 0; l < n->layers; l++) {
        block_new(n, &n->conv[l], n->dim, 3 * n->dim, sqrt(1 / d));
        block_turned(&n->conv[l]);
        block_new(n, &n->conv_bias[l], 1, n->dim, 0);
    }
    block_new(n, &n->edge, 2, n->dim, 0.1);
    block_new(n, &n->root, 1, n->dim, 0.3);
    block_new(n, &n->tag, DL_POS_COUNT, n->dim, 1 / sqrt(d));
    block_turned(&n->tag);
    block_new(n, &n->tag_bias, 1, DL_POS_COUNT, 0);
    block_new(n, &n->slot, SLOT_COUNT * n->hidden, n->dim, sqrt(1 / d));
    block_turned(&n->slot);
    block_new(n, &n->slot_none, SLOT_COUNT, n->hidden, 0.05);
    block_new(n, &n->hidden_bias, 1, n->hidden, 0);
    for (int e = 0; e < EXTRA_COUNT; e++)
        block_new(n, &n->extra[e], EXTRA_ROWS, n->hidden, 0.05);
    block_new(n, &n->choice, MOVE_COUNT + n->labels, n->hidden, 1 / sqrt(h));
    block_turned(&n->choice);
    block_new(n, &n->choice_bias, 1, MOVE_COUNT + n->labels, 0);
}

static void block_free(block *b, void *context) {
    (void)context;
    free(b->w);
    free(b->g);
    free(b->m);
    free(b->v);
    free(b->average);
    free(b->t);
    free(b->seen);
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

enum { KEEP = 1000 }; /* steps that the averages look back */

struct step {
    adam_step adam;
    uint64_t number;
};

static void average(block *b, size_t from, size_t n, float keep) {
    for (size_t i = from; i < from + n; i++)
        b->average[i] = b->w[i] + keep * (b->average[i] - b->w[i]);
}

static float kept(uint64_t steps) {
    return (float)pow(1 - 1.0 / KEEP, (double)steps);
}

static void update_dense(block *b, void *context) {
    const struct step *s = context;
    size_t n = (size_t)b->rows * b->cols;
    adam(b->w, b->g, b->m, b->v, n, s->adam);
    average(b, 0, n, kept(1));
    block_turn(b);
}

/* The average of row ROW up to step NUMBER, through which its weights stayed. */
static void catch_up(block *b, uint32_t row, uint64_t number) {
    if (b->seen[row] == number) return;
    average(b, (size_t)row * b->cols, b->cols, kept(number - b->seen[row]));
    b->seen[row] = number;
}

static void update_sparse(block *b, const struct step *s) {
    for (uint32_t i = 0; i < b->n_touched; i++) {
        uint32_t row = b->touched[i];
        size_t at = (size_t)row * b->cols;
        /* A rare row would keep what it was drawn as. */
        if (b->seen[row] == 0)
            memcpy(b->average + at, b->w + at, b->cols * sizeof(float));
        catch_up(b, row, s->number - 1);
        adam(b->w + at, b->g + at, b->m + at, b->v + at, b->cols, s->adam);
        catch_up(b, row, s->number);
        b->is_touched[row] = 0;
    }
    b->n_touched = 0;
}

void net_update(network *n, double rate) {
    n->step++;
    struct step s = { .number = n->step };
    s.adam.rate = (float)rate;
    s.adam.fix1 = (float)(1 / (1 - pow(0.9, (double)n->step)));
    s.adam.fix2 = (float)(1 / (1 - pow(0.999, (double)n->step)));
    each_dense(n, update_dense, &s);
    for (int f = 0; f < DL_MODEL_FEATURES; f++) update_sparse(&n->features[f], &s);
}

void net_average(network *n) {
    for (int f = 0; f < DL_MODEL_FEATURES; f++)
        for (uint32_t row = 0; row < n->features[f].rows; row++)
            catch_up(&n->features[f], row, n->step);
}
