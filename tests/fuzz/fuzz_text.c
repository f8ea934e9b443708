/* fuzz_text.c - all stages of the text layer over arbitrary text.
 *
 * Invalid UTF-8 never gets here (readers refuse it), so such input is passed over. What
 * must hold: tokens in order and inside the text, sentences and marks inside the tokens.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/seeds.h"
#include "dateline/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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

static void check(const dl_document *doc, const dl_text *text) {
    uint32_t at = 0, next = 0;
    for (uint32_t i = 0; i < text->tokens.n; i++) {
        const dl_token *t = &text->tokens.at[i];
        DL_ASSERT(t->off >= at && t->len > 0 && t->kind < DL_TOKEN_KINDS);
        at = t->off + t->len;
    }
    DL_ASSERT(at <= doc->text.len);
    for (uint32_t i = 0; i < text->sentences.n; i++) {
        const dl_sentence *s = &text->sentences.at[i];
        DL_ASSERT(s->first >= next && s->n > 0 && s->n <= DL_MAX_SENTENCE);
        next = s->first + s->n;
    }
    DL_ASSERT(next <= text->tokens.n);
    for (uint32_t i = 0; i < text->marks.n; i++) {
        const dl_mark *m = &text->marks.at[i];
        DL_ASSERT(m->n > 0 && m->first + m->n <= text->tokens.n);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 1u << 20 || dl_utf8_check((const char *)data, size) < size) return 0;
    dl_arena *mem = dl_arena_new();
    const dl_words *words = seed_words();
    dl_document doc = { .text = { (const char *)data, (uint32_t)size },
                        .published = DL_NO_TIME };
    dl_text text = { 0 };
    dl_err err = { 0 };
    dl_find_blocks(mem, &doc);
    if (dl_tokenize(mem, words, &doc, &text, &err) == DL_OK) {
        dl_classify_blocks(words, &doc, &text);
        dl_find_sentences(mem, words, &doc, &text);
        dl_find_numbers(mem, words, &doc, &text);
        dl_find_quotes(mem, words, &doc, &text);
        check(&doc, &text);
    }
    dl_arena_free(mem);
    return 0;
}
