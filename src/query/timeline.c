/* timeline.c - the commands "timeline" and "export": events in order of time.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

static const dl_column columns[] = {
    { "when", "when", DL_COLUMN_TABLE, NULL },
    { "sentence", "what", DL_COLUMN_TABLE | DL_COLUMN_STRETCH, NULL },
    { "articles", "articles", DL_COLUMN_TABLE | DL_COLUMN_RIGHT, NULL },
    { "key", NULL, DL_COLUMN_TABLE, NULL },
    { "type", NULL, 0, NULL },
    { "status", NULL, 0, NULL },
    { "begins", NULL, 0, NULL },
    { "ends", NULL, 0, NULL },
    { "grain", NULL, 0, NULL },
    { "basis", NULL, 0, NULL },
    { "when_text", NULL, 0, NULL },
    { "place", NULL, 0, NULL },
    { "title", NULL, 0, NULL },
    { "actors", NULL, 0, NULL },
    { "series", NULL, 0, NULL },
    { "round", NULL, DL_COLUMN_RIGHT, NULL },
    { "content", NULL, 0, NULL },
    { "plover", NULL, 0, NULL },
    { "cameo", NULL, 0, NULL },
    { "confidence", NULL, DL_COLUMN_RIGHT, NULL },
    { "first_reported", NULL, 0, NULL },
    { "last_reported", NULL, 0, NULL },
    { "sources", NULL, DL_COLUMN_RIGHT, NULL },
    { "reports", NULL, DL_COLUMN_JSON, NULL },
    { NULL, NULL, 0, NULL },
};

static dl_code run(dl_query *query, dl_err *err) {
    dl_selection *selection;
    if (dl_select_open(query, NULL, &selection, err)) return err->code;
    for (;;) {
        dl_event_row row;
        dl_event_parts parts = { 0 };
        dl_cell record = dl_record();
        dl_code rc = dl_select_next(selection, &row, err);
        if (rc) return rc;
        if (dl_event_read_parts(query, &row, &parts, err) ||
            dl_event_record(query, &row, &parts, &record, err))
            return err->code;
        rc = dl_emit(query, &record, err);
        if (rc) return rc;
    }
}

const dl_command dl_command_timeline = {
    .name = "timeline",
    .usage = "[QUERY...]",
    .help = "events in order of time",
    .layout = DL_LAYOUT_ROWS,
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
    .columns = columns,
    .text = "{when}\n  {sentence}\n  articles: {articles}|{key}",
    .run = run,
};
