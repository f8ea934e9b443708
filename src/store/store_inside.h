/* store_inside.h - what the files of the store layer share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_INSIDE_H
#define DATELINE_STORE_INSIDE_H

#include <sqlite3.h>

#include "dateline/store.h"
#include "sql.h"

enum {
    DL_APPLICATION_ID = 0x44544c4e, /* "DTLN"; schema/0001_initial.sql sets it */
    DL_RULES_DIGITS = 16,      /* of the seeds' fingerprint, kept with each article */
    DL_BATCH_ARTICLES = 5000,  /* articles of one transaction, */
    DL_BATCH_BYTES = 64 << 20, /* or bytes of text, whichever is first */
    DL_IDS_AN_ARTICLE = 65536, /* ids of its reports: article * this + number */
    DL_KEY_DIGITS = 12,        /* "article-0123456789ab": of its SHA-256 */
};
_Static_assert(DL_MAX_EVENTS <= DL_IDS_AN_ARTICLE && DL_MAX_ACTORS <= DL_IDS_AN_ARTICLE,
               "ids of one article must not reach into the next one's");

typedef struct dl_row_lines dl_row_lines;

struct dl_store {
    sqlite3 *db;
    dl_arena *mem;     /* path and lock path */
    dl_arena *scratch; /* of dl_store_known, kept from one event to the next; or NULL */
    const char *path;
    dl_store_mode mode;
    const char *lock_path;
    int lock;      /* file descriptor of the ingest lock, or -1 */
    bool in_batch; /* a transaction is open */
    bool prepared; /* dl_store_prepare has looked at the seeds */
    bool changed;  /* linking is due */
    bool marked;   /* ... and the file says so, should this run be killed */
    dl_minute now; /* as the caller said last; the time of new aliases */
    uint32_t batch_articles;
    uint64_t batch_bytes;
    int64_t stale_upto; /* article up to which dl_store_stale has handed them out */
    char rules[DL_RULES_DIGITS + 1]; /* of the seeds in use; "" until prepared */
    sqlite3_stmt *statements[SQL_COUNT];
    DL_VEC(int64_t) to_sum;        /* actors whose pages are to be counted: link_sum.c */
    dl_row_lines *lines;           /* rows become lines there: there is no database */
    const char **names[SQL_COUNT]; /* of the parameters of statements used as rows */
};

/* ---- best_hits.c ---- */
/* Makes search_hit() known to the connection: dl_best_hits asks with it. */
dl_code dl_best_hits_register(dl_store *store, dl_err *err) DL_NODISCARD;

/* ---- sql.c ---- */
/* What SQLite says of the last failure, behind WHAT. */
dl_code dl_store_fail(dl_store *store, const char *what, dl_err *err);
/* Runs all statements of TEXT. */
dl_code dl_sql_script(dl_store *store, const char *text, dl_err *err) DL_NODISCARD;
/* Runs a block that takes no parameters, rows are passed over. */
dl_code dl_sql_do(dl_store *store, int id, dl_err *err) DL_NODISCARD;
/* The same where nothing can be done about a failure: clearing up after another one. */
void dl_sql_try(dl_store *store, int id);
/* The first column of its first row as a number; 0 when there is none. */
dl_code dl_sql_number(dl_store *store, int id, int64_t *out, dl_err *err) DL_NODISCARD;
void dl_sql_close(dl_store *store);

/* What a sqlite3_bind_...() of SIZE bytes gave: names are asserted and values limited, so that only
 * memory can be lacking, which would leave a NULL in the row; it ends the program. */
void dl_bound(int rc, size_t size);

/* A row being written: parameters are bound in the order of the statement, each with its
 * name, which is checked. Looking names up, as dl_bind_* does, takes longer than SQLite
 * takes to insert a row. */
typedef struct {
    dl_store *store;
    sqlite3_stmt *q;
    const char *const *names;
    int next; /* parameter that comes next, from 1 */
} dl_row;

/* False: the statement could not be prepared. */
bool dl_row_begin(dl_store *store, int id, dl_row *row, dl_err *err) DL_NODISCARD;
void dl_row_int(dl_row *row, const char *name, int64_t value);
void dl_row_str(dl_row *row, const char *name, dl_str value);  /* to live until the run */
void dl_row_opt(dl_row *row, const char *name, dl_str value);  /* empty: NULL */
void dl_row_blob(dl_row *row, const char *name, dl_str bytes); /* empty: NULL */
void dl_row_time(dl_row *row, const char *name, dl_minute t);
void dl_row_real(dl_row *row, const char *name, double value);
void dl_row_null(dl_row *row, const char *name);
void dl_row_maybe(dl_row *row, const char *name, bool has, int64_t value);
/* Writes it; all parameters must have been given. */
dl_code dl_row_run(dl_row *row, dl_err *err) DL_NODISCARD;

/* ---- migrate.c ---- */
/* Migrations the file has seen; DL_ESTORE when it is not ours or made by a newer one. */
dl_code dl_store_version(dl_store *store, int64_t *version, dl_err *err) DL_NODISCARD;
/* Migrates and makes derived tables, as the mode allows. */
dl_code dl_store_migrate(dl_store *store, dl_err *err) DL_NODISCARD;
/* Drops all derived tables and makes them empty; every article is stale afterwards. Not
 * inside a transaction. */
dl_code dl_store_remake(dl_store *store, dl_err *err) DL_NODISCARD;
dl_code dl_meta_set(dl_store *store, const char *name, const char *value,
                    dl_err *err) DL_NODISCARD;

/* ---- store.c ---- */
/* Notes by which seeds reports are to be made. */
void dl_store_name_rules(dl_store *store, const dl_knowledge *k);
/* Notes K's seeds; when every article is stale the derived tables are made anew, which
 * is faster than replacing row by row. */
dl_code dl_store_prepare(dl_store *store, const dl_knowledge *k,
                         dl_err *err) DL_NODISCARD;
dl_code dl_store_begin(dl_store *store, dl_err *err) DL_NODISCARD;
dl_code dl_store_commit(dl_store *store, dl_err *err) DL_NODISCARD;
void dl_store_rollback(dl_store *store);
/* Has the file say that linking is due, when it is; inside a transaction. */
dl_code dl_store_mark(dl_store *store, dl_err *err) DL_NODISCARD;

/* ---- lock.c ---- */
dl_code dl_lock_take(dl_store *store, dl_err *err) DL_NODISCARD;
void dl_lock_release(dl_store *store);

/* ---- report_time.c ---- */
/* The time a report carries when its article was published at PUBLISHED: its operation's,
 * else OWN (which may be NULL), else the article's day, assumed. False: none. */
bool dl_report_time(dl_str op, const dl_when *own, dl_minute published, dl_when *out);
/* Gives all reports of ARTICLE the times that follow from PUBLISHED; *CHANGED counts
 * those that got another one. */
dl_code dl_store_redate(dl_store *store, int64_t article, dl_minute published,
                        int64_t *changed, dl_err *err) DL_NODISCARD;

/* ---- retelling.c ---- */
/* Keeps the sketch of ARTICLE's text, by which copies of it are found. */
dl_code dl_store_sketch(dl_store *store, int64_t article, dl_str text,
                        dl_err *err) DL_NODISCARD;
/* Finds the copies and revisions among all articles; writes what differs. */
dl_code dl_store_retellings(dl_store *store, dl_err *err) DL_NODISCARD;

/* ---- link_sum.c ---- */
/* Counts the pages that the last linking took away; with all indexes there. */
dl_code dl_store_sum(dl_store *store, dl_err *err) DL_NODISCARD;

/* ---- link.c ---- */
/* Makes actors, series and events of all reports; writes what differs. */
dl_code dl_store_link(dl_store *store, const dl_knowledge *k, dl_minute now,
                      dl_store_stats *stats, dl_err *err) DL_NODISCARD;

#endif
