/* test_same.c - which tellings of an article are one event: tests/cases/same.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

/* For each type asked for the numbers of its events, in order of the text: equal numbers
 * are one event. "meeting 1 1 2; attack 1" */
static void render(const dl_analysis *a, dl_str expected, dl_buf *out) {
    for (const char *before = ""; expected.len; before = "; ") {
        dl_str rest = dl_str_cut(&expected, ';'), type;
        rest = dl_str_trim(rest);
        type = dl_str_cut(&rest, ' ');
        uint32_t number[64], n = 0, events[64];
        dl_buf_printf(out, "%s%.*s", before, DL_ARG(type));
        for (uint32_t i = 0, k = 0; i < a->events.list.n && k < 64; i++) {
            if (!dl_str_eq(event_type(a, i), type)) continue;
            uint32_t first = a->events.list.at[i].same_as;
            number[k] = 0;
            for (uint32_t j = 0; j < k; j++)
                if (events[j] == first) number[k] = number[j];
            if (first == DL_NONE) number[k] = ++n;
            events[k] = i;
            dl_buf_printf(out, " %u", number[k++]);
        }
        if (!n) dl_buf_puts(out, " none");
    }
}

START_TEST(cases)
{ run_articles("same.cases", 8, render); }
END_TEST

/* The first telling is meant even when a later one is nearer. */
START_TEST(first)
{
    dl_analysis a;
    read_article(DL_LIT("France attacked Spain. France attacked Spain in May. France "
                        "attacked Spain again."),
                 "2003-06-14", &a);
    ck_assert_uint_eq(a.events.list.n, 3);
    ck_assert_uint_eq(a.events.list.at[0].same_as, DL_NONE);
    ck_assert_uint_eq(a.events.list.at[1].same_as, 0);
    ck_assert_uint_eq(a.events.list.at[2].same_as, 0);
    dl_analysis_free(&a);
}
END_TEST

DL_SUITE("same", load_knowledge(); tcase_add_test(tc, cases); tcase_add_test(tc, first);)
