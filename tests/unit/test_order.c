/* test_order.c - arguments of a verb by order of words: tests/cases/order.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

static uint32_t token_of(const dl_analysis *a, dl_str word) {
    for (uint32_t i = 0; i < a->text.tokens.n; i++)
        if (dl_str_eq(dl_token_str(&a->doc, &a->text.tokens.at[i]), word)) return i;
    ck_abort_msg("no word %.*s", DL_ARG(word));
    return DL_NONE;
}

static void put_tokens(const dl_analysis *a, uint32_t first, uint32_t end, dl_buf *out) {
    dl_buf_str(out, dl_span_str(&a->doc, dl_token_span(&a->text, first, end - first)));
}

/* What stands where around VERB, by the name of a KEY; any other key is a preposition. */
static void put_value(const dl_analysis *a, const dl_order *order, uint32_t verb,
                      dl_str key, dl_buf *out) {
    char word[32];
    snprintf(word, sizeof word, "%.*s", DL_ARG(key));
    if (dl_str_is(key, "subject"))
        dl_buf_str(out, mention_words(a, dl_order_subject(order, verb)));
    else if (dl_str_is(key, "object"))
        dl_buf_str(out, mention_words(a, dl_order_object(order, verb + 1)));
    else if (dl_str_is(key, "passive"))
        dl_buf_puts(out, dl_order_passive(order, verb) ? "yes" : "no");
    else if (dl_str_is(key, "group"))
        put_tokens(a, dl_order_group(order, verb), verb + 1, out);
    else if (dl_str_is(key, "clause"))
        put_tokens(a, verb, dl_order_clause_end(order, verb), out);
    else
        dl_buf_str(out, mention_words(a, dl_order_oblique(order, verb + 1, word)));
}

/* "verb: subject=words; object=words; passive=no; with=words" */
static void render(const dl_analysis *a, dl_str expected, dl_buf *out) {
    dl_order order =
        dl_order_of(a->mem, knowledge->words, &a->doc, &a->text, &a->mentions);
    dl_str rest = expected, name = dl_str_cut(&rest, ':');
    uint32_t verb = token_of(a, name);
    dl_buf_printf(out, "%.*s:", DL_ARG(name));
    for (const char *before = " "; rest.len; before = "; ") {
        dl_str value = dl_str_cut(&rest, ';'), key = dl_str_cut(&value, '=');
        key = dl_str_trim(key);
        dl_buf_printf(out, "%s%.*s=", before, DL_ARG(key));
        put_value(a, &order, verb, key, out);
    }
}

START_TEST(cases)
{ run_articles("order.cases", 30, render); }
END_TEST

START_TEST(governed)
{
    dl_analysis a;
    read_article(DL_LIT("Norway wrote to the old Peru, and Chile left Spain."), NULL, &a);
    static const struct {
        const char *name;
        bool governed;
    } want[] = {
        { "Norway", false }, { "Peru", true }, { "Chile", false }, { "Spain", false }
    };
    dl_order order = dl_order_of(a.mem, knowledge->words, &a.doc, &a.text, &a.mentions);
    ck_assert_uint_eq(a.mentions.list.n, DL_N(want));
    for (uint32_t i = 0; i < DL_N(want); i++) {
        ck_assert_dl_str(mention_words(&a, i), want[i].name);
        ck_assert_msg(dl_order_governed(&order, i) == want[i].governed, "%s",
                      want[i].name);
    }
    ck_assert(!dl_order_in(&order, 0, DL_NONE));
    ck_assert(!dl_order_in(&order, a.text.tokens.n, order.sets.be));
    dl_analysis_free(&a);
}
END_TEST

DL_SUITE("order", load_knowledge(); tcase_add_test(tc, cases);
         tcase_add_test(tc, governed);)
