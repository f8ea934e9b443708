/* frame.c - events of the clauses that frames describe.
 *
 * In:  frames ("verb urge | call on"), the clauses of an article. Out: events; the rules that
 *      come behind find no others of the same type on the same words.
 * A frame is looked up by the form of the predicate: all forms of its words are made when
 * the seeds are loaded.
 *
 * SPDX-License-Identifier: MIT */
#include "apart.h"
#include "event_sides.h"
#include "event_when.h"

typedef struct {
    uint32_t form;   /* word id of the predicate's form */
    uint32_t second; /* of "on" in "call on"; 0 = none */
    uint16_t rule;
    uint8_t kind; /* dl_frame_kind */
} entry;

struct dl_frames {
    DL_VEC(entry) entries; /* by form, then in order of the files */
};

/* ---- the index -------------------------------------------------------------------------- */

static int by_form(const void *a, const void *b) {
    const entry *x = a, *y = b;
    if (x->form != y->form) return x->form < y->form ? -1 : 1;
    if (x->rule != y->rule) return x->rule < y->rule ? -1 : 1;
    return x->second < y->second ? -1 : x->second > y->second;
}

static void add_form(dl_arena *mem, dl_frames *frames, dl_words *words, entry e,
                     dl_str form) {
    e.form = dl_words_add(words, form);
    *DL_PUSH(mem, &frames->entries) = e;
}

static bool is_vowel(char c) {
    return c && strchr("aeiou", c);
}

/* "ship" doubles its last letter, "visit" may: both spellings are known then. */
static void add_doubled(dl_arena *mem, dl_frames *frames, dl_words *words, entry e,
                        dl_str lemma) {
    if (lemma.len < 3) return;
    char last = lemma.ptr[lemma.len - 1];
    if (is_vowel(last) || strchr("wxy", last) || !is_vowel(lemma.ptr[lemma.len - 2]) ||
        is_vowel(lemma.ptr[lemma.len - 3]))
        return;
    add_form(mem, frames, words, e, dl_str_fmt(mem, "%.*s%ced", DL_ARG(lemma), last));
    add_form(mem, frames, words, e, dl_str_fmt(mem, "%.*s%cing", DL_ARG(lemma), last));
}

/* "pleaded" stands beside "pled", "hanged" beside "hung"; what no one says is never met. */
static void add_regular(dl_arena *mem, dl_frames *frames, dl_words *words, entry e,
                        dl_str lemma) {
    enum { SHORT = 3 }; /* "seed", "bed" are other words */
    dl_str *forms;
    if (lemma.len <= SHORT) return;
    uint32_t n = dl_words_forms(mem, lemma, DL_FORMS_VERB, (dl_str){ 0 }, &forms);
    for (uint32_t i = 1; i < n; i++) add_form(mem, frames, words, e, forms[i]);
}

static void add_head(dl_arena *mem, dl_frames *frames, dl_words *words,
                     const dl_irregulars *irregulars, const dl_rule *rule,
                     const dl_frame_head *head) {
    entry e = { .rule = rule->id,
                .kind = head->kind,
                .second = head->word.len ? dl_words_add(words, head->word) : 0 };
    if (head->kind == DL_FRAME_ADJECTIVE) {
        add_form(mem, frames, words, e, head->lemma);
        return;
    }
    bool verb = head->kind == DL_FRAME_VERB;
    uint32_t deed = dl_words_set_add(words, DL_LIT("deed"));
    dl_str irregular = dl_lemma_irregular(irregulars, mem, head->lemma,
                                          verb ? DL_POS_VERB : DL_POS_NOUN);
    dl_str *forms;
    uint32_t n = dl_words_forms(mem, head->lemma, verb ? DL_FORMS_VERB : DL_FORMS_NOUN,
                                irregular, &forms);
    for (uint32_t i = 0; i < n; i++) {
        add_form(mem, frames, words, e, forms[i]);
        /* a noun that a frame knows is a deed, and so has a clause */
        if (!verb && deed != DL_NONE &&
            !dl_words_in(words, dl_words_find(words, forms[i]), deed))
            (void)!dl_words_put(words, deed, forms[i], 0, NULL);
    }
    if (!verb) return;
    add_doubled(mem, frames, words, e, head->lemma);
    if (irregular.len) add_regular(mem, frames, words, e, head->lemma);
}

dl_frames *dl_frames_new(dl_arena *mem, const dl_rules *rules, dl_words *words) {
    dl_frames *frames = DL_NEW(mem, dl_frames);
    const dl_irregulars *irregulars = dl_irregulars_new(mem);
    for (uint16_t id = 1; id <= dl_rules_count(rules); id++) {
        const dl_rule *rule = dl_rules_get(rules, id);
        for (uint32_t i = 0; i < rule->heads.n; i++)
            add_head(mem, frames, words, irregulars, rule, &rule->heads.at[i]);
    }
    if (frames->entries.n)
        qsort(frames->entries.at, frames->entries.n, sizeof *frames->entries.at, by_form);
    return frames;
}

void dl_frames_starters(const dl_frames *frames, uint64_t *bits) {
    for (uint32_t i = 0; i < frames->entries.n; i++) {
        uint32_t id = frames->entries.at[i].form;
        bits[id / 64] |= UINT64_C(1) << id % 64;
    }
}

static uint32_t first_entry(const dl_frames *frames, uint32_t form) {
    uint32_t low = 0, high = frames->entries.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (frames->entries.at[middle].form < form)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---- conditions ------------------------------------------------------------------------- */

static const struct {
    const char *name;
    uint8_t flag; /* of dl_clause */
} flags[] = {
    { "passive", DL_PASSIVE },
    { "negated", DL_NEGATED },
    { "light", DL_LIGHT },
};

bool is_frame_test(dl_str name) {
    static const char *const tests[] = { "purpose", "wished", "own", "qualified" };
    for (size_t i = 0; i < DL_N(tests); i++)
        if (dl_str_is(name, tests[i])) return true;
    for (size_t i = 0; i < DL_N(flags); i++)
        if (dl_str_is(name, flags[i].name)) return true;
    int fill = fill_named(name);
    return fill > 0 && fill != FILL_PARTIES && fill != FILL_AFTER && fill != FILL_REST &&
           fill != FILL_CONTENT && fill != FILL_SPEAKER;
}

/* Whoever is an actor only because something is attributed to him ("prices declined a
 * point" looks so) is none here. */
static bool is_actor(const struct event_work *w, uint32_t head) {
    uint32_t m = head_mention(w, head);
    return m != DL_NONE && w->mentions->list.at[m].kind != DL_ACTOR_PLACE &&
           w->mentions->list.at[m].confidence != DL_ONLY_ATTRIBUTED;
}

/* A country is both: it acts, and people go there. */
static bool is_place(const struct event_work *w, uint32_t head) {
    uint32_t m = head_mention(w, head);
    /* "I will leave it at that" */
    if (m == DL_NONE || w->mentions->list.at[m].form == DL_FORM_PRONOUN) return false;
    uint8_t kind = w->mentions->list.at[m].kind;
    return kind == DL_ACTOR_PLACE || kind == DL_ACTOR_COUNTRY;
}

/* A person, or so many of a people: "two Norlanders". */
static bool is_person(const struct event_work *w, uint32_t head) {
    uint32_t m = head_mention(w, head);
    if (m == DL_NONE) return false;
    const dl_mention *mention = &w->mentions->list.at[m];
    return mention->kind == DL_ACTOR_PERSON ||
           (mention->method == DL_BY_GROUP && mention->actor != DL_NONE);
}

/* Several people or sides: "the ministers", "Holm and Voss". */
static bool is_group(const struct event_work *w, uint32_t head) {
    uint32_t m = head_mention(w, head);
    if (m == DL_NONE || !is_actor(w, head)) return false;
    uint32_t other = dl_tree_child(w->trees, head, DL_REL_CONJ);
    uint32_t own = w->order.mention_at[head]; /* "advisers from Norway and Chile" */
    bool many = own != DL_NONE && w->mentions->list.at[own].plural;
    return w->mentions->list.at[m].plural || (many && is_of_several(w, head)) ||
           (other != DL_NONE && head_mention(w, other) != DL_NONE);
}

static bool is_body(const struct event_work *w, uint32_t head) {
    uint32_t m = head_mention(w, head);
    return m != DL_NONE && w->mentions->list.at[m].kind == DL_ACTOR_ORGANISATION;
}

static bool is_in(const struct event_work *w, uint32_t token, uint32_t set) {
    return set == DL_NONE || dl_words_in(w->words, w->text->tokens.at[token].word, set);
}

/* "dozens of hostages", "11 of the hostages", "$2 million in aid", "tens of thousands of men": the
 * hostages, the aid, the men; "parts of the deal": the deal; any other head is what it is. */
static uint32_t counted(const struct event_work *w, uint32_t head) {
    enum { MAX_DOWN = 3 };
    for (int steps = 0; steps < MAX_DOWN; steps++) {
        bool counts = is_in(w, head, w->quantity) || is_in(w, head, w->text_part) ||
                      w->trees->at[head].pos == DL_POS_NUM;
        uint32_t of = counts ? dl_tree_child(w->trees, head, DL_REL_NMOD) : DL_NONE;
        if (of == DL_NONE) break;
        head = of;
    }
    return head;
}

/* Does HEAD fight for somebody, though the word itself does not say so: "the Front" that is known
 * to, "a coalition of rebels", "armed groups"? */
static bool fights(const struct event_work *w, uint32_t head) {
    uint32_t m = head_mention(w, head);
    uint32_t actor = m == DL_NONE ? DL_NONE : w->mentions->list.at[m].actor;
    if (actor != DL_NONE && w->mentions->found.at[actor].kind == DL_ACTOR_ARMED_GROUP)
        return true;
    if (!is_in(w, head, w->group)) return false;
    for (uint32_t at = w->trees->at[head].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (is_in(w, at, w->armed) || is_in(w, at, w->armed_kind)) return true;
    return false;
}

/* "They withdrew": the word that the pronoun HEAD stands for; any other head is what it is. */
static uint32_t meant(const struct event_work *w, uint32_t head) {
    enum { LINKS = 8 };
    uint32_t m = w->order.mention_at[head];
    if (m == DL_NONE || w->mentions->list.at[m].form != DL_FORM_PRONOUN) return head;
    for (int n = 0; n < LINKS && w->mentions->list.at[m].antecedent != DL_NONE; n++)
        m = w->mentions->list.at[m].antecedent;
    return w->mentions->list.at[m].form == DL_FORM_NOMINAL ? w->mentions->list.at[m].head
                                                           : head;
}

/* "Hurricane Odile": does the name at HEAD open with what it is? */
static bool is_storm(const struct event_work *w, uint32_t head) {
    uint32_t m = w->order.mention_at[head];
    return m != DL_NONE && w->mentions->list.at[m].form == DL_FORM_NAME &&
           w->mentions->list.at[m].first < head &&
           is_in(w, w->mentions->list.at[m].first, w->mishap);
}

/* Is the argument HEAD named by, or in, what the condition asks for? */
static bool is_asked(const struct event_work *w, uint32_t head,
                     const dl_frame_condition *cond) {
    if (cond->set != DL_NONE) head = meant(w, head);
    if (cond->set != DL_NONE && cond->set == w->armed && fights(w, head)) return true;
    if (cond->set != DL_NONE && is_in(w, counted(w, head), cond->set)) return true;
    if (cond->set != DL_NONE && cond->set == w->mishap && is_storm(w, head)) return true;
    if (cond->actor) return is_actor(w, head);
    if (cond->place) return is_place(w, head);
    if (cond->person) return is_person(w, head);
    if (cond->group) return is_group(w, head);
    if (cond->body) return is_body(w, head);
    return is_in(w, head, cond->set);
}

/* Is an adjective or noun before the predicate what COND asks for: "humanitarian aid"? */
static bool is_modified(const struct event_work *w, uint32_t predicate,
                        const dl_frame_condition *cond) {
    for (uint32_t at = w->trees->at[predicate].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        if ((rel == DL_REL_AMOD || rel == DL_REL_COMPOUND || rel == DL_REL_NMOD_DESC) &&
            is_asked(w, at, cond))
            return true;
    }
    return false;
}

/* "vowed not to attack": what is not to be done is none of the deeds of a set. */
static bool is_not_to(const struct event_work *w, uint32_t infinitive) {
    static const char *const no[] = { "not", "never" };
    for (uint32_t at = w->trees->at[infinitive].child; at != DL_NONE && at < infinitive;
         at = w->trees->at[at].next)
        if (is_among(w, at, no, DL_N(no))) return true;
    return false;
}

/* "Vowed to cut costs": is what the infinitive of C does something to what COND asks for? */
static bool affects(const struct event_work *w, const dl_clause *c,
                    const dl_frame_condition *cond) {
    uint32_t at = 0, verb;
    while ((verb = clause_next(w, c, FILL_INFINITIVE, &at)) != DL_NONE) {
        const dl_clause *inner = verb_at(w, verb);
        uint32_t whom = inner ? clause_head(w, inner, FILL_OBJECT) : DL_NONE;
        if (whom != DL_NONE && is_asked(w, whom, cond)) return true;
    }
    return false;
}

/* Has C what the condition asks for, its "no" aside? */
static bool has_it(const struct event_work *w, const dl_clause *c,
                   const dl_frame_condition *cond) {
    for (size_t i = 0; i < DL_N(flags); i++)
        if (dl_str_is(cond->function, flags[i].name)) return c->flags & flags[i].flag;
    if (dl_str_is(cond->function, "purpose")) return clause_is_purpose(w, c);
    if (dl_str_is(cond->function, "wished")) return clause_is_wished(w, c);
    if (dl_str_is(cond->function, "own")) return clause_is_own(w, c);
    if (dl_str_is(cond->function, "qualified")) {
        uint32_t of = clause_qualifier(w, c);
        return of != DL_NONE && is_asked(w, of, cond);
    }
    fill_kind fill = (fill_kind)fill_named(cond->function);
    if (fill == FILL_AFFECTED) return affects(w, c, cond);
    if (fill == FILL_MODIFIER) {
        const dl_clause *other = clause_partner(w, c); /* "held a news conference" */
        return is_modified(w, c->predicate, cond) ||
               (other && is_modified(w, other->predicate, cond));
    }
    uint32_t head, at = 0;
    bool deed = fill == FILL_INFINITIVE && cond->set != DL_NONE;
    while ((head = clause_next(w, c, fill, &at)) != DL_NONE)
        if (is_asked(w, head, cond) && !(deed && is_not_to(w, head))) return true;
    return false;
}

static bool meets(const struct event_work *w, const dl_clause *c, const dl_rule *rule) {
    for (uint32_t i = 0; i < rule->conditions.n; i++)
        if (has_it(w, c, &rule->conditions.at[i]) == rule->conditions.at[i].never)
            return false;
    return true;
}

/* ---- matching --------------------------------------------------------------------------- */

static bool is_kind(const dl_clause *c, uint8_t kind) {
    switch (c->kind) {
    case DL_CLAUSE_VERB: return kind == DL_FRAME_VERB;
    case DL_CLAUSE_ADJECTIVE: return kind == DL_FRAME_ADJECTIVE;
    default: return kind == DL_FRAME_NOUN;
    }
}

/* A bare word behind PREDICATE, whatever the parser made of it: "put forward a plan", "set
 * them free"; DL_NONE: SECOND is none. */
static uint32_t bare_word(const struct event_work *w, uint32_t predicate,
                          uint32_t second) {
    for (uint32_t at = w->trees->at[predicate].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at > predicate && w->text->tokens.at[at].word == second &&
            (at == predicate + 1 || w->trees->at[at].child == DL_NONE))
            return at;
    /* "handed over 32 prisoners": trees give it to the number */
    uint32_t next = predicate + 1;
    if (next < w->text->tokens.n && w->text->tokens.at[next].word == second &&
        w->trees->at[next].rel == DL_REL_ADVMOD && w->trees->at[next].head != DL_NONE &&
        w->trees->at[next].head > next &&
        w->trees->at[w->trees->at[next].head].pos == DL_POS_NUM)
        return next;
    return DL_NONE;
}

/* Is the second word of ENTRY there, as particle or preposition? *AT gets its token. */
static bool has_second(const struct event_work *w, const dl_clause *c, uint32_t second,
                       uint32_t *at) {
    *at = DL_NONE;
    if (!second) return true;
    if (c->particle != DL_NONE && w->text->tokens.at[c->particle].word == second)
        *at = c->particle;
    /* "called off its attack on the town" calls on nobody */
    bool another = c->particle != DL_NONE && *at == DL_NONE;
    for (uint32_t i = c->first; i < c->first + c->n && *at == DL_NONE && !another; i++) {
        const dl_argument *a = &w->clauses->arguments.at[i];
        if (a->word != DL_NONE && w->text->tokens.at[a->word].word == second)
            *at = a->word;
    }
    if (*at == DL_NONE) *at = bare_word(w, c->predicate, second);
    return *at != DL_NONE;
}

/* "A pause in fighting" tells of a truce alone. */
static bool is_paused(const struct event_work *w, const dl_clause *c, uint16_t type) {
    uint32_t noun = w->trees->at[c->predicate].head;
    uint32_t verb = noun == DL_NONE ? DL_NONE : w->trees->at[noun].head;
    uint32_t i = noun == DL_NONE ? 0 : w->trigger_at[noun];
    if (!i && verb != DL_NONE)
        i = w->trigger_at[verb]; /* "agreed to a pause in fighting" */
    return i && c->kind == DL_CLAUSE_DEED &&
           w->trees->at[c->predicate].rel == DL_REL_NMOD &&
           dl_str_is(w->types->list.at[type].name, "attack") &&
           is_type(w, &w->out->list.at[i - 1], "ceasefire") &&
           is_indefinite(w, c->predicate) && clause_head(w, c, FILL_BETWEEN) == DL_NONE;
}

/* Does the verb that C depends on tell an event of this TYPE? "The truce took effect", "nine
 * died after a raid" is told once, "shelled the town after a raid" twice. */
static bool is_told_above(const struct event_work *w, const dl_clause *c, uint16_t type) {
    uint32_t i =
        c->kind == DL_CLAUSE_DEED && c->under != DL_NONE ? w->trigger_at[c->under] : 0;
    /* "the truce appears to be holding" */
    uint32_t next = !i && c->kind == DL_CLAUSE_DEED && c->under != DL_NONE &&
                            w->trees->at[c->predicate].rel == DL_REL_NSUBJ
                        ? dl_tree_child(w->trees, c->under, DL_REL_XCOMP)
                        : DL_NONE;
    if (next != DL_NONE && w->trigger_at[next] &&
        w->out->list.at[w->trigger_at[next] - 1].type == type)
        return true;
    if (!i || w->out->list.at[i - 1].type != type) return false;
    return dl_order_in(&w->order, c->under, w->dies) || !is_behind_verb(w, c->predicate);
}

/* "Close to a deal brokered by Norland": is C no more than who brokers what a word before it
 * tells? */
static bool is_brokered_before(const struct event_work *w, const dl_clause *c,
                               uint16_t type) {
    uint32_t pact = w->trees->at[c->predicate].head;
    if (c->kind != DL_CLAUSE_VERB || c->form != DL_PARTICIPLE || pact == DL_NONE ||
        w->trees->at[c->predicate].rel != DL_REL_ACL ||
        !dl_order_in(&w->order, c->predicate, w->mediates))
        return false;
    uint32_t teller = w->trees->at[pact].head;
    uint32_t i = teller == DL_NONE || teller > pact ? 0 : w->trigger_at[teller];
    return i && w->out->list.at[i - 1].type == type;
}

/* "A peace proposal put forward by Norland": does a participle behind the noun of C tell who
 * makes it? */
static bool is_told_behind(const struct event_work *w, const dl_clause *c,
                           uint16_t type) {
    if (c->kind != DL_CLAUSE_DEED || !dl_str_is(w->types->list.at[type].name, "proposal"))
        return false;
    for (uint32_t at = w->trees->at[c->predicate].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        const dl_clause *verb = verb_at(w, at);
        if (verb && at > c->predicate && w->trees->at[at].rel == DL_REL_ACL &&
            verb->form == DL_PARTICIPLE && w->trigger_at[at] &&
            w->out->list.at[w->trigger_at[at] - 1].type == type)
            return true;
    }
    return false;
}

/* The predicate, with its second word when that stands right behind. */
static void try_clause(const struct event_work *w, const dl_clause *c) {
    uint32_t form = w->text->tokens.at[c->predicate].word, second;
    if (!form) return;
    const dl_frames *frames = w->frames;
    for (uint32_t i = first_entry(frames, form);
         i < frames->entries.n && frames->entries.at[i].form == form; i++) {
        const entry *e = &frames->entries.at[i];
        const dl_rule *rule = dl_rules_get(w->rules, e->rule);
        if (!is_kind(c, e->kind) || !has_second(w, c, e->second, &second)) continue;
        if (!meets(w, c, rule)) continue;
        uint32_t n = second == c->predicate + 1 ? 2 : 1;
        dl_match match = { .first = c->predicate, .n = n, .rule = e->rule };
        if (dl_str_is(rule->op, "discard"))
            *DL_PUSH(w->mem, &w->out->dropped) = match;
        else if (!is_told_above(w, c, rule->op_index) &&
                 !is_paused(w, c, rule->op_index) &&
                 !is_brokered_before(w, c, rule->op_index) &&
                 !is_told_behind(w, c, rule->op_index))
            add_match(w, &match);
        return;
    }
}

static bool is_known(const struct event_work *w, uint16_t group, uint32_t token) {
    uint32_t i = w->clauses->at[token], form = w->text->tokens.at[token].word;
    if (i == DL_NONE || !form) return false;
    const dl_frames *frames = w->frames;
    for (uint32_t k = first_entry(frames, form);
         k < frames->entries.n && frames->entries.at[k].form == form; k++) {
        const entry *e = &frames->entries.at[k];
        if (is_kind(&w->clauses->list.at[i], e->kind) &&
            dl_rules_get(w->rules, e->rule)->group == group)
            return true;
    }
    return false;
}

bool is_left_to_frames(const struct event_work *w, uint16_t group, uint32_t first,
                       uint32_t end) {
    for (uint32_t at = first; at < end && w->clauses->at; at++)
        if (is_known(w, group, at)) return true;
    return false;
}

/* Verbs first: what a verb tells with its object is not told again by the object. */
void find_by_frames(const struct event_work *w) {
    for (int deeds = 0; deeds < 2; deeds++)
        for (uint32_t i = 0; i < w->clauses->list.n; i++)
            if ((w->clauses->list.at[i].kind == DL_CLAUSE_DEED) == deeds)
                try_clause(w, &w->clauses->list.at[i]);
}
