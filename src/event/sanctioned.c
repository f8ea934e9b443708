/* sanctioned.c - on whom the sanctions of an article are.
 *
 * In:  the events of an article. Out: missing targets of sanctions.
 * "Norland froze its programme in return for sanctions relief", "Norland wants relief from
 * sanctions": on Norland. "Tariffs on Norlandic steel", "limits on imports from Norland": on
 * Norland. "The sanctions will be lifted" are on the one on whom all others of the article are.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

enum {
    MAX_UP = 4,
    FAR = 20, /* sentences: farther off other sanctions may be meant */
};

/* The verb of what is done "in return for" or "in exchange for" the deed at TOKEN; NULL: none. */
static const dl_clause *verb_of_trade(const struct event_work *w, uint32_t token) {
    static const char *const price[] = { "return", "exchange" };
    static const char *const in[] = { "in" };
    for (int up = 0; up < MAX_UP; up++) {
        token = w->trees->at[token].head;
        if (token == DL_NONE) return NULL;
        if (!is_among(w, token, price, DL_N(price)) || !has_link(w, token, in, 1))
            continue;
        uint32_t verb = w->trees->at[token].head;
        return verb == DL_NONE ? NULL : verb_at(w, verb);
    }
    return NULL;
}

static bool takes_part(const struct event_work *w, const dl_event *event,
                       uint32_t party) {
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (party_of(w, event->parts.at[i].mention) == party) return true;
    return false;
}

/* Who gives something for the sanctions of EVENT to end: he is under them. */
static void add_trader(const struct event_work *w, dl_event *event, uint16_t target) {
    uint32_t at = dl_token_from(w->text, event->trigger.off), found[1];
    const dl_clause *verb = verb_of_trade(w, at);
    if (!verb || !clause_fill(w, verb, FILL_SUBJECT, found, 1)) return;
    uint32_t party = party_of(w, found[0]);
    if (party != DL_NONE && !takes_part(w, event, party))
        add_part(w, event, target, found[0], false);
}

/* Adds mention M as ROLE, if it is a state that has no part in EVENT. */
static void add_state(const struct event_work *w, dl_event *event, uint16_t target,
                      uint32_t m) {
    uint32_t party = m == DL_NONE ? DL_NONE : party_of(w, m);
    if (party != DL_NONE && !takes_part(w, event, party) &&
        w->mentions->found.at[party].kind == DL_ACTOR_COUNTRY)
        add_part(w, event, target, m, false);
}

/* Whose goods EVENT's duties or limits are on: "imports from Norland", else "Norlandic steel". */
static void add_trading(const struct event_work *w, dl_event *event, uint16_t target) {
    static const char *const from[] = { "from" };
    const dl_clause *c = clause_of(w, event);
    uint32_t goods = c ? clause_head(w, c, FILL_ON) : DL_NONE, maker = DL_NONE, found[1];
    if (goods == DL_NONE) return;
    for (uint32_t at = w->trees->at[goods].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        if (at < goods &&
            (rel == DL_REL_AMOD || rel == DL_REL_COMPOUND || rel == DL_REL_NMOD_POSS))
            maker = w->order.mention_at[at];
        if (at > goods && rel == DL_REL_NMOD && has_link(w, at, from, DL_N(from)))
            add_state(w, event, target, head_mention(w, at));
    }
    if (!has_role(event, target) && clause_fill(w, c, FILL_FROM, found, 1))
        add_state(w, event, target, found[0]);
    if (!has_role(event, target)) add_state(w, event, target, maker);
}

/* Who wants or gets relief from sanctions is under them. */
static void add_relieved(const struct event_work *w, dl_event *event, uint16_t target) {
    uint32_t noun = name_of_deed(w, event), found[1];
    if (noun == DL_NONE || w->trees->at[noun].rel != DL_REL_OBJ) return;
    const dl_clause *verb = verb_at(w, w->trees->at[noun].head);
    if (verb && dl_order_in(&w->order, verb->predicate, w->wants_relief) &&
        clause_fill(w, verb, FILL_SUBJECT, found, 1))
        add_state(w, event, target, found[0]);
}

/* A mention of the one party on which all sanctions of the article are that say on whom; DL_NONE:
 * there are several, or none. */
static uint32_t only_target(const struct event_work *w) {
    uint32_t one = DL_NONE;
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *event = &w->out->list.at[i];
        if (!is_type(w, event, "sanction")) continue;
        int target = dl_event_role(&w->types->list.at[event->type], DL_LIT("target"));
        for (uint32_t k = 0; k < event->parts.n; k++) {
            uint32_t m = event->parts.at[k].mention, party = party_of(w, m);
            if (event->parts.at[k].role != target) continue;
            if (party == DL_NONE || (one != DL_NONE && party_of(w, one) != party))
                return DL_NONE;
            if (one == DL_NONE) one = m;
        }
    }
    return one;
}

/* Does a telling of sanctions on somebody stand near event I? */
static bool is_near_told(const struct event_work *w, uint32_t i, int target) {
    const dl_event *list = w->out->list.at;
    for (uint32_t k = 0; k < w->out->list.n; k++) {
        uint32_t away = list[k].sentence < list[i].sentence
                            ? list[i].sentence - list[k].sentence
                            : list[k].sentence - list[i].sentence;
        if (list[k].type == list[i].type && away <= FAR &&
            has_role(&list[k], (uint16_t)target))
            return true;
    }
    return false;
}

void complete_sanctions(const struct event_work *w) {
    for (uint32_t i = 0; w->clauses->at && i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        int target = dl_event_role(&w->types->list.at[event->type], DL_LIT("target"));
        if (!is_type(w, event, "sanction") || target < 0 ||
            has_role(event, (uint16_t)target))
            continue;
        add_trader(w, event, (uint16_t)target);
        add_trading(w, event, (uint16_t)target);
        if (!has_role(event, (uint16_t)target)) add_relieved(w, event, (uint16_t)target);
    }
    uint32_t one = w->clauses->at ? only_target(w) : DL_NONE;
    for (uint32_t i = 0; one != DL_NONE && i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        int target = dl_event_role(&w->types->list.at[event->type], DL_LIT("target"));
        if (is_type(w, event, "sanction") && target >= 0 &&
            !has_role(event, (uint16_t)target) && is_near_told(w, i, target) &&
            !takes_part(w, event, party_of(w, one)))
            add_part(w, event, (uint16_t)target, one, false);
    }
}
