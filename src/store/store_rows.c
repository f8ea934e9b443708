/* store_rows.c - what extraction found in an article as lines of JSON, and back as rows.
 *
 * In:  an analysis, written by the functions that write rows; or such lines.
 * Out: lines {"doc", "kind": "row", "table", columns ...}; or the rows they hold.
 * In lines an article has the id 0, so numbers of rows begin at 0 and mean the same in any
 * database. A line is data of others: whatever it holds must fit, or the article is left
 * out as a whole.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/json.h"
#include "store_report.h"
#include "store_rows.h"

static const struct {
    int sql;
    const char *table;
} tables[] = {
    { SQL_ARTICLE_ACTOR_INSERT, "article_actor" },
    { SQL_ACTOR_ROLE_INSERT, "actor_role" },
    { SQL_REPORT_INSERT, "report" },
    { SQL_REPORT_ACTOR_INSERT, "report_actor" },
    { SQL_REPORT_FIELD_INSERT, "report_field" },
};

/* Parameters that hold the number of a row: of the article's own. */
static const char *const references[] = {
    ":id", ":parent", ":who", ":of", ":place_who", ":same_as", ":inside", ":report"
};

static bool is_reference(const char *name) {
    for (size_t i = 0; i < DL_N(references); i++)
        if (strcmp(references[i], name) == 0) return true;
    return false;
}

/* ---- writing --------------------------------------------------------------------------- */

uint32_t dl_store_rows(const dl_knowledge *k, const dl_analysis *a,
                       void (*put_str)(dl_buf *, dl_str), dl_buf *out) {
    dl_err err = { 0 };
    dl_row_lines lines = { .out = out, .put_str = put_str, .doc = a->doc.id };
    dl_store sink = { .lines = &lines };
    if (dl_store_reports(&sink, k, a, 0, a->doc.published, &err)) return UINT32_MAX;
    return lines.n;
}

void dl_rows_begin(dl_row_lines *lines, int sql) {
    dl_buf_puts(lines->out, "{\"doc\": ");
    lines->put_str(lines->out, lines->doc);
    for (size_t i = 0; i < DL_N(tables); i++)
        if (tables[i].sql == sql)
            dl_buf_printf(lines->out, ", \"kind\": \"row\", \"table\": \"%s\"",
                          tables[i].table);
    lines->n++;
}

const char *dl_rows_member(const char *name) {
    return strcmp(name, ":kind") == 0 ? "class" : name + 1;
}

/* ---- reading --------------------------------------------------------------------------- */

enum { MAX_MEMBERS = 32 };

typedef struct {
    dl_store *store;
    const dl_knowledge *k;
    dl_arena *mem;
    int64_t article, length; /* length: characters of its text */
    dl_json_item members[MAX_MEMBERS];
    uint32_t n;
} row_reader;

static dl_str member(const row_reader *r, const char *name) {
    for (uint32_t i = 0; i < r->n; i++)
        if (dl_str_is(r->members[i].name, name)) return r->members[i].value;
    return (dl_str){ 0 };
}

static bool number(dl_str value, int64_t *out) {
    return value.len && dl_str_int(value, out);
}

/* Does the span named OFF, LEN, if there is one, lie inside the text? */
static bool span_fits(const row_reader *r, const char *off, const char *len) {
    int64_t from, n;
    dl_str a = member(r, off), b = member(r, len);
    if ((!a.len || dl_str_is(a, "null")) && (!b.len || dl_str_is(b, "null"))) return true;
    return number(a, &from) && number(b, &n) && from >= 0 && n >= 0 &&
           from <= r->length && n <= r->length - from;
}

static const char *misfit(const row_reader *r, const char *table) {
    if (!span_fits(r, "off", "len") || !span_fits(r, "trigger_off", "trigger_len"))
        return "its place is outside the text";
    if (strcmp(table, "report") != 0) return NULL;
    dl_str type = dl_json_string(r->mem, member(r, "type"));
    dl_str status = dl_json_string(r->mem, member(r, "status"));
    if (dl_event_type_named(&r->k->types, type) == UINT16_MAX)
        return "no such type of event";
    return dl_status_named(status) < 0 ? "no such status" : NULL;
}

/* Binds what the statement takes next; false: the value does not fit. */
static bool bind_next(const row_reader *r, dl_row *q, const char *name) {
    int64_t n;
    dl_str value = member(r, dl_rows_member(name));
    if (strcmp(name, ":article") == 0) {
        dl_row_int(q, name, r->article);
    } else if (dl_str_is(value, "null")) {
        dl_row_null(q, name);
    } else if (value.len && value.ptr[0] == '"') {
        dl_row_str(q, name, dl_json_string(r->mem, value));
    } else {
        bool reference = is_reference(name);
        if (!number(value, &n)) return false;
        if (reference && (n < 0 || n >= DL_IDS_AN_ARTICLE)) return false;
        dl_row_int(q, name, reference ? r->article * DL_IDS_AN_ARTICLE + n : n);
    }
    return true;
}

static dl_code store_row(row_reader *r, int sql, const char *table, dl_err *err) {
    dl_row q;
    const char *fault = misfit(r, table);
    if (fault) return dl_fail(err, DL_EINPUT, "%s: %s", table, fault);
    if (!dl_row_begin(r->store, sql, &q, err)) return err->code;
    while (*q.names[q.next]) {
        const char *name = q.names[q.next];
        if (!bind_next(r, &q, name))
            return dl_fail(err, DL_EINPUT, "%s: \"%s\" is missing or no fitting value",
                           table, dl_rows_member(name));
    }
    dl_err inner = { 0 };
    dl_code rc = dl_row_run(&q, &inner);
    if (rc && sqlite3_errcode(r->store->db) == SQLITE_CONSTRAINT)
        return dl_fail(err, DL_EINPUT, "%s: the row does not fit: %s", table,
                       sqlite3_errmsg(r->store->db));
    if (rc) *err = inner;
    return rc;
}

static dl_code read_line(row_reader *r, dl_str line, dl_err *err) {
    dl_str rest = line;
    r->n = 0;
    while (r->n < MAX_MEMBERS && dl_json_next(&rest, &r->members[r->n])) r->n++;
    dl_str table = dl_json_string(r->mem, member(r, "table"));
    for (size_t i = 0; i < DL_N(tables); i++)
        if (dl_str_is(table, tables[i].table))
            return store_row(r, tables[i].sql, tables[i].table, err);
    return dl_fail(err, DL_EINPUT, "no such table \"%.*s\"", DL_ARG(table));
}

dl_code dl_store_read_rows(dl_store *store, const dl_knowledge *k, int64_t article,
                           dl_str text, const dl_row_line *lines, uint32_t n,
                           dl_err *err) {
    row_reader r = { .store = store,
                     .k = k,
                     .mem = dl_arena_new(),
                     .article = article,
                     .length = dl_utf8_count(text) };
    for (uint32_t i = 0; i < n; i++) {
        dl_arena_reset(r.mem);
        if (read_line(&r, lines[i].text, err)) {
            err->line = lines[i].number;
            break;
        }
    }
    dl_arena_free(r.mem);
    return err->code;
}
