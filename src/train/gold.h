/* gold.h - a treebank as running text with the places of its words, for evaluation.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_GOLD_H
#define DATELINE_TRAIN_GOLD_H

#include "dateline/grammar.h"

/* A place is in bytes of one document's text, white space not counted. */
typedef struct {
    uint32_t from, to;
} place;

typedef struct {
    dl_str form, lemma, rel;
    place at;
    uint32_t head; /* index of the word in its list; DL_NONE = root */
    uint8_t pos;   /* dl_pos */
} word;

typedef DL_VEC(word) words;
typedef DL_VEC(place) places;

/* What the treebank says of a document, or what we say of it. */
typedef struct {
    words words;      /* heads count in this list */
    places tokens;    /* a multi-word token is one: "don't" */
    places sentences; /* in order, without gaps */
} reading;

typedef struct {
    dl_str text;  /* paragraphs with an empty line between */
    dl_str genre; /* of its sentences' names up to the first "-"; empty: none */
    reading gold;
} gold_document;

typedef DL_VEC(gold_document) gold_texts;

/* Reads CoNLL-U; a document begins at "# newdoc", a paragraph at "# newpar". Everything
 * lies in MEM. DL_EINPUT with the line when it is no CoNLL-U. */
dl_code gold_read(gold_texts *texts, dl_arena *mem, const char *path,
                  dl_err *err) DL_NODISCARD;

#endif
