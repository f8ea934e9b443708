/* set_off.c - the day of the attack that set a war off: "Nine have been killed since May 3. The war
 * followed a raid on Lima."
 *
 * In:  events, some with times. Out: for that attack the day since when the article tells of the
 *      war, with the basis "context".
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

enum { SENTENCES = 3, TELLINGS = 24 }; /* back to the telling of the war */

/* Is the time of EVENT told as that since when it goes on: "killed since May 3"? */
static bool goes_on_since(const struct event_work *w, const dl_event *event) {
    if (!is_type(w, event, "attack") || event->timex == DL_NONE || event->when_op.len)
        return false;
    uint32_t first = w->whens->timexes.at[event->timex].first;
    return event->status == DL_ONGOING && first > 0 && is_word(w, first - 1, "since");
}

/* Is SUBJECT the war, or a pronoun for it? */
static bool is_war(const struct event_work *w, uint32_t subject) {
    static const char *const it[] = { "this", "it", "that", "which" };
    return subject != DL_NONE && (dl_order_in(&w->order, subject, w->war_noun) ||
                                  is_among(w, subject, it, DL_N(it)));
}

/* Does the noun or verb TOKEN stand where VERB tells what set the war off? */
static bool stands_as(const struct event_work *w, uint32_t token, uint32_t verb) {
    static const char *const after[] = { "after", "with", "when", "following" };
    uint32_t word = w->text->tokens.at[verb].word;
    uint8_t rel = w->trees->at[token].rel;
    if (!dl_order_in(&w->order, verb, w->set_off)) return false;
    dl_str where =
        dl_words_spelling(w->words, (uint32_t)dl_words_value(w->words, word, w->set_off));
    if (dl_str_is(where, "object")) return rel == DL_REL_OBJ;
    if (dl_str_is(where, "agent")) return rel == DL_REL_OBL_AGENT;
    const dl_clause *c = clause_at(w, token);
    return (rel == DL_REL_OBL && has_link(w, token, after, DL_N(after))) ||
           (rel == DL_REL_ADVCL && c && c->mark != DL_NONE &&
            is_among(w, c->mark, after, DL_N(after)));
}

/* Does EVENT, an attack, tell what set a war off? */
static bool sets_off(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    uint32_t token = c ? c->predicate : DL_NONE;
    uint32_t verb = token == DL_NONE ? DL_NONE : w->trees->at[token].head;
    if (verb == DL_NONE || !stands_as(w, token, verb)) return false;
    uint32_t subject = dl_tree_child(w->trees, verb, DL_REL_NSUBJ);
    if (subject == DL_NONE) subject = dl_tree_child(w->trees, verb, DL_REL_NSUBJ_PASS);
    return is_war(w, subject);
}

void date_by_war(const struct event_work *w) {
    const dl_event *list = w->out->list.at;
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        if (!is_type(w, event, "attack") || !wants_time(w, event) || !sets_off(w, event))
            continue;
        for (uint32_t k = i, n = 0; k-- > 0 && n < TELLINGS; n++) {
            if (list[k].sentence + SENTENCES < event->sentence) break;
            if (!goes_on_since(w, &list[k])) continue;
            take_time(w, event, &list[k]);
            break;
        }
    }
}
