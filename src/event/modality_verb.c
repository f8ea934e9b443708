/* modality_verb.c - what a verb says of the deed that is its subject or object.
 *
 * In:  the verb's clause, the noun of the deed. Out: hints, a bit each.
 * The verb may bring the deed about or end it ("talks will resume", "cancelled the talks"),
 * or tell something else of one that is known ("the raid will not stop us").
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

bool happens(const struct event_work *w, uint32_t verb) {
    return dl_order_in(&w->order, verb, w->happens);
}

/* "Will announce the withdrawal of troops", "approved it": do they have the deed done? */
static bool decrees_deed(const struct event_work *w, const dl_clause *verb, uint8_t rel) {
    return rel == DL_REL_OBJ && dl_order_in(&w->order, verb->predicate, w->decrees);
}

/* Does "not" at a verb deny its subject or object? "Talks are not taking place", not "talks
 * are not advancing". */
static bool denies_deed(const struct event_work *w, const dl_clause *verb, uint8_t rel) {
    if (!(verb->flags & DL_NEGATED)) return false;
    return (verb->flags & DL_LIGHT && rel != DL_REL_NSUBJ) ||
           decrees_deed(w, verb, rel) || happens(w, verb->predicate);
}

/* "talks are yet to begin", "have yet to begin": they are to come. */
static bool is_yet_to(const struct event_work *w, uint32_t verb) {
    for (uint32_t at = w->trees->at[verb].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (is_word(w, at, "yet") && at + 1 < w->text->tokens.n &&
            is_word(w, at + 1, "to"))
            return true;
    return false;
}

bool is_hoped(const struct event_work *w, uint32_t token) {
    unsigned above = 0;
    if (w->trees->at[token].rel != DL_REL_CCOMP || w->trees->at[token].head == DL_NONE)
        return false;
    status_words(w, w->trees->at[token].head, &above);
    return above & 1u << HINT_POSSIBLE;
}

bool is_subject_rel(uint8_t rel) {
    return rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS || rel == DL_REL_NSUBJ_OUTER;
}

/* "the raid will not stop us", "their raid was planned in Lima": does VERB say something
 * of a deed that is known rather than that it comes? */
static bool is_of_known(const struct event_work *w, const dl_clause *verb, uint32_t noun,
                        bool subject) {
    bool known = is_definite(w, noun) ||
                 dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS) != DL_NONE;
    /* "the fighting this time would be long" */
    if (known && subject && verb->kind == DL_CLAUSE_ADJECTIVE)
        return verb->modality == DL_MODALITY_WOULD;
    if (!known || verb->kind != DL_CLAUSE_VERB) return false;
    if (dl_order_in(&w->order, verb->predicate, w->plots))
        return verb->tense == DL_TENSE_PAST && verb->form == DL_FINITE;
    return subject && !(verb->flags & DL_PASSIVE) && !happens(w, verb->predicate) &&
           dl_tree_child(w->trees, verb->predicate, DL_REL_OBJ) != DL_NONE;
}

/* "the meeting will consider a plan", "the protest called for his release": what a deed asks
 * or weighs says nothing of it; but "talks need to resume". */
static bool is_doing(const struct event_work *w, const dl_clause *verb) {
    static const char *const need[] = { "need", "needs", "needed" };
    return verb->kind == DL_CLAUSE_VERB && !(verb->flags & DL_PASSIVE) &&
           !is_among(w, verb->predicate, need, DL_N(need));
}

/* "are out of the question", "are not out of the question". */
static unsigned in_question(const struct event_work *w, const dl_clause *state) {
    static const char *const out[] = { "out" };
    if (!is_word(w, state->predicate, "question") ||
        !has_link(w, state->predicate, out, DL_N(out)))
        return 0;
    return 1u << (state->flags & DL_NEGATED ? HINT_POSSIBLE : HINT_DENIED);
}

/* "to delay the vote", as "are likely to": does the infinitive at TOKEN tell what a deed does
 * rather than that it comes? */
static bool is_of_effect(const struct event_work *w, uint32_t token) {
    return token != DL_NONE && !happens(w, token) &&
           dl_tree_child(w->trees, token, DL_REL_OBJ) != DL_NONE;
}

/* "is essential", "was a mistake": no deed. */
static bool is_state(const dl_clause *c) {
    return c->kind == DL_CLAUSE_NAME || c->kind == DL_CLAUSE_ADJECTIVE;
}

/* A verb and the noun of a deed that is its subject or object. */
typedef struct {
    const struct event_work *w;
    const dl_clause *verb;
    uint32_t noun;
    uint8_t rel; /* of the noun */
    bool subject;
} governed;

/* What the verb itself says: "cancelled the talks". */
static unsigned own_hints(const governed *g) {
    static const char *const calls[] = { "call", "calls", "called", "calling" };
    static const char *const fails[] = { "failed", "fails" };
    const struct event_work *w = g->w;
    uint32_t token = g->verb->predicate,
             aim = dl_tree_child(w->trees, token, DL_REL_XCOMP);
    unsigned own = 0;
    bool names = g->rel == DL_REL_OBJ && is_among(w, token, calls, DL_N(calls));
    /* "the talks are unlikely to help" says nothing of the talks */
    bool of_more =
        g->subject && g->verb->kind == DL_CLAUSE_ADJECTIVE && is_of_effect(w, aim);
    bool doing = g->subject && is_doing(w, g->verb);
    if (!names && !of_more) status_words(w, token, &own);
    if (doing) own &= ~(1u << HINT_POSSIBLE);
    /* "the meeting failed to settle it", "the summit rejected the plan": it was held */
    if (doing &&
        (aim != DL_NONE || dl_tree_child(w->trees, token, DL_REL_OBJ) != DL_NONE))
        own &= ~(1u << HINT_DENIED);
    /* "the talks failed": they were held; a deal that failed was not made */
    if (g->subject && is_among(w, token, fails, DL_N(fails)) &&
        !dl_order_in(&w->order, g->noun, w->pact))
        own &= ~(1u << HINT_DENIED);
    if (g->subject) own |= in_question(w, g->verb);
    /* "did not rule out talks": they may come */
    if (own & 1u << HINT_DENIED && g->verb->flags & DL_NEGATED)
        own = (own & ~(1u << HINT_DENIED)) | 1u << HINT_POSSIBLE;
    return own;
}

/* What its auxiliaries and adverbs say, "not" aside, which need not deny the deed. */
static unsigned helper_hints(const governed *g) {
    const struct event_work *w = g->w;
    uint32_t token = g->verb->predicate;
    unsigned said = 0;
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_AUX || w->trees->at[at].rel == DL_REL_ADVMOD)
            status_words(w, at, &said);
    /* "gunfire could still be heard": it was */
    if (g->verb->modality == DL_MODALITY_COULD &&
        dl_order_in(&w->order, token, w->sensed))
        said &= ~(1u << HINT_POSSIBLE);
    return said & ~(1u << HINT_DENIED);
}

/* SAID, where the verb lies ahead: "talks will resume" plans them, "will discuss the attack"
 * does not, which may be long past. OWN: of these the verb's own hints. */
static unsigned look_ahead(const governed *g, unsigned said, unsigned own) {
    const dl_clause *verb = g->verb;
    bool comes = happens(g->w, verb->predicate) || decrees_deed(g->w, verb, g->rel);
    unsigned ahead = said & ~own & 1u << HINT_PLANNED;
    /* "talks are to begin", "are due to begin", not "the talks were to renew contacts" */
    if (verb->tense == DL_TENSE_FUTURE ||
        (verb->modality == DL_MODALITY_DUE && verb->form == DL_FINITE && comes))
        ahead = 1u << HINT_PLANNED;
    if (g->subject || verb->flags & DL_LIGHT || comes) return said | ahead;
    if (!ahead) return said;
    return (said & ~(1u << HINT_PLANNED)) | (own & 1u << HINT_PLANNED) | 1u << HINT_AHEAD;
}

/* "have been going on since May", "have been under way": they still do. */
static bool has_gone_on(const struct event_work *w, const dl_clause *verb) {
    if (verb->tense != DL_TENSE_PRESENT || !(verb->flags & DL_PERFECT) ||
        verb->flags & DL_NEGATED || verb->form != DL_FINITE)
        return false;
    return (verb->flags & DL_PROGRESSIVE && happens(w, verb->predicate)) ||
           dl_order_in(&w->order, verb->predicate, w->lasts);
}

/* "The explosion was being investigated": it is over. */
static bool is_looked_into(const struct event_work *w, uint32_t verb) {
    return dl_order_in(&w->order, verb, w->looked_into);
}

/* "are coming to an end", "nearing their conclusion". */
static bool comes_to_end(const struct event_work *w, uint32_t verb) {
    for (uint32_t at = w->trees->at[verb].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if ((w->trees->at[at].rel == DL_REL_OBL || w->trees->at[at].rel == DL_REL_OBJ) &&
            dl_order_in(&w->order, at, w->talks_close))
            return true;
    return false;
}

/* What the tense of the verb says of the deed. */
static unsigned tense_hints(const governed *g) {
    const struct event_work *w = g->w;
    const dl_clause *verb = g->verb;
    uint32_t token = verb->predicate;
    unsigned said = 0;
    if (g->subject && has_gone_on(w, verb)) return 1u << HINT_ONGOING;
    bool nearing = g->subject && dl_order_in(&w->order, token, w->nears);
    if (nearing && comes_to_end(w, token)) return 1u << HINT_ONGOING;
    if (g->subject && !nearing && verb->flags & DL_PROGRESSIVE &&
        verb->tense == DL_TENSE_PAST && !is_looked_into(w, token))
        said |= 1u << HINT_ONGOING; /* "confirmed that talks were taking place" */
    if (nearing || (g->subject && is_yet_to(w, token)))
        said |= 1u << HINT_PLANNED;
    else if (g->subject && verb->tense == DL_TENSE_PRESENT && verb->form == DL_FINITE &&
             !(verb->flags & DL_PERFECT))
        said |= 1u << HINT_PRESENT;
    bool comes = g->subject || (g->rel == DL_REL_OBJ && happens(w, token));
    bool told =
        verb->kind == DL_CLAUSE_VERB || (is_state(verb) && !is_indefinite(w, g->noun));
    bool past = verb->tense == DL_TENSE_PAST || verb->flags & DL_PERFECT;
    if (comes && told && past && !nearing && verb->form == DL_FINITE &&
        verb->modality == DL_MODALITY_NONE && !(verb->flags & DL_NEGATED))
        said |= 1u << HINT_PAST;
    return said;
}

void look_at_verb(const struct event_work *w, const dl_clause *verb, uint32_t noun,
                  uint8_t rel, unsigned *seen) {
    governed g = { w, verb, noun, rel, is_subject_rel(rel) };
    uint32_t token = verb->predicate;
    unsigned own = own_hints(&g), said;
    /* "a new round is under way" */
    uint32_t link = dl_tree_child(w->trees, token, DL_REL_CASE);
    if (g.subject && link != DL_NONE) status_words(w, link, &own);
    said = helper_hints(&g) | own;
    if (denies_deed(w, verb, rel)) said |= 1u << HINT_DENIED;
    said = look_ahead(&g, said, own);
    /* "hopes the talks will settle it": what for, not whether */
    if (g.subject && is_hoped(w, token))
        said |= 1u << (is_of_known(w, verb, noun, true) ? HINT_PLANNED : HINT_POSSIBLE);
    /* "a deal would reopen the port": if there were one */
    if (g.subject && verb->modality == DL_MODALITY_WOULD && !happens(w, token) &&
        is_indefinite(w, noun))
        said = (said & ~(1u << HINT_PLANNED)) | 1u << HINT_POSSIBLE;
    if (verb->flags & DL_CONDITION) said |= 1u << HINT_CONDITION;
    if ((g.subject || rel == DL_REL_OBJ) && is_of_known(w, verb, noun, g.subject))
        said |= 1u << HINT_KNOWN;
    /* "a truce is essential": anyone at all; but "the truce was a mistake" */
    if (g.subject && is_state(verb) && !own && verb->tense == DL_TENSE_PRESENT &&
        is_indefinite(w, noun) && dl_tree_child(w->trees, noun, DL_REL_DET) != DL_NONE)
        said |= 1u << HINT_POSSIBLE;
    *seen |= said | tense_hints(&g);
}
