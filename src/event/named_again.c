/* named_again.c - what a noun alone tells a second time: "the visit was her first".
 *
 * In:  the events of an article, settled. Out: one telling more for each definite noun of a
 *      deed that was told before it and that no other event of its sentence tells.
 * Such a noun adds nothing to what is known of the deed: who, when, where and how far are
 * those of the telling that it points back to; a clause that denies it tells nothing. So it
 * comes last, when those are known, and asks nothing but whether it is that deed.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

enum {
    SENTENCES = 12, /* that a deed is named again within */
    NEAR = 2,       /* sentences in which the last one told is meant, be there others */
    MAX_UP = 4,
    BEFORE = 6, /* tokens of a noun's phrase, around it */
    BEHIND = 10,
    CONFIDENCE = 62, /* the share of such tellings that are right */
};

/* The type of deed that the noun at TOKEN can name again, or NULL. */
static const char *type_of(const struct event_work *w, uint32_t token) {
    const struct {
        const char *type;
        uint32_t set;
    } nouns[] = {
        { "visit", w->again_visit },           { "withdrawal", w->again_withdrawal },
        { "deployment", w->again_deployment }, { "detention", w->again_detention },
        { "release", w->again_release },       { "appointment", w->again_appointment },
        { "appointment", w->again_ouster },    { "aid", w->again_aid },
        { "sanction", w->again_sanction },     { "protest", w->again_protest },
        { "attack", w->again_attack },         { "ceasefire", w->again_ceasefire },
        { "election", w->again_election },
    };
    for (size_t i = 0; i < DL_N(nouns); i++)
        if (dl_order_in(&w->order, token, nouns[i].set)) return nouns[i].type;
    return NULL;
}

static uint32_t root_of(const dl_event *list, uint32_t i) {
    return list[i].same_as == DL_NONE ? i : list[i].same_as;
}

/* Is mention M in a part of MODEL, or speaks it for one, or is it where that was done? */
static bool belongs(const struct event_work *w, uint32_t m, const dl_event *model) {
    uint32_t actor = w->mentions->list.at[m].actor, party = party_of(w, m);
    if (actor == DL_NONE) return false;
    if (model->place != DL_NONE && w->mentions->list.at[model->place].actor == actor)
        return true;
    for (uint32_t i = 0; i < model->parts.n; i++) {
        uint32_t other = model->parts.at[i].mention;
        if (w->mentions->list.at[other].actor == actor ||
            (party != DL_NONE && party_of(w, other) == party))
            return true;
    }
    return false;
}

/* The child of NOUN under which TOKEN stands, or DL_NONE. */
static uint32_t branch_of(const struct event_work *w, uint32_t noun, uint32_t token) {
    for (int up = 0; up < MAX_UP && token != DL_NONE; up++) {
        uint32_t head = w->trees->at[token].head;
        if (head == noun) return token;
        token = head;
    }
    return DL_NONE;
}

static bool is_beside_phrase(uint8_t rel) {
    return rel == DL_REL_CONJ || rel == DL_REL_ACL_RELCL || rel == DL_REL_CASE;
}

/* Does the phrase of NOUN name nobody and no day but those of MODEL? */
static bool phrase_fits(const struct event_work *w, uint32_t noun,
                        const dl_event *model) {
    uint32_t from = noun > BEFORE ? noun - BEFORE : 0, end = noun + BEHIND;
    for (uint32_t at = from; at < end && at < w->text->tokens.n; at++) {
        uint32_t m = w->order.mention_at[at], branch = branch_of(w, noun, at);
        if (m == DL_NONE || branch == DL_NONE || w->mentions->list.at[m].head != at ||
            is_beside_phrase(w->trees->at[branch].rel))
            continue;
        if (!belongs(w, m, model)) return false;
    }
    for (uint32_t i = 0; i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= from && t->first < end &&
            branch_of(w, noun, t->first + t->n - 1) != DL_NONE)
            return false;
    }
    return true;
}

/* "the visit", "this arrest", "his resignation", and nothing that tells it apart. */
static bool is_named_as_known(const struct event_work *w, uint32_t noun) {
    uint32_t owner = dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS);
    if (owner == DL_NONE ? !is_definite(w, noun) : head_mention(w, owner) == DL_NONE)
        return false;
    if (is_other_deed(w, noun)) return false;
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        if (rel == DL_REL_NUMMOD || rel == DL_REL_ACL || rel == DL_REL_APPOS ||
            rel == DL_REL_CC)
            return false;
    }
    return true;
}

/* Does NOUN stand where a sentence tells of it: its subject, its object, or when something was? */
static bool is_told_of(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "after",     "before", "during", "since",
                                         "following", "ahead",  "despite" };
    uint8_t rel = w->trees->at[noun].rel;
    const dl_clause *c = clause_at(w, w->trees->at[noun].head);
    if (c && c->flags & DL_NEGATED) return false; /* "the visit did not come about" */
    if (rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS) return true;
    /* "lift the sanctions" is a deed of its own */
    if (rel == DL_REL_OBJ) return !dl_order_in(&w->order, noun, w->again_sanction);
    return (rel == DL_REL_OBL || rel == DL_REL_NMOD) &&
           has_link(w, noun, links, DL_N(links));
}

/* Whether OTHER, an event of TYPE, can be named by NOUN. */
static bool may_be_meant(const struct event_work *w, const dl_event *other, dl_str type,
                         uint32_t noun) {
    if (other->speech != DL_NONE || !other->parts.n ||
        !dl_str_eq(w->types->list.at[other->type].name, type))
        return false;
    const dl_field *change = dl_str_is(type, "appointment") || dl_str_is(type, "sanction")
                                 ? get_field(w, other, "change")
                                 : NULL;
    bool out = dl_order_in(&w->order, noun, w->again_ouster);
    if (dl_str_is(type, "appointment"))
        return change && dl_str_is(change->text, out ? "out" : "in");
    return !change || dl_str_is(change->text, "imposed");
}

/* The telling before event N, and before SENTENCE, that NOUN means; DL_NONE: none, or more than
 * one may be. */
static uint32_t told_as(const struct event_work *w, uint32_t n, uint32_t sentence,
                        dl_str type, uint32_t noun) {
    const dl_event *list = w->out->list.at;
    uint32_t found = DL_NONE;
    for (uint32_t k = n; k-- > 0;) {
        if (sentence - list[k].sentence > SENTENCES) break;
        if (!may_be_meant(w, &list[k], type, noun)) continue;
        if (list[k].sentence == sentence) {
            /* what is told beside it in one sentence is told there */
            return DL_NONE;
        }
        if (found == DL_NONE) {
            found = k;
            if (sentence - list[k].sentence <= NEAR) break;
        } else if (root_of(list, k) != root_of(list, found)) {
            return DL_NONE;
        }
    }
    return found != DL_NONE && phrase_fits(w, noun, &list[found]) ? found : DL_NONE;
}

/* Does an event from I on, the first behind NOUN, tell of the same type in SENTENCE? */
static bool is_told_behind(const struct event_work *w, uint32_t i, uint32_t sentence,
                           dl_str type) {
    const dl_event *list = w->out->list.at;
    for (; i < w->out->list.n && list[i].sentence == sentence; i++)
        if (dl_str_eq(w->types->list.at[list[i].type].name, type)) return true;
    return false;
}

static dl_event retelling(const struct event_work *w, const dl_event *model,
                          uint32_t noun, uint32_t sentence) {
    dl_event event = *model;
    event.rule = 0;
    event.sentence = sentence;
    event.trigger = dl_token_span(w->text, noun, 1);
    event.evidence = sentence_span(w, sentence);
    if (has_time(model)) take_time(w, &event, model);
    event.when = model->when;
    event.confidence = CONFIDENCE;
    return event;
}

/* Puts MORE, in order of the trigger, between the events told before; same_as of each is the number
 * that what it tells again had there. */
static void put_between(const struct event_work *w, const dl_event *more,
                        uint32_t n_more) {
    uint32_t n = w->out->list.n, a = 0, k = 0;
    dl_event *old = DL_NEW_N(w->mem, dl_event, n + 1u);
    uint32_t *place = DL_NEW_N(w->mem, uint32_t, n + 1u);
    memcpy(old, w->out->list.at, n * sizeof *old);
    for (uint32_t i = 0; i < n_more; i++) *DL_PUSH(w->mem, &w->out->list) = more[i];
    dl_event *list = w->out->list.at;
    for (uint32_t i = 0; i < n; i++) {
        while (a < n_more && more[a].trigger.off < old[i].trigger.off)
            list[k++] = more[a++];
        place[i] = k;
        list[k++] = old[i];
    }
    while (a < n_more) list[k++] = more[a++];
    for (uint32_t i = 0; i < k; i++)
        if (list[i].same_as != DL_NONE) list[i].same_as = place[list[i].same_as];
}

void name_again(const struct event_work *w) {
    struct {
        DL_VEC(dl_event) list;
    } more = { 0 };
    uint32_t i = 0;
    for (uint32_t at = 0; w->clauses->at && at < w->text->tokens.n; at++) {
        const char *type = w->trees->at[at].pos == DL_POS_NOUN ? type_of(w, at) : NULL;
        if (!type) continue;
        uint32_t sentence = dl_sentence_of(w->text, at);
        uint32_t off = w->text->tokens.at[at].off;
        while (i < w->out->list.n && w->out->list.at[i].trigger.off <= off) i++;
        if (sentence == DL_NONE || !is_told_of(w, at) || !is_named_as_known(w, at))
            continue;
        dl_str name = dl_str_of(type);
        uint32_t model = told_as(w, i, sentence, name, at);
        if (model == DL_NONE || is_told_behind(w, i, sentence, name) ||
            w->out->list.n + more.list.n >= DL_MAX_EVENTS)
            continue;
        dl_event event = retelling(w, &w->out->list.at[model], at, sentence);
        event.same_as = root_of(w->out->list.at, model);
        *DL_PUSH(w->mem, &more.list) = event;
    }
    if (more.list.n) put_between(w, more.list.at, more.list.n);
}
