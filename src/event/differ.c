/* differ.c - do two tellings name different parties?
 *
 * In:  two events of an article. Out: whether nobody of one takes part in the other, as the article
 *      tells them.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

/* "a Norlandic armed group": who it is another telling may say. */
static bool is_some_group(const struct event_work *w, uint32_t m) {
    static const char *const one[] = { "a", "an" };
    return w->mentions->list.at[m].form == DL_FORM_NOMINAL &&
           is_opened_by(w, m, one, DL_N(one));
}

static bool names_party(const struct event_work *w, const dl_event *event,
                        uint16_t role) {
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t m = event->parts.at[i].mention;
        if (event->parts.at[i].role == role && party_of(w, m) != DL_NONE &&
            !is_some_group(w, m))
            return true;
    }
    return false;
}

bool parties_differ(const struct event_work *w, const dl_event *a, const dl_event *b) {
    bool known = false, attack = is_type(w, a, "attack");
    for (uint32_t i = 0; i < a->parts.n; i++) {
        known = known || (party_of(w, a->parts.at[i].mention) != DL_NONE &&
                          (!attack || names_party(w, b, a->parts.at[i].role)));
        for (uint32_t k = 0; k < b->parts.n; k++) {
            uint32_t x = a->parts.at[i].mention, y = b->parts.at[k].mention;
            uint32_t p = party_of(w, x), q = party_of(w, y);
            uint32_t left = w->mentions->list.at[x].actor;
            if (left != DL_NONE && left == w->mentions->list.at[y].actor) return false;
            if (p != DL_NONE && p == q) return false;
        }
    }
    return known;
}
