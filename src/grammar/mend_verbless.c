/* mend_verbless.c - past tenses that the parser takes for adjectives, so that no verb is left.
 *
 * In:  trees as parsed. Out: the same with the past tense as the verb of its clause.
 * "Norland proposed talks", "the rulers have severed ties": a noun with a subject wants "is", a
 * name stands behind an adjective and not before it, and nobody has severed ties.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

static bool is_clause(uint8_t rel) {
    return rel == DL_REL_ROOT || rel == DL_REL_CCOMP || rel == DL_REL_PARATAXIS ||
           rel == DL_REL_ADVCL;
}

static bool is_have(const mender *m, uint32_t token) {
    return token_is(m->w, token, "have") || token_is(m->w, token, "has") ||
           token_is(m->w, token, "had");
}

/* The subject of NOUN, which is no predicate, right before T or before its "has"; DL_NONE: it has
 * none. */
static uint32_t subject_before(const mender *m, uint32_t noun, uint32_t t) {
    uint32_t first = t > 0 && is_have(m, t - 1) && at(m, t - 1)->head == noun ? t - 1 : t;
    uint32_t subject = child(m, noun, DL_REL_NSUBJ);
    if (subject == DL_NONE) subject = child(m, noun, DL_REL_COMPOUND);
    if (subject == DL_NONE || subject >= first || at(m, subject)->pos == DL_POS_ADJ)
        return DL_NONE;
    return last_below(m, subject) + 1 == first || subject + 1 == first ? subject
                                                                       : DL_NONE;
}

/* All of NOUN but its own words goes to T, which becomes the verb of its clause. */
static void make_verb(const mender *m, uint32_t t, uint32_t noun, uint32_t subject) {
    at(m, t)->pos = DL_POS_VERB;
    turn(m, t, DL_REL_OBJ);
    for (uint32_t c = at(m, noun)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        if (c < t || at(m, c)->rel == DL_REL_PUNCT || at(m, c)->rel == DL_REL_OBL)
            hang(m, c, t, (dl_rel)at(m, c)->rel);
    }
    if (subject != DL_NONE) hang(m, subject, t, DL_REL_NSUBJ);
}

/* "The army captured on Sunday the town": T, a past tense right behind the noun that is taken for
 * the sentence, is its verb. */
static void mend_behind_noun(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head, object = child(m, t, DL_REL_OBJ);
    if (noun == DL_NONE || noun > t || is_comma(m, t - 1) ||
        (noun != t - 1 && !is_above(m, noun, t - 1)) || at(m, noun)->rel != DL_REL_ROOT ||
        !is_nominal(at(m, noun)->pos) || child(m, noun, DL_REL_COP) != DL_NONE ||
        object == DL_NONE || object < t || has_aux(m, t) || has_subject(m, t) ||
        ends_ing(m, t))
        return;
    turn(m, t, DL_REL_NSUBJ);
    for (uint32_t c = at(m, noun)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        if (c > t) hang(m, c, t, (dl_rel)at(m, c)->rel);
    }
}

/* "After the army crushed protests", read as after protests: NOUN has a subject, and a word that
 * opens clauses before that. T becomes its verb. */
static bool mend_behind_opener(const mender *m, uint32_t t, uint32_t noun,
                               uint32_t subject) {
    uint32_t word = child(m, noun, DL_REL_CASE);
    bool hangs = at(m, noun)->rel == DL_REL_OBL || at(m, noun)->rel == DL_REL_NMOD;
    if (!hangs || word == DL_NONE || word > subject || !opens_clause(m, word))
        return false;
    make_verb(m, t, noun, subject);
    at(m, t)->rel = DL_REL_ADVCL;
    at(m, word)->rel = DL_REL_MARK;
    return true;
}

void mend_verbless(const mender *m, uint32_t t) {
    if (at(m, t)->pos == DL_POS_VERB &&
        (at(m, t)->rel == DL_REL_PARATAXIS || at(m, t)->rel == DL_REL_ACL))
        mend_behind_noun(m, t);
    uint32_t noun = at(m, t)->head;
    bool word = in_set(m->w, t, m->w->sets.headline_verb); /* "exchange prisoners" */
    if (at(m, t)->rel != DL_REL_AMOD || noun == DL_NONE || noun < t || t == 0 ||
        at(m, noun)->pos != DL_POS_NOUN || child(m, noun, DL_REL_COP) != DL_NONE ||
        !(word || ends(m, t, "ed")))
        return;
    if (word && child(m, t, DL_REL_NSUBJ) != DL_NONE) {
        at(m, t)->pos = DL_POS_VERB;
        turn(m, t, DL_REL_OBJ);
        return;
    }
    uint32_t have = at(m, noun)->head;
    if (have != DL_NONE && have + 1 == t && is_have(m, have) &&
        at(m, noun)->rel == DL_REL_OBJ && in_set(m->w, t, m->w->sets.no_adjective)) {
        make_verb(m, t, noun, DL_NONE);
        turn(m, t, DL_REL_AUX);
        at(m, have)->pos = DL_POS_AUX;
        for (uint32_t c = at(m, have)->child, next; c != DL_NONE; c = next) {
            next = at(m, c)->next;
            hang(m, c, t, (dl_rel)at(m, c)->rel);
        }
        return;
    }
    uint32_t subject = subject_before(m, noun, t);
    if (subject != DL_NONE && at(m, subject)->rel == DL_REL_NSUBJ && ends(m, t, "ed") &&
        child(m, t, DL_REL_ADVMOD) == DL_NONE && mend_behind_opener(m, t, noun, subject))
        return;
    if (!is_clause(at(m, noun)->rel) || child(m, noun, DL_REL_DET) != DL_NONE) return;
    bool named = subject != DL_NONE && (at(m, subject)->rel == DL_REL_NSUBJ ||
                                        in_set(m->w, t, m->w->sets.no_adjective));
    if (word && at(m, noun)->pos == DL_POS_NOUN && subject != DL_NONE)
        named = at(m, subject)->pos == DL_POS_PROPN;
    if (named) make_verb(m, t, noun, subject);
}
