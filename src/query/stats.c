/* stats.c - the command "stats": how much of what there is.
 *
 * In:  nothing, or a filter over events.
 * Out: a record a number: what is counted, its name, the count. Without a filter the whole
 * database is counted by SQL, with one the events that it selects.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

enum { MOST_NAMES = 20, MOST_MONTHS = 24 };

static const dl_column columns[] = {
    { "of", NULL, DL_COLUMN_TABLE | DL_COLUMN_GROUP, NULL },
    { "count", NULL, DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "name", NULL, DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { NULL, NULL, 0, NULL },
};

static dl_code write_count(dl_query *query, const char *of, dl_str name, int64_t count,
                           dl_err *err) {
    dl_cell record = dl_record();
    dl_arena_reset(query->row);
    dl_cell_text(query->row, &record, "of", dl_str_of(of));
    dl_cell_text(query->row, &record, "name", name.len ? name : DL_LIT("unknown"));
    dl_cell_int(query->row, &record, "count", count);
    return dl_emit(query, &record, err);
}

/* ---- all ---------------------------------------------------------------------------------- */

static const struct {
    const char *of;
    int sql;
} whole[] = {
    { "all", SQL_STATS_TOTALS },
    { "events by type", SQL_STATS_TYPES },
    { "events by status", SQL_STATS_STATUS },
    { "events by where their date comes from", SQL_STATS_BASIS },
    { "events by month, the latest first", SQL_STATS_MONTHS },
    { "actors by kind", SQL_STATS_KINDS },
    { "articles by actor", SQL_STATS_ACTORS },
    { "articles by source", SQL_STATS_SOURCES },
};

static dl_code count_all(dl_query *query, dl_err *err) {
    for (size_t i = 0; i < DL_N(whole); i++) {
        sqlite3_stmt *q = dl_sql(query->store, whole[i].sql, err);
        if (!q) return err->code;
        for (bool more = true;;) {
            if (dl_step(query->store, q, &more, err)) return err->code;
            if (!more) break;
            dl_code rc = write_count(query, whole[i].of, dl_column_str(q, 0),
                                     dl_column_int(q, 1), err);
            if (rc) return rc;
        }
    }
    return DL_OK;
}

/* ---- of the events that a filter selects --------------------------------------------------- */

enum { TYPES, STATUSES, BASES, MONTHS, ACTORS, SOURCES, TALLIES };

static const struct {
    const char *of;
    uint32_t most;
    bool by_name; /* the latest first; else the most frequent */
} parts[TALLIES] = {
    [TYPES] = { "events by type", UINT32_MAX, false },
    [STATUSES] = { "events by status", UINT32_MAX, false },
    [BASES] = { "events by where their date comes from", UINT32_MAX, false },
    [MONTHS] = { "events by month, the latest first", MOST_MONTHS, true },
    [ACTORS] = { "events by actor", MOST_NAMES, false },
    [SOURCES] = { "events by source", MOST_NAMES, false },
};

typedef struct {
    DL_VEC(dl_str) names; /* one an event that has it; counted when all are there */
} tally;

typedef struct {
    dl_str name;
    int64_t count;
} counted;

static void note(dl_arena *mem, tally *t, dl_str name) {
    dl_str copy = dl_str_copy(mem, name);
    *DL_PUSH(mem, &t->names) = copy;
}

static int by_name(const void *a, const void *b) {
    const dl_str *x = a, *y = b;
    return dl_str_cmp(*x, *y);
}

static int most_first(const void *a, const void *b) {
    const counted *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return dl_str_cmp(x->name, y->name);
}

static int latest_first(const void *a, const void *b) {
    const counted *x = a, *y = b;
    return dl_str_cmp(y->name, x->name);
}

static dl_code note_actors(dl_query *query, const dl_event_row *row, tally *t,
                           dl_err *err) {
    dl_event_parts p = { 0 };
    if (dl_event_read_parts(query, row, &p, err)) return err->code;
    for (uint32_t i = 0; i < p.actors.n; i++) {
        bool seen = p.actors.at[i].id == 0; /* somebody who is only described */
        for (uint32_t k = 0; k < i && !seen; k++)
            seen = p.actors.at[k].id == p.actors.at[i].id;
        if (!seen) note(query->mem, t, p.actors.at[i].name);
    }
    return DL_OK;
}

static dl_code note_sources(dl_query *query, const dl_event_row *row, tally *t,
                            dl_err *err) {
    sqlite3_stmt *q = dl_sql(query->store, SQL_EVENT_SOURCES, err);
    if (!q) return err->code;
    dl_bind_int(q, ":event", row->id);
    dl_as_of_bind(query, q);
    for (bool more = true;;) {
        if (dl_step(query->store, q, &more, err)) return err->code;
        if (!more) return DL_OK;
        note(query->mem, t, dl_column_str(q, 0));
    }
}

static dl_code note_event(dl_query *query, const dl_event_row *row, tally *t,
                          dl_err *err) {
    note(query->mem, &t[TYPES], row->type);
    note(query->mem, &t[STATUSES], row->status);
    note(query->mem, &t[BASES], row->basis.len ? row->basis : DL_LIT("no date"));
    if (row->begins.len) note(query->mem, &t[MONTHS], dl_str_sub(row->begins, 0, 7));
    if (note_actors(query, row, &t[ACTORS], err)) return err->code;
    return note_sources(query, row, &t[SOURCES], err);
}

static dl_code write_tally(dl_query *query, int part, tally *t, dl_err *err) {
    DL_VEC(counted) list = { 0 };
    if (t->names.n) qsort(t->names.at, t->names.n, sizeof *t->names.at, by_name);
    for (uint32_t i = 0; i < t->names.n; i++) {
        if (list.n == 0 || !dl_str_eq(list.at[list.n - 1].name, t->names.at[i]))
            *DL_PUSH(query->mem, &list) = (counted){ t->names.at[i], 0 };
        list.at[list.n - 1].count++;
    }
    if (list.n)
        qsort(list.at, list.n, sizeof *list.at,
              parts[part].by_name ? latest_first : most_first);
    for (uint32_t i = 0; i < list.n && i < parts[part].most; i++) {
        dl_code rc =
            write_count(query, parts[part].of, list.at[i].name, list.at[i].count, err);
        if (rc) return rc;
    }
    return DL_OK;
}

static dl_code count_selected(dl_query *query, dl_err *err) {
    tally tallies[TALLIES] = { 0 };
    dl_selection *selection;
    dl_event_row row;
    dl_code rc;
    int64_t n = 0;
    if (dl_select_open(query, NULL, &selection, err)) return err->code;
    while ((rc = dl_select_next(selection, &row, err)) == DL_OK) {
        if (note_event(query, &row, tallies, err)) return err->code;
        n++;
    }
    if (rc != DL_END || n == 0) return rc == DL_END ? DL_OK : rc;
    if ((rc = write_count(query, "all", DL_LIT("events"), n, err))) return rc;
    for (int i = 0; i < TALLIES; i++)
        if ((rc = write_tally(query, i, &tallies[i], err))) return rc;
    return DL_OK;
}

static dl_code run(dl_query *query, dl_err *err) {
    return dl_select_narrows(query) ? count_selected(query, err) : count_all(query, err);
}

const dl_command dl_command_stats = {
    .name = "stats",
    .usage = "[QUERY...]",
    .help = "how much of what: types, status, actors, months, sources",
    .layout = DL_LAYOUT_ROWS,
    .columns = columns,
    .text = "{count}  {name}",
    .run = run,
};
