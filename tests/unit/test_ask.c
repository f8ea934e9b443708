/* test_ask.c - how questions are read: tests/cases/ask.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "../../src/query/ask.h"
#include "reading_article.h"

/* "kind types | query | words ~ RELATION types terms / who answers", "-" where there is
 * nothing; "none": not read. */
static void put(const dl_question *q, bool read, dl_buf *out) {
    if (!read) {
        dl_buf_puts(out, "none");
        return;
    }
    dl_buf_puts(out, dl_ask_kind_name(q->kind));
    dl_buf_printf(out, "%s %s",
                  q->last    ? " last"
                  : q->first ? " first"
                             : "",
                  q->types ? q->types : "-");
    if (q->asks_target) dl_buf_puts(out, " whom");
    if (q->field) dl_buf_printf(out, " %s", q->field);
    if (q->phase) dl_buf_printf(out, " %s", q->phase);
    if (q->name.len) dl_buf_printf(out, " %.*s", DL_ARG(q->name));
    dl_buf_printf(out, " | %.*s", DL_ARG(q->query.len ? q->query : DL_LIT("-")));
    if (q->words.len) dl_buf_printf(out, " | %.*s", DL_ARG(q->words));
    if (!q->relation) return;
    dl_buf_printf(out, " ~ %s", *q->relation ? q->relation : "any");
    if (q->answered_types) dl_buf_printf(out, " %s", q->answered_types);
    if (q->answered.len) dl_buf_printf(out, " %.*s", DL_ARG(q->answered));
    if (q->answerer.len) dl_buf_printf(out, " / %.*s", DL_ARG(q->answerer));
}

static void render(const dl_analysis *a, dl_str expected DL_UNUSED, dl_buf *out) {
    dl_arena *mem = dl_arena_new();
    dl_question q;
    dl_minute today;
    ck_assert(dl_iso_parse(DL_LIT("2019-09-03"), &today));
    put(&q, dl_ask_read(mem, knowledge, today, a->doc.text, &q), out);
    dl_arena_free(mem);
}

START_TEST(cases)
{ run_articles("ask.cases", 150, render); }
END_TEST

/* What can't be read is answered with what can. */
START_TEST(nearest)
{
    dl_arena *mem = dl_arena_new();
    ck_assert_str_eq(dl_ask_nearest(mem, DL_LIT("Where was the round?")),
                     "Where was the ninth round held?");
    ck_assert_ptr_nonnull(dl_ask_nearest(mem, DL_LIT("")));
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("ask", load_knowledge(); tcase_add_test(tc, cases); tcase_add_test(tc, nearest);)
