/* sort_key.c - --sort of events: by as little of each as can be.
 *
 * In:  a selection. Out: what each event is sorted by, and its id.
 * Packed columns say it where events are scanned; else a column of the event's row does;
 * else, and as-of, a record is made that people would see, and left again.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "block_scan.h"

/* The columns that :event_sort_key knows, in its order. */
static const char *const in_rows[] = {
    "title",    "key",     "type",           "status",        "begins",
    "ends",     "grain",   "basis",          "when_text",     "place",
    "round",    "content", "plover",         "cameo",         "confidence",
    "articles", "sources", "first_reported", "last_reported",
};

static const struct {
    const char *name;
    dl_pack_part part;
} in_packs[] = {
    { "type", DL_PACK_TYPE },           { "status", DL_PACK_STATUS },
    { "basis", DL_PACK_BASIS },         { "place", DL_PACK_PLACE },
    { "round", DL_PACK_ROUND },         { "confidence", DL_PACK_CONFIDENCE },
    { "first_reported", DL_PACK_TOLD },
};

/* ---- from packed columns ------------------------------------------------------------------- */

static dl_cell packed_key(const dl_pack_column *column, dl_pack_part part, uint32_t i) {
    dl_cell key = { 0 };
    bool none = column->at[i] == DL_NO_TIME;
    switch (part) {
    case DL_PACK_ROUND:
    case DL_PACK_CONFIDENCE:
    case DL_PACK_TOLD: /* the order of times is that of their text */
        key.kind = none ? DL_CELL_NULL : DL_CELL_INT;
        key.number = column->at[i];
        break;
    default:
        key.text = column->names[column->at[i]];
        key.kind = key.text.len ? DL_CELL_TEXT : DL_CELL_NULL;
        break;
    }
    return key;
}

static dl_code sort_block(dl_query *query, dl_selection *selection, dl_scan *scan,
                          const dl_scan_found *found, dl_pack_part part, dl_err *err) {
    const dl_pack_column *ids = NULL, *column = NULL;
    if (dl_scan_column(scan, DL_PACK_ID, &ids, err) ||
        dl_scan_column(scan, part, &column, err))
        return err->code;
    for (uint32_t i = 0; i < found->n; i++) {
        int64_t id = ids->at[found->at[i]];
        dl_cell key = packed_key(column, part, found->at[i]);
        bool good;
        if (!dl_sort_has_room(query, &key)) continue;
        dl_arena_reset(query->row);
        if (dl_select_left(selection, id, &good, err) ||
            (good && dl_sort_id(query, &key, id, err)))
            return err->code;
    }
    return DL_OK;
}

static dl_code sort_packed(dl_query *query, dl_selection *selection, dl_scan *scan,
                           dl_pack_part part, dl_err *err) {
    for (dl_scan_found found;;) {
        bool more;
        if (dl_scan_block(scan, &found, &more, err) || !more) return err->code;
        if (sort_block(query, selection, scan, &found, part, err)) return err->code;
    }
}

/* ---- from rows and records ----------------------------------------------------------------- */

static dl_code read_key(dl_query *query, int64_t id, size_t column, dl_cell *key,
                        bool *found, dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_SORT_KEY, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", id);
    dl_bind_int(q, ":column", (int64_t)column);
    if (dl_step(query->store, q, found, err) || !*found) return err->code;
    if (sqlite3_column_type(q, 0) == SQLITE_INTEGER) {
        key->kind = DL_CELL_INT;
        key->number = dl_column_int(q, 0);
        return DL_OK;
    }
    key->text = dl_column_str(q, 0);
    key->kind = key->text.len ? DL_CELL_TEXT : DL_CELL_NULL;
    return DL_OK;
}

static dl_code sort_rows(dl_query *query, dl_selection *selection, size_t column,
                         dl_err *err) {
    for (;;) {
        int64_t id;
        bool found;
        dl_cell key = { 0 };
        dl_code rc = dl_select_next_id(selection, &id, err);
        if (rc) return rc == DL_END ? DL_OK : rc;
        if (read_key(query, id, column, &key, &found, err) ||
            (found && dl_sort_id(query, &key, id, err)))
            return err->code;
    }
}

static dl_code sort_records(dl_query *query, dl_selection *selection, dl_err *err) {
    for (;;) {
        dl_event_row row;
        dl_event_parts parts = { 0 };
        dl_cell record = dl_record();
        dl_code rc = dl_select_next(selection, &row, err);
        if (rc) return rc == DL_END ? DL_OK : rc;
        if (dl_event_read_parts(query, &row, &parts, err) ||
            dl_event_record(query, &row, &parts, &record, err) ||
            dl_sort_id(query, dl_cell_get(&record, dl_sort_column(query)), row.id, err))
            return err->code;
    }
}

dl_code dl_sort_events(dl_query *query, dl_selection *selection, dl_err *err) {
    const char *column = dl_sort_column(query);
    dl_scan *scan = dl_select_scan(selection);
    bool brief = query->brief;
    for (size_t i = 0; scan && i < DL_N(in_packs); i++)
        if (strcmp(column, in_packs[i].name) == 0)
            return sort_packed(query, selection, scan, in_packs[i].part, err);
    for (size_t i = 0; !query->as_of && i < DL_N(in_rows); i++)
        if (strcmp(column, in_rows[i]) == 0) return sort_rows(query, selection, i, err);
    query->brief = brief || strcmp(column, "reports") != 0;
    dl_code rc = sort_records(query, selection, err);
    query->brief = brief;
    return rc;
}
