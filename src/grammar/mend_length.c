/* mend_length.c - lengths before "after" and "before" that the parser takes for somebody.
 *
 * In:  trees as parsed. Out: the same with the length beside the verb.
 * "Hours after the call, drones hit a port": a verb has one subject, and hours hit nothing.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* "Hours after the call, drones hit a port": T, the verb, whose first subject is the length. */
static void mend_first_subject(const mender *m, uint32_t t) {
    uint32_t length = DL_NONE, other = DL_NONE;
    for (uint32_t c = at(m, t)->child; c != DL_NONE && c < t; c = at(m, c)->next) {
        if (!is_subject(at(m, c)->rel)) continue;
        if (length == DL_NONE)
            length = c;
        else
            other = c;
    }
    if (other == DL_NONE || !in_set(m->w, length, m->w->sets.unit)) return;
    if (token_is(m->w, length + 1, "after") || token_is(m->w, length + 1, "before"))
        at(m, length)->rel = DL_REL_OBL_UNMARKED;
}

/* "Hours after soldiers raided the camp, Norway left": the clause has the length, which is no noun
 * that it describes. */
void mend_length(const mender *m, uint32_t t) {
    mend_first_subject(m, t);
    dl_branch *b = at(m, t);
    uint32_t length = b->head, mark = child(m, t, DL_REL_MARK);
    if (b->rel != DL_REL_ACL || length == DL_NONE || mark != length + 1 || mark > t ||
        at(m, length)->rel != DL_REL_OBL_UNMARKED || at(m, length)->head == DL_NONE ||
        !is_time_noun(m->w, length))
        return;
    turn(m, t, DL_REL_OBL_UNMARKED);
    b->rel = DL_REL_ADVCL;
}
