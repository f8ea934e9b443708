/* crf.h - a linear chain of labels: its loss, its gradient, its best path.
 *
 * Lafferty, McCallum and Pereira (2001).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_CRF_H
#define DATELINE_TRAIN_CRF_H

#include <stdint.h>

#include "dateline/base.h"

enum {
    CRF_LABELS = 5,
    CRF_STRIDE = 16
}; /* at most; numbers between two tokens' scores */

/* Scores of N tokens become the gradient of the loss of GOLD, which is returned; that of
 * the transitions (LABELS x CRF_STRIDE, row = label before) is added to DTRANS. */
double crf_loss(dl_arena *mem, float *score, uint32_t n, uint32_t labels,
                const float *trans, const uint8_t *gold, float *dtrans);
void crf_best(dl_arena *mem, const float *score, uint32_t n, uint32_t labels,
              const float *trans, uint8_t *out);

#endif
