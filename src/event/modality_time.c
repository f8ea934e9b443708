/* modality_time.c - deeds whose status hangs on when, on what condition or by what means they
 * are told.
 *
 * In:  the verb of a deed and its clause. Out: whether it waits for a condition ("will sign if
 *      the army leaves"), comes after what is told ("after that the troops leave"), and what the
 *      clause above says of it ("could be prolonged by freeing the crew").
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum { MAX_STEPS = 4 }; /* from a deed to the verb that says on what it hangs */

/* "if", "unless", "once" at VERB, but "even if". */
static bool opens_condition(const struct event_work *w, uint32_t verb) {
    static const char *const words[] = { "if", "unless", "once", "provided" };
    static const char *const even[] = { "even", "only" };
    for (uint32_t at = w->trees->at[verb].child; at != DL_NONE && at < verb;
         at = w->trees->at[at].next)
        if ((w->trees->at[at].rel == DL_REL_MARK ||
             w->trees->at[at].rel == DL_REL_ADVMOD) &&
            is_among(w, at, words, DL_N(words)))
            return at == 0 || !is_among(w, at - 1, even, DL_N(even));
    return false;
}

/* "left when it rained if at all": what is told as past hangs on nothing. */
static bool is_past_told(const dl_clause *c) {
    return c->form == DL_FINITE && (c->tense == DL_TENSE_PAST || c->flags & DL_PERFECT) &&
           c->modality == DL_MODALITY_NONE;
}

/* Of TOKEN, a verb, or a noun, which trees give the clause to in "no chance of a deal if". */
static bool has_condition(const struct event_work *w, uint32_t token) {
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if ((w->trees->at[at].rel == DL_REL_ADVCL ||
             w->trees->at[at].rel == DL_REL_ACL) &&
            opens_condition(w, at))
            return true;
    return false;
}

bool is_conditional(const struct event_work *w, uint32_t token) {
    for (int steps = 0; steps < MAX_STEPS && w->clauses->at; steps++) {
        const dl_clause *c = clause_at(w, token);
        uint8_t rel = w->trees->at[token].rel;
        bool verb = c && c->kind != DL_CLAUSE_DEED;
        if (has_condition(w, token)) return !verb || !is_past_told(c);
        if (verb && c->form == DL_FINITE) return false;
        if (rel != DL_REL_XCOMP && rel != DL_REL_OBJ && rel != DL_REL_NMOD &&
            !is_subject_rel(rel))
            return false;
        token = w->trees->at[token].head;
        if (token == DL_NONE) return false;
    }
    return false;
}

bool is_assured(const struct event_work *w, uint32_t verb) {
    uint8_t rel = w->trees->at[verb].rel;
    return (rel == DL_REL_ACL || rel == DL_REL_CCOMP) &&
           w->trees->at[verb].head != DL_NONE &&
           dl_order_in(&w->order, w->trees->at[verb].head, w->assurance);
}

/* "then", "after that": behind what is told. */
static bool is_behind(const struct event_work *w, uint32_t verb) {
    static const char *const then[] = { "then", "afterwards", "thereafter" };
    static const char *const after[] = { "after" };
    static const char *const that[] = { "that", "this" };
    for (uint32_t at = w->trees->at[verb].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        if (w->trees->at[at].rel == DL_REL_ADVMOD && is_among(w, at, then, DL_N(then)))
            return true;
        if (w->trees->at[at].rel == DL_REL_OBL && is_among(w, at, that, DL_N(that)) &&
            has_link(w, at, after, DL_N(after)))
            return true;
    }
    return false;
}

/* "is scheduled to meet him before leaving": is it the infinitive under UPPER that is to come? */
static bool is_set(const struct event_work *w, const dl_clause *upper) {
    uint32_t to_do = dl_tree_child(w->trees, upper->predicate, DL_REL_XCOMP);
    const dl_clause *inner = to_do == DL_NONE ? NULL : clause_at(w, to_do);
    return inner && upper->tense != DL_TENSE_PAST && inner->form == DL_INFINITIVE &&
           (inner->modality == DL_MODALITY_DUE || inner->modality == DL_MODALITY_PLAN);
}

/* What the clause UPPER says of the deed by which it comes about, or which follows on it. */
static unsigned by_way_of(const struct event_work *w, const dl_clause *upper) {
    switch (upper->modality) {
    case DL_MODALITY_CAN:
    case DL_MODALITY_COULD:
    case DL_MODALITY_MAY:
    case DL_MODALITY_MIGHT:
    case DL_MODALITY_MUST:
    case DL_MODALITY_SHOULD:
    case DL_MODALITY_WOULD:
    case DL_MODALITY_WANT: return 1u << HINT_POSSIBLE;
    case DL_MODALITY_DUE:
    case DL_MODALITY_PLAN: return 1u << HINT_PLANNED;
    default:
        return upper->tense == DL_TENSE_FUTURE || is_set(w, upper) ? 1u << HINT_PLANNED
                                                                   : 0;
    }
}

/* "announced a truce starting on Monday": is the gerund at TOKEN behind what a past verb sets? */
bool is_set_to_begin(const struct event_work *w, uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    uint32_t noun = w->trees->at[token].head;
    if (!c || c->form != DL_GERUND || w->trees->at[token].rel != DL_REL_ACL ||
        noun == DL_NONE || !dl_order_in(&w->order, token, w->begins))
        return false;
    uint8_t rel = w->trees->at[noun].rel;
    const dl_clause *verb = verb_at(w, w->trees->at[noun].head);
    return verb && (rel == DL_REL_OBJ || rel == DL_REL_OBL || rel == DL_REL_NSUBJ_PASS) &&
           is_past_told(verb) && !(verb->flags & DL_NEGATED) &&
           dl_order_in(&w->order, verb->predicate, w->arranges);
}

/* "is considering sending tanks", "discussed holding talks", "are in favour of leaving". */
static bool is_considered(const struct event_work *w, const dl_clause *c,
                          uint32_t token) {
    static const char *const favour[] = { "favour", "favor" };
    uint32_t head = w->trees->at[token].head;
    if (c->form != DL_GERUND || head == DL_NONE) return false;
    bool of = token > 1 && is_word(w, token - 1, "of");
    if (is_among(w, of ? token - 2 : head, favour, DL_N(favour))) return true;
    return w->trees->at[token].rel == DL_REL_XCOMP && verb_at(w, head) &&
           dl_order_in(&w->order, head, w->considers);
}

/* "refused to talk before the troops withdrew", "will not leave until it ends and they are freed":
 * has what the clause above C refuses to wait for C? */
static bool is_awaited_first(const struct event_work *w, const dl_clause *c) {
    static const char *const marks[] = { "before", "until", "till" };
    if (c->form != DL_FINITE || c->function != DL_REL_ADVCL || c->under == DL_NONE ||
        !is_among(w, c->mark, marks, DL_N(marks)))
        return false;
    const dl_clause *upper = clause_at(w, c->under);
    return upper &&
           (upper->modality == DL_MODALITY_REFUSE ||
            (upper->flags & DL_NEGATED &&
             (upper->tense == DL_TENSE_FUTURE || upper->modality == DL_MODALITY_WOULD ||
              upper->modality == DL_MODALITY_WILL)));
}

/* "will leave while the army deploys troops": what goes along with what will be done. */
static bool is_along_with_plan(const struct event_work *w, const dl_clause *c) {
    if (c->form != DL_FINITE || c->function != DL_REL_ADVCL || c->under == DL_NONE ||
        c->tense != DL_TENSE_PRESENT || c->modality != DL_MODALITY_NONE ||
        c->flags & (DL_PERFECT | DL_PROGRESSIVE) || !is_word(w, c->mark, "while"))
        return false;
    const dl_clause *upper = clause_at(w, c->under);
    return upper && upper->tense == DL_TENSE_FUTURE;
}

void time_hints(const struct event_work *w, const dl_clause *c, uint32_t token,
                unsigned *seen) {
    static const char *const links[] = { "by", "before" };
    if (c->kind != DL_CLAUSE_VERB) return;
    const dl_clause *upper = clause_at(w, w->trees->at[token].head);
    if (is_set_to_begin(w, token) || is_along_with_plan(w, c))
        *seen |= 1u << HINT_PLANNED;
    if (is_considered(w, c, token) || is_awaited_first(w, c))
        *seen |= 1u << HINT_POSSIBLE;
    if (c->form == DL_GERUND && upper && upper->kind == DL_CLAUSE_VERB &&
        w->trees->at[token].rel == DL_REL_ADVCL && has_link(w, token, links, DL_N(links)))
        *seen |= by_way_of(w, upper);
    if (c->form == DL_FINITE && c->tense == DL_TENSE_PRESENT &&
        c->modality == DL_MODALITY_NONE && !(c->flags & (DL_PERFECT | DL_PROGRESSIVE)) &&
        is_behind(w, token))
        *seen |= 1u << HINT_PLANNED;
}
