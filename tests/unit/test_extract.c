/* test_extract.c - the stages as a whole: names, limits, statistics, an analysis used
 * again.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

static const char article[] =
    "OSLO, May 12 - The third round of talks between Norway and Peru opened in Geneva on "
    "Monday.\n\n\"We are late,\" Envoy Karin Holm said. Peru released 40 prisoners.\n";

static void dump_all(const dl_analysis *a, dl_buf *out) {
    for (size_t i = 0; i < dl_stage_count(); i++)
        ck_assert(dl_dump(knowledge, a, dl_stage_name(i), out));
}

START_TEST(names)
{
    ck_assert_uint_ge(dl_stage_count(), 10);
    ck_assert_uint_le(dl_stage_count(), DL_MAX_STAGES);
    for (size_t i = 0; i < dl_stage_count(); i++) {
        ck_assert_uint_gt(strlen(dl_stage_name(i)), 0);
        for (size_t k = 0; k < i; k++)
            ck_assert_str_ne(dl_stage_name(i), dl_stage_name(k));
    }
    ck_assert_str_eq(dl_stage_name(dl_stage_count() - 1), "events");
}
END_TEST

/* Reset and used for the same article again, an analysis gives the same, byte for byte,
 * whatever stood in between. */
START_TEST(again)
{
    dl_analysis a;
    dl_err err = { 0 };
    dl_buf first = { 0 }, second = { 0 };
    dl_document doc = { .text = dl_str_of(article) };
    dl_document other = { .text = DL_LIT("France attacked Spain, Peru said.") };
    ck_assert(dl_iso_parse(DL_LIT("2003-05-14"), &doc.published));
    other.published = DL_NO_TIME;
    dl_analysis_init(&a);
    ck_assert_int_eq(dl_extract(knowledge, &doc, &a, NULL, &err), DL_OK);
    dump_all(&a, &first);
    dl_analysis_reset(&a);
    ck_assert_uint_eq(a.events.list.n, 0);
    ck_assert_uint_eq(a.text.tokens.n, 0);
    ck_assert_int_eq(dl_extract(knowledge, &other, &a, NULL, &err), DL_OK);
    dl_analysis_reset(&a);
    ck_assert_int_eq(dl_extract(knowledge, &doc, &a, NULL, &err), DL_OK);
    dump_all(&a, &second);
    ck_assert_uint_gt(first.len, 500);
    ck_assert_uint_eq(first.len, second.len);
    ck_assert_int_eq(memcmp(first.ptr, second.ptr, first.len), 0);
    dl_buf_free(&first);
    dl_buf_free(&second);
    dl_analysis_free(&a);
}
END_TEST

static size_t stage(const char *name) {
    for (size_t i = 0; i < dl_stage_count(); i++)
        if (strcmp(dl_stage_name(i), name) == 0) return i;
    ck_abort_msg("no stage %s", name);
    return 0;
}

START_TEST(statistics)
{
    dl_analysis a;
    dl_err err = { 0 };
    dl_extract_stats stats = { 0 };
    dl_document doc = { .text = dl_str_of(article), .published = DL_NO_TIME };
    dl_analysis_init(&a);
    for (uint64_t n = 1; n <= 2; n++) {
        dl_analysis_reset(&a);
        ck_assert_int_eq(dl_extract(knowledge, &doc, &a, &stats, &err), DL_OK);
        ck_assert_uint_eq(stats.articles, n);
        ck_assert_uint_eq(stats.bytes, n * (sizeof article - 1));
        ck_assert_uint_eq(stats.tokens, n * a.text.tokens.n);
        ck_assert_uint_eq(stats.sentences, n * a.text.sentences.n);
        ck_assert_uint_eq(stats.found[stage("events")], n * a.events.list.n);
        ck_assert_uint_eq(stats.found[stage("when")], n * a.whens.timexes.n);
        ck_assert_uint_eq(stats.found[stage("speech")], n);
    }
    ck_assert_uint_ge(a.events.list.n, 3);
    for (size_t i = 0; i < dl_stage_count(); i++) ck_assert(stats.seconds[i] >= 0);
    ck_assert_uint_eq(stats.exhausted, 0);
    dl_analysis_free(&a);
}
END_TEST

/* An empty article, and one without a word, hold nothing and are no error. */
START_TEST(empty)
{
    static const char *const texts[] = { "", "\n\n", " ", "---", "\"\"\"\"", "..." };
    for (size_t i = 0; i < DL_N(texts); i++) {
        dl_analysis a;
        read_article(dl_str_of(texts[i]), NULL, &a);
        ck_assert_uint_eq(a.events.list.n, 0);
        ck_assert_uint_eq(a.speeches.list.n, 0);
        dl_analysis_free(&a);
    }
}
END_TEST

START_TEST(limit)
{
    uint32_t len = DL_MAX_TEXT + 1;
    char *text = malloc(len);
    ck_assert_ptr_nonnull(text);
    memset(text, '\n', len);
    dl_analysis a;
    dl_err err = { 0 };
    dl_extract_stats stats = { 0 };
    dl_document doc = { .text = { text, len }, .published = DL_NO_TIME };
    dl_analysis_init(&a);
    ck_assert_int_eq(dl_extract(knowledge, &doc, &a, &stats, &err), DL_ELIMIT);
    ck_assert_str_eq(err.text, "text of 8388609 bytes, limit 8388608");
    ck_assert_uint_eq(stats.articles, 0);
    err = (dl_err){ 0 };
    dl_analysis_reset(&a); /* the next article is none the worse for it */
    doc.text.len = DL_MAX_TEXT;
    ck_assert_int_eq(dl_extract(knowledge, &doc, &a, &stats, &err), DL_OK);
    ck_assert_uint_eq(stats.articles, 1);
    dl_analysis_free(&a);
    free(text);
}
END_TEST

DL_SUITE("extract", load_knowledge(); tcase_add_test(tc, names);
         tcase_add_test(tc, again); tcase_add_test(tc, statistics);
         tcase_add_test(tc, empty); tcase_add_test(tc, limit);)
