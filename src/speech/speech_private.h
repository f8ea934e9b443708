/* speech_private.h - what the files of the speech layer share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SPEECH_PRIVATE_H
#define DATELINE_SPEECH_PRIVATE_H

#include "dateline/speech.h"

/* Fills medium, outlet and addressee of SPEECHES by the rules of group "speech". */
void dl_find_media(dl_arena *mem, const dl_rules *rules, const dl_words *words,
                   const dl_document *doc, const dl_text *text,
                   const dl_mentions *mentions, dl_speeches *speeches);

#endif
