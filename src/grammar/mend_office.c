/* mend_office.c - bodies before an office that the parser takes for a subject.
 *
 * In:  trees as parsed. Out: the same with the body under the name of who holds the office.
 * "UN Secretary-General Ana Ruiz met them": a verb has one subject, and what is a subject has
 * none. "The arrest of rebel leader Karl Dahl": "of" is the whole name's.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* Does "and" or a comma stand between tokens A and B? */
static bool is_parted(const mender *m, uint32_t a, uint32_t b) {
    for (uint32_t k = a + 1; k < b; k++)
        if (at(m, k)->rel == DL_REL_CC || is_comma(m, k)) return true;
    return false;
}

/* The other subject of VERB before T; DL_NONE: there is none. */
static uint32_t subject_before(const mender *m, uint32_t t, uint32_t verb) {
    for (uint32_t k = at(m, verb)->child; k != DL_NONE && k < t; k = at(m, k)->next)
        if (is_subject(at(m, k)->rel)) return k;
    return DL_NONE;
}

/* "UN Secretary - General Ana Ruiz": she is no further word of the body's name. */
static void mend_flat(const mender *m, uint32_t t) {
    uint32_t body = at(m, t)->head, title = child(m, t, DL_REL_NMOD_DESC);
    if (at(m, t)->rel == DL_REL_APPOS && at(m, t)->pos == DL_POS_PROPN &&
        body != DL_NONE && body > t && at(m, body)->pos == DL_POS_VERB) {
        uint32_t verb = body; /* she is none of the verb's */
        body = subject_before(m, t, verb);
        if (body == DL_NONE || at(m, body)->pos != DL_POS_PROPN || is_parted(m, body, t))
            return;
        hang(m, t, verb, DL_REL_NSUBJ);
        hang(m, body, t, DL_REL_COMPOUND);
        return;
    }
    if (at(m, t)->rel != DL_REL_FLAT || at(m, t)->pos != DL_POS_PROPN ||
        body == DL_NONE || body > t || title == DL_NONE || title < body || title > t ||
        is_parted(m, body, t))
        return;
    turn(m, t, DL_REL_COMPOUND);
}

/* "of rebel leader Karl Dahl": T, a preposition, is that of the name, not of its title. */
static void mend_case(const mender *m, uint32_t t) {
    uint32_t title = at(m, t)->head, name;
    if (at(m, t)->rel != DL_REL_CASE || title == DL_NONE || title < t ||
        (at(m, title)->rel != DL_REL_NMOD_DESC && at(m, title)->rel != DL_REL_COMPOUND))
        return;
    name = at(m, title)->head;
    if (name == DL_NONE || name < title || child(m, name, DL_REL_CASE) != DL_NONE) return;
    hang(m, t, name, DL_REL_CASE);
    uint32_t noun = at(m, name)->head;
    if (noun != DL_NONE && noun < t && at(m, noun)->pos == DL_POS_NOUN)
        hang(m, name, noun, DL_REL_NMOD);
}

void mend_office(const mender *m, uint32_t t) {
    mend_near(m, t);
    mend_flat(m, t);
    mend_case(m, t);
    uint32_t head = at(m, t)->head, body = head;
    if (at(m, t)->rel != DL_REL_NSUBJ || at(m, t)->pos != DL_POS_PROPN || head == DL_NONE)
        return;
    if (head > t) body = subject_before(m, t, head);
    if (body == DL_NONE || at(m, body)->pos != DL_POS_PROPN ||
        !is_subject(at(m, body)->rel) || at(m, body)->head == DL_NONE ||
        at(m, body)->head < t || child(m, body, DL_REL_COP) != DL_NONE ||
        is_parted(m, body, t))
        return;
    if (head > t)
        hang(m, body, t, DL_REL_COMPOUND);
    else
        turn(m, t, DL_REL_COMPOUND);
}
