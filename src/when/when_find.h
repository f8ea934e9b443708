/* when_find.h - inside of the when layer: what the finder of time expressions works with.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_WHEN_FIND_H
#define DATELINE_WHEN_FIND_H

#include "when_ops.h"

/* 2000-02-13: what an expression is worth is tried out with this date, so that it does not
 * depend on the publication date. */
#define DL_SAMPLE_DAY ((dl_minute)15840000)

/* Names of word sets that the C of this layer asks for. */
#define DL_WHEN_SETS(X)                                                                  \
    X(cut, "time_cut")           /* prepositions that no expression begins with */       \
    X(in, "time_in")             /* words before a year of long ago */                   \
    X(on, "time_on")             /* words before "the 20th" */                           \
    X(at, "time_at")             /* words before 5:30 */                                 \
    X(zone, "zone")              /* EST, GMT */                                          \
    X(counted, "counted")        /* "2000 people", "1500 percent" */                     \
    X(not_counted, "uncounted")  /* "1999 was": ends in s and is no plural */            \
    X(numbered, "numbered")      /* "No. 1999", "page 1999" */                           \
    X(the, "time_the")           /* "the 1990's" */                                      \
    X(future, "future_cue")      /* will, scheduled */                                   \
    X(schedule, "time_schedule") /* "meets Monday" */                                    \
    X(will, "future_verb")       /* will, is to */                                       \
    X(by, "time_by")             /* right before a date: it is yet to come */            \
    X(set_for, "time_set_for")   /* "called elections for Sunday" */                     \
    X(capital, "time_capital")   /* May, March */                                        \
    X(past, "past_cue")          /* said, was: ends the search for "will" */

typedef struct {
#define X(member, name) uint32_t member;
    DL_WHEN_SETS(X)
#undef X
} dl_when_sets;

enum { /* what an expression reckons from, if it is there; else from publication */
       DL_ANCHOR_TEXT = 1,    /* the date last named */
       DL_ANCHOR_QUARTER = 2, /* the quarter last named, before DL_ANCHOR_TEXT */
       DL_ANCHOR_ONLY = 4,    /* without it, it is no time expression */
       DL_ANCHOR_STORY = 8,   /* as DL_ANCHOR_TEXT where the text tells history */
};

typedef struct {
    uint32_t first, n; /* tokens, without prepositions and cues */
    uint32_t from;     /* the first token that it competes for */
    uint32_t whole;    /* tokens from there, with the cues behind it; with what it reckons
                        * from, if it does */
    uint16_t rule;     /* 0 = a shape */
    uint8_t anchor;    /* DL_ANCHOR_TEXT ...: bits */
    uint8_t grain;     /* of its date once anchored, when that was asked */
    bool grained;      /* it was */
    bool nothing;      /* claims its place without being a time: 31 February */
    bool stamp;        /* "updated: 3 May 2011": what follows reckons from it */
    bool aside;        /* in brackets, or far from the years of the text: no anchor */
    char op[DL_OP_MAX];
} dl_found;

typedef struct {
    dl_arena *mem;
    const dl_rules *rules;
    const dl_words *words;
    const dl_document *doc;
    dl_text *text;
    dl_when_sets sets;
    DL_VEC(dl_found) found; /* in order of place, none overlapping, after each round */
} dl_finder;

typedef struct {
    char op[DL_OP_MAX];
} dl_shape;

dl_when_sets dl_find_when_sets(const dl_words *words);
/* All rounds over f->text; appends to WHENS. */
void dl_find_times(dl_finder *f, dl_whens *whens);

/* Settles what relative expressions reckon from (when_anchor.c). */
void dl_find_anchors(dl_finder *f);

/* A time made of figures at token AT of a sentence that ends at END: how many tokens it
 * takes, 0 = none. */
uint32_t dl_find_shape(const dl_finder *f, uint32_t at, uint32_t end, dl_shape *out);

/* Does OP give a date or a value when published on some day? */
bool dl_time_sane(const char *op, bool *impossible);

/* The side of the anchor that the words around N tokens from FIRST suggest: "past",
 * "future" or "open" (when_tense.c). */
const char *dl_time_tense(const dl_finder *f, uint32_t first, uint32_t n);

/* The tokens of MATCH that express the time, into OUT; false: there are none. */
bool dl_match_place(const dl_finder *f, const dl_match *match, dl_found *out);
/* The same with the operation of MATCH; false: the match is none (when_match.c). */
bool dl_match_time(const dl_finder *f, const dl_match *match, dl_found *out);

#endif
