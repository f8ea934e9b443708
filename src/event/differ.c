/* differ.c - do two tellings name different parties, or different deeds?
 *
 * In:  two events of an article. Out: whether nobody of one takes part in the other, as the article
 *      tells them; whether one is a war and the other a day of it, or one told of another place.
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

bool is_other_war(const struct event_work *w, const dl_event *event,
                  const dl_event *other) {
    uint32_t a = w->clauses->at ? name_of_deed(w, event) : DL_NONE;
    if (a == DL_NONE && w->clauses->at) /* "the war cost 60 lives" */
        a = dl_tree_child(w->trees, dl_token_from(w->text, event->trigger.off),
                          DL_REL_NSUBJ);
    uint32_t b = a == DL_NONE ? DL_NONE : name_of_deed(w, other);
    uint32_t told = dl_token_from(w->text, other->trigger.off);
    if (a != DL_NONE && ways_at(w, a) & ways_at(w, told) & WAY_BATTLE) return false;
    return a != DL_NONE && dl_order_in(&w->order, a, w->war_noun) &&
           (b == DL_NONE || !dl_order_in(&w->order, b, w->war_noun)) &&
           (other->when == DL_NONE || w->whens->list.at[other->when].grain <= DL_BY_DAY);
}

bool is_elsewhere(const struct event_work *w, const dl_event *event,
                  const dl_event *other) {
    enum { LONG = 300 * DL_MINUTES_A_DAY };
    return is_type(w, event, "attack") && event->place != DL_NONE &&
           other->place == DL_NONE && other->when != DL_NONE &&
           w->doc->published != DL_NO_TIME &&
           w->whens->list.at[other->when].ends < w->doc->published - LONG;
}
