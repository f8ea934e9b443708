/* test_attribute.c - who is reported to have said what, by order of words:
 * tests/cases/attribute.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "attributions.h"

START_TEST(cases)
{ run_articles("attribute.cases", 40, render_attributions); }
END_TEST

/* The speaker is a mention that covers the head of the source. */
START_TEST(speakers)
{
    dl_analysis a;
    read_article(DL_LIT("The Swedish envoy Karin Holm, who leads the mission, said on "
                        "Monday that the border was open."),
                 NULL, &a);
    ck_assert_uint_eq(a.speeches.list.n, 1);
    const dl_speech *s = &a.speeches.list.at[0];
    ck_assert_dl_str(mention_words(&a, s->speaker), "Karin Holm");
    ck_assert_uint_eq(s->addressee, DL_NONE);
    ck_assert_uint_eq(s->sentence, 0);
    dl_analysis_free(&a);
}
END_TEST

/* Every attribution leaves one <speech> mark on its cue. */
START_TEST(marks)
{
    dl_analysis a;
    uint32_t n = 0;
    read_article(DL_LIT("France said it was ready. \"So are we,\" Spain replied."), NULL,
                 &a);
    for (uint32_t i = 0; i < a.text.marks.n; i++) {
        const dl_mark *mark = &a.text.marks.at[i];
        if (mark->kind != DL_MARK_SPEECH) continue;
        const dl_speech *s = &a.speeches.list.at[mark->value];
        ck_assert_uint_eq(mark->first, s->cue_first + s->cue_n - 1);
        n++;
    }
    ck_assert_uint_eq(n, 2);
    ck_assert_uint_eq(a.speeches.list.n, 2);
    dl_analysis_free(&a);
}
END_TEST

START_TEST(modes)
{
    ck_assert_str_eq(dl_mode_name(DL_MODE_DIRECT), "direct");
    ck_assert_str_eq(dl_mode_name(DL_MODE_INDIRECT), "indirect");
    ck_assert_str_eq(dl_mode_name(DL_MODE_MIXED), "mixed");
}
END_TEST

/* The finder that serves where no attribution network is built in. */
static void load_rules_only(void) {
    load_knowledge();
    knowledge->attributor = NULL;
}

DL_SUITE("attribute", load_rules_only(); tcase_add_test(tc, cases);
         tcase_add_test(tc, speakers); tcase_add_test(tc, marks);
         tcase_add_test(tc, modes);)
