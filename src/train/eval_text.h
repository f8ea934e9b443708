/* eval_text.h - the official scores of the CoNLL 2018 shared task.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_EVAL_TEXT_H
#define DATELINE_TRAIN_EVAL_TEXT_H

#include "dateline/extract.h"
#include "gold.h"

/* Prints F1 of tokens, sentences, words, tags, heads, labelled heads and lemmas: on the
 * treebank's words, on our tokens in its sentences, and on our tokens and sentences, these
 * by genre as well. */
void eval_texts(const dl_knowledge *k, const dl_model *model, const gold_texts *texts);

#endif
