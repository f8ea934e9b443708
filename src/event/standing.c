/* standing.c - what is doubted, awaited, asked or outstanding.
 *
 * In:  a predicate's token and clause. Out: hints, a bit each, for modality.c to weigh.
 * These are said around the deed, by what it depends on: "would not confirm that", "before the
 * deal is signed", "reports of talks".
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

enum { MAX_STEPS = 3 }; /* from a deed to the question's main verb */

/* ---- what is doubted or awaited ----------------------------------------------------------- */

/* "would not confirm that", "did not know whether", "it is unclear if". */
static bool is_doubt(const struct event_work *w, uint32_t verb) {
    const dl_clause *c = verb == DL_NONE ? NULL : clause_at(w, verb);
    if (dl_order_in(&w->order, verb, w->unsure)) return true;
    return c && c->flags & DL_NEGATED && dl_order_in(&w->order, verb, w->confirms);
}

/* "no information to suggest that", "nothing to show that": is what stands under the infinitive
 * VERB only what there is no sign of? */
static bool is_unshown(const struct event_work *w, uint32_t verb) {
    const dl_clause *c = verb == DL_NONE ? NULL : verb_at(w, verb);
    if (!c || c->form != DL_INFINITIVE || w->trees->at[verb].rel != DL_REL_ACL)
        return false;
    uint32_t noun = w->trees->at[verb].head;
    return is_word(w, noun, "nothing") || is_word(w, noun, "little") ||
           (dl_order_in(&w->order, noun, w->none_of) &&
            is_word(w, dl_tree_child(w->trees, noun, DL_REL_DET), "no"));
}

/* Is there doubt whether what the clause C at TOKEN tells is so? */
static bool is_doubted(const struct event_work *w, const dl_clause *c, uint32_t token) {
    uint8_t rel = w->trees->at[token].rel;
    if (c->kind == DL_CLAUSE_DEED)
        return rel == DL_REL_OBJ && is_doubt(w, w->trees->at[token].head);
    if (c->mark != DL_NONE && is_word(w, c->mark, "whether")) return true;
    return (rel == DL_REL_CCOMP || rel == DL_REL_CSUBJ) &&
           (is_doubt(w, w->trees->at[token].head) ||
            is_unshown(w, w->trees->at[token].head));
}

/* "Removing the curbs would harm us", "could end it by leaving": what comes of it if it is done. */
static bool is_if_done(const struct event_work *w, const dl_clause *c, uint32_t token) {
    bool means = w->trees->at[token].rel == DL_REL_ADVCL && c->mark != DL_NONE &&
                 is_word(w, c->mark, "by");
    if (c->form != DL_GERUND || (w->trees->at[token].rel != DL_REL_CSUBJ && !means))
        return false;
    const dl_clause *upper = clause_at(w, w->trees->at[token].head);
    if (!upper || upper->form != DL_FINITE) return false;
    switch (upper->modality) {
    case DL_MODALITY_WOULD:
    case DL_MODALITY_COULD:
    case DL_MODALITY_MAY:
    case DL_MODALITY_MIGHT:
    case DL_MODALITY_CAN: return true;
    case DL_MODALITY_SHOULD: /* "will end it by leaving", for sure */
    case DL_MODALITY_WILL: return !means;
    default: return false;
    }
}

/* "are to end once the last had left": behind a present or future, "once" lies ahead. */
static bool is_once_ahead(const struct event_work *w, const dl_clause *c) {
    const dl_clause *upper = clause_at(w, c->under);
    if (!is_word(w, c->mark, "once") || !upper) return false;
    return upper->kind == DL_CLAUSE_VERB && upper->tense != DL_TENSE_PAST;
}

/* "candidates in the election", "oppose the election": it is held yet. */
static bool is_contested(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "in", "for", "of" };
    uint8_t rel = w->trees->at[noun].rel;
    uint32_t head = w->trees->at[noun].head;
    if (rel == DL_REL_OBJ) return dl_order_in(&w->order, head, w->contests);
    if (!has_link(w, noun, links, DL_N(links))) return false;
    uint32_t link = dl_tree_child(w->trees, noun, DL_REL_CASE);
    return dl_order_in(&w->order, head, w->contests) ||
           (link != DL_NONE && link > 0 && dl_order_in(&w->order, link - 1, w->contests));
}

/* "by the time the ministers meet", which trees take for two clauses: is VERB behind it? */
static bool is_behind_time(const struct event_work *w, uint32_t verb) {
    for (uint32_t at = verb, steps = 0; at > 2 && steps < 10; steps++) {
        if (clause_at(w, --at)) return false;
        if (is_word(w, at, "time") && is_word(w, at - 1, "the"))
            return is_word(w, at - 2, "by");
    }
    return false;
}

/* "a bill would impose sanctions", "a plan that would": would VERB be done by what is only
 * laid out? */
static bool is_plan_doing(const struct event_work *w, const dl_clause *verb) {
    uint32_t at = verb->predicate;
    uint32_t subject = dl_tree_child(w->trees, at, DL_REL_NSUBJ);
    if (w->trees->at[at].rel == DL_REL_ACL_RELCL) subject = w->trees->at[at].head;
    return subject != DL_NONE && verb->kind == DL_CLAUSE_VERB &&
           (dl_order_in(&w->order, subject, w->plan_noun) ||
            dl_order_in(&w->order, subject, w->pact));
}

/* "Under the plan, rebels would lay down their arms": is that what a plan says? */
static bool is_laid_out(const struct event_work *w, const dl_clause *c, uint32_t token) {
    const dl_clause *verb = c->kind == DL_CLAUSE_DEED ? clause_at(w, c->under) : c;
    if (!verb || verb->modality != DL_MODALITY_WOULD) return false;
    if ((verb == c || w->trees->at[token].rel == DL_REL_OBJ) && is_plan_doing(w, verb))
        return true;
    uint32_t first = w->text->sentences.at[dl_sentence_of(w->text, token)].first;
    if (!is_word(w, first, "Under")) return false;
    for (uint32_t at = first + 1; at < first + 6 && at < token; at++)
        if (dl_order_in(&w->order, at, w->plan_noun)) return true;
    return false;
}

/* "once the elections are over". */
static bool is_to_be_over(const struct event_work *w, uint32_t noun) {
    static const char *const marks[] = { "once", "when", "after", "until" };
    const dl_clause *c = clause_at(w, w->trees->at[noun].head);
    return c && w->trees->at[noun].rel == DL_REL_NSUBJ && c->tense == DL_TENSE_PRESENT &&
           !(c->flags & DL_PERFECT) && c->kind != DL_CLAUSE_VERB && c->mark != DL_NONE &&
           is_among(w, c->mark, marks, DL_N(marks));
}

/* "before the deal is signed", "when the ministers meet". */
static bool is_awaited(const struct event_work *w, const dl_clause *c, uint32_t token) {
    static const char *const marks[] = { "when",  "once",  "before",
                                         "after", "until", "till" };
    if (c->kind != DL_CLAUSE_VERB || c->form != DL_FINITE ||
        c->modality != DL_MODALITY_NONE)
        return false;
    const dl_clause *above = clause_at(w, c->under);
    /* "when we have met", unless something should be done then, is told of what is usual */
    if (c->flags & DL_PERFECT && c->mark != DL_NONE && is_word(w, c->mark, "when") &&
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
    static const char *const ahead[] = { "ahead" };
    bool owned = dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS) != DL_NONE;
    if (has_link(w, noun, ahead, DL_N(ahead)) && (is_indefinite(w, noun) || owned))
        return true; /* "ahead of an election", "ahead of the country's election" */
    static const char *const links[] = { "for", "of", "to" };
    uint32_t head = w->trees->at[noun].head;
    uint8_t rel = w->trees->at[noun].rel;
    if ((rel != DL_REL_NMOD && rel != DL_REL_OBL) ||
        !has_link(w, noun, links, DL_N(links)))
        return false;
    /* "laid the groundwork for talks" may hang on the verb */
    return dl_order_in(&w->order, head, w->preparation) ||
           dl_order_in(&w->order, dl_tree_child(w->trees, head, DL_REL_OBJ),
                       w->preparation);
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
           is_word(w, c->mark, "for") && is_among(w, c->mark - 1, trade, DL_N(trade));
}

/* "Failure to sign would be a blow": nothing has failed yet. */
static bool is_feared(const struct event_work *w, const dl_clause *c, uint32_t token) {
    uint32_t noun = w->trees->at[token].head;
    if (c->modality != DL_MODALITY_FAIL || noun == DL_NONE) return false;
    /* "the risk of a failure to agree", but "after a failure to agree" */
    if (dl_tree_child(w->trees, noun, DL_REL_DET) != DL_NONE && is_indefinite(w, noun) &&
        w->trees->at[noun].rel != DL_REL_OBL)
        return true;
    if (w->trees->at[noun].rel != DL_REL_NSUBJ || w->trees->at[noun].head == DL_NONE)
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

/* "Everyone who attacks us": whoever does so; "everyone arrested was freed" is of people known. */
static bool is_whoever(const struct event_work *w, uint32_t noun) {
    static const char *const all[] = { "everyone", "everybody" };
    uint32_t does = dl_tree_child(w->trees, noun, DL_REL_ACL_RELCL);
    const dl_clause *c = does == DL_NONE ? NULL : verb_at(w, does);
    return c && c->tense != DL_TENSE_PAST && !(c->flags & DL_PERFECT) &&
           is_among(w, noun, all, DL_N(all));
}

/* "anyone", "whoever", "any ship": no one in particular. */
static bool is_anybody(const struct event_work *w, uint32_t noun) {
    static const char *const who[] = { "anyone", "anybody", "whoever", "anything" };
    return noun != DL_NONE &&
           (is_among(w, noun, who, DL_N(who)) || is_whoever(w, noun) ||
            is_word(w, dl_tree_child(w->trees, noun, DL_REL_DET), "any"));
}

/* "Any men detained were freed": is what PARTICIPLE describes told of by a past verb? */
static bool is_of_done(const struct event_work *w, uint32_t participle) {
    const dl_clause *c = verb_at(w, w->trees->at[w->trees->at[participle].head].head);
    return c && c->form == DL_FINITE && c->modality == DL_MODALITY_NONE &&
           !(c->flags & DL_NEGATED) &&
           (c->tense == DL_TENSE_PAST || c->flags & DL_PERFECT);
}

/* "Anyone who attacks the port will be held", "any boats found will be sunk": is what C tells done
 * by or to nobody in particular? "Any attack will fail" is told by its own words. */
static bool is_of_anybody(const struct event_work *w, const dl_clause *c,
                          uint32_t token) {
    static const dl_rel sides[] = { DL_REL_NSUBJ, DL_REL_NSUBJ_PASS };
    if (c->kind != DL_CLAUSE_VERB) return false;
    uint8_t rel = w->trees->at[token].rel;
    bool told = c->tense == DL_TENSE_PAST || c->flags & DL_PERFECT;
    if ((rel == DL_REL_ACL_RELCL && !told) ||
        (rel == DL_REL_ACL && c->form == DL_PARTICIPLE && !is_of_done(w, token)))
        return is_anybody(w, w->trees->at[token].head);
    bool ahead = c->modality == DL_MODALITY_WILL || c->modality == DL_MODALITY_WOULD;
    for (size_t i = 0; i < DL_N(sides) && ahead; i++)
        if (is_anybody(w, dl_tree_child(w->trees, token, sides[i]))) return true;
    return false;
}

/* "provided the accord is approved", "should the ministers fail to agree": a condition
 * without "if". */
static bool is_provided(const struct event_work *w, const dl_clause *c, uint32_t token) {
    static const char *const given[] = { "provided", "providing", "assuming",
                                         "supposing" };
    static const char *const should[] = { "should", "had" };
    uint32_t verb = c->form == DL_INFINITIVE && c->function == DL_REL_XCOMP
                        ? w->trees->at[token].head
                        : token;
    if (verb == DL_NONE || c->kind == DL_CLAUSE_DEED) return false;
    uint32_t head = w->trees->at[verb].head;
    if (w->trees->at[verb].rel == DL_REL_CCOMP && head < verb &&
        is_among(w, head, given, DL_N(given)))
        return true;
    uint32_t subject = dl_tree_child(w->trees, verb, DL_REL_NSUBJ);
    if (subject == DL_NONE) subject = dl_tree_child(w->trees, verb, DL_REL_NSUBJ_PASS);
    uint32_t aux = dl_tree_child(w->trees, verb, DL_REL_AUX);
    uint8_t rel = w->trees->at[verb].rel;
    return (rel == DL_REL_ADVCL || rel == DL_REL_CCOMP) && subject != DL_NONE &&
           aux < subject && is_among(w, aux, should, DL_N(should));
}

/* "reports of secret talks", "speculation about a deal". */
static bool is_rumoured(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "of", "about" };
    return w->trees->at[noun].rel == DL_REL_NMOD &&
           has_link(w, noun, links, DL_N(links)) &&
           dl_order_in(&w->order, w->trees->at[noun].head, w->rumour);
}

/* "made their release a condition for talks": both are what is asked. */
static bool is_made_condition(const struct event_work *w, uint32_t noun) {
    static const char *const make[] = { "make", "makes", "made", "making" };
    static const char *const for_[] = { "for", "of" };
    uint32_t head = w->trees->at[noun].head;
    uint8_t rel = w->trees->at[noun].rel;
    if (head == DL_NONE) return false;
    if (rel == DL_REL_NMOD && has_link(w, noun, for_, DL_N(for_)) &&
        dl_order_in(&w->order, head, w->asked_for))
        return is_among(w, w->trees->at[head].head, make, DL_N(make));
    if (rel != DL_REL_OBJ || !is_among(w, head, make, DL_N(make))) return false;
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at > noun &&
            (w->trees->at[at].rel == DL_REL_OBJ ||
             w->trees->at[at].rel == DL_REL_XCOMP) &&
            dl_order_in(&w->order, at, w->asked_for))
            return true;
    return false;
}

/* ---- what is asked ------------------------------------------------------------------------ */

/* "Did Norland attack?": a question that yes or no answers, by the word that opens it. */
static bool is_open_question(const struct event_work *w, const dl_sentence *s) {
    static const char *const before[] = { "Q", "and", "but", "so", "," };
    static const char *const opens[] = { "is",    "are",   "was",   "were",  "did",
                                         "do",    "does",  "has",   "have",  "had",
                                         "can",   "will",  "would", "could", "may",
                                         "might", "should" };
    uint32_t at = s->first, end = s->first + s->n;
    while (end > at && w->text->tokens.at[end - 1].kind == DL_QUOTE) end--;
    if (end == at || !is_word(w, end - 1, "?")) return false;
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
        is_laid_out(w, c, token) || is_if_done(w, c, token) || is_of_anybody(w, c, token))
        *seen |= 1u << HINT_POSSIBLE;
    if (c->kind == DL_CLAUSE_DEED && is_made_condition(w, token))
        *seen |= 1u << HINT_POSSIBLE;
    if (is_provided(w, c, token)) *seen |= 1u << HINT_CONDITION;
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
