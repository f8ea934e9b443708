/* said_in.c - in what and on which day something is said, which the network takes for what is said.
 *
 * In:  the content of a cue, trees, the sets "said_in", "conveys" and "weekday". Out: where it ends
 *      without "in an interview on Friday", or begins behind "on Friday". What is done in letters
 *      itself keeps them: "said they had bid in a letter".
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

enum {
    WORDS_MOST = 4,
    VERB_STEPS = 4
}; /* "in a televised late-night address"; up the tree */

/* Does what is said of NOUN hang on a verb that tells how somebody puts it? */
static bool is_conveyed(const unit_source *from, uint32_t conveys, uint32_t noun) {
    uint32_t at = tree_head(from, noun);
    for (int step = 0; step < VERB_STEPS && at != DL_NONE; step++) {
        if (token_in(from, at, conveys)) return !tree_rel(from, at, "root");
        if (tree_rel(from, at, "ccomp")) return false;
        at = tree_head(from, at);
    }
    return false;
}

/* Is NOUN the last thing in which RUN, without a clause behind it, may be said? */
static bool is_last(const unit_source *from, uint32_t noun, token_run run) {
    for (uint32_t at = noun + 1; at < run.end; at++)
        if (from->text->tokens.at[at].kind == DL_PUNCT ||
            from->grammar->at[at].pos == DL_POS_VERB || tree_rel(from, at, "det"))
            return false;
    return true;
}

uint32_t before_said_in(const unit_source *from, const said_sets *sets, uint32_t cue,
                        token_run run) {
    static const char *const in[] = { "in" }, *const any[] = { "a", "an" };
    if (run.first <= cue || !token_in(from, cue, sets->speech)) return run.end;
    for (uint32_t at = run.first + 2; at + 1 < run.end; at++) {
        if (!token_among(from, at, in, 1) || !token_among(from, at + 1, any, DL_N(any)))
            continue;
        for (uint32_t noun = at + 2; noun < run.end && noun <= at + 1 + WORDS_MOST;
             noun++)
            if (token_in(from, noun, sets->said_in))
                return is_last(from, noun, run) && !is_conveyed(from, sets->conveys, noun)
                           ? at
                           : run.end;
    }
    return run.end;
}

/* "said Sunday trading would end", "said Monday morning traffic was": does DAY belong to a noun
 * behind it in what is said? Names have no days: "said Thursday Norway would leave". */
static bool is_of_noun(const unit_source *from, uint32_t day, token_run run) {
    uint32_t noun = tree_head(from, day);
    return noun != DL_NONE && noun > day && noun < run.end &&
           from->grammar->at[noun].pos == DL_POS_NOUN &&
           (tree_rel(from, day, "compound") || tree_rel(from, day, "nmod"));
}

token_run behind_day(const unit_source *from, const said_sets *sets, uint32_t cue_end,
                     token_run run) {
    static const char *const before[] = { "on", "late", "early", "later" };
    uint32_t at = run.first, bare = at;
    if (at != cue_end) return run;
    while (at < run.end && token_among(from, at, before, DL_N(before))) at++;
    if (at >= run.end || !token_in(from, at, sets->weekday)) return run;
    uint32_t day = at++;
    if (at < run.end && token_in(from, at, sets->daypart)) at++;
    for (uint32_t k = day; k < at && day == bare; k++)
        if (tree_head(from, k) >= at && is_of_noun(from, k, run)) return run;
    /* "said Monday was", "said Monday's vote", "said Monday, a holiday, would" */
    if (at >= run.end || from->text->tokens.at[at].kind != DL_WORD ||
        dl_str_starts(token_form(from, at), "'") ||
        from->grammar->at[at].pos == DL_POS_VERB ||
        from->grammar->at[at].pos == DL_POS_AUX ||
        from->grammar->at[at].pos == DL_POS_CCONJ)
        return run;
    run.first = at;
    return run;
}
