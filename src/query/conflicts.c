/* conflicts.c - the command "conflicts": where articles disagree on one event.
 *
 * In:  a filter over events.
 * Out: a record for each thing that they disagree on (status, date, a number, the outcome),
 * with every value that was told and who tells it. What disagrees is said by the view
 * conflicts; a plan that was carried out is no disagreement.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

static const dl_column columns[] = {
    { "sentence", NULL, DL_COLUMN_TABLE | DL_COLUMN_GROUP, NULL },
    { "field", "what", DL_COLUMN_TABLE, NULL },
    { "told", NULL, DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "key", NULL, DL_COLUMN_TABLE, NULL },
    { "type", NULL, 0, NULL },
    { "title", NULL, 0, NULL },
    { "what", "kind", 0, NULL },
    { "values", NULL, DL_COLUMN_JSON, NULL },
    { NULL, NULL, 0, NULL },
};

typedef struct {
    dl_str what, field;
    dl_cell values;
} conflict;

/* "Tue 20 Aug 2019"; anything but a date as it stands. */
static dl_str for_people(dl_arena *mem, dl_str what, dl_str value, dl_str grain) {
    char text[80];
    dl_str rest = value, begins = dl_str_cut(&rest, '/');
    dl_when when = { .grain = (uint8_t)dl_grain_named(grain), .basis = DL_EXPLICIT };
    if (!dl_str_is(what, "date") || !dl_iso_parse(begins, &when.begins) ||
        !dl_iso_parse(rest, &when.ends))
        return value;
    dl_when_format(&when, text, sizeof text);
    return dl_str_copy(mem, dl_str_of(text));
}

static dl_cell *value_of(dl_arena *mem, conflict *c, sqlite3_stmt *q) {
    dl_str value = dl_column_str(q, 2);
    for (uint32_t i = 0; i < c->values.in.n; i++)
        if (dl_str_eq(dl_cell_get(&c->values.in.at[i], "value")->text, value))
            return &c->values.in.at[i];
    bool shown = dl_column_int(q, 4) != 0;
    dl_cell *one = dl_cell_add(mem, &c->values, NULL, DL_CELL_OBJECT);
    dl_cell_text(mem, one, "value", value);
    dl_cell_plain(mem, one, "said", for_people(mem, c->what, value, dl_column_str(q, 3)));
    dl_cell_add(mem, one, "shown", DL_CELL_BOOL)->number = shown;
    dl_cell_plain(mem, one, "told_by", (dl_str){ 0 });
    dl_cell_add(mem, one, "told_in", DL_CELL_LIST);
    return one;
}

static void add_teller(dl_arena *mem, dl_cell *value, sqlite3_stmt *q) {
    dl_cell *names = NULL, *told = NULL;
    for (uint32_t i = 0; i < value->in.n; i++) {
        if (strcmp(value->in.at[i].name, "told_by") == 0) names = &value->in.at[i];
        if (strcmp(value->in.at[i].name, "told_in") == 0) told = &value->in.at[i];
    }
    dl_cell *one = dl_cell_add(mem, told, NULL, DL_CELL_OBJECT);
    dl_cell_text(mem, one, "article", dl_column_str(q, 5));
    dl_cell_text(mem, one, "source", dl_column_str(q, 6));
    dl_cell_text(mem, one, "uri", dl_column_str(q, 7));
    dl_cell_text(mem, one, "published", dl_column_str(q, 8));
    dl_cell_int(mem, one, "start", dl_column_int(q, 9));
    dl_cell_int(mem, one, "end", dl_column_int(q, 10));
    dl_cell_text(mem, one, "text", dl_column_str(q, 11));
    dl_str name = dl_teller(mem, dl_column_str(q, 6), dl_column_str(q, 7));
    dl_str day = dl_people_date(mem, dl_column_str(q, 8));
    names->kind = DL_CELL_TEXT;
    names->text = dl_str_fmt(mem, "%.*s%s%.*s%s%.*s", DL_ARG(names->text),
                             names->text.len ? "; " : "", DL_ARG(name),
                             day.len ? ", " : "", DL_ARG(day));
}

/* "3 (Harbour Gazette, Sun 27 Jan 2019); 5 (shown: ...)" */
static dl_str all_told(dl_arena *mem, const conflict *c) {
    dl_str all = { 0 };
    for (uint32_t i = 0; i < c->values.in.n; i++) {
        const dl_cell *value = &c->values.in.at[i];
        all = dl_str_fmt(mem, "%.*s%s%.*s (%s%.*s)", DL_ARG(all), i ? "; " : "",
                         DL_ARG(dl_cell_get(value, "said")->text),
                         dl_cell_get(value, "shown")->number ? "shown; " : "",
                         DL_ARG(dl_cell_get(value, "told_by")->text));
    }
    return all;
}

static dl_code write_conflict(dl_query *query, const dl_event_row *row,
                              const dl_event_parts *parts, const conflict *c,
                              dl_err *err) {
    dl_arena *mem = query->row;
    dl_cell record = dl_record();
    dl_cell_text(mem, &record, "key", row->key);
    dl_cell_text(mem, &record, "type", row->type);
    dl_cell_text(mem, &record, "title", row->title);
    dl_str when = dl_event_when(mem, row), what = dl_event_sentence(mem, row, parts);
    dl_cell_plain(mem, &record, "sentence",
                  dl_str_fmt(mem, "%.*s: %.*s", DL_ARG(when), DL_ARG(what)));
    dl_cell_text(mem, &record, "what", c->what);
    dl_cell_text(mem, &record, "field", c->field);
    dl_cell_plain(mem, &record, "told", all_told(mem, c));
    dl_cell values = c->values;
    values.name = "values";
    *DL_PUSH(mem, &record.in) = values;
    return dl_emit(query, &record, err);
}

/* Values that differ: a telling of a coarser date may be alone in the rest. */
static dl_code write_all(dl_query *query, const dl_event_row *row, dl_err *err) {
    dl_arena *mem = query->row;
    DL_VEC(conflict) list = { 0 };
    dl_event_parts parts = { 0 };
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_CONFLICTS, err);
    if (!q) return err->code;
    dl_bind_str(q, ":key", row->key);
    dl_as_of_bind(query, q);
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) break;
        dl_str what = dl_column_str(q, 0), field = dl_column_str(q, 1);
        conflict *last = list.n ? &list.at[list.n - 1] : NULL;
        if (!last || !dl_str_eq(last->what, what) || !dl_str_eq(last->field, field)) {
            last = DL_PUSH(mem, &list);
            last->what = dl_str_copy(mem, what);
            last->field = dl_str_copy(mem, field);
            last->values.kind = DL_CELL_LIST;
        }
        add_teller(mem, value_of(mem, last, q), q);
    }
    if (list.n && dl_event_read_parts(query, row, &parts, err)) return err->code;
    for (uint32_t i = 0; i < list.n; i++) {
        if (list.at[i].values.in.n < 2) continue;
        dl_code rc = write_conflict(query, row, &parts, &list.at[i], err);
        if (rc) return rc;
    }
    return DL_OK;
}

static dl_code run(dl_query *query, dl_err *err) {
    dl_selection *selection;
    query->differs = true;
    if (dl_select_open(query, NULL, &selection, err)) return err->code;
    for (;;) {
        dl_event_row row;
        dl_code rc = dl_select_next(selection, &row, err);
        if (rc) return rc;
        if ((rc = write_all(query, &row, err))) return rc;
    }
}

const dl_command dl_command_conflicts = {
    .name = "conflicts",
    .usage = "[QUERY...]",
    .help = "where articles disagree: date, status, number, outcome",
    .layout = DL_LAYOUT_ROWS,
    .columns = columns,
    .text = "{sentence}\n  {field}: {told}\n  {key}",
    .run = run,
};
