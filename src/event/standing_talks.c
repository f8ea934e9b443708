/* standing_talks.c - which talks there are, whatever becomes of them.
 *
 * In:  a noun that names talks, with what stands around it. Out: whether it is told of as
 *      there: who may derail them, or wants progress in them, takes it that they go on.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

/* Is C told as past: "made progress", "has derailed"? */
static bool is_over_told(const dl_clause *c) {
    return c && c->form == DL_FINITE && c->modality == DL_MODALITY_NONE &&
           (c->tense == DL_TENSE_PAST || c->flags & DL_PERFECT);
}

/* "threatens to derail the talks", "accused Peru of stalling the talks". */
static bool is_swayed(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "of", "from", "out" };
    uint32_t verb = w->trees->at[noun].head;
    uint8_t rel = w->trees->at[noun].rel;
    const dl_clause *c = verb_at(w, verb);
    if (!c || !dl_order_in(&w->order, verb, w->sways_talks) || is_over_told(c))
        return false;
    return rel == DL_REL_OBJ || rel == DL_REL_NSUBJ_PASS ||
           (rel == DL_REL_OBL && has_link(w, noun, links, DL_N(links)));
}

/* "progress in the talks", "the pace of talks": the noun that is a part of them, which they
 * may hang on beside ("to end the deadlock in talks"); DL_NONE. */
static uint32_t part_of_talks(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "in", "of", "for", "to", "at" };
    uint8_t rel = w->trees->at[noun].rel;
    uint32_t part = w->trees->at[noun].head;
    if ((rel != DL_REL_NMOD && rel != DL_REL_OBL) ||
        !has_link(w, noun, links, DL_N(links)))
        return DL_NONE;
    if (rel == DL_REL_OBL && part != DL_NONE)
        part = dl_tree_child(w->trees, part, DL_REL_OBJ);
    return part != DL_NONE && dl_order_in(&w->order, part, w->talks_part) ? part
                                                                          : DL_NONE;
}

/* "the brink of failure". */
static bool is_verge(const struct event_work *w, uint32_t state) {
    if (!dl_order_in(&w->order, state, w->talks_verge)) return false;
    uint32_t end = dl_tree_child(w->trees, state, DL_REL_NMOD);
    if (end == DL_NONE) end = dl_tree_child(w->trees, state, DL_REL_ACL);
    return dl_order_in(&w->order, end, w->talks_end);
}

/* "talks were on the verge of failing", "with talks on the verge of failing". */
static bool is_at_verge(const struct event_work *w, uint32_t noun) {
    if (w->trees->at[noun].rel == DL_REL_NSUBJ)
        return is_verge(w, w->trees->at[noun].head);
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_NMOD && is_verge(w, at)) return true;
    return false;
}

static bool is_gerund_with(const struct event_work *w, uint32_t noun, uint32_t verb) {
    static const char *const with[] = { "with" };
    const dl_clause *c = verb < w->text->tokens.n ? verb_at(w, verb) : NULL;
    return c && c->form == DL_GERUND && !happens(w, verb) &&
           (has_link(w, noun, with, DL_N(with)) || has_link(w, verb, with, DL_N(with)));
}

/* "with talks making no headway": trees may give the gerund to the verb above. */
static bool is_beside_with(const struct event_work *w, uint32_t noun) {
    uint32_t first, last, tokens = w->text->tokens.n;
    dl_tree_extent(w->trees, noun, &first, &last);
    uint32_t next = last + 1;
    if (next < tokens && w->trees->at[next].rel == DL_REL_ADVMOD) next++;
    if (is_gerund_with(w, noun, next)) return true;
    if (w->trees->at[noun].rel == DL_REL_NSUBJ)
        return is_gerund_with(w, noun, w->trees->at[noun].head);
    uint32_t told = dl_tree_child(w->trees, noun, DL_REL_ACL);
    return told != DL_NONE && is_gerund_with(w, noun, told);
}

/* "talks that are moving slowly", "which have stalled", but "which open on Monday". */
static bool is_told_on(const struct event_work *w, uint32_t noun) {
    uint32_t verb = dl_tree_child(w->trees, noun, DL_REL_ACL_RELCL);
    const dl_clause *c = verb == DL_NONE ? NULL : clause_at(w, verb);
    if (!c || c->tense != DL_TENSE_PRESENT || c->modality != DL_MODALITY_NONE ||
        happens(w, verb))
        return false;
    return !(c->flags & DL_PERFECT) || dl_order_in(&w->order, verb, w->talks_stuck);
}

/* "The talks will remain inconclusive", but "talks remain ahead". */
static bool is_remaining(const struct event_work *w, uint32_t noun) {
    static const char *const remain[] = { "remain", "remains", "stay", "stays" };
    uint32_t verb = w->trees->at[noun].head;
    if (w->trees->at[noun].rel != DL_REL_NSUBJ) return false;
    uint32_t aux = dl_tree_child(w->trees, verb, DL_REL_COP);
    if (aux == DL_NONE) aux = verb;
    return is_among(w, aux, remain, DL_N(remain)) &&
           !is_word(w, dl_tree_child(w->trees, verb, DL_REL_ADVMOD), "ahead");
}

/* "have been deadlocked for months". */
static bool is_stuck(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "for", "since" };
    uint32_t state = w->trees->at[noun].head;
    const dl_clause *c = clause_at(w, state);
    if (!c || !is_subject_rel(w->trees->at[noun].rel) || !(c->flags & DL_PERFECT) ||
        c->tense != DL_TENSE_PRESENT || c->flags & DL_NEGATED ||
        !dl_order_in(&w->order, state, w->talks_stuck))
        return false;
    for (uint32_t at = w->trees->at[state].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (has_link(w, at, links, DL_N(links))) return true;
    return false;
}

/* "The talks could collapse", "will founder if": there are some. */
static bool may_fail(const struct event_work *w, uint32_t noun) {
    uint32_t verb = w->trees->at[noun].head;
    const dl_clause *c = verb_at(w, verb);
    return c && w->trees->at[noun].rel == DL_REL_NSUBJ && c->form == DL_FINITE &&
           !is_over_told(c) && dl_order_in(&w->order, verb, w->talks_fail);
}

talks_told standing_talks(const struct event_work *w, uint32_t noun) {
    unsigned own = 0;
    if (!dl_order_in(&w->order, noun, w->talks_noun)) return TALKS_OPEN;
    look_at_modifiers(w, noun, &own);
    look_at_description(w, noun, &own);
    if (own & (1u << HINT_PLANNED | 1u << HINT_POSSIBLE | 1u << HINT_DENIED))
        return is_at_verge(w, noun) ? TALKS_GO_ON : TALKS_OPEN;
    if (is_told_on(w, noun) || is_remaining(w, noun)) return TALKS_GO_ON;
    if (own & 1u << HINT_PAST) return TALKS_OPEN; /* "to finish talks held in May" */
    if (is_swayed(w, noun) || is_at_verge(w, noun) || is_beside_with(w, noun) ||
        is_stuck(w, noun) || may_fail(w, noun))
        return TALKS_GO_ON;
    uint32_t part = part_of_talks(w, noun);
    if (part == DL_NONE) return TALKS_OPEN;
    if (dl_order_in(&w->order, part, w->talks_end)) return TALKS_WERE;
    for (uint32_t at = w->trees->at[part].head, steps = 0; at != DL_NONE && steps < 3;
         at = w->trees->at[at].head, steps++) {
        const dl_clause *c = clause_at(w, at);
        if (!c || c->kind == DL_CLAUSE_DEED) continue;
        /* "failed to make progress in the talks", "made no progress in them" */
        if (c->form != DL_FINITE && c->modality == DL_MODALITY_FAIL) return TALKS_WERE;
        return is_over_told(c) ? TALKS_WERE : TALKS_GO_ON;
    }
    return TALKS_WERE;
}
