/* rounds.c - rounds that are named without a word for talks: "the next round".
 *
 * In:  the events of an article. Out: which of them are rounds of something else, of votes or
 *      a match: those of an article that never speaks of talks.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

bool is_round(const struct event_work *w, const dl_event *event) {
    return dl_str_is(w->types->list.at[event->type].name, "talk_round");
}

static bool says_talks(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end; at++)
        if (dl_order_in(&w->order, at, w->talks_noun)) return true;
    return false;
}

static bool tells_of_talks(const struct event_work *w) {
    static const char *const words[] = { "talks",       "Talks",       "negotiations",
                                         "negotiation", "negotiators", "Negotiations",
                                         "negotiating", "negotiator",  "Negotiators" };
    for (uint32_t at = 0; at < w->text->tokens.n; at++)
        for (size_t i = 0; i < DL_N(words); i++)
            if (dl_str_is(dl_token_str(w->doc, &w->text->tokens.at[at]), words[i]))
                return true;
    return false;
}

void drop_bare_rounds(const struct event_work *w, bool *drop) {
    int talks = -1; /* not known */
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *event = &w->out->list.at[i];
        if (drop[i] || !is_round(w, event) || says_talks(w, event)) continue;
        if (talks < 0) talks = tells_of_talks(w);
        drop[i] = !talks;
    }
}
