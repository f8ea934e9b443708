/* index_tokens.c - what stands at a token: a title, a number, words that somebody says; and how
 * many a phrase names.
 *
 * In:  the mentions, numbers and speeches of an article, the clauses of a trigger. Out:
 *      indexes by token, made once an article, and the number in the phrase that a filler asks for.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

static void index_titles(struct event_work *w) {
    w->title_at = DL_NEW_N(w->mem, uint32_t, (size_t)w->text->tokens.n + 1);
    for (uint32_t m = 0; m < w->mentions->list.n; m++) {
        const dl_mention *mention = &w->mentions->list.at[m];
        for (uint32_t i = 0; i < mention->title_n; i++)
            if (mention->title_first + i < mention->first)
                w->title_at[mention->title_first + i] = m + 1;
    }
}

/* "Berg said they must leave, the agency reported": does TOKEN stand in a content that begins
 * behind byte OFF already? */
static bool is_within_later(const struct event_work *w, uint32_t token, uint32_t off) {
    if (w->speech_at[token] == DL_NONE) return false;
    const dl_speech *speech = &w->speeches->list.at[w->speech_at[token]];
    uint32_t here = w->text->tokens.at[token].off;
    for (uint32_t i = 0; i < speech->content.n; i++) {
        dl_span span = speech->content.at[i];
        if (here >= span.off && here < span.off + span.len) return span.off > off;
    }
    return false;
}

/* Which speech's content each token stands in; the innermost, which begins last. */
static void index_speech(struct event_work *w) {
    w->speech_at = DL_NEW_N(w->mem, uint32_t, (size_t)w->text->tokens.n + 1);
    uint32_t n = w->text->tokens.n;
    for (uint32_t i = 0; i <= n; i++) w->speech_at[i] = DL_NONE;
    for (uint32_t s = 0; s < w->speeches->list.n; s++) {
        const dl_speech *speech = &w->speeches->list.at[s];
        /* "presented a plan" is attributed, but nothing that was said */
        if (!speech->act.len) continue;
        for (uint32_t c = 0; c < speech->content.n; c++) {
            dl_span span = speech->content.at[c];
            uint32_t at = dl_token_from(w->text, span.off);
            for (; at < n && w->text->tokens.at[at].off < span.off + span.len; at++)
                if (!is_within_later(w, at, span.off)) w->speech_at[at] = s;
        }
    }
}

void index_tokens(struct event_work *w) {
    index_titles(w);
    index_speech(w);
    w->number_at = DL_NEW_N(w->mem, uint32_t, (size_t)w->text->tokens.n + 1);
    w->number_n = DL_NEW_N(w->mem, uint8_t, (size_t)w->text->tokens.n + 1);
    for (uint32_t i = 0; i < w->text->marks.n; i++) {
        const dl_mark *mark = &w->text->marks.at[i];
        if (mark->kind != DL_MARK_NUMBER) continue;
        w->number_at[mark->first] = mark->value + 1;
        w->number_n[mark->first] = (uint8_t)(mark->n < UINT8_MAX ? mark->n : UINT8_MAX);
    }
}

/* The number that stands in the phrase of HEAD ("at least 12 people") or is its head
 * ("dozens of people"). */
static bool number_below(const struct event_work *w, uint32_t head, int64_t *out,
                         uint32_t *where) {
    uint32_t first, n;
    dl_phrase_of(w->trees, head, &first, &n);
    /* "In Oslo 12 people": the number right before counts them, wherever it hangs */
    if (first > 0 && w->number_at[first - 1]) first--;
    for (uint32_t at = first; at <= head; at++) {
        if (!w->number_at[at]) continue;
        double value = w->text->numbers.at[w->number_at[at] - 1].value;
        if (!(value >= 0 && value < 1e15)) return false;
        *out = (int64_t)value;
        *where = at;
        return true;
    }
    return false;
}

/* "The lives of nine people", "a group of 40 rebels": who is counted, but not "most of the 40". */
static uint32_t counted_below(const struct event_work *w, uint32_t head) {
    static const char *const some[] = { "the", "these", "those", "its", "their" };
    if (!dl_order_in(&w->order, head, w->quantity)) return DL_NONE;
    uint32_t of = dl_tree_child(w->trees, head, DL_REL_NMOD);
    if (of == DL_NONE || of < head) return DL_NONE;
    uint32_t first, n;
    dl_phrase_of(w->trees, of, &first, &n);
    return first > 0 && is_among(w, first, some, DL_N(some)) ? DL_NONE : of;
}

bool clause_number(const struct event_work *w, fill_kind fill, uint32_t trigger,
                   uint32_t end, int64_t *out, uint32_t *where) {
    for (uint32_t at = trigger; at < end && w->clauses->at; at++) {
        if (w->clauses->at[at] == DL_NONE) continue;
        const dl_clause *c = &w->clauses->list.at[w->clauses->at[at]];
        uint32_t head = clause_head(w, c, fill);
        if (head == DL_NONE) continue;
        if (number_below(w, head, out, where)) return true;
        head = counted_below(w, head);
        if (head != DL_NONE && number_below(w, head, out, where)) return true;
    }
    return false;
}

dl_str number_words(const struct event_work *w, uint32_t at) {
    enum { BOUND_MOST = 3 }; /* words of "no fewer than" */
    uint32_t end = at + w->number_n[at], first = at;
    for (uint32_t n = 1; n <= BOUND_MOST && n <= at; n++)
        if (dl_words_match(w->words, w->number_bound, &w->text->tokens.at[at - n], n,
                           NULL) == n)
            first = at - n;
    if (first == at && !dl_order_in(&w->order, at, w->inexact)) return (dl_str){ 0 };
    dl_str words = dl_span_str(w->doc, dl_token_span(w->text, first, end - first));
    char *low = DL_NEW_N(w->mem, char, (size_t)words.len * 2 + 1);
    return (dl_str){ low, dl_utf8_lower(words, low, words.len * 2) };
}
