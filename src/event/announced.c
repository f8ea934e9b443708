/* announced.c - whose deed it is that somebody announces or approves.
 *
 * In:  events told by a noun, without an agent, that a verb such as "announced" has for its
 *      object. Out: the verb's subject as their agent; and what is announced without a word
 *      that it was done as planned.
 * "The junta announced the arrest of nine men", "Norland approved the deployment of
 * warships". A release is mostly announced by those who get their people back, and a raid
 * by either side: theirs is left open.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

static bool is_decreed_type(const struct event_work *w, const dl_event *event) {
    static const char *const types[] = { "deployment", "withdrawal", "detention",
                                         "appointment", "relations" };
    return dl_str_among(w->types->list.at[event->type].name, types, DL_N(types));
}

/* The verb that announces or approves what EVENT's noun tells; NULL: none. */
static const dl_clause *decree_of(const struct event_work *w, const dl_event *event) {
    uint32_t noun = name_of_deed(w, event);
    if (noun == DL_NONE) return NULL;
    uint8_t rel = w->trees->at[noun].rel;
    if (rel != DL_REL_OBJ && rel != DL_REL_NSUBJ_PASS) return NULL;
    const dl_clause *verb = verb_at(w, w->trees->at[noun].head);
    return verb && dl_order_in(&w->order, verb->predicate, w->decrees) &&
                   !(verb->flags & DL_NEGATED)
               ? verb
               : NULL;
}

/* "announced the withdrawal of its troops": they are to go, unless a day says that they have. */
static bool is_planned_by(const struct event_work *w, const dl_event *event,
                          const dl_clause *verb) {
    bool moves = is_type(w, event, "deployment") || is_type(w, event, "withdrawal");
    return moves && verb->tense == DL_TENSE_PAST && verb->modality == DL_MODALITY_NONE &&
           (event->timex == DL_NONE || !is_over(w, event));
}

void complete_announced(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        const dl_clause *verb = is_decreed_type(w, event) ? decree_of(w, event) : NULL;
        int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("agent"));
        if (!verb || role < 0) continue;
        if ((event->status == DL_POSSIBLE || event->status == DL_OCCURRED) &&
            is_planned_by(w, event, verb))
            event->status = DL_PLANNED;
        if (has_role(event, (uint16_t)role)) continue;
        uint32_t found[4], n = clause_fill(w, verb, FILL_SUBJECT, found, DL_N(found));
        for (uint32_t k = 0; k < n; k++)
            add_part(w, event, (uint16_t)role, found[k], false);
    }
}
