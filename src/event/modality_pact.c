/* modality_pact.c - pacts that are to come: which are set, and which are only awaited.
 *
 * In:  a telling of an agreement, with what stands around it. Out: whether somebody has said
 *      that it will be made ("will sign the accord", "there will be a deal"); a deal that one
 *      has a deadline for, is determined to reach or would welcome may never be.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

/* "will sign", "the adoption of": whoever has a paper to sign has agreed on it. */
static bool is_sealing(const struct event_work *w, uint32_t token) {
    return token != DL_NONE && dl_order_in(&w->order, token, w->seals);
}

/* "Both sides will agree": said of a clause of its own, not "hopes that they will". */
static bool is_foretold(const struct event_work *w, const dl_clause *c) {
    return c->kind == DL_CLAUSE_VERB && c->form == DL_FINITE &&
           c->tense == DL_TENSE_FUTURE && c->modality == DL_MODALITY_WILL &&
           !is_hoped(w, c->predicate);
}

/* "There will be a deal", not "there will not". */
static bool is_there_to_be(const struct event_work *w, uint32_t noun) {
    const dl_clause *c = clause_at(w, w->trees->at[noun].head);
    return c && c->tense == DL_TENSE_FUTURE && !(c->flags & DL_NEGATED) &&
           is_there_said(w, noun);
}

bool is_set_pact(const struct event_work *w, uint32_t trigger, uint32_t end) {
    for (uint32_t at = trigger; at < end; at++) {
        const dl_clause *c = clause_at(w, at);
        unsigned own = 0;
        if (!c) continue;
        if (c->kind != DL_CLAUSE_DEED) return is_sealing(w, at) || is_foretold(w, c);
        look_at_modifiers(w, at, &own); /* "the planned accord" */
        return own & 1u << HINT_PLANNED || is_there_to_be(w, at) || is_sealing(w, at) ||
               is_sealing(w, w->trees->at[at].head);
    }
    return false;
}

/* "The deal, which includes a vote and the release of the crew": does NOUN stand among what a
 * pact or plan says is to be done? */
bool is_provided_for(const struct event_work *w, uint32_t noun) {
    enum { CLIMB = 4 };
    static const char *const of[] = { "of", "for" };
    uint32_t at = noun;
    for (int steps = 0; steps < CLIMB; steps++) {
        uint8_t rel = w->trees->at[at].rel;
        bool up =
            rel == DL_REL_CONJ || (rel == DL_REL_NMOD && has_link(w, at, of, DL_N(of)));
        if (!up || w->trees->at[at].head > at) break;
        at = w->trees->at[at].head;
    }
    const dl_clause *verb = verb_at(w, w->trees->at[at].head);
    if (!verb || w->trees->at[at].rel != DL_REL_OBJ || verb->flags & DL_NEGATED ||
        !dl_order_in(&w->order, verb->predicate, w->provides))
        return false;
    uint32_t text = dl_tree_child(w->trees, verb->predicate, DL_REL_NSUBJ);
    if (w->trees->at[verb->predicate].rel == DL_REL_ACL_RELCL)
        text = w->trees->at[verb->predicate].head;
    return text != DL_NONE && (dl_order_in(&w->order, text, w->pact) ||
                               dl_order_in(&w->order, text, w->plan_text));
}

/* "no deal without the release", "will not meet before a truce", "but not before a vote": what
 * has to come first may come. */
bool is_to_come_first(const struct event_work *w, uint32_t noun) {
    enum { CLIMB = 4 };
    static const char *const first[] = { "before", "without", "until" };
    uint32_t at = noun;
    while (w->trees->at[at].rel == DL_REL_CONJ && w->trees->at[at].head < at &&
           !has_link(w, at, first, DL_N(first)))
        at = w->trees->at[at].head;
    uint32_t link = at;
    if (!has_link(w, at, first, DL_N(first))) return false;
    if (is_word(w, dl_tree_child(w->trees, at, DL_REL_ADVMOD), "not")) return true;
    for (int steps = 0; steps < CLIMB && at != DL_NONE; steps++) {
        at = w->trees->at[at].head;
        const dl_clause *c = at == DL_NONE ? NULL : clause_at(w, at);
        if (c && c->kind != DL_CLAUSE_DEED)
            return at < link && c->flags & DL_NEGATED &&
                   (c->tense != DL_TENSE_PAST || c->modality != DL_MODALITY_NONE);
    }
    return false;
}

/* "would leave without a deal", "the risk of leaving without one": it is what may be, not
 * what was; but "left without a deal". */
bool is_lack_ahead(const struct event_work *w, uint32_t noun) {
    static const char *const without[] = { "without" };
    uint32_t verb = w->trees->at[noun].head;
    const dl_clause *c = verb_at(w, verb);
    return c && w->trees->at[noun].rel == DL_REL_OBL &&
           has_link(w, noun, without, DL_N(without)) &&
           (c->form != DL_FINITE || c->tense == DL_TENSE_FUTURE ||
            c->modality != DL_MODALITY_NONE);
}
