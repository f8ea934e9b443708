/* meetings.h - who meets whom: a graph gathered from events.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EXPORT_MEETINGS_H
#define DATELINE_EXPORT_MEETINGS_H

#include "export_parts.h"

typedef struct {
    dl_str key, name;
    uint32_t meetings; /* events it took part in with somebody */
} dl_met_actor;

typedef struct {
    uint32_t a, b;      /* indexes of actors, a < b */
    uint32_t n;         /* meetings */
    dl_str first, last; /* dates of the dated ones, ISO; empty: none is dated */
    dl_str keys;        /* of the events, joined by a space */
} dl_met_pair;

typedef struct dl_meetings dl_meetings;

dl_meetings *dl_meetings_new(dl_arena *mem);
/* Takes a meeting, a visit or a round of talks that happened or goes on; the rest is no
 * meeting and is passed over. */
void dl_meetings_add(dl_meetings *meetings, const dl_cell *record);
/* Sorts and sums up: actors by key, pairs by their actors. */
void dl_meetings_finish(dl_meetings *meetings);
const dl_met_actor *dl_meetings_actors(const dl_meetings *meetings, uint32_t *n);
const dl_met_pair *dl_meetings_pairs(const dl_meetings *meetings, uint32_t *n);

#endif
