/* ahead.c - what is said before a cue that says under what terms behind it, and the whole of what
 * is said before one.
 *
 * In:  trees, a cue, words behind it taken for what is said. Out: the clause before the cue.
 * "The draft is ready, an official said on condition of anonymity": the network may take the phrase
 * behind the cue for the content. A phrase with a preposition is none where the cue has a clause
 * before it.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

/* Is RUN a phrase on CUE that a preposition right behind it opens? */
static bool is_phrase(const unit_source *from, uint32_t cue, token_run run) {
    if (run.first <= cue || run.first > cue + 1 ||
        from->grammar->at[run.first].pos != DL_POS_ADP)
        return false;
    uint32_t noun = tree_head(from, run.first);
    return noun != DL_NONE && noun < run.end && tree_rel(from, noun, "obl") &&
           tree_head(from, noun) == cue;
}

/* RUN from the beginning of the sentence, where it stands before CUE and begins with a clause on
 * what stands there: "Holm leads the CTC, WHICH HAS NINE MEMBERS, she said". */
static token_run from_its_noun(const unit_source *from, uint32_t cue, token_run run) {
    static const char *const relative[] = { "which", "who", "whose" };
    uint32_t s = dl_sentence_of(from->text, run.first);
    if (s == DL_NONE || run.end > cue || dl_sentence_of(from->text, cue) != s ||
        !token_among(from, run.first, relative, DL_N(relative)))
        return run;
    uint32_t first = from->text->sentences.at[s].first;
    bool comma = run.first > first + 1 && dl_str_is(token_form(from, run.first - 1), ",");
    if (comma) run.first = first;
    return run;
}

token_run ahead_of_cue(const unit_source *from, uint32_t cue, token_run run) {
    uint32_t said = tree_child(from, cue, "ccomp"), s = dl_sentence_of(from->text, cue);
    token_run ahead = { cue, DL_NONE };
    if (!is_phrase(from, cue, run) || said == DL_NONE || said > cue || s == DL_NONE)
        return from_its_noun(from, cue, run);
    for (uint32_t at = from->text->sentences.at[s].first; at < cue; at++) {
        if (!tree_under(from, at, said) || from->text->tokens.at[at].kind == DL_PUNCT)
            continue;
        if (at < ahead.first) ahead.first = at;
        ahead.end = at + 1;
    }
    return ahead.end == DL_NONE ? run : ahead;
}
