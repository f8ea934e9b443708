/* test_telling.c - events in plain words: verbs, stages, what is moved, asked or imposed:
 * tests/cases/telling.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "text_cases.h"

#include "../../src/query/query_inside.h"

/* TEXT as the value of a field; "#20000" is a number, "#12 dozens" one with its words. */
static dl_field_value field_of(dl_str name, dl_str text) {
    if (!dl_str_starts(text, "#")) return (dl_field_value){ .name = name, .text = text };
    dl_str words = text;
    (void)dl_str_cut(&words, ' ');
    return (dl_field_value){ .name = name,
                             .text = words,
                             .number = strtoll(text.ptr + 1, NULL, 10),
                             .has_number = true };
}

static bool is_role(dl_str name) {
    static const char *const roles[] = { "agent", "participant", "proposer", "speaker",
                                         "target" };
    return dl_str_among(name, roles, DL_N(roles));
}

/* Adds "name=text; name=text" to ROW, the actors or the fields of PARTS. */
static void add_parts(dl_arena *mem, dl_str list, dl_event_row *row,
                      dl_event_parts *parts) {
    while (list.len) {
        dl_str text = dl_str_trim(dl_str_cut(&list, ';')), name = dl_str_cut(&text, '=');
        if (dl_str_is(name, "content"))
            row->content = text;
        else if (dl_str_is(name, "place"))
            row->place = text;
        else if (is_role(name))
            *DL_PUSH(mem, &parts->actors) = (dl_role_actor){ .role = name, .name = text };
        else
            *DL_PUSH(mem, &parts->fields) = field_of(name, text);
    }
}

static void check_telling(const dl_words *words, dl_arena *mem, dl_str text,
                          dl_str expected, uint32_t line) {
    (void)words;
    dl_event_parts parts = { 0 };
    dl_str rest = text, type = dl_str_cut(&rest, ' ');
    dl_event_row row = { .type = type, .status = dl_str_cut(&rest, ':') };
    dl_buf found = { 0 };
    add_parts(mem, rest, &row, &parts);
    dl_buf_str(&found, dl_event_sentence(mem, &row, &parts));
    check_found("telling.cases", line, text, &found, expected);
    dl_buf_free(&found);
}

START_TEST(tells_in_plain_words)
{ run_cases("telling.cases", 37, check_telling); }
END_TEST

/* What is denied may be the end of something: the article's own words say which. */
START_TEST(says_little_of_what_is_denied)
{
    dl_arena *mem = dl_arena_new();
    dl_event_parts parts = { 0 };
    dl_event_row row = { .type = DL_LIT("aid"), .status = DL_LIT("denied") };
    add_parts(mem, DL_LIT("agent=Norway; target=Peru"), &row, &parts);
    ck_assert(dl_event_says_little(mem, &row, &parts));
    row.status = DL_LIT("occurred");
    ck_assert(!dl_event_says_little(mem, &row, &parts));
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("telling", tcase_add_test(tc, tells_in_plain_words);
         tcase_add_test(tc, says_little_of_what_is_denied);)
