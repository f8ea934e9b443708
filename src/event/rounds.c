/* rounds.c - rounds that are named without a word for talks: "the next round".
 *
 * In:  the events of an article. Out: which of them are rounds of something else, of votes or
 *      a match: no talks are told of near them, or the round before them is "of attacks";
 *      and the status of rounds that their order gives away.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

enum {
    BEFORE = 12, /* sentences before "the next round" in which talks may be told of */
    BEHIND = 6,
    JUST_BEFORE = 6, /* in which another kind of round is */
    PHRASE = 8,      /* tokens of "round of multilateral trade talks" */
};

bool is_round(const struct event_work *w, const dl_event *event) {
    return is_type(w, event, "talk_round");
}

static bool is_talks_word(const struct event_work *w, uint32_t at) {
    return dl_order_in(&w->order, at, w->talks_noun) || is_word(w, at, "process");
}

/* Is token AT no mark that ends a phrase? */
static bool goes_on(const struct event_work *w, uint32_t at) {
    dl_str s = dl_token_str(w->doc, &w->text->tokens.at[at]);
    return w->text->tokens.at[at].kind != DL_PUNCT || dl_str_is(s, "-");
}

static bool says_talks(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end; at++)
        if (is_talks_word(w, at)) return true;
    return false;
}

/* Do sentences near EVENT tell of talks? "The next round" stands close to them. */
static bool is_near_talks(const struct event_work *w, const dl_event *event) {
    uint32_t n = w->text->sentences.n;
    uint32_t from = event->sentence > BEFORE ? event->sentence - BEFORE : 0;
    uint32_t to = event->sentence + BEHIND < n ? event->sentence + BEHIND : n - 1;
    const dl_sentence *last = &w->text->sentences.at[to];
    for (uint32_t at = w->text->sentences.at[from].first; at < last->first + last->n;
         at++)
        if (dl_order_in(&w->order, at, w->talks_near)) return true;
    return false;
}

/* Is the last round told of before EVENT one of something else, "a new round of attacks"? */
static bool follows_other(const struct event_work *w, const dl_event *event) {
    uint32_t from = event->sentence > JUST_BEFORE ? event->sentence - JUST_BEFORE : 0;
    uint32_t first = w->text->sentences.at[from].first;
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    for (; at-- > first;) {
        if (!dl_order_in(&w->order, at, w->round_noun)) continue;
        uint32_t of = at + 1, end = at + 1 + PHRASE;
        if (!is_word(w, of, "of")) continue;
        for (; of < end && of < w->text->tokens.n && goes_on(w, of); of++)
            if (is_talks_word(w, of)) return false;
        return true;
    }
    return false;
}

/* Does the article count rounds of talks: "the ninth round of talks"? Then "the eighth round"
 * is one of them, however far off. */
static bool counts_rounds(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *event = &w->out->list.at[i];
        if (is_round(w, event) && get_field(w, event, "round") && says_talks(w, event))
            return true;
    }
    return false;
}

void drop_bare_rounds(const struct event_work *w, bool *drop) {
    bool counts = counts_rounds(w);
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *event = &w->out->list.at[i];
        if (drop[i] || !is_round(w, event) || says_talks(w, event)) continue;
        bool counted = counts && get_field(w, event, "round");
        drop[i] = (!counted && !is_near_talks(w, event)) || follows_other(w, event);
    }
}

/* ---- status --------------------------------------------------------------------------------- */

/* Does a word of SET stand in EVENT's trigger, or just before it? */
static bool has_word(const struct event_work *w, const dl_event *event, uint32_t set) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    if (at > w->text->sentences.at[event->sentence].first) at--;
    for (; at < end; at++)
        if (dl_order_in(&w->order, at, set)) return true;
    return false;
}

static bool is_phase(const struct event_work *w, const dl_event *event,
                     const char *name) {
    const dl_field *phase = get_field(w, event, "phase");
    return phase && dl_str_is(phase->text, name);
}

/* "The current round", "this round" goes on, whatever is hoped or feared of it, unless it is
 * told as one to come. */
static void settle_current(const struct event_work *w, dl_event *event) {
    bool told = event->status == DL_OCCURRED || event->status == DL_POSSIBLE;
    if (told && !is_phase(w, event, "ended") && !is_phase(w, event, "opened") &&
        has_word(w, event, w->goes_on_now))
        event->status = DL_ONGOING;
}

static int64_t number_of(const struct event_work *w, const dl_event *event) {
    const dl_field *round = is_round(w, event) ? get_field(w, event, "round") : NULL;
    return round ? round->number : 0;
}

/* Is EVENT told as the one that comes next? */
static bool is_ahead(const struct event_work *w, const dl_event *event) {
    return event->status == DL_PLANNED && has_word(w, event, w->comes_next);
}

static bool is_held(const dl_event *event) {
    return event->status == DL_OCCURRED || event->status == DL_ONGOING;
}

/* Rounds are held in order: those before the coming one, or before one held, are over; the
 * coming one is so wherever it is named without a verb that opens or ends it. */
static void settle_numbered(const struct event_work *w, dl_event *event) {
    int64_t own = number_of(w, event);
    bool ahead = false, over = false, begun = false;
    for (uint32_t i = 0; own && i < w->out->list.n; i++) {
        const dl_event *other = &w->out->list.at[i];
        int64_t number = number_of(w, other);
        if (number == own && other != event) {
            ahead |= is_ahead(w, other);
            begun |= is_phase(w, other, "opened") || is_phase(w, other, "ended");
        }
        over |= number > own && (is_ahead(w, other) || is_held(other));
    }
    begun |= is_phase(w, event, "opened") || is_phase(w, event, "ended");
    if (over && (event->status == DL_PLANNED || event->status == DL_POSSIBLE))
        event->status = DL_OCCURRED;
    else if (ahead && !over && !begun && event->status == DL_OCCURRED)
        event->status = DL_PLANNED;
}

void settle_rounds(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (is_round(w, &w->out->list.at[i])) settle_current(w, &w->out->list.at[i]);
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (is_round(w, &w->out->list.at[i])) settle_numbered(w, &w->out->list.at[i]);
}
