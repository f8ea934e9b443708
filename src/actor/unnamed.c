/* unnamed.c - people and things without a name that take part in a deed: "a nurse", "an
 * army convoy".
 *
 * In:  the clauses and mentions of an article. Out: more mentions, where none stands yet:
 * people of the set "human" that are subject, object or partner of a predicate, and things
 * of the set "struck" that a verb or noun of "strikes" has as its object or behind "on",
 * "against", "at" or "outside". They are nobody's: "the airport was closed" makes none, nor
 * does a noun that only describes another.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_parts.h"

/* The word sets that it reads. */
#define UNNAMED_SETS(X)                                                                  \
    X(armed_kind)                                                                        \
    X(craft)                                                                             \
    X(goes_off)                                                                          \
    X(group)                                                                             \
    X(human)                                                                             \
    X(many_people)                                                                       \
    X(means)                                                                             \
    X(quantity)                                                                          \
    X(role)                                                                              \
    X(state_plural)                                                                      \
    X(strikes)                                                                           \
    X(struck)                                                                            \
    X(war_noun)

typedef struct {
    const dl_words *words;
    const dl_document *doc;
    const dl_text *text;
    const dl_trees *trees;
#define X(name) uint32_t name; /* DL_NONE: no such set */
    UNNAMED_SETS(X)
#undef X
    bool *taken; /* token -> a mention stands there */
    bool *named; /* token -> one that is no adjective */
} unnamed;

static bool is_in(const unnamed *x, uint32_t token, uint32_t set) {
    uint32_t word = x->text->tokens.at[token].word;
    return word && set != DL_NONE && dl_words_in(x->words, word, set);
}

static dl_str word_at(const unnamed *x, uint32_t token) {
    return dl_token_str(x->doc, &x->text->tokens.at[token]);
}

static bool has_link(const unnamed *x, const dl_argument *a, const char *const *links,
                     size_t n) {
    if (a->function != DL_FUNCTION_OBLIQUE || a->word == DL_NONE) return false;
    for (size_t i = 0; i < n; i++)
        if (dl_str_is(word_at(x, a->word), links[i])) return true;
    return false;
}

/* Does argument A of C name what is struck: the object, or "on", "against", "at"? Of
 * "warships attacked and sank a tanker" the verb is easily misread for "that were
 * attacked". */
static bool is_upon(const unnamed *x, const dl_clause *c, const dl_argument *a) {
    static const char *const links[] = { "on",      "against", "at",
                                         "through", "outside", "inside" };
    bool reduced = c->kind == DL_CLAUSE_VERB && c->form == DL_PARTICIPLE;
    static const char *const home[] = { "at" }; /* "under attack at home" */
    if (a->function == DL_FUNCTION_OBJECT) return !reduced || a->head > c->predicate;
    if (has_link(x, a, home, 1) && a->word + 1 == a->head) return false;
    if (a->function == DL_FUNCTION_MODIFIER) /* "the embassy bombing", no car bombing */
        return c->kind == DL_CLAUSE_DEED && !is_in(x, a->head, x->means);
    return has_link(x, a, links, DL_N(links));
}

/* Is anybody mentioned in the phrase before HEAD: "Norlandic jets"? */
static bool has_name(const unnamed *x, uint32_t head) {
    uint32_t first, n;
    dl_phrase_of(x->trees, head, &first, &n);
    for (uint32_t at = first; at < head; at++)
        if (x->taken[at]) return true;
    return false;
}

/* "A drone launched by the rebels": does somebody named behind "by" strike with HEAD? */
static bool is_sent_by(const unnamed *x, uint32_t head) {
    uint32_t sent = dl_tree_child(x->trees, head, DL_REL_ACL);
    return sent != DL_NONE && dl_tree_child(x->trees, sent, DL_REL_OBL_AGENT) != DL_NONE;
}

/* Does argument A of C name what strikes: "unknown jets attacked a tanker"? Not those whom a
 * name owns, for it strikes: "gunboats of the rebels". */
static bool is_striking(const unnamed *x, const dl_clause *c, const dl_argument *a) {
    return c->kind == DL_CLAUSE_VERB && a->function == DL_FUNCTION_SUBJECT &&
           is_in(x, a->head, x->craft) && !has_name(x, a->head) &&
           !is_sent_by(x, a->head) &&
           dl_tree_child(x->trees, a->head, DL_REL_NMOD) == DL_NONE;
}

/* Does argument A name somebody who does it, to whom or with whom it is done? */
static bool is_partaker(const unnamed *x, const dl_argument *a) {
    static const char *const links[] = { "with", "by",  "against", "on",   "to",
                                         "from", "for", "between", "among" };
    return a->function == DL_FUNCTION_SUBJECT || a->function == DL_FUNCTION_OBJECT ||
           a->function == DL_FUNCTION_RECIPIENT || has_link(x, a, links, DL_N(links));
}

/* Is it many people: "nurses", "three staff"? */
static bool is_many(const unnamed *x, uint32_t head) {
    dl_str s = word_at(x, head);
    if (is_in(x, head, x->many_people)) return true;
    return dl_str_ends(s, "s") && !dl_str_ends(s, "ss");
}

/* Does a name stand in the phrase before HEAD: "Holm's chief negotiator"? Then that name has
 * been looked at. */
static bool is_named(const unnamed *x, uint32_t head) {
    uint32_t first, n;
    dl_phrase_of(x->trees, head, &first, &n);
    for (uint32_t at = first; at < head; at++)
        if (x->named[at]) return true;
    return false;
}

/* "her husband", "an envoy": one by his role, whoever he is; no "terrorist attack". */
static bool is_one(const unnamed *x, uint32_t head) {
    return is_in(x, head, x->role) && !is_named(x, head) &&
           x->trees->at[head].rel != DL_REL_COMPOUND &&
           (dl_tree_child(x->trees, head, DL_REL_DET) != DL_NONE ||
            dl_tree_child(x->trees, head, DL_REL_NMOD_POSS) != DL_NONE);
}

/* "a rebel group", "a small separatist movement", of a headline "rebel group": a group that a
 * word beside it tells from others, none of a name. */
static bool is_told_apart(const unnamed *x, uint32_t head) {
    bool det = dl_tree_child(x->trees, head, DL_REL_DET) != DL_NONE, is = false;
    if (is_in(x, head, x->war_noun)) return false; /* "a public campaign" */
    for (uint32_t at = x->trees->at[head].child; at != DL_NONE && at < head;
         at = x->trees->at[at].next) {
        uint8_t rel = x->trees->at[at].rel;
        if (rel != DL_REL_COMPOUND && rel != DL_REL_AMOD) continue;
        if (det && x->text->tokens.at[at].flags & DL_CAPITAL) return false;
        is = is || det || (rel == DL_REL_COMPOUND && is_in(x, at, x->armed_kind));
    }
    return is;
}

/* "rival militias", "21 states", "the region's largest union": groups that act. Countries are
 * many. */
static bool is_group(const unnamed *x, uint32_t head) {
    bool counted = dl_tree_child(x->trees, head, DL_REL_NUMMOD) != DL_NONE;
    uint32_t owner = dl_tree_child(x->trees, head, DL_REL_NMOD_POSS);
    if (!is_in(x, head, x->group)) return false;
    if (is_named(x, head) && !is_many(x, head)) return false;
    if (!is_many(x, head))
        return (owner != DL_NONE && x->trees->at[owner].pos == DL_POS_NOUN) ||
               is_told_apart(x, head);
    return counted || !is_in(x, head, x->state_plural);
}

/* "nurse Anna Berg": the name is hers. */
static bool is_title(const unnamed *x, uint32_t head) {
    return head + 1 < x->text->tokens.n && x->named[head + 1];
}

/* "any person", "no guards": nobody that anything was done to. */
static bool is_anyone(const unnamed *x, uint32_t head) {
    static const char *const any[] = {
        "any", "no", "every", "each", "No", "Any", "such"
    };
    uint32_t det = dl_tree_child(x->trees, head, DL_REL_DET);
    for (size_t i = 0; det != DL_NONE && i < DL_N(any); i++)
        if (dl_str_is(word_at(x, det), any[i])) return true;
    return false;
}

/* "dozens of migrants" are the migrants. */
static bool is_counted(const unnamed *x, uint32_t head) {
    uint32_t at = dl_tree_child(x->trees, head, DL_REL_NMOD);
    return is_in(x, head, x->quantity) && at != DL_NONE && at > head;
}

/* One mention more in MORE, of KIND, whose last word is HEAD. */
static void take(dl_arena *mem, const unnamed *x, uint32_t head, dl_actor_kind kind,
                 dl_mentions *more) {
    uint32_t first, n;
    if (x->taken[head]) return;
    dl_phrase_of(x->trees, head, &first, &n);
    x->taken[head] = true;
    *DL_PUSH(mem, &more->list) =
        (dl_mention){ .first = first,
                      .n = head + 1 - first,
                      .head = head,
                      .mark = DL_NONE,
                      .actor = DL_NONE,
                      .antecedent = DL_NONE,
                      .form = DL_FORM_NOMINAL,
                      .kind = (uint8_t)kind,
                      .plural = kind == DL_ACTOR_COLLECTIVE && is_many(x, head),
                      .method = DL_BY_GROUP,
                      .confidence = 40 };
}

static int by_place(const void *a, const void *b) {
    const dl_mention *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->n > y->n ? -1 : x->n < y->n;
}

/* "Tens of thousands" are the thousands. */
static uint32_t last_count(const unnamed *x, uint32_t head) {
    while (is_in(x, head, x->quantity)) {
        uint32_t at = dl_tree_child(x->trees, head, DL_REL_NMOD);
        if (at == DL_NONE || at < head || !is_in(x, at, x->quantity)) break;
        head = at;
    }
    return head;
}

/* "Twenty-four of the girls were freed": the girls; else HEAD. */
static uint32_t counted_by(const unnamed *x, uint32_t head) {
    uint32_t at = x->trees->at[head].pos == DL_POS_NUM
                      ? dl_tree_child(x->trees, head, DL_REL_NMOD)
                      : DL_NONE;
    uint32_t of = at == DL_NONE ? DL_NONE : dl_tree_child(x->trees, at, DL_REL_CASE);
    bool is = at != DL_NONE && at > head && of != DL_NONE && is_in(x, at, x->human) &&
              dl_str_is(word_at(x, of), "of");
    return is ? at : head;
}

/* "Army shelling", "a police raid": does the group that strikes stand before the noun? */
static bool is_striking_group(const unnamed *x, const dl_clause *c,
                              const dl_argument *a) {
    return c->kind == DL_CLAUSE_DEED && a->function == DL_FUNCTION_SUBJECT &&
           x->trees->at[a->head].rel == DL_REL_COMPOUND && is_in(x, a->head, x->group) &&
           is_in(x, c->predicate, x->strikes) && !has_name(x, a->head);
}

/* Does C tell what strikes: "shelled the port", "a bomb went off at the port"? */
static bool is_strike(const unnamed *x, const dl_clause *c) {
    uint32_t next = c->predicate + 1;
    return is_in(x, c->predicate, x->strikes) ||
           (is_in(x, c->predicate, x->goes_off) && next < x->text->tokens.n &&
            dl_str_is(word_at(x, next), "off"));
}

/* "Burned dozens of shops and cars": the shops and the cars are struck. */
static void take_counted(dl_arena *mem, const unnamed *x, uint32_t head,
                         dl_mentions *more) {
    uint32_t of = dl_tree_child(x->trees, head, DL_REL_NMOD);
    if (of == DL_NONE || of < head || !is_in(x, head, x->quantity)) return;
    if (is_in(x, of, x->struck)) take(mem, x, of, DL_ACTOR_UNKNOWN, more);
    for (uint32_t at = x->trees->at[of].child; at != DL_NONE; at = x->trees->at[at].next)
        if (x->trees->at[at].rel == DL_REL_CONJ && is_in(x, at, x->struck))
            take(mem, x, at, DL_ACTOR_UNKNOWN, more);
}

static void look_at(dl_arena *mem, const unnamed *x, const dl_clause *c,
                    const dl_argument *a, dl_mentions *more) {
    bool somebody =
        is_in(x, a->head, x->human) || is_one(x, a->head) || is_group(x, a->head);
    uint32_t many = last_count(x, a->head), people = counted_by(x, a->head);
    if (people != a->head && is_partaker(x, a))
        take(mem, x, people, DL_ACTOR_COLLECTIVE, more);
    else if (is_striking_group(x, c, a))
        take(mem, x, a->head, DL_ACTOR_COLLECTIVE, more);
    else if (many != a->head && is_in(x, many, x->human) && is_partaker(x, a) &&
             !is_counted(x, many))
        take(mem, x, many, DL_ACTOR_COLLECTIVE, more);
    else if (somebody && is_partaker(x, a) && !is_counted(x, a->head) &&
             !is_anyone(x, a->head) && !is_title(x, a->head))
        take(mem, x, a->head,
             is_many(x, a->head) || is_group(x, a->head) ? DL_ACTOR_COLLECTIVE
                                                         : DL_ACTOR_PERSON,
             more);
    else if (is_strike(x, c) && is_striking(x, c, a))
        take(mem, x, a->head, DL_ACTOR_UNKNOWN, more);
    else if (is_strike(x, c) && is_upon(x, c, a)) {
        if (is_in(x, a->head, x->struck))
            take(mem, x, a->head, DL_ACTOR_UNKNOWN, more);
        else
            take_counted(mem, x, a->head, more);
    }
}

void dl_find_unnamed(dl_arena *mem, const dl_words *words, const dl_document *doc,
                     dl_text *text, const dl_trees *trees, const dl_clauses *clauses,
                     dl_mentions *mentions) {
    unnamed x = { .words = words, .doc = doc, .text = text, .trees = trees };
#define X(name) x.name = dl_words_set(words, DL_LIT(#name));
    UNNAMED_SETS(X)
#undef X
    dl_mentions more = { 0 };
    if (!clauses->list.n) return;
    x.taken = DL_NEW_N(mem, bool, (size_t)text->tokens.n + 1);
    x.named = DL_NEW_N(mem, bool, (size_t)text->tokens.n + 1);
    for (uint32_t i = 0; i < mentions->list.n; i++) {
        const dl_mention *m = &mentions->list.at[i];
        bool name = !m->adjective && m->form == DL_FORM_NAME;
        for (uint32_t k = m->first; k < m->first + m->n; k++) {
            x.taken[k] = true;
            x.named[k] = x.named[k] || name;
        }
    }
    for (uint32_t i = 0; i < clauses->list.n; i++) {
        const dl_clause *c = &clauses->list.at[i];
        for (uint32_t k = c->first; k < c->first + c->n; k++)
            look_at(mem, &x, c, &clauses->arguments.at[k], &more);
    }
    if (!more.list.n) return;
    qsort(more.list.at, more.list.n, sizeof *more.list.at, by_place);
    dl_insert_mentions(mem, text, mentions, more.list.at, more.list.n);
}
