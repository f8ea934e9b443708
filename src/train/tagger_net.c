/* tagger_net.c - parameters of the attribution network, and their updates.
 *
 * SPDX-License-Identifier: MIT */
#include "tagger_net.h"

#include <math.h>
#include <stdlib.h>

#include "linear.h"

static void *cleared(size_t n, size_t size) {
    void *p = calloc(n ? n : 1, size);
    DL_ASSERT(p);
    return p;
}

double tagger_uniform(tagger_net *net) {
    net->seed ^= net->seed << 13;
    net->seed ^= net->seed >> 7;
    net->seed ^= net->seed << 17;
    return (double)(net->seed >> 11) / 9007199254740992.0;
}

static void block_new(tagger_net *net, block *b, uint32_t rows, uint32_t cols,
                      double scale) {
    size_t n = (size_t)rows * cols;
    *b = (block){ .rows = rows, .cols = cols };
    b->w = cleared(n, sizeof(float));
    b->g = cleared(n, sizeof(float));
    b->m = cleared(n, sizeof(float));
    b->v = cleared(n, sizeof(float));
    b->average = cleared(n, sizeof(float));
    for (size_t i = 0; i < n; i++)
        b->w[i] = (float)((tagger_uniform(net) * 2 - 1) * scale);
    memcpy(b->average, b->w, n * sizeof(float));
}

static void block_sparse(block *b) {
    b->sparse = true;
    b->touched = cleared(b->rows + 1, sizeof *b->touched);
    b->is_touched = cleared(b->rows + 1, 1);
}

static void mix_new(tagger_net *net, mix *m, uint32_t dim, const uint8_t *links,
                    uint8_t n) {
    uint32_t in = (1u + n) * dim;
    m->n_links = n;
    memcpy(m->link, links, n);
    block_new(net, &m->w, in, dim, sqrt(3.0 / in));
    block_new(net, &m->bias, 1, dim, 0);
}

/* Keys that occur often enough to learn from. */
static void add_keys(tagger_net *n, const sample_bank *bank) {
    enum { LEAST = 2 };
    for (int f = 0; f < UNIT_KEYS; f++) {
        key_table seen = { 0 };
        uint32_t *count = cleared(bank->tokens + 1, sizeof *count);
        for (uint32_t i = 0; i < bank->list.n; i++)
            for (uint32_t k = 0; k < bank->list.at[i].unit.n; k++) {
                uint64_t key = bank->list.at[i].unit.keys[k][f];
                if (++count[key_add(&seen, key)] == LEAST) key_add(&n->keys[f], key);
            }
        free(count);
        free(seen.keys);
        free(seen.rows);
    }
}

void tagger_init(tagger_net *n, const sample_bank *bank, uint64_t seed) {
    static const uint8_t all[] = { LINK_LEFT, LINK_RIGHT, LINK_HEAD, LINK_SUBJECT,
                                   LINK_CLAUSE };
    static const uint8_t near[] = { LINK_LEFT, LINK_RIGHT, LINK_HEAD };
    uint32_t d = n->dim, e = n->span_dim;
    n->seed = seed * 0x9e3779b97f4a7c15u + 1;
    add_keys(n, bank);
    for (int f = 0; f < UNIT_KEYS; f++) {
        block_new(n, &n->rows[f], n->keys[f].n, d, 0.5 / sqrt(d));
        block_sparse(&n->rows[f]);
    }
    block_new(n, &n->plain, PLAIN_ROWS, d, 0.5 / sqrt(d));
    block_new(n, &n->pair, PAIR_ROWS, e, 0.5 / sqrt(e));
    block_new(n, &n->project, n->general.dim, d, 0.1);
    for (uint32_t l = 0; l < n->layers; l++) mix_new(n, &n->layer[l], d, all, 5);
    for (uint32_t l = 0; l < n->span_layers; l++)
        mix_new(n, &n->span_layer[l], e, near, 3);
    block_new(n, &n->cue, d, CRF_COLS, 1 / sqrt(d));
    block_new(n, &n->cue_bias, 1, CRF_COLS, 0);
    block_new(n, &n->cue_trans, CRF_COLS, CRF_COLS, 0);
    block_new(n, &n->token, d, e, 1 / sqrt(d));
    block_new(n, &n->own, d, e, 1 / sqrt(d));
    block_new(n, &n->start, 1, e, 0);
    block_new(n, &n->span, e, CRF_COLS, 1 / sqrt(e));
    block_new(n, &n->span_bias, 1, CRF_COLS, 0);
    block_new(n, &n->span_trans, CRF_COLS, CRF_COLS, 0);
}

static void each_block(tagger_net *n, void (*visit)(block *b, void *context),
                       void *context) {
    block *some[] = { &n->plain,    &n->pair,      &n->project,   &n->cue,
                      &n->cue_bias, &n->cue_trans, &n->token,     &n->own,
                      &n->start,    &n->span,      &n->span_bias, &n->span_trans };
    for (size_t i = 0; i < DL_N(some); i++) visit(some[i], context);
    for (uint32_t l = 0; l < n->layers; l++) {
        visit(&n->layer[l].w, context);
        visit(&n->layer[l].bias, context);
    }
    for (uint32_t l = 0; l < n->span_layers; l++) {
        visit(&n->span_layer[l].w, context);
        visit(&n->span_layer[l].bias, context);
    }
}

/* ---- Adam ------------------------------------------------------------------------------- */

struct step {
    adam_step adam;
    float keep, decay;
};

static void update(block *b, size_t from, size_t n, const struct step *s) {
    for (size_t i = from; i < from + n; i++) b->w[i] -= s->decay * b->w[i];
    adam(b->w + from, b->g + from, b->m + from, b->v + from, n, s->adam);
    for (size_t i = from; i < from + n; i++)
        b->average[i] += (1 - s->keep) * (b->w[i] - b->average[i]);
}

static void update_dense(block *b, void *context) {
    update(b, 0, (size_t)b->rows * b->cols, context);
}

static void update_sparse(block *b, const struct step *s) {
    for (uint32_t i = 0; i < b->n_touched; i++) {
        update(b, (size_t)b->touched[i] * b->cols, b->cols, s);
        b->is_touched[b->touched[i]] = 0;
    }
    b->n_touched = 0;
}

void tagger_update(tagger_net *n, double rate) {
    n->step++;
    struct step s = { .adam = { .rate = (float)rate,
                                .fix1 = (float)(1 / (1 - pow(0.9, (double)n->step))),
                                .fix2 = (float)(1 / (1 - pow(0.999, (double)n->step))) },
                      .keep = 0.998f,
                      .decay = (float)rate * n->decay };
    each_block(n, update_dense, &s);
    s.keep = 0.95f; /* rare rows would keep what they were drawn as */
    for (int f = 0; f < UNIT_KEYS; f++) update_sparse(&n->rows[f], &s);
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

void tagger_free(tagger_net *n) {
    each_block(n, block_free, NULL);
    for (int f = 0; f < UNIT_KEYS; f++) {
        block_free(&n->rows[f], NULL);
        free(n->keys[f].keys);
        free(n->keys[f].rows);
    }
    free(n->general.words.keys);
    free(n->general.words.rows);
    free(n->general.at);
}
