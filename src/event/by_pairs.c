/* by_pairs.c - parties of talks, deals and demands that no other telling names.
 *
 * In:  an event that lacks a party. Out: the pair of parties that stands out in the article,
 *      or of whom one is known the other.
 *
 * SPDX-License-Identifier: MIT */
#include "lending.h"

enum {
    LEAD = 5,  /* quarters: how far a pair of parties stands out */
    NEAR = 10, /* sentences in which a party must be named */
};

/* The mention of PARTY nearest to EVENT, which begins at mention M; DL_NONE: none is near. */
static uint32_t named_near(const struct event_work *w, const dl_event *event,
                           uint32_t party, uint32_t m) {
    uint32_t n = w->mentions->list.n,
             low = event->sentence > NEAR ? event->sentence - NEAR : 0;
    for (uint32_t i = m; i > 0; i--) {
        if (dl_sentence_of(w->text, w->mentions->list.at[i - 1].first) < low) break;
        if (party_of(w, i - 1) != party) continue;
        uint32_t named = mention_before(w, party, i);
        return named != DL_NONE ? named : mention_before(w, party, n);
    }
    for (uint32_t i = m; i < n; i++) {
        if (dl_sentence_of(w->text, w->mentions->list.at[i].first) > event->sentence + 1)
            break;
        if (party_of(w, i) == party) return mention_before(w, party, n);
    }
    return DL_NONE;
}

/* Does anything told of PARTY here show it at war or at peace, so that a truce may be its own? */
static bool may_stop_fire(const struct event_work *w, uint32_t party) {
    static const char *const types[] = {
        "attack", "ceasefire", "agreement", "threat", "release", "rejection",
    };
    return is_party_to_any(w, party, types, DL_N(types));
}

/* Adds, as ROLE, those of the pair that the event has not yet. */
static void complete_with(const struct event_work *w, dl_event *event, uint16_t role,
                          int lead, const dl_party_pairs *pairs) {
    uint32_t pair[2], with = DL_NONE, m = 0;
    uint32_t first = dl_token_from(w->text, event->trigger.off);
    if (event->parts.n) with = party_of(w, event->parts.at[0].mention);
    if (event->parts.n && with == DL_NONE) return;
    if (!main_pair(pairs, with, lead, pair)) return;
    while (m < w->mentions->list.n && w->mentions->list.at[m].first < first) m++;
    uint32_t named[2];
    bool armed = false;
    for (int i = 0; i < 2; i++) {
        named[i] = named_near(w, event, pair[i], m);
        if (named[i] == DL_NONE) return;
        named[i] = government_or(w, named[i], pair[1 - i]);
        armed |= w->mentions->list.at[named[i]].kind == DL_ACTOR_ARMED_GROUP;
    }
    if (is_type(w, event, "ceasefire") && !armed &&
        !(may_stop_fire(w, pair[0]) && may_stop_fire(w, pair[1])))
        return; /* those who only ask for it */
    for (int i = 0; i < 2; i++)
        if (pair[i] != with && !is_of_known(w, event, event->parts.n, named[i]))
            add_part(w, event, role, named[i], false);
}

bool tells_talks_of_all(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (is_talk(w, &w->out->list.at[i]) && are_talks_of_all(w, &w->out->list.at[i]))
            return true;
    return false;
}

/* Can the pair that stands out in the article be the parties of EVENT, and how far must it
 * stand out? 0: it cannot. OF_ALL: the article tells of talks of all states, which "the
 * talks" may be as well. */
static int needed_lead(const struct event_work *w, const dl_event *event, bool of_all) {
    bool talk = is_talk(w, event);
    if (event->parts.n || (!talk && !is_type(w, event, "agreement"))) return LEAD;
    if (talk && of_all) return 0;
    switch (may_borrow(w, event)) {
    case DL_BORROWS: return LEAD;
    case DL_BORROWS_FROM_ALL: return 2 * LEAD;
    default: return 0;
    }
}

bool may_be_pair(const struct event_work *w, const dl_event *event, bool of_all) {
    return needed_lead(w, event, of_all) == LEAD;
}

void complete_by_pairs(const struct event_work *w, dl_event *event,
                       const dl_party_pairs *pairs, bool of_all) {
    int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("participant"));
    int lead = needed_lead(w, event, of_all);
    if (role >= 0 && lead) complete_with(w, event, (uint16_t)role, lead, pairs);
}

void complete_target(const struct event_work *w, dl_event *event,
                     const dl_party_pairs *pairs) {
    static const char *const types[] = { "demand", "proposal" };
    const dl_event_type *type = &w->types->list.at[event->type];
    int target = dl_event_role(type, DL_LIT("target"));
    size_t t = 0;
    while (t < DL_N(types) && !dl_str_is(type->name, types[t])) t++;
    if (t == DL_N(types) || target < 0 || has_role(event, (uint16_t)target)) return;
    const dl_field *strength =
        dl_str_is(type->name, "demand") ? get_field(w, event, "strength") : NULL;
    if (strength && dl_str_is(strength->text, "appeal")) return;
    uint32_t pair[2],
        party = event->parts.n == 1 ? party_of(w, event->parts.at[0].mention) : DL_NONE;
    if (!main_pair(pairs, DL_NONE, LEAD, pair) || (party != pair[0] && party != pair[1]))
        return;
    complete_with(w, event, (uint16_t)target, LEAD, pairs);
}
