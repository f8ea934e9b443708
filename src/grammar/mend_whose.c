/* mend_whose.c - names and companions that the parser hangs on the wrong word.
 *
 * In:  trees as parsed. Out: the same with a few arcs moved.
 * "Al-Kadra fighters raided it": a verb has one subject, and the name before it says whose they
 * are. "Discussed the crisis with Vold": with whom one discusses a thing is no part of the thing.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* "Al-Kadra fighters raided it", read as two subjects: T is the noun, before which the name
 * stands. */
void mend_whose(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, name = DL_NONE, from, to;
    if (at(m, t)->pos != DL_POS_NOUN || !is_subject(at(m, t)->rel) || verb == DL_NONE ||
        verb < t)
        return;
    dl_tree_extent(m->trees, t, &from, &to);
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < t; c = at(m, c)->next)
        if (is_subject(at(m, c)->rel)) name = c;
    if (name == DL_NONE || at(m, name)->pos != DL_POS_PROPN || from != t ||
        last_below(m, name) + 1 != t || child(m, name, DL_REL_DET) != DL_NONE)
        return;
    for (uint32_t k = name; k < t; k++)
        if (is_comma(m, k)) return;
    hang(m, name, t, DL_REL_COMPOUND);
}

/* "discussed its border with Peru": Peru is what the border of somebody is with, and takes no part.
 * T is the verb, WHAT its object. */
static void mend_shared_thing(const mender *m, uint32_t t, uint32_t what) {
    if (child(m, what, DL_REL_NMOD_POSS) == DL_NONE ||
        !in_set(m->w, t, m->w->sets.discusses) ||
        !in_set(m->w, what, m->w->sets.with_whom))
        return;
    for (uint32_t c = at(m, t)->child; c != DL_NONE; c = at(m, c)->next) {
        uint32_t with = child(m, c, DL_REL_CASE);
        if (c > what && at(m, c)->rel == DL_REL_OBL && with == last_below(m, what) + 1 &&
            token_is(m->w, with, "with")) {
            hang(m, c, what, DL_REL_NMOD);
            return;
        }
    }
}

/* Can one discuss WHAT with somebody who has no part in it: no fight, pact or border? */
static bool is_mere_matter(const mender *m, uint32_t what) {
    const clause_work *w = m->w;
    bool mutual =
        in_set(w, what, w->sets.deed) &&
        dl_words_value(w->words, w->text->tokens.at[what].word, w->sets.deed) == 2;
    return !mutual && !in_set(w, what, w->sets.pact) &&
           !in_set(w, what, w->sets.with_whom);
}

/* Hangs those behind "with" that hang on the noun WHAT on verb T. */
static void take_companions(const mender *m, uint32_t t, uint32_t what) {
    for (uint32_t c = at(m, what)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        uint32_t with = child(m, c, DL_REL_CASE);
        bool is_with = with != DL_NONE && token_is(m->w, with, "with");
        if (c > what && is_with && at(m, c)->rel == DL_REL_NMOD)
            hang(m, c, t, DL_REL_OBL);
    }
}

/* "Discussed the crisis with Vold", "had dinner with Vold", "discussed a lot of plans with him": T
 * is the verb, with whose object, or part of it, the parser puts him. */
void mend_companion(const mender *m, uint32_t t) {
    uint32_t what = child(m, t, DL_REL_OBJ);
    if (what == DL_NONE || what < t || at(m, what)->pos != DL_POS_NOUN) return;
    mend_shared_thing(m, t, what);
    bool meal = in_set(m->w, what, m->w->sets.meal);
    if (!meal && !(in_set(m->w, t, m->w->sets.discusses) && is_mere_matter(m, what)))
        return;
    take_companions(m, t, what);
    for (uint32_t c = at(m, what)->child; !meal && c != DL_NONE; c = at(m, c)->next) {
        uint32_t of = child(m, c, DL_REL_CASE);
        if (c > what && at(m, c)->rel == DL_REL_NMOD && of != DL_NONE &&
            token_is(m->w, of, "of") && is_mere_matter(m, c))
            take_companions(m, t, c);
    }
}
