/* scan.h - the state of the tokenizer, shared by tokenize.c (the loop), scan_word.c (words
 * and numbers) and scan_mark.c (everything else).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SCAN_H
#define DATELINE_SCAN_H

#include "text_parts.h"

typedef struct {
    const dl_words *words;
    const char *text;
    uint32_t at, end;
    dl_arena *mem; /* NULL: OUT does not grow */
    dl_token *out;
    uint32_t n, cap;
    uint32_t abbreviation; /* set, or DL_NONE */
    bool phrase;           /* a stop behind a word always belongs to it */
    bool single;           /* a single quotation mark is open */
    bool full;             /* OUT has no room for more */
    uint8_t flags;         /* of the next token: what stands before it */
} dl_scan;
enum { /* classes of bytes; HIGH: part of a character beyond ASCII */
       SCAN_LOWER = 1,
       SCAN_UPPER = 2,
       SCAN_DIGIT = 4,
       SCAN_SPACE = 8,
       SCAN_HIGH = 16,
       SCAN_IN_WORD = SCAN_LOWER | SCAN_UPPER | SCAN_DIGIT
};

extern const uint8_t dl_scan_classes[256];

/* The class of the byte at AT; behind the end there is space. */
static inline uint8_t dl_class_at(const dl_scan *s, uint32_t at) {
    return at < s->end ? dl_scan_classes[(unsigned char)s->text[at]] : SCAN_SPACE;
}

/* Bytes of an apostrophe at AT: ' or U+2019; 0: none. */
static inline uint32_t dl_apostrophe(const dl_scan *s, uint32_t at) {
    if (at >= s->end) return 0;
    if (s->text[at] == '\'') return 1;
    return s->end - at >= 3 && memcmp(s->text + at, "\xe2\x80\x99", 3) == 0 ? 3 : 0;
}

/* The end of the ASCII letters and digits at AT. */
static inline uint32_t dl_letters_end(const dl_scan *s, uint32_t at) {
    while (dl_class_at(s, at) & SCAN_IN_WORD) at++;
    return at;
}

void dl_scan_grow(dl_scan *s); /* more room, or `full` */

/* Appends the token FROM .. TO, at most UINT16_MAX bytes, and goes on behind it. */
static inline void dl_scan_put(dl_scan *s, uint32_t from, uint32_t to, uint8_t kind,
                               uint8_t flags) {
    if (s->n == s->cap) dl_scan_grow(s);
    if (s->full) return;
    dl_str spelling = { s->text + from, to - from };
    s->out[s->n++] =
        (dl_token){ .off = from,
                    .len = (uint16_t)(to - from),
                    .kind = kind,
                    .flags = flags | s->flags,
                    .word = dl_words_find_in(s->words, spelling, s->end - from) };
    s->flags = 0;
    s->at = to;
}

/* The same for any length, cut where it is too long. */
void dl_scan_put_long(dl_scan *s, uint32_t from, uint32_t to, uint8_t kind,
                      uint8_t flags);

/* What stands at s->at: a word, a number, an ASCII mark, a character beyond ASCII. */
void dl_scan_word(dl_scan *s);
void dl_scan_number(dl_scan *s);
void dl_scan_mark(dl_scan *s);
void dl_scan_high(dl_scan *s);

/* Length of the clitic whose letters begin at AT, right behind an apostrophe; 0: none. */
uint32_t dl_clitic_letters(const dl_scan *s, uint32_t at);
/* Puts the clitic FROM .. TO, apostrophe included. */
void dl_scan_clitic(dl_scan *s, uint32_t from, uint32_t to);

#endif
