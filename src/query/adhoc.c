/* adhoc.c - the command "sql": a query of the user's own, read-only and bounded.
 *
 * In:  one SELECT statement.
 * Out: its rows.
 * It runs on a connection of its own: opened read-only, defensive, nothing can be
 * attached, an authorizer lets reading through and nothing else, and time, rows, memory
 * and lengths have limits. Looking for keywords in the text would stop nobody.
 *
 * SPDX-License-Identifier: MIT */
#include <sqlite3.h>

#include "query_inside.h"

enum {
    MAX_MEMORY = 512 << 20, /* bytes of the whole process's SQLite heap */
    MAX_VALUE = 64 << 20,   /* bytes of one value */
    MAX_TEXT = 1 << 20,     /* bytes of the statement */
    STEPS = 20000,          /* of the virtual machine between looks at the clock */
    MAX_SQL_COLUMNS = 64,
    BLOB_SHOWN = 32,
};

/* ---- what is let through --------------------------------------------------------------- */

static bool is_one_of(const char *name, const char *const *list) {
    for (; name && *list; list++)
        if (sqlite3_stricmp(name, *list) == 0) return true;
    return false;
}

static int authorize(void *context, int action, const char *a, const char *b,
                     const char *c, const char *d) {
    static const char *const harmful[] = { "load_extension", "fts3_tokenizer", "readfile",
                                           "writefile",      "edit",           NULL };
    static const char *const telling[] = { "table_info",
                                           "table_xinfo",
                                           "table_list",
                                           "index_list",
                                           "index_info",
                                           "index_xinfo",
                                           "foreign_key_list",
                                           "user_version",
                                           "application_id",
                                           "data_version",
                                           NULL };
    (void)context, (void)c, (void)d;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_FUNCTION: return is_one_of(b, harmful) ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA:
        if (b && (is_one_of(
                     a, (const char *const[]){ "user_version", "application_id", NULL })))
            return SQLITE_DENY;
        return is_one_of(a, telling) ? SQLITE_OK : SQLITE_DENY;
    default: return SQLITE_DENY;
    }
}

struct clock {
    struct timespec until;
    bool over;
};

static int look_at_clock(void *context) {
    struct clock *c = context;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    c->over = now.tv_sec > c->until.tv_sec ||
              (now.tv_sec == c->until.tv_sec && now.tv_nsec >= c->until.tv_nsec);
    return c->over;
}

static void restrain(sqlite3 *db, struct clock *c, uint32_t seconds) {
    clock_gettime(CLOCK_MONOTONIC, &c->until);
    c->until.tv_sec += (time_t)seconds;
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, MAX_VALUE);
    sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, MAX_TEXT);
    sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000);
    sqlite3_limit(db, SQLITE_LIMIT_WORKER_THREADS, 0);
    sqlite3_hard_heap_limit64(MAX_MEMORY);
    sqlite3_set_authorizer(db, authorize, NULL);
    sqlite3_progress_handler(db, STEPS, look_at_clock, c);
}

/* ---- values ------------------------------------------------------------------------------ */

/* What is not UTF-8 in a text value is shown as the replacement character. */
static dl_str cleaned(dl_arena *mem, dl_str s) {
    if (dl_utf8_check(s.ptr, s.len) == s.len) return s;
    dl_buf out = { 0 };
    while (s.len) {
        uint32_t good = (uint32_t)dl_utf8_check(s.ptr, s.len);
        dl_buf_add(&out, s.ptr, good);
        if (good < s.len) dl_buf_puts(&out, "\xef\xbf\xbd");
        s = dl_str_sub(s, good + 1, UINT32_MAX);
    }
    s = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return s;
}

static dl_str hex_of(dl_arena *mem, const unsigned char *bytes, int n) {
    dl_buf out = { 0 };
    for (int i = 0; i < n && i < BLOB_SHOWN; i++) dl_buf_printf(&out, "%02x", bytes[i]);
    if (n > BLOB_SHOWN) dl_buf_printf(&out, "... (%d bytes)", n);
    dl_str hex = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return hex;
}

static void add_value(dl_arena *mem, sqlite3_stmt *q, int i, const char *name,
                      dl_cell *record) {
    switch (sqlite3_column_type(q, i)) {
    case SQLITE_INTEGER:
        dl_cell_int(mem, record, name, sqlite3_column_int64(q, i));
        break;
    case SQLITE_FLOAT:
        dl_cell_real(mem, record, name, sqlite3_column_double(q, i));
        break;
    case SQLITE_TEXT: {
        dl_str text = cleaned(mem, dl_column_str(q, i));
        dl_cell_add(mem, record, name, DL_CELL_TEXT)->text = dl_str_copy(mem, text);
        break;
    }
    case SQLITE_BLOB: {
        const unsigned char *bytes = sqlite3_column_blob(q, i);
        dl_cell_text(mem, record, name, hex_of(mem, bytes, sqlite3_column_bytes(q, i)));
        break;
    }
    default: dl_cell_add(mem, record, name, DL_CELL_NULL);
    }
}

/* ---- running ------------------------------------------------------------------------------ */

/* Column names, made different where the statement gives one twice. */
static const dl_column *name_columns(dl_arena *mem, sqlite3_stmt *q, int n) {
    dl_column *columns = DL_NEW_N(mem, dl_column, (size_t)n + 1);
    for (int i = 0; i < n; i++) {
        dl_str name = cleaned(mem, dl_str_of(sqlite3_column_name(q, i)));
        dl_str unique = dl_str_copy(mem, name);
        for (int k = 0, tries = 2; k < i; k++)
            if (dl_str_is(unique, columns[k].name)) {
                unique = dl_str_fmt(mem, "%.*s_%d", DL_ARG(name), tries++);
                k = -1;
            }
        columns[i].name = unique.ptr;
        columns[i].flags = DL_COLUMN_TABLE | DL_COLUMN_STRETCH;
    }
    return columns;
}

static dl_code explain(sqlite3 *db, const struct clock *c, uint32_t seconds,
                       dl_err *err) {
    if (c->over)
        return dl_fail(err, DL_ESTORE,
                       "sql: stopped after %u second%s; --seconds gives more", seconds,
                       seconds == 1 ? "" : "s");
    int rc = sqlite3_errcode(db);
    const char *what = sqlite3_errmsg(db);
    bool denied = strcmp(what, "not authorized") == 0;
    bool failed = rc == SQLITE_NOMEM || rc == SQLITE_IOERR || rc == SQLITE_CORRUPT ||
                  rc == SQLITE_BUSY;
    return dl_fail(err, failed ? DL_ESTORE : DL_EUSAGE, "sql: %s%s", what,
                   denied ? " (only reading is allowed)" : "");
}

static dl_code hand_out(dl_query *query, sqlite3 *db, sqlite3_stmt *q,
                        const struct clock *c, uint32_t seconds, dl_err *err) {
    int n = sqlite3_column_count(q);
    if (n == 0 || !sqlite3_stmt_readonly(q))
        return dl_fail(err, DL_EUSAGE, "sql: expected a statement that gives rows");
    if (n > MAX_SQL_COLUMNS)
        return dl_fail(err, DL_EUSAGE, "sql: %d columns, at most %d", n, MAX_SQL_COLUMNS);
    const dl_column *columns = name_columns(query->mem, q, n);
    if (query->sink.columns(query->sink.context, columns, err)) return err->code;
    for (uint32_t rows = 0;; rows++) {
        int rc = sqlite3_step(q);
        if (rc == SQLITE_DONE) return DL_OK;
        if (rc != SQLITE_ROW) return explain(db, c, seconds, err);
        if (rows == DL_SQL_ROWS) {
            dl_remark(query, "stopped after %d rows", DL_SQL_ROWS);
            return DL_OK;
        }
        dl_arena_reset(query->row);
        dl_cell record = dl_record();
        for (int i = 0; i < n; i++) add_value(query->row, q, i, columns[i].name, &record);
        dl_code code = dl_emit(query, &record, err);
        if (code) return code;
    }
}

static dl_code execute(dl_query *query, sqlite3 *db, dl_err *err) {
    uint32_t seconds = query->seconds ? query->seconds : DL_SQL_SECONDS;
    struct clock c = { 0 };
    sqlite3_stmt *q = NULL, *second = NULL;
    const char *rest = NULL;
    const char *text = dl_str_z(query->mem, query->words);
    dl_code rc;
    /* the search tables declare their columns now, which the authorizer takes for a change of
     * the schema */
    if (sqlite3_exec(db, dl_sql_queries[SQL_SEARCH_TABLES].text, NULL, NULL, NULL))
        return explain(db, &c, seconds, err);
    restrain(db, &c, seconds);
    if (sqlite3_prepare_v2(db, text, -1, &q, &rest)) return explain(db, &c, seconds, err);
    if (!q) return dl_fail(err, DL_EUSAGE, "sql: expected a SELECT statement");
    if (sqlite3_prepare_v2(db, rest, -1, &second, NULL) || second) {
        sqlite3_finalize(second);
        sqlite3_finalize(q);
        return dl_fail(err, DL_EUSAGE, "sql: expected one statement");
    }
    rc = hand_out(query, db, q, &c, seconds, err);
    sqlite3_finalize(q);
    return rc;
}

static dl_code run(dl_query *query, dl_err *err) {
    sqlite3 *db = NULL;
    dl_code rc;
    if (query->schema) return dl_sql_schema(query, err);
    if (query->sort)
        return dl_fail(err, DL_EUSAGE, "sql: sort with ORDER BY in the statement");
    if (sqlite3_open_v2(dl_store_path(query->store), &db, SQLITE_OPEN_READONLY, NULL))
        rc = dl_fail(err, DL_ESTORE, "sql: %s", sqlite3_errmsg(db));
    else
        rc = execute(query, db, err);
    sqlite3_close(db);
    return rc;
}

const dl_command dl_command_sql = {
    .name = "sql",
    .usage = "STATEMENT",
    .help = "a SELECT of your own, read-only, with time and row limits",
    .layout = DL_LAYOUT_ROWS,
    .takes_name = true,
    .run = run,
};
