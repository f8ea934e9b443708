/* mend_told_on.c - verbs that tell what a speaker does next, and that the parser joins to what he
 * says.
 *
 * In:  trees as parsed. Out: the same with the verb joined to the verb of saying.
 * "The envoy said the offer was late and called for talks": offers call for nothing. What people
 * say of people stays: "said the mayor was ill and called for a nurse".
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

/* Is TOKEN a thing, or a word for the speaker himself as much as for one: "it", "there"? */
static bool is_no_other_person(const mender *m, uint32_t token) {
    const clause_work *w = m->w;
    if (at(m, token)->pos == DL_POS_PRON) return true;
    return at(m, token)->pos == DL_POS_NOUN && !in_set(w, token, w->sets.people) &&
           !in_set(w, token, w->sets.role) && !in_set(w, token, w->sets.group) &&
           child(m, token, DL_REL_APPOS) == DL_NONE;
}

/* Does VERB stand in a form that no past is joined to: "must give", "is seeking", "that Peru
 * commit"? */
static bool is_no_past(const mender *m, uint32_t verb) {
    static const char *const modals[] = { "will",   "would", "must", "can",
                                          "could",  "may",   "do",   "might",
                                          "should", "shall", "did" };
    char room[DL_LEMMA_MAX];
    dl_str form = form_of(m, verb);
    uint32_t aux = child(m, verb, DL_REL_AUX), mark = child(m, verb, DL_REL_MARK);
    if (child(m, verb, DL_REL_AUX_PASS) != DL_NONE) return false;
    if (aux != DL_NONE && dl_str_ends(form, "ing") &&
        (token_is(m->w, aux, "is") || token_is(m->w, aux, "are")))
        return true;
    if (!dl_str_eq(dl_lemma(form, DL_POS_VERB, false, room), form)) return false;
    if (is_one_of(m, aux, modals, DL_N(modals))) return true;
    return aux == DL_NONE && mark != DL_NONE && token_is(m->w, mark, "that") &&
           has_subject(m, verb) && !in_set(m->w, verb, m->w->sets.unchanged_past);
}

/* "said Peru must stay and pledged that": what must be done is no past, and T, which is one, is
 * done by who said so. */
static void mend_unlike(const mender *m, uint32_t t) {
    uint32_t said = at(m, t)->head, cc = child(m, t, DL_REL_CC);
    dl_str form = form_of(m, t);
    if (at(m, t)->rel != DL_REL_CONJ || said == DL_NONE || said > t || cc == DL_NONE ||
        cc > t || at(m, said)->pos != DL_POS_VERB || !is_no_past(m, said) ||
        has_subject(m, t) || child(m, t, DL_REL_AUX) != DL_NONE ||
        child(m, t, DL_REL_AUX_PASS) != DL_NONE || !dl_str_ends(form, "ed") ||
        dl_str_ends(form, "eed") || child(m, t, DL_REL_OBL_AGENT) != DL_NONE)
        return;
    uint32_t cue = said;
    do {
        uint8_t rel = at(m, cue)->rel;
        if (rel != DL_REL_CCOMP && rel != DL_REL_ACL && rel != DL_REL_OBJ &&
            rel != DL_REL_OBL && rel != DL_REL_NMOD)
            return;
        cue = at(m, cue)->head;
    } while (cue != DL_NONE && cue < said && at(m, cue)->pos != DL_POS_VERB);
    if (cue == DL_NONE || cue > said || is_no_past(m, cue) ||
        child(m, cue, DL_REL_MARK) != DL_NONE || ends(m, cue, "s"))
        return;
    hang(m, t, cue, DL_REL_CONJ);
}

/* Is T no participle that shares the passive before it: "accused Peru", "called for talks"? Who
 * is offered or asked something has an object all the same. */
static bool is_no_passive(const mender *m, uint32_t t) {
    uint32_t object = child(m, t, DL_REL_OBJ), after = child(m, t, DL_REL_OBL);
    uint32_t word = after == DL_NONE ? DL_NONE : child(m, after, DL_REL_CASE);
    if (object != DL_NONE && object > t && !is_time_noun(m->w, object))
        return !in_set(m->w, t, m->w->sets.tell) || child(m, t, DL_REL_XCOMP) != DL_NONE;
    return word == t + 1 && token_is(m->w, t, "called") &&
           (token_is(m->w, word, "for") || token_is(m->w, word, "on"));
}

/* "said nine had been killed and blamed the rebels": the passive SAID has no object. */
static void take_object(const mender *m, uint32_t t, uint32_t said) {
    uint32_t object = child(m, said, DL_REL_OBJ);
    if (object != DL_NONE && object > t && child(m, t, DL_REL_OBJ) == DL_NONE &&
        !in_set(m->w, said, m->w->sets.tell))
        hang(m, object, t, DL_REL_OBJ);
}

void mend_told_on(const mender *m, uint32_t t) {
    mend_unlike(m, t);
    uint32_t said = at(m, t)->head, cue = said == DL_NONE ? DL_NONE : at(m, said)->head;
    if (at(m, t)->rel != DL_REL_CONJ || cue == DL_NONE || cue > said || said > t ||
        at(m, said)->rel != DL_REL_CCOMP || at(m, cue)->pos != DL_POS_VERB ||
        !in_set(m->w, t, m->w->sets.told_on) || has_subject(m, t) ||
        child(m, t, DL_REL_AUX) != DL_NONE || child(m, t, DL_REL_AUX_PASS) != DL_NONE ||
        child(m, t, DL_REL_CC) == DL_NONE)
        return;
    bool passive = child(m, said, DL_REL_AUX_PASS) != DL_NONE;
    if (passive) take_object(m, t, said);
    if (passive && !is_no_passive(m, t)) return; /* "will be cut and offered to all" */
    uint32_t subject = child(m, said, DL_REL_NSUBJ);
    if (subject == DL_NONE) subject = child(m, said, DL_REL_EXPL);
    dl_str form = form_of(m, t);
    dl_str told = form_of(m, cue);
    bool past =
        dl_str_ends(form, "ed") && (dl_str_ends(told, "d") || dl_str_is(told, "wrote"));
    if (past && (passive || (subject != DL_NONE && is_no_other_person(m, subject))))
        hang(m, t, cue, DL_REL_CONJ);
}
