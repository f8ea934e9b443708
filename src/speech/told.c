/* told.c - to whom something is said: "told reporters", "a letter to the council".
 *
 * In:  cues with their contents, trees, words of telling. Out: the words for whoever is
 * told, as runs of tokens; without "the court was told that", of which nobody says who told it.
 * Whoever is told is the object of a verb of telling, its subject in the passive, or
 * follows "to" behind the cue, behind words like "letter" under it, or behind a "Speaking"
 * beside it.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

enum { TOLD_MOST = 10 }; /* tokens of such a run */

/* The word sets that it reads. */
#define TOLD_SETS(X)                                                                     \
    X(addresses)                                                                         \
    X(calls_on)                                                                          \
    X(conversation)                                                                      \
    X(heard)                                                                             \
    X(made_aware)                                                                        \
    X(message)                                                                           \
    X(people)                                                                            \
    X(promises_it)                                                                       \
    X(say_to)                                                                            \
    X(speaking)                                                                          \
    X(told_thing)

typedef struct {
    const unit_source *from;
    const dl_sentence *s;
#define X(name) uint32_t name; /* DL_NONE: no such set */
    TOLD_SETS(X)
#undef X
} teller;

/* Does PARENT's child by relation NAME follow one of the prepositions LIST? That child. */
static uint32_t behind(const teller *t, uint32_t parent, const char *name,
                       const char *const *list, size_t n) {
    uint32_t at = tree_child(t->from, parent, name);
    for (; at != DL_NONE; at = tree_next(t->from, parent, name, at)) {
        uint32_t word = tree_child(t->from, at, "case");
        if (word != DL_NONE && word < at && token_among(t->from, word, list, n))
            return at;
    }
    return DL_NONE;
}

static bool in_content(const tagged *one, uint32_t token) {
    for (uint32_t i = 0; i < one->content.n; i++)
        if (one->content.at[i].first <= token && token < one->content.at[i].end)
            return true;
    return false;
}

/* ---- who can be told ---------------------------------------------------------------------- */

/* A pronoun, a name or a noun that is told something; "what", "the truth" are not. */
static bool can_be_told(const teller *t, uint32_t token) {
    static const char *const nobody[] = { "what",     "that",       "this",
                                          "which",    "it",         "whether",
                                          "how",      "nothing",    "something",
                                          "anything", "everything", "so" };
    uint8_t pos = t->from->grammar->at[token].pos;
    dl_str s = token_form(t->from, token);
    if (token_among(t->from, token, nobody, DL_N(nobody)) ||
        token_in(t->from, token, t->told_thing))
        return false;
    if (dl_str_ends(s, "self") || dl_str_ends(s, "selves")) return false;
    return pos == DL_POS_PRON || pos == DL_POS_PROPN || pos == DL_POS_NOUN;
}

/* Somebody, for all that can be seen: a pronoun, a mention that is no place, people. */
static bool is_somebody(const teller *t, uint32_t token) {
    uint32_t m = t->from->mention_at[token];
    if (!can_be_told(t, token)) return false;
    if (m != DL_NONE)
        return t->from->mentions->list.at[m].kind != DL_ACTOR_PLACE ||
               t->from->mentions->list.at[m].form != DL_FORM_NAME;
    return t->from->grammar->at[token].pos == DL_POS_PRON ||
           token_in(t->from, token, t->people);
}

/* ---- where to look ------------------------------------------------------------------------ */

/* "told X that", "asked X to", "X was told that"; the clause of the content may have taken
 * X for its subject. */
static uint32_t object_of(const teller *t, const tagged *one) {
    static const char *const clauses[] = { "ccomp", "xcomp", "advcl", "parataxis" };
    uint32_t verb = one->head, at = tree_child(t->from, verb, "iobj");
    if (at != DL_NONE && at > verb && is_somebody(t, at)) return at;
    if (!token_in(t->from, verb, t->say_to)) return DL_NONE;
    if (tree_child(t->from, verb, "aux:pass") != DL_NONE) {
        at = tree_child(t->from, verb,
                        "nsubj:pass"); /* a story is told, a question asked */
        bool nobody = at == DL_NONE || !can_be_told(t, at);
        bool fits =
            !nobody && (token_in(t->from, verb, t->made_aware) || is_somebody(t, at));
        return fits ? at : DL_NONE;
    }
    bool hears = at != DL_NONE && at > verb && token_in(t->from, verb, t->heard);
    if (!hears)
        at = token_in(t->from, verb, t->promises_it) ? DL_NONE
                                                     : tree_child(t->from, verb, "obj");
    if (at != DL_NONE && at > verb) return can_be_told(t, at) ? at : DL_NONE;
    for (size_t i = 0; i < DL_N(clauses); i++) {
        uint32_t clause = tree_child(t->from, verb, clauses[i]);
        uint32_t to = clause == DL_NONE ? DL_NONE : tree_child(t->from, clause, "mark");
        at = clause == DL_NONE ? DL_NONE : tree_child(t->from, clause, "nsubj");
        if (at == DL_NONE || to == DL_NONE || at < verb || to < at) continue;
        if (can_be_told(t, at)) return at;
    }
    return DL_NONE;
}

static const char *const to_whom[] = { "to", "before", "with" };

/* "said to X", "call on X", "a letter to X". */
static uint32_t oblique_of(const teller *t, const tagged *one) {
    static const char *const on[] = { "on", "upon" };
    static const char *const under[] = { "obl", "nmod", "obj" }, *const with[] = {
        "with"
    };
    uint32_t head = one->head, at;
    if (token_in(t->from, head, t->calls_on)) {
        at = behind(t, head, "obl", on, DL_N(on));
        return at != DL_NONE && at > head ? at : DL_NONE;
    }
    at = behind(t, head, "obl", to_whom, 1);
    if (at == DL_NONE) at = behind(t, head, "nmod", to_whom, 1);
    if (at != DL_NONE && !in_content(one, at) && is_somebody(t, at)) return at;
    for (size_t i = 0; i < DL_N(under); i++) {
        uint32_t word = tree_child(t->from, head, under[i]);
        for (; word != DL_NONE; word = tree_next(t->from, head, under[i], word)) {
            bool both = token_in(t->from, word, t->conversation);
            if (!(both || token_in(t->from, word, t->message)) || in_content(one, word))
                continue;
            at = behind(t, word, "nmod", both ? with : to_whom, 1);
            if (at != DL_NONE && can_be_told(t, at)) return at;
        }
    }
    return DL_NONE;
}

/* "Speaking to X, Y said": the participle hangs on the cue or opens the sentence. */
static uint32_t beside(const teller *t, const tagged *one) {
    for (uint32_t i = t->s->first; i < t->s->first + t->s->n; i++) {
        if (!token_in(t->from, i, t->speaking) || in_content(one, i)) continue;
        if (tree_head(t->from, i) != one->head && i != t->s->first) continue;
        uint32_t at = token_in(t->from, i, t->addresses)
                          ? tree_child(t->from, i, "obj")
                          : behind(t, i, "obl", to_whom, DL_N(to_whom));
        if (at != DL_NONE && can_be_told(t, at)) return at;
    }
    return DL_NONE;
}

/* "In a phone call with X, Y said": with whom the talk that opens the sentence is, wherever trees
 * hang it. */
static uint32_t opening(const teller *t, const tagged *one) {
    enum { OPENING = 6, TITLE = 4 }; /* tokens */
    static const char *const with[] = { "with" };
    uint32_t end = t->s->first + t->s->n;
    for (uint32_t i = t->s->first; i + 2 < end && i < t->s->first + OPENING; i++) {
        if (i >= one->head || in_content(one, i)) return DL_NONE;
        if (!token_in(t->from, i, t->conversation) ||
            !token_among(t->from, i + 1, with, 1))
            continue;
        for (uint32_t at = i + 2; at < end && at < i + 2 + TITLE; at++) {
            if (t->from->text->tokens.at[at].kind != DL_WORD) return DL_NONE;
            if (t->from->mention_at[at] != DL_NONE && can_be_told(t, at)) return at;
        }
    }
    return DL_NONE;
}

/* ---- its words ---------------------------------------------------------------------------- */

/* Does TOKEN hang on a token of [FIRST, END) as a part of its name or as what stands
 * before a noun? */
static bool belongs(const teller *t, uint32_t token, uint32_t first, uint32_t end) {
    static const char *const parts[] = { "det",    "amod",  "compound",  "nummod",
                                         "flat",   "appos", "nmod:poss", "case",
                                         "advmod", "punct" };
    uint32_t head = tree_head(t->from, token);
    if (head == DL_NONE || head < first || head >= end) return false;
    for (size_t i = 0; i < DL_N(parts); i++)
        if (tree_rel(t->from, token, parts[i])) return true;
    return false;
}

static token_run run_of(const teller *t, uint32_t head, uint32_t cue) {
    token_run run = { head, head + 1 };
    while (run.first > t->s->first && head - run.first < TOLD_MOST &&
           run.first - 1 != cue) {
        uint32_t left = run.first - 1;
        bool owner = t->from->grammar->at[left].pos == DL_POS_PART &&
                     left > t->s->first && left - 1 != cue &&
                     tree_head(t->from, left) == left - 1;
        if (owner) left--; /* "a lawyers' dinner" */
        if (t->from->grammar->at[left].pos == DL_POS_ADP ||
            t->from->text->tokens.at[left].kind != DL_WORD ||
            !belongs(t, left, left, head + 1))
            break;
        run.first = left;
    }
    while (run.end < t->s->first + t->s->n && run.end - run.first < TOLD_MOST &&
           t->from->text->tokens.at[run.end].kind == DL_WORD &&
           (tree_rel(t->from, run.end, "flat") || tree_rel(t->from, run.end, "appos")) &&
           belongs(t, run.end, run.first, run.end))
        run.end++;
    return run;
}

/* "The ministry was told by Lund that": whoever is told has said nothing; who did stands behind
 * "by". False: nobody says who. */
static bool has_teller(const teller *t, tagged *one) {
    if (!token_in(t->from, one->head, t->say_to)) return true;
    uint32_t heard = tree_child(t->from, one->head, "nsubj:pass");
    if (heard == DL_NONE || heard < one->source.first || heard >= one->source.end)
        return true;
    uint32_t at = tree_child(t->from, one->head, "obl:agent");
    if (at == DL_NONE || !is_somebody(t, at)) return false;
    one->source = run_of(t, at, one->head);
    return true;
}

void find_told(const unit_source *from, tagged_list *list) {
    uint32_t kept = 0;
    teller t = { .from = from };
#define X(name) t.name = dl_words_set(from->words, DL_LIT(#name));
    TOLD_SETS(X)
#undef X
    for (uint32_t i = 0; i < list->n; i++) {
        list->at[kept] = list->at[i];
        tagged *one = &list->at[kept++];
        uint32_t s = dl_sentence_of(from->text, one->head);
        if (s == DL_NONE || !one->content.n || one->turn) continue;
        t.s = &from->text->sentences.at[s];
        uint32_t at = object_of(&t, one);
        if (at == DL_NONE) at = oblique_of(&t, one);
        if (at == DL_NONE) at = beside(&t, one);
        if (at == DL_NONE) at = opening(&t, one);
        if (at != DL_NONE) one->told = run_of(&t, at, one->head);
        if (!has_teller(&t, one)) kept--;
    }
    list->n = kept;
}
