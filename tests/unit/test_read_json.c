/* test_read_json.c - JSON articles: field names, arrays, lines, and every kind of fault.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "reading.h"

static const struct {
    const char *raw, *out;
} rows[] = {
    { "{\"text\": \"Talks.\"}", "a|a||||||1|Talks.\n" },
    /* news-please, trafilatura, newspaper3k, ninjs, JSON Feed, schema.org */
    { "{\"maintext\": \"Talks.\", \"title\": \"T\", \"date_publish\": \"2019-08-26 "
      "10:15:00\", \"source_domain\": \"g.example\", \"authors\": [\"A B\", \"C D\"], "
      "\"url\": \"https://g.example/1\", \"language\": \"en\", \"text\": null}",
      "a|https://g.example/1|T|g.example|A B, C D|en|2019-08-26T10:15|1|Talks.\n" },
    { "{\"text\": \"Talks.\", \"date\": \"2019-08-26\", \"source\": \"https://g.example/1\","
      " \"source-hostname\": \"Gazette\", \"author\": \"A B; C D\"}",
      "a|https://g.example/1||Gazette|A B; C D||2019-08-26T00:00|1|Talks.\n" },
    { "{\"text\": \"Talks.\", \"publish_date\": 1566777600.0, \"canonical_link\": "
      "\"http://g.example/1\", \"meta_lang\": \"en\"}",
      "a|http://g.example/1||||en|2019-08-26T00:00|1|Talks.\n" },
    { "{\"uri\": \"http://n.example/7\", \"body_text\": \"Talks.\", \"headline\": \"H\", "
      "\"byline\": \"By A B\", \"versioncreated\": \"2019-08-26T10:15:00+02:00\", "
      "\"copyrightholder\": \"Agency\"}",
      "a|http://n.example/7|H|Agency|A B||2019-08-26T10:15|1|Talks.\n" },
    { "{\"id\": 17, \"content_text\": \"Talks.\", \"date_published\": "
      "\"2019-08-26T10:15:00Z\", \"authors\": [{\"name\": \"A B\"}]}",
      "17|a#17|||A B||2019-08-26T10:15|1|Talks.\n" },
    { "{\"_id\": {\"$oid\": \"5d63\"}, \"articleBody\": \"Talks.\", \"publisher\": "
      "{\"@type\": \"Organization\", \"name\": \"Gazette\"}, \"datePublished\": "
      "{\"$date\": 1566777600000}}",
      "5d63|a#5d63||Gazette|||2019-08-26T00:00|1|Talks.\n" },
    { "{\"content\": \"Talks.\", \"source\": {\"id\": null, \"name\": \"Gazette\"}, "
      "\"publishedAt\": \"\"}",
      "a|a||Gazette||||1|Talks.\n" },
    /* the text as it stands */
    { "{\"text\": \" A\\n\\n\\tB \\u00e9\\ud83d\\ude00 \"}",
      "a|a||||||1| A\n\n\tB é😀 \n" },
    { "{\"text\": \"Talks.\", \"date\": \"soon\"}",
      "warning: date not understood, left out: soon\na|a||||||1|Talks.\n" },
    { "{\"text\": \"Talks.\", \"created_at\": \"2019-08-26\", \"date_download\": "
      "\"2020-01-01\"}",
      "warning: its date is from \"created_at\", which may be that of its collection\n"
      "a|a|||||2019-08-26T00:00|1|Talks.\n" },
    { "{\"maintext\": \"Talks.\", \"date_publish\": null, \"date_download\": "
      "\"2020-01-01\"}",
      "a|a||||||1|Talks.\n" },
    /* markup, in the fields that may hold some */
    { "{\"body_html\": \"<p>Talks <b>be</b>gan.</p><p>They ended.</p>\", "
      "\"headline\": \"H\", \"firstcreated\": \"2019-08-26T08:00:00+0000\", "
      "\"versioncreated\": \"2019-08-26T10:15:00+0000\", \"source\": \"AB\"}",
      "a|a|H|AB|||2019-08-26T08:00|1|Talks began.\n\nThey ended.\n" },
    { "{\"text\": \"<p>As it stands</p>\"}", "a|a||||||1|<p>As it stands</p>\n" },
    { "{\"content\": {\"rendered\": \"<p>Talks</p>\", \"protected\": false}, "
      "\"title\": {\"rendered\": \"T\"}, \"date\": \"2019-08-26T10:15:00\", "
      "\"link\": \"https://g.example/1\"}",
      "a|https://g.example/1|T||||2019-08-26T10:15|1|Talks\n" },
    { "{\"headlines\": [{\"role\": \"main\", \"value\": \"H\"}, {\"value\": \"I\"}], "
      "\"bodies\": [{\"contenttype\": \"text/html\", \"value\": \"<p>A</p><p>B</p>\"}, "
      "{\"value\": \"A B\"}], \"infosources\": [{\"name\": \"AB\"}]}",
      "a|a|H|AB||||1|A\n\nB\n" },
    { "{\"text\": [\"A.\", \"\", \"B.\"]}", "a|a||||||1|A.\n\nB.\n" },
    { "{\"title\": \"T\", \"summary\": \"In <i>short</i>.\"}",
      "warning: no text; its summary is read\na|a|T|||||1|In short.\n" },
    /* wrapped by a search engine or an interface */
    { "{\"_index\": \"n\", \"_id\": \"7\", \"_source\": {\"text\": \"Talks.\", "
      "\"title\": \"T\"}}",
      "7|a#7|T|||||1|Talks.\n" },
    { "{\"status\": \"ok\", \"articles\": [\n{\"content\": \"A\"},\n{\"content\": "
      "\"B\"}], \"n\": 2}\n{\"text\": \"C\"}",
      "a|a||||||2|A\na#2|a#2||||||3|B\na#3|a#3||||||4|C\n" },
    { "{\"response\": {\"results\": [{\"webTitle\": \"T\", \"fields\": {\"bodyText\": "
      "\"A\"}}]}}",
      "a|a|T|||||1|A\n" },
    { "{\"version\": \"1\", \"title\": \"Gazette\", \"description\": \"D\", \"items\": "
      "[{\"id\": 1, \"content_html\": \"<p>A</p>\"}, 7, {\"id\": 2}]}",
      "1|a#1||Gazette||||1|A\nerror: a:1: no JSON object: '7...'\n"
      "error: a:1: no text in it: none of the fields text, maintext, body, content ...\n" },
    /* several articles */
    { "{\"text\": \"A\"}\n\n{\"text\": \"B\"}\r\n  {\"text\": \"C\", \"id\": \"c\"}",
      "a|a||||||1|A\na#2|a#2||||||3|B\nc|a#c||||||4|C\n" },
    { "[\n {\"text\": \"A\"},\n {\"text\":\n \"B\"}\n]\n",
      "a|a||||||2|A\na#2|a#2||||||3|B\n" },
    { "{\n  \"text\": \"A\",\n  \"more\": [\n    {\"x\": 1},\n    {\"y\": \"}\"}\n  ]\n}\n",
      "a|a||||||1|A\n" },
    /* faults: the next article goes on */
    { "{\"text\": \"A\"}\n{\"text\": \"B\n{\"text\": \"C\"}\n",
      "a|a||||||1|A\nerror: a:2: bad JSON: a string that is never closed\n"
      "a#3|a#3||||||3|C\n" },
    { "{\"text\": \"A\", \"x\": 1\n{\"text\": \"B\"}\n",
      "error: a:1: bad JSON: an object that is never closed\na#2|a#2||||||2|B\n" },
    { "{\"text\": \"A\" \"x\"}\n{\"text\": \"B\"}\n",
      "error: a:1:14: bad JSON: neither a comma nor } behind a member\na#2|a#2||||||2|B\n" },
    { "{\"text\": \"A\"} tail\n{\"text\": \"B\"}\n",
      "a|a||||||1|A\nerror: a:1: no JSON object: 't...'\na#3|a#3||||||2|B\n" },
    { "{\"text\": \"A\", \"text\": \"B\"}",
      "error: a:1: the member \"text\" comes twice\n" },
    { "{\"text\": \"A\\ud83d B\\uDE00\"}",
      "warning: half a surrogate pair is read as U+FFFD\n"
      "a|a||||||1|A\xef\xbf\xbd B\xef\xbf\xbd\n" },
    { "{\"text\": \"\\ud83d\\ude00 and \\ufffd\"}",
      "a|a||||||1|\xf0\x9f\x98\x80 and \xef\xbf\xbd\n" },
    { "{\"text\": \"a\\u0000b\"}",
      "error: a:1:12: bad JSON: a NUL character (\\u0000)\n" },
    { "{\"text\": \"\"}", "error: a:1: the field \"text\" is empty\n" },
    { "{\"text\": \"\", \"body\": \"B\"}", "a|a||||||1|B\n" },
    { "{\"title\": \"T\"}",
      "error: a:1: no text in it, only a title: none of the fields text, maintext, "
      "body, content ...\n" },
    { "{\"text\": 5}", "error: a:1: no text in it: none of the fields text, maintext, "
                       "body, content ...\n" },
    { "{}", "error: a:1: no text in it: none of the fields text, maintext, body, content "
            "...\n" },
    { "[]", "error: a: no article in it\n" },
    { "", "error: a: the file is empty\n" },
    { "[{\"text\": \"A\"}, 7]", "a|a||||||1|A\nerror: a:1: no JSON object: '7...'\n" },
    { "null\n", "error: a:1: no JSON object: 'n...'\n" },
};

START_TEST(test_rows)
{
    dl_buf out = { 0 };
    print_input(dl_str_of(rows[_i].raw), "a", "json", &out);
    ck_assert_str_eq(out.ptr, rows[_i].out);
    dl_buf_free(&out);
}
END_TEST

START_TEST(test_recognised)
{
    static const struct {
        const char *raw, *path, *format;
    } cases[] = {
        { "{\"a\": 1}", "a.txt", "json" },  { " [ {\"a\": 1}]", "-", "json" },
        { "[Photo: Vienna]", "a", "text" }, { "{not json}", "a.txt", "text" },
        { "broken", "a.JSONL", "json" },    { "{x}", "long/path/to/a.json", "json" },
        { "text", "json", "text" },         { "", "a.md", "text" },
    };
    for (size_t i = 0; i < DL_N(cases); i++)
        ck_assert_str_eq(dl_reader_for(dl_str_of(cases[i].raw), cases[i].path)->name,
                         cases[i].format);
    ck_assert_ptr_null(dl_reader_named(DL_LIT("jso")));
}
END_TEST

/* 50 MB on one line, and brackets without end: said in a line, and soon. */
START_TEST(test_huge)
{
    dl_buf raw = { 0 }, out = { 0 };
    dl_buf_puts(&raw, "{\"text\": \"");
    while (raw.len < (50u << 20)) dl_buf_puts(&raw, "0123456789abcdef 0123456789abcdef");
    dl_buf_puts(&raw, "\"}\n{\"text\": \"B\"}\n");
    print_input((dl_str){ raw.ptr, (uint32_t)raw.len }, "a", NULL, &out);
    ck_assert_ptr_nonnull(strstr(out.ptr, "error: a:1: text of 524288"));
    ck_assert_ptr_nonnull(strstr(out.ptr, "limit 8388608\na#2|a#2||||||2|B\n"));
    dl_buf_clear(&raw);
    dl_buf_clear(&out);
    dl_buf_puts(&raw, "{\"text\": ");
    for (int i = 0; i < 1 << 20; i++) dl_buf_putc(&raw, '[');
    for (int i = 0; i < 1 << 20; i++) dl_buf_putc(&raw, ']');
    dl_buf_puts(&raw, "}\n{\"text\": \"B\"}\n");
    print_input((dl_str){ raw.ptr, (uint32_t)raw.len }, "a", NULL, &out);
    ck_assert_str_eq(out.ptr,
                     "error: a:1:73: bad JSON: nested too deep\na#2|a#2||||||2|B\n");
    dl_buf_free(&raw);
    dl_buf_free(&out);
}
END_TEST

DL_SUITE("read_json", tcase_add_loop_test(tc, test_rows, 0, (int)DL_N(rows));
         tcase_add_test(tc, test_recognised); tcase_add_test(tc, test_huge);)
