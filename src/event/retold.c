/* retold.c - who takes part in an attack that is told again, or in the fighting of a war.
 *
 * In:  the events of an article. Out: missing agents and targets of attacks, withdrawals and
 * sanctions.
 * "The blast", "the bombing", "when the bomb went off" are the explosion that was told of
 * before, by the same and of the same, whichever of them it leaves out; who claims it afterwards
 * did what was told before; "the fighting" is that of those who fought, else of
 * the two that the article is about.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

enum {
    SENTENCES = 12, /* that one attack is spoken of again within */
    LEAD = 6,       /* quarters: how far the two who fight stand out */
    MAX_UP = 4,
    NEWS_DAYS = 7,
    JUST_BEFORE = 2, /* sentences */
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

/* The noun by which EVENT names its attack: "the raid" of "the raid killed nine", of "carried out
 * the raid", of "nine were killed in the raid", or its trigger. DL_NONE: none. */
static uint32_t noun_of(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    if (!c || c->kind != DL_CLAUSE_VERB) return c ? c->predicate : DL_NONE;
    uint32_t subject = clause_head(w, c, FILL_SUBJECT);
    if (subject != DL_NONE && ways_at(w, subject)) return subject;
    bool passive = c->flags & DL_PASSIVE;
    uint32_t noun = clause_head(w, c, passive ? FILL_IN : FILL_OBJECT);
    return noun != DL_NONE && ways_at(w, noun) ? noun : DL_NONE;
}

/* How the first word of EVENT's trigger that says so tells of an attack, else its noun. */
static unsigned ways_of(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    uint32_t noun = noun_of(w, event);
    unsigned ways = noun == DL_NONE ? 0 : ways_at(w, noun);
    for (; at < end && !ways; at++) ways = ways_at(w, at);
    return ways;
}

/* Does the word at TOKEN say when EVENT was: "Saturday's", "October"? */
static bool is_its_time(const struct event_work *w, const dl_event *event,
                        uint32_t token) {
    if (event->timex == DL_NONE) return false;
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    return token >= t->first && token < t->first + t->n;
}

/* Is it named as known, one attack: "the blast", "this raid", "Friday's bombing", "the bomb went
 * off"? */
static bool is_told_again(const struct event_work *w, const dl_event *event) {
    static const char *const the[] = { "the", "this", "that" };
    static const char *const more[] = { "other",  "another",  "previous", "earlier",
                                        "second", "separate", "similar",  "new",
                                        "next",   "further",  "later",    "past" };
    uint32_t noun = noun_of(w, event);
    if (noun == DL_NONE) return false;
    bool known = false;
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next) {
        bool dated = is_its_time(w, event, at);
        known |= dated || is_among(w, at, the, DL_N(the));
        /* "the embassy attacks" are told apart by that */
        if (w->trees->at[at].rel == DL_REL_COMPOUND && !dated &&
            !dl_order_in(&w->order, at, w->means))
            return false;
        if (is_among(w, at, more, DL_N(more))) return false;
    }
    return known;
}

/* Is EVENT known by its time: "Friday's bombing"? */
static bool is_told_by_time(const struct event_work *w, const dl_event *event) {
    uint32_t noun = noun_of(w, event);
    uint32_t at = noun == DL_NONE ? DL_NONE : w->trees->at[noun].child;
    while (at != DL_NONE && at < noun && !is_its_time(w, event, at))
        at = w->trees->at[at].next;
    return at != DL_NONE && at < noun;
}

/* Was EVENT in the days before the article, which other tellings of it may leave out? */
static bool is_of_late(const struct event_work *w, const dl_event *event) {
    return event->when != DL_NONE && w->doc->published != DL_NO_TIME &&
           w->whens->list.at[event->when].begins >=
               w->doc->published - NEWS_DAYS * (dl_minute)DL_MINUTES_A_DAY;
}

static bool may_be_one(const struct event_work *w, const dl_event *a, const dl_event *b) {
    if (!places_agree(w, a, b) || !numbers_agree(w, a, b)) return false;
    if (a->status > DL_ONGOING || b->status > DL_ONGOING) return false;
    if (b->when == DL_NONE && is_told_by_time(w, a) && !is_of_late(w, a)) return false;
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

/* Can MODEL lend somebody as ROLE? As an agent be it "gunmen"; as struck whom or what the first
 * telling names: "the blast destroyed nine shops" was not aimed at these. */
static bool has_to_lend(const struct event_work *w, const dl_event *model, int role,
                        bool agent) {
    for (uint32_t i = 0; role >= 0 && i < model->parts.n; i++) {
        uint32_t m = model->parts.at[i].mention;
        if (model->parts.at[i].role != role) continue;
        if (agent || w->mentions->list.at[m].actor != DL_NONE ||
            (!is_toll(w, m) && !is_told_again(w, model)))
            return true;
    }
    return false;
}

/* Are mentions A and B of one: the same actor, or "the gunmen" and "two gunmen"? */
static bool is_one(const struct event_work *w, uint32_t a, uint32_t b) {
    const dl_mention *x = &w->mentions->list.at[a], *y = &w->mentions->list.at[b];
    if (x->actor != DL_NONE && y->actor != DL_NONE)
        return x->actor == y->actor ||
               (party_of(w, a) != DL_NONE && party_of(w, a) == party_of(w, b));
    char one[32], other[32];
    uint32_t n =
        dl_utf8_fold(dl_token_str(w->doc, &w->text->tokens.at[x->head]), one, sizeof one);
    uint32_t k = dl_utf8_fold(dl_token_str(w->doc, &w->text->tokens.at[y->head]), other,
                              sizeof other);
    return x->actor == y->actor && n == k && n <= sizeof one &&
           memcmp(one, other, n) == 0;
}

/* Has somebody of A in role R a part in B as role S? */
static bool shares(const struct event_work *w, const dl_event *a, int r,
                   const dl_event *b, int s) {
    for (uint32_t i = 0; i < a->parts.n; i++)
        for (uint32_t k = 0; a->parts.at[i].role == r && k < b->parts.n; k++)
            if (b->parts.at[k].role == s &&
                is_one(w, a->parts.at[i].mention, b->parts.at[k].mention))
                return true;
    return false;
}

/* Has EVENT as ROLE somebody who is known by name or as whose he is? */
static bool is_named_in(const struct event_work *w, const dl_event *event, int role) {
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (event->parts.at[i].role == role &&
            w->mentions->list.at[event->parts.at[i].mention].actor != DL_NONE)
            return true;
    return false;
}

/* "The raid on the port": does the noun of EVENT itself say who has ROLE in it? */
static bool tells_within(const struct event_work *w, const dl_event *event, int role) {
    uint32_t noun = noun_of(w, event);
    for (uint32_t i = 0; noun != DL_NONE && i < event->parts.n; i++) {
        if (event->parts.at[i].role != role) continue;
        uint32_t at = w->mentions->list.at[event->parts.at[i].mention].head;
        for (int up = 0; up < MAX_UP && at != DL_NONE; up++, at = w->trees->at[at].head)
            if (w->trees->at[at].head == noun) return true;
    }
    return false;
}

/* Do EVENT and MODEL name others, or the same the other way round: "the guards killed the
 * gunmen"? */
static bool differ(const struct event_work *w, const dl_event *event,
                   const dl_event *model, int agent, int target) {
    const int roles[] = { agent, target };
    for (size_t i = 0; i < DL_N(roles); i++) {
        int r = roles[i];
        if (shares(w, event, r, model, roles[1 - i])) return true;
        if (!has_role(event, (uint16_t)r) || !has_role(model, (uint16_t)r)) continue;
        bool apart = is_named_in(w, event, r) && is_named_in(w, model, r);
        if ((apart || tells_within(w, event, r)) && !shares(w, event, r, model, r))
            return true;
    }
    return false;
}

/* Does event K tell how those were struck who struck before? */
static bool is_answer(const struct event_work *w, uint32_t k, int agent, int target) {
    const dl_event *list = w->out->list.at;
    for (uint32_t i = k; i-- > 0 && list[k].sentence - list[i].sentence <= SENTENCES;)
        if (list[i].type == list[k].type && shares(w, &list[k], target, &list[i], agent))
            return true;
    return false;
}

/* "The attackers killed nine": are those of EVENT in ROLE ones who were told of before? */
static bool has_known(const struct event_work *w, const dl_event *event, int role) {
    for (uint32_t i = 0; i < event->parts.n; i++) {
        const dl_mention *m = &w->mentions->list.at[event->parts.at[i].mention];
        if (event->parts.at[i].role == role && m->form == DL_FORM_NOMINAL &&
            m->actor == DL_NONE && is_word(w, m->first, "the"))
            return true;
    }
    return false;
}

/* "Shot down nine drones": what struck was struck, and nobody calls that "the attack". */
static bool is_warded_off(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    uint32_t head =
        c && c->kind == DL_CLAUSE_VERB ? clause_head(w, c, FILL_OBJECT) : DL_NONE;
    return head != DL_NONE &&
           is_word(w, dl_tree_child(w->trees, c->predicate, DL_REL_COMPOUND_PRT),
                   "down") &&
           (dl_order_in(&w->order, head, w->weapon) ||
            dl_order_in(&w->order, head, w->craft));
}

/* Was event K long before the article, and is it not just before event I that it is told of? Then
 * "the attack" is rather one of these days. */
static bool is_background(const struct event_work *w, uint32_t i, uint32_t k) {
    const dl_event *list = w->out->list.at;
    return list[k].when != DL_NONE && !is_of_late(w, &list[k]) &&
           list[i].when == DL_NONE && list[i].sentence - list[k].sentence > JUST_BEFORE;
}

/* The last telling before event I that it may be another of and that has somebody in ROLE, one
 * that says more than "the attackers" if there is any; NULL: none. */
static dl_event *told_before(const struct event_work *w, uint32_t i, int role) {
    dl_event *list = w->out->list.at;
    const dl_event_type *type = &w->types->list.at[list[i].type];
    int agent = dl_event_role(type, DL_LIT("agent"));
    int target = dl_event_role(type, DL_LIT("target"));
    dl_event *known = NULL, *old = NULL;
    unsigned ways = ways_of(w, &list[i]);
    /* "Monday's raid" need not be "the attack" that was spoken of before */
    bool timed = list[i].when != DL_NONE;
    for (uint32_t k = i; k-- > 0;) {
        if (list[i].sentence - list[k].sentence > SENTENCES) break;
        if (list[k].type != list[i].type || is_warded_off(w, &list[k]) ||
            (timed && list[k].when == DL_NONE && is_told_again(w, &list[k])) ||
            !has_to_lend(w, &list[k], role, role == agent))
            continue;
        /* "encircled the town after the attack" tells of two */
        if (list[k].sentence == list[i].sentence) continue;
        if (ways & ways_of(w, &list[k]) && may_be_one(w, &list[i], &list[k]) &&
            !differ(w, &list[i], &list[k], agent, target) &&
            !is_answer(w, k, agent, target)) {
            if (is_background(w, i, k)) {
                if (!old) old = &list[k];
                continue;
            }
            if (role != agent || !has_known(w, &list[k], role)) return &list[k];
            if (!known) known = &list[k];
        }
    }
    return known ? known : old;
}

/* Gives the tellings before event I, "the Front claimed the attack", who attacked, where none of
 * them says it: back to the first that names the attack, "a raid killed nine". */
static void tell_before(const struct event_work *w, uint32_t i, int agent, int target) {
    dl_event *list = w->out->list.at;
    unsigned ways = ways_of(w, &list[i]);
    uint32_t told[SENTENCES], n = 0;
    bool first = false;
    if (tells_within(w, &list[i], agent))
        return; /* "the attack by rebels" is one of many */
    for (uint32_t k = i; k-- > 0;) {
        if (list[i].sentence - list[k].sentence > SENTENCES) break;
        if (list[k].type != list[i].type || list[k].sentence == list[i].sentence ||
            !(ways & ways_of(w, &list[k])) || !may_be_one(w, &list[i], &list[k]))
            continue;
        if (has_role(&list[k], (uint16_t)agent)) return;
        if (first || n == SENTENCES || differ(w, &list[i], &list[k], agent, target))
            continue;
        first = !is_told_again(w, &list[k]);
        told[n++] = k;
    }
    for (uint32_t k = 0; k < n; k++) lend(w, &list[told[k]], &list[i], agent, true);
}

static bool is_belligerent(const struct event_work *w, uint32_t actor) {
    uint8_t kind = w->mentions->found.at[actor].kind;
    return kind == DL_ACTOR_COUNTRY || kind == DL_ACTOR_ARMED_GROUP;
}

/* Has PARTY a part in an attack of the article, as ROLE? */
static bool has_part(const struct event_work *w, uint32_t party, const char *role) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *event = &w->out->list.at[i];
        int as = is_type(w, event, "attack")
                     ? dl_event_role(&w->types->list.at[event->type], dl_str_of(role))
                     : -1;
        for (uint32_t k = 0; as >= 0 && k < event->parts.n; k++)
            if (event->parts.at[k].role == as &&
                party_of(w, event->parts.at[k].mention) == party)
                return true;
    }
    return false;
}

/* Is PARTY, who strikes nobody, struck or armed? */
static bool may_fight(const struct event_work *w, uint32_t party) {
    return w->mentions->found.at[party].kind == DL_ACTOR_ARMED_GROUP ||
           has_part(w, party, "target");
}

/* The two who fight each other: whom the article names most together. */
static void add_fighters(const struct event_work *w, dl_event *event, uint16_t agent,
                         const dl_party_pairs *pairs) {
    uint32_t two[2], m[2];
    if (!main_pair(pairs, DL_NONE, LEAD, two)) return;
    bool one = has_part(w, two[0], "agent"), other = has_part(w, two[1], "agent");
    if (!one && !other) return;
    if (!one && !may_fight(w, two[0])) return;
    if (!other && !may_fight(w, two[1])) return;
    for (int i = 0; i < 2; i++) {
        if (!is_belligerent(w, two[i])) return;
        m[i] = mention_before(w, two[i], w->mentions->list.n);
        if (m[i] == DL_NONE) return;
        m[i] = government_or(w, m[i], two[1 - i]);
    }
    for (int i = 0; i < 2; i++) add_part(w, event, agent, m[i], false);
}

/* Does EVENT name somebody, or whose he is, and not "the division" alone? */
static bool has_named(const struct event_work *w, const dl_event *event) {
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (w->mentions->list.at[event->parts.at[i].mention].actor != DL_NONE)
            return true;
    return false;
}

/* Gives event I, a withdrawal or sanction that names nobody, those of the last telling of the
 * kind before it, one that names somebody if there is any: "the withdrawal", "sanctions
 * relief". */
static void lend_last(const struct event_work *w, uint32_t i) {
    static const char *const types[] = { "withdrawal", "sanction" };
    dl_event *event = &w->out->list.at[i];
    const dl_event_type *type = &w->types->list.at[event->type];
    const dl_clause *c = clause_of(w, event);
    if (!c || c->kind != DL_CLAUSE_DEED || !dl_str_among(type->name, types, DL_N(types)))
        return;
    if (is_type(w, event, "withdrawal") && !is_told_again(w, event)) return;
    const dl_event *model = NULL;
    for (uint32_t k = i; k-- > 0 && (!model || !has_named(w, model));) {
        const dl_event *other = &w->out->list.at[k];
        if (event->sentence - other->sentence > SENTENCES) break;
        if (other->type == event->type && may_lend(w, other) &&
            (!model || has_named(w, other)))
            model = other;
    }
    if (!model) return;
    lend(w, event, model, dl_event_role(type, DL_LIT("agent")), false);
    lend(w, event, model, dl_event_role(type, DL_LIT("target")), false);
}

/* "The fighting", "the clashes" behind "exchanged fire": those who fought, two or more. */
static void lend_battle(const struct event_work *w, uint32_t i, int agent) {
    dl_event *list = w->out->list.at;
    for (uint32_t k = i; k-- > 0 && list[i].sentence - list[k].sentence <= SENTENCES;) {
        uint32_t n = 0;
        for (uint32_t p = 0; p < list[k].parts.n; p++)
            n += list[k].parts.at[p].role == agent;
        if (list[k].type != list[i].type || n < 2 || n != list[k].parts.n ||
            list[k].sentence == list[i].sentence || !may_be_one(w, &list[i], &list[k]))
            continue;
        lend(w, &list[i], &list[k], agent, true);
        return;
    }
}

/* Who struck and who was struck in event I, an attack, by what was told of it before. */
static void complete_attack(const struct event_work *w, uint32_t i, int agent,
                            int target) {
    dl_event *event = &w->out->list.at[i];
    const dl_event *meant = pointed_at(w, i, name_of_deed(w, event));
    if (meant) {
        lend(w, event, meant, agent, true);
        lend(w, event, meant, target, false);
        return;
    }
    if (!is_told_again(w, event)) return;
    const int roles[] = { agent, target };
    for (size_t r = 0; r < DL_N(roles); r++) {
        const dl_event *model =
            has_role(event, (uint16_t)roles[r]) ? NULL : told_before(w, i, roles[r]);
        if (model) lend(w, event, model, roles[r], roles[r] == agent);
    }
}

void complete_retold(const struct event_work *w) {
    dl_party_pairs pairs = { 0 };
    for (uint32_t i = 0; w->clauses->at && i < w->out->list.n; i++) {
        const dl_event *event = &w->out->list.at[i];
        const dl_event_type *type = &w->types->list.at[event->type];
        int agent = dl_event_role(type, DL_LIT("agent"));
        int target = dl_event_role(type, DL_LIT("target"));
        if (is_type(w, event, "attack") && agent >= 0 && target >= 0 &&
            has_role(event, (uint16_t)agent) && is_told_again(w, event))
            tell_before(w, i, agent, target);
    }
    for (uint32_t i = 0, asked = 0; w->clauses->at && i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (!event->parts.n) lend_last(w, i);
        if (!is_type(w, event, "attack")) continue;
        const dl_event_type *type = &w->types->list.at[event->type];
        int agent = dl_event_role(type, DL_LIT("agent"));
        int target = dl_event_role(type, DL_LIT("target"));
        if (agent < 0 || target < 0) continue;
        complete_attack(w, i, agent, target);
        if (event->parts.n || !(ways_of(w, event) & WAY_BATTLE)) continue;
        if (is_told_again(w, event)) lend_battle(w, i, agent);
        if (event->parts.n) continue;
        if (!asked++) pairs = find_pairs(w);
        add_fighters(w, event, (uint16_t)agent, &pairs);
    }
}
