/* test_lemma.c - lemmas of the table tests/cases/lemma.cases, and of forms that are none.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/grammar.h"
#include "../../src/grammar/lemma_parts.h"
#include "text_cases.h"

enum { LONGEST = 64 };

static void check_case(const dl_words *words, dl_arena *mem, dl_str text, dl_str expected,
                       uint32_t line) {
    dl_str forms[LONGEST];
    dl_node nodes[LONGEST] = { 0 };
    char out[DL_LEMMA_MAX];
    dl_buf got = { 0 };
    uint32_t n = 0;
    (void)words;
    (void)mem;
    while (text.len && n < LONGEST) {
        dl_str word = dl_str_cut(&text, ' ');
        forms[n] = dl_str_cut(&word, '_');
        int pos = dl_pos_named(word);
        ck_assert_msg(pos >= 0, "line %u: no part of speech", line);
        nodes[n++].pos = (uint8_t)pos;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (i) dl_buf_putc(&got, ' ');
        dl_buf_str(&got, dl_lemma_at(forms, nodes, n, i, out));
    }
    ck_assert_msg(dl_str_eq((dl_str){ got.ptr, (uint32_t)got.len }, expected),
                  "line %u: %s, not %.*s", line, got.ptr, DL_ARG(expected));
    dl_buf_free(&got);
}

START_TEST(cases)
{ run_cases("lemma.cases", 150, check_case); }
END_TEST

static void check_sorted(const char *const *table, size_t n) {
    for (size_t i = 1; i < n; i++) {
        size_t a = strcspn(table[i - 1], " "), b = strcspn(table[i], " ");
        int order = memcmp(table[i - 1], table[i], a < b ? a : b);
        ck_assert_msg(order < 0 || (order == 0 && a < b), "%s before %s", table[i - 1],
                      table[i]);
    }
}

/* Frames ask for them, of verbs with a prefix too. */
START_TEST(irregular_forms)
{
    static const char *const verbs[] = {
        "take took taken",
        "retake retook retaken",
        "overthrow overthrew overthrown",
        "walk ",
    };
    dl_arena *mem = dl_arena_new();
    dl_str expected = dl_str_of(verbs[_i]), lemma = dl_str_cut(&expected, ' ');
    dl_str got = dl_lemma_irregular(dl_irregulars_new(mem), mem, lemma, DL_POS_VERB);
    while (expected.len) {
        dl_str form = dl_str_cut(&expected, ' ');
        bool found = false;
        for (dl_str rest = got; rest.len && !found;)
            found = dl_str_eq(dl_str_cut(&rest, ' '), form);
        ck_assert_msg(found, "%.*s: no %.*s", DL_ARG(lemma), DL_ARG(form));
    }
    if (dl_str_is(lemma, "walk")) ck_assert_uint_eq(got.len, 0);
    dl_arena_free(mem);
}
END_TEST

/* They are searched in halves. */
START_TEST(tables_are_in_order)
{
    check_sorted(dl_lemma_verbs, dl_lemma_verbs_n);
    check_sorted(dl_lemma_nouns, dl_lemma_nouns_n);
    check_sorted(dl_lemma_same, dl_lemma_same_n);
    check_sorted(dl_lemma_with_e, dl_lemma_with_e_n);
    check_sorted(dl_lemma_bare, dl_lemma_bare_n);
    check_sorted(dl_lemma_doubled, dl_lemma_doubled_n);
    check_sorted(dl_lemma_compared, dl_lemma_compared_n);
}
END_TEST

/* All endings on stems of all lengths, up to what fits and beyond, as all parts of
 * speech: valid, within its bounds, and never nothing. */
START_TEST(any_form)
{
    static const char *const stems[] = {
        "", "a", "b", "e", "-", "'", "\xc3\xa9", "\xc8\xba", "\xe2\x80\x99", "qu", "B"
    };
    static const char *const endings[] = { "",     "s",       "es",   "ies",
                                           "ed",   "ied",     "eed",  "ing",
                                           "ying", "er",      "est",  "ier",
                                           "iest", "men",     "'s",   "0's",
                                           "ves",  "dormice", "lled", "\xe2\x80\x99s" };
    char form[200], out[DL_LEMMA_MAX];
    for (size_t s = 0; s < DL_N(stems); s++)
        for (size_t e = 0; e < DL_N(endings); e++)
            for (uint32_t times = 0; times<60; times += times> 3 ? 2 : 1) {
                uint32_t len = 0;
                size_t stem = strlen(stems[s]), ending = strlen(endings[e]);
                for (uint32_t i = 0; i < times; i++, len += (uint32_t)stem)
                    memcpy(form + len, stems[s], stem);
                memcpy(form + len, endings[e], ending);
                len += (uint32_t)ending;
                for (int pos = 0; pos < DL_POS_COUNT; pos++) {
                    dl_str lemma = dl_lemma((dl_str){ form, len }, pos, times & 1, out);
                    ck_assert_uint_eq(dl_utf8_check(lemma.ptr, lemma.len), lemma.len);
                    ck_assert(lemma.len <= DL_LEMMA_MAX || lemma.ptr == form);
                    ck_assert(!len == !lemma.len);
                }
            }
}
END_TEST

DL_SUITE("lemma", tcase_add_test(tc, cases); tcase_add_test(tc, tables_are_in_order);
         tcase_add_loop_test(tc, irregular_forms, 0, 4); tcase_add_test(tc, any_form);)
