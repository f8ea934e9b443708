/* mend_below.c - participles and clauses that belong to a word nearer than the parser has it.
 *
 * In:  trees as parsed. Out: the same trees with a few arcs moved.
 * "Soldiers captured by rebels and held in a camp", "a seat in the election held in May", "the
 * ferry sunk by a mine", "refugees told that the camp would close left", "accused the states
 * that arm them of lying", "to free the men they took in May".
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

static bool ends_s(const mender *m, uint32_t token) {
    return ends(m, token, "s");
}

/* Is T a participle of the passive that hangs somewhere without a word of its own? */
static bool is_bare_participle(const mender *m, uint32_t t) {
    return !ends_ing(m, t) && !has_helper(m, t) && !has_subject(m, t) &&
           child(m, t, DL_REL_MARK) == DL_NONE && child(m, t, DL_REL_CC) == DL_NONE &&
           child(m, t, DL_REL_OBJ) == DL_NONE;
}

/* "Soldiers captured by rebels and held in a camp": T is joined to a participle, no noun. */
static void mend_both(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head, first = DL_NONE;
    if (noun == DL_NONE || noun > t || !is_nominal(at(m, noun)->pos) ||
        child(m, t, DL_REL_CC) == DL_NONE || has_subject(m, t) || has_helper(m, t) ||
        child(m, t, DL_REL_MARK) != DL_NONE)
        return;
    for (uint32_t c = at(m, noun)->child; c != DL_NONE && c < t; c = at(m, c)->next)
        if (c > noun && at(m, c)->pos == DL_POS_VERB &&
            (at(m, c)->rel == DL_REL_ACL || at(m, c)->rel == DL_REL_ACL_RELCL))
            first = c;
    uint32_t over = at(m, noun)->head;
    if (first == DL_NONE && is_subject(at(m, noun)->rel) && over != DL_NONE && over < t &&
        over > noun && at(m, over)->pos == DL_POS_VERB) {
        hang(m, t, over, DL_REL_CONJ); /* "troops crossed the river and seized a town" */
        return;
    }
    if (first == DL_NONE || (at(m, first)->rel == DL_REL_ACL && ends_s(m, t))) return;
    /* "The pope called for peace and urged the release": what is joined to an active verb is one,
     * and the sentence has no other */
    if (at(m, first)->rel == DL_REL_ACL && first == noun + 1 && !ends_ing(m, t) &&
        (at(m, noun)->rel == DL_REL_ROOT || at(m, noun)->rel == DL_REL_CCOMP) &&
        child(m, t, DL_REL_OBJ) != DL_NONE && is_bare_participle(m, first) &&
        child(m, first, DL_REL_OBL_AGENT) == DL_NONE) {
        hang(m, t, first, DL_REL_CONJ);
        turn(m, first, DL_REL_NSUBJ);
        return;
    }
    if (ends_ing(m, first) == ends_ing(m, t)) hang(m, t, first, DL_REL_CONJ);
}

/* "Men seized by rebels and held in a camp were freed": T, a participle, is no subject,
 * but joined to the one before; who was freed is whom both describe. */
static void mend_no_subject(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, noun = verb == DL_NONE ? verb : at(m, verb)->head;
    uint32_t cc = verb == DL_NONE ? verb : child(m, verb, DL_REL_CC);
    if (noun == DL_NONE || verb < t || noun > t || at(m, verb)->rel != DL_REL_CONJ ||
        !is_nominal(at(m, noun)->pos) || cc == DL_NONE || cc > t || ends_ing(m, t) ||
        has_helper(m, t) || child(m, t, DL_REL_MARK) != DL_NONE || has_subject(m, t))
        return;
    uint32_t first = child(m, noun, DL_REL_ACL);
    if (first == DL_NONE || first > cc || ends_ing(m, first)) return;
    dl_rel rel = (dl_rel)at(m, t)->rel;
    hang(m, t, first, DL_REL_CONJ);
    hang(m, cc, t, DL_REL_CC);
    turn(m, verb, rel);
}

/* "said it fired two missiles, hours after they met": what "after" opens is not said, but told of
 * what is. */
static void mend_not_said(const mender *m, uint32_t t) {
    uint32_t mark = child(m, t, DL_REL_MARK), cue = at(m, t)->head, first;
    if (mark == DL_NONE || !in_set(m->w, mark, m->w->sets.time_link) || cue == DL_NONE ||
        cue > t)
        return;
    first = child(m, cue, DL_REL_CCOMP);
    hang(m, t, first != DL_NONE && first < t ? first : cue, DL_REL_ADVCL);
}

/* "Nine were killed and forty were wounded on Monday": the day is that of both. */
static void mend_same_day(const mender *m, uint32_t t) {
    static const char *const words[] = { "on", "in", "at" };
    uint32_t first = at(m, t)->head;
    if (first == DL_NONE || first > t || !in_set(m->w, t, m->w->sets.undergone) ||
        !in_set(m->w, first, m->w->sets.undergone) ||
        child(m, t, DL_REL_NSUBJ_PASS) == DL_NONE ||
        child(m, first, DL_REL_NSUBJ_PASS) == DL_NONE ||
        child(m, first, DL_REL_OBL_UNMARKED) != DL_NONE ||
        child(m, first, DL_REL_OBL) != DL_NONE)
        return;
    for (uint32_t c = at(m, t)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        uint8_t rel = at(m, c)->rel;
        uint32_t word = child(m, c, DL_REL_CASE);
        if (c < t || !is_time_noun(m->w, c) ||
            (rel != DL_REL_OBL && rel != DL_REL_OBL_UNMARKED))
            continue;
        if (word == DL_NONE || is_one_of(m, word, words, DL_N(words)))
            hang(m, c, first, (dl_rel)rel);
    }
}

/* "A majority in the election held on Friday": T tells of the deed right before it. */
static void mend_nearest(const mender *m, uint32_t t) {
    const clause_work *w = m->w;
    uint32_t noun = at(m, t)->head, near = t - 1;
    if (noun == DL_NONE || noun >= near || at(m, noun)->pos != DL_POS_NOUN ||
        at(m, near)->head != noun || at(m, near)->rel != DL_REL_NMOD ||
        !is_bare_participle(m, t) || !in_set(w, near, w->sets.deed) ||
        in_set(w, noun, w->sets.deed) || in_set(w, noun, w->sets.people) ||
        in_set(w, noun, w->sets.role) || in_set(w, noun, w->sets.group))
        return;
    hang(m, t, near, DL_REL_ACL);
}

/* "searched the wreck of the ferry sunk by a mine": T tells of what stands right before it. */
static void mend_described(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head;
    if (verb == DL_NONE || t == 0 || verb >= t - 1 || at(m, t - 1)->pos != DL_POS_NOUN ||
        is_time_noun(m->w, t - 1) || !is_above(m, verb, t - 1) ||
        !is_bare_participle(m, t) || in_set(m->w, t, m->w->sets.intransitive) ||
        !(in_set(m->w, t, m->w->sets.undergone) ||
          child(m, t, DL_REL_OBL_AGENT) != DL_NONE))
        return;
    hang(m, t, t - 1, DL_REL_ACL);
}

/* "Refugees who had been told that the camp would be closed left": what comes before the verb of
 * the sentence was told, not what the sentence says. */
static void mend_told_that(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, that = child(m, t, DL_REL_MARK);
    if (verb == DL_NONE || verb < t || that == DL_NONE || that == 0 || that > t ||
        !token_is(m->w, that, "that"))
        return;
    uint32_t told = that - 1;
    while (told != DL_NONE && told != verb &&
           !(at(m, told)->pos == DL_POS_VERB && in_set(m->w, told, m->w->sets.speech)))
        told = at(m, told)->head;
    if (told == DL_NONE || told == verb || told > that ||
        child(m, told, DL_REL_CCOMP) != DL_NONE)
        return;
    uint32_t subject = child(m, verb, DL_REL_NSUBJ);
    if (subject == DL_NONE) subject = child(m, verb, DL_REL_NSUBJ_PASS);
    if (subject == DL_NONE || !is_above(m, subject, told)) return;
    hang(m, t, told, DL_REL_CCOMP);
}

/* "accused the states supporting the exiles of lying": of what they are accused. */
static void mend_accused(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, of = child(m, t, DL_REL_MARK);
    if (verb == DL_NONE || verb > t || of == DL_NONE || of > t || !ends_ing(m, t) ||
        !token_is(m->w, of, "of"))
        return;
    while (!in_set(m->w, verb, m->w->sets.accuses)) {
        uint32_t above = at(m, verb)->head;
        if (above == DL_NONE || above > verb) return;
        verb = above;
    }
    hang(m, t, verb, DL_REL_ADVCL);
}

/* "to free the men they took in May": T, a time, is that of what they did, no date of what is
 * still to be done. */
void mend_taken_in(const mender *m, uint32_t t) {
    static const char *const words[] = { "in", "on", "at", "during", "since" };
    uint32_t verb = at(m, t)->head, word = child(m, t, DL_REL_CASE), from, to;
    uint8_t rel = at(m, t)->rel;
    if ((rel != DL_REL_OBL && rel != DL_REL_OBL_UNMARKED) || verb == DL_NONE ||
        verb > t || !is_time_noun(m->w, t))
        return;
    bool fits = word == DL_NONE || is_one_of(m, word, words, DL_N(words));
    uint32_t mark = child(m, verb, DL_REL_MARK), noun = child(m, verb, DL_REL_OBJ);
    if (!fits || mark == DL_NONE || !token_is(m->w, mark, "to") || noun == DL_NONE ||
        noun > t)
        return;
    uint32_t done = child(m, noun, DL_REL_ACL_RELCL);
    dl_tree_extent(m->trees, t, &from, &to);
    if (done == DL_NONE || done > t || from != last_below(m, done) + 1 ||
        has_helper(m, done) || !ends(m, done, "ed"))
        return;
    hang(m, t, done, (dl_rel)rel);
}

/* "Breaking the truce agreed in Aker on 30 July": the day right behind the participle T
 * is that of the pact's making, not of the verb above. */
static void mend_made_then(const mender *m, uint32_t t) {
    uint32_t next = last_below(m, t) + 1, day = next;
    if (!in_set(m->w, t, m->w->sets.makes_pact) && !token_is(m->w, t, "agreed")) return;
    for (uint32_t c = at(m, t)->child; c != DL_NONE; c = at(m, c)->next)
        if (is_time_noun(m->w, c)) return;
    while (day < m->end && day < next + 3 && !is_time_noun(m->w, day)) day++;
    if (day >= m->end || day == next + 3) return;
    while (at(m, day)->head != DL_NONE && at(m, day)->head >= next)
        day = at(m, day)->head;
    if (at(m, day)->rel == DL_REL_OBL && at(m, day)->head != DL_NONE &&
        at(m, day)->head < t && is_above(m, at(m, day)->head, t) &&
        child(m, day, DL_REL_CASE) == next)
        hang(m, day, t, DL_REL_OBL);
}

void mend_below(const mender *m, uint32_t t) {
    switch (at(m, t)->rel) {
    case DL_REL_CONJ:
        mend_both(m, t);
        mend_same_day(m, t);
        break;
    case DL_REL_ACL:
        mend_nearest(m, t);
        mend_made_then(m, t);
        break;
    case DL_REL_NSUBJ:
    case DL_REL_NSUBJ_PASS: mend_no_subject(m, t); break;
    case DL_REL_CCOMP:
        mend_told_that(m, t);
        mend_not_said(m, t);
        break;
    case DL_REL_PARATAXIS: mend_not_said(m, t); break;
    case DL_REL_ADVCL:
        mend_described(m, t);
        if (at(m, t)->rel == DL_REL_ADVCL) mend_accused(m, t);
        break;
    default: break;
    }
}
