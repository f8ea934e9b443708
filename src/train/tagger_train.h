/* tagger_train.h - makes the attribution network.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_TAGGER_TRAIN_H
#define DATELINE_TRAIN_TAGGER_TRAIN_H

#include "dateline/base.h"

typedef struct {
    const char *train, *dev; /* folders with text/ and attributions/; DEV may be NULL */
    const char *vectors;     /* file of word vectors, or NULL */
    const char *out;
    uint32_t words, epochs, seed;
} tagger_options;

/* Trains on TRAIN, says after every epoch how it does on DEV, and writes OUT. */
dl_code tagger_train_file(const tagger_options *o, dl_arena *mem,
                          dl_err *err) DL_NODISCARD;

#endif
