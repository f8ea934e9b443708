/* test_talks.c - parties of rounds of talks that other tellings name:
 * tests/cases/talks.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

/* "talk_round#2: Norway + Peru": names of the participants, in order of their parts. */
static void render(const dl_analysis *a, dl_str expected, dl_buf *out) {
    for (const char *before = ""; expected.len; before = "; ") {
        dl_str rest = dl_str_cut(&expected, ';');
        dl_str name = dl_str_trim(dl_str_cut(&rest, ':'));
        uint32_t i = named_event(a, name);
        dl_buf_printf(out, "%s%.*s: ", before, DL_ARG(name));
        if (i == DL_NONE) {
            dl_buf_puts(out, "none");
            continue;
        }
        const dl_event *e = &a->events.list.at[i];
        if (!e->parts.n) dl_buf_puts(out, "nobody");
        for (uint32_t p = 0; p < e->parts.n; p++) {
            uint32_t m = e->parts.at[p].mention;
            uint32_t actor = a->mentions.list.at[m].actor;
            if (p) dl_buf_puts(out, " + ");
            dl_buf_str(out, actor == DL_NONE ? mention_words(a, m)
                                             : a->mentions.found.at[actor].name);
        }
    }
}

START_TEST(cases)
{ run_articles("talks.cases", 8, render); }
END_TEST

DL_SUITE("talks", load_knowledge(); tcase_add_test(tc, cases);)
