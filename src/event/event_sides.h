/* event_sides.h - between whom: what the files share that know the parties of talks and
 * fights, and find those that a telling does not name, by the file that defines it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EVENT_EVENT_SIDES_H
#define DATELINE_EVENT_EVENT_SIDES_H

#include "event_private.h"

/* ---- parties.c --------------------------------------------------------------------- */

/* Those between whom the talks, deal or truce of the trigger is, at most MAX. */
uint32_t clause_parties(const struct event_work *w, uint32_t trigger, uint32_t end,
                        uint32_t *out, uint32_t max);
/* Those whom the nouns of its deeds give for FILL, where the verb has none: "opened talks
 * with Chile". */
uint32_t deed_parties(const struct event_work *w, fill_kind fill, uint32_t trigger,
                      uint32_t end, uint32_t *out, uint32_t max);
/* Is it within one state: "intra-Norwegian talks"? */
bool is_internal(const struct event_work *w, const dl_event *event);
/* Has the trigger a noun that names it, "deal" or "talks", or is it one? */
bool names_deed(const struct event_work *w, uint32_t trigger, uint32_t end);
/* Or that of a pact, which has two sides, not "the demand"? */
bool names_pact(const struct event_work *w, uint32_t trigger, uint32_t end);

/* ---- table.c ----------------------------------------------------------------------- */

/* An actor's side: officials and negotiators speak for what they belong to. DL_NONE: M is
 * only described. */
uint32_t stands_for(const struct event_work *w, uint32_t m);
/* How many take part who have a name; and with those of "Norland and the rebels". */
uint32_t sides(const struct event_work *w, const dl_event *event);
uint32_t all_sides(const struct event_work *w, const dl_event *event);
/* Somebody without a name who acts for himself: "the rebels", "union leaders". */
bool has_no_name(const struct event_work *w, uint32_t m);
bool has_described(const struct event_work *w, const dl_event *event);
/* Rounds are between sides: where EVENT names a side's negotiators or officials and the
 * article names the side itself, the side takes part. */
void raise_to_sides(const struct event_work *w, dl_event *event);

/* Of mention M, a state, and OTHER, who are the two parties: the state's government, where
 * the article speaks of it as of the one that OTHER, an armed group, fights; else M. */
uint32_t government_or(const struct event_work *w, uint32_t m, uint32_t other);

/* ---- talks.c ----------------------------------------------------------------------- */

/* Rounds, meetings and agreements of the article: parties that other tellings name. */
void complete_talks(const struct event_work *w);
bool may_be_completed(const dl_event_type *type);

/* ---- pairs.c ----------------------------------------------------------------------- */

/* Two parties of the article, and how much they have to do with each other. */
typedef struct {
    uint32_t a, b; /* actors, a < b */
    int weight;
} dl_party_pair;
typedef DL_VEC(dl_party_pair) dl_party_pairs;
dl_party_pairs find_pairs(const struct event_work *w);
/* Those of PAIRS that may make a truce: no bodies, and in a war with an armed group the pairs
 * of such a group alone. */
dl_party_pairs truce_pairs(const struct event_work *w, const dl_party_pairs *pairs);
/* The pair that stands out by LEAD quarters of the weight of the next, among those of WITH
 * unless that is DL_NONE; false: none does. */
bool main_pair(const dl_party_pairs *pairs, uint32_t with, int lead, uint32_t out[2]);
/* The state, group or body that mention M is or serves; DL_NONE: none. */
uint32_t party_of(const struct event_work *w, uint32_t m);
/* Does PARTY take part in an event of one of the N TYPES, in whatever role? */
bool is_party_to_any(const struct event_work *w, uint32_t party, const char *const *types,
                     size_t n);

/* ---- partners.c -------------------------------------------------------------------- */

/* Adds to EVENT, of whose parties one is known, the other as ROLE; BY_SPEAKER: the side of
 * whoever tells of it. */
void complete_partner(const struct event_work *w, dl_event *event, uint16_t role,
                      bool by_speaker);

/* Gives whoever joins the talks just told of to those: "met Lund, and Berg joined the talks"; and
 * all who meet "for the next round" to that. */
void complete_joined_talks(const struct event_work *w);

/* ---- mediators.c ------------------------------------------------------------------- */

/* "the guarantors of the talks": those named beside are not who talks. */
bool is_mediated(const struct event_work *w, uint32_t trigger, uint32_t end);
/* By actor: does he, she or it stand between the parties? */
const bool *find_mediators(const struct event_work *w);
/* Gives talks the hosts and mediators that clauses about them name. convened.c */
void find_conveners(const struct event_work *w);

/* ---- many_sided.c ------------------------------------------------------------------ */

/* Of how many sides the words before EVENT's talks speak; 0: they do not say. */
uint32_t told_sides(const struct event_work *w, const dl_event *event);
/* Talks whose words say of how many sides they are. */
void complete_many_sided(const struct event_work *w);

/* ---- among.c ----------------------------------------------------------------------- */

/* Notes of meetings of those of one state alone who they are: "intra-Norlandic". */
void note_among(const struct event_work *w);

/* ---- series.c ---------------------------------------------------------------------- */

/* The row of set talks_subject that EVENT's words name; 0: none. */
uint8_t talks_subject_of(const struct event_work *w, const dl_event *event);
/* Are they talks that all states hold: "world trade talks", "Lima round of trade talks"? */
bool are_talks_of_all(const struct event_work *w, const dl_event *event);
/* What rounds belong to: the name of their talks and what they are about. After
 * complete_talks. */
void name_talks(const struct event_work *w);

/* ---- rounds.c ---------------------------------------------------------------------- */

bool is_round(const struct event_work *w, const dl_event *event); /* of talks */
/* Sets DROP, by event, of "the next round" where the article tells of no talks. */
void drop_bare_rounds(const struct event_work *w, bool *drop);
/* "A rocket fired by rebels killed two": one attack. fired.c */
void drop_fired(const struct event_work *w, bool *drop);
/* Statuses that the words and numbers of rounds give away: "the current round", the fourth
 * when the fifth is to come. After settle_statuses. */
void settle_rounds(const struct event_work *w);

/* ---- announced.c ------------------------------------------------------------------- */

/* Whose deeds those are that somebody announces or approves. */
void complete_announced(const struct event_work *w);

/* ---- captors.c --------------------------------------------------------------------- */

/* Who frees those that are freed. */
void complete_releases(const struct event_work *w);

/* ---- attackers.c ------------------------------------------------------------------- */

/* Who attacks whom, by the verb around the noun of an attack. */
void complete_attacks(const struct event_work *w);
/* Adds whom FILL finds in clause C as ROLE, where EVENT has nobody in it; without those who
 * have another role in it already. */
void add_filled(const struct event_work *w, dl_event *event, int role, const dl_clause *c,
                fill_kind fill);
/* The same of EVENT's clause C by the verb that its noun stands with. attack_verb.c */
void complete_by_verb(const struct event_work *w, dl_event *event, const dl_clause *c,
                      int agent, int target);

/* ---- attending.c ------------------------------------------------------------------- */

/* Who stands in an election or joins a protest. */
void complete_attending(const struct event_work *w);

/* ---- retold.c ---------------------------------------------------------------------- */

/* Whom an attack that is told again strikes, who fights in "the fighting". After
 * complete_attacks. */
void complete_retold(const struct event_work *w);
/* The ways in which the word at TOKEN may tell of an attack; words that share one may tell
 * the same attack. */
enum { WAY_BOMB = 1, WAY_SHOTS = 2, WAY_RAID = 4, WAY_BATTLE = 8 };
unsigned ways_at(const struct event_work *w, uint32_t token);

/* ---- sanctioned.c ------------------------------------------------------------------ */

/* On whom sanctions are. After complete_retold. */
void complete_sanctions(const struct event_work *w);

/* ---- refused.c --------------------------------------------------------------------- */

/* Whose offer or charge a rejection turns down. */
void complete_refused(const struct event_work *w);

#endif
