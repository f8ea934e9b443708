/* noted.c - what is only named as said: "Lund's remarks", "warnings from Norland", "claims by
 * the rebels that they hold the town".
 *
 * In:  trees, mentions, the cues found so far. Out: further cues, each the noun, with who said
 *      it and what it was about; in order.
 * A noun by which somebody who speaks in the sentence does so ("in his remarks, he said"), or
 * that stands in a source or a cue, is told already.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

#include <stdlib.h>

enum {
    WORDS_MOST = 40, /* of what it was about */
    CLIMB = 10,      /* arcs up the tree */
};

typedef struct {
    const unit_source *from;
    const dl_sentence *s;
    uint32_t nouns, days; /* sets */
    bool *taken;          /* token -> stands in a cue or source */
    bool *speaks;         /* token -> of a cue that is known for an act of speaking */
} notes;

static bool is_in(const notes *x, uint32_t token, uint32_t set) {
    uint32_t word = x->from->text->tokens.at[token].word;
    return word && set != DL_NONE && dl_words_in(x->from->words, word, set);
}

static bool is_word(const notes *x, uint32_t token, const char *const *list, size_t n) {
    return token != DL_NONE &&
           dl_str_among(dl_token_str(x->from->doc, &x->from->text->tokens.at[token]),
                        list, n);
}

/* The next child of HEAD by relation NAME from token AT on; DL_NONE: none. */
static uint32_t next_child(const notes *x, uint32_t at, uint32_t head, const char *name) {
    for (; at < x->s->first + x->s->n; at++)
        if (tree_rel(x->from, at, name) && tree_head(x->from, at) == head) return at;
    return DL_NONE;
}

static uint32_t child(const notes *x, uint32_t head, const char *name) {
    return next_child(x, x->s->first, head, name);
}

static bool hangs_on(const notes *x, uint32_t token, uint32_t head) {
    for (int step = 0; step < CLIMB && token != DL_NONE; step++) {
        if (token == head) return true;
        token = tree_head(x->from, token);
    }
    return false;
}

/* The words from FIRST on that hang on HEAD, up to a mark at the end of its branch. */
static token_run words_from(const notes *x, uint32_t first, uint32_t head) {
    token_run run = { first, first };
    uint32_t end = x->s->first + x->s->n;
    for (uint32_t at = first; at < end && at < first + WORDS_MOST; at++) {
        bool mark = x->from->text->tokens.at[at].kind == DL_PUNCT;
        if (!mark && !hangs_on(x, at, head)) break;
        if (!mark) run.end = at + 1;
    }
    return run;
}

/* The words around HEAD, a noun, that name it: from its branch, left and right of it. */
static token_run named(const notes *x, uint32_t head) {
    token_run run = { head, words_from(x, head, head).end };
    while (run.first > x->s->first && hangs_on(x, run.first - 1, head)) run.first--;
    return run;
}

/* The same without the preposition before it. */
static token_run governed(const notes *x, uint32_t head) {
    token_run run = named(x, head);
    uint32_t link = child(x, head, "case");
    if (link != DL_NONE && link < head && run.first <= link) run.first = link + 1;
    return run;
}

/* Is one of these words the preposition of AT? */
static bool is_behind(const notes *x, uint32_t at, const char *const *list, size_t n) {
    return at != DL_NONE && is_word(x, child(x, at, "case"), list, n);
}

/* Whose words NOUN stands for; end 0: nobody says. */
static token_run issuer(const notes *x, uint32_t noun) {
    static const char *const by[] = { "by", "from" };
    static const char *const made[] = { "made", "issued", "voiced", "levelled",
                                        "leveled" };
    uint32_t owner = child(x, noun, "nmod:poss");
    if (owner != DL_NONE) return named(x, owner);
    for (uint32_t at = next_child(x, noun, noun, "nmod"); at != DL_NONE;
         at = next_child(x, at + 1, noun, "nmod"))
        if (is_behind(x, at, by, DL_N(by))) return governed(x, at);
    uint32_t verb = next_child(x, noun, noun, "acl");
    if (is_word(x, verb, made, DL_N(made))) {
        uint32_t at = child(x, verb, "obl:agent");
        if (at == DL_NONE) at = child(x, verb, "obl");
        if (is_behind(x, at, by, 1)) return governed(x, at);
    }
    uint32_t left = noun - 1; /* "US claims", "government allegations" */
    if (noun > x->s->first && tree_head(x->from, left) == noun &&
        x->from->mention_at[left] != DL_NONE &&
        x->from->mentions->list.at[x->from->mention_at[left]].kind != DL_ACTOR_PERSON &&
        (tree_rel(x->from, left, "compound") || tree_rel(x->from, left, "amod")))
        return (token_run){ left, noun };
    return (token_run){ 0, 0 };
}

/* "in his remarks", "no comment", "if Lund's claims": nothing that is told for its own. */
static bool is_aside(const notes *x, uint32_t noun) {
    static const char *const links[] = { "in",     "In",  "at",      "At",  "during",
                                         "During", "for", "without", "with" };
    static const char *const no[] = { "no", "any", "No", "Any" };
    uint32_t head = tree_head(x->from, noun);
    if (is_word(x, child(x, noun, "det"), no, DL_N(no))) return true;
    if (head == DL_NONE || !x->speaks[head]) return false;
    return !tree_rel(x->from, noun, "obl") || is_behind(x, noun, links, DL_N(links));
}

/* What is said of it, behind the noun; end 0: nothing ("his remarks on Monday"), and a reader is
 * told no more than that there were some. */
static token_run matter(const notes *x, uint32_t noun, token_run source) {
    static const char *const of[] = { "on", "about", "of", "against", "over", "to" };
    static const char *const clauses[] = { "acl", "ccomp" };
    for (size_t i = 0; i < DL_N(clauses); i++) {
        uint32_t that = next_child(x, noun, noun, clauses[i]);
        if (that == DL_NONE || child(x, that, "mark") == DL_NONE) continue;
        uint32_t first = that;
        while (first > noun + 1 && hangs_on(x, first - 1, that)) first--;
        return words_from(x, first, that);
    }
    uint32_t at = next_child(x, noun, noun, "nmod");
    if (is_behind(x, at, of, DL_N(of)) && (at < source.first || at >= source.end) &&
        !is_in(x, at, x->days))
        return named(x, at);
    return (token_run){ 0, 0 };
}

static int by_cue(const void *a, const void *b) {
    const tagged *x = a, *y = b;
    return x->cue.first < y->cue.first ? -1 : x->cue.first > y->cue.first;
}

static void note(const notes *x, tagged_list *list, uint32_t noun) {
    if (x->from->grammar->at[noun].pos != DL_POS_NOUN || x->taken[noun] ||
        is_aside(x, noun))
        return;
    token_run source = issuer(x, noun);
    if (source.end <= source.first) return;
    token_run content = matter(x, noun, source);
    if (content.end <= content.first) return;
    tagged one = {
        .cue = { noun, noun + 1 }, .head = noun, .source = source, .judged = true
    };
    *DL_PUSH(x->from->mem, &one.content) = content;
    *DL_PUSH(x->from->mem, list) = one;
}

void add_noted(const unit_source *from, tagged_list *list) {
    notes x = { .from = from,
                .nouns = dl_words_set(from->words, DL_LIT("told_noun")),
                .days = dl_words_set(from->words, DL_LIT("weekday")),
                .taken = DL_NEW_N(from->mem, bool, (size_t)from->text->tokens.n + 1),
                .speaks = DL_NEW_N(from->mem, bool, (size_t)from->text->tokens.n + 1) };
    for (uint32_t i = 0; i < list->n; i++) {
        const tagged *t = &list->at[i];
        for (uint32_t at = t->cue.first; at < t->cue.end; at++) {
            x.taken[at] = true;
            x.speaks[at] = from->acts[at];
        }
        for (uint32_t at = t->source.first; at < t->source.end; at++) x.taken[at] = true;
    }
    for (uint32_t s = 0; s < from->text->sentences.n; s++) {
        x.s = &from->text->sentences.at[s];
        for (uint32_t at = x.s->first; at < x.s->first + x.s->n; at++)
            if (is_in(&x, at, x.nouns)) note(&x, list, at);
    }
    if (list->n) qsort(list->at, list->n, sizeof *list->at, by_cue);
}
