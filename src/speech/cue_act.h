/* cue_act.h - which act a cue of the attribution network tells.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SPEECH_CUE_ACT_H
#define DATELINE_SPEECH_CUE_ACT_H

#include "tagged.h"

/* The word sets that decide it, looked up once. */
typedef struct {
    speech_sets acts;
    uint32_t accordance, backing, calls, charge, declines, denying, depicts, expressed,
        given, gives, graded, hearsay, measure, plain, spoken, stressed, voiced;
    mute_sets mute;
} cue_sets;

cue_sets cue_sets_of(const dl_words *words);

/* The act that the words of the cue T tell, its head's before others'; MODE: of its content,
 * DL_MODE_*. Empty: no known one, and no quotation that would have to be said. */
dl_str cue_act(const unit_source *from, const dl_order *order, const cue_sets *sets,
               const tagged *t, int mode);

/* "did not say", "gave no estimate of", "declined to say". */
bool cue_negated(const unit_source *from, const dl_order *order, const cue_sets *sets,
                 const tagged *t);

#endif
