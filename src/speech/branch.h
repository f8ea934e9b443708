/* branch.h - what words are, and what hangs on what among them, as the speech layer asks it.
 *
 * Tokens are those of the article; DL_NONE stands for none, and nothing is true of it. Relations
 * are named as in Universal Dependencies ("nsubj:pass").
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SPEECH_BRANCH_H
#define DATELINE_SPEECH_BRANCH_H

#include "unit.h"

/* The text of TOKEN. */
dl_str token_form(const unit_source *from, uint32_t token);
/* Is TOKEN a word of SET, with any capitals? */
bool token_in(const unit_source *from, uint32_t token, uint32_t set);
/* Is TOKEN one of the N words of LIST, with these capitals? */
bool token_among(const unit_source *from, uint32_t token, const char *const *list,
                 size_t n);

/* Is TOKEN a punctuation or quotation mark? */
bool token_is_mark(const unit_source *from, uint32_t token);

/* The head of TOKEN in its sentence, DL_NONE for the root. */
uint32_t tree_head(const unit_source *from, uint32_t token);
/* Does TOKEN hang on its head by relation NAME? */
bool tree_rel(const unit_source *from, uint32_t token, const char *name);
/* The first child of HEAD by relation NAME; the next one behind the child AFTER. */
uint32_t tree_child(const unit_source *from, uint32_t head, const char *name);
uint32_t tree_next(const unit_source *from, uint32_t head, const char *name,
                   uint32_t after);
/* Is TOKEN the word HEAD or hangs, however far down, on it? */
bool tree_under(const unit_source *from, uint32_t token, uint32_t head);

#endif
