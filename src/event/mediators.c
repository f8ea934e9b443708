/* mediators.c - who stands between the parties of an article's talks.
 *
 * In:  the events of an article and how it calls those it names: "Norland, which mediates",
 *      "mediators like Norland", "Norland's mediators". Out: a bit for each actor.
 * Mediators take part where a telling says so; to other tellings they are not lent, and no
 * article is about them and a party.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

typedef struct {
    const struct event_work *w;
    bool *is;
} marker;

static void mark(const marker *x, uint32_t m) {
    if (m == DL_NONE) return;
    uint32_t actor = x->w->mentions->list.at[m].actor, party = party_of(x->w, m);
    if (actor != DL_NONE) x->is[actor] = true;
    if (party != DL_NONE) x->is[party] = true;
}

/* Marks the name at HEAD and those joined to it: "Norland and Peru". */
static void mark_joined(const marker *x, uint32_t head) {
    const dl_branch *tree = x->w->trees->at;
    if (head != DL_NONE && tree[head].rel == DL_REL_CONJ) head = tree[head].head;
    if (head == DL_NONE) return;
    mark(x, head_mention(x->w, head));
    for (uint32_t at = tree[head].child; at != DL_NONE; at = tree[at].next)
        if (tree[at].rel == DL_REL_CONJ) mark(x, head_mention(x->w, at));
}

/* Those that hang on HEAD beside it: "mediators like A", "mediators A and B"; and HEAD's
 * own mention, whose actor is "A's mediators". */
static void mark_noun(const marker *x, uint32_t head) {
    const dl_branch *tree = x->w->trees->at;
    mark(x, x->w->order.mention_at[head]);
    for (uint32_t at = tree[head].child; at != DL_NONE; at = tree[at].next) {
        uint8_t rel = tree[at].rel;
        if (rel != DL_REL_APPOS && rel != DL_REL_FLAT && rel != DL_REL_NMOD &&
            rel != DL_REL_COMPOUND)
            continue;
        uint32_t word = dl_tree_child(x->w->trees, at, DL_REL_CASE);
        /* "mediators in Oslo", "mediators for Norland" */
        static const char *const as[] = { "like", "including", "such", "as" };
        bool named = word == DL_NONE || is_among(x->w, word, as, DL_N(as));
        for (uint32_t j = at; named && j != DL_NONE;) {
            mark(x, head_mention(x->w, j));
            j = j == at ? tree[at].child : tree[j].next;
            while (j != DL_NONE && tree[j].rel != DL_REL_CONJ) j = tree[j].next;
        }
    }
    /* "Norland and Peru, the mediators": the noun is set beside names */
    if (tree[head].rel == DL_REL_APPOS) mark_joined(x, tree[head].head);
}

/* The same where a comma alone sets the noun at TOKEN beside the names: trees take it for the
 * subject at times. */
static void mark_before(const marker *x, uint32_t token) {
    const struct event_work *w = x->w;
    static const char *const between[] = { "the", "two", "three", "a", "as" };
    uint32_t at = token;
    while (at > 0 && is_among(w, at - 1, between, DL_N(between))) at--;
    if (at < 2 || !is_word(w, at - 1, ",")) return;
    uint32_t m = w->order.mention_at[at - 2];
    if (m != DL_NONE && w->mentions->list.at[m].form == DL_FORM_NAME)
        mark_joined(x, w->mentions->list.at[m].head);
}

/* Norland of "Norland's role as mediator", "Norland, which weighs its role as mediator". */
static void mark_owner_of_role(const marker *x, uint32_t head) {
    static const char *const as[] = { "as" };
    const struct event_work *w = x->w;
    uint32_t noun = w->trees->at[head].head;
    if (noun == DL_NONE || !has_link(w, head, as, DL_N(as)) ||
        !dl_order_in(&w->order, noun, w->mediator_role))
        return;
    uint32_t owner = dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS);
    if (owner != DL_NONE) mark(x, w->order.mention_at[owner]);
}

/* Subjects of what mediators do, and of being one: "Norland is a mediator". */
static void mark_clause(const marker *x, const dl_clause *c) {
    uint32_t found[8];
    uint32_t n = clause_fill(x->w, c, FILL_SUBJECT, found, DL_N(found));
    for (uint32_t i = 0; i < n; i++) mark(x, found[i]);
}

/* Is TOKEN the last word of an entry of %mediator: "peace broker"? */
static bool is_mediator(const struct event_work *w, uint32_t noun, uint32_t token) {
    if (dl_order_in(&w->order, token, noun)) return true;
    return token > 0 &&
           dl_words_match(w->words, noun, &w->text->tokens.at[token - 1], 2, NULL) == 2;
}

static void mark_words(const marker *x) {
    const struct event_work *w = x->w;
    uint32_t noun = dl_words_set(w->words, DL_LIT("mediator"));
    uint32_t verb = dl_words_set(w->words, DL_LIT("mediate"));
    for (uint32_t t = 0; t < w->text->tokens.n; t++) {
        if (!w->text->tokens.at[t].word) continue;
        if (is_mediator(w, noun, t)) {
            if (w->title_at[t]) mark(x, w->title_at[t] - 1);
            mark_noun(x, t);
            mark_owner_of_role(x, t);
            mark_before(x, t);
        } else if (!dl_order_in(&w->order, t, verb)) {
            continue;
        }
        uint32_t c = w->clauses->at[t];
        if (c != DL_NONE) mark_clause(x, &w->clauses->list.at[c]);
    }
}

static bool is_marked(const marker *x, uint32_t m) {
    uint32_t party = party_of(x->w, m);
    return party != DL_NONE && x->is[party];
}

static bool has_party(const struct event_work *w, const dl_event *event, uint32_t party) {
    for (uint32_t k = 0; k < event->parts.n; k++)
        if (party_of(w, event->parts.at[k].mention) == party) return true;
    return false;
}

/* Are those of EVENT others than those of OTHER, two or more, no mediator among them? */
static bool is_between_others(const marker *x, const dl_event *event,
                              const dl_event *other) {
    uint32_t n = 0;
    for (uint32_t k = 0; k < other->parts.n; k++) {
        uint32_t m = other->parts.at[k].mention, party = party_of(x->w, m);
        if (party == DL_NONE) continue;
        if (is_marked(x, m) || has_party(x->w, event, party)) return false;
        n++;
    }
    return n > 1;
}

/* Who does together with a mediator what is between others: "Chile, Peru and Norland are
 * trying to reach a truce" where Norland mediates and two others talk. */
static void mark_company(const marker *x, const dl_event *event) {
    enum { MANY = 3 };
    const dl_events *all = x->w->out;
    bool any = false, others = false;
    if (event->parts.n < MANY || !may_be_completed(&x->w->types->list.at[event->type]))
        return;
    for (uint32_t k = 0; k < event->parts.n; k++)
        any |= is_marked(x, event->parts.at[k].mention);
    for (uint32_t i = 0; any && !others && i < all->list.n; i++)
        others = may_be_completed(&x->w->types->list.at[all->list.at[i].type]) &&
                 is_between_others(x, event, &all->list.at[i]);
    for (uint32_t k = 0; others && k < event->parts.n; k++)
        mark(x, event->parts.at[k].mention);
}

bool is_mediated(const struct event_work *w, uint32_t trigger, uint32_t end) {
    uint32_t noun = dl_words_set(w->words, DL_LIT("mediator"));
    for (uint32_t at = trigger; at < end && w->clauses->at; at++) {
        uint32_t head = w->trees->at[at].head;
        if (w->trees->at[at].rel == DL_REL_NMOD && head != DL_NONE &&
            dl_order_in(&w->order, head, noun))
            return true;
    }
    return false;
}

const bool *find_mediators(const struct event_work *w) {
    marker x = { .w = w, .is = DL_NEW_N(w->mem, bool, w->mentions->found.n + 1u) };
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *event = &w->out->list.at[i];
        int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("mediator"));
        for (uint32_t k = 0; k < event->parts.n; k++)
            if (event->parts.at[k].role == role) mark(&x, event->parts.at[k].mention);
    }
    if (w->clauses->at) mark_words(&x);
    for (uint32_t i = 0; i < w->out->list.n; i++) mark_company(&x, &w->out->list.at[i]);
    return x.is;
}
