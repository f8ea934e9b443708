/* test_fill.c - who takes which part in an event: tests/cases/fill.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

/* The mentions that take ROLE, in order of the text, joined by " + "; false: nobody. */
static bool put_role(const dl_analysis *a, const dl_event *e, uint16_t role,
                     const char *before, dl_buf *out) {
    const dl_event_type *type = &knowledge->types.list.at[e->type];
    bool any = false;
    for (uint32_t m = 0; m < a->mentions.list.n; m++)
        for (uint32_t p = 0; p < e->parts.n; p++) {
            if (e->parts.at[p].role != role || e->parts.at[p].mention != m) continue;
            if (any)
                dl_buf_puts(out, " + ");
            else
                dl_buf_printf(out, "%s%.*s=", before, DL_ARG(type->roles[role].name));
            dl_span words = e->parts.at[p].words;
            dl_buf_str(out,
                       words.len ? dl_span_str(&a->doc, words) : mention_words(a, m));
            any = true;
        }
    return any;
}

/* "type: role=words + words, role=words"; "type: nobody". */
static void put_event(const dl_analysis *a, const dl_event *e, dl_str wanted,
                      dl_buf *out) {
    (void)wanted;
    if (!e->parts.n) dl_buf_puts(out, "nobody");
    bool any = false;
    for (uint16_t r = 0; r < knowledge->types.list.at[e->type].n_roles; r++)
        any |= put_role(a, e, r, any ? ", " : "", out);
}

static void render(const dl_analysis *a, dl_str expected, dl_buf *out) {
    render_events(a, expected, put_event, out);
}

START_TEST(cases)
{
    dl_model *grammar = knowledge->grammar;
    knowledge->grammar = NULL;
    run_articles("fill.cases", 25, render);
    knowledge->grammar = grammar;
}
END_TEST

START_TEST(cases_with_trees)
{
    run_articles("fill.cases", 25, render);
    run_articles("by_clause.cases", 12, render);
}
END_TEST

DL_SUITE("fill", load_knowledge(); tcase_add_test(tc, cases);
         tcase_add_test(tc, cases_with_trees);)
