/* fired.c - shots and the harm they do, told as one attack.
 *
 * In:  the events of an article with their parts. Out: which of them only tell where the weapon of
 *      another came from.
 * "A rocket fired by rebels killed two": who fired it killed them, and did so once.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

/* The attack whose verb has for its subject the weapon that the participle of EVENT describes;
 * NULL: there is none. */
static dl_event *harm_of(const struct event_work *w, const dl_event *event) {
    uint32_t participle = dl_token_from(w->text, event->trigger.off);
    const dl_clause *c = clause_at(w, participle);
    if (!c || c->kind != DL_CLAUSE_VERB || c->form != DL_PARTICIPLE ||
        w->trees->at[participle].rel != DL_REL_ACL)
        return NULL;
    uint32_t weapon = w->trees->at[participle].head;
    uint32_t verb = weapon == DL_NONE ? DL_NONE : w->trees->at[weapon].head;
    uint32_t i = verb == DL_NONE ? 0 : w->trigger_at[verb];
    if (!i || !dl_order_in(&w->order, weapon, w->weapon) ||
        w->trees->at[weapon].rel != DL_REL_NSUBJ)
        return NULL;
    dl_event *harm = &w->out->list.at[i - 1];
    return harm->type == event->type && harm != event ? harm : NULL;
}

void drop_fired(const struct event_work *w, bool *drop) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        const dl_event *event = &w->out->list.at[i];
        dl_event *harm =
            drop[i] || !is_type(w, event, "attack") ? NULL : harm_of(w, event);
        if (!harm || drop[harm - w->out->list.at]) continue;
        int agent = dl_event_role(&w->types->list.at[event->type], DL_LIT("agent"));
        for (uint32_t k = 0; k < event->parts.n && !has_role(harm, (uint16_t)agent); k++)
            if (event->parts.at[k].role == agent)
                add_part(w, harm, (uint16_t)agent, event->parts.at[k].mention, false);
        drop[i] = true;
    }
}
