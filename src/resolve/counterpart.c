/* counterpart.c - whom "his counterpart" and "the Norlandic leader" mean.
 *
 * In:  a noun whose owner is a person or whose words name a state. Out: its actor: the one person
 * of that state, or whom the owner met in the sentences before; who leads the state.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

/* The last person named, in this sentence or one of the two before, whom the dictionary gives
 * OWNER; DL_NONE: none. */
static uint32_t last_of(dl_referrer *x, uint32_t i, uint32_t owner) {
    enum { SENTENCES = 2 };
    dl_resolver *r = x->r;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (dl_ref_distance(x, k, i) > SENTENCES) break;
        if (o->form != DL_FORM_NAME || o->kind != DL_ACTOR_PERSON || o->actor == DL_NONE)
            continue;
        const dl_actor *a = &r->out->found.at[dl_same(r, o->actor)];
        uint32_t of = a->known ? dl_actors_get(r->actors, a->entry)->parent : DL_NONE;
        if (of != DL_NONE &&
            dl_str_eq(dl_actors_get(r->actors, of)->key, r->out->found.at[owner].key))
            return dl_same(r, o->actor);
    }
    return DL_NONE;
}

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
    if (only == DL_NONE) only = last_of(x, i, owner);
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

/* Does the article call ACTOR, a person, by the highest office of OWNER; DL_NONE: of any state? */
static bool is_called_head(const dl_referrer *x, uint32_t actor, uint32_t owner) {
    dl_resolver *r = x->r;
    for (uint32_t k = 0; k < r->out->roles.n && k < MAX_BACK; k++) {
        const dl_actor_role *role = &r->out->roles.at[k];
        uint32_t of = role->of == DL_NONE ? DL_NONE : dl_same(r, role->of);
        if (dl_same(r, role->actor) != actor || (owner != DL_NONE && of != owner))
            continue;
        if (of == DL_NONE || r->out->found.at[of].kind != DL_ACTOR_COUNTRY) continue;
        uint32_t last = dl_token_from(r->text, role->text.off + role->text.len - 1);
        for (uint32_t at = dl_token_from(r->text, role->text.off);
             at <= last && at < r->text->tokens.n; at++)
            if (dl_ris(r, at, r->sets.top_office)) return true;
    }
    return false;
}

/* Does ACTOR, a person, lead OWNER by what the article calls him, or by the dictionary? */
static bool leads(const dl_referrer *x, uint32_t actor, uint32_t owner) {
    dl_resolver *r = x->r;
    if (is_called_head(x, actor, owner)) return true;
    if (owner == DL_NONE) return false;
    const dl_actor *of = &r->out->found.at[owner], *a = &r->out->found.at[actor];
    return a->known && of->known &&
           dl_actors_held(r->actors, a->entry, of->entry, r->words, r->sets.top_office,
                          r->doc->published);
}

/* "The embattled leader", no "rebel leader", "party leader": is mention M a leader of
 * nobody named? */
static bool is_plain_leader(const dl_referrer *x, const dl_mention *m) {
    for (uint32_t at = m->first + 1; at < m->head; at++)
        if (!x->r->trees || x->r->trees->at[at].pos == DL_POS_NOUN ||
            x->r->trees->at[at].pos == DL_POS_PROPN)
            return false;
    return dl_ref_definite(x, m);
}

bool dl_refer_to_leader(dl_referrer *x, uint32_t i, uint32_t owner) {
    enum { SENTENCES = 4 };
    const dl_mention *m = dl_ref_mention(x, i);
    if (m->plural || !dl_ris(x->r, m->head, x->r->sets.leader_noun) ||
        (owner == DL_NONE ? !is_plain_leader(x, m)
                          : x->r->out->found.at[owner].kind != DL_ACTOR_COUNTRY))
        return false;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (dl_ref_distance(x, k, i) > SENTENCES) return false;
        if (o->form != DL_FORM_NAME || o->kind != DL_ACTOR_PERSON ||
            o->actor == DL_NONE || o->first + o->n > m->first ||
            !leads(x, dl_same(x->r, o->actor), owner))
            continue;
        dl_refer_to(x, i, k, 65, DL_BY_ROLE);
        return true;
    }
    return false;
}
