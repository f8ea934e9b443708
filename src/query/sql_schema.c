/* sql_schema.c - the help of "sql": tables and views with their columns, in words.
 *
 * In:  schema/ as the program holds it; comments beside the columns are the help.
 * Out: a record a column, the views for people first.
 * The reader knows the layout of these files (a column a line in tables, comments behind
 * the comma in views), not SQL.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

static const dl_column columns[] = {
    { "of", NULL, DL_COLUMN_TABLE | DL_COLUMN_GROUP, NULL },
    { "column", NULL, DL_COLUMN_TABLE, NULL },
    { "type", NULL, DL_COLUMN_TABLE, NULL },
    { "help", NULL, DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "name", NULL, 0, NULL },
    { "kind", NULL, 0, NULL },
    { NULL, NULL, 0, NULL },
};

typedef struct {
    dl_query *query;
    dl_str wanted; /* only this one; empty: all */
    dl_str name, kind, about;
    bool found;
} reading;

static dl_code write_column(reading *r, dl_str column, dl_str type, dl_str help,
                            dl_err *err) {
    dl_arena *mem = r->query->row;
    dl_cell record = dl_record();
    if (r->wanted.len && !dl_str_eq(r->wanted, r->name)) return DL_OK;
    r->found = true;
    dl_cell_text(mem, &record, "name", r->name);
    dl_cell_text(mem, &record, "kind", r->kind);
    dl_cell_text(mem, &record, "column", column);
    dl_cell_text(mem, &record, "type", type);
    dl_cell_text(mem, &record, "help", help);
    dl_cell_plain(mem, &record, "of",
                  dl_str_fmt(mem, "%.*s (%.*s): %.*s", DL_ARG(r->name), DL_ARG(r->kind),
                             DL_ARG(r->about)));
    return dl_emit(r->query, &record, err);
}

static dl_str first_word(dl_str *rest) {
    *rest = dl_str_trim(*rest);
    return dl_str_cut(rest, ' ');
}

/* Splits a line into what is code and what stands behind "--". */
static dl_str take_comment(dl_str *line) {
    uint32_t at = dl_str_find(*line, DL_LIT("--"), 0);
    if (at == DL_NONE) return (dl_str){ 0 };
    dl_str comment = dl_str_trim(dl_str_sub(*line, at + 2, UINT32_MAX));
    *line = dl_str_sub(*line, 0, at);
    return comment;
}

static dl_str join(dl_arena *mem, dl_str a, dl_str b) {
    if (a.len == 0 || b.len == 0) return a.len ? a : b;
    return dl_str_fmt(mem, "%.*s %.*s", DL_ARG(a), DL_ARG(b));
}

/* ---- tables --------------------------------------------------------------------------------- */

static bool is_rule(dl_str word) {
    static const char *const rules[] = { "CHECK", "UNIQUE", "PRIMARY", "FOREIGN" };
    for (size_t i = 0; i < DL_N(rules); i++)
        if (dl_str_starts(word, rules[i])) return true;
    return false;
}

static dl_code read_table(reading *r, dl_str *rest, dl_err *err) {
    dl_str line, column = { 0 }, type = { 0 }, help = { 0 };
    while (dl_str_line(rest, &line) && !dl_str_starts(line, ")")) {
        dl_str comment = take_comment(&line), word = first_word(&line);
        if (word.len && column.len && write_column(r, column, type, help, err))
            return err->code;
        if (word.len) column = is_rule(word) ? (dl_str){ 0 } : word;
        if (word.len) type = first_word(&line);
        if (word.len) help = (dl_str){ 0 };
        if (dl_str_ends(type, ",")) type.len--;
        help = join(r->query->row, help, comment);
    }
    return column.len ? write_column(r, column, type, help, err) : DL_OK;
}

/* ---- views ---------------------------------------------------------------------------------- */

/* The name a column of a view has: its last word. */
static dl_str name_of(dl_str code) {
    code = dl_str_trim(code);
    uint32_t from = code.len;
    while (from > 0 && !strchr(" .(\n", code.ptr[from - 1])) from--;
    dl_str name = dl_str_sub(code, from, UINT32_MAX);
    if (name.len > 2 && name.ptr[0] == '"') name = dl_str_sub(name, 1, name.len - 2);
    return name;
}

typedef struct {
    dl_str code, last, help; /* of the column being read; the one before; its comment */
    int depth;
} view;

static dl_code end_column(reading *r, view *v, dl_err *err) {
    if (v->last.len && write_column(r, v->last, (dl_str){ 0 }, v->help, err))
        return err->code;
    v->last = name_of(v->code);
    v->code = v->help = (dl_str){ 0 };
    return DL_OK;
}

static dl_code read_code(reading *r, view *v, dl_str line, dl_err *err) {
    dl_arena *mem = r->query->row;
    uint32_t from = 0;
    for (uint32_t i = 0; i < line.len; i++) {
        v->depth += (line.ptr[i] == '(') - (line.ptr[i] == ')');
        if (line.ptr[i] != ',' || v->depth > 0) continue;
        v->code = join(mem, v->code, dl_str_trim(dl_str_sub(line, from, i - from)));
        if (end_column(r, v, err)) return err->code;
        from = i + 1;
    }
    v->code = join(mem, v->code, dl_str_trim(dl_str_sub(line, from, UINT32_MAX)));
    return DL_OK;
}

static dl_code read_view(reading *r, dl_str *rest, dl_err *err) {
    dl_str line;
    view v = { 0 };
    bool first = true;
    while (dl_str_line(rest, &line)) {
        dl_str comment = take_comment(&line), code = dl_str_trim(line);
        if (v.depth == 0 && dl_str_starts(code, "FROM ")) break;
        if (first) (void)dl_str_cut(&code, ' '); /* the verb of the statement */
        first = false;
        if (read_code(r, &v, code, err)) return err->code;
        if (comment.len && v.depth == 0 && v.code.len && end_column(r, &v, err))
            return err->code; /* the last one has no comma */
        if (v.depth == 0) v.help = join(r->query->row, v.help, comment);
    }
    if (v.code.len && end_column(r, &v, err)) return err->code;
    return v.last.len ? write_column(r, v.last, (dl_str){ 0 }, v.help, err) : DL_OK;
}

/* ---- files ---------------------------------------------------------------------------------- */

static dl_code read_file(reading *r, const char *text, dl_err *err) {
    dl_str rest = dl_str_of(text), line;
    while (!err->code && dl_str_line(&rest, &line)) {
        if (dl_str_starts(line, "-- ")) {
            r->about = join(r->query->row, r->about, dl_str_sub(line, 3, UINT32_MAX));
            continue;
        }
        dl_str words = line, verb = first_word(&words), kind = first_word(&words);
        r->name = first_word(&words);
        if (verb.len && dl_str_is(kind, "TABLE")) {
            r->kind = DL_LIT("table");
            (void)!read_table(r, &rest, err);
        } else if (verb.len && dl_str_is(kind, "VIEW")) {
            r->kind = DL_LIT("view");
            (void)!read_view(r, &rest, err);
        }
        r->about = (dl_str){ 0 };
    }
    return err->code;
}

dl_code dl_sql_schema(dl_query *query, dl_err *err) {
    reading r = { .query = query, .wanted = dl_str_trim(query->words) };
    if (query->sink.columns(query->sink.context, columns, err) ||
        read_file(&r, dl_sql_views, err) || read_file(&r, dl_sql_migrations[0], err))
        return err->code;
    for (int i = 1; i < DL_SQL_MIGRATIONS; i++)
        if (read_file(&r, dl_sql_migrations[i], err)) return err->code;
    if (read_file(&r, dl_sql_derived, err)) return err->code;
    if (!r.found) dl_remark(query, "no table or view \"%.*s\"", DL_ARG(r.wanted));
    return DL_OK;
}
