/* quoted_as.c - what somebody "was quoted as saying" behind it.
 *
 * In:  trees, the cues found so far. Out: further cues, each with who is quoted and what
 *      stands before the comma; in order.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

enum { REACH = 8 /* tokens: "was quoted by the Daily News as saying" */ };

typedef struct {
    const unit_source *from;
    const dl_sentence *s;
    bool *taken; /* token -> stands in a cue */
} quotes;

/* Where "saying" stands in "QUOTED by the radio as saying"; DL_NONE: nowhere. */
static uint32_t saying_behind(const quotes *x, uint32_t quoted) {
    uint32_t end = x->s->first + x->s->n;
    for (uint32_t at = quoted + 1; at + 1 < end && at < quoted + REACH; at++)
        if (dl_str_is(token_form(x->from, at), "as") &&
            dl_str_is(token_form(x->from, at + 1), "saying"))
            return at + 1;
    return DL_NONE;
}

/* "The port would open, the minister was QUOTED as saying". */
static void add_quoted(const quotes *x, tagged_list *list, uint32_t quoted) {
    uint32_t be = tree_child(x->from, quoted, "aux:pass");
    uint32_t who = tree_child(x->from, quoted, "nsubj:pass");
    uint32_t saying = saying_behind(x, quoted);
    if (be == DL_NONE || be > quoted || who == DL_NONE || who > be || saying == DL_NONE ||
        x->taken[quoted] || x->taken[saying])
        return;
    token_run source = { who, be };
    while (source.first > x->s->first && tree_under(x->from, source.first - 1, who))
        source.first--;
    uint32_t comma = source.first - 1;
    if (source.first < x->s->first + 3 || x->from->quote_at[comma] ||
        !dl_str_is(token_form(x->from, comma), ","))
        return;
    tagged one = { .cue = { be, saying == quoted + 2 ? saying + 1 : quoted + 1 },
                   .head = quoted,
                   .source = source };
    *DL_PUSH(x->from->mem, &one.content) = (token_run){ x->s->first, comma };
    *DL_PUSH(x->from->mem, list) = one;
}

void add_quoted_as(const unit_source *from, tagged_list *list) {
    quotes x = { .from = from,
                 .taken = DL_NEW_N(from->mem, bool, (size_t)from->text->tokens.n + 1) };
    uint32_t before = list->n;
    for (uint32_t i = 0; i < before; i++) /* what nothing is said by tells nothing yet */
        for (uint32_t at = list->at[i].cue.first; at < list->at[i].cue.end; at++)
            x.taken[at] = list->at[i].content.n > 0;
    for (uint32_t s = 0; s < from->text->sentences.n; s++) {
        x.s = &from->text->sentences.at[s];
        for (uint32_t at = x.s->first; at < x.s->first + x.s->n; at++)
            if (dl_str_is(token_form(from, at), "quoted")) add_quoted(&x, list, at);
    }
    if (list->n > before) sort_cues(list);
}
