/* cut_short.c - what is said to the end of its clause.
 *
 * In:  trees, a cue, words behind it taken for what is said. Out: these words with the verb whose
 * subject they end with. "Said the weight of the pact, known as the Aker deal, was underrated": the
 * network may stop at the comma, before anything is said of the pact.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

/* The subject of the verb or what stands for one at TOKEN. */
static uint32_t subject_of(const unit_source *from, uint32_t token) {
    uint32_t at = tree_child(from, token, "nsubj");
    return at == DL_NONE ? tree_child(from, token, "nsubj:pass") : at;
}

/* Does TOKEN, behind RUN, say something of a noun in RUN, as what CUE says? */
static bool is_its_verb(const unit_source *from, uint32_t cue, token_run run,
                        uint32_t token) {
    if (tree_head(from, token) != cue || !tree_rel(from, token, "ccomp")) return false;
    uint32_t subject = subject_of(from, token);
    return subject != DL_NONE && subject >= run.first && subject < run.end &&
           from->grammar->at[subject].pos != DL_POS_PRON;
}

token_run to_its_verb(const unit_source *from, uint32_t cue, token_run run) {
    uint32_t s = dl_sentence_of(from->text, cue);
    if (s == DL_NONE || run.first <= cue) return run;
    uint32_t end = from->text->sentences.at[s].first + from->text->sentences.at[s].n;
    uint32_t verb = run.end;
    while (verb < end && !is_its_verb(from, cue, run, verb)) verb++;
    if (verb >= end) return run;
    for (uint32_t at = run.end; at < end; at++)
        if (tree_under(from, at, verb) && from->text->tokens.at[at].kind != DL_PUNCT)
            run.end = at + 1;
    return run;
}
