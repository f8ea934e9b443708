/* actor_fixture.h - for tests of the actor and resolve layers: the embedded dictionary,
 * and a text read up to its mentions.
 *
 * SPDX-License-Identifier: MIT */
#ifndef ACTOR_FIXTURE_H
#define ACTOR_FIXTURE_H

#include "dateline/resolve.h"
#include "text_cases.h"

typedef struct {
    dl_document doc;
    dl_text text;
    dl_mentions mentions;
} reading;

/* The dictionary of seeds/actors; its names become words of WORDS. */
DL_UNUSED static dl_actors *seed_actors(dl_arena *mem, dl_words *words) {
    dl_actors *actors = dl_actors_new(mem);
    dl_err err = { 0 };
    for (unsigned i = 0; i < dl_seed_file_count; i++) {
        const dl_seed_file *f = &dl_seed_files[i];
        dl_str text = { f->text, f->len };
        if (!dl_str_starts(dl_str_of(f->path), "actors/")) continue;
        dl_code rc = dl_actors_load(actors, words, f->path, text, &err);
        ck_assert_msg(rc == DL_OK, "%s:%u:%u: %s", err.source, err.line, err.column,
                      err.text);
    }
    ck_assert_msg(dl_actors_ready(actors, &err) == DL_OK, "%s", err.text);
    return actors;
}

/* Finds the mentions of TEXT; with RESOLVED, whom they mean as well. */
DL_UNUSED static void read_actors(dl_arena *mem, const dl_actors *actors,
                                  const dl_words *words, dl_str text, bool resolved,
                                  reading *out) {
    dl_err err = { 0 };
    *out = (reading){ .doc = document_of(mem, text) };
    ck_assert_int_eq(dl_tokenize(mem, words, &out->doc, &out->text, &err), DL_OK);
    dl_find_sentences(mem, words, &out->doc, &out->text);
    ck_assert_int_eq(
        dl_find_actors(mem, actors, words, &out->doc, &out->text, &out->mentions, &err),
        DL_OK);
    if (!resolved) return;
    ck_assert_int_eq(dl_resolve_actors(mem, actors, words, &out->doc, &out->text, NULL,
                                       NULL, NULL, &out->mentions, &err),
                     DL_OK);
}

DL_UNUSED static dl_str mention_str(const reading *a, const dl_mention *m) {
    return dl_span_str(&a->doc, dl_token_span(&a->text, m->first, m->n));
}

DL_UNUSED static bool same_folded(dl_str a, dl_str b) {
    char x[256], y[256];
    uint32_t m = dl_utf8_lower(a, x, sizeof x), n = dl_utf8_lower(b, y, sizeof y);
    return m == n && memcmp(x, y, m) == 0;
}

/* The key of a found actor, "?" for none. */
DL_UNUSED static dl_str found_key(const reading *a, uint32_t actor) {
    return actor == DL_NONE ? DL_LIT("?") : a->mentions.found.at[actor].key;
}

#endif
