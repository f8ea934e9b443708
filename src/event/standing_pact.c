/* standing_pact.c - which pacts there are, whoever wants what of them.
 *
 * In:  a noun that names an agreement or a truce, with what stands around it. Out: whether
 *      it is told of as there: named, dated, kept, had, owned, judged, made.
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

/* "the 2015 deal", "the July 1986 pact". */
static bool is_year(const struct event_work *w, uint32_t token) {
    const dl_token *t = &w->text->tokens.at[token];
    dl_str s = dl_token_str(w->doc, t);
    return t->kind == DL_NUMBER && t->len == 4 &&
           (dl_str_starts(s, "19") || dl_str_starts(s, "20"));
}

/* "the Geneva accords": a word with a capital that is no party of it. */
static bool is_its_name(const struct event_work *w, uint32_t token) {
    uint32_t m = w->order.mention_at[token];
    uint8_t kind = m == DL_NONE ? DL_ACTOR_UNKNOWN : w->mentions->list.at[m].kind;
    if (kind != DL_ACTOR_UNKNOWN) return kind == DL_ACTOR_PLACE;
    return w->trees->at[token].pos == DL_POS_PROPN &&
           w->text->tokens.at[token].flags & DL_CAPITAL;
}

/* "the accord", "their accord". */
bool has_definite(const struct event_work *w, uint32_t noun) {
    return is_definite(w, noun) ||
           dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS) != DL_NONE;
}

static bool is_named_or_dated(const struct event_work *w, uint32_t noun) {
    bool definite = has_definite(w, noun);
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        if (is_year(w, at)) return true;
        if (definite && (rel == DL_REL_COMPOUND || rel == DL_REL_AMOD) &&
            is_its_name(w, at))
            return true;
    }
    return false;
}

/* Before a pact: whichever there may be. */
static const char *const of_any[] = { "any", "no", "every" };

/* "violated the accord", "hailed a deal", "abide by the treaty", "under the accord". */
static bool is_kept(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "by", "with", "to" };
    static const char *const kept_links[] = { "of", "with", "to" };
    static const char *const under[] = { "under" };
    uint8_t rel = w->trees->at[noun].rel;
    uint32_t verb = w->trees->at[noun].head;
    const dl_clause *c = verb == DL_NONE ? NULL : clause_at(w, verb);
    if (rel == DL_REL_NMOD && dl_order_in(&w->order, verb, w->pact_part))
        return has_link(w, noun, kept_links, DL_N(kept_links));
    /* "was blocked under a treaty", "acts under the treaty" */
    bool past = c && c->tense == DL_TENSE_PAST && c->modality == DL_MODALITY_NONE;
    if (rel == DL_REL_OBL && (past || has_definite(w, noun)) &&
        has_link(w, noun, under, DL_N(under)))
        return true;
    if (!c || c->kind != DL_CLAUSE_VERB || !dl_order_in(&w->order, c->predicate, w->kept))
        return false;
    if (rel != DL_REL_OBJ && rel != DL_REL_NSUBJ_PASS &&
        !(rel == DL_REL_OBL && has_link(w, noun, links, DL_N(links))))
        return false;
    bool real = c->modality == DL_MODALITY_NONE && c->tense != DL_TENSE_FUTURE &&
                !(c->flags & DL_CONDITION) && c->form == DL_FINITE;
    /* "denied breaking a pact", "failure to honour a deal": nobody could without one */
    bool bound =
        dl_order_in(&w->order, c->predicate, w->keeps_pact) &&
        !is_among(w, dl_tree_child(w->trees, noun, DL_REL_DET), of_any, DL_N(of_any));
    return real || bound || has_definite(w, noun);
}

/* "under an accord signed in Accra", "the truce agreed last week will be watched": it was made
 * before what the clause around it tells. */
bool is_made(const struct event_work *w, uint32_t noun) {
    static const char *const toward[] = { "to", "for", "toward", "towards" };
    uint8_t rel = w->trees->at[noun].rel;
    bool within = (rel == DL_REL_OBL || rel == DL_REL_NMOD) &&
                  !has_link(w, noun, toward, DL_N(toward));
    bool known = (rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS || rel == DL_REL_OBJ) &&
                 has_definite(w, noun);
    uint32_t verb = dl_tree_child(w->trees, noun, DL_REL_ACL);
    if (verb != DL_NONE && verb > noun && dl_order_in(&w->order, verb, w->pact_made) &&
        is_dated_past(w, verb))
        return true; /* "a pact signed last month has been rejected" */
    if (!within && !known) return false;
    if (is_among(w, dl_tree_child(w->trees, noun, DL_REL_DET), of_any, DL_N(of_any)))
        return false;
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        const dl_clause *c = clause_at(w, at);
        if (at > noun && c && w->trees->at[at].rel == DL_REL_ACL &&
            c->form == DL_PARTICIPLE && dl_order_in(&w->order, at, w->pact_made))
            return true;
    }
    return false;
}

/* "an earlier announced deal", "the existing truce". */
static bool is_there(const struct event_work *w, uint32_t noun) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_AMOD &&
            dl_order_in(&w->order, at, w->pact_there))
            return true;
    return false;
}

/* "Norland has a trade pact with Sundria". */
static bool is_had(const struct event_work *w, uint32_t noun) {
    static const char *const have[] = { "have", "has", "had" };
    uint32_t verb = w->trees->at[noun].head;
    const dl_clause *c = clause_at(w, verb);
    return c && w->trees->at[noun].rel == DL_REL_OBJ &&
           is_among(w, verb, have, DL_N(have)) && c->kind == DL_CLAUSE_VERB &&
           c->form == DL_FINITE && c->modality == DL_MODALITY_NONE &&
           c->tense != DL_TENSE_FUTURE && !(c->flags & (DL_NEGATED | DL_CONDITION));
}

/* "the accord obliges Norland to pay", "the deal covers wheat": what it says, it says because
 * it is there; but "the deal hinges on wheat", "the deal would oblige them". */
static bool is_in_words(const struct event_work *w, uint32_t noun) {
    uint32_t verb = w->trees->at[noun].head;
    const dl_clause *c = clause_at(w, verb);
    return c && w->trees->at[noun].rel == DL_REL_NSUBJ && has_definite(w, noun) &&
           dl_order_in(&w->order, verb, w->pact_says) && c->kind == DL_CLAUSE_VERB &&
           c->form == DL_FINITE && c->modality == DL_MODALITY_NONE &&
           c->tense != DL_TENSE_FUTURE && !(c->flags & DL_CONDITION);
}

/* "their accord", "the company's labour pact", "the amended pact": somebody has it, or it is
 * of some age; but "seeks its deal". */
static bool is_owned(const struct event_work *w, uint32_t noun) {
    unsigned above = 0;
    uint32_t verb = w->trees->at[noun].head;
    if (w->trees->at[noun].rel == DL_REL_OBJ) status_words(w, verb, &above);
    if (above || is_word(w, noun, "compromise") ||
        is_word(w, noun > 0 ? noun - 1 : DL_NONE, "draft"))
        return false;
    if (dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS) != DL_NONE) return true;
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_AMOD && dl_order_in(&w->order, at, w->aged))
            return true;
    return false;
}

/* "the deal is flawed", "the accord was a mistake"; but "the deal is close". */
static bool is_judged(const struct event_work *w, uint32_t noun) {
    uint32_t word = w->trees->at[noun].head;
    const dl_clause *c = clause_at(w, word);
    unsigned own = 0;
    if (!c || w->trees->at[noun].rel != DL_REL_NSUBJ || !is_definite(w, noun) ||
        (c->kind != DL_CLAUSE_ADJECTIVE && c->kind != DL_CLAUSE_NAME) ||
        c->modality != DL_MODALITY_NONE || c->tense == DL_TENSE_FUTURE ||
        c->tense == DL_TENSE_NONE || c->flags & (DL_NEGATED | DL_CONDITION))
        return false;
    status_words(w, word, &own);
    return !own && !dl_order_in(&w->order, word, w->undecided);
}

/* "fell following the accord", "despite the deal", "went home after accords with". */
static bool is_followed(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "following", "since", "despite", "citing" };
    static const char *const after[] = { "after" };
    uint8_t rel = w->trees->at[noun].rel;
    if (rel != DL_REL_OBL && rel != DL_REL_NMOD) return false;
    const dl_clause *c = clause_at(w, w->trees->at[noun].head);
    bool past = c && c->kind == DL_CLAUSE_VERB && c->tense == DL_TENSE_PAST &&
                c->modality == DL_MODALITY_NONE && !(c->flags & DL_NEGATED);
    return has_link(w, noun, links, DL_N(links)) ||
           (past && has_link(w, noun, after, DL_N(after)));
}

/* "The agreement between Norland and Sundria makes no one rich", "details of the merger accord with
 * the bank": one that is known by its parties; but "the deal with Norland is near", "the adoption
 * of the deal with Norland", "hopes for the deal with Norland". */
static bool is_known_by_parties(const struct event_work *w, uint32_t noun) {
    static const char *const sides[] = { "between", "with" };
    static const char *const toward[] = { "for", "to", "toward", "towards" };
    unsigned above = 0;
    uint32_t head = w->trees->at[noun].head;
    uint8_t rel = w->trees->at[noun].rel;
    const dl_clause *c = head == DL_NONE ? NULL : clause_at(w, head);
    bool subject = rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS;
    if (head == DL_NONE || !is_definite(w, noun) || (c && c->kind == DL_CLAUSE_DEED) ||
        !dl_order_in(&w->order, noun, w->pact) ||
        has_link(w, noun, toward, DL_N(toward)) ||
        (subject && dl_tree_child(w->trees, head, DL_REL_OBJ) == DL_NONE))
        return false;
    status_words(w, head, &above);
    for (uint32_t at = w->trees->at[noun].child; !above && at != DL_NONE;
         at = w->trees->at[at].next)
        if (at > noun && w->trees->at[at].rel == DL_REL_NMOD &&
            has_link(w, at, sides, DL_N(sides)))
            return true;
    return false;
}

/* Is there what NOUN names, whoever wants what of it? */
bool stands(const struct event_work *w, uint32_t noun) {
    unsigned own = 0;
    uint32_t verb = w->trees->at[noun].head;
    if (verb != DL_NONE && w->trees->at[noun].rel != DL_REL_NSUBJ && happens(w, verb))
        return false; /* "sign the Geneva accord" */
    static const char *const these[] = { "this", "these" };
    look_at_modifiers(w, noun, &own);
    if (is_among(w, dl_tree_child(w->trees, noun, DL_REL_DET), these, DL_N(these)))
        return !own;
    if (!own && (is_named_or_dated(w, noun) || is_kept(w, noun) || is_had(w, noun) ||
                 is_in_words(w, noun) || is_owned(w, noun) || is_judged(w, noun) ||
                 is_followed(w, noun) || is_known_by_parties(w, noun)))
        return true;
    return !(own & ~(1u << HINT_ONGOING)) && (is_made(w, noun) || is_there(w, noun));
}
