/* reading_article.h - for tests of the speech, event and extract layers: the knowledge of
 * the seeds, loaded once before the tests fork; an article read through all stages; and
 * tables of tests/cases.
 *
 * A line of a table is
 *     [2003-05-14] text => expected      the date of publication may be missing
 *     todo reason | text => expected     known to fail; fails the test once it passes
 * "\n" in a text stands for a line end; lines that begin with "#" are remarks. All lines
 * that do not come out as expected are printed, then the test fails.
 *
 * SPDX-License-Identifier: MIT */
#ifndef READING_ARTICLE_H
#define READING_ARTICLE_H

#include "check_main.h"
#include "dateline/extract.h"

static dl_knowledge *knowledge;

/* Call it in main: DL_SUITE("name", load_knowledge(); tcase_add_test(...);) */
DL_UNUSED static void load_knowledge(void) {
    dl_err err = { 0 };
    if (dl_knowledge_load(&knowledge, NULL, &err) == DL_OK) return;
    fprintf(stderr, "%s:%u:%u: %s\n", err.source, err.line, err.column, err.text);
    exit(1);
}

/* The same; every sentence will be parsed. */
DL_UNUSED static void load_knowledge_to_parse_all(void) {
    load_knowledge();
    dl_knowledge_parse_all(knowledge);
}

/* Reads TEXT into A, which is to be freed; PUBLISHED: "2003-05-14", or NULL. */
DL_UNUSED static void read_article(dl_str text, const char *published, dl_analysis *a) {
    dl_err err = { 0 };
    dl_document doc = { .text = text, .published = DL_NO_TIME };
    if (published) ck_assert(dl_iso_parse(dl_str_of(published), &doc.published));
    dl_analysis_init(a);
    ck_assert_msg(dl_extract(knowledge, &doc, a, NULL, &err) == DL_OK, "%s", err.text);
}

DL_UNUSED static dl_str event_type(const dl_analysis *a, uint32_t event) {
    return knowledge->types.list.at[a->events.list.at[event].type].name;
}

/* The N-th event (from 1) of TYPE; DL_NONE: there are fewer. */
DL_UNUSED static uint32_t find_event(const dl_analysis *a, dl_str type, uint32_t n) {
    for (uint32_t i = 0; i < a->events.list.n; i++)
        if (dl_str_eq(event_type(a, i), type) && --n == 0) return i;
    return DL_NONE;
}

/* The event "attack", the second one "attack#2", or "attack:shelled" by its trigger. */
DL_UNUSED static uint32_t named_event(const dl_analysis *a, dl_str name) {
    dl_str type = dl_str_trim(name), words = type;
    if (dl_str_find(type, DL_LIT(":"), 0) != DL_NONE) {
        type = dl_str_cut(&words, ':');
        for (uint32_t i = 0; i < a->events.list.n; i++)
            if (dl_str_eq(event_type(a, i), type) &&
                dl_str_eq(dl_span_str(&a->doc, a->events.list.at[i].trigger), words))
                return i;
        return DL_NONE;
    }
    int64_t n = 1;
    type = dl_str_cut(&words, '#');
    if (words.len) ck_assert_msg(dl_str_int(words, &n), "%.*s: no number", DL_ARG(name));
    return find_event(a, type, (uint32_t)n);
}

/* The words of a mention, "-" if there is none. */
DL_UNUSED static dl_str mention_words(const dl_analysis *a, uint32_t m) {
    if (m == DL_NONE) return DL_LIT("-");
    const dl_mention *mention = &a->mentions.list.at[m];
    return dl_span_str(&a->doc, dl_token_span(&a->text, mention->first, mention->n));
}

/* Appends to OUT what was found, in the words of EXPECTED. */
typedef void (*render_case)(const dl_analysis *a, dl_str expected, dl_buf *out);

/* Appends what a row is to say of event E; WANTED: what it says behind the name. */
typedef void (*render_event)(const dl_analysis *a, const dl_event *e, dl_str wanted,
                             dl_buf *out);

/* A render_case of rows "name: words; name: words": the names of EXPECTED, each with what ONE
 * appends, or with "none". */
DL_UNUSED static void render_events(const dl_analysis *a, dl_str expected,
                                    render_event one, dl_buf *out) {
    uint32_t asked[16] = { 0 }; /* 1 + event */
    for (const char *before = ""; expected.len; before = "; ") {
        dl_str wanted = dl_str_cut(&expected, ';'), name = wanted;
        uint32_t colon = dl_str_find(wanted, DL_LIT(": "), 0);
        if (colon != DL_NONE) name = dl_str_sub(wanted, 0, colon);
        wanted =
            dl_str_sub(wanted, colon == DL_NONE ? wanted.len : colon + 1, wanted.len);
        uint32_t i = named_event(a, name);
        for (size_t k = 0; k < DL_N(asked) && i != DL_NONE; k++) {
            if (asked[k] == i + 1) /* a second one is "type#2" */
                dl_buf_puts(out, "named twice: ");
            if (asked[k]) continue;
            asked[k] = i + 1;
            break;
        }
        dl_buf_printf(out, "%s%.*s: ", before, DL_ARG(dl_str_trim(name)));
        if (i == DL_NONE)
            dl_buf_puts(out, "none");
        else
            one(a, &a->events.list.at[i], dl_str_trim(wanted), out);
    }
}

/* Turns "\n" of a table into line ends, in place. */
static dl_str line_ends(char *text, dl_str s) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.len; i++, n++) {
        bool line = s.ptr[i] == '\\' && i + 1 < s.len && s.ptr[i + 1] == 'n';
        text[n] = line ? '\n' : s.ptr[i];
        i += line;
    }
    return (dl_str){ text, n };
}

/* True: the line of the table comes out as expected. */
static bool run_case(const char *name, uint32_t number, dl_str line, render_case render) {
    uint32_t arrow = dl_str_find(line, DL_LIT("=>"), 0);
    ck_assert_msg(arrow != DL_NONE && line.len < 2048, "%s:%u: no =>", name, number);
    dl_str text = dl_str_trim(dl_str_sub(line, 0, arrow));
    dl_str expected = dl_str_trim(dl_str_sub(line, arrow + 2, line.len));
    bool todo = dl_str_starts(text, "todo ");
    if (todo) {
        dl_str_cut(&text, '|');
        text = dl_str_trim(text);
    }
    char published[16] = "", lines[2048];
    if (dl_str_starts(text, "[")) {
        dl_str date = dl_str_cut(&text, ']');
        snprintf(published, sizeof published, "%.*s", (int)date.len - 1, date.ptr + 1);
        text = dl_str_trim(text);
    }
    dl_analysis a;
    dl_buf out = { 0 };
    read_article(line_ends(lines, text), published[0] ? published : NULL, &a);
    render(&a, expected, &out);
    dl_str found = { out.ptr, (uint32_t)out.len };
    bool as_expected = dl_str_eq(found, expected);
    if (todo && as_expected)
        fprintf(stderr, "%s:%u: passes now: take its \"todo\" away\n", name, number);
    if (!todo && !as_expected)
        fprintf(stderr, "%s:%u: %.*s\n  found    %.*s\n  expected %.*s\n", name, number,
                DL_ARG(text), DL_ARG(found), DL_ARG(expected));
    dl_buf_free(&out);
    dl_analysis_free(&a);
    return as_expected != todo;
}

/* Runs all lines of tests/cases/NAME; fails when there are fewer than LEAST. */
DL_UNUSED static void run_articles(const char *name, uint32_t least, render_case render) {
    char path[512];
    dl_buf raw = { 0 };
    dl_err err = { 0 };
    uint32_t n = 0, number = 0, failed = 0;
    snprintf(path, sizeof path, "%s/tests/cases/%s", DATELINE_SOURCE_DIR, name);
    ck_assert_int_eq(dl_file_read(path, &raw, &err), DL_OK);
    dl_str rest = { raw.ptr, (uint32_t)raw.len }, line;
    while (dl_str_line(&rest, &line)) {
        number++;
        if (!dl_str_trim(line).len || dl_str_starts(line, "#")) continue;
        failed += !run_case(name, number, line, render);
        n++;
    }
    ck_assert_msg(!failed, "%u of %u lines of %s failed", failed, n, name);
    ck_assert_uint_ge(n, least);
    dl_buf_free(&raw);
}

#endif
