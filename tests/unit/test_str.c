/* test_str.c - string views, integers, lines, the growing buffer, hashes.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

START_TEST(cutting)
{
    dl_str s = DL_LIT("a=b=c");
    ck_assert_dl_str(dl_str_cut(&s, '='), "a");
    ck_assert_dl_str(dl_str_cut(&s, '='), "b");
    ck_assert_dl_str(dl_str_cut(&s, '='), "c");
    ck_assert_uint_eq(s.len, 0);
    ck_assert_dl_str(dl_str_trim(DL_LIT(" \t x y \r\n")), "x y");
    ck_assert_dl_str(dl_str_sub(DL_LIT("hello"), 3, 99), "lo");
    ck_assert_dl_str(dl_str_sub(DL_LIT("hello"), 9, 1), "");
}
END_TEST

START_TEST(finding)
{
    dl_str s = DL_LIT("abcabc");
    ck_assert_uint_eq(dl_str_find(s, DL_LIT("bc"), 0), 1);
    ck_assert_uint_eq(dl_str_find(s, DL_LIT("bc"), 2), 4);
    ck_assert_uint_eq(dl_str_find(s, DL_LIT("bc"), 5), DL_NONE);
    ck_assert_uint_eq(dl_str_find(s, DL_LIT("abcabcd"), 0), DL_NONE);
    ck_assert_uint_eq(dl_str_find((dl_str){ 0 }, DL_LIT("a"), 0), DL_NONE);
    ck_assert(dl_str_starts(s, "abc") && dl_str_ends(s, "bc") && !dl_str_ends(s, "b"));
    ck_assert_int_lt(dl_str_cmp(DL_LIT("ab"), DL_LIT("abc")), 0);
    ck_assert_int_gt(dl_str_cmp(DL_LIT("b"), DL_LIT("abc")), 0);
}
END_TEST

START_TEST(among)
{
    static const char *const list[] = { "and", "an", "", "or" };
    static const struct {
        const char *s;
        bool is;
    } rows[] = { { "and", true }, { "an", true },    { "or", true },   { "", true },
                 { "a", false },  { "ands", false }, { "And", false }, { "nor", false } };
    for (size_t i = 0; i < DL_N(rows); i++)
        ck_assert_msg(dl_str_among(dl_str_of(rows[i].s), list, DL_N(list)) == rows[i].is,
                      "%s", rows[i].s);
    ck_assert(!dl_str_among((dl_str){ 0 }, list, 2));
    ck_assert(!dl_str_among(DL_LIT("and"), list, 0));
}
END_TEST

START_TEST(lines)
{
    dl_str rest = DL_LIT("one\r\ntwo\n\nfour"), line;
    static const char *const expect[] = { "one", "two", "", "four" };
    for (size_t i = 0; i < DL_N(expect); i++) {
        ck_assert(dl_str_line(&rest, &line));
        ck_assert_dl_str(line, expect[i]);
    }
    ck_assert(!dl_str_line(&rest, &line));
}
END_TEST

START_TEST(integers)
{
    static const struct {
        const char *text;
        bool ok;
        int64_t value;
    } rows[] = {
        { "0", true, 0 },    { "-17", true, -17 },
        { "", false, 0 },    { "-", false, 0 },
        { "12a", false, 0 }, { "9223372036854775807", true, INT64_MAX },
        { " 1", false, 0 },  { "9223372036854775808", false, 0 },
    };
    for (size_t i = 0; i < DL_N(rows); i++) {
        int64_t value = 0;
        ck_assert_int_eq(dl_str_int(dl_str_of(rows[i].text), &value), rows[i].ok);
        ck_assert_int_eq(value, rows[i].value);
    }
}
END_TEST

START_TEST(buffer)
{
    dl_buf buf = { 0 };
    for (int i = 0; i < 1000; i++) dl_buf_printf(&buf, "%d,", i % 10);
    ck_assert_uint_eq(buf.len, 2000);
    ck_assert_uint_eq(strlen(buf.ptr), 2000);
    dl_buf_clear(&buf);
    dl_buf_puts(&buf, "ab");
    dl_buf_putc(&buf, 'c');
    dl_buf_str(&buf, DL_LIT("de"));
    ck_assert_str_eq(buf.ptr, "abcde");
    dl_buf_free(&buf);
    ck_assert_uint_eq(buf.len, 0);
}
END_TEST

START_TEST(hashes)
{ /* published vectors: FIPS 180-2 for SHA-256 */
    char hex[DL_SHA256_HEX];
    dl_sha256_hex(DL_LIT("abc"), hex);
    ck_assert_str_eq(hex,
                     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    dl_sha256_hex((dl_str){ 0 }, hex);
    ck_assert_str_eq(hex,
                     "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    ck_assert(dl_str_hash(DL_LIT("a")) != dl_str_hash(DL_LIT("b")));
}
END_TEST

START_TEST(copies)
{
    dl_arena *mem = dl_arena_new();
    dl_str s = dl_str_fmt(mem, "%s-%d", "key", 7);
    ck_assert_dl_str(s, "key-7");
    ck_assert_str_eq(dl_str_z(mem, dl_str_sub(s, 0, 3)), "key");
    ck_assert_int_eq(dl_str_copy(mem, s).ptr[s.len], '\0');
    dl_arena_free(mem);
}
END_TEST

/* Of a link of Markdown its words remain, also where it is cut. */
START_TEST(hyperlinks)
{
    static const struct {
        const char *text, *words;
    } rows[] = {
        { "was [held](https://a.example/b) on", "was held on" },
        { "[A](http://a.example/(b)) and [B](mailto:b@b.example).", "A and B." },
        { "held](https://a.example/b) on", "held on" },
        { "met [the envoy", "met the envoy" },
        { "he [sic] left", "he [sic] left" },
        { "a[1](see below)", "a[1](see below)" },
        { "[x](https://a.example", "[x](https://a.example" },
        { "[x](https://a b)", "[x](https://a b)" },
        { "[[x](https://a)]", "[x]" },
        { "**TRADE:** the envoy **left", "TRADE: the envoy left" },
        { "2**3 * 4", "2**3 * 4" },
        { "no link", "no link" },
        { "", "" },
    };
    dl_arena *mem = dl_arena_new();
    for (size_t i = 0; i < DL_N(rows); i++) {
        dl_str found = dl_without_hyperlinks(mem, dl_str_of(rows[i].text));
        ck_assert_dl_str(found, rows[i].words);
    }
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("str", tcase_add_test(tc, hyperlinks); tcase_add_test(tc, cutting);
         tcase_add_test(tc, finding); tcase_add_test(tc, among);
         tcase_add_test(tc, lines); tcase_add_test(tc, integers);
         tcase_add_test(tc, buffer); tcase_add_test(tc, hashes);
         tcase_add_test(tc, copies);)
