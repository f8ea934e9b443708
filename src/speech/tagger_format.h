/* tagger_format.h - the file of the attribution network, and its labels.
 *
 * Made of the same parts as the grammar's model (format.h) and in the same fixed point:
 * one header, then sections aligned to 64 bytes, used in place.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SPEECH_TAGGER_FORMAT_H
#define DATELINE_SPEECH_TAGGER_FORMAT_H

#include "format.h"
#include "unit.h"

typedef enum { CUE_OUT, CUE_BEGIN, CUE_IN, CUE_LABELS } cue_label;
typedef enum {
    SPAN_OUT,
    SPAN_SOURCE_BEGIN,
    SPAN_SOURCE_IN,
    SPAN_CONTENT_BEGIN,
    SPAN_CONTENT_IN,
    SPAN_LABELS
} span_label;

enum {
    TAGGER_VERSION = 1,
    TAGGER_LAYERS = 4, /* at most, of either network */
    TAGGER_DIM = 128,  /* at most, of either */
    TAGGER_LINKS = 5,  /* of a layer of the encoder: all */
    SPAN_LINKS = 3,    /* of one of the spans' network: the first */
    WINDOW_LEFT = 64,  /* tokens around a cue that are looked at */
    WINDOW_RIGHT = 96,
    PART_SHIFT = 4, /* what tokens are to a cue: in 1/(TOKEN_UNIT << PART_SHIFT) */
};
_Static_assert((int)TAGGER_LINKS == (int)LINK_N, "the encoder sees all links");

typedef struct {
    char magic[8];          /* "DATELNA" */
    uint32_t version, size; /* bytes of the whole file */
    uint64_t sum;           /* dl_str_hash of everything behind the sum */
    uint64_t probe;         /* tagger_probe() of the program that trained it */
    uint32_t dim, span_dim, layers, span_layers;
    model_table keys[UNIT_KEYS];
    model_rows plain, pair;                /* PLAIN_ROWS of dim, PAIR_ROWS of span_dim */
    model_dense layer[TAGGER_LAYERS];      /* (1 + TAGGER_LINKS) x dim to dim */
    model_dense span_layer[TAGGER_LAYERS]; /* (1 + SPAN_LINKS) x span_dim to span_dim */
    model_dense cue, span;                 /* dim, span_dim to labels */
    model_dense token, own;                /* dim to span_dim */
    int32_t cue_move[CUE_LABELS][CUE_LABELS]; /* in units of the labels' sums */
    int32_t span_move[SPAN_LABELS][SPAN_LABELS];
} tagger_header;

/* The keys of a form: a network whose forms had other keys would read without its words. */
static inline uint64_t tagger_probe(void) {
    uint64_t keys[DL_MODEL_FEATURES], probe = 0;
    dl_model_features(DL_LIT("Zw\xc3\xb6lf'90s"), true, keys);
    for (int f = 0; f < DL_MODEL_FEATURES; f++) probe = probe * 31 + keys[f];
    return probe;
}

/* The checksum covers all behind itself, the rest of the header included. */
static inline uint64_t tagger_sum(dl_str data) {
    const uint32_t from = offsetof(tagger_header, sum) + sizeof(uint64_t);
    return dl_str_hash(dl_str_sub(data, from, data.len - from));
}

#endif
