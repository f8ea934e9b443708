/* test_export.c - the writers: layout, escaping, hostile text, versions.
 *
 * SPDX-License-Identifier: MIT */
#include <jansson.h>

#include "check_main.h"

#include "dateline/export.h"

static dl_arena *mem;

static void set_up(void) {
    mem = dl_arena_new();
}
static void tear_down(void) {
    dl_arena_free(mem);
}

static const dl_column columns[] = {
    { "group", NULL, DL_COLUMN_TABLE | DL_COLUMN_GROUP, NULL },
    { "name", NULL, DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "n", "count", DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "extra", NULL, 0, NULL },
    { "inner", NULL, DL_COLUMN_JSON, NULL },
    { NULL, NULL, 0, NULL },
};
static const dl_command rows = { .name = "test",
                                 .layout = DL_LAYOUT_ROWS,
                                 .columns = columns,
                                 .text = "{name}|{n} times\n  {extra}\n  end" };
static const dl_column page_columns[] = {
    { "title", NULL, DL_COLUMN_GROUP, NULL },
    { "name", NULL, 0, NULL },
    { "list", "Reports", 0, "{told_by}\n  {text}" },
    { NULL, NULL, 0, NULL },
};
static const dl_command page = { .name = "page",
                                 .layout = DL_LAYOUT_DETAIL,
                                 .columns = page_columns };

static dl_cell row(const char *group, const char *name, int64_t n, const char *extra) {
    dl_cell record = { .kind = DL_CELL_OBJECT };
    dl_cell_text(mem, &record, "group", dl_str_of(group));
    record.in.at[0].plain = true;
    dl_cell_text(mem, &record, "name", dl_str_of(name));
    dl_cell_int(mem, &record, "n", n);
    dl_cell_text(mem, &record, "extra", dl_str_of(extra));
    dl_cell *inner = dl_cell_add(mem, &record, "inner", DL_CELL_LIST);
    dl_cell_text(mem, inner, NULL, DL_LIT("one"));
    return record;
}

static dl_str take(dl_writer *writer) {
    return dl_str_copy(mem, (dl_str){ writer->out.ptr, (uint32_t)writer->out.len });
}

/* Two records in FORMAT. */
static const char *written(const char *format, uint32_t width, bool colour,
                           const char *chosen, const char *name) {
    dl_writer_options options = { .format = dl_format_named(dl_str_of(format)),
                                  .columns = chosen,
                                  .width = width,
                                  .colour = colour };
    dl_writer *writer = dl_writer_new(&rows, &options);
    dl_err err = { 0 };
    dl_cell a = row("G", name, 7, "x"), b = row("G", "b", 12, NULL);
    ck_assert_int_eq(dl_writer_begin(writer, columns, &options, &err), DL_OK);
    dl_writer_record(writer, &a);
    dl_writer_record(writer, &b);
    dl_writer_end(writer);
    const char *text = take(writer).ptr;
    dl_writer_free(writer);
    return text;
}

START_TEST(every_format)
{
    ck_assert_str_eq(written("table", 0, false, NULL, "a"),
                     "name  count\nG\na         7\nb        12\n");
    ck_assert_str_eq(written("text", 0, false, NULL, "a"),
                     "G\na  7 times\n  x\n  end\n\nb  12 times\n  end\n");
    ck_assert_str_eq(
        written("json", 0, false, NULL, "a"),
        "{\"version\":1,\"command\":\"test\",\"records\":[\n"
        "{\"name\":\"a\",\"n\":7,\"extra\":\"x\",\"inner\":[\"one\"]},\n"
        "{\"name\":\"b\",\"n\":12,\"extra\":null,\"inner\":[\"one\"]}\n]}\n");
    ck_assert_str_eq(
        written("jsonl", 0, false, NULL, "a"),
        "{\"version\":1,\"name\":\"a\",\"n\":7,\"extra\":\"x\",\"inner\":[\"one\"]}\n"
        "{\"version\":1,\"name\":\"b\",\"n\":12,\"extra\":null,\"inner\":[\"one\"]}\n");
    ck_assert_str_eq(written("csv", 0, false, NULL, "a"),
                     "group,name,n,extra,version\r\nG,a,7,x,1\r\nG,b,12,,1\r\n");
    ck_assert_str_eq(written("tsv", 0, false, NULL, "a"),
                     "group\tname\tn\textra\tversion\nG\ta\t7\tx\t1\nG\tb\t12\t\t1\n");
    ck_assert_str_eq(written("md", 0, false, NULL, "a"),
                     "| group | name | count |\n| --- | --- | ---: |\n| G | a | 7 |\n"
                     "| G | b | 12 |\n");
}
END_TEST

START_TEST(chosen_columns)
{
    ck_assert_str_eq(written("csv", 0, false, "extra, name", "a"),
                     "extra,name,version\r\nx,a,1\r\n,b,1\r\n");
    ck_assert_str_eq(written("jsonl", 0, false, "n", "a"),
                     "{\"version\":1,\"n\":7}\n{\"version\":1,\"n\":12}\n");
    ck_assert_str_eq(written("table", 0, false, "extra", "a"), "extra\nx\n\n");
    dl_writer_options options = { .format = dl_format_named(DL_LIT("csv")),
                                  .columns = "nmae" };
    dl_writer *writer = dl_writer_new(&rows, &options);
    dl_err err = { 0 };
    ck_assert_int_eq(dl_writer_begin(writer, columns, &options, &err), DL_EUSAGE);
    ck_assert(strstr(err.text, "group, name, n, extra, inner"));
    dl_writer_free(writer);
    ck_assert_ptr_null(dl_format_named(DL_LIT("xml")));
}
END_TEST

START_TEST(nothing)
{
    static const char *const expected[][2] = {
        { "table", "" },
        { "text", "" },
        { "json", "{\"version\":1,\"command\":\"test\",\"records\":[]}\n" },
        { "jsonl", "" },
        { "csv", "group,name,n,extra,version\r\n" },
        { "tsv", "group\tname\tn\textra\tversion\n" },
        { "md", "| group | name | count |\n| --- | --- | ---: |\n" },
    };
    size_t n;
    (void)dl_formats(&n);
    ck_assert_uint_eq(n, DL_N(expected));
    for (size_t i = 0; i < n; i++) {
        dl_writer_options options = { .format =
                                          dl_format_named(dl_str_of(expected[i][0])) };
        dl_writer *writer = dl_writer_new(&rows, &options);
        dl_err err = { 0 };
        ck_assert_int_eq(dl_writer_begin(writer, columns, &options, &err), DL_OK);
        dl_writer_end(writer);
        ck_assert_str_eq(writer->out.len ? writer->out.ptr : "", expected[i][1]);
        dl_writer_free(writer);
    }
}
END_TEST

/* ---- hostile text ------------------------------------------------------------------------- */

#define HOSTILE                                                                          \
    "a\033[31mred\007 \xe2\x80\xae"                                                      \
    "evil\xc2\x9b"                                                                       \
    "1m\r\nline\ttab \x7f|<b>\",=1"

START_TEST(hostile_for_people)
{
    static const char *const formats[] = { "table", "text", "md" };
    for (size_t i = 0; i < DL_N(formats); i++)
        for (int colour = 0; colour < 2; colour++) {
            const char *text = written(formats[i], 0, colour, NULL, HOSTILE);
            ck_assert_msg(!strstr(text, "\033[31m"), "%s lets an escape through",
                          formats[i]);
            ck_assert_ptr_null(strchr(text, '\007'));
            ck_assert_ptr_null(strchr(text, '\r'));
            ck_assert_ptr_null(strchr(text, '\x7f'));
            ck_assert_ptr_null(strstr(text, "\xe2\x80\xae"));
            ck_assert_ptr_null(strstr(text, "\xc2\x9b"));
            ck_assert_ptr_nonnull(strstr(text, "red"));
        }
    ck_assert_ptr_null(strstr(written("md", 0, false, NULL, HOSTILE), "<b>"));
    ck_assert_ptr_nonnull(strstr(written("md", 0, false, NULL, "a|b"), "a\\|b"));
}
END_TEST

START_TEST(hostile_json)
{
    const char *text = written("jsonl", 0, false, NULL, HOSTILE);
    for (const char *p = text; *p; p++)
        ck_assert_msg((unsigned char)*p >= 0x20 || *p == '\n', "a control character");
    ck_assert_ptr_null(strstr(text, "\xe2\x80\xae"));
    ck_assert_ptr_null(strchr(text, '\x7f'));
    dl_str rest = dl_str_of(text), line;
    ck_assert(dl_str_line(&rest, &line));
    json_t *object = json_loadb(line.ptr, line.len, 0, NULL);
    ck_assert_ptr_nonnull(object);
    ck_assert_str_eq(json_string_value(json_object_get(object, "name")), HOSTILE);
    json_decref(object);
}
END_TEST

START_TEST(csv_rules)
{
    static const char *const rules[][2] = {
        { "plain", "plain" },   { "a,b", "\"a,b\"" },        { "a\"b", "\"a\"\"b\"" },
        { "a\nb", "\"a\nb\"" }, { " a", "\" a\"" },          { "=1+1", "'=1+1" },
        { "@cmd", "'@cmd" },    { "-2+3,4", "\"'-2+3,4\"" },
    };
    for (size_t i = 0; i < DL_N(rules); i++) {
        const char *text = written("csv", 0, false, "name", rules[i][0]);
        const char *expected =
            dl_str_fmt(mem, "name,version\r\n%s,1\r\nb,1\r\n", rules[i][1]).ptr;
        ck_assert_str_eq(text, expected);
    }
    ck_assert_str_eq(written("tsv", 0, false, "name", "a\tb\nc\\d"),
                     "name\tversion\na\\tb\\nc\\\\d\t1\nb\t1\n");
}
END_TEST

/* ---- terminals ------------------------------------------------------------------------------ */

static void fits(const char *text, uint32_t width) {
    dl_str rest = dl_str_of(text), line;
    while (dl_str_line(&rest, &line))
        ck_assert_msg(dl_utf8_width(line) <= width, "wider than %u: %.*s", width,
                      DL_ARG(line));
}

START_TEST(fitted)
{
    static const char *const names[] = {
        "a very long name that goes on and on until it is wider than any terminal here",
        /* wide characters, and accents on their own */
        "\xe5\x8c\x97\xe4\xba\xac\xe4\xbc\x9a\xe8\xae\xae\xe5\x8c\x97\xe4\xba\xac\xe4\xbc\x9a"
        "\xe8\xae\xae\xe5\x8c\x97\xe4\xba\xac\xe4\xbc\x9a\xe8\xae\xae",
        "e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81"
        "e\xcc\x81",
    };
    for (size_t i = 0; i < DL_N(names); i++)
        for (uint32_t width = 4; width < 90; width++)
            fits(written("table", width, false, NULL, names[i]), width);
    const char *cut = written("table", 12, false, NULL, names[0]);
    ck_assert_msg(strstr(cut, "\xe2\x80\xa6"), "%s", cut);
    ck_assert_ptr_nonnull(
        strstr(written("table", 60, false, NULL, names[0]), "terminal here"));
    ck_assert_ptr_nonnull(
        strstr(written("table", 0, false, NULL, names[0]), "terminal here"));
    ck_assert_ptr_nonnull(strstr(written("table", 40, true, NULL, "a"), "\033["));
    ck_assert_ptr_null(strstr(written("table", 40, false, NULL, "a"), "\033["));
    for (size_t i = 0; i < DL_N(names); i++)
        fits(written("text", 40, false, NULL, names[i]), 40);
}
END_TEST

START_TEST(cut_at_characters)
{
    dl_str accents = DL_LIT("e\xcc\x81"
                            "e\xcc\x81"
                            "e\xcc\x81");
    ck_assert_uint_eq(dl_fit(accents, 2), 6);
    ck_assert_uint_eq(dl_fit(accents, 3), 9);
    dl_str wide = DL_LIT("\xe5\x8c\x97\xe4\xba\xac");
    ck_assert_uint_eq(dl_fit(wide, 3), 3);
    ck_assert_uint_eq(dl_fit(wide, 1), 0);
    /* joined emoji stay together */
    dl_str family = DL_LIT("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7x");
    ck_assert_uint_eq(dl_fit(family, 3), 0);
}
END_TEST

/* ---- pages ---------------------------------------------------------------------------------- */

static const char *written_page(bool colour) {
    dl_writer_options options = { .format = dl_format_named(DL_LIT("table")),
                                  .width = 40,
                                  .colour = colour };
    dl_writer *writer = dl_writer_new(&page, &options);
    dl_err err = { 0 };
    dl_cell record = { .kind = DL_CELL_OBJECT };
    dl_cell_text(mem, &record, "title", DL_LIT("The title"));
    dl_cell_text(mem, &record, "name", DL_LIT("a name"));
    dl_cell *list = dl_cell_add(mem, &record, "list", DL_CELL_LIST);
    dl_cell *one = dl_cell_add(mem, list, NULL, DL_CELL_OBJECT);
    dl_cell_text(mem, one, "told_by", DL_LIT("Post"));
    dl_cell_text(mem, one, "text",
                 DL_LIT("They met on a long and winding road to Westport."));
    one->in.at[1].mark = 5;
    one->in.at[1].mark_len = 3;
    ck_assert_int_eq(dl_writer_begin(writer, page_columns, &options, &err), DL_OK);
    dl_writer_record(writer, &record);
    dl_writer_end(writer);
    const char *text = take(writer).ptr;
    dl_writer_free(writer);
    return text;
}

START_TEST(pages)
{
    ck_assert_str_eq(written_page(false), "The title\n"
                                          "name          a name\n"
                                          "\n"
                                          "Reports (1)\n"
                                          "  Post\n"
                                          "    They [[met]] on a long and winding\n"
                                          "    road to Westport.\n");
    ck_assert_ptr_nonnull(strstr(written_page(true), "They \033[1;4mmet\033[0m on"));
}
END_TEST

/* ---- cells ---------------------------------------------------------------------------------- */

START_TEST(flat_cells)
{
    dl_buf out = { 0 };
    dl_cell record = { .kind = DL_CELL_OBJECT };
    dl_cell *roles = dl_cell_add(mem, &record, "actors", DL_CELL_OBJECT);
    dl_cell *list = dl_cell_add(mem, roles, "speaker", DL_CELL_LIST);
    for (int i = 0; i < 2; i++) {
        dl_cell *one = dl_cell_add(mem, list, NULL, DL_CELL_OBJECT);
        dl_cell_text(mem, one, "key", DL_LIT("k"));
        dl_cell_text(mem, one, "name", i ? DL_LIT("B") : DL_LIT("A"));
    }
    dl_cell_add(mem, &record.in.at[0], "target", DL_CELL_LIST);
    dl_cell_flat(dl_cell_get(&record, "actors"), &out);
    ck_assert_str_eq(out.ptr, "speaker: A, B");
    ck_assert_ptr_nonnull(dl_cell_get(&record, "actors.speaker"));
    ck_assert_ptr_null(dl_cell_get(&record, "actors.nobody"));
    ck_assert_ptr_null(dl_cell_get(&record, "actor"));
    static const struct {
        double value;
        const char *text;
    } reals[] = { { 0.5, "0.5" }, { 1, "1.0" }, { -2, "-2.0" }, { 1e300, "1e+300" } };
    for (size_t i = 0; i < DL_N(reals); i++) {
        dl_cell cell = { .kind = DL_CELL_REAL, .real = reals[i].value };
        dl_buf_clear(&out);
        dl_cell_flat(&cell, &out);
        ck_assert_str_eq(out.ptr, reals[i].text);
    }
    dl_buf_free(&out);
}
END_TEST

START_TEST(order_of_cells)
{
    dl_cell none = { .kind = DL_CELL_NULL }, two = { .kind = DL_CELL_INT, .number = 2 };
    dl_cell half = { .kind = DL_CELL_REAL, .real = 0.5 };
    dl_cell a = { .kind = DL_CELL_TEXT, .text = DL_LIT("a") };
    dl_cell b = { .kind = DL_CELL_TEXT, .text = DL_LIT("b") };
    ck_assert_int_gt(dl_cell_cmp(&none, &two), 0);
    ck_assert_int_gt(dl_cell_cmp(NULL, &a), 0);
    ck_assert_int_gt(dl_cell_cmp(&two, &half), 0);
    ck_assert_int_lt(dl_cell_cmp(&a, &b), 0);
    ck_assert_int_eq(dl_cell_cmp(&none, NULL), 0);
}
END_TEST

DL_SUITE("export", tcase_add_checked_fixture(tc, set_up, tear_down);
         tcase_add_test(tc, every_format); tcase_add_test(tc, chosen_columns);
         tcase_add_test(tc, nothing); tcase_add_test(tc, hostile_for_people);
         tcase_add_test(tc, hostile_json); tcase_add_test(tc, csv_rules);
         tcase_add_test(tc, fitted); tcase_add_test(tc, cut_at_characters);
         tcase_add_test(tc, pages); tcase_add_test(tc, flat_cells);
         tcase_add_test(tc, order_of_cells);)
