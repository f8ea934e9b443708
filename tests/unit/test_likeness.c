/* test_likeness.c - which texts are one story.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "../../src/store/likeness.h"

#define LEAD                                                                              \
    "Envoys of Norland and Sudmark met for a second day in the lakeside town of Vik and " \
    "said they had agreed on the order in which prisoners would be handed over. "
#define MIDDLE                                                                             \
    "The Norlander minister, Arne Lund, told reporters that lists had been exchanged and " \
    "that buses were waiting at the Hollow Bridge. Sudmark did not comment at once, but "  \
    "its radio carried the minister's words without remark, which diplomats called rare. "
#define CLOSE                                                                              \
    "The two countries have been at odds over the river border since the mill was burned " \
    "in the spring, and earlier meetings ended without a paper. A third day is planned."
#define UPDATE                                                                             \
    " Late in the evening the first two buses crossed. People on the far bank lit lamps, " \
    "and a band of the fire brigade played until the last passenger had stepped down."

static const struct {
    const char *a, *b;
    int likeness;
} pairs[] = {
    { LEAD MIDDLE CLOSE, LEAD MIDDLE CLOSE, DL_LIKE },
    /* cut at the end, another dateline, other quotation marks, a line of credit */
    { "VIK, May 3 (Wire) - " LEAD MIDDLE CLOSE, LEAD MIDDLE, DL_LIKE },
    { "VIK (Norland) \xE2\x80\x93 " LEAD MIDDLE CLOSE "\nReporting by Ida Holm.",
      LEAD MIDDLE CLOSE, DL_LIKE },
    { LEAD MIDDLE CLOSE UPDATE, LEAD MIDDLE CLOSE, DL_LIKE },
    /* the next day's story ends in the same background */
    { LEAD MIDDLE CLOSE,
      "Talks between Norland and Sudmark broke off in Vik when the Sudmarker side left the "
      "hall before noon, saying that the lists named men who had long gone home. Arne Lund "
      "called it a pretext and flew back to his capital; no new day was set. " CLOSE,
      DL_LIKE_SAME_PLACE },
    /* a form that is filled in every day */
    { "The fire brigade of Vik was called out five times on Monday, put out two fires in "
      "sheds and one in a mill, and counted three people hurt, none of them badly, while the "
      "watch at the Hollow Bridge remained closed for 14 hours because of ice.",
      "The fire brigade of Vik was called out nine times on Tuesday, put out four fires in "
      "sheds and one in a mill, and counted six people hurt, none of them badly, while the "
      "watch at the Hollow Bridge remained closed for 14 hours because of ice.",
      DL_LIKE_SAME_PLACE },
    /* a part of a round-up */
    { LEAD MIDDLE,
      LEAD MIDDLE
      "In other news, growers of the Low Fields report the best harvest of hops "
      "in a decade. The bishop of Vik has opened the repaired south door of his church. A "
      "chess master aged ninety drew with forty pupils at once, and asked for more. The "
      "ferry to the islands sails an hour later from now on, as the crews have asked for it "
      "since winter. The museum shows lace. Two storks have come back to the town hall, and "
      "the mayor says that they may stay, whatever the tiles may cost in the coming year.",
      DL_LIKE_SAME_PLACE },
    { LEAD MIDDLE CLOSE,
      "Nothing of this is the same text, and none of the words in it "
      "follow each other as they do in the other one, which is longer than this one is.",
      DL_UNLIKE },
    { "Talks end in Vik.", "Talks end in Vik.", DL_UNLIKE }, /* says nothing by itself */
    { "", "", DL_UNLIKE },
};

START_TEST(likeness)
{
    dl_arena *mem = dl_arena_new();
    for (size_t i = 0; i < DL_N(pairs); i++) {
        uint8_t shared, back;
        dl_str a = dl_str_of(pairs[i].a), b = dl_str_of(pairs[i].b);
        int found = (int)dl_compare_texts(mem, a, b, &shared);
        ck_assert_msg(found == pairs[i].likeness, "pair %zu: %d, %u in a hundred", i,
                      found, shared);
        ck_assert_int_eq((int)dl_compare_texts(mem, b, a, &back), found);
        ck_assert_int_eq(back, shared);
    }
    dl_arena_free(mem);
}
END_TEST

static uint32_t common_bands(const char *a, const char *b) {
    dl_sketch x, y;
    uint32_t n = 0;
    dl_sketch_make(dl_str_of(a), &x);
    dl_sketch_make(dl_str_of(b), &y);
    if (!x.banded || !y.banded) return 0;
    for (uint32_t i = 0; i < DL_BANDS; i++) n += x.bands[i] == y.bands[i];
    return n;
}

START_TEST(bands)
{
    dl_sketch s;
    ck_assert_uint_eq(common_bands(pairs[0].a, pairs[0].b), DL_BANDS);
    for (size_t i = 1; i <= 3; i++)
        ck_assert_uint_gt(common_bands(pairs[i].a, pairs[i].b), 0);
    ck_assert_uint_eq(common_bands(pairs[7].a, pairs[7].b), 0);
    dl_sketch_make(DL_LIT("Talks \xE2\x80\x9C"
                          "end\xE2\x80\x9D in Vik."),
                   &s);
    ck_assert_uint_eq(s.words, 4);
    ck_assert(!s.banded);
}
END_TEST

DL_SUITE("likeness", tcase_add_test(tc, likeness); tcase_add_test(tc, bands);)
