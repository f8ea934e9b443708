/* mend_reduced.c - participles that the parser takes for the verb of the sentence, and clauses with
 * "in which" that it takes for its second one.
 *
 * In:  trees as parsed. Out: the same with the participle under its noun.
 * "The pact, agreed last year after long talks, calls on Peru": no comma stands between a subject
 * and its verb, and two verbs of one subject want an "and".
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* T takes the place of PARTICIPLE, the verb of its sentence so far, which is left to NOUN alone. */
static void take_sentence(const mender *m, uint32_t t, uint32_t participle,
                          uint32_t noun) {
    turn(m, t, DL_REL_ACL);
    for (uint32_t c = at(m, participle)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        if (c < noun || c > t) hang(m, c, t, (dl_rel)at(m, c)->rel);
    }
    hang(m, noun, t, DL_REL_NSUBJ);
    hang(m, participle, noun, DL_REL_ACL);
}

/* The noun before PARTICIPLE that was taken for its subject, if somebody behind "by" does it, and
 * nothing but what belongs to VERB stands between him and VERB; DL_NONE: none. */
static uint32_t reduced_noun(const mender *m, uint32_t participle, uint32_t verb) {
    uint32_t by = child(m, participle, DL_REL_OBL_AGENT);
    uint32_t noun = child(m, participle, DL_REL_NSUBJ_PASS);
    if (noun == DL_NONE) noun = child(m, participle, DL_REL_NSUBJ);
    if (noun == DL_NONE || noun > participle || by == DL_NONE || by < participle ||
        by > verb || has_helper(m, participle) || has_subject(m, verb) ||
        !ends(m, participle, "ed"))
        return DL_NONE;
    uint32_t next = last_below(m, by) + 1;
    while (next < verb && at(m, next)->head == verb) next++;
    return next == verb ? noun : DL_NONE;
}

/* "Drones launched by Norland hit a port": the drones hit it; parsers take the first verb for the
 * sentence's, or for what is said. */
static void mend_reduced_by(const mender *m, uint32_t t) {
    dl_branch *b = at(m, t);
    uint32_t participle = child(m, t, DL_REL_CCOMP), noun = DL_NONE;
    if (participle != DL_NONE && participle < t) {
        noun = reduced_noun(m, participle, t);
        if (noun == DL_NONE) return;
        hang(m, noun, t, DL_REL_NSUBJ);
        hang(m, participle, noun, DL_REL_ACL);
        return;
    }
    participle = b->head;
    if ((b->rel != DL_REL_XCOMP && b->rel != DL_REL_CCOMP && b->rel != DL_REL_ADVCL &&
         b->rel != DL_REL_PARATAXIS) ||
        participle == DL_NONE || participle > t ||
        at(m, participle)->pos != DL_POS_VERB || child(m, t, DL_REL_MARK) != DL_NONE ||
        ends_ing(m, t))
        return;
    noun = reduced_noun(m, participle, t);
    if (noun == DL_NONE) return;
    take_sentence(m, t, participle, noun);
}

/* "The Front, which has waged a war, signed a pact", "Karl Holm, a lawyer who was jailed, signed":
 * the verb behind the second comma is that of the sentence, and nothing that goes with that of the
 * relative clause. */
static void mend_behind_relative(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head;
    uint32_t noun = verb == DL_NONE ? DL_NONE : at(m, verb)->head;
    bool joined = at(m, t)->rel == DL_REL_CONJ;
    /* "Kofi Berg, the envoy who has spoken, called for calm": no participle is active */
    bool told = at(m, t)->rel == DL_REL_ADVCL && noun != DL_NONE &&
                at(m, noun)->rel == DL_REL_APPOS && child(m, t, DL_REL_MARK) == DL_NONE &&
                in_set(m->w, t, m->w->sets.speech) &&
                child(m, t, DL_REL_OBL_AGENT) == DL_NONE && !ends_ing(m, t);
    if (told) noun = at(m, noun)->head;
    if (!(joined || told) || at(m, t)->pos != DL_POS_VERB || noun == DL_NONE ||
        verb > t || noun > verb || at(m, verb)->rel != DL_REL_ACL_RELCL ||
        at(m, noun)->head != DL_NONE || child(m, t, DL_REL_CC) != DL_NONE ||
        has_subject(m, t) || !has_subject(m, verb))
        return;
    uint32_t first = t; /* "still calls", "has called" */
    while (first > verb && at(m, first - 1)->head == t) first--;
    if (first != t && is_comma(m, first)) first++;
    if (!is_comma(m, first - 1)) return;
    cut(m, t);
    hang(m, t, DL_NONE, (dl_rel)at(m, noun)->rel);
    hang(m, noun, t, DL_REL_NSUBJ);
    for (uint32_t c = at(m, noun)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        if (c > t) hang(m, c, t, (dl_rel)at(m, c)->rel);
    }
}

/* "Met the envoy, who leads the team, in Oslo on Sunday": the second comma ends the clause that the
 * first opens, and what stands behind it is told of the verb above. T is the verb between. */
static void mend_past_relative(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head, verb = noun, from, to, close = DL_NONE;
    if (at(m, t)->rel != DL_REL_ACL_RELCL || noun == DL_NONE || noun > t) return;
    dl_tree_extent(m->trees, t, &from, &to);
    if (!is_comma(m, from) && (from == 0 || !is_comma(m, from - 1))) return;
    while (verb != DL_NONE && at(m, verb)->pos != DL_POS_VERB) verb = at(m, verb)->head;
    if (verb == DL_NONE || verb > noun) return;
    uint32_t end = last_below(m, verb);
    if (at(m, end)->pos == DL_POS_PUNCT && end > to) end--;
    if (end != to) return;
    for (uint32_t c = at(m, t)->child; c != DL_NONE; c = at(m, c)->next) {
        if (c < t) continue;
        uint8_t rel = at(m, c)->rel;
        uint32_t first, last;
        dl_tree_extent(m->trees, c, &first, &last);
        bool oblique = rel == DL_REL_OBL || rel == DL_REL_OBL_UNMARKED;
        if (close == DL_NONE && oblique && first > t + 1 && is_comma(m, first) &&
            !is_comma(m, t + 1))
            close = c;
        else if (close != DL_NONE && !oblique && rel != DL_REL_PUNCT)
            return;
    }
    if (close == DL_NONE) return;
    for (uint32_t c = at(m, t)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        if (c >= close && at(m, c)->rel != DL_REL_PUNCT)
            hang(m, c, verb, (dl_rel)at(m, c)->rel);
    }
}

/* "A bomb hit a bus, killing nine, officials said": T is done by what came before it, not
 * by whoever says so. */
static void mend_trailing(const mender *m, uint32_t t) {
    static const char *const own[] = { "speaking", "citing", "quoting", "adding" };
    uint32_t said = at(m, t)->head, verb = said == DL_NONE ? DL_NONE : at(m, said)->head;
    if (at(m, t)->rel != DL_REL_ADVCL || verb == DL_NONE || verb > t || said < t ||
        at(m, said)->rel != DL_REL_PARATAXIS || at(m, verb)->pos != DL_POS_VERB ||
        !is_comma(m, t - 1) || !ends_ing(m, t))
        return;
    if (is_one_of(m, t, own, DL_N(own))) return;
    uint32_t speaker = child(m, said, DL_REL_NSUBJ);
    if (speaker != DL_NONE && speaker > t) hang(m, t, verb, DL_REL_ADVCL);
}

/* "In a note, issued by the ministry, she called": a deed that somebody has done right behind
 * a comma and a thing is told of it, not of whoever comes next. */
static void mend_done_by(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, by = child(m, t, DL_REL_OBL_AGENT);
    if ((at(m, t)->rel != DL_REL_ADVCL && at(m, t)->rel != DL_REL_CCOMP) ||
        verb == DL_NONE || verb < t || t < 2 || by == DL_NONE || by < t ||
        !is_comma(m, t - 1) || has_helper(m, t) || has_subject(m, t) ||
        child(m, t, DL_REL_MARK) != DL_NONE)
        return;
    uint32_t noun = t - 2;
    while (at(m, noun)->head != DL_NONE && at(m, noun)->head < noun &&
           at(m, noun)->rel == DL_REL_NMOD)
        noun = at(m, noun)->head;
    if (at(m, noun)->head == verb && at(m, noun)->rel == DL_REL_OBL &&
        at(m, noun)->pos == DL_POS_NOUN && !is_time_noun(m->w, noun))
        hang(m, t, noun, DL_REL_ACL);
}

/* "Students chanting slogans were dispersed", "The envoy, having won, began to speak": what "-ing"
 * tells stands beside the verb of the sentence, which nothing joins to it. */
static void mend_doing(const mender *m, uint32_t t) {
    uint32_t doing = at(m, t)->head, aux;
    if (at(m, t)->rel != DL_REL_CONJ || doing == DL_NONE || doing > t ||
        at(m, doing)->pos != DL_POS_VERB || child(m, t, DL_REL_CC) != DL_NONE ||
        has_subject(m, t) || dl_tree_child(m->trees, doing, DL_REL_MARK) != DL_NONE ||
        child(m, doing, DL_REL_AUX_PASS) != DL_NONE || ends_ing(m, t))
        return;
    uint32_t noun = child(m, doing, DL_REL_NSUBJ), first = t, start;
    aux = child(m, doing, DL_REL_AUX);
    bool having = aux != DL_NONE && aux < doing && token_is(m->w, aux, "having");
    bool ing = ends_ing(m, doing);
    if (noun == DL_NONE || noun > doing || !(having || (ing && aux == DL_NONE)) ||
        is_time_noun(m->w, t - 1)) /* "in the week ended on Friday" */
        return;
    char room[DL_LEMMA_MAX];
    dl_str form = form_of(m, t);
    if (!has_helper(m, t) && dl_str_eq(dl_lemma(form, DL_POS_VERB, false, room), form))
        return;
    start = having ? aux : doing;
    while (first > doing && at(m, first - 1)->head == t) first--;
    if (first != t && is_comma(m, first)) first++;
    if (start == 0 || is_comma(m, start - 1) != is_comma(m, first - 1)) return;
    take_sentence(m, t, doing, noun);
    if (child(m, t, DL_REL_AUX_PASS) != DL_NONE) at(m, noun)->rel = DL_REL_NSUBJ_PASS;
}

/* "Any sailors caught near the port would be arrested": T, which has a helping verb and no subject,
 * has that of the verb before it, whose own it cannot be. */
static void mend_reduced_helped(const mender *m, uint32_t t) {
    uint32_t top = at(m, t)->head, verb = DL_NONE, first, last;
    bool passive = child(m, t, DL_REL_AUX_PASS) != DL_NONE;
    if (top == DL_NONE || !(passive || child(m, t, DL_REL_AUX) != DL_NONE) ||
        has_subject(m, t) || child(m, t, DL_REL_CC) != DL_NONE ||
        child(m, t, DL_REL_MARK) != DL_NONE)
        return;
    dl_tree_extent(m->trees, t, &first, &last);
    if (is_comma(m, first)) first++;
    for (uint32_t c = at(m, top)->child; c != DL_NONE && c < first; c = at(m, c)->next)
        if (at(m, c)->pos == DL_POS_VERB && at(m, c)->rel == at(m, t)->rel) verb = c;
    uint32_t noun = verb == DL_NONE ? DL_NONE : child(m, verb, DL_REL_NSUBJ);
    if (noun == DL_NONE || !is_nominal(at(m, noun)->pos) || has_helper(m, verb) ||
        ends_ing(m, verb) || ends(m, verb, "s") || last_below(m, noun) + 1 != verb ||
        child(m, verb, DL_REL_XCOMP) != DL_NONE ||
        child(m, verb, DL_REL_OBJ) != DL_NONE || child(m, verb, DL_REL_CCOMP) != DL_NONE)
        return;
    uint32_t behind = last_below(m, verb) + 1;
    if (behind < first && is_comma(m, behind)) behind++;
    if (behind != first) return;
    for (uint32_t c = at(m, verb)->child, next; c != DL_NONE && c < noun; c = next) {
        next = at(m, c)->next;
        hang(m, c, t, (dl_rel)at(m, c)->rel);
    }
    hang(m, noun, t, passive ? DL_REL_NSUBJ_PASS : DL_REL_NSUBJ);
    hang(m, verb, noun, DL_REL_ACL);
}

void mend_reduced(const mender *m, uint32_t t) {
    mend_reduced_helped(m, t);
    mend_left(m, t);
    mend_done_by(m, t);
    mend_trailing(m, t);
    mend_doing(m, t);
    mend_behind_relative(m, t);
    mend_past_relative(m, t);
    mend_reduced_by(m, t);
    uint32_t participle = at(m, t)->head;
    if (at(m, t)->rel != DL_REL_CONJ || at(m, t)->pos != DL_POS_VERB ||
        participle == DL_NONE || participle > t || participle < 2 ||
        at(m, participle)->pos != DL_POS_VERB || child(m, t, DL_REL_CC) != DL_NONE ||
        has_subject(m, t) || has_helper(m, participle) || !is_comma(m, participle - 1) ||
        !ends(m, participle, "ed"))
        return;
    uint32_t first = t; /* "still calls", "has called" */
    while (first > participle && at(m, first - 1)->head == t) first--;
    if (first != t && is_comma(m, first)) first++;
    uint32_t noun = child(m, participle, DL_REL_NSUBJ);
    if (noun == DL_NONE) noun = child(m, participle, DL_REL_NSUBJ_PASS);
    if (noun == DL_NONE || noun >= participle - 1 || !is_comma(m, first - 1)) return;
    for (uint32_t i = noun + 1; i + 1 < participle; i++)
        if (is_comma(m, i))
            return; /* "The mayor, Karl Holm, urged calm, called for aid" */
    take_sentence(m, t, participle, noun);
}

/* "in which" of the clause of T, right behind a comma: its first token; DL_NONE: there is none. */
static uint32_t in_which(const mender *m, uint32_t t) {
    for (uint32_t c = at(m, t)->child; c != DL_NONE && c < t; c = at(m, c)->next) {
        uint32_t in = child(m, c, DL_REL_CASE);
        if (token_is(m->w, c, "which") && in != DL_NONE && in + 1 == c && in > 1 &&
            is_comma(m, in - 1))
            return in;
    }
    return DL_NONE;
}

/* "The rebels, with whom Norland negotiates": a clause with a subject of its own, T,
 * whose "whom" is the noun before. */
static bool is_with_whom(const mender *m, uint32_t t) {
    if (at(m, t)->rel != DL_REL_ACL || !has_subject(m, t)) return false;
    for (uint32_t c = at(m, t)->child; c != DL_NONE && c < t; c = at(m, c)->next) {
        uint32_t with = child(m, c, DL_REL_CASE);
        if (with != DL_NONE && with + 1 == c && with > at(m, t)->head &&
            (token_is(m->w, c, "whom") || token_is(m->w, c, "which")))
            return true;
    }
    return false;
}

/* "It followed a raid on the port, in which nine were killed": T is told of the deed before. */
void mend_in_which(const mender *m, uint32_t t) {
    if (is_with_whom(m, t)) at(m, t)->rel = DL_REL_ACL_RELCL;
    uint32_t verb = at(m, t)->head, in = DL_NONE;
    uint8_t rel = at(m, t)->rel;
    /* "was a response to the raid on the port, in which": that is told of the raid */
    bool of_noun =
        rel == DL_REL_ACL_RELCL && verb != DL_NONE &&
        (!in_set(m->w, verb, m->w->sets.deed) || child(m, verb, DL_REL_COP) != DL_NONE);
    if (verb == DL_NONE || verb > t ||
        (rel != DL_REL_ADVCL && rel != DL_REL_CONJ && rel != DL_REL_PARATAXIS &&
         !of_noun))
        return;
    in = in_which(m, t);
    uint32_t noun = in == DL_NONE ? DL_NONE : in - 2;
    while (noun != DL_NONE && noun > verb && !in_set(m->w, noun, m->w->sets.deed))
        noun = at(m, noun)->head;
    if (noun != DL_NONE && noun > verb && noun < in) hang(m, t, noun, DL_REL_ACL_RELCL);
}
