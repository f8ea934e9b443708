/* sort_key.c - --sort of events: by as little of each as can be.
 *
 * In:  a selection. Out: what each event is sorted by, its id and when it begins.
 * Packed columns say it where events are scanned. Else the events are listed, and where an
 * index is in the order asked for and many are listed, it is walked until the page is full
 * (sort_walk.c); else a column of each event's row is read; else a record is made that people
 * would see, and left again. as-of: events that are not stored as they were known take a
 * record each.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "sort_walk.h"

/* The columns that :event_sort_key knows, in its order. */
static const char *const in_rows[] = {
    "title",    "key",     "type",           "status",        "begins",
    "ends",     "grain",   "basis",          "when_text",     "place",
    "round",    "content", "plover",         "cameo",         "confidence",
    "articles", "sources", "first_reported", "last_reported",
};

/* What a packed column says; times are numbers, whose order is that of their text. */
static const struct packed {
    const char *name;
    dl_pack_part part, since; /* since: what is counted from there, or DL_PACK_PARTS */
} in_packs[] = {
    { "type", DL_PACK_TYPE, DL_PACK_PARTS },
    { "status", DL_PACK_STATUS, DL_PACK_PARTS },
    { "basis", DL_PACK_BASIS, DL_PACK_PARTS },
    { "place", DL_PACK_PLACE, DL_PACK_PARTS },
    { "round", DL_PACK_ROUND, DL_PACK_PARTS },
    { "confidence", DL_PACK_CONFIDENCE, DL_PACK_PARTS },
    { "articles", DL_PACK_ARTICLES, DL_PACK_PARTS },
    { "sources", DL_PACK_PUBLISHERS, DL_PACK_PARTS },
    { "first_reported", DL_PACK_TOLD, DL_PACK_PARTS },
    { "last_reported", DL_PACK_TOLD, DL_PACK_RETOLD },
    { "ends", DL_PACK_BEGINS, DL_PACK_LASTS },
};

/* ---- from packed columns ------------------------------------------------------------------- */

typedef struct {
    const dl_pack_column *ids, *begins, *values, *since;
} columns;

static dl_code read_columns(dl_scan *scan, const struct packed *what, columns *c,
                            dl_err *err) {
    *c = (columns){ 0 };
    if (dl_scan_column(scan, DL_PACK_ID, &c->ids, err) ||
        dl_scan_column(scan, DL_PACK_BEGINS, &c->begins, err))
        return err->code;
    if (what && dl_scan_column(scan, what->part, &c->values, err)) return err->code;
    if (what && what->since != DL_PACK_PARTS)
        return dl_scan_column(scan, what->since, &c->since, err);
    return DL_OK;
}

static bool is_named(const struct packed *what) {
    return what->part == DL_PACK_TYPE || what->part == DL_PACK_STATUS ||
           what->part == DL_PACK_BASIS || what->part == DL_PACK_PLACE;
}

/* DL_NO_TIME: there is none. */
static int64_t packed_number(const columns *c, uint32_t i) {
    int64_t value = c->values->at[i];
    return value == DL_NO_TIME || !c->since ? value : value + c->since->at[i];
}

static dl_cell number_key(int64_t value) {
    bool none = value == DL_NO_TIME;
    return (dl_cell){ .kind = none ? DL_CELL_NULL : DL_CELL_INT, .number = value };
}

static dl_cell packed_key(const columns *c, const struct packed *what, uint32_t i) {
    dl_cell key = { 0 };
    if (!is_named(what)) return number_key(packed_number(c, i));
    key.text = c->values->names[c->values->at[i]];
    key.kind = key.text.len ? DL_CELL_TEXT : DL_CELL_NULL;
    return key;
}

static dl_code sort_asked(dl_query *query, dl_selection *selection, const dl_cell *key,
                          dl_sort_place place, dl_err *err) {
    bool good;
    if (!dl_sort_has_room(query, key, place)) return DL_OK;
    dl_arena_reset(query->row);
    if (dl_select_left(selection, place.id, &good, err) || !good) return err->code;
    return dl_sort_event(query, key, place, err);
}

/* With LATER, events are not asked yet what columns do not say. */
static dl_code sort_block(dl_query *query, dl_selection *selection, const columns *c,
                          const dl_scan_found *found, const struct packed *what,
                          dl_sort_later *later, dl_err *err) {
    for (uint32_t i = 0; i < found->n; i++) {
        uint32_t at = found->at[i];
        dl_sort_place place = { c->ids->at[at], c->begins->at[at] };
        dl_cell key = packed_key(c, what, at);
        if (later)
            dl_sort_later_add(later, packed_number(c, at), place);
        else if (sort_asked(query, selection, &key, place, err))
            return err->code;
    }
    return DL_OK;
}

/* The first ones first: hardly more are asked than the page shows. */
static dl_code sort_later(dl_query *query, dl_selection *selection, dl_sort_later *later,
                          dl_err *err) {
    dl_sort_place place;
    int64_t value;
    while (dl_sort_later_next(later, &value, &place)) {
        dl_cell key = number_key(value);
        if (!dl_sort_has_room(query, &key, place)) break;
        if (sort_asked(query, selection, &key, place, err)) return err->code;
    }
    return DL_OK;
}

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

/* As packed_key has it. */
static dl_cell row_key(const dl_event_row *row, const struct packed *what) {
    dl_cell key = { .kind = DL_CELL_INT };
    dl_minute t = DL_NO_TIME;
    switch (what->part) {
    case DL_PACK_TYPE: key.text = row->type; break;
    case DL_PACK_STATUS: key.text = row->status; break;
    case DL_PACK_BASIS: key.text = row->basis; break;
    case DL_PACK_PLACE: key.text = row->place; break;
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
    if (is_named(what)) key.kind = key.text.len ? DL_CELL_TEXT : DL_CELL_NULL;
    if (key.number == DL_NO_TIME) key.kind = DL_CELL_NULL;
    return key;
}

static dl_code sort_record(dl_query *query, const dl_event_row *row,
                           const struct packed *what, dl_err *err) {
    dl_event_parts parts = { 0 };
    dl_cell record = dl_record();
    dl_sort_place place = { row->id, DL_NO_TIME };
    (void)dl_iso_parse(row->begins, &place.begins);
    if (what) {
        dl_cell key = row_key(row, what);
        return dl_sort_event(query, &key, place, err);
    }
    if (dl_event_read_parts(query, row, &parts, err) ||
        dl_event_record(query, row, &parts, &record, err))
        return err->code;
    return dl_sort_event(query, dl_cell_get(&record, dl_sort_column(query)), place, err);
}

/* ---- where they come from ------------------------------------------------------------------ */

/* Walks a list; COLUMN is one of rows, or behind them. */
static dl_code sort_listed(dl_query *query, dl_selection *selection, size_t column,
                           dl_err *err) {
    bool rows = !query->as_of && column < DL_N(in_rows);
    for (;;) {
        int64_t id;
        dl_event_row row;
        dl_code rc = rows ? dl_select_next_id(selection, &id, err)
                          : dl_select_next(selection, &row, err);
        if (rc) return rc == DL_END ? DL_OK : rc;
        if (rows ? sort_row(query, id, column, err) : sort_record(query, &row, NULL, err))
            return err->code;
    }
}

/* as-of: those that are not as they were, which scanning leaves. */
static dl_code sort_then(dl_query *query, const dl_then *then, const struct packed *what,
                         dl_err *err) {
    for (uint32_t i = 0; i < then->changed.at.n; i++) {
        dl_event_row row = { 0 };
        bool found;
        dl_arena_reset(query->row);
        if (dl_then_read(query, then, then->changed.at.at[i].id, &row, &found, err) ||
            (found && sort_record(query, &row, what, err)))
            return err->code;
    }
    return DL_OK;
}

static dl_code sort_found(dl_query *query, dl_selection *selection, const dl_ids *found,
                          size_t column, dl_err *err) {
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
            (good && sort_record(query, &row, NULL, err)))
            return err->code;
    }
    return DL_OK;
}

static dl_code sort_scanned(dl_query *query, dl_selection *selection, dl_scan *scan,
                            const struct packed *what, size_t column, dl_err *err) {
    dl_ids list = { 0 };
    bool asks = what && !is_named(what) && dl_select_asks(selection);
    dl_sort_later *later = asks ? dl_sort_later_new(query) : NULL;
    for (dl_scan_found found;;) {
        columns c;
        bool more;
        if (dl_scan_block(scan, &found, &more, err)) return err->code;
        if (!more) break;
        if (read_columns(scan, what, &c, err) ||
            (what && sort_block(query, selection, &c, &found, what, later, err)))
            return err->code;
        for (uint32_t i = 0; i < found.n && !what; i++)
            *DL_PUSH(query->mem, &list.at) = c.ids->at[found.at[i]];
    }
    if (later) return sort_later(query, selection, later, err);
    return what ? DL_OK : sort_found(query, selection, &list, column, err);
}

dl_code dl_sort_events(dl_query *query, dl_selection *selection, dl_err *err) {
    const char *name = dl_sort_column(query);
    const dl_then *then;
    dl_scan *scan = dl_select_scan_then(selection, &then);
    bool brief = query->brief;
    const struct packed *what = NULL;
    size_t column = 0;
    for (size_t i = 0; i < DL_N(in_packs); i++)
        if (strcmp(name, in_packs[i].name) == 0) what = &in_packs[i];
    while (column < DL_N(in_rows) && strcmp(name, in_rows[column]) != 0) column++;
    query->brief = brief || strcmp(name, "reports") != 0;
    if (!scan)
        (void)sort_listed(query, selection, column, err);
    else if (!then || !sort_then(query, then, what, err))
        (void)sort_scanned(query, selection, scan, what, column, err);
    query->brief = brief;
    return err->code;
}
