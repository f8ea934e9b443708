/* test_output_schema.c - JSON of every command is as docs/formats/query.schema.json says.
 *
 * The checker knows the words of JSON Schema that the file uses and refuses others, so that
 * nothing in it goes unchecked. The database is tests/cases/query.sql.
 *
 * SPDX-License-Identifier: MIT */
#include <jansson.h>

#include "query_fixture.h"
#include "reading_article.h"

#include "dateline/export.h"

/* ---- the checker ------------------------------------------------------------------------- */

static json_t *root; /* of the schema */

static const char *check(json_t *schema, json_t *value);

static bool is_type(const char *name, json_t *value) {
    return (strcmp(name, "string") == 0 && json_is_string(value)) ||
           (strcmp(name, "null") == 0 && json_is_null(value)) ||
           (strcmp(name, "integer") == 0 && json_is_integer(value)) ||
           (strcmp(name, "number") == 0 && json_is_number(value)) ||
           (strcmp(name, "boolean") == 0 && json_is_boolean(value)) ||
           (strcmp(name, "array") == 0 && json_is_array(value)) ||
           (strcmp(name, "object") == 0 && json_is_object(value));
}

static bool has_type(json_t *types, json_t *value) {
    size_t i;
    json_t *one;
    if (json_is_string(types)) return is_type(json_string_value(types), value);
    json_array_foreach(types, i,
                       one) if (is_type(json_string_value(one), value)) return true;
    return false;
}

static bool is_one_of(json_t *list, json_t *value) {
    size_t i;
    json_t *one;
    json_array_foreach(list, i, one) if (json_equal(one, value)) return true;
    return false;
}

static const char *check_members(json_t *schema, json_t *value) {
    json_t *properties = json_object_get(schema, "properties");
    json_t *more = json_object_get(schema, "additionalProperties");
    json_t *required = json_object_get(schema, "required");
    const char *name, *fault = NULL;
    json_t *member;
    size_t i;
    json_array_foreach(
        required, i,
        member) if (!json_object_get(value,
                                     json_string_value(
                                         member))) return json_string_value(member);
    json_object_foreach(value, name, member) {
        json_t *of = json_object_get(properties, name);
        if (of)
            fault = check(of, member) ? name : NULL;
        else if (json_is_false(more))
            fault = name;
        else if (json_is_object(more))
            fault = check(more, member) ? name : NULL;
        if (fault) return fault;
    }
    return NULL;
}

static const char *check_items(json_t *schema, json_t *value) {
    json_t *items = json_object_get(schema, "items");
    size_t i;
    json_t *one;
    if (!items) return NULL;
    json_array_foreach(value, i, one) {
        const char *fault = check(items, one);
        if (fault) return fault;
    }
    return NULL;
}

static const char *check_any(json_t *list, json_t *value) {
    size_t i;
    json_t *one;
    json_array_foreach(list, i, one) if (!check(one, value)) return NULL;
    return "anyOf";
}

static bool is_known(const char *word) {
    static const char *const words[] = {
        "type",    "enum",    "const",       "$ref",
        "anyOf",   "items",   "properties",  "required",
        "minimum", "maximum", "description", "additionalProperties"
    };
    for (size_t i = 0; i < DL_N(words); i++)
        if (strcmp(word, words[i]) == 0) return true;
    return false;
}

/* NULL: VALUE is as SCHEMA says; else the word or member that is not. */
static const char *check(json_t *schema, json_t *value) {
    const char *word;
    json_t *of;
    json_object_foreach(schema, word, of) {
        const char *fault = NULL;
        if (!is_known(word)) return word;
        if (strcmp(word, "type") == 0 && !has_type(of, value)) fault = "type";
        if (strcmp(word, "enum") == 0 && !is_one_of(of, value)) fault = "enum";
        if (strcmp(word, "const") == 0 && !json_equal(of, value)) fault = "const";
        if (strcmp(word, "minimum") == 0 &&
            json_number_value(value) < json_number_value(of))
            fault = word;
        if (strcmp(word, "maximum") == 0 &&
            json_number_value(value) > json_number_value(of))
            fault = word;
        if (strcmp(word, "anyOf") == 0) fault = check_any(of, value);
        if (strcmp(word, "$ref") == 0) {
            const char *name = json_string_value(of) + strlen("#/$defs/");
            json_t *def = json_object_get(json_object_get(root, "$defs"), name);
            ck_assert_msg(def != NULL, "no definition %s", name);
            fault = check(def, value);
        }
        if (fault) return fault;
    }
    if (json_is_object(value)) return check_members(schema, value);
    return json_is_array(value) ? check_items(schema, value) : NULL;
}

START_TEST(checker)
{
    static const struct {
        const char *schema, *value;
        bool good;
    } rows[] = {
        { "{\"type\":\"string\"}", "[\"a\"]", true },
        { "{\"type\":\"string\"}", "[1]", false },
        { "{\"type\":[\"string\",\"null\"]}", "[null]", true },
        { "{\"enum\":[\"a\",null]}", "[\"b\"]", false },
        { "{\"type\":\"integer\",\"minimum\":2}", "[1]", false },
        { "{\"required\":[\"a\"]}", "[{\"b\":1}]", false },
        { "{\"properties\":{\"a\":{}},\"additionalProperties\":false}", "[{\"b\":1}]",
          false },
        { "{\"properties\":{\"a\":{\"type\":\"null\"}}}", "[{\"a\":1}]", false },
        { "{\"additionalProperties\":{\"type\":\"null\"}}", "[{\"a\":1}]", false },
        { "{\"items\":{\"type\":\"null\"}}", "[[1]]", false },
        { "{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"integer\"}]}", "[1]", true },
        { "{\"anyOf\":[{\"type\":\"null\"}]}", "[1]", false },
        { "{\"colour\":1}", "[1]", false },
    };
    for (size_t i = 0; i < DL_N(rows); i++) {
        json_t *schema = json_loads(rows[i].schema, 0, NULL);
        json_t *value = json_loads(rows[i].value, 0, NULL);
        const char *fault = check(schema, json_array_get(value, 0));
        ck_assert_msg((fault == NULL) == rows[i].good, "%s of %s: %s", rows[i].schema,
                      rows[i].value, fault ? fault : "good");
        json_decref(schema);
        json_decref(value);
    }
}
END_TEST

/* ---- the commands ------------------------------------------------------------------------- */

static void set_up_all(void) {
    query_fixture_make("query.sql");
    root = json_load_file(DATELINE_SOURCE_DIR "/docs/formats/query.schema.json", 0, NULL);
    ck_assert_msg(root != NULL, "the schema is no JSON");
}

static void tear_down_all(void) {
    json_decref(root);
    query_fixture_remove();
}

struct output {
    dl_writer *writer;
    dl_writer_options options;
};

static dl_code take_columns(void *context, const dl_column *columns, dl_err *err) {
    struct output *o = context;
    return dl_writer_begin(o->writer, columns, &o->options, err);
}

static dl_code take_record(void *context, const dl_cell *record, dl_err *err) {
    struct output *o = context;
    (void)err;
    dl_writer_record(o->writer, record);
    return DL_OK;
}

static const dl_knowledge *known(void *context, dl_err *err) {
    (void)context, (void)err;
    return knowledge;
}

static json_t *ask(const char *command, const char *words) {
    dl_err err = { 0 };
    dl_filter_env env = { 0 };
    struct output o = { .options.format = dl_format_named(DL_LIT("json")) };
    dl_query q = { .mem = mem, .row = dl_arena_new(), .store = store };
    q.command = dl_command_named(dl_str_of(command));
    q.words = dl_str_of(words);
    q.knowledge = known;
    q.sink = (dl_sink){ &o, take_columns, take_record };
    q.look.until = (dl_until){ .published = DL_NO_TIME, .added = 1 };
    o.writer = dl_writer_new(q.command, &o.options);
    if (!q.command->takes_name)
        ck_assert_int_eq(dl_filter_parse(mem, &env, q.words, &q.filter, &err), DL_OK);
    for (uint32_t i = 0; i < q.command->names; i++) q.filter.terms.at[i].side = true;
    ck_assert_msg(dl_query_run(&q, &err) == DL_OK, "%s: %s", command, err.text);
    dl_writer_end(o.writer);
    json_error_t fault;
    json_t *answer = json_loadb(o.writer->out.ptr, o.writer->out.len, 0, &fault);
    ck_assert_msg(answer != NULL, "%s: %s", command, fault.text);
    dl_writer_free(o.writer);
    dl_buf_free(&q.remark);
    dl_arena_free(q.row);
    return answer;
}

static const struct {
    const char *command, *words;
    size_t least; /* records */
} rows[] = {
    { "timeline", "", 7 },
    { "talks", "", 2 },
    { "statements", "", 2 },
    { "positions", "", 1 },
    { "actors", "", 4 },
    { "actor", "Ibsen", 1 },
    { "articles", "", 3 },
    { "between", "actor:Norland actor:Sudmark", 3 },
    { "search", "peace", 2 },
    { "show", "talk_round-aa", 1 },
    { "stats", "", 5 },
    { "changes", "", 6 },
    { "conflicts", "", 0 },
    { "timeline", "as-of:2024-03-08", 3 },
    { "ask", "When did Norland and Sudmark meet?", 1 },
    { "ask", "Who is Ibsen?", 1 },
};

START_TEST(outputs)
{
    size_t i;
    json_t *record;
    json_t *answer = ask(rows[_i].command, rows[_i].words);
    json_t *of = json_object_get(json_object_get(root, "$defs"), rows[_i].command);
    json_t *records = json_object_get(answer, "records");
    ck_assert_msg(of != NULL, "no definition of %s", rows[_i].command);
    json_t *head = json_copy(root);
    json_object_del(head, "$defs");
    json_object_del(head, "$schema");
    json_object_del(head, "title");
    const char *fault = check(head, answer);
    ck_assert_msg(fault == NULL, "%s: %s", rows[_i].command, fault);
    ck_assert_uint_ge(json_array_size(records), rows[_i].least);
    json_array_foreach(records, i, record) {
        fault = check(of, record);
        ck_assert_msg(fault == NULL, "%s, record %zu: %s", rows[_i].command, i, fault);
    }
    json_decref(head);
    json_decref(answer);
}
END_TEST

DL_SUITE("output_schema", load_knowledge();
         tcase_add_unchecked_fixture(tc, set_up_all, tear_down_all);
         tcase_add_checked_fixture(tc, query_fixture_open, query_fixture_close);
         tcase_add_test(tc, checker); tcase_add_loop_test(tc, outputs, 0, DL_N(rows));)
