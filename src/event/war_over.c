/* war_over.c - wars that an article recalls.
 *
 * In:  the noun of a war, with what stands around it. Out: whether it is told to have ended; a
 *      war that is only named goes on.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

/* Does VERB tell an end that came: "ended in 1988", "has finished"? */
static bool has_ended_told(const struct event_work *w, uint32_t verb) {
    const dl_clause *c = verb_at(w, verb);
    return c && dl_order_in(&w->order, verb, w->ends) && c->form == DL_FINITE &&
           c->modality == DL_MODALITY_NONE &&
           (c->tense == DL_TENSE_PAST || c->flags & DL_PERFECT) &&
           !(c->flags & (DL_NEGATED | DL_CONDITION));
}

/* "since the war ended". */
static bool is_behind_end(const struct event_work *w, uint32_t noun) {
    static const char *const behind[] = { "since", "after", "following" };
    uint32_t end = w->trees->at[noun].head;
    return w->trees->at[noun].rel == DL_REL_NMOD &&
           dl_order_in(&w->order, end, w->talks_close) &&
           has_link(w, end, behind, DL_N(behind));
}

/* "ended five years of war": the years, which the verb has for its object. */
static uint32_t years_of(const struct event_work *w, uint32_t noun) {
    static const char *const units[] = { "weeks", "months", "years", "decades" };
    static const char *const of[] = { "of" };
    uint32_t unit = w->trees->at[noun].head;
    return w->trees->at[noun].rel == DL_REL_NMOD &&
                   is_among(w, unit, units, DL_N(units)) &&
                   has_link(w, noun, of, DL_N(of))
               ? unit
               : noun;
}

bool is_war_over(const struct event_work *w, uint32_t noun) {
    noun = years_of(w, noun);
    uint8_t rel = w->trees->at[noun].rel;
    uint32_t told = dl_tree_child(w->trees, noun, DL_REL_ACL_RELCL);
    /* trees give the clause of "war between two states, which ended" to a state */
    for (uint32_t at = w->trees->at[noun].child; told == DL_NONE && at != DL_NONE;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_NMOD)
            told = dl_tree_child(w->trees, at, DL_REL_ACL_RELCL);
    if (told != DL_NONE && has_ended_told(w, told)) return true;
    if ((is_subject_rel(rel) || rel == DL_REL_OBJ) &&
        has_ended_told(w, w->trees->at[noun].head))
        return true;
    return is_behind_end(w, noun);
}

bool is_war_year(const struct event_work *w, uint32_t noun, uint32_t t, uint32_t n) {
    uint32_t first, last;
    if (!dl_order_in(&w->order, noun, w->war_noun)) return false;
    dl_tree_extent(w->trees, noun, &first, &last);
    return t >= first && t + n <= noun;
}
