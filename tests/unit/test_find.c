/* test_find.c - fields, triggers and required roles of events: tests/cases/find.cases; what
 * rules of event files may not say.
 *
 * SPDX-License-Identifier: MIT */
#include "reading_article.h"

static void put_field(const dl_event_type *type, const dl_field *field, dl_buf *out) {
    dl_buf_printf(out, " | %.*s=", DL_ARG(type->fields[field->field].name));
    if (type->fields[field->field].kind == DL_FIELD_NUMBER ||
        type->fields[field->field].kind == DL_FIELD_FLAG)
        dl_buf_printf(out, "%lld", (long long)field->number);
    else
        dl_buf_str(out, field->text);
}

/* "type trigger | field=value | ..." of the named event, fields as declared; "type none". */
static void render(const dl_analysis *a, dl_str expected, dl_buf *out) {
    for (const char *before = ""; expected.len; before = "; ") {
        dl_str rest = dl_str_cut(&expected, ';');
        rest = dl_str_trim(rest);
        dl_str name = dl_str_cut(&rest, ' ');
        uint32_t i = named_event(a, name);
        dl_buf_printf(out, "%s%.*s ", before, DL_ARG(name));
        if (i == DL_NONE) {
            dl_buf_puts(out, "none");
            continue;
        }
        const dl_event *e = &a->events.list.at[i];
        const dl_event_type *type = &knowledge->types.list.at[e->type];
        dl_buf_str(out, dl_span_str(&a->doc, e->trigger));
        for (uint16_t f = 0; f < type->n_fields; f++)
            for (uint32_t k = 0; k < e->fields.n; k++)
                if (e->fields.at[k].field == f) put_field(type, &e->fields.at[k], out);
    }
}

START_TEST(cases)
{ run_articles("find.cases", 20, render); }
END_TEST

/* Events come in order of the trigger; a statement is tied to its speech. */
START_TEST(order)
{
    dl_analysis a;
    read_article(DL_LIT("Minister Ana Ruiz said France attacked Spain. Norway urged Peru "
                        "to release its sailors."),
                 NULL, &a);
    ck_assert_uint_ge(a.events.list.n, 3);
    for (uint32_t i = 1; i < a.events.list.n; i++)
        ck_assert_uint_le(a.events.list.at[i - 1].trigger.off,
                          a.events.list.at[i].trigger.off);
    const dl_event *said = &a.events.list.at[find_event(&a, DL_LIT("statement"), 1)];
    const dl_event *raid = &a.events.list.at[find_event(&a, DL_LIT("attack"), 1)];
    ck_assert_uint_eq(said->speech, 0);
    ck_assert_uint_eq(said->rule, 0);
    ck_assert_uint_eq(raid->speech, DL_NONE);
    ck_assert_dl_str(dl_rules_get(knowledge->rules, raid->rule)->name, "attack.assault");
    ck_assert_dl_str(dl_span_str(&a.doc, raid->evidence),
                     "Minister Ana Ruiz said France attacked Spain.");
    dl_analysis_free(&a);
}
END_TEST

/* More parts and a time make an event surer, up to a limit. */
START_TEST(confidence)
{
    dl_analysis a, b;
    read_article(DL_LIT("Bombs wounded 12 people."), NULL, &a);
    read_article(DL_LIT("France attacked Spain on 3 May 1998."), NULL, &b);
    uint32_t one = find_event(&a, DL_LIT("attack"), 1);
    uint32_t two = find_event(&b, DL_LIT("attack"), 1);
    ck_assert(one != DL_NONE && two != DL_NONE);
    ck_assert_uint_lt(a.events.list.at[one].confidence, b.events.list.at[two].confidence);
    ck_assert_uint_le(b.events.list.at[two].confidence, 90);
    dl_analysis_free(&a);
    dl_analysis_free(&b);
}
END_TEST

/* Verbs that only tell what came of a deed, or with what it was done, tell it with it. */
static const struct {
    const char *text;
    uint32_t n; /* attacks */
    int64_t killed, injured;
} along[] = {
    { "A bomb exploded in the port, killing 12 people.", 1, 12, -1 },
    { "Nine people were killed when a bomb exploded in the port.", 1, 9, -1 },
    { "At least 16 people were killed and 71 were wounded in the port.", 1, 16, 71 },
    { "Gunmen shot and killed the mayor on Monday.", 1, -1, -1 },
    { "Rebels shot a minister on Monday and killed the mayor on Friday.", 2, -1, -1 },
};

static int64_t number_told(const dl_event *event, const char *name) {
    const dl_event_type *type = &knowledge->types.list.at[event->type];
    int field = dl_event_field(type, dl_str_of(name));
    for (uint32_t i = 0; i < event->fields.n; i++)
        if (event->fields.at[i].field == field) return event->fields.at[i].number;
    return -1;
}

START_TEST(told_with)
{
    dl_analysis a;
    read_article(dl_str_of(along[_i].text), NULL, &a);
    ck_assert(find_event(&a, DL_LIT("attack"), along[_i].n) != DL_NONE);
    ck_assert(find_event(&a, DL_LIT("attack"), along[_i].n + 1) == DL_NONE);
    const dl_event *first = &a.events.list.at[find_event(&a, DL_LIT("attack"), 1)];
    ck_assert_int_eq(number_told(first, "killed"), along[_i].killed);
    ck_assert_int_eq(number_told(first, "injured"), along[_i].injured);
    dl_analysis_free(&a);
}
END_TEST

/* Rules of an event file: what its result says is checked against the declaration. */
static const struct {
    const char *result, *message;
} wrong[] = {
    { "raid(agent=subject)", "rule truce.x: a rule of this file makes no event raid" },
    { "truce(who=subject)", "rule truce.x: no such role or field: who" },
    { "truce(agent=nobody)", "rule truce.x: neither capture nor filler: nobody" },
    { "truce(agent=subject, stage=torn)",
      "rule truce.x: not a word of this field: torn" },
    { "truce(agent=subject, n=many)", "rule truce.x: not a number: many" },
    { "truce(agent=subject, what=parties)",
      "rule truce.x: neither capture nor filler of a span: parties" },
    { "truce(agent=subject, status=over)", "rule truce.x: no such status: over" },
    { "truce(agent=subject, place=here)",
      "rule truce.x: neither capture nor filler: here" },
};

START_TEST(refused)
{
    static const char declared[] = "event truce \"a truce\"\n  role agent actor\n"
                                   "  field stage word(broken|held)?\n  field n number?\n"
                                   "  field what span?\n";
    dl_arena *mem = dl_arena_new();
    dl_words *words = dl_words_new(mem);
    dl_rules *rules = dl_rules_new(mem);
    dl_event_types types = { 0 };
    dl_err err = { 0 };
    char text[512];
    snprintf(text, sizeof text, "%srule truce.x\n  v:calmed\n  => %s\n  + They calmed.\n",
             declared, wrong[_i].result);
    ck_assert_int_eq(
        dl_event_types_load(mem, &types, "truce.event", dl_str_of(text), &err), DL_OK);
    ck_assert_int_eq(dl_rules_parse(rules, words, DL_LIT("truce"), "truce.event",
                                    dl_str_of(text), &err),
                     DL_OK);
    ck_assert_int_eq(dl_rules_compile(rules, words, &err), DL_OK);
    ck_assert_int_eq(dl_event_check(&types, rules, &err), DL_ESEED);
    ck_assert_str_eq(err.text, wrong[_i].message);
    ck_assert_uint_eq(err.line, 6);
    ck_assert_str_eq(err.source, "truce.event");
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("find", load_knowledge(); tcase_add_test(tc, cases); tcase_add_test(tc, order);
         tcase_add_test(tc, confidence);
         tcase_add_loop_test(tc, told_with, 0, DL_N(along));
         tcase_add_loop_test(tc, refused, 0, DL_N(wrong));)
