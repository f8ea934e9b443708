/* event_status.h - what the files that judge statuses share: hints and known deeds.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EVENT_STATUS_H
#define DATELINE_EVENT_STATUS_H

#include "dateline/event.h"

struct event_work; /* event_private.h */

/* What the words around an event say of its status: a bit for each set of words, and two
 * for the tense of the verb that a deed is subject of. */
enum {
    HINT_PLANNED,
    HINT_POSSIBLE,
    HINT_DENIED,
    HINT_ONGOING,
    HINT_CONDITION,
    HINT_PRESENT, /* "the talks are at a standstill" */
    HINT_PAST,
    HINT_AHEAD,   /* "will travel for the talks" */
    HINT_STILL,   /* "stop the shelling": it goes on, whoever wants what */
    HINT_STANDS,  /* "violated the accord": there is one */
    HINT_ENDURED, /* "despite the onslaught" */
    HINT_AWAITED, /* "before the deal is signed" */
    HINT_RUMOUR,  /* "reports of talks" */
    HINT_CONTEST, /* "candidates in the election" */
    HINT_KNOWN    /* "the raid will not stop us", "they planned the raid" */
};
/* The sets that the word at TOKEN is in. */
void status_words(const struct event_work *w, uint32_t token, unsigned *seen);
/* Adds to *SEEN what VERB says of the deed NOUN, which hangs on it as REL (modality_verb.c). */
void look_at_verb(const struct event_work *w, const dl_clause *verb, uint32_t noun,
                  uint8_t rel, unsigned *seen);
/* "I hope the truce will hold": is what the verb TOKEN tells only hoped for? */
bool is_hoped(const struct event_work *w, uint32_t token);
/* Is REL that of a subject, active or passive? */
bool is_subject_rel(uint8_t rel);
/* The hints of the trees for an event of TYPE (modality_tree.c). */
void tree_hints(const struct event_work *w, dl_str type, uint32_t trigger, uint32_t end,
                unsigned *seen);
/* Is the deed NOUN, of an event of TYPE, told of as known: "the raid", "their talks"?
 * known_deed.c */
bool is_known_deed(const struct event_work *w, dl_str type, uint32_t noun);
/* Is the deed NOUN one for which a date or venue is set or lacking? modality_tree.c */
bool is_to_be_held(const struct event_work *w, uint32_t noun);
/* Is the deed NOUN, of an event of TYPE, what people only speak of: "discussed the killings"? */
bool is_talked_over(const struct event_work *w, dl_str type, uint32_t noun);
/* Does what stands above TOKEN, a known deed of TYPE or what it belongs to, neither bring
 * it about nor stop it: "comment on the raid", "was hidden before the raid"? */
bool is_set_beside(const struct event_work *w, dl_str type, uint32_t token);
/* What is left of what VERB SAID of such a deed, TOKEN. */
unsigned hints_beside(const struct event_work *w, dl_str type, uint32_t token,
                      const dl_clause *verb, unsigned said);
/* Is the gerund of C only thought of: "focused on ending the raids"? */
bool is_thought_of(const struct event_work *w, const dl_clause *c, uint32_t gerund);
/* Is the demand or offer at TRIGGER made in the same breath: "I would urge them"? */
bool is_asked_now(const struct event_work *w, uint32_t trigger);
/* Is TOKEN the "not" of "not only", "not just"? */
bool is_not_only(const struct event_work *w, uint32_t token);
/* Does such a one stand before what TOKEN says? */
bool is_more_than(const struct event_work *w, uint32_t token);
/* The verb of "had no choice but to" before TRIGGER; DL_NONE: there is none. */
uint32_t forced_by(const struct event_work *w, uint32_t trigger);
/* Is the infinitive at TRIGGER what came of it: "only to be arrested again"? */
bool is_outcome(const struct event_work *w, uint32_t trigger);
/* The verb whose doing is that of the infinitive at TRIGGER, "used missiles to hit it";
 * DL_NONE: there is none. */
uint32_t done_with(const struct event_work *w, uint32_t trigger);
/* Is the round only the scene of something: "hopes for progress in the fourth round"?
 * modality.c */
bool is_scene(const struct event_work *w, uint32_t trigger, uint32_t end);
/* What the words around say beside: modality_tree.c asks. C is the clause of TOKEN.
 * standing.c */
void standing_hints(const struct event_work *w, const dl_clause *c, uint32_t token,
                    unsigned *seen);
/* What the clause above TOKEN, a gerund, and words like "then" say of it; C is its clause.
 * modality_time.c */
void time_hints(const struct event_work *w, const dl_clause *c, uint32_t token,
                unsigned *seen);
/* "announced a truce starting on Monday": is the gerund at TOKEN behind what a past verb sets?
 * modality_time.c */
bool is_set_to_begin(const struct event_work *w, uint32_t token);
/* "will sign if the army leaves": does what VERB tells wait for a condition? modality_time.c */
bool is_conditional(const struct event_work *w, uint32_t token);
/* "guarantees that they will not attack": is what VERB tells assured or asked to be?
 * modality_time.c */
bool is_assured(const struct event_work *w, uint32_t verb);
/* "the accord", "their accord". standing_pact.c */
bool has_definite(const struct event_work *w, uint32_t noun);
/* Is the pact NOUN there: "violated the accord", "the deal signed in May"? standing_pact.c */
bool stands(const struct event_work *w, uint32_t noun);
/* Was it made before what the clause around it tells: "under an accord signed in Aker"? */
bool is_made(const struct event_work *w, uint32_t noun);
/* What the words around the noun of talks take for granted: nothing, that there are or were
 * some, that they go on ("may derail the talks"). standing_talks.c */
typedef enum { TALKS_OPEN, TALKS_WERE, TALKS_GO_ON } talks_told;
talks_told standing_talks(const struct event_work *w, uint32_t noun);
/* Is the war NOUN told to have ended: "the war ended in 1988"? Are the N tokens
 * from T in its phrase, before it: "the 1948 war"? war_over.c */
bool is_war_over(const struct event_work *w, uint32_t noun);
bool is_war_year(const struct event_work *w, uint32_t noun, uint32_t t, uint32_t n);
/* "must still sign", "has yet to sign": is the verb or infinitive at TOKEN, whose clause is
 * C, outstanding? standing.c */
bool is_outstanding(const struct event_work *w, const dl_clause *c, uint32_t token);
/* What stands before NOUN: "the planned talks", "any deal", "towards a truce" (this and the
 * next two: modality_noun.c). */
void look_at_modifiers(const struct event_work *w, uint32_t noun, unsigned *seen);
/* What is told of NOUN: "a truce that took effect", "an agreement reached in May". */
void look_at_description(const struct event_work *w, uint32_t noun, unsigned *seen);
/* "failed at the talks, which ended in Lima yesterday": is NOUN told to have been held,
 * whatever is said above? */
bool is_told_over(const struct event_work *w, uint32_t noun);
/* "There will be a truce announced": is NOUN told of as what there is? word_tests.c */
bool is_there_said(const struct event_work *w, uint32_t noun);
/* Has somebody said that the agreement at TRIGGER will be made: "will sign the accord", but
 * "set a deadline to reach it"? modality_pact.c */
bool is_set_pact(const struct event_work *w, uint32_t trigger, uint32_t end);
/* "would leave without a deal": is NOUN what may be lacking? modality_pact.c */
bool is_lack_ahead(const struct event_work *w, uint32_t noun);
/* Is the deed NOUN what a pact includes: "the deal includes the release"? modality_pact.c */
bool is_provided_for(const struct event_work *w, uint32_t noun);
/* Is the deed NOUN what has to come first: "no deal before the release"? modality_pact.c */
bool is_to_come_first(const struct event_work *w, uint32_t noun);
/* Does VERB say of its subject or object that it comes about: "signed", "took place"? */
bool happens(const struct event_work *w, uint32_t verb);

#endif
