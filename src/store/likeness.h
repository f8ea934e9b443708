/* likeness.h - how much two texts have in common, word by word.
 *
 * A text is the set of its shingles, runs of four words (Broder, "On the resemblance and
 * containment of documents", 1997). Its sketch finds texts that may be alike without
 * comparing all with all; the likeness of two texts is then counted, not estimated.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_LIKENESS_H
#define DATELINE_STORE_LIKENESS_H

#include "dateline/base.h"

/* Texts of resemblance J share one of the bands with chance 1 - (1 - J^3)^24: 0.96 for a
 * story cut to one half, 0.99998 for three quarters, below 0.03 for 0.1. */
enum { DL_BANDS = 24, DL_BAND_ROWS = 3 };

typedef struct {
    uint32_t words;           /* of the whole text */
    bool banded;              /* false: too short to be compared */
    uint32_t bands[DL_BANDS]; /* equal ones: compare these texts */
} dl_sketch;

void dl_sketch_make(dl_str text, dl_sketch *out);

typedef enum {
    DL_UNLIKE,
    DL_LIKE_SAME_PLACE, /* one story if both stood at one address */
    DL_LIKE,            /* one story */
} dl_likeness;

/* MEM is for the work alone. *SHARED: of the shorter one's shingles, how many in a
 * hundred the other has too. */
dl_likeness dl_compare_texts(dl_arena *mem, dl_str a, dl_str b, uint8_t *shared);

#endif
