/* pairs.c - which two parties an article is about.
 *
 * In:  the events of an article and the parties its sentences name. Out: pairs of parties
 *      with a weight: what they do together or to each other counts most, being named in
 *      one sentence least. People and officials count for the state or group they serve.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

enum {
    TOGETHER = 6,       /* an event between the two */
    TO_EACH_OTHER = 3,  /* what one does to the other */
    NAMED_TOGETHER = 1, /* a sentence */
    MAX_IN_SENTENCE = 8,
    ENOUGH = 8,
    ENOUGH_WITH = 4, /* with one of the two known */
};

static bool is_party_kind(uint8_t kind) {
    return kind == DL_ACTOR_COUNTRY || kind == DL_ACTOR_ARMED_GROUP ||
           kind == DL_ACTOR_PARTY || kind == DL_ACTOR_ORGANISATION;
}

/* Whom the person or body ACTOR serves, by his role in the article or the dictionary. */
static uint32_t served(const struct event_work *w, uint32_t actor) {
    const dl_actor *a = &w->mentions->found.at[actor];
    if (a->parent != DL_NONE) return a->parent;
    for (uint32_t i = 0; a->kind == DL_ACTOR_PERSON && i < w->mentions->roles.n; i++) {
        const dl_actor_role *role = &w->mentions->roles.at[i];
        if (role->actor == actor && role->of != DL_NONE) return role->of;
    }
    return actor;
}

/* "The Council of the bloc", where the article names the bloc: that. */
static uint32_t whole_of(const struct event_work *w, uint32_t actor) {
    const dl_actor *found = w->mentions->found.at;
    uint32_t whole = found[actor].parent;
    if (found[actor].kind != DL_ACTOR_ORGANISATION || whole == DL_NONE ||
        found[whole].kind != DL_ACTOR_ORGANISATION)
        return actor;
    return dl_actor_is_called(w->words, w->organ, &found[actor]) ? whole : actor;
}

uint32_t party_of(const struct event_work *w, uint32_t m) {
    uint32_t actor = w->mentions->list.at[m].actor;
    if (actor == DL_NONE || w->mentions->list.at[m].kind == DL_ACTOR_PLACE)
        return DL_NONE;
    for (int i = 0; i < 3 && !is_party_kind(w->mentions->found.at[actor].kind); i++)
        actor = served(w, actor);
    actor = whole_of(w, actor);
    uint8_t kind = w->mentions->found.at[actor].kind;
    return is_party_kind(kind) ? actor : DL_NONE;
}

bool is_party_to_any(const struct event_work *w, uint32_t party, const char *const *types,
                     size_t n) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *event = &w->out->list.at[i];
        if (!dl_str_among(w->types->list.at[event->type].name, types, n)) continue;
        for (uint32_t k = 0; k < event->parts.n; k++)
            if (party_of(w, event->parts.at[k].mention) == party) return true;
    }
    return false;
}

static void add_pair(const struct event_work *w, dl_party_pairs *pairs, uint32_t a,
                     uint32_t b, int weight) {
    enum { MOST = 256 };
    if (a == DL_NONE || b == DL_NONE || a == b) return;
    if (w->mediator[a] || w->mediator[b]) return;
    const dl_actor *found = w->mentions->found.at;
    if (found[a].parent == b || found[b].parent == a) return; /* a state and its own */
    dl_party_pair p = { .a = a < b ? a : b, .b = a < b ? b : a };
    for (uint32_t i = 0; i < pairs->n; i++)
        if (pairs->at[i].a == p.a && pairs->at[i].b == p.b) {
            pairs->at[i].weight += weight;
            return;
        }
    p.weight = weight;
    if (pairs->n < MOST) *DL_PUSH(w->mem, pairs) = p;
}

/* Who accepts an invitation, and whose, are no two parties for that. */
static bool is_between(const struct event_work *w, const dl_event *event) {
    uint32_t first = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    return !is_type(w, event, "agreement") || names_pact(w, first, end);
}

static void add_event(const struct event_work *w, dl_party_pairs *pairs,
                      const dl_event *event) {
    uint32_t n = event->parts.n < MAX_IN_SENTENCE ? event->parts.n : MAX_IN_SENTENCE;
    int together = is_between(w, event) ? TOGETHER : NAMED_TOGETHER;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n; k++)
            add_pair(w, pairs, party_of(w, event->parts.at[i].mention),
                     party_of(w, event->parts.at[k].mention),
                     event->parts.at[i].role == event->parts.at[k].role ? together
                                                                        : TO_EACH_OTHER);
}

static void add_sentence(const struct event_work *w, dl_party_pairs *pairs,
                         const uint32_t *parties, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = i + 1; k < n; k++)
            add_pair(w, pairs, parties[i], parties[k], NAMED_TOGETHER);
}

/* "The government" that an armed group fights: the two of that war. */
static void add_besieged(const struct event_work *w, dl_party_pairs *pairs, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    if (mention->form != DL_FORM_NOMINAL || mention->kind != DL_ACTOR_OFFICE ||
        mention->antecedent == DL_NONE)
        return;
    const dl_mention *group = &w->mentions->list.at[mention->antecedent];
    if (group->kind == DL_ACTOR_ARMED_GROUP)
        add_pair(w, pairs, party_of(w, m), group->actor, ENOUGH);
}

dl_party_pairs find_pairs(const struct event_work *w) {
    dl_party_pairs pairs = { 0 };
    uint32_t parties[MAX_IN_SENTENCE], n = 0, sentence = DL_NONE;
    for (uint32_t i = 0; i < w->out->list.n; i++)
        add_event(w, &pairs, &w->out->list.at[i]);
    for (uint32_t m = 0; m < w->mentions->list.n; m++) {
        uint32_t here = dl_sentence_of(w->text, w->mentions->list.at[m].first), k = 0;
        if (here != sentence) {
            add_sentence(w, &pairs, parties, n);
            sentence = here;
            n = 0;
        }
        uint32_t party = party_of(w, m);
        add_besieged(w, &pairs, m);
        while (k < n && parties[k] != party) k++;
        if (party != DL_NONE && k == n && n < MAX_IN_SENTENCE) parties[n++] = party;
    }
    add_sentence(w, &pairs, parties, n);
    return pairs;
}

dl_party_pairs truce_pairs(const struct event_work *w, const dl_party_pairs *pairs) {
    const dl_actor *found = w->mentions->found.at;
    dl_party_pairs kept = { 0 };
    bool war = false;
    for (uint32_t i = 0; i < pairs->n; i++) {
        const dl_party_pair *p = &pairs->at[i];
        uint8_t a = found[p->a].kind, b = found[p->b].kind;
        if (a == DL_ACTOR_ORGANISATION || b == DL_ACTOR_ORGANISATION) continue;
        bool armed = a == DL_ACTOR_ARMED_GROUP || b == DL_ACTOR_ARMED_GROUP;
        bool first = armed && p->weight >= ENOUGH && !war;
        if (first) kept.n = 0;
        war |= first;
        if (armed || !war) *DL_PUSH(w->mem, &kept) = *p;
    }
    return kept;
}

bool main_pair(const dl_party_pairs *pairs, uint32_t with, int lead, uint32_t out[2]) {
    const dl_party_pair *best = NULL, *next = NULL;
    for (uint32_t i = 0; i < pairs->n; i++) {
        const dl_party_pair *p = &pairs->at[i];
        if (with != DL_NONE && p->a != with && p->b != with) continue;
        if (!best || p->weight > best->weight) {
            next = best;
            best = p;
        } else if (!next || p->weight > next->weight) {
            next = p;
        }
    }
    if (!best || best->weight < (with == DL_NONE ? ENOUGH : ENOUGH_WITH)) return false;
    if (next && 4 * best->weight < lead * next->weight) return false;
    out[0] = best->a;
    out[1] = best->b;
    return true;
}
