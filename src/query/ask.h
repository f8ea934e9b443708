/* ask.h - a question in plain English, read: what it asks for, and the query that finds it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_ASK_H
#define DATELINE_ASK_H

#include "dateline/query.h"

#define DL_ASK_KINDS(X)                                                                  \
    X(EVENTS, "events")   /* what happened; which attacks */                             \
    X(WHEN, "when")       /* when did the ninth round end */                             \
    X(WHERE, "where")     /* where did they meet */                                      \
    X(WHO, "who")         /* who met X; whom did X accuse */                             \
    X(WHAT, "what")       /* what did X say, demand, agree to */                         \
    X(COUNT, "count")     /* how many rounds, how often */                               \
    X(NUMBER, "number")   /* how many people were killed */                              \
    X(WHETHER, "whether") /* did X meet Y */                                             \
    X(OUTCOME, "outcome") /* what became of the proposal; how did X answer it */         \
    X(SOURCE, "source")   /* which newspaper reported the truce */                       \
    X(ACTOR, "actor")     /* who is X */

typedef enum {
#define X(id, name) DL_ASK_##id,
    DL_ASK_KINDS(X)
#undef X
        DL_ASK_COUNT_OF_KINDS
} dl_ask_kind;

const char *dl_ask_kind_name(int kind);

typedef struct {
    uint8_t kind;      /* dl_ask_kind */
    const char *types; /* event types, "talk_round meeting"; NULL: all */
    const char *field; /* of DL_ASK_NUMBER: "killed" */
    const char *phase; /* of a round: "ended", "opened"; NULL: not asked */
    const char *stage; /* of other types: "lifted", "signed"; NULL: not asked */
    const char *act;   /* of statements, "deny"; NULL: any */
    const char *roles; /* of DL_ASK_WHO: these and no others, "mediator"; NULL: doers */
    bool asks_target;  /* of DL_ASK_WHO: to whom it was done, not who did it */
    bool last, first;  /* the latest one, the first one */
    bool done;         /* only what happened or goes on */
    bool strange;      /* of DL_ASK_WHO: its verb names no kind of event */
    bool called_off;   /* that something was not to be after all */
    bool news;         /* all there is about something */
    int8_t side;       /* what happened -1 before, 1 after the event; 0: neither */
    dl_str query;      /* its terms in the query language, without types */
    dl_str loose;      /* those of them that name nobody and no place */
    dl_str words;      /* words that should be there; left out when nothing is found */
    dl_minute span;    /* how long the time asked for is; 0: open, or none */
    dl_str date;       /* the term of time, which undated articles do not meet */
    DL_VEC(dl_str) names; /* actors that the question names */
    DL_VEC(dl_str) keys;  /* ... and, of those that the stages know, their keys */
    dl_str named;         /* all names in it, also of places, one space between words */
    dl_str name;          /* of DL_ASK_ACTOR */
    const char
        *relation;   /* answers of this kind are asked for, "rejects"; "": of any; NULL:
                           * no answers */
    dl_str answered; /* the terms of what they answer, */
    const char *answered_types;    /* ... its types, where they are not `types`, */
    dl_str answered_noun;          /* ... and what the question calls it */
    dl_str answerer, answerer_key; /* who answers; empty: anybody */
} dl_question;

typedef struct {
    int64_t id; /* an event */
    dl_str answer;
} dl_asked_answer;
typedef struct {
    DL_VEC(dl_asked_answer) at;
} dl_asked_answers;

/* What answers the events that query->filter selects, as the question asks. */
dl_code dl_ask_answers(dl_query *query, const dl_question *asked, dl_asked_answers *out,
                       dl_err *err) DL_NODISCARD;

/* Reads TEXT with the grammar's words, the actors and the times of K; dates are reckoned
 * from TODAY. Strings lie in MEM. False: it is no question that can be read. */
bool dl_ask_read(dl_arena *mem, const dl_knowledge *k, dl_minute today, dl_str text,
                 dl_question *out);
/* TEXT with the names that the database and the dictionary know in capitals, and names with
 * a slip of the fingers put right: ask_names.c. */
dl_code dl_ask_spell(dl_query *query, const dl_knowledge *k, dl_str text, dl_str *out,
                     dl_err *err) DL_NODISCARD;
/* Why a question that cannot be read can't, and where to look instead, with the TERMS that
 * could be read of it; NULL: not known. */
const char *dl_ask_refusal(dl_arena *mem, dl_str text, dl_str terms);
/* The sample question that shares most words with TEXT. */
const char *dl_ask_nearest(dl_arena *mem, dl_str text);

#endif
