/* convened.c - who hosts or mediates talks, as a clause about them tells it.
 *
 * In:  meetings and rounds of talks as their nouns tell them. Out: the same with the host and
 *      the mediator of "talks hosted by Norland", "negotiations, which Norland mediates", who
 *      is no party to them by that.
 *
 * SPDX-License-Identifier: MIT */
#include "lending.h"

/* The role that the subject of VERB, which is done to talks, has in them; -1: none. */
static int role_of_doer(const struct event_work *w, const dl_event_type *type,
                        uint32_t verb) {
    if (dl_order_in(&w->order, verb, w->hosts))
        return dl_event_role(type, DL_LIT("host"));
    if (dl_order_in(&w->order, verb, w->mediates))
        return dl_event_role(type, DL_LIT("mediator"));
    return -1;
}

static bool has_as(const dl_event *event, int role, uint32_t m) {
    for (uint32_t k = 0; k < event->parts.n; k++)
        if (event->parts.at[k].role == role && event->parts.at[k].mention == m)
            return true;
    return false;
}

/* Takes the doers of VERB from the parties of EVENT and makes them what the verb says. */
static void convene(const struct event_work *w, dl_event *event, const dl_clause *verb) {
    uint32_t found[8];
    const dl_event_type *type = &w->types->list.at[event->type];
    int role = role_of_doer(w, type, verb->predicate);
    int party = dl_event_role(type, DL_LIT("participant"));
    if (role < 0) return;
    uint32_t n = clause_fill(w, verb, FILL_SUBJECT, found, DL_N(found));
    for (uint32_t i = 0; i < n; i++) {
        uint32_t kept = 0;
        for (uint32_t k = 0; k < event->parts.n; k++)
            if (event->parts.at[k].role != party ||
                event->parts.at[k].mention != found[i])
                event->parts.at[kept++] = event->parts.at[k];
        event->parts.n = kept;
        if (!has_as(event, role, found[i]))
            add_part(w, event, (uint16_t)role, found[i], false);
    }
}

void find_conveners(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->speech != DL_NONE) continue;
        uint32_t first = dl_token_from(w->text, event->trigger.off);
        uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
        for (uint32_t noun = first; noun < end; noun++)
            for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
                 at = w->trees->at[at].next) {
                uint8_t rel = w->trees->at[at].rel;
                const dl_clause *verb = verb_at(w, at);
                if (verb && at >= end && (rel == DL_REL_ACL || rel == DL_REL_ACL_RELCL) &&
                    !(verb->flags & DL_NEGATED))
                    convene(w, event, verb);
            }
    }
}

convener_list set_aside_conveners(const struct event_work *w) {
    convener_list aside = { 0 };
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        const dl_event_type *type = &w->types->list.at[event->type];
        int party = dl_event_role(type, DL_LIT("participant"));
        uint32_t kept = 0;
        if (party < 0 || !may_be_completed(type)) continue;
        for (uint32_t k = 0; k < event->parts.n; k++) {
            dl_part part = event->parts.at[k];
            if (part.role == party)
                event->parts.at[kept++] = part;
            else
                *DL_PUSH(w->mem, &aside) = (convener){ .event = i, .part = part };
        }
        event->parts.n = kept;
    }
    return aside;
}

void put_back_conveners(const struct event_work *w, const convener_list *aside) {
    for (uint32_t i = 0; i < aside->n; i++) {
        dl_event *event = &w->out->list.at[aside->at[i].event];
        dl_part part = aside->at[i].part;
        uint32_t actor = w->mentions->list.at[part.mention].actor, kept = 0;
        for (uint32_t k = 0; k < event->parts.n; k++) {
            uint32_t m = event->parts.at[k].mention;
            bool same = m == part.mention ||
                        (actor != DL_NONE && w->mentions->list.at[m].actor == actor);
            if (!same) event->parts.at[kept++] = event->parts.at[k];
        }
        event->parts.n = kept;
        *DL_PUSH(w->mem, &event->parts) = part;
    }
}
