/* test_rule_match.c - patterns against texts: what matches, where, with which captures.
 *
 * A row's rules are separated by "//" and named a, b, c ...; lines of one rule by "\n"; a
 * rule that opens with "!" discards. What matched is printed as "a[the words] capture=words",
 * with "#" behind a capture that is a mark and "%" behind an entry of a set.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "rules_fixture.h"

static void add_rule(dl_buf *out, dl_str patterns, int index) {
    bool discard = dl_str_starts(patterns, "!");
    dl_str line;
    if (discard) patterns = dl_str_sub(patterns, 1, patterns.len);
    dl_buf_printf(out, "rule t.%c\n", 'a' + index);
    while (dl_str_line(&patterns, &line)) dl_buf_printf(out, "  %.*s\n", DL_ARG(line));
    dl_buf_printf(out, "  => %s\n  + x\n  - y\n", discard ? "discard" : "op");
}

/* PATTERNS as a rule file, compiled. */
static void compile_rules(fixture *f, const char *patterns) {
    dl_buf file = { 0 };
    dl_str rest = dl_str_of(patterns);
    for (int i = 0; rest.len; i++) {
        uint32_t end = dl_str_find(rest, DL_LIT("//"), 0);
        dl_str one = dl_str_sub(rest, 0, end);
        rest = end == DL_NONE ? (dl_str){ 0 } : dl_str_sub(rest, end + 2, rest.len);
        add_rule(&file, dl_str_trim(one), i);
    }
    dl_code rc = fixture_parse(f, "t", "t.rules", file.ptr);
    if (rc == DL_OK) rc = dl_rules_compile(f->rules, f->words, &f->err);
    ck_assert_msg(rc == DL_OK, "%s: %s", patterns, f->err.text);
    dl_buf_free(&file);
}

static void print_match(fixture *f, const dl_match *m, dl_buf *out) {
    const dl_rule *rule = dl_rules_get(f->rules, m->rule);
    dl_str span = dl_span_str(&f->doc, dl_token_span(&f->text, m->first, m->n));
    dl_buf_printf(out, "%s%s[%.*s]", out->len ? " " : "", rule->name.ptr + 2,
                  DL_ARG(span));
    for (int i = 0; i < rule->n_captures; i++) {
        const dl_capture *c = &m->captures[i];
        if (!c->n) continue;
        span = dl_span_str(&f->doc, dl_token_span(&f->text, c->first, c->n));
        dl_buf_printf(out, " %.*s=%.*s%s%s", DL_ARG(rule->captures[i]), DL_ARG(span),
                      c->mark != DL_NONE ? "#" : "", c->set != DL_NONE ? "%" : "");
    }
}

static void check_row(const char *patterns, const char *text, bool overlap,
                      const char *expect) {
    fixture f;
    dl_buf out = { 0 };
    dl_matches matches = { 0 };
    fixture_open(&f);
    compile_rules(&f, patterns);
    fixture_text(&f, text);
    dl_rules_run(f.mem, f.rules, 0, f.words, &f.doc, &f.text, overlap, &matches);
    for (uint32_t i = 0; i < matches.list.n; i++)
        print_match(&f, &matches.list.at[i], &out);
    dl_buf_putc(&out, '\0');
    ck_assert_msg(!strcmp(out.ptr, expect),
                  "\"%s\" over \"%s\":\n  got    %s\n  expect %s", patterns, text,
                  out.ptr, expect);
    ck_assert_uint_eq(matches.exhausted, 0);
    dl_buf_free(&out);
    fixture_close(&f);
}

static const struct {
    const char *patterns, *text, *expect;
} rows[] = {
    /* words */
    { "talks", "The talks ended", "a[talks]" },
    { "talks", "THE TALKS ENDED", "a[TALKS]" },
    { "talks", "The talk ended", "" },
    { "talks", "talks and talks", "a[talks] a[talks]" },
    { "talks ended", "The talks ended", "a[talks ended]" },
    { "talks ended", "talks talks ended ended", "a[talks ended]" },
    { "talks ended", "talks have ended", "" },
    { "Élysée", "at the élysée", "a[élysée]" },
    { "9 talks", "the 9 talks", "a[9 talks]" },
    { "talks , ended", "talks, ended", "a[talks, ended]" },
    { "'%'", "rose 5 %", "a[%]" },
    { "\"?\"", "Peace? Now", "a[?]" },
    { "'held talks'", "They held talks", "a[held talks]" },
    /* splitting as text is split */
    { "peace-talks", "The peace-talks ended", "a[peace-talks]" },
    { "peace - talks", "The peace-talks ended", "a[peace-talks]" },
    { "doesn't", "It doesn't end", "a[doesn't]" },
    { "doesn't", "It doesn\u2019t end", "a[doesn\u2019t]" },
    { "Norland's envoy", "Norland\u2019s envoy", "a[Norland\u2019s envoy]" },
    { "Norland 's envoy", "Norland's envoy", "a[Norland's envoy]" },
    { "(Norland 's)? envoy", "Norland's envoy", "a[Norland's envoy]" },
    /* capitals */
    { "May=", "in May or may", "a[May]" },
    { "May=", "MAY", "" },
    { "may", "in May or may", "a[May] a[may]" },
    { "Norland-Sudland=", "Norland-Sudland, norland-sudland", "a[Norland-Sudland]" },
    /* inflections */
    { "hold~ talks", "hold talks, holds talks, holding talks",
      "a[hold talks] a[holds talks] a[holding talks]" },
    { "hold~(held) talks", "held talks", "a[held talks]" },
    { "begin~(began|begun) talks", "began talks, begun talks, begins talks",
      "a[began talks] a[begun talks] a[begins talks]" },
    { "truce+", "truce or truces", "a[truce] a[truces]" },
    { "cease-fire+", "cease-fires", "a[cease-fires]" },
    { "hold~", "household", "" },
    /* sets */
    { "%weekday", "on Tuesday", "a[Tuesday]" },
    { "day:%weekday", "on Tuesday", "a[Tuesday] day=Tuesday%" },
    { "t:%talks", "the peace talks", "a[peace talks] t=peace talks%" },
    { "t:%talks", "the peace talks process",
      "a[peace talks process] t=peace talks process%" },
    { "t:%talks process", "the peace talks process",
      "a[peace talks process] t=peace talks%" },
    { "t:%talks talks process", "the peace talks process", "" },
    { "%talks", "a cease-fire", "a[cease-fire]" },
    { "%talks", "a peace process", "" },
    { "%talks %weekday", "peace talks Monday", "a[peace talks Monday]" },
    { "t:(%talks | summit)", "a summit, negotiations",
      "a[summit] t=summit a[negotiations] t=negotiations%" },
    /* marks */
    { "<actor> met", "[actor Norland] met", "a[Norland met]" },
    { "<actor> met", "Norland met", "" },
    { "<actor> met", "[number Norland] met", "" },
    { "who:<actor> met", "[actor the envoy of Norland] met",
      "a[the envoy of Norland met] who=the envoy of Norland#" },
    { "who:<actor> met", "[actor [actor Norland] envoys] met",
      "a[Norland envoys met] who=Norland envoys#" },
    { "who:<actor> envoys met", "[actor [actor Norland] envoys] met",
      "a[Norland envoys met] who=Norland#" },
    { "who:<actor>", "[actor Norland] and [actor Sudland]",
      "a[Norland] who=Norland# a[Sudland] who=Sudland#" },
    { "n:<number> <actor>", "[number 40] [actor men of Norland]",
      "a[40 men of Norland] n=40#" },
    { "p:(<actor> | they) met", "[actor Norland] met. they met",
      "a[Norland met] p=Norland# a[they met] p=they" },
    { "met <actor>", "met [actor Norland. Sudland]", "" },
    { "<time> talks", "[time [number 9] March] talks", "a[9 March talks]" },
    /* optional items and alternatives */
    { "(on|last)? day:%weekday", "on Tuesday, last Monday, Wednesday",
      "a[on Tuesday] day=Tuesday% a[last Monday] day=Monday% a[Wednesday] day=Wednesday%" },
    { "peace? talks", "peace talks and talks", "a[peace talks] a[talks]" },
    { "a? b? c", "a b c, a c, b c, c", "a[a b c] a[a c] a[b c] a[c]" },
    { "(held|hold) talks", "hold talks", "a[hold talks]" },
    { "(a b|c) d", "a b d, c d, a d", "a[a b d] a[c d]" },
    { "(a|a b) d", "a b d", "a[a b d]" },
    { "(a|a b)", "a b", "a[a b]" },
    { "(a b|a) b", "a b", "a[a b]" },
    { "x:(a|b c)", "b c", "a[b c] x=b c" },
    { "((a|b) c|d) e", "b c e, d e", "a[b c e] a[d e]" },
    { "x:a? b", "a b. b", "a[a b] x=a a[b]" },
    { "(x:a|y:b) c", "a c, b c", "a[a c] x=a a[b c] y=b" },
    { "(x:a|x:b) c", "b c", "a[b c] x=b" },
    { "x:(a y:b) c", "a b c", "a[a b c] x=a b y=b" },
    { "((peace talks)? on)? %weekday", "peace talks on Monday",
      "a[peace talks on Monday]" },
    /* gaps */
    { "held ..3 talks", "held talks", "a[held talks]" },
    { "held ..3 talks", "held some of the talks", "a[held some of the talks]" },
    { "held ..3 talks", "held some of the long talks", "" },
    { "held ..3 talks", "held talks about talks", "a[held talks]" },
    { "held g:..3 talks", "held brief talks", "a[held brief talks] g=brief" },
    { "held ..2 talks", "held [actor Norland and Sudland] peace talks",
      "a[held Norland and Sudland peace talks]" },
    { "held ..1 talks", "held [actor Norland and Sudland] peace talks", "" },
    { "held ..2 Sudland", "held [actor Norland and Sudland] talks",
      "a[held Norland and Sudland]" },
    { "held ..3 talks", "held. talks", "" },
    { "..2 talks", "the long talks", "a[the long talks]" },
    { "held ..3 peace? talks", "held new peace talks", "a[held new peace talks]" },
    { "held ..3 p:peace? talks", "held new peace talks",
      "a[held new peace talks] p=peace" },
    { "a ..1 b ..1 c", "a x b y c", "a[a x b y c]" },
    { "a ..1 b ..1 c", "a x x b y c", "" },
    { "a ..8 b", "a 1 2 3 4 5 6 7 8 b", "a[a 1 2 3 4 5 6 7 8 b]" },
    { "a ..8 b", "a 1 2 3 4 5 6 7 8 9 b", "" },
    { "who:<actor> ..5 met", "[actor Norland] , which [actor Sudland] fears , met",
      "a[Norland , which Sudland fears , met] who=Norland#" },
    /* the ends of a sentence */
    { "^ talks", "talks ended. talks", "a[talks] a[talks]" },
    { "^ talks", "the talks ended", "" },
    { "^ talks", "\"talks ended\"", "a[talks]" },
    { "(^|,) talks", "the end, talks", "a[, talks]" },
    { "talks $", "the talks.", "a[talks]" },
    { "talks $", "the talks", "a[talks]" },
    { "talks $", "the talks ended", "" },
    { "talks $", "\"the talks.\"", "a[talks]" },
    { "^ no talks $", "no talks. no talks today.", "a[no talks]" },
    { "a b", "a. b", "" },
    /* leftmost, longest, earlier */
    { "talks // peace talks", "peace talks", "b[peace talks]" },
    { "talks // talks ended", "talks ended", "b[talks ended]" },
    { "talks // talks", "talks", "a[talks]" },
    { "a b c // b c d e", "a b c d e", "a[a b c]" },
    { "a b // b c // c d", "a b c d", "a[a b] c[c d]" },
    { "talks\npeace talks\ntalks ended", "peace talks ended. talks ended",
      "a[peace talks] a[talks ended]" },
    { "hold ..2 talks\nhold ..2 talks with <actor>", "hold talks with [actor Norland]",
      "a[hold talks with Norland]" },
    { "x:a b // a y:b", "a b", "a[a b] x=a" },
    /* discard */
    { "talks // ! talks show", "talks, talks show", "a[talks]" },
    { "talks show now // ! talks show", "talks show now", "a[talks show now]" },
    { "! talks // talks", "talks", "" },
    { "! talks", "talks", "" },
};

static const struct {
    const char *patterns, *text, *expect;
} overlap_rows[] = {
    { "a b c // b c d e", "a b c d e", "a[a b c] b[b c d e]" },
    { "talks // peace talks", "peace talks", "b[peace talks] a[talks]" },
    { "talks // talks", "talks", "a[talks] b[talks]" },
    { "<actor> ..3 met // met <actor>", "[actor Norland] met [actor Sudland]",
      "a[Norland met] b[met Sudland]" },
    /* of one rule never */
    { "a b\nb c", "a b c", "a[a b]" },
    { "%talks", "peace talks process", "a[peace talks process]" },
    /* discard removes what it touches, unless that is more than it */
    { "<actor> met // ! met the deadline", "[actor Norland] met the deadline", "" },
    { "<actor> met ..3 <actor> // ! met the deadline",
      "[actor Norland] met the deadline of [actor Sudland]",
      "a[Norland met the deadline of Sudland]" },
    { "talks // ! talks show", "talks show. talks", "a[talks]" },
    { "! a b // b", "a b b", "b[b]" },
};

START_TEST(matching)
{
    for (size_t i = 0; i < DL_N(rows); i++)
        check_row(rows[i].patterns, rows[i].text, false, rows[i].expect);
}
END_TEST

START_TEST(overlapping)
{
    for (size_t i = 0; i < DL_N(overlap_rows); i++)
        check_row(overlap_rows[i].patterns, overlap_rows[i].text, true,
                  overlap_rows[i].expect);
}
END_TEST

/* Optional items and gaps within each other: the budget ends it, and says so. */
START_TEST(budget)
{
    fixture f;
    dl_matches matches = { 0 };
    dl_buf text = { 0 }, pattern = { 0 };
    fixture_open(&f);
    for (int i = 0; i < 40; i++) dl_buf_puts(&pattern, "(a ..8)? ");
    dl_buf_puts(&pattern, "b");
    compile_rules(&f, pattern.ptr);
    for (int i = 0; i < 900; i++) dl_buf_puts(&text, "a ");
    dl_buf_puts(&text, "b");
    fixture_text(&f, text.ptr);
    dl_rules_run(f.mem, f.rules, 0, f.words, &f.doc, &f.text, false, &matches);
    ck_assert_uint_eq(matches.exhausted, 1);
    ck_assert_uint_gt(matches.steps, 1000);
    ck_assert_uint_lt(matches.steps, 1000000);
    dl_buf_free(&pattern);
    dl_buf_free(&text);
    fixture_close(&f);
}
END_TEST

/* The same pattern over a sentence of common length stays within the budget. */
START_TEST(memo)
{
    check_row("(a ..8)? (a ..8)? (a ..8)? (a ..8)? (a ..8)? b", "a a a a a a a a a a c",
              false, "");
}
END_TEST

/* Groups do not see each other's rules; marks that are added later are seen. */
START_TEST(groups)
{
    fixture f;
    dl_matches matches = { 0 };
    fixture_open(&f);
    ck_assert_int_eq(
        fixture_parse(&f, "t", "t.rules", "rule t.a\n talks\n => op\n + talks\n"), DL_OK);
    ck_assert_int_eq(
        fixture_parse(&f, "u", "u.rules", "rule u.a\n <actor>\n => op\n + x\n - y\n"),
        DL_OK);
    ck_assert_int_eq(dl_rules_compile(f.rules, f.words, &f.err), DL_OK);
    fixture_text(&f, "[actor Norland] held talks");
    uint16_t t = dl_rules_group(f.rules, DL_LIT("t")),
             u = dl_rules_group(f.rules, DL_LIT("u"));
    dl_rules_run(f.mem, f.rules, t, f.words, &f.doc, &f.text, true, &matches);
    ck_assert_uint_eq(matches.list.n, 1);
    dl_rules_run(f.mem, f.rules, u, f.words, &f.doc, &f.text, true, &matches);
    ck_assert_uint_eq(matches.list.n, 2);
    *DL_PUSH(f.mem, &f.text.marks) =
        (dl_mark){ .first = 1, .n = 1, .kind = DL_MARK_ACTOR };
    dl_rules_run(f.mem, f.rules, u, f.words, &f.doc, &f.text, true, &matches);
    ck_assert_uint_eq(matches.list.n, 4);
    fixture_close(&f);
}
END_TEST

/* One rule by itself, a discard and one that loses against a longer match. */
START_TEST(trying)
{
    fixture f;
    dl_match match = { 0 };
    fixture_open(&f);
    compile_rules(&f, "talks // ! talks show // peace talks show // war");
    fixture_text(&f, "new peace talks show");
    for (uint16_t id = 1; id <= 3; id++)
        ck_assert(dl_rules_try(f.mem, f.rules, id, f.words, &f.doc, &f.text, &match));
    ck_assert_uint_eq(match.first, 1);
    ck_assert_uint_eq(match.n, 3);
    ck_assert(!dl_rules_try(f.mem, f.rules, 4, f.words, &f.doc, &f.text, &match));
    fixture_close(&f);
}
END_TEST

/* Several groups in one pass: the matches come group by group, as they were asked for. */
START_TEST(passes)
{
    static const char *const names[] = { "t", "u" };
    static const uint16_t asked[] = { 1, 0 };
    fixture f;
    dl_matches matches = { 0 };
    fixture_open(&f);
    for (size_t i = 0; i < DL_N(names); i++) {
        dl_str text = dl_str_fmt(f.mem, "rule %s.a\n %s talks\n => op\n + x\n", names[i],
                                 i ? "new" : "new?");
        ck_assert(!fixture_parse(&f, names[i], "x", dl_str_z(f.mem, text)));
    }
    ck_assert(!dl_rules_compile(f.rules, f.words, &f.err));
    fixture_text(&f, "new talks. talks. new talks");
    dl_rules_run_groups(f.mem, f.rules, asked, 2, f.words, &f.doc, &f.text, false,
                        &matches);
    static const uint16_t order[] = { 2, 2, 1, 1, 1 };
    ck_assert_uint_eq(matches.list.n, DL_N(order));
    for (size_t i = 0; i < DL_N(order); i++)
        ck_assert_uint_eq(matches.list.at[i].rule, order[i]);
    fixture_close(&f);
}
END_TEST

DL_SUITE("rule_match", tcase_add_test(tc, matching); tcase_add_test(tc, overlapping);
         tcase_add_test(tc, budget); tcase_add_test(tc, memo); tcase_add_test(tc, groups);
         tcase_add_test(tc, trying); tcase_add_test(tc, passes);)
