/* mend_bare.c - the second of two infinitives that "to" opens once.
 *
 * In:  trees as parsed. Out: the same with such a verb joined to the infinitive.
 * "urged Peru to return and sign the pact": a verb in its bare form is joined to no verb in the
 * past, with "-ing" or with "-s", but to the infinitive between them.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

static bool is_bare(const mender *m, uint32_t verb) {
    char room[DL_LEMMA_MAX];
    dl_str form = form_of(m, verb);
    return dl_str_eq(dl_lemma(form, DL_POS_VERB, false, room), form) &&
           !in_set(m->w, verb, m->w->sets.unchanged_past);
}

/* The infinitive with "to" that hangs on VERB, or on its object, before END; DL_NONE: none. */
static uint32_t infinitive_of(const mender *m, uint32_t verb, uint32_t end) {
    for (uint32_t i = verb + 1; i < end; i++) {
        uint32_t up = at(m, i)->head, to = child(m, i, DL_REL_MARK);
        if (at(m, i)->pos != DL_POS_VERB || to == DL_NONE || to > i ||
            !token_is(m->w, to, "to") || up == DL_NONE)
            continue;
        if (up == verb || at(m, up)->head == verb) return i;
    }
    return DL_NONE;
}

void mend_bare(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, cc = child(m, t, DL_REL_CC);
    if (at(m, t)->rel != DL_REL_CONJ || verb == DL_NONE || verb > t || cc == DL_NONE ||
        cc > t || at(m, verb)->pos != DL_POS_VERB || has_subject(m, t) ||
        has_helper(m, t) || child(m, t, DL_REL_MARK) != DL_NONE || !is_bare(m, t) ||
        is_bare(m, verb) || in_set(m->w, verb, m->w->sets.unchanged_past))
        return;
    uint32_t first = infinitive_of(m, verb, cc);
    if (first != DL_NONE) hang(m, t, first, DL_REL_CONJ);
}
