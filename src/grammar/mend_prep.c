/* mend_prep.c - prepositions that the parser takes for something else, and what it takes for one.
 *
 * In:  trees as parsed. Out: the same trees with a few arcs moved.
 * "In intra-Norlandic talks": a word in capitals is no preposition. "Engage in talks": "in" is the
 * noun's where the verb has nothing else behind it. "Disrupt it by launching raids": who
 * launches does so by a verb. "Pulled out of the pact": "out" is a preposition too.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* The first token of what hangs on T. */
static uint32_t first_below(const mender *m, uint32_t t) {
    uint32_t first, end;
    dl_tree_extent(m->trees, t, &first, &end);
    return first;
}

/* T, before a noun, is an adjective of a people. */
static void mend_adjective(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head;
    if (at(m, t)->pos != DL_POS_ADP || t == 0 || noun == DL_NONE ||
        !(m->w->text->tokens.at[t].flags & DL_CAPITAL) ||
        in_set(m->w, t, m->w->sets.preposition))
        return;
    if (at(m, t)->rel == DL_REL_FIXED && t + 1 < m->end &&
        is_nominal(at(m, t + 1)->pos) && !is_above(m, t, t + 1))
        noun = t + 1;
    else if (at(m, t)->rel != DL_REL_CASE || noun < t)
        return;
    hang(m, t, noun, DL_REL_AMOD);
    at(m, t)->pos = DL_POS_ADJ;
}

/* T, right behind its verb, is the preposition of the noun phrase behind it. */
static void mend_particle(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head;
    if (at(m, t)->rel != DL_REL_COMPOUND_PRT || verb == DL_NONE || verb + 1 != t ||
        !in_set(m->w, t, m->w->sets.preposition) || child(m, verb, DL_REL_OBJ) != DL_NONE)
        return;
    for (uint32_t c = at(m, t)->next; c != DL_NONE; c = at(m, c)->next) {
        if ((at(m, c)->rel != DL_REL_OBL && at(m, c)->rel != DL_REL_OBL_UNMARKED) ||
            child(m, c, DL_REL_CASE) != DL_NONE || is_time_noun(m->w, c) ||
            first_below(m, c) != t + 1)
            continue;
        hang(m, t, c, DL_REL_CASE);
        at(m, c)->rel = DL_REL_OBL;
        return;
    }
}

/* "By launching raids": T, the noun, is what is launched. */
static void mend_by_doing(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, doing = t - 1;
    if (at(m, t)->rel != DL_REL_OBJ || verb == DL_NONE || t < 2 || verb + 1 > doing ||
        at(m, doing)->head != t || at(m, doing)->rel != DL_REL_COMPOUND ||
        !token_is(m->w, t - 2, "by") || !ends_ing(m, doing))
        return;
    hang(m, doing, verb, DL_REL_ADVCL);
    at(m, doing)->pos = DL_POS_VERB;
    hang(m, t, doing, DL_REL_OBJ);
    hang(m, t - 2, doing, DL_REL_MARK);
}

/* "Pulled out of the pact": "out", for a preposition, belongs to the noun behind "of". */
static void mend_out(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, next = t + 1;
    if (at(m, t)->rel != DL_REL_CASE || verb == DL_NONE || verb > t ||
        at(m, verb)->pos != DL_POS_VERB || !token_is(m->w, t, "out") || next >= m->end ||
        !token_is(m->w, next, "of") || at(m, next)->rel != DL_REL_CASE ||
        at(m, next)->head == DL_NONE || at(m, next)->head < next)
        return;
    hang(m, t, at(m, next)->head, DL_REL_CASE);
}

/* "Rejected the accord with the rebels": T is a party of the accord, unless the verb makes it. */
static void mend_party(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, pact, word = child(m, t, DL_REL_CASE);
    if (at(m, t)->rel != DL_REL_OBL || verb == DL_NONE || verb > t || word == DL_NONE ||
        !token_is(m->w, word, "with") || at(m, verb)->pos != DL_POS_VERB ||
        in_set(m->w, verb, m->w->sets.light))
        return;
    pact = child(m, verb, DL_REL_OBJ);
    if (pact != DL_NONE && pact < t && last_below(m, pact) + 1 == first_below(m, t) &&
        (in_set(m->w, pact, m->w->sets.pact) || in_set(m->w, pact, m->w->sets.truce)))
        hang(m, t, pact, DL_REL_NMOD);
}

/* "Agreed on a truce or on talks": T, a noun, is joined to the noun behind the same preposition. */
static void mend_second(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, word = child(m, t, DL_REL_CASE), first = DL_NONE;
    if (at(m, t)->rel != DL_REL_CONJ || verb == DL_NONE || verb > t || word == DL_NONE ||
        !is_nominal(at(m, t)->pos) || at(m, verb)->pos != DL_POS_VERB ||
        has_subject(m, t))
        return;
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < t; c = at(m, c)->next) {
        uint32_t link = at(m, c)->rel == DL_REL_OBL ? child(m, c, DL_REL_CASE) : DL_NONE;
        if (c > verb && link != DL_NONE &&
            m->w->text->tokens.at[link].word == m->w->text->tokens.at[word].word)
            first = c;
    }
    if (first != DL_NONE) hang(m, t, first, DL_REL_CONJ);
}

/* "Met Holm in Oslo on Tuesday, alongside Anna Berg": no day and no place is alongside her; T. */
static void mend_alongside(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head, word = child(m, t, DL_REL_CASE);
    uint32_t verb = noun == DL_NONE ? DL_NONE : at(m, noun)->head;
    if (at(m, t)->rel == DL_REL_NMOD && verb != DL_NONE && word != DL_NONE &&
        verb < noun && noun < word && at(m, noun)->rel == DL_REL_OBL &&
        at(m, verb)->pos == DL_POS_VERB && token_is(m->w, word, "alongside"))
        hang(m, t, verb, DL_REL_OBL);
}

void mend_prep(const mender *m, uint32_t t) {
    mend_alongside(m, t);
    mend_party(m, t);
    mend_second(m, t);
    mend_adjective(m, t);
    mend_particle(m, t);
    mend_by_doing(m, t);
    mend_out(m, t);
}
