/* accused.c - who denies what somebody is accused of.
 *
 * In:  the subject of a relative clause, a pronoun. Out: whom the verb above accuses: "accused
 *      Norland of fraud, a charge it denies".
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

enum { MAX_UP = 6 /* words between the charge and the verb that accuses */ };

uint32_t dl_ref_accused(const dl_referrer *x, uint32_t at, uint32_t verb) {
    static const char *const which[] = { "which" };
    const dl_branch *tree = x->r->trees->at;
    uint32_t noun = tree[verb].head;
    if (tree[verb].rel != DL_REL_ACL_RELCL || noun == DL_NONE) return DL_NONE;
    if (!dl_ris(x->r, noun, x->r->sets.refused_charge) &&
        !(at > 0 && dl_rlisted(x->r, at - 1, which, 1) &&
          dl_ris(x->r, verb, x->r->sets.denies_it)))
        return DL_NONE;
    for (uint32_t n = 0; noun != DL_NONE && n < MAX_UP; n++, noun = tree[noun].head)
        if (tree[noun].pos == DL_POS_VERB && noun < verb &&
            dl_ris(x->r, noun, x->r->sets.blames))
            return dl_tree_child(x->r->trees, noun, DL_REL_OBJ);
    return DL_NONE;
}
