/* parties.c - between whom talks are, by clauses: talks, deals and truces.
 *
 * In:  the trigger of such an event, which may be the noun ("talks"), a verb with the noun
 *      as its subject or object ("talks ended", "signed a deal"), or a verb of meeting.
 * Out: the mentions of those between whom it is. "Between A and B" says all; else whoever
 * does it, owns it, stands behind "with" or before the noun as its modifier, takes part.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

enum { MAX_CLAUSES = 6 }; /* that tell one event together */

typedef struct {
    const dl_clause *at[MAX_CLAUSES];
    uint32_t n;
} clause_set;

static void add_clause(clause_set *set, const dl_clause *c) {
    for (uint32_t i = 0; i < set->n; i++)
        if (set->at[i] == c) return;
    if (c && set->n < MAX_CLAUSES) set->at[set->n++] = c;
}

/* "Discussed the Norland response", "negotiate the release of captives": is the deed at TOKEN
 * only what they talk of, or an event of another kind? */
static bool is_matter(const struct event_work *w, const dl_clause *verb, uint32_t token) {
    uint32_t told = w->trigger_at[token];
    return dl_order_in(&w->order, verb->predicate, w->discusses) ||
           (told &&
            !may_be_completed(&w->types->list.at[w->out->list.at[told - 1].type]));
}

/* "Agreed to a truce with Norland", "on a pact with Chile": is A, of clause C, what is agreed? */
static bool is_agreed_to(const struct event_work *w, const dl_clause *c,
                         const dl_argument *a) {
    static const char *const verbs[] = { "agree", "agrees", "agreed", "agreeing" };
    static const char *const to[] = { "to", "on", "upon" };
    const dl_clause *deed = clause_at(w, a->head);
    return a->function == DL_FUNCTION_OBLIQUE && a->word != DL_NONE && deed &&
           clause_head(w, deed, FILL_WITH) != DL_NONE &&
           is_among(w, c->predicate, verbs, DL_N(verbs)) &&
           is_among(w, a->word, to, DL_N(to)) &&
           (dl_order_in(&w->order, a->head, w->pact) ||
            dl_order_in(&w->order, a->head, w->cease_fire));
}

/* The nouns of deeds that clause C has as subject or object: "the truce was extended". */
static void add_deeds(const struct event_work *w, clause_set *set, const dl_clause *c) {
    if (c->kind == DL_CLAUSE_DEED) return;
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &w->clauses->arguments.at[i];
        const dl_clause *deed = clause_at(w, a->head);
        bool core =
            a->function == DL_FUNCTION_SUBJECT || a->function == DL_FUNCTION_OBJECT;
        if ((core || is_agreed_to(w, c, a)) && !a->filled && deed &&
            deed->kind == DL_CLAUSE_DEED && !is_matter(w, c, a->head))
            add_clause(set, deed);
    }
}

/* Are these talks within a state: "intra-Norwegian"? M is the state's mention. */
static bool is_within(const struct event_work *w, uint32_t m) {
    static const char *const all[] = { "all", "ALL" };
    uint32_t first = w->mentions->list.at[m].first;
    if (first < 2 || !is_word(w, first - 1, "-")) return false;
    return dl_order_in(&w->order, first - 2, w->within_state) ||
           is_among(w, first - 2, all, DL_N(all));
}

bool is_internal(const struct event_work *w, const dl_event *event) {
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (is_within(w, event->parts.at[i].mention)) return true;
    return false;
}

/* May mention M before a noun of talks be a party of them? */
static bool is_party_before(const struct event_work *w, uint32_t m) {
    if (m == DL_NONE || w->mentions->list.at[m].form != DL_FORM_NAME) return false;
    uint8_t kind = w->mentions->list.at[m].kind;
    return kind == DL_ACTOR_COUNTRY || kind == DL_ACTOR_ARMED_GROUP ||
           kind == DL_ACTOR_PARTY;
}

/* The other party of "Norway-Chile talks", whose head is Norway's, at HEAD: parsers take the two
 * for one name; DL_NONE: there is none. */
static uint32_t paired_with(const struct event_work *w, uint32_t head) {
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint32_t m = w->order.mention_at[at];
        if (at > head + 1 && w->trees->at[at].rel == DL_REL_FLAT &&
            is_word(w, at - 1, "-") && m != w->order.mention_at[head] &&
            is_party_before(w, m))
            return m;
    }
    return DL_NONE;
}

/* Those before a noun of talks: "Norwegian-Chilean talks". */
static uint32_t add_modifiers(const struct event_work *w, const dl_clause *c,
                              uint32_t *out, uint32_t n, uint32_t max) {
    uint32_t head, at = 0, before = n, states = 0;
    if (c->kind != DL_CLAUSE_DEED) return n;
    while (n < max && (head = clause_next(w, c, FILL_MODIFIER, &at)) != DL_NONE) {
        uint32_t m = w->order.mention_at[head], other = paired_with(w, head);
        if (!is_party_before(w, m)) continue;
        out[n++] = m;
        if (other != DL_NONE && n < max) out[n++] = other;
        states += w->mentions->list.at[m].kind == DL_ACTOR_COUNTRY && !is_within(w, m);
    }
    /* "the Norway talks" are held there */
    return n == before + 1 && states ? before : n;
}

/* Who does what a verb tells of "in talks with", "during a meeting with": the subject. */
static uint32_t add_above(const struct event_work *w, const dl_clause *c, uint32_t *out,
                          uint32_t n, uint32_t max) {
    static const fill_kind ways[] = { FILL_IN, FILL_AT, FILL_FROM, FILL_INTO };
    const dl_clause *verb = c->kind == DL_CLAUSE_DEED ? clause_at(w, c->under) : NULL;
    if (!verb || verb->kind != DL_CLAUSE_VERB) return n;
    for (size_t i = 0; i < DL_N(ways); i++) {
        uint32_t head, at = 0;
        while ((head = clause_next(w, verb, ways[i], &at)) != DL_NONE)
            if (head == c->predicate)
                return n + clause_fill(w, verb, FILL_SUBJECT, out + n, max - n);
    }
    return n;
}

/* "The talks that they held": the verb that has the deed at TOKEN as its object. */
static const dl_clause *held_in(const struct event_work *w, uint32_t token) {
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_ACL_RELCL &&
            dl_order_in(&w->order, at, w->holds) &&
            dl_tree_child(w->trees, at, DL_REL_NSUBJ) != DL_NONE)
            return clause_at(w, at);
    return NULL;
}

/* "The talks, which resume between Norland and Sundria": the clause behind the deed at TOKEN
 * that says between whom it is. */
static const dl_clause *told_between(const struct event_work *w, uint32_t token) {
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        const dl_clause *c =
            w->trees->at[at].rel == DL_REL_ACL_RELCL ? clause_at(w, at) : NULL;
        uint32_t found;
        if (c && clause_fill(w, c, FILL_BETWEEN, &found, 1)) return c;
    }
    return NULL;
}

/* "Talks involving Norland and Sundria", "the talks involved them": the clause at the deed at TOKEN
 * whose object says between whom it is. */
static const dl_clause *involving(const struct event_work *w, uint32_t token) {
    enum { BEHIND = 2 }; /* of these */
    static const char *const words[] = { "involving", "grouping", "involve", "involves",
                                         "involved" };
    uint32_t verb = w->trees->at[token].head;
    if (w->trees->at[token].rel == DL_REL_NSUBJ && is_among(w, verb, words, DL_N(words)))
        return clause_at(w, verb);
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at > token && w->trees->at[at].rel == DL_REL_ACL &&
            is_among(w, at, words, BEHIND))
            return clause_at(w, at);
    return NULL;
}

/* The clauses that tell of the event whose trigger this is. */
static clause_set clauses_of(const struct event_work *w, uint32_t trigger, uint32_t end) {
    clause_set set = { .n = 0 };
    for (uint32_t at = trigger; at < end && w->clauses->at; at++) {
        const dl_clause *c = clause_at(w, at);
        if (!c) continue;
        add_clause(&set, c);
        add_clause(&set, clause_partner(w, c));
        if (c->kind == DL_CLAUSE_DEED) {
            add_clause(&set, held_in(w, at));
            add_clause(&set, told_between(w, at));
        }
        add_deeds(w, &set, c);
    }
    return set;
}

bool names_deed(const struct event_work *w, uint32_t trigger, uint32_t end) {
    clause_set set = clauses_of(w, trigger, end);
    for (uint32_t i = 0; i < set.n; i++)
        if (set.at[i]->kind == DL_CLAUSE_DEED) return true;
    return false;
}

bool names_pact(const struct event_work *w, uint32_t trigger, uint32_t end) {
    clause_set set = clauses_of(w, trigger, end);
    for (uint32_t i = 0; i < set.n; i++)
        if (dl_order_in(&w->order, set.at[i]->predicate, w->pact)) return true;
    return false;
}

uint32_t deed_parties(const struct event_work *w, fill_kind fill, uint32_t trigger,
                      uint32_t end, uint32_t *out, uint32_t max) {
    clause_set set = clauses_of(w, trigger, end);
    for (uint32_t i = 0; i < set.n; i++) {
        uint32_t n = set.at[i]->kind == DL_CLAUSE_DEED
                         ? clause_fill(w, set.at[i], fill, out, max)
                         : 0;
        if (n) return n;
    }
    return 0;
}

/* Who brokers a truce is no side of it, unless of one "with" somebody: is C, of SET, the verb of
 * that? */
static bool is_brokered(const struct event_work *w, const clause_set *set,
                        const dl_clause *c) {
    if (c->kind != DL_CLAUSE_VERB || !dl_order_in(&w->order, c->predicate, w->mediates))
        return false;
    for (uint32_t i = 0; i < set->n; i++)
        if (clause_head(w, set->at[i], FILL_WITH) != DL_NONE) return false;
    return true;
}

uint32_t clause_parties(const struct event_work *w, uint32_t trigger, uint32_t end,
                        uint32_t *out, uint32_t max) {
    static const fill_kind all[] = { FILL_BETWEEN, FILL_AMONG };
    static const fill_kind each[] = { FILL_SUBJECT, FILL_WITH, FILL_OF };
    clause_set set = clauses_of(w, trigger, end);
    uint32_t n = 0;
    for (uint32_t i = 0; i < set.n; i++)
        for (size_t k = 0; k < DL_N(all); k++)
            n += clause_fill(w, set.at[i], all[k], out + n, max - n);
    for (uint32_t i = 0; i < set.n && !n; i++) {
        const dl_clause *c =
            set.at[i]->kind == DL_CLAUSE_DEED ? involving(w, set.at[i]->predicate) : NULL;
        if (c) n = clause_fill(w, c, FILL_OBJECT, out, max);
    }
    if (n) return n;
    bool with = false;
    for (size_t k = 0; k < DL_N(each); k++)
        for (uint32_t i = 0; i < set.n; i++) {
            if (each[k] == FILL_SUBJECT && is_brokered(w, &set, set.at[i])) continue;
            uint32_t more = clause_fill(w, set.at[i], each[k], out + n, max - n);
            if (more && each[k] == FILL_WITH) with = true;
            n += more;
        }
    for (uint32_t i = 0; i < set.n; i++) {
        n = add_modifiers(w, set.at[i], out, n, max);
        if (with && n < 2) n = add_above(w, set.at[i], out, n, max);
    }
    return n;
}
