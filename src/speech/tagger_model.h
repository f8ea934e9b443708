/* tagger_model.h - an opened attribution network.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SPEECH_TAGGER_MODEL_H
#define DATELINE_SPEECH_TAGGER_MODEL_H

#include "kernels.h"
#include "sections.h"
#include "tagger_format.h"

struct dl_attributor {
    const tagger_header *header;
    const kernels *run;
    table_view keys[UNIT_KEYS];
    rows_view plain, pair;
    dense_view layer[TAGGER_LAYERS], span_layer[TAGGER_LAYERS];
    dense_view cue, span, token, own;
    uint8_t rel_kinds[256]; /* of the grammar's labels */
};

#endif
