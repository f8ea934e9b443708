/* attach_tree.c - which time and place of its sentence an event has, by trees.
 *
 * In:  an event's trigger, a time or place of its sentence. Out: how far apart they are.
 * A time belongs to the predicate that it hangs on, and to what English dates with it: the
 * deed that a verb performs ("signed a deal on Monday"), the verb behind a helping one, the
 * verb joined by "and", the noun that a clause describes ("talks scheduled for May"). It
 * never leaves its clause by "that", "after" or "which".
 *
 * SPDX-License-Identifier: MIT */
#include "apart.h"
#include "attach_tree.h"
#include "event_when.h"

/* What is done "in" or "at" a deed is done at its time, what is done "after" it is not. */
static const char *const within[] = { "for", "in",   "at",      "during",
                                      "to",  "with", "without", "amid" };

/* Does the time of the noun at O's step I date what stands above the noun too: "in a speech
 * on Monday", "rebels on Monday attacked"? "Monday's talks" keep it to themselves. */
static bool rises(const struct event_work *w, const owners *o, uint32_t i) {
    static const char *const since[] = { "since" };
    uint32_t noun = o->at[i];
    if (has_case(w, noun, since, DL_N(since))) return false;
    if (!is_deed(w, noun)) return true;
    uint8_t rel = w->trees->at[noun].rel;
    bool subject = rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS;
    bool apart = rel == DL_REL_OBL &&
                 (!has_case(w, noun, within, DL_N(within)) || is_behind_verb(w, noun));
    return !o->before && !subject && !apart && rel != DL_REL_NMOD;
}

bool is_indefinite(const struct event_work *w, uint32_t noun) {
    static const char *const one[] = { "a", "an", "another" };
    uint32_t det = dl_tree_child(w->trees, noun, DL_REL_DET);
    if (dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS) != DL_NONE) return false;
    return det == DL_NONE || is_among(w, det, one, DL_N(one));
}

/* "the start of talks": the time of one is that of the other. */
static bool is_part(const struct event_work *w, uint32_t noun) {
    return dl_order_in(&w->order, noun, w->stage_noun);
}

/* "ended the talks on Monday": the talks of that day, known or not. */
static bool is_phase(const struct event_work *w, uint32_t verb) {
    return dl_order_in(&w->order, verb, w->phase_verb);
}

/* "bury the victims of a raid two days earlier": is T told as earlier than the burial, and the
 * noun of a deed at TOKEN the only one that its object names? */
static bool is_of_object(const struct event_work *w, uint32_t token, const word_run *t) {
    static const char *const of[] = { "of" }, *const before[] = { "earlier", "before" };
    return t->first > token && is_among(w, t->first + t->n - 1, before, DL_N(before)) &&
           has_case(w, token, of, DL_N(of));
}

/* Is the noun at TOKEN what VERB, above it, performs, so that the verb's time T is its own? */
static bool is_performed(const struct event_work *w, uint32_t token, uint32_t verb,
                         const word_run *t) {
    static const char *const to[] = { "to" };
    static const char *const about[] = { "about", "on", "over" };
    static const char *const of[] = { "of" };
    /* "Monday was a day of talks" */
    const dl_clause *c = clause_at(w, verb), *deed = clause_at(w, token);
    bool light = c && c->flags & DL_LIGHT;
    /* "called for a truce on Monday": who knows when it is to begin */
    if (deed && !light && !is_ahead_of(w, verb, t) &&
        (deed->modality == DL_MODALITY_WANT || deed->modality == DL_MODALITY_REFUSE))
        return false;
    switch (w->trees->at[token].rel) {
    case DL_REL_NSUBJ:
    case DL_REL_NSUBJ_PASS: return true;
    case DL_REL_OBJ: {
        bool told = w->trigger_at[verb] || dl_order_in(&w->order, verb, w->praise) ||
                    dl_order_in(&w->order, verb, w->accuse);
        return light || !told || is_phase(w, verb) ||
               (is_indefinite(w, token) && !dl_order_in(&w->order, verb, w->kept)) ||
               is_ahead_of(w, verb, t) || is_judged(w, token, verb, t);
    }
    case DL_REL_NMOD:
        if (is_part(w, verb) || is_word(w, verb, "day")) return true;
        if (dl_order_in(&w->order, verb, w->quantity) && has_case(w, token, of, DL_N(of)))
            return true; /* "a series of raids" */
        if (is_behind_verb(w, token))
            return false; /* "on Monday in response to a raid" */
        /* "delegates to the talks arrived on Monday" */
        if (!is_deed(w, verb) && has_case(w, token, to, DL_N(to))) return false;
        return has_case(w, token, within, DL_N(within)) || is_of_object(w, token, t);
    case DL_REL_OBL:
        /* "the arrest on Monday led to protests" */
        if (has_case(w, token, to, DL_N(to)) &&
            dl_order_in(&w->order, verb, w->brings_about))
            return false;
        return has_case(w, token, within, DL_N(within)) ||
               (has_case(w, token, about, DL_N(about)) && is_ahead_of(w, verb, t));
    case DL_REL_ADVCL: /* "died on Monday in fighting": a noun in "-ing" */
        return is_among(w, dl_tree_child(w->trees, token, DL_REL_MARK), within,
                        DL_N(within));
    case DL_REL_CONJ:
    case DL_REL_COMPOUND:
    case DL_REL_APPOS: return true;
    default: return false;
    }
}

/* "Seized him in October and later freed him": of the same day, but not of the same month. */
static bool is_later(const struct event_work *w, uint32_t token, const word_run *t) {
    const dl_timex *time = timex_of(w, t);
    if (!time || time->when == DL_NONE ||
        w->whens->list.at[time->when].grain <= DL_BY_DAY)
        return false;
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE && at < token;
         at = w->trees->at[at].next)
        if (dl_order_in(&w->order, at, w->later)) return true;
    return false;
}

/* "urged Peru to free them during a meeting on Monday": the time of the meeting of VERB, which
 * stands behind the infinitive TOKEN, is not that of what it asks for. */
static bool is_of_scene(const struct event_work *w, uint32_t token, uint32_t verb,
                        const word_run *t) {
    static const char *const links[] = { "during", "in" };
    for (uint32_t at = w->trees->at[verb].child; at != DL_NONE && at < t->first;
         at = w->trees->at[at].next)
        if (at > token && w->trees->at[at].rel == DL_REL_OBL && is_deed(w, at) &&
            has_case(w, at, links, DL_N(links)))
            return true;
    return false;
}

/* The type of the event that the verb at TOKEN tells; "" if none. */
static dl_str type_told(const struct event_work *w, uint32_t token) {
    uint32_t i = w->trigger_at[token];
    return i ? w->types->list.at[w->out->list.at[i - 1].type].name : DL_LIT("");
}

/* "On Monday they gathered to demand it", "flew to Oslo to meet him": what VERB, with its
 * time T before it, is done for is done then too. */
static bool is_done_for(const struct event_work *w, uint32_t token, uint32_t verb,
                        const word_run *t) {
    static const char *const along[] = { "demand", "protest", "rejection" };
    const dl_clause *c = clause_at(w, token);
    dl_str type = type_told(w, token);
    if (!c || c->form != DL_INFINITIVE || t->first > verb || token < verb) return false;
    return dl_str_among(type, along, DL_N(along)) ||
           (dl_str_is(type, "meeting") && dl_str_is(type_told(w, verb), "visit"));
}

/* "Talks opened on Monday, with envoys meeting in Lima", "bombed it on Monday, with nine
 * killed": what TOKEN tells behind "with" goes on then; who died in all in a war that
 * VERB tells of did not. */
static bool is_along_with(const struct event_work *w, uint32_t token, uint32_t verb) {
    dl_str type = type_told(w, token);
    return type.len &&
           (!dl_str_is(type, "attack") || dl_str_is(type_told(w, verb), "attack"));
}

/* Does verb TOKEN share a time of VERB, on which it hangs? */
static bool shares(const struct event_work *w, uint32_t token, uint32_t verb,
                   const word_run *t) {
    const dl_branch *b = &w->trees->at[token];
    const dl_clause *c = clause_at(w, token);
    bool own = w->trigger_at[verb] != 0 && w->trigger_at[verb] != w->trigger_at[token];
    switch (b->rel) {
    case DL_REL_XCOMP:
        return !own || (t->first > token && !is_of_scene(w, token, verb, t));
    case DL_REL_CONJ:
        return t->first < token && !is_later(w, token, t) &&
               dl_tree_child(w->trees, token, DL_REL_NSUBJ) == DL_NONE;
    case DL_REL_ACL: /* "passed a resolution calling on" */
        if (w->order.mention_at[verb] != DL_NONE) return false;
        return c && c->form == DL_GERUND && c->mark == DL_NONE;
    case DL_REL_ACL_RELCL: /* "struck on Monday with shells that killed nine" */
        return is_deed(w, verb) && !w->trigger_at[verb] && c &&
               dl_str_is(type_told(w, token), "attack") && c->tense == DL_TENSE_PAST &&
               !(c->flags & DL_PERFECT);
    case DL_REL_ADVCL:
        if (c && c->mark != DL_NONE && is_word(w, c->mark, "with"))
            return is_along_with(w, token, verb);
        return (c && c->form == DL_GERUND && c->mark == DL_NONE) ||
               is_done_for(w, token, verb, t);
    default: return false;
    }
}

/* The steps from the trigger's token up to one that the time hangs on; -1: none that a
 * time may take. */
static int climb(const struct event_work *w, uint32_t token, const owners *o,
                 const word_run *t) {
    for (int steps = 1; steps <= 4; steps++) {
        uint32_t head = w->trees->at[token].head;
        if (head == DL_NONE || is_only_wanted(w, token, t)) return -1;
        const dl_clause *c = clause_at(w, token);
        bool verb = c && c->kind != DL_CLAUSE_DEED;
        if (verb ? !shares(w, token, head, t) : !is_performed(w, token, head, t))
            return -1;
        for (uint32_t i = 0; i < o->n && (i == 0 || rises(w, o, i - 1)); i++)
            if (o->at[i] == head) return steps;
        token = head;
    }
    return -1;
}

/* "shelled the town and took the bridge on Sunday": the last of joined verbs has all their time. */
static bool is_joined(const struct event_work *w, uint32_t token, uint32_t verb,
                      const word_run *t) {
    const dl_clause *c = verb == DL_NONE ? NULL : clause_at(w, verb);
    const dl_clause *first = clause_at(w, token);
    /* "has vowed to go, but the party can vote on Monday"; "had met on Sunday and would
     * go on tonight" */
    bool own = dl_tree_child(w->trees, verb, DL_REL_NSUBJ) != DL_NONE;
    bool ahead =
        c && (c->modality == DL_MODALITY_WOULD || c->modality == DL_MODALITY_WILL);
    if (c && first && (own || ahead) &&
        (c->modality != first->modality ||
         (own && (c->flags & DL_PERFECT) != (first->flags & DL_PERFECT))))
        return false;
    if (first && first->kind == DL_CLAUSE_DEED && first->tense == DL_TENSE_PRESENT)
        return false; /* "is on a visit to Peru and leaves for Chile on Monday" */
    return c && first && c->kind == DL_CLAUSE_VERB && c->tense == first->tense &&
           w->trees->at[verb].rel == DL_REL_CONJ && w->trees->at[verb].head == token &&
           t->first > verb;
}

/* "the talks between Norway and Peru, which opened": "which" goes on about the whole phrase
 * of TOKEN, in which NOUN stands, more often than about its last name. */
static bool is_named_by_which(const struct event_work *w, uint32_t token, uint32_t verb,
                              uint32_t noun) {
    uint32_t which = dl_tree_child(w->trees, verb, DL_REL_NSUBJ);
    if (which == DL_NONE) which = dl_tree_child(w->trees, verb, DL_REL_NSUBJ_PASS);
    if (!is_word(w, which, "which")) /* "the treaty, which they signed in May" */
        which = dl_tree_child(w->trees, verb, DL_REL_OBJ);
    if (noun == DL_NONE || !is_word(w, which, "which") || which == 0 ||
        w->text->tokens.at[which - 1].kind != DL_PUNCT)
        return false;
    for (int steps = 0; steps < MAX_STEPS && noun != token; steps++) {
        uint8_t rel = w->trees->at[noun].rel;
        if (rel != DL_REL_NMOD && rel != DL_REL_CONJ) return false;
        /* "the ninth round of the talks, which opened a year ago": the talks did */
        if (is_deed(w, noun) && is_definite(w, noun)) return false;
        noun = w->trees->at[noun].head;
        if (noun == DL_NONE) return false;
    }
    return noun == token;
}

/* "the summit, which was announced yesterday": does VERB tell when somebody spoke of a meeting that
 * TOKEN names? */
static bool is_made_known(const struct event_work *w, uint32_t token, uint32_t verb) {
    return dl_order_in(&w->order, verb, w->says_public) &&
           (dl_order_in(&w->order, token, w->talks_noun) ||
            dl_order_in(&w->order, token, w->meeting_noun) ||
            dl_str_is(type_told(w, token), "visit"));
}

bool is_of_news(const struct event_work *w, uint32_t trigger, uint32_t end,
                const word_run *t) {
    owners o = owners_of(w, t);
    uint32_t verb = o.n ? o.at[o.n - 1] : DL_NONE;
    uint32_t noun = verb == DL_NONE ? DL_NONE : w->trees->at[verb].head;
    return noun != DL_NONE && noun >= trigger && noun < end &&
           is_made_known(w, noun, verb);
}

/* "talks scheduled for May", "the attack, which took place on Monday". */
static bool is_described(const struct event_work *w, uint32_t token, uint32_t verb) {
    const dl_clause *c = clause_at(w, verb);
    if (c && c->modality == DL_MODALITY_DUE && w->trees->at[verb].head == token &&
        w->trees->at[verb].rel == DL_REL_NMOD)
        return true; /* "talks due to start on Monday" */
    if (c && c->modality == DL_MODALITY_DUE && c->function == DL_REL_XCOMP)
        return clause_head(w, c, FILL_SUBJECT) == token && /* "which are set to start" */
               !dl_order_in(&w->order, verb, w->ends);
    if (!c || (c->function != DL_REL_ACL && c->function != DL_REL_ACL_RELCL))
        return false;
    if (is_made_known(w, token, verb)) return false;
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &w->clauses->arguments.at[i];
        if (a->head == token && a->filled) return true;
    }
    return c->under == token || is_named_by_which(w, token, verb, c->under);
}

bool is_measured(const struct event_work *w, uint32_t mark) {
    static const char *const units[] = { "day",   "days",   "week", "weeks",
                                         "month", "months", "year", "years" };
    int64_t hours; /* "48 hours after" are two days */
    if (mark == DL_NONE || mark == 0) return false;
    if (mark > 1 && is_word(w, mark - 1, "hours"))
        return dl_str_int(dl_token_str(w->doc, &w->text->tokens.at[mark - 2]), &hours) &&
               hours > 0 && hours % 24 == 0;
    return is_among(w, mark - 1, units, DL_N(units));
}

/* "a two-week raid": the days of what NOUN tells are more than one. */
static bool is_so_long(const struct event_work *w, uint32_t noun) {
    static const char *const units[] = { "day", "week", "month", "year" };
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_COMPOUND &&
            is_among(w, at, units, DL_N(units)))
            return true;
    return false;
}

/* Does verb or noun TOKEN tell what came right before or after VERB, above it: "left on
 * Monday after they had met", "said on Monday after talks in Oslo"? */
static bool is_beside(const struct event_work *w, uint32_t token, uint32_t verb) {
    static const char *const apart[] = { "after", "before" };
    static const char *const links[] = { "after", "before", "as",    "when",
                                         "while", "once",   "until", "without" };
    const dl_clause *c = clause_at(w, token), *above = clause_at(w, verb);
    if (!above || above->kind == DL_CLAUSE_DEED || above->flags & DL_PERFECT)
        return false;
    uint8_t rel = w->trees->at[token].rel;
    if (is_on_arrival(w, token)) return true;
    if (rel == DL_REL_OBL)
        return token > verb && is_indefinite(w, token) && !is_so_long(w, token) &&
               has_case(w, token, apart, DL_N(apart)) &&
               !is_measured(w, dl_tree_child(w->trees, token, DL_REL_CASE));
    bool clause = rel == DL_REL_ADVCL || (rel == DL_REL_CONJ && token < verb);
    if (!clause || !c || c->mark == DL_NONE || c->tense == DL_TENSE_PRESENT ||
        is_measured(w, c->mark))
        return false;
    return is_among(w, c->mark, links, DL_N(links));
}

bool is_beside_time(const struct event_work *w, uint32_t trigger, uint32_t end,
                    const word_run *t) {
    owners o = owners_of(w, t);
    uint32_t verb = o.n ? o.at[o.n - 1] : DL_NONE;
    for (uint32_t at = trigger; at < end; at++) {
        uint32_t token = at;
        if (!clause_at(w, at)) continue;
        for (int steps = 0; steps < MAX_STEPS; steps++) {
            uint32_t head = w->trees->at[token].head;
            if (head == DL_NONE) break;
            if (is_beside(w, token, head)) return head == verb;
            if (is_deed(w, token) ? !is_performed(w, token, head, t)
                                  : !shares(w, token, head, t))
                break;
            token = head;
        }
    }
    return false;
}

/* "since April, when they left", "a battle last month in which boats sank", "Seattle in May
 * 1999, where crowds rioted": the verb of what was done then; DL_NONE: no clause follows T. */
static uint32_t verb_of_then(const struct event_work *w, const word_run *t) {
    static const char *const then[] = { "when", "where", "which" };
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, t->first)];
    uint32_t at = t->first + t->n, end = s->first + s->n;
    if (at < end && is_word(w, at, ",")) at++;
    bool linked = at < end && dl_order_in(&w->order, at, w->amid);
    at += linked;
    if (at >= end || !is_among(w, at, then + (linked ? 2 : 0), linked ? 1 : 2))
        return DL_NONE;
    uint32_t verb = w->trees->at[at].head;
    return verb != DL_NONE && verb > at && verb < end ? verb : DL_NONE;
}

/* The steps from TOKEN up to the verb of what was done at time T; -1: it is no part of that. */
static int steps_from_then(const struct event_work *w, uint32_t token,
                           const word_run *t) {
    uint32_t verb = verb_of_then(w, t);
    for (int steps = 1; steps <= 4 && verb != DL_NONE && token != DL_NONE; steps++) {
        if (token == verb) return steps;
        const dl_clause *c = clause_at(w, token);
        uint32_t head = w->trees->at[token].head;
        if (head == DL_NONE || !c ||
            !(c->kind == DL_CLAUSE_DEED ? is_performed(w, token, head, t)
                                        : shares(w, token, head, t)))
            return -1;
        token = head;
    }
    return -1;
}

/* "signed the 2016 accord": by its making the pact is named. */
static bool makes_named(const struct event_work *w, uint32_t verb, const owners *o) {
    uint32_t pact = dl_tree_child(w->trees, verb, DL_REL_OBJ);
    return o->n && o->before && pact != DL_NONE && o->at[0] == pact &&
           (dl_order_in(&w->order, pact, w->pact) ||
            dl_order_in(&w->order, pact, w->cease_fire)) &&
           dl_order_in(&w->order, verb, w->makes_pact);
}

/* "attend the summit slated for May", "host a March summit": is T, which hangs on O, the time of a
 * meeting that the verb at TOKEN tells of, and nothing else does? */
static bool is_of_held(const struct event_work *w, uint32_t token, const owners *o) {
    uint32_t i = w->trigger_at[token], deed = dl_tree_child(w->trees, token, DL_REL_OBJ);
    if (!i || !o->n || deed == DL_NONE || !is_deed(w, deed) || w->trigger_at[deed] ||
        !is_type(w, &w->out->list.at[i - 1], "meeting") ||
        (!dl_order_in(&w->order, deed, w->meeting_noun) &&
         !dl_order_in(&w->order, deed, w->talks_noun)))
        return false;
    uint32_t verb = o->at[o->n - 1];
    return (is_described(w, deed, verb) &&
            !dl_order_in(&w->order, verb, w->broken_off)) ||
           (o->before && o->at[0] == deed);
}

/* "the 2002 council that agreed the charter": does the verb at TOKEN tell in the past of
 * a noun that T stands before? */
static bool is_of_named(const struct event_work *w, uint32_t token, const owners *o) {
    const dl_clause *c = clause_at(w, token);
    return c && c->kind == DL_CLAUSE_VERB && c->function == DL_REL_ACL_RELCL &&
           c->tense == DL_TENSE_PAST && !(c->flags & DL_PERFECT) && o->n && o->before &&
           o->at[0] == c->under;
}

/* "on Monday became the first state to recognise them": is VERB, or the noun said of somebody, what
 * tells that whoever does TOKEN was the first? */
static bool is_time_of_first(const struct event_work *w, uint32_t token, uint32_t verb) {
    const dl_clause *c = verb_at(w, token);
    uint32_t who = c ? first_to_do(w, c) : DL_NONE;
    return who != DL_NONE && w->trees->at[who].head == verb;
}

/* The steps from one token of a trigger to a time that hangs on O; -1: it is not its own. */
static int steps_from(const struct event_work *w, uint32_t token, const owners *o,
                      const word_run *t) {
    uint32_t verb = o->n ? o->at[o->n - 1] : DL_NONE;
    int steps = climb(w, token, o, t);
    if (steps < 0) steps = steps_from_then(w, token, t);
    if (steps >= 0 || verb == DL_NONE) return steps;
    if (is_described(w, token, verb)) return 1;
    if (is_time_of_first(w, token, verb)) return MAX_STEPS;
    if (makes_named(w, token, o) || is_of_held(w, token, o) || is_of_named(w, token, o))
        return 2;
    if (is_joined(w, token, verb, t) || is_set_by(w, token, o, t)) return MAX_STEPS;
    return -1;
}

/* "Monday's attack killed two people": the deed that does it. */
static int steps_from_doer(const struct event_work *w, uint32_t token, const owners *o,
                           const word_run *t) {
    uint32_t doer = dl_tree_child(w->trees, token, DL_REL_NSUBJ);
    /* what a pact says or bans it does not do when it is made */
    if (doer == DL_NONE || !is_deed(w, doer) || dl_order_in(&w->order, doer, w->pact))
        return -1;
    for (uint32_t i = 0; i < o->n && i < 1; i++)
        if (o->at[i] == doer) return 2;
    int steps = steps_from(w, doer, o, t);
    return steps < 0 ? -1 : steps + 2;
}

bool is_of_inner(const struct event_work *w, uint32_t trigger, uint32_t end,
                 const word_run *t) {
    owners o = owners_of(w, t);
    uint32_t verb = o.n ? o.at[o.n - 1] : DL_NONE;
    const dl_clause *c = verb == DL_NONE ? NULL : clause_at(w, verb);
    return c && c->function == DL_REL_ACL_RELCL && c->under >= trigger &&
           c->under + 1 == end && c->under != top_of(w, trigger, end) &&
           is_definite(w, c->under) && is_word(w, end, ",");
}

/* "Nine were killed and forty were hurt when a bomb went off": does VERB tell the event of
 * TRIGGER too? */
static bool tells_the_same(const struct event_work *w, uint32_t trigger, uint32_t verb) {
    const dl_clause *c = clause_at(w, verb);
    return c && c->kind == DL_CLAUSE_VERB && w->trigger_at[verb] &&
           w->trigger_at[verb] == w->trigger_at[trigger];
}

int tree_distance(const struct event_work *w, uint32_t trigger, uint32_t end,
                  const word_run *t) {
    if (t->first >= trigger && t->first < end) return 0;
    if (is_compared(w, trigger, end, t)) return -1;
    owners o = owners_of(w, t);
    for (uint32_t i = 0; i < o.n; i++) {
        if (o.at[i] >= trigger && o.at[i] < end) return (int)i;
        if (tells_the_same(w, trigger, o.at[i])) return (int)i + 1;
        if (!rises(w, &o, i)) break;
    }
    int best = -1;
    for (uint32_t at = trigger; at < end; at++) {
        if (!clause_at(w, at) && at != top_of(w, trigger, end)) continue;
        int steps = steps_from(w, at, &o, t);
        if (steps < 0) steps = steps_from_doer(w, at, &o, t);
        if (steps >= 0 && (best < 0 || steps < best)) best = steps;
    }
    return best;
}

bool is_performed_time(const struct event_work *w, uint32_t trigger, uint32_t end,
                       const word_run *t) {
    for (uint32_t at = trigger; at < end; at++) {
        uint32_t deed = dl_tree_child(w->trees, at, DL_REL_OBJ);
        if (deed != DL_NONE && is_deed(w, deed) && is_indefinite(w, deed) &&
            !is_ahead_of(w, at, t) && tree_distance(w, at, at + 1, t) >= 0)
            return true;
        if (deed != DL_NONE && is_deed(w, deed) && is_indefinite(w, deed) &&
            !is_ahead_of(w, at, t) && hangs_on(w, t->first, deed))
            return true;
    }
    return false;
}
