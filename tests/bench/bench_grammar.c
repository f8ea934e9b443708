/* bench_grammar.c - tokens tagged and parsed a second, beside the tokeniser's own speed.
 *
 *   bench_grammar FILE [SECONDS]     FILE: articles in any input format
 *
 * Articles are tokenised and parsed in turns for SECONDS (3) of processor time, so that
 * both meet the same machine. Model and seeds are those built in.
 *
 * SPDX-License-Identifier: MIT */
#include "bench.h"
#include "dateline/extract.h"

typedef struct {
    uint64_t tokens, parsed, bytes; /* parsed: those in sentences */
    double token_seconds, parse_seconds;
} result;

static void run(const dl_knowledge *k, dl_document *doc, dl_arena *mem, result *r) {
    dl_text text = { 0 };
    dl_grammar grammar = { 0 };
    dl_err err = { 0 };
    double begun = now();
    if (dl_tokenize(mem, k->words, doc, &text, &err)) die(&err);
    double cut = now();
    dl_classify_blocks(k->words, doc, &text);
    dl_find_sentences(mem, k->words, doc, &text);
    double read = now();
    dl_find_grammar(mem, k->grammar, doc, &text, NULL, &grammar);
    r->token_seconds += cut - begun;
    r->parse_seconds += now() - read;
    r->tokens += text.tokens.n;
    r->bytes += doc->text.len;
    for (uint32_t i = 0; i < text.sentences.n; i++) r->parsed += text.sentences.at[i].n;
}

int main(int argc, char **argv) {
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: bench_grammar FILE [SECONDS]\n");
        return 2;
    }
    double limit = argc == 3 ? strtod(argv[2], NULL) : 3;
    dl_knowledge *k;
    dl_err err = { 0 };
    if (dl_knowledge_load(&k, NULL, &err)) die(&err);
    dl_arena *mem = dl_arena_new(), *scratch = dl_arena_new();
    dl_input in = { 0 };
    documents docs = { 0 };
    result r = { 0 };
    read_all(argv[1], &in, mem, &docs);
    for (uint32_t i = 0; docs.n && r.token_seconds + r.parse_seconds < limit; i++) {
        dl_arena_reset(scratch);
        run(k, &docs.at[i % docs.n], scratch, &r);
    }
    double cut = (double)r.tokens / r.token_seconds;
    double parsed = (double)r.parsed / r.parse_seconds;
    printf("%u articles, %.1f MB, %llu tokens in sentences\n", docs.n,
           (double)r.bytes / 1e6, (unsigned long long)r.parsed);
    printf("tokeniser     %10.0f tokens/s\n", cut);
    printf("tag and parse %10.0f tokens/s, %.1f times the tokeniser's time\n", parsed,
           cut / parsed);
    dl_input_close(&in);
    dl_arena_free(scratch);
    dl_arena_free(mem);
    dl_knowledge_free(k);
    return 0;
}
