/* test_store_report.c - what an analysis says comes back out, character for character.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

/* Words of one to four bytes a character; what precedes decides the offset. */
static const char *const texts[] = {
    "Norland met Sudmark.",
    "\xe2\x80\x9cWe met,\xe2\x80\x9d said Norland; Sudmark did not.",
    "\xf0\x9f\x95\x8a\xc3\x89t\xc3\xa9 \xe4\xbc\x9a\xe8\xb0\x88: Norland \xe2\x80\x94 "
    "Sudmark met \xc3\xa9t\xc3\xa9 \xf0\x9f\x95\x8a",
};

START_TEST(evidence)
{
    fixture f;
    dl_buf text = { 0 };
    fixture_open(&f);
    for (int i = 0; i < 40; i++)
        dl_buf_puts(&text, _i == 0 ? "plain, " : "d\xc3\xa9j\xc3\xa0 \xe4\xbc\x9a, ");
    dl_buf_puts(&text, texts[_i]);
    fixture_article(&f, "a.txt", "", "2019-08-26", text.ptr);
    uint32_t who = fixture_who(&f, DL_ACTOR_COUNTRY, "country/sudmark", "Sudmark");
    uint32_t event = fixture_event(&f, "meeting", DL_OCCURRED, "met");
    fixture_at(&f, event)->evidence = fixture_span(&f, texts[_i]);
    fixture_part(&f, event, "participant", who);
    fixture_put(&f);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT trigger_text FROM evidence", "met");
    ck_assert_answer(&f, "SELECT text FROM evidence", texts[_i]);
    ck_assert_answer(
        &f,
        "SELECT substr(a.text, p.off + 1, p.len), p.words FROM report_actor p "
        "JOIN report r ON r.id = p.report JOIN article a ON a.id = r.article",
        "Sudmark|Sudmark");
    ck_assert_answer(&f, "SELECT length = length(text) FROM article", "1");
    dl_buf_free(&text);
    fixture_close(&f);
}
END_TEST

START_TEST(everything)
{
    fixture f;
    fixture_open(&f);
    fixture_article(
        &f, "a.txt", "", "2019-08-26",
        "Envoy Ada Berg of Norland told Sudmark in Vik: \xe2\x80\x9cNo.\xe2\x80\x9d");
    uint32_t berg = fixture_who(&f, DL_ACTOR_PERSON, "person/ada-berg", "Ada Berg");
    uint32_t norland = fixture_who(&f, DL_ACTOR_COUNTRY, "country/norland", "Norland");
    uint32_t sudmark = fixture_who(&f, DL_ACTOR_COUNTRY, "country/sudmark", "Sudmark");
    fixture_role(&f, berg, norland, "Envoy");
    uint32_t event = fixture_event(&f, "statement", DL_OCCURRED, "told");
    fixture_part(&f, event, "speaker", berg);
    fixture_part(&f, event, "addressee", sudmark);
    fixture_word(&f, event, "mode", "direct");
    fixture_content(&f, event, "\xe2\x80\x9cNo.\xe2\x80\x9d");
    fixture_place(&f, event, "place/vik", "Vik");
    uint32_t inner = fixture_event(&f, "demand", DL_POSSIBLE, "No");
    *DL_PUSH(f.a.mem, &f.a.speeches.list) = (dl_speech){ 0 };
    fixture_at(&f, event)->speech = fixture_at(&f, inner)->speech = 0;
    fixture_put(&f);
    fixture_finish(&f);
    ck_assert_answer(&f, "SELECT speaker, mode, addressee, content FROM statements",
                     "Ada Berg|direct|Sudmark|\xe2\x80\x9cNo.\xe2\x80\x9d");
    ck_assert_answer(&f,
                     "SELECT name, belongs_to, roles FROM actor_profile "
                     "WHERE kind = 'person'",
                     "Ada Berg|Norland|Envoy");
    ck_assert_answer(
        &f, "SELECT place, confidence FROM timeline WHERE type = 'statement'", "Vik|0.8");
    ck_assert_answer(&f,
                     "SELECT type, inside - (SELECT min(id) FROM report) FROM report "
                     "WHERE inside IS NOT NULL",
                     "demand|0");
    ck_assert_answer(&f, "SELECT source_actor, target_actor, cameo FROM dyads",
                     "Ada Berg|Sudmark|010");
    ck_assert_answer(&f, "SELECT title FROM timeline WHERE type = 'statement'",
                     "Ada Berg: statement to Sudmark: \xe2\x80\x9cNo.\xe2\x80\x9d");
    ck_assert_answer(&f, "PRAGMA foreign_key_check", "");
    fixture_close(&f);
}
END_TEST

DL_SUITE("store_report", tcase_add_loop_test(tc, evidence, 0, DL_N(texts));
         tcase_add_test(tc, everything);)
