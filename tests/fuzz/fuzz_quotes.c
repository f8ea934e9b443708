/* fuzz_quotes.c - pairing of quotation marks in texts made of marks, words and paragraphs.
 *
 * Every byte of the input is a piece of a text: any mark, alone or with a space, a word, a
 * stop, the end of a paragraph. What must hold: quotations in order of their beginning,
 * inside their paragraphs, beside or within each other but never across; their parts fit;
 * one that goes on does so from a paragraph before.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/seeds.h"
#include "dateline/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const pieces[] = {
    "\"",
    "'",
    "''",
    "`",
    "``",
    "\xe2\x80\x9c",
    "\xe2\x80\x9d",
    "\xe2\x80\x9e",
    "\xe2\x80\x9f",
    "\xe2\x80\x98",
    "\xe2\x80\x99",
    "\xe2\x80\x9a",
    "\xc2\xab",
    "\xc2\xbb",
    "\xe2\x80\xb9",
    "\xe2\x80\xba",
    " ",
    ". ",
    ", ",
    "\n\n",
    " said ",
    " Lund ",
    "the sides",
    "no",
    "We go on",
    ": ",
    "(",
    ")",
    "-",
    " \xe2\x80\x94 ",
    "5'10",
    "?",
};

/* The vocabulary of the seeds, read once: it never changes. */
static const dl_words *seed_words(void) {
    static dl_words *words;
    if (words) return words;
    words = dl_words_new(dl_arena_new());
    for (unsigned i = 0; i < dl_seed_file_count; i++) {
        const dl_seed_file *f = &dl_seed_files[i];
        dl_str path = dl_str_of(f->path), text = { f->text, f->len };
        dl_err err = { 0 };
        if (!dl_str_starts(path, "words/")) continue;
        dl_str set = dl_str_sub(path, 6, path.len - 12);
        DL_ASSERT(dl_words_load(words, set, f->path, text, &err) == DL_OK);
    }
    return words;
}

static uint32_t first_of(const dl_quote *q) {
    return q->open == DL_NONE ? q->first : q->open;
}

static uint32_t end_of(const dl_quote *q) {
    return q->close == DL_NONE ? q->first + q->n : q->close + 1;
}

static uint32_t block_of(const dl_text *text, uint32_t token) {
    uint32_t s = dl_sentence_of(text, token);
    return s == DL_NONE ? DL_NONE : text->sentences.at[s].block;
}

static void check_one(const dl_text *text, uint32_t i) {
    const dl_quote *q = &text->quotes.at[i];
    uint32_t first = first_of(q), end = end_of(q);
    DL_ASSERT(q->open != DL_NONE || q->close != DL_NONE);
    DL_ASSERT(first < end && end <= text->tokens.n);
    DL_ASSERT(q->open == DL_NONE || q->first == q->open + 1);
    DL_ASSERT(q->close == DL_NONE || q->close == q->first + q->n);
    DL_ASSERT(block_of(text, first) == block_of(text, end - 1));
    DL_ASSERT(q->open == DL_NONE || text->tokens.at[q->open].kind == DL_QUOTE);
    DL_ASSERT(q->close == DL_NONE || text->tokens.at[q->close].kind == DL_QUOTE);
    if (q->continues != DL_NONE) {
        DL_ASSERT(q->continues < i);
        const dl_quote *before = &text->quotes.at[q->continues];
        DL_ASSERT(before->close == DL_NONE);
        DL_ASSERT(block_of(text, first_of(before)) != block_of(text, first));
    }
    for (uint32_t k = i + 1; k < text->quotes.n; k++) {
        const dl_quote *o = &text->quotes.at[k];
        DL_ASSERT(first_of(o) >= first);
        DL_ASSERT(first_of(o) >= end || end_of(o) <= end);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 512) return 0;
    dl_arena *mem = dl_arena_new();
    const dl_words *words = seed_words();
    dl_buf made = { 0 };
    for (size_t i = 0; i < size; i++) dl_buf_puts(&made, pieces[data[i] % DL_N(pieces)]);
    dl_document doc = { .text = { made.ptr ? made.ptr : "", (uint32_t)made.len },
                        .published = DL_NO_TIME };
    dl_text text = { 0 };
    dl_err err = { 0 };
    dl_find_blocks(mem, &doc);
    if (dl_tokenize(mem, words, &doc, &text, &err) == DL_OK) {
        dl_classify_blocks(words, &doc, &text);
        dl_find_sentences(mem, words, &doc, &text);
        dl_find_quotes(mem, words, &doc, &text);
        for (uint32_t i = 0; i < text.quotes.n; i++) check_one(&text, i);
    }
    dl_buf_free(&made);
    dl_arena_free(mem);
    return 0;
}
