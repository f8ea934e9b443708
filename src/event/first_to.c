/* first_to.c - who is the first, last or only one to do something, and so did it.
 *
 * In:  the clause of an infinitive that describes a noun. Out: whom the noun is said of:
 * "Norland became the first state to recognise them".
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

/* Is NOUN counted: "the first", "the only", "the latest state"? */
static bool is_counted(const struct event_work *w, uint32_t noun) {
    static const char *const words[] = { "first", "second", "third",  "fourth",
                                         "fifth", "last",   "latest", "only" };
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_AMOD && is_among(w, at, words, DL_N(words)))
            return true;
    return false;
}

/* "Norland was not the first": somebody else was. */
static bool is_denied_of(const struct event_work *w, uint32_t first) {
    const dl_clause *c = clause_at(w, first);
    return c && c->flags & DL_NEGATED;
}

/* "They were the first to leave": the subject of that. */
static uint32_t subject_of_first(const struct event_work *w, uint32_t first) {
    static const char *const words[] = { "first", "second", "last" };
    static const char *const be[] = { "was", "were" };
    if (!is_among(w, first, words, DL_N(words)) ||
        !is_among(w, dl_tree_child(w->trees, first, DL_REL_COP), be, DL_N(be)))
        return DL_NONE;
    return dl_tree_child(w->trees, first, DL_REL_NSUBJ);
}

uint32_t first_to_do(const struct event_work *w, const dl_clause *c) {
    static const char *const become[] = { "became", "become", "becomes" };
    uint32_t noun = w->trees->at[c->predicate].head, verb;
    if (c->form != DL_INFINITIVE || noun == DL_NONE || noun > c->predicate ||
        is_denied_of(w, noun))
        return DL_NONE;
    uint8_t rel = w->trees->at[c->predicate].rel;
    uint32_t alone = subject_of_first(w, noun);
    if (alone != DL_NONE && w->trees->at[noun].pos != DL_POS_NOUN) return alone;
    if (rel == DL_REL_XCOMP) { /* trees may hang both on "became" */
        verb = noun;
        noun = dl_tree_child(w->trees, verb, DL_REL_XCOMP);
        if (noun == DL_NONE || noun > c->predicate) return DL_NONE;
    } else if (rel != DL_REL_ACL && rel != DL_REL_ACL_RELCL) {
        return DL_NONE;
    } else {
        verb = w->trees->at[noun].head;
    }
    if (!is_counted(w, noun)) return DL_NONE;
    uint32_t be = dl_tree_child(w->trees, noun, DL_REL_COP);
    if (be != DL_NONE)
        return is_among(w, be, (const char *const[]){ "was", "were", "is", "are" }, 4)
                   ? dl_tree_child(w->trees, noun, DL_REL_NSUBJ)
                   : DL_NONE;
    const dl_clause *above = verb == DL_NONE ? NULL : verb_at(w, verb);
    if (!above || !is_among(w, verb, become, DL_N(become)) || above->form != DL_FINITE ||
        above->modality != DL_MODALITY_NONE || above->flags & DL_NEGATED)
        return DL_NONE;
    return dl_tree_child(w->trees, verb, DL_REL_NSUBJ);
}
