/* timeline.c - the commands "timeline" and "export": events in order of time.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

static const dl_column columns[] = {
    { "group", NULL, DL_COLUMN_TABLE | DL_COLUMN_GROUP | DL_COLUMN_JSON, NULL },
    { "when", "when", DL_COLUMN_TABLE, NULL },
    { "sentence", "what", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "articles", "articles", DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "key", NULL, DL_COLUMN_TABLE, NULL },
    { "type", NULL, 0, NULL },
    DL_TIME_COLUMNS,
    { "place", NULL, 0, NULL },
    { "title", NULL, 0, NULL },
    { "actors", NULL, 0, NULL },
    { "series", NULL, 0, NULL },
    DL_EVENT_COLUMNS,
};

/* What stands above the events of one day or month; those without a date come last. */
static dl_str heading(const dl_query *query, const dl_event_row *row) {
    static const char *const months[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"
    };
    dl_minute begins;
    int grain = dl_grain_named(row->grain);
    if (!query->group) return (dl_str){ 0 };
    if (!dl_iso_parse(row->begins, &begins)) return DL_LIT("Without a date");
    dl_civil c = dl_civil_from_minute(begins);
    if (grain > DL_BY_QUARTER) return dl_str_fmt(query->row, "%d", c.year);
    if (query->group == DL_GROUP_DAY && grain <= DL_BY_DAY)
        return dl_people_date(query->row, row->begins);
    return dl_str_fmt(query->row, "%s %d", months[c.month - 1], c.year);
}

static dl_code write_event(dl_query *query, const dl_event_row *row,
                           const dl_surroundings *around, dl_err *err) {
    dl_arena *mem = query->row;
    dl_event_parts parts = { 0 };
    dl_cell record = dl_record();
    if (dl_event_read_parts(query, row, &parts, err) ||
        dl_event_record(query, row, &parts, &record, err))
        return err->code;
    dl_cell_plain(mem, &record, "group", heading(query, row));
    if (around) {
        bool is_found = dl_surroundings_found(around, row->id);
        dl_cell *sentence = NULL;
        for (uint32_t i = 0; i < record.in.n; i++)
            if (strcmp(record.in.at[i].name, "sentence") == 0)
                sentence = &record.in.at[i];
        if (is_found && sentence)
            sentence->text = dl_str_fmt(mem, "\xc2\xbb %.*s", DL_ARG(sentence->text));
        dl_cell_add(mem, &record, "found", DL_CELL_BOOL)->number = is_found;
    }
    return dl_emit(query, &record, err);
}

/* Events that were chosen among all that the filter selects. */
static dl_code write_list(dl_query *query, const dl_ids *list,
                          const dl_surroundings *around, dl_err *err) {
    for (uint32_t i = 0; i < list->at.n; i++) {
        dl_event_row row = { 0 };
        bool there;
        dl_arena_reset(query->row);
        if (dl_event_read(query, list->at.at[i], &row, &there, err)) return err->code;
        dl_code rc = there ? write_event(query, &row, around, err) : DL_OK;
        if (rc) return rc;
    }
    return DL_OK;
}

static dl_code write_around(dl_query *query, dl_selection *selection, dl_err *err) {
    dl_surroundings *around = dl_surroundings_new(query, selection, query->around);
    dl_ids list = { 0 };
    for (;;) {
        dl_code rc = dl_surroundings_next(around, &list, err);
        if (rc || (rc = write_list(query, &list, around, err))) return rc;
    }
}

/* Records are made of the first of them alone. */
static dl_code write_sorted(dl_query *query, dl_selection *selection, dl_err *err) {
    dl_ids list = { 0 };
    if (dl_sort_events(query, selection, NULL, err)) return err->code;
    dl_sort_ids(query, &list);
    return write_list(query, &list, NULL, err);
}

static dl_code run(dl_query *query, dl_err *err) {
    dl_selection *selection;
    dl_ids list = { 0 };
    if (query->top && query->around)
        return dl_fail(err, DL_EUSAGE, "--top and --context do not go together");
    query->apart = query->top || (dl_sort_column(query) && !query->around);
    if (dl_select_open(query, NULL, &selection, err)) return err->code;
    if (query->top) {
        if (dl_top_events(query, selection, query->top, &list, err)) return err->code;
        return write_list(query, &list, NULL, err);
    }
    if (query->around) return write_around(query, selection, err);
    if (dl_sort_column(query)) return write_sorted(query, selection, err);
    for (;;) {
        dl_event_row row;
        dl_code rc = dl_select_next(selection, &row, err);
        if (rc) return rc;
        if ((rc = write_event(query, &row, NULL, err))) return rc;
    }
}

const dl_command dl_command_timeline = {
    .name = "timeline",
    .usage = "[QUERY...]",
    .help = "events in order of time",
    .layout = DL_LAYOUT_ROWS,
    .in_time = true,
    .columns = columns,
    .text = "{when}\n  {sentence}\n  articles: {articles}|{key}",
    .run = run,
};

/* The same records; what a format makes of them is the export layer's. */
const dl_command dl_command_export = {
    .name = "export",
    .usage = "FORMAT [QUERY...]",
    .help = "the timeline as a file for other programs",
    .layout = DL_LAYOUT_ROWS,
    .in_time = true,
    .columns = columns,
    .text = "{when}\n  {sentence}\n  articles: {articles}|{key}",
    .run = run,
};
