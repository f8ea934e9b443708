/* test_insert.c - mentions added in their place; what points at others follows.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "dateline/actor.h"

enum { OLD = 3 };

/* Mentions of tokens 2-4, 2 and 8, with their marks and one of another kind. */
static void make(dl_arena *mem, dl_text *text, dl_mentions *mentions) {
    static const dl_mention list[OLD] = {
        { .first = 2, .n = 3, .antecedent = DL_NONE },
        { .first = 2, .n = 1, .antecedent = 0 },
        { .first = 8, .n = 1, .antecedent = 1 },
    };
    for (uint32_t i = 0; i < OLD; i++) {
        *DL_PUSH(mem, &mentions->list) = list[i];
        mentions->list.at[i].mark = text->marks.n;
        *DL_PUSH(mem, &text->marks) = (dl_mark){
            .first = list[i].first, .n = list[i].n, .kind = DL_MARK_ACTOR, .value = i
        };
    }
    *DL_PUSH(mem, &text->marks) = (dl_mark){ .kind = DL_MARK_NUMBER, .value = 1 };
    *DL_PUSH(mem, &mentions->members) = (dl_member){ .mention = 2, .actor = 7 };
}

START_TEST(in_place)
{
    static const dl_mention more[] = {
        { .first = 0, .n = 1, .antecedent = DL_NONE },
        { .first = 2, .n = 2, .antecedent = DL_NONE },
        { .first = 9, .n = 2, .antecedent = DL_NONE },
    };
    static const uint32_t first[] = { 0, 2, 2, 2, 8, 9 }, n[] = { 1, 3, 2, 1, 1, 2 };
    dl_arena *mem = dl_arena_new();
    dl_text text = { 0 };
    dl_mentions mentions = { 0 };
    make(mem, &text, &mentions);
    dl_insert_mentions(mem, &text, &mentions, more, DL_N(more));
    ck_assert_uint_eq(mentions.list.n, DL_N(first));
    for (uint32_t i = 0; i < mentions.list.n; i++) {
        const dl_mention *m = &mentions.list.at[i];
        const dl_mark *mark = &text.marks.at[m->mark];
        ck_assert_uint_eq(m->first, first[i]);
        ck_assert_uint_eq(m->n, n[i]);
        ck_assert_uint_eq(mark->kind, DL_MARK_ACTOR);
        ck_assert_uint_eq(mark->value, i);
        ck_assert_uint_eq(mark->first, m->first);
        ck_assert_uint_eq(mark->n, m->n);
    }
    ck_assert_uint_eq(mentions.list.at[1].antecedent, DL_NONE);
    ck_assert_uint_eq(mentions.list.at[3].antecedent, 1);
    ck_assert_uint_eq(mentions.list.at[4].antecedent, 3);
    ck_assert_uint_eq(mentions.members.at[0].mention, 4);
    ck_assert_uint_eq(text.marks.at[OLD].value, 1);
    dl_arena_free(mem);
}
END_TEST

START_TEST(nothing)
{
    dl_arena *mem = dl_arena_new();
    dl_text text = { 0 };
    dl_mentions mentions = { 0 };
    make(mem, &text, &mentions);
    dl_insert_mentions(mem, &text, &mentions, NULL, 0);
    ck_assert_uint_eq(mentions.list.n, OLD);
    ck_assert_uint_eq(text.marks.n, OLD + 1);
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("insert", tcase_add_test(tc, in_place); tcase_add_test(tc, nothing);)
