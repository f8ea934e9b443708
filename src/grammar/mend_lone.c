/* mend_lone.c - sentences that the parser takes for a noun with a verb joined to it.
 *
 * In:  trees as parsed. Out: the same with the verb on top and the noun as its subject.
 * "Tens of thousands, among them nurses, rallied"; "Anna Berg, Karl Holm and their counterpart
 * Vold Dahl held talks"; "Rights Watch and the union urged them to go": what stands alone
 * before a verb without a subject is its subject.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

static bool has_capital(const mender *m, uint32_t t) {
    return m->w->text->tokens.at[t].flags & DL_CAPITAL;
}

/* Is NOUN all of its sentence but for verb T, which has no subject? */
static bool is_lone(const mender *m, uint32_t noun, uint32_t t) {
    return noun != DL_NONE && noun < t && at(m, noun)->head == DL_NONE &&
           is_nominal(at(m, noun)->pos) && !has_subject(m, noun) &&
           child(m, noun, DL_REL_COP) == DL_NONE && !has_subject(m, t) &&
           !ends_ing(m, t) && !is_infinitive(m, t);
}

/* "Thousands of people, among them nurses, rallied": T. */
static void mend_behind_aside(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head;
    bool joined = at(m, t)->rel == DL_REL_CONJ && child(m, t, DL_REL_CC) == DL_NONE;
    if ((at(m, t)->rel != DL_REL_PARATAXIS && !joined) || !is_lone(m, noun, t) ||
        !is_comma(m, t - 1))
        return;
    for (uint32_t c = at(m, noun)->child; c != DL_NONE && c < t; c = at(m, c)->next) {
        uint32_t from, to;
        dl_tree_extent(m->trees, c, &from, &to);
        if (c < noun || (at(m, c)->rel != DL_REL_NMOD && at(m, c)->rel != DL_REL_APPOS) ||
            !(is_comma(m, from) || (from > 0 && is_comma(m, from - 1))) || to + 2 < t)
            continue;
        turn(m, t, DL_REL_NSUBJ);
        return;
    }
}

/* "Anna Berg, Karl Holm and their counterpart Vold Dahl held talks": T, which the last
 * name was taken to join to the list. */
static void mend_behind_list(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head, last = DL_NONE;
    if (at(m, t)->rel != DL_REL_CONJ || !is_lone(m, noun, t) ||
        child(m, t, DL_REL_OBJ) == DL_NONE)
        return;
    for (uint32_t c = at(m, noun)->child; c != DL_NONE && c < t; c = at(m, c)->next)
        if (at(m, c)->rel == DL_REL_CONJ && is_noun(m, c)) last = c;
    uint32_t name = at(m, t)->child;
    if (last == DL_NONE || name == DL_NONE || name != last + 1 || !has_capital(m, name))
        return;
    for (uint32_t k = name; k < t; k++)
        if (!has_capital(m, k) || at(m, k)->head != t) return;
    turn(m, t, DL_REL_NSUBJ);
    for (uint32_t k = name; k < t; k++) {
        at(m, k)->pos = DL_POS_PROPN;
        hang(m, k, k == name ? last : name, DL_REL_FLAT);
    }
}

/* "Rights Watch and the union urged them to go": T, a word of a name, is no verb. */
static void mend_name_verb(const mender *m, uint32_t t) {
    uint32_t first = child(m, t, DL_REL_NSUBJ), verb = child(m, t, DL_REL_CONJ);
    if (!has_capital(m, t) || first == DL_NONE || first + 1 != t ||
        !has_capital(m, first) || verb == DL_NONE || at(m, verb)->pos != DL_POS_VERB ||
        has_capital(m, verb) || has_aux(m, t) || child(m, t, DL_REL_OBJ) != DL_NONE)
        return;
    uint32_t other = child(m, verb, DL_REL_NSUBJ), cc = child(m, verb, DL_REL_CC);
    if (other == DL_NONE || cc != t + 1 || !token_is(m->w, cc, "and") || other > verb ||
        !is_noun(m, other))
        return;
    at(m, t)->pos = DL_POS_PROPN;
    turn(m, verb, DL_REL_NSUBJ);
    at(m, first)->rel = DL_REL_COMPOUND;
    hang(m, other, t, DL_REL_CONJ);
    hang(m, cc, other, DL_REL_CC);
}

void mend_lone(const mender *m, uint32_t t) {
    mend_behind_aside(m, t);
    mend_behind_list(m, t);
    mend_name_verb(m, t);
}
