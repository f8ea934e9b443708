/* test_inflect.c - regular forms of verbs and nouns.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "../../src/text/text_parts.h"

static const struct {
    const char *verb, *forms; /* -s, -ed, -ing */
} verbs[] = {
    { "talk", "talks talked talking" },
    { "agree", "agrees agreed agreeing" },
    { "urge", "urges urged urging" },
    { "deny", "denies denied denying" },
    { "say", "says sayed saying" },
    { "stop", "stops stopped stopping" },
    { "plan", "plans planned planning" },
    { "wrap", "wraps wrapped wrapping" },
    { "visit", "visits visited visiting" },
    { "permit", "permits permitted permitting" },
    { "occur", "occurs occurred occurring" },
    { "offer", "offers offered offering" },
    { "travel", "travels traveled travelled traveling travelling" },
    { "signal", "signals signaled signalled signaling signalling" },
    { "appeal", "appeals appealed appealing" },
    { "fail", "fails failed failing" },
    { "press", "presses pressed pressing" },
    { "reach", "reaches reached reaching" },
    { "push", "pushes pushed pushing" },
    { "fix", "fixes fixed fixing" },
    { "veto", "vetoes vetoed vetoing" },
    { "die", "dies died dying" },
    { "free", "frees freed freeing" },
    { "mimic", "mimics mimicked mimicking" },
    { "quiz", "quizzes quizzed quizzing" },
    { "quit", "quits quitted quitting" },
    { "show", "shows showed showing" },
    { "tax", "taxes taxed taxing" },
    { "play", "plays played playing" },
    { "use", "uses used using" },
    { "hail", "hails hailed hailing" },
    { "ban", "bans banned banning" },
    { "try", "tries tried trying" },
};

START_TEST(verb_forms)
{
    dl_forms forms = { 0 };
    dl_buf found = { 0 };
    dl_str verb = dl_str_of(verbs[_i].verb);
    dl_inflect_s(verb, &forms);
    dl_inflect_ed(verb, &forms);
    dl_inflect_ing(verb, &forms);
    for (uint32_t i = 0; i < forms.n; i++)
        dl_buf_printf(&found, "%s%s", i ? " " : "", forms.at[i]);
    ck_assert_str_eq(found.ptr, verbs[_i].forms);
    dl_buf_free(&found);
}
END_TEST

static const struct {
    const char *noun, *plural;
} nouns[] = {
    { "truce", "truces" },
    { "party", "parties" },
    { "envoy", "envoys" },
    { "march", "marches" },
    { "crisis", "crises" },
    { "spokesman", "spokesmen" },
    { "chairwoman", "chairwomen" },
    { "german", "germans" },
    { "human", "humans" },
    { "veto", "vetoes" },
    { "photo", "photos" },
    { "memo", "memos" },
    { "embargo", "embargoes" },
    { "bus", "buses" },
    { "tax", "taxes" },
    { "talk", "talks" },
};

START_TEST(plurals)
{
    dl_forms forms = { 0 };
    dl_inflect_plural(dl_str_of(nouns[_i].noun), &forms);
    ck_assert_uint_eq(forms.n, 1);
    ck_assert_str_eq(forms.at[0], nouns[_i].plural);
}
END_TEST

static const struct {
    const char *base, *irregular;
    unsigned how;
    const char *forms;
} all[] = {
    { "end", "", DL_FORMS_VERB, "end ends ended ending" },
    { "hold", "held", DL_FORMS_VERB, "hold held holds holding" },
    { "begin", " began  begun ", DL_FORMS_VERB, "begin began begun begins beginning" },
    { "free", "freeing", DL_FORMS_VERB, "free freeing frees freed" },
    { "truce", "", DL_FORMS_NOUN, "truce truces" },
    { "child", "children", DL_FORMS_NOUN, "child children" },
    { "talk", "", 0, "talk" },
};

START_TEST(all_forms)
{
    dl_arena *mem = dl_arena_new();
    dl_buf found = { 0 };
    dl_str *forms = NULL;
    uint32_t n = dl_words_forms(mem, dl_str_of(all[_i].base), all[_i].how,
                                dl_str_of(all[_i].irregular), &forms);
    for (uint32_t i = 0; i < n; i++)
        dl_buf_printf(&found, "%s%.*s", i ? " " : "", DL_ARG(forms[i]));
    ck_assert_str_eq(found.ptr, all[_i].forms);
    dl_buf_free(&found);
    dl_arena_free(mem);
}
END_TEST

START_TEST(too_long)
{
    char word[DL_MAX_SPELLING + 1];
    dl_forms forms = { 0 };
    memset(word, 'b', sizeof word);
    dl_inflect_s((dl_str){ word, DL_MAX_SPELLING - 1 }, &forms);
    dl_inflect_ed((dl_str){ word, DL_MAX_SPELLING - 1 }, &forms);
    ck_assert_uint_eq(forms.n, 0);
    dl_inflect_s(DL_LIT("a"), &forms);
    dl_inflect_plural((dl_str){ 0 }, &forms);
    ck_assert_uint_eq(forms.n, 0);
}
END_TEST

DL_SUITE("inflect", tcase_add_loop_test(tc, verb_forms, 0, DL_N(verbs));
         tcase_add_loop_test(tc, plurals, 0, DL_N(nouns));
         tcase_add_loop_test(tc, all_forms, 0, DL_N(all)); tcase_add_test(tc, too_long);)
