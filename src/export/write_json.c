/* write_json.c - records as one JSON document, or as JSON Lines.
 *
 * In:  records as the command gives them.
 * Out: json  {"version": 1, "command": "timeline", "records": [...]}
 *      jsonl one record a line, each with "version" first
 * Characters that could steer a terminal leave as \u escapes: the value stays the same.
 *
 * SPDX-License-Identifier: MIT */
#include <jansson.h>
#include <math.h>

#include "dateline/export.h"

static json_t *value_of(const dl_cell *cell);

static json_t *object_of(const dl_cell *cell) {
    json_t *object = json_object();
    for (uint32_t i = 0; i < cell->in.n; i++)
        if (!cell->in.at[i].plain)
            json_object_set_new_nocheck(object, cell->in.at[i].name,
                                        value_of(&cell->in.at[i]));
    return object;
}

static json_t *list_of(const dl_cell *cell) {
    json_t *list = json_array();
    for (uint32_t i = 0; i < cell->in.n; i++)
        json_array_append_new(list, value_of(&cell->in.at[i]));
    return list;
}

static json_t *value_of(const dl_cell *cell) {
    switch (cell->kind) {
    case DL_CELL_BOOL: return json_boolean(cell->number);
    case DL_CELL_INT: return json_integer(cell->number);
    case DL_CELL_REAL: return isfinite(cell->real) ? json_real(cell->real) : json_null();
    case DL_CELL_TEXT: return json_stringn(cell->text.ptr, cell->text.len);
    case DL_CELL_LIST: return list_of(cell);
    case DL_CELL_OBJECT: return object_of(cell);
    default: return json_null();
    }
}

/* C1 controls, marks of direction and line separators stand only inside strings. */
static bool is_steering(uint32_t code) {
    return (code >= 0x7f && code < 0xa0) || code == 0x61c ||
           (code >= 0x200e && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069);
}

static int append(const char *ptr, size_t len, void *context) {
    dl_buf *out = context;
    dl_str s = { ptr, (uint32_t)len };
    for (uint32_t at = 0, from = 0; at < s.len; from = at) {
        uint32_t code = dl_utf8_next(s, &at);
        if (is_steering(code))
            dl_buf_printf(out, "\\u%04x", code);
        else
            dl_buf_add(out, ptr + from, at - from);
    }
    return 0;
}

static void add_columns(const dl_writer *writer, const dl_cell *record, json_t *object) {
    for (uint32_t i = 0; i < writer->n_columns; i++) {
        const dl_cell *cell = dl_cell_get(record, writer->columns[i]->name);
        if (!cell) continue;
        json_object_set_new_nocheck(object, writer->columns[i]->name, value_of(cell));
    }
}

static void write_record(dl_writer *writer, const dl_cell *record, bool version) {
    json_t *object = json_object();
    if (version) json_object_set_new(object, "version", json_integer(DL_OUTPUT_VERSION));
    if (writer->chosen) {
        add_columns(writer, record, object);
    } else {
        json_t *members = value_of(record);
        json_object_update(object, members);
        json_decref(members);
    }
    char *text = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(15));
    DL_ASSERT(text);
    append(text, strlen(text), &writer->out);
    free(text);
    json_decref(object);
}

static void begin_json(dl_writer *writer) {
    dl_buf_printf(&writer->out, "{\"version\":%d,\"command\":\"%s\",\"records\":[",
                  DL_OUTPUT_VERSION, writer->command->name);
}

static void record_json(dl_writer *writer, const dl_cell *record) {
    dl_buf_puts(&writer->out, writer->n ? ",\n" : "\n");
    write_record(writer, record, false);
}

static void end_json(dl_writer *writer) {
    dl_buf_puts(&writer->out, writer->n ? "\n]}\n" : "]}\n");
}

static void begin_jsonl(dl_writer *writer) {
    (void)writer;
}

static void record_jsonl(dl_writer *writer, const dl_cell *record) {
    write_record(writer, record, true);
    dl_buf_putc(&writer->out, '\n');
}

static void end_jsonl(dl_writer *writer) {
    (void)writer;
}

const dl_format dl_format_json = {
    "json", "one JSON document", false, begin_json, record_json, end_json,
};
const dl_format dl_format_jsonl = {
    "jsonl", "JSON Lines, a record a line", false, begin_jsonl, record_jsonl, end_jsonl,
};
