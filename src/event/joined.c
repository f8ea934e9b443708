/* joined.c - mentions that "and" and commas join: "A, B and C".
 *
 * In:  a mention. Out: the next of its row, by order of words, for where trees say nothing.
 * An office behind a name ("Anna Berg, Prime Minister of Norway") is no further one.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum {
    TITLE_REACH = 4, /* tokens of a title before a name */
    OWNED_REACH = 8, /* from an owner to the name of whom it has */
};

/* Headlines, and wires behind "U.S.", begin it with a capital. */
static bool is_and(dl_str s) {
    return dl_str_is(s, "and") || dl_str_is(s, "&") || dl_str_is(s, "And");
}

/* "The president of Norland, Karl Holm, and Anna Berg": is OTHER, left of M's comma, only in the
 * words for who M is? */
static bool is_in_office_of(const struct event_work *w, uint32_t other, uint32_t m) {
    const dl_mention *list = w->mentions->list.at;
    for (uint32_t k = other; list[m].actor != DL_NONE && k-- > 0;) {
        if (list[k].first + OWNED_REACH < list[other].first) return false;
        if (list[k].form == DL_FORM_NOMINAL && list[k].actor == list[m].actor)
            return true;
    }
    return false;
}

/* "Norland and Peru were asked", which trees may read as two clauses: has VERB a subject of one and
 * an auxiliary of many? */
static bool is_of_both(const struct event_work *w, uint32_t verb) {
    static const char *const many[] = { "are", "were", "have" };
    static const dl_rel helps[] = { DL_REL_AUX, DL_REL_AUX_PASS, DL_REL_COP };
    uint32_t subject = dl_tree_child(w->trees, verb, DL_REL_NSUBJ);
    if (subject == DL_NONE) subject = dl_tree_child(w->trees, verb, DL_REL_NSUBJ_PASS);
    uint32_t m = subject == DL_NONE ? DL_NONE : head_mention(w, subject);
    if (m == DL_NONE || w->mentions->list.at[m].plural) return false;
    for (size_t i = 0; i < DL_N(helps); i++)
        if (is_among(w, dl_tree_child(w->trees, verb, helps[i]), many, DL_N(many)))
            return true;
    return false;
}

/* "cut off support to Norland and Peru has left": do trees join clauses by the "and" at
 * token AT? */
static bool joins_clauses(const struct event_work *w, uint32_t at) {
    if (!w->clauses->at || w->trees->at[at].rel != DL_REL_CC) return false;
    uint32_t verb = w->trees->at[at].head;
    uint32_t first = verb == DL_NONE ? DL_NONE : w->trees->at[verb].head;
    return first != DL_NONE && first < at && at < verb &&
           w->trees->at[verb].rel == DL_REL_CONJ && verb_at(w, verb) &&
           verb_at(w, first) && !is_of_both(w, verb);
}

/* "shelled Norland and the army fled": is OTHER the subject of a verb behind it? Of "met
 * Holm and Berg joined them" Berg is there too. */
static bool does_next(const struct event_work *w, uint32_t m, uint32_t other) {
    static const char *const joins[] = { "joined", "joins" };
    if (!w->clauses->at) return false;
    uint32_t head = w->mentions->list.at[other].head, verb = w->trees->at[head].head;
    if (w->trees->at[head].rel != DL_REL_NSUBJ || verb == DL_NONE || verb < head ||
        !verb_at(w, verb) || is_among(w, verb, joins, DL_N(joins)))
        return false;
    for (uint32_t at = w->mentions->list.at[m].head; at != DL_NONE && at < verb;
         at = w->trees->at[at].head)
        if (w->trees->at[at].rel == DL_REL_OBJ || w->trees->at[at].rel == DL_REL_OBL)
            return verb_at(w, w->trees->at[at].head) != NULL;
    return false;
}

uint32_t left_joined(const struct event_work *w, uint32_t m, uint32_t first,
                     bool commas) {
    const dl_mention *mention = &w->mentions->list.at[m];
    uint32_t at = mention->title_n && mention->title_first < mention->first
                      ? mention->title_first
                      : mention->first;
    bool joined = false, by_and = false;
    for (int steps = 0; at > first && steps < 4; steps++) {
        at--;
        uint32_t other = w->order.mention_at[at];
        if (other != DL_NONE && other != m)
            return joined && (by_and || !is_in_office_of(w, other, m)) ? other : DL_NONE;
        dl_str s = dl_token_str(w->doc, &w->text->tokens.at[at]);
        if (is_and(s) && joins_clauses(w, at)) return DL_NONE;
        by_and |= is_and(s);
        if (is_and(s) || (commas && dl_str_is(s, ","))) {
            joined = true;
            continue;
        }
        if (!dl_str_is(s, "the") && !dl_str_is(s, "both")) return DL_NONE;
    }
    return DL_NONE;
}

/* The mention that begins at token AT, title included; DL_NONE: none. */
static uint32_t mention_from(const struct event_work *w, uint32_t at, uint32_t end) {
    for (uint32_t to = at; to < end && to < at + TITLE_REACH; to++) {
        uint32_t m = w->order.mention_at[to];
        if (m == DL_NONE) continue;
        /* "Shell" of "Shell director Ann Berg" is her */
        if (w->title_at[w->mentions->list.at[m].head])
            m = w->title_at[w->mentions->list.at[m].head] - 1;
        const dl_mention *mention = &w->mentions->list.at[m];
        /* "Deputy Norlandic Trade Minister Berg": the title may be read in part */
        bool titled = mention->title_n && mention->title_first <= to;
        for (uint32_t i = at; titled && i < mention->title_first; i++)
            titled = w->text->tokens.at[i].flags & DL_CAPITAL;
        return to == at || titled ? m : DL_NONE;
    }
    return DL_NONE;
}

/* "Anna Berg, Prime Minister of Norway": what M, a name, is rather than another beside. */
static bool is_office_of(const struct event_work *w, uint32_t m, uint32_t other) {
    const dl_mention *name = &w->mentions->list.at[m];
    const dl_mention *office = &w->mentions->list.at[other];
    uint32_t before = office->first > 0 ? office->first - 1 : 0;
    return name->form == DL_FORM_NAME && name->kind == DL_ACTOR_PERSON &&
           office->form == DL_FORM_NOMINAL && !office->plural &&
           !dl_order_in(&w->order, before, w->determiner) &&
           !dl_order_in(&w->order, office->first, w->determiner);
}

/* Of "the bank's (BB) director Karl Holm" he, if M is the bank; else M. */
static uint32_t owned_by(const struct event_work *w, uint32_t m, uint32_t end) {
    const dl_mention *owner = &w->mentions->list.at[m];
    uint32_t first = owner->first + owner->n;
    if (!dl_order_possessor(&w->order, owner)) return m;
    for (uint32_t at = first; at < end && at < first + OWNED_REACH; at++) {
        uint32_t other = w->order.mention_at[at];
        if (other == DL_NONE || other == m) continue;
        const dl_mention *person = &w->mentions->list.at[other];
        if (person->form == DL_FORM_NAME && person->kind == DL_ACTOR_PERSON) return other;
    }
    return m;
}

uint32_t right_joined(const struct event_work *w, uint32_t m, uint32_t end,
                      bool *by_and) {
    const dl_mention *mention = &w->mentions->list.at[m];
    bool joined = false;
    *by_and = false;
    for (uint32_t at = mention->first + mention->n, steps = 0; at < end && steps < 4;
         at++, steps++) {
        uint32_t other = mention_from(w, at, end);
        if (other != DL_NONE && other != m)
            return joined && (*by_and || !is_office_of(w, m, other)) &&
                           !does_next(w, m, other)
                       ? owned_by(w, other, end)
                       : DL_NONE;
        dl_str s = dl_token_str(w->doc, &w->text->tokens.at[at]);
        if (is_and(s))
            joined = *by_and = true;
        else if (dl_str_is(s, ",") && !joined)
            joined = true;
        else if (!dl_str_is(s, "the"))
            return DL_NONE;
    }
    return DL_NONE;
}

bool is_of_later_verb(const struct event_work *w, uint32_t m, uint32_t end, bool doer) {
    enum { STEPS = 4 };
    static const char *const other[] = { "after",     "before", "since",
                                         "following", "over",   "despite" };
    uint32_t at = w->clauses->at ? w->mentions->list.at[m].head : DL_NONE;
    uint8_t rel = DL_REL_OBL_AGENT;
    for (int steps = 0; steps < STEPS && at != DL_NONE && at >= end; steps++) {
        const dl_clause *c = verb_at(w, at);
        bool joined = w->trees->at[at].rel == DL_REL_CONJ;
        if (c) return doer ? !joined && rel == DL_REL_OBL_AGENT : joined;
        /* "was jailed after protests by students", but "was killed in a raid by rebels" */
        if (doer && steps && rel == DL_REL_NMOD && clause_at(w, at) &&
            has_link(w, at, other, DL_N(other)))
            return true;
        rel = w->trees->at[at].rel;
        at = w->trees->at[at].head;
    }
    return false;
}

bool is_of_other_deed(const struct event_work *w, uint32_t m, uint32_t end,
                      fill_kind fill) {
    uint32_t of = w->trees->at[w->mentions->list.at[m].head].head;
    const dl_clause *deed = of == DL_NONE || of < end ? NULL : clause_at(w, of);
    const dl_clause *own = clause_at(w, end - 1);
    if (!deed || deed->kind != DL_CLAUSE_DEED) return false;
    if (fill == FILL_OF) return true;
    if ((fill != FILL_ON && fill != FILL_AGAINST) || !own || own->kind != DL_CLAUSE_DEED)
        return false;
    /* "the threat of sanctions on Peru", "raids and attacks on it" */
    uint8_t rel = w->trees->at[of].rel;
    uint32_t above = w->trees->at[of].head, trigger = end - 1;
    if (w->trees->at[trigger].rel == DL_REL_CONJ && above == w->trees->at[trigger].head)
        above = trigger; /* "the threat and imposition of sanctions" */
    return above != trigger || (rel != DL_REL_NMOD && rel != DL_REL_CONJ);
}
