/* test_read_csv.c - articles as rows: headers, separators, quotes, faults, the map.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "reading.h"

static const struct {
    const char *raw, *map, *out;
} rows[] = {
    { "title,text\nT,Talks.\n", NULL, "a|a|T|||||2|Talks.\n" },
    { "id;Title;Full Text;Publication Date;source\r\n7;T;\"A; \"\"B\"\"\r\nC\";2019-08-26;G",
      NULL, "7|a#7|T|G|||2019-08-26T00:00|2|A; \"B\"\r\nC\n" },
    { "title\ttext\turl\nT\tA, B\thttps://g.example/1\n", NULL,
      "a|https://g.example/1|T|||||2|A, B\n" },
    { "Body,Byline,Source\n<p>A</p><p>B</p>,C D,https://g.example/1\n", NULL,
      "a|https://g.example/1|||C D|||2|A\n\nB\n" },
    /* blank lines, empty cells, rows that are too short */
    { "title,text,date\n\nT,A\n,B,\n", NULL, "a|a|T|||||3|A\na#2|a#2||||||4|B\n" },
    { "title,text\nT,\nU,B\n", NULL,
      "error: a:2: no text in this row, only a title\na#2|a#2|U|||||3|B\n" },
    { "text,title\nA,T,extra\nB,U\n", NULL,
      "error: a:2: 3 columns where the header has 2\na#2|a#2|U|||||3|B\n" },
    /* a quote that is never closed costs its row */
    { "title,text\nT,\"A\nU,B\nV,C\n", NULL,
      "error: a:2: a quote that is never closed\na#2|a#2|U|||||3|B\na#3|a#3|V|||||4|C\n" },
    { "title,text\nT,\"A\nB\"", NULL, "a|a|T|||||2|A\nB\n" },
    /* columns of other names */
    { "Kopf,Artikel,Tag\nT,A,2019-08-26\n", "text=Artikel,title=Kopf,date=Tag",
      "a|a|T||||2019-08-26T00:00|2|A\n" },
    { "Kopf,Artikel\nT,A\n", NULL,
      "error: a:1: no column holds the text: name it with --map text=COLUMN\n" },
    { "text,notes\nA,B\n", "text=notes", "a|a||||||2|B\n" },
    { "text,notes\nA,\n", "text=notes", "error: a:2: no text in this row\n" },
    { "title,description\nT,D\n", NULL,
      "warning: no text; its description is read\na|a|T|||||2|D\n" },
    { "", NULL, "error: a: the file is empty\n" },
    { "title,text\n", NULL, "error: a: no article in it\n" },
};

START_TEST(test_rows)
{
    dl_buf out = { 0 };
    print_mapped(dl_str_of(rows[_i].raw), "a", "csv", rows[_i].map, &out);
    ck_assert_str_eq(out.ptr ? out.ptr : "", rows[_i].out);
    dl_buf_free(&out);
}
END_TEST

START_TEST(test_recognised)
{
    static const struct {
        const char *raw, *path, *name;
    } cases[] = {
        { "title,text\nT,A\n", "a", "csv" },
        { "url\ttitle\ttext\nx\ty\tz\n", "a", "csv" },
        { "\"Title\";\"Body\"\n", "a", "csv" },
        { "Kopf,Artikel\nT,A\n", "a.csv", "csv" },
        { "Kopf,Artikel\nT,A\n", "a", "text" },
        { "Title: Talks\n\nThe text, the title.\n", "a", "text" },
        { "Talks began, they said, and the text was agreed.\n", "a", "text" },
    };
    for (size_t i = 0; i < DL_N(cases); i++)
        ck_assert_str_eq(dl_reader_for(dl_str_of(cases[i].raw), cases[i].path)->name,
                         cases[i].name);
}
END_TEST

START_TEST(test_map)
{
    dl_err err = { 0 };
    ck_assert_int_eq(dl_map_check(NULL, &err), DL_OK);
    ck_assert_int_eq(dl_map_check("text=a, date=b c", &err), DL_OK);
    ck_assert_int_eq(dl_map_check("txet=a", &err), DL_EUSAGE);
    ck_assert_ptr_nonnull(strstr(err.text, "'txet'"));
    err = (dl_err){ 0 };
    ck_assert_int_eq(dl_map_check("text=", &err), DL_EUSAGE);
}
END_TEST

DL_SUITE("read_csv", tcase_add_loop_test(tc, test_rows, 0, (int)DL_N(rows));
         tcase_add_test(tc, test_recognised); tcase_add_test(tc, test_map);)
