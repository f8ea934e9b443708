/* whole.c - which events have all that their type asks for, and tell what no other tells.
 *
 * In:  the events of an article, once parties that other tellings name are known. Out: those
 *      alone that have somebody in every role that they need, and whose words are no part of
 *      another's: "talks" of "ninth round of talks".
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

enum {
    TRIGGERS_NEAR = 6, /* events, in order of trigger, that can overlap one */
};

bool needs_role(const struct event_work *w, const dl_event *event, uint16_t role) {
    const dl_event_type *type = &w->types->list.at[event->type];
    if (!type->roles[role].optional) return true;
    const dl_rule *rule = event->rule ? dl_rules_get(w->rules, event->rule) : NULL;
    for (uint8_t i = 0; rule && i < rule->n_args; i++)
        if (dl_str_is(rule->args[i].name, "needs") &&
            dl_event_role(type, rule->args[i].word) == role)
            return true;
    return false;
}

bool is_complete(const struct event_work *w, const dl_event *event) {
    for (uint16_t i = 0; i < w->types->list.at[event->type].n_roles; i++)
        if (needs_role(w, event, i) && !has_role(event, i)) return false;
    return true;
}

/* A round says more than the meeting that its talks are. */
static bool goes_before(const struct event_work *w, const dl_event *round,
                        const dl_event *other) {
    return is_round(w, round) && is_type(w, other, "meeting");
}

/* Is EVENT's trigger part of the longer trigger of a neighbour, as "talks" is of "ninth
 * round of talks"? Then the neighbour tells it. */
static bool is_inside(const struct event_work *w, uint32_t i) {
    const dl_event *list = w->out->list.at;
    uint32_t n = w->out->list.n, off = list[i].trigger.off, len = list[i].trigger.len;
    uint32_t low = i > TRIGGERS_NEAR ? i - TRIGGERS_NEAR : 0;
    for (uint32_t k = low; k < n && k <= i + TRIGGERS_NEAR; k++) {
        dl_span other = list[k].trigger;
        bool within = k != i && list[k].speech == DL_NONE && other.off <= off &&
                      other.off + other.len >= off + len;
        if (within && other.len > len && !goes_before(w, &list[i], &list[k])) return true;
        /* "held two rounds of talks": the round tells it */
        if (k != i && goes_before(w, &list[k], &list[i]) && off <= other.off &&
            off + len >= other.off + other.len)
            return true;
    }
    return false;
}

void drop_incomplete(const struct event_work *w, uint16_t statement) {
    uint32_t n = w->out->list.n, kept = 0;
    bool *drop = DL_NEW_N(w->mem, bool, n);
    for (uint32_t i = 0; i < n; i++) {
        const dl_event *event = &w->out->list.at[i];
        drop[i] = !is_complete(w, event) || is_mere_mention(w, event) ||
                  (event->speech == DL_NONE && is_inside(w, i)) ||
                  is_told_as_other(w, statement, i, TRIGGERS_NEAR) ||
                  is_told_in_front(w, i);
    }
    drop_bare_rounds(w, drop);
    drop_fired(w, drop);
    for (uint32_t i = 0; i < n; i++)
        if (!drop[i]) w->out->list.at[kept++] = w->out->list.at[i];
    w->out->list.n = kept;
}
