/* mend_which.c - "which" behind a name: the name, or all that was told before.
 *
 * In:  trees as parsed. Out: the same with such a clause hung on the name.
 * "Norland praised Sundria, which raided the port": Sundria raided it. "Norland raided Sundria,
 * which angered Karovia": the raid did.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

void mend_which(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, which = child(m, t, DL_REL_NSUBJ);
    if (which == DL_NONE) which = child(m, t, DL_REL_NSUBJ_PASS);
    if (at(m, t)->rel != DL_REL_ADVCL || verb == DL_NONE || which == DL_NONE ||
        which > t || which < verb + 2 || !token_is(m->w, which, "which") ||
        !is_comma(m, which - 1) || in_set(m->w, t, m->w->sets.stirs) ||
        in_set(m->w, t, m->w->sets.brings_about) || in_set(m->w, t, m->w->sets.set_off) ||
        in_set(m->w, t, m->w->sets.hurts))
        return;
    uint32_t name = which - 2;
    while (at(m, name)->head != DL_NONE && at(m, name)->head > verb &&
           at(m, name)->head < which &&
           (at(m, name)->rel == DL_REL_FLAT || at(m, name)->pos != DL_POS_PROPN))
        name = at(m, name)->head;
    if (at(m, name)->pos == DL_POS_PROPN && !is_time_noun(m->w, name) &&
        is_above(m, verb, name))
        hang(m, t, name, DL_REL_ACL_RELCL);
}
