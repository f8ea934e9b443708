/* table.c - who sits at the table: the sides of talks.
 *
 * In:  an event's participants. Out: the sides they speak for, and how many there are.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

enum { MOST = 16 }; /* sides */

uint32_t stands_for(const struct event_work *w, uint32_t m) {
    uint32_t actor = w->mentions->list.at[m].actor;
    if (actor == DL_NONE) return DL_NONE;
    const dl_actor *a = &w->mentions->found.at[actor];
    bool speaks_for = a->kind == DL_ACTOR_COLLECTIVE || a->kind == DL_ACTOR_OFFICE;
    return speaks_for && a->parent != DL_NONE ? a->parent : actor;
}

uint32_t sides(const struct event_work *w, const dl_event *event) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t side = stands_for(w, event->parts.at[i].mention), k = 0;
        while (k < i && stands_for(w, event->parts.at[k].mention) != side) k++;
        n += k == i && side != DL_NONE;
    }
    return n;
}

bool has_no_name(const struct event_work *w, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    return mention->form == DL_FORM_NOMINAL && mention->actor == DL_NONE &&
           (mention->plural || dl_order_in(&w->order, mention->first, w->determiner));
}

bool has_described(const struct event_work *w, const dl_event *event) {
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (has_no_name(w, event->parts.at[i].mention)) return true;
    return false;
}

uint32_t all_sides(const struct event_work *w, const dl_event *event) {
    uint32_t n = sides(w, event);
    return n + (n && has_described(w, event));
}

/* The last mention of ACTOR by a name of its own, else by its capital; DL_NONE: none. */
static uint32_t named_as(const struct event_work *w, uint32_t actor) {
    for (uint32_t i = w->mentions->list.n; i > 0; i--) {
        const dl_mention *m = &w->mentions->list.at[i - 1];
        if (m->actor == actor && m->form == DL_FORM_NAME && m->kind != DL_ACTOR_PLACE &&
            m->method != DL_BY_METONYM)
            return i - 1;
    }
    return mention_before(w, actor, w->mentions->list.n);
}

/* A side at rounds: that of an organ is the body or state it belongs to. */
static uint32_t body_of(const struct event_work *w, uint32_t side) {
    const dl_actor *a = &w->mentions->found.at[side];
    if (a->kind != DL_ACTOR_ORGANISATION || a->parent == DL_NONE) return side;
    uint8_t kind = w->mentions->found.at[a->parent].kind;
    bool body = kind == DL_ACTOR_ORGANISATION || kind == DL_ACTOR_COUNTRY;
    return body && named_as(w, a->parent) != DL_NONE ? a->parent : side;
}

void raise_to_sides(const struct event_work *w, dl_event *event) {
    uint32_t kept = 0, own[MOST], n = 0;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        dl_part part = event->parts.at[i];
        uint32_t side = stands_for(w, part.mention), k = 0;
        if (side != DL_NONE) side = body_of(w, side);
        uint32_t named = side == DL_NONE ? DL_NONE : named_as(w, side);
        bool self = side == w->mentions->list.at[part.mention].actor;
        bool capital = w->mentions->list.at[part.mention].method == DL_BY_METONYM;
        /* "Holm's envoy" comes himself; "the Norlandic envoy" is Norland's */
        if (side != DL_NONE && !self &&
            w->mentions->found.at[side].kind == DL_ACTOR_PERSON)
            named = DL_NONE;
        if (named != DL_NONE && (!self || capital)) part.mention = named;
        while (k < n && own[k] != side) k++;
        if (k < n && side != DL_NONE) continue;
        if (n < MOST) own[n++] = side;
        event->parts.at[kept++] = part;
    }
    event->parts.n = kept;
}

uint32_t government_or(const struct event_work *w, uint32_t m, uint32_t other) {
    uint32_t state = w->mentions->list.at[m].actor, found = DL_NONE;
    if (state == DL_NONE || w->mentions->found.at[state].kind != DL_ACTOR_COUNTRY)
        return m;
    for (uint32_t i = 0; i < w->mentions->list.n; i++) {
        const dl_mention *of = &w->mentions->list.at[i];
        if (of->kind != DL_ACTOR_OFFICE || of->form != DL_FORM_NOMINAL ||
            of->actor == DL_NONE || of->antecedent == DL_NONE)
            continue;
        if (w->mentions->found.at[of->actor].parent == state &&
            w->mentions->list.at[of->antecedent].actor == other)
            found = i;
    }
    return found == DL_NONE ? m : found;
}
