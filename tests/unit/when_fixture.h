/* when_fixture.h - the words and time rules of the embedded seeds, and one text read by
 * them: what the tests of the when layer share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_WHEN_FIXTURE_H
#define DATELINE_WHEN_FIXTURE_H

#include "dateline/seeds.h"
#include "dateline/when.h"

typedef struct {
    dl_arena *mem;
    dl_words *words;
    dl_rules *rules;
} when_seeds;

/* "words/month.words" -> "month"; empty: not in FOLDER */
static inline dl_str seed_name(const char *path, const char *folder) {
    dl_str s = dl_str_of(path);
    if (!dl_str_starts(s, folder)) return (dl_str){ 0 };
    s = dl_str_sub(s, (uint32_t)strlen(folder), s.len);
    return dl_str_cut(&s, '.');
}

static inline dl_code load_when_seeds(when_seeds *s, dl_err *err) {
    *s = (when_seeds){ .mem = dl_arena_new() };
    s->words = dl_words_new(s->mem);
    s->rules = dl_rules_new(s->mem);
    for (int rules = 0; rules <= 1; rules++)
        for (unsigned i = 0; i < dl_seed_file_count; i++) {
            const dl_seed_file *file = &dl_seed_files[i];
            dl_str text = { file->text, file->len };
            dl_str name = seed_name(file->path, rules ? "rules/" : "words/");
            if (!name.len || (rules && !dl_str_starts(name, "when"))) continue;
            dl_code rc =
                rules ? dl_rules_parse(s->rules, s->words, name, file->path, text, err)
                      : dl_words_load(s->words, name, file->path, text, err);
            if (rc) return rc;
        }
    if (dl_rules_compile(s->rules, s->words, err)) return err->code;
    return dl_when_check(s->rules, s->words, err);
}

/* One text, read up to its times. */
typedef struct {
    dl_arena *mem;
    dl_document doc;
    dl_text text;
    dl_whens whens;
} when_text;

static inline dl_code read_when_text(when_text *t, const when_seeds *s, dl_str text,
                                     dl_minute published, dl_err *err) {
    *t = (when_text){ .mem = dl_arena_new() };
    t->doc.text = text;
    t->doc.published = published;
    dl_find_blocks(t->mem, &t->doc);
    if (dl_tokenize(t->mem, s->words, &t->doc, &t->text, err)) return err->code;
    dl_find_sentences(t->mem, s->words, &t->doc, &t->text);
    dl_find_numbers(t->mem, s->words, &t->doc, &t->text);
    return dl_find_whens(t->mem, s->rules, s->words, &t->doc, &t->text, &t->whens, err);
}

#endif
