/* ask_inside.h - inside of "ask": a question while it is read, its words.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_ASK_INSIDE_H
#define DATELINE_ASK_INSIDE_H

#include "ask.h"

enum { ASK_NONE = -1 }; /* no token */

typedef struct {
    dl_str word;            /* in small letters */
    dl_str verb, noun;      /* lemmas */
    const char *types;      /* events that it names */
    bool taken;             /* by a name, a time, a number */
    bool topic;             /* in what is said of: no actor */
    uint32_t mention, time; /* what begins here, or DL_NONE */
} asked_word;

typedef struct {
    dl_arena *mem;
    const dl_analysis *a;
    asked_word *at;
    int n;
    int verb;    /* the token that says what is asked about, or NONE */
    bool active; /* the verb itself names the event */
    int act;     /* the verb that parts doers from others; often the same */
    bool whose;  /* the noun is a position: names say whose, or towards whom */
    int noun;    /* that noun, or ASK_NONE */
    int start;   /* behind the words that make it a question */
    int from;    /* behind "could you tell me" */
    int said_by; /* "to" of "according to", or 0 */
    bool topic;  /* no question, only what it is about */
    bool to_come, called_off;
    dl_buf query, loose;
    dl_question *out;
} ask_reading;

/* Words are compared in small letters; LIST has a space between its words. */
bool ask_is_one(dl_str word, const char *list);
bool ask_word_is(const ask_reading *r, int i, const char *list);
bool ask_has_capital(const ask_reading *r, int i);
/* The kind of question, and where its own words begin; false: none. ask_open.c */
bool ask_read_kind(ask_reading *r);
/* Words of the alternative of BEGIN, "|" between them, that stands at AT; 0: none. */
int ask_opens_with(const ask_reading *r, int at, const char *begin);
/* A word that says nothing of its own: "the", "when". */
bool ask_is_stop(const ask_reading *r, int i);
/* The key of whom the stages take MENTION for; empty: nobody. */
dl_str ask_key_of(const ask_reading *r, uint32_t mention);
dl_str ask_words_of(const ask_reading *r, int first, int end);
/* N tokens from FIRST need no more reading. */
void ask_take(ask_reading *r, uint32_t first, uint32_t n);
/* Does token I stand as a noun: "the attack", "many attacks"? */
bool ask_as_noun(const ask_reading *r, int i);
/* Numbers of rounds, what is told of, names, times: the terms of the query. */
void ask_read_terms(ask_reading *r);

/* The types that "strike" at I names; NOUN: it is no verb. ask_verbs.c */
const char *ask_strike_of(ask_reading *r, int i, bool noun);
/* "Called for", "is against": false: no verb of two words. */
bool ask_read_phrasal(ask_reading *r);
/* What the question names is to be what was called off. */
void ask_call_off(ask_reading *r);
/* "Who leads the Greeks in the talks?": a verb that names no event; whoever takes part does not
 * lead for that. */
bool ask_is_strange(const ask_reading *r);
/* What is brokered where TYPES are, and the talks about it: who brokers is told of these. */
const char *ask_brokered(const char *types);

/* "What became of the proposal?": false: not that. ask_reply.c */
bool ask_read_outcome(ask_reading *r);
/* "Which demands were rejected?", "Has the offer been accepted?" as long as it names a
 * position and how it is answered; false: not that. */
bool ask_read_fate(ask_reading *r);
/* "Who rejected the demand of the Taliban?": beside the query what was answered; after
 * ask_read_terms. */
void ask_read_answered(ask_reading *r);

extern const char ask_titles[]; /* before a name: "general" */

/* The types of events that a lemma names, "talk_round meeting"; NULL: none. */
const char *ask_types_of(dl_str lemma);
/* The speech act that a lemma names; NULL: none or any. */
const char *ask_act_of(dl_str lemma);
/* "lifted" for "lift" and sanctions; NULL: none. */
const char *ask_stage_of(dl_str lemma, const char *types);
typedef struct { /* "call for": what verb and word together name */
    const char *verb, *behind, *types;
    const char *stage, *status; /* NULL: any */
} ask_phrasal;

/* NULL: the two are no verb of their own. */
const ask_phrasal *ask_phrasal_of(dl_str lemma, dl_str behind);
/* The word of questions that WORD is one slip of the fingers away from; empty: none. */
dl_str ask_slip_of(dl_str word);
/* A word, in small letters, that every question may have: never a name. */
bool ask_is_plain(dl_arena *mem, dl_str word);
bool ask_is_stop_word(dl_str word);
/* Does the verb say how something went ("end", "take" place)? */
bool ask_is_phase(dl_str lemma);
/* "ended" for "finish"; NULL: no phase of a round. */
const char *ask_phase_of(dl_str lemma);
const char *const *ask_samples(size_t *n);

#endif
