/* test_type.c - declarations of event types: what is read, what is refused and where.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

#include "dateline/event.h"

static dl_code read(const char *text, dl_event_types *types, dl_arena *mem, dl_err *err) {
    return dl_event_types_load(mem, types, "x.event", dl_str_of(text), err);
}

START_TEST(declaration)
{
    dl_arena *mem = dl_arena_new();
    dl_event_types types = { 0 };
    dl_err err = { 0 };
    ck_assert_int_eq(read("# comment\n"
                          "event truce \"a truce\" plover=RETREAT cameo=0871\n"
                          "  role participant actor\n  role guarantor actor?\n"
                          "  field stage word(declared|broken)?\n  field n number\n",
                          &types, mem, &err),
                     DL_OK);
    const dl_event_type *type = &types.list.at[0];
    ck_assert_dl_str(type->label, "a truce");
    ck_assert_dl_str(type->plover, "RETREAT");
    ck_assert_dl_str(type->cameo, "0871");
    ck_assert_int_eq(dl_event_role(type, DL_LIT("guarantor")), 1);
    ck_assert(type->roles[1].optional && !type->roles[0].optional);
    ck_assert_int_eq(dl_event_field(type, DL_LIT("stage")), 0);
    ck_assert_dl_str(type->fields[0].words, "declared|broken");
    ck_assert_int_eq(type->fields[1].kind, DL_FIELD_NUMBER);
    ck_assert_int_eq(dl_event_role(type, DL_LIT("nobody")), -1);
    ck_assert_uint_eq(dl_event_type_named(&types, DL_LIT("truce")), 0);
    ck_assert_uint_eq(dl_event_type_named(&types, DL_LIT("war")), UINT16_MAX);
    dl_arena_free(mem);
}
END_TEST

START_TEST(codes)
{
    dl_arena *mem = dl_arena_new();
    dl_event_types types = { 0 };
    dl_err err = { 0 };
    ck_assert_int_eq(read("event truce \"a truce\" plover=RETREAT cameo=0871\n"
                          "  field stage word(declared|broken)?\n"
                          "  code plover=ASSAULT cameo=196 if stage=broken\n"
                          "  code plover=CONCEDE if status=planned\n",
                          &types, mem, &err),
                     DL_OK);
    const dl_event_type *type = &types.list.at[0];
    dl_event_fact facts[] = { { DL_LIT("status"), DL_LIT("planned") },
                              { DL_LIT("stage"), DL_LIT("broken") } };
    ck_assert_dl_str(dl_event_code_of(type, facts, 2)->plover, "ASSAULT");
    ck_assert_dl_str(dl_event_code_of(type, facts, 1)->plover, "CONCEDE");
    facts[0].value = DL_LIT("occurred");
    ck_assert_ptr_null(dl_event_code_of(type, facts, 1));
    dl_arena_free(mem);
}
END_TEST

static const struct {
    const char *text;
    uint32_t line;
} faults[] = {
    { "", 0 },
    { "# nothing\n", 0 },
    { "event\n", 1 },
    { "role a actor\n", 1 },
    { "event a \"b\" colour=red\n", 1 },
    { "event a \"b\"\nevent a \"c\"\n", 2 },
    { "event a \"b\"\n role x place\n", 2 },
    { "event a \"b\"\n role x actor\n role x actor?\n", 3 },
    { "event a \"b\"\n field x colour\n", 2 },
    { "event a \"b\"\n field x span\n field x span\n", 3 },
    { "event a \"b\"\n field\n", 2 },
    { "event a \"b\"\n code plover=X if status=gone\n", 2 },
    { "event a \"b\"\n code plover=X if stage=near\n", 2 },
    { "event a \"b\"\n field x word(c|d)\n code plover=X if x=e\n", 3 },
    { "event a \"b\"\n code plover=X\n", 2 },
    { "event a \"b\"\n code colour=red if status=planned\n", 2 },
};

START_TEST(refused)
{
    dl_arena *mem = dl_arena_new();
    dl_event_types types = { 0 };
    dl_err err = { 0 };
    ck_assert_int_eq(read(faults[_i].text, &types, mem, &err), DL_ESEED);
    ck_assert_uint_eq(err.line, faults[_i].line);
    ck_assert_str_eq(err.source, "x.event");
    dl_arena_free(mem);
}
END_TEST

START_TEST(statuses)
{
    for (int i = 0; i < DL_STATUS_COUNT; i++)
        ck_assert_int_eq(dl_status_named(dl_str_of(dl_status_name(i))), i);
    ck_assert_int_eq(dl_status_named(DL_LIT("over")), -1);
}
END_TEST

DL_SUITE("type", tcase_add_test(tc, declaration); tcase_add_test(tc, codes);
         tcase_add_loop_test(tc, refused, 0, DL_N(faults)); tcase_add_test(tc, statuses);)
