/* save.h - a trained network as a model file.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_SAVE_H
#define DATELINE_TRAIN_SAVE_H

#include "net.h"

/* Writes the averaged weights into OUT, which is empty; its memory is aligned for
 * dl_model_open. */
void net_save(network *n, const treebank *bank, dl_buf *out);

#endif
