/* sort_key.c - --sort of events: by as little of each as can be.
 *
 * In:  a selection. Out: what each event is sorted by, its id and when it begins.
 * Packed columns say it where events are scanned (sort_packed.c). Else the events are listed,
 * and where an index is in the order asked for and many are listed, it is walked until the page
 * is full (sort_walk.c); else a column of each event's row is read; else a record is made that
 * people would see, and left again. as-of: events that are not stored as they were known take
 * a record each.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "sort_walk.h"

/* The columns that :event_sort_key knows, in its order. */
static const char *const in_rows[] = {
    "title",    "key",     "type",           "status",        "begins",
    "ends",     "grain",   "basis",          "when_text",     "place",
    "round",    "content", "plover",         "cameo",         "confidence",
    "articles", "sources", "first_reported", "last_reported", "series",
};

/* ---- from rows and records ----------------------------------------------------------------- */

dl_code dl_sort_read_key(dl_query *query, int64_t id, size_t column, dl_cell *key,
                         dl_sort_place *place, bool *found, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_SORT_KEY, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", id);
    dl_bind_int(q, ":column", (int64_t)column);
    if (dl_step(query->store, q, found, err) || !*found) return err->code;
    *place = (dl_sort_place){ id, dl_column_time(q, 1) };
    *key = (dl_cell){ 0 };
    if (sqlite3_column_type(q, 0) == SQLITE_INTEGER) {
        key->kind = DL_CELL_INT;
        key->number = dl_column_int(q, 0);
        return DL_OK;
    }
    key->text = dl_column_str(q, 0);
    key->kind = key->text.len ? DL_CELL_TEXT : DL_CELL_NULL;
    return DL_OK;
}

static dl_code sort_row(dl_query *query, int64_t id, size_t column, dl_err *err) {
    dl_sort_place place;
    dl_cell key;
    bool found;
    if (dl_sort_read_key(query, id, column, &key, &place, &found, err)) return err->code;
    return found ? dl_sort_event(query, &key, place, err) : DL_OK;
}

/* As packed columns have it. */
static dl_cell row_key(const dl_event_row *row, const dl_sort_packed *what) {
    dl_cell key = { .kind = DL_CELL_INT };
    dl_minute t = DL_NO_TIME;
    switch (what->part) {
    case DL_PACK_TYPE: key.text = row->type; break;
    case DL_PACK_STATUS: key.text = row->status; break;
    case DL_PACK_BASIS: key.text = row->basis; break;
    case DL_PACK_PLACE: key.text = row->place; break;
    case DL_PACK_GRAIN: key.text = row->grain; break;
    case DL_PACK_WHEN_TEXT: key.text = row->when_text; break;
    case DL_PACK_PLOVER: key.text = row->plover; break;
    case DL_PACK_CAMEO: key.text = row->cameo; break;
    case DL_PACK_OPENING: key.text = row->content; break;
    case DL_PACK_ROUND: key.number = row->has_round ? row->round : DL_NO_TIME; break;
    case DL_PACK_CONFIDENCE: key.number = row->confidence; break;
    case DL_PACK_ARTICLES: key.number = row->articles; break;
    case DL_PACK_PUBLISHERS: key.number = row->sources; break;
    default:
        (void)dl_iso_parse(what->since == DL_PACK_RETOLD  ? row->last_reported
                           : what->since == DL_PACK_LASTS ? row->ends
                                                          : row->first_reported,
                           &t);
        key.number = t;
        break;
    }
    if (what->as != DL_SORT_NUMBERS)
        key.kind = key.text.len ? DL_CELL_TEXT : DL_CELL_NULL;
    else if (key.number == DL_NO_TIME)
        key.kind = DL_CELL_NULL;
    return key;
}

/* Whether records of MAKE show COLUMN as the rows of events have it. */
static bool is_as_stored(const char *column, dl_sort_record_of *make) {
    return !make || (strcmp(column, "content") != 0 && strcmp(column, "act") != 0 &&
                     strcmp(column, "medium") != 0);
}

static dl_code record_key(dl_query *query, const dl_event_row *row,
                          dl_sort_record_of *make, dl_cell *key, dl_err *err) {
    dl_event_parts parts = { 0 };
    dl_cell record = dl_record();
    if (make) {
        if (make(query, row, &record, err)) return err->code;
    } else if (strcmp(dl_sort_column(query), "series") == 0) { /* the row has it whole */
        if (row->series.len) dl_add_series(query->row, row, &record);
    } else if (dl_event_read_parts(query, row, &parts, err) ||
               dl_event_record(query, row, &parts, &record, err)) {
        return err->code;
    }
    const dl_cell *cell = dl_cell_get(&record, dl_sort_column(query));
    *key = cell ? *cell : (dl_cell){ .kind = DL_CELL_NULL };
    return DL_OK;
}

static dl_code sort_record(dl_query *query, const dl_event_row *row,
                           const dl_sort_packed *what, dl_sort_record_of *make,
                           dl_err *err) {
    dl_sort_place place = { row->id, DL_NO_TIME };
    dl_cell key;
    (void)dl_iso_parse(row->begins, &place.begins);
    if (what && is_as_stored(what->column, make))
        key = row_key(row, what);
    else if (record_key(query, row, make, &key, err))
        return err->code;
    return dl_sort_event(query, &key, place, err);
}

dl_code dl_sort_key_of(dl_query *query, dl_sort_record_of *make, int64_t id, dl_cell *key,
                       bool *found, dl_err *err) {
    enum { CONTENT = 11 };
    dl_event_row row = { 0 };
    dl_sort_place place;
    if (!make) return dl_sort_read_key(query, id, CONTENT, key, &place, found, err);
    if (dl_event_read(query, id, &row, found, err) || !*found) return err->code;
    return record_key(query, &row, make, key, err);
}

/* ---- where they come from ------------------------------------------------------------------ */

/* Walks a list; COLUMN is one of rows, or behind them. */
static dl_code sort_listed(dl_query *query, dl_selection *selection, size_t column,
                           dl_sort_record_of *make, dl_err *err) {
    bool rows = !query->as_of && column < DL_N(in_rows);
    for (;;) {
        int64_t id;
        dl_event_row row;
        dl_code rc = rows ? dl_select_next_id(selection, &id, err)
                          : dl_select_next(selection, &row, err);
        if (rc) return rc == DL_END ? DL_OK : rc;
        if (rows ? sort_row(query, id, column, err)
                 : sort_record(query, &row, NULL, make, err))
            return err->code;
    }
}

/* as-of: those that are not as they were, which scanning leaves. */
static dl_code sort_then(dl_query *query, const dl_then *then, const dl_sort_packed *what,
                         dl_sort_record_of *make, dl_err *err) {
    for (uint32_t i = 0; i < then->changed.at.n; i++) {
        dl_event_row row = { 0 };
        bool found;
        dl_arena_reset(query->row);
        if (dl_then_read(query, then, then->changed.at.at[i].id, &row, &found, err) ||
            (found && sort_record(query, &row, what, make, err)))
            return err->code;
    }
    return DL_OK;
}

static dl_code sort_found(dl_query *query, dl_selection *selection, const dl_ids *found,
                          size_t column, dl_sort_record_of *make, dl_err *err) {
    bool walked = false;
    if (dl_sort_walk(query, selection, found, column, &walked, err) || walked)
        return err->code;
    for (uint32_t i = 0; i < found->at.n; i++) {
        int64_t id = found->at.at[i];
        dl_event_row row = { 0 };
        bool good;
        dl_arena_reset(query->row);
        if (dl_select_left(selection, id, &good, err)) return err->code;
        if (good && column < DL_N(in_rows) && sort_row(query, id, column, err))
            return err->code;
        if (!good || column < DL_N(in_rows)) continue;
        if (dl_event_read(query, id, &row, &good, err) ||
            (good && sort_record(query, &row, NULL, make, err)))
            return err->code;
    }
    return DL_OK;
}

static dl_code sort_scanned(dl_query *query, dl_selection *selection, dl_scan *scan,
                            size_t column, dl_sort_record_of *make, dl_err *err) {
    dl_ids list = { 0 };
    for (dl_scan_found found;;) {
        const dl_pack_column *ids = NULL;
        bool more;
        if (dl_scan_block(scan, &found, &more, err)) return err->code;
        if (!more) break;
        if (dl_scan_column(scan, DL_PACK_ID, &ids, err)) return err->code;
        for (uint32_t i = 0; i < found.n; i++)
            *DL_PUSH(query->mem, &list.at) = ids->at[found.at[i]];
    }
    return sort_found(query, selection, &list, column, make, err);
}

static dl_code sort(dl_query *query, dl_selection *selection, dl_sort_record_of *make,
                    dl_err *err) {
    const char *name = dl_sort_column(query);
    const dl_then *then;
    dl_scan *scan = dl_select_scan_then(selection, &then);
    const dl_sort_packed *what = dl_sort_packed_as(name);
    size_t column = 0;
    while (column < DL_N(in_rows) && strcmp(name, in_rows[column]) != 0) column++;
    if (!is_as_stored(name, make)) column = DL_N(in_rows);
    if (!scan) return sort_listed(query, selection, column, make, err);
    if (then && sort_then(query, then, what, make, err)) return err->code;
    return what ? dl_sort_by_pack(query, selection, scan, what, make, err)
                : sort_scanned(query, selection, scan, column, make, err);
}

dl_code dl_sort_events(dl_query *query, dl_selection *selection, dl_sort_record_of *make,
                       dl_err *err) {
    bool brief = query->brief;
    if (!make) query->brief = brief || strcmp(dl_sort_column(query), "reports") != 0;
    (void)sort(query, selection, make, err);
    query->brief = brief;
    return err->code;
}
