/* test_json_scan.c - what is JSON and what is not, and where a fault lies; walking.
 *
 * tests/fuzz/fuzz_json_scan.c compares the same with another parser.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

#include "dateline/json.h"

static const struct {
    const char *raw;
    size_t end; /* 0: a fault */
    size_t at;  /* of the fault */
} rows[] = {
    { "{}", 2, 0 },
    { "[]x", 2, 0 },
    { "{\"a\": [1, -2.5e+3, true, false, null, \"x\"]}", 43, 0 },
    { "[[[]], {}]", 10, 0 },
    { "\"a\\n\\u00e9\\ud83d\\ude00\\\\\" ", 25, 0 },
    { "0", 1, 0 },
    { "", 0, 0 },
    { "{", 0, 1 },
    { "[1,]", 0, 3 },
    { "{\"a\":1,}", 0, 7 },
    { "{\"a\" 1}", 0, 5 },
    { "{a:1}", 0, 1 },
    { "[1}", 0, 2 },
    { "[01]", 0, 1 },
    { "[1.]", 0, 1 },
    { "[-]", 0, 1 },
    { "[.5]", 0, 1 },
    { "[1e]", 0, 1 },
    { "[nul]", 0, 1 },
    { "\"a", 0, 0 },
    { "\"a\nb\"", 0, 0 },
    { "\"a\tb\"", 0, 2 },
    { "\"\\x\"", 0, 1 },
    { "\"\\u12g4\"", 0, 1 },
    { "\"\\u0000\"", 0, 1 },
    { "\"\\ud800\"", 8, 0 },
    { "\"\\udc00\\ud800\"", 14, 0 },
    { "\"\\ud800\\u0041\"", 14, 0 },
};

START_TEST(test_value)
{
    dl_json_fault fault = { 0 };
    size_t end = dl_json_value(dl_str_of(rows[_i].raw), 0, &fault);
    ck_assert_msg(end == rows[_i].end && fault.at == rows[_i].at &&
                      (end != 0) == (fault.fault == NULL),
                  "%s: end %zu, fault at %zu", rows[_i].raw, end, fault.at);
}
END_TEST

/* Half a surrogate pair is no character. */
START_TEST(test_half)
{
    dl_arena *mem = dl_arena_new();
    dl_json_fault fault;
    dl_str whole = DL_LIT("\"\\ud83d\\ude00 \\ufffd\""), half = DL_LIT("\"a\\ude00b\"");
    ck_assert_uint_eq(dl_json_value(whole, 0, &fault), whole.len);
    ck_assert(!fault.half);
    ck_assert_uint_eq(dl_json_value(half, 0, &fault), half.len);
    ck_assert(fault.half);
    ck_assert_dl_str(dl_json_string(mem, half), "a\xef\xbf\xbd"
                                                "b");
    dl_arena_free(mem);
}
END_TEST

START_TEST(test_depth)
{
    char deep[2 * DL_MAX_DEPTH + 4];
    dl_json_fault fault;
    memset(deep, '[', DL_MAX_DEPTH);
    memset(deep + DL_MAX_DEPTH, ']', DL_MAX_DEPTH);
    dl_str all = { deep, 2 * DL_MAX_DEPTH };
    ck_assert_uint_eq(dl_json_value(all, 0, &fault), all.len);
    memset(deep, '[', DL_MAX_DEPTH + 1);
    memset(deep + DL_MAX_DEPTH + 1, ']', DL_MAX_DEPTH + 1);
    all.len += 2;
    ck_assert_uint_eq(dl_json_value(all, 0, &fault), 0);
}
END_TEST

/* Each kind of special byte at each place of a run of plain ones. */
START_TEST(test_runs)
{
    static const char ends[] = { '"', '\\', '\n', '\x01', '\x1f' };
    char text[64];
    dl_json_fault fault;
    for (size_t len = 0; len < 40; len++) {
        for (size_t k = 0; k < sizeof ends; k++) {
            memset(text, k % 2 ? '\x7f' : 'x', sizeof text);
            text[0] = '"';
            text[1 + len] = ends[k];
            text[2 + len] = ends[k] == '\\' ? 'q' : 'x';
            dl_str s = { text, (uint32_t)len + 10 };
            size_t end = dl_json_value(s, 0, &fault);
            if (ends[k] == '"')
                ck_assert_uint_eq(end, len + 2);
            else
                ck_assert_uint_eq(fault.at, ends[k] == '\n' ? 0 : len + 1);
        }
    }
}
END_TEST

START_TEST(test_walk)
{
    dl_arena *mem = dl_arena_new();
    dl_str rest = DL_LIT("{ \"a\" : \"x,}\" , \"b\\n\":[1 , {\"c\":2}] ,\"\":null }");
    dl_buf out = { 0 };
    dl_json_item item;
    while (dl_json_next(&rest, &item)) {
        dl_buf_printf(&out, "%.*s=%.*s;", DL_ARG(item.name), DL_ARG(item.value));
        for (dl_str inner = item.value; dl_json_next(&inner, &item);)
            dl_buf_printf(&out, "<%.*s>", DL_ARG(item.value));
    }
    ck_assert_str_eq(out.ptr, "a=\"x,}\";b\\n=[1 , {\"c\":2}];<1><{\"c\":2}>=null;");
    dl_buf_free(&out);
    ck_assert_dl_str(dl_json_string(mem, DL_LIT("\"plain\"")), "plain");
    ck_assert_dl_str(dl_json_string(mem, DL_LIT("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"")),
                     "\"\\/\b\f\n\r\t");
    ck_assert_dl_str(dl_json_string(mem, DL_LIT("\"a\\u00e9b\\ud83d\\ude00\"")), "aéb😀");
    ck_assert_dl_str(dl_json_string(mem, DL_LIT("17")), "");
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("json_scan", tcase_add_loop_test(tc, test_value, 0, (int)DL_N(rows));
         tcase_add_test(tc, test_depth); tcase_add_test(tc, test_half);
         tcase_add_test(tc, test_runs); tcase_add_test(tc, test_walk);)
