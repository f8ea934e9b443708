/* query_fixture.h - a database whose rows a file of SQL gives, for tests of questions.
 *
 * query_fixture_make() is run once for all tests: the file. Each test opens it for itself.
 *
 * SPDX-License-Identifier: MIT */
#ifndef QUERY_FIXTURE_H
#define QUERY_FIXTURE_H

#include <unistd.h>

#include "pack_fixture.h"

#include "dateline/query.h"
#include "sql.h"

static char query_folder[] = "/tmp/dateline-test-XXXXXX";
static char query_path[64];
static dl_arena *mem;
static dl_store *store;

/* What linking would have reckoned. */
static void query_fixture_weights(sqlite3 *db) {
    sqlite3_stmt *q, *set;
    ck_assert_int_eq(
        sqlite3_prepare_v2(
            db, "SELECT id, type, status, articles, sources, confidence FROM event", -1,
            &q, NULL),
        SQLITE_OK);
    ck_assert_int_eq(
        sqlite3_prepare_v2(
            db, "UPDATE event SET weight = ?, differs = articles > 1 WHERE id = ?", -1,
            &set, NULL),
        SQLITE_OK);
    while (sqlite3_step(q) == SQLITE_ROW) {
        int status = dl_status_named(dl_column_str(q, 2));
        sqlite3_bind_double(set, 1,
                            dl_event_weight(dl_column_str(q, 1), status,
                                            dl_column_int(q, 3), dl_column_int(q, 4),
                                            dl_column_int(q, 5)));
        sqlite3_bind_int64(set, 2, dl_column_int(q, 0));
        ck_assert_int_eq(sqlite3_step(set), SQLITE_DONE);
        sqlite3_reset(set);
    }
    sqlite3_finalize(q);
    sqlite3_finalize(set);
}

/* CASES: a file of tests/cases, in the schema of the program. */
DL_UNUSED static void query_fixture_make(const char *cases) {
    dl_err err = { 0 };
    dl_buf rows = { 0 };
    char *message = NULL, source[512];
    ck_assert_ptr_nonnull(mkdtemp(query_folder));
    snprintf(query_path, sizeof query_path, "%s/q.db", query_folder);
    snprintf(source, sizeof source, "%s/tests/cases/%s", DATELINE_SOURCE_DIR, cases);
    ck_assert_int_eq(dl_store_open(&store, query_path, DL_STORE_WRITE, &err), DL_OK);
    ck_assert_int_eq(dl_file_read(source, &rows, &err), DL_OK);
    sqlite3 *db = dl_store_db(store);
    ck_assert_int_eq(sqlite3_exec(db, dl_sql_indexes, NULL, NULL, NULL), SQLITE_OK);
    int rc = sqlite3_exec(db, rows.ptr, NULL, NULL, &message);
    ck_assert_msg(rc == SQLITE_OK, "%s", message ? message : "");
    query_fixture_weights(db);
    pack_tables(store);
    dl_store_close(store);
    dl_buf_free(&rows);
}

DL_UNUSED static void query_fixture_remove(void) {
    unlink(query_path);
    rmdir(query_folder);
}

DL_UNUSED static void query_fixture_open(void) {
    dl_err err = { 0 };
    mem = dl_arena_new();
    ck_assert_int_eq(dl_store_open(&store, query_path, DL_STORE_READ, &err), DL_OK);
}

DL_UNUSED static void query_fixture_close(void) {
    dl_store_close(store);
    dl_arena_free(mem);
}

#endif
