/* voices.h - one model, or several that parse together.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_VOICES_H
#define DATELINE_TRAIN_VOICES_H

#include "dateline/grammar.h"

enum { VOICES = 16 }; /* at most */

typedef struct {
    dl_parser *parsers[VOICES];
    const dl_model *labels; /* of all of them */
    uint32_t n;
    dl_beam *beam; /* NULL: one parser, which goes its own way */
} voices;

/* Opens the models of FILES, separated by commas, for sentences of up to LONGEST tokens;
 * BEAM derivations are followed, 0 = greedy. DL_EINPUT: their labels differ. */
dl_code voices_open(voices *v, dl_arena *mem, const char *files, uint32_t longest,
                    uint32_t beam, dl_err *err) DL_NODISCARD;
/* The same with a model that is open already: one greedy voice. */
void voices_one(voices *v, dl_arena *mem, const dl_model *model, uint32_t longest);
void voices_parse(const voices *v, const dl_str *forms, uint32_t n, dl_node *nodes);

#endif
