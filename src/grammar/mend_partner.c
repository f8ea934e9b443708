/* mend_partner.c - with whom something is done, behind words that say when and where.
 *
 * In:  trees as parsed. Out: the same with the partner on the deed.
 * "Reached a deal at the palace with the rebels", "spoke after a meeting in Lima on Monday with
 * Vold": neither a palace nor a Monday is with anybody, and who spoke did not speak with him.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

enum { MAX_UP = 4 }; /* nouns from the partner to the deed */

/* Is T somebody, with whom one may meet? */
static bool is_somebody(const mender *m, uint32_t t) {
    const clause_work *w = m->w;
    return at(m, t)->pos == DL_POS_PROPN || in_set(w, t, w->sets.people) ||
           in_set(w, t, w->sets.role) || in_set(w, t, w->sets.group) ||
           in_set(w, t, w->sets.doer);
}

static bool is_time(const mender *m, uint32_t t) {
    static const char *const words[] = { "yesterday", "today", "tomorrow", "tonight" };
    return is_time_noun(m->w, t) || is_one_of(m, t, words, DL_N(words));
}

/* Does the noun T, no deed, say when or where: "this weekend", "at the palace", "in Lima"? */
static bool is_setting(const mender *m, uint32_t t) {
    static const char *const links[] = { "in", "at", "near" };
    uint32_t word = child(m, t, DL_REL_CASE);
    if (!is_noun(m, t) && at(m, t)->pos != DL_POS_NUM) return false;
    return is_time(m, t) || in_set(m->w, t, m->w->sets.venue) ||
           (at(m, t)->pos == DL_POS_PROPN && is_one_of(m, word, links, DL_N(links)));
}

/* Talks, a meeting, a deal or a truce. */
static bool is_shared_deed(const mender *m, uint32_t t) {
    const clause_work *w = m->w;
    return in_set(w, t, w->sets.talks_noun) || in_set(w, t, w->sets.meeting_noun) ||
           in_set(w, t, w->sets.conversation) || in_set(w, t, w->sets.pact) ||
           in_set(w, t, w->sets.truce);
}

/* The object of VERB that is such a deed and stands before T; DL_NONE: there is none. */
static uint32_t deed_of(const mender *m, uint32_t verb, uint32_t t) {
    uint32_t object = child(m, verb, DL_REL_OBJ);
    return object != DL_NONE && object < t && is_shared_deed(m, object) ? object
                                                                        : DL_NONE;
}

/* "At the palace with the rebels": T hangs on the palace. */
static void mend_off_setting(const mender *m, uint32_t t) {
    uint32_t up = at(m, t)->head;
    if (at(m, t)->rel != DL_REL_NMOD || !is_setting(m, up) || up > t) return;
    for (int steps = 0; steps < MAX_UP && up != DL_NONE && is_setting(m, up); steps++) {
        uint8_t rel = at(m, up)->rel;
        if (rel != DL_REL_NMOD && rel != DL_REL_OBL && rel != DL_REL_OBL_UNMARKED) return;
        up = at(m, up)->head;
    }
    if (up == DL_NONE || up > t) return;
    if (at(m, up)->pos == DL_POS_VERB) {
        uint32_t deed = deed_of(m, up, t);
        hang(m, t, deed == DL_NONE ? up : deed,
             deed == DL_NONE ? DL_REL_OBL : DL_REL_NMOD);
    } else if (is_shared_deed(m, up)) {
        hang(m, t, up, DL_REL_NMOD);
    }
}

/* Has the deed at NOUN its partners: "with Vold", "between Peru and Chile"? */
static bool has_partner(const mender *m, uint32_t noun) {
    static const char *const links[] = { "with", "between" };
    for (uint32_t c = at(m, noun)->child; c != DL_NONE; c = at(m, c)->next)
        if (c > noun && is_one_of(m, child(m, c, DL_REL_CASE), links, DL_N(links)))
            return true;
    return false;
}

/* "Spoke after a meeting in Lima on Monday with Vold": T hangs on the verb, and between it and
 * the meeting stands nothing but the time. */
static void mend_off_verb(const mender *m, uint32_t t, uint32_t word) {
    static const char *const links[] = { "after", "before", "following", "during", "at" };
    uint32_t verb = at(m, t)->head, deed = DL_NONE, end = DL_NONE;
    if (at(m, t)->rel != DL_REL_OBL || verb > t || at(m, verb)->pos != DL_POS_VERB)
        return;
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < t; c = at(m, c)->next) {
        uint8_t rel = at(m, c)->rel;
        if (c < verb || (rel != DL_REL_OBL && rel != DL_REL_OBL_UNMARKED)) continue;
        if (is_shared_deed(m, c) &&
            is_one_of(m, child(m, c, DL_REL_CASE), links, DL_N(links)))
            deed = c;
        else if (!is_time(m, c))
            deed = DL_NONE;
        if (deed != DL_NONE) end = last_below(m, c) + 1;
    }
    if (deed != DL_NONE && end == word && !has_partner(m, deed))
        hang(m, t, deed, DL_REL_NMOD);
}

/* "Met Berg on Monday and Holm on Friday": T is no time. */
static void mend_off_time(const mender *m, uint32_t t) {
    uint32_t time = at(m, t)->head, verb = DL_NONE, object = DL_NONE;
    if (at(m, t)->rel != DL_REL_CONJ || time == DL_NONE || time > t ||
        !is_time(m, time) || is_time(m, t) || !is_somebody(m, t) ||
        child(m, t, DL_REL_CC) == DL_NONE || child(m, t, DL_REL_CASE) != DL_NONE)
        return;
    verb = at(m, time)->head;
    if (verb == DL_NONE || verb > time || at(m, verb)->pos != DL_POS_VERB) return;
    object = child(m, verb, DL_REL_OBJ);
    if (object != DL_NONE && object > verb && object < time && is_somebody(m, object))
        hang(m, t, object, DL_REL_CONJ);
}

/* "Met a delegation from Ghana and Prime Minister Berg": who has a title, or is many, is joined to
 * those whose state is named, and not to the state. */
static void mend_off_owner(const mender *m, uint32_t t) {
    static const char *const links[] = { "of", "from" };
    uint32_t owner = at(m, t)->head, word, group;
    if (at(m, t)->rel != DL_REL_CONJ || owner == DL_NONE || owner > t ||
        at(m, owner)->pos != DL_POS_PROPN ||
        child(m, owner, DL_REL_NMOD_DESC) != DL_NONE ||
        (at(m, owner)->rel != DL_REL_NMOD && at(m, owner)->rel != DL_REL_OBL) ||
        !(child(m, t, DL_REL_NMOD_DESC) != DL_NONE ||
          (in_set(m->w, t, m->w->sets.people) && !in_set(m->w, t, m->w->sets.group))))
        return;
    word = child(m, owner, DL_REL_CASE);
    if (word == DL_NONE || word <= m->first || !is_one_of(m, word, links, DL_N(links)))
        return;
    group = word - 1;
    if ((in_set(m->w, group, m->w->sets.people) ||
         in_set(m->w, group, m->w->sets.group)) &&
        is_noun(m, group))
        hang(m, t, group, DL_REL_CONJ);
}

void mend_partner(const mender *m, uint32_t t) {
    mend_off_time(m, t);
    mend_off_owner(m, t);
    uint32_t word = child(m, t, DL_REL_CASE);
    if (word == DL_NONE || word > t || at(m, t)->head == DL_NONE ||
        !token_is(m->w, word, "with") || !is_somebody(m, t))
        return;
    mend_off_setting(m, t);
    mend_off_verb(m, t, word);
}
