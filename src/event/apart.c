/* apart.c - deeds that are told of beside another one.
 *
 * In:  the trigger of an event. Out: the clause of its deed, where the light verb on which that
 *      hangs performs another: "held a protest after the raid".
 *
 * SPDX-License-Identifier: MIT */
#include "apart.h"
#include "event_sides.h"

/* "Held a protest after the raid", "made a decision on a response to the raid": does VERB, on
 * which DEED hangs, perform another? */
static bool is_beside(const struct event_work *w, const dl_clause *verb,
                      const dl_clause *deed) {
    static const char *const times[] = { "after",  "following", "since",  "before",
                                         "during", "amid",      "despite" };
    bool other = false, oblique = false;
    for (uint32_t i = verb->first; i < verb->first + verb->n; i++) {
        const dl_argument *a = &w->clauses->arguments.at[i];
        const dl_clause *c = clause_at(w, a->head);
        bool named = c && c->kind == DL_CLAUSE_DEED;
        if (a->head != deed->predicate) {
            other |= named && a->function == DL_FUNCTION_OBJECT && !a->filled;
            continue;
        }
        if (a->function != DL_FUNCTION_OBLIQUE) return false;
        oblique = true;
        if (a->word != DL_NONE && is_among(w, a->word, times, DL_N(times))) return true;
    }
    return oblique && other;
}

/* "Shelled the town after the raid", "in reply to the raid": a deed that the verb above it is put
 * behind, or answers, is another one. */
bool is_behind_verb(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "after", "following", "since", "before",
                                         "despite" };
    uint32_t link = dl_tree_child(w->trees, noun, DL_REL_CASE);
    if (w->trees->at[noun].rel == DL_REL_NMOD)
        return dl_order_in(&w->order, w->trees->at[noun].head, w->revenge);
    if (w->trees->at[noun].rel != DL_REL_OBL || link == DL_NONE) return false;
    return is_among(w, link, links, DL_N(links)) ||
           (link > 0 && dl_order_in(&w->order, link - 1, w->revenge));
}

const dl_clause *deed_apart(const struct event_work *w, const dl_event *event,
                            uint32_t trigger, uint32_t end) {
    const dl_event_type *type = &w->types->list.at[event->type];
    if (may_be_completed(type) || dl_str_is(type->name, "visit")) return NULL;
    for (uint32_t at = trigger; at < end && w->clauses->at; at++) {
        const dl_clause *c = clause_at(w, at);
        if (!c || c->kind != DL_CLAUSE_DEED) continue;
        const dl_clause *verb = clause_partner(w, c);
        return verb && is_beside(w, verb, c) ? c : NULL;
    }
    return NULL;
}

static bool is_noun_of_deed(const struct event_work *w, uint32_t token) {
    const dl_clause *c = w->clauses->at ? clause_at(w, token) : NULL;
    return c && c->kind == DL_CLAUSE_DEED;
}

bool hangs_on_other_deed(const struct event_work *w, uint32_t m, uint32_t trigger) {
    uint32_t at = w->mentions->list.at[m].head;
    if (!is_noun_of_deed(w, trigger)) return false;
    while (w->trees->at[at].rel == DL_REL_FLAT) at = w->trees->at[at].head;
    uint32_t noun = w->trees->at[at].head;
    return w->trees->at[at].rel == DL_REL_NMOD && noun < at && noun != trigger &&
           is_noun_of_deed(w, noun);
}

bool is_before_clause(const struct event_work *w, const dl_clause *c, uint32_t head) {
    return c->function == DL_REL_ADVCL && c->mark != DL_NONE && head < c->mark &&
           dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ) > c->mark &&
           dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ) < c->predicate;
}
