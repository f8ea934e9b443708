/* argument.c - the arguments of a clause, as the active sentence would have them.
 *
 * In:  trees and all clauses. Out: arguments, joined ones one by one.
 * The surface subject - whom the verb group stands behind, or would - is found first,
 * through coordination, control and relative clauses; voice then says whether it is the
 * subject or the object of the clause.
 *
 * SPDX-License-Identifier: MIT */
#include "clause_private.h"

/* ---- relative clauses ------------------------------------------------------------------- */

/* The noun that a relative pronoun stands for, or DL_NONE: it is none. */
static uint32_t antecedent_of(const clause_work *w, uint32_t pronoun) {
    static const char *const relative[] = { "who", "which", "that", "whom", "whose" };
    uint8_t pos = branch_of(w, pronoun)->pos;
    bool is = false;
    if (pos != DL_POS_PRON && pos != DL_POS_DET && pos != DL_POS_SCONJ) return DL_NONE;
    for (size_t i = 0; i < DL_N(relative); i++) is |= token_is(w, pronoun, relative[i]);
    uint32_t at = is ? pronoun : DL_NONE;
    while (at != DL_NONE && branch_of(w, at)->rel != DL_REL_ACL_RELCL) {
        /* a complement with a subject of its own takes no pronoun from above it */
        at = branch_of(w, at)->head;
    }
    if (at == DL_NONE || pronoun > at + SHARED_DEPTH * 4) return DL_NONE;
    uint32_t head = branch_of(w, at)->head;
    return head != DL_NONE && head < pronoun ? head : DL_NONE;
}

uint32_t resolved(const clause_work *w, uint32_t token) {
    uint32_t head = antecedent_of(w, token);
    return head != DL_NONE ? head : token;
}

/* ---- surface subjects ------------------------------------------------------------------- */

static uint32_t own_subject(const clause_work *w, uint32_t token) {
    uint32_t found = DL_NONE;
    for (uint32_t at = branch_of(w, token)->child; at != DL_NONE;
         at = branch_of(w, at)->next) {
        uint8_t rel = branch_of(w, at)->rel;
        if (rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS || rel == DL_REL_CSUBJ)
            return at;
        if (rel == DL_REL_NSUBJ_OUTER) found = at;
    }
    return found;
}

static bool is_passive(const clause_work *w, uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    return c && c->kind == DL_CLAUSE_VERB && c->flags & DL_PASSIVE;
}

uint32_t doer_of(const clause_work *w, uint32_t token, int depth) {
    if (!is_passive(w, token)) return surface_subject(w, token, depth);
    uint32_t agent = dl_tree_child(w->trees, token, DL_REL_OBL_AGENT);
    return agent != DL_NONE ? resolved(w, agent) : DL_NONE;
}

/* Whom NOUN gives the infinitive TOKEN to: the sides of "a call on the sides to stop" and
 * "the way for the sides to meet"; DL_NONE: nobody. */
static uint32_t addressee_of(const clause_work *w, uint32_t noun, uint32_t token) {
    bool calls = in_set(w, noun, w->sets.controls);
    for (uint32_t at = branch_of(w, noun)->child; at != DL_NONE;
         at = branch_of(w, at)->next)
        if (branch_of(w, at)->rel == DL_REL_NMOD && at > noun && at < token &&
            (child_word(w, at, DL_REL_CASE, "for") != DL_NONE ||
             (calls && (child_word(w, at, DL_REL_CASE, "on") != DL_NONE ||
                        child_word(w, at, DL_REL_CASE, "to") != DL_NONE))))
            return resolved(w, at);
    return DL_NONE;
}

/* The same where the infinitive was hung on VERB: right behind whom it is for. */
static uint32_t addressed_before(const clause_work *w, uint32_t verb, uint32_t token) {
    enum { CLOSE = 3 };
    uint32_t object = dl_tree_child(w->trees, verb, DL_REL_OBJ);
    uint32_t at = object == DL_NONE ? DL_NONE : addressee_of(w, object, token);
    if (at != DL_NONE && token <= at + CLOSE) return at;
    if (in_set(w, verb, w->sets.departs))
        return DL_NONE; /* "left for Aker to hold talks" */
    /* "open the door for the sides to sit down": what they are for hangs on the verb */
    for (at = branch_of(w, verb)->child; at != DL_NONE; at = branch_of(w, at)->next)
        if (branch_of(w, at)->rel == DL_REL_OBL && at > verb && at < token &&
            token <= at + CLOSE && !is_time_noun(w, at) &&
            child_word(w, at, DL_REL_CASE, "for") != DL_NONE)
            return resolved(w, at);
    return DL_NONE;
}

/* Of "asked X to leave" X, of "promised to leave" the one who promised. */
static uint32_t controller(const clause_work *w, uint32_t verb, uint32_t token,
                           int depth) {
    uint32_t object = dl_tree_child(w->trees, verb, DL_REL_OBJ);
    if (object == DL_NONE) object = dl_tree_child(w->trees, verb, DL_REL_IOBJ);
    bool promise = token_is(w, verb, "promised") || token_is(w, verb, "promises") ||
                   token_is(w, verb, "promise") || token_is(w, verb, "promising");
    if (object < verb && !in_set(w, verb, w->sets.controls) &&
        child_word(w, token, DL_REL_MARK, "to") != DL_NONE)
        object = DL_NONE; /* "the vote that they vowed to stop": what is stopped */
    if (object != DL_NONE && !promise) {
        uint32_t other = addressee_of(w, object, token);
        return other != DL_NONE ? other : resolved(w, object);
    }
    /* "called on the sides to stop", "appealed to them to stop" */
    for (uint32_t at = branch_of(w, verb)->child; at != DL_NONE && object == DL_NONE;
         at = branch_of(w, at)->next)
        if (branch_of(w, at)->rel == DL_REL_OBL && in_set(w, verb, w->sets.controls) &&
            at > verb &&
            (child_word(w, at, DL_REL_CASE, "on") != DL_NONE ||
             child_word(w, at, DL_REL_CASE, "upon") != DL_NONE ||
             child_word(w, at, DL_REL_CASE, "to") != DL_NONE ||
             child_word(w, at, DL_REL_CASE, "with") != DL_NONE) &&
            !is_time_noun(w, at))
            return resolved(w, at);
    return surface_subject(w, verb, depth);
}

/* Who holds a plan to do something: "its plan to ...", "Norland made an offer to ...". */
static uint32_t holder_of(const clause_work *w, uint32_t noun, int depth) {
    uint32_t owner = dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS);
    if (owner != DL_NONE) return resolved(w, owner);
    for (uint32_t at = branch_of(w, noun)->child; at != DL_NONE;
         at = branch_of(w, at)->next)
        if (branch_of(w, at)->rel == DL_REL_NMOD &&
            (child_word(w, at, DL_REL_CASE, "by") != DL_NONE ||
             (in_set(w, noun, w->sets.under) &&
              child_word(w, at, DL_REL_CASE, "of") != DL_NONE)))
            return at;
    const dl_branch *b = branch_of(w, noun);
    if (b->head == DL_NONE) return DL_NONE;
    /* "stressed the need to reach a deal": not who stresses it */
    if (in_set(w, noun, w->sets.ought_noun) &&
        child_word(w, noun, DL_REL_DET, "the") != DL_NONE)
        return DL_NONE;
    /* "leads the opposition to lifting the ban" */
    if (in_set(w, noun, w->sets.stance)) return DL_NONE;
    if (b->rel == DL_REL_OBJ) return surface_subject(w, b->head, depth);
    if (b->rel == DL_REL_NSUBJ_PASS) return doer_of(w, b->head, depth);
    return DL_NONE;
}

/* "accused X of shelling", "barred X from entering", "charged X with shelling": the object of
 * VERB does it. */
static bool object_does(const clause_work *w, const dl_clause *c, uint32_t verb) {
    static const char *const marks[] = { "of", "from", "into", "for", "against" };
    if (c->mark == DL_NONE || c->form != DL_GERUND) return false;
    if (token_is(w, c->mark, "with")) return in_set(w, verb, w->sets.accuses);
    for (size_t i = 0; i < DL_N(marks); i++)
        if (token_is(w, c->mark, marks[i])) return true;
    return false;
}

static uint32_t shared_subject(const clause_work *w, uint32_t token, int depth) {
    const dl_branch *b = branch_of(w, token);
    const dl_clause *c = clause_at(w, token);
    uint32_t head = b->head;
    if (head == DL_NONE || depth == 0 || !c) return DL_NONE;
    switch (b->rel) {
    case DL_REL_CONJ: return surface_subject(w, head, depth - 1);
    case DL_REL_XCOMP:
        if (c->form == DL_INFINITIVE && addressed_before(w, head, token) != DL_NONE)
            return addressed_before(w, head, token);
        return controller(w, head, token, depth - 1);
    case DL_REL_ACL_RELCL: return DL_NONE; /* "the deal they signed" has one of its own */
    case DL_REL_ACL:
        if (c->form == DL_PARTICIPLE || (c->form == DL_GERUND && c->mark == DL_NONE))
            return head;
        if (c->form == DL_INFINITIVE && addressee_of(w, head, token) != DL_NONE)
            return addressee_of(w, head, token);
        return holder_of(w, head, depth - 1);
    case DL_REL_ADVCL:
        if (c->kind != DL_CLAUSE_VERB || c->form == DL_FINITE) return DL_NONE;
        if (c->form == DL_INFINITIVE && addressed_before(w, head, token) != DL_NONE)
            return addressed_before(w, head, token);
        return object_does(w, c, head) ? controller(w, head, token, depth - 1)
                                       : surface_subject(w, head, depth - 1);
    default: return DL_NONE;
    }
}

/* "Norland's goal is to reach a deal": whose goal it is reaches it, not the goal OWN. */
static bool is_aim(const clause_work *w, uint32_t token, uint32_t own) {
    return dl_tree_child(w->trees, token, DL_REL_COP) != DL_NONE &&
           child_word(w, token, DL_REL_MARK, "to") != DL_NONE &&
           dl_tree_child(w->trees, own, DL_REL_NMOD_POSS) != DL_NONE;
}

uint32_t surface_subject(const clause_work *w, uint32_t token, int depth) {
    uint32_t own = own_subject(w, token);
    if (own != DL_NONE && is_aim(w, token, own)) return holder_of(w, own, depth);
    if (own != DL_NONE) return resolved(w, own);
    if (depth == 0) return DL_NONE;
    const dl_clause *c = clause_at(w, token);
    if (c && c->kind == DL_CLAUSE_DEED) return holder_of(w, token, depth - 1);
    return shared_subject(w, token, depth);
}

/* ---- adding ----------------------------------------------------------------------------- */

void add_argument(const clause_work *w, dl_clause *c, dl_function function, uint32_t head,
                  uint32_t word, bool filled) {
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &w->out->arguments.at[i];
        if (a->head == head && a->function == function) return;
    }
    if (head == c->predicate || c->n == DL_MAX_ARGUMENTS) return;
    *DL_PUSH(w->mem, &w->out->arguments) = (dl_argument){
        .head = head, .word = word, .function = (uint8_t)function, .filled = filled
    };
    c->n++;
}

/* "The army, which took power, and militias shelled it": does what describes HEAD, with
 * the predicate of C, stand between it and OTHER, who is joined to it? */
static bool is_told_between(const clause_work *w, const dl_clause *c, uint32_t head,
                            uint32_t other) {
    uint32_t up = c->predicate;
    if (c->predicate < head || c->predicate > other) return false;
    while (up != DL_NONE && branch_of(w, up)->head != head) up = branch_of(w, up)->head;
    return up != DL_NONE && branch_of(w, up)->rel == DL_REL_ACL_RELCL;
}

void add_arguments(const clause_work *w, dl_clause *c, dl_function function,
                   uint32_t head, uint32_t word, bool filled) {
    if (head == DL_NONE) return;
    add_argument(w, c, function, head, word, filled);
    bool nominal = is_nominal(branch_of(w, head)->pos);
    for (uint32_t at = branch_of(w, head)->child; at != DL_NONE;
         at = branch_of(w, at)->next) {
        if (branch_of(w, at)->rel != DL_REL_CONJ || at == c->predicate) continue;
        if (nominal && !is_nominal(branch_of(w, at)->pos) &&
            branch_of(w, at)->pos != DL_POS_ADJ)
            continue; /* a verb joined to a noun was hung wrong */
        if (is_told_between(w, c, head, at)) continue;
        uint32_t own = dl_tree_child(w->trees, at, DL_REL_CASE);
        add_argument(w, c, function, at, own != DL_NONE && word != DL_NONE ? own : word,
                     filled);
    }
}

bool has_argument(const clause_work *w, const dl_clause *c, dl_function function) {
    for (uint32_t i = c->first; i < c->first + c->n; i++)
        if (w->out->arguments.at[i].function == function) return true;
    return false;
}

/* ---- verbs and predicates --------------------------------------------------------------- */

static void add_surface_subject(const clause_work *w, dl_clause *c, uint32_t subject) {
    bool own = own_subject(w, c->predicate) != DL_NONE;
    dl_function function = DL_FUNCTION_SUBJECT;
    if (c->flags & DL_PASSIVE && c->kind == DL_CLAUSE_VERB) {
        bool object = dl_tree_child(w->trees, c->predicate, DL_REL_OBJ) != DL_NONE ||
                      (in_set(w, c->predicate, w->sets.tell) &&
                       dl_tree_child(w->trees, c->predicate, DL_REL_CCOMP) != DL_NONE);
        function = object ? DL_FUNCTION_RECIPIENT : DL_FUNCTION_OBJECT;
    }
    add_arguments(w, c, function, subject, DL_NONE, !own);
}

bool is_agent(const clause_work *w, const dl_clause *c, uint32_t at, uint32_t word) {
    return c->flags & DL_PASSIVE && token_is(w, word, "by") && !is_time_noun(w, at) &&
           !in_set(w, at, w->sets.manner);
}

static void add_oblique(const clause_work *w, dl_clause *c, uint32_t at) {
    uint32_t word = dl_tree_child(w->trees, at, DL_REL_CASE);
    uint32_t head = resolved(w, at);
    bool filled = head != at;
    if (token_is(w, at, "where")) return; /* "from where they left": it names no place */
    if (word == DL_NONE)
        add_arguments(w, c, DL_FUNCTION_TIME, head, DL_NONE, filled);
    else if (is_agent(w, c, at, word))
        add_arguments(w, c, DL_FUNCTION_SUBJECT, head, DL_NONE, filled);
    else
        add_arguments(w, c, DL_FUNCTION_OBLIQUE, head, word, filled);
}

/* "signed a treaty in Washington": whether the place is the noun's or the verb's no
 * parser knows well, so the verb has it too, marked as filled. */
static void add_near(const clause_work *w, dl_clause *c, uint32_t noun, int depth) {
    static const char *const words[] = { "in",     "at",    "on",    "near",
                                         "during", "since", "after", "before",
                                         "until",  "to",    "from",  "into" };
    for (uint32_t at = branch_of(w, noun)->child; at != DL_NONE && depth;
         at = branch_of(w, at)->next) {
        uint8_t rel = branch_of(w, at)->rel;
        if (rel == DL_REL_CONJ || rel == DL_REL_NMOD) add_near(w, c, at, depth - 1);
        if (rel == DL_REL_NMOD_UNMARKED && is_time_noun(w, at))
            add_arguments(w, c, DL_FUNCTION_TIME, at, DL_NONE, true);
        uint32_t word = dl_tree_child(w->trees, at, DL_REL_CASE);
        if (rel != DL_REL_NMOD || word == DL_NONE || at < noun) continue;
        for (size_t i = 0; i < DL_N(words); i++)
            if (token_is(w, word, words[i]))
                add_arguments(w, c, DL_FUNCTION_OBLIQUE, resolved(w, at), word, true);
    }
}

/* "Talks will resume, he said": what is quoted stands above the verb that quotes it. */
static void add_quoted(const clause_work *w, dl_clause *c) {
    const dl_branch *b = branch_of(w, c->predicate);
    if (b->rel != DL_REL_PARATAXIS || b->head == DL_NONE) return;
    if (own_subject(w, c->predicate) == DL_NONE ||
        has_argument(w, c, DL_FUNCTION_COMPLEMENT) ||
        has_argument(w, c, DL_FUNCTION_OBJECT))
        return;
    add_argument(w, c, DL_FUNCTION_COMPLEMENT, b->head, DL_NONE, true);
}

/* "imposed a ban and lifted it", "arrested two men and freed them": of the pronoun AT,
 * the object of the verb that C is joined to; else AT. */
static uint32_t object_again(const clause_work *w, const dl_clause *c, uint32_t at) {
    bool one = token_is(w, at, "it"), many = token_is(w, at, "them");
    const dl_branch *b = branch_of(w, c->predicate);
    if ((!one && !many) || b->rel != DL_REL_CONJ || b->head == DL_NONE) return at;
    uint32_t object = dl_tree_child(w->trees, b->head, DL_REL_OBJ);
    if (object == DL_NONE || object > c->predicate ||
        branch_of(w, object)->pos != DL_POS_NOUN)
        return at;
    char lemma[DL_LEMMA_MAX];
    dl_str form = dl_token_str(w->doc, &w->text->tokens.at[object]);
    bool plural = !dl_str_eq(dl_lemma(form, DL_POS_NOUN, false, lemma), form);
    return plural == many ? resolved(w, object) : at;
}

static void add_child(const clause_work *w, dl_clause *c, uint32_t at) {
    const dl_branch *b = branch_of(w, at);
    switch (b->rel) {
    case DL_REL_OBJ: {
        uint32_t head = object_again(w, c, resolved(w, at));
        bool told = in_set(w, c->predicate, w->sets.tell) &&
                    dl_tree_child(w->trees, c->predicate, DL_REL_CCOMP) != DL_NONE;
        add_arguments(w, c, told ? DL_FUNCTION_RECIPIENT : DL_FUNCTION_OBJECT, head,
                      DL_NONE, head != at);
        break;
    }
    case DL_REL_IOBJ:
        add_arguments(w, c, DL_FUNCTION_RECIPIENT, resolved(w, at), DL_NONE,
                      resolved(w, at) != at);
        break;
    case DL_REL_OBL:
    case DL_REL_OBL_AGENT:
    case DL_REL_OBL_UNMARKED: add_oblique(w, c, at); break;
    case DL_REL_CCOMP:
        add_arguments(w, c, DL_FUNCTION_COMPLEMENT, at, DL_NONE, false);
        break;
    case DL_REL_XCOMP:
        add_arguments(w, c, DL_FUNCTION_INFINITIVE, at, DL_NONE, false);
        break;
    case DL_REL_ADVCL: {
        const dl_clause *below = clause_at(w, at);
        add_argument(w, c, DL_FUNCTION_ADVERBIAL, at, below ? below->mark : DL_NONE,
                     false);
        break;
    }
    default: break;
    }
}

/* "Geneva, where they met"; "the deal they signed". */
static void add_relative(const clause_work *w, dl_clause *c) {
    const dl_branch *b = branch_of(w, c->predicate);
    uint32_t top = c->predicate;
    /* the object of "the deal they refused to sign" is that of the last infinitive */
    while (branch_of(w, top)->rel == DL_REL_XCOMP && branch_of(w, top)->head != DL_NONE)
        top = branch_of(w, top)->head;
    const dl_branch *t = branch_of(w, top);
    if (t->rel != DL_REL_ACL_RELCL || t->head == DL_NONE) return;
    uint32_t first, last, head = t->head;
    uint32_t where = child_word(w, top, DL_REL_ADVMOD, "where");
    if (where != DL_NONE && top == c->predicate)
        add_argument(w, c, DL_FUNCTION_OBLIQUE, head, where, true);
    if (b->pos != DL_POS_VERB || c->flags & DL_PASSIVE || where != DL_NONE) return;
    if (own_subject(w, top) == DL_NONE || has_argument(w, c, DL_FUNCTION_OBJECT) ||
        has_argument(w, c, DL_FUNCTION_COMPLEMENT) ||
        has_argument(w, c, DL_FUNCTION_INFINITIVE))
        return;
    dl_tree_extent(w->trees, top, &first, &last);
    for (uint32_t at = first; at <= last; at++)
        if (antecedent_of(w, at) == head || token_is(w, at, "when") ||
            token_is(w, at, "why"))
            return; /* a pronoun says what the noun is in the clause */
    if (in_set(w, head, w->sets.unit)) return; /* "the day they met" */
    add_argument(w, c, DL_FUNCTION_OBJECT, head, DL_NONE, true);
}

/* "arrested and deported the two men on Friday": what stands behind the last of several verbs and
 * hangs on the first is that of all. */
static void add_shared(const clause_work *w, dl_clause *c) {
    const dl_branch *b = branch_of(w, c->predicate);
    if (b->rel != DL_REL_CONJ || b->head == DL_NONE || b->head > c->predicate ||
        b->pos != DL_POS_VERB || branch_of(w, b->head)->pos != DL_POS_VERB ||
        own_subject(w, c->predicate) != DL_NONE)
        return;
    uint32_t behind = DL_NONE;
    if (c->flags & DL_PASSIVE) { /* "was arrested and charged with treason" */
        behind = dl_tree_child(w->trees, b->head, DL_REL_OBL);
        while (behind != DL_NONE && behind < c->predicate)
            behind = branch_of(w, behind)->next;
    } else if (!has_argument(w, c, DL_FUNCTION_OBJECT)) {
        behind = dl_tree_child(w->trees, b->head, DL_REL_OBJ);
    }
    if (behind == DL_NONE || behind < c->predicate) return;
    for (uint32_t at = behind; at != DL_NONE; at = branch_of(w, at)->next)
        if (branch_of(w, at)->rel == DL_REL_OBJ)
            add_arguments(w, c, DL_FUNCTION_OBJECT, resolved(w, at), DL_NONE, true);
        else if (branch_of(w, at)->rel == DL_REL_OBL ||
                 branch_of(w, at)->rel == DL_REL_OBL_UNMARKED)
            add_oblique(w, c, at);
}

static void predicate_arguments(const clause_work *w, dl_clause *c) {
    uint32_t subject = surface_subject(w, c->predicate, SHARED_DEPTH);
    if (subject != DL_NONE) add_surface_subject(w, c, subject);
    for (uint32_t at = branch_of(w, c->predicate)->child; at != DL_NONE;
         at = branch_of(w, at)->next)
        add_child(w, c, at);
    for (uint32_t at = branch_of(w, c->predicate)->child;
         at != DL_NONE && c->kind == DL_CLAUSE_VERB; at = branch_of(w, at)->next) {
        uint8_t rel = branch_of(w, at)->rel;
        if (at > c->predicate && (rel == DL_REL_OBJ || rel == DL_REL_IOBJ ||
                                  rel == DL_REL_OBL || rel == DL_REL_OBL_AGENT))
            add_near(w, c, at, 3);
    }
    add_relative(w, c);
    add_quoted(w, c);
    if (c->kind != DL_CLAUSE_VERB) return;
    add_shared(w, c);
    /* "met and attacked the rebels": an object behind the last of two verbs is shared only
     * when the first has none and stands right before the "and" */
    uint32_t next = DL_NONE;
    for (uint32_t at = branch_of(w, c->predicate)->child; at != DL_NONE;
         at = branch_of(w, at)->next)
        if (next == DL_NONE && branch_of(w, at)->rel == DL_REL_CONJ) next = at;
    if (next == DL_NONE || has_argument(w, c, DL_FUNCTION_OBJECT) ||
        c->flags & DL_PASSIVE)
        return;
    uint32_t object = dl_tree_child(w->trees, next, DL_REL_OBJ);
    bool close = next == c->predicate + 2 && branch_of(w, next)->pos == DL_POS_VERB;
    if (close && object != DL_NONE)
        add_arguments(w, c, DL_FUNCTION_OBJECT, resolved(w, object), DL_NONE, true);
}

void find_arguments(const clause_work *w, dl_clause *c) {
    c->first = w->out->arguments.n;
    c->n = 0;
    /* "Norland is in contact with Sundria", but "it was their worst attack": it does nothing */
    bool within = c->kind == DL_CLAUSE_DEED &&
                  dl_tree_child(w->trees, c->predicate, DL_REL_CASE) != DL_NONE &&
                  child_word(w, c->predicate, DL_REL_CASE, "under") == DL_NONE &&
                  dl_tree_child(w->trees, c->predicate, DL_REL_COP) != DL_NONE;
    if (c->kind == DL_CLAUSE_DEED && (!within || is_behind_deed(w, c)))
        deed_arguments(w, c);
    else
        predicate_arguments(w, c);
}
