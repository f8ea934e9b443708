/* first_person.c - who "I", "we" and "you" of a quotation are.
 *
 * In:  mentions of method DL_BY_VOICE, whose antecedent speaks or is spoken to. Out: their
 * actors. "I" and "you" are the antecedent; "we" of a person is the side for which he
 * speaks: the country or body of his office, or the state that publishes his words.
 *
 * SPDX-License-Identifier: MIT */
#include "resolve_parts.h"

enum {
    SIDES = 1u << DL_ACTOR_COUNTRY | 1u << DL_ACTOR_ORGANISATION |
            1u << DL_ACTOR_ARMED_GROUP | 1u << DL_ACTOR_PARTY | 1u << DL_ACTOR_OFFICE
};

/* What ACTOR has an office of; DL_NONE: nothing that is known. */
static uint32_t side_of(dl_resolver *r, uint32_t actor) {
    for (uint32_t i = 0; i < r->out->roles.n; i++) {
        const dl_actor_role *role = &r->out->roles.at[i];
        uint32_t of = dl_same(r, role->of);
        if (dl_same(r, role->actor) == actor && of != DL_NONE && of != actor &&
            SIDES >> r->out->found.at[of].kind & 1u)
            return of;
    }
    uint32_t parent = dl_same(r, r->out->found.at[actor].parent);
    return parent != DL_NONE && SIDES >> r->out->found.at[parent].kind & 1u ? parent
                                                                            : DL_NONE;
}

/* Does who speaks at mention M in what a state publishes speak for it: "MS. RUIZ", "SENIOR
 * OFFICIAL", its own people? A guest ("PRESIDENT DAHL") and a reporter do not. */
static bool speaks_for_issuer(dl_resolver *r, const dl_mention *m) {
    uint32_t actor = dl_same(r, m->actor);
    const dl_actor *a = actor == DL_NONE ? NULL : &r->out->found.at[actor];
    if (r->issuer == DL_NONE) return false;
    if (a && a->known) {
        uint32_t of = dl_actors_get(r->actors, a->entry)->parent;
        const dl_actor *state = &r->out->found.at[dl_same(r, r->issuer)];
        return of != DL_NONE && dl_str_eq(dl_actors_get(r->actors, of)->key, state->key);
    }
    static const char *const official[] = { "official" };
    if (!a) return dl_rlisted(r, m->head, official, 1);
    for (uint32_t at = m->title_first; at < m->title_first + m->title_n; at++) {
        dl_str s = dl_rword(r, at);
        if (dl_ris(r, at, r->sets.own_official) || dl_str_ends(s, ".")) return true;
    }
    return false;
}

void dl_refer_voices(dl_resolver *r) {
    for (uint32_t i = 0; i < r->out->list.n; i++) {
        dl_mention *m = &r->out->list.at[i];
        if (m->method != DL_BY_VOICE || m->antecedent == DL_NONE) continue;
        const dl_mention *who = &r->out->list.at[m->antecedent];
        uint32_t actor = dl_same(r, who->actor), side = DL_NONE;
        if (m->plural && actor != DL_NONE &&
            r->out->found.at[actor].kind != DL_ACTOR_COUNTRY)
            side = side_of(r, actor);
        if (m->plural && side == DL_NONE && speaks_for_issuer(r, who)) side = r->issuer;
        if (actor == DL_NONE && side == DL_NONE) continue;
        m->actor = side == DL_NONE ? actor : side;
        m->kind = r->out->found.at[m->actor].kind;
    }
}
