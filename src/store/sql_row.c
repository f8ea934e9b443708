/* sql_row.c - rows written by the hundred thousand: parameters in order, names checked.
 *
 * In:  a statement of schema/queries.sql and its values, in the order it names them.
 * Out: the row. A value under another name than the statement's next is a bug.
 *
 * SPDX-License-Identifier: MIT */
#include "store_rows.h"

bool dl_row_begin(dl_store *store, int id, dl_row *row, dl_err *err) {
    if (store->lines) {
        *row = (dl_row){ .store = store };
        dl_rows_begin(store->lines, id);
        return true;
    }
    sqlite3_stmt *q = dl_sql(store, id, err);
    if (!q) return false;
    if (!store->names[id]) {
        int n = sqlite3_bind_parameter_count(q);
        const char **names = DL_NEW_N(store->mem, const char *, (size_t)n + 2);
        for (int i = 1; i <= n; i++)
            names[i] =
                dl_str_copy(store->mem, dl_str_of(sqlite3_bind_parameter_name(q, i))).ptr;
        names[n + 1] = "";
        store->names[id] = names;
    }
    *row = (dl_row){ .store = store, .q = q, .names = store->names[id], .next = 1 };
    return true;
}

static int next(dl_row *row, const char *name) {
    DL_ASSERT(strcmp(row->names[row->next], name) == 0);
    return row->next++;
}

/* Where the value of NAME is to be written as text; NULL: into the database. */
static dl_buf *begin_value(const dl_row *row, const char *name) {
    dl_row_lines *lines = row->store->lines;
    if (lines) dl_buf_printf(lines->out, ", \"%s\": ", dl_rows_member(name));
    return lines ? lines->out : NULL;
}

void dl_row_int(dl_row *row, const char *name, int64_t value) {
    dl_buf *out = begin_value(row, name);
    if (out) {
        dl_buf_printf(out, "%lld", (long long)value);
        return;
    }
    dl_bound(sqlite3_bind_int64(row->q, next(row, name), value), sizeof value);
}

void dl_row_real(dl_row *row, const char *name, double value) {
    dl_buf *out = begin_value(row, name);
    if (out)
        dl_buf_printf(out, "%.17g", value);
    else
        dl_bound(sqlite3_bind_double(row->q, next(row, name), value), sizeof value);
}

void dl_row_str(dl_row *row, const char *name, dl_str value) {
    dl_buf *out = begin_value(row, name);
    if (out) {
        row->store->lines->put_str(out, value);
        return;
    }
    dl_bound(sqlite3_bind_text(row->q, next(row, name), value.len ? value.ptr : "",
                               (int)value.len, SQLITE_STATIC),
             value.len);
}

void dl_row_null(dl_row *row, const char *name) {
    dl_buf *out = begin_value(row, name);
    if (out)
        dl_buf_puts(out, "null");
    else
        (void)next(row, name); /* parameters are NULL until they are bound */
}

void dl_row_maybe(dl_row *row, const char *name, bool has, int64_t value) {
    if (has)
        dl_row_int(row, name, value);
    else
        dl_row_null(row, name);
}

void dl_row_opt(dl_row *row, const char *name, dl_str value) {
    if (value.len)
        dl_row_str(row, name, value);
    else
        dl_row_null(row, name);
}

void dl_row_blob(dl_row *row, const char *name, dl_str bytes) {
    if (bytes.len)
        dl_bound(sqlite3_bind_blob(row->q, next(row, name), bytes.ptr, (int)bytes.len,
                                   SQLITE_STATIC),
                 bytes.len);
    else
        dl_row_null(row, name);
}

void dl_row_time(dl_row *row, const char *name, dl_minute t) {
    char iso[DL_ISO_MAX];
    if (t == DL_NO_TIME) {
        dl_row_null(row, name);
        return;
    }
    dl_iso_format(t, iso);
    if (row->store->lines) {
        dl_row_str(row, name, dl_str_of(iso));
        return;
    }
    dl_bound(sqlite3_bind_text(row->q, next(row, name), iso, -1, SQLITE_TRANSIENT),
             sizeof iso);
}

dl_code dl_row_run(dl_row *row, dl_err *err) {
    if (row->store->lines) {
        dl_buf_puts(row->store->lines->out, "}\n");
        return DL_OK;
    }
    DL_ASSERT(*row->names[row->next] == '\0');
    return dl_run(row->store, row->q, err);
}
