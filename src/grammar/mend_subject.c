/* mend_subject.c - subjects that the parser hangs on the wrong word or takes for another part.
 *
 * In:  trees as parsed. Out: the same trees with a few arcs moved.
 * "The letter which its envoy had delivered": the envoy is the verb's. "The panel set up to study
 * the raid blamed both sides": a verb has one subject. "A Red Dawn attack killed nine": what is
 * itself a subject, and no sentence, has none.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* Somebody who may do something, by name or by office. */
static bool is_somebody(const mender *m, uint32_t t) {
    return at(m, t)->pos == DL_POS_PROPN || in_set(m->w, t, m->w->sets.people) ||
           in_set(m->w, t, m->w->sets.role) || in_set(m->w, t, m->w->sets.group);
}

/* "which its envoy had delivered": T is the subject of the verb, not of "had". */
static void mend_helped(const mender *m, uint32_t t) {
    uint32_t aux = at(m, t)->head;
    if (aux == DL_NONE || aux < t || at(m, aux)->pos != DL_POS_AUX) return;
    uint8_t rel = at(m, aux)->rel;
    uint32_t verb = at(m, aux)->head;
    if ((rel != DL_REL_AUX && rel != DL_REL_AUX_PASS) || verb == DL_NONE || verb < aux ||
        has_subject(m, verb))
        return;
    bool passive = child(m, verb, DL_REL_AUX_PASS) != DL_NONE;
    hang(m, t, verb, passive ? DL_REL_NSUBJ_PASS : DL_REL_NSUBJ);
}

/* "Which side did the envoy accuse?": T is what he accuses. */
static bool mend_asked(const mender *m, uint32_t t, uint32_t verb, uint32_t first) {
    static const char *const words[] = { "which", "what", "whom", "whose" };
    if (!is_one_of(m, first, words, DL_N(words)) || child(m, verb, DL_REL_OBJ) != DL_NONE)
        return false;
    uint32_t aux = child(m, verb, DL_REL_AUX);
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < verb; c = at(m, c)->next)
        if (c > t && is_subject(at(m, c)->rel) && aux > t && aux < c) {
            at(m, t)->rel = DL_REL_OBJ;
            return true;
        }
    return false;
}

/* "The panel set up to study the raid blamed them": T is the object of the verb right before it,
 * which is part of the first subject. */
static void mend_doubled(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, other = DL_NONE, from, to;
    if (at(m, t)->rel != DL_REL_NSUBJ || verb == DL_NONE || verb < t ||
        !is_nominal(at(m, t)->pos))
        return;
    dl_tree_extent(m->trees, t, &from, &to);
    if (mend_asked(m, t, verb, from) || from == 0) return;
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < t; c = at(m, c)->next)
        if (is_subject(at(m, c)->rel)) other = c;
    uint32_t inner = from - 1, mark = child(m, inner, DL_REL_MARK);
    if (other == DL_NONE || at(m, inner)->pos != DL_POS_VERB ||
        !is_above(m, other, inner) || child(m, inner, DL_REL_OBJ) != DL_NONE ||
        in_set(m->w, inner, m->w->sets.intransitive))
        return;
    if ((mark != DL_NONE && token_is(m->w, mark, "to")) ||
        (ends_ing(m, inner) && at(m, inner)->rel == DL_REL_ACL))
        hang(m, t, inner, DL_REL_OBJ);
}

/* "A Red Dawn attack killed nine": T is a name before a noun. */
static void mend_namesake(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head, verb = noun == DL_NONE ? DL_NONE : at(m, noun)->head;
    if (verb == DL_NONE || noun != t + 1 || at(m, t)->pos != DL_POS_PROPN ||
        at(m, noun)->pos != DL_POS_NOUN || at(m, verb)->pos != DL_POS_VERB ||
        verb < noun || !is_subject(at(m, noun)->rel) ||
        child(m, noun, DL_REL_COP) != DL_NONE)
        return;
    at(m, t)->rel = DL_REL_COMPOUND;
    uint32_t det = child(m, t, DL_REL_DET);
    if (det != DL_NONE && det < t) hang(m, det, noun, DL_REL_DET);
}

/* "A Kadra Front ambush": what a name describes is part of the name, and no adjective. */
static void mend_name_end(const mender *m, uint32_t t) {
    uint32_t first = child(m, t, DL_REL_COMPOUND), noun = at(m, t)->head;
    if (at(m, t)->pos != DL_POS_ADJ || at(m, t)->rel != DL_REL_AMOD || first == DL_NONE ||
        first + 1 != t || at(m, first)->pos != DL_POS_PROPN || noun == DL_NONE ||
        noun < t || !in_set(m->w, noun, m->w->sets.deed) ||
        in_set(m->w, first, m->w->sets.direction) ||
        !(m->w->text->tokens.at[t].flags & DL_CAPITAL))
        return;
    at(m, t)->pos = DL_POS_PROPN;
    at(m, t)->rel = DL_REL_COMPOUND;
}

/* "Pilots flying relief missions say so": nothing joins the missions to the pilots. */
static void mend_flying(const mender *m, uint32_t t) {
    uint32_t noun = at(m, t)->head, verb = noun + 1;
    if (at(m, t)->rel != DL_REL_CONJ || noun == DL_NONE || verb >= t ||
        !is_nominal(at(m, t)->pos) || !is_subject(at(m, noun)->rel) ||
        child(m, t, DL_REL_CC) != DL_NONE || at(m, verb)->head != t ||
        (at(m, verb)->rel != DL_REL_AMOD && at(m, verb)->rel != DL_REL_COMPOUND) ||
        !ends_ing(m, verb) || in_set(m->w, verb, m->w->sets.attributive))
        return;
    at(m, verb)->pos = DL_POS_VERB;
    hang(m, verb, noun, DL_REL_ACL);
    hang(m, t, verb, DL_REL_OBJ);
}

/* "Norland condemned the raid, Peru called for calm": after somebody's deed a comma brings in
 * that of another, no passive without its helping verb; "nine were killed" keeps it. */
static void mend_second_active(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, first = verb == DL_NONE ? DL_NONE : at(m, verb)->head;
    if (at(m, t)->rel != DL_REL_NSUBJ_PASS || first == DL_NONE || verb < t || first > t ||
        at(m, verb)->rel != DL_REL_CONJ || at(m, first)->pos != DL_POS_VERB ||
        child(m, first, DL_REL_NSUBJ) == DL_NONE || !is_somebody(m, t) ||
        child(m, verb, DL_REL_AUX) != DL_NONE ||
        child(m, verb, DL_REL_AUX_PASS) != DL_NONE ||
        child(m, verb, DL_REL_OBL_AGENT) != DL_NONE ||
        in_set(m->w, verb, m->w->sets.undergone))
        return;
    at(m, t)->rel = DL_REL_NSUBJ;
}

/* "Troops shot dead nine men": whom they shot, dead having no object. T is "dead". */
static void mend_shot_dead(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, object = child(m, t, DL_REL_OBJ);
    if (at(m, t)->rel != DL_REL_XCOMP || at(m, t)->pos != DL_POS_ADJ || verb == DL_NONE ||
        verb + 1 != t || object == DL_NONE || object < t ||
        at(m, verb)->pos != DL_POS_VERB || child(m, verb, DL_REL_OBJ) != DL_NONE ||
        child(m, verb, DL_REL_AUX_PASS) != DL_NONE)
        return;
    uint32_t subject = child(m, verb, DL_REL_NSUBJ_PASS);
    if (subject == DL_NONE && !in_set(m->w, verb, m->w->sets.undergone)) return;
    hang(m, object, verb, DL_REL_OBJ);
    if (subject != DL_NONE) at(m, subject)->rel = DL_REL_NSUBJ;
}

/* "the family of photographer Karl Dahl left": T names who the noun right before it is. */
static void mend_family(const mender *m, uint32_t t) {
    uint32_t head = at(m, t)->head, from, to;
    uint8_t rel = at(m, t)->rel;
    if (at(m, t)->pos != DL_POS_PROPN || head == DL_NONE ||
        (rel != DL_REL_APPOS && rel != DL_REL_NSUBJ))
        return;
    dl_tree_extent(m->trees, t, &from, &to);
    uint32_t noun = from == 0 ? DL_NONE : from - 1;
    if (noun == DL_NONE || noun == head || at(m, noun)->pos != DL_POS_NOUN ||
        at(m, noun)->rel != DL_REL_NMOD ||
        !(in_set(m->w, noun, m->w->sets.role) || in_set(m->w, noun, m->w->sets.people)) ||
        child(m, noun, DL_REL_DET) != DL_NONE || !is_above(m, head, noun))
        return;
    uint32_t word = child(m, noun, DL_REL_CASE), whole = at(m, noun)->head;
    if (word == DL_NONE || word > noun || at(m, from)->pos == DL_POS_PUNCT ||
        at(m, whole)->pos != DL_POS_NOUN)
        return;
    if (rel == DL_REL_NSUBJ && !is_subject(at(m, whole)->rel)) return;
    hang(m, t, whole, DL_REL_NMOD);
    hang(m, word, t, DL_REL_CASE);
    hang(m, noun, t, DL_REL_NMOD_DESC);
}

/* "offered Mr Berg temporary asylum": T is given to him, and no other name of his. */
static void mend_given(const mender *m, uint32_t t) {
    uint32_t whom = at(m, t)->head, verb = whom == DL_NONE ? whom : at(m, whom)->head;
    uint32_t from, to;
    if (verb == DL_NONE || verb > whom || whom > t || at(m, t)->pos != DL_POS_NOUN ||
        at(m, whom)->pos != DL_POS_PROPN || at(m, whom)->rel != DL_REL_OBJ ||
        at(m, verb)->pos != DL_POS_VERB || !in_set(m->w, verb, m->w->sets.tell) ||
        in_set(m->w, t, m->w->sets.role) || in_set(m->w, t, m->w->sets.people) ||
        in_set(m->w, t, m->w->sets.group))
        return;
    dl_tree_extent(m->trees, t, &from, &to);
    for (uint32_t k = whom; k <= from; k++)
        if (is_comma(m, k) || token_is(m->w, k, "(")) return;
    at(m, whom)->rel = DL_REL_IOBJ;
    hang(m, t, verb, DL_REL_OBJ);
}

/* "announced on Monday the arrest of nine men": T, behind a circumstance of its verb, is what it
 * does. */
static bool mend_shifted(const mender *m, uint32_t t, uint32_t verb, uint32_t from) {
    uint32_t beside = from - 1;
    while (beside != DL_NONE && beside > verb && at(m, beside)->head != verb)
        beside = at(m, beside)->head;
    if (beside == DL_NONE || beside <= verb ||
        (at(m, beside)->rel != DL_REL_OBL && at(m, beside)->rel != DL_REL_OBL_UNMARKED &&
         at(m, beside)->rel != DL_REL_ADVMOD) ||
        has_aux(m, verb) || child(m, verb, DL_REL_OBJ) != DL_NONE ||
        child(m, verb, DL_REL_CCOMP) != DL_NONE)
        return false;
    at(m, t)->rel = DL_REL_OBJ;
    return true;
}

/* "By Ana Ruiz and Karl Dahl, the rebel leader, after talks": a verb with a subject
 * before it has none behind it; T, after a comma, describes the name before that. */
static void mend_behind(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, from, to, name;
    if (!is_subject(at(m, t)->rel) || verb == DL_NONE || verb > t ||
        at(m, verb)->pos != DL_POS_VERB || !is_nominal(at(m, t)->pos))
        return;
    bool before = false;
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < verb; c = at(m, c)->next)
        before |= is_subject(at(m, c)->rel);
    dl_tree_extent(m->trees, t, &from, &to);
    while (from < t && is_comma(m, from)) from++;
    if (before && from > verb && mend_shifted(m, t, verb, from)) return;
    if (!before || from < 2 || !is_comma(m, from - 1)) return;
    name = from - 2;
    while (at(m, name)->rel == DL_REL_FLAT && at(m, name)->head < name)
        name = at(m, name)->head;
    if (at(m, name)->pos == DL_POS_PROPN && name > verb && !is_above(m, t, name))
        hang(m, t, name, DL_REL_APPOS);
}

/* "denied bombing a hospital": no noun has an object. */
static void mend_doing_it(const mender *m, uint32_t t) {
    uint32_t object = child(m, t, DL_REL_OBJ), verb = at(m, t)->head;
    if (at(m, t)->rel != DL_REL_OBJ || at(m, t)->pos != DL_POS_NOUN || !ends_ing(m, t) ||
        object == DL_NONE || object < t + 2 || verb == DL_NONE || verb + 1 != t)
        return;
    at(m, t)->pos = DL_POS_VERB;
    at(m, t)->rel = DL_REL_XCOMP;
    for (uint32_t c = at(m, t)->child; c != DL_NONE; c = at(m, c)->next)
        if (c > t && at(m, c)->rel == DL_REL_NMOD) at(m, c)->rel = DL_REL_OBL;
}

/* "Ecowas threatened to leave", "The bloc Ecowas urged them": T, taken for an auxiliary of the
 * passive, is none of its words. */
static void mend_false_aux(const mender *m, uint32_t t) {
    static const char *const words[] = { "is",   "are",     "was", "were", "be",
                                         "been", "being",   "am",  "get",  "gets",
                                         "got",  "getting", "'s",  "'re",  "'m" };
    uint32_t verb = at(m, t)->head;
    if (is_one_of(m, t, words, DL_N(words)) || verb == DL_NONE || verb < t ||
        !(m->w->text->tokens.at[t].flags & DL_CAPITAL) ||
        m->w->text->tokens.at[t].kind != DL_WORD)
        return;
    uint32_t noun = child(m, verb, DL_REL_NSUBJ_PASS);
    if (noun != DL_NONE && noun + 1 == t && at(m, noun)->pos == DL_POS_NOUN) {
        hang(m, noun, t, DL_REL_NMOD_DESC);
    } else if (has_subject(m, verb)) {
        return;
    }
    at(m, t)->rel = DL_REL_NSUBJ;
    at(m, t)->pos = DL_POS_PROPN;
}

/* "Anna May rejected it": T, taken for a helper of the verb, has a capital that the verb lacks, and
 * ends the name before it. */
static void mend_capital_aux(const mender *m, uint32_t t) {
    static const char *const names[] = { "may", "will" };
    uint32_t verb = at(m, t)->head;
    if (verb == DL_NONE || verb < t || !is_one_of(m, t, names, DL_N(names)) ||
        !(m->w->text->tokens.at[t].flags & DL_CAPITAL) ||
        m->w->text->tokens.at[verb].flags & DL_CAPITAL)
        return;
    for (uint32_t c = at(m, verb)->child; c != DL_NONE && c < t; c = at(m, c)->next)
        if (is_subject(at(m, c)->rel) && m->w->text->tokens.at[c].flags & DL_CAPITAL &&
            last_below(m, c) + 1 == t) {
            hang(m, t, c, DL_REL_FLAT);
            at(m, t)->pos = DL_POS_PROPN;
            return;
        }
}

/* "After talks in Oslo, Norway and Peru signed it": T, right behind the comma that ends what the
 * sentence begins with, is the first of two subjects and joined to no place. */
static void mend_fronted(const mender *m, uint32_t t) {
    uint32_t place = at(m, t)->head, last = t, others = 0, ends = place;
    if (place == DL_NONE || place + 2 > t || at(m, place)->pos != DL_POS_PROPN ||
        child(m, place, DL_REL_CASE) == DL_NONE || child(m, t, DL_REL_CC) != DL_NONE)
        return;
    uint32_t from, to;
    dl_tree_extent(m->trees, t, &from, &to);
    if (is_comma(m, from)) from++;
    bool pair = token_is(m->w, child(m, place, DL_REL_CASE), "between");
    for (uint32_t c = at(m, place)->child; c != DL_NONE; c = at(m, c)->next) {
        if (at(m, c)->rel != DL_REL_CONJ) continue;
        /* "in talks between Norland and Peru, Chile and Spain said so" */
        if (c < t && pair && ends == place && child(m, c, DL_REL_CC) != DL_NONE)
            ends = last_below(m, c);
        if (c <= t) continue;
        last = c;
        others++;
    }
    if (from != ends + 2 || !is_comma(m, ends + 1)) return;
    uint32_t cc = child(m, last, DL_REL_CC), verb = at(m, place)->head, top = place;
    if (others != 1 || cc == DL_NONE || !token_is(m->w, cc, "and")) return;
    while (verb != DL_NONE && verb < place) {
        top = verb;
        verb = at(m, verb)->head;
    }
    if (verb == DL_NONE || verb < last || at(m, verb)->pos != DL_POS_VERB ||
        has_subject(m, verb) ||
        (at(m, top)->rel != DL_REL_OBL && at(m, top)->rel != DL_REL_ADVCL))
        return;
    dl_tree_extent(m->trees, top, &from, &to);
    uint32_t behind = last_below(m, last) + 1;
    if (from != m->first || !is_inside(m, behind) || is_comma(m, behind)) return;
    bool passive = child(m, verb, DL_REL_AUX_PASS) != DL_NONE;
    hang(m, t, verb, passive ? DL_REL_NSUBJ_PASS : DL_REL_NSUBJ);
    hang(m, last, t, DL_REL_CONJ);
}

void mend_subject(const mender *m, uint32_t t) {
    mend_behind(m, t);
    uint8_t rel = at(m, t)->rel;
    if (rel == DL_REL_OBJ) mend_doing_it(m, t);
    if (rel == DL_REL_AUX_PASS) mend_false_aux(m, t);
    if (rel == DL_REL_AUX) mend_capital_aux(m, t);
    if (rel == DL_REL_XCOMP) mend_shot_dead(m, t);
    if (rel == DL_REL_APPOS || rel == DL_REL_NSUBJ) mend_family(m, t);
    if (rel == DL_REL_APPOS) mend_given(m, t);
    rel = at(m, t)->rel;
    if (rel == DL_REL_AMOD) mend_name_end(m, t);
    if (rel == DL_REL_CONJ) mend_flying(m, t);
    if (at(m, t)->rel == DL_REL_CONJ) mend_fronted(m, t);
    if (!is_subject(rel)) return;
    mend_second_active(m, t);
    mend_helped(m, t);
    mend_namesake(m, t);
    mend_doubled(m, t);
}
