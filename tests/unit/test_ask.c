/* test_ask.c - how questions are read: tests/cases/ask.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "../../src/query/ask_find.h"
#include "reading_article.h"

/* "kind types | query | words ~ RELATION types terms / who answers", "-" where there is
 * nothing; "none": not read. */
static void put(const dl_question *q, bool read, dl_buf *out) {
    if (!read) {
        dl_buf_puts(out, "none");
        return;
    }
    dl_buf_puts(out, dl_ask_kind_name(q->kind));
    dl_buf_printf(out, "%s%s %s",
                  q->last    ? " last"
                  : q->first ? " first"
                             : "",
                  q->side > 0   ? " after"
                  : q->side < 0 ? " before"
                                : "",
                  q->types ? q->types : "-");
    if (q->asks_target) dl_buf_puts(out, " whom");
    if (q->field) dl_buf_printf(out, " %s", q->field);
    if (q->phase) dl_buf_printf(out, " %s", q->phase);
    if (q->stage) dl_buf_printf(out, " %s", q->stage);
    if (q->roles) dl_buf_printf(out, " %s", q->roles);
    if (q->done) dl_buf_puts(out, " done");
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

/* Words in any form, whole words only. */
START_TEST(words_stand_in)
{
    static const struct {
        const char *words, *text;
        bool stand;
    } rows[] = {
        { "safe zones", "A SAFE-ZONE was drawn, he said.", true },
        { "safe zones", "It is not safe to zigzag.", false },
        { "lifted", "They lift the embargo.", true },
        { "talks", "The talker left.", true },
        { "talk", "Stalking is forbidden.", false },
        { "the embargo", "Embargo lifted", true },
        { "Cote", "in C\xC3\xB4te d'Or", true },
        { "", "anything", true },
        { "president", "the presidential vote", false },
        { "president", "both presidents", true },
        { "six", "", false },
    };
    dl_arena *mem = dl_arena_new();
    for (size_t i = 0; i < DL_N(rows); i++)
        ck_assert_msg(ask_words_stand_in(mem, dl_str_of(rows[i].words),
                                         dl_str_of(rows[i].text)) == rows[i].stand,
                      "\"%s\" in \"%s\"", rows[i].words, rows[i].text);
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("ask", load_knowledge(); tcase_add_test(tc, cases); tcase_add_test(tc, nearest);
         tcase_add_test(tc, words_stand_in);)
