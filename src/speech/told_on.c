/* told_on.c - what a speaker does next, where a sentence goes on behind what he says.
 *
 * In:  trees, the set "told_on". Out: the verb of saying that another verb goes on from; where what
 *      is said ends before it.
 * "The envoy said the offer was late and called for talks": trees join the second verb to what is
 * said, but offers call for nothing. What people say of people stays with them.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

/* Is the verb at TOKEN "rules" or "ruled", neither "rule" nor "ruling"? */
static bool is_told_form(const unit_source *from, uint32_t token) {
    char room[DL_LEMMA_MAX];
    dl_str form = token_form(from, token);
    return from->grammar->at[token].pos == DL_POS_VERB && !dl_str_ends(form, "ing") &&
           !dl_str_eq(dl_lemma(form, DL_POS_VERB, false, room), form);
}

/* Is the verb at TOKEN joined to another, and shares its subject? */
static bool is_joined_verb(const unit_source *from, uint32_t token) {
    return tree_rel(from, token, "conj") && is_told_form(from, token) &&
           tree_child(from, token, "aux") == DL_NONE &&
           tree_child(from, token, "aux:pass") == DL_NONE &&
           tree_child(from, token, "nsubj") == DL_NONE;
}

/* Is TOKEN, a subject, a thing, or a word for the speaker himself as much as for one? */
static bool is_no_other_person(const unit_source *from, uint32_t token) {
    uint8_t pos = from->grammar->at[token].pos;
    return pos == DL_POS_PRON ||
           (pos == DL_POS_NOUN && from->mention_at[token] == DL_NONE);
}

uint32_t told_on_from(const unit_source *from, uint32_t told_on, uint32_t token) {
    uint32_t said = tree_head(from, token);
    uint32_t cue = said == DL_NONE ? DL_NONE : tree_head(from, said);
    if (cue == DL_NONE || cue > said || !token_in(from, token, told_on) ||
        !is_joined_verb(from, token) || !tree_rel(from, said, "ccomp") ||
        !is_told_form(from, cue) || /* "will be cut and offered to all" */
        tree_child(from, said, "aux:pass") != DL_NONE)
        return DL_NONE;
    uint32_t subject = tree_child(from, said, "nsubj");
    if (subject == DL_NONE) subject = tree_child(from, said, "expl");
    return subject != DL_NONE && is_no_other_person(from, subject) ? cue : DL_NONE;
}

/* Hangs a child of CUE by relation NAME on it between FIRST and END? */
static bool has_child(const unit_source *from, uint32_t cue, const char *name,
                      uint32_t first, uint32_t end) {
    uint32_t child = tree_child(from, cue, name);
    while (child != DL_NONE && child < first) child = tree_next(from, cue, name, child);
    return child != DL_NONE && child < end;
}

/* "Has proposed a meeting, but the rebels rejected the offer": does the verb at TOKEN
 * tell what somebody else did, beside the object of CUE? */
static bool is_deed_of_other(const unit_source *from, uint32_t cue, uint32_t token,
                             uint32_t first) {
    uint32_t subject = tree_child(from, token, "nsubj");
    return tree_head(from, token) == cue && tree_rel(from, token, "conj") &&
           is_told_form(from, token) && tree_child(from, token, "aux") == DL_NONE &&
           subject != DL_NONE && subject < token &&
           from->mention_at[subject] != DL_NONE &&
           has_child(from, cue, "obj", first, token);
}

uint32_t before_told_on(const unit_source *from, uint32_t told_on, uint32_t cue,
                        token_run run) {
    if (run.first <= cue || !is_told_form(from, cue)) return run.end;
    bool clause = has_child(from, cue, "ccomp", run.first, run.end);
    for (uint32_t at = run.first + 1; at < run.end; at++) {
        bool beside = tree_head(from, at) == cue && is_joined_verb(from, at) &&
                      (clause ? token_in(from, at, told_on)
                              : has_child(from, cue, "obj", run.first, at));
        beside |= !clause && is_deed_of_other(from, cue, at, run.first);
        if (!beside && told_on_from(from, told_on, at) != cue) continue;
        uint32_t end = at;
        while (end > run.first + 1 && tree_under(from, end - 1, at)) end--;
        return end;
    }
    return run.end;
}
