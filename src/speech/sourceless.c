/* sourceless.c - who says it where the network finds words that are said, and nobody.
 *
 * In:  cues with their contents, trees. Out: the same with what stands between the last comma
 *      and "said" for the source: "The pact would fail as prices rose, the energy minister said."
 * It is part of the content no more.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

enum { SOURCE_MOST = 12 /* tokens */ };

/* May TOKEN stand in the words for somebody: no verb, nor what joins clauses? */
static bool names(const unit_source *from, uint32_t token) {
    uint8_t pos = from->grammar->at[token].pos;
    return pos != DL_POS_VERB && pos != DL_POS_AUX && pos != DL_POS_SCONJ &&
           !token_is_mark(from, token);
}

/* The words from a comma up to the cue of T, which end what is said without one; an empty run:
 * they name nobody. */
static token_run behind_comma(const unit_source *from, const tagged *t) {
    token_run run = { t->cue.first, t->cue.first };
    token_run last = t->content.at[t->content.n - 1];
    uint32_t next = t->cue.end;
    if (!t->cue.first || last.end != t->cue.first || t->cue.end != t->cue.first + 1 ||
        (next < from->text->tokens.n && !token_is_mark(from, next)))
        return run;
    while (run.first > last.first && names(from, run.first - 1) &&
           t->cue.first - run.first < SOURCE_MOST)
        run.first--;
    uint8_t pos = from->grammar->at[t->cue.first - 1].pos;
    bool noun = pos == DL_POS_NOUN || pos == DL_POS_PROPN;
    if (!noun || run.first <= last.first + 1 ||
        !dl_str_is(token_form(from, run.first - 1), ","))
        run.first = run.end;
    return run;
}

void find_sources(const unit_source *from, tagged_list *list) {
    for (uint32_t i = 0; i < list->n; i++) {
        tagged *t = &list->at[i];
        if (t->source.end || !t->content.n || !from->acts[t->head] ||
            from->grammar->at[t->head].pos != DL_POS_VERB ||
            tree_child(from, t->head, "aux:pass") != DL_NONE)
            continue;
        token_run run = behind_comma(from, t);
        if (run.first >= run.end) continue;
        t->content.at[t->content.n - 1].end = run.first - 1;
        t->source = run;
    }
}
