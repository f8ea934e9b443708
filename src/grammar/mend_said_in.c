/* mend_said_in.c - in what something is said, which the parser hangs on what is said.
 *
 * In:  trees as parsed. Out: the same with the noun, and the time behind it, on the verb of saying.
 * "The envoy said the talks had failed in an interview on Friday": he said so in the
 * interview. What is done in letters itself stays: "said they had bid in a letter".
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

enum { STEPS = 4 }; /* nouns between */

/* Is T, a noun, one of several things in which people speak: "in an interview"? */
static bool is_any_medium(const mender *m, uint32_t t) {
    uint32_t in = child(m, t, DL_REL_CASE), det = child(m, t, DL_REL_DET);
    if (!in_set(m->w, t, m->w->sets.said_in) || in == DL_NONE ||
        !token_is(m->w, in, "in"))
        return false;
    if (det == DL_NONE)
        return token_is(m->w, t, "remarks") || token_is(m->w, t, "comments");
    return token_is(m->w, det, "a") || token_is(m->w, det, "an");
}

/* "said in a statement that nine died and four were hurt": that is said, and both of it. */
static void mend_in_it(const mender *m, uint32_t t) {
    uint32_t cue = at(m, t)->head, said = child(m, t, DL_REL_ACL);
    uint32_t that = said == DL_NONE ? said : child(m, said, DL_REL_MARK);
    if (at(m, t)->rel != DL_REL_OBL || cue == DL_NONE || cue > t || that != t + 1 ||
        !token_is(m->w, that, "that") || !in_set(m->w, cue, m->w->sets.speech) ||
        child(m, cue, DL_REL_CCOMP) != DL_NONE)
        return;
    hang(m, said, cue, DL_REL_CCOMP);
    uint32_t other = child(m, cue, DL_REL_CONJ);
    if (other != DL_NONE && other > said && in_set(m->w, said, m->w->sets.undergone) &&
        in_set(m->w, other, m->w->sets.undergone) &&
        child(m, other, DL_REL_NSUBJ_PASS) != DL_NONE)
        hang(m, other, said, DL_REL_CONJ);
}

/* "Nine were killed, police said, in a raid": where, in or by what they were killed; T. */
static void mend_beside_cue(const mender *m, uint32_t t) {
    static const char *const links[] = { "in", "by", "during" };
    uint32_t cue = at(m, t)->head, word = child(m, t, DL_REL_CASE), from, to;
    uint32_t said = cue == DL_NONE ? DL_NONE : child(m, cue, DL_REL_CCOMP);
    if (at(m, t)->rel != DL_REL_OBL || said == DL_NONE || word == DL_NONE || said > cue ||
        cue > word || at(m, said)->pos != DL_POS_VERB ||
        !in_set(m->w, cue, m->w->sets.speech) || in_set(m->w, t, m->w->sets.said_in))
        return;
    dl_tree_extent(m->trees, t, &from, &to);
    bool behind = is_comma(m, cue + 1) && (from == cue + 1 || from == cue + 2);
    if (behind && is_one_of(m, word, links, DL_N(links))) hang(m, t, said, DL_REL_OBL);
}

void mend_said_in(const mender *m, uint32_t t) {
    mend_beside_cue(m, t);
    if (!is_any_medium(m, t)) return;
    mend_in_it(m, t);
    uint32_t said = t;
    for (int step = 0; step < STEPS && at(m, said)->rel != DL_REL_CCOMP; step++) {
        uint8_t rel = at(m, said)->rel;
        if ((rel != DL_REL_OBL && rel != DL_REL_NMOD && rel != DL_REL_OBJ) ||
            at(m, said)->head == DL_NONE || at(m, said)->head > said)
            return;
        said = at(m, said)->head;
    }
    uint32_t cue = at(m, said)->head;
    if (at(m, said)->rel != DL_REL_CCOMP || cue == DL_NONE || cue > said ||
        !in_set(m->w, cue, m->w->sets.speech) || in_set(m->w, said, m->w->sets.conveys))
        return;
    hang(m, t, cue, DL_REL_OBL);
    uint32_t last = last_below(m, t);
    for (uint32_t c = last + 1; c < m->end && c <= last + 3; c++) {
        uint8_t rel = at(m, c)->rel;
        bool time = is_time_noun(m->w, c) || in_set(m->w, c, m->w->sets.weekday);
        if (!time ||
            (rel != DL_REL_OBL && rel != DL_REL_OBL_UNMARKED && rel != DL_REL_NMOD))
            continue;
        uint32_t over = at(m, c)->head;
        if (over != DL_NONE && over < t && over >= said) hang(m, c, cue, DL_REL_OBL);
        return;
    }
}
