/* test_pronoun.c - whom pronouns mean where sentences are parsed: pronouns.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

/* Index of the N-th mention (from 1) with TEXT in any case; DL_NONE: fewer. */
static uint32_t nth(const dl_analysis *a, dl_str text, int64_t n) {
    for (uint32_t i = 0; i < a->mentions.list.n; i++) {
        char low[128];
        dl_str words = mention_words(a, i);
        if (words.len > sizeof low) continue;
        dl_str s = { low, dl_utf8_lower(words, low, sizeof low) };
        if (dl_str_eq(s, text) && --n == 0) return i;
    }
    return DL_NONE;
}

static void put_meaning(const dl_analysis *a, uint32_t i, dl_buf *out) {
    const dl_mention *m = &a->mentions.list.at[i];
    if (m->actor != DL_NONE) {
        dl_buf_printf(out, "%.*s", DL_ARG(a->mentions.found.at[m->actor].key));
        return;
    }
    if (m->antecedent == DL_NONE)
        dl_buf_puts(out, "-");
    else
        dl_buf_printf(out, "@%.*s", DL_ARG(mention_words(a, m->antecedent)));
}

static void render(const dl_analysis *a, dl_str expected, dl_buf *out) {
    while (expected.len) {
        dl_str want = dl_str_trim(dl_str_cut(&expected, ';'));
        dl_str number = want, text = dl_str_cut(&number, '#');
        int64_t n = 0;
        ck_assert(dl_str_int(dl_str_cut(&number, '='), &n));
        uint32_t i = nth(a, text, n);
        if (out->len) dl_buf_puts(out, "; ");
        dl_buf_printf(out, "%.*s#%d=", DL_ARG(text), (int)n);
        if (i != DL_NONE) put_meaning(a, i, out);
    }
}

START_TEST(cases)
{ run_articles("pronouns.cases", 30, render); }
END_TEST

DL_SUITE("pronoun", load_knowledge_to_parse_all(); tcase_add_test(tc, cases);)
