/* by_clause.c - who takes part in an event by the clauses of its trigger.
 *
 * In:  a trigger and a filler ("subject", "with"). Out: mentions.
 * A trigger may hold several predicates ("held talks"): the first that has such an argument
 * gives it; a light verb and its deed count as one.
 *
 * SPDX-License-Identifier: MIT */
#include "by_clause.h"

static bool has_word(const struct event_work *w, const dl_argument *a, const char *word) {
    if (a->word == DL_NONE) return false;
    char low[16];
    dl_str s = dl_token_str(w->doc, &w->text->tokens.at[a->word]);
    uint32_t n = dl_utf8_fold(s, low, sizeof low);
    if (n == 6 && memcmp(low, "toward", n) == 0) return strcmp(word, "towards") == 0;
    return n == strlen(word) && memcmp(low, word, n) == 0;
}

/* Parsers take what is offered or asked ("offered to free them") for a purpose. */
static bool is_purpose(const struct event_work *w, const dl_argument *a) {
    uint32_t clause = w->clauses->at[a->head];
    return a->function == DL_FUNCTION_ADVERBIAL && clause != DL_NONE &&
           w->clauses->list.at[clause].form == DL_INFINITIVE;
}

/* "insists on keeping the strait": what stands behind a preposition may be a clause. */
static bool is_gerund(const struct event_work *w, const dl_argument *a) {
    uint32_t clause = w->clauses->at[a->head];
    return a->function == DL_FUNCTION_ADVERBIAL && clause != DL_NONE &&
           w->clauses->list.at[clause].form == DL_GERUND;
}

/* "charged with inciting violence", not "ended with troops leaving". */
static bool is_own_gerund(const struct event_work *w, const dl_argument *a) {
    return is_gerund(w, a) && dl_tree_child(w->trees, a->head, DL_REL_NSUBJ) == DL_NONE;
}

bool stands_by(const struct event_work *w, uint32_t head) {
    uint32_t last = head;
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;) {
        uint32_t next = w->trees->at[at].next;
        if (at > last) last = at;
        at = next == DL_NONE && at > head ? w->trees->at[at].child : next;
    }
    return last + 1 < w->text->tokens.n && dl_order_in(&w->order, last + 1, w->stands_by);
}

/* "along with", "together with", "alongside": does the link at AT tell of company? */
static bool is_company(const struct event_work *w, uint32_t at) {
    static const char *const words[] = { "along", "together", "alongside" };
    if (at == DL_NONE) return false;
    if (at > 0 && is_word(w, at, "with")) at--;
    return is_among(w, at, words, DL_N(words));
}

/* "Norland, along with its allies, attacked", "met Chile alongside Peru": does A name whom the
 * subject of C does it together with, rather than whom it is done with? */
static bool is_beside_subject(const struct event_work *w, const dl_clause *c,
                              const dl_argument *a) {
    return a->word != DL_NONE && is_company(w, a->word) &&
           (a->head < c->predicate || is_word(w, a->word, "alongside"));
}

/* Is argument A what FILL asks of clause C? */
static bool fits(const struct event_work *w, const dl_clause *c, const dl_argument *a,
                 fill_kind fill) {
    bool deed = c->kind == DL_CLAUSE_DEED;
    switch (fill) {
    case FILL_SUBJECT: return a->function == DL_FUNCTION_SUBJECT;
    case FILL_OBJECT:
        return a->function == DL_FUNCTION_OBJECT || a->function == DL_FUNCTION_RECIPIENT;
    case FILL_RECIPIENT: return a->function == DL_FUNCTION_RECIPIENT;
    case FILL_INFINITIVE:
        return a->head > c->predicate && /* not "to be sure, ..." */
               (a->function == DL_FUNCTION_INFINITIVE || is_purpose(w, a));
    case FILL_COMPLEMENT: return a->function == DL_FUNCTION_COMPLEMENT;
    case FILL_MODIFIER: return a->function == DL_FUNCTION_MODIFIER;
    case FILL_POSSESSOR: return deed && a->function == DL_FUNCTION_SUBJECT;
    case FILL_BY:
        return a->function == DL_FUNCTION_SUBJECT && (deed || c->flags & DL_PASSIVE);
    case FILL_OF:
        return (deed && a->function == DL_FUNCTION_OBJECT) ||
               (a->function == DL_FUNCTION_OBLIQUE && has_word(w, a, "of"));
    case FILL_WITH:
        return (a->function == DL_FUNCTION_OBLIQUE || is_own_gerund(w, a)) &&
               has_word(w, a, "with") && !is_beside_subject(w, c, a) &&
               !stands_by(w, a->head);
    default:
        return (a->function == DL_FUNCTION_OBLIQUE || is_gerund(w, a)) &&
               has_word(w, a, fill_name(fill));
    }
}

static bool is_subject_of(const struct event_work *w, const dl_clause *c, uint32_t head) {
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &w->clauses->arguments.at[i];
        if (a->function == DL_FUNCTION_SUBJECT && a->head == head) return true;
    }
    return false;
}

/* "demanded that Norway leave", "refused a request of Norway": Norway. */
static void from_inner(collector *out, const dl_clause *c) {
    const dl_clauses *all = out->w->clauses;
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &all->arguments.at[i];
        uint32_t inner = all->at[a->head];
        bool to = a->function == DL_FUNCTION_OBLIQUE && has_word(out->w, a, "to");
        if (inner == DL_NONE || (!to && a->function != DL_FUNCTION_OBJECT &&
                                 a->function != DL_FUNCTION_COMPLEMENT))
            continue;
        const dl_clause *told = &all->list.at[inner];
        for (uint32_t k = told->first; k < told->first + told->n; k++) {
            const dl_argument *b = &all->arguments.at[k];
            if (b->function == DL_FUNCTION_SUBJECT && !is_subject_of(out->w, c, b->head))
                collect_head(out, b->head);
        }
    }
}

/* Is B with or to whom the deed of C is done, or, for FILL_AFFECTED, whom or against whom? */
static bool is_other_side(const struct event_work *w, const dl_clause *c,
                          const dl_argument *b, fill_kind fill) {
    bool done = c->kind == DL_CLAUSE_DEED; /* "impose a ban on", not "show up on" */
    for (uint32_t i = c->first; i < c->first + c->n; i++)
        done |= w->clauses->arguments.at[i].function == DL_FUNCTION_OBJECT;
    if (fill == FILL_AFFECTED && b->function == DL_FUNCTION_OBJECT)
        return w->clauses->at[b->head] == DL_NONE;
    if (b->function != DL_FUNCTION_OBLIQUE) return false;
    if (fill == FILL_AFFECTED && !done) return false;
    return fill == FILL_PARTNER ? has_word(w, b, "with") || has_word(w, b, "to")
                                : has_word(w, b, "on") || has_word(w, b, "against");
}

/* Those with or to whom is done what somebody refuses: the rebels of "ruled out attempts to talk to
 * the rebels"; or, for FILL_AFFECTED, to whom what somebody threatens. */
static void from_partners(collector *out, const dl_clause *c, fill_kind fill, int depth) {
    static const char *const into[] = { "into", "in" }; /* "enter into talks" */
    const dl_clauses *all = out->w->clauses;
    /* "vowed to avenge the killing of Holm": not upon him */
    if (fill == FILL_AFFECTED &&
        dl_order_in(&out->w->order, c->predicate, out->w->answers_deed))
        return;
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &all->arguments.at[i];
        uint32_t inner = all->at[a->head];
        if (inner == DL_NONE || depth == 0 || a->function == DL_FUNCTION_SUBJECT ||
            (a->function == DL_FUNCTION_OBLIQUE && !has_word(out->w, a, into[0]) &&
             !has_word(out->w, a, into[1])))
            continue;
        if (fill == FILL_AFFECTED && a->function != DL_FUNCTION_OBJECT &&
            a->function != DL_FUNCTION_INFINITIVE)
            continue;
        const dl_clause *told = &all->list.at[inner];
        for (uint32_t k = told->first; k < told->first + told->n; k++) {
            const dl_argument *b = &all->arguments.at[k];
            if (is_other_side(out->w, told, b, fill) &&
                !is_subject_of(out->w, c, b->head))
                collect_head(out, b->head);
        }
        from_partners(out, told, fill, depth - 1);
    }
}

uint32_t clause_next(const struct event_work *w, const dl_clause *c, fill_kind fill,
                     uint32_t *at) {
    for (; *at < c->n; ++*at) {
        const dl_argument *a = &w->clauses->arguments.at[c->first + *at];
        if (!fits(w, c, a, fill)) continue;
        ++*at;
        return a->head;
    }
    return DL_NONE;
}

uint32_t clause_head(const struct event_work *w, const dl_clause *c, fill_kind fill) {
    uint32_t at = 0;
    return clause_next(w, c, fill, &at);
}

uint32_t clause_qualifier(const struct event_work *w, const dl_clause *c) {
    static const fill_kind fills[] = { FILL_OBJECT, FILL_INFINITIVE, FILL_TO, FILL_IN };
    for (size_t i = 0; i < DL_N(fills); i++) {
        uint32_t k = 0, head;
        while ((head = clause_next(w, c, fills[i], &k)) != DL_NONE)
            for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
                 at = w->trees->at[at].next)
                if (at > head &&
                    is_word(w, dl_tree_child(w->trees, at, DL_REL_CASE), "of"))
                    return at;
    }
    return DL_NONE;
}

/* Norland of "a missile fired by Norland". */
static void collect_sender(collector *out, uint32_t head) {
    const struct event_work *w = out->w;
    if (!dl_order_in(&w->order, head, w->weapon) &&
        !dl_order_in(&w->order, head, w->craft) &&
        !dl_order_in(&w->order, head, w->means))
        return;
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        const dl_clause *c =
            rel == DL_REL_ACL || rel == DL_REL_ACL_RELCL ? verb_at(w, at) : NULL;
        uint32_t k = 0, doer;
        if (!c || at < head || !dl_order_in(&w->order, at, w->launches)) continue;
        while ((doer = clause_next(w, c, FILL_SUBJECT, &k)) != DL_NONE)
            collect_head(out, doer);
    }
}

/* "The council passed a resolution calling for a truce": who passed it calls for it. */
static void collect_passer(collector *out, uint32_t head) {
    const struct event_work *w = out->w;
    const dl_clause *verb = dl_order_in(&w->order, head, w->resolved)
                                ? verb_at(w, w->trees->at[head].head)
                                : NULL;
    uint8_t rel = w->trees->at[head].rel;
    uint32_t at = 0, doer;
    if (!verb || (rel != DL_REL_OBJ && rel != DL_REL_NSUBJ_PASS)) return;
    while ((doer = clause_next(w, verb, FILL_SUBJECT, &at)) != DL_NONE)
        collect_head(out, doer);
}

/* Who does what HEAD names, when it is a deed of somebody's: "Norland's air strike killed
 * two people"; or who fired it. */
static void collect_doer(collector *out, uint32_t head) {
    uint32_t i = out->w->clauses->at[head];
    if (i == DL_NONE) collect_sender(out, head);
    if (i == DL_NONE || out->w->clauses->list.at[i].kind != DL_CLAUSE_DEED) return;
    uint32_t at = 0, doer, before = out->n;
    while ((doer = clause_next(out->w, &out->w->clauses->list.at[i], FILL_SUBJECT,
                               &at)) != DL_NONE)
        collect_head(out, doer);
    if (out->n == before) collect_passer(out, head);
}

/* "were killed in a Norland air strike", which is who killed them: Norland; or "killed and two
 * hurt in" it. */
static void from_means(collector *out, const dl_clause *c) {
    static const char *const in[] = { "in" };
    uint32_t at = 0, head;
    if (!(c->flags & DL_PASSIVE)) return;
    while ((head = clause_next(out->w, c, FILL_IN, &at)) != DL_NONE)
        collect_doer(out, head);
    uint32_t k = dl_tree_child(out->w->trees, c->predicate, DL_REL_CONJ);
    at = k == DL_NONE || out->n ? DL_NONE : dl_tree_child(out->w->trees, k, DL_REL_OBL);
    if (at != DL_NONE && has_link(out->w, at, in, DL_N(in))) collect_doer(out, at);
}

/* "Norland, along with its allies, attacked", "met Chile alongside Peru": who does it beside the
 * subject, be they hung on the verb or on the subject. */
static void from_company(collector *out, const dl_clause *c) {
    const struct event_work *w = out->w;
    uint32_t subject = clause_head(w, c, FILL_SUBJECT);
    if (c->kind != DL_CLAUSE_VERB || c->flags & DL_PASSIVE || subject == DL_NONE) return;
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &w->clauses->arguments.at[i];
        if (a->function == DL_FUNCTION_OBLIQUE && is_beside_subject(w, c, a))
            collect_head(out, a->head);
    }
    for (uint32_t at = w->trees->at[subject].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at > subject && at < c->predicate && w->trees->at[at].rel == DL_REL_NMOD &&
            is_company(w, dl_tree_child(w->trees, at, DL_REL_CASE)))
            collect_joined(out, at);
}

/* "Norland, a member of the bloc, and Sundria fled": parsers hang Sundria on the verb as a
 * second subject, with the "and". */
static void from_second(collector *out, const dl_clause *c, fill_kind fill) {
    const dl_branch *tree = out->w->trees->at;
    uint32_t cc = dl_tree_child(out->w->trees, c->predicate, DL_REL_CC), first = DL_NONE;
    uint8_t rel = fill == FILL_SUBJECT ? DL_REL_NSUBJ : DL_REL_NSUBJ_PASS;
    if (c->kind != DL_CLAUSE_VERB || cc == DL_NONE) return;
    for (uint32_t at = tree[c->predicate].child; at != DL_NONE && at < c->predicate;
         at = tree[at].next) {
        if (tree[at].rel != rel) continue;
        if (first == DL_NONE)
            first = at;
        else if (first < cc && cc < at)
            collect_joined(out, at);
    }
}

/* "Between the cabinet of Anna Berg and the rebels", "between rebels backed by Norland and the
 * army", one of whom is known: parsers join the second to what stands last before it. */
static void from_last_before(collector *out, uint32_t head) {
    const dl_branch *tree = out->w->trees->at;
    uint32_t from, to, at;
    if (out->n != 1 || dl_tree_child(out->w->trees, head, DL_REL_CONJ) != DL_NONE) return;
    dl_tree_extent(out->w->trees, head, &from, &to);
    for (at = to; at > head && out->n == 1; at--) {
        uint32_t cc = tree[at].rel == DL_REL_CONJ
                          ? dl_tree_child(out->w->trees, at, DL_REL_CC)
                          : DL_NONE;
        if (cc != DL_NONE && cc < at && tree[at].pos != DL_POS_VERB)
            collect_joined(out, at);
    }
}

/* "Clashes between Norland and the rebels broke out": the subject says between whom. */
static void from_subject_between(collector *out, const dl_clause *c) {
    static const char *const between[] = { "between" };
    const struct event_work *w = out->w;
    uint32_t subject = clause_head(w, c, FILL_SUBJECT);
    if (c->kind != DL_CLAUSE_VERB || subject == DL_NONE) return;
    for (uint32_t at = w->trees->at[subject].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at > subject && w->trees->at[at].rel == DL_REL_NMOD &&
            has_link(w, at, between, DL_N(between)))
            collect_head(out, at);
}

static void from_clause(collector *out, const dl_clause *c, fill_kind fill) {
    if (fill == FILL_DOER) {
        from_inner(out, c);
        return;
    }
    if (fill == FILL_PARTNER || fill == FILL_AFFECTED) {
        from_partners(out, c, fill, 3);
        return;
    }
    uint32_t at = 0, head;
    uint32_t first = fill == FILL_SUBJECT && c->kind == DL_CLAUSE_VERB
                         ? first_to_do(out->w, c)
                         : DL_NONE;
    if (first != DL_NONE) collect_head(out, first);
    while (first == DL_NONE && (head = clause_next(out->w, c, fill, &at)) != DL_NONE) {
        uint32_t before = out->n;
        collect_head(out, head);
        if (out->n == before && fill == FILL_SUBJECT) collect_doer(out, head);
        if (fill == FILL_BETWEEN) from_last_before(out, head);
    }
    if (out->n == 0 && fill == FILL_BETWEEN) from_subject_between(out, c);
    if (out->n == 0 && fill == FILL_SUBJECT) from_means(out, c);
    if (out->n && fill == FILL_SUBJECT) from_company(out, c);
    if (out->n && (fill == FILL_SUBJECT || fill == FILL_OBJECT))
        from_second(out, c, fill);
}

const dl_clause *clause_partner(const struct event_work *w, const dl_clause *c) {
    const dl_clauses *all = w->clauses;
    if (c->kind == DL_CLAUSE_DEED) {
        static const char *const beside[] = { "with", "amid" };
        uint32_t verb = c->under == DL_NONE ? DL_NONE : all->at[c->under];
        if (verb == DL_NONE || !(all->list.at[verb].flags & DL_LIGHT) ||
            has_link(w, c->predicate, beside, DL_N(beside)))
            return NULL; /* "will hold talks with trade talks on the verge of collapse" */
        return &all->list.at[verb];
    }
    if (!(c->flags & DL_LIGHT)) return NULL;
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        uint32_t deed = all->at[all->arguments.at[i].head];
        if (deed != DL_NONE && all->list.at[deed].kind == DL_CLAUSE_DEED &&
            all->list.at[deed].under == c->predicate)
            return &all->list.at[deed];
    }
    return NULL;
}

uint32_t clause_fill(const struct event_work *w, const dl_clause *c, fill_kind fill,
                     uint32_t *out, uint32_t max) {
    collector all = { .w = w, .out = out, .max = max };
    from_clause(&all, c, fill);
    return all.n;
}

/* The verb whose object M is and below which the participle of TRIGGER describes another
 * noun; NULL: there is none. */
static const dl_clause *verb_around(const struct event_work *w, uint32_t m,
                                    uint32_t trigger) {
    const dl_clause *c = w->clauses->at ? clause_at(w, trigger) : NULL;
    if (m == DL_NONE || !c || c->form != DL_PARTICIPLE || !(c->flags & DL_PASSIVE) ||
        c->function != DL_REL_ACL)
        return NULL;
    uint32_t head = w->mentions->list.at[m].head;
    while (w->trees->at[head].rel == DL_REL_FLAT || w->trees->at[head].rel == DL_REL_CONJ)
        head = w->trees->at[head].head;
    return w->trees->at[head].rel == DL_REL_OBJ ? clause_at(w, w->trees->at[head].head)
                                                : NULL;
}

uint32_t doer_around(const struct event_work *w, uint32_t m, uint32_t trigger) {
    const dl_clause *verb = verb_around(w, m, trigger);
    if (!verb) return m;
    uint32_t found[2], n = clause_fill(w, verb, FILL_SUBJECT, found, DL_N(found));
    return n == 1 ? found[0] : DL_NONE;
}

uint32_t clause_mentions(const struct event_work *w, fill_kind fill, uint32_t trigger,
                         uint32_t end, uint32_t *out, uint32_t max) {
    collector c = { .w = w, .out = out, .max = max };
    for (uint32_t at = trigger; at < end && !c.n && w->clauses->at; at++) {
        if (w->clauses->at[at] == DL_NONE) continue;
        const dl_clause *clause = &w->clauses->list.at[w->clauses->at[at]];
        from_clause(&c, clause, fill);
        const dl_clause *other = clause_partner(w, clause);
        if (!c.n && other) from_clause(&c, other, fill);
    }
    return c.n;
}
