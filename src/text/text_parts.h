/* text_parts.h - what the files of the text layer share and nobody else needs.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TEXT_PARTS_H
#define DATELINE_TEXT_PARTS_H

#include "dateline/text.h"

enum { DL_MAX_SPELLING = 128, DL_MAX_FORMS = 8 }; /* bytes of a word; forms of a word */

/* Regular forms of a word, each with its NUL. */
typedef struct {
    uint32_t n;
    char at[DL_MAX_FORMS][DL_MAX_SPELLING];
} dl_forms;

/* -s, -ed, -ing of a verb; the last two singly, where irregular forms replace them. */
void dl_inflect_s(dl_str verb, dl_forms *out);
void dl_inflect_ed(dl_str verb, dl_forms *out);
void dl_inflect_ing(dl_str verb, dl_forms *out);
void dl_inflect_plural(dl_str noun, dl_forms *out);

/* dl_words_find where ROOM bytes may be read from the beginning of S on. */
uint32_t dl_words_find_in(const dl_words *words, dl_str s, size_t room);
/* dl_words_bits of every word by its id; of no word, 0, as well. */
const uint64_t *dl_words_bit_table(const dl_words *words);

/* Cuts PHRASE into at most MAX tokens; returns their number. */
uint32_t dl_scan_phrase(const dl_words *words, dl_str phrase, dl_token *out,
                        uint32_t max);

/* Where a link, an address or a number that begins at FROM ends, or FROM: in token_run.c.
 * END is the end of the text. */
uint32_t dl_link_end(const char *text, uint32_t from, uint32_t end);
uint32_t dl_email_end(const char *text, uint32_t from, uint32_t end);
uint32_t dl_host_end(const char *text, uint32_t from, uint32_t end);
uint32_t dl_digits_end(const char *text, uint32_t from, uint32_t end);
uint32_t dl_acronym_end(const char *text, uint32_t from, uint32_t end);
/* How many letters behind a number belong to it: "9th" 2, "1990s" 1, "3G" 1, "5pm" 0. */
uint32_t dl_digits_suffix(const char *letters, uint32_t n);

/* What a full stop behind a word means: the values of %abbreviation. */
enum {
    DL_ABBREV_ANY,    /* "Inc.": may end a sentence */
    DL_ABBREV_TITLE,  /* "Mr.": never does */
    DL_ABBREV_NUMBER, /* "No.": an abbreviation only before a number */
    DL_ABBREV_NAME,   /* "Sat.": only with a capital */
    DL_ABBREV_LAST,   /* "etc.", "p.m.": ends one whenever a capital follows */
};

/* Does the word of TOKEN stand in SET? DL_NONE as a set holds nothing. */
static inline bool dl_token_in(const dl_words *words, const dl_token *token,
                               uint32_t set) {
    return token->word && set != DL_NONE && dl_words_in(words, token->word, set);
}

/* Is the ASCII word of N letters, in any case, in LIST? WORD and LIST in lower case. */
bool dl_same_word(const char *text, uint32_t n, const char *word);
bool dl_listed(const char *text, uint32_t n, const char *const *list, size_t size);

/* Reads the dateline that opens the block of tokens FIRST .. END; false: there is none.
 * OPENING: it is the first paragraph that is read, where a bare place and a dash are
 * enough. */
bool dl_read_dateline(const dl_words *words, const dl_document *doc, const dl_text *text,
                      uint32_t first, uint32_t end, bool opening, dl_dateline *out);

#endif
