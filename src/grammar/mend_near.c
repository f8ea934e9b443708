/* mend_near.c - prepositions that the parser hangs over the noun right before them.
 *
 * In:  trees as parsed. Out: the same with it on the nearest noun.
 * "A lack of progress in talks": the talks lack nothing. "Lifted its threat of sanctions against
 * Peru": the sanctions are against it.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* "A lack of progress in talks". */
static void mend_lack(const mender *m, uint32_t t, uint32_t word) {
    uint32_t lack = at(m, t)->head, of = DL_NONE;
    if (at(m, t)->rel != DL_REL_NMOD || lack > t || at(m, lack)->pos != DL_POS_NOUN ||
        modality_given(m->w, lack) != DL_MODALITY_FAIL || !token_is(m->w, word, "in") ||
        !in_set(m->w, t, m->w->sets.deed))
        return;
    for (uint32_t c = at(m, lack)->child; c != DL_NONE && c < word; c = at(m, c)->next) {
        uint32_t link = child(m, c, DL_REL_CASE);
        if (c > lack && at(m, c)->rel == DL_REL_NMOD && link != DL_NONE &&
            token_is(m->w, link, "of"))
            of = c;
    }
    if (of != DL_NONE) hang(m, t, of, DL_REL_NMOD);
}

/* "Lifted its threat of sanctions against Peru". */
static void mend_against(const mender *m, uint32_t t, uint32_t word) {
    uint32_t verb = at(m, t)->head, noun = word - 1;
    if (at(m, t)->rel != DL_REL_OBL || verb > noun || !token_is(m->w, word, "against") ||
        at(m, noun)->rel != DL_REL_NMOD || !in_set(m->w, noun, m->w->sets.deed))
        return;
    uint32_t object = at(m, noun)->head;
    if (object != DL_NONE && object < noun && at(m, object)->head == verb &&
        at(m, object)->rel == DL_REL_OBJ)
        hang(m, t, noun, DL_REL_NMOD);
}

/* "A truce in Kadra, which has been under fire": the town has, T being the fire. */
static void mend_under(const mender *m, uint32_t t, uint32_t word) {
    uint32_t noun = at(m, t)->head, which = child(m, t, DL_REL_NSUBJ), place = DL_NONE;
    if (at(m, t)->rel != DL_REL_ACL_RELCL || noun > t || which == DL_NONE || which < 2 ||
        child(m, t, DL_REL_COP) == DL_NONE || !token_is(m->w, word, "under") ||
        !token_is(m->w, which, "which") || !in_set(m->w, noun, m->w->sets.deed))
        return;
    for (uint32_t c = at(m, noun)->child; c != DL_NONE && c < which; c = at(m, c)->next)
        if (c > noun && at(m, c)->rel == DL_REL_NMOD && at(m, c)->pos == DL_POS_PROPN)
            place = c;
    if (place != DL_NONE && last_below(m, place) + 2 >= which)
        hang(m, t, place, DL_REL_ACL_RELCL);
}

/* "Met Anna Berg in Lima": read as if she, not the verb's object, were in the place T. */
static void mend_met_in(const mender *m, uint32_t t) {
    uint32_t who = child(m, t, DL_REL_NSUBJ), verb = at(m, t)->head, in = DL_NONE;
    uint8_t rel = at(m, t)->rel;
    if (who == DL_NONE || who > t || verb > who || at(m, verb)->pos != DL_POS_VERB ||
        at(m, t)->pos != DL_POS_PROPN || at(m, who)->pos != DL_POS_PROPN ||
        (rel != DL_REL_OBJ && rel != DL_REL_OBL) || child(m, t, DL_REL_COP) != DL_NONE)
        return;
    for (uint32_t c = at(m, t)->child; c != DL_NONE && c < t; c = at(m, c)->next)
        if (at(m, c)->rel == DL_REL_CASE && c > who &&
            (token_is(m->w, c, "in") || token_is(m->w, c, "at")))
            in = c;
    if (in == DL_NONE) return;
    for (uint32_t c = at(m, t)->child, next; c != DL_NONE && c < who; c = next) {
        next = at(m, c)->next;
        if (at(m, c)->rel == DL_REL_CASE) hang(m, c, who, DL_REL_CASE);
    }
    hang(m, who, verb, (dl_rel)rel);
    at(m, t)->rel = DL_REL_OBL;
}

void mend_near(const mender *m, uint32_t t) {
    if (t == 0 || at(m, t)->head == DL_NONE) return;
    mend_met_in(m, t);
    uint32_t word = child(m, t, DL_REL_CASE);
    if (word == DL_NONE || word == 0 || word > t || at(m, t)->head == DL_NONE) return;
    mend_under(m, t, word);
    mend_lack(m, t, word);
    mend_against(m, t, word);
}
