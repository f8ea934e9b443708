/* mend_clause.c - clauses that the parser takes for something beside a noun or a verb.
 *
 * In:  trees as parsed. Out: the same with the clause where it belongs.
 * "Talks due to start in May": they start, "due to" for one word. "Talks are due to start": no
 * sentence is a noun with a clause beside it. "Two days after Norland attacked": no subject has
 * a preposition. "Shelled a camp that is full": what "that" opens behind a noun describes it.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* "With talks due to begin", "talks due to start on Monday": T is "due". */
static void mend_due(const mender *m, uint32_t t) {
    uint32_t verb = child(m, t, DL_REL_XCOMP), head = at(m, t)->head;
    uint32_t to = verb == DL_NONE ? DL_NONE : child(m, verb, DL_REL_MARK);
    if (verb == DL_NONE || verb < t || to != t + 1 || head == DL_NONE ||
        child(m, t, DL_REL_COP) != DL_NONE || !token_is(m->w, t, "due"))
        return;
    uint32_t noun = child(m, t, DL_REL_NSUBJ), with = child(m, t, DL_REL_MARK);
    if (at(m, t)->rel == DL_REL_AMOD && head < t) {
        hang(m, verb, head, DL_REL_NMOD);
        hang(m, t, verb, DL_REL_CASE);
    } else if (at(m, t)->rel == DL_REL_ADVCL && noun != DL_NONE && with != DL_NONE &&
               with < noun && noun < t && token_is(m->w, with, "with")) {
        hang(m, noun, head, DL_REL_OBL);
        hang(m, with, noun, DL_REL_CASE);
        hang(m, verb, noun, DL_REL_ACL);
        for (uint32_t c = at(m, t)->child, next; c != DL_NONE; c = next) {
            next = at(m, c)->next;
            hang(m, c, noun, (dl_rel)at(m, c)->rel);
        }
        hang(m, t, verb, DL_REL_MARK);
    } else {
        return;
    }
    hang(m, to, t, DL_REL_FIXED);
}

/* "Censured by Arab states due to meet in May": they meet, "due to" for one word. T is "due". */
static void mend_due_mark(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, to = child(m, t, DL_REL_FIXED), noun = t - 1;
    if (at(m, t)->rel != DL_REL_MARK || verb == DL_NONE || verb < t || to != t + 1 ||
        !token_is(m->w, t, "due") || at(m, verb)->rel != DL_REL_ADVCL ||
        has_subject(m, verb) || noun <= m->first)
        return;
    while (at(m, noun)->rel == DL_REL_FLAT) noun = at(m, noun)->head;
    if (is_noun(m, noun) && at(m, verb)->head < noun &&
        is_above(m, at(m, verb)->head, noun))
        hang(m, verb, noun, DL_REL_ACL);
}

/* Is NOUN, at the head of the sentence, no clause of its own? */
static bool is_only_noun(const mender *m, uint32_t noun) {
    return is_nominal(at(m, noun)->pos) && !has_subject(m, noun) &&
           child(m, noun, DL_REL_COP) == DL_NONE &&
           child(m, noun, DL_REL_CASE) == DL_NONE;
}

/* Whom VERB, taken for the verb of the sentence, describes: a past form with no object, behind
 * its subject; DL_NONE: nobody. */
static uint32_t described_by(const mender *m, uint32_t verb) {
    uint32_t who = child(m, verb, DL_REL_NSUBJ);
    if (who == DL_NONE) who = child(m, verb, DL_REL_NSUBJ_PASS);
    bool bare = at(m, verb)->pos == DL_POS_VERB &&
                child(m, verb, DL_REL_OBJ) == DL_NONE &&
                child(m, verb, DL_REL_AUX) == DL_NONE &&
                child(m, verb, DL_REL_AUX_PASS) == DL_NONE && ends(m, verb, "ed");
    return bare && who < verb ? who : DL_NONE;
}

/* "Talks between Norland and Sundria | are due to start", "A man held in Lomar | was freed": T,
 * without a subject, is told of the noun before it. */
static void mend_beside(const mender *m, uint32_t t) {
    uint32_t head = at(m, t)->head, from, to;
    if (at(m, t)->rel != DL_REL_PARATAXIS || head == DL_NONE || head > t ||
        at(m, head)->head != DL_NONE || has_subject(m, t))
        return;
    uint32_t who = is_only_noun(m, head) ? head : described_by(m, head);
    bool passive = child(m, t, DL_REL_AUX_PASS) != DL_NONE;
    uint32_t be = child(m, t, DL_REL_COP);
    if (be == DL_NONE) be = child(m, t, DL_REL_AUX);
    if (be == DL_NONE) be = child(m, t, DL_REL_AUX_PASS);
    dl_tree_extent(m->trees, t, &from, &to);
    if (who == DL_NONE || be != from || from == 0)
        return; /* marks stand between others */
    for (uint32_t c = at(m, head)->child; c != DL_NONE; c = at(m, c)->next)
        if (c > head && c < from && at(m, c)->rel == DL_REL_PUNCT) return;
    dl_rel subject = passive ? DL_REL_NSUBJ_PASS : DL_REL_NSUBJ;
    turn(m, t, subject);
    if (who == head) return;
    hang(m, who, t, subject);
    hang(m, head, who, DL_REL_ACL);
}

/* The word that opens the clause of T: its mark, or what was read as a preposition of its only
 * subject; DL_NONE: none of these. */
static uint32_t time_link_of(const mender *m, uint32_t t) {
    uint32_t word = child(m, t, DL_REL_MARK), subject = child(m, t, DL_REL_NSUBJ);
    if (word == DL_NONE && subject != DL_NONE && subject < t) {
        word = child(m, subject, DL_REL_CASE);
        for (uint32_t c = at(m, subject)->next; c != DL_NONE; c = at(m, c)->next)
            if (is_subject(at(m, c)->rel)) return DL_NONE; /* "after talks they fled" */
    }
    bool opens = word != DL_NONE && word < t && in_set(m->w, word, m->w->sets.time_link);
    return opens ? word : DL_NONE;
}

/* "The port reopened, the radio reported, two days after Norland attacked": what has such a
 * word is joined to nothing, and who is named between tells of both. */
static void mend_marked(const mender *m, uint32_t t) {
    uint32_t head = at(m, t)->head;
    uint8_t rel = at(m, t)->rel;
    if ((rel != DL_REL_CONJ && rel != DL_REL_PARATAXIS) || head == DL_NONE || head > t ||
        child(m, t, DL_REL_CC) != DL_NONE)
        return;
    uint32_t word = time_link_of(m, t), teller = child(m, t, DL_REL_PARATAXIS);
    if (word == DL_NONE) return;
    hang(m, word, t, DL_REL_MARK);
    at(m, t)->rel = DL_REL_ADVCL;
    if (teller == DL_NONE || teller > word || !has_subject(m, teller)) return;
    hang(m, teller, head, DL_REL_PARATAXIS);
    hang(m, t, teller, DL_REL_ADVCL);
}

/* "Arrested a man over raids last year that killed nine": nobody arrests that they killed; T is
 * the verb behind "that". */
static void mend_that(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, that = child(m, t, DL_REL_NSUBJ), noun = DL_NONE;
    if (at(m, t)->rel != DL_REL_CCOMP || verb == DL_NONE || that == DL_NONE ||
        verb > that || that > t || !token_is(m->w, that, "that") ||
        at(m, that)->child != DL_NONE || in_set(m->w, verb, m->w->sets.speech))
        return;
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < that; c = at(m, c)->next)
        if (c > verb && is_nominal(at(m, c)->pos) && !is_time_noun(m->w, c)) noun = c;
    if (noun != DL_NONE) hang(m, t, noun, DL_REL_ACL_RELCL);
}

/* "An attack on a base, which killed nine": no base kills; T is what "which" opens. */
static void mend_killing(const mender *m, uint32_t t) {
    static const char *const links[] = { "on", "at", "in", "near", "against" };
    uint32_t site = at(m, t)->head, who = child(m, t, DL_REL_NSUBJ);
    uint32_t deed = site == DL_NONE ? DL_NONE : at(m, site)->head;
    if (at(m, t)->rel != DL_REL_ACL_RELCL || deed == DL_NONE || who == DL_NONE ||
        deed > site || at(m, site)->rel != DL_REL_NMOD ||
        !(token_is(m->w, who, "which") || token_is(m->w, who, "that")) ||
        !in_set(m->w, t, m->w->sets.undergone) || !in_set(m->w, deed, m->w->sets.deed) ||
        in_set(m->w, site, m->w->sets.deed) || in_set(m->w, site, m->w->sets.group))
        return;
    if (is_one_of(m, child(m, site, DL_REL_CASE), links, DL_N(links)))
        hang(m, t, deed, DL_REL_ACL_RELCL);
}

/* "The war began when gunmen stormed the town, killing nine": they killed who are told of right
 * before, not the war. */
static void mend_killed_then(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head;
    if (at(m, t)->rel != DL_REL_ADVCL || verb == DL_NONE || verb > t || !ends_ing(m, t) ||
        t == 0 || !is_comma(m, t - 1) || !in_set(m->w, t, m->w->sets.hurts) ||
        !in_set(m->w, verb, m->w->sets.begins))
        return;
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < t; c = at(m, c)->next)
        if (c > verb && at(m, c)->rel == DL_REL_ADVCL && has_subject(m, c) &&
            last_below(m, c) + 2 >= t) {
            hang(m, t, c, DL_REL_ADVCL);
            return;
        }
}

/* "The union rose and upbraided the firm": nobody rises a firm. T is the object. */
static void mend_shared(const mender *m, uint32_t t) {
    uint32_t first = at(m, t)->head;
    if (at(m, t)->rel != DL_REL_OBJ || first == DL_NONE || first > t ||
        !in_set(m->w, first, m->w->sets.intransitive))
        return;
    uint32_t other = child(m, first, DL_REL_CONJ);
    if (other != DL_NONE && other > first && other < t &&
        at(m, other)->pos == DL_POS_VERB && child(m, other, DL_REL_OBJ) == DL_NONE)
        hang(m, t, other, DL_REL_OBJ);
}

/* "Replacing an accord with Norland": the accord is with Norland, the name at T; a light
 * verb and its deed are one anyhow, and with whom one discusses it mend_whose.c knows. */
static void mend_with(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, with = child(m, t, DL_REL_CASE);
    if (at(m, t)->rel != DL_REL_OBL || at(m, t)->pos != DL_POS_PROPN || verb == DL_NONE ||
        verb > t || with == DL_NONE || with > t || !token_is(m->w, with, "with") ||
        in_set(m->w, verb, m->w->sets.light) || in_set(m->w, verb, m->w->sets.discusses))
        return;
    uint32_t object = child(m, verb, DL_REL_OBJ);
    if (object != DL_NONE && object + 1 == with && at(m, object)->pos == DL_POS_NOUN &&
        in_set(m->w, object, m->w->sets.deed))
        hang(m, t, object, DL_REL_NMOD);
}

/* "A raid that killed 12 people": who stands behind a verb with a subject is no second one. */
static void mend_behind(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head;
    uint32_t subject = verb == DL_NONE ? DL_NONE : child(m, verb, DL_REL_NSUBJ);
    if (at(m, t)->rel == DL_REL_NSUBJ_PASS && verb < t && subject != DL_NONE &&
        subject < verb && child(m, verb, DL_REL_AUX_PASS) == DL_NONE &&
        child(m, verb, DL_REL_OBJ) == DL_NONE)
        at(m, t)->rel = DL_REL_OBJ;
}

/* "Norland troops moved in on Monday": who goes in or out by himself was not moved. T is the
 * subject. */
static void mend_moved(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, word = verb == DL_NONE ? verb : verb + 1;
    if (at(m, t)->rel != DL_REL_NSUBJ_PASS || verb == DL_NONE || verb < t ||
        (at(m, verb)->rel != DL_REL_ROOT && at(m, verb)->rel != DL_REL_CCOMP) ||
        child(m, verb, DL_REL_AUX_PASS) != DL_NONE ||
        child(m, verb, DL_REL_AUX) != DL_NONE || word >= m->end ||
        at(m, word)->head != verb || !in_set(m->w, word, m->w->sets.particle) ||
        (at(m, word)->rel != DL_REL_ADVMOD && at(m, word)->rel != DL_REL_COMPOUND_PRT))
        return;
    at(m, t)->rel = DL_REL_NSUBJ;
}

/* "Pledged nine million dollars in aid": what the money is given as belongs to the verb. */
static void mend_money(const mender *m, uint32_t t) {
    uint32_t money = at(m, t)->head, in = child(m, t, DL_REL_CASE);
    uint32_t verb = money == DL_NONE ? money : at(m, money)->head;
    if (at(m, t)->rel != DL_REL_NMOD || at(m, t)->pos != DL_POS_NOUN || verb == DL_NONE ||
        in == DL_NONE || money > in || in > t || verb > money ||
        at(m, money)->rel != DL_REL_OBJ || at(m, verb)->pos != DL_POS_VERB ||
        !token_is(m->w, in, "in") || !in_set(m->w, money, m->w->sets.currency))
        return;
    hang(m, t, verb, DL_REL_OBL);
}

void mend_clause(const mender *m, uint32_t t) {
    if (at(m, t)->pos == DL_POS_ADJ) {
        mend_due(m, t);
        mend_due_mark(m, t);
    }
    mend_beside(m, t);
    if (at(m, t)->pos == DL_POS_VERB) mend_marked(m, t);
    mend_that(m, t);
    mend_killing(m, t);
    mend_killed_then(m, t);
    mend_behind(m, t);
    mend_moved(m, t);
    mend_money(m, t);
    mend_with(m, t);
    mend_shared(m, t);
}
