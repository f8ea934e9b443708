/* named_before.c - sources in which the network takes along who stands in the words before.
 *
 * In:  cues of the attribution network. Out: the same with the source alone.
 * "Norland met the envoy, Karl Holm, the ministry said": a comma would stand behind a ministry that
 * he is.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

static bool is_comma(const unit_source *from, uint32_t token) {
    return dl_str_is(token_form(from, token), ",");
}

/* Where the source begins behind the name before it; 0: it has none. */
static uint32_t begins_at(const unit_source *from, const tagged *t) {
    static const char *const the[] = { "the", "a", "an", "its", "their" };
    uint32_t first = t->source.first, at = t->source.end;
    uint32_t number = dl_sentence_of(from->text, first);
    if (!t->source.end || at != t->cue.first || number == DL_NONE ||
        first == from->text->sentences.at[number].first || !is_comma(from, first - 1) ||
        t->content.n != 1 || t->content.at[0].end > first ||
        from->grammar->at[first].pos != DL_POS_PROPN)
        return 0;
    while (--at > first)
        if (is_comma(from, at)) break;
    return at > first && token_among(from, at + 1, the, DL_N(the)) ? at + 1 : 0;
}

/* "The firms employ 200 and union leaders said": where the source begins behind a clause that
 * "and" joins to it; 0: it has none. */
static uint32_t behind_clause(const unit_source *from, const tagged *t) {
    uint32_t first = t->source.first, at = t->source.end;
    if (!at || at != t->cue.first) return 0;
    uint32_t verb = run_head(from, t->source);
    uint32_t subject = tree_child(from, verb, "nsubj");
    if (from->grammar->at[verb].pos != DL_POS_VERB || subject == DL_NONE ||
        subject < first || subject > verb)
        return 0;
    while (--at > verb && from->grammar->at[at].pos != DL_POS_CCONJ) {
        uint8_t pos = from->grammar->at[at].pos;
        if (pos == DL_POS_VERB || pos == DL_POS_AUX || token_is_mark(from, at)) return 0;
    }
    return at > verb && at + 1 < t->source.end ? at + 1 : 0;
}

void cut_named_before(const unit_source *from, tagged_list *list) {
    for (uint32_t i = 0; i < list->n; i++) {
        uint32_t first = behind_clause(from, &list->at[i]);
        if (first) list->at[i].source.first = first;
        first = begins_at(from, &list->at[i]);
        if (!first) continue;
        token_run *content = &list->at[i].content.at[0];
        if (content->end + 1 >= list->at[i].source.first) content->end = first - 1;
        list->at[i].source.first = first;
    }
}
