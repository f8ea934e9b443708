/* counterpart.c - whom "his counterpart" means.
 *
 * In:  a noun whose owner is a person or whose words name a state. Out: its actor: the one person
 * of that state, or whom the owner met in the sentences before.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

/* "his Japanese counterpart": the one person whom the article gives a role of that
 * country. */
void dl_refer_to_counterpart(dl_referrer *x, uint32_t i) {
    dl_resolver *r = x->r;
    uint32_t owner = dl_ref_owner(x, i), only = DL_NONE;
    if (owner == DL_NONE) return;
    for (uint32_t k = 0; k < r->out->roles.n && k < MAX_BACK; k++) {
        const dl_actor_role *role = &r->out->roles.at[k];
        if (dl_same(r, role->of) != owner) continue;
        if (only != DL_NONE && dl_same(r, role->actor) != only) return;
        only = dl_same(r, role->actor);
    }
    if (only == DL_NONE) return;
    dl_mention *m = &r->out->list.at[i];
    m->actor = only;
    m->kind = DL_ACTOR_PERSON;
    m->method = DL_BY_ROLE;
    m->confidence = 60;
}

void dl_refer_to_partner(dl_referrer *x, uint32_t i, uint32_t pronoun) {
    static const char *const peer[] = { "counterpart" };
    enum { SENTENCES = 3 };
    const dl_mention *m = dl_ref_mention(x, i), *of = dl_ref_mention(x, pronoun);
    if (m->form != DL_FORM_NOMINAL || m->antecedent != DL_NONE || m->first != of->first ||
        m->n != 2 || of->actor == DL_NONE || !dl_rlisted(x->r, m->head, peer, 1))
        return;
    uint32_t owner = dl_same(x->r, of->actor);
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        if (dl_ref_distance(x, k, i) > SENTENCES) return;
        if (dl_ref_mention(x, k)->kind != DL_ACTOR_PERSON) continue;
        uint32_t other = dl_ref_joined(x, k);
        if (other == DL_NONE) continue;
        uint32_t one = dl_same(x->r, dl_ref_mention(x, k)->actor);
        uint32_t two = dl_same(x->r, dl_ref_mention(x, other)->actor);
        if (one != two && (one == owner || two == owner)) {
            dl_refer_to(x, i, one == owner ? other : k, 65, DL_BY_ROLE);
            return;
        }
    }
}
