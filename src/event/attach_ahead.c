/* attach_ahead.c - times that stand within the name of a deed or before its clause, and are that
 * deed's alone.
 *
 * In:  a time of a sentence. Out: the noun of the deed: "the bombings last year that killed
 *      12", "left before the vote in May"; or the verb: "talked until midnight and Monday, they
 *      will meet again".
 *
 * SPDX-License-Identifier: MIT */
#include "attach_tree.h"
#include "event_when.h"

enum { NAME_REACH = 10 /* tokens */ };

/* "the bombings of embassies last year that killed 12": the deed of which a relative clause
 * right behind T tells more, so that T stands within what names it; DL_NONE: none. */
static uint32_t deed_around(const struct event_work *w, const word_run *t) {
    static const char *const who[] = { "that", "which", "who" };
    uint32_t end = t->first + t->n;
    if (end >= w->text->tokens.n || !is_among(w, end, who, DL_N(who))) return DL_NONE;
    uint32_t verb = w->trees->at[end].head;
    uint8_t rel = w->trees->at[end].rel; /* not "told them on Friday that he had met" */
    if (verb == DL_NONE || w->trees->at[verb].rel != DL_REL_ACL_RELCL ||
        (rel != DL_REL_NSUBJ && rel != DL_REL_NSUBJ_PASS))
        return DL_NONE;
    uint32_t noun = w->trees->at[verb].head;
    if (noun != DL_NONE && noun < t->first) return is_deed(w, noun) ? noun : DL_NONE;
    /* trees let "year" kill as well */
    for (uint32_t at = t->first, steps = 0; at > 0 && steps < NAME_REACH; steps++) {
        const dl_clause *c = clause_at(w, --at);
        if (c && c->kind == DL_CLAUSE_DEED) return at;
        if (c) return DL_NONE;
    }
    return DL_NONE;
}

uint32_t verb_opened(const struct event_work *w, const word_run *t) {
    uint32_t link = t->first - 1, at = t->first + t->n + 1; /* where its subject begins */
    if (!w->clauses->at || t->n != 1 || t->first < 3 || at >= w->text->tokens.n)
        return DL_NONE;
    if (is_word(w, link, "on")) link--;
    if (!is_word(w, link, "and") || dl_order_in(&w->order, link - 1, w->weekday) ||
        !is_word(w, at - 1, ",") || is_word(w, at, "and"))
        return DL_NONE;
    for (int steps = 0; steps < MAX_STEPS && at + 1 < w->text->tokens.n; steps++, at++)
        if (w->trees->at[at].rel == DL_REL_NSUBJ)
            return is_word(w, at + 1, "will") ? w->trees->at[at].head : DL_NONE;
    return DL_NONE;
}

/* "The next round of the talks of Peru and three states - Norway, Chile and Cuba - on a pact is
 * set for May": the deed that opens the clause of "is set for" before T, however long its name, of
 * which trees lose sight; DL_NONE: none. */
static uint32_t deed_slated(const struct event_work *w, const word_run *t) {
    static const char *const be[] = { "is", "are", "was", "were" };
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, t->first)];
    uint32_t at = t->first, first = s->first;
    while (at > first && dl_order_in(&w->order, at - 1, w->order.sets.preposition)) at--;
    if (at < first + 2 || at == t->first ||
        !dl_order_in(&w->order, at - 1, w->fixed_for) ||
        !is_among(w, at - 2, be, DL_N(be)))
        return DL_NONE;
    for (uint32_t k = first; k + 2 < at; k++) {
        const dl_clause *c = clause_at(w, k);
        if (c && c->kind == DL_CLAUSE_VERB && c->form == DL_FINITE &&
            c->function != DL_REL_ACL_RELCL)
            first = k + 1;
    }
    for (uint32_t k = first; k + 2 < at; k++) {
        const dl_clause *c = clause_at(w, k);
        if (w->trigger_at[k] && (!c || c->kind == DL_CLAUSE_DEED) &&
            dl_tree_child(w->trees, k, DL_REL_CASE) == DL_NONE)
            return k;
    }
    return DL_NONE;
}

uint32_t deed_ahead(const struct event_work *w, const word_run *t) {
    static const char *const since[] = { "since" }; /* "since the vote in May" */
    uint32_t around = deed_around(w, t);
    if (around == DL_NONE) around = verb_opened(w, t);
    if (around == DL_NONE) around = deed_slated(w, t);
    if (around != DL_NONE) return around;
    uint32_t at = t->first;
    while (at > 0 && dl_order_in(&w->order, at - 1, w->order.sets.preposition)) at--;
    if (at == 0) return DL_NONE;
    bool ahead = true;
    if (at == t->first) { /* "came ahead of the vote next month" */
        owners o = owners_of(w, t);
        ahead = o.n && is_ahead_of(w, o.at[o.n - 1], t);
    }
    for (int steps = 0; steps < MAX_STEPS && at > 0; steps++) {
        uint32_t noun = steps ? w->trees->at[at].head : at - 1;
        if (noun == DL_NONE || noun >= t->first) return DL_NONE;
        uint32_t above = w->trees->at[noun].head;
        if (is_deed(w, noun) && above != DL_NONE &&
            dl_order_in(&w->order, above, w->speaking))
            return DL_NONE; /* "speaking before the council on Monday": to it */
        if (is_deed(w, noun) && w->trigger_at[noun] &&
            has_case(w, noun, since, DL_N(since)))
            return noun;
        if (is_deed(w, noun) && ahead &&
            (linked_by(w, noun, w->ahead_of) ||
             dl_order_in(&w->order, above, w->ahead_of)))
            return noun;
        uint8_t rel = w->trees->at[noun].rel;
        if (rel != DL_REL_NMOD && rel != DL_REL_NMOD_POSS && rel != DL_REL_COMPOUND &&
            rel != DL_REL_FLAT && rel != DL_REL_CONJ)
            return DL_NONE;
        at = noun;
    }
    return DL_NONE;
}
