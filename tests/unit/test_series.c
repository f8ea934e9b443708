/* test_series.c - what rounds of talks are called and what they are about:
 * tests/cases/series.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

static dl_str said(const dl_event *e, const char *name) {
    int field = dl_event_field(&knowledge->types.list.at[e->type], dl_str_of(name));
    for (uint32_t i = 0; i < e->fields.n; i++)
        if (e->fields.at[i].field == field) return e->fields.at[i].text;
    return DL_LIT("none");
}

/* "talk_round#2: six-party talks, nuclear": the name, then the subject. */
static void put_event(const dl_analysis *a, const dl_event *e, dl_str wanted,
                      dl_buf *out) {
    (void)a;
    (void)wanted;
    dl_buf_str(out, said(e, "talks"));
    dl_buf_puts(out, ", ");
    dl_buf_str(out, said(e, "subject"));
}

static void render(const dl_analysis *a, dl_str expected, dl_buf *out) {
    render_events(a, expected, put_event, out);
}

START_TEST(cases)
{ run_articles("series.cases", 12, render); }
END_TEST

DL_SUITE("series", load_knowledge(); tcase_add_test(tc, cases);)
