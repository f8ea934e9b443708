/* unit.h - a paragraph as the attribution network sees it; shared by training and reading.
 *
 * A token has rows of the network's tables: three by keys of its form, the others by a
 * number in a table of fixed size. It has links to other tokens of the paragraph, whose
 * vectors the network mixes with its own.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SPEECH_UNIT_H
#define DATELINE_SPEECH_UNIT_H

#include "dateline/grammar.h"
#include "dateline/speech.h"

enum {
    UNIT_KEYS = 3,      /* word, ending, shape */
    UNIT_LONGEST = 384, /* tokens; a longer paragraph is cut between sentences */
    REL_KINDS = 44,     /* syntactic relations, those of no interest together */
};

/* Tables of fixed size, one behind the other: what a token is. */
enum {
    PLAIN_SYNTAX = 0, /* part of speech and relation to the head */
    PLAIN_QUOTE = PLAIN_SYNTAX + DL_POS_COUNT * REL_KINDS,
    PLAIN_MENTION = PLAIN_QUOTE + 8,
    PLAIN_ACT = PLAIN_MENTION + 64,
    PLAIN_PLACE = PLAIN_ACT + 20,
    PLAIN_ROWS = PLAIN_PLACE + 12,
    PLAIN_N = 5
};

/* The same of a token as seen from a cue. */
enum {
    PAIR_DISTANCE = 0,
    PAIR_SIDE = PAIR_DISTANCE + 26, /* quotation and sentence */
    PAIR_BRANCH = PAIR_SIDE + 32,   /* relation by which the token's branch hangs on */
    PAIR_STEM = PAIR_BRANCH + 4 * REL_KINDS, /* and that of the cue's */
    PAIR_CUES = PAIR_STEM + 4 * REL_KINDS,   /* other cues between */
    PAIR_ROWS = PAIR_CUES + 8,
    PAIR_N = 5
};

typedef enum {
    LINK_LEFT,
    LINK_RIGHT,
    LINK_HEAD,
    LINK_SUBJECT,
    LINK_CLAUSE,
    LINK_N
} unit_link;

enum { UNIT_NONE = 0xffff };

typedef struct {
    uint32_t first, n; /* tokens of the article */
    uint64_t (*keys)[UNIT_KEYS];
    uint16_t (*plain)[PLAIN_N];
    uint16_t (*link)[LINK_N]; /* tokens of the unit, or UNIT_NONE */
    uint16_t *head;           /* of the unit, or UNIT_NONE */
    uint8_t *rel;             /* kind of relation */
    uint8_t *sentence;        /* its number in the unit */
    uint16_t *quote;          /* 1 + quotation of the unit, marks included; 0 = none */
    uint16_t n_quotes;
} unit;

/* What is the same for all units of an article. */
typedef struct {
    dl_arena *mem;
    const dl_words *words;
    const dl_document *doc;
    const dl_text *text;
    const dl_mentions *mentions;
    const dl_grammar *grammar;
    const uint8_t *rel_kinds;   /* of the grammar model's labels */
    const uint8_t *acts;        /* token -> 1 + act, or 0 */
    const uint32_t *mention_at; /* token -> outermost mention, or DL_NONE */
    uint32_t *quote_at;         /* token -> 1 + outermost quotation, or 0 */
} unit_source;

/* Is KIND the relation NAME of Universal Dependencies? */
bool unit_rel_is(uint8_t kind, const char *name);
/* The kinds of the labels of MODEL; *OUT has room for 256. */
void unit_rel_kinds(const dl_model *model, uint8_t *out);
unit_source unit_source_of(dl_arena *mem, const dl_words *words, const dl_document *doc,
                           const dl_text *text, const dl_mentions *mentions,
                           const dl_grammar *grammar, const uint8_t *rel_kinds);
/* The unit that begins with sentence *SENTENCE, which moves behind it. */
void unit_next(const unit_source *from, uint32_t *sentence, unit *out);

/* Rows of every token as seen from the cue [FIRST, END), whose head token is returned:
 * OUT has PAIR_N for each token.
 * CUE_AT: token -> 1 + number of its cue, or 0. */
uint32_t unit_pairs(const unit *u, dl_arena *mem, uint32_t first, uint32_t end,
                    const uint16_t *cue_at, uint16_t (*out)[PAIR_N]);

#endif
