/* migrate.c - versions of the file, and the derived tables.
 *
 * In:  an open database, schema/ as embedded.
 * Out: a database of this version, or a message that says why not.
 * Only primary tables migrate; derived ones are dropped and made again when derived.sql,
 * indexes.sql or views.sql differ from those that made them.
 *
 * SPDX-License-Identifier: MIT */
#include "store_inside.h"

static const char derived_key[] = "derived";

dl_code dl_meta_set(dl_store *store, const char *name, const char *value, dl_err *err) {
    sqlite3_stmt *q = dl_sql(store, SQL_META_SET, err);
    if (!q) return err->code;
    dl_bind_str(q, ":name", dl_str_of(name));
    dl_bind_str(q, ":value", dl_str_of(value));
    return dl_run(store, q, err);
}

/* VALUE in MEM; empty when it was never set. */
DL_NODISCARD static dl_code meta_get(dl_store *store, const char *name, dl_arena *mem,
                                     dl_str *value, dl_err *err) {
    bool more;
    sqlite3_stmt *q = dl_sql(store, SQL_META_GET, err);
    if (!q) return err->code;
    dl_bind_str(q, ":name", dl_str_of(name));
    if (dl_step(store, q, &more, err)) return err->code;
    *value = more ? dl_str_copy(mem, dl_column_str(q, 0)) : (dl_str){ 0 };
    sqlite3_reset(q);
    return DL_OK;
}

dl_code dl_store_unfinished(dl_store *store, bool *out, dl_err *err) {
    dl_str value;
    dl_arena *mem = dl_arena_new();
    dl_code rc = meta_get(store, "linked", mem, &value, err);
    if (!rc) *out = dl_str_is(value, "0");
    dl_arena_free(mem);
    return rc;
}

static void derived_fingerprint(char out[DL_SHA256_HEX]) {
    dl_buf all = { 0 };
    dl_buf_puts(&all, dl_sql_derived);
    dl_buf_puts(&all, dl_sql_indexes);
    dl_buf_puts(&all, dl_sql_views);
    dl_sha256_hex((dl_str){ all.ptr, (uint32_t)all.len }, out);
    dl_buf_free(&all);
}

static dl_code remake_tables(dl_store *store, dl_err *err) {
    char fingerprint[DL_SHA256_HEX];
    derived_fingerprint(fingerprint);
    if (dl_sql_script(store, dl_sql_queries[SQL_DROP_DERIVED].text, err) ||
        dl_sql_script(store, dl_sql_derived, err) ||
        dl_sql_script(store, dl_sql_views, err) ||
        dl_sql_do(store, SQL_ARTICLE_FORGET_ALL, err) ||
        dl_meta_set(store, "linked", "0", err))
        return err->code;
    return dl_meta_set(store, derived_key, fingerprint, err);
}

dl_code dl_store_remake(dl_store *store, dl_err *err) {
    /* statements of the old tables would keep them locked; dropping with foreign keys on
     * deletes row by row */
    dl_sql_close(store);
    if (dl_sql_do(store, SQL_FOREIGN_KEYS_OFF, err) || dl_store_begin(store, err))
        return err->code;
    if (remake_tables(store, err) || dl_store_commit(store, err)) {
        dl_store_rollback(store);
        return err->code;
    }
    dl_sql_close(store);
    return dl_sql_do(store, SQL_FOREIGN_KEYS_ON, err);
}

static dl_code run_migrations(dl_store *store, int64_t from, dl_err *err) {
    for (int64_t i = from; i < DL_SQL_MIGRATIONS; i++) {
        if (dl_store_begin(store, err)) return err->code;
        if (dl_sql_script(store, dl_sql_migrations[i], err) ||
            dl_store_commit(store, err)) {
            dl_store_rollback(store);
            return err->code;
        }
    }
    return DL_OK;
}

dl_code dl_store_version(dl_store *store, int64_t *version, dl_err *err) {
    int64_t id, tables;
    if (dl_sql_number(store, SQL_APPLICATION_ID, &id, err) ||
        dl_sql_number(store, SQL_USER_VERSION, version, err) ||
        dl_sql_number(store, SQL_TABLE_COUNT, &tables, err))
        return err->code;
    bool empty = tables == 0 && id == 0 && *version == 0;
    if (empty && store->mode != DL_STORE_WRITE)
        return dl_fail_at(err, DL_ESTORE, store->path, 0, 0,
                          "an empty file, no database");
    if (!empty && id != DL_APPLICATION_ID)
        return dl_fail_at(err, DL_ESTORE, store->path, 0, 0, "not a Dateline database");
    if (*version > DL_SQL_MIGRATIONS)
        return dl_fail_at(err, DL_ESTORE, store->path, 0, 0,
                          "made by a newer Dateline (version %lld of the file, this "
                          "program knows %d); use that one",
                          (long long)*version, DL_SQL_MIGRATIONS);
    return DL_OK;
}

/* Whether the derived tables are those of this program. */
static dl_code derived_current(dl_store *store, bool *current, dl_err *err) {
    char want[DL_SHA256_HEX];
    dl_arena *mem = dl_arena_new();
    dl_str have = { 0 };
    dl_code rc = meta_get(store, derived_key, mem, &have, err);
    derived_fingerprint(want);
    *current = rc == DL_OK && dl_str_is(have, want);
    dl_arena_free(mem);
    return rc;
}

dl_code dl_store_migrate(dl_store *store, dl_err *err) {
    int64_t version;
    bool current = false;
    if (dl_store_version(store, &version, err)) return err->code;
    if (store->mode != DL_STORE_READ && version < DL_SQL_MIGRATIONS) {
        if (run_migrations(store, version, err)) return err->code;
        version = DL_SQL_MIGRATIONS;
    }
    if (version == DL_SQL_MIGRATIONS && derived_current(store, &current, err))
        return err->code;
    if (current) return DL_OK;
    if (store->mode == DL_STORE_WRITE) return dl_store_remake(store, err);
    return dl_fail_at(err, DL_ESTORE, store->path, 0, 0,
                      "made by an older Dateline; dateline-ingest --db FILE brings it up "
                      "to date");
}
