/* clause.c - the clauses of an article: predicates, what each is under, what modifies it.
 *
 * In:  trees. Out: one clause a verb, predicative adjective or noun, and noun of %deed.
 * Order matters: all predicates first, then what they share in coordination and what they
 * stand under, and only then arguments, which look at other clauses.
 *
 * SPDX-License-Identifier: MIT */
#include "clause_private.h"

static const char *const modality_names[] = {
#define X(id, name) name,
    DL_MODALITY_LIST(X)
#undef X
};

static const char *const function_names[] = {
#define X(id, name) name,
    DL_FUNCTION_LIST(X)
#undef X
};

const char *dl_clause_kind_name(int kind) {
    static const char *const names[] = { "verb", "adjective", "name", "deed" };
    _Static_assert(DL_N(names) == DL_CLAUSE_KINDS, "a name for every kind");
    DL_ASSERT(kind >= 0 && kind < DL_CLAUSE_KINDS);
    return names[kind];
}

const char *dl_tense_name(int tense) {
    static const char *const names[] = { "", "past", "present", "future" };
    DL_ASSERT(tense >= 0 && (size_t)tense < DL_N(names));
    return names[tense];
}

const char *dl_verb_form_name(int form) {
    static const char *const names[] = { "finite", "infinitive", "gerund", "participle" };
    DL_ASSERT(form >= 0 && (size_t)form < DL_N(names));
    return names[form];
}

const char *dl_modality_name(int modality) {
    DL_ASSERT(modality >= 0 && modality < DL_MODALITY_COUNT);
    return modality_names[modality];
}

const char *dl_function_name(int function) {
    DL_ASSERT(function >= 0 && function < DL_FUNCTION_COUNT);
    return function_names[function];
}

bool token_is(const clause_work *w, uint32_t token, const char *word) {
    dl_str s = dl_token_str(w->doc, &w->text->tokens.at[token]);
    uint32_t n = (uint32_t)strlen(word);
    if (s.len != n) return false;
    for (uint32_t i = 0; i < n; i++) {
        char c = s.ptr[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
        if (c != word[i]) return false;
    }
    return true;
}

uint32_t child_word(const clause_work *w, uint32_t token, dl_rel rel, const char *word) {
    for (uint32_t at = branch_of(w, token)->child; at != DL_NONE;
         at = branch_of(w, at)->next)
        if (branch_of(w, at)->rel == rel && (!word || token_is(w, at, word))) return at;
    return DL_NONE;
}

bool is_time_noun(const clause_work *w, uint32_t token) {
    return in_set(w, token, w->sets.unit) || in_set(w, token, w->sets.weekday) ||
           in_set(w, token, w->sets.month) || branch_of(w, token)->pos == DL_POS_NUM;
}

/* ---- predicates ------------------------------------------------------------------------- */

static bool has_subject(const clause_work *w, uint32_t token) {
    return child_word(w, token, DL_REL_NSUBJ, NULL) != DL_NONE ||
           child_word(w, token, DL_REL_CSUBJ, NULL) != DL_NONE;
}

/* Is the adjective or noun at TOKEN said of something: with a copula, or as "ready" of
 * "seems ready"? */
static bool is_predicative(const clause_work *w, uint32_t token) {
    const dl_branch *b = branch_of(w, token);
    if (child_word(w, token, DL_REL_COP, NULL) != DL_NONE) return true;
    if (b->pos == DL_POS_ADJ)
        return b->rel == DL_REL_XCOMP ||
               (b->rel == DL_REL_ROOT && has_subject(w, token)) ||
               (b->rel == DL_REL_CONJ && b->head != DL_NONE &&
                branch_of(w, b->head)->pos == DL_POS_ADJ &&
                child_word(w, b->head, DL_REL_COP, NULL) != DL_NONE);
    return false;
}

/* The kind of clause that TOKEN heads; DL_CLAUSE_KINDS: none. */
static dl_clause_kind kind_of(const clause_work *w, uint32_t token) {
    const dl_branch *b = branch_of(w, token);
    switch (b->pos) {
    case DL_POS_VERB:
        /* "the proposed talks", "bombing raids": they modify */
        return b->rel == DL_REL_AMOD || b->rel == DL_REL_COMPOUND ||
                       b->rel == DL_REL_CASE || b->rel == DL_REL_MARK
                   ? DL_CLAUSE_KINDS
                   : DL_CLAUSE_VERB;
    case DL_POS_AUX:
        /* "there was an attack", "as he did" */
        return b->rel == DL_REL_AUX || b->rel == DL_REL_AUX_PASS || b->rel == DL_REL_COP
                   ? DL_CLAUSE_KINDS
                   : DL_CLAUSE_VERB;
    case DL_POS_NOUN:
    case DL_POS_PROPN:
        if (in_set(w, token, w->sets.deed) && b->rel != DL_REL_COMPOUND &&
            b->rel != DL_REL_FLAT && b->rel != DL_REL_FIXED &&
            !(b->pos == DL_POS_PROPN && in_set(w, token, w->sets.month)))
            return DL_CLAUSE_DEED;
        return is_predicative(w, token) ? DL_CLAUSE_NAME : DL_CLAUSE_KINDS;
    case DL_POS_ADJ:
        return is_predicative(w, token) ? DL_CLAUSE_ADJECTIVE : DL_CLAUSE_KINDS;
    default: return is_predicative(w, token) ? DL_CLAUSE_NAME : DL_CLAUSE_KINDS;
    }
}

static void add_predicates(const clause_work *w, uint32_t sentence) {
    const dl_sentence *s = &w->text->sentences.at[sentence];
    for (uint32_t t = s->first; t < s->first + s->n; t++) {
        dl_clause_kind kind = kind_of(w, t);
        if (kind == DL_CLAUSE_KINDS) continue;
        w->out->at[t] = w->out->list.n;
        dl_clause *c = DL_PUSH(w->mem, &w->out->list);
        *c = (dl_clause){ .predicate = t,
                          .particle = DL_NONE,
                          .sentence = sentence,
                          .under = DL_NONE,
                          .mark = DL_NONE,
                          .function = DL_REL_ROOT,
                          .kind = (uint8_t)kind };
        read_verb_group(w, c);
    }
}

/* ---- what a clause is under ------------------------------------------------------------- */

/* The first of the coordination that TOKEN stands in: itself, if in none. */
static uint32_t first_joined(const clause_work *w, uint32_t token) {
    while (branch_of(w, token)->rel == DL_REL_CONJ &&
           branch_of(w, token)->head != DL_NONE)
        token = branch_of(w, token)->head;
    return token;
}

/* "A wave of strikes": the wave, which stands where the strikes would; else TOKEN, a deed. */
static uint32_t counted_by(const clause_work *w, uint32_t token) {
    uint32_t of = dl_tree_child(w->trees, token, DL_REL_CASE);
    uint32_t head = branch_of(w, token)->head;
    return branch_of(w, token)->rel == DL_REL_NMOD && of != DL_NONE &&
                   token_is(w, of, "of") && in_set(w, head, w->sets.quantity) &&
                   !clause_at(w, head)
               ? first_joined(w, head)
               : token;
}

static void hang(const clause_work *w, dl_clause *c) {
    uint32_t first = first_joined(w, c->predicate);
    if (c->kind == DL_CLAUSE_DEED) first = counted_by(w, first);
    const dl_clause *shared = first != c->predicate ? clause_at(w, first) : NULL;
    if (shared) {
        share_verb_group(w, c, shared);
        if (c->mark == DL_NONE) c->mark = shared->mark;
    }
    c->under = branch_of(w, first)->head;
    c->function = branch_of(w, first)->rel;
    if (c->kind == DL_CLAUSE_DEED && c->mark == DL_NONE)
        c->mark = dl_tree_child(w->trees, first, DL_REL_CASE);
}

/* ---- modality from above ---------------------------------------------------------------- */

dl_modality modality_given(const clause_work *w, uint32_t token) {
    int64_t word; /* "called off" is another than "called" */
    if (!dl_words_match(w->words, w->sets.under, &w->text->tokens.at[token],
                        w->text->tokens.n - token, &word))
        return DL_MODALITY_NONE;
    for (int m = 1; m < DL_MODALITY_COUNT; m++)
        if (w->modality_word[m] == (uint32_t)word) return (dl_modality)m;
    return DL_MODALITY_NONE;
}

/* "aims at freeing them", "insisted on leaving", "called for ending the raids". */
static bool is_aimed(const clause_work *w, const dl_clause *upper, const dl_clause *c) {
    if (c->form != DL_GERUND || c->mark == DL_NONE || upper->kind != DL_CLAUSE_VERB)
        return false;
    switch (modality_given(w, upper->predicate)) {
    case DL_MODALITY_PLAN:
    case DL_MODALITY_WANT:
    case DL_MODALITY_TRY: break;
    default: return false;
    }
    if (token_is(w, c->mark, "for"))
        return dl_tree_child(w->trees, upper->predicate, DL_REL_OBJ) == DL_NONE;
    return token_is(w, c->mark, "at") || token_is(w, c->mark, "on") ||
           token_is(w, c->mark, "toward") || token_is(w, c->mark, "towards") ||
           token_is(w, c->mark, "against");
}

/* Does what UPPER says of its complement hold for C? Complements and infinitives, and the
 * -ing of "prevented from going"; a deed that is the verb's object. */
static bool passes_down(const clause_work *w, const dl_clause *upper,
                        const dl_clause *c) {
    switch (c->function) {
    case DL_REL_XCOMP: return true;
    case DL_REL_ACL:
        return c->form == DL_INFINITIVE || (c->form == DL_GERUND && c->mark != DL_NONE);
    case DL_REL_ADVCL:
        return (upper->kind == DL_CLAUSE_ADJECTIVE && c->form == DL_INFINITIVE) ||
               (c->mark != DL_NONE && token_is(w, c->mark, "from")) ||
               is_aimed(w, upper, c);
    case DL_REL_OBJ: return c->kind == DL_CLAUSE_DEED && upper->kind == DL_CLAUSE_VERB;
    case DL_REL_NSUBJ_PASS:
        return c->kind == DL_CLAUSE_DEED && upper->kind == DL_CLAUSE_VERB;
    case DL_REL_OBL:
        return c->kind == DL_CLAUSE_DEED && c->mark != DL_NONE &&
               (token_is(w, c->mark, "for") || token_is(w, c->mark, "to"));
    case DL_REL_NMOD: /* "a call for talks" */
        return c->kind == DL_CLAUSE_DEED && c->mark != DL_NONE &&
               token_is(w, c->mark, "for");
    default: return false;
    }
}

/* "kept them from leaving" says that they stayed, "kept up the attacks" that they went on. */
static bool is_keep(const clause_work *w, uint32_t verb) {
    return token_is(w, verb, "keep") || token_is(w, verb, "keeps") ||
           token_is(w, verb, "kept") || token_is(w, verb, "keeping");
}

/* "had to talk" says must, "had talks" that there were some. */
static bool is_have(const clause_work *w, uint32_t verb) {
    return token_is(w, verb, "have") || token_is(w, verb, "has") ||
           token_is(w, verb, "had") || token_is(w, verb, "having");
}

/* "Called the raid an outrage": C, an object, is named, not asked for. */
static bool is_named(const clause_work *w, const dl_clause *upper, const dl_clause *c) {
    uint32_t as = dl_tree_child(w->trees, upper->predicate, DL_REL_XCOMP);
    return c->kind == DL_CLAUSE_DEED && c->function == DL_REL_OBJ && as != DL_NONE &&
           as > c->predicate && w->trees->at[as].pos != DL_POS_VERB &&
           (token_is(w, upper->predicate, "call") ||
            token_is(w, upper->predicate, "calls") ||
            token_is(w, upper->predicate, "called") ||
            token_is(w, upper->predicate, "calling"));
}

/* The clause above is weighed first, so that it says all that stands above it. Calls go as
 * deep as the tree, which is no deeper than DL_MAX_SENTENCE. */
static void weigh(const clause_work *w, dl_clause *c, bool *done) {
    dl_clause *upper = clause_at(w, c->under);
    if (done[c - w->out->list.at]) return;
    done[c - w->out->list.at] = true;
    if (!upper && c->function == DL_REL_ACL && c->form == DL_INFINITIVE &&
        c->under != DL_NONE && !c->modality)
        c->modality = (uint8_t)modality_given(w, c->under); /* "his intent to leave" */
    if (!upper || !passes_down(w, upper, c) || is_named(w, upper, c)) return;
    weigh(w, upper, done);
    dl_modality above = modality_given(w, upper->predicate);
    if (above == DL_MODALITY_FAIL && is_keep(w, upper->predicate) &&
        !(c->mark != DL_NONE && token_is(w, c->mark, "from")))
        above = DL_MODALITY_NONE;
    if (c->kind == DL_CLAUSE_DEED && is_have(w, upper->predicate))
        above = DL_MODALITY_NONE;
    bool undone =
        upper->modality == DL_MODALITY_REFUSE || upper->modality == DL_MODALITY_FAIL;
    bool open = upper->modality == DL_MODALITY_COULD ||
                upper->modality == DL_MODALITY_MAY ||
                upper->modality == DL_MODALITY_MIGHT;
    if (open && (above == DL_MODALITY_REFUSE || above == DL_MODALITY_FAIL))
        above = DL_MODALITY_MAY; /* "might refuse to sign" */
    bool light = upper->kind == DL_CLAUSE_VERB && upper->flags & DL_LIGHT;
    if (!above && !light && c->function != DL_REL_XCOMP) return;
    if (upper->flags & DL_CONDITION) c->flags |= DL_CONDITION;
    if (!above || undone) above = (dl_modality)upper->modality;
    if (above) c->modality = (uint8_t)above;
    if (!(upper->flags & DL_NEGATED)) return;
    if (above == DL_MODALITY_REFUSE)
        c->modality = DL_MODALITY_MAY; /* "did not rule out" */
    else if (above == DL_MODALITY_FAIL)
        c->modality = DL_MODALITY_NONE; /* "did not fail to" */
    else
        c->flags |= DL_NEGATED;
}

/* A light verb lends its deed tense, voice aside: "held talks", "talks were held". */
static void lighten(const clause_work *w, dl_clause *deed) {
    dl_clause *verb = clause_at(w, deed->under);
    if (deed->kind != DL_CLAUSE_DEED || !verb || verb->kind != DL_CLAUSE_VERB) return;
    bool object = deed->function == DL_REL_OBJ || deed->function == DL_REL_NSUBJ_PASS ||
                  (deed->function == DL_REL_NSUBJ && verb->flags & DL_PASSIVE);
    if (!object || !in_set(w, verb->predicate, w->sets.light)) return;
    verb->flags |= DL_LIGHT;
    deed->tense = verb->tense;
    deed->form = verb->form;
    deed->modality = verb->modality;
    deed->flags |=
        verb->flags & (DL_NEGATED | DL_PERFECT | DL_PROGRESSIVE | DL_CONDITION);
}

/* ---- the stage -------------------------------------------------------------------------- */

static clause_work work_of(dl_arena *mem, const dl_words *words, const dl_document *doc,
                           const dl_text *text, const dl_trees *trees, dl_clauses *out) {
    clause_work w = {
        .mem = mem, .words = words, .doc = doc, .text = text, .trees = trees, .out = out
    };
#define X(member, set) w.sets.member = dl_words_set(words, DL_LIT(set));
    CLAUSE_SETS(X)
#undef X
    for (int m = 1; m < DL_MODALITY_COUNT; m++)
        w.modality_word[m] = dl_words_find(words, dl_str_of(modality_names[m]));
    return w;
}

void dl_find_clauses(dl_arena *mem, const dl_words *words, const dl_document *doc,
                     const dl_text *text, dl_trees *trees, dl_clauses *out) {
    clause_work w = work_of(mem, words, doc, text, trees, out);
    mend_trees(&w, trees);
    out->at = DL_NEW_N(mem, uint32_t, text->tokens.n);
    for (uint32_t i = 0; i < text->tokens.n; i++) out->at[i] = DL_NONE;
    for (uint32_t s = 0; s < text->sentences.n; s++) add_predicates(&w, s);
    for (uint32_t i = 0; i < out->list.n; i++) hang(&w, &out->list.at[i]);
    for (uint32_t i = 0; i < out->list.n; i++) lighten(&w, &out->list.at[i]);
    bool *done = DL_NEW_N(mem, bool, out->list.n);
    for (uint32_t i = 0; i < out->list.n; i++) weigh(&w, &out->list.at[i], done);
    for (uint32_t i = 0; i < out->list.n; i++) find_arguments(&w, &out->list.at[i]);
}
