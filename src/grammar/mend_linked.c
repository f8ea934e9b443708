/* mend_linked.c - clauses whose first word or verb the parser takes for that of a noun phrase.
 *
 * In:  trees as parsed. Out: the same with the clause under its verb.
 * "Since Holm took office", "after a week of shelling killed nine": a preposition and its noun
 * cannot stand before a past tense with an object; "before the session broke up": nor before a verb
 * without a subject. "The Nordic Union calls for talks": a noun
 * with a subject wants "is". "Left for Aker to hold talks": where they went does not hold them.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

enum { MAX_UP = 6 /* nouns that hang on one another */ };

/* The word that opens the phrase of NOUN, if a clause may begin with it; DL_NONE: none does. */
static uint32_t opener_of(const mender *m, uint32_t noun) {
    uint32_t word = child(m, noun, DL_REL_CASE);
    return word != DL_NONE && word < noun && opens_clause(m, word) ? word : DL_NONE;
}

/* The noun with such a word whose phrase ends right before T; DL_NONE: there is none. */
static uint32_t linked_before(const mender *m, uint32_t t) {
    uint32_t noun = t - 1;
    for (int steps = 0; steps < MAX_UP; steps++) {
        if (!is_nominal(at(m, noun)->pos)) return DL_NONE;
        if (opener_of(m, noun) != DL_NONE) /* not "clashes since May killed nine" */
            return noun + 1 == t && is_time_noun(m->w, noun) ? DL_NONE : noun;
        uint8_t rel = at(m, noun)->rel;
        uint32_t up = at(m, noun)->head;
        if ((rel == DL_REL_OBL || rel == DL_REL_OBL_AGENT) && up != DL_NONE &&
            up < noun && at(m, up)->rel == DL_REL_ACL && at(m, up)->head < up) {
            noun = at(m, up)->head; /* "a truce brokered by Norland took effect" */
            continue;
        }
        if ((rel != DL_REL_NMOD && rel != DL_REL_CONJ && rel != DL_REL_COMPOUND) ||
            up == DL_NONE || up > t)
            return DL_NONE;
        noun = up;
    }
    return DL_NONE;
}

/* "Before the session broke up", "as a new round was getting under way": the noun right before the
 * verb T or its auxiliary is its subject, and the word before that opens the clause. */
static void mend_opened(const mender *m, uint32_t t) {
    uint32_t noun = DL_NONE, verb = at(m, t)->head, next = t;
    uint8_t rel = at(m, t)->rel;
    if ((rel != DL_REL_CONJ && rel != DL_REL_ADVCL && rel != DL_REL_PARATAXIS) ||
        verb == DL_NONE || has_subject(m, t) ||
        dl_tree_child(m->trees, t, DL_REL_MARK) != DL_NONE)
        return;
    for (uint32_t c = at(m, t)->child; c != DL_NONE && c < t; c = at(m, c)->next) {
        bool aux = at(m, c)->rel == DL_REL_AUX || at(m, c)->rel == DL_REL_AUX_PASS;
        if (aux && next == t) next = c;
        if (at(m, c)->rel == DL_REL_OBL || at(m, c)->rel == DL_REL_NMOD) noun = c;
    }
    if (noun == DL_NONE || !is_nominal(at(m, noun)->pos) || is_time_noun(m->w, noun) ||
        last_below(m, noun) + 1 != next || (next == t && ends_ing(m, t)))
        return;
    uint32_t word = opener_of(m, noun);
    if (word == DL_NONE) return;
    bool passive = child(m, t, DL_REL_AUX_PASS) != DL_NONE;
    hang(m, word, t, DL_REL_MARK);
    at(m, noun)->rel = passive ? DL_REL_NSUBJ_PASS : DL_REL_NSUBJ;
    at(m, t)->rel = DL_REL_ADVCL;
}

/* "Grow tougher as most of them are freed": the same where the noun hangs on a word before, as no
 * helping verb stands without a subject. */
static void mend_whole(const mender *m, uint32_t t) {
    uint32_t first = t, head = at(m, t)->head, noun = DL_NONE;
    if (has_subject(m, t) || child(m, t, DL_REL_CC) != DL_NONE ||
        child(m, t, DL_REL_MARK) != DL_NONE || at(m, t)->rel == DL_REL_ACL ||
        at(m, t)->rel == DL_REL_ACL_RELCL || head == DL_NONE || head > t)
        return;
    while (first > 0 && at(m, first - 1)->head == t &&
           at(m, first - 1)->pos == DL_POS_AUX)
        first--;
    if (first == 0) return;
    noun = first -
           1; /* "most of the men held by rebels": up to what the clause opens with */
    while (noun != DL_NONE && noun > head && noun < first &&
           opener_of(m, noun) == DL_NONE)
        noun = at(m, noun)->head;
    if (noun == DL_NONE || noun <= head || noun >= first || is_time_noun(m->w, noun) ||
        last_below(m, noun) + 1 != first)
        return;
    if (first == t || is_above(m, t, noun)) return;
    uint32_t word = opener_of(m, noun);
    hang(m, word, t, DL_REL_MARK);
    hang(m, noun, t,
         child(m, t, DL_REL_AUX_PASS) == DL_NONE ? DL_REL_NSUBJ : DL_REL_NSUBJ_PASS);
    at(m, t)->rel = DL_REL_ADVCL;
}

void mend_linked(const mender *m, uint32_t t) {
    mend_opened(m, t);
    mend_whole(m, t);
    uint32_t head = at(m, t)->head, object = child(m, t, DL_REL_OBJ);
    uint8_t rel = at(m, t)->rel;
    bool joined = rel == DL_REL_CONJ && child(m, t, DL_REL_CC) == DL_NONE;
    /* "before the morning session broke up": what no verb has, a noun of its own before it */
    bool own =
        joined && t > 0 && at(m, t - 1)->head == t && at(m, t - 1)->rel == DL_REL_NMOD;
    if ((rel != DL_REL_ACL && rel != DL_REL_ADVCL && !joined) || t == 0 ||
        head == DL_NONE || head > t || ((object == DL_NONE || object < t) && !own) ||
        has_subject(m, t) || has_helper(m, t) || child(m, t, DL_REL_MARK) != DL_NONE ||
        in_set(m->w, t, m->w->sets.tell) || ends_ing(m, t))
        return;
    uint32_t noun = linked_before(m, t);
    if (noun == DL_NONE) return;
    uint32_t above = at(m, noun)->head, word = opener_of(m, noun);
    if (above == DL_NONE || (above > noun && above != t) ||
        (joined && above != t && above != head))
        return;
    if (above == t) above = head;
    hang(m, t, head == noun ? above : head, DL_REL_ADVCL);
    hang(m, word, t, DL_REL_MARK);
    uint32_t wrong = child(m, t, DL_REL_IOBJ);
    if (wrong != DL_NONE && wrong < t) hang(m, wrong, above, (dl_rel)at(m, wrong)->rel);
    hang(m, noun, t, DL_REL_NSUBJ);
}

void mend_left_for(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, place = child(m, t, DL_REL_NSUBJ);
    uint32_t link = child(m, t, DL_REL_MARK);
    if (at(m, t)->rel != DL_REL_ADVCL || verb == DL_NONE || place == DL_NONE ||
        verb > place || place > t || at(m, place)->pos != DL_POS_PROPN ||
        link == DL_NONE || link > place || !token_is(m->w, link, "for") ||
        !in_set(m->w, verb, m->w->sets.departs) ||
        child(m, verb, DL_REL_AUX_PASS) != DL_NONE)
        return;
    hang(m, place, verb, DL_REL_OBL);
    hang(m, link, place, DL_REL_CASE);
}

/* "Norland plans to send an envoy", read as plans of Norland's to do so: the noun right before T
 * that would be a part of its name, and plans. DL_NONE: T is a noun, as in "its plans to". */
static uint32_t planner_of(const mender *m, uint32_t t) {
    uint32_t who = DL_NONE;
    bool what = false;
    for (uint32_t c = at(m, t)->child; c != DL_NONE; c = at(m, c)->next) {
        uint8_t rel = at(m, c)->rel;
        if (rel == DL_REL_CASE || rel == DL_REL_COP || rel == DL_REL_NMOD_POSS ||
            is_subject(rel))
            return DL_NONE;
        if (c < t && rel == DL_REL_COMPOUND && last_below(m, c) + 1 == t) who = c;
        if (c > t && rel == DL_REL_ACL && is_infinitive(m, c) &&
            child(m, c, DL_REL_MARK) == t + 1)
            what = true;
    }
    return what && in_set(m->w, t, m->w->sets.plans_to) ? who : DL_NONE;
}

static void mend_planned(const mender *m, uint32_t t) {
    uint32_t who = planner_of(m, t);
    if (who == DL_NONE) return;
    at(m, t)->pos = DL_POS_VERB;
    for (uint32_t c = at(m, t)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        uint8_t rel = at(m, c)->rel;
        if (c < who &&
            (rel == DL_REL_DET || rel == DL_REL_AMOD || rel == DL_REL_COMPOUND ||
             rel == DL_REL_NUMMOD || rel == DL_REL_FLAT))
            hang(m, c, who, (dl_rel)rel);
        else if (c > t && rel == DL_REL_NMOD)
            at(m, c)->rel = DL_REL_OBL;
        else if (c > t && rel == DL_REL_ACL)
            at(m, c)->rel = DL_REL_XCOMP;
    }
    at(m, who)->rel = DL_REL_NSUBJ;
}

/* "Said that Norland plans to seize it": "that" is no verb with T as its subject. */
static void mend_that_verb(const mender *m, uint32_t t) {
    uint32_t that = at(m, t)->head;
    if (at(m, t)->rel != DL_REL_NSUBJ || that == DL_NONE || that > t ||
        at(m, that)->rel != DL_REL_CCOMP || !token_is(m->w, that, "that") ||
        !in_set(m->w, t, m->w->sets.plans_to) || child(m, t, DL_REL_ACL) == DL_NONE ||
        planner_of(m, t) == DL_NONE)
        return;
    turn(m, t, DL_REL_MARK);
}

void mend_noun_verb(const mender *m, uint32_t t) {
    if (at(m, t)->pos == DL_POS_NOUN) mend_that_verb(m, t);
    uint8_t rel = at(m, t)->rel;
    dl_str form = form_of(m, t);
    if (at(m, t)->pos == DL_POS_ADJ && dl_str_ends(form, "ed") &&
        child(m, t, DL_REL_NSUBJ_PASS) != DL_NONE &&
        child(m, t, DL_REL_AUX_PASS) != DL_NONE)
        at(m, t)->pos = DL_POS_VERB; /* "nine were injured" */
    if (at(m, t)->pos != DL_POS_NOUN || t == 0 || !dl_str_ends(form, "s") ||
        dl_str_ends(form, "ss") ||
        (rel != DL_REL_ROOT && rel != DL_REL_CCOMP && rel != DL_REL_ADVCL &&
         rel != DL_REL_PARATAXIS))
        return;
    mend_planned(m, t);
    if (at(m, t)->pos == DL_POS_VERB) return;
    uint32_t subject = child(m, t, DL_REL_NSUBJ);
    if (subject == DL_NONE || subject > t || last_below(m, subject) + 1 != t ||
        !is_nominal(at(m, subject)->pos) || child(m, t, DL_REL_COP) != DL_NONE ||
        child(m, t, DL_REL_DET) != DL_NONE || child(m, t, DL_REL_AMOD) != DL_NONE ||
        child(m, t, DL_REL_CASE) != DL_NONE)
        return;
    at(m, t)->pos = DL_POS_VERB;
    for (uint32_t c = at(m, t)->child; c != DL_NONE; c = at(m, c)->next) {
        if (c < t) continue;
        if (at(m, c)->rel == DL_REL_NMOD) at(m, c)->rel = DL_REL_OBL;
        if (at(m, c)->rel == DL_REL_ACL) at(m, c)->rel = DL_REL_XCOMP;
    }
}
