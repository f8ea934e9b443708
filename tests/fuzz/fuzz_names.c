/* fuzz_names.c - any text through the seeds' dictionary: mentions, resolution, names.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/resolve.h"
#include "dateline/seeds.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void load(dl_words *words, dl_actors *actors) {
    dl_err err = { 0 };
    for (int pass = 0; pass < 2; pass++)
        for (unsigned i = 0; i < dl_seed_file_count; i++) {
            const dl_seed_file *f = &dl_seed_files[i];
            dl_str path = dl_str_of(f->path), text = { f->text, f->len };
            dl_code rc = DL_OK;
            if (pass == 0 && dl_str_starts(path, "words/"))
                rc = dl_words_load(words, dl_str_sub(path, 6, path.len - 12), f->path,
                                   text, &err);
            if (pass == 1 && dl_str_starts(path, "actors/"))
                rc = dl_actors_load(actors, words, f->path, text, &err);
            DL_ASSERT(rc == DL_OK);
        }
    dl_code rc = dl_actors_ready(actors, &err);
    DL_ASSERT(rc == DL_OK);
}

static void run(dl_arena *mem, const dl_actors *actors, const dl_words *words, dl_str s) {
    dl_err err = { 0 };
    dl_document doc = { .text = s };
    dl_text text = { 0 };
    dl_mentions m = { 0 };
    dl_find_blocks(mem, &doc);
    if (dl_tokenize(mem, words, &doc, &text, &err)) return;
    dl_find_sentences(mem, words, &doc, &text);
    if (dl_find_actors(mem, actors, words, &doc, &text, &m, &err)) return;
    if (dl_resolve_actors(mem, actors, words, &doc, &text, NULL, NULL, NULL, &m, &err))
        return;
    for (uint32_t i = 0; i < m.list.n; i++) {
        const dl_mention *x = &m.list.at[i];
        DL_ASSERT(x->n > 0 && x->first + x->n <= text.tokens.n);
        DL_ASSERT(x->actor == DL_NONE || x->actor < m.found.n);
        DL_ASSERT(text.marks.at[x->mark].value == i);
    }
    for (uint32_t i = 0; i + 1 < m.found.n && i < 64; i++) {
        int alike = dl_name_similarity(m.found.at[i].name, m.found.at[i + 1].name);
        DL_ASSERT(alike >= 0 && alike <= 100);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static dl_arena *seeds; /* loaded once: the dictionary is no input of this target */
    static dl_words *words;
    static dl_actors *actors;
    if (size > 1 << 16 || dl_utf8_check((const char *)data, size) < size) return 0;
    if (!seeds) {
        seeds = dl_arena_new();
        words = dl_words_new(seeds);
        actors = dl_actors_new(seeds);
        load(words, actors);
    }
    dl_arena *mem = dl_arena_new();
    run(mem, actors, words, (dl_str){ (const char *)data, (uint32_t)size });
    dl_str text = { (const char *)data, (uint32_t)size }, rest = text;
    dl_str first = dl_str_cut(&rest, '\n');
    int alike = dl_name_similarity(first, rest);
    DL_ASSERT(alike >= 0 && alike <= 100 && alike == dl_name_similarity(rest, first));
    dl_arena_free(mem);
    return 0;
}
