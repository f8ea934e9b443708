/* net.h - the network in floating point: parameters, forward, backward, Adam.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_NET_H
#define DATELINE_TRAIN_NET_H

#include "state.h"
#include "treebank.h"

enum { NET_LAYERS = 6 };

/* A block of parameters with its gradient and Adam's moments. Of a sparse one only the
 * rows that this batch touched are updated. */
typedef struct {
    uint32_t rows, cols;
    float *w, *g, *m, *v;
    float *average; /* exponential average of w: what is saved */
    float *t;       /* cols x width: the same turned round, for products; or NULL */
    uint32_t width; /* of t: rows, filled up with zeros */
    bool sparse;
    uint32_t *touched, n_touched;
    uint64_t *seen; /* the step up to which a row's average goes */
    uint8_t *is_touched;
} block;

typedef struct {    /* keys to rows, numbered as they were added */
    uint64_t *keys; /* open addressing; 0 = free */
    uint32_t *rows;
    uint32_t cap, n;
} key_table;

typedef struct { /* word vectors of running text, which training leaves as they are */
    key_table words;
    float *at;    /* words.n x dim */
    uint32_t dim; /* numbers of a vector, filled up with zeros to whole LANES */
} vectors;

typedef struct {
    uint32_t dim, hidden, layers, labels;
    key_table keys[DL_MODEL_FEATURES];
    block features[DL_MODEL_FEATURES];
    vectors general;
    block project;                                       /* general vectors to dim */
    block conv[NET_LAYERS], conv_bias[NET_LAYERS], edge; /* edge: outside left, right */
    block root;
    block tag, tag_bias;
    block slot, slot_none, hidden_bias; /* slot: SLOT_COUNT x hidden rows */
    block extra[EXTRA_COUNT];
    block choice, choice_bias; /* moves, then labels */
    uint64_t step, seed;
    float dropout, word_dropout;
} network;

/* Everything one sentence needs on the way back. */
typedef struct {
    uint32_t n;
    uint32_t (*rows)[DL_MODEL_FEATURES];
    uint32_t *general;        /* row of the general vector; DL_NONE = none */
    float *vectors;           /* n x general.dim: general vectors */
    float *mask;              /* dropout of the input, n x dim */
    float *x[NET_LAYERS + 1]; /* (n + 2) x dim: with the edges at 0 and n + 1 */
    float *z[NET_LAYERS];     /* n x dim, before ReLU */
    float *out;               /* (n + 1) x dim: tokens and the root */
    float *slots;             /* (n + 1) x SLOT_COUNT x hidden */
} pass;

uint32_t key_row(const key_table *t, uint64_t key); /* DL_NONE: none */
uint32_t key_add(key_table *t, uint64_t key);       /* its row, new or not */

/* DIM to LABELS of NET and dropout are set; tables and blocks are made, weights drawn from
 * SEED. Features get rows when the first GOLD trees have them, or the others often. */
void net_init(network *net, const treebank *bank, uint32_t gold, uint64_t seed);
void net_free(network *net);
uint64_t net_random(network *net);
double net_uniform(network *net);           /* 0 <= x < 1 */
void net_update(network *net, double rate); /* Adam over what was touched */
void net_average(network *net);             /* brings all averages up to date */

/* One sentence: gradients are added; the loss. EXPLORE is the probability with which the
 * parser follows its own wrong move. */
double net_train(network *net, dl_arena *mem, const tree *t, double explore);

/* Forward for training, with dropout, and back from the gradients DSLOTS of p->slots and
 * DOUT of p->out, to which is added. */
void encode(network *net, dl_arena *mem, const tree *t, pass *p);
void encode_back(network *net, dl_arena *mem, const pass *p, const float *dslots,
                 float *dout);
/* Fills MASK with zeros and what makes up for them. */
void drop_out(network *net, float *mask, size_t n);

#endif
