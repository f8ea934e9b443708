/* insert.c - adds mentions that a later stage finds, in their place.
 *
 * In:  the mentions of an article and more of them. Out: one list in order; marks, members
 * and antecedents follow to the new places.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/actor.h"

/* Does A stand before B? By the first token, the longer first. */
static bool is_before(const dl_mention *a, const dl_mention *b) {
    return a->first != b->first ? a->first < b->first : a->n > b->n;
}

static void add_mark(dl_arena *mem, dl_text *text, dl_mention *m, uint32_t at) {
    m->mark = text->marks.n;
    *DL_PUSH(mem, &text->marks) =
        (dl_mark){ .first = m->first, .n = m->n, .kind = DL_MARK_ACTOR, .value = at };
}

static void follow(const uint32_t *moved, uint32_t n, uint32_t *mention) {
    if (*mention < n) *mention = moved[*mention];
}

void dl_insert_mentions(dl_arena *mem, dl_text *text, dl_mentions *mentions,
                        const dl_mention *more, uint32_t n) {
    uint32_t old = mentions->list.n, marks = text->marks.n, k = 0;
    if (!n || old + n > DL_MAX_MARKS / 2 || marks + n > DL_MAX_MARKS) return;
    uint32_t *moved = DL_NEW_N(mem, uint32_t, (size_t)old + 1);
    dl_mention *list = DL_NEW_N(mem, dl_mention, (size_t)old + n);
    for (uint32_t i = 0; i < old + n; i++) {
        uint32_t from = i - k;
        if (k < n && (from == old || is_before(&more[k], &mentions->list.at[from]))) {
            list[i] = more[k++];
            add_mark(mem, text, &list[i], i);
        } else {
            list[i] = mentions->list.at[from];
            moved[from] = i;
        }
    }
    for (uint32_t i = 0; i < old + n; i++) follow(moved, old, &list[i].antecedent);
    for (uint32_t i = 0; i < marks; i++)
        if (text->marks.at[i].kind == DL_MARK_ACTOR)
            follow(moved, old, &text->marks.at[i].value);
    for (uint32_t i = 0; i < mentions->members.n; i++)
        follow(moved, old, &mentions->members.at[i].mention);
    mentions->list.at = list;
    mentions->list.n = mentions->list.cap = old + n;
}
