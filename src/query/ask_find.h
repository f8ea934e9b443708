/* ask_find.h - inside of "ask": what answers a question that has been read.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_ASK_FIND_H
#define DATELINE_ASK_FIND_H

#include "ask.h"
#include "query_inside.h"

enum { ASK_MAX_HITS = 2000, ASK_ANSWERS = 10 /* that are shown */ };

typedef struct { /* an event found; strings in query->mem */
    int64_t id;
    int rank; /* how well it answers: done before planned, told often before once */
    uint32_t order;
    bool staged;      /* it has come as far as the question asks */
    bool dated, wide; /* it has a date; it lasts much longer than what is asked for */
    dl_str answer;
} ask_hit;

typedef struct {
    dl_query *query;
    const dl_knowledge *knowledge;
    const dl_question *asked;
    dl_str text;                  /* the query that was made of the question */
    dl_str evidence;              /* words that the sentence of a report must have */
    bool names_are_words, undone; /* so it was found: names in sentences, not yet done */
    DL_VEC(ask_hit) hits;
    DL_VEC(dl_str) keys; /* of the actors that the question names */
    int64_t count;       /* events found, also those that are not kept */
    int64_t silent;      /* events found that do not say what is asked */
    bool date_left;      /* nothing is dated as the question asks */
    dl_str undated; /* key of an article that would date an answer if it had a date */
} asking;

/* Whether what was said or done is told in order of time, the first of it first. */
bool ask_is_story(const dl_question *asked);
/* The query of the question: its types, terms and, with WORDS, its words. */
dl_code ask_make_filter(asking *a, bool words, dl_err *err) DL_NODISCARD;
/* The answers of the events that query->filter selects. */
dl_code ask_find(asking *a, dl_err *err) DL_NODISCARD;
/* The same for the whole question; where nothing has it, for less of it, which a remark
 * says. */
dl_code ask_find_all(asking *a, dl_err *err) DL_NODISCARD;
/* What happened before or after the event that the question names. */
dl_code ask_find_beside(asking *a, dl_err *err) DL_NODISCARD;
/* Fills a->keys. */
dl_code ask_find_keys(asking *a, dl_err *err) DL_NODISCARD;
/* Gives names that mean nothing here those that they stand for: ask_whom.c */
dl_code ask_settle_names(dl_query *query, const dl_knowledge *k, dl_question *asked,
                         dl_err *err) DL_NODISCARD;
/* Those whom articles call by the office that NAME is, "the Saudi oil minister". */
dl_code ask_find_holders(dl_query *query, const dl_knowledge *k, dl_str name, dl_ids *out,
                         dl_err *err) DL_NODISCARD;
/* "They": a word that names nobody. */
bool ask_is_pronoun(const asking *a, dl_str name);
/* Takes back the remarks behind the first REMARKS characters. */
void ask_forget(dl_query *query, size_t remarks);
/* Stands every word of WORDS in TEXT, in whatever form? */
bool ask_words_stand_in(dl_arena *mem, dl_str words, dl_str text);

#endif
