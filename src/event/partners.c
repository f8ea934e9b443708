/* partners.c - who talks with those of whom a telling says only "with" whom.
 *
 * In:  talks, meetings or deals with one party known. Out: the other, by what they are told
 * within: the subject of "hit a deadlock in talks with Chile" or "start a process of
 * talks", whoever speaks "after a meeting with Chile", or says that "there are no talks
 * with Chile".
 *
 * SPDX-License-Identifier: MIT */
#include "lending.h"
#include "event_sides.h"
#include "event_when.h"

enum { MAX_UP = 4 };

static const char *const within[] = { "in",   "at",   "during", "after",
                                      "into", "from", "before", "following",
                                      "amid", "for",  "on" };

/* The subject of the verb within whose doing the deed at TOKEN lies: Anna Berg of "Anna Berg
 * left on the last day of talks with Chile". DL_NONE: nobody. */
static uint32_t from_verb(const struct event_work *w, uint32_t token) {
    for (int up = 0; up < MAX_UP; up++) {
        uint32_t above = w->trees->at[token].head, found;
        if (above == DL_NONE) return DL_NONE;
        const dl_clause *c = clause_at(w, above);
        if (c && c->kind == DL_CLAUSE_VERB) {
            bool part = w->trees->at[token].rel == DL_REL_OBJ ||
                        has_link(w, token, within, DL_N(within));
            return part && clause_fill(w, c, FILL_SUBJECT, &found, 1) ? found : DL_NONE;
        }
        if (w->trees->at[token].rel != DL_REL_NMOD ||
            dl_order_in(&w->order, above, w->eve_of))
            return DL_NONE;
        token = above;
    }
    return DL_NONE;
}

/* Who speaks in the sentence of EVENT behind it, in words that do not tell of it: "after a
 * meeting with Chile, Anna Berg said ...". */
static uint32_t from_cue(const struct event_work *w, const dl_event *event) {
    uint32_t trigger = dl_token_from(w->text, event->trigger.off);
    if (w->speech_at[trigger] != DL_NONE) return DL_NONE;
    for (uint32_t i = 0; i < w->speeches->list.n; i++) {
        const dl_speech *speech = &w->speeches->list.at[i];
        if (speech->sentence > event->sentence) break;
        if (speech->sentence == event->sentence && speech->speaker != DL_NONE &&
            speech->cue.off > event->trigger.off)
            return speech->speaker;
    }
    return DL_NONE;
}

/* The state or group for which whoever says it speaks, by a mention of it. */
static uint32_t from_speaker(const struct event_work *w, const dl_event *event) {
    uint32_t at = w->speech_at[dl_token_from(w->text, event->trigger.off)];
    if (at == DL_NONE) return DL_NONE;
    uint32_t m = w->speeches->list.at[at].speaker;
    uint32_t party = m == DL_NONE ? DL_NONE : party_of(w, m);
    if (party == DL_NONE || w->mediator[party]) return DL_NONE;
    uint32_t named = mention_before(w, party, w->mentions->list.n);
    return named == DL_NONE ? m : named; /* "Norland's minister" is only his title */
}

/* May mention M talk with those who are known? */
static bool may_join(const struct event_work *w, const dl_event *event, uint32_t m) {
    if (m == DL_NONE) return false;
    const dl_mention *mention = &w->mentions->list.at[m];
    uint32_t party = party_of(w, m);
    if (mention->actor == DL_NONE || mention->kind == DL_ACTOR_MEDIA ||
        mention->kind == DL_ACTOR_PLACE)
        return false;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t other = event->parts.at[i].mention;
        if (w->mentions->list.at[other].actor == mention->actor ||
            (party != DL_NONE && party_of(w, other) == party))
            return false;
    }
    return true;
}

/* Mention M, the last part of EVENT, goes before those of its ROLE behind it in the text, be it
 * found by a frame or here. */
static void put_in_order(const struct event_work *w, dl_event *event, uint16_t role,
                         uint32_t m) {
    uint32_t n = event->parts.n;
    if (n < 2 || event->parts.at[n - 1].mention != m) return;
    dl_part last = event->parts.at[n - 1];
    for (uint32_t at = n - 1; at > 0; at--) {
        dl_part *before = &event->parts.at[at - 1];
        if (before->role != role ||
            w->mentions->list.at[before->mention].head < w->mentions->list.at[m].head)
            return;
        event->parts.at[at] = *before;
        *before = last;
    }
}

void complete_partner(const struct event_work *w, dl_event *event, uint16_t role,
                      bool by_speaker) {
    uint32_t at = dl_token_from(w->text, event->trigger.off), found = DL_NONE;
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end && !by_speaker && found == DL_NONE; at++) {
        const dl_clause *c = clause_at(w, at);
        if (!c || c->kind != DL_CLAUSE_DEED) continue;
        found = from_verb(w, at);
        if (!may_join(w, event, found) && has_link(w, at, within, DL_N(within)))
            found = from_cue(w, event);
    }
    if (by_speaker) found = from_speaker(w, event);
    if (found != DL_NONE) found = lent_for(w, event, found);
    if (!may_join(w, event, found)) return;
    add_part(w, event, role, found, false);
    put_in_order(w, event, role, found);
}

/* Are "the talks" what the verb at token VERB is done to? */
static bool joins_talks(const struct event_work *w, uint32_t verb) {
    for (uint32_t at = w->trees->at[verb].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_OBJ && is_definite(w, at) &&
            (dl_order_in(&w->order, at, w->talks_noun) ||
             dl_order_in(&w->order, at, w->meeting_noun)))
            return true;
    return false;
}

static bool has_actor(const struct event_work *w, const dl_event *event, uint32_t actor) {
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (w->mentions->list.at[event->parts.at[i].mention].actor == actor) return true;
    return false;
}

/* Gives whoever joins the talks that event I - 1 tells of, in event I, to those. */
static void add_joiner(const struct event_work *w, uint32_t i) {
    const dl_event *event = &w->out->list.at[i];
    dl_event *told = &w->out->list.at[i - 1];
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t verb = dl_token_from(w->text, told->trigger.off);
    if (told->type != event->type || told->status != event->status || !verb_at(w, at) ||
        w->trees->at[at].rel != DL_REL_CONJ || w->trees->at[at].head != verb ||
        !joins_talks(w, at))
        return;
    for (uint32_t k = 0; k < event->parts.n; k++) {
        const dl_part *part = &event->parts.at[k];
        uint32_t actor = w->mentions->list.at[part->mention].actor;
        if (actor != DL_NONE && !has_actor(w, told, actor))
            add_part(w, told, part->role, part->mention, false);
    }
}

/* Do all who take part in A take part in B as well? */
static bool is_of_those(const dl_event *a, const dl_event *b) {
    for (uint32_t i = 0; i < a->parts.n; i++) {
        uint32_t k = 0;
        while (k < b->parts.n && b->parts.at[k].mention != a->parts.at[i].mention) k++;
        if (k == b->parts.n) return false;
    }
    return true;
}

/* "Will meet Anna Berg and Karl Holm for the next round of talks": gives EVENT, rounds that say of
 * nobody else, to all those who meet for them. */
static void add_those_met(const struct event_work *w, dl_event *event) {
    static const char *const links[] = { "for" };
    uint32_t noun = name_of_deed(w, event);
    uint32_t verb = noun == DL_NONE ? DL_NONE : w->trees->at[noun].head;
    uint32_t i = verb == DL_NONE ? 0 : w->trigger_at[verb];
    if (!i || !has_link(w, noun, links, DL_N(links))) return;
    const dl_event *met = &w->out->list.at[i - 1];
    if (!is_type(w, met, "meeting") || !verb_at(w, verb) || met->parts.n < 2 ||
        !is_of_those(event, met))
        return;
    const dl_event_type *type = &w->types->list.at[event->type];
    const dl_event_type *of = &w->types->list.at[met->type];
    event->parts.n = 0;
    for (uint32_t k = 0; k < met->parts.n; k++) {
        int role = dl_event_role(type, of->roles[met->parts.at[k].role].name);
        if (role >= 0)
            add_part(w, event, (uint16_t)role, met->parts.at[k].mention, false);
    }
}

/* The mention that has the role NAME in EVENT; DL_NONE: nobody has it, or several. */
static uint32_t one_in_role(const struct event_work *w, const dl_event *event,
                            const char *name) {
    const dl_event_type *type = &w->types->list.at[event->type];
    uint32_t found = DL_NONE;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        if (!dl_str_is(type->roles[event->parts.at[i].role].name, name)) continue;
        if (found != DL_NONE) return DL_NONE;
        found = event->parts.at[i].mention;
    }
    return found;
}

/* The statement or demand of the sentence of EVENT whose verb has NOUN on it; NULL: none. Events
 * are in order of the text. */
static const dl_event *said_by(const struct event_work *w, const dl_event *event,
                               uint32_t noun) {
    const dl_event *list = w->out->list.at, *end = list + w->out->list.n, *e = event;
    uint32_t verb = w->trees->at[noun].head;
    while (e > list && e[-1].sentence == event->sentence) e--;
    for (; verb != DL_NONE && e < end && e->sentence == event->sentence; e++)
        if (dl_token_from(w->text, e->trigger.off) == verb &&
            (e->speech != DL_NONE || is_type(w, e, "demand")))
            return e;
    return NULL;
}

/* "Told a meeting of clerics": does the gathering at NOUN hear it? */
static bool is_told_to(const struct event_work *w, uint32_t noun) {
    uint8_t rel = w->trees->at[noun].rel;
    return (rel == DL_REL_OBJ || rel == DL_REL_IOBJ) &&
           dl_order_in(&w->order, noun, w->meeting_noun);
}

/* Who speaks to those who meet in EVENT is there. */
static void add_speaker(const struct event_work *w, dl_event *event, uint32_t m) {
    int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("participant"));
    if (role < 0 || !event->parts.n || !may_join(w, event, m)) return;
    add_part(w, event, (uint16_t)role, m, false);
    put_in_order(w, event, (uint16_t)role, m);
}

/* "Told Vold during talks in Lima that", "urged her at a meeting to": gives EVENT, talks of which
 * nothing else is said, to who says it and who hears it. */
static void add_those_who_spoke(const struct event_work *w, dl_event *event) {
    static const char *const links[] = { "during", "at", "in" };
    uint32_t noun = name_of_deed(w, event);
    const dl_event *told = noun == DL_NONE ? NULL : said_by(w, event, noun);
    if (!told || !is_indefinite(w, noun)) return;
    bool asked = is_type(w, told, "demand");
    if (!asked && is_told_to(w, noun)) {
        add_speaker(w, event, one_in_role(w, told, "speaker"));
        return;
    }
    if (!has_link(w, noun, links, DL_N(links))) return;
    uint32_t from = one_in_role(w, told, asked ? "proposer" : "speaker");
    uint32_t to = one_in_role(w, told, asked ? "target" : "addressee");
    if (from == DL_NONE || to == DL_NONE) return;
    const dl_mention *hearer = &w->mentions->list.at[to];
    if (hearer->kind == DL_ACTOR_MEDIA ||
        dl_order_in(&w->order, hearer->head, w->reporter))
        return;
    for (uint32_t k = 0; k < event->parts.n; k++)
        if (event->parts.at[k].mention != from && event->parts.at[k].mention != to)
            return;
    int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("participant"));
    event->parts.n = 0;
    if (role < 0) return;
    add_part(w, event, (uint16_t)role, from, false);
    if (!asked ||
        hearer->kind == DL_ACTOR_PERSON) /* one may urge a state before others */
        add_part(w, event, (uint16_t)role, to, false);
}

void complete_joined_talks(const struct event_work *w) {
    for (uint32_t i = 1; w->clauses->at && i < w->out->list.n; i++) {
        if (is_type(w, &w->out->list.at[i], "meeting")) {
            add_joiner(w, i);
            add_those_who_spoke(w, &w->out->list.at[i]);
        }
        if (is_round(w, &w->out->list.at[i])) add_those_met(w, &w->out->list.at[i]);
    }
}
