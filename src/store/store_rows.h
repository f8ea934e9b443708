/* store_rows.h - rows as lines of text, where there is no database.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_STORE_ROWS_H
#define DATELINE_STORE_STORE_ROWS_H

#include "store_inside.h"

struct dl_row_lines {
    dl_buf *out;
    void (*put_str)(dl_buf *, dl_str); /* writes a JSON string */
    dl_str doc;
    uint32_t n; /* lines */
};

/* Begins the line of a row for statement SQL; sql_row.c adds its values. */
void dl_rows_begin(dl_row_lines *lines, int sql);
/* What the line calls the value of statement parameter NAME; "kind" is the line's own. */
const char *dl_rows_member(const char *name);
/* Stores the rows of ARTICLE, whose text is TEXT. DL_EINPUT with err->line: one of them
 * does not fit. */
dl_code dl_store_read_rows(dl_store *store, const dl_knowledge *k, int64_t article,
                           dl_str text, const dl_row_line *lines, uint32_t n,
                           dl_err *err) DL_NODISCARD;

#endif
