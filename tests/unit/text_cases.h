/* text_cases.h - for tests of the text layer: the vocabulary of seeds/words, documents of
 * one block a paragraph, and tables "text => expected" from tests/cases.
 *
 * In a table "\n" stands for a line end; lines that begin with "#" are remarks.
 *
 * SPDX-License-Identifier: MIT */
#ifndef TEXT_CASES_H
#define TEXT_CASES_H

#include "check_main.h"
#include "dateline/seeds.h"
#include "dateline/text.h"

DL_UNUSED static dl_words *seed_words(dl_arena *mem) {
    dl_words *words = dl_words_new(mem);
    for (unsigned i = 0; i < dl_seed_file_count; i++) {
        const dl_seed_file *f = &dl_seed_files[i];
        dl_err err = { 0 };
        dl_str path = dl_str_of(f->path), text = { f->text, f->len };
        if (!dl_str_starts(path, "words/")) continue;
        dl_str set = dl_str_sub(path, 6, path.len - 12);
        dl_code rc = dl_words_load(words, set, f->path, text, &err);
        ck_assert_msg(rc == DL_OK, "%s:%u: %s", err.source, err.line, err.text);
    }
    return words;
}

/* A document whose paragraphs are separated by empty lines; all kinds are PARAGRAPH. */
DL_UNUSED static dl_document document_of(dl_arena *mem, dl_str text) {
    dl_document doc = { .text = text, .published = DL_NO_TIME };
    uint32_t at = 0;
    while (at < text.len) {
        uint32_t end = dl_str_find(text, DL_LIT("\n\n"), at);
        if (end == DL_NONE) end = text.len;
        if (end > at) *DL_PUSH(mem, &doc.blocks) = (dl_block){ .span = { at, end - at } };
        at = end + 2;
    }
    return doc;
}

/* Turns "\n" of a table into a line end. */
DL_UNUSED static dl_str unescape(dl_arena *mem, dl_str s) {
    char *out = dl_alloc(mem, (size_t)s.len + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; i++) {
        bool line = s.ptr[i] == '\\' && i + 1 < s.len && s.ptr[i + 1] == 'n';
        out[n++] = line ? '\n' : s.ptr[i];
        i += line;
    }
    return (dl_str){ out, n };
}

typedef void (*case_check)(const dl_words *words, dl_arena *mem, dl_str text,
                           dl_str expected, uint32_t line);

/* Compares what was found with what the table says. */
DL_UNUSED static void check_found(const char *name, uint32_t line, dl_str text,
                                  const dl_buf *found, dl_str expected) {
    dl_str got = { found->ptr, (uint32_t)found->len };
    ck_assert_msg(dl_str_eq(got, expected),
                  "%s:%u: %.*s\n  found    %.*s\n  expected %.*s", name, line,
                  DL_ARG(text), DL_ARG(got), DL_ARG(expected));
}

/* The text of a line, cut into tokens: what is tested goes on from here. */
typedef struct {
    dl_arena *mem;
    const dl_words *words;
    dl_document doc;
    dl_text text;
} text_case;

/* Appends what was found, in the words of the table. */
typedef void (*text_print)(text_case *c, dl_buf *out);

static void print_case(const char *name, uint32_t line, text_case *c, text_print print,
                       dl_str expected) {
    dl_err err = { 0 };
    dl_buf found = { 0 };
    ck_assert_int_eq(dl_tokenize(c->mem, c->words, &c->doc, &c->text, &err), DL_OK);
    print(c, &found);
    check_found(name, line, c->doc.text, &found, expected);
    dl_buf_free(&found);
}

/* Reads tests/cases/NAME and gives each line to one of CHECK and PRINT. */
static void each_case(const char *name, uint32_t least, case_check check,
                      text_print print) {
    char path[512];
    dl_buf raw = { 0 };
    dl_err err = { 0 };
    snprintf(path, sizeof path, "%s/tests/cases/%s", DATELINE_SOURCE_DIR, name);
    ck_assert_int_eq(dl_file_read(path, &raw, &err), DL_OK);
    dl_str rest = { raw.ptr, (uint32_t)raw.len }, line;
    dl_arena *mem = dl_arena_new(), *scratch = dl_arena_new();
    const dl_words *words = seed_words(mem);
    uint32_t n = 0, number = 0;
    while (dl_str_line(&rest, &line)) {
        number++;
        if (!dl_str_trim(line).len || dl_str_starts(line, "#")) continue;
        uint32_t arrow = dl_str_find(line, DL_LIT("=>"), 0);
        ck_assert_msg(arrow != DL_NONE, "%s:%u: no =>", name, number);
        dl_str text = dl_str_trim(dl_str_sub(line, 0, arrow));
        dl_str expected = dl_str_trim(dl_str_sub(line, arrow + 2, line.len));
        text = unescape(scratch, text);
        if (check) {
            check(words, scratch, text, expected, number);
        } else {
            text_case c = { .mem = scratch,
                            .words = words,
                            .doc = document_of(scratch, text) };
            print_case(name, number, &c, print, expected);
        }
        dl_arena_reset(scratch);
        n++;
    }
    ck_assert_uint_ge(n, least);
    dl_arena_free(scratch);
    dl_arena_free(mem);
    dl_buf_free(&raw);
}

/* Runs CHECK over tests/cases/NAME; fails when there are fewer than LEAST cases. */
DL_UNUSED static void run_cases(const char *name, uint32_t least, case_check check) {
    each_case(name, least, check, NULL);
}

/* The same: what PRINT appends is to be what the table expects. */
DL_UNUSED static void run_texts(const char *name, uint32_t least, text_print print) {
    each_case(name, least, NULL, print);
}

#endif
