/* mend_infinitive.c - infinitives that the parser hangs on the wrong word, or by the wrong name.
 *
 * In:  trees as parsed. Out: the same trees with a few arcs moved, and verbs behind "would" or "is
 *      to" that were read as adjectives.
 * Whom one urges does what he is urged to do; what for something is done is no part of what the
 * verb says.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* "do not regroup in Peru to raid it": T says what for, of a verb that asks for no infinitive. */
static bool is_purpose(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head;
    if (verb > t || at(m, verb)->pos != DL_POS_VERB ||
        in_set(m->w, verb, m->w->sets.under) || in_set(m->w, verb, m->w->sets.controls) ||
        child(m, verb, DL_REL_OBJ) != DL_NONE)
        return false;
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < t; c = at(m, c)->next)
        if (c > verb && at(m, c)->rel == DL_REL_OBL &&
            child(m, c, DL_REL_CASE) != DL_NONE && !is_time_noun(m->w, c))
            return true;
    return false;
}

/* "leads the opposition to lifting the ban": T, an "-ing" with its "to", belongs to the noun. */
void mend_stance(const mender *m, uint32_t t) {
    uint32_t to = child(m, t, DL_REL_MARK), verb = at(m, t)->head;
    uint8_t rel = at(m, t)->rel;
    if ((rel != DL_REL_ADVCL && rel != DL_REL_XCOMP) || !ends_ing(m, t) ||
        to == DL_NONE || to < m->first + 2 || to > t || !token_is(m->w, to, "to") ||
        verb >= to - 1 || !in_set(m->w, to - 1, m->w->sets.stance) ||
        at(m, to - 1)->pos != DL_POS_NOUN)
        return;
    hang(m, t, to - 1, DL_REL_ACL);
}

/* "agreed to a truce to begin on Monday": the deed that stands right before T, when the verb asks
 * for it with a "to" of its own, so that it asks for no infinitive. DL_NONE: there is none. */
static uint32_t begun_deed(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, mark = child(m, t, DL_REL_MARK);
    if (verb > t || mark == DL_NONE || mark == 0) return DL_NONE;
    uint32_t noun = mark - 1, link = child(m, noun, DL_REL_CASE);
    bool asked = link != DL_NONE && link == verb + 1 && token_is(m->w, link, "to") &&
                 at(m, noun)->head == verb && at(m, noun)->rel == DL_REL_OBL &&
                 in_set(m->w, noun, m->w->sets.deed);
    return asked ? noun : DL_NONE;
}

/* "Norland's aim is to", "the plan is to": is somebody's own noun, or one that says what something
 * consists in, the subject of T? */
static bool is_of_owner(const mender *m, uint32_t t) {
    uint32_t subject = child(m, t, DL_REL_NSUBJ);
    if (subject == DL_NONE) subject = child(m, t, DL_REL_NSUBJ_OUTER);
    if (subject == DL_NONE) return false;
    bool aim =
        at(m, subject)->pos != DL_POS_PROPN && in_set(m->w, subject, m->w->sets.aim_noun);
    return aim || child(m, subject, DL_REL_NMOD_POSS) != DL_NONE;
}

/* "Peru is to free the men", "The talks are to open": what is to be done is no more what the
 * subject is than "will free" is. */
static void mend_is_to(const mender *m, uint32_t t, uint32_t be) {
    if (is_of_owner(m, t)) return;
    bool passive = child(m, t, DL_REL_AUX_PASS) != DL_NONE;
    at(m, be)->rel = DL_REL_AUX;
    for (uint32_t c = at(m, t)->child; c != DL_NONE && c < be; c = at(m, c)->next)
        if (at(m, c)->rel == DL_REL_NSUBJ_OUTER)
            at(m, c)->rel = passive ? DL_REL_NSUBJ_PASS : DL_REL_NSUBJ;
}

/* "Peru would free the men", "Peru is to free the men", read as an adjective: only a verb has an
 * object. */
void mend_modal(const mender *m, uint32_t t) {
    uint32_t object = child(m, t, DL_REL_OBJ), be = child(m, t, DL_REL_COP);
    uint32_t to = child(m, t, DL_REL_MARK);
    bool is_to = be != DL_NONE && to == be + 1 && token_is(m->w, to, "to");
    uint8_t pos = at(m, t)->pos;
    /* "refused on Monday to free the men", "to sue the firm" */
    bool bare_to = be == DL_NONE && to != DL_NONE && to + 1 == t &&
                   token_is(m->w, to, "to") && (pos == DL_POS_ADJ || pos == DL_POS_PROPN);
    bool helped =
        be == DL_NONE && pos == DL_POS_ADJ && child(m, t, DL_REL_AUX) != DL_NONE;
    if (object != DL_NONE && object > t && (is_to || bare_to || helped))
        at(m, t)->pos = DL_POS_VERB;
    if (!is_to && child(m, t, DL_REL_NSUBJ_OUTER) != DL_NONE && to != DL_NONE && to > 0) {
        static const char *const forms[] = { "is", "are", "was", "were" };
        be = to - 1; /* "is to be held", with a helper that is known for one */
        is_to = token_is(m->w, to, "to") && at(m, be)->head == t &&
                is_one_of(m, be, forms, DL_N(forms)) && at(m, be)->rel == DL_REL_AUX;
    }
    if (is_to && at(m, t)->pos == DL_POS_VERB) mend_is_to(m, t, be);
}

/* "Refused on Monday to free Anna Berg": T, behind whose "to" a name stands, is no adjective. */
void mend_free(const mender *m, uint32_t t) {
    uint32_t name = at(m, t)->head, up = name == DL_NONE ? name : at(m, name)->head, to;
    if (up == DL_NONE || at(m, t)->rel != DL_REL_AMOD || name < t || up > t ||
        !in_set(m->w, t, m->w->sets.verb_or_adjective) ||
        at(m, name)->pos != DL_POS_PROPN)
        return;
    to = child(m, name, DL_REL_CASE);
    if (to == DL_NONE || to + 1 != t || !token_is(m->w, to, "to")) return;
    bool verb = at(m, up)->pos == DL_POS_VERB;
    turn(m, t, DL_REL_OBJ);
    at(m, t)->pos = DL_POS_VERB;
    at(m, t)->rel = verb ? DL_REL_XCOMP : DL_REL_ACL;
    hang(m, to, t, DL_REL_MARK);
}

/* "renewed its calls for Norland to hold a vote": the deed whom "for", right before T,
 * asks to do T; it is no purpose of the verb's. DL_NONE: there is none. */
static uint32_t called_deed(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, mark = child(m, t, DL_REL_MARK);
    uint32_t noun = verb > t ? DL_NONE : child(m, verb, DL_REL_OBJ), whom, word;
    if (noun == DL_NONE || noun < verb || mark == DL_NONE || noun > mark ||
        !in_set(m->w, noun, m->w->sets.deed))
        return DL_NONE;
    for (whom = at(m, noun)->child; whom != DL_NONE; whom = at(m, whom)->next) {
        word = at(m, whom)->rel == DL_REL_NMOD ? child(m, whom, DL_REL_CASE) : DL_NONE;
        if (whom > noun && word == noun + 1 && token_is(m->w, word, "for") &&
            last_below(m, whom) + 1 == mark)
            return noun;
    }
    return DL_NONE;
}

/* "urged the sides to stop", "called on the junta to stop": the infinitive hangs on the
 * verb, not on those urged; "vowed on Monday to stop": it says what, not what for. */
void mend_infinitive(const mender *m, uint32_t t) {
    dl_branch *b = at(m, t);
    if (b->head == DL_NONE || !is_infinitive(m, t) || has_subject(m, t)) return;
    if (child(m, t, DL_REL_AUX_PASS) != DL_NONE) {
        /* "agree on a list of captives to be freed": whom they free, not who agrees */
        uint32_t noun = child(m, t, DL_REL_MARK);
        noun = noun == DL_NONE || noun == 0 ? DL_NONE : noun - 1;
        bool near = noun != DL_NONE && noun > b->head &&
                    at(m, noun)->pos == DL_POS_NOUN && at(m, noun)->rel == DL_REL_NMOD;
        if (near && (b->rel == DL_REL_XCOMP || b->rel == DL_REL_ADVCL))
            hang(m, t, noun, DL_REL_ACL);
        if (near || b->rel == DL_REL_XCOMP) return;
    }
    if (b->rel == DL_REL_ADVCL || b->rel == DL_REL_XCOMP) {
        uint32_t deed = begun_deed(m, t);
        if (deed == DL_NONE) deed = called_deed(m, t);
        if (deed != DL_NONE) {
            hang(m, t, deed, DL_REL_ACL);
            return;
        }
    }
    if (b->rel == DL_REL_ADVCL &&
        (in_set(m->w, b->head, m->w->sets.under) ||
         in_set(m->w, b->head, m->w->sets.controls)) &&
        t > b->head && child(m, b->head, DL_REL_XCOMP) == DL_NONE) {
        b->rel = DL_REL_XCOMP;
        return;
    }
    if (b->rel == DL_REL_XCOMP && is_purpose(m, t)) b->rel = DL_REL_ADVCL;
    if (b->rel != DL_REL_ACL) return;
    uint32_t noun = b->head, verb = at(m, noun)->head;
    uint8_t rel = at(m, noun)->rel;
    if (verb == DL_NONE || verb > noun || in_set(m->w, noun, m->w->sets.under)) return;
    bool person = rel == DL_REL_OBJ || rel == DL_REL_IOBJ || rel == DL_REL_OBL;
    if (person && in_set(m->w, verb, m->w->sets.controls) &&
        child(m, verb, DL_REL_XCOMP) == DL_NONE)
        hang(m, t, verb, DL_REL_XCOMP);
}
