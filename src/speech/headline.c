/* headline.c - who speaks in headlines, which the network reads like sentences.
 *
 * In:  cues with their sources and contents. Out: the same with what stands behind "says" for the
 *      source ("Rebels to free 12, says army source"), without those whose source is but the
 *      subject of the news ("Norland conflict: Rebels agree truce").
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

enum { SOURCE_MOST = 6 /* tokens behind the cue */ };

static bool is_verb(const unit_source *from, uint32_t token) {
    uint8_t pos = from->grammar->at[token].pos;
    return pos == DL_POS_VERB || pos == DL_POS_AUX || pos == DL_POS_PRON;
}

/* What stands behind the cue of T, between a comma and the end of its sentence S, if that is but a
 * noun; an empty run: something else. */
static token_run source_behind(const unit_source *from, const tagged *t,
                               const dl_sentence *s) {
    static const char *const cues[] = { "says", "say", "said" };
    token_run none = { 0, 0 }, run = { t->cue.end, s->first + s->n };
    while (run.end > run.first && from->text->tokens.at[run.end - 1].kind == DL_PUNCT)
        run.end--;
    if (t->cue.end != t->cue.first + 1 || t->cue.first < s->first + 3 ||
        run.end <= run.first || run.end > run.first + SOURCE_MOST ||
        !dl_str_among(token_form(from, t->cue.first), cues, DL_N(cues)) ||
        !dl_str_is(token_form(from, t->cue.first - 1), ","))
        return none;
    for (uint32_t at = run.first; at < run.end; at++)
        if (is_verb(from, at) || from->text->tokens.at[at].kind == DL_QUOTE ||
            from->text->tokens.at[at].kind == DL_PUNCT)
            return none;
    uint8_t pos = from->grammar->at[run.end - 1].pos;
    return pos == DL_POS_NOUN || pos == DL_POS_PROPN ? run : none;
}

/* Is all that T says behind its cue, and whoever says it before? */
static bool is_read_on(const tagged *t) {
    return t->content.n == 1 && t->content.at[0].first >= t->cue.end &&
           (!t->source.end || t->source.end <= t->cue.first);
}

void turn_headlines(const unit_source *from, tagged_list *list) {
    uint32_t label = dl_words_set(from->words, DL_LIT("news_label")), kept = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        tagged t = list->at[i];
        uint32_t number = dl_sentence_of(from->text, t.head);
        const dl_sentence *s = &from->text->sentences.at[number == DL_NONE ? 0 : number];
        bool colon = dl_str_is(token_form(from, t.cue.first), ":");
        if (colon && t.source.end && token_in(from, t.source.end - 1, label)) continue;
        token_run run = number == DL_NONE || !is_read_on(&t) ? (token_run){ 0, 0 }
                                                             : source_behind(from, &t, s);
        if (run.end) {
            t.source = run;
            t.content.at[0] = (token_run){ s->first, t.cue.first - 1 };
        }
        list->at[kept++] = t;
    }
    list->n = kept;
}
