/* speech.h - who is reported to have said what: cue, source, content.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SPEECH_H
#define DATELINE_SPEECH_H

#include "dateline/actor.h"

typedef enum { DL_MODE_DIRECT, DL_MODE_INDIRECT, DL_MODE_MIXED, DL_MODE_COUNT } dl_mode;
const char *dl_mode_name(int mode);

typedef struct {
    uint32_t sentence;         /* of the cue, else of the content's beginning */
    dl_span source, cue;       /* source.len 0 = none; the cue with its auxiliaries */
    DL_VEC(dl_span) content;   /* a quote may be split; marks and "that" included */
    uint32_t cue_first, cue_n; /* tokens of the cue */
    uint8_t mode;              /* dl_mode */
    dl_str act;                /* say, deny, warn, accuse, praise ...: value of the cue */
    uint32_t speaker;          /* mention, or DL_NONE */
    uint32_t addressee;        /* mention, or DL_NONE */
    dl_str medium;             /* "tweet", "interview" ...; empty = not said */
    dl_span outlet;            /* "CBS" in "an interview with CBS"; len 0 = none */
    bool negated;              /* "did not say", "declined to comment" */
    uint16_t rule;             /* 0 = by C */
} dl_speech;

typedef struct {
    DL_VEC(dl_speech) list; /* in order of the cue */
} dl_speeches;

/* The stage: attributions by cue words (%speech set and its values), quotation marks and
 * order of words. Adds <speech> marks. */
dl_code dl_find_speech(dl_arena *mem, const dl_words *words, const dl_document *doc,
                       dl_text *text, const dl_whens *whens, const dl_mentions *mentions,
                       dl_speeches *speeches, dl_err *err) DL_NODISCARD;

#endif
