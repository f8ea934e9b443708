/* link_reply.h - what somebody wants, offers, refuses or agrees to, as answers see it.
 *
 * link_position.c makes positions of reports, link_reply.c finds which answers which,
 * link_thread.c groups them.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_LINK_REPLY_H
#define DATELINE_STORE_LINK_REPLY_H

#include "link.h"

typedef enum {
    LINK_PROPOSAL,
    LINK_DEMAND,
    LINK_THREAT,
    LINK_REJECTION,
    LINK_AGREEMENT,
    LINK_CEASEFIRE,
    LINK_STATEMENT,
    LINK_POSITION_TYPES
} link_position_type;

enum { /* what a noun calls: "the offer", "this demand" */
       CALLS_PROPOSAL = 1,
       CALLS_DEMAND = 2,
       CALLS_THREAT = 4,
       CALLS_SAID = 8,
       CALLS_PACT = 16,
       CALLS_ANY = 32, /* "it", "this" */
};

enum { LINK_SIDE = 4 }; /* actors of one side that are looked at */

/* One telling of a position. */
typedef struct {
    uint32_t report;
    uint8_t type;    /* link_position_type */
    uint8_t calls;   /* what its content names; 0: nothing of the kind */
    int8_t relation; /* dl_relation that it can have to an earlier one; -1: none */
    bool accuses;    /* a statement that blames somebody */
    bool open;       /* it can be answered */
    bool plural;     /* "the demands" */
    bool bare;       /* its content names it and says no more: "the Taliban's offer" */
    bool indefinite; /* "any proposal", "a demand" */
    bool unknown_to; /* it is towards somebody whom nobody names */
    bool weighs;     /* "to consider the offer" */
    uint64_t by_said, to_said;    /* of somebody without a name what he is called, or 0 */
    dl_minute time;               /* DL_NO_TIME: not known */
    uint32_t n_by, by[LINK_SIDE]; /* entities: who takes it */
    uint32_t n_to, to[LINK_SIDE]; /* towards whom */
    uint32_t first_word, n_words; /* of its content, without those that only call it */
} link_position;

typedef struct link_positions {
    dl_link *link;
    DL_VEC(link_position) list; /* in order of articles, then of the text */
    DL_VEC(uint64_t) words;     /* hashes, those of one position sorted */
    uint64_t calling[128]; /* the hashes of words that only call a position, sorted */
    uint32_t n_calling;
} link_positions;

/* All tellings of REPORTS that take or answer a position. */
void dl_link_positions(dl_link *link, link_positions *out);
const link_report *dl_link_told(const link_positions *all, const link_position *p);
/* The number of words that both contents have. */
uint32_t dl_link_common(const link_positions *all, const link_position *a,
                        const link_position *b);
/* Groups positions: who answers whom, and one side's on one thing. link_thread.c */
void dl_link_threads(dl_link *link, const link_positions *all);
/* Do the words of T's content name an actor of A's own side? */
bool dl_link_names(const link_positions *all, const link_position *t,
                   const link_position *a);
/* 0: different sides; 1: both stand for one country or body; 2: one is or belongs to the
 * other. */
int dl_link_same_side(const dl_link *link, const uint32_t *a, uint32_t n_a,
                      const uint32_t *b, uint32_t n_b);
/* Whom an entity stands for: an envoy for the country. link_talks.c */
uint32_t dl_link_stands_for(const dl_link *link, uint32_t entity);

/* ---- link_reply_points.c: how well A answers T --------------------------------------------- */

/* What speaks for it, bits in this order. */
#define LINK_REPLY_REASONS(X)                                                            \
    X(INSIDE, "told in its words")                                                       \
    X(CALLED, "called so")                                                               \
    X(ASKED, "was asked")                                                                \
    X(AUTHOR, "whose it is")                                                             \
    X(WORDS, "words")                                                                    \
    X(CLOSE, "just before it")                                                           \
    X(TIME, "within days")                                                               \
    X(JUDGED, "judgement")

enum {
#define X(id, name) REPLY_BIT_##id,
    LINK_REPLY_REASONS(X)
#undef X
};
enum {
#define X(id, name) REPLY_##id = 1 << REPLY_BIT_##id,
    LINK_REPLY_REASONS(X)
#undef X
};

typedef struct {
    uint32_t target; /* position */
    int score;
    uint16_t reasons; /* REPLY_INSIDE ... */
    uint8_t relation; /* dl_relation */
} link_match;

/* Can what A does be done to a position of T's type? */
bool dl_link_fits(const link_position *a, const link_position *t);
uint8_t dl_link_calls(const link_position *t); /* the nouns that call it */
/* Points of two tellings of one article, and of two articles; below 0: never. They add
 * their reasons to M, and change its relation where it is another one. */
int dl_link_points_here(const link_positions *all, const link_position *a,
                        const link_position *t, link_match *m);
int dl_link_points_across(const link_positions *all, const link_position *a,
                          const link_position *t, link_match *m);

#endif
