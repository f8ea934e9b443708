/* test_annotate.c - strings of JSON, and the choice of kinds. The lines themselves are
 * looked at by tests/cli/ingest.sh.
 *
 * SPDX-License-Identifier: MIT */
#include <jansson.h>

#include "check_main.h"
#include "../../src/export/annotate_json.h"
#include "dateline/annotate.h"

static const struct {
    const char *text, *json;
} strings[] = {
    { "", "\"\"" },
    { "plain", "\"plain\"" },
    { "a \"b\" \\ c/d", "\"a \\\"b\\\" \\\\ c/d\"" },
    { "\b\t\n\v\f\r\x01\x1f\x7f", "\"\\b\\t\\n\\u000b\\f\\r\\u0001\\u001f\\u007f\"" },
    { "Café 😀 “so”", "\"Café 😀 “so”\"" },
    { "a\xc2\x85"
      "b\u202ec\u2066d\u2028e\u061cf\ufeffg",
      "\"a\\u0085b\\u202ec\\u2066d\\u2028e\\u061cf\\ufeffg\"" },
};

/* Written as expected, and read back by another program's rules it is the same. */
START_TEST(test_string)
{
    dl_buf out = { 0 };
    dl_json_str(&out, dl_str_of(strings[_i].text));
    ck_assert_str_eq(out.ptr, strings[_i].json);
    json_t *value = json_loads(out.ptr, JSON_DECODE_ANY, NULL);
    ck_assert_ptr_nonnull(value);
    ck_assert_str_eq(json_string_value(value), strings[_i].text);
    json_decref(value);
    dl_buf_free(&out);
}
END_TEST

START_TEST(test_choose)
{
    static const struct {
        const char *what;
        unsigned kinds; /* 0: refused */
        const char *message;
    } rows[] = {
        { "", DL_ANNOTATE_DEFAULT, "" },
        { "time", DL_ANNOTATE_TIME, "" },
        { "event, document", DL_ANNOTATE_EVENT | DL_ANNOTATE_DOCUMENT, "" },
        { "all",
          DL_ANNOTATE_DEFAULT | DL_ANNOTATE_DOCUMENT | DL_ANNOTATE_CLAUSE |
              DL_ANNOTATE_ROW | DL_ANNOTATE_FIELDS,
          "" },
        { "time,evnt", 0, "unknown kind of annotation 'evnt'" },
        { "time,,event", 0, "unknown kind of annotation ''" },
        { "clause,time", DL_ANNOTATE_CLAUSE | DL_ANNOTATE_TIME, "" },
        { "conllu", DL_ANNOTATE_CONLLU, "" },
        { "time,conllu", 0, "'conllu' is another format" },
        { "conllu,all", 0, "'conllu' is another format" },
    };
    for (size_t i = 0; i < DL_N(rows); i++) {
        dl_err err = { 0 };
        unsigned kinds = 0;
        dl_code rc = dl_annotate_choose(dl_str_of(rows[i].what), &kinds, &err);
        ck_assert_int_eq(rc, rows[i].kinds ? DL_OK : DL_EUSAGE);
        ck_assert_uint_eq(kinds, rows[i].kinds);
        ck_assert_msg(dl_str_starts(dl_str_of(err.text), rows[i].message), "%s",
                      err.text);
    }
}
END_TEST

DL_SUITE("annotate", tcase_add_loop_test(tc, test_string, 0, (int)DL_N(strings));
         tcase_add_test(tc, test_choose);)
