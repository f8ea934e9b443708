/* parse_private.h - the parts of a parser that the greedy and the careful way share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_GRAMMAR_PARSE_PRIVATE_H
#define DATELINE_GRAMMAR_PARSE_PRIVATE_H

#include "model_private.h"

/* Vectors multiplied at once. Their number is filled up to a multiple of STEP, which is
 * faster than the rest one by one: memory is there for it, what comes out is not read. */
enum { CHUNK = 8, STEP = 4 };

struct dl_parser {
    const dl_model *m;
    uint32_t longest;
    int32_t *sum;      /* CHUNK x the widest layer */
    int16_t *x, *next; /* (longest + 2 + STEP) x dim: edges first and last */
    int16_t *parts;    /* (longest + 1) x SLOT_COUNT x hidden: what tokens add */
    int16_t *h;        /* hidden */
    parser_state state;
    dl_beam *beam; /* NULL: greedy */
};

/* Reads a sentence: from here on its moves can be judged. NODES get their tags; with
 * SCORES not NULL, N x DL_POS_COUNT logits are added there instead. */
void parser_read(dl_parser *p, const dl_str *forms, uint32_t n, dl_node *nodes,
                 float *scores);
/* Sums of the choices in state S into p->sum: moves, then labels. */
void parser_judge(dl_parser *p, const parser_state *s);
/* Adds the logits of the N outputs of LAYER from FIRST on. */
void parser_logits(const dense *layer, const int32_t *sum, uint32_t first, uint32_t n,
                   float *out);
/* Heads in the terms of dl_node; a sentence has one root, and later ones hang on it. */
void parser_write(const dl_model *m, const parser_state *s, dl_node *nodes);

#endif
