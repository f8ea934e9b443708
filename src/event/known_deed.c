/* known_deed.c - deeds that are told of as known, or that are only thought of.
 *
 * In:  a deed or verb with what stands above it. Out: answers for modality.c and
 *      modality_tree.c.
 * Who may have hidden a gun before the shooting doubts no shooting, and who would not speak
 * of the raid denies none: a verb that neither brings a known deed about nor stops it says
 * nothing of its status. What somebody is focused on doing he has not done.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum { MADE = 1u << HINT_PLANNED | 1u << HINT_POSSIBLE | 1u << HINT_DENIED };

bool is_known_deed(const struct event_work *w, dl_str type, uint32_t noun) {
    static const char *const types[] = {
        "attack",     "detention", "visit",   "meeting",
        "talk_round", "election",  "protest", "release"
    };
    const dl_clause *c = clause_at(w, noun);
    unsigned own = 0;
    if (!c || c->kind != DL_CLAUSE_DEED || !dl_str_among(type, types, DL_N(types)) ||
        (!is_definite(w, noun) &&
         dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS) == DL_NONE))
        return false;
    look_at_modifiers(w, noun, &own); /* "the planned raid", "the possible talks" */
    return !(own & ~(1u << HINT_ONGOING));
}

bool is_set_beside(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const apart[] = { "on",     "over",      "about",     "after",
                                         "before", "since",     "following", "during",
                                         "from",   "in",        "at",        "to",
                                         "by",     "regarding", "around",    "through",
                                         "with",   "against",   "into",      "behind" };
    uint32_t head = w->trees->at[token].head;
    uint8_t rel = w->trees->at[token].rel;
    unsigned own = 0;
    if (head == DL_NONE) return false;
    /* "a boycott of the election": it is held all the same */
    if (dl_str_is(type, "election") && dl_order_in(&w->order, head, w->contests))
        return true;
    if (rel == DL_REL_NMOD || rel == DL_REL_OBL)
        return has_link(w, token, apart, DL_N(apart)) &&
               !dl_order_in(&w->order, head, w->way_to);
    bool object_too = dl_str_is(type, "attack") || dl_str_is(type, "election");
    const dl_clause *c = clause_at(w, head);
    if (rel != DL_REL_OBJ || !object_too || !c || c->kind != DL_CLAUSE_VERB) return false;
    if (dl_str_is(type, "election") && dl_order_in(&w->order, head, w->wins)) return true;
    /* "called the raid an act of war": who "called off the raid" or "called for it" does not */
    if (dl_str_is(type, "attack") && dl_order_in(&w->order, head, w->calls_it))
        return dl_tree_child(w->trees, head, DL_REL_COMPOUND_PRT) == DL_NONE;
    status_words(w, head, &own); /* "prevented the raid" */
    return !own && !(c->flags & DL_LIGHT) && !happens(w, head);
}

/* "the killings were discussed", "discussed violence in the east": they happened, unlike what
 * parties discuss doing; but "discussed a raid". */
bool is_talked_over(const struct event_work *w, dl_str type, uint32_t noun) {
    static const char *const sought[] = { "wanted", "sought" }, *const for_[] = { "for" };
    static const char *const any[] = { "a", "an", "another" };
    const dl_clause *c = clause_at(w, noun), *verb = NULL;
    uint32_t det = dl_tree_child(w->trees, noun, DL_REL_DET);
    uint8_t rel = w->trees->at[noun].rel;
    unsigned own = 0;
    if (c && c->kind == DL_CLAUSE_DEED && is_harm_type(type))
        verb = verb_at(w, w->trees->at[noun].head);
    /* "is wanted for the attacks" */
    if (verb && rel == DL_REL_OBL && verb->flags & DL_PASSIVE &&
        is_among(w, verb->predicate, sought, DL_N(sought)) &&
        has_link(w, noun, for_, DL_N(for_)))
        return true;
    if (!verb || (rel != DL_REL_OBJ && rel != DL_REL_NSUBJ_PASS) ||
        !dl_order_in(&w->order, verb->predicate, w->discusses) ||
        is_among(w, det, any, DL_N(any)))
        return false;
    look_at_modifiers(w, noun, &own); /* "discussed possible raids" */
    return !own;
}

/* "this election", "the general election": the one that people talk of before it is held. */
static bool is_coming_vote(const struct event_work *w, uint32_t noun) {
    if (is_word(w, dl_tree_child(w->trees, noun, DL_REL_DET), "this")) return true;
    return dl_order_in(&w->order, dl_tree_child(w->trees, noun, DL_REL_AMOD),
                       w->coming_vote);
}

unsigned hints_beside(const struct event_work *w, dl_str type, uint32_t token,
                      const dl_clause *verb, unsigned said) {
    static const char *const scenes[] = { "at", "during", "in", "to" };
    unsigned kept = said & ~(MADE | 1u << HINT_CONDITION);
    bool past = verb->flags & DL_PERFECT || verb->tense == DL_TENSE_PAST;
    bool open = said & (1u << HINT_PLANNED | 1u << HINT_POSSIBLE);
    if (past) return kept;
    /* "what is at stake in this election", "will try to win support during the visit" */
    if ((dl_str_is(type, "election") && is_coming_vote(w, token)) ||
        (open && has_link(w, token, scenes, DL_N(scenes))))
        kept |= 1u << HINT_AHEAD;
    return kept;
}

/* "focused on ending the raids", "an interest in sending troops". */
bool is_thought_of(const struct event_work *w, const dl_clause *c, uint32_t gerund) {
    static const char *const links[] = { "on",      "in",      "of",   "to",
                                         "about",   "for",     "from", "towards",
                                         "against", "without", "at" };
    if (c->form != DL_GERUND) return false;
    uint32_t head = w->trees->at[gerund].head;
    return head != DL_NONE && has_link(w, gerund, links, DL_N(links)) &&
           dl_order_in(&w->order, head, w->thought_of);
}

/* "I would urge them to meet", "we want to ask": asked in the same breath. */
bool is_asked_now(const struct event_work *w, uint32_t trigger) {
    static const char *const selves[] = { "I", "we" };
    const dl_clause *c = w->clauses->at ? clause_at(w, trigger) : NULL;
    if (!c || c->kind != DL_CLAUSE_VERB ||
        c->flags & (DL_NEGATED | DL_CONDITION | DL_PERFECT | DL_PASSIVE))
        return false;
    bool now = c->modality == DL_MODALITY_WOULD || c->modality == DL_MODALITY_MUST ||
               (c->modality == DL_MODALITY_WANT && c->tense != DL_TENSE_PAST);
    uint32_t verb = c->form == DL_INFINITIVE && c->function == DL_REL_XCOMP
                        ? w->trees->at[trigger].head
                        : trigger;
    if (!now || verb == DL_NONE) return false;
    return is_among(w, dl_tree_child(w->trees, verb, DL_REL_NSUBJ), selves, DL_N(selves));
}

/* "It is not only a raid on Norland", "is not just going to Lima": it is one, and more. */
bool is_not_only(const struct event_work *w, uint32_t token) {
    static const char *const only[] = { "only", "just", "merely", "simply" };
    static const char *const no[] = { "not", "n't" };
    return token + 1 < w->text->tokens.n && is_among(w, token, no, DL_N(no)) &&
           is_among(w, token + 1, only, DL_N(only));
}

bool is_more_than(const struct event_work *w, uint32_t token) {
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE && at < token;
         at = w->trees->at[at].next)
        if (is_not_only(w, at)) return true;
    return false;
}

/* "had no choice but to attack": the verb of having none; DL_NONE: there is none. */
uint32_t forced_by(const struct event_work *w, uint32_t trigger) {
    static const char *const have[] = { "had", "has", "have", "left", "having" };
    if (trigger < 4 || !is_word(w, trigger - 2, "but") ||
        !dl_order_in(&w->order, trigger - 3, w->choice))
        return DL_NONE;
    for (uint32_t at = trigger - 3, steps = 0; at > 0 && steps < 4; steps++)
        if (is_among(w, --at, have, DL_N(have)) && verb_at(w, at)) return at;
    return DL_NONE;
}

/* "used missiles to hit a tanker": the verb whose doing is that of the infinitive at
 * TRIGGER; DL_NONE: there is none. */
uint32_t done_with(const struct event_work *w, uint32_t trigger) {
    static const char *const use[] = { "used", "using" };
    const dl_clause *c = clause_at(w, trigger);
    uint32_t verb = w->trees->at[trigger].head;
    if (!c || c->form != DL_INFINITIVE || verb == DL_NONE || verb > trigger ||
        (c->function != DL_REL_XCOMP && c->function != DL_REL_ADVCL))
        return DL_NONE;
    const dl_clause *upper = verb_at(w, verb);
    if (!upper) return DL_NONE;
    if (is_among(w, verb, use, DL_N(use))) return verb;
    /* "fired rockets to hit a camp": what it is done with has been sent off */
    uint32_t object = dl_tree_child(w->trees, verb, DL_REL_OBJ);
    bool told = upper->form == DL_FINITE && upper->tense == DL_TENSE_PAST &&
                upper->modality == DL_MODALITY_NONE && !(upper->flags & DL_NEGATED);
    return told && object != DL_NONE && dl_order_in(&w->order, object, w->weapon)
               ? verb
               : DL_NONE;
}

/* "was freed, only to be arrested again": it came to that. */
bool is_outcome(const struct event_work *w, uint32_t trigger) {
    uint32_t to =
        trigger > 1 && is_word(w, trigger - 1, "be") ? trigger - 2 : trigger - 1;
    const dl_clause *c = clause_at(w, trigger);
    if (!c || trigger < 4 || c->form != DL_INFINITIVE || !is_word(w, to - 1, "only"))
        return false;
    const dl_clause *upper = verb_at(w, c->under);
    return upper && upper->predicate < trigger && upper->modality == DL_MODALITY_NONE &&
           (upper->tense == DL_TENSE_PAST || upper->flags & DL_PERFECT);
}
