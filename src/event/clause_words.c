/* clause_words.c - the words that a clause says of something: what is demanded, agreed, refused.
 *
 * In:  a trigger, its clause and what is asked for (an object, a complement, a pact).
 * Out: a run of tokens, without the preposition before it and marks at its ends.
 * Trees hang more on a phrase than belongs to it: other clauses, and the very verb that it
 * is said of, are left out; a purpose that hangs on the verb is taken in.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

/* Is it another clause that CHILD opens, beside that of its head: ", but they refused"? */
static bool opens_clause(const struct event_work *w, uint32_t child) {
    const dl_branch *b = &w->trees->at[child];
    if (b->rel == DL_REL_PARATAXIS) return true;
    return b->rel == DL_REL_CONJ && (b->pos == DL_POS_VERB || b->pos == DL_POS_AUX) &&
           (dl_tree_child(w->trees, child, DL_REL_NSUBJ) != DL_NONE ||
            w->trees->at[b->head].pos != DL_POS_VERB);
}

/* The last token of what hangs on HEAD, other clauses aside. */
static uint32_t last_below(const struct event_work *w, uint32_t head) {
    uint32_t last = head;
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        if (at < head) continue;
        if (opens_clause(w, at)) break;
        last = last_below(w, at);
    }
    return last;
}

/* "a treaty that he had rejected": the treaty alone is what VERB is about. */
static void cut_before(const struct event_work *w, uint32_t head, uint32_t verb,
                       uint32_t from, uint32_t *to) {
    if (verb <= head || verb >= *to) return;
    uint32_t at = verb, first, last;
    while (at != DL_NONE && w->trees->at[at].head != head) at = w->trees->at[at].head;
    if (at == DL_NONE) return;
    dl_tree_extent(w->trees, at, &first, &last);
    if (first > head) *to = first;
    while (*to > from && w->text->tokens.at[*to - 1].kind == DL_PUNCT) --*to;
}

/* Everything that hangs on HEAD, without the preposition before it and marks at its ends. */
static void words_below(const struct event_work *w, uint32_t head, uint32_t *from,
                        uint32_t *to) {
    static const char *const marks[] = { "on",   "about", "for",  "against", "in",  "of",
                                         "over", "from",  "with", "at",      "into" };
    uint32_t last;
    dl_tree_extent(w->trees, head, from, &last);
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel; /* "on keeping the strait" */
        if (at == *from && (rel == DL_REL_CASE ||
                            (rel == DL_REL_MARK && is_among(w, at, marks, DL_N(marks)))))
            *from = at + 1;
    }
    while (*from < head && w->text->tokens.at[*from].kind == DL_PUNCT) ++*from;
    *to = last_below(w, head) + 1;
    while (*to > *from && w->text->tokens.at[*to - 1].kind == DL_PUNCT) --*to;
}

/* "called for a law to cut taxes": what it is for goes on behind it, wherever it hangs. */
static void add_purpose(const struct event_work *w, const dl_clause *c, uint32_t *to) {
    if (*to >= w->text->tokens.n || !is_word(w, *to, "to")) return;
    uint32_t verb = w->trees->at[*to].head;
    if (verb == DL_NONE || verb < *to || w->trees->at[*to].rel != DL_REL_MARK ||
        w->trees->at[verb].head != c->predicate)
        return;
    *to = last_below(w, verb) + 1;
}

/* Where the phrase of a pact begins, its owner and "no" aside; *KIND: it says of what kind it
 * is ("a trade deal"), not only whose ("the Norland deal"). */
static uint32_t pact_begin(const struct event_work *w, uint32_t head, bool *kind) {
    static const char *const no[] = { "no", "any" };
    uint32_t from = head;
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE && at < head;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        bool describes = rel == DL_REL_AMOD || rel == DL_REL_COMPOUND ||
                         rel == DL_REL_NUMMOD || rel == DL_REL_NMOD_DESC;
        if (rel == DL_REL_NMOD_POSS) {
            from = head;
            continue;
        }
        if (!describes && (rel != DL_REL_DET || is_among(w, at, no, DL_N(no)))) continue;
        uint32_t first, last;
        dl_tree_extent(w->trees, at, &first, &last);
        if (first < from) from = first;
        *kind |= describes && w->order.mention_at[at] == DL_NONE;
    }
    return from;
}

/* "a deal on fishing with Norland" is one on fishing; "an agreement" alone says nothing. */
static bool pact_words(const struct event_work *w, const dl_clause *c, uint32_t *from,
                       uint32_t *to) {
    static const char *const on[] = { "on", "about", "over",  "for",
                                      "to", "that",  "which", "under" };
    bool kind = false;
    uint32_t head =
        c->kind == DL_CLAUSE_DEED ? c->predicate : clause_head(w, c, FILL_OBJECT);
    if (head == DL_NONE || dl_sentence_of(w->text, head) != c->sentence) return false;
    words_below(w, head, from, to);
    *from = pact_begin(w, head, &kind);
    cut_before(w, head, c->predicate, *from, to);
    if (head + 1 >= *to || !is_among(w, head + 1, on, DL_N(on))) *to = head + 1;
    return *to > head + 1 || kind;
}

bool clause_words(const struct event_work *w, fill_kind fill, uint32_t trigger,
                  uint32_t end, uint32_t *from, uint32_t *to) {
    static const fill_kind contents[] = { FILL_COMPLEMENT, FILL_INFINITIVE, FILL_OBJECT };
    for (uint32_t at = trigger; at < end && w->clauses->at; at++) {
        if (w->clauses->at[at] == DL_NONE) continue;
        const dl_clause *c = &w->clauses->list.at[w->clauses->at[at]];
        uint32_t head = DL_NONE;
        if (fill == FILL_PACT) {
            if (pact_words(w, c, from, to)) return true;
            continue;
        }
        for (size_t i = 0; fill == FILL_CONTENT && i < DL_N(contents) && head == DL_NONE;
             i++)
            head = clause_head(w, c, contents[i]);
        if (fill != FILL_CONTENT) head = clause_head(w, c, fill);
        if (head == DL_NONE && fill == FILL_INFINITIVE && c->kind == DL_CLAUSE_DEED) {
            /* "repeated the call on them to stop": it hangs on the light verb */
            const dl_clause *light = clause_partner(w, c);
            if (light) head = clause_head(w, light, fill);
        }
        if (head == DL_NONE || dl_sentence_of(w->text, head) != c->sentence) continue;
        words_below(w, head, from, to);
        cut_before(w, head, c->predicate, *from, to);
        if (fill != FILL_INFINITIVE && fill != FILL_COMPLEMENT) add_purpose(w, c, to);
        if (c->under == head && at > head) { /* "a charge that they denied" */
            uint32_t last;
            dl_tree_extent(w->trees, at, to, &last);
        }
        if (*to > *from) return true;
    }
    return false;
}

uint32_t clause_stop(const struct event_work *w, const dl_event *event, uint32_t end) {
    uint32_t first = dl_token_from(w->text, event->trigger.off);
    uint32_t last = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (uint32_t t = first; t < last && w->clauses->at; t++) {
        if (w->clauses->at[t] == DL_NONE) continue;
        for (uint32_t at = w->trees->at[t].child; at != DL_NONE;
             at = w->trees->at[at].next) {
            uint32_t from, to;
            if (at < last || !opens_clause(w, at)) continue;
            dl_tree_extent(w->trees, at, &from, &to);
            if (from >= last && from < end) end = from;
        }
    }
    return end;
}
