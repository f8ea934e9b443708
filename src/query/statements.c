/* statements.c - the commands "statements" and "positions": who said and wanted what.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

enum { CLIP = 240 };

/* What both commands can show beside their own columns. */
#define ORIGIN_COLUMNS                                                                   \
    { "article", "article key", 0, NULL }, { "source", NULL, 0, NULL },                  \
        { "uri", NULL, 0, NULL }, { "published", NULL, 0, NULL },                        \
        { "articles", NULL, DL_COLUMN_RIGHT, NULL },                                     \
        { "confidence", NULL, DL_COLUMN_RIGHT, NULL },                                   \
        { "actors", NULL, DL_COLUMN_JSON, NULL }, {                                      \
        NULL, NULL, 0, NULL                                                              \
    }

static const dl_column statement_columns[] = {
    { "when", "when", DL_COLUMN_TABLE, NULL },
    { "speaker", NULL, DL_COLUMN_TABLE, NULL },
    { "how", "act", DL_COLUMN_TABLE, NULL },
    { "content", "what", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "told_by", "article", DL_COLUMN_TABLE, NULL },
    { "key", NULL, 0, NULL },
    DL_TIME_COLUMNS,
    { "act", NULL, 0, NULL },
    { "mode", NULL, 0, NULL },
    { "medium", NULL, 0, NULL },
    { "addressee", NULL, 0, NULL },
    ORIGIN_COLUMNS,
};

static const dl_column position_columns[] = {
    { "when", "when", DL_COLUMN_TABLE, NULL },
    { "who", NULL, DL_COLUMN_TABLE, NULL },
    { "type", "position", DL_COLUMN_TABLE, NULL },
    { "target", "towards", DL_COLUMN_TABLE, NULL },
    { "content", "what", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "outcome", NULL, DL_COLUMN_TABLE, NULL },
    { "told_by", "article", DL_COLUMN_TABLE, NULL },
    { "key", NULL, DL_COLUMN_TABLE, NULL },
    { "answered_by", NULL, DL_COLUMN_JSON | DL_COLUMN_BENEATH, DL_REPLY_LINE },
    { "answers", NULL, DL_COLUMN_JSON | DL_COLUMN_BENEATH, DL_REPLY_LINE },
    { "answered", "answered by", 0, NULL },
    { "answering", "answers", 0, NULL },
    { "thread", NULL, 0, NULL },
    DL_TIME_COLUMNS,
    { "condition", NULL, 0, NULL },
    { "deadline", NULL, 0, NULL },
    ORIGIN_COLUMNS,
};

/* "say", "deny, letter", "did not confirm", "say to the council, interview". */
static dl_str how_said(dl_arena *mem, const dl_event_row *row,
                       const dl_event_parts *parts) {
    dl_str act = dl_event_field_text(parts, "act");
    dl_str medium = dl_event_field_text(parts, "medium");
    dl_str to = dl_event_names(mem, parts, "addressee");
    const char *no = dl_str_is(row->status, "denied") ? "did not " : "";
    if (act.len == 0) act = DL_LIT("say");
    return dl_str_fmt(mem, "%s%.*s%s%.*s%s%.*s", no, DL_ARG(act), to.len ? " to " : "",
                      DL_ARG(to), medium.len ? ", " : "", DL_ARG(medium));
}

static void add_field(dl_arena *mem, const dl_event_parts *parts, const char *field,
                      dl_cell *out) {
    dl_cell_text(mem, out, field, dl_event_field_text(parts, field));
}

static void add_common(dl_query *query, const dl_event_row *row, dl_cell *out) {
    dl_arena *mem = query->row;
    bool clip = query->brief && !query->full;
    dl_cell_text(mem, out, "key", row->key);
    dl_cell_text(mem, out, "type", row->type);
    dl_cell_text(mem, out, "status", row->status);
    dl_cell_text(mem, out, "begins", row->begins);
    dl_cell_text(mem, out, "ends", row->ends);
    dl_cell_text(mem, out, "grain", row->grain);
    dl_cell_text(mem, out, "basis", row->basis);
    dl_cell_text(mem, out, "when_text", row->when_text);
    dl_cell_plain(mem, out, "when", dl_event_when(mem, row));
    dl_cell_text(mem, out, "content",
                 clip ? dl_clip(mem, row->content, CLIP) : row->content);
}

static void add_actors(dl_arena *mem, const dl_event_parts *parts, dl_cell *out) {
    dl_cell *actors = dl_cell_add(mem, out, "actors", DL_CELL_LIST);
    for (uint32_t i = 0; i < parts->actors.n; i++) {
        dl_cell *one = dl_cell_add(mem, actors, NULL, DL_CELL_OBJECT);
        dl_cell_text(mem, one, "role", parts->actors.at[i].role);
        dl_cell_text(mem, one, "key", parts->actors.at[i].key);
        dl_cell_text(mem, one, "name", parts->actors.at[i].name);
    }
}

static void add_end(dl_arena *mem, const dl_event_row *row, const dl_event_parts *parts,
                    dl_cell *out) {
    dl_cell_int(mem, out, "articles", row->articles);
    dl_cell_real(mem, out, "confidence", (double)row->confidence / 100);
    add_actors(mem, parts, out);
}

static void add_statement(dl_query *query, const dl_event_row *row,
                          const dl_event_parts *parts, dl_cell *out) {
    dl_arena *mem = query->row;
    dl_cell_text(mem, out, "speaker", dl_event_names(mem, parts, "speaker"));
    add_field(mem, parts, "act", out);
    add_field(mem, parts, "mode", out);
    add_field(mem, parts, "medium", out);
    dl_cell_text(mem, out, "addressee", dl_event_names(mem, parts, "addressee"));
    add_common(query, row, out);
    dl_cell_plain(mem, out, "how", how_said(mem, row, parts));
}

/* The answers once more, for forms without lists: "rejected by Norland, 3 May (KEY)". */
static void add_flat(dl_arena *mem, const char *list, const char *name, dl_cell *out) {
    const dl_cell *cells = dl_cell_get(out, list);
    dl_buf text = { 0 };
    for (uint32_t i = 0; cells && i < cells->in.n; i++) {
        const dl_cell *one = &cells->in.at[i];
        dl_buf_printf(&text, "%s%.*s, %.*s (%.*s)", i ? "; " : "",
                      DL_ARG(dl_cell_get(one, "said")->text),
                      DL_ARG(dl_cell_get(one, "when")->text),
                      DL_ARG(dl_cell_get(one, "key")->text));
    }
    dl_cell_plain(mem, out, name,
                  dl_str_copy(mem, (dl_str){ text.ptr, (uint32_t)text.len }));
    dl_buf_free(&text);
}

static dl_code add_position(dl_query *query, const dl_event_row *row,
                            const dl_event_parts *parts, dl_cell *out, dl_err *err) {
    dl_arena *mem = query->row;
    dl_cell_text(mem, out, "who", dl_event_holders(mem, parts));
    dl_cell_text(mem, out, "target", dl_event_names(mem, parts, "target"));
    add_common(query, row, out);
    add_field(mem, parts, "condition", out);
    add_field(mem, parts, "deadline", out);
    if (dl_add_replies(query, row, parts, out, err)) return err->code;
    add_flat(mem, "answered_by", "answered", out);
    add_flat(mem, "answers", "answering", out);
    return DL_OK;
}

static dl_code make_statement(dl_query *query, const dl_event_row *row, dl_cell *out,
                              dl_err *err) {
    dl_event_parts parts = { 0 };
    if (dl_event_read_parts(query, row, &parts, err)) return err->code;
    add_statement(query, row, &parts, out);
    if (dl_add_origin(query, row->best, out, err)) return err->code;
    add_end(query->row, row, &parts, out);
    return DL_OK;
}

static dl_code make_position(dl_query *query, const dl_event_row *row, dl_cell *out,
                             dl_err *err) {
    dl_event_parts parts = { 0 };
    if (dl_event_read_parts(query, row, &parts, err) ||
        add_position(query, row, &parts, out, err) ||
        dl_add_origin(query, row->best, out, err))
        return err->code;
    add_end(query->row, row, &parts, out);
    return DL_OK;
}

static dl_code write_record(dl_query *query, const dl_event_row *row,
                            dl_sort_record_of *make, dl_err *err) {
    dl_cell record = dl_record();
    if (make(query, row, &record, err)) return err->code;
    return dl_emit(query, &record, err);
}

/* Records are made of the first of them alone. */
static dl_code write_sorted(dl_query *query, dl_selection *selection,
                            dl_sort_record_of *make, dl_err *err) {
    dl_ids list = { 0 };
    if (dl_sort_events(query, selection, make, err)) return err->code;
    dl_sort_ids(query, &list);
    for (uint32_t i = 0; i < list.at.n; i++) {
        dl_event_row row = { 0 };
        bool there;
        dl_arena_reset(query->row);
        if (dl_event_read(query, list.at.at[i], &row, &there, err)) return err->code;
        dl_code rc = there ? write_record(query, &row, make, err) : DL_OK;
        if (rc) return rc;
    }
    return DL_OK;
}

static dl_code run_types(dl_query *query, const char *types, dl_sort_record_of *make,
                         dl_err *err) {
    dl_selection *selection;
    query->apart = dl_sort_column(query) != NULL;
    if (dl_select_open(query, types, &selection, err)) return err->code;
    if (dl_sort_column(query)) return write_sorted(query, selection, make, err);
    for (;;) {
        dl_event_row row;
        dl_code rc = dl_select_next(selection, &row, err);
        if (rc || (rc = write_record(query, &row, make, err))) return rc;
    }
}

static dl_code run_statements(dl_query *query, dl_err *err) {
    return run_types(query, "statement", make_statement, err);
}

static dl_code run_positions(dl_query *query, dl_err *err) {
    return run_types(query, "proposal demand rejection threat agreement", make_position,
                     err);
}

const dl_command dl_command_statements = {
    .name = "statements",
    .usage = "[QUERY...]",
    .help = "who said what: by:NAME, to:NAME, act:deny, medium:interview",
    .layout = DL_LAYOUT_ROWS,
    .in_time = true,
    .columns = statement_columns,
    .text = "{when}|{speaker}|{how}\n  {content}\n  {told_by}|{key}",
    .run = run_statements,
};

const dl_command dl_command_positions = {
    .name = "positions",
    .usage = "[QUERY...]",
    .help = "proposals, demands, rejections, threats, agreements",
    .layout = DL_LAYOUT_ROWS,
    .in_time = true,
    .columns = position_columns,
    .text = "{when}|{who}: {type}|{status}|towards {target}|{outcome}\n  {content}\n"
            "  {told_by}|{key}",
    .run = run_positions,
};
