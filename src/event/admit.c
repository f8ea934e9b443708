/* admit.c - which matches of rules tell an event at all.
 *
 * In:  a rule and the trigger of its match. Out: whether an event may be made of it.
 * Names, words that only describe, words of another class than the rule means, and what a
 * frame has told or discarded are left out.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

/* Is the trigger part of a name ("Strike Eagle", "United States")? */
static bool is_named(const struct event_work *w, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++) {
        uint32_t m = w->order.mention_at[at];
        if (m == DL_NONE || w->mentions->list.at[m].form != DL_FORM_NAME) return false;
    }
    return true;
}

static bool has_type(const struct event_work *w, uint32_t token, uint16_t type) {
    uint32_t i = token == DL_NONE ? 0 : w->trigger_at[token];
    return i && w->out->list.at[i - 1].type == type;
}

static bool is_object(const struct event_work *w, uint32_t token) {
    uint8_t rel = w->trees->at[token].rel;
    return rel == DL_REL_OBJ || rel == DL_REL_NSUBJ_PASS;
}

/* Of "a string of attacks" at TOKEN the attacks; any other noun is what it is. */
static uint32_t counted(const struct event_work *w, uint32_t token) {
    uint32_t of = dl_order_in(&w->order, token, w->quantity)
                      ? dl_tree_child(w->trees, token, DL_REL_NMOD)
                      : DL_NONE;
    return of == DL_NONE ? token : of;
}

/* Does a verb and its object tell one event: "presented a proposal"? */
static bool is_told_beside(const struct event_work *w, uint16_t type, uint32_t token) {
    const dl_branch *tree = w->trees->at;
    if (is_object(w, token) && has_type(w, tree[token].head, type)) return true;
    /* "called off a strike planned for Monday" */
    uint32_t noun = tree[token].rel == DL_REL_ACL ? tree[token].head : DL_NONE;
    if (noun != DL_NONE && is_object(w, noun) &&
        dl_str_is(w->types->list.at[type].name, "protest") &&
        has_type(w, tree[noun].head, type))
        return true;
    for (uint32_t at = tree[token].child; at != DL_NONE; at = tree[at].next)
        if (is_object(w, at) && has_type(w, counted(w, at), type)) return true;
    return false;
}

/* Has a frame found an event of this type on these words? Frames go first. */
static bool is_told(const struct event_work *w, uint16_t type, uint32_t first,
                    uint32_t end) {
    for (uint32_t at = first; at < end; at++) {
        if (w->clauses->at && is_told_beside(w, type, at)) return true;
        uint32_t i = w->trigger_at[at];
        if (!i || w->out->list.at[i - 1].type != type) continue;
        uint16_t rule = w->out->list.at[i - 1].rule;
        if (rule && dl_rules_get(w->rules, rule)->heads.n) return true;
    }
    return false;
}

/* "a truce proposal", "wounded people": the word at TOKEN says what kind of thing is meant,
 * and tells nothing itself. Talks and votes are there whatever they are named with. */
static bool only_describes(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const named_with[] = { "meeting", "talk_round", "election" };
    const dl_branch *b = w->clauses->at ? &w->trees->at[token] : NULL;
    if (!b || b->head == DL_NONE || b->head < token) return false;
    if (dl_str_among(type, named_with, DL_N(named_with))) return false;
    /* "talks with visiting President Holm": he is on a visit */
    if (dl_str_is(type, "visit") && b->rel == DL_REL_AMOD && b->pos == DL_POS_VERB)
        return false;
    return b->rel == DL_REL_COMPOUND || b->rel == DL_REL_AMOD;
}

/* Is the trigger the verb or noun that RULE asks for, as parsed? */
static bool is_of_class(const struct event_work *w, const dl_rule *rule, uint32_t first,
                        uint32_t end) {
    if (!w->clauses->at || rule->word_class == DL_RULE_ANY) return true;
    if (rule->word_class == DL_RULE_NOUN) {
        /* "the American Rescue Plan" is the name of one */
        bool name = w->trees->at[end - 1].pos == DL_POS_PROPN &&
                    is_speech_act(w->types->list.at[rule->op_index].name);
        return !name && w->trees->at[end - 1].pos != DL_POS_VERB;
    }
    uint8_t pos = w->trees->at[first].pos;
    return pos != DL_POS_NOUN && pos != DL_POS_PROPN && pos != DL_POS_ADJ;
}

/* Has a frame of GROUP said that these tokens tell nothing? */
static bool is_discarded(const struct event_work *w, uint16_t group, uint32_t first,
                         uint32_t end) {
    for (uint32_t i = 0; i < w->out->dropped.n; i++) {
        const dl_match *d = &w->out->dropped.at[i];
        if (d->first < end && first < d->first + d->n &&
            dl_rules_get(w->rules, d->rule)->group == group)
            return true;
    }
    return false;
}

bool tells_event(const struct event_work *w, const dl_rule *rule, uint32_t first,
                 uint32_t end) {
    const dl_event_type *type = &w->types->list.at[rule->op_index];
    if (tells_nothing(w, type->name, first, end) || is_named(w, first, end) ||
        is_told(w, rule->op_index, first, end) || !is_of_class(w, rule, first, end))
        return false;
    if (rule->heads.n) return true; /* a frame */
    if (only_describes(w, type->name, end - 1) ||
        is_discarded(w, rule->group, first, end))
        return false;
    return !type->by_frames || !is_left_to_frames(w, rule->group, first, end);
}
