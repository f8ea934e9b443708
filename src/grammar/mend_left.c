/* mend_left.c - subjects that the parser left in the clause before theirs.
 *
 * In:  trees as parsed. Out: the same with the subject under its verb.
 * "He told them of the deal and Holm accepted it": a past tense with an object wants a subject,
 * and the last of those joined by "and" right before it is one. "In the war that followed, nine
 * people have been killed"; "It was the third raid reported": what has a subject and "was" is the
 * sentence.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

enum { MAX_UP = 6 /* nouns that hang on one another */ };

/* Is T, without a helping verb, a past tense or a form in -s, by its ending or by its lemma? */
static bool is_inflected(const mender *m, uint32_t t) {
    char lemma[DL_LEMMA_MAX];
    dl_str word = form_of(m, t);
    return !dl_str_ends(word, "ing") &&
           !dl_str_eq(dl_lemma(word, DL_POS_VERB, false, lemma), word);
}

/* Does T, before which no subject stands, want one? */
static bool wants_subject(const mender *m, uint32_t t) {
    if (has_subject(m, t) || child(m, t, DL_REL_EXPL) != DL_NONE ||
        child(m, t, DL_REL_MARK) != DL_NONE || child(m, t, DL_REL_CC) != DL_NONE ||
        child(m, t, DL_REL_OBL_AGENT) != DL_NONE || ends_ing(m, t))
        return false;
    uint32_t object = child(m, t, DL_REL_OBJ), said = child(m, t, DL_REL_CCOMP);
    return has_aux(m, t) || (is_inflected(m, t) && ((object != DL_NONE && object > t) ||
                                                    (said != DL_NONE && said > t)));
}

/* The first of the words that stand right before T and hang on it. */
static uint32_t opening(const mender *m, uint32_t t) {
    uint32_t first = t;
    while (first > 0 && at(m, first - 1)->head == t &&
           (at(m, first - 1)->pos == DL_POS_AUX || at(m, first - 1)->pos == DL_POS_ADV))
        first--;
    return first;
}

/* The noun behind "and" that is joined to others and whose phrase ends before token END. */
static uint32_t joined_before(const mender *m, uint32_t end, uint32_t *cc) {
    uint32_t noun = end - 1, from, to;
    for (int steps = 0; steps < MAX_UP && noun != DL_NONE && noun < end; steps++) {
        *cc = child(m, noun, DL_REL_CC);
        if (at(m, noun)->rel == DL_REL_CONJ && *cc != DL_NONE && *cc < noun) {
            dl_tree_extent(m->trees, noun, &from, &to);
            return is_noun(m, noun) && from == *cc && to + 1 == end ? noun : DL_NONE;
        }
        noun = at(m, noun)->head;
    }
    return DL_NONE;
}

/* "In Oslo, Lima and Bergen": is NOUN, behind the one "and", the last of more than two? */
static bool is_last_of_list(const mender *m, uint32_t noun) {
    bool more = false;
    uint32_t first = at(m, noun)->head;
    for (uint32_t c = at(m, first)->child; c != DL_NONE && c < noun; c = at(m, c)->next) {
        if (at(m, c)->rel != DL_REL_CONJ) continue;
        if (child(m, c, DL_REL_CC) != DL_NONE || child(m, c, DL_REL_CONJ) != DL_NONE)
            return false;
        more = true;
    }
    return more;
}

/* "Told them of the deal and Holm accepted it." */
static void mend_joined_subject(const mender *m, uint32_t t) {
    uint8_t rel = at(m, t)->rel;
    uint32_t first = opening(m, t), cc = DL_NONE, head = at(m, t)->head;
    if (first == 0 || rel == DL_REL_ACL || rel == DL_REL_ACL_RELCL ||
        (rel == DL_REL_ADVCL && head != DL_NONE && head < t) || !wants_subject(m, t))
        return;
    uint32_t noun = joined_before(m, first, &cc);
    if (noun == DL_NONE || is_last_of_list(m, noun) ||
        !(at(m, noun)->pos == DL_POS_PROPN || in_set(m->w, t, m->w->sets.speech)))
        return;
    uint32_t verb = at(m, noun)->head; /* the one before "and" that is T's neighbour */
    while (verb != DL_NONE && at(m, verb)->head != t && at(m, verb)->head != DL_NONE &&
           verb != head)
        verb = at(m, verb)->head;
    if (verb == DL_NONE || verb > cc || at(m, verb)->pos != DL_POS_VERB ||
        !has_subject(m, verb))
        return;
    if (at(m, verb)->head == t) {
        if (child(m, verb, DL_REL_MARK) != DL_NONE) return;
        turn(m, verb, DL_REL_CONJ);
    } else if (verb == head) {
        at(m, t)->rel = DL_REL_CONJ;
    } else {
        return;
    }
    hang(m, noun, t,
         child(m, t, DL_REL_AUX_PASS) == DL_NONE ? DL_REL_NSUBJ : DL_REL_NSUBJ_PASS);
    hang(m, cc, t, DL_REL_CC);
}

/* "In the war that followed, nine people have been killed." */
static void mend_behind_comma(const mender *m, uint32_t t) {
    uint32_t first = opening(m, t), from, to;
    if (first < 2 || !wants_subject(m, t)) return;
    uint32_t end = is_comma(m, first - 1) ? first - 1 : first, noun = end - 1;
    for (int steps = 0; steps < MAX_UP; steps++) {
        uint32_t verb = at(m, noun)->head;
        if (verb == DL_NONE || verb > end) return;
        if (at(m, noun)->rel == DL_REL_OBJ && is_nominal(at(m, noun)->pos) &&
            at(m, verb)->rel == DL_REL_ACL_RELCL && is_above(m, t, verb)) {
            dl_tree_extent(m->trees, noun, &from, &to);
            if (to + 1 != end && to + 1 != first) return;
            if (from > verb && (is_comma(m, from) || is_comma(m, from - 1)))
                hang(m, noun, t,
                     child(m, t, DL_REL_AUX_PASS) == DL_NONE ? DL_REL_NSUBJ
                                                             : DL_REL_NSUBJ_PASS);
            return;
        }
        noun = verb;
    }
}

/* "Said at least nine people, some of them children, had been killed": nobody says people, and
 * T wants whoever was killed. */
static void mend_said_object(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, from, to;
    if (at(m, t)->rel != DL_REL_CCOMP || verb == DL_NONE || verb > t ||
        !in_set(m->w, verb, m->w->sets.speech) || !has_helper(m, t) ||
        !wants_subject(m, t))
        return;
    uint32_t noun = child(m, verb, DL_REL_OBJ), first = opening(m, t);
    if (noun == DL_NONE || noun < verb || noun > first || !is_noun(m, noun)) return;
    dl_tree_extent(m->trees, noun, &from, &to);
    if (from != verb + 1 ||
        (to + 1 != first && !(to + 2 == first && token_is(m->w, to + 1, ","))))
        return;
    hang(m, noun, t,
         child(m, t, DL_REL_AUX_PASS) == DL_NONE ? DL_REL_NSUBJ : DL_REL_NSUBJ_PASS);
}

/* "40 civilians": so many people. */
static bool is_counted(const mender *m, uint32_t noun) {
    return in_set(m->w, noun, m->w->sets.people) &&
           child(m, noun, DL_REL_NUMMOD) != DL_NONE;
}

/* "Said nine monks and two nuns were killed": who stands behind a verb of saying that has
 * its speaker before it is the first of those to whom T was done. */
static void mend_said_two(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, cc = child(m, t, DL_REL_CC), one = DL_NONE;
    uint32_t other = child(m, t, DL_REL_NSUBJ_PASS);
    if (other == DL_NONE) other = child(m, t, DL_REL_NSUBJ);
    if (at(m, t)->rel != DL_REL_CONJ || verb == DL_NONE || verb > t || cc == DL_NONE ||
        other == DL_NONE || cc > other || other > t ||
        !in_set(m->w, verb, m->w->sets.speech) || !token_is(m->w, cc, "and"))
        return;
    bool speaker = false;
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < cc; c = at(m, c)->next) {
        bool subject = is_subject(at(m, c)->rel);
        if (c < verb)
            speaker |= subject;
        else if (subject || (at(m, c)->rel == DL_REL_OBJ && is_counted(m, c) &&
                             !in_set(m->w, verb, m->w->sets.tell)))
            one = c;
    }
    if (!speaker || one == DL_NONE || !is_noun(m, one) || last_below(m, one) + 1 != cc)
        return;
    dl_rel rel = (dl_rel)at(m, other)->rel;
    at(m, t)->rel = DL_REL_CCOMP;
    hang(m, one, t, rel);
    hang(m, other, one, DL_REL_CONJ);
    hang(m, cc, other, DL_REL_CC);
}

/* "Left and federal troops will come": what stands with "and" before the verb T it was joined to is
 * its subject. */
static void mend_joined_behind(const mender *m, uint32_t t) {
    uint32_t noun = child(m, t, DL_REL_CONJ), cc;
    if (noun == DL_NONE || noun > t || at(m, t)->rel != DL_REL_CONJ ||
        !is_noun(m, noun) || has_subject(m, t) || !has_helper(m, t))
        return;
    cc = child(m, noun, DL_REL_CC);
    if (cc == DL_NONE || cc > noun) return;
    hang(m, cc, t, DL_REL_CC);
    at(m, noun)->rel =
        child(m, t, DL_REL_AUX_PASS) == DL_NONE ? DL_REL_NSUBJ : DL_REL_NSUBJ_PASS;
}

/* "It was the third raid reported": T is told of the raid. */
static void mend_predicate(const mender *m, uint32_t t) {
    uint32_t noun = child(m, t, DL_REL_NSUBJ);
    if (noun == DL_NONE) noun = child(m, t, DL_REL_NSUBJ_PASS);
    if (noun == DL_NONE || noun > t || !is_noun(m, noun) || has_aux(m, t) ||
        !ends(m, t, "ed") || last_below(m, noun) + 1 != t ||
        child(m, t, DL_REL_OBJ) != DL_NONE || child(m, noun, DL_REL_COP) == DL_NONE ||
        !has_subject(m, noun))
        return;
    turn(m, noun, DL_REL_ACL);
}

void mend_left(const mender *m, uint32_t t) {
    mend_predicate(m, t);
    mend_said_object(m, t);
    mend_said_two(m, t);
    mend_joined_behind(m, t);
    mend_joined_subject(m, t);
    mend_behind_comma(m, t);
}
