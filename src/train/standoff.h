/* standoff.h - articles with attributions marked beside the text (brat), as units with the
 * labels that the attribution network learns.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_STANDOFF_H
#define DATELINE_TRAIN_STANDOFF_H

#include "dateline/extract.h"
#include "unit.h"
#include "tagger_format.h"

typedef struct {
    uint16_t first, end; /* tokens of the unit: the cue */
    uint8_t *label;      /* span_label of every token */
} attribution;

typedef struct {
    unit unit;
    uint8_t *cue; /* cue_label of every token */
    DL_VEC(attribution) list;
} sample;

typedef struct {
    DL_VEC(sample) list;
    uint64_t tokens, attributions, lost; /* lost: not within one unit */
} sample_bank;

/* Appends the articles of FOLDER: text/NAME.txt with attributions/NAME.ann or
 * NAME_ANNOTATOR.ann, of several the first. */
dl_code standoff_read(sample_bank *bank, dl_arena *mem, const dl_knowledge *k,
                      const char *folder, dl_err *err) DL_NODISCARD;

#endif
