/* test_medium.c - through what and to whom something was said: tests/cases/medium.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

/* All attributions, "medium | outlet | addressee", joined by " || ". */
static void render(const dl_analysis *a, dl_str expected, dl_buf *out) {
    (void)expected;
    if (!a->speeches.list.n) dl_buf_puts(out, "none");
    for (uint32_t i = 0; i < a->speeches.list.n; i++) {
        const dl_speech *s = &a->speeches.list.at[i];
        dl_str medium = s->medium.len ? s->medium : DL_LIT("-");
        dl_str outlet = s->outlet.len ? dl_span_str(&a->doc, s->outlet) : DL_LIT("-");
        dl_buf_printf(out, "%s%.*s | %.*s | %.*s", i ? " || " : "", DL_ARG(medium),
                      DL_ARG(outlet), DL_ARG(mention_words(a, s->addressee)));
    }
}

START_TEST(cases)
{ run_articles("medium.cases", 15, render); }
END_TEST

static const struct {
    const char *rule, *message;
} wrong[] = {
    { "rule speech.x\n  by raven\n  => carrier(raven)\n  + He said by raven.\n",
      "rule speech.x: unknown operation carrier; there are medium and to" },
    { "rule speech.x\n  by raven\n  => medium()\n  + He said by raven.\n",
      "rule speech.x: medium needs an argument" },
};

START_TEST(refused)
{
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    dl_rules *rules = dl_rules_new(mem);
    dl_err err = { 0 };
    ck_assert_int_eq(dl_rules_parse(rules, words, DL_LIT("speech"), "x.rules",
                                    dl_str_of(wrong[_i].rule), &err),
                     DL_OK);
    ck_assert_int_eq(dl_rules_compile(rules, words, &err), DL_OK);
    ck_assert_int_eq(dl_speech_check(rules, words, &err), DL_ESEED);
    ck_assert_str_eq(err.text, wrong[_i].message);
    ck_assert_str_eq(err.source, "x.rules");
    ck_assert_uint_eq(err.line, 1);
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("medium", load_knowledge(); tcase_add_test(tc, cases);
         tcase_add_loop_test(tc, refused, 0, DL_N(wrong));)
