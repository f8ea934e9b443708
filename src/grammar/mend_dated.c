/* mend_dated.c - dates before a noun that the parser hangs on the adjective between them.
 *
 * In:  trees as parsed. Out: the same with day and month on the noun.
 * "The 28 July presidential vote": nothing is presidential by a day.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* The month of the date "28 July" or "July 28" whose number is T; DL_NONE: it is none. */
static uint32_t month_of(const mender *m, uint32_t t) {
    for (uint32_t c = at(m, t)->child; c != DL_NONE; c = at(m, c)->next)
        if (in_set(m->w, c, m->w->sets.month)) return c;
    return DL_NONE;
}

void mend_dated(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head, month = DL_NONE;
    if (at(m, t)->pos != DL_POS_NUM || at(m, t)->rel != DL_REL_COMPOUND ||
        noun == DL_NONE || noun < t || (month = month_of(m, t)) == DL_NONE)
        return;
    if (at(m, noun)->pos == DL_POS_ADJ && at(m, noun)->rel == DL_REL_AMOD)
        noun = at(m, noun)->head;
    if (noun == DL_NONE || noun < t || at(m, noun)->pos != DL_POS_NOUN) return;
    hang(m, t, noun, DL_REL_COMPOUND);
    hang(m, month, noun, DL_REL_COMPOUND);
}
