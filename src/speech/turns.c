/* turns.c - transcripts: "MS. RUIZ: The bridge is closed."
 *
 * In:  paragraphs, the cues that the network found. Out: a cue for the colon of every turn.
 * A turn is a paragraph that begins with a speaker in capitals and a colon; one such line
 * may be a note ("UPDATE: ..."), so that an article must have several.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

#include <stdlib.h>

enum {
    NAME_MOST = 6,  /* tokens of the speaker */
    TURNS_LEAST = 3 /* of a transcript */
};

static dl_str word_at(const unit_source *from, uint32_t token) {
    return dl_token_str(from->doc, &from->text->tokens.at[token]);
}

/* The colon of the turn that begins at FIRST; DL_NONE: none does. */
static uint32_t colon_of(const unit_source *from, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end && i - first <= NAME_MOST; i++) {
        const dl_token *t = &from->text->tokens.at[i];
        if (dl_str_is(word_at(from, i), ":")) return i > first ? i : DL_NONE;
        bool initial = t->kind == DL_WORD && (t->flags & DL_CAPITAL) && t->len <= 3;
        bool capitals = t->kind == DL_WORD && (t->flags & DL_UPPER);
        if (!capitals && !initial && t->kind != DL_PUNCT) return DL_NONE;
    }
    return DL_NONE;
}

static int by_cue(const void *a, const void *b) {
    const tagged *x = a, *y = b;
    return x->cue.first < y->cue.first ? -1 : x->cue.first > y->cue.first;
}

static bool is_cue(const tagged_list *list, uint32_t n, uint32_t token) {
    for (uint32_t i = 0; i < n; i++)
        if (list->at[i].cue.first <= token && token < list->at[i].cue.end) return true;
    return false;
}

void add_turns(const unit_source *from, tagged_list *list) {
    const dl_text *text = from->text;
    tagged_list turns = { 0 };
    for (uint32_t s = 0; s < text->sentences.n;) {
        uint32_t block = text->sentences.at[s].block, first = text->sentences.at[s].first;
        uint32_t end = first;
        for (; s < text->sentences.n && text->sentences.at[s].block == block; s++)
            end = text->sentences.at[s].first + text->sentences.at[s].n;
        if (text->tokens.at[first].kind == DL_QUOTE) first++; /* a quoted transcript */
        uint32_t colon = colon_of(from, first, end);
        if (colon == DL_NONE || colon + 1 == end) continue;
        tagged *turn = DL_PUSH(from->mem, &turns);
        *turn = (tagged){ .cue = { colon, colon + 1 },
                          .head = colon,
                          .source = { first, colon },
                          .turn = true };
        *DL_PUSH(from->mem, &turn->content) = (token_run){ colon + 1, end };
    }
    if (turns.n < TURNS_LEAST) return;
    for (uint32_t i = 0, n = list->n; i < turns.n; i++)
        if (!is_cue(list, n, turns.at[i].cue.first))
            *DL_PUSH(from->mem, list) = turns.at[i];
    qsort(list->at, list->n, sizeof *list->at, by_cue);
}
