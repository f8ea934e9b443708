/* by_clause.c - who takes part in an event by the clauses of its trigger.
 *
 * In:  a trigger and a filler ("subject", "with"). Out: mentions.
 * A trigger may hold several predicates ("held talks"): the first that has such an argument
 * gives it; a light verb and its deed count as one.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

typedef struct {
    const struct event_work *w;
    uint32_t *out;
    uint32_t n, max;
} collector;

static void collect(collector *c, uint32_t mention) {
    if (mention == DL_NONE || c->n == c->max) return;
    for (uint32_t i = 0; i < c->n; i++)
        if (c->out[i] == mention) return;
    c->out[c->n++] = mention;
}

static bool is_of(const struct event_work *w, uint32_t token) {
    uint32_t word = dl_tree_child(w->trees, token, DL_REL_CASE);
    return word != DL_NONE &&
           dl_str_is(dl_token_str(w->doc, &w->text->tokens.at[word]), "of");
}

/* Is mention M only a description ("the ministers"), of nobody known by name? */
static bool is_nameless(const struct event_work *w, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    return mention->form == DL_FORM_NOMINAL &&
           (mention->actor == DL_NONE || !w->mentions->found.at[mention->actor].key.len);
}

/* "The ministers of Norway and Chile" are of two, whatever one actor they were made. */
static bool is_of_several(const struct event_work *w, uint32_t head) {
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at > head && w->trees->at[at].rel == DL_REL_NMOD && is_of(w, at) &&
            dl_tree_child(w->trees, at, DL_REL_CONJ) != DL_NONE)
            return true;
    return false;
}

/* The outermost mention that covers TOKEN; somebody's title stands for him: "Shell" of
 * "Shell director Anna Berg" is Anna Berg. */
static uint32_t mention_at(const struct event_work *w, uint32_t token) {
    return w->title_at[token] ? w->title_at[token] - 1 : w->order.mention_at[token];
}

/* Collects TOKEN and those joined to it. */
static void collect_joined(collector *c, uint32_t token) {
    const struct event_work *w = c->w;
    for (uint32_t at = token; at != DL_NONE;) {
        uint32_t m = mention_at(w, at);
        if (m != DL_NONE && !w->mentions->list.at[m].adjective) collect(c, m);
        at = at == token ? w->trees->at[token].child : w->trees->at[at].next;
        while (at != DL_NONE && w->trees->at[at].rel != DL_REL_CONJ)
            at = w->trees->at[at].next;
    }
}

/* Who leads those whom HEAD describes: Anna Berg of "a delegation led by Anna Berg";
 * DL_NONE: nobody is named so. */
static uint32_t leader_of(const struct event_work *w, uint32_t head) {
    static const char *const verbs[] = { "led", "headed" };
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next)
        for (size_t i = 0; i < DL_N(verbs); i++) {
            if (w->trees->at[at].rel != DL_REL_ACL ||
                !dl_str_is(dl_token_str(w->doc, &w->text->tokens.at[at]), verbs[i]))
                continue;
            return dl_tree_child(w->trees, at, DL_REL_OBL_AGENT);
        }
    return DL_NONE;
}

/* "the sons of President Berg", "aides of Anna Berg": people of a person are not that
 * person. */
static bool is_of_person(const struct event_work *w, uint32_t token) {
    uint32_t m = mention_at(w, token);
    uint32_t actor = m == DL_NONE ? DL_NONE : w->mentions->list.at[m].actor;
    return actor != DL_NONE && w->mentions->found.at[actor].kind == DL_ACTOR_PERSON;
}

/* Is the mention right before token END a name of a person (NAME), or a description without an
 * article? It begins at *FIRST. */
static bool is_before(const struct event_work *w, uint32_t end, bool name,
                      uint32_t *first) {
    uint32_t m = end > 0 ? mention_at(w, end - 1) : DL_NONE;
    if (m == DL_NONE) return false;
    const dl_mention *mention = &w->mentions->list.at[m];
    *first = mention->first;
    if (name) return mention->form == DL_FORM_NAME && mention->kind == DL_ACTOR_PERSON;
    return mention->form == DL_FORM_NOMINAL &&
           !dl_order_in(&w->order, mention->first, w->determiner) &&
           (*first == 0 || !dl_order_in(&w->order, *first - 1, w->determiner));
}

/* Parsers join too much. Is HEAD, behind an "and", part of a name ("Antigua and Barbuda"), a
 * further office of the person before ("Anna Berg, Prime Minister and Minister of Trade"), or
 * whose somebody is ("and the bank's (BB) director Karl Holm")? */
static bool is_joined_wrongly(const struct event_work *w, uint32_t head) {
    static const char *const comma[] = { "," };
    static const char *const owns[] = { "'s", "\xe2\x80\x99s" };
    uint32_t and = dl_tree_child(w->trees, head, DL_REL_CC), m = mention_at(w, head);
    uint32_t office, who;
    if (w->trees->at[head].rel != DL_REL_CONJ || and == DL_NONE || m == DL_NONE)
        return false;
    if (has_link(w, head, owns, DL_N(owns))) return true;
    const dl_mention *mention = &w->mentions->list.at[m];
    if (mention->form == DL_FORM_NAME && !w->title_at[head]) return mention->first < and;
    return mention->form == DL_FORM_NOMINAL && mention->first == and+1 &&
           is_before(w, and, false, &office) && office > 0 &&
           is_among(w, office - 1, comma, DL_N(comma)) &&
           is_before(w, office - 1, true, &who);
}

/* Collects the person whom parsers take for another name of HEAD, an owner: "the bank's (BB)
 * director Karl Holm". */
static void collect_owned(collector *c, uint32_t head) {
    const struct event_work *w = c->w;
    uint32_t at = dl_tree_child(w->trees, head, DL_REL_APPOS); /* "(BB)", or he */
    for (int steps = 0; steps < 2 && at != DL_NONE; steps++) {
        if (is_of_person(w, at)) {
            collect(c, mention_at(w, at));
            return;
        }
        at = dl_tree_child(w->trees, at, DL_REL_APPOS);
    }
}

/* Collects the names that parsers take for another name of HEAD, a person, rather than for the
 * next of a list: "Leader Holm, Leader Berg, and Speaker Dahl". */
static void collect_listed(collector *c, uint32_t head) {
    const struct event_work *w = c->w;
    uint32_t of =
        is_of_person(w, head) ? head : dl_tree_child(w->trees, head, DL_REL_FLAT);
    if (of == DL_NONE || !is_of_person(w, of) || /* "Mr Holm" */
        dl_tree_child(w->trees, head, DL_REL_CONJ) == DL_NONE)
        return;
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint32_t m = mention_at(w, at);
        if (w->trees->at[at].rel == DL_REL_APPOS && at > head && m != DL_NONE &&
            w->mentions->list.at[m].form == DL_FORM_NAME && is_of_person(w, at))
            collect(c, m);
    }
}

/* "The president of Norland, Karl Holm, and ...": he. */
static bool is_one_person(const struct event_work *w, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    return !mention->plural && mention->actor != DL_NONE &&
           w->mentions->found.at[mention->actor].kind == DL_ACTOR_PERSON;
}

/* "The president of Norland, Karl Holm, and Anna Berg": parsers join her to Norland. */
static void collect_behind_office(collector *c, uint32_t head) {
    const struct event_work *w = c->w;
    for (uint32_t of = w->trees->at[head].child; of != DL_NONE;
         of = w->trees->at[of].next) {
        uint32_t at = of > head && w->trees->at[of].rel == DL_REL_NMOD
                          ? dl_tree_child(w->trees, of, DL_REL_CONJ)
                          : DL_NONE;
        if (at != DL_NONE && is_of_person(w, at)) collect_joined(c, at);
    }
}

/* "Tens of thousands of people" are the people, "tens of thousands" the thousands. */
static uint32_t counted_by(const struct event_work *w, uint32_t head) {
    while (mention_at(w, head) == DL_NONE && dl_order_in(&w->order, head, w->quantity)) {
        uint32_t of = dl_tree_child(w->trees, head, DL_REL_NMOD);
        if (of == DL_NONE || of < head || !is_of(w, of)) return head;
        head = of;
    }
    return head;
}

/* Collects whom HEAD stands for: its own mention; where that only describes, the name set
 * beside it ("the envoy, Anna Berg") or those it belongs to ("the ministers of Norway and
 * Chile", "the city of Oslo"); else who leads them as well. */
static void collect_head(collector *c, uint32_t head) {
    const struct event_work *w = c->w;
    uint32_t m = mention_at(w, head), before = c->n;
    if (is_joined_wrongly(w, head)) {
        collect_owned(c, head);
        return;
    }
    bool known = m != DL_NONE && !w->mentions->list.at[m].adjective &&
                 !is_nameless(w, m) && (!is_of_several(w, head) || is_one_person(w, m));
    /* "one of the rebels", "a meeting of mayors" - but "the presence of the rebels" does nothing itself */
    static const char *const lists[] = { "list", "batch" };
    uint8_t pos = w->trees->at[head].pos;
    bool people = m != DL_NONE || pos == DL_POS_NUM || pos == DL_POS_PRON ||
                  (dl_order_in(&w->order, head, w->quantity) &&
                   !is_among(w, head, lists, DL_N(lists))) ||
                  dl_order_in(&w->order, head, w->place_noun) ||
                  dl_order_in(&w->order, head, w->meeting_noun);
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE && !known;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        bool beside = rel == DL_REL_APPOS || rel == DL_REL_FLAT;
        bool belongs = people && rel == DL_REL_NMOD && is_of(w, at) &&
                       !(m != DL_NONE && is_of_person(w, at));
        if (beside || belongs) collect_joined(c, belongs ? counted_by(w, at) : at);
        /* "people, most of them women": no name, no more than it says itself */
        if (beside && m != DL_NONE && c->n > before && is_nameless(w, c->out[before]))
            c->n = before;
        known = c->n > before;
    }
    if (c->n == before) collect(c, m);
    if (m != DL_NONE && w->mentions->list.at[m].form == DL_FORM_NOMINAL &&
        is_one_person(w, m))
        collect_behind_office(c, head);
    collect_listed(c, head);
    bool described = m != DL_NONE && w->mentions->list.at[m].form == DL_FORM_NOMINAL;
    uint32_t leader = known && !described ? DL_NONE : leader_of(w, head);
    /* "a delegation led by her": nobody else is named */
    if (leader != DL_NONE && described && w->mentions->list.at[m].actor == DL_NONE &&
        dl_order_in(&w->order, head, w->sent_group))
        c->n = before;
    if (leader != DL_NONE) collect_joined(c, leader);
}

uint32_t head_mention(const struct event_work *w, uint32_t head) {
    uint32_t found;
    collector c = { .w = w, .out = &found, .max = 1 };
    collect_head(&c, head);
    return c.n ? found : DL_NONE;
}

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

bool stands_by(const struct event_work *w, uint32_t head) {
    uint32_t last = head;
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;) {
        uint32_t next = w->trees->at[at].next;
        if (at > last) last = at;
        at = next == DL_NONE && at > head ? w->trees->at[at].child : next;
    }
    return last + 1 < w->text->tokens.n && dl_order_in(&w->order, last + 1, w->stands_by);
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
        return a->function == DL_FUNCTION_OBLIQUE && has_word(w, a, "with") &&
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

/* Those with or to whom is done what somebody refuses: the rebels of "ruled out attempts
 * to talk to the rebels". */
static void from_partners(collector *out, const dl_clause *c, int depth) {
    static const char *const inner_words[] = { "with", "to" };
    static const char *const into[] = { "into", "in" }; /* "enter into talks" */
    const dl_clauses *all = out->w->clauses;
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &all->arguments.at[i];
        uint32_t inner = all->at[a->head];
        if (inner == DL_NONE || depth == 0 || a->function == DL_FUNCTION_SUBJECT ||
            (a->function == DL_FUNCTION_OBLIQUE && !has_word(out->w, a, into[0]) &&
             !has_word(out->w, a, into[1])))
            continue;
        const dl_clause *told = &all->list.at[inner];
        for (uint32_t k = told->first; k < told->first + told->n; k++)
            for (size_t n = 0; n < DL_N(inner_words); n++) {
                const dl_argument *b = &all->arguments.at[k];
                if (b->function == DL_FUNCTION_OBLIQUE &&
                    has_word(out->w, b, inner_words[n]) &&
                    !is_subject_of(out->w, c, b->head))
                    collect_head(out, b->head);
            }
        from_partners(out, told, depth - 1);
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

/* Who does what HEAD names, when it is a deed of somebody's: "Norland's air strike killed
 * two people". */
static void collect_doer(collector *out, uint32_t head) {
    uint32_t i = out->w->clauses->at[head];
    if (i == DL_NONE || out->w->clauses->list.at[i].kind != DL_CLAUSE_DEED) return;
    uint32_t at = 0, doer;
    while ((doer = clause_next(out->w, &out->w->clauses->list.at[i], FILL_SUBJECT,
                               &at)) != DL_NONE)
        collect_head(out, doer);
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
    if (at != DL_NONE && has_link(out->w, at, in, 1)) collect_doer(out, at);
}

/* "Norland, along with its allies, attacked": who does it beside the subject, be they hung on
 * the verb or on the subject. */
static void from_company(collector *out, const dl_clause *c) {
    const struct event_work *w = out->w;
    static const char *const words[] = { "along", "together", "alongside" };
    uint32_t subject = clause_head(w, c, FILL_SUBJECT);
    if (c->kind != DL_CLAUSE_VERB || c->flags & DL_PASSIVE || subject == DL_NONE) return;
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &w->clauses->arguments.at[i];
        if (a->function == DL_FUNCTION_OBLIQUE && a->word != DL_NONE &&
            a->head < c->predicate && is_among(w, a->word, words, DL_N(words)))
            collect_head(out, a->head);
    }
    for (uint32_t at = w->trees->at[subject].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at > subject && at < c->predicate && w->trees->at[at].rel == DL_REL_NMOD &&
            is_among(w, dl_tree_child(w->trees, at, DL_REL_CASE), words, DL_N(words)))
            collect_joined(out, at);
}

/* "Norland, a member of the bloc, and Sundria fled": parsers hang Sundria on the verb as a
 * second subject, with the "and". */
static void from_second(collector *out, const dl_clause *c, fill_kind fill) {
    const dl_branch *tree = out->w->trees->at;
    uint32_t and = dl_tree_child(out->w->trees, c->predicate, DL_REL_CC), first = DL_NONE;
    uint8_t rel = fill == FILL_SUBJECT ? DL_REL_NSUBJ : DL_REL_NSUBJ_PASS;
    if (c->kind != DL_CLAUSE_VERB || and == DL_NONE) return;
    for (uint32_t at = tree[c->predicate].child; at != DL_NONE && at < c->predicate;
         at = tree[at].next) {
        if (tree[at].rel != rel) continue;
        if (first == DL_NONE)
            first = at;
        else if (first < and&&and < at)
            collect_joined(out, at);
    }
}

/* "Between the cabinet of Anna Berg and the rebels", one of whom is known: parsers join the
 * rebels to her. */
static void from_behind_owner(collector *out, uint32_t head) {
    const dl_branch *tree = out->w->trees->at;
    for (uint32_t of = tree[head].child; of != DL_NONE && out->n == 1;
         of = tree[of].next) {
        uint32_t at = of > head && tree[of].rel == DL_REL_NMOD
                          ? dl_tree_child(out->w->trees, of, DL_REL_CONJ)
                          : DL_NONE;
        if (at != DL_NONE) collect_joined(out, at);
    }
}

static void from_clause(collector *out, const dl_clause *c, fill_kind fill) {
    if (fill == FILL_DOER) {
        from_inner(out, c);
        return;
    }
    if (fill == FILL_PARTNER) {
        from_partners(out, c, 3);
        return;
    }
    uint32_t at = 0, head;
    while ((head = clause_next(out->w, c, fill, &at)) != DL_NONE) {
        uint32_t before = out->n;
        collect_head(out, head);
        if (out->n == before && fill == FILL_SUBJECT) collect_doer(out, head);
        if (fill == FILL_BETWEEN) from_behind_owner(out, head);
    }
    if (out->n == 0 && fill == FILL_SUBJECT) from_means(out, c);
    if (out->n && fill == FILL_SUBJECT) from_company(out, c);
    if (out->n && (fill == FILL_SUBJECT || fill == FILL_OBJECT))
        from_second(out, c, fill);
}

const dl_clause *clause_partner(const struct event_work *w, const dl_clause *c) {
    const dl_clauses *all = w->clauses;
    if (c->kind == DL_CLAUSE_DEED) {
        uint32_t verb = c->under == DL_NONE ? DL_NONE : all->at[c->under];
        if (verb == DL_NONE || !(all->list.at[verb].flags & DL_LIGHT)) return NULL;
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
