/* speech_private.h - what the files of the speech layer share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SPEECH_PRIVATE_H
#define DATELINE_SPEECH_PRIVATE_H

#include "dateline/speech.h"

/* The attributions by cue words, quotation marks and order of words. */
void find_by_order(dl_arena *mem, const dl_words *words, const dl_document *doc,
                   dl_text *text, const dl_mentions *mentions, dl_speeches *speeches);

/* ---- acts: the sets "say_ACT" of cue words ---------------------------------------------- */

enum {
    SPEECH_ACTS = 15,
    ACT_PREDICT = 9,
    ACT_BELIEVE = 11,
    ACT_ASK = 12,
    ACT_SAY = SPEECH_ACTS - 1
};

typedef struct {
    const dl_words *words;
    uint32_t act[SPEECH_ACTS]; /* numbers of the sets */
    uint64_t bits;             /* words and sentences without any of these need no look */
} speech_sets;

speech_sets speech_sets_of(const dl_words *words);
dl_str speech_act_name(int act);
/* The act that the first of N tokens tells, or -1. */
int speech_act_at(const speech_sets *sets, const dl_token *token, uint32_t n);
/* For every token 1 + its act, or 0. */
uint8_t *speech_acts(dl_arena *mem, const dl_words *words, const dl_text *text);

#endif
