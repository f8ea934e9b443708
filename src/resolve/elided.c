/* elided.c - "US and NATO forces": the noun that the first of two leaves out.
 *
 * In:  nouns of several people with an owner, and names joined to their left. Out: those
 * names mean "US forces", as "NATO forces" do, and no longer the state or body itself.
 * An adjective or an acronym without its own "the" is read so: "Norwegian, Chilean and
 * Peruvian envoys"; "the US and NATO forces" leaves it open.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

enum { MAX_JOINED = 6 };

static bool is_word(const dl_resolver *r, uint32_t at, const char *word) {
    return dl_str_is(dl_rword(r, at), word);
}

/* The name before token AT that "and" or a comma joins to what follows; DL_NONE: none. */
static uint32_t joined_before(const dl_resolver *r, uint32_t i, uint32_t at, bool comma) {
    if (at < 2) return DL_NONE;
    bool by_and = is_word(r, at - 1, "and") || is_word(r, at - 1, "And"); /* "U.S. And" */
    bool list = by_and && is_word(r, at - 2, ",");
    uint32_t end = list ? at - 2 : at - 1; /* "A, B, and C" */
    if (!by_and && !(comma && is_word(r, at - 1, ","))) return DL_NONE;
    for (uint32_t k = i, steps = 0; k-- > 0 && steps < MAX_JOINED; steps++) {
        const dl_mention *o = &r->out->list.at[k];
        if (o->first + o->n == end && o->form == DL_FORM_NAME) return k;
    }
    return DL_NONE;
}

/* May the name of mention K stand for those of its own that the noun behind names? */
static bool may_lack_noun(const dl_resolver *r, uint32_t k) {
    const dl_mention *o = &r->out->list.at[k];
    if (o->actor == DL_NONE) return false;
    if (o->kind != DL_ACTOR_COUNTRY && o->kind != DL_ACTOR_ORGANISATION &&
        o->kind != DL_ACTOR_ARMED_GROUP)
        return false;
    if (o->adjective) return true;
    static const char *const the[] = { "the" };
    return o->n == 1 && dl_rtok(r, o->first)->flags & DL_UPPER &&
           !(o->first > 0 && dl_rlisted(r, o->first - 1, the, 1));
}

/* The name inside nominal M that owns it, at its beginning; DL_NONE: none. */
static uint32_t owner_of(const dl_resolver *r, uint32_t i) {
    const dl_mention *m = &r->out->list.at[i];
    if (i + 1 >= r->out->list.n) return DL_NONE;
    const dl_mention *o = &r->out->list.at[i + 1];
    bool owns = o->form == DL_FORM_NAME && o->first == m->first && o->n < m->n;
    /* "Norway's forces" are of one */
    return owns && !(dl_rtok(r, o->first + o->n)->flags & DL_CLITIC) ? i + 1 : DL_NONE;
}

/* Those of the actor of mention K who are called as those that nominal I names are called:
 * "norland-forces" as "nato-forces". */
static uint32_t own_of(dl_resolver *r, uint32_t k, uint32_t i, uint32_t owner) {
    const dl_mention *o = &r->out->list.at[k];
    uint32_t of = dl_same(r, o->actor), other = dl_same(r, r->out->list.at[owner].actor);
    uint32_t all = dl_same(r, r->out->list.at[i].actor);
    if (other == DL_NONE || all == DL_NONE) return DL_NONE;
    dl_str whole = dl_actor_slug(r->out->found.at[all].key);
    dl_str before = dl_actor_slug(r->out->found.at[other].key);
    if (whole.len <= before.len + 1 || whole.ptr[before.len] != '-' ||
        !dl_str_eq(dl_str_sub(whole, 0, before.len), before))
        return DL_NONE;
    dl_str rest = dl_str_sub(whole, before.len + 1, whole.len);
    dl_str key =
        dl_str_fmt(r->mem, "collective/%.*s-%.*s",
                   DL_ARG(dl_actor_slug(r->out->found.at[of].key)), DL_ARG(rest));
    dl_str text = dl_span_str(r->doc, dl_token_span(r->text, o->first, o->n));
    char *words = dl_alloc(r->mem, rest.len + 1u);
    for (uint32_t c = 0; c < rest.len; c++)
        words[c] = rest.ptr[c] == '-' ? ' ' : rest.ptr[c];
    dl_str name = dl_str_fmt(r->mem, "%.*s %.*s", DL_ARG(text), (int)rest.len, words);
    return dl_ref_actor_with(r, DL_ACTOR_COLLECTIVE, key, name, of);
}

void dl_refer_elided(dl_resolver *r) {
    for (uint32_t i = 0; i < r->out->list.n; i++) {
        const dl_mention *m = &r->out->list.at[i];
        if (m->form != DL_FORM_NOMINAL || !m->plural || m->kind != DL_ACTOR_COLLECTIVE ||
            m->actor == DL_NONE)
            continue;
        uint32_t owner = owner_of(r, i), k = i, at = m->first;
        if (owner == DL_NONE) continue;
        for (int n = 0; n < MAX_JOINED; n++) {
            k = joined_before(r, k, at, n > 0);
            if (k == DL_NONE || !may_lack_noun(r, k)) break;
            at = r->out->list.at[k].first;
            uint32_t actor = own_of(r, k, i, owner);
            if (actor == DL_NONE) break;
            dl_mention *o = &r->out->list.at[k];
            o->actor = actor;
            o->kind = DL_ACTOR_COLLECTIVE;
            o->adjective = false;
            o->plural = true;
            o->method = DL_BY_GROUP;
        }
    }
}
