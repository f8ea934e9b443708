/* test_modality.c - the status of events: tests/cases/modality.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

/* "attack=occurred; meeting#2=planned"; "none": there is no such event. */
static void render(const dl_analysis *a, dl_str expected, dl_buf *out) {
    for (const char *before = ""; expected.len; before = "; ") {
        dl_str rest = dl_str_cut(&expected, ';'), name = dl_str_cut(&rest, '=');
        uint32_t i = named_event(a, dl_str_trim(name));
        dl_buf_printf(out, "%s%.*s=%s", before, DL_ARG(dl_str_trim(name)),
                      i == DL_NONE ? "none"
                                   : dl_status_name(a->events.list.at[i].status));
    }
}

START_TEST(cases)
{ run_articles("modality.cases", 40, render); }
END_TEST

DL_SUITE("modality", load_knowledge(); tcase_add_test(tc, cases);)
