/* rules_fixture.h - rules, words and marked-up text for the tests of the rules layer.
 *
 * Texts carry their marks in brackets, "[actor Norland] met [actor envoys of [actor Sudland]]";
 * every text is one sentence up to each "." token.
 *
 * SPDX-License-Identifier: MIT */
#ifndef RULES_FIXTURE_H
#define RULES_FIXTURE_H

#include "dateline/rules.h"

typedef struct {
    dl_arena *mem;
    dl_words *words;
    dl_rules *rules;
    dl_document doc;
    dl_text text;
    dl_err err;
} fixture;

static void put_entries(fixture *f, const char *set, const char *entries) {
    uint32_t number = dl_words_set_add(f->words, dl_str_of(set));
    dl_str rest = dl_str_of(entries);
    int64_t value = 0;
    while (rest.len) {
        dl_code rc =
            dl_words_put(f->words, number, dl_str_cut(&rest, '|'), ++value, &f->err);
        DL_ASSERT(rc == DL_OK);
    }
}

static void fixture_open(fixture *f) {
    *f = (fixture){ .mem = dl_arena_new() };
    f->words = dl_words_new(f->mem);
    f->rules = dl_rules_new(f->mem);
    put_entries(f, "weekday", "monday|tuesday|wednesday");
    put_entries(f, "talks",
                "talks|peace talks|peace talks process|cease-fire|negotiations");
    put_entries(f, "place", "hall|town hall");
}

static void fixture_close(fixture *f) {
    dl_arena_free(f->mem);
}

static dl_code fixture_parse(fixture *f, const char *group, const char *path,
                             const char *text) {
    return dl_rules_parse(f->rules, f->words, dl_str_of(group), path, dl_str_of(text),
                          &f->err);
}

/* ---- texts with marks ---------------------------------------------------------------- */

typedef struct {
    uint32_t from, to; /* bytes of the clean text */
    uint16_t kind;
} fixture_mark;

typedef DL_VEC(fixture_mark) fixture_marks;

static uint16_t kind_named(dl_str name) {
    for (int kind = 0; kind < DL_MARK_KINDS; kind++)
        if (dl_str_is(name, dl_mark_name((dl_mark_kind)kind))) return (uint16_t)kind;
    return DL_MARK_KINDS;
}

/* Takes the brackets out of MARKED. */
static dl_str strip_marks(fixture *f, const char *marked, fixture_marks *marks) {
    char *clean = DL_NEW_N(f->mem, char, strlen(marked) + 1);
    uint32_t open[8], depth = 0, n = 0;
    for (const char *c = marked; *c; c++) {
        if (*c == '[') {
            dl_str name = { c + 1, (uint32_t)strcspn(c + 1, " ") };
            DL_ASSERT(depth < 8 && kind_named(name) < DL_MARK_KINDS);
            open[depth++] = marks->n;
            *DL_PUSH(f->mem, marks) = (fixture_mark){ n, n, kind_named(name) };
            c += name.len + 1;
        } else if (*c == ']') {
            marks->at[open[--depth]].to = n;
        } else {
            clean[n++] = *c;
        }
    }
    return (dl_str){ clean, n };
}

static void add_mark(fixture *f, fixture_mark m) {
    uint32_t first = DL_NONE, n = 0;
    for (uint32_t i = 0; i < f->text.tokens.n; i++) {
        const dl_token *token = &f->text.tokens.at[i];
        if (token->off < m.from || token->off >= m.to) continue;
        if (first == DL_NONE) first = i;
        n++;
    }
    if (n)
        *DL_PUSH(f->mem, &f->text.marks) =
            (dl_mark){ .first = first, .n = n, .kind = m.kind };
}

static void split_sentences(fixture *f) {
    uint32_t first = 0, n = f->text.tokens.n;
    for (uint32_t i = 0; i < n; i++) {
        bool stop = dl_str_is(dl_token_str(&f->doc, &f->text.tokens.at[i]), ".");
        if (!stop && i + 1 < n) continue;
        *DL_PUSH(f->mem, &f->text.sentences) =
            (dl_sentence){ .first = first, .n = i + 1 - first, .sets = UINT64_MAX };
        first = i + 1;
    }
}

DL_UNUSED static void fixture_text(fixture *f, const char *marked) {
    fixture_marks marks = { 0 };
    f->doc = (dl_document){ .published = DL_NO_TIME };
    f->text = (dl_text){ 0 };
    f->doc.text = strip_marks(f, marked, &marks);
    *DL_PUSH(f->mem, &f->doc.blocks) = (dl_block){ .span = { 0, f->doc.text.len } };
    dl_code rc = dl_tokenize(f->mem, f->words, &f->doc, &f->text, &f->err);
    DL_ASSERT(rc == DL_OK);
    split_sentences(f);
    for (uint32_t i = 0; i < marks.n; i++) add_mark(f, marks.at[i]);
}

#endif
