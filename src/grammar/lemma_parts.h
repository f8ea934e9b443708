/* lemma_parts.h - what the files of the lemmatiser share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_GRAMMAR_LEMMA_PARTS_H
#define DATELINE_GRAMMAR_LEMMA_PARTS_H

#include "dateline/grammar.h"

/* A lower-cased word that is being cut down to its lemma in place. */
typedef struct {
    char at[DL_LEMMA_MAX];
    uint32_t len;
} lemma_word;

/* By part of speech; true: the word was changed, or is known to be its own lemma. */
void dl_lemma_of_verb(lemma_word *w);
void dl_lemma_of_noun(lemma_word *w);
void dl_lemma_of_compared(lemma_word *w); /* adjectives and adverbs */

/* Tables of lemma_words.c and how long they are; in the first two "form lemma", a space
 * between them. */
extern const char *const dl_lemma_verbs[];
extern const char *const dl_lemma_nouns[];
extern const char *const dl_lemma_prefixes[];
extern const char *const dl_lemma_same[];
extern const char *const dl_lemma_with_e[];
extern const char *const dl_lemma_bare[];
extern const char *const dl_lemma_doubled[];
extern const char *const dl_lemma_compared[];
extern const char *const dl_lemma_plural_names[];
extern const char *const dl_lemma_name_adjectives[];
extern const size_t dl_lemma_verbs_n, dl_lemma_nouns_n, dl_lemma_prefixes_n,
    dl_lemma_same_n, dl_lemma_with_e_n, dl_lemma_bare_n, dl_lemma_doubled_n,
    dl_lemma_compared_n, dl_lemma_plural_names_n, dl_lemma_name_adjectives_n;

#endif
