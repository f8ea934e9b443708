/* word_tests.c - what one word of an article is, asked by all files of the layer.
 *
 * In:  a token, or DL_NONE where a tree has none there; an event. Out: yes or no, or its clause.
 * Words are compared with their capitals; word sets (event_sets.h) are asked by
 * dl_order_in, which knows a word with any.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

const dl_clause *clause_at(const struct event_work *w, uint32_t token) {
    uint32_t c = token == DL_NONE ? DL_NONE : w->clauses->at[token];
    return c == DL_NONE ? NULL : &w->clauses->list.at[c];
}

const dl_clause *verb_at(const struct event_work *w, uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    return c && c->kind == DL_CLAUSE_VERB ? c : NULL;
}

const dl_clause *clause_of(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end && w->clauses->at; at++)
        if (w->clauses->at[at] != DL_NONE)
            return &w->clauses->list.at[w->clauses->at[at]];
    return NULL;
}

bool is_word(const struct event_work *w, uint32_t token, const char *word) {
    return dl_str_is(dl_token_str(w->doc, &w->text->tokens.at[token]), word);
}

bool is_among(const struct event_work *w, uint32_t token, const char *const *words,
              size_t n) {
    return token != DL_NONE &&
           dl_str_among(dl_token_str(w->doc, &w->text->tokens.at[token]), words, n);
}

bool is_type(const struct event_work *w, const dl_event *event, const char *name) {
    return dl_str_is(w->types->list.at[event->type].name, name);
}

bool is_definite(const struct event_work *w, uint32_t noun) {
    static const char *const words[] = { "the", "this", "these", "those", "that",
                                         "The", "This", "These", "Those", "That" };
    return is_among(w, dl_tree_child(w->trees, noun, DL_REL_DET), words, DL_N(words));
}

bool has_link(const struct event_work *w, uint32_t token, const char *const *words,
              size_t n) {
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        if ((rel == DL_REL_CASE || rel == DL_REL_MARK) && is_among(w, at, words, n))
            return true;
    }
    return false;
}
