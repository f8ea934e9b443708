/* mend_gapped.c - what is done to others as well, with the helping verb left out.
 *
 * In:  trees as parsed. Out: the same with the second participle joined to the first.
 * "Nine people were killed and forty wounded in a raid": parsers take the forty for a noun with a
 * participle, and the raid for theirs alone.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

enum { LONGEST_COUNT = 7 }; /* words of "at least forty other people" */

static bool is_undergone(const mender *m, uint32_t token) {
    return in_set(m->w, token, m->w->sets.undergone);
}

/* The participle behind "and" and a number of people, T being "and"; DL_NONE: none. */
static uint32_t second_participle(const mender *m, uint32_t t) {
    bool counted = false;
    uint32_t end = m->end;
    for (uint32_t i = t + 1; i < end && i <= t + LONGEST_COUNT; i++) {
        uint8_t pos = at(m, i)->pos;
        if (is_undergone(m, i)) return counted ? i : DL_NONE;
        if (pos == DL_POS_VERB || pos == DL_POS_AUX || pos == DL_POS_PUNCT ||
            pos == DL_POS_CCONJ)
            return DL_NONE;
        counted = counted || pos == DL_POS_NUM || in_set(m->w, i, m->w->sets.quantity);
    }
    return DL_NONE;
}

/* The verb before "and", if its passive is told and there is no other verb between. */
static uint32_t first_participle(const mender *m, uint32_t t, uint32_t from) {
    for (uint32_t v = t; v-- > from;) {
        if (at(m, v)->pos == DL_POS_VERB)
            return is_undergone(m, v) && child(m, v, DL_REL_AUX_PASS) != DL_NONE
                       ? v
                       : DL_NONE;
        if (at(m, v)->pos == DL_POS_CCONJ) return DL_NONE;
    }
    return DL_NONE;
}

/* What hangs on FROM from token FIRST on is the verb's; what described a noun is its
 * circumstance. */
static void give(const mender *m, uint32_t from, uint32_t verb, uint32_t first) {
    for (uint32_t c = at(m, from)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        if (c >= first && c != verb)
            hang(m, c, verb,
                 at(m, c)->rel == DL_REL_NMOD ? DL_REL_OBL : (dl_rel)at(m, c)->rel);
    }
}

/* "One soldier was badly injured": so many of them are no adjective's. */
static void mend_adjective(const mender *m, uint32_t t) {
    if (at(m, t)->pos != DL_POS_ADJ || !is_undergone(m, t)) return;
    uint32_t be = child(m, t, DL_REL_COP), who = child(m, t, DL_REL_NSUBJ);
    if (be == DL_NONE || who == DL_NONE || who > be ||
        child(m, who, DL_REL_NUMMOD) == DL_NONE)
        return;
    at(m, be)->rel = DL_REL_AUX_PASS;
    at(m, who)->rel = DL_REL_NSUBJ_PASS;
    at(m, t)->pos = DL_POS_VERB;
}

void mend_gapped(const mender *m, uint32_t t, uint32_t from) {
    mend_adjective(m, t);
    if (!token_is(m->w, t, "and") && !token_is(m->w, t, "while")) return;
    uint32_t second = second_participle(m, t), first, noun;
    if (second == DL_NONE || (first = first_participle(m, t, from)) == DL_NONE) return;
    for (noun = second - 1; noun > t && at(m, noun)->pos == DL_POS_ADV;) noun--;
    if (noun == t || is_above(m, second, first) || is_above(m, noun, first)) return;
    hang(m, second, first, DL_REL_CONJ);
    at(m, second)->pos = DL_POS_VERB;
    hang(m, noun, second, DL_REL_NSUBJ_PASS);
    give(m, noun, second, second);
    give(m, t, second, second);
    for (uint32_t i = t + 1; i < noun; i++) /* "at least": with the number */
        if (at(m, i)->head != DL_NONE && (at(m, i)->head <= t || at(m, i)->head > noun))
            hang(m, i, noun, DL_REL_NMOD);
    hang(m, t, second, DL_REL_CC);
}
