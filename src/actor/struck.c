/* struck.c - things without a name that attacks are made on: "an army convoy".
 *
 * In:  the clauses and mentions of an article. Out: mentions of things of the set "struck"
 * that a verb or noun of "strikes" has as its object or behind "on", "against" or "at",
 * where no mention stands yet. They are nobody's, and nothing else looks for them: "the
 * airport was closed" makes none.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_parts.h"

typedef struct {
    const dl_words *words;
    const dl_document *doc;
    const dl_text *text;
    uint32_t struck, strikes; /* sets */
    bool *taken;              /* token -> a mention stands there */
} striker;

static bool is_in(const striker *x, uint32_t token, uint32_t set) {
    uint32_t word = x->text->tokens.at[token].word;
    return word && set != DL_NONE && dl_words_in(x->words, word, set);
}

/* Does argument A of C name what is struck: the object, or "on", "against", "at"? Of
 * "warships attacked and sank a tanker" the verb is easily misread for "that were
 * attacked". */
static bool is_upon(const striker *x, const dl_clause *c, const dl_argument *a) {
    static const char *const links[] = { "on", "against", "at" };
    bool reduced = c->kind == DL_CLAUSE_VERB && c->form == DL_PARTICIPLE;
    if (a->function == DL_FUNCTION_OBJECT) return !reduced || a->head > c->predicate;
    for (size_t i = 0; a->function == DL_FUNCTION_OBLIQUE && i < DL_N(links); i++)
        if (a->word != DL_NONE &&
            dl_str_is(dl_token_str(x->doc, &x->text->tokens.at[a->word]), links[i]))
            return true;
    return false;
}

static void take(dl_arena *mem, const striker *x, const dl_trees *trees, uint32_t head,
                 dl_mentions *more) {
    uint32_t first, n;
    if (x->taken[head] || !is_in(x, head, x->struck)) return;
    dl_phrase_of(trees, head, &first, &n);
    x->taken[head] = true;
    *DL_PUSH(mem, &more->list) = (dl_mention){ .first = first,
                                               .n = head + 1 - first,
                                               .head = head,
                                               .mark = DL_NONE,
                                               .actor = DL_NONE,
                                               .antecedent = DL_NONE,
                                               .form = DL_FORM_NOMINAL,
                                               .kind = DL_ACTOR_UNKNOWN,
                                               .method = DL_BY_GROUP,
                                               .confidence = 40 };
}

static int by_place(const void *a, const void *b) {
    const dl_mention *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return x->n > y->n ? -1 : x->n < y->n;
}

void dl_find_struck(dl_arena *mem, const dl_words *words, const dl_document *doc,
                    dl_text *text, const dl_trees *trees, const dl_clauses *clauses,
                    dl_mentions *mentions) {
    striker x = { .words = words,
                  .doc = doc,
                  .text = text,
                  .struck = dl_words_set(words, DL_LIT("struck")),
                  .strikes = dl_words_set(words, DL_LIT("strikes")) };
    dl_mentions more = { 0 };
    if (!clauses->list.n || x.strikes == DL_NONE) return;
    x.taken = DL_NEW_N(mem, bool, (size_t)text->tokens.n + 1);
    for (uint32_t i = 0; i < mentions->list.n; i++)
        for (uint32_t k = 0; k < mentions->list.at[i].n; k++)
            x.taken[mentions->list.at[i].first + k] = true;
    for (uint32_t i = 0; i < clauses->list.n; i++) {
        const dl_clause *c = &clauses->list.at[i];
        if (!is_in(&x, c->predicate, x.strikes)) continue;
        for (uint32_t k = c->first; k < c->first + c->n; k++)
            if (is_upon(&x, c, &clauses->arguments.at[k]))
                take(mem, &x, trees, clauses->arguments.at[k].head, &more);
    }
    if (!more.list.n) return;
    qsort(more.list.at, more.list.n, sizeof *more.list.at, by_place);
    dl_insert_mentions(mem, text, mentions, more.list.at, more.list.n);
}
