/* tagger.h - runs the attribution network over an article.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SPEECH_TAGGER_H
#define DATELINE_SPEECH_TAGGER_H

#include "unit.h"

typedef struct {
    uint32_t first, end; /* tokens */
} token_run;

typedef struct {
    token_run cue;
    uint32_t head;    /* the cue's token that the sentence hangs it by */
    token_run source; /* end 0 = none */
    token_run told;   /* to whom; end 0 = not said */
    DL_VEC(token_run) content;
    bool turn;   /* of a transcript: the speaker's own words without marks */
    bool judged; /* by its verb and object: "called it an insult" */
} tagged;

typedef DL_VEC(tagged) tagged_list;

/* Puts LIST in order of the cue. */
void sort_cues(tagged_list *list);

/* All cues in order, each with its source and content. */
void tagger_run(const dl_attributor *model, const unit_source *from, tagged_list *out);

#endif
