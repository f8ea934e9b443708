/* modality_tree.c - what the trees say of how far an event has come.
 *
 * In:  the trigger's tokens. Out: hints, a bit each, for modality.c to weigh.
 * A deed takes its status from its own modifiers ("the planned talks"), from the verb that
 * it is subject or object of ("talks will resume", "cancelled the talks") and from the nouns
 * that it belongs to ("hopes of a truce"); what stands in another clause says nothing of it.
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

enum { MAX_STEPS = 4 };

/* "stop the killing", "an end to the raids", "will end the fighting", or not: it goes on. An
 * end that came does not count. */
static bool is_to_end(const struct event_work *w, uint32_t token) {
    uint32_t head = w->trees->at[token].head;
    uint8_t rel = w->trees->at[token].rel;
    if (head == DL_NONE || !dl_order_in(&w->order, head, w->stops)) return false;
    const dl_clause *c = clause_at(w, head);
    bool noun = !c || c->kind == DL_CLAUSE_DEED;
    if (noun) return rel == DL_REL_NMOD || rel == DL_REL_OBL;
    return (rel == DL_REL_OBJ || rel == DL_REL_XCOMP) &&
           (c->form != DL_FINITE || c->flags & DL_NEGATED || c->tense == DL_TENSE_FUTURE);
}

/* "in a bid to save the talks": they go on. */
static bool is_to_save(const struct event_work *w, uint32_t token) {
    uint32_t head = w->trees->at[token].head;
    if (w->trees->at[token].rel != DL_REL_OBJ || head == DL_NONE ||
        !dl_order_in(&w->order, head, w->saves) ||
        !dl_order_in(&w->order, token, w->talks_noun))
        return false;
    const dl_clause *c = clause_at(w, head);
    return c && c->form != DL_FINITE;
}

/* "on the second day of talks", "on the first stop of a visit". */
static bool is_part_way(const struct event_work *w, uint32_t token) {
    static const char *const on[] = { "on", "in", "for", "into" };
    static const char *const each[] = { "every", "each", "another" };
    uint32_t head = w->trees->at[token].head;
    if (w->trees->at[token].rel != DL_REL_NMOD || head == DL_NONE ||
        !dl_order_in(&w->order, head, w->part_way))
        return false;
    return has_link(w, head, on, DL_N(on)) ||
           is_among(w, dl_tree_child(w->trees, head, DL_REL_DET), each, DL_N(each));
}

/* "has been under bombardment since May", "despite the onslaught". */
static bool is_endured(const struct event_work *w, uint32_t token) {
    static const char *const under[] = { "under" };
    static const char *const despite[] = { "despite" };
    uint32_t verb = w->trees->at[token].head;
    const dl_clause *c = clause_at(w, token);
    if (!has_link(w, token, under, DL_N(under)))
        return has_link(w, token, despite, DL_N(despite));
    const dl_clause *upper = verb == DL_NONE ? NULL : clause_at(w, verb);
    return (c && c->tense == DL_TENSE_PRESENT) ||
           (upper && upper->tense == DL_TENSE_PRESENT);
}

/* "have yet to agree on a date for talks", "no date was set for the talks". */
bool is_to_be_held(const struct event_work *w, uint32_t noun) {
    static const char *const for_[] = { "for" };
    static const dl_rel sides[] = { DL_REL_NSUBJ_PASS, DL_REL_NSUBJ, DL_REL_OBJ };
    uint32_t head = w->trees->at[noun].head;
    if (head == DL_NONE || !has_link(w, noun, for_, DL_N(for_))) return false;
    if (w->trees->at[noun].rel == DL_REL_NMOD)
        return dl_order_in(&w->order, head, w->date_of_talks);
    for (size_t i = 0; i < DL_N(sides) && w->trees->at[noun].rel == DL_REL_OBL; i++)
        if (dl_order_in(&w->order, dl_tree_child(w->trees, head, sides[i]),
                        w->date_of_talks))
            return true;
    return false;
}

/* "is hosting a round of talks". */
static bool is_hosted_now(const struct event_work *w, uint32_t noun) {
    const dl_clause *verb = verb_at(w, w->trees->at[noun].head);
    return verb && w->trees->at[noun].rel == DL_REL_OBJ && verb->form == DL_FINITE &&
           verb->tense == DL_TENSE_PRESENT && verb->flags & DL_PROGRESSIVE &&
           !(verb->flags & DL_NEGATED) && verb->modality == DL_MODALITY_NONE &&
           (verb->flags & DL_LIGHT || dl_order_in(&w->order, verb->predicate, w->hosts));
}

static bool stays_within(const struct event_work *w, uint32_t token, uint8_t rel) {
    static const char *const apart[] = { "after", "before", "since",   "despite",
                                         "about", "over",   "because", "following",
                                         "of",    "on",     "by",      "from" };
    /* "agreed to a truce after talks" */
    const dl_clause *c = clause_at(w, token);
    switch (rel) {
    case DL_REL_OBL: return !has_link(w, token, apart, DL_N(apart));
    case DL_REL_XCOMP: return !c || c->form == DL_INFINITIVE;
    case DL_REL_NMOD: return !linked_by(w, token, w->after);
    case DL_REL_OBJ:
    case DL_REL_NMOD_POSS:
    case DL_REL_CONJ:
    case DL_REL_COMPOUND: return true;
    case DL_REL_ACL: /* "Berg, meeting Holm, rejected it" */
        return !c || c->form != DL_GERUND || !token || !is_word(w, token - 1, ",");
    default: return false;
    }
}

/* "no sign of talks", "no plan to meet": NOUN is one of those of which there is none. */
static bool is_none(const struct event_work *w, uint32_t noun) {
    return dl_order_in(&w->order, noun, w->none_of) &&
           is_word(w, dl_tree_child(w->trees, noun, DL_REL_DET), "no");
}

/* "said so at the meeting", "hopes of progress during the talks": what it is the scene of
 * was done, or is no more than hoped for, and so says nothing of it. */
static bool is_only_scene(const struct event_work *w, uint32_t token) {
    static const char *const links[] = { "at", "during", "throughout" };
    uint32_t head = w->trees->at[token].head;
    uint8_t rel = w->trees->at[token].rel;
    static const char *const in[] = { "in" }; /* "agreed in talks with Peru" */
    bool talks = rel == DL_REL_OBL && dl_order_in(&w->order, token, w->talks_noun) &&
                 has_link(w, token, in, DL_N(in));
    if ((rel != DL_REL_OBL && rel != DL_REL_NMOD) || head == DL_NONE ||
        !(talks || has_link(w, token, links, DL_N(links))))
        return false;
    const dl_clause *c = clause_at(w, head);
    if (!c || c->kind == DL_CLAUSE_DEED) return is_definite(w, token);
    return c->kind == DL_CLAUSE_VERB && c->form == DL_FINITE &&
           c->tense == DL_TENSE_PAST && c->modality == DL_MODALITY_NONE &&
           !(c->flags & (DL_NEGATED | DL_CONDITION));
}

/* Is the infinitive C what somebody wants, tries or may do? */
static bool is_wished(const dl_clause *c) {
    if (c->form != DL_INFINITIVE) return false;
    switch (c->modality) {
    case DL_MODALITY_WANT:
    case DL_MODALITY_TRY:
    case DL_MODALITY_CAN:
    case DL_MODALITY_COULD:
    case DL_MODALITY_MAY:
    case DL_MODALITY_MIGHT:
    case DL_MODALITY_MUST:
    case DL_MODALITY_SHOULD: return true;
    default: return false;
    }
}

/* "France is stalling in the talks", "we are in the last days of talks": does C tell as of now
 * of the talks that hang on it by REL? */
static bool is_now(const struct event_work *w, dl_str type, const dl_clause *c,
                   uint8_t rel) {
    static const char *const in[] = { "in", "at", "on" };
    static const char *const past[] = { "follow",
                                        "follows" }; /* "follows months of talks" */
    if (is_among(w, c->predicate, past, DL_N(past))) return false;
    if (!is_talk_type(type) || c->form != DL_FINITE || c->tense != DL_TENSE_PRESENT ||
        c->modality != DL_MODALITY_NONE || c->flags & (DL_PERFECT | DL_NEGATED))
        return false;
    if (c->kind == DL_CLAUSE_NAME && !has_link(w, c->predicate, in, DL_N(in)))
        return false;
    return rel == DL_REL_OBL || rel == DL_REL_NMOD || rel == DL_REL_OBJ;
}

/* "the 1998 accord", "the envoy's visit": is it known which? "The release of the men" may be to
 * come. */
static bool is_known_which(const struct event_work *w, uint32_t token) {
    static const char *const of[] = { "of" };
    uint32_t whom = dl_tree_child(w->trees, token, DL_REL_NMOD);
    if (dl_tree_child(w->trees, token, DL_REL_NMOD_POSS) != DL_NONE) return true;
    return is_definite(w, token) && !(whom != DL_NONE && has_link(w, whom, of, DL_N(of)));
}

/* "lays the groundwork for resuming talks", "the way to a truce", "cleared the way for a truce and
 * the release of the men": TOKEN is what may come of it. */
static bool is_made_ready(const struct event_work *w, uint32_t token) {
    static const char *const links[] = { "for", "to", "toward", "towards" };
    if (is_known_which(w, token)) return false;
    if (w->trees->at[token].rel == DL_REL_CONJ && w->trees->at[token].head < token)
        token = w->trees->at[token].head;
    for (int steps = 0; steps < MAX_STEPS; steps++) {
        uint32_t head = w->trees->at[token].head;
        if (head == DL_NONE || head > token) return false;
        uint32_t object = dl_tree_child(w->trees, head, DL_REL_OBJ);
        uint32_t mark = dl_tree_child(w->trees, token, DL_REL_MARK);
        const dl_clause *c = clause_at(w, head);
        bool linked = has_link(w, token, links, DL_N(links)) ||
                      (mark != DL_NONE && is_among(w, mark, links, DL_N(links)));
        if (linked && dl_order_in(&w->order, head, w->opens_way)) {
            object = head;
            head = w->trees->at[head].head;
            c = head == DL_NONE ? NULL : clause_at(w, head);
        }
        if (linked && object != DL_NONE && object < token &&
            dl_order_in(&w->order, object, w->opens_way))
            return c && (c->tense != DL_TENSE_PAST || c->modality != DL_MODALITY_NONE ||
                         is_word(w, object, "way"));
        uint8_t rel = w->trees->at[token].rel;
        if (rel != DL_REL_OBJ && rel != DL_REL_NMOD && rel != DL_REL_OBL) return false;
        token = head;
    }
    return false;
}

/* "will go on, ending with a summit on Friday": is C done along with what is to come? */
static bool is_along_future(const struct event_work *w, const dl_clause *c) {
    const dl_clause *upper = clause_at(w, c->under);
    return c->kind == DL_CLAUSE_VERB && c->form == DL_GERUND && c->mark == DL_NONE &&
           c->function == DL_REL_ADVCL && upper && upper->tense == DL_TENSE_FUTURE;
}

/* On the way up from a deed or infinitive. */
typedef struct {
    const struct event_work *w;
    dl_str type;
    uint32_t deed;
    bool known;      /* it is told of as one that everybody knows */
    bool scene;      /* "refused to shake hands at the talks": they were held */
    bool only_scene; /* it says only where something else is done */
    bool beside;     /* what stands above tells of something else */
    unsigned *seen;
} climb;

/* Does what stands above TOKEN, at HEAD, say nothing of the deed, or nothing that is not SEEN
 * here? */
static bool ends_climb(const climb *c, uint32_t token, uint32_t head) {
    static const char *const amid[] = { "amid", "amidst" };
    const struct event_work *w = c->w;
    uint8_t rel = w->trees->at[token].rel;
    const dl_clause *own = clause_at(w, token);
    if (dl_order_in(&w->order, head, w->effort) && own && own->form == DL_GERUND &&
        (rel == DL_REL_NMOD || rel == DL_REL_ACL)) {
        *c->seen |= 1u << HINT_POSSIBLE; /* "the focus on securing their release" */
        return true;
    }
    /* "will send a record of the talks": they were held whatever becomes of it */
    if (rel == DL_REL_NMOD && (dl_order_in(&w->order, head, w->record_of) ||
                               dl_order_in(&w->order, head, w->share_in)))
        return true;
    if (has_link(w, token, amid, DL_N(amid))) {
        *c->seen |= 1u << HINT_ONGOING;
        return true;
    }
    if (!stays_within(w, token, rel)) return true;
    /* "wants the prisoners held in Lima": they are held; "wants an accord signed" */
    return rel == DL_REL_ACL && own && own->form == DL_PARTICIPLE &&
           !dl_order_in(&w->order, head, w->pact) && !is_there_said(w, head);
}

/* What the HEAD of TOKEN says of the deed; VERB: its clause, if it is a verb. */
static void look_at_head(climb *c, uint32_t token, uint32_t head, const dl_clause *verb) {
    static const char *const purpose[] = { "for", "to", "into", "in" };
    const struct event_work *w = c->w;
    uint8_t rel = w->trees->at[token].rel;
    unsigned said = 0, *seen = c->seen;
    c->beside = c->beside || (c->known && is_set_beside(w, c->type, token));
    if (verb && !c->beside && is_wished(verb) &&
        has_link(w, token, purpose, DL_N(purpose)))
        *seen |= 1u << HINT_POSSIBLE; /* "wants them to return for talks" */
    if (rel != DL_REL_CONJ && verb)
        look_at_verb(w, verb, token, rel, &said);
    else if (rel != DL_REL_CONJ)
        status_words(w, head, &said);
    if (c->beside) said = verb ? hints_beside(w, c->type, c->deed, verb, said) : 0;
    if (c->scene && said & 1u << HINT_AHEAD) said |= 1u << HINT_PLANNED;
    /* who rejects a proposal to meet denies no meeting */
    if (c->scene || *seen & 1u << HINT_POSSIBLE) said &= ~(1u << HINT_DENIED);
    if (c->only_scene) said &= ~(1u << HINT_POSSIBLE | 1u << HINT_CONDITION);
    *seen |= said;
    if (verb && is_now(w, c->type, verb, rel)) *seen |= 1u << HINT_PRESENT;
    if (verb && is_along_future(w, verb)) *seen |= 1u << HINT_PLANNED;
}

/* What the deed or infinitive at TOKEN is said to be: made ready, to be ended, half way ... */
static void look_at_deed(const struct event_work *w, uint32_t token, unsigned *seen) {
    if (is_made_ready(w, token)) *seen |= 1u << HINT_POSSIBLE;
    if (is_to_end(w, token) || is_to_save(w, token)) *seen |= 1u << HINT_STILL;
    if (is_endured(w, token)) *seen |= 1u << HINT_ENDURED;
    if (is_part_way(w, token)) *seen |= 1u << HINT_ONGOING;
}

/* What stands above the deed or infinitive at TOKEN. */
static void climb_from(const struct event_work *w, dl_str type, uint32_t token,
                       unsigned *seen) {
    static const char *const at[] = { "at", "during", "throughout" };
    if (is_talked_over(w, type, token)) return;
    look_at_deed(w, token, seen);
    climb up = { .w = w,
                 .type = type,
                 .deed = token,
                 .known = is_known_deed(w, type, token),
                 .scene = has_link(w, token, at, DL_N(at)),
                 .only_scene = is_only_scene(w, token),
                 .seen = seen };
    if (up.only_scene && verb_at(w, w->trees->at[token].head)) {
        if (dl_str_is(type, "ceasefire"))
            *seen |= 1u << HINT_PAST; /* "freed during a truce" */
        return;
    }
    for (int steps = 0; steps < MAX_STEPS; steps++) {
        uint32_t head = w->trees->at[token].head;
        uint8_t rel = w->trees->at[token].rel;
        if (head == DL_NONE) return;
        const dl_clause *c = clause_at(w, head);
        const dl_clause *verb = c && c->kind != DL_CLAUSE_DEED ? c : NULL;
        if (is_subject_rel(rel)) {
            if (c) look_at_verb(w, c, token, rel, seen);
            if (steps) *seen &= ~(1u << HINT_PRESENT | 1u << HINT_PAST);
            return;
        }
        if (ends_climb(&up, token, head)) return;
        look_at_head(&up, token, head, verb);
        if (verb && verb->form == DL_FINITE && rel != DL_REL_CONJ) return;
        if (!verb) look_at_modifiers(w, head, seen);
        if (!verb && is_none(w, head)) *seen |= 1u << HINT_DENIED;
        token = head;
    }
}

/* "a boycott of balloting in the elections": what is said to fail is something in them. */
static bool is_votes_own(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const in[] = { "in" };
    return dl_str_is(type, "election") && w->trees->at[token].rel == DL_REL_NMOD &&
           has_link(w, token, in, DL_N(in));
}

static void look_above(const struct event_work *w, dl_str type, uint32_t token,
                       unsigned *seen) {
    unsigned before = *seen;
    climb_from(w, type, token, seen);
    if (is_votes_own(w, type, token))
        *seen &= before | ~(1u << HINT_POSSIBLE | 1u << HINT_DENIED);
}

/* "has killed thousands since May": and goes on; not "has come for the first talks since May". */
static bool is_since(const struct event_work *w, const dl_clause *c) {
    static const char *const since[] = { "since" };
    if (!(c->flags & DL_PERFECT) || c->tense != DL_TENSE_PRESENT) return false;
    for (uint32_t at = w->trees->at[c->predicate].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (has_link(w, at, since, DL_N(since)))
            return !is_compared_between(w, c->predicate, at);
    return false;
}

/* "as long as the truce holds". */
static bool is_as_long_as(const struct event_work *w, uint32_t verb) {
    for (uint32_t at = w->trees->at[verb].child; at != DL_NONE && at < verb;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        bool link = rel == DL_REL_MARK || rel == DL_REL_ADVMOD || rel == DL_REL_FIXED;
        if (link && at > 0 && is_word(w, at, "long") && is_word(w, at - 1, "as"))
            return true;
    }
    return false;
}

/* "with rebels advancing on the port": while something else is told. */
static bool is_along(const struct event_work *w, uint32_t gerund) {
    static const char *const with[] = { "with" };
    uint32_t subject = dl_tree_child(w->trees, gerund, DL_REL_NSUBJ);
    if (subject == DL_NONE && w->trees->at[gerund].rel == DL_REL_ACL)
        subject = w->trees->at[gerund].head;
    if (has_link(w, gerund, with, DL_N(with))) return true;
    if (subject == DL_NONE) return false;
    uint32_t first, last; /* trees may give "with" to the verb above */
    dl_tree_extent(w->trees, subject, &first, &last);
    return has_link(w, subject, with, DL_N(with)) ||
           (first > 0 && is_among(w, first - 1, with, DL_N(with)));
}

/* "with Norland still launching raids", "are taking part in the raid": NOUN is done while it
 * is told. */
static bool is_done_now(const struct event_work *w, uint32_t noun) {
    static const char *const in[] = { "in" };
    uint32_t at = w->trees->at[noun].head;
    uint8_t rel = w->trees->at[noun].rel;
    const dl_clause *verb = verb_at(w, at);
    if (!verb || verb->modality != DL_MODALITY_NONE || verb->flags & DL_NEGATED)
        return false;
    if (verb->form == DL_GERUND)
        return rel == DL_REL_OBJ && is_along(w, at) &&
               (verb->flags & DL_LIGHT || happens(w, at));
    return verb->form == DL_FINITE && verb->tense == DL_TENSE_PRESENT &&
           verb->flags & DL_PROGRESSIVE && rel == DL_REL_OBL &&
           has_link(w, noun, in, DL_N(in)) && is_definite(w, noun);
}

/* "Karl Holm, on a visit to Oslo, said": of somebody, not "went on a visit". */
static bool is_on_visit(const struct event_work *w, uint32_t noun) {
    static const char *const on[] = { "on" };
    uint32_t who = w->trees->at[noun].head;
    return w->trees->at[noun].rel == DL_REL_NMOD && has_link(w, noun, on, DL_N(on)) &&
           is_indefinite(w, noun) && who < noun && w->order.mention_at[who] != DL_NONE;
}

/* "Raids have intensified", "the offensive has killed dozens": what has grown, or lasts and
 * has done something, goes on. */
static bool has_grown(const struct event_work *w, uint32_t noun) {
    uint32_t at = w->trees->at[noun].head;
    const dl_clause *c = clause_at(w, at);
    if (!c || !is_subject_rel(w->trees->at[noun].rel) || c->form != DL_FINITE ||
        c->tense != DL_TENSE_PRESENT || !(c->flags & DL_PERFECT) ||
        c->modality != DL_MODALITY_NONE || c->flags & DL_NEGATED)
        return false;
    uint32_t aux = dl_tree_child(w->trees, at, DL_REL_COP);
    if (dl_order_in(&w->order, at, w->grows) || dl_order_in(&w->order, aux, w->grows))
        return true;
    return dl_order_in(&w->order, noun, w->war_noun) && has_definite(w, noun) &&
           c->kind == DL_CLAUSE_VERB && !(c->flags & DL_PASSIVE) &&
           !dl_order_in(&w->order, at, w->ends) && !dl_order_in(&w->order, at, w->ebbs);
}

/* "is on a visit", "are in talks": C is the clause of such a deed. */
static bool is_under_way(const struct event_work *w, const dl_clause *c) {
    static const char *const in[] = { "on", "in" };
    return c->tense == DL_TENSE_PRESENT && c->form == DL_FINITE &&
           c->modality == DL_MODALITY_NONE && has_link(w, c->predicate, in, DL_N(in));
}

/* "to prevent attacks", "must avoid a strike": feared, and not yet warded off; but "they
 * prevented an attack". */
static bool is_to_avert(const struct event_work *w, const dl_clause *deed,
                        uint32_t noun) {
    const dl_clause *verb = verb_at(w, w->trees->at[noun].head);
    return verb && deed->kind == DL_CLAUSE_DEED && w->trees->at[noun].rel == DL_REL_OBJ &&
           dl_order_in(&w->order, verb->predicate, w->averts) &&
           (verb->form != DL_FINITE || verb->modality != DL_MODALITY_NONE ||
            (verb->tense != DL_TENSE_PAST && !(verb->flags & DL_PERFECT)));
}

/* "The prospects of the council reaching a deal", "little chance of Norland and the rebels signing
 * it": is what the gerund at TOKEN tells, whose subject trees may make of the prospects, no more
 * than a prospect? */
static bool is_prospect(const struct event_work *w, uint32_t token) {
    static const char *const of[] = { "of" };
    uint32_t noun = dl_tree_child(w->trees, token, DL_REL_NSUBJ);
    if (!dl_str_ends(dl_token_str(w->doc, &w->text->tokens.at[token]), "ing") ||
        dl_tree_child(w->trees, token, DL_REL_AUX) != DL_NONE)
        return false;
    if (noun == DL_NONE && w->trees->at[token].rel == DL_REL_ACL)
        noun = w->trees->at[token].head;
    for (int steps = 0; steps < MAX_STEPS && noun != DL_NONE && noun < token; steps++) {
        unsigned said = 0;
        uint32_t whose = dl_tree_child(w->trees, noun, DL_REL_NMOD);
        uint8_t rel = w->trees->at[noun].rel;
        if (w->trees->at[noun].pos == DL_POS_NOUN) status_words(w, noun, &said);
        if (said & 1u << HINT_POSSIBLE)
            return whose != DL_NONE && whose < token && has_link(w, whose, of, DL_N(of));
        if (rel != DL_REL_CONJ && rel != DL_REL_NMOD) return false;
        noun = w->trees->at[noun].head;
    }
    return false;
}

/* ---- the hints ---------------------------------------------------------------------------- */

void tree_hints(const struct event_work *w, dl_str type, uint32_t trigger, uint32_t end,
                unsigned *seen) {
    for (uint32_t at = trigger; at < end; at++) {
        const dl_clause *c = clause_at(w, at);
        if (!c) continue;
        if (c->kind == DL_CLAUSE_DEED) {
            look_at_modifiers(w, at, seen);
            if (is_lack_ahead(w, at))
                *seen = (*seen & ~(1u << HINT_DENIED)) | 1u << HINT_POSSIBLE;
            look_at_description(w, at, seen);
            if (is_under_way(w, c) || is_hosted_now(w, top_of(w, trigger, end)))
                *seen |= 1u << HINT_ONGOING;
            if (is_to_be_held(w, top_of(w, trigger, end))) *seen |= 1u << HINT_PLANNED;
            if (dl_str_is(type, "visit") && is_on_visit(w, at))
                *seen |= 1u << HINT_ONGOING;
            bool attack = dl_str_is(type, "attack") || dl_str_is(type, "protest");
            if (attack && (is_done_now(w, at) || has_grown(w, at)))
                *seen |= 1u << HINT_ONGOING;
        } else {
            if (is_since(w, c)) *seen |= 1u << HINT_ONGOING;
            if (is_as_long_as(w, at)) *seen |= 1u << HINT_CONDITION;
            if (is_hoped(w, at)) *seen |= 1u << HINT_POSSIBLE;
            if (c->form == DL_GERUND && is_along(w, at)) *seen |= 1u << HINT_ONGOING;
            if (is_thought_of(w, c, at) || is_prospect(w, at))
                *seen |= 1u << HINT_POSSIBLE;
        }
        bool over = c->kind == DL_CLAUSE_DEED && is_told_over(w, at);
        if (!over && (c->kind == DL_CLAUSE_DEED || c->form != DL_FINITE))
            look_above(w, type, at, seen);
        standing_hints(w, c, at, seen);
        if (is_to_avert(w, c, at) ||
            (c->kind == DL_CLAUSE_DEED && is_to_come_first(w, at)))
            *seen = (*seen & ~(1u << HINT_DENIED)) | 1u << HINT_POSSIBLE;
        if (c->kind == DL_CLAUSE_DEED && is_provided_for(w, at))
            *seen |= 1u << HINT_POSSIBLE;
        time_hints(w, c, at, seen);
        return;
    }
}
