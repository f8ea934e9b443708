/* test_attach.c - which time and place belong to an event: tests/cases/attach.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

/* "type: words of the time | words of the place", "-" for none; with a date instead of
 * words the time is checked as the day on which it begins, with two as its first and last. */
static void put_event(const dl_analysis *a, const dl_event *e, dl_str wanted,
                      dl_buf *out) {
    char iso[DL_ISO_MAX];
    dl_minute day;
    dl_str words = dl_str_trim(dl_str_cut(&wanted, '|'));
    dl_str last = words, first = dl_str_cut(&last, '/');
    if (dl_iso_parse(first, &day)) {
        const dl_when *when = e->when == DL_NONE ? NULL : &a->whens.list.at[e->when];
        dl_buf_printf(out, "%.10s", when ? dl_iso_format(when->begins, iso) : "-");
        if (last.len && when)
            dl_buf_printf(out, "/%.10s", dl_iso_format(when->ends - 1, iso));
    } else if (e->timex == DL_NONE)
        dl_buf_puts(out, "-");
    else
        dl_buf_str(out, dl_span_str(&a->doc, a->whens.timexes.at[e->timex].span));
    dl_buf_printf(out, " | %.*s", DL_ARG(mention_words(a, e->place)));
}

static void render(const dl_analysis *a, dl_str expected, dl_buf *out) {
    render_events(a, expected, put_event, out);
}

START_TEST(cases)
{ run_articles("attach.cases", 20, render); }
END_TEST

DL_SUITE("attach", load_knowledge(); tcase_add_test(tc, cases);)
