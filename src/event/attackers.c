/* attackers.c - who attacks whom where a noun tells of the attack and the verb around it
 * tells the rest.
 *
 * In:  the events of an article. Out: missing agents and targets of attacks.
 * "Blamed the rebels for the raid" and "accused them of the raid" name who did it; "the raid
 * killed nine monks", "nine monks died in the raid", "victims of the raid" whom it struck.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum { MOST = 8 };

static const char *const blaming[] = { "blame",   "blames",   "blamed",    "blaming",
                                       "accuse",  "accuses",  "accused",   "accusing",
                                       "suspect", "suspects", "suspected", "convicted" };
static const char *const blamed_on[] = { "blamed", "pinned", "attributed" };
static const char *const hitting[] = { "killed",     "kills",    "killing",  "wounded",
                                       "wounding",   "injured",  "injuring", "destroyed",
                                       "destroying", "damaged",  "hit",      "hits",
                                       "hitting",    "struck",   "strikes",  "flattened",
                                       "targeted",   "targeting" };
static const char *const dying[] = { "died",   "die",     "dies",    "dying", "perished",
                                     "killed", "wounded", "injured", "slain" };

/* Adds whom FILL finds in clause C as ROLE, where EVENT has nobody in it; without those who
 * have another role in it already. */
static void add_from(const struct event_work *w, dl_event *event, int role,
                     const dl_clause *c, fill_kind fill) {
    uint32_t found[MOST], n;
    if (role < 0 || has_role(event, (uint16_t)role)) return;
    n = clause_fill(w, c, fill, found, MOST);
    for (uint32_t i = 0; i < n; i++) add_part(w, event, (uint16_t)role, found[i], false);
}

/* Removes those who were taken for struck: "the raid was blamed on the rebels". */
static void drop_role(dl_event *event, int role) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (event->parts.at[i].role != role) event->parts.at[kept++] = event->parts.at[i];
    event->parts.n = kept;
}

/* Has clause C the deed at TOKEN as its argument of FUNCTION? */
static bool has_deed(const struct event_work *w, const dl_clause *c, uint8_t function,
                     uint32_t token) {
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &w->clauses->arguments.at[i];
        if (a->function == function && a->head == token) return true;
    }
    return false;
}

/* The verb on which the deed at TOKEN hangs, or its object does: "accused Norway of the
 * raid". NULL: none. */
static const dl_clause *verb_above(const struct event_work *w, uint32_t token) {
    uint32_t at = w->trees->at[token].head;
    for (int steps = 0; at != DL_NONE && steps < 2; steps++) {
        const dl_clause *c = clause_at(w, at);
        if (c && c->kind != DL_CLAUSE_DEED) return c;
        at = w->trees->at[at].head;
    }
    return NULL;
}

/* Who did it, by a verb that blames somebody for the deed at TOKEN. */
static void add_blamed(const struct event_work *w, dl_event *event, uint32_t token,
                       int agent, int target) {
    static const char *const links[] = { "for", "of", "over" };
    const dl_clause *verb = verb_above(w, token);
    if (!verb) return;
    if (is_among(w, verb->predicate, blaming, DL_N(blaming)) &&
        has_link(w, token, links, DL_N(links))) {
        add_from(w, event, agent, verb, FILL_OBJECT);
        return;
    }
    if (!(verb->flags & DL_PASSIVE) || has_role(event, (uint16_t)agent) ||
        !is_among(w, verb->predicate, blamed_on, DL_N(blamed_on)) ||
        !has_deed(w, verb, DL_FUNCTION_OBJECT, token))
        return;
    drop_role(event, target);
    add_from(w, event, agent, verb, FILL_ON);
    add_from(w, event, agent, verb, FILL_TO);
}

/* Whom it struck, by the verb whose subject the deed at TOKEN is, or in which it stands. */
static void add_struck(const struct event_work *w, dl_event *event, uint32_t token,
                       int target) {
    static const char *const in[] = { "in", "during", "by" };
    const dl_clause *verb = verb_above(w, token);
    if (!verb) return;
    uint32_t at = verb->predicate;
    bool passive = verb->flags & DL_PASSIVE;
    if (!passive && is_among(w, at, hitting, DL_N(hitting)) &&
        has_deed(w, verb, DL_FUNCTION_SUBJECT, token))
        add_from(w, event, target, verb, FILL_OBJECT);
    if (is_among(w, at, dying, DL_N(dying)) && has_link(w, token, in, DL_N(in)))
        add_from(w, event, target, verb, passive ? FILL_OBJECT : FILL_SUBJECT);
}

/* "Four victims of a raid". */
static void add_victims(const struct event_work *w, dl_event *event, uint32_t token,
                        int target) {
    static const char *const nouns[] = { "victim", "victims", "survivor", "survivors",
                                         "casualties" };
    static const char *const of[] = { "of" };
    uint32_t noun = w->trees->at[token].head;
    if (noun == DL_NONE || has_role(event, (uint16_t)target) ||
        !is_among(w, noun, nouns, DL_N(nouns)) || !has_link(w, token, of, DL_N(of)))
        return;
    uint32_t m = head_mention(w, noun);
    if (m != DL_NONE) add_part(w, event, (uint16_t)target, m, false);
}

void complete_attacks(const struct event_work *w) {
    for (uint32_t i = 0; w->clauses->at && i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        const dl_event_type *type = &w->types->list.at[event->type];
        if (!dl_str_is(type->name, "attack")) continue;
        int agent = dl_event_role(type, DL_LIT("agent"));
        int target = dl_event_role(type, DL_LIT("target"));
        uint32_t at = dl_token_from(w->text, event->trigger.off);
        uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
        for (; agent >= 0 && target >= 0 && at < end; at++) {
            const dl_clause *c = clause_at(w, at);
            if (!c || c->kind != DL_CLAUSE_DEED) continue;
            add_blamed(w, event, at, agent, target);
            add_struck(w, event, at, target);
            add_victims(w, event, at, target);
        }
    }
}
