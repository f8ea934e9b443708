/* deed.c - the arguments of a noun that names a deed: "the rebels' attack on the port".
 *
 * In:  trees and all clauses. Out: arguments, as those of the verb would be: from what
 * hangs on the noun, from the light verb above it, from whoever begins, ends or claims it.
 *
 * SPDX-License-Identifier: MIT */
#include "clause_private.h"

static int64_t deed_value(const clause_work *w, uint32_t token) {
    return dl_words_value(w->words, w->text->tokens.at[token].word, w->sets.deed);
}

static void add_deed_nmod(const clause_work *w, dl_clause *c, uint32_t at) {
    uint32_t word = dl_tree_child(w->trees, at, DL_REL_CASE);
    uint32_t head = resolved(w, at);
    int64_t of = deed_value(w, c->predicate);
    if (word == DL_NONE)
        add_arguments(w, c, DL_FUNCTION_TIME, head, DL_NONE, false);
    else if (token_is(w, word, "by"))
        add_arguments(w, c, DL_FUNCTION_SUBJECT, head, DL_NONE, false);
    else if (token_is(w, word, "of") && of == DEED_DOER &&
             !has_argument(w, c, DL_FUNCTION_SUBJECT))
        add_arguments(w, c, DL_FUNCTION_SUBJECT, head, DL_NONE, false);
    else if (token_is(w, word, "of") && of != DEED_MUTUAL)
        add_arguments(w, c, DL_FUNCTION_OBJECT, head, DL_NONE, false);
    else
        add_arguments(w, c, DL_FUNCTION_OBLIQUE, head, word, head != at);
}

/* "a Norland-led invasion": the state before "led"; DL_NONE: none. */
static uint32_t leader_of(const clause_work *w, uint32_t at) {
    if (!token_is(w, at, "led")) return DL_NONE;
    for (uint32_t i = branch_of(w, at)->child; i != DL_NONE; i = branch_of(w, i)->next)
        if (i < at && branch_of(w, i)->pos == DL_POS_PROPN) return i;
    return DL_NONE;
}

/* "anti-Norland protests": whom the deed is for or against. */
static bool is_for_or_against(const clause_work *w, uint32_t at) {
    uint32_t first = w->text->sentences.at[dl_sentence_of(w->text, at)].first;
    return at >= first + 2 && token_is(w, at - 1, "-") &&
           (token_is(w, at - 2, "anti") || token_is(w, at - 2, "pro"));
}

/* "the Norland embassy bombing": does the name at AT only say which thing was struck? */
static bool tells_which(const clause_work *w, const dl_clause *c, uint32_t at) {
    if (!in_set(w, c->predicate, w->sets.strike_noun)) return false;
    /* "Norlandic school raids" are Norland's, "the American embassy bombing" is not */
    bool people = branch_of(w, at)->pos == DL_POS_ADJ;
    for (uint32_t k = at; k < c->predicate; k++) {
        uint32_t word = w->text->tokens.at[k].word;
        if (people ? dl_words_value(w->words, word, w->sets.struck_place) == 1
                   : in_set(w, k, w->sets.struck_place))
            return true;
    }
    return false;
}

/* "an attack claimed by the Front", "blamed on it", "attributed to it", "carried out by
 * it": the Front; DL_NONE: nobody is named so. */
static uint32_t attributed_to(const clause_work *w, const dl_clause *c) {
    static const struct {
        const char *verb, *word;
    } ways[] = {
        { "claimed", "by" },   { "launched", "by" }, { "carried", "by" },
        { "conducted", "by" }, { "staged", "by" },   { "mounted", "by" },
        { "waged", "by" },     { "planned", "by" },  { "perpetrated", "by" },
        { "committed", "by" }, { "blamed", "on" },   { "attributed", "to" },
        { "led", "by" },       { "ordered", "by" },  { "organised", "by" },
        { "organized", "by" },
    };
    /* "talks led by a bishop" are others' */
    size_t n = in_set(w, c->predicate, w->sets.partaken) ? DL_N(ways) : DL_N(ways) - 4;
    for (uint32_t verb = branch_of(w, c->predicate)->child; verb != DL_NONE;
         verb = branch_of(w, verb)->next) {
        uint8_t rel = branch_of(w, verb)->rel;
        if (rel != DL_REL_ACL && rel != DL_REL_ACL_RELCL) continue;
        for (uint32_t at = branch_of(w, verb)->child; at != DL_NONE;
             at = branch_of(w, at)->next)
            for (size_t i = 0; i < n; i++)
                if (token_is(w, verb, ways[i].verb) && !is_time_noun(w, at) &&
                    child_word(w, at, DL_REL_CASE, ways[i].word) != DL_NONE)
                    return resolved(w, at);
    }
    return DL_NONE;
}

/* "the rebel attack", "a Norland offer": whoever can do it does it; else a modifier. */
static void add_deed_modifier(const clause_work *w, dl_clause *c, uint32_t at) {
    const dl_token *token = &w->text->tokens.at[at];
    bool named = token->flags & DL_CAPITAL && (branch_of(w, at)->pos == DL_POS_PROPN ||
                                               branch_of(w, at)->pos == DL_POS_ADJ);
    /* "Recent strikes": the capital is that of the sentence */
    if (named && branch_of(w, at)->pos == DL_POS_ADJ && in_set(w, at, w->sets.common))
        named = false;
    bool does = (named || in_set(w, at, w->sets.doer)) && !is_for_or_against(w, at) &&
                !tells_which(w, c, at);
    uint32_t leader = leader_of(w, at);
    if (leader != DL_NONE && !has_argument(w, c, DL_FUNCTION_SUBJECT)) {
        add_arguments(w, c, DL_FUNCTION_SUBJECT, leader, DL_NONE, false);
        return;
    }
    if (branch_of(w, at)->rel == DL_REL_AMOD && !does) return;
    if (does && deed_value(w, c->predicate) != DEED_MUTUAL &&
        !has_argument(w, c, DL_FUNCTION_SUBJECT) && attributed_to(w, c) == DL_NONE)
        add_arguments(w, c, DL_FUNCTION_SUBJECT, at, DL_NONE, false);
    else
        add_argument(w, c, DL_FUNCTION_MODIFIER, at, DL_NONE, false);
}

/* What a light verb has and its deed has not: "Norland held talks with Sundria". */
static void add_from_light(const clause_work *w, dl_clause *c) {
    const dl_clause *verb = clause_at(w, c->under);
    if (!verb || !(verb->flags & DL_LIGHT)) return;
    if (c->function != DL_REL_OBJ && c->function != DL_REL_NSUBJ_PASS &&
        c->function != DL_REL_NSUBJ)
        return;
    uint32_t doer = doer_of(w, verb->predicate, SHARED_DEPTH);
    if (doer != DL_NONE && !has_argument(w, c, DL_FUNCTION_SUBJECT))
        add_arguments(w, c, DL_FUNCTION_SUBJECT, doer, DL_NONE, true);
    for (uint32_t at = branch_of(w, verb->predicate)->child; at != DL_NONE;
         at = branch_of(w, at)->next) {
        uint8_t rel = branch_of(w, at)->rel;
        uint32_t word = dl_tree_child(w->trees, at, DL_REL_CASE);
        if ((rel != DL_REL_OBL && rel != DL_REL_OBL_UNMARKED) ||
            (word != DL_NONE && is_agent(w, verb, at, word)))
            continue;
        add_arguments(w, c, word == DL_NONE ? DL_FUNCTION_TIME : DL_FUNCTION_OBLIQUE,
                      resolved(w, at), word, true);
    }
}

/* "The city was under bombardment": the city; DL_NONE: it is not said so. */
static uint32_t who_is_under(const clause_work *w, const dl_clause *c) {
    const dl_branch *b = branch_of(w, c->predicate);
    if (child_word(w, c->predicate, DL_REL_CASE, "under") == DL_NONE) return DL_NONE;
    if (dl_tree_child(w->trees, c->predicate, DL_REL_COP) != DL_NONE)
        return surface_subject(w, c->predicate, SHARED_DEPTH);
    static const char *const verbs[] = { "came", "come",     "comes",   "coming",
                                         "be",   "remained", "remains", "was" };
    for (size_t i = 0; b->head != DL_NONE && i < DL_N(verbs); i++)
        if (token_is(w, b->head, verbs[i]))
            return surface_subject(w, b->head, SHARED_DEPTH);
    return DL_NONE;
}

/* "Military action": is its only subject an adjective, which says of what kind it is? */
static bool is_kind_alone(const clause_work *w, const dl_clause *c) {
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &w->out->arguments.at[i];
        if (a->function == DL_FUNCTION_SUBJECT &&
            (branch_of(w, a->head)->rel != DL_REL_AMOD ||
             w->text->tokens.at[a->head].flags & DL_CAPITAL))
            return false;
    }
    return true;
}

/* "spoke about ending the raids": whose they are is known from before, and need not be his who
 * speaks; who "agreed to halt strikes" means his own. */
static bool is_others(const clause_work *w, const dl_clause *c, const dl_clause *verb) {
    return verb->form == DL_GERUND && deed_value(w, c->predicate) != DEED_MUTUAL &&
           child_word(w, c->predicate, DL_REL_DET, "the") != DL_NONE;
}

/* Whose deed it is that somebody begins, goes on with, ends, tries or threatens: his. */
static void add_from_control(const clause_work *w, dl_clause *c) {
    const dl_clause *verb = clause_at(w, c->under);
    if (has_argument(w, c, DL_FUNCTION_SUBJECT) && !is_kind_alone(w, c)) return;
    uint32_t responsible = answers_for(w, c);
    if (responsible == DL_NONE) responsible = attributed_to(w, c);
    if (responsible != DL_NONE)
        add_arguments(w, c, DL_FUNCTION_SUBJECT, responsible, DL_NONE, true);
    if (!verb || verb->kind != DL_CLAUSE_VERB || responsible != DL_NONE) return;
    if (c->function != DL_REL_OBJ && c->function != DL_REL_NSUBJ_PASS) return;
    switch (modality_given(w, verb->predicate)) {
    case DL_MODALITY_BEGIN:
    case DL_MODALITY_GO_ON:
    case DL_MODALITY_TRY:
    case DL_MODALITY_MAY: break;
    case DL_MODALITY_END:
        if (is_others(w, c, verb)) return;
        break;
    default: return;
    }
    uint32_t doer = doer_of(w, verb->predicate, SHARED_DEPTH);
    if (doer != DL_NONE) add_arguments(w, c, DL_FUNCTION_SUBJECT, doer, DL_NONE, true);
}

void deed_arguments(const clause_work *w, dl_clause *c) {
    uint32_t owner = dl_tree_child(w->trees, c->predicate, DL_REL_NMOD_POSS);
    bool suffered = deed_value(w, c->predicate) == DEED_SUFFERED;
    for (uint32_t at = branch_of(w, c->predicate)->child; at != DL_NONE;
         at = branch_of(w, at)->next)
        suffered &= child_word(w, at, DL_REL_CASE, "of") == DL_NONE;
    /* "the bishop's arrest", but "the army's arrest of the bishop" */
    if (owner != DL_NONE)
        add_arguments(w, c, suffered ? DL_FUNCTION_OBJECT : DL_FUNCTION_SUBJECT,
                      resolved(w, owner), DL_NONE, false);
    for (uint32_t at = branch_of(w, c->predicate)->child; at != DL_NONE;
         at = branch_of(w, at)->next) {
        const dl_branch *b = branch_of(w, at);
        if (b->rel == DL_REL_COMPOUND || b->rel == DL_REL_AMOD)
            add_deed_modifier(w, c, at);
        else if (b->rel == DL_REL_NMOD || b->rel == DL_REL_OBL)
            add_deed_nmod(w, c, at);
        else if (b->rel == DL_REL_NMOD_UNMARKED)
            add_arguments(w, c, DL_FUNCTION_TIME, at, DL_NONE, false);
        else if (b->rel == DL_REL_ACL && clause_at(w, at))
            add_argument(w, c,
                         clause_at(w, at)->form == DL_INFINITIVE ? DL_FUNCTION_INFINITIVE
                                                                 : DL_FUNCTION_COMPLEMENT,
                         at, DL_NONE, false);
        else if (b->rel == DL_REL_CCOMP)
            add_argument(w, c, DL_FUNCTION_COMPLEMENT, at, DL_NONE, false);
    }
    add_from_light(w, c);
    add_from_control(w, c);
    if (!has_argument(w, c, DL_FUNCTION_OBJECT))
        add_arguments(w, c, DL_FUNCTION_OBJECT, who_is_under(w, c), DL_NONE, true);
}
