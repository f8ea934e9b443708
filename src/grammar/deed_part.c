/* deed_part.c - whose a deed of harm is that somebody has a part in, is behind or answers for.
 *
 * In:  a noun that names a deed. Out: the token of who does it.
 * "Norland's role in the raid", "took part in it", "was involved in it", "was behind it"; "claimed
 * responsibility for it", be it in a passive or in "for which the Front claimed responsibility".
 *
 * SPDX-License-Identifier: MIT */
#include "clause_private.h"

/* The owner of the noun at TOKEN, "Norland's role", "Norlandic involvement", "the role of Norland";
 * DL_NONE: none is told. */
static uint32_t owner_of(const clause_work *w, uint32_t token) {
    uint32_t owner = dl_tree_child(w->trees, token, DL_REL_NMOD_POSS);
    if (owner != DL_NONE) /* "because of its role": anybody's who is spoken of */
        return branch_of(w, owner)->pos == DL_POS_PRON ? DL_NONE : resolved(w, owner);
    for (uint32_t at = branch_of(w, token)->child; at != DL_NONE;
         at = branch_of(w, at)->next) {
        uint8_t rel = branch_of(w, at)->rel;
        bool named = w->text->tokens.at[at].flags & DL_CAPITAL;
        if ((rel == DL_REL_AMOD || rel == DL_REL_COMPOUND) && at < token &&
            (named ? !in_set(w, at, w->sets.common) : in_set(w, at, w->sets.doer)))
            return at;
        if (rel == DL_REL_NMOD && at > token &&
            (child_word(w, at, DL_REL_CASE, "of") != DL_NONE ||
             child_word(w, at, DL_REL_CASE, "by") != DL_NONE))
            return resolved(w, at);
    }
    return DL_NONE;
}

/* Who does what the verb or adjective at TOKEN tells, if it is not denied. */
static uint32_t doer_at(const clause_work *w, uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    const dl_branch *b = branch_of(w, token);
    if (c && c->flags & DL_NEGATED) return DL_NONE;
    /* "rebels involved in the raid" */
    if (b->rel == DL_REL_ACL || b->rel == DL_REL_AMOD)
        return b->head < token ? resolved(w, b->head) : DL_NONE;
    return c ? doer_of(w, token, SHARED_DEPTH) : DL_NONE;
}

/* Whom the verb at TOKEN charges: "accused Norland of involvement", "Norland was accused". */
static uint32_t accused_at(const clause_work *w, uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    if (!c || c->kind != DL_CLAUSE_VERB || !in_set(w, token, w->sets.accuses))
        return DL_NONE;
    return c->flags & DL_PASSIVE ? surface_subject(w, token, SHARED_DEPTH)
                                 : dl_tree_child(w->trees, token, DL_REL_OBJ);
}

/* Who has the part at TOKEN, a noun, in a deed. */
static uint32_t partaker_of(const clause_work *w, uint32_t token) {
    uint32_t owner = owner_of(w, token), verb = branch_of(w, token)->head;
    if (owner != DL_NONE || verb == DL_NONE ||
        dl_tree_child(w->trees, token, DL_REL_NMOD_POSS) != DL_NONE)
        return owner;
    if (child_word(w, token, DL_REL_DET, "no") != DL_NONE) return DL_NONE;
    if (child_word(w, token, DL_REL_CASE, "of") != DL_NONE) return accused_at(w, verb);
    const dl_clause *c = clause_at(w, verb);
    bool light = token_is(w, token, "part") || (c && c->flags & DL_LIGHT) ||
                 token_is(w, verb, "played");
    return light && branch_of(w, token)->rel == DL_REL_OBJ ? doer_at(w, verb) : DL_NONE;
}

/* Who takes part in the deed at TOKEN, behind "in". */
static uint32_t partaker_in(const clause_work *w, uint32_t token) {
    static const char *const verbs[] = { "involved", "participated", "participating",
                                         "participate", "implicated" };
    uint32_t above = branch_of(w, token)->head;
    if (above == DL_NONE) return DL_NONE;
    if (in_set(w, above, w->sets.part_taken)) return partaker_of(w, above);
    uint32_t object = dl_tree_child(w->trees, above, DL_REL_OBJ);
    if (object != DL_NONE && object < token && token_is(w, object, "part"))
        return doer_at(w, above);
    for (size_t i = 0; i < DL_N(verbs); i++)
        if (token_is(w, above, verbs[i])) return doer_at(w, above);
    return DL_NONE;
}

/* "Rebels were behind the raid": the rebels. */
static uint32_t behind_deed(const clause_work *w, const dl_clause *c) {
    if (c->flags & DL_NEGATED ||
        child_word(w, c->predicate, DL_REL_CASE, "behind") == DL_NONE ||
        dl_tree_child(w->trees, c->predicate, DL_REL_COP) == DL_NONE)
        return DL_NONE;
    return surface_subject(w, c->predicate, SHARED_DEPTH);
}

/* "For which the Front claimed responsibility": the Front. */
static uint32_t claimed_behind(const clause_work *w, const dl_clause *c) {
    for (uint32_t at = branch_of(w, c->predicate)->child; at != DL_NONE;
         at = branch_of(w, at)->next) {
        uint32_t object = dl_tree_child(w->trees, at, DL_REL_OBJ);
        if (branch_of(w, at)->rel == DL_REL_ACL_RELCL && object != DL_NONE &&
            token_is(w, object, "responsibility") && in_set(w, at, w->sets.claims))
            return doer_at(w, at);
    }
    return DL_NONE;
}

/* "The Front claimed responsibility for the attack", "responsibility for it was claimed by the
 * Front": the Front. */
static uint32_t claimed_by(const clause_work *w, const dl_clause *c) {
    uint32_t noun = branch_of(w, c->predicate)->head;
    if (noun == DL_NONE || c->mark == DL_NONE || !token_is(w, c->mark, "for"))
        return DL_NONE;
    uint32_t verb = token_is(w, noun, "responsibility") ? branch_of(w, noun)->head : noun;
    uint32_t what = verb == DL_NONE ? DL_NONE : dl_tree_child(w->trees, verb, DL_REL_OBJ);
    if (verb != DL_NONE && what == DL_NONE)
        what = dl_tree_child(w->trees, verb, DL_REL_NSUBJ_PASS);
    if (what == DL_NONE || !token_is(w, what, "responsibility")) return DL_NONE;
    return in_set(w, verb, w->sets.claims) ? doer_of(w, verb, SHARED_DEPTH) : DL_NONE;
}

bool is_behind_deed(const clause_work *w, const dl_clause *c) {
    return in_set(w, c->predicate, w->sets.partaken) && behind_deed(w, c) != DL_NONE;
}

uint32_t answers_for(const clause_work *w, const dl_clause *c) {
    uint32_t who = claimed_by(w, c);
    if (who != DL_NONE || !in_set(w, c->predicate, w->sets.partaken)) return who;
    who = claimed_behind(w, c);
    if (who == DL_NONE) who = behind_deed(w, c);
    if (who == DL_NONE && c->mark != DL_NONE && token_is(w, c->mark, "in"))
        who = partaker_in(w, c->predicate);
    return who;
}
