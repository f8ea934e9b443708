/* bench_speech.c - tokens a second of the speech stage, by the network and by order of words.
 *
 *   bench_speech FILE [SECONDS]     FILE: articles in any input format
 *
 * Articles are read through all stages; then the speech stage runs over each again,
 * without the attribution network and with it, until both together have taken SECONDS (3)
 * of processor time. Models and seeds are those built in.
 *
 * SPDX-License-Identifier: MIT */
#include "bench.h"
#include "dateline/extract.h"

typedef struct {
    double seconds;
    uint64_t tokens, found;
} result;

static void run(const dl_knowledge *k, const dl_attributor *network, dl_analysis *a,
                result *r) {
    dl_speeches speeches = { 0 };
    dl_err err = { 0 };
    double begun = now();
    if (dl_find_speech(a->mem, network, k->rules, k->words, &a->doc, &a->text,
                       &a->mentions, &a->grammar, &speeches, &err))
        die(&err);
    r->seconds += now() - begun;
    r->tokens += a->text.tokens.n;
    r->found += speeches.list.n;
}

int main(int argc, char **argv) {
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: bench_speech FILE [SECONDS]\n");
        return 2;
    }
    double limit = argc == 3 ? strtod(argv[2], NULL) : 3;
    dl_knowledge *k;
    dl_err err = { 0 };
    if (dl_knowledge_load(&k, NULL, &err)) die(&err);
    dl_knowledge_parse_all(k);
    dl_arena *mem = dl_arena_new();
    dl_input in = { 0 };
    documents docs = { 0 };
    result r[2] = { 0 };
    dl_analysis a;
    dl_analysis_init(&a);
    read_all(argv[1], &in, mem, &docs);
    if (!docs.n) {
        fprintf(stderr, "bench_speech: no article in %s\n", argv[1]);
        return 1;
    }
    for (uint32_t i = 0; r[0].seconds + r[1].seconds < limit; i++) {
        dl_analysis_reset(&a);
        if (dl_extract(k, &docs.at[i % docs.n], &a, NULL, &err)) die(&err);
        run(k, NULL, &a, &r[0]);
        run(k, k->attributor, &a, &r[1]);
    }
    for (int with = 0; with < 2; with++)
        printf("%-16s %.0f tokens/s, %.1f attributions in 1000 tokens\n",
               with ? "network" : "order of words",
               (double)r[with].tokens / r[with].seconds,
               1000.0 * (double)r[with].found / (double)r[with].tokens);
    dl_analysis_free(&a);
    dl_input_close(&in);
    dl_arena_free(mem);
    dl_knowledge_free(k);
    return 0;
}
