/* frame_tests.c - what a frame can ask of a clause beyond its arguments.
 *
 * In:  clauses with their trees. Out: whether an infinitive says why, an object is somebody's
 *      own, and a bare verb tells what is wished.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

/* "met to discuss the border": why, and told with the meeting. */
bool clause_is_purpose(const struct event_work *w, const dl_clause *c) {
    return c->form == DL_INFINITIVE && w->trees->at[c->predicate].rel == DL_REL_ADVCL;
}

/* "replaced his minister": is the object told of as somebody's, by a pronoun? Mostly it is the
 * subject's. */
bool clause_is_own(const struct event_work *w, const dl_clause *c) {
    uint32_t head = clause_head(w, c, FILL_OBJECT);
    uint32_t owner =
        head == DL_NONE ? DL_NONE : dl_tree_child(w->trees, head, DL_REL_NMOD_POSS);
    return owner != DL_NONE && w->trees->at[owner].pos == DL_POS_PRON;
}

/* "insisted that Peru leave", "asked that they be freed": after a past tense a bare verb of one
 * alone, who "leaves"; or "be", after any. */
bool clause_is_wished(const struct event_work *w, const dl_clause *c) {
    uint32_t verb = clause_head(w, c, FILL_COMPLEMENT);
    const dl_clause *inner = verb == DL_NONE ? NULL : verb_at(w, verb);
    if (!inner || inner->modality != DL_MODALITY_NONE || inner->form == DL_INFINITIVE ||
        inner->flags & (DL_PERFECT | DL_PROGRESSIVE))
        return false;
    if (inner->flags & DL_PASSIVE) return is_word(w, verb - 1, "be");
    if (c->tense != DL_TENSE_PAST || inner->form != DL_FINITE ||
        inner->tense != DL_TENSE_PRESENT)
        return false;
    uint32_t who = clause_head(w, inner, FILL_SUBJECT);
    uint32_t m = who == DL_NONE ? DL_NONE : head_mention(w, who);
    dl_str said = dl_token_str(w->doc, &w->text->tokens.at[verb]);
    return m != DL_NONE && !w->mentions->list.at[m].plural && who < verb &&
           w->mentions->list.at[m].form != DL_FORM_PRONOUN &&
           dl_tree_child(w->trees, who, DL_REL_CONJ) == DL_NONE &&
           !dl_str_ends(said, "s") && !dl_str_ends(said, "ed");
}
