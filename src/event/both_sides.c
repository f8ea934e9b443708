/* both_sides.c - talks and deals of "both sides", of whom nobody is known to be one.
 *
 * In:  the events of an article. Out: those whose only party is such words have none while
 *      parties are looked for in other tellings, and the words again if none were found.
 *      "The two countries" can only be states.
 *
 * SPDX-License-Identifier: MIT */
#include "lending.h"
#include "event_sides.h"

/* "The two sides", "both countries", "the warring parties", "the sides"; but "their
 * governments" and "the creditor countries" may be many. */
static bool are_both(const struct event_work *w, const dl_mention *m) {
    /* "both sides met in May, where they failed to agree" */
    if (m->form == DL_FORM_PRONOUN && m->actor == DL_NONE && m->antecedent != DL_NONE)
        m = &w->mentions->list.at[m->antecedent];
    if (m->actor != DL_NONE || m->form != DL_FORM_NOMINAL ||
        m->head + 1 != m->first + m->n || !dl_order_in(&w->order, m->head, w->side_noun))
        return false;
    bool known = dl_order_in(&w->order, m->head, w->sides_bare) && m->n == 2;
    for (uint32_t at = m->first; at < m->head; at++) {
        bool paired = dl_order_in(&w->order, at, w->sides_of) || is_word(w, at, "all");
        if (!paired && !is_word(w, at, "the")) return false;
        known |= paired;
    }
    return known && m->n > 1;
}

/* "Countries", "states": a noun for states alone. */
static bool are_states(const struct event_work *w, const dl_mention *m) {
    return dl_order_in(&w->order, m->head, w->state_plural);
}

static bool has_only_states(const struct event_work *w, const dl_event *event) {
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (w->mentions->list.at[event->parts.at[i].mention].kind != DL_ACTOR_COUNTRY)
            return false;
    return true;
}

const dl_part *set_aside_both(const struct event_work *w) {
    dl_part *both = DL_NEW_N(w->mem, dl_part, w->out->list.n + 1u);
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        both[i].mention = DL_NONE;
        if (event->parts.n != 1 || !may_be_completed(&w->types->list.at[event->type]) ||
            !are_both(w, &w->mentions->list.at[event->parts.at[0].mention]))
            continue;
        both[i] = event->parts.at[0];
        event->parts.n = 0;
    }
    return both;
}

void put_back_both(const struct event_work *w, const dl_part *both) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (both[i].mention == DL_NONE) continue;
        const dl_mention *m = &w->mentions->list.at[both[i].mention];
        if (event->parts.n && (!are_states(w, m) || has_only_states(w, event))) continue;
        event->parts.n = 0;
        *DL_PUSH(w->mem, &event->parts) = both[i];
    }
}
