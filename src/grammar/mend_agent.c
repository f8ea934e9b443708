/* mend_agent.c - doers behind "by" that the parser hangs on the wrong word.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* "Refused to receive the envoy and the killing of nine by police": no active verb has a
 * doer behind "by"; the deed right before it may. T is who stands behind that. */
static void mend_deed_by(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, by = child(m, t, DL_REL_CASE);
    if (at(m, t)->rel != DL_REL_OBL || verb == DL_NONE || by == DL_NONE ||
        by < verb + 2 || by > t || !token_is(m->w, by, "by") || is_time_noun(m->w, t) ||
        child(m, verb, DL_REL_AUX_PASS) != DL_NONE ||
        child(m, verb, DL_REL_OBJ) == DL_NONE ||
        !(in_set(m->w, t, m->w->sets.people) || in_set(m->w, t, m->w->sets.role) ||
          in_set(m->w, t, m->w->sets.group) || at(m, t)->pos == DL_POS_PROPN))
        return;
    uint32_t victim = by - 1, deed = at(m, victim)->head;
    uint32_t of = child(m, victim, DL_REL_CASE);
    if (at(m, victim)->rel == DL_REL_NMOD && of != DL_NONE && token_is(m->w, of, "of") &&
        deed != DL_NONE && deed > verb && in_set(m->w, deed, m->w->sets.deed))
        hang(m, t, deed, DL_REL_NMOD);
}

/* "Freed by the rebels after mediation by Norland": what is done is done by one; the second "by"
 * belongs to the noun right before it. T is who stands behind that. */
void mend_second_by(const mender *m, uint32_t t) {
    mend_deed_by(m, t);
    uint32_t verb = at(m, t)->head, by = child(m, t, DL_REL_CASE), first = DL_NONE;
    if (at(m, t)->rel != DL_REL_OBL_AGENT || verb == DL_NONE || by == DL_NONE ||
        by < verb + 2 || by > t || at(m, by - 1)->pos != DL_POS_NOUN)
        return;
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < t; c = at(m, c)->next)
        if (c > verb && at(m, c)->rel == DL_REL_OBL_AGENT) first = c;
    uint32_t noun = by - 1, link = child(m, noun, DL_REL_CASE);
    /* "jailed after protests by students" */
    if (link != DL_NONE &&
        (token_is(m->w, link, "after") || token_is(m->w, link, "following")))
        first = verb;
    if (first != DL_NONE && noun > first && at(m, noun)->head != DL_NONE &&
        in_set(m->w, noun, m->w->sets.deed))
        hang(m, t, noun, DL_REL_NMOD);
}
