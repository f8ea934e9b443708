/* treebank.h - sentences of a CoNLL-U file, for training and evaluation.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_TREEBANK_H
#define DATELINE_TRAIN_TREEBANK_H

#include "dateline/grammar.h"

enum { BANK_LABELS = 80 }; /* at most */

typedef struct {
    uint32_t n;   /* tokens */
    float weight; /* in training: 1, less for trees that a parser made */
    dl_str *forms;
    uint8_t *pos;   /* dl_pos */
    uint8_t *rel;   /* index in treebank.labels */
    uint16_t *head; /* 1 + token; 0 = root */
} tree;

typedef struct {
    DL_VEC(tree) list;
    DL_VEC(dl_str) labels;
    uint64_t tokens;
} treebank;

/* Appends the sentences of FILE; multi-word tokens and empty nodes are passed over.
 * DL_EINPUT with the line when it is no CoNLL-U. */
dl_code treebank_read(treebank *bank, dl_arena *mem, const char *path,
                      dl_err *err) DL_NODISCARD;

#endif
