/* befallen.c - pronouns of whom the verb tells by what was told just before.
 *
 * In:  a pronoun among the mentions and trees. Out: the mention that it means by its verb.
 * "A bomber came; he blew himself up": who attacks. "The army freed nine women. They had been
 * abducted": whom something befell.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

/* "Parts of the bomber's body were found; he blew himself up": who attacks there, in the sentence
 * of pronoun I or the one before; DL_NONE: nobody, or "he" does something else. */
uint32_t dl_ref_assailant(const dl_referrer *x, uint32_t i) {
    uint32_t at = dl_ref_mention(x, i)->first;
    if (!dl_ref_is_parsed(x, at) || !dl_ref_is_subject(dl_ref_branch(x, at)->rel) ||
        dl_ref_branch(x, at)->head == DL_NONE ||
        !dl_ris(x->r, dl_ref_branch(x, at)->head, x->r->sets.strikes_out))
        return DL_NONE;
    for (uint32_t k = i; k-- > 0 && dl_ref_distance(x, k, i) < 2;) {
        const dl_mention *m = dl_ref_mention(x, k);
        if (m->form == DL_FORM_NOMINAL && !m->plural &&
            dl_ris(x->r, m->head, x->r->sets.assailant))
            return k;
    }
    return DL_NONE;
}

/* "The army freed nine women. They had been abducted": to whom, several, something was done in the
 * sentence before pronoun I, if what befell "they" is done to people; DL_NONE: to nobody. */
uint32_t dl_ref_befallen(const dl_referrer *x, uint32_t i) {
    uint32_t at = dl_ref_mention(x, i)->first;
    if (!dl_ref_is_parsed(x, at) || dl_ref_branch(x, at)->rel != DL_REL_NSUBJ_PASS ||
        dl_ref_branch(x, at)->head == DL_NONE ||
        !dl_ris(x->r, dl_ref_branch(x, at)->head, x->r->sets.befalls))
        return DL_NONE;
    for (uint32_t k = i; k-- > 0 && dl_ref_distance(x, k, i) < 2;) {
        const dl_mention *m = dl_ref_mention(x, k);
        uint32_t top = dl_ref_top(x, k);
        if (dl_ref_distance(x, k, i) == 1 && m->form == DL_FORM_NOMINAL && m->plural &&
            dl_ref_is_parsed(x, top) && dl_ref_branch(x, top)->rel == DL_REL_OBJ)
            return k;
    }
    return DL_NONE;
}
