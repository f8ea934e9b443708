/* bench_rules.c - how fast the rules of the seeds compile and match.
 *
 * usage: bench_rules [-c COPIES] FILE...
 * In:  article files. The rules of the seeds are loaded COPIES times, under other names,
 *      to see what more rules would cost. Capitalised words stand in for actors.
 * Out: rules, milliseconds to compile, MB/s of tokens with sentences and of all groups.
 *
 * SPDX-License-Identifier: MIT */
#include <unistd.h>

#include "bench.h"
#include "dateline/rules.h"
#include "dateline/seeds.h"

typedef struct {
    dl_arena *mem;
    dl_words *words;
    dl_rules *rules;
    uint16_t groups[256];
    uint32_t n_groups;
    uint64_t bytes, matches, steps, exhausted, sentences;
    double text_seconds, rule_seconds;
} bench;

static dl_str stem(const char *path) {
    const char *slash = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    return (dl_str){ slash, (uint32_t)strcspn(slash, ".") };
}

static bool is_rules(const dl_seed_file *file) {
    dl_str path = dl_str_of(file->path);
    return dl_str_starts(path, "rules/") || dl_str_starts(path, "events/");
}

/* The rules of one file, COPY times under other names. */
static void load_rules(bench *b, const dl_seed_file *file, int copy) {
    dl_str rest = { file->text, file->len }, line;
    dl_buf text = { 0 };
    dl_err err = { 0 };
    while (dl_str_line(&rest, &line)) {
        dl_buf_str(&text, line);
        if (copy && dl_str_starts(line, "rule ")) dl_buf_printf(&text, "-%d", copy);
        dl_buf_putc(&text, '\n');
    }
    if (dl_rules_parse(b->rules, b->words, stem(file->path), file->path,
                       (dl_str){ text.ptr, (uint32_t)text.len }, &err))
        die(&err);
    dl_buf_free(&text);
}

static void load_seeds(bench *b, int copies) {
    dl_err err = { 0 };
    for (unsigned i = 0; i < dl_seed_file_count; i++) {
        const dl_seed_file *f = &dl_seed_files[i];
        if (dl_str_starts(dl_str_of(f->path), "words/") &&
            dl_words_load(b->words, stem(f->path), f->path, (dl_str){ f->text, f->len },
                          &err))
            die(&err);
    }
    double begun = now();
    for (int copy = 0; copy < copies; copy++)
        for (unsigned i = 0; i < dl_seed_file_count; i++)
            if (is_rules(&dl_seed_files[i])) load_rules(b, &dl_seed_files[i], copy);
    double parsed = now();
    for (unsigned i = 0; i < dl_seed_file_count && b->n_groups < DL_N(b->groups); i++)
        if (is_rules(&dl_seed_files[i]))
            b->groups[b->n_groups++] =
                dl_rules_group(b->rules, stem(dl_seed_files[i].path));
    if (dl_rules_compile(b->rules, b->words, &err)) die(&err);
    printf("rules %u, words %u, parse %.1f ms, compile %.1f ms\n",
           dl_rules_count(b->rules), dl_words_count(b->words), (parsed - begun) * 1e3,
           (now() - parsed) * 1e3);
}

static void mark_names(dl_arena *mem, dl_text *text) {
    for (uint32_t i = 0; i < text->tokens.n; i++)
        if (text->tokens.at[i].flags & DL_CAPITAL)
            *DL_PUSH(mem, &text->marks) =
                (dl_mark){ .first = i, .n = 1, .kind = DL_MARK_ACTOR };
}

static void run_article(bench *b, dl_arena *mem, dl_document *doc) {
    dl_text text = { 0 };
    dl_err err = { 0 };
    dl_matches matches = { 0 };
    double begun = now();
    dl_find_blocks(mem, doc);
    if (dl_tokenize(mem, b->words, doc, &text, &err)) die(&err);
    dl_find_sentences(mem, b->words, doc, &text);
    b->text_seconds += now() - begun;
    dl_find_numbers(mem, b->words, doc, &text);
    mark_names(mem, &text);
    begun = now();
    dl_rules_run_groups(mem, b->rules, b->groups, b->n_groups, b->words, doc, &text,
                        false, &matches);
    b->rule_seconds += now() - begun;
    b->bytes += doc->text.len;
    b->matches += matches.list.n;
    b->steps += matches.steps;
    b->exhausted += matches.exhausted;
    b->sentences += text.sentences.n;
}

static void run_file(bench *b, const char *path) {
    dl_input in = { 0 };
    dl_err err = { 0 };
    dl_document doc;
    dl_arena *mem = dl_arena_new();
    if (dl_input_open(&in, path, NULL, &err)) die(&err);
    for (;;) {
        dl_code rc = dl_input_next(&in, mem, &doc, &err);
        if (rc == DL_END) break;
        if (rc == DL_OK) run_article(b, mem, &doc);
        err = (dl_err){ 0 };
        dl_arena_reset(mem);
    }
    dl_input_close(&in);
    dl_arena_free(mem);
}

int main(int argc, char **argv) {
    bench b = { .mem = dl_arena_new() };
    int copies = 1, option;
    while ((option = getopt(argc, argv, "c:")) == 'c')
        copies = (int)strtol(optarg, NULL, 10);
    if (option != -1 || optind == argc) {
        fprintf(stderr, "usage: bench_rules [-c COPIES] FILE...\n");
        return 2;
    }
    b.words = dl_words_new(b.mem);
    b.rules = dl_rules_new(b.mem);
    load_seeds(&b, copies);
    for (int i = optind; i < argc; i++) run_file(&b, argv[i]);
    double mb = (double)b.bytes / 1e6;
    printf("%.1f MB, %llu sentences, %llu matches, %llu steps, %llu exhausted\n", mb,
           (unsigned long long)b.sentences, (unsigned long long)b.matches,
           (unsigned long long)b.steps, (unsigned long long)b.exhausted);
    printf("tokens and sentences %.1f MB/s, rules %.1f MB/s\n", mb / b.text_seconds,
           mb / b.rule_seconds);
    dl_arena_free(b.mem);
    return 0;
}
