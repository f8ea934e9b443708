/* modality.c - status of an event from the words around its trigger.
 *
 * In:  the trigger's tokens; the sets status_planned, status_possible, status_denied,
 *      status_ongoing.
 * Out: occurred, ongoing, planned, possible or denied: one place for every type.
 * Words left of the trigger count up to the clause's beginning, those right of it only
 * when they form the verb of a nominal trigger ("the talks were cancelled").
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum { LEFT_REACH = 7, RIGHT_REACH = 8 }; /* tokens */

struct seen {
    bool planned, possible, denied, ongoing;
};

static void look_at(const struct event_work *w, uint32_t token, struct seen *seen) {
    static const struct {
        const char *set;
        size_t flag;
    } rows[] = {
        { "status_planned", offsetof(struct seen, planned) },
        { "status_possible", offsetof(struct seen, possible) },
        { "status_denied", offsetof(struct seen, denied) },
        { "status_ongoing", offsetof(struct seen, ongoing) },
    };
    uint32_t word = w->text->tokens.at[token].word;
    for (size_t i = 0; word && i < DL_N(rows); i++) {
        uint32_t set = dl_words_set(w->words, dl_str_of(rows[i].set));
        if (set != DL_NONE && dl_words_in(w->words, word, set))
            *(bool *)((char *)seen + rows[i].flag) = true;
    }
}

static bool is(const struct event_work *w, uint32_t token, const char *word) {
    return dl_str_is(dl_token_str(w->doc, &w->text->tokens.at[token]), word);
}

/* Words of the clause left of the trigger; "if" and its like count from further away. */
static void look_left(const struct event_work *w, uint32_t trigger, uint32_t first,
                      struct seen *seen) {
    for (uint32_t at = trigger, steps = 0; at > first && steps < LEFT_REACH; steps++) {
        at--;
        const dl_token *t = &w->text->tokens.at[at];
        if (t->kind == DL_QUOTE || is(w, at, ";") || is(w, at, ",")) return;
        if (is(w, at, "that") || is(w, at, "which") || is(w, at, "who")) return;
        if (is(w, at, "after") || is(w, at, "when") || is(w, at, "since")) return;
        if (is(w, at, "and") && at + 1 < trigger) return;
        look_at(w, at, seen);
        if (is(w, at, "going") && is(w, at + 1, "to")) seen->planned = true;
    }
}

/* The verb of a nominal trigger: up to the next clause. */
static void look_right(const struct event_work *w, uint32_t from, uint32_t end,
                       struct seen *seen) {
    for (uint32_t at = from; at < end && at < from + RIGHT_REACH; at++) {
        const dl_token *t = &w->text->tokens.at[at];
        if (t->kind == DL_QUOTE || (t->kind == DL_PUNCT && !is(w, at, "-"))) return;
        if (is(w, at, "and") || is(w, at, "that") || is(w, at, "but")) return;
        look_at(w, at, seen);
    }
}

static bool looks_nominal(const struct event_work *w, uint32_t trigger, uint32_t end) {
    uint32_t determiner = dl_words_set(w->words, DL_LIT("determiner"));
    dl_str last = dl_token_str(w->doc, &w->text->tokens.at[end - 1]);
    if (dl_str_ends(last, "ed") || dl_str_ends(last, "ing")) return false;
    for (uint32_t at = trigger, steps = 0; at > 0 && steps < 4; steps++) {
        at--;
        if (dl_order_in(&w->order, at, determiner) ||
            dl_order_in(&w->order, at, w->order.sets.preposition))
            return !is(w, at, "to");
        if (w->text->tokens.at[at].kind != DL_WORD) return false;
    }
    return false;
}

dl_status status_at(const struct event_work *w, uint32_t trigger, uint32_t end) {
    struct seen seen = { 0 };
    uint32_t s = dl_sentence_of(w->text, trigger);
    if (s == DL_NONE) return DL_OCCURRED;
    uint32_t first = w->text->sentences.at[s].first;
    look_left(w, trigger, first, &seen);
    if (looks_nominal(w, trigger, end))
        look_right(w, end, first + w->text->sentences.at[s].n, &seen);
    bool progressive =
        dl_str_ends(dl_token_str(w->doc, &w->text->tokens.at[trigger]), "ing") &&
        trigger > first && dl_order_group(&w->order, trigger) != trigger;
    if (seen.denied) return DL_DENIED;
    if (seen.possible) return DL_POSSIBLE;
    if (seen.planned) return DL_PLANNED;
    if (seen.ongoing || progressive) return DL_ONGOING;
    /* "to resume talks": what an infinitive says has not happened yet */
    uint32_t group = dl_order_group(&w->order, trigger);
    if (group < trigger && is(w, trigger - 1, "to")) return DL_POSSIBLE;
    return DL_OCCURRED;
}
