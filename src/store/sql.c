/* sql.c - the registry of prepared statements, and binding by name.
 *
 * In:  blocks of schema/queries.sql as the embed tool numbers them.
 * Out: statements prepared on first use, finalized on close.
 * A statement belongs to the store and is used in one place at a time: asking for it
 * again resets it.
 *
 * SPDX-License-Identifier: MIT */
#include "store_inside.h"

dl_code dl_store_fail(dl_store *store, const char *what, dl_err *err) {
    int rc = sqlite3_errcode(store->db) & 0xff;
    if (rc == SQLITE_BUSY || rc == SQLITE_LOCKED)
        return dl_fail_at(err, DL_ESTORE, store->path, 0, 0,
                          "another program has it locked; try again when it is done");
    if (rc == SQLITE_CORRUPT)
        return dl_fail_at(
            err, DL_ESTORE, store->path, 0, 0,
            "the file is damaged; \"sqlite3 FILE .recover\" may save what is "
            "left, or read the articles into a new one");
    if (rc == SQLITE_NOTADB)
        return dl_fail_at(err, DL_ESTORE, store->path, 0, 0, "not a Dateline database");
    return dl_fail_at(err, DL_ESTORE, store->path, 0, 0, "%s: %s", what,
                      sqlite3_errmsg(store->db));
}

static sqlite3_stmt *prepare(dl_store *store, int id, dl_err *err) {
    sqlite3_stmt *q;
    const char *text = dl_sql_queries[id].text;
    if (sqlite3_prepare_v3(store->db, text, -1, SQLITE_PREPARE_PERSISTENT, &q, NULL)) {
        (void)dl_store_fail(store, dl_sql_queries[id].name, err);
        return NULL;
    }
    return q;
}

sqlite3_stmt *dl_sql(dl_store *store, int id, dl_err *err) {
    DL_ASSERT(id >= 0 && id < SQL_COUNT);
    sqlite3_stmt *q = store->statements[id];
    if (q) {
        sqlite3_reset(q);
        sqlite3_clear_bindings(q);
        return q;
    }
    return store->statements[id] = prepare(store, id, err);
}

void dl_sql_close(dl_store *store) {
    for (int i = 0; i < SQL_COUNT; i++) {
        sqlite3_finalize(store->statements[i]);
        store->statements[i] = NULL;
    }
}

static int parameter(sqlite3_stmt *q, const char *name) {
    int i = sqlite3_bind_parameter_index(q, name);
    DL_ASSERT(i > 0);
    return i;
}

void dl_bound(int rc, size_t size) {
    if (rc == SQLITE_NOMEM) dl_out_of_memory(size);
    DL_ASSERT(rc == SQLITE_OK);
}

static void bind_null(sqlite3_stmt *q, const char *name) {
    dl_bound(sqlite3_bind_null(q, parameter(q, name)), 0);
}

void dl_bind_int(sqlite3_stmt *q, const char *name, int64_t value) {
    dl_bound(sqlite3_bind_int64(q, parameter(q, name), value), sizeof value);
}

void dl_bind_str(sqlite3_stmt *q, const char *name, dl_str value) {
    dl_bound(sqlite3_bind_text(q, parameter(q, name), value.len ? value.ptr : "",
                               (int)value.len, SQLITE_STATIC),
             value.len);
}

void dl_bind_opt(sqlite3_stmt *q, const char *name, dl_str value) {
    if (value.len)
        dl_bind_str(q, name, value);
    else
        bind_null(q, name);
}

void dl_bind_time(sqlite3_stmt *q, const char *name, dl_minute t) {
    char iso[DL_ISO_MAX];
    if (t == DL_NO_TIME) {
        bind_null(q, name);
        return;
    }
    dl_iso_format(t, iso);
    dl_bound(sqlite3_bind_text(q, parameter(q, name), iso, -1, SQLITE_TRANSIENT),
             sizeof iso);
}

dl_code dl_step(dl_store *store, sqlite3_stmt *q, bool *more, dl_err *err) {
    int rc = sqlite3_step(q);
    *more = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW) return DL_OK;
    if (rc != SQLITE_DONE) {
        dl_store_fail(store, "the database failed", err);
        sqlite3_reset(q);
        return err->code;
    }
    sqlite3_reset(q);
    return DL_OK;
}

dl_code dl_run(dl_store *store, sqlite3_stmt *q, dl_err *err) {
    bool more = true;
    while (more)
        if (dl_step(store, q, &more, err)) return err->code;
    return DL_OK;
}

dl_str dl_column_str(sqlite3_stmt *q, int i) {
    const unsigned char *text = sqlite3_column_text(q, i);
    if (!text && sqlite3_errcode(sqlite3_db_handle(q)) == SQLITE_NOMEM)
        dl_out_of_memory((size_t)sqlite3_column_bytes(q, i));
    if (!text) return (dl_str){ 0 }; /* NULL */
    return (dl_str){ (const char *)text, (uint32_t)sqlite3_column_bytes(q, i) };
}

int64_t dl_column_int(sqlite3_stmt *q, int i) {
    return sqlite3_column_int64(q, i);
}

dl_minute dl_column_time(sqlite3_stmt *q, int i) {
    dl_minute t;
    return dl_iso_parse(dl_column_str(q, i), &t) ? t : DL_NO_TIME;
}

dl_code dl_sql_script(dl_store *store, const char *text, dl_err *err) {
    if (sqlite3_exec(store->db, text, NULL, NULL, NULL))
        return dl_store_fail(store, "cannot write", err);
    return DL_OK;
}

dl_code dl_sql_do(dl_store *store, int id, dl_err *err) {
    sqlite3_stmt *q = dl_sql(store, id, err);
    if (!q) return err->code;
    return dl_run(store, q, err);
}

void dl_sql_try(dl_store *store, int id) {
    dl_err ignored = { 0 };
    if (dl_sql_do(store, id, &ignored)) return;
}

dl_code dl_sql_number(dl_store *store, int id, int64_t *out, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(store, id, err);
    if (!q || dl_step(store, q, &more, err)) return err->code;
    *out = more ? dl_column_int(q, 0) : 0;
    sqlite3_reset(q);
    return DL_OK;
}
