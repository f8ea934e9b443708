/* bench_text.c - speed of the text stages, in MB of text a second on one core.
 *
 *   bench_text FILE [SECONDS]     FILE: articles in any input format
 *
 * Every article is read once and kept; the stages then run over all of them again and
 * again for SECONDS (3) of processor time each. Seeds are those built in.
 *
 * SPDX-License-Identifier: MIT */
#include "bench.h"
#include "dateline/extract.h"

enum { STAGES = 5 };
static const char *const names[STAGES] = { "tokens", "blocks", "sentences", "numbers",
                                           "quotes" };

enum {
    GROUP = 16
}; /* articles between two looks at the clock, which takes its time too */

/* All stages over N articles; adds the time of each stage to SECONDS. */
static uint64_t run_group(const dl_words *words, dl_document *docs, uint32_t n,
                          dl_arena *mem, double seconds[STAGES]) {
    dl_text text[GROUP];
    dl_err err = { 0 };
    uint64_t tokens = 0;
    double times[STAGES + 1];
    memset(text, 0, sizeof text);
    dl_arena_reset(mem);
    times[0] = now();
    for (uint32_t i = 0; i < n; i++)
        if (dl_tokenize(mem, words, &docs[i], &text[i], &err)) die(&err);
    times[1] = now();
    for (uint32_t i = 0; i < n; i++) dl_classify_blocks(words, &docs[i], &text[i]);
    times[2] = now();
    for (uint32_t i = 0; i < n; i++) dl_find_sentences(mem, words, &docs[i], &text[i]);
    times[3] = now();
    for (uint32_t i = 0; i < n; i++) dl_find_numbers(mem, words, &docs[i], &text[i]);
    times[4] = now();
    for (uint32_t i = 0; i < n; i++) dl_find_quotes(mem, words, &docs[i], &text[i]);
    times[5] = now();
    for (int s = 0; s < STAGES; s++) seconds[s] += times[s + 1] - times[s];
    for (uint32_t i = 0; i < n; i++) tokens += text[i].tokens.n;
    return tokens;
}

static uint64_t run(const dl_words *words, const documents *docs, dl_arena *mem,
                    double seconds[STAGES]) {
    uint64_t tokens = 0;
    for (uint32_t i = 0; i < docs->n; i += GROUP) {
        uint32_t n = docs->n - i < GROUP ? docs->n - i : GROUP;
        tokens += run_group(words, docs->at + i, n, mem, seconds);
    }
    return tokens;
}

int main(int argc, char **argv) {
    if (argc < 2 || argc > 3) {
        fprintf(stderr, "usage: bench_text FILE [SECONDS]\n");
        return 2;
    }
    double limit = argc == 3 ? strtod(argv[2], NULL) : 3;
    dl_knowledge *knowledge;
    dl_err err = { 0 };
    if (dl_knowledge_load(&knowledge, NULL, &err)) die(&err);
    dl_arena *mem = dl_arena_new(), *scratch = dl_arena_new();
    dl_input in = { 0 };
    documents docs = { 0 };
    uint64_t bytes = read_all(argv[1], &in, mem, &docs), tokens = 0, passes = 0;
    double seconds[STAGES] = { 0 }, all = 0;
    for (double start = now(); passes == 0 || now() - start < limit; passes++)
        tokens += run(knowledge->words, &docs, scratch, seconds);
    double mb = (double)(bytes * passes) / 1e6;
    printf("%u articles, %.1f MB, %.1f million tokens, %u words known\n", docs.n,
           (double)bytes / 1e6, (double)tokens / (double)passes / 1e6,
           dl_words_count(knowledge->words));
    for (int s = 0; s < STAGES; s++) {
        printf("%-18s %8.1f MB/s\n", names[s], mb / seconds[s]);
        all += seconds[s];
    }
    printf("%-18s %8.1f MB/s\n", "tokens+sentences", mb / (seconds[0] + seconds[2]));
    printf("%-18s %8.1f MB/s\n", "all", mb / all);
    dl_input_close(&in);
    dl_arena_free(scratch);
    dl_arena_free(mem);
    dl_knowledge_free(knowledge);
    return 0;
}
