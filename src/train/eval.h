/* eval.h - how well a model tags and parses a treebank.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_EVAL_H
#define DATELINE_TRAIN_EVAL_H

#include "treebank.h"
#include "voices.h"

typedef struct {
    uint64_t tokens, upos, uas, las; /* all; those that are right */
} score;

/* On gold tokens, as the CoNLL 2018 shared task counts: all tokens, punctuation too; of
 * labels the part before the colon. */
score eval_voices(const voices *v, const treebank *gold);
void eval_print(const score *s, const char *name);

#endif
