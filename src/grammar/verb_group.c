/* verb_group.c - voice, tense, form, modality and polarity of a clause from its own words.
 *
 * In:  a predicate with its auxiliaries, marks and adverbs.
 * Out: the fields of dl_clause that these decide.
 * The tagger tells no forms: what is a past or a participle follows from the spelling and
 * from what stands around.
 *
 * SPDX-License-Identifier: MIT */
#include "clause_private.h"

typedef enum { SPELT_BASE, SPELT_S, SPELT_ING, SPELT_PAST, SPELT_ALIKE } spelling;

/* Verbs whose past is spelt like the rest of them. */
static const char *const alike[] = {
    "beat", "bid",  "broadcast", "burst",  "cast",   "cost",  "cut",    "hit",
    "hurt", "let",  "put",       "quit",   "read",   "reset", "rid",    "set",
    "shed", "shut", "split",     "spread", "thrust", "upset", "offset",
};

static spelling spelling_of(const clause_work *w, uint32_t token) {
    dl_str form = dl_token_str(w->doc, &w->text->tokens.at[token]);
    char lemma[DL_LEMMA_MAX];
    if (form.len > 4 && dl_str_ends(form, "ing")) return SPELT_ING;
    if (dl_str_ends(form, "ed") && form.len > 3) return SPELT_PAST;
    dl_str base = dl_lemma(form, DL_POS_VERB, false, lemma);
    char low[DL_LEMMA_MAX];
    if (dl_str_eq(base, (dl_str){ low, dl_utf8_fold(form, low, sizeof low) }))
        for (size_t i = 0; i <= DL_N(alike); i++)
            if (i == DL_N(alike) || dl_str_is(base, alike[i]))
                return i < DL_N(alike) ? SPELT_ALIKE : SPELT_BASE;
    return dl_str_ends(form, "s") ? SPELT_S : SPELT_PAST;
}

typedef enum { AUX_NONE, AUX_BE, AUX_BE_BASE, AUX_HAVE, AUX_DO, AUX_MODAL } aux_kind;

static const struct aux {
    const char *word;
    uint8_t kind, tense, modality;
} auxiliaries[] = {
    { "is", AUX_BE, DL_TENSE_PRESENT, 0 },
    { "are", AUX_BE, DL_TENSE_PRESENT, 0 },
    { "am", AUX_BE, DL_TENSE_PRESENT, 0 },
    { "'s", AUX_BE, DL_TENSE_PRESENT, 0 },
    { "'re", AUX_BE, DL_TENSE_PRESENT, 0 },
    { "'m", AUX_BE, DL_TENSE_PRESENT, 0 },
    { "was", AUX_BE, DL_TENSE_PAST, 0 },
    { "were", AUX_BE, DL_TENSE_PAST, 0 },
    { "be", AUX_BE_BASE, 0, 0 },
    { "been", AUX_BE_BASE, 0, 0 },
    { "being", AUX_BE_BASE, 0, 0 },
    { "has", AUX_HAVE, DL_TENSE_PRESENT, 0 },
    { "have", AUX_HAVE, DL_TENSE_PRESENT, 0 },
    { "'ve", AUX_HAVE, DL_TENSE_PRESENT, 0 },
    { "had", AUX_HAVE, DL_TENSE_PAST, 0 },
    { "having", AUX_HAVE, 0, 0 },
    { "do", AUX_DO, DL_TENSE_PRESENT, 0 },
    { "does", AUX_DO, DL_TENSE_PRESENT, 0 },
    { "did", AUX_DO, DL_TENSE_PAST, 0 },
    { "will", AUX_MODAL, DL_TENSE_FUTURE, DL_MODALITY_WILL },
    { "'ll", AUX_MODAL, DL_TENSE_FUTURE, DL_MODALITY_WILL },
    { "wo", AUX_MODAL, DL_TENSE_FUTURE, DL_MODALITY_WILL },
    { "shall", AUX_MODAL, DL_TENSE_FUTURE, DL_MODALITY_WILL },
    { "would", AUX_MODAL, DL_TENSE_PAST, DL_MODALITY_WOULD },
    { "'d", AUX_MODAL, DL_TENSE_PAST, DL_MODALITY_WOULD },
    { "can", AUX_MODAL, DL_TENSE_PRESENT, DL_MODALITY_CAN },
    { "ca", AUX_MODAL, DL_TENSE_PRESENT, DL_MODALITY_CAN },
    { "could", AUX_MODAL, DL_TENSE_PAST, DL_MODALITY_COULD },
    { "may", AUX_MODAL, DL_TENSE_PRESENT, DL_MODALITY_MAY },
    { "might", AUX_MODAL, DL_TENSE_PAST, DL_MODALITY_MIGHT },
    { "must", AUX_MODAL, DL_TENSE_PRESENT, DL_MODALITY_MUST },
    { "should", AUX_MODAL, DL_TENSE_PRESENT, DL_MODALITY_SHOULD },
    { "ought", AUX_MODAL, DL_TENSE_PRESENT, DL_MODALITY_SHOULD },
};

static const struct aux *aux_of(const clause_work *w, uint32_t token) {
    for (size_t i = 0; i < DL_N(auxiliaries); i++)
        if (token_is(w, token, auxiliaries[i].word)) return &auxiliaries[i];
    return NULL;
}

typedef struct {
    bool be, have, to, due, passive, be_before_to, being;
    unsigned n;           /* auxiliaries and copulas */
    uint8_t tense;        /* of the first that has one */
    uint8_t modality;     /* of the modal */
    bool copula, subject; /* has one of its own */
} group;

static void read_aux(const clause_work *w, uint32_t token, group *g) {
    const struct aux *aux = aux_of(w, token);
    uint8_t rel = branch_of(w, token)->rel;
    g->n++;
    g->passive |= rel == DL_REL_AUX_PASS;
    g->copula |= rel == DL_REL_COP;
    g->being |= token_is(w, token, "being") && g->n > 1;
    if (!aux) return;
    g->be |= aux->kind == AUX_BE || aux->kind == AUX_BE_BASE;
    g->be_before_to |= aux->kind == AUX_BE && !g->to;
    g->have |= aux->kind == AUX_HAVE;
    if (aux->modality) g->modality = aux->modality;
    if (!g->tense) g->tense = aux->tense;
}

static bool is_condition(const clause_work *w, uint32_t token) {
    return token_is(w, token, "if") || token_is(w, token, "unless") ||
           token_is(w, token, "provided");
}

/* "nothing but a truce", "no fewer than ten": there is something. */
static bool is_some(const clause_work *w, uint32_t token) {
    static const char *const words[] = { "but", "less", "short", "fewer", "other" };
    for (size_t i = 0; token + 1 < w->text->tokens.n && i < DL_N(words); i++)
        if (token_is(w, token + 1, words[i])) return true;
    return false;
}

/* "no deal was reached", "nobody came": a negated argument denies the clause. */
static bool is_nobody(const clause_work *w, uint32_t token) {
    uint32_t no = child_word(w, token, DL_REL_DET, "no");
    if (is_some(w, no != DL_NONE ? no : token)) return false;
    return child_word(w, token, DL_REL_DET, "no") != DL_NONE ||
           child_word(w, token, DL_REL_DET, "neither") != DL_NONE ||
           child_word(w, token, DL_REL_CC, "neither") != DL_NONE ||
           token_is(w, token, "nobody") || token_is(w, token, "nothing") ||
           token_is(w, token, "none");
}

/* "was due to meet", where the tree takes "due to" for one word. */
static bool is_due_to(const clause_work *w, const dl_clause *c, uint32_t at) {
    return c->kind == DL_CLAUSE_VERB && token_is(w, at, "due") &&
           at + 2 <= c->predicate && token_is(w, at + 1, "to") &&
           spelling_of(w, c->predicate) != SPELT_ING &&
           spelling_of(w, c->predicate) != SPELT_S;
}

/* "Instead of meeting them", "rather than call a meeting": what is left undone for another deed. */
static bool is_instead(const clause_work *w, uint32_t at) {
    uint32_t next = at + 1;
    if (next >= w->text->tokens.n) return false;
    return ((token_is(w, at, "instead") || token_is(w, at, "Instead")) &&
            token_is(w, next, "of")) ||
           ((token_is(w, at, "rather") || token_is(w, at, "Rather")) &&
            token_is(w, next, "than"));
}

static void read_mark(const clause_work *w, dl_clause *c, uint32_t at, group *g) {
    if (is_due_to(w, c, at))
        g->due = true;
    else if (token_is(w, at, "to"))
        g->to = true;
    else if (c->mark == DL_NONE)
        c->mark = at;
    if (is_condition(w, at)) c->flags |= DL_CONDITION;
    if (token_is(w, at, "without") || is_instead(w, at)) c->flags |= DL_NEGATED;
}

static void read_adverb(const clause_work *w, dl_clause *c, uint32_t at) {
    if (in_set(w, at, w->sets.negation) || is_instead(w, at)) c->flags |= DL_NEGATED;
    if (c->mark == DL_NONE && token_is(w, at, "when")) c->mark = at;
    if (c->particle == DL_NONE && at == c->predicate + 1 &&
        in_set(w, at, w->sets.particle))
        c->particle = at; /* "walked out", read as an adverb */
}

static group read_children(const clause_work *w, dl_clause *c) {
    group g = { 0 };
    for (uint32_t at = branch_of(w, c->predicate)->child; at != DL_NONE;
         at = branch_of(w, at)->next) {
        uint8_t rel = branch_of(w, at)->rel;
        bool subject = rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS ||
                       rel == DL_REL_NSUBJ_OUTER || rel == DL_REL_CSUBJ;
        g.subject |= subject;
        g.passive |= rel == DL_REL_NSUBJ_PASS;
        if ((subject || rel == DL_REL_OBJ || rel == DL_REL_OBL_AGENT) && is_nobody(w, at))
            c->flags |= DL_NEGATED;
        if (rel == DL_REL_AUX || rel == DL_REL_AUX_PASS || rel == DL_REL_COP)
            read_aux(w, at, &g);
        else if (rel == DL_REL_MARK)
            read_mark(w, c, at, &g);
        else if (rel == DL_REL_CASE && is_due_to(w, c, at))
            g.due = true;
        else if (rel == DL_REL_ADVMOD || rel == DL_REL_CC || rel == DL_REL_DET)
            read_adverb(w, c, at);
        else if (rel == DL_REL_COMPOUND_PRT)
            c->particle = at;
    }
    return g;
}

/* What a form that may be a past is here: one noun "cuts", so "cut" is past behind it. */
static spelling settle(const clause_work *w, const dl_clause *c, const group *g,
                       spelling s) {
    if (s != SPELT_ALIKE) return s;
    uint8_t rel = branch_of(w, c->predicate)->rel;
    if (g->to || g->due || g->modality) return SPELT_BASE;
    if (g->n) return g->be || g->have ? SPELT_PAST : SPELT_BASE;
    if (rel == DL_REL_ACL || rel == DL_REL_CONJ) return SPELT_PAST;
    uint32_t subject = dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ);
    if (subject == DL_NONE) return SPELT_BASE;
    uint8_t pos = branch_of(w, subject)->pos;
    bool plural = child_word(w, subject, DL_REL_CONJ, NULL) != DL_NONE ||
                  (pos == DL_POS_NOUN &&
                   dl_str_ends(dl_token_str(w->doc, &w->text->tokens.at[subject]), "s"));
    bool person = token_is(w, subject, "i") || token_is(w, subject, "we") ||
                  token_is(w, subject, "you") || token_is(w, subject, "they");
    return plural || person ? SPELT_BASE : SPELT_PAST;
}

/* "Leader urged to concede", "Norland accused of shelling": headlines leave out the
 * auxiliary of a verb that must have an object. */
static bool is_headline_passive(const clause_work *w, const dl_clause *c) {
    uint32_t t = c->predicate;
    if (dl_tree_child(w->trees, t, DL_REL_OBJ) != DL_NONE ||
        dl_tree_child(w->trees, t, DL_REL_IOBJ) != DL_NONE ||
        dl_tree_child(w->trees, t, DL_REL_NSUBJ) == DL_NONE)
        return false;
    if (in_set(w, t, w->sets.controls) &&
        dl_words_value(w->words, w->text->tokens.at[t].word, w->sets.controls) == 1) {
        uint32_t done = dl_tree_child(w->trees, t, DL_REL_XCOMP);
        /* "he urged holding a vote" leaves nothing out */
        return done != DL_NONE && child_word(w, done, DL_REL_MARK, "to") != DL_NONE;
    }
    if (!in_set(w, t, w->sets.accuses)) return false;
    for (uint32_t at = branch_of(w, t)->child; at != DL_NONE; at = branch_of(w, at)->next)
        if (at > t && (child_word(w, at, DL_REL_CASE, "of") != DL_NONE ||
                       child_word(w, at, DL_REL_MARK, "of") != DL_NONE ||
                       child_word(w, at, DL_REL_MARK, "from") != DL_NONE))
            return true;
    return false;
}

/* A form without auxiliaries: the place in the tree and its subject decide. */
static void read_bare(const clause_work *w, dl_clause *c, const group *g, spelling s) {
    uint8_t rel = branch_of(w, c->predicate)->rel;
    bool modifies = rel == DL_REL_ACL || rel == DL_REL_XCOMP || rel == DL_REL_ADVCL;
    if (s == SPELT_ING) {
        c->form = DL_GERUND;
    } else if (s == SPELT_PAST) {
        bool participle = rel == DL_REL_AMOD || rel == DL_REL_ACL ||
                          (modifies && !g->subject && rel != DL_REL_CONJ);
        c->form = participle ? DL_PARTICIPLE : DL_FINITE;
        c->tense = participle ? DL_TENSE_NONE : DL_TENSE_PAST;
        if (participle || is_headline_passive(w, c)) c->flags |= DL_PASSIVE;
    } else if (g->subject || !modifies) {
        c->tense = DL_TENSE_PRESENT;
    } else {
        c->form = DL_INFINITIVE; /* "helped end the war", "let them go" */
    }
}

/* "Norland to free nine", "Norland to free nine, envoy says": a headline leaves out "is". */
static bool is_headline_future(const clause_work *w, const dl_clause *c) {
    const dl_branch *b = branch_of(w, c->predicate);
    uint32_t subject = dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ);
    uint32_t to = dl_tree_child(w->trees, c->predicate, DL_REL_MARK);
    if (subject == DL_NONE)
        subject = dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ_PASS);
    return subject != DL_NONE && to != DL_NONE && subject < to && token_is(w, to, "to") &&
           (b->rel == DL_REL_ROOT ||
            (b->rel == DL_REL_CCOMP && b->head != DL_NONE && b->head > c->predicate));
}

void read_verb_group(const clause_work *w, dl_clause *c) {
    group g = read_children(w, c);
    bool verb = c->kind == DL_CLAUSE_VERB;
    spelling s = verb ? settle(w, c, &g, spelling_of(w, c->predicate)) : SPELT_BASE;
    if (c->kind == DL_CLAUSE_DEED && !g.copula) return;
    c->modality = g.modality;
    c->tense = g.tense;
    c->form = DL_FINITE;
    if (g.have) c->flags |= DL_PERFECT;
    if (verb && ((g.be && s == SPELT_ING) || g.being)) c->flags |= DL_PROGRESSIVE;
    /* "was signed" whatever the label of its auxiliary says */
    if (verb && s != SPELT_ING && (g.passive || (g.be && s == SPELT_PAST && !g.have)))
        c->flags |= DL_PASSIVE;
    if (g.due) {
        c->modality = DL_MODALITY_DUE;
        if (!g.be) c->form = DL_INFINITIVE;
    } else if (g.to) {
        /* "is to meet" is due, "to be met" and "to have met" only infinitives */
        bool due = g.be_before_to || is_headline_future(w, c);
        c->form = due ? DL_FINITE : DL_INFINITIVE;
        if (due) c->modality = DL_MODALITY_DUE;
        if (!g.be_before_to) c->tense = DL_TENSE_NONE;
    } else if (verb && !g.n) {
        read_bare(w, c, &g, s);
    } else if (g.n && !g.tense && !g.modality) {
        c->form = DL_GERUND; /* "having met", "being held" */
    }
}

void share_verb_group(const clause_work *w, dl_clause *c, const dl_clause *first) {
    if (c->kind != DL_CLAUSE_VERB || first->kind == DL_CLAUSE_DEED) return;
    spelling s = spelling_of(w, c->predicate);
    if (s == SPELT_ALIKE)
        s = first->form == DL_INFINITIVE || first->modality ? SPELT_BASE : SPELT_PAST;
    bool own = false; /* has it a group of its own? */
    for (uint32_t at = branch_of(w, c->predicate)->child; at != DL_NONE;
         at = branch_of(w, at)->next) {
        uint8_t rel = branch_of(w, at)->rel;
        if (rel == DL_REL_AUX || rel == DL_REL_AUX_PASS || rel == DL_REL_NSUBJ ||
            rel == DL_REL_NSUBJ_PASS || token_is(w, at, "to"))
            own = true;
    }
    /* "if the talks fail and sanctions are imposed", not "if he comes and will speak" */
    if (first->flags & DL_CONDITION && (!own || c->modality == first->modality))
        c->flags |= DL_CONDITION;
    if (own) return;
    bool object = dl_tree_child(w->trees, c->predicate, DL_REL_OBJ) != DL_NONE;
    bool transitive = !in_set(w, c->predicate, w->sets.intransitive);
    bool or = child_word(w, c->predicate, DL_REL_CC, "or") != DL_NONE ||
              child_word(w, c->predicate, DL_REL_CC, "nor") != DL_NONE;
    bool share =
        s == SPELT_BASE
            ? first->form == DL_INFINITIVE || first->modality || first->flags & DL_NEGATED
        : s == SPELT_ING  ? first->form == DL_GERUND || first->flags & DL_PROGRESSIVE
        : s == SPELT_PAST ? first->flags & DL_PERFECT ||
                                (first->flags & DL_PASSIVE && !object && transitive)
                          : false;
    if (!share) return;
    c->tense = first->tense;
    c->form = first->form;
    c->modality = first->modality;
    c->flags |= first->flags & (DL_PERFECT | DL_PROGRESSIVE);
    if (or) c->flags |= first->flags & DL_NEGATED;
    if (s == SPELT_PAST && first->flags & DL_PASSIVE && !object && transitive)
        c->flags |= DL_PASSIVE;
}
