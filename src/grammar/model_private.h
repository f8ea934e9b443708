/* model_private.h - an opened model: pointers into the file.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_GRAMMAR_MODEL_PRIVATE_H
#define DATELINE_GRAMMAR_MODEL_PRIVATE_H

#include "dateline/clause.h"
#include "format.h"
#include "kernels.h"

typedef struct {
    uint32_t width, inputs;
    const int16_t *weights;
    const float *scales;
    const int32_t *bias;
} dense;

typedef struct {
    uint32_t mask; /* capacity - 1 */
    const uint32_t *keys, *slot;
    const int8_t *rows;
    const uint16_t *scale;
} table;

struct dl_model {
    const model_header *header;
    const kernels *run;
    table table[DL_MODEL_FEATURES];
    dense conv[MODEL_LAYERS], slots, tag, choice;
    const int16_t *edge, *root, *none, *hidden_bias, *extra;
    const char *names;
    uint8_t rel[MODEL_LABELS]; /* label -> dl_rel */
    uint8_t root_label,
        loose_label; /* of the root, of what hangs on it for want of better */
    uint32_t beam;   /* derivations to follow; 0 = greedy */
};

#endif
