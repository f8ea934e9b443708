/* vary.h - sentences as headlines, captions and hurried writers would have them.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_VARY_H
#define DATELINE_TRAIN_VARY_H

#include "treebank.h"

/* T itself, mostly; now and then, as CHANCE (0 <= CHANCE < 1) has it, a copy in MEM that
 * is all in capitals, in lower case or with a capital to each word; or without its last
 * full stop; or without articles and forms of "be" as well. */
const tree *vary_tree(const tree *t, double chance, dl_arena *mem);

#endif
