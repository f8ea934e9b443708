/* lending.h - whose parties a telling of talks, a deal or a truce may take.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DL_EVENT_LENDING_H
#define DL_EVENT_LENDING_H

#include "event_sides.h"

/* Can EVENT, talks whose parties are not named, be talks told of elsewhere? Those of which
 * nothing says that they are known, only where the article tells of no others. */
typedef enum { DL_BORROWS_NOTHING, DL_BORROWS_FROM_ALL, DL_BORROWS } dl_borrowing;
dl_borrowing may_borrow(const struct event_work *w, const dl_event *event);
/* Does a word before NOUN, of talks or a pact, say that it is another one, or of all the world? */
bool are_apart(const struct event_work *w, uint32_t noun);
/* Those of MODEL? */
bool may_lend_to(const struct event_work *w, const dl_event *event,
                 const dl_event *model);
/* Is it a ceasefire of one side, "a unilateral truce"? */
bool is_one_sided(const struct event_work *w, const dl_event *event);
/* Is it named as a meeting, of those who met, where "talks" are of their sides? */
bool names_meeting(const struct event_work *w, const dl_event *event);
/* How many sides of EVENT the sentence of MISSING names: "China said such talks" are rather
 * China's. */
int sides_named(const struct event_work *w, const dl_event *missing,
                const dl_event *event);
/* The talks of "the talks ended without a deal", where EVENT is that deal; NULL: none. */
const dl_event *talks_without(const struct event_work *w, const dl_event *event);
/* "Their talks": of those of whom the sentence before tells. */
bool is_theirs(const struct event_work *w, const dl_event *event);
/* Who takes part when MISSING borrows mention M from another telling; from MODEL, in which
 * somebody beside a state or body stands for his own. */
uint32_t lent_for(const struct event_work *w, const dl_event *missing, uint32_t m);
uint32_t lent_evenly(const struct event_work *w, const dl_event *missing,
                     const dl_event *model, uint32_t m);

/* Takes "both sides", of whom none is known, from the events whose only party they are; by
 * event, DL_NONE for all others. Puts them back where no party was found. both_sides.c */
const dl_part *set_aside_both(const struct event_work *w);
void put_back_both(const struct event_work *w, const dl_part *both);

/* Hosts and mediators of events, by event: no parties. */
typedef struct {
    uint32_t event;
    dl_part part;
} convener;
typedef DL_VEC(convener) convener_list;
/* Takes them from their events, so that those left are the parties; puts them back, and none of
 * them takes part besides. convened.c */
convener_list set_aside_conveners(const struct event_work *w);
void put_back_conveners(const struct event_work *w, const convener_list *aside);

/* Adds to EVENT the parties of MODEL that it lacks. talks.c */
void take_parties(const struct event_work *w, dl_event *event, const dl_event *model);
/* Talks and deals of many who are told of as one. of_many.c */
void complete_of_many(const struct event_work *w, dl_event *event);
/* Talks and deals of "we", who have just met. ourselves.c */
void complete_ours(const struct event_work *w);
/* Is somebody of the first N of EVENT of the same side as mention M? talks.c */
bool is_of_known(const struct event_work *w, const dl_event *event, uint32_t n,
                 uint32_t m);
/* Drops those whom talks only describe, so that they are those told of elsewhere. bystanders.c */
void drop_described(const struct event_work *w, dl_event *event);
/* Of the truces hoped for drops those who only try to bring them about, where PAIRS tell who is at
 * war. */
void drop_brokers(const struct event_work *w, const dl_party_pairs *pairs);
/* Does the article tell of talks that all states hold? by_pairs.c */
bool tells_talks_of_all(const struct event_work *w);
/* Can EVENT be between the two that the article is about? OF_ALL: tells_talks_of_all. */
bool may_be_pair(const struct event_work *w, const dl_event *event, bool of_all);
/* Gives EVENT those of PAIRS that stand out, as its participants. */
void complete_by_pairs(const struct event_work *w, dl_event *event,
                       const dl_party_pairs *pairs, bool of_all);
/* Gives the talks and deals that LACKS tells of the parties of the talks that the article is
 * about. main_talks.c */
void complete_by_main(const struct event_work *w, const bool *lacks);
/* Of whom a demand is made, when nobody says: of the other of the two that the article is
 * about. An appeal goes to everybody. */
void complete_target(const struct event_work *w, dl_event *event,
                     const dl_party_pairs *pairs);

/* Are all who take part persons? */
bool is_of_persons(const struct event_work *w, const dl_event *event);
/* "Who signed the 2016 accord": with whom they did so then, no war of today says. */
bool is_old_pact(const struct event_work *w, const dl_event *event);

#endif
