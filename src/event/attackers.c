/* attackers.c - who attacks whom where a noun tells of the attack and the verb around it
 * tells the rest.
 *
 * In:  the events of an article. Out: missing agents and targets of attacks.
 * "A rebel raid" is by the rebels whom the article names elsewhere.
 * "Blamed the rebels for the raid" and "accused them of the raid" name who did it; "the raid
 * killed nine monks", "nine monks died in the raid", "victims of the raid" whom it struck.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

enum { MOST = 8 };

void add_filled(const struct event_work *w, dl_event *event, int role, const dl_clause *c,
                fill_kind fill) {
    uint32_t found[MOST], n;
    if (role < 0 || has_role(event, (uint16_t)role)) return;
    n = clause_fill(w, c, fill, found, MOST);
    for (uint32_t i = 0; i < n; i++) add_part(w, event, (uint16_t)role, found[i], false);
}

/* Removes those behind token FROM who were taken for struck: "the raid was blamed on the rebels".
 */
static void drop_role(const struct event_work *w, dl_event *event, int role,
                      uint32_t from) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (event->parts.at[i].role != role ||
            w->mentions->list.at[event->parts.at[i].mention].first < from)
            event->parts.at[kept++] = event->parts.at[i];
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

/* Who says that the deed at TOKEN was his: "the raid was claimed by the Front". */
static void add_claimant(const struct event_work *w, dl_event *event, uint32_t token,
                         int agent) {
    static const char *const claims[] = { "claimed", "claims", "claiming" };
    const dl_clause *verb = verb_above(w, token);
    if (verb && is_among(w, verb->predicate, claims, DL_N(claims)) &&
        !(verb->flags & DL_NEGATED) && has_deed(w, verb, DL_FUNCTION_OBJECT, token))
        add_filled(w, event, agent, verb, FILL_SUBJECT);
}

/* Who did it, by a verb that blames somebody for the deed at TOKEN. */
static void add_blamed(const struct event_work *w, dl_event *event, uint32_t token,
                       int agent, int target) {
    static const char *const links[] = { "for", "of", "over" };
    const dl_clause *verb = verb_above(w, token);
    if (!verb) return;
    if (dl_order_in(&w->order, verb->predicate, w->blames) &&
        has_link(w, token, links, DL_N(links))) {
        add_filled(w, event, agent, verb, FILL_OBJECT);
        return;
    }
    if (!(verb->flags & DL_PASSIVE) || has_role(event, (uint16_t)agent) ||
        !dl_order_in(&w->order, verb->predicate, w->blamed_on) ||
        !has_deed(w, verb, DL_FUNCTION_OBJECT, token))
        return;
    drop_role(w, event, target, verb->predicate);
    add_filled(w, event, agent, verb, FILL_ON);
    add_filled(w, event, agent, verb, FILL_TO);
}

/* "Blamed the raid on the rebels": those behind "on" did it. */
static void add_blamed_behind(const struct event_work *w, dl_event *event, uint32_t token,
                              int agent, int target) {
    static const char *const on[] = { "on" };
    const dl_clause *verb = verb_above(w, token);
    uint32_t whom = DL_NONE, n = event->parts.n;
    if (!verb || verb->flags & DL_PASSIVE || has_role(event, (uint16_t)agent) ||
        !dl_order_in(&w->order, verb->predicate, w->blames) ||
        !has_deed(w, verb, DL_FUNCTION_OBJECT, token))
        return;
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at > token && w->trees->at[at].rel == DL_REL_NMOD &&
            has_link(w, at, on, DL_N(on)))
            whom = at;
    /* "blamed the raid on Lima | on the rebels" */
    uint32_t behind = clause_head(w, verb, FILL_ON);
    if (behind != DL_NONE && whom != DL_NONE && behind > whom) whom = DL_NONE;
    for (uint32_t i = 0; i < n && whom != DL_NONE; i++)
        if (event->parts.at[i].role == target &&
            w->mentions->list.at[event->parts.at[i].mention].head >= whom)
            event->parts.at[i].role = (uint16_t)agent;
    add_filled(w, event, agent, verb, FILL_ON);
    uint32_t m = whom == DL_NONE ? DL_NONE : head_mention(w, whom);
    if (m != DL_NONE && event->place == m) event->place = DL_NONE;
    if (!has_role(event, (uint16_t)agent) && m != DL_NONE)
        add_part(w, event, (uint16_t)agent, m, false);
}

/* Whom it struck, by the verb whose subject the deed at TOKEN is, or in which it stands. */
static void add_struck(const struct event_work *w, dl_event *event, uint32_t token,
                       int target) {
    static const char *const in[] = { "in", "during", "by" };
    const dl_clause *verb = verb_above(w, token);
    if (!verb) return;
    uint32_t at = verb->predicate;
    bool passive = verb->flags & DL_PASSIVE;
    if (!passive && dl_order_in(&w->order, at, w->rips) &&
        has_deed(w, verb, DL_FUNCTION_SUBJECT, token))
        add_filled(w, event, target, verb, FILL_THROUGH);
    if (!passive && dl_order_in(&w->order, at, w->hits) &&
        has_deed(w, verb, DL_FUNCTION_SUBJECT, token))
        add_filled(w, event, target, verb, FILL_OBJECT);
    /* "destroyed in the fighting" may be those who fought */
    bool harmed = dl_order_in(&w->order, at, w->dies) ||
                  (passive && dl_order_in(&w->order, at, w->hits) &&
                   !(ways_at(w, token) & WAY_BATTLE));
    if (harmed && has_link(w, token, in, DL_N(in)))
        add_filled(w, event, target, verb, passive ? FILL_OBJECT : FILL_SUBJECT);
}

/* Who attacks or is attacked by what he does with the attack at TOKEN: "repelled a raid",
 * "responded with raids", "stepped up the raids". */
static void add_by_verb(const struct event_work *w, dl_event *event, uint32_t token,
                        int agent, int target) {
    static const char *const with[] = { "with" };
    const dl_clause *verb = verb_above(w, token);
    if (!verb || verb->kind != DL_CLAUSE_VERB) return;
    uint32_t at = verb->predicate;
    bool object = has_deed(w, verb, DL_FUNCTION_OBJECT, token);
    if (object && dl_order_in(&w->order, at, w->withstands))
        add_filled(w, event, target, verb, FILL_SUBJECT);
    if ((object && dl_order_in(&w->order, at, w->wages)) ||
        (has_link(w, token, with, 1) && dl_order_in(&w->order, at, w->strikes_back)))
        add_filled(w, event, agent, verb, FILL_SUBJECT);
}

/* "A raid in Oslo that killed nine", "in which nine died": who made the raid that a
 * clause below its noun tells of. */
static void add_from_noun(const struct event_work *w, dl_event *event, const dl_clause *c,
                          int agent) {
    enum { MAX_UP = 3 };
    uint32_t at = c->predicate;
    if (c->kind != DL_CLAUSE_VERB || has_role(event, (uint16_t)agent) ||
        w->trees->at[at].rel != DL_REL_ACL_RELCL)
        return;
    for (int up = 0; up < MAX_UP; up++) {
        at = w->trees->at[at].head;
        if (at == DL_NONE) return;
        const dl_event *told =
            w->trigger_at[at] ? &w->out->list.at[w->trigger_at[at] - 1] : NULL;
        for (uint32_t i = 0;
             told && told != event && told->type == event->type && i < told->parts.n; i++)
            if (told->parts.at[i].role == agent)
                add_part(w, event, (uint16_t)agent, told->parts.at[i].mention, false);
        if (told || w->trees->at[at].rel != DL_REL_NMOD) return;
    }
}

/* What a noun at TOKEN says it was made at: "the bombing at the school", "the embassy
 * bombing"; no name of a town. */
static void add_site(const struct event_work *w, dl_event *event, uint32_t token,
                     int target) {
    static const char *const links[] = { "at" };
    if (has_role(event, (uint16_t)target)) return;
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint32_t m = head_mention(w, at);
        bool behind = w->trees->at[at].rel == DL_REL_NMOD && at > token &&
                      has_link(w, at, links, DL_N(links));
        bool before = w->trees->at[at].rel == DL_REL_COMPOUND &&
                      dl_order_in(&w->order, at, w->struck) &&
                      !dl_order_in(&w->order, at, w->means);
        if (m == DL_NONE || w->mentions->list.at[m].form != DL_FORM_NOMINAL) continue;
        if (behind || before) add_part(w, event, (uint16_t)target, m, false);
    }
}

/* Whom or what a clause that hangs on the noun at TOKEN says it struck: "the blast, which
 * damaged the school", "an explosion ripped through the school". */
static void add_struck_below(const struct event_work *w, dl_event *event, uint32_t token,
                             int target) {
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        const dl_clause *c = clause_at(w, at);
        bool below =
            rel == DL_REL_ACL_RELCL || rel == DL_REL_ACL || rel == DL_REL_PARATAXIS;
        if (!c || at < token || !below || c->flags & DL_PASSIVE) continue;
        if (dl_order_in(&w->order, at, w->hits))
            add_filled(w, event, target, c, FILL_OBJECT);
        if (dl_order_in(&w->order, at, w->rips))
            add_filled(w, event, target, c, FILL_THROUGH);
    }
}

/* The state or group that the word at TOKEN names. */
static void add_wielding(const struct event_work *w, dl_event *event, uint32_t token,
                         int agent) {
    uint32_t m = w->order.mention_at[token];
    uint8_t kind = m == DL_NONE ? DL_ACTOR_PLACE : w->mentions->list.at[m].kind;
    if (kind == DL_ACTOR_COUNTRY || kind == DL_ACTOR_ARMED_GROUP ||
        kind == DL_ACTOR_OFFICE || kind == DL_ACTOR_ORGANISATION)
        add_part(w, event, (uint16_t)agent, m, false);
}

/* "A Norland hotel bomb": does the name at TOKEN, before the weapon HEAD, say where the hotel
 * stands? */
static bool is_where_site_is(const struct event_work *w, uint32_t token, uint32_t head) {
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE && at < head;
         at = w->trees->at[at].next)
        if (at > token && dl_order_in(&w->order, at, w->struck) &&
            !dl_order_in(&w->order, at, w->means))
            return w->trees->at[token].rel == DL_REL_COMPOUND;
    return false;
}

/* Who wields what strikes: "a Norlandic missile hit the port", "Norlandic jets carried out raids",
 * "a missile fired by Norland". */
static void add_wielder(const struct event_work *w, dl_event *event, const dl_clause *c,
                        int agent) {
    uint32_t head = clause_head(w, c, FILL_SUBJECT);
    if (has_role(event, (uint16_t)agent) || head == DL_NONE) return;
    if (!dl_order_in(&w->order, head, w->weapon) &&
        !dl_order_in(&w->order, head, w->craft))
        return;
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        const dl_clause *fired = at > head ? verb_at(w, at) : NULL;
        if (fired && dl_order_in(&w->order, at, w->launches))
            add_filled(w, event, agent, fired, FILL_SUBJECT);
        if (at > head || is_where_site_is(w, at, head)) continue;
        add_wielding(w, event, at, agent);
        for (uint32_t k = w->trees->at[at].child; k != DL_NONE && k < head;
             k = w->trees->at[k].next) /* "Norlandic and Sundrian jets" */
            if (w->trees->at[k].rel == DL_REL_CONJ) add_wielding(w, event, k, agent);
    }
}

/* The craft that do what a word of EVENT tells: "jets bombed it"; DL_NONE: none. */
static uint32_t craft_of(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end; at++) {
        const dl_clause *c = clause_at(w, at);
        uint32_t head = c ? clause_head(w, c, FILL_SUBJECT) : DL_NONE;
        if (head != DL_NONE && dl_order_in(&w->order, head, w->craft)) return head;
    }
    return DL_NONE;
}

/* Is the craft HEAD called by that word alone: "the warplanes"? */
static bool is_bare_craft(const struct event_work *w, uint32_t head) {
    uint32_t det = dl_tree_child(w->trees, head, DL_REL_DET);
    return det != DL_NONE && is_definite(w, head) && w->trees->at[head].child == det &&
           w->trees->at[det].next == DL_NONE;
}

/* The body named before TOKEN whose name ends with that word: the "Norland-led coalition"
 * of "coalition warplanes"; DL_NONE: none. */
static uint32_t namesake_before(const struct event_work *w, uint32_t token) {
    char a[16], b[16];
    dl_str word = dl_token_str(w->doc, &w->text->tokens.at[token]);
    uint32_t n = word.len <= sizeof a ? dl_utf8_lower(word, a, sizeof a) : 0,
             found = DL_NONE;
    for (uint32_t m = 0; n && m < w->mentions->list.n; m++) {
        const dl_mention *o = &w->mentions->list.at[m];
        if (o->first >= token) break;
        if (o->form != DL_FORM_NAME || o->n < 2 || o->actor == DL_NONE ||
            (o->kind != DL_ACTOR_ORGANISATION && o->kind != DL_ACTOR_ARMED_GROUP))
            continue;
        dl_str last = dl_token_str(w->doc, &w->text->tokens.at[o->first + o->n - 1]);
        if (last.len == word.len && dl_utf8_lower(last, b, sizeof b) == n &&
            memcmp(a, b, n) == 0)
            found = m;
    }
    return found;
}

/* "Norlandic warplanes bombed a camp. The warplanes also struck a road": whose they were before. */
static void add_craft_told(const struct event_work *w, uint32_t i, int agent) {
    enum { SENTENCES = 5 };
    dl_event *event = &w->out->list.at[i];
    uint32_t head = craft_of(w, event);
    if (head == DL_NONE) return;
    for (uint32_t k = 0; k < event->parts.n; k++)
        if (event->parts.at[k].role == agent &&
            w->mentions->list.at[event->parts.at[k].mention].head != head)
            return;
    uint32_t word = dl_tree_child(w->trees, head, DL_REL_COMPOUND);
    uint32_t body = word == DL_NONE ? DL_NONE : namesake_before(w, word);
    if (body != DL_NONE) {
        drop_role(w, event, agent, 0);
        add_part(w, event, (uint16_t)agent, body, false);
        return;
    }
    if (!is_bare_craft(w, head)) return;
    while (i-- > 0) {
        const dl_event *other = &w->out->list.at[i];
        if (other->sentence + SENTENCES < event->sentence) return;
        uint32_t craft = other->type == event->type ? craft_of(w, other) : DL_NONE;
        if (craft == DL_NONE || craft == head || !has_role(other, (uint16_t)agent) ||
            w->text->tokens.at[craft].word != w->text->tokens.at[head].word)
            continue;
        drop_role(w, event, agent, 0);
        for (uint32_t k = 0; k < other->parts.n; k++)
            if (other->parts.at[k].role == agent)
                add_part(w, event, (uint16_t)agent, other->parts.at[k].mention, false);
        return;
    }
}

/* Who fought where somebody was killed: "killed in clashes between A and B", "in clashes with
 * B", "killed fighting B", "clashes between A and B killed nine". */
static void add_fighters(const struct event_work *w, dl_event *event, const dl_clause *c,
                         int agent) {
    static const char *const in[] = { "in", "during" };
    static const char *const fighting[] = { "fighting", "battling" };
    for (uint32_t at = w->trees->at[c->predicate].child;
         c->kind == DL_CLAUSE_VERB && c->flags & DL_PASSIVE && at != DL_NONE;
         at = w->trees->at[at].next) {
        const dl_clause *fought = clause_at(w, at);
        if (fought && at > c->predicate && is_among(w, at, fighting, DL_N(fighting)))
            add_filled(w, event, agent, fought, FILL_OBJECT);
    }
    for (uint32_t i = c->first; c->kind == DL_CLAUSE_VERB && i < c->first + c->n; i++) {
        const dl_argument *a = &w->clauses->arguments.at[i];
        const dl_clause *deed = clause_at(w, a->head);
        if (a->function == DL_FUNCTION_SUBJECT && deed && deed->kind == DL_CLAUSE_DEED &&
            !(c->flags & DL_PASSIVE))
            add_filled(w, event, agent, deed, FILL_BETWEEN);
        if (a->function != DL_FUNCTION_OBLIQUE || a->word == DL_NONE || !deed ||
            deed->kind != DL_CLAUSE_DEED || !is_among(w, a->word, in, DL_N(in)))
            continue;
        add_filled(w, event, agent, deed, FILL_BETWEEN);
        add_filled(w, event, agent, deed, FILL_BY);
        add_filled(w, event, agent, deed, FILL_WITH);
    }
}

/* "Four victims of a raid". */
static void add_victims(const struct event_work *w, dl_event *event, uint32_t token,
                        int target) {
    static const char *const of[] = { "of" };
    uint32_t noun = w->trees->at[token].head;
    if (noun == DL_NONE || has_role(event, (uint16_t)target) ||
        !dl_order_in(&w->order, noun, w->victim) || !has_link(w, token, of, DL_N(of)))
        return;
    uint32_t m = head_mention(w, noun);
    if (m != DL_NONE) add_part(w, event, (uint16_t)target, m, false);
}

/* ---- by a word before the noun -------------------------------------------------------------- */

/* "Rebel" of "a rebel attack": the token that tells who does the deed at TOKEN. */
static uint32_t describer_of(const struct event_work *w, uint32_t token) {
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE && at < token;
         at = w->trees->at[at].next)
        if (dl_order_in(&w->order, at, w->fighter_kind)) return at;
    return DL_NONE;
}

/* Is the head of mention M the plural of the word at token WORD? */
static bool is_plural_of(const struct event_work *w, uint32_t m, uint32_t word) {
    const dl_mention *mention = &w->mentions->list.at[m];
    char a[16], b[16];
    if (mention->form != DL_FORM_NOMINAL || !mention->plural) return false;
    dl_str one = dl_token_str(w->doc, &w->text->tokens.at[word]);
    dl_str many = dl_token_str(w->doc, &w->text->tokens.at[mention->head]);
    if (many.len != one.len + 1 || many.len > sizeof b) return false;
    uint32_t n = dl_utf8_lower(one, a, sizeof a);
    return dl_utf8_lower(many, b, sizeof b) == n + 1 && b[n] == 's' &&
           memcmp(a, b, n) == 0;
}

/* Those of whom WORD tells: the last ones before it, else the first behind. */
static uint32_t described_by(const struct event_work *w, uint32_t word) {
    uint32_t best = DL_NONE;
    for (uint32_t m = 0; m < w->mentions->list.n; m++) {
        bool behind = w->mentions->list.at[m].first > word;
        if (behind && best != DL_NONE) break;
        if (is_plural_of(w, m, word)) best = m;
    }
    return best;
}

/* The noun of the attack: the trigger, or the subject of "killed". */
static uint32_t noun_of_attack(const struct event_work *w, uint32_t at) {
    const dl_clause *c = clause_at(w, at);
    if (!c || c->kind == DL_CLAUSE_DEED) return c ? at : DL_NONE;
    for (uint32_t i = c->first; !(c->flags & DL_PASSIVE) && i < c->first + c->n; i++)
        if (w->clauses->arguments.at[i].function == DL_FUNCTION_SUBJECT)
            return w->clauses->arguments.at[i].head;
    return DL_NONE;
}

/* "A rebel attack" is one of the rebels that the article tells of elsewhere. */
static void add_described(const struct event_work *w, dl_event *event, uint32_t at,
                          int agent) {
    uint32_t noun = noun_of_attack(w, at);
    if (noun == DL_NONE || has_role(event, (uint16_t)agent)) return;
    uint32_t word = describer_of(w, noun);
    uint32_t m = word == DL_NONE ? DL_NONE : described_by(w, word);
    if (m != DL_NONE) add_part(w, event, (uint16_t)agent, m, false);
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
            add_described(w, event, at, agent);
            if (c) add_wielder(w, event, c, agent);
            if (c) add_fighters(w, event, c, agent);
            if (c) add_from_noun(w, event, c, agent);
            if (c) complete_by_verb(w, event, c, agent, target);
            if (!c || c->kind != DL_CLAUSE_DEED) continue;
            add_claimant(w, event, at, agent);
            add_blamed(w, event, at, agent, target);
            add_blamed_behind(w, event, at, agent, target);
            add_site(w, event, at, target);
            add_struck(w, event, at, target);
            add_struck_below(w, event, at, target);
            add_by_verb(w, event, at, agent, target);
            add_victims(w, event, at, target);
        }
        if (agent >= 0) add_craft_told(w, i, agent);
    }
}
