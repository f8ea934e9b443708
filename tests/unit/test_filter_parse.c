/* test_filter_parse.c - the query language: terms, joined shell words, errors and places.
 *
 * A row is a query and what is read from it, in one line: a term is
 *   [-]field=value|value   "quoted" in quotation marks   dates as begins..ends
 *   numbers as [low,high] with ( ) where the bound itself is out
 * or an error as "column: words of the message".
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

#include "dateline/query.h"

static dl_arena *mem;

static void set_up(void) {
    mem = dl_arena_new();
}
static void tear_down(void) {
    dl_arena_free(mem);
}

static void put_date(dl_buf *out, dl_minute t) {
    char iso[DL_ISO_MAX];
    dl_str text = dl_str_of(dl_iso_format(t, iso));
    dl_buf_str(out, dl_str_ends(text, "T00:00") ? dl_str_sub(text, 0, 10) : text);
}

static void put_term(dl_buf *out, const dl_term *t) {
    const char *name = dl_term_name(t->field);
    dl_buf_printf(out, "%s%s%s", out->len ? " " : "", t->negated ? "-" : "", name);
    if (*name) dl_buf_putc(out, '=');
    if (t->field == DL_TERM_DATE || t->field == DL_TERM_REPORTED) {
        put_date(out, t->begins);
        dl_buf_puts(out, "..");
        put_date(out, t->ends);
    } else if (t->field == DL_TERM_ROUND || t->field == DL_TERM_CONFIDENCE) {
        dl_buf_printf(out, "%c%g,%g%c", t->low_open ? '(' : '[', t->low, t->high,
                      t->high_open ? ')' : ']');
    } else {
        for (uint32_t i = 0; i < t->values.n; i++) {
            const char *mark = t->values.at[i].quoted ? "\"" : "";
            dl_buf_printf(out, "%s%s%.*s%s", i ? "|" : "", mark,
                          DL_ARG(t->values.at[i].text), mark);
        }
    }
}

static dl_filter_env make_env(void) {
    static const char *const types[] = { "talk_round", "meeting", "statement", "demand" };
    dl_filter_env env = { 0 };
    for (size_t i = 0; i < DL_N(types); i++)
        *DL_PUSH(mem, &env.types) = dl_str_of(types[i]);
    return env;
}

static const char *read(dl_str query) {
    dl_filter_env env = make_env();
    dl_filter filter = { 0 };
    dl_err err = { 0 };
    dl_buf out = { 0 };
    if (dl_filter_parse(mem, &env, query, &filter, &err)) {
        ck_assert_int_eq(err.code, DL_EUSAGE);
        dl_buf_printf(&out, "%u: %s", err.column, err.text);
    }
    for (uint32_t i = 0; i < filter.terms.n && !err.code; i++)
        put_term(&out, &filter.terms.at[i]);
    const char *text = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len }).ptr;
    dl_buf_free(&out);
    return text;
}

static const struct {
    const char *query, *terms;
} good[] = {
    { "", "" },
    { "   ", "" },
    { "ceasefire", "ceasefire" },
    { "safe zones", "safe zones" },
    { "\"safe zones\"", "\"safe zones\"" },
    { "\xe2\x80\x9csafe zones\xe2\x80\x9d", "\"safe zones\"" },
    { "negotiat*", "negotiat*" },
    { "\"peace deal\"*", "\"peace deal\"" },
    { "US-Taliban", "US-Taliban" },
    { "AND", "AND" },
    { "O'Brien", "O'Brien" },
    { "10:30", "10:30" },
    { "-ceasefire", "-ceasefire" },
    { "-\"safe zones\"", "-\"safe zones\"" },
    { "talks -ceasefire", "talks -ceasefire" },
    { "peace,", "peace," },
    { "\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85", "\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85" },
    { "actor:Norland", "actor=Norland" },
    { "ACTOR:Norland", "actor=Norland" },
    { "actor:\"Abdullah Abdullah\"", "actor=\"Abdullah Abdullah\"" },
    { "actor:Norland,Sudmark", "actor=Norland|Sudmark" },
    { "actor:\"A B\",C,\"D E\"", "actor=\"A B\"|C|\"D E\"" },
    { "actor:Norland actor:Sudmark", "actor=Norland actor=Sudmark" },
    { "by:Norland to:Sudmark", "by=Norland to=Sudmark" },
    { "-by:Norland", "-by=Norland" },
    { "type:meeting", "type=meeting" },
    { "type:Meeting", "type=meeting" },
    { "type:talk-round", "type=talk_round" },
    { "type:\"talk round\"", "type=\"talk_round\"" },
    { "type:meeting,statement", "type=meeting|statement" },
    { "-type:statement", "-type=statement" },
    { "status:planned", "status=planned" },
    { "status:PLANNED,possible", "status=planned|possible" },
    { "place:Westport", "place=Westport" },
    { "topic:\"safe zones\"", "topic=\"safe zones\"" },
    { "source:\"Northern Post\"", "source=\"Northern Post\"" },
    { "series:series-3f2a", "series=series-3f2a" },
    { "round:9", "round=[9,9]" },
    { "round:=9", "round=[9,9]" },
    { "round:8..10", "round=[8,10]" },
    { "round:>8", "round=(8,1e+09]" },
    { "round:>=8", "round=[8,1e+09]" },
    { "round:<3", "round=[0,3)" },
    { "round:..3", "round=[0,3]" },
    { "-round:9", "-round=[9,9]" },
    { "confidence:>0.5", "confidence=(0.5,1]" },
    { "confidence:0.5", "confidence=[0.5,1]" },
    { "confidence:<=.25", "confidence=[0,0.25]" },
    { "confidence:0.2..0.8", "confidence=[0.2,0.8]" },
    { "date:2019", "date=2019-01-01..2020-01-01" },
    { "date:2019-08", "date=2019-08-01..2019-09-01" },
    { "date:2019-12", "date=2019-12-01..2020-01-01" },
    { "date:2019-08-26", "date=2019-08-26..2019-08-27" },
    { "date:2019-08..2019-09", "date=2019-08-01..2019-10-01" },
    { "date:2019-08-01..", "date=2019-08-01.." },
    { "date:..2019-08-01", "date=..2019-08-02" },
    { "date:\"2019-08 .. 2019-09\"", "date=2019-08-01..2019-10-01" },
    { "date:>2019-08", "date=2019-09-01.." },
    { "date:>=2019-08", "date=2019-08-01.." },
    { "date:<2019-08", "date=..2019-08-01" },
    { "date:<=2019-08", "date=..2019-09-01" },
    { "-date:2019", "-date=2019-01-01..2020-01-01" },
    { "reported:2020-02-29", "reported=2020-02-29..2020-03-01" },
    { "date:9999", "date=9999-01-01.." },
    { "type:meeting Norland date:2019 -rain",
      "type=meeting Norland date=2019-01-01..2020-01-01 -rain" },
};

START_TEST(reads)
{ ck_assert_str_eq(read(dl_str_of(good[_i].query)), good[_i].terms); }
END_TEST

static const struct {
    const char *query;
    uint32_t column;
    const char *says;
} bad[] = {
    { "actr:Norland", 1, "unknown field \"actr:\"; did you mean actor" },
    { "peace colour:red", 7, "unknown field \"colour:\"; put quotation marks" },
    { "http://example.org", 1, "unknown field \"http:\"" },
    { "a b:c", 3, "unknown field \"b:\"" },
    { "actor:", 7, "expected a name after \"actor:\"" },
    { "actor: Norland", 7, "expected a name after \"actor:\"" },
    { "actor:A,", 9, "expected a name after \",\"" },
    { "actor:,A", 7, "expected a name after \"actor:\"" },
    { "actor:\"\"", 7, "expected a name between the quotation marks" },
    { "actor:\"Abdullah", 7, "never closed" },
    { "peace \"safe zones", 7, "never closed" },
    { "\"safe\"zones", 7, "expected a space after the quotation mark" },
    { "actor:\"A\"B", 10, "or a comma and another value" },
    { "actor:?!", 7, "neither letter nor digit" },
    { "peace &", 7, "neither letter nor digit" },
    { "talks -", 7, "right after \"-\"" },
    { "talks - peace", 7, "right after \"-\"" },
    { "--", 2, "neither letter nor digit" },
    { "type:meting", 6, "unknown event type \"meting\"; did you mean meeting?" },
    { "type:meeting,statment", 14, "did you mean statement?" },
    { "type:xyzzy", 6, "expected one of talk_round, meeting, statement, demand" },
    { "status:plannd", 8, "unknown status \"plannd\"; did you mean planned?" },
    { "status:done", 8, "expected one of occurred, ongoing, planned, possible, denied" },
    { "round:ninth", 7, "expected a number" },
    { "round:9..8", 7, "expected a number" },
    { "round:..", 7, "expected a number" },
    { "round:1234567890123", 7, "expected a number" },
    { "confidence:2", 12, "between 0 and 1" },
    { "confidence:>", 12, "between 0 and 1" },
    { "date:soon", 6, "expected a date such as" },
    { "date:2019-13", 6, "there is no date \"2019-13\"" },
    { "date:2019-02-30", 6, "there is no date" },
    { "date:0000", 6, "there is no date" },
    { "date:..", 6, "at least one side" },
    { "date:2019-08..2019-xx", 15, "expected a date such as" },
    { "date:2019-09..2019-08", 6, "ends before it begins" },
    { "\xc3\xa9t\xc3\xa9 type:meting", 10, "did you mean meeting?" },
    { "peace \xff", 7, "not valid UTF-8" },
};

START_TEST(refuses)
{
    dl_filter_env env = make_env();
    dl_filter filter = { 0 };
    dl_err err = { 0 };
    ck_assert_int_eq(dl_filter_parse(mem, &env, dl_str_of(bad[_i].query), &filter, &err),
                     DL_EUSAGE);
    ck_assert_msg(strstr(err.text, bad[_i].says), "%s: \"%s\" lacks \"%s\"",
                  bad[_i].query, err.text, bad[_i].says);
    ck_assert_msg(err.column == bad[_i].column, "%s: column %u instead of %u",
                  bad[_i].query, err.column, bad[_i].column);
    ck_assert_str_eq(err.source, "query");
}
END_TEST

static const struct {
    const char *words[4];
    const char *query;
} shell[] = {
    { { "peace" }, "peace" },
    { { "peace", "talks" }, "peace talks" },
    { { "safe zones" }, "safe zones" },
    { { "actor:Abdullah Abdullah" }, "actor:\"Abdullah Abdullah\"" },
    { { "-actor:Abdullah Abdullah" }, "-actor:\"Abdullah Abdullah\"" },
    { { "actor:Abdullah Abdullah,Norland" }, "actor:\"Abdullah Abdullah\",\"Norland\"" },
    { { "date:August 26, 2019" }, "date:\"August 26, 2019\"" },
    { { "date:last March", "peace" }, "date:\"last March\" peace" },
    { { "actor:\"A B\" c" }, "actor:\"A B\" c" },
    { { "actor:A type:meeting" }, "actor:A type:meeting" },
    { { "actor:A -rain" }, "actor:A -rain" },
    { { "no-field:A B" }, "no-field:A B" },
};

START_TEST(joins)
{
    int n = 0;
    while (n < 4 && shell[_i].words[n]) n++;
    ck_assert_dl_str(dl_filter_join(mem, shell[_i].words, n), shell[_i].query);
}
END_TEST

START_TEST(options)
{
    static const struct {
        int field;
        const char *value, *terms;
    } rows[] = {
        { DL_TERM_ACTOR, "Abdullah Abdullah", "actor=\"Abdullah Abdullah\"" },
        { DL_TERM_TYPE, "meeting,statement", "type=\"meeting\"|\"statement\"" },
        { DL_TERM_DATE, "2019-08..", "date=2019-08-01.." },
        { DL_TERM_PLACE, "\"New Port\"", "place=\"New Port\"" },
    };
    for (size_t i = 0; i < DL_N(rows); i++) {
        dl_filter_env env = make_env();
        dl_filter filter = { 0 };
        dl_err err = { 0 };
        dl_buf out = { 0 };
        ck_assert_int_eq(dl_filter_add(mem, &env, rows[i].field, dl_str_of(rows[i].value),
                                       "--option", &filter, &err),
                         DL_OK);
        put_term(&out, &filter.terms.at[0]);
        ck_assert_uint_eq(filter.terms.n, 1);
        ck_assert_str_eq(out.ptr, rows[i].terms);
        dl_buf_free(&out);
    }
    dl_filter_env env = make_env();
    dl_filter filter = { 0 };
    dl_err err = { 0 };
    ck_assert_int_eq(
        dl_filter_add(mem, &env, DL_TERM_TYPE, DL_LIT("meting"), "--type", &filter, &err),
        DL_EUSAGE);
    ck_assert_str_eq(err.source, "--type");
    err = (dl_err){ 0 };
    ck_assert_int_eq(
        dl_filter_add(mem, &env, DL_TERM_ACTOR, DL_LIT("  "), "--actor", &filter, &err),
        DL_EUSAGE);
}
END_TEST

START_TEST(limits)
{
    dl_filter_env env = { 0 };
    dl_filter filter = { 0 };
    dl_err err = { 0 };
    dl_buf many = { 0 };
    for (int i = 0; i <= DL_MAX_TERMS; i++) dl_buf_puts(&many, "word ");
    ck_assert_int_eq(dl_filter_parse(mem, &env, (dl_str){ many.ptr, (uint32_t)many.len },
                                     &filter, &err),
                     DL_EUSAGE);
    ck_assert(strstr(err.text, "more than"));
    while (many.len <= DL_MAX_QUERY) dl_buf_puts(&many, "word ");
    err = (dl_err){ 0 };
    ck_assert_int_eq(dl_filter_parse(mem, &env, (dl_str){ many.ptr, (uint32_t)many.len },
                                     &filter, &err),
                     DL_EUSAGE);
    ck_assert(strstr(err.text, "longer than"));
    dl_buf_free(&many);
}
END_TEST

/* ---- full text ---------------------------------------------------------------------------- */

static const struct {
    const char *query, *match, *not_match;
} fts[] = {
    { "peace", "(\"peace\")", NULL },
    { "safe zones", "(\"safe\") AND (\"zones\")", NULL },
    { "\"safe zones\"", "(\"safe zones\")", NULL },
    { "US-Taliban", "(\"US-Taliban\")", NULL },
    { "NEAR(a", "(\"NEAR(a\")", NULL },
    { "negotiat*", "(\"negotiat\"*)", NULL },
    { "5\"b", "(\"5\"\"b\")", NULL },
    { "peace -war -\"long rain\"", "(\"peace\")", "(\"war\") OR (\"long rain\")" },
    { "topic:aid,trade", "(\"aid\" OR \"trade\")", NULL },
    { "topic:refugees,aid", "(\"refugees\" OR \"aid\" OR \"refugee\")", NULL },
    { "topic:\"refugees\"", "(\"refugees\")", NULL },
    { "actor:Norland", NULL, NULL },
};

START_TEST(full_text)
{
    dl_filter_env env = { 0 };
    dl_filter filter = { 0 };
    dl_err err = { 0 };
    dl_str match;
    ck_assert_int_eq(dl_filter_parse(mem, &env, dl_str_of(fts[_i].query), &filter, &err),
                     DL_OK);
    ck_assert_int_eq(dl_filter_fts(mem, &filter, false, &match), fts[_i].match != NULL);
    if (fts[_i].match) ck_assert_dl_str(match, fts[_i].match);
    ck_assert_int_eq(dl_filter_fts(mem, &filter, true, &match),
                     fts[_i].not_match != NULL);
    if (fts[_i].not_match) ck_assert_dl_str(match, fts[_i].not_match);
}
END_TEST

START_TEST(near_names)
{
    dl_str names[] = { DL_LIT("timeline"), DL_LIT("talks"), DL_LIT("statements"),
                       DL_LIT("actor"), DL_LIT("actors") };
    ck_assert_dl_str(dl_near_names(mem, DL_LIT("timelin"), names, 5, 2), "timeline");
    ck_assert_dl_str(dl_near_names(mem, DL_LIT("tlaks"), names, 5, 2), "talks");
    ck_assert_dl_str(dl_near_names(mem, DL_LIT("acto"), names, 5, 2), "actor, actors");
    ck_assert_dl_str(dl_near_names(mem, DL_LIT("xyz"), names, 5, 2), "");
    ck_assert_dl_str(dl_near_names(mem, DL_LIT(""), names, 5, 2), "");
}
END_TEST

DL_SUITE("filter", tcase_add_checked_fixture(tc, set_up, tear_down);
         tcase_add_loop_test(tc, reads, 0, DL_N(good));
         tcase_add_loop_test(tc, refuses, 0, DL_N(bad));
         tcase_add_loop_test(tc, joins, 0, DL_N(shell)); tcase_add_test(tc, options);
         tcase_add_test(tc, limits); tcase_add_loop_test(tc, full_text, 0, DL_N(fts));
         tcase_add_test(tc, near_names);)
