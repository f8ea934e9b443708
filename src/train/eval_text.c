/* eval_text.c - what the text and grammar layers make of a treebank's running text, scored
 * as the CoNLL 2018 shared task does.
 *
 * In:  documents with what the treebank says of them. Out: a table of F1 scores.
 * A word of ours counts when the treebank has a word at the same place; its head, when the
 * head stands at the place of the treebank's. All blocks are read as paragraphs.
 *
 * Method: Zeman et al. (2018), CoNLL 2018 shared task, and its conll18_ud_eval.py.
 *
 * SPDX-License-Identifier: MIT */
#include "eval_text.h"

#include <stdio.h>

typedef enum {
    TOKENS,
    SENTENCES,
    WORDS,
    UPOS,
    UAS,
    LAS,
    LEMMAS,
    METRICS,
} metric;

typedef struct {
    uint64_t gold[METRICS], ours[METRICS], right[METRICS];
} counts;

enum { MAX_GENRES = 64 };

typedef struct {
    const dl_knowledge *k;
    const dl_model *model;
    dl_arena *mem; /* reset for every document */
    dl_parser *parser;
    dl_node *nodes;
} maker;

/* ---- readings of ours ------------------------------------------------------------------- */

static void put_words(const maker *m, reading *r, const dl_str *forms, const place *at,
                      const dl_node *nodes, uint32_t n) {
    uint32_t first = r->words.n;
    for (uint32_t i = 0; i < n; i++) {
        char lemma[DL_LEMMA_MAX];
        *DL_PUSH(m->mem, &r->words) = (word){
            .form = forms[i],
            .lemma = dl_str_copy(m->mem, dl_lemma_at(forms, nodes, n, i, lemma)),
            .rel = dl_str_of(dl_model_label(m->model, nodes[i].rel)),
            .at = at[i],
            .pos = nodes[i].pos,
            .head = nodes[i].head ? first + nodes[i].head - 1 : DL_NONE,
        };
    }
}

/* The treebank's words, tagged and parsed by the model. */
static void read_gold(const maker *m, const reading *gold, reading *r) {
    uint32_t w = 0;
    r->tokens = gold->tokens;
    r->sentences = gold->sentences;
    for (uint32_t s = 0; s < gold->sentences.n; s++) {
        uint32_t first = w;
        while (w < gold->words.n && w - first < DL_MAX_SENTENCE &&
               gold->words.at[w].at.to <= gold->sentences.at[s].to)
            w++;
        dl_str *forms = DL_NEW_N(m->mem, dl_str, w - first);
        place *at = DL_NEW_N(m->mem, place, w - first);
        for (uint32_t i = first; i < w; i++) {
            forms[i - first] = gold->words.at[i].form;
            at[i - first] = gold->words.at[i].at;
        }
        dl_parse_forms(m->parser, forms, w - first, m->nodes);
        put_words(m, r, forms, at, m->nodes, w - first);
    }
}

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Is the word part of the multi-word token that the word before it began? */
static bool goes_on(const dl_document *doc, const dl_token *t) {
    if (t->flags & DL_SPACE_BEFORE || t->off == 0) return false;
    if (t->flags & DL_CLITIC) return true;
    return t->kind == DL_WORD && t[-1].kind == DL_WORD &&
           t[-1].off + t[-1].len == t->off && doc->text.len;
}

static void put_ours(const maker *m, const dl_document *doc, const dl_text *text,
                     const dl_node *nodes, const uint32_t *solid, dl_sentence s,
                     reading *r) {
    dl_str *forms = DL_NEW_N(m->mem, dl_str, s.n);
    place *at = DL_NEW_N(m->mem, place, s.n);
    for (uint32_t i = 0; i < s.n; i++) {
        const dl_token *t = &text->tokens.at[s.first + i];
        forms[i] = dl_token_str(doc, t);
        at[i] = (place){ solid[t->off], solid[t->off + t->len] };
        if (i && goes_on(doc, t))
            r->tokens.at[r->tokens.n - 1].to = at[i].to;
        else
            *DL_PUSH(m->mem, &r->tokens) = at[i];
    }
    *DL_PUSH(m->mem, &r->sentences) = (place){ at[0].from, at[s.n - 1].to };
    put_words(m, r, forms, at, nodes, s.n);
}

/* Tokens of no sentence (datelines) are one of their own, untagged. */
static void put_gap(const maker *m, const dl_document *doc, const dl_text *text,
                    const uint32_t *solid, uint32_t first, uint32_t end, reading *r) {
    if (first == end) return;
    dl_node *nodes = DL_NEW_N(m->mem, dl_node, end - first);
    for (uint32_t i = 0; i < end - first; i++)
        nodes[i] = (dl_node){ .pos = DL_POS_X, .head = i ? 1 : 0 };
    put_ours(m, doc, text, nodes, solid,
             (dl_sentence){ .first = first, .n = end - first }, r);
}

/* The treebank's sentences over our tokens. */
static void borrow_sentences(const maker *m, const places *gold, const uint32_t *solid,
                             dl_text *text) {
    for (uint32_t s = 0, i = 0; s < gold->n; s++) {
        uint32_t first = i;
        while (i < text->tokens.n && i - first < DL_MAX_SENTENCE &&
               solid[text->tokens.at[i].off] < gold->at[s].to)
            i++;
        if (i > first)
            *DL_PUSH(m->mem, &text->sentences) =
                (dl_sentence){ .first = first, .n = i - first };
    }
}

/* Text through the project's own layers; in sentences of theirs, unless SENTENCES are
 * given. */
static void read_ours(const maker *m, dl_str source, const places *sentences,
                      reading *r) {
    dl_document doc = { .text = source, .published = DL_NO_TIME };
    dl_text text = { 0 };
    dl_grammar grammar = { 0 };
    dl_err err = { 0 };
    uint32_t *solid = DL_NEW_N(m->mem, uint32_t, source.len + 1), next = 0;
    for (uint32_t i = 0; i < source.len; i++)
        solid[i + 1] = solid[i] + !is_space(source.ptr[i]);
    dl_find_blocks(m->mem, &doc);
    if (dl_tokenize(m->mem, m->k->words, &doc, &text, &err)) return;
    if (sentences)
        borrow_sentences(m, sentences, solid, &text);
    else
        dl_find_sentences(m->mem, m->k->words, &doc, &text);
    dl_find_grammar(m->mem, m->model, &doc, &text, NULL, &grammar);
    for (uint32_t i = 0; i < text.sentences.n; i++) {
        dl_sentence s = text.sentences.at[i];
        put_gap(m, &doc, &text, solid, next, s.first, r);
        put_ours(m, &doc, &text, grammar.at + s.first, solid, s, r);
        next = s.first + s.n;
    }
    put_gap(m, &doc, &text, solid, next, text.tokens.n, r);
}

/* ---- scores ----------------------------------------------------------------------------- */

static uint64_t same_places(const places *a, const places *b) {
    uint64_t same = 0;
    for (uint32_t i = 0, k = 0; i < a->n && k < b->n;) {
        place p = a->at[i], q = b->at[k];
        same += p.from == q.from && p.to == q.to;
        if (p.to <= q.to) i++;
        if (q.to <= p.to) k++;
    }
    return same;
}

/* For every word of ours the word of GOLD at its place; DL_NONE: there is none. */
static uint32_t *align(dl_arena *mem, const words *gold, const words *ours) {
    uint32_t *to = DL_NEW_N(mem, uint32_t, ours->n);
    for (uint32_t i = 0; i < ours->n; i++) to[i] = DL_NONE;
    for (uint32_t i = 0, k = 0; i < gold->n && k < ours->n;) {
        place p = gold->at[i].at, q = ours->at[k].at;
        if (p.from == q.from && p.to == q.to) to[k] = i;
        if (p.to <= q.to) i++;
        if (q.to <= p.to) k++;
    }
    return to;
}

static bool same_label(dl_str a, dl_str b) {
    return dl_str_eq(dl_str_cut(&a, ':'), dl_str_cut(&b, ':'));
}

static void score_words(dl_arena *mem, const words *gold, const words *ours, counts *c) {
    const uint32_t *to = align(mem, gold, ours);
    for (uint32_t i = 0; i < ours->n; i++) {
        if (to[i] == DL_NONE) continue;
        const word *a = &ours->at[i], *b = &gold->at[to[i]];
        bool head = a->head == DL_NONE ? b->head == DL_NONE
                                       : to[a->head] != DL_NONE && to[a->head] == b->head;
        c->right[WORDS]++;
        c->right[UPOS] += a->pos == b->pos;
        c->right[UAS] += head;
        c->right[LAS] += head && same_label(a->rel, b->rel);
        c->right[LEMMAS] += dl_str_is(b->lemma, "_") || dl_str_eq(a->lemma, b->lemma);
    }
}

static void score(dl_arena *mem, const reading *gold, const reading *ours, counts *c) {
    c->gold[TOKENS] += gold->tokens.n;
    c->ours[TOKENS] += ours->tokens.n;
    c->right[TOKENS] += same_places(&gold->tokens, &ours->tokens);
    c->gold[SENTENCES] += gold->sentences.n;
    c->ours[SENTENCES] += ours->sentences.n;
    c->right[SENTENCES] += same_places(&gold->sentences, &ours->sentences);
    for (int i = WORDS; i < METRICS; i++) {
        c->gold[i] += gold->words.n;
        c->ours[i] += ours->words.n;
    }
    score_words(mem, &gold->words, &ours->words, c);
}

/* Lemmas that are right when the tags are the treebank's own, as the counts of LEMMAS. */
static void score_lemmas(const maker *m, const reading *gold, counts *c) {
    for (uint32_t s = 0, i = 0; s < gold->sentences.n; s++) {
        uint32_t n = 0;
        char out[DL_LEMMA_MAX];
        dl_str *forms = DL_NEW_N(m->mem, dl_str, gold->words.n - i);
        for (; i + n < gold->words.n &&
               gold->words.at[i + n].at.to <= gold->sentences.at[s].to &&
               n < DL_MAX_SENTENCE;
             n++) {
            forms[n] = gold->words.at[i + n].form;
            m->nodes[n] = (dl_node){ .pos = gold->words.at[i + n].pos };
        }
        for (uint32_t k = 0; k < n; k++) {
            dl_str want = gold->words.at[i + k].lemma;
            c->right[LEMMAS] += dl_str_is(want, "_") ||
                                dl_str_eq(want, dl_lemma_at(forms, m->nodes, n, k, out));
        }
        c->ours[LEMMAS] += n;
        i += n;
    }
}

static void add(counts *to, const counts *c) {
    for (int i = 0; i < METRICS; i++) {
        to->gold[i] += c->gold[i];
        to->ours[i] += c->ours[i];
        to->right[i] += c->right[i];
    }
}

static void print_row(const char *name, const counts *c) {
    printf("%-14s", name);
    for (int i = 0; i < METRICS; i++) {
        double all = (double)(c->gold[i] + c->ours[i]);
        printf(" %9.2f", all > 0 ? 200 * (double)c->right[i] / all : 0);
    }
    putchar('\n');
}

/* ---- all -------------------------------------------------------------------------------- */

typedef struct {
    dl_str names[MAX_GENRES];
    counts of[MAX_GENRES];
    uint32_t n;
} genres;

static void add_genre(genres *g, dl_str name, const counts *c) {
    uint32_t i = 0;
    while (i < g->n && !dl_str_eq(g->names[i], name)) i++;
    if (i == MAX_GENRES || !name.len) return;
    if (i == g->n) g->names[g->n++] = name;
    add(&g->of[i], c);
}

static void print_genres(const genres *g) {
    for (uint32_t i = 0; i < g->n; i++) {
        char name[15];
        snprintf(name, sizeof name, "  %.*s", DL_ARG(g->names[i]));
        print_row(name, &g->of[i]);
    }
}

void eval_texts(const dl_knowledge *k, const dl_model *model, const gold_texts *texts) {
    dl_arena *mem = dl_arena_new(), *longer = dl_arena_new();
    maker m = { .k = k, .model = model, .mem = mem };
    counts on_gold = { 0 }, on_ours = { 0 }, in_gold = { 0 }, tagged = { 0 };
    genres *by_genre = DL_NEW(longer, genres);
    m.parser = dl_parser_new(model, longer, DL_MAX_SENTENCE);
    m.nodes = DL_NEW_N(longer, dl_node, DL_MAX_SENTENCE);
    for (uint32_t i = 0; i < texts->n; i++) {
        const gold_document *doc = &texts->at[i];
        reading same = { 0 }, half = { 0 }, ours = { 0 };
        counts here = { 0 };
        dl_arena_reset(mem);
        score_lemmas(&m, &doc->gold, &tagged);
        read_gold(&m, &doc->gold, &same);
        score(mem, &doc->gold, &same, &on_gold);
        read_ours(&m, doc->text, &doc->gold.sentences, &half);
        score(mem, &doc->gold, &half, &in_gold);
        read_ours(&m, doc->text, NULL, &ours);
        score(mem, &doc->gold, &ours, &here);
        add(&on_ours, &here);
        add_genre(by_genre, doc->genre, &here);
    }
    printf("lemmas of the treebank's tags: %.2f\n",
           100 * (double)tagged.right[LEMMAS] /
               (double)(tagged.ours[LEMMAS] ? tagged.ours[LEMMAS] : 1));
    printf("%-14s %9s %9s %9s %9s %9s %9s %9s\n", "F1", "Tokens", "Sentences", "Words",
           "UPOS", "UAS", "LAS", "Lemmas");
    print_row("gold tokens", &on_gold);
    print_row("own tokens", &in_gold);
    print_row("own sentences", &on_ours);
    if (by_genre->n > 1) print_genres(by_genre);
    dl_arena_free(mem);
    dl_arena_free(longer);
}
