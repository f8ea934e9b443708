/* refer.h - looking back over mentions: what refer.c and sides.c share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_REFER_H
#define DATELINE_REFER_H

#include "resolve_parts.h"

enum {
    MAX_BACK = 120,   /* mentions or roles looked back over */
    MAX_PEOPLE = 512, /* actors of an article among whom an envoy is sought */
};

#define DL_KIND(k) (1u << DL_ACTOR_##k)
enum {
    GROUPS = DL_KIND(ARMED_GROUP) | DL_KIND(ORGANISATION) | DL_KIND(PARTY),
    THINGS = GROUPS | DL_KIND(COUNTRY) | DL_KIND(MEDIA) | DL_KIND(OFFICE),
    SIDES = DL_KIND(COUNTRY) | DL_KIND(ARMED_GROUP) | DL_KIND(PARTY) | DL_KIND(OFFICE)
};

typedef struct {
    dl_resolver *r;
    uint32_t *count; /* by found: mentions so far */
    uint32_t n_count;
    uint8_t *traits; /* by mention; 0 = not looked at yet */
} dl_referrer;

const dl_mention *dl_ref_mention(const dl_referrer *x, uint32_t i);
/* Sentences from mention FROM to mention TO. */
uint32_t dl_ref_distance(const dl_referrer *x, uint32_t from, uint32_t to);
/* Is mention I what a preposition governs? */
bool dl_ref_behind_preposition(const dl_referrer *x, uint32_t i);
/* Does it stand inside a longer mention, or in somebody's title? */
bool dl_ref_nested(const dl_referrer *x, uint32_t i);

/* Gives mention I ("the two sides") its members of KINDS, if two are found. */
void dl_refer_to_sides(dl_referrer *x, uint32_t i, uint32_t kinds);

#endif
