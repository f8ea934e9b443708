/* test_rule_parse.c - rule files: what is read, and every fault with its place.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "rules_fixture.h"

/* A good end for rules whose fault is elsewhere. */
#define END " => op\n + x\n - y\n"

static const struct {
    const char *text, *message;
} faults[] = {
    /* blocks */
    { "pattern at the margin\n",
      "1:1: expected \"rule NAME\" or \"frame NAME\"; their lines are indented" },
    { " talks\n", "1:2: expected \"rule NAME\" before this line" },
    { "rule\n", "1:5: expected a rule name" },
    { "rule t.a and more\n", "1:10: expected the end of the line behind the rule name" },
    { "rule T.a\n",
      "1:6: expected a rule name of small letters, digits, \"_\", \"-\" and "
      "\".\"" },
    { "rule u.a\n", "1:6: expected a rule name that begins with \"t.\"" },
    { "rule t.\n", "1:6: expected a rule name that begins with \"t.\"" },
    { "rule talk.a\n", "1:6: expected a rule name that begins with \"t.\"" },
    { "rule t.a\n talks\n" END "rule t.a\n",
      "6:6: rule t.a stands at t.rules:1 already" },
    { "rule t.a\n talks\n\001" END, "3:1: control character in a rule file" },
    { "# only this\nrule t.a\nrule t.b\n", "2:1: rule t.a has no pattern" },
    { "rule t.a\n talks\n", "1:1: rule t.a has no result: expected a line \"=> ...\"" },
    { "rule t.a\n talks\n => op\n",
      "1:1: rule t.a has no example: expected a line \"+ ...\"" },
    { "rule t.a\n talks\n => op\n - x\n",
      "1:1: rule t.a has no example: expected a line \"+ ...\"" },
    { "rule t.a\n <actor> met\n => op\n + x\n",
      "1:1: rule t.a opens with a mark or a gap: expected a line \"- ...\" with what it must "
      "not match" },
    { "rule t.a\n a? ..2 met\n => op\n + x\n",
      "1:1: rule t.a opens with a mark or a gap: expected a line \"- ...\" with what it must "
      "not match" },
    { "rule t.a\n talks\n (met | (on? <time>) met)\n => op\n + x\n",
      "1:1: rule t.a opens with a mark or a gap: expected a line \"- ...\" with what it must "
      "not match" },
    { "rule t.a\n => op\n", "2:2: expected a pattern before the result" },
    { "rule t.a\n talks\n + x\n",
      "3:2: expected the result \"=> ...\" before the examples" },
    { "rule t.a\n talks\n => op\n => op\n", "4:2: a second result; expected an example" },
    { "rule t.a\n talks\n => op\n talks\n",
      "4:2: expected \"+ ...\" or \"- ...\" behind the result" },
    /* frames */
    { "frame t.a\n => op\n", "2:2: expected a pattern before the result" },
    { "rule t.a\n @adverb\n", "2:2: expected \"@noun\" or \"@verb\"" },
    { "frame t.a\n + x\n", "2:2: expected the result \"=> ...\" before the examples" },
    { "frame t.a\n met\n", "2:2: expected verb, noun, adjective, if or \"=> ...\"" },
    { "frame t.a\n verb\n", "2:6: expected a word" },
    { "frame t.a\n verb call on | 9\n", "2:17: expected a word" },
    { "frame t.a\n verb call on it\n", "2:15: expected \"|\" or the line's end" },
    { "frame t.a\n if object\n", "2:2: expected a predicate before \"if\"" },
    { "frame t.a\n verb go\n if no\n", "3:7: expected a function" },
    { "frame t.a\n verb go\n if object %nosuch\n", "3:13: unknown set %nosuch" },
    { "frame t.a\n verb go\n if object <time>\n",
      "3:17: expected <actor>, <person>, <group>, <body> or <place>" },
    { "frame t.a\n verb go\n if object with\n",
      "3:12: expected \",\" or the line's end" },
    /* items */
    { "rule t.a\n on %day\n", "2:5: unknown set %day" },
    { "rule t.a\n on % day\n", "2:5: expected the name of a word set behind \"%\"" },
    { "rule t.a\n <who> met\n",
      "2:2: unknown mark <who>, expected one of number, ordinal, "
      "quote, time, actor, speech" },
    { "rule t.a\n <actor met\n", "2:2: \"<\" without \">\"" },
    { "rule t.a\n (a | b\n", "2:2: \"(\" without \")\"" },
    { "rule t.a\n a b) c\n", "2:5: \")\" without \"(\"" },
    { "rule t.a\n a | b\n", "2:4: \"|\" stands inside ( ) only" },
    { "rule t.a\n (a | ) b\n", "2:7: expected an item" },
    { "rule t.a\n () b\n", "2:3: expected an item" },
    { "rule t.a\n a ? b\n",
      "2:4: expected an item before \"?\" (a question mark is written '?')" },
    { "rule t.a\n a?? b\n", "2:4: a second \"?\"" },
    { "rule t.a\n a ..x b\n",
      "2:4: expected a gap of 1 to 8 tokens, ..1 to ..8 (words of dots are quoted)" },
    { "rule t.a\n a ..9 b\n",
      "2:4: expected a gap of 1 to 8 tokens, ..1 to ..8 (words of dots are quoted)" },
    { "rule t.a\n a ..0 b\n",
      "2:4: expected a gap of 1 to 8 tokens, ..1 to ..8 (words of dots are quoted)" },
    { "rule t.a\n a ..2? b\n", "2:4: a gap is optional as it is" },
    { "rule t.a\n a ..2 ..2 b\n", "2:8: two gaps in a row" },
    { "rule t.a\n a x:..2 ..2 b\n", "2:10: two gaps in a row" },
    { "rule t.a\n a b x:..2\n",
      "2:2: a gap at the end of a pattern never takes a token" },
    { "rule t.a\n a ^? b\n", "2:4: \"^\" and \"$\" can't be optional" },
    { "rule t.a\n x:^ b\n", "2:2: \"^\" and \"$\" hold no words to capture" },
    { "rule t.a\n (a x:) b\n", "2:5: expected an item behind \"x:\"" },
    { "rule t.a\n a x:\n", "2:4: expected an item behind \"x:\"" },
    { "rule t.a\n a:1 b:2 c:3 d:4 e:5 f:6 g:7 h:8 i:9\n", "2:34: more than 8 captures" },
    { "rule t.a\n a? (b | c?)\n",
      "2:2: nothing in this pattern is compulsory: expected a "
      "word, a set or a mark without \"?\"" },
    { "rule t.a\n ^ $\n",
      "2:2: nothing in this pattern is compulsory: expected a word, a "
      "set or a mark without \"?\"" },
    { "rule t.a\n 'held\n", "2:2: quotation mark ' is not closed" },
    { "rule t.a\n a \"\" b\n", "2:4: nothing between the quotation marks" },
    { "rule t.a\n été <actor>met\n", "2:13: expected a space before \"m\"" },
    { "rule t.a\n a=b c\n", "2:4: expected a space before \"b\"" },
    { "rule t.a\n = b\n", "2:2: expected a word before \"=\"" },
    { "rule t.a\n hold~(held\n", "2:7: \"(\" without \")\"" },
    { "rule t.a\n hold~() a\n", "2:7: expected irregular forms: hold~(held)" },
    { "rule t.a\n hold~(%day) a\n",
      "2:7: expected plain words in the brackets of forms" },
    { "rule t.a\n the talks. a\n", "2:6: a full stop is an item of its own: \"talks .\"; "
                                   "abbreviations belong into a word set" },
    /* results */
    { "rule t.a\n a\n =>\n", "3:4: expected an operation or \"discard\" behind \"=>\"" },
    { "rule t.a\n a\n => Op\n",
      "3:5: expected an operation or \"discard\" behind \"=>\"" },
    { "rule t.a\n a\n => op(a\n", "3:7: \"(\" without \")\"" },
    { "rule t.a\n a\n => op(a b)\n", "3:10: expected \",\" or \")\"" },
    { "rule t.a\n a\n => op(a, )\n", "3:11: expected an argument" },
    { "rule t.a\n a\n => op(a=)\n", "3:10: expected an argument" },
    { "rule t.a\n a\n => op('a'=b)\n",
      "3:8: expected a name of small letters before \"=\"" },
    { "rule t.a\n a\n => op(A=b)\n",
      "3:8: expected a name of small letters before \"=\"" },
    { "rule t.a\n a\n => op(a=b, c)\n",
      "3:13: arguments without a name stand before those with one" },
    { "rule t.a\n a\n => op(1,2,3,4,5,6,7,8,9,10,11,12,13)\n",
      "3:35: more than 12 arguments" },
    { "rule t.a\n a\n => op() now\n",
      "3:10: expected the end of the line behind the result" },
    { "rule t.a\n a\n => discard(a)\n", "3:12: \"discard\" takes no arguments" },
    { "rule t.a\n x:a y:b\n => op(x)\n", "3:2: capture \"y\" is not used in the result" },
    { "rule t.a\n x:a\n => op('x')\n", "3:2: capture \"x\" is not used in the result" },
    { "rule t.a\n x:a\n => discard\n", "3:2: capture \"x\" is not used in the result" },
    /* examples */
    { "rule t.a\n a\n => op\n +\n", "4:2: expected a text behind \"+\"" },
    { "rule t.a\n a\n => op\n + @2024-03-07\n", "4:2: expected a text behind \"+\"" },
    { "rule t.a\n a\n => op\n + x @2024-02-31\n",
      "4:6: expected a date like @2024-03-07" },
    { "rule t.a\n a\n => op\n + |\n", "4:2: expected a text behind \"+\"" },
    { "rule t.a\n a\n => op\n + x\n - y | z\n", "5:6: a \"-\" example expects nothing" },
};

START_TEST(fault)
{
    char got[1024], expect[1024];
    fixture f;
    fixture_open(&f);
    ck_assert_int_eq(fixture_parse(&f, "t", "t.rules", faults[_i].text), DL_ESEED);
    dl_err_format(&f.err, got, sizeof got);
    snprintf(expect, sizeof expect, "t.rules:%s", faults[_i].message);
    ck_assert_str_eq(got, expect);
    fixture_close(&f);
}
END_TEST

START_TEST(bytes)
{
    fixture f;
    fixture_open(&f);
    ck_assert_int_eq(fixture_parse(&f, "t", "t.rules", "rule t.a\n \xff\n"), DL_ESEED);
    ck_assert_str_eq(f.err.text, "not UTF-8 at byte 10");
    fixture_close(&f);
}
END_TEST

/* Brackets nest as deep as the limit and no deeper. */
START_TEST(depth)
{
    for (uint32_t n = DL_MAX_DEPTH; n <= DL_MAX_DEPTH + 1; n++) {
        fixture f;
        dl_buf text = { 0 };
        fixture_open(&f);
        dl_buf_puts(&text, "rule t.a\n ");
        for (uint32_t i = 0; i < n; i++) dl_buf_puts(&text, "(");
        dl_buf_puts(&text, "a");
        for (uint32_t i = 0; i < n; i++) dl_buf_puts(&text, ")");
        dl_buf_puts(&text, "\n" END);
        ck_assert_int_eq(fixture_parse(&f, "t", "t.rules", text.ptr),
                         n == DL_MAX_DEPTH ? DL_OK : DL_ESEED);
        dl_buf_free(&text);
        fixture_close(&f);
    }
}
END_TEST

static const char good[] = "# rules and declarations in one file\n"
                           "event t \"a type\" plover=NONE\n"
                           "  role  agent actor\n"
                           "field content span?\n"
                           "  anything (that the event layer understands\n"
                           "\n"
                           "rule t.first      # with a comment\n"
                           "  (on|last)? day:%weekday n:<number>?   # and here\n"
                           "\ton the day:%weekday\n"
                           "  => weekday(day, before, 'two words', count=n, as=day)\n"
                           "  + on Tuesday @2024-03-07 | 2024-03-05 day\n"
                           "  + said @envoy # not a comment\n"
                           "  - Tuesday Weld @2024-03-07T10:30\n"
                           "\r\n"
                           "rule t.second\r\n"
                           "  talks\r\n"
                           "  => discard\r\n"
                           "  + the talks |\r\n";

START_TEST(results)
{
    fixture f;
    fixture_open(&f);
    ck_assert_msg(!fixture_parse(&f, "t", "seeds/t.event", good), "%s", f.err.text);
    ck_assert_uint_eq(dl_rules_count(f.rules), 2);
    ck_assert_uint_eq(dl_rules_group(f.rules, DL_LIT("t")), 0);
    ck_assert_uint_eq(dl_rules_group(f.rules, DL_LIT("u")), UINT16_MAX);
    const dl_rule *r = dl_rules_get(f.rules, 1);
    ck_assert_dl_str(r->name, "t.first");
    ck_assert_dl_str(r->op, "weekday");
    ck_assert_str_eq(r->path, "seeds/t.event");
    ck_assert_uint_eq(r->line, 7);
    ck_assert_uint_eq(r->id, 1);
    ck_assert_uint_eq(r->n_captures, 2);
    ck_assert_int_eq(dl_rule_capture(r, "day"), 0);
    ck_assert_int_eq(dl_rule_capture(r, "n"), 1);
    ck_assert_int_eq(dl_rule_capture(r, "before"), -1);
    ck_assert_uint_eq(r->n_args, 5);
    ck_assert(r->args[0].capture == 0 && !r->args[0].name.len);
    ck_assert(r->args[1].capture == -1);
    ck_assert_dl_str(r->args[1].word, "before");
    ck_assert_dl_str(r->args[2].word, "two words");
    ck_assert_dl_str(r->args[3].name, "count");
    ck_assert(r->args[3].capture == 1 && r->args[4].capture == 0);
    ck_assert_dl_str(dl_rules_get(f.rules, 2)->op, "discard");
    fixture_close(&f);
}
END_TEST

START_TEST(examples)
{
    fixture f;
    char date[DL_ISO_MAX];
    fixture_open(&f);
    ck_assert_int_eq(fixture_parse(&f, "t", "t.event", good), DL_OK);
    const dl_rule *r = dl_rules_get(f.rules, 1);
    ck_assert_uint_eq(r->examples.n, 3);
    ck_assert_dl_str(r->examples.at[0].text, "on Tuesday");
    ck_assert_dl_str(r->examples.at[0].expected, "2024-03-05 day");
    ck_assert_str_eq(dl_iso_format(r->examples.at[0].published, date),
                     "2024-03-07T00:00");
    ck_assert(r->examples.at[0].positive && r->examples.at[0].line == 11);
    ck_assert_dl_str(r->examples.at[1].text, "said @envoy # not a comment");
    ck_assert(r->examples.at[1].published == DL_NO_TIME);
    ck_assert_dl_str(r->examples.at[2].text, "Tuesday Weld");
    ck_assert_str_eq(dl_iso_format(r->examples.at[2].published, date),
                     "2024-03-07T10:30");
    ck_assert(!r->examples.at[2].positive && r->examples.at[2].line == 13);
    ck_assert_dl_str(dl_rules_get(f.rules, 2)->examples.at[0].text, "the talks");
    ck_assert_dl_str(dl_rules_get(f.rules, 2)->examples.at[0].expected, "");
    fixture_close(&f);
}
END_TEST

DL_SUITE("rule_parse", tcase_add_loop_test(tc, fault, 0, DL_N(faults));
         tcase_add_test(tc, bytes); tcase_add_test(tc, depth);
         tcase_add_test(tc, results); tcase_add_test(tc, examples);)
