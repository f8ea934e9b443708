/* owned.c - "its forces", "his government": groups that a pronoun gives an owner.
 *
 * In:  a noun that begins with a possessive pronoun whose owner is known. Out: its actor, the
 * one that "Norland forces" and "the Norland government" have. Those who are somebody
 * else beside the owner ("its allies", "his rivals") stay unresolved.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

/* The state that OWNER is, serves or belongs to; DL_NONE: none is known. */
static uint32_t state_of(dl_resolver *r, uint32_t owner) {
    for (int steps = 0; owner != DL_NONE && steps < 3; steps++) {
        const dl_actor *a = &r->out->found.at[owner];
        if (a->kind == DL_ACTOR_COUNTRY) return owner;
        if (a->kind != DL_ACTOR_PERSON || a->parent != DL_NONE) {
            owner = dl_same(r, a->parent);
            continue;
        }
        uint32_t of = DL_NONE;
        for (uint32_t i = 0; i < r->out->roles.n && of == DL_NONE && i < MAX_BACK; i++)
            if (dl_same(r, r->out->roles.at[i].actor) == owner)
                of = dl_same(r, r->out->roles.at[i].of);
        owner = of;
    }
    return DL_NONE;
}

uint32_t dl_ref_actor_with(dl_resolver *r, int kind, dl_str key, dl_str name,
                           uint32_t parent) {
    uint32_t entry = dl_actors_find(r->actors, key);
    if (entry != DL_NONE && dl_str_eq(dl_actors_get(r->actors, entry)->key, key))
        return dl_known_actor(r, entry);
    for (uint32_t i = 0; i < r->n_same; i++)
        if (dl_str_eq(r->out->found.at[i].key, key)) return dl_same(r, i);
    return dl_resolve_actor(r, kind, key, name, parent);
}

static uint32_t government_of(dl_resolver *r, uint32_t owner) {
    uint32_t state = state_of(r, owner);
    if (state == DL_NONE) return DL_NONE;
    const dl_actor *a = &r->out->found.at[state];
    dl_str key =
        dl_str_fmt(r->mem, "office/%.*s-government", DL_ARG(dl_actor_slug(a->key)));
    dl_str name = dl_str_fmt(r->mem, "%.*s government", DL_ARG(a->name));
    return dl_ref_actor_with(r, DL_ACTOR_OFFICE, key, name, state);
}

/* The last words of M, small: "armed forces" of "its 5,000 armed forces". */
static dl_str words_of(const dl_resolver *r, const dl_mention *m) {
    char words[128];
    uint32_t first = m->head, n = 0;
    if (first > m->first + 1 && dl_ris(r, first - 1, r->sets.force_kind)) first--;
    for (uint32_t at = first; at <= m->head; at++) {
        dl_str s = dl_rword(r, at);
        if (n + s.len + 2 > sizeof words) break;
        if (n) words[n++] = ' ';
        n += dl_utf8_lower(s, words + n, (uint32_t)sizeof words - n);
    }
    return dl_str_copy(r->mem, (dl_str){ words, n });
}

void dl_refer_to_owned(dl_referrer *x, uint32_t i, uint32_t pronoun) {
    dl_resolver *r = x->r;
    dl_mention *m = &r->out->list.at[i];
    const dl_mention *of = dl_ref_mention(x, pronoun);
    static const char *const possessive[] = { "its", "his", "her", "their" };
    if (m->form != DL_FORM_NOMINAL || m->actor != DL_NONE || m->n < 2 ||
        m->first != of->first || m->kind != DL_ACTOR_COLLECTIVE)
        return;
    if (!dl_rlisted(r, of->first, possessive, DL_N(possessive))) return;
    if (!dl_ris(r, m->head, r->sets.group) && !dl_ris(r, m->head, r->sets.people)) return;
    uint32_t owner = dl_same(r, of->actor);
    if (owner == DL_NONE || dl_ris(r, m->head, r->sets.other_party)) return;
    const dl_actor *a = &r->out->found.at[owner];
    if (!a->key.len || a->kind == DL_ACTOR_COLLECTIVE) return;
    uint32_t actor = DL_NONE;
    if (dl_ris(r, m->head, r->sets.state_body)) {
        actor = government_of(r, owner);
    } else {
        dl_str words = words_of(r, m);
        dl_str label =
            dl_str_fmt(r->mem, "%.*s %.*s", DL_ARG(dl_actor_slug(a->key)), DL_ARG(words));
        dl_str key = dl_actor_make_key(r->mem, DL_ACTOR_COLLECTIVE, label);
        dl_str name = dl_str_fmt(r->mem, "%.*s %.*s", DL_ARG(a->name), DL_ARG(words));
        actor = dl_ref_actor_with(r, DL_ACTOR_COLLECTIVE, key, name, owner);
    }
    if (actor == DL_NONE) return;
    m->actor = actor;
    m->antecedent = pronoun;
    m->kind = r->out->found.at[actor].kind;
    m->method = DL_BY_GROUP;
    m->confidence = 55;
}

/* The state that the armed group named last before mention I is at home in; DL_NONE: none. */
static uint32_t state_of_group(const dl_referrer *x, uint32_t i, uint32_t *group) {
    dl_resolver *r = x->r;
    for (uint32_t k = i, n = 0; k-- > 0 && n < MAX_BACK; n++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->kind != DL_ACTOR_ARMED_GROUP || o->actor == DL_NONE) continue;
        const dl_actor *a = &r->out->found.at[dl_same(r, o->actor)];
        uint32_t of = a->known ? dl_actors_get(r->actors, a->entry)->parent : DL_NONE;
        if (of == DL_NONE || dl_actors_get(r->actors, of)->kind != DL_ACTOR_COUNTRY)
            continue;
        *group = k;
        return dl_known_actor(r, of);
    }
    return DL_NONE;
}

void dl_refer_to_besieged(dl_referrer *x, uint32_t i) {
    static const char *const government[] = { "government" };
    dl_mention *m = &x->r->out->list.at[i];
    if (m->actor != DL_NONE || m->n != 2 || !dl_ref_definite(x, m) ||
        !dl_rlisted(x->r, m->head, government, 1))
        return;
    uint32_t group = DL_NONE, state = state_of_group(x, i, &group);
    uint32_t actor = state == DL_NONE ? DL_NONE : government_of(x->r, state);
    if (actor == DL_NONE) return;
    dl_actor *office = &x->r->out->found.at[actor];
    if (office->parent == DL_NONE) office->parent = state;
    m->actor = actor;
    m->kind = x->r->out->found.at[actor].kind;
    m->antecedent = group;
    m->method = DL_BY_GROUP;
    m->confidence = 55;
}
