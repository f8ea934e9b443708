/* fuzz_actors_load.c - any bytes as a dictionary of actors, used on a fixed text.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/resolve.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char article[] =
    "Norland's envoy John Norling met A. B. of the Front (NLF) in Nor City. He said the two "
    "sides, Norland and the Front, agreed. The group and Norlandic officials left.";

static void run(dl_arena *mem, const dl_actors *actors, const dl_words *words) {
    dl_err err = { 0 };
    dl_document doc = { .text = { article, sizeof article - 1 } };
    dl_text text = { 0 };
    dl_mentions mentions = { 0 };
    *DL_PUSH(mem, &doc.blocks) = (dl_block){ .span = { 0, doc.text.len } };
    if (dl_tokenize(mem, words, &doc, &text, &err)) return;
    dl_find_sentences(mem, words, &doc, &text);
    if (dl_find_actors(mem, actors, words, &doc, &text, &mentions, &err)) return;
    if (dl_resolve_actors(mem, actors, words, &doc, &text, NULL, NULL, NULL, &mentions,
                          &err))
        return;
    for (uint32_t i = 0; i < mentions.list.n; i++) {
        uint32_t actor = mentions.list.at[i].actor;
        DL_ASSERT(actor == DL_NONE || actor < mentions.found.n);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    dl_err err = { 0 };
    if (size > 1 << 16) return 0;
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    dl_actors *actors = dl_actors_new(mem);
    dl_str text = { (const char *)data, (uint32_t)size };
    if (dl_actors_load(actors, words, "fuzz.tsv", text, &err) == DL_OK &&
        dl_actors_ready(actors, &err) == DL_OK)
        run(mem, actors, words);
    else
        DL_ASSERT(err.code == DL_ESEED || err.code == DL_ELIMIT);
    dl_arena_free(mem);
    return 0;
}
