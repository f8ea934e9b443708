/* of_many.c - talks and deals of several who are told of as one.
 *
 * In:  talks or a deal of which nobody says whose it is. Out: its parties, those many of whom the
 *      last sentences tell the same: "The bloc's leaders met. The summit ended at noon."
 *
 * SPDX-License-Identifier: MIT */
#include "lending.h"
#include "event_when.h"

enum { SENTENCES = 2 }; /* between the two tellings */

/* "The summit", "the deal was reached": is it told of as known? */
static bool is_known(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    uint32_t noun = c ? name_of_deed(w, event) : DL_NONE;
    if (c && noun == DL_NONE) noun = clause_head(w, c, FILL_OBJECT);
    return noun != DL_NONE && is_definite(w, noun);
}

/* Are those of EVENT only many, told of as one, who do it: "the warring parties", "EU leaders"; not
 * "talks with Western firms"? */
static bool is_of_many(const struct event_work *w, const dl_event *event) {
    uint32_t first = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len), with;
    if (event->parts.n != 1 || event->status == DL_DENIED || event->status == DL_POSSIBLE)
        return false;
    const dl_mention *m = &w->mentions->list.at[event->parts.at[0].mention];
    return m->plural && m->form == DL_FORM_NOMINAL &&
           !clause_mentions(w, FILL_WITH, first, end, &with, 1);
}

void complete_of_many(const struct event_work *w, dl_event *event) {
    const dl_event_type *type = &w->types->list.at[event->type];
    int role = dl_event_role(type, DL_LIT("participant"));
    if (event->parts.n || role < 0 || event->status == DL_POSSIBLE || !w->clauses->at ||
        !is_known(w, event))
        return;
    for (const dl_event *other = event; other-- > w->out->list.at;) {
        if (event->sentence - other->sentence > SENTENCES) return;
        bool kin = is_talk(w, event)
                       ? is_talk(w, other)
                       : may_be_completed(&w->types->list.at[other->type]) &&
                             (!is_talk(w, other) || event->status == DL_DENIED);
        if (!kin || other->sentence == event->sentence || !is_of_many(w, other)) continue;
        add_part(w, event, (uint16_t)role, other->parts.at[0].mention, false);
        return;
    }
}
