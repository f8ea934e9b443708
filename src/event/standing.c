/* standing.c - what stands already, is doubted, awaited or outstanding.
 *
 * In:  a predicate's token and clause. Out: hints, a bit each, for modality.c to weigh.
 * These are said around the deed, by what it depends on: "violated the accord", "would not
 * confirm that", "before the deal is signed", "reports of talks".
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum { MAX_STEPS = 3 }; /* from a deed to the question's main verb */

static bool is(const struct event_work *w, uint32_t token, const char *word) {
    return dl_str_is(dl_token_str(w->doc, &w->text->tokens.at[token]), word);
}

/* ---- what stands already ------------------------------------------------------------------ */

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
static bool has_definite(const struct event_work *w, uint32_t noun) {
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

/* "violated the accord", "hailed a deal", "abide by the treaty", "under the accord". */
static bool is_kept(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "by", "with", "to" };
    static const char *const kept_links[] = { "of", "with", "to" };
    static const char *const keeping[] = {
        "violation", "violations",  "breach",       "breaches",   "compliance",
        "adherence", "clause",      "clauses",      "terms",      "provisions",
        "signatory", "signatories", "cancellation", "abrogation", "implementation",
        "text",      "implications"
    };
    static const char *const under[] = { "under", "Under" };
    uint8_t rel = w->trees->at[noun].rel;
    uint32_t verb = w->trees->at[noun].head;
    const dl_clause *c = verb == DL_NONE ? NULL : clause_at(w, verb);
    if (rel == DL_REL_NMOD && is_among(w, verb, keeping, DL_N(keeping)))
        return has_link(w, noun, kept_links, DL_N(kept_links));
    /* "was blocked under a treaty", "acts under the treaty" */
    bool past = c && c->tense == DL_TENSE_PAST && c->modality == DL_MODALITY_NONE;
    if (rel == DL_REL_OBL && (past || has_definite(w, noun)) &&
        has_link(w, noun, under, 2))
        return true;
    if (!c || c->kind != DL_CLAUSE_VERB || !dl_order_in(&w->order, c->predicate, w->kept))
        return false;
    if (rel != DL_REL_OBJ && rel != DL_REL_NSUBJ_PASS &&
        !(rel == DL_REL_OBL && has_link(w, noun, links, DL_N(links))))
        return false;
    bool real = c->modality == DL_MODALITY_NONE && c->tense != DL_TENSE_FUTURE &&
                !(c->flags & DL_CONDITION) && c->form == DL_FINITE;
    return real || has_definite(w, noun);
}

/* "under an accord signed in Accra", "the truce agreed last week will be watched": it was made
 * before what the clause around it tells. */
static bool is_made(const struct event_work *w, uint32_t noun) {
    static const char *const done[] = { "reached",   "signed",    "concluded",
                                        "struck",    "agreed",    "brokered",
                                        "announced", "finalised", "negotiated",
                                        "finalized", "mediated",  "adopted" };
    static const char *const toward[] = { "to", "for", "toward", "towards" };
    static const char *const open[] = { "any", "no", "every", "Any", "No" };
    uint8_t rel = w->trees->at[noun].rel;
    bool within = (rel == DL_REL_OBL || rel == DL_REL_NMOD) &&
                  !has_link(w, noun, toward, DL_N(toward));
    bool known = (rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS || rel == DL_REL_OBJ) &&
                 has_definite(w, noun);
    if (!within && !known) return false;
    if (is_among(w, dl_tree_child(w->trees, noun, DL_REL_DET), open, DL_N(open)))
        return false;
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        const dl_clause *c = clause_at(w, at);
        if (at > noun && c && w->trees->at[at].rel == DL_REL_ACL &&
            c->form == DL_PARTICIPLE && is_among(w, at, done, DL_N(done)))
            return true;
    }
    return false;
}

/* "an earlier announced deal", "the existing truce". */
static bool is_there(const struct event_work *w, uint32_t noun) {
    static const char *const words[] = { "earlier", "existing", "previous", "recent",
                                         "current", "signed",   "announced" };
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_AMOD && is_among(w, at, words, DL_N(words)))
            return true;
    return false;
}

/* "Norland has a trade pact with Sundria". */
static bool is_had(const struct event_work *w, uint32_t noun) {
    static const char *const have[] = { "have", "has", "had" };
    uint32_t verb = w->trees->at[noun].head;
    const dl_clause *c = clause_at(w, verb);
    return c && w->trees->at[noun].rel == DL_REL_OBJ && is_among(w, verb, have, 3) &&
           c->kind == DL_CLAUSE_VERB && c->form == DL_FINITE &&
           c->modality == DL_MODALITY_NONE && c->tense != DL_TENSE_FUTURE &&
           !(c->flags & (DL_NEGATED | DL_CONDITION));
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
    static const char *const drafts[] = { "draft", "Draft" };
    static const char *const open[] = { "compromise" };
    unsigned above = 0;
    uint32_t verb = w->trees->at[noun].head;
    if (w->trees->at[noun].rel == DL_REL_OBJ) status_words(w, verb, &above);
    if (above || is_among(w, noun, open, 1) ||
        is_among(w, noun > 0 ? noun - 1 : DL_NONE, drafts, 2))
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

/* "fell following the accord", "despite the deal". */
static bool is_followed(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "following", "since",   "despite", "Following",
                                         "Since",     "Despite", "citing",  "Citing" };
    uint8_t rel = w->trees->at[noun].rel;
    return (rel == DL_REL_OBL || rel == DL_REL_NMOD) && has_link(w, noun, links, 8);
}

/* Is there what NOUN names, whoever wants what of it? */
static bool stands(const struct event_work *w, uint32_t noun) {
    unsigned own = 0;
    uint32_t verb = w->trees->at[noun].head;
    if (verb != DL_NONE && w->trees->at[noun].rel != DL_REL_NSUBJ && happens(w, verb))
        return false; /* "sign the Geneva accord" */
    static const char *const these[] = { "this", "This", "these", "These" };
    look_at_modifiers(w, noun, &own);
    if (is_among(w, dl_tree_child(w->trees, noun, DL_REL_DET), these, DL_N(these)))
        return !own;
    if (!own && (is_named_or_dated(w, noun) || is_kept(w, noun) || is_had(w, noun) ||
                 is_in_words(w, noun) || is_owned(w, noun) || is_judged(w, noun) ||
                 is_followed(w, noun)))
        return true;
    return !(own & ~(1u << HINT_ONGOING)) && (is_made(w, noun) || is_there(w, noun));
}

/* ---- what is doubted or awaited ----------------------------------------------------------- */

/* "would not confirm that", "did not know whether", "it is unclear if". */
static bool is_doubt(const struct event_work *w, uint32_t verb) {
    static const char *const words[] = { "confirm", "confirmed", "confirming",
                                         "know",    "known",     "clear",
                                         "decided", "certain",   "sure" };
    static const char *const unsure[] = { "unclear", "uncertain", "unsure", "unknown" };
    const dl_clause *c = verb == DL_NONE ? NULL : clause_at(w, verb);
    if (is_among(w, verb, unsure, DL_N(unsure))) return true;
    return c && c->flags & DL_NEGATED && is_among(w, verb, words, DL_N(words));
}

/* Is there doubt whether what the clause C at TOKEN tells is so? */
static bool is_doubted(const struct event_work *w, const dl_clause *c, uint32_t token) {
    static const char *const whether[] = { "whether", "Whether" };
    uint8_t rel = w->trees->at[token].rel;
    if (c->kind == DL_CLAUSE_DEED)
        return rel == DL_REL_OBJ && is_doubt(w, w->trees->at[token].head);
    if (c->mark != DL_NONE && is_among(w, c->mark, whether, DL_N(whether))) return true;
    return (rel == DL_REL_CCOMP || rel == DL_REL_CSUBJ) &&
           is_doubt(w, w->trees->at[token].head);
}

/* "are to end once the last had left": behind a present or future, "once" lies ahead. */
static bool is_once_ahead(const struct event_work *w, const dl_clause *c) {
    static const char *const once[] = { "once" };
    const dl_clause *upper = clause_at(w, c->under);
    if (!is_among(w, c->mark, once, DL_N(once)) || !upper) return false;
    return upper->kind == DL_CLAUSE_VERB && upper->tense != DL_TENSE_PAST;
}

/* "candidates in the election", "oppose the election": it is held yet. */
static bool is_contested(const struct event_work *w, uint32_t noun) {
    static const char *const words[] = { "candidate", "candidates", "frontrunner",
                                         "contender", "contenders", "frontrunners",
                                         "hopeful",   "nominee",    "oppose",
                                         "opposes",   "contest",    "boycott",
                                         "disrupt",   "campaign",   "campaigning" };
    static const char *const links[] = { "in", "for", "of" };
    uint8_t rel = w->trees->at[noun].rel;
    uint32_t head = w->trees->at[noun].head;
    if (rel == DL_REL_OBJ) return is_among(w, head, words, DL_N(words));
    if (!has_link(w, noun, links, DL_N(links))) return false;
    uint32_t link = dl_tree_child(w->trees, noun, DL_REL_CASE);
    return is_among(w, head, words, DL_N(words)) ||
           (link != DL_NONE && link > 0 && is_among(w, link - 1, words, DL_N(words)));
}

/* "by the time the ministers meet", which trees take for two clauses: is VERB behind it? */
static bool is_behind_time(const struct event_work *w, uint32_t verb) {
    static const char *const by[] = { "by", "By" };
    for (uint32_t at = verb, steps = 0; at > 2 && steps < 10; steps++) {
        if (clause_at(w, --at)) return false;
        if (is(w, at, "time") && is(w, at - 1, "the"))
            return is_among(w, at - 2, by, DL_N(by));
    }
    return false;
}

/* "Under the plan, rebels would lay down their arms": is that what a plan says? */
static bool is_laid_out(const struct event_work *w, const dl_clause *c, uint32_t token) {
    static const char *const plans[] = { "plan",  "proposal", "proposals", "draft",
                                         "plans", "scheme",   "blueprint", "initiative" };
    const dl_clause *verb = c->kind == DL_CLAUSE_DEED ? clause_at(w, c->under) : c;
    if (!verb || verb->modality != DL_MODALITY_WOULD) return false;
    uint32_t first = w->text->sentences.at[dl_sentence_of(w->text, token)].first;
    if (!is(w, first, "Under")) return false;
    for (uint32_t at = first + 1; at < first + 6 && at < token; at++)
        if (is_among(w, at, plans, DL_N(plans))) return true;
    return false;
}

/* "once the elections are over". */
static bool is_to_be_over(const struct event_work *w, uint32_t noun) {
    static const char *const marks[] = { "once", "when", "after", "until",
                                         "Once", "When", "After", "Until" };
    const dl_clause *c = clause_at(w, w->trees->at[noun].head);
    return c && w->trees->at[noun].rel == DL_REL_NSUBJ && c->tense == DL_TENSE_PRESENT &&
           !(c->flags & DL_PERFECT) && c->kind != DL_CLAUSE_VERB && c->mark != DL_NONE &&
           is_among(w, c->mark, marks, DL_N(marks));
}

/* "before the deal is signed", "when the ministers meet". */
static bool is_awaited(const struct event_work *w, const dl_clause *c, uint32_t token) {
    static const char *const when[] = { "when", "When" };
    static const char *const marks[] = { "when",   "once",  "before", "after",
                                         "until",  "till",  "When",   "Once",
                                         "Before", "After", "Until",  "Till" };
    if (c->kind != DL_CLAUSE_VERB || c->form != DL_FINITE ||
        c->modality != DL_MODALITY_NONE)
        return false;
    const dl_clause *above = clause_at(w, c->under);
    /* "when we have met", unless something should be done then, is told of what is usual */
    if (c->flags & DL_PERFECT && c->mark != DL_NONE && is_among(w, c->mark, when, 2) &&
        above && above->modality == DL_MODALITY_NONE && above->tense != DL_TENSE_FUTURE)
        return false;
    bool would = above && above->modality == DL_MODALITY_WOULD;
    if (c->tense != DL_TENSE_PRESENT && !would)
        return c->mark != DL_NONE && is_once_ahead(w, c);
    if (is_behind_time(w, token)) return true;
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE && at < token;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        bool subject = rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS;
        if ((rel == DL_REL_MARK || rel == DL_REL_ADVMOD) &&
            is_among(w, at, marks, DL_N(marks)))
            return true;
        /* "before the deal is": read as a preposition of the deal's */
        if (subject && has_link(w, at, marks, DL_N(marks))) return true;
    }
    return false;
}

/* "preparations for the visit", "rehearsals for her visit", "the eve of the talks". */
static bool is_prepared(const struct event_work *w, uint32_t noun) {
    static const char *const ahead[] = { "ahead", "Ahead" };
    if (has_link(w, noun, ahead, DL_N(ahead)) && is_indefinite(w, noun))
        return true; /* "ahead of an election" */
    static const char *const words[] = { "preparations", "preparation",  "rehearsals",
                                         "rehearsal",    "arrangements", "invitation",
                                         "invitations",  "eve",          "run-up",
                                         "preparing",    "Preparations", "groundwork" };
    static const char *const links[] = { "for", "of", "to" };
    uint32_t head = w->trees->at[noun].head;
    uint8_t rel = w->trees->at[noun].rel;
    if ((rel != DL_REL_NMOD && rel != DL_REL_OBL) ||
        !has_link(w, noun, links, DL_N(links)))
        return false;
    /* "laid the groundwork for talks" may hang on the verb */
    return is_among(w, head, words, DL_N(words)) ||
           is_among(w, dl_tree_child(w->trees, head, DL_REL_OBJ), words, DL_N(words));
}

bool is_outstanding(const struct event_work *w, const dl_clause *c, uint32_t token) {
    static const char *const have[] = { "has", "have", "needs", "need" };
    static const char *const still[] = { "still", "yet" };
    uint32_t verb = w->trees->at[token].head;
    bool must = c->modality == DL_MODALITY_MUST;
    if (!must && (w->trees->at[token].rel != DL_REL_XCOMP || c->form != DL_INFINITIVE ||
                  !is_among(w, verb, have, DL_N(have))))
        return false;
    for (uint32_t at = w->trees->at[must ? token : verb].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (is_among(w, at, still, DL_N(still))) return true;
    return false;
}

/* "in return for freeing the miners": an offer, no deed. */
static bool is_price(const struct event_work *w, const dl_clause *c) {
    static const char *const trade[] = { "return", "exchange" };
    return c->form == DL_GERUND && c->mark != DL_NONE && c->mark > 0 &&
           is(w, c->mark, "for") && is_among(w, c->mark - 1, trade, DL_N(trade));
}

/* "Failure to sign would be a blow": nothing has failed yet. */
static bool is_feared(const struct event_work *w, const dl_clause *c, uint32_t token) {
    uint32_t noun = w->trees->at[token].head;
    if (c->modality != DL_MODALITY_FAIL || noun == DL_NONE ||
        w->trees->at[noun].rel != DL_REL_NSUBJ || w->trees->at[noun].head == DL_NONE)
        return false;
    const dl_clause *upper = clause_at(w, w->trees->at[noun].head);
    if (!upper) return false;
    switch (upper->modality) {
    case DL_MODALITY_WOULD:
    case DL_MODALITY_COULD:
    case DL_MODALITY_MAY:
    case DL_MODALITY_MIGHT:
    case DL_MODALITY_CAN:
    case DL_MODALITY_WILL: return true;
    default: return false;
    }
}

/* "reports of secret talks", "speculation about a deal". */
static bool is_rumoured(const struct event_work *w, uint32_t noun) {
    static const char *const words[] = { "reports",     "rumours",     "rumors",
                                         "speculation", "suggestions", "suggestion",
                                         "rumour",      "rumor",       "talk",
                                         "Reports",     "Rumours",     "Rumors",
                                         "Speculation" };
    static const char *const links[] = { "of", "about" };
    return w->trees->at[noun].rel == DL_REL_NMOD && has_link(w, noun, links, 2) &&
           is_among(w, w->trees->at[noun].head, words, DL_N(words));
}

/* ---- what is asked ------------------------------------------------------------------------ */

/* "Did Norland attack?": a question that yes or no answers, by the word that opens it. */
static bool is_open_question(const struct event_work *w, const dl_sentence *s) {
    static const char *const before[] = {
        "Q", "And", "But", "So", "and", "but", "so", ","
    };
    static const char *const opens[] = {
        "is",  "are",  "was",   "were",  "did",   "do",    "does",   "has",    "have",
        "had", "can",  "will",  "would", "could", "may",   "might",  "should", "Is",
        "Are", "Was",  "Were",  "Did",   "Do",    "Does",  "Has",    "Have",   "Had",
        "Can", "Will", "Would", "Could", "May",   "Might", "Should",
    };
    uint32_t at = s->first, end = s->first + s->n;
    while (end > at && w->text->tokens.at[end - 1].kind == DL_QUOTE) end--;
    if (end == at || !is(w, end - 1, "?")) return false;
    while (at < end && (w->text->tokens.at[at].kind == DL_QUOTE ||
                        is_among(w, at, before, DL_N(before))))
        at++;
    return at < end && is_among(w, at, opens, DL_N(opens));
}

/* Is the deed or verb TOKEN what is asked? What a question takes as known is not: "the
 * talks", "after they met". */
static bool is_asked(const struct event_work *w, uint32_t token) {
    uint32_t s = dl_sentence_of(w->text, token);
    if (s == DL_NONE || !is_open_question(w, &w->text->sentences.at[s])) return false;
    for (int steps = 0; steps < MAX_STEPS; steps++) {
        const dl_clause *c = clause_at(w, token);
        uint8_t rel = w->trees->at[token].rel;
        if (c && c->kind == DL_CLAUSE_DEED && has_definite(w, token)) return false;
        switch (rel) {
        case DL_REL_ROOT: return true;
        case DL_REL_XCOMP:
        case DL_REL_CCOMP:
        case DL_REL_OBJ:
        case DL_REL_OBL:
        case DL_REL_PARATAXIS:
        case DL_REL_CONJ: break;
        default: return false;
        }
        token = w->trees->at[token].head;
        if (token == DL_NONE) return false;
    }
    return false;
}

/* ---- the hints ---------------------------------------------------------------------------- */

void standing_hints(const struct event_work *w, const dl_clause *c, uint32_t token,
                    unsigned *seen) {
    if (c->kind == DL_CLAUSE_DEED) {
        if (stands(w, token)) *seen |= 1u << HINT_STANDS;
        if (is_rumoured(w, token)) *seen |= 1u << HINT_RUMOUR;
        if (is_prepared(w, token)) *seen |= 1u << HINT_AWAITED;
        if (is_contested(w, token) || is_to_be_over(w, token))
            *seen |= 1u << HINT_CONTEST;
    }
    if (c->form == DL_PARTICIPLE && w->trees->at[token].rel == DL_REL_ACL &&
        is_made(w, w->trees->at[token].head))
        *seen |= 1u << HINT_STANDS;
    if (is_price(w, c) || is_doubted(w, c, token) || is_asked(w, token) ||
        is_laid_out(w, c, token))
        *seen |= 1u << HINT_POSSIBLE;
    if (is_outstanding(w, c, token))
        *seen = (*seen & ~(1u << HINT_POSSIBLE)) | 1u << HINT_PLANNED;
    uint32_t verb = w->trees->at[token].head;
    uint8_t rel = w->trees->at[token].rel;
    const dl_clause *upper = clause_at(w, verb);
    /* "once they start leaving", "when they met and signed it" */
    bool shared = upper && (rel == DL_REL_XCOMP || rel == DL_REL_CONJ ||
                            (c->kind == DL_CLAUSE_DEED && happens(w, verb) &&
                             (rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS)));
    if (is_awaited(w, c, token) || (shared && is_awaited(w, upper, verb)))
        *seen |= c->tense == DL_TENSE_PAST && upper && upper->tense == DL_TENSE_PAST
                     ? 1u << HINT_POSSIBLE /* "would be possible when they stopped" */
                     : 1u << HINT_AWAITED;
    if (is_feared(w, c, token))
        *seen = (*seen & ~(1u << HINT_DENIED)) | 1u << HINT_POSSIBLE;
}
