/* test_rule_compile.c - programs and triggers: what wakes a pattern up, and where it may
 * begin.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "rules_fixture.h"
#include "../../src/rules/rules_private.h"

static dl_code compile_pattern(fixture *f, const char *pattern) {
    dl_str text = dl_str_fmt(f->mem, "rule t.a\n %s\n => op\n + x\n - y\n", pattern);
    dl_code rc = fixture_parse(f, "t", "t.rules", dl_str_z(f->mem, text));
    return rc ? rc : dl_rules_compile(f->rules, f->words, &f->err);
}

/* The words and marks of the index, in order of their ids, separated by blanks. */
static void print_triggers(const fixture *f, dl_buf *out) {
    const dl_rules *r = f->rules;
    for (uint32_t id = 1; id <= r->n_words; id++)
        if (r->word_first[id + 1] > r->word_first[id]) {
            if (out->len) dl_buf_putc(out, ' ');
            dl_buf_str(out, dl_words_spelling(f->words, id));
        }
    for (int kind = 0; kind < DL_MARK_KINDS; kind++)
        if (r->mark_keys[kind].n)
            dl_buf_printf(out, "%s<%s>", out->len ? " " : "",
                          dl_mark_name((dl_mark_kind)kind));
    dl_buf_putc(out, '\0');
}

static const struct {
    const char *pattern, *triggers;
    uint32_t min, max, units;
} triggers[] = {
    { "ceasefire", "ceasefire", 0, 0, 0 },
    { "the ceasefire", "ceasefire", 1, 1, 0 },
    { "of the", "of", 0, 0, 0 },
    { "the of", "of", 1, 1, 0 },
    { "(a | the)? of ceasefire", "ceasefire", 1, 2, 0 },
    { "(of | of the) ceasefire", "ceasefire", 1, 2, 0 },
    { "in ..3 ceasefire", "ceasefire", 1, 1, 3 },
    { "<actor> met", "met", 1, 0, 1 },
    { "<actor> the", "the", 1, 0, 1 },
    { "<actor> (a|the|of)", "<actor>", 0, 0, 0 },
    { "<actor> <number>", "<number>", 1, 0, 1 },
    { "<number> <ordinal>", "<ordinal>", 1, 0, 1 },
    { "the (truce | new ceasefire)", "truce ceasefire", 1, 2, 0 },
    { "(truce | <actor>) the", "the", 1, 1, 1 },
    { "(truce | <time>) the", "truce <time>", 0, 0, 0 },
    { "(truce | <ordinal>) the", "truce <ordinal>", 0, 0, 0 },
    { "the %weekday", "monday tuesday wednesday", 1, 1, 0 },
    { "(of | %talks) ceasefire", "ceasefire", 1, 3, 0 },
    { "..8 (<actor> ..2 %talks)? ceasefire", "ceasefire", 0, 3, 11 },
    { "the %talks", "talks peace cease negotiations", 1, 1, 0 },
    { "x:(y:truce)", "truce", 0, 0, 0 },
    { "^ Truce= $", "truce", 0, 0, 0 },
    { "truce? ceasefire", "ceasefire", 0, 1, 0 },
};

START_TEST(trigger)
{
    fixture f;
    dl_buf out = { 0 };
    fixture_open(&f);
    ck_assert_msg(!compile_pattern(&f, triggers[_i].pattern), "%s", f.err.text);
    print_triggers(&f, &out);
    ck_assert_msg(!strcmp(out.ptr, triggers[_i].triggers), "%s: %s", triggers[_i].pattern,
                  out.ptr);
    const rule_reach *before = &f.rules->programs.at[0].before;
    ck_assert_uint_eq(before->min, triggers[_i].min);
    ck_assert_uint_eq(before->max, triggers[_i].max);
    ck_assert_uint_eq(before->units, triggers[_i].units);
    dl_buf_free(&out);
    fixture_close(&f);
}
END_TEST

static const struct {
    const char *pattern, *code;
} programs[] = {
    { "a", "word accept" },
    { "(a|b)", "words accept" },
    { "a? b", "split2 word word accept" },
    { "(a b|c|d e)", "split4 word word jump9 split7 word jump9 word word accept" },
    { "x:a", "open word close accept" },
    { "a ..3 b", "word gap4 gap4 gap4 word accept" },
    { "^ A= %weekday <time> $", "begin case set mark end accept" },
    { "(a|<time>|b)", "split3 word jump7 split6 mark jump7 word accept" },
};

static void print_code(const dl_rules *r, dl_buf *out) {
    static const char *const names[] = {
        [OP_WORD] = "word",     [OP_WORDS] = "words", [OP_CASE] = "case",
        [OP_SET] = "set",       [OP_MARK] = "mark",   [OP_GAP] = "gap",
        [OP_SPLIT] = "split",   [OP_JUMP] = "jump",   [OP_OPEN] = "open",
        [OP_CLOSE] = "close",   [OP_BEGIN] = "begin", [OP_END] = "end",
        [OP_ACCEPT] = "accept",
    };
    for (uint32_t i = 0; i < r->code.n; i++) {
        const rule_op *op = &r->code.at[i];
        dl_buf_printf(out, "%s%s", i ? " " : "", names[op->kind]);
        if (op->kind == OP_GAP || op->kind == OP_SPLIT || op->kind == OP_JUMP)
            dl_buf_printf(out, "%u", op->to);
    }
    dl_buf_putc(out, '\0');
}

START_TEST(program)
{
    fixture f;
    dl_buf out = { 0 };
    fixture_open(&f);
    ck_assert_msg(!compile_pattern(&f, programs[_i].pattern), "%s", f.err.text);
    print_code(f.rules, &out);
    ck_assert_msg(!strcmp(out.ptr, programs[_i].code), "%s: %s", programs[_i].pattern,
                  out.ptr);
    dl_buf_free(&out);
    fixture_close(&f);
}
END_TEST

/* A pattern of more steps than the limit is a fault with its line. */
START_TEST(too_long)
{
    fixture f;
    dl_buf text = { 0 };
    char message[1024];
    fixture_open(&f);
    for (int i = 0; i < RULE_MAX_CODE; i++) dl_buf_puts(&text, "a ");
    ck_assert_int_eq(compile_pattern(&f, text.ptr), DL_ESEED);
    dl_err_format(&f.err, message, sizeof message);
    ck_assert_str_eq(message, "t.rules:2:1: pattern too long: 1025 steps, limit 1024");
    dl_buf_free(&text);
    fixture_close(&f);
}
END_TEST

/* Groups that two files feed in turn keep their programs together and in order. */
START_TEST(group_order)
{
    static const char *const names[][2] = {
        { "t", "a" }, { "u", "a" }, { "t", "b" }, { "u", "b" }, { "t", "c" },
    };
    fixture f;
    fixture_open(&f);
    for (size_t i = 0; i < DL_N(names); i++) {
        dl_str text = dl_str_fmt(f.mem, "rule %s.%s\n talks\n => op\n + x\n", names[i][0],
                                 names[i][1]);
        ck_assert(!fixture_parse(&f, names[i][0], "x", dl_str_z(f.mem, text)));
    }
    ck_assert(!dl_rules_compile(f.rules, f.words, &f.err));
    ck_assert_uint_eq(f.rules->groups.at[0].n, 3);
    ck_assert_uint_eq(f.rules->groups.at[1].first, 3);
    static const uint16_t order[] = { 1, 3, 5, 2, 4 };
    for (size_t i = 0; i < DL_N(order); i++)
        ck_assert_uint_eq(f.rules->programs.at[i].rule, order[i]);
    fixture_close(&f);
}
END_TEST

START_TEST(nothing)
{
    fixture f;
    dl_matches matches = { 0 };
    fixture_open(&f);
    ck_assert(!fixture_parse(&f, "t", "t.rules", "# no rules\n"));
    ck_assert(!dl_rules_compile(f.rules, f.words, &f.err));
    fixture_text(&f, "talks about talks");
    dl_rules_run(f.mem, f.rules, 0, f.words, &f.doc, &f.text, false, &matches);
    ck_assert_uint_eq(matches.list.n, 0);
    fixture_close(&f);
}
END_TEST

DL_SUITE("rule_compile", tcase_add_loop_test(tc, trigger, 0, DL_N(triggers));
         tcase_add_loop_test(tc, program, 0, DL_N(programs));
         tcase_add_test(tc, too_long); tcase_add_test(tc, group_order);
         tcase_add_test(tc, nothing);)
