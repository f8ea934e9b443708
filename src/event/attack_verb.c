/* attack_verb.c - who attacks and who is struck, by the verb that the noun of an attack stands
 * with.
 *
 * In:  an attack and its noun. Out: missing agents and targets.
 * "Killed nine guards in a raid" was in a raid of theirs, "backed the rebels in raids" in the
 * rebels'; "attacks from the militia" are the militia's. "Protects them from attack", "left nine
 * guards dead", "lost nine guards in a raid", "went off outside the inn" tell whom it strikes.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

enum { MOST = 8 };

/* The verb that the noun at TOKEN hangs on by one of the N LINKS; NULL: none. */
static const dl_clause *verb_by(const struct event_work *w, uint32_t token,
                                const char *const *links, size_t n) {
    uint32_t above = w->trees->at[token].head;
    if (above == DL_NONE || !has_link(w, token, links, n)) return NULL;
    return verb_at(w, above);
}

/* "Killed nine guards in a raid", "backed the rebels in raids": whose raid it was. */
static void add_raiders(const struct event_work *w, dl_event *event, uint32_t token,
                        int agent) {
    static const char *const in[] = { "in" };
    const dl_clause *verb = verb_by(w, token, in, 1);
    /* both sides kill in "the fighting" */
    if (!verb || verb->flags & DL_PASSIVE || ways_at(w, token) & WAY_BATTLE ||
        clause_head(w, verb, FILL_OBJECT) == DL_NONE)
        return;
    uint32_t doer = clause_head(w, verb, FILL_SUBJECT);
    if (dl_order_in(&w->order, verb->predicate, w->assists))
        add_filled(w, event, agent, verb, FILL_OBJECT);
    else if (dl_order_in(&w->order, verb->predicate, w->harms_in) && doer != DL_NONE &&
             !dl_order_in(&w->order, doer, w->weapon))
        add_filled(w, event, agent, verb, FILL_SUBJECT);
}

/* May mention M be those from whom an attack comes: an armed group, "militants", no place? */
static bool may_send(const struct event_work *w, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    if (mention->kind == DL_ACTOR_ARMED_GROUP) return true;
    return mention->form == DL_FORM_NOMINAL &&
           dl_order_in(&w->order, mention->head, w->armed);
}

/* "Attacks from militants", "came under fire from the militia". */
static void add_senders(const struct event_work *w, dl_event *event, const dl_clause *c,
                        int agent) {
    uint32_t found[MOST], n;
    if (has_role(event, (uint16_t)agent)) return;
    if (c->kind != DL_CLAUSE_DEED && clause_head(w, c, FILL_UNDER) == DL_NONE) return;
    n = clause_fill(w, c, FILL_FROM, found, MOST);
    for (uint32_t i = 0; i < n; i++)
        if (may_send(w, found[i])) add_part(w, event, (uint16_t)agent, found[i], false);
}

/* "Protects the village from attack", "guarded it against raids": it would be struck. */
static void add_shielded(const struct event_work *w, dl_event *event, uint32_t token,
                         int target) {
    static const char *const from[] = { "from", "against" };
    const dl_clause *verb = verb_by(w, token, from, DL_N(from));
    if (verb && dl_order_in(&w->order, verb->predicate, w->shields))
        add_filled(w, event, target, verb, FILL_OBJECT);
}

/* "The raid left nine guards dead", "the army lost nine guards in the raid". */
static void add_lost(const struct event_work *w, dl_event *event, uint32_t token,
                     int target) {
    static const char *const in[] = { "in", "during" };
    static const char *const lost[] = { "lost", "lose", "losing" };
    static const char *const left[] = { "left", "leaves", "leaving" };
    uint32_t above = w->trees->at[token].head;
    const dl_clause *verb = above == DL_NONE ? NULL : verb_at(w, above);
    if (!verb || verb->flags & DL_PASSIVE) return;
    uint32_t state = dl_tree_child(w->trees, above, DL_REL_XCOMP);
    uint32_t whom = clause_head(w, verb, FILL_OBJECT);
    bool people = whom != DL_NONE && (dl_order_in(&w->order, whom, w->armed) ||
                                      dl_order_in(&w->order, whom, w->human));
    bool dead = is_among(w, above, left, DL_N(left)) && state != DL_NONE &&
                dl_order_in(&w->order, state, w->dead_or_hurt) &&
                w->trees->at[token].rel == DL_REL_NSUBJ;
    if (dead || (people && is_among(w, above, lost, DL_N(lost)) &&
                 has_link(w, token, in, DL_N(in))))
        add_filled(w, event, target, verb, FILL_OBJECT);
}

/* "A bomb went off outside the inn". */
static void add_blown(const struct event_work *w, dl_event *event, const dl_clause *c,
                      int target) {
    static const char *const by[] = { "outside", "inside", "under", "beneath",
                                      "underneath" };
    if (c->kind != DL_CLAUSE_VERB || has_role(event, (uint16_t)target) ||
        !dl_order_in(&w->order, c->predicate, w->goes_off))
        return;
    for (uint32_t at = w->trees->at[c->predicate].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint32_t m = at > c->predicate && has_link(w, at, by, DL_N(by))
                         ? head_mention(w, at)
                         : DL_NONE;
        if (m != DL_NONE && w->mentions->list.at[m].kind != DL_ACTOR_COUNTRY &&
            w->mentions->list.at[m].kind != DL_ACTOR_PLACE)
            add_part(w, event, (uint16_t)target, m, false);
    }
}

void complete_by_verb(const struct event_work *w, dl_event *event, const dl_clause *c,
                      int agent, int target) {
    add_senders(w, event, c, agent);
    add_blown(w, event, c, target);
    if (c->kind != DL_CLAUSE_DEED) return;
    add_raiders(w, event, c->predicate, agent);
    add_shielded(w, event, c->predicate, target);
    add_lost(w, event, c->predicate, target);
}
