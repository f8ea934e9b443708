/* tagger_net.h - the attribution network in floating point.
 *
 * An encoder gives every token of a paragraph a vector: rows are summed, then layers mix
 * the vectors that a token's links lead to. From it come the cues; for each cue a second,
 * smaller network of the same make labels source and content.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_TAGGER_NET_H
#define DATELINE_TRAIN_TAGGER_NET_H

#include "net.h"
#include "standoff.h"
#include "tagger_format.h"

enum { CRF_COLS = 16 };

/* One layer: what a token's links lead to, side by side, times weights. */
typedef struct {
    block w, bias; /* (1 + links) x dim rows of dim; the first are the token's own */
    uint8_t n_links, link[LINK_N];
} mix;

typedef struct {
    uint32_t dim, span_dim, layers, span_layers;
    key_table keys[UNIT_KEYS];
    block rows[UNIT_KEYS];
    block plain, pair;
    vectors general;
    block project; /* general.dim x dim */
    mix layer[TAGGER_LAYERS], span_layer[TAGGER_LAYERS];
    block cue, cue_bias, cue_trans; /* dim x 16 */
    block token, own, start; /* dim x span_dim: of each token, of the cue; a bias */
    block span, span_bias, span_trans;
    uint64_t step, seed;
    float dropout, word_dropout, decay;
    float readiness; /* to see a cue, beyond what training gives; set before init */
    bool reading;    /* averaged weights, nothing dropped */
} tagger_net;

void tagger_init(tagger_net *net, const sample_bank *bank, uint64_t seed);
void tagger_free(tagger_net *net);
double tagger_uniform(tagger_net *net);
void tagger_update(tagger_net *net, double rate);

/* One paragraph: gradients are added; the loss. */
double tagger_train(tagger_net *net, dl_arena *mem, const sample *s);
/* As it will read: cues, and the labels of each; for choices while training. */
void tagger_read(tagger_net *net, dl_arena *mem, const sample *s, sample *out);
/* The file; of the general words that are not in the corpus the MORE most frequent ones
 * go into it. OUT is empty. */
void tagger_save(const tagger_net *n, uint32_t more, dl_buf *out);

#endif
