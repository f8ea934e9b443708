/* store.c - opening, closing, transactions.
 *
 * In:  a path and what is wanted of it.
 * Out: a store: one connection, its lock when it writes, its open transaction.
 * While writing the journal is a WAL, so that readers go on; at the end the file goes
 * back to a rollback journal, so that it is one file that can be mailed and opened from
 * read-only media. If a reader is still there it stays in WAL until the next run.
 *
 * SPDX-License-Identifier: MIT */
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store_inside.h"

enum { BUSY_MILLISECONDS = 5000 };

static dl_code open_file(dl_store *store, dl_err *err) {
    static const int flags[] = {
        [DL_STORE_READ] = SQLITE_OPEN_READONLY,
        [DL_STORE_WRITE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
        [DL_STORE_CURATE] = SQLITE_OPEN_READWRITE,
    };
    if (store->mode != DL_STORE_WRITE && access(store->path, F_OK) != 0)
        return dl_fail_at(err, DL_ESTORE, store->path, 0, 0, "%s",
                          errno == ENOENT ? "no such database; dateline-ingest makes one"
                                          : strerror(errno));
    struct stat is;
    if (stat(store->path, &is) == 0 && S_ISDIR(is.st_mode))
        return dl_fail_at(err, DL_ESTORE, store->path, 0, 0,
                          "a folder, no database; expected a file such as dateline.db");
    if (store->mode != DL_STORE_READ && dl_lock_take(store, err)) return err->code;
    if (sqlite3_open_v2(store->path, &store->db, flags[store->mode] | SQLITE_OPEN_NOMUTEX,
                        NULL))
        return dl_store_fail(store, "cannot open", err);
    if (store->mode != DL_STORE_READ && sqlite3_db_readonly(store->db, "main") == 1)
        return dl_fail_at(err, DL_ESTORE, store->path, 0, 0,
                          "cannot write to this file (it is read-only)");
    sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
    return dl_best_hits_register(store, err);
}

static dl_code set_up(dl_store *store, dl_err *err) {
    static const int always[] = { SQL_TEMP_STORE, SQL_TRUSTED_SCHEMA, SQL_FOREIGN_KEYS_ON,
                                  SQL_CACHE_SIZE };
    static const int writing[] = { SQL_PAGE_SIZE, SQL_JOURNAL_WAL,
                                   SQL_SYNCHRONOUS_NORMAL };
    for (size_t i = 0; i < DL_N(always); i++)
        if (dl_sql_do(store, always[i], err)) return err->code;
    if (store->mode == DL_STORE_READ && dl_sql_do(store, SQL_MMAP_SIZE, err))
        return err->code;
    if (store->mode == DL_STORE_READ) return dl_store_migrate(store, err);
    /* a foreign file is refused before anything is changed in it */
    int64_t version;
    if (dl_store_version(store, &version, err)) return err->code;
    for (size_t i = 0; i < DL_N(writing); i++)
        if (dl_sql_do(store, writing[i], err)) return err->code;
    return dl_store_migrate(store, err);
}

dl_code dl_store_open(dl_store **out, const char *path, dl_store_mode mode, dl_err *err) {
    dl_arena *mem = dl_arena_new();
    dl_store *store = DL_NEW(mem, dl_store);
    store->mem = mem;
    store->mode = mode;
    store->lock = -1;
    store->path = dl_str_copy(mem, dl_str_of(path)).ptr;
    store->lock_path = dl_str_fmt(mem, "%s-ingest", path).ptr;
    if (open_file(store, err) || set_up(store, err)) {
        dl_store_close(store);
        return err->code;
    }
    *out = store;
    return DL_OK;
}

void dl_store_close(dl_store *store) {
    if (!store) return;
    dl_store_rollback(store);
    if (store->db && store->mode != DL_STORE_READ) {
        sqlite3_busy_timeout(store->db,
                             0); /* with readers about, it stays in WAL: no harm */
        dl_sql_try(store, SQL_JOURNAL_DELETE);
    }
    dl_sql_close(store);
    sqlite3_close(store->db);
    dl_lock_release(store);
    dl_arena_free(store->scratch);
    dl_arena_free(store->mem);
}

sqlite3 *dl_store_db(dl_store *store) {
    return store->db;
}

const char *dl_store_path(const dl_store *store) {
    return store->path;
}

/* ---- transactions -------------------------------------------------------------------- */

dl_code dl_store_begin(dl_store *store, dl_err *err) {
    if (store->in_batch) return DL_OK;
    if (dl_sql_do(store, SQL_BEGIN, err)) return err->code;
    store->in_batch = true;
    store->batch_articles = 0;
    store->batch_bytes = 0;
    return DL_OK;
}

dl_code dl_store_commit(dl_store *store, dl_err *err) {
    if (!store->in_batch) return DL_OK;
    if (dl_sql_do(store, SQL_COMMIT, err)) return err->code;
    store->in_batch = false;
    return DL_OK;
}

void dl_store_rollback(dl_store *store) {
    /* SQLite has rolled back by itself after some failures */
    if (store->in_batch && !sqlite3_get_autocommit(store->db))
        dl_sql_try(store, SQL_ROLLBACK);
    store->in_batch = false;
}

dl_code dl_store_mark(dl_store *store, dl_err *err) {
    if (!store->changed || store->marked) return DL_OK;
    if (dl_meta_set(store, "linked", "0", err)) return err->code;
    store->marked = true;
    return DL_OK;
}

void dl_store_name_rules(dl_store *store, const dl_knowledge *k) {
    snprintf(store->rules, sizeof store->rules, "%.*s", DL_RULES_DIGITS, k->fingerprint);
}

dl_code dl_store_prepare(dl_store *store, const dl_knowledge *k, dl_err *err) {
    int64_t stale, all;
    bool more;
    if (store->prepared) return DL_OK;
    dl_store_name_rules(store, k);
    sqlite3_stmt *q = dl_sql(store, SQL_ARTICLE_COUNT_STALE, err);
    if (!q) return err->code;
    dl_bind_str(q, ":rules", dl_str_of(store->rules));
    if (dl_step(store, q, &more, err)) return err->code;
    stale = dl_column_int(q, 0);
    all = dl_column_int(q, 1);
    sqlite3_reset(q);
    if (stale > 0 && stale == all && !store->in_batch && dl_store_remake(store, err))
        return err->code;
    store->prepared = true;
    return DL_OK;
}
