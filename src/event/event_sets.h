/* event_sets.h - the word sets that the event layer reads, beside those of statuses.
 *
 * A row is a member of struct event_work and the file of seeds/words that fills it, whose
 * first line says what its words are to the layer.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EVENT_SETS_H
#define DATELINE_EVENT_SETS_H

#include "dateline/event.h"

#define EVENT_SETS(X)                                                                    \
    X(accuse, "say_accuse")                                                              \
    X(aged, "aged")                                                                      \
    X(all_states_matter, "all_states_matter")                                            \
    X(answers, "answers")                                                                \
    X(as_hostage, "as_hostage")                                                          \
    X(asked_about, "asked_about")                                                        \
    X(attitude, "attitude")                                                              \
    X(averts, "averts")                                                                  \
    X(begins, "begins")                                                                  \
    X(blamed_on, "blamed_on")                                                            \
    X(blames, "blames")                                                                  \
    X(brings_about, "brings_about")                                                      \
    X(charge, "charge")                                                                  \
    X(choice, "choice")                                                                  \
    X(citing, "citing")                                                                  \
    X(comes_next, "comes_next")                                                          \
    X(coming_vote, "coming_vote")                                                        \
    X(compared, "compared")                                                              \
    X(confirms, "confirms")                                                              \
    X(contests, "contests")                                                              \
    X(craft, "craft")                                                                    \
    X(crashes, "crashes")                                                                \
    X(deed_other, "deed_other")                                                          \
    X(deed_past, "deed_past")                                                            \
    X(demand_list, "demand_list")                                                        \
    X(determiner, "determiner")                                                          \
    X(dies, "dies")                                                                      \
    X(discusses, "discusses")                                                            \
    X(effort, "effort")                                                                  \
    X(ends, "ends")                                                                      \
    X(eve_of, "eve_of")                                                                  \
    X(expressed, "expressed")                                                            \
    X(fighter_kind, "fighter_kind")                                                      \
    X(fixed_for, "fixed_for")                                                            \
    X(forbids, "forbids")                                                                \
    X(goes_on, "goes_on")                                                                \
    X(goes_on_now, "goes_on_now")                                                        \
    X(goes_well, "goes_well")                                                            \
    X(happens, "happens")                                                                \
    X(harmless, "harmless")                                                              \
    X(held, "held")                                                                      \
    X(hits, "hits")                                                                      \
    X(holds, "holds")                                                                    \
    X(hostilities, "hostilities")                                                        \
    X(hurts, "hurts")                                                                    \
    X(implies, "implies")                                                                \
    X(kept, "kept")                                                                      \
    X(lasts, "lasts")                                                                    \
    X(looked_at, "looked_at")                                                            \
    X(looked_into, "looked_into")                                                        \
    X(makes_pact, "makes_pact")                                                          \
    X(many_sided, "many_sided")                                                          \
    X(means, "means")                                                                    \
    X(meant_for, "meant_for")                                                            \
    X(mediator_role, "mediator_role")                                                    \
    X(meeting_noun, "meeting_noun")                                                      \
    X(mishap, "mishap")                                                                  \
    X(moved_from, "moved_from")                                                          \
    X(nears, "nears")                                                                    \
    X(none_of, "none_of")                                                                \
    X(not_named, "not_named")                                                            \
    X(obtains, "obtains")                                                                \
    X(occasion, "occasion")                                                              \
    X(of_all_states, "of_all_states")                                                    \
    X(of_now, "of_now")                                                                  \
    X(one_sided, "one_sided")                                                            \
    X(onlooker, "onlooker")                                                              \
    X(other_days, "other_days")                                                          \
    X(other_force, "other_force")                                                        \
    X(pact, "pact")                                                                      \
    X(pact_made, "pact_made")                                                            \
    X(pact_part, "pact_part")                                                            \
    X(pact_says, "pact_says")                                                            \
    X(pact_there, "pact_there")                                                          \
    X(part_way, "part_way")                                                              \
    X(performs, "performs")                                                              \
    X(phase_verb, "phase_verb")                                                          \
    X(place_noun, "place_noun")                                                          \
    X(place_part, "place_part")                                                          \
    X(plan_noun, "plan_noun")                                                            \
    X(plots, "plots")                                                                    \
    X(point_list, "point_list")                                                          \
    X(point_spoken, "point_spoken")                                                      \
    X(praise, "say_praise")                                                              \
    X(preparation, "preparation")                                                        \
    X(public, "public")                                                                  \
    X(put_off, "put_off")                                                                \
    X(quantity, "quantity")                                                              \
    X(record_of, "record_of")                                                            \
    X(refused_charge, "refused_charge")                                                  \
    X(refused_wish, "refused_wish")                                                      \
    X(rejected_telling, "rejected_telling")                                              \
    X(resumes, "resumes")                                                                \
    X(rips, "rips")                                                                      \
    X(round_noun, "round_noun")                                                          \
    X(rumour, "rumour")                                                                  \
    X(saves, "saves")                                                                    \
    X(says_public, "says_public")                                                        \
    X(says_then, "says_then")                                                            \
    X(seals, "seals")                                                                    \
    X(sensed, "sensed")                                                                  \
    X(sided, "sided")                                                                    \
    X(side_noun, "side_noun")                                                            \
    X(speaks_for, "speaks_for")                                                          \
    X(speaks_from, "speaks_from")                                                        \
    X(stage_noun, "stage_noun")                                                          \
    X(stands_by, "stands_by")                                                            \
    X(statistic, "statistic")                                                            \
    X(stays, "stays")                                                                    \
    X(stops, "stops")                                                                    \
    X(struck, "struck")                                                                  \
    X(talks_apart, "talks_apart")                                                        \
    X(talks_kind, "talks_kind")                                                          \
    X(talks_near, "talks_near")                                                          \
    X(talks_noun, "talks_noun")                                                          \
    X(talks_subject, "talks_subject")                                                    \
    X(talks_track, "talks_track")                                                        \
    X(thought_of, "thought_of")                                                          \
    X(took_place, "took_place")                                                          \
    X(undecided, "undecided")                                                            \
    X(unsure, "unsure")                                                                  \
    X(victim, "victim")                                                                  \
    X(war_noun, "war_noun")                                                              \
    X(way_battle, "way_battle")                                                          \
    X(way_bomb, "way_bomb")                                                              \
    X(way_raid, "way_raid")                                                              \
    X(way_shots, "way_shots")                                                            \
    X(way_to, "way_to")                                                                  \
    X(weapon, "weapon")                                                                  \
    X(wins, "wins")                                                                      \
    X(within_state, "within_state")

#endif
