/* apart.h - deeds that are told of beside another one.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EVENT_APART_H
#define DATELINE_EVENT_APART_H

#include "event_private.h"

/* "Shelled the town after the raid", "in response to the raid": is the deed of NOUN one that the
 * verb above it is put behind, or answers, and so another than that verb's? */
bool is_behind_verb(const struct event_work *w, uint32_t noun);
/* The deed of the trigger, if whoever does what is told around it need not do it: after a raid
 * anybody may hold anything. Who travels or meets does. NULL: he does. */
const dl_clause *deed_apart(const struct event_work *w, const dl_event *event,
                            uint32_t trigger, uint32_t end);

/* "The raid followed an attack on the port": does mention M hang on the noun of another deed than
 * that of TRIGGER, which is one itself? */
bool hangs_on_other_deed(const struct event_work *w, uint32_t m, uint32_t trigger);

/* "Peru met them after a bomb killed two": does the token HEAD stand before the clause C, which has
 * a subject of its own? */
bool is_before_clause(const struct event_work *w, const dl_clause *c, uint32_t head);

#endif
