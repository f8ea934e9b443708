/* confidence.c - how sure an event is: the share of events like it that were right.
 *
 * In:  events whose roles, times and statuses are settled.
 * Out: event.confidence, in percent: how often an event found in this way, with such a
 *      status and so many actors, had the type and the status that people gave it. Counted
 *      over the hand-marked articles that docs/quality.md names ("Confidence"); classes of
 *      fewer than 20 events take the value of their neighbours.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

/* What the words say about its being done. */
enum { DONE, OPEN, DENIED, STATES };
/* Actors: nobody, one, more. */
enum { CROWDS = 3 };

enum {
    QUOTED = 97, /* a direct quotation with its speaker */
    SAID = 95,   /* in other words */
    LISTED = 40, /* a point of a list behind a colon */
    DATED = 4    /* more, with a time of its own */
};

static const uint8_t by_frame[STATES][CROWDS] = {
    [DONE] = { 62, 70, 74 },
    [OPEN] = { 60, 60, 64 },
    [DENIED] = { 50, 50, 54 },
};
static const uint8_t by_words[STATES][CROWDS] = {
    [DONE] = { 40, 46, 48 },
    [OPEN] = { 50, 55, 60 },
    [DENIED] = { 45, 48, 50 },
};

static int state_of(const dl_event *event) {
    switch (event->status) {
    case DL_PLANNED:
    case DL_POSSIBLE: return OPEN;
    case DL_DENIED: return DENIED;
    default: return DONE;
    }
}

static uint8_t confidence_of(const struct event_work *w, const dl_event *event) {
    if (event->speech != DL_NONE)
        return w->speeches->list.at[event->speech].mode == DL_MODE_DIRECT ? QUOTED : SAID;
    if (!event->rule) return LISTED;
    uint32_t crowd = event->parts.n < CROWDS ? event->parts.n : CROWDS - 1;
    bool frame = dl_rules_get(w->rules, event->rule)->heads.n > 0;
    int state = state_of(event);
    return (uint8_t)((frame ? by_frame : by_words)[state][crowd] +
                     (event->timex != DL_NONE ? DATED : 0));
}

void settle_confidences(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++)
        w->out->list.at[i].confidence = confidence_of(w, &w->out->list.at[i]);
}
