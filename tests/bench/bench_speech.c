/* bench_speech.c - tokens a second of the speech stage, by the network and by order of words.
 *
 *   bench_speech FILE [SECONDS]     FILE: articles in any input format
 *
 * Articles are read through all stages in turns, with the attribution network and without
 * it, for SECONDS (3) of processor time each; only the speech stage counts. Models and
 * seeds are those built in.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dateline/extract.h"

typedef DL_VEC(dl_document) documents;

static _Noreturn void die(const dl_err *err) {
    char text[1024];
    dl_err_format(err, text, sizeof text);
    fprintf(stderr, "bench_speech: %s\n", text);
    exit(1);
}

static void read_all(const char *path, dl_input *in, dl_arena *mem, documents *docs) {
    dl_err err = { 0 };
    if (dl_input_open(in, path, NULL, &err)) die(&err);
    for (;;) {
        dl_document doc = { 0 };
        dl_err bad = { 0 };
        dl_code rc = dl_input_next(in, mem, &doc, &bad);
        if (rc == DL_END) break;
        if (rc == DL_OK) *DL_PUSH(mem, docs) = doc;
    }
}

static size_t speech_stage(void) {
    size_t i = 0;
    while (strcmp(dl_stage_name(i), "speech") != 0) i++;
    return i;
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
    const dl_attributor *network = k->attributor;
    dl_arena *mem = dl_arena_new();
    dl_input in = { 0 };
    documents docs = { 0 };
    dl_extract_stats stats[2] = { 0 };
    size_t stage = speech_stage();
    dl_analysis a;
    dl_analysis_init(&a);
    read_all(argv[1], &in, mem, &docs);
    if (!docs.n) {
        fprintf(stderr, "bench_speech: no article in %s\n", argv[1]);
        return 1;
    }
    for (uint32_t i = 0; stats[0].seconds[stage] + stats[1].seconds[stage] < limit; i++)
        for (int with = 0; with < 2; with++) {
            dl_analysis_reset(&a);
            k->attributor = with ? network : NULL;
            if (dl_extract(k, &docs.at[i % docs.n], &a, &stats[with], &err)) die(&err);
        }
    for (int with = 0; with < 2; with++)
        printf("%-18s %.0f tokens/s, %.1f attributions in 1000 tokens\n",
               with ? "network" : "order of words",
               (double)stats[with].tokens / stats[with].seconds[stage],
               1000.0 * (double)stats[with].found[stage] / (double)stats[with].tokens);
    dl_analysis_free(&a);
    dl_input_close(&in);
    dl_arena_free(mem);
    dl_knowledge_free(k);
    return 0;
}
