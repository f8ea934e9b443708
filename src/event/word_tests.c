/* word_tests.c - what one word of an article is, asked by all files of the layer.
 *
 * In:  a token, or DL_NONE where a tree has none there; an event. Out: yes or no, or its clause.
 * A word of small letters is known with a capital too, as sentences begin with one, but not
 * in capitals: "us" is not "US". Word sets (event_sets.h) are asked by dl_order_in, which
 * knows a word in any.
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

/* Is S, whose first letter is SMALL when it is no capital, WORD? */
static bool is_spelled(dl_str s, char small, const char *word) {
    return (*word == *s.ptr || *word == small) &&
           dl_str_is((dl_str){ s.ptr + 1, s.len - 1 }, word + 1);
}

bool is_word(const struct event_work *w, uint32_t token, const char *word) {
    return is_among(w, token, &word, 1);
}

bool is_same_word(const struct event_work *w, uint32_t a, uint32_t b) {
    const dl_token *x = &w->text->tokens.at[a], *y = &w->text->tokens.at[b];
    if (x->word || y->word) return x->word == y->word;
    return dl_str_eq(dl_token_str(w->doc, x), dl_token_str(w->doc, y));
}

bool is_among(const struct event_work *w, uint32_t token, const char *const *words,
              size_t n) {
    if (token == DL_NONE) return false;
    dl_str s = dl_token_str(w->doc, &w->text->tokens.at[token]); /* never empty */
    char small = *s.ptr >= 'A' && *s.ptr <= 'Z' ? (char)(*s.ptr - 'A' + 'a') : *s.ptr;
    for (size_t i = 0; i < n; i++)
        if (is_spelled(s, small, words[i])) return true;
    return false;
}

bool is_opened_by(const struct event_work *w, uint32_t m, const char *const *words,
                  size_t n) {
    uint32_t first = w->mentions->list.at[m].first;
    return is_among(w, first, words, n) ||
           (first > 0 && is_among(w, first - 1, words, n));
}

bool is_type(const struct event_work *w, const dl_event *event, const char *name) {
    return dl_str_is(w->types->list.at[event->type].name, name);
}

bool is_talk_type(dl_str type) {
    return dl_str_is(type, "meeting") || dl_str_is(type, "talk_round");
}

bool is_talk(const struct event_work *w, const dl_event *event) {
    return is_talk_type(w->types->list.at[event->type].name);
}

bool is_pact_type(dl_str type) {
    return dl_str_is(type, "agreement") || dl_str_is(type, "ceasefire");
}

bool is_harm_type(dl_str type) {
    return dl_str_is(type, "attack") || dl_str_is(type, "detention");
}

bool is_definite(const struct event_work *w, uint32_t noun) {
    static const char *const words[] = { "the", "this", "these", "those", "that" };
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

bool linked_by(const struct event_work *w, uint32_t token, uint32_t set) {
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        if ((rel == DL_REL_CASE || rel == DL_REL_MARK) && dl_order_in(&w->order, at, set))
            return true;
    }
    return false;
}

bool was_told_over(const struct event_work *w, uint32_t noun) {
    static const char *const was[] = { "was", "were" };
    uint32_t head = w->trees->at[noun].head;
    return head != DL_NONE && w->trees->at[noun].rel == DL_REL_NSUBJ &&
           w->trees->at[head].pos == DL_POS_NOUN &&
           is_among(w, dl_tree_child(w->trees, head, DL_REL_COP), was, DL_N(was));
}

bool is_there_said(const struct event_work *w, uint32_t noun) {
    uint32_t verb = w->trees->at[noun].head;
    return w->trees->at[noun].rel == DL_REL_NSUBJ && verb != DL_NONE &&
           is_word(w, dl_tree_child(w->trees, verb, DL_REL_EXPL), "there");
}
