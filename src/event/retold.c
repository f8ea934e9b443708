/* retold.c - who takes part in an attack that is told again, or in the fighting of a war.
 *
 * In:  the events of an article. Out: missing agents and targets of attacks, withdrawals and
 * sanctions.
 * "The blast", "the bombing", "when the bomb went off" are the explosion that was told of
 * before, by the same and of the same; "the fighting" is that of those who fought, else of
 * the two that the article is about.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

enum {
    SENTENCES = 12, /* that one attack is spoken of again within */
    LEAD = 6,       /* quarters: how far the two who fight stand out */
};

unsigned ways_at(const struct event_work *w, uint32_t token) {
    unsigned ways = 0;
    if (dl_order_in(&w->order, token, w->way_bomb)) ways |= WAY_BOMB;
    if (dl_order_in(&w->order, token, w->way_shots)) ways |= WAY_SHOTS;
    if (dl_order_in(&w->order, token, w->way_raid)) ways |= WAY_RAID;
    if (dl_order_in(&w->order, token, w->way_battle)) ways |= WAY_BATTLE;
    /* "a blast tore through a bus" */
    return dl_order_in(&w->order, token, w->rips) ? ways | WAY_BOMB : ways;
}

/* How the first word of EVENT's trigger that says so tells of an attack. */
static unsigned ways_of(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    unsigned ways = 0;
    for (; at < end && !ways; at++) ways = ways_at(w, at);
    return ways;
}

/* Is it named as known, one attack: "the blast", "this raid", "the bomb went off"? */
static bool is_told_again(const struct event_work *w, const dl_event *event) {
    static const char *const the[] = { "the", "this", "that", "The", "This", "That" };
    static const char *const more[] = { "other",  "another",  "previous", "earlier",
                                        "second", "separate", "similar",  "new",
                                        "next",   "further",  "later",    "past" };
    const dl_clause *c = clause_of(w, event);
    uint32_t noun = c ? c->predicate : DL_NONE;
    if (c && c->kind == DL_CLAUSE_VERB) noun = clause_head(w, c, FILL_SUBJECT);
    if (noun == DL_NONE) return false;
    bool known = false;
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next) {
        known |= is_among(w, at, the, DL_N(the));
        /* "the embassy attacks" are told apart by that */
        if (w->trees->at[at].rel == DL_REL_COMPOUND &&
            !dl_order_in(&w->order, at, w->means))
            return false;
        if (is_among(w, at, more, DL_N(more))) return false;
    }
    return known;
}

static bool may_be_one(const struct event_work *w, const dl_event *a, const dl_event *b) {
    if (!places_agree(w, a, b) || !numbers_agree(w, a, b)) return false;
    if (a->status > DL_ONGOING || b->status > DL_ONGOING) return false;
    if (a->when == DL_NONE || b->when == DL_NONE) return true;
    const dl_when *x = &w->whens->list.at[a->when], *y = &w->whens->list.at[b->when];
    return x->begins < y->ends && y->begins < x->ends;
}

/* Is mention M some of those who were hurt, "30 people"? The attack was on more. */
static bool is_toll(const struct event_work *w, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    return mention->form == DL_FORM_NOMINAL && mention->actor == DL_NONE &&
           (mention->kind == DL_ACTOR_PERSON || mention->plural) &&
           mention->kind != DL_ACTOR_UNKNOWN;
}

/* Adds to EVENT whom MODEL has in ROLE; UNNAMED: be it "gunmen". */
static void lend(const struct event_work *w, dl_event *event, const dl_event *model,
                 int role, bool unnamed) {
    if (role < 0 || has_role(event, (uint16_t)role)) return;
    for (uint32_t i = 0; i < model->parts.n; i++)
        if (model->parts.at[i].role == role &&
            (unnamed || !is_toll(w, model->parts.at[i].mention)))
            add_part(w, event, (uint16_t)role, model->parts.at[i].mention, false);
}

static bool may_lend(const struct event_work *w, const dl_event *model) {
    for (uint32_t i = 0; i < model->parts.n; i++)
        if (!is_toll(w, model->parts.at[i].mention)) return true;
    return false;
}

/* Does a telling of "gunmen" alone say who attacked? */
static bool has_unnamed(const struct event_work *w, const dl_event *model, int agent) {
    return agent >= 0 && has_role(model, (uint16_t)agent) && !may_lend(w, model);
}

/* The last telling before event I that it may be another of; NULL: none. AGENT: the role, if
 * those are sought who have no name. */
static const dl_event *told_before(const struct event_work *w, uint32_t i, int agent) {
    const dl_event *list = w->out->list.at;
    unsigned ways = ways_of(w, &list[i]);
    for (uint32_t k = i; k-- > 0;) {
        if (list[i].sentence - list[k].sentence > SENTENCES) break;
        bool fits = agent >= 0 ? has_unnamed(w, &list[k], agent) : may_lend(w, &list[k]);
        if (list[k].type != list[i].type || !fits) continue;
        /* "encircled the town after the attack" tells of two */
        if (list[k].sentence == list[i].sentence) continue;
        if (ways & ways_of(w, &list[k]) && may_be_one(w, &list[i], &list[k]))
            return &list[k];
    }
    return NULL;
}

static bool is_belligerent(const struct event_work *w, uint32_t actor) {
    uint8_t kind = w->mentions->found.at[actor].kind;
    return kind == DL_ACTOR_COUNTRY || kind == DL_ACTOR_ARMED_GROUP;
}

/* Is PARTY said to attack somebody in the article? */
static bool attacks(const struct event_work *w, uint32_t party) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *event = &w->out->list.at[i];
        int agent = is_type(w, event, "attack")
                        ? dl_event_role(&w->types->list.at[event->type], DL_LIT("agent"))
                        : -1;
        for (uint32_t k = 0; agent >= 0 && k < event->parts.n; k++)
            if (event->parts.at[k].role == agent &&
                party_of(w, event->parts.at[k].mention) == party)
                return true;
    }
    return false;
}

/* The two who fight each other: whom the article names most together. */
static void add_fighters(const struct event_work *w, dl_event *event, uint16_t agent,
                         const dl_party_pairs *pairs) {
    uint32_t two[2], m[2];
    if (!main_pair(pairs, DL_NONE, LEAD, two)) return;
    if (!attacks(w, two[0]) && !attacks(w, two[1])) return;
    for (int i = 0; i < 2; i++) {
        if (!is_belligerent(w, two[i])) return;
        m[i] = mention_before(w, two[i], w->mentions->list.n);
        if (m[i] == DL_NONE) return;
        m[i] = government_or(w, m[i], two[1 - i]);
    }
    for (int i = 0; i < 2; i++) add_part(w, event, agent, m[i], false);
}

/* Gives event I, a withdrawal or sanction that names nobody, those of the last telling of the
 * kind before it: "the withdrawal", "sanctions relief". */
static void lend_last(const struct event_work *w, uint32_t i) {
    static const char *const types[] = { "withdrawal", "sanction" };
    dl_event *event = &w->out->list.at[i];
    const dl_event_type *type = &w->types->list.at[event->type];
    const dl_clause *c = clause_of(w, event);
    if (!c || c->kind != DL_CLAUSE_DEED || !dl_str_among(type->name, types, 2)) return;
    if (is_type(w, event, "withdrawal") && !is_told_again(w, event)) return;
    for (uint32_t k = i; k-- > 0;) {
        const dl_event *other = &w->out->list.at[k];
        if (event->sentence - other->sentence > SENTENCES) return;
        if (other->type != event->type || !may_lend(w, other)) continue;
        lend(w, event, other, dl_event_role(type, DL_LIT("agent")), false);
        lend(w, event, other, dl_event_role(type, DL_LIT("target")), false);
        return;
    }
}

void complete_retold(const struct event_work *w) {
    dl_party_pairs pairs = { 0 };
    for (uint32_t i = 0, asked = 0; w->clauses->at && i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->parts.n) continue;
        lend_last(w, i);
        if (!is_type(w, event, "attack")) continue;
        const dl_event_type *type = &w->types->list.at[event->type];
        int agent = dl_event_role(type, DL_LIT("agent"));
        bool again = is_told_again(w, event);
        const dl_event *model = pointed_at(w, i, name_of_deed(w, event));
        if (!model && again) model = told_before(w, i, -1);
        const dl_event *unnamed = again ? told_before(w, i, agent) : NULL;
        if (model) {
            lend(w, event, model, agent, false);
            lend(w, event, model, dl_event_role(type, DL_LIT("target")), false);
        }
        if (unnamed) {
            lend(w, event, unnamed, agent, true);
        } else if (model) {
            continue;
        } else if (ways_of(w, event) & WAY_BATTLE && agent >= 0) {
            if (!asked++) pairs = find_pairs(w);
            add_fighters(w, event, (uint16_t)agent, &pairs);
        }
    }
}
