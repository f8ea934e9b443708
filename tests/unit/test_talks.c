/* test_talks.c - parties of rounds of talks that other tellings name:
 * tests/cases/talks.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

/* "talk_round#2: Norway + Peru": names of the participants, in order of their parts. */
static void put_event(const dl_analysis *a, const dl_event *e, dl_str wanted,
                      dl_buf *out) {
    (void)wanted;
    if (!e->parts.n) dl_buf_puts(out, "nobody");
    for (uint32_t p = 0; p < e->parts.n; p++) {
        uint32_t m = e->parts.at[p].mention;
        uint32_t actor = a->mentions.list.at[m].actor;
        if (p) dl_buf_puts(out, " + ");
        dl_buf_str(out, actor == DL_NONE ? mention_words(a, m)
                                         : a->mentions.found.at[actor].name);
    }
}

static void render(const dl_analysis *a, dl_str expected, dl_buf *out) {
    render_events(a, expected, put_event, out);
}

START_TEST(cases)
{ run_articles("talks.cases", 8, render); }
END_TEST

DL_SUITE("talks", load_knowledge(); tcase_add_test(tc, cases);)
