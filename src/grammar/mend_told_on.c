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

void mend_told_on(const mender *m, uint32_t t) {
    uint32_t said = at(m, t)->head, cue = said == DL_NONE ? DL_NONE : at(m, said)->head;
    if (at(m, t)->rel != DL_REL_CONJ || cue == DL_NONE || cue > said || said > t ||
        at(m, said)->rel != DL_REL_CCOMP || at(m, cue)->pos != DL_POS_VERB ||
        !in_set(m->w, t, m->w->sets.told_on) || has_subject(m, t) ||
        child(m, t, DL_REL_AUX) != DL_NONE || child(m, t, DL_REL_AUX_PASS) != DL_NONE ||
        child(m, t, DL_REL_CC) == DL_NONE || /* "will be cut and offered to all" */
        child(m, said, DL_REL_AUX_PASS) != DL_NONE)
        return;
    uint32_t subject = child(m, said, DL_REL_NSUBJ);
    if (subject == DL_NONE) subject = child(m, said, DL_REL_EXPL);
    dl_str form = dl_token_str(m->w->doc, &m->w->text->tokens.at[t]);
    dl_str told = dl_token_str(m->w->doc, &m->w->text->tokens.at[cue]);
    bool past =
        dl_str_ends(form, "ed") && (dl_str_ends(told, "d") || dl_str_is(told, "wrote"));
    if (subject != DL_NONE && past && is_no_other_person(m, subject))
        hang(m, t, cue, DL_REL_CONJ);
}
