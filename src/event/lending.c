/* lending.c - which tellings of talks may take their parties from others.
 *
 * In:  a telling that does not name its parties. Out: whether it can mean talks told of
 *      elsewhere, and as whom it takes the parties of those. "The talks", "today's
 *      negotiations" and "talks resumed" do; "other talks", "protracted negotiations are
 *      expected" may be of anybody. "The Norlandic Bank talks" are none of talks without that
 *      bank, border talks none of trade talks.
 *
 * SPDX-License-Identifier: MIT */
#include "lending.h"
#include "event_sides.h"
#include "event_when.h"

enum {
    MAX_UP = 3,
    OLD_DAYS = 365, /* a pact made before that need not be of those of today */
    JUST_TOLD = 2,  /* sentences: "the pact" is the one told of this near before it */
};

bool are_apart(const struct event_work *w, uint32_t noun) {
    static const char *const words[] = { "other", "another", "some" };
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at < noun && (is_among(w, at, words, DL_N(words)) ||
                          dl_order_in(&w->order, at, w->talks_apart)))
            return true;
    return false;
}

/* "Recent", "the current talks": those that everybody knows. */
static bool is_of_now(const struct event_work *w, uint32_t noun) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at < noun && dl_order_in(&w->order, at, w->of_now)) return true;
    return false;
}

/* "Talks due to start", "scheduled for Monday". */
static bool is_fixed(const struct event_work *w, uint32_t noun) {
    uint32_t at = w->trees->at[noun].child;
    while (at != DL_NONE && !(at > noun && dl_order_in(&w->order, at, w->fixed_for)))
        at = w->trees->at[at].next;
    return at != DL_NONE;
}

/* The noun of which NOUN is only a part or measure: "days" of "two days of talks". */
static uint32_t measure_of(const struct event_work *w, uint32_t noun) {
    static const char *const of[] = { "of" };
    for (int up = 0; up < MAX_UP && w->trees->at[noun].rel == DL_REL_NMOD &&
                     has_link(w, noun, of, DL_N(of));
         up++)
        noun = w->trees->at[noun].head;
    return noun;
}

/* Is it told of the noun as of something known, though no article says so: the subject of
 * its sentence, what is resumed, "after talks"? */
static bool is_topic(const struct event_work *w, uint32_t noun) {
    static const char *const during[] = {
        "after", "during", "at", "in", "before", "from"
    };
    uint32_t head = w->trees->at[noun].head;
    if (head == DL_NONE) return true;
    switch (w->trees->at[noun].rel) {
    case DL_REL_NSUBJ:
    case DL_REL_NSUBJ_PASS: return dl_tree_child(w->trees, head, DL_REL_EXPL) == DL_NONE;
    case DL_REL_OBJ: return dl_order_in(&w->order, head, w->goes_on);
    default: return has_link(w, noun, during, DL_N(during));
    }
}

/* "An emergency summit will be held": is it a gathering told of for the first time, of whom its own
 * word says what it is like? "A further meeting" is one more of those told of. */
static bool is_first_told(const struct event_work *w, uint32_t noun) {
    static const char *const more[] = { "further", "next", "second", "third",
                                        "final",   "last", "follow", "new" };
    bool described = false;
    if (!dl_order_in(&w->order, noun, w->meeting_noun) ||
        dl_order_in(&w->order, noun, w->talks_noun) || !is_indefinite(w, noun))
        return false;
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next) {
        if (is_among(w, at, more, DL_N(more))) return false;
        described |= w->trees->at[at].rel == DL_REL_AMOD ||
                     w->trees->at[at].rel == DL_REL_COMPOUND;
    }
    return described;
}

/* "International agreements", "other commodity accords": not the pact that is spoken of. */
static bool is_any_pact(const struct event_work *w, uint32_t noun) {
    bool many = dl_str_ends(dl_token_str(w->doc, &w->text->tokens.at[noun]), "s");
    return are_apart(w, noun) || (many && is_indefinite(w, noun));
}

/* "Known for patient negotiation": what people do, and no talks of anybody. */
static bool is_mere_doing(const struct event_work *w, uint32_t noun) {
    static const char *const words[] = { "negotiation", "discussion", "consultation" };
    return is_among(w, noun, words, DL_N(words)) && is_indefinite(w, noun) &&
           dl_tree_child(w->trees, noun, DL_REL_DET) == DL_NONE;
}

/* "The Marble Accords", "a Sino-Sundrian agreement": a pact whose own name says whose it is. */
static bool has_own_name(const struct event_work *w, uint32_t noun) {
    const dl_token *tokens = w->text->tokens.at;
    uint32_t flat = dl_tree_child(w->trees, noun, DL_REL_FLAT);
    if (flat == noun + 1) noun = flat; /* trees may read it as a person's */
    if (noun < 2 || !(tokens[noun - 1].flags & DL_CAPITAL)) return false;
    uint32_t before = noun - 1, m = w->order.mention_at[before];
    if (is_word(w, noun - 2, "-") && noun > 2)
        return tokens[noun - 3].flags & DL_CAPITAL &&
               w->order.mention_at[noun - 3] == DL_NONE && /* not "Congo-Chad" */
               dl_str_ends(dl_token_str(w->doc, &tokens[noun - 3]), "o");
    return tokens[noun].flags & DL_CAPITAL && dl_order_in(&w->order, noun, w->pact) &&
           (m == DL_NONE || w->mentions->list.at[m].kind == DL_ACTOR_PERSON);
}

/* "A Transatlantic pact", "Arab-Israeli talks": does a name's adjective that is nobody known say
 * whose they are? "A Sundrian pact" names one of its sides. */
static bool is_of_unknown(const struct event_work *w, uint32_t noun) {
    if (w->text->tokens.at[noun].flags & DL_CAPITAL) return false; /* a headline */
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next)
        if (at > 0 && w->trees->at[at].rel == DL_REL_AMOD &&
            w->trees->at[at].pos == DL_POS_ADJ && w->order.mention_at[at] == DL_NONE &&
            (w->text->tokens.at[at].flags & DL_CAPITAL) &&
            w->text->tokens.at[at - 1].kind == DL_WORD)
            return true;
    return false;
}

dl_borrowing may_borrow(const struct event_work *w, const dl_event *event) {
    uint32_t noun = w->clauses->at ? name_of_deed(w, event) : DL_NONE;
    const dl_clause *verb =
        noun == DL_NONE && w->clauses->at ? clause_of(w, event) : NULL;
    uint32_t object = verb ? clause_head(w, verb, FILL_OBJECT) : DL_NONE;
    if (is_type(w, event, "agreement") && object != DL_NONE && has_own_name(w, object))
        return DL_BORROWS_NOTHING; /* "brokered the Marble Accords" */
    if (noun == DL_NONE) return DL_BORROWS;
    if (is_of_unknown(w, noun)) return DL_BORROWS_NOTHING;
    if (is_type(w, event, "agreement") && has_own_name(w, noun))
        return DL_BORROWS_NOTHING;
    if (is_type(w, event, "agreement"))
        return is_any_pact(w, noun) ? DL_BORROWS_NOTHING : DL_BORROWS;
    if (is_round(w, event))
        return are_talks_of_all(w, event) ? DL_BORROWS_FROM_ALL : DL_BORROWS;
    if (are_apart(w, noun) || is_first_told(w, noun) || is_mere_doing(w, noun))
        return DL_BORROWS_NOTHING;
    bool known = !is_indefinite(w, noun) || is_of_now(w, noun) || is_fixed(w, noun);
    uint32_t whole = measure_of(w, noun);
    if (whole != noun) known |= !is_indefinite(w, whole);
    return known || is_topic(w, whole) ? DL_BORROWS : DL_BORROWS_FROM_ALL;
}

static bool takes_part(const struct event_work *w, const dl_event *event,
                       uint32_t party) {
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t m = event->parts.at[i].mention;
        if (party_of(w, m) == party || stands_for(w, m) == party) return true;
    }
    return false;
}

/* Does TOKEN, which hangs on the noun of talks, say whose they are: "the Norland talks", "talks
 * under the pact", "at the fund"? */
static bool says_whose(const struct event_work *w, uint32_t token, uint32_t noun) {
    static const char *const links[] = { "under", "at", "within" };
    return token < noun || (w->trees->at[token].rel == DL_REL_NMOD &&
                            has_link(w, token, links, DL_N(links)));
}

/* Does a body or state of whom the noun of EVENT says that the talks are its, take no part in
 * MODEL? */
static bool is_of_others(const struct event_work *w, const dl_event *event, uint32_t noun,
                         const dl_event *model) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint32_t m = w->order.mention_at[at];
        if (!says_whose(w, at, noun) || m == DL_NONE ||
            w->mentions->list.at[m].form != DL_FORM_NAME)
            continue;
        uint32_t party = party_of(w, m);
        if (party != DL_NONE && !takes_part(w, model, party) &&
            !takes_part(w, event, party))
            return true;
    }
    return false;
}

/* "We must negotiate with Norland", the head of a body of traders said: is mention M a pronoun
 * and PARTY such a body? It speaks for the state, which alone negotiates. */
static bool is_we_of_body(const struct event_work *w, uint32_t m, uint32_t party) {
    return w->mentions->list.at[m].form == DL_FORM_PRONOUN &&
           w->mentions->found.at[party].kind == DL_ACTOR_ORGANISATION;
}

/* Is a person of whom no side is known among the parties, beside a state or body: "unless we
 * negotiate with Norland", somebody said? */
static bool is_uneven(const struct event_work *w, const dl_event *event) {
    uint32_t lone = 0, parties = 0;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t m = event->parts.at[i].mention, party = party_of(w, m);
        bool person = w->mentions->list.at[m].kind == DL_ACTOR_PERSON;
        bool side = party != DL_NONE && !(person && is_we_of_body(w, m, party));
        parties += side && !person;
        lone += !side && person;
    }
    return lone && parties;
}

/* "The rebels and the premier were to meet him separately": these are no one's parties at one
 * table. */
static bool is_separate(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    uint32_t opens =
        w->text->sentences.at[event->sentence].first; /* "Separately, they met" */
    for (; at < end && w->clauses->at; at++)
        for (uint32_t k = w->trees->at[at].child; k != DL_NONE; k = w->trees->at[k].next)
            if (k != opens && is_word(w, k, "separately")) return true;
    return false;
}

/* "A unilateral truce", "a truce of their own": of one side. */
bool is_one_sided(const struct event_work *w, const dl_event *event) {
    if (!w->clauses->at || !is_type(w, event, "ceasefire")) return false;
    const dl_clause *c = clause_of(w, event);
    uint32_t noun = name_of_deed(w, event);
    if (noun == DL_NONE && c) noun = clause_head(w, c, FILL_OBJECT);
    for (uint32_t at = noun == DL_NONE ? DL_NONE : w->trees->at[noun].child;
         at != DL_NONE; at = w->trees->at[at].next)
        if (dl_order_in(&w->order, at, w->one_sided)) return true;
    return false;
}

bool may_lend_to(const struct event_work *w, const dl_event *event,
                 const dl_event *model) {
    uint32_t noun = w->clauses->at ? name_of_deed(w, event) : DL_NONE;
    if (model->status == DL_POSSIBLE && is_uneven(w, model)) return false;
    if (is_separate(w, model)) return false;
    if (noun == DL_NONE) return true;
    uint8_t about = talks_subject_of(w, event), other = talks_subject_of(w, model);
    if (about && other && about != other) return false;
    if (is_of_others(w, event, noun, model)) return false;
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (uint32_t at = noun + 1; at < end; at++) /* "round of talks under the pact" */
        if (dl_order_in(&w->order, at, w->talks_noun) &&
            is_of_others(w, event, at, model))
            return false;
    return true;
}

/* ---- as whom they are lent ------------------------------------------------------------------ */

/* "The meeting" is of those who met, "the talks" are of their sides. */
bool names_meeting(const struct event_work *w, const dl_event *event) {
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    return end && is_type(w, event, "meeting") &&
           dl_order_in(&w->order, end - 1, w->meeting_noun);
}

bool is_theirs(const struct event_work *w, const dl_event *event) {
    static const char *const words[] = { "their" };
    uint32_t noun = w->clauses->at ? name_of_deed(w, event) : DL_NONE;
    return noun != DL_NONE && is_among(w, dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS),
                                       words, DL_N(words));
}

/* Whom the person of mention M speaks for at talks, by his role in the article: the one
 * whose envoy he is. DL_NONE: nobody, he speaks for himself. */
static uint32_t sent_by(const struct event_work *w, uint32_t m) {
    uint32_t actor = w->mentions->list.at[m].actor;
    for (uint32_t i = 0; actor != DL_NONE && i < w->mentions->roles.n; i++) {
        const dl_actor_role *role = &w->mentions->roles.at[i];
        if (role->actor != actor || role->of == DL_NONE || role->of == actor) continue;
        uint32_t end = dl_token_from(w->text, role->text.off + role->text.len);
        for (uint32_t at = dl_token_from(w->text, role->text.off); at < end; at++)
            if (dl_order_in(&w->order, at, w->speaks_for) &&
                !(w->text->tokens.at[at].flags & DL_CAPITAL)) /* "Trade Representative" */
                return role->of;
    }
    return DL_NONE;
}

/* Who takes part when MISSING borrows mention M from another telling: its side where the
 * article names that, in rounds and deals the state of a person as well; leaders have
 * meetings of their own. */
uint32_t lent_for(const struct event_work *w, const dl_event *missing, uint32_t m) {
    if (names_meeting(w, missing)) return m;
    uint32_t side = is_type(w, missing, "meeting") ? stands_for(w, m) : party_of(w, m);
    if (is_type(w, missing, "meeting") && sent_by(w, m) != DL_NONE) side = sent_by(w, m);
    uint32_t named = side == DL_NONE || side == w->mentions->list.at[m].actor
                         ? DL_NONE
                         : mention_before(w, side, w->mentions->list.n);
    return named == DL_NONE ? m : named;
}

/* "The pact" or "the deal" that MODEL has just told of as made: it is of the same people. */
static bool is_just_told(const struct event_work *w, const dl_event *event,
                         const dl_event *model) {
    uint32_t noun = w->clauses->at ? name_of_deed(w, event) : DL_NONE;
    if (noun == DL_NONE || !is_definite(w, noun) ||
        dl_tree_child(w->trees, noun, DL_REL_DET) + 1 != noun)
        return false; /* "the Norland pact", "the framework pact" are of states */
    return is_type(w, event, "agreement") && model->status == DL_OCCURRED &&
           model->sentence <= event->sentence &&
           event->sentence - model->sentence <= JUST_TOLD;
}

static uint32_t lent_from(const struct event_work *w, const dl_event *missing,
                          const dl_event *model, uint32_t m) {
    bool person = w->mentions->list.at[m].kind == DL_ACTOR_PERSON;
    if (person && (is_theirs(w, missing) || is_just_told(w, missing, model))) return m;
    return lent_for(w, missing, m);
}

/* A state, an armed group, or a body that is known to deal with states: "the bloc". */
static bool deals_with_states(const struct event_work *w, uint32_t actor) {
    const dl_actor *a = &w->mentions->found.at[actor];
    return a->kind == DL_ACTOR_COUNTRY || a->kind == DL_ACTOR_ARMED_GROUP ||
           (a->kind == DL_ACTOR_ORGANISATION && a->known && a->parent == DL_NONE);
}

/* Does MODEL lend such a one beside mention M, of PARTY? None that it is itself: a monk and his
 * state. */
static bool lends_body(const struct event_work *w, const dl_event *missing,
                       const dl_event *model, uint32_t m, uint32_t party) {
    bool found = false;
    for (uint32_t i = 0; i < model->parts.n; i++) {
        uint32_t other = model->parts.at[i].mention;
        if (other == m) continue;
        other = lent_from(w, missing, model, other);
        uint32_t side = party_of(w, other);
        if (side == party) return false;
        found |= side != DL_NONE && deals_with_states(w, side) &&
                 w->mentions->list.at[other].kind != DL_ACTOR_PERSON;
    }
    return found;
}

uint32_t lent_evenly(const struct event_work *w, const dl_event *missing,
                     const dl_event *model, uint32_t m) {
    uint32_t lent = lent_from(w, missing, model, m), party = party_of(w, lent);
    if (w->mentions->list.at[lent].kind != DL_ACTOR_PERSON || party == DL_NONE ||
        !deals_with_states(w, party) || names_meeting(w, missing) ||
        is_theirs(w, missing) || is_type(w, model, "agreement") ||
        !lends_body(w, missing, model, m, party))
        return lent;
    uint32_t named = mention_before(w, party, w->mentions->list.n);
    return named == DL_NONE ? lent : named;
}

bool is_of_persons(const struct event_work *w, const dl_event *event) {
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (w->mentions->list.at[event->parts.at[i].mention].kind != DL_ACTOR_PERSON)
            return false;
    return event->parts.n > 0;
}

bool is_old_pact(const struct event_work *w, const dl_event *event) {
    /* "a treaty of 1960" that is broken today is of those of today */
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    return is_type(w, event, "agreement") && event->parts.n && event->when != DL_NONE &&
           w->doc->published != DL_NO_TIME && w->clauses->at && verb_at(w, at) &&
           w->whens->list.at[event->when].ends <=
               w->doc->published - OLD_DAYS * (dl_minute)DL_MINUTES_A_DAY;
}

/* "The talks, hosted by Norland", "Norland, which hosts the talks": is M no side by that? */
static bool is_convener(const struct event_work *w, uint32_t m) {
    if (!w->clauses->at) return false;
    uint32_t at = w->mentions->list.at[m].head, verb = DL_NONE;
    if (w->trees->at[at].rel == DL_REL_OBL_AGENT) verb = w->trees->at[at].head;
    if (verb == DL_NONE) verb = dl_tree_child(w->trees, at, DL_REL_ACL_RELCL);
    return verb != DL_NONE && (dl_order_in(&w->order, verb, w->hosts) ||
                               dl_order_in(&w->order, verb, w->mediates));
}

/* Is mention M one of PARTY, or ACTOR, a person of whom nobody says whose he is? */
static bool is_side(const struct event_work *w, uint32_t m, uint32_t party,
                    uint32_t actor) {
    if (m == DL_NONE || is_convener(w, m)) return false;
    return party != DL_NONE ? party_of(w, m) == party
                            : w->mentions->list.at[m].actor == actor;
}

int sides_named(const struct event_work *w, const dl_event *missing,
                const dl_event *event) {
    const dl_sentence *s = &w->text->sentences.at[missing->sentence];
    int n = 0;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t party = party_of(w, event->parts.at[i].mention), k = s->first;
        uint32_t actor = w->mentions->list.at[event->parts.at[i].mention].actor;
        if (party == DL_NONE && actor == DL_NONE) continue;
        while (k < s->first + s->n && !is_side(w, w->order.mention_at[k], party, actor))
            k++;
        n += k < s->first + s->n;
    }
    return n;
}

const dl_event *talks_without(const struct event_work *w, const dl_event *event) {
    static const char *const links[] = { "without" };
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    if (!c || c->kind != DL_CLAUSE_DEED || !is_type(w, event, "agreement") ||
        !has_link(w, c->predicate, links, DL_N(links)) || c->under == DL_NONE)
        return NULL;
    uint32_t subject = dl_tree_child(w->trees, c->under, DL_REL_NSUBJ);
    if (subject == DL_NONE) return NULL;
    uint32_t told = w->trigger_at[subject];
    const dl_event *other = told ? &w->out->list.at[told - 1] : NULL;
    return other && is_talk(w, other) ? other : NULL;
}
