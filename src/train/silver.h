/* silver.h - trees of raw articles, made by models, to train another one on.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_SILVER_H
#define DATELINE_TRAIN_SILVER_H

#include "dateline/base.h"

typedef struct {
    const char *models; /* files with commas between: they decide together */
    uint32_t beam;      /* derivations to follow; 0 = greedy */
    uint32_t every;     /* of so many articles one is read */
    uint32_t most;      /* sentences; 0 = all */
} silver_options;

/* Parses the articles of FILES and prints their sentences as CoNLL-U on stdout, each once
 * and without those that are no running text: tables, lists of numbers. */
dl_code silver_make(const silver_options *o, const char **files, int n_files,
                    dl_err *err) DL_NODISCARD;

#endif
