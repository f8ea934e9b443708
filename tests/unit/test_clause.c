/* test_clause.c - clauses of sentences of our own: tests/cases/clause.cases.
 *
 * A line of the table begins with "?" where the parser is known to get the sentence wrong:
 * it is counted and fails no test.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "check_main.h"
#include "dateline/extract.h"

static dl_knowledge *knowledge;

enum { BEYOND_TENTHS = 3 }; /* of the lines, at most, may be marked "?" */

typedef struct {
    const dl_analysis *a;
    const dl_clauses *clauses;
} reading;

static dl_str word_of(const reading *r, uint32_t token) {
    return dl_token_str(&r->a->doc, &r->a->text.tokens.at[token]);
}

static dl_str trim(dl_str s) {
    while (s.len && s.ptr[0] == ' ') s = dl_str_sub(s, 1, s.len);
    while (s.len && s.ptr[s.len - 1] == ' ') s.len--;
    return s;
}

static bool same(dl_str a, dl_str b) {
    char x[128], y[128];
    uint32_t n = dl_utf8_fold(a, x, sizeof x), m = dl_utf8_fold(b, y, sizeof y);
    return n == m && memcmp(x, y, n) == 0;
}

static bool is_lemma(const reading *r, uint32_t token, dl_str lemma) {
    char buf[DL_LEMMA_MAX];
    int pos = r->a->trees.at[token].pos;
    if (same(word_of(r, token), lemma)) return true;
    return same(dl_lemma(word_of(r, token), pos, false, buf), lemma) ||
           same(dl_lemma(word_of(r, token), DL_POS_NOUN, false, buf), lemma);
}

static bool is_predicate(const reading *r, const dl_clause *c, dl_str name) {
    for (uint32_t i = 0; i < name.len; i++)
        if (name.ptr[i] == '#') name.len = i;
    dl_str rest = name, verb = dl_str_cut(&rest, ' ');
    if (rest.len && c->particle != DL_NONE && same(word_of(r, c->particle), rest))
        return is_lemma(r, c->predicate, verb);
    return is_lemma(r, c->predicate, name);
}

static bool is_under(const reading *r, const dl_clause *c, dl_str what) {
    dl_str lemma = dl_str_cut(&what, ':');
    if (c->under == DL_NONE || !is_lemma(r, c->under, lemma)) return false;
    if (dl_str_is(what, "relative"))
        return c->function == DL_REL_ACL_RELCL || c->function == DL_REL_ACL;
    if (dl_str_is(what, dl_rel_name(c->function))) return true;
    return c->mark != DL_NONE && same(word_of(r, c->mark), what);
}

static bool has_attribute(const reading *r, const dl_clause *c, dl_str name) {
    static const struct {
        const char *name;
        unsigned flag;
    } flags[] = { { "passive", DL_PASSIVE },
                  { "neg", DL_NEGATED },
                  { "perfect", DL_PERFECT },
                  { "progressive", DL_PROGRESSIVE },
                  { "condition", DL_CONDITION } };
    for (size_t i = 0; i < DL_N(flags); i++)
        if (dl_str_is(name, flags[i].name)) return c->flags & flags[i].flag;
    if (dl_str_starts(name, "under="))
        return is_under(r, c, dl_str_sub(name, 6, name.len));
    if (dl_str_is(name, "past")) return c->tense == DL_TENSE_PAST;
    if (dl_str_is(name, "present")) return c->tense == DL_TENSE_PRESENT;
    if (dl_str_is(name, "future")) return c->tense == DL_TENSE_FUTURE;
    if (dl_str_is(name, "infinitive")) return c->form == DL_INFINITIVE;
    if (dl_str_is(name, "gerund"))
        return c->form == DL_GERUND || c->form == DL_PARTICIPLE;
    if (dl_str_is(name, "verb")) return c->kind == DL_CLAUSE_VERB;
    if (dl_str_is(name, "adj")) return c->kind == DL_CLAUSE_ADJECTIVE;
    if (dl_str_is(name, "noun"))
        return c->kind == DL_CLAUSE_NAME || c->kind == DL_CLAUSE_DEED;
    return dl_str_is(name, dl_modality_name(c->modality));
}

/* Is one of the words of VALUE the head? */
static bool names_head(const reading *r, uint32_t head, dl_str value, bool lemma) {
    if (lemma) return is_lemma(r, head, value);
    while (value.len)
        if (same(word_of(r, head), dl_str_cut(&value, ' '))) return true;
    return false;
}

static bool has_value(const reading *r, const dl_clause *c, dl_str function,
                      dl_str value) {
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &r->clauses->arguments.at[i];
        bool is = dl_str_is(function, dl_function_name(a->function)) ||
                  (a->word != DL_NONE && a->function == DL_FUNCTION_OBLIQUE &&
                   same(word_of(r, a->word), function));
        bool lemma = a->function == DL_FUNCTION_COMPLEMENT ||
                     a->function == DL_FUNCTION_INFINITIVE;
        if (is && names_head(r, a->head, value, lemma)) return true;
    }
    return false;
}

static bool has_argument(const reading *r, const dl_clause *c, dl_str part) {
    dl_str values = part, function = dl_str_cut(&values, '=');
    while (values.len) {
        uint32_t at = dl_str_find(values, DL_LIT(" & "), 0);
        dl_str value = at == DL_NONE ? values : dl_str_sub(values, 0, at);
        values = at == DL_NONE ? (dl_str){ 0 } : dl_str_sub(values, at + 3, values.len);
        if (!has_value(r, c, trim(function), trim(value))) return false;
    }
    return true;
}

/* Does clause C have all that LINE says? */
static bool agrees(const reading *r, const dl_clause *c, dl_str line) {
    dl_str head = trim(dl_str_cut(&line, '|')), attributes = head;
    dl_str name = trim(dl_str_cut(&attributes, '['));
    if (!is_predicate(r, c, name)) return false;
    if (attributes.len) attributes.len--; /* the bracket */
    while (attributes.len)
        if (!has_attribute(r, c, trim(dl_str_cut(&attributes, ',')))) return false;
    while (line.len)
        if (!has_argument(r, c, trim(dl_str_cut(&line, '|')))) return false;
    return true;
}

static bool found(const reading *r, dl_str line) {
    for (uint32_t i = 0; i < r->clauses->list.n; i++)
        if (agrees(r, &r->clauses->list.at[i], line)) return true;
    return false;
}

static void print_clauses(const dl_analysis *a) {
    dl_buf out = { 0 };
    dl_dump(knowledge, a, "clauses", &out);
    printf("%.*s", (int)out.len, out.ptr);
    dl_buf_free(&out);
}

typedef struct {
    dl_analysis a;
    unsigned sentences, lines, failed, beyond; /* beyond: marked "?" */
} table_run;

/* Is TOKEN among the children of its head, which stand in order of the text? */
static bool is_listed(const dl_trees *trees, uint32_t token) {
    uint32_t last = DL_NONE;
    bool listed = false;
    for (uint32_t c = trees->at[trees->at[token].head].child; c != DL_NONE;
         last = c, c = trees->at[c].next) {
        if (last != DL_NONE && c <= last) return false;
        listed = listed || c == token;
    }
    return listed;
}

/* Every tree that the mends leave lies within its sentence and has no circle. */
static void check_trees(const dl_analysis *a) {
    for (uint32_t i = 0; i < a->text.sentences.n; i++) {
        const dl_sentence *s = &a->text.sentences.at[i];
        for (uint32_t t = s->first; t < s->first + s->n; t++) {
            uint32_t head = a->trees.at[t].head, up = t, steps = 0;
            ck_assert_int_eq(head == DL_NONE, a->trees.at[t].rel == DL_REL_ROOT);
            if (head == DL_NONE) continue;
            ck_assert_msg(head >= s->first && head < s->first + s->n,
                          "\"%.*s\" hangs on another sentence", DL_ARG(a->doc.text));
            ck_assert(is_listed(&a->trees, t));
            while (up != DL_NONE && steps++ <= s->n) up = a->trees.at[up].head;
            ck_assert_msg(up == DL_NONE, "a circle in \"%.*s\"", DL_ARG(a->doc.text));
        }
    }
}

static void read_sentence(table_run *run, dl_str sentence) {
    dl_err err = { 0 };
    dl_document doc = { .text = sentence };
    dl_analysis_reset(&run->a);
    ck_assert_msg(dl_extract(knowledge, &doc, &run->a, NULL, &err) == DL_OK, "%s",
                  err.text);
    check_trees(&run->a);
    run->sentences++;
}

static void try_line(table_run *run, dl_str line, unsigned number) {
    reading r = { &run->a, &run->a.clauses };
    bool beyond = line.ptr[0] == '?';
    line = trim(dl_str_sub(line, 1, line.len));
    bool never = line.len && line.ptr[0] == '!';
    if (never) line = trim(dl_str_sub(line, 1, line.len));
    run->lines++;
    run->beyond += beyond;
    if (beyond || found(&r, line) != never) return;
    run->failed++;
    printf("clause.cases:%u: %s: %.*s\n  %.*s\n", number, never ? "found" : "not found",
           DL_ARG(line), DL_ARG(run->a.doc.text));
    print_clauses(&run->a);
}

START_TEST(table)
{
    const char *path = DATELINE_SOURCE_DIR "/tests/cases/clause.cases";
    dl_err err = { 0 };
    dl_buf raw = { 0 };
    ck_assert_msg(dl_file_read(path, &raw, &err) == DL_OK, "%s", err.text);
    dl_str rest = { raw.ptr, (uint32_t)raw.len };
    table_run run = { 0 };
    dl_analysis_init(&run.a);
    for (unsigned number = 1; rest.len; number++) {
        dl_str line = dl_str_cut(&rest, '\n');
        if (!line.len || line.ptr[0] == '#') continue;
        if (line.ptr[0] == '=')
            read_sentence(&run, trim(dl_str_sub(line, 1, line.len)));
        else
            try_line(&run, line, number);
    }
    ck_assert_uint_ge(run.sentences, 250);
    ck_assert_msg(run.failed == 0, "%u of %u clauses are not as they must be", run.failed,
                  run.lines);
    ck_assert_msg(run.beyond * 10 <= run.lines * BEYOND_TENTHS,
                  "%u of %u clauses are marked as beyond the parser", run.beyond,
                  run.lines);
    dl_analysis_free(&run.a);
    dl_buf_free(&raw);
}
END_TEST

/* What a mend looks for ends with the sentence, though the next one would go on with it. */
START_TEST(next_sentence)
{
    static const char *const texts[] = {
        "The company said it has named\n\nKarl Holm president.",
        "The board met and has elected\n\nAnna Berg vice chairman and chief officer.",
        "He talked of tariffs in Peru.\n\nAnd Norland, they said.",
        "Nine were killed and\n\nforty people wounded in a raid.",
    };
    table_run run = { 0 };
    dl_analysis_init(&run.a);
    for (size_t i = 0; i < DL_N(texts); i++) {
        read_sentence(&run, dl_str_of(texts[i]));
        ck_assert_uint_ge(run.a.text.sentences.n, 2);
    }
    dl_analysis_free(&run.a);
}
END_TEST

static void load(void) {
    dl_err err = { 0 };
    ck_assert_msg(dl_knowledge_load(&knowledge, NULL, &err) == DL_OK, "%s", err.text);
    dl_knowledge_parse_all(knowledge);
}

static void unload(void) {
    dl_knowledge_free(knowledge);
}

DL_SUITE("clause", tcase_add_unchecked_fixture(tc, load, unload);
         tcase_add_test(tc, table); tcase_add_test(tc, next_sentence);)
