/* branch.c - what words are, and what hangs on what among them.
 *
 * In:  tokens, word sets, trees. Out: yes or no, or another token.
 * A token outside of sentences hangs nowhere.
 *
 * SPDX-License-Identifier: MIT */
#include "branch.h"

enum { CLIMB = 12 }; /* arcs up the tree */

dl_str token_form(const unit_source *from, uint32_t token) {
    return dl_token_str(from->doc, &from->text->tokens.at[token]);
}

bool token_in(const unit_source *from, uint32_t token, uint32_t set) {
    uint32_t word = token == DL_NONE ? 0 : from->text->tokens.at[token].word;
    return word && set != DL_NONE && dl_words_in(from->words, word, set);
}

bool token_among(const unit_source *from, uint32_t token, const char *const *list,
                 size_t n) {
    return token != DL_NONE && dl_str_among(token_form(from, token), list, n);
}

bool token_is_mark(const unit_source *from, uint32_t token) {
    uint8_t kind = from->text->tokens.at[token].kind;
    return kind == DL_PUNCT || kind == DL_QUOTE;
}

uint32_t tree_head(const unit_source *from, uint32_t token) {
    uint32_t s = dl_sentence_of(from->text, token);
    uint16_t head = s == DL_NONE ? 0 : from->grammar->at[token].head;
    return head ? from->text->sentences.at[s].first + head - 1 : DL_NONE;
}

bool tree_rel(const unit_source *from, uint32_t token, const char *name) {
    return unit_rel_is(from->rel_kinds[from->grammar->at[token].rel], name);
}

/* The first child of HEAD by relation NAME at or behind token FIRST, 0: of its sentence. */
static uint32_t child_from(const unit_source *from, uint32_t head, const char *name,
                           uint32_t first) {
    uint32_t s = head == DL_NONE ? DL_NONE : dl_sentence_of(from->text, head);
    if (s == DL_NONE) return DL_NONE;
    const dl_sentence *sentence = &from->text->sentences.at[s];
    uint32_t number = head - sentence->first + 1;
    for (uint32_t at = first > sentence->first ? first : sentence->first;
         at < sentence->first + sentence->n; at++)
        if (from->grammar->at[at].head == number && tree_rel(from, at, name)) return at;
    return DL_NONE;
}

uint32_t tree_child(const unit_source *from, uint32_t head, const char *name) {
    return child_from(from, head, name, 0);
}

uint32_t tree_next(const unit_source *from, uint32_t head, const char *name,
                   uint32_t after) {
    return child_from(from, head, name, after + 1);
}

bool tree_under(const unit_source *from, uint32_t token, uint32_t head) {
    for (int step = 0; step < CLIMB && token != DL_NONE; step++) {
        if (token == head) return true;
        token = tree_head(from, token);
    }
    return false;
}
