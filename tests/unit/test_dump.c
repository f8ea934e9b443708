/* test_dump.c - what the stages print: every stage, one piece a line, whatever the text.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

static const char article[] =
    "OSLO, May 12 - The third round of talks between Norway and Peru opened in Geneva on "
    "Monday.\n\n\"We are late,\" Norwegian Envoy Karin Holm said. Peru released 40 "
    "prisoners.\n";

static bool has_line(const dl_buf *out, const char *line) {
    dl_str rest = { out->ptr, (uint32_t)out->len }, one;
    while (dl_str_line(&rest, &one))
        if (dl_str_is(one, line)) return true;
    return false;
}

static const struct {
    const char *stage, *line;
} lines[] = {
    { "blocks", "block 0 paragraph 0-91" },
    { "tokens", "token 0 0 word OSLO" },
    { "tokens", "token 1 4 punct ," },
    { "sentences", "sentence 2 block 1 141-168 \"Peru released 40 prisoners.\"" },
    { "numbers", "number 40 155-157 \"40\"" },
    { "numbers", "ordinal 3 19-24 \"third\"" },
    { "quotes", "quote 0 94-106 \"We are late,\"" },
    { "grammar", "node 33 VERB root - released" },
    { "grammar", "node 35 NOUN obj 33 prisoners" },
    { "clauses", "clause 33 release [past] | subj=Peru | obj=prisoners" },
    { "when", "time 1 DATE 84-90 \"Monday\" 2003-05-12 [weekday 1 past] "
              "2003-05-12T00:00..2003-05-13T00:00 day published" },
    { "actors", "mention 1 name country 48-54 \"Norway\" = country/norway" },
    { "speech",
      "speech 0 direct say cue 135-139 \"said\" source 108-134 \"Norwegian Envoy "
      "Karin Holm\" speaker=person/karin-holm content 93-107 \"\"We are late,\"\"" },
    { "resolve", "role person/karin-holm 108-123 \"Norwegian Envoy\" of country/norway" },
    { "events", "event 2 release occurred 146-154 \"released\" time 6-12 \"May 12\" "
                "2003-05-12T00:00..2003-05-13T00:00 day context agent=country/peru "
                "target=155-167 \"40 prisoners\" number=40 confidence=78 "
                "rule=release.captive" },
};

/* A line of every stage, as it is. */
START_TEST(stages)
{
    dl_analysis a;
    dl_buf out = { 0 };
    read_article(dl_str_of(article), "2003-05-14", &a);
    ck_assert(dl_dump(knowledge, &a, lines[_i].stage, &out));
    ck_assert_msg(has_line(&out, lines[_i].line), "no line \"%s\" in:\n%.*s",
                  lines[_i].line, (int)out.len, out.ptr);
    dl_buf_free(&out);
    dl_analysis_free(&a);
}
END_TEST

/* Every stage of the pipeline can be printed, and prints something here. */
START_TEST(all)
{
    dl_analysis a;
    read_article(dl_str_of(article), "2003-05-14", &a);
    for (size_t i = 0; i < dl_stage_count(); i++) {
        dl_buf out = { 0 };
        ck_assert_msg(dl_dump(knowledge, &a, dl_stage_name(i), &out), "%s",
                      dl_stage_name(i));
        ck_assert_msg(out.len > 0 && out.ptr[out.len - 1] == '\n', "%s",
                      dl_stage_name(i));
        dl_buf_free(&out);
    }
    dl_analysis_free(&a);
}
END_TEST

START_TEST(unknown)
{
    static const char *const names[] = { "", "event", "Events", "events ", "stages" };
    dl_analysis a;
    dl_buf out = { 0 };
    read_article(dl_str_of(article), NULL, &a);
    for (size_t i = 0; i < DL_N(names); i++)
        ck_assert(!dl_dump(knowledge, &a, names[i], &out));
    ck_assert_uint_eq(out.len, 0);
    dl_buf_free(&out);
    dl_analysis_free(&a);
}
END_TEST

/* Line ends and control characters in the middle of pieces: each stays one line that
 * begins with the word for its kind, and the output holds no control characters. */
START_TEST(hostile)
{
    static const char text[] =
        "\"We are late and nobody has told us, and this is an end\nevent 9 attack,\" "
        "Envoy Karin\tHolm said on Monday that\x01 Peru\nattacked\x1b[31m Chile\x7f with "
        "tanks and ships.\r\n\r\nThe third round of talks between the envoys of Peru "
        "and\nNorway ended without a word on the prisoners or the border.\n";
    static const char *const words[] = { "block",  "token",   "sentence", "dateline",
                                         "number", "ordinal", "quote",    "node",
                                         "clause", "time",    "actor",    "mention",
                                         "role",   "speech",  "event" };
    dl_analysis a;
    dl_buf out = { 0 };
    read_article(DL_LIT(text), "2003-05-14", &a);
    for (size_t i = 0; i < dl_stage_count(); i++)
        ck_assert(dl_dump(knowledge, &a, dl_stage_name(i), &out));
    dl_str rest = { out.ptr, (uint32_t)out.len }, line;
    uint32_t n = 0;
    while (dl_str_line(&rest, &line)) {
        dl_str tail = line, first = dl_str_cut(&tail, ' ');
        bool known = false;
        for (size_t i = 0; i < DL_N(words); i++) known |= dl_str_is(first, words[i]);
        ck_assert_msg(known, "\"%.*s\"", DL_ARG(line));
        for (uint32_t i = 0; i < line.len; i++)
            ck_assert_msg((unsigned char)line.ptr[i] >= 0x20 && line.ptr[i] != 0x7f,
                          "\"%.*s\"", DL_ARG(line));
        n++;
    }
    ck_assert_uint_gt(n, a.text.tokens.n);
    ck_assert_uint_ge(a.events.list.n, 2);
    dl_buf_free(&out);
    dl_analysis_free(&a);
}
END_TEST

DL_SUITE("dump", load_knowledge_to_parse_all();
         tcase_add_loop_test(tc, stages, 0, DL_N(lines)); tcase_add_test(tc, all);
         tcase_add_test(tc, unknown); tcase_add_test(tc, hostile);)
