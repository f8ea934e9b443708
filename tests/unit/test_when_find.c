/* test_when_find.c - the examples of the time rules, the table of cases, and what holds
 * for every text: the date may come later, extents lie in the text, bad figures are quick.
 *
 * SPDX-License-Identifier: MIT */
#include <time.h>

#include "check_main.h"
#include "when_fixture.h"

static when_seeds load(void) {
    when_seeds s;
    dl_err err = { 0 };
    char text[1024];
    dl_code rc = load_when_seeds(&s, &err);
    dl_err_format(&err, text, sizeof text);
    ck_assert_msg(rc == DL_OK, "%s", text);
    return s;
}

static when_text read_text(const when_seeds *s, dl_str text, dl_minute published) {
    when_text t;
    dl_err err = { 0 };
    ck_assert_msg(read_when_text(&t, s, text, published, &err) == DL_OK, "%s", err.text);
    return t;
}

/* Every timex says what its mark says, lies in the text, and comes after the one before. */
static void check_sound(const when_text *t) {
    uint32_t end = 0, marks = 0;
    for (uint32_t i = 0; i < t->whens.timexes.n; i++) {
        const dl_timex *x = &t->whens.timexes.at[i];
        ck_assert_uint_ge(x->span.off, end);
        ck_assert_uint_gt(x->span.len, 0);
        end = x->span.off + x->span.len;
        ck_assert_uint_le(end, t->doc.text.len);
        ck_assert(x->when == DL_NONE || x->when < t->whens.list.n);
    }
    for (uint32_t i = 0; i < t->text.marks.n; i++) {
        const dl_mark *m = &t->text.marks.at[i];
        if (m->kind != DL_MARK_TIME) continue;
        ck_assert_uint_lt(m->value, t->whens.timexes.n);
        ck_assert_uint_eq(m->first, t->whens.timexes.at[m->value].first);
        marks++;
    }
    ck_assert_uint_eq(marks, t->whens.timexes.n);
}

/* Does a timex of rule ID have the value EXPECTED (any, when empty)? */
static bool has(const when_text *t, uint16_t id, dl_str expected) {
    for (uint32_t i = 0; i < t->text.marks.n; i++) {
        const dl_mark *m = &t->text.marks.at[i];
        if (m->kind != DL_MARK_TIME || m->rule != id) continue;
        if (!expected.len || dl_str_is(expected, t->whens.timexes.at[m->value].value))
            return true;
    }
    return false;
}

START_TEST(rule_examples)
{
    when_seeds s = load();
    uint32_t n = 0;
    for (uint16_t id = 1; id <= dl_rules_count(s.rules); id++) {
        const dl_rule *rule = dl_rules_get(s.rules, id);
        for (uint32_t i = 0; i < rule->examples.n; i++, n++) {
            const dl_rule_example *e = &rule->examples.at[i];
            when_text t = read_text(&s, e->text, e->published);
            check_sound(&t);
            bool discard = dl_str_is(rule->op, "discard");
            bool found = discard ? !t.whens.timexes.n : has(&t, id, e->expected);
            ck_assert_msg(found == e->positive, "%s:%u: %.*s", rule->path, e->line,
                          DL_ARG(e->text));
            dl_arena_free(t.mem);
        }
    }
    ck_assert_uint_gt(n, 150);
    dl_arena_free(s.mem);
}
END_TEST

/* Reading with a date gives the same as reading without and resolving later. */
static void check_late_date(const when_seeds *s, dl_str text, dl_minute published) {
    when_text dated = read_text(s, text, published);
    when_text plain = read_text(s, text, DL_NO_TIME);
    ck_assert_uint_eq(dated.whens.timexes.n, plain.whens.timexes.n);
    for (uint32_t i = 0; i < dated.whens.timexes.n; i++) {
        const dl_timex *a = &dated.whens.timexes.at[i], *b = &plain.whens.timexes.at[i];
        char value[DL_VALUE_MAX];
        dl_when w = { 0 };
        ck_assert_str_eq(a->op, b->op);
        bool found = dl_when_resolve(dl_str_of(b->op), published, &w, value);
        ck_assert_msg(strcmp(value, a->value) == 0, "%s: %s, not %s", b->op, value,
                      a->value);
        ck_assert_int_eq(found, a->when != DL_NONE);
        if (!found) continue;
        const dl_when *v = &dated.whens.list.at[a->when];
        ck_assert_int_eq(w.begins, v->begins);
        ck_assert_int_eq(w.ends, v->ends);
        ck_assert_int_eq(w.grain, v->grain);
        ck_assert_int_eq(w.basis, v->basis);
        ck_assert_int_eq(w.approx, v->approx);
    }
    dl_arena_free(dated.mem);
    dl_arena_free(plain.mem);
}

START_TEST(date_may_come_later)
{
    static const char *const days[] = { "2019-08-26", "2020-02-29", "1899-12-31",
                                        "2000-01-01" };
    when_seeds s = load();
    for (uint16_t id = 1; id <= dl_rules_count(s.rules); id++) {
        const dl_rule *rule = dl_rules_get(s.rules, id);
        for (uint32_t i = 0; i < rule->examples.n; i++)
            for (size_t d = 0; d < DL_N(days); d++) {
                dl_minute day;
                ck_assert(dl_iso_parse(dl_str_of(days[d]), &day));
                check_late_date(&s, rule->examples.at[i].text, day);
            }
    }
    dl_arena_free(s.mem);
}
END_TEST

/* One case: "text @ published => begins ends grain [~], ..." as in tests/cases. */
static void describe(const when_text *t, char *out, size_t size) {
    size_t at = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < t->whens.timexes.n && at < size; i++) {
        const dl_timex *x = &t->whens.timexes.at[i];
        char begins[DL_ISO_MAX], ends[DL_ISO_MAX], one[96];
        snprintf(one, sizeof one, "%s", x->value[0] ? x->value : "?");
        if (x->when != DL_NONE) {
            const dl_when *w = &t->whens.list.at[x->when];
            int len = w->grain >= DL_BY_DAY ? 10 : 16;
            snprintf(one, sizeof one, "%.*s %.*s %s%s", len,
                     dl_iso_format(w->begins, begins), len, dl_iso_format(w->ends, ends),
                     dl_grain_name(w->grain), w->approx ? " ~" : "");
        }
        int n = snprintf(out + at, size - at, "%s%s", i ? ", " : "", one);
        at += n > 0 ? (size_t)n : 0;
    }
    if (!t->whens.timexes.n) snprintf(out, size, "none");
}

START_TEST(cases)
{
    when_seeds s = load();
    dl_buf raw = { 0 };
    dl_err err = { 0 };
    ck_assert_int_eq(
        dl_file_read(DATELINE_SOURCE_DIR "/tests/cases/when.cases", &raw, &err), DL_OK);
    dl_str rest = { raw.ptr, (uint32_t)raw.len }, line;
    unsigned n = 0, number = 0, wrong = 0;
    while (dl_str_line(&rest, &line)) {
        number++;
        if (!line.len || line.ptr[0] == '#') continue;
        uint32_t arrow = dl_str_find(line, DL_LIT("=>"), 0);
        uint32_t at = dl_str_find(line, DL_LIT(" @ "), 0);
        ck_assert_msg(arrow != DL_NONE && at < arrow, "when.cases:%u", number);
        dl_str expected = dl_str_trim(dl_str_sub(line, arrow + 2, line.len));
        dl_str date = dl_str_trim(dl_str_sub(line, at + 3, arrow - at - 3));
        dl_minute published = DL_NO_TIME;
        ck_assert_msg(dl_str_is(date, "-") || dl_iso_parse(date, &published),
                      "when.cases:%u: %.*s", number, DL_ARG(date));
        when_text t = read_text(&s, dl_str_sub(line, 0, at), published);
        char got[512];
        describe(&t, got, sizeof got);
        check_sound(&t);
        if (!dl_str_is(expected, got)) {
            wrong++;
            fprintf(stderr, "when.cases:%u: %.*s: %s\n", number, DL_ARG(line), got);
        }
        if (published != DL_NO_TIME) check_late_date(&s, t.doc.text, published);
        dl_arena_free(t.mem);
        n++;
    }
    ck_assert_uint_eq(wrong, 0);
    ck_assert_uint_gt(n, 150);
    dl_buf_free(&raw);
    dl_arena_free(s.mem);
}
END_TEST

/* Extents as TIMEX3 has them; "[" and "]" show where they begin and end. */
static const char *const extents[] = {
    "They met on [26 August 2019] in Doha.",
    "The talks, held in [late August], ended [early on Monday].",
    "The envoys sat down on [Sunday evening] and rose at [midnight].",
    "Over [the past one year], they have held talks.",
    "They have bargained for [about a year].",
    "The talks end at [5 p.m. EST Nov. 9] in the capital.",
    "By [the end of 2020] they will be home.",
    "It was signed [two days later], on [5 May].",
    "DOHA, [Nov. 23] (Xinhua) -- The envoys met on [Friday].",
    "The March on the capital began in [March].",
    "No one may go before May signs.",
    "A second round of 100 percent pure talk by Sun Microsystems.",
};

START_TEST(extent)
{
    when_seeds s = load();
    char plain[256], got[256];
    size_t n = 0, at = 0;
    for (const char *c = extents[_i]; *c; c++)
        if (*c != '[' && *c != ']') plain[n++] = *c;
    when_text t = read_text(&s, (dl_str){ plain, (uint32_t)n }, DL_NO_TIME);
    for (uint32_t i = 0, off = 0; off <= n; off++) {
        const dl_timex *x = i < t.whens.timexes.n ? &t.whens.timexes.at[i] : NULL;
        if (x && off == x->span.off + x->span.len) {
            got[at++] = ']';
            x = ++i < t.whens.timexes.n ? &t.whens.timexes.at[i] : NULL;
        }
        if (x && off == x->span.off) got[at++] = '[';
        if (off < n) got[at++] = plain[off];
    }
    got[at] = '\0';
    ck_assert_str_eq(got, extents[_i]);
    dl_arena_free(t.mem);
    dl_arena_free(s.mem);
}
END_TEST

/* Times of the text are anchored in the text, guesses are labelled. */
START_TEST(basis)
{
    when_seeds s = load();
    dl_minute published;
    ck_assert(dl_iso_parse(DL_LIT("2019-08-26"), &published));
    when_text t = read_text(&s,
                            DL_LIT("They met on 5 May 1945 and signed the next day. "
                                   "It was read out on Monday, and about 1990."),
                            published);
    ck_assert_uint_eq(t.whens.list.n, 4);
    ck_assert_int_eq(t.whens.list.at[0].basis, DL_EXPLICIT);
    ck_assert_int_eq(t.whens.list.at[1].basis, DL_FROM_CONTEXT);
    ck_assert_int_eq(t.whens.list.at[2].basis, DL_FROM_PUBLISHED);
    ck_assert_int_eq(t.whens.list.at[3].basis, DL_EXPLICIT);
    ck_assert(t.whens.list.at[3].approx && !t.whens.list.at[2].approx);
    dl_arena_free(t.mem);
    dl_arena_free(s.mem);
}
END_TEST

/* A history's bare months are of the year that it has come to, whenever it was put on the
 * web; a report's are not. */
START_TEST(history)
{
    static const char text[] =
        "War was declared on 3 September 1939. In November the river froze. By March 1940 "
        "the city was surrounded. The assault began on 9 April. In 1941 hunger came. In "
        "May the first convoys arrived. On 22 June 1941 all changed. In December the ice "
        "bore trucks. The siege was lifted on 27 January 1944.";
    static const char *const values[] = { "1939-09-03", "1939-11", "1940-03",
                                          "1940-04-09", "1941",    "1941-05",
                                          "1941-06-22", "1941-12", "1944-01-27" };
    when_seeds s = load();
    dl_minute published;
    ck_assert(dl_iso_parse(DL_LIT("2009-12-19"), &published));
    when_text t = read_text(&s, dl_str_of(text), published);
    ck_assert_uint_eq(t.whens.timexes.n, DL_N(values));
    for (uint32_t i = 0; i < t.whens.timexes.n; i++)
        ck_assert_str_eq(t.whens.timexes.at[i].value, values[i]);
    check_late_date(&s, t.doc.text, published);
    dl_arena_free(t.mem);
    dl_arena_free(s.mem);
}
END_TEST

/* Long rows of figures, and of months, take no more time than their length. */
START_TEST(figures_are_quick)
{
    static const char *const units[] = {
        "1",
        "2019-",
        "1/",
        "12:",
        "May ",
        "1990 ",
        "31 February ",
        "the next day ",
        "1939 a year earlier ",
        "(in the quarter) ",
    };
    enum { LEN = 100000 };
    when_seeds s = load();
    char *text = malloc(LEN);
    ck_assert_ptr_nonnull(text);
    for (size_t u = 0; u < DL_N(units); u++) {
        size_t len = strlen(units[u]);
        for (size_t i = 0; i < LEN; i++) text[i] = units[u][i % len];
        clock_t from = clock();
        when_text t = read_text(&s, (dl_str){ text, LEN }, DL_NO_TIME);
        check_sound(&t);
        ck_assert_msg(clock() - from < 5 * CLOCKS_PER_SEC, "\"%s\" is slow", units[u]);
        dl_arena_free(t.mem);
    }
    free(text);
    dl_arena_free(s.mem);
}
END_TEST

/* Faults in rules are found at start and named. */
START_TEST(bad_rules)
{
    static const char *const bad[][2] = {
        { "=> nosuch(1)", "no time operation" },
        { "=> shift(day, 1)", "takes 3 arguments" },
        { "=> shift(dog, 1, ago)", "can't be" },
        { "=> unit(day, 0, colour=red)", "no argument" },
    };
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    dl_rules *rules = dl_rules_new(mem);
    dl_err err = { 0 };
    dl_str text = dl_str_fmt(mem, "rule when.x\n  xyz\n  %s\n  + xyz\n", bad[_i][0]);
    dl_code rc = dl_rules_parse(rules, words, DL_LIT("when"), "t.rules", text, &err);
    ck_assert_msg(rc == DL_OK, "%s", err.text);
    ck_assert_int_eq(dl_rules_compile(rules, words, &err), DL_OK);
    ck_assert_int_eq(dl_when_check(rules, words, &err), DL_ESEED);
    ck_assert_msg(strstr(err.text, bad[_i][1]) != NULL, "%s", err.text);
    ck_assert_str_eq(err.source, "t.rules");
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("when_find", tcase_add_test(tc, rule_examples);
         tcase_add_test(tc, date_may_come_later); tcase_add_test(tc, cases);
         tcase_add_loop_test(tc, extent, 0, DL_N(extents)); tcase_add_test(tc, basis);
         tcase_add_test(tc, history); tcase_add_test(tc, figures_are_quick);
         tcase_add_loop_test(tc, bad_rules, 0, 4);)
