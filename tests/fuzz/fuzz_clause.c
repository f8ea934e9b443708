/* fuzz_clause.c - clauses of arbitrary trees over words that clauses look at.
 *
 * Three bytes make a token: its word, its part of speech and label, its head among the
 * tokens before it or, turned round, behind it. Every clause must stay inside its sentence
 * and its limits.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "dateline/extract.h"

enum { LONGEST = 512 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const words[] = {
    "talks",  "met",        "to",      "have",     "has",      "been",   "signed",
    "urged",  "who",        "that",    "which",    "whom",     "by",     "of",
    "on",     "with",       "not",     "said",     ",",        "\"",     "held",
    "attack", "withdrawal", "accused", "breaking", "gathered", "Norway", "Tuesday",
    "no",     "and",        "or",      "refused",  "is",       "will",   "out",
};

static void check(const dl_text *text, const dl_clauses *clauses) {
    for (uint32_t i = 0; i < clauses->list.n; i++) {
        const dl_clause *c = &clauses->list.at[i];
        DL_ASSERT(clauses->at[c->predicate] == i);
        DL_ASSERT(c->n <= DL_MAX_ARGUMENTS);
        DL_ASSERT(c->first + c->n <= clauses->arguments.n);
        DL_ASSERT(c->under == DL_NONE || c->under < text->tokens.n);
        for (uint32_t k = c->first; k < c->first + c->n; k++)
            DL_ASSERT(clauses->arguments.at[k].head < text->tokens.n);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static dl_knowledge *k; /* loaded once */
    dl_err err = { 0 };
    if (!k && dl_knowledge_load(&k, NULL, &err)) abort();
    uint32_t n = (uint32_t)(size / 3 < LONGEST ? size / 3 : LONGEST);
    if (!n) return 0;
    dl_arena *mem = dl_arena_new();
    dl_buf raw = { 0 };
    for (uint32_t i = 0; i < n; i++)
        dl_buf_printf(&raw, "%s ", words[data[3 * i] % DL_N(words)]);
    dl_document doc = { .text = { raw.ptr, (uint32_t)raw.len } };
    dl_text text = { 0 };
    dl_clauses clauses = { 0 };
    if (dl_tokenize(mem, k->words, &doc, &text, &err)) abort();
    *DL_PUSH(mem, &text.sentences) = (dl_sentence){ .n = text.tokens.n };
    n = text.tokens.n;
    dl_trees trees = { .at = DL_NEW_N(mem, dl_branch, n), .n = n };
    bool turned = data[0] & 128;
    for (uint32_t i = 0; i < n; i++) {
        const uint8_t *d = data + 3 * (i % (size / 3));
        uint32_t head = i ? (uint32_t)(d[2] * 7) % i : DL_NONE;
        uint32_t at = turned ? n - 1 - i : i;
        trees.at[at] = (dl_branch){ .head = head == DL_NONE ? head
                                            : turned        ? n - 1 - head
                                                            : head,
                                    .child = DL_NONE,
                                    .next = DL_NONE,
                                    .pos = d[1] % DL_POS_COUNT,
                                    .rel = (uint8_t)((d[1] * 5 + d[2]) % DL_REL_COUNT) };
    }
    for (uint32_t i = n; i-- > 0;) {
        if (trees.at[i].head == DL_NONE) continue;
        trees.at[i].next = trees.at[trees.at[i].head].child;
        trees.at[trees.at[i].head].child = i;
    }
    dl_find_clauses(mem, k->words, &doc, &text, &trees, &clauses);
    check(&text, &clauses);
    dl_buf_free(&raw);
    dl_arena_free(mem);
    return 0;
}
