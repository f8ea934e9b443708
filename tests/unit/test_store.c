/* test_store.c - opening, locking, refusing; what a run leaves behind.
 *
 * SPDX-License-Identifier: MIT */
#include "store_fixture.h"

#include <sys/stat.h>
#include <sys/wait.h>

static void shell(fixture *f, const char *sql) {
    sqlite3 *db;
    ck_assert_int_eq(sqlite3_open(f->path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void refused(fixture *f, dl_store_mode mode, const char *message) {
    dl_store *store = NULL;
    dl_err err = { 0 };
    ck_assert_int_eq(dl_store_open(&store, f->path, mode, &err), DL_ESTORE);
    ck_assert_msg(strstr(err.text, message) != NULL, "\"%s\" without \"%s\"", err.text,
                  message);
    ck_assert_ptr_eq(store, NULL);
}

START_TEST(new_file)
{
    fixture f;
    fixture_open(&f);
    ck_assert_answer(&f, "PRAGMA application_id", "1146375246");
    ck_assert_answer(&f, "PRAGMA journal_mode", "wal");
    fixture_finish(&f);
    dl_store_close(f.store);
    must(&f, dl_store_open(&f.store, f.path, DL_STORE_READ, &f.err));
    ck_assert_answer(&f, "PRAGMA journal_mode", "delete");
    ck_assert_answer(&f, "SELECT count(*) FROM timeline", "0");
    ck_assert_answer(&f, "PRAGMA foreign_keys", "1");
    fixture_close(&f);
}
END_TEST

START_TEST(one_writer)
{
    fixture f;
    fixture_open(&f);
    int status;
    pid_t child = fork(); /* the lock is between processes */
    if (child == 0) {
        dl_store *other = NULL;
        dl_err err = { 0 };
        dl_code rc = dl_store_open(&other, f.path, DL_STORE_WRITE, &err);
        _exit(rc == DL_ESTORE && strstr(err.text, "another program (process") ? 7 : 1);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 7);
    /* readers go on */
    dl_store *reader = NULL;
    must(&f, dl_store_open(&reader, f.path, DL_STORE_READ, &f.err));
    dl_store_close(reader);
    char lock[128];
    snprintf(lock, sizeof lock, "%s-ingest", f.path);
    ck_assert_int_eq(access(lock, F_OK), 0);
    fixture_reopen(&f, DL_STORE_WRITE);
    dl_store_close(f.store);
    f.store = NULL;
    ck_assert_int_ne(access(lock, F_OK), 0);
    fixture_close(&f);
}
END_TEST

START_TEST(refusals)
{
    fixture f;
    fixture_open(&f);
    dl_store_close(f.store);
    f.store = NULL;
    shell(&f, "PRAGMA user_version = 99");
    refused(&f, DL_STORE_WRITE, "newer Dateline");
    refused(&f, DL_STORE_READ, "newer Dateline");
    unlink(f.path);
    refused(&f, DL_STORE_READ, "no such database");
    refused(&f, DL_STORE_CURATE, "no such database");
    shell(&f, "CREATE TABLE theirs (x)");
    refused(&f, DL_STORE_WRITE, "not a Dateline database");
    refused(&f, DL_STORE_READ, "not a Dateline database");
    must(&f, dl_file_write(f.path, DL_LIT("Dear diary, this is no database at all."),
                           &f.err));
    refused(&f, DL_STORE_WRITE, "not a Dateline database");
    must(&f, dl_file_write(f.path, DL_LIT(""), &f.err));
    refused(&f, DL_STORE_READ, "an empty file");
    fixture_close(&f);
}
END_TEST

START_TEST(foreign_file_is_left_alone)
{
    fixture f;
    dl_buf before = { 0 }, after = { 0 };
    fixture_open(&f);
    dl_store_close(f.store);
    f.store = NULL;
    unlink(f.path);
    shell(&f, "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)");
    must(&f, dl_file_read(f.path, &before, &f.err));
    refused(&f, DL_STORE_WRITE, "not a Dateline database");
    must(&f, dl_file_read(f.path, &after, &f.err));
    ck_assert_uint_eq(before.len, after.len);
    ck_assert_int_eq(memcmp(before.ptr, after.ptr, before.len), 0);
    dl_buf_free(&before);
    dl_buf_free(&after);
    fixture_close(&f);
}
END_TEST

START_TEST(read_only_places)
{
    fixture f;
    fixture_open(&f);
    fixture_finish(&f);
    dl_store_close(f.store);
    f.store = NULL;
    if (geteuid() != 0) { /* root may write anything */
        chmod(f.path, 0444);
        refused(&f, DL_STORE_WRITE, "read-only");
        chmod(f.folder, 0555);
        refused(&f, DL_STORE_WRITE, "cannot write here");
        dl_store *reader = NULL;
        must(&f, dl_store_open(&reader, f.path, DL_STORE_READ, &f.err));
        dl_store_close(reader);
        chmod(f.folder, 0755);
    }
    fixture_close(&f);
}
END_TEST

START_TEST(derived_of_older_program)
{
    fixture f;
    bool unfinished = true;
    fixture_open(&f);
    fixture_article(&f, "a.txt", "", NULL, "Norland waits.");
    fixture_put(&f);
    fixture_finish(&f);
    dl_store_close(f.store);
    f.store = NULL;
    shell(&f, "UPDATE meta SET value = 'older' WHERE name = 'derived';"
              "DROP VIEW timeline; CREATE TABLE keepsake (x)");
    refused(&f, DL_STORE_READ, "made by an older Dateline");
    must(&f, dl_store_open(&f.store, f.path, DL_STORE_WRITE, &f.err));
    ck_assert_answer(&f, "SELECT count(*) FROM timeline", "0");
    ck_assert_answer(&f, "SELECT count(*), max(rules) FROM article", "1|");
    ck_assert_answer(&f, "SELECT count(*) FROM keepsake",
                     "0"); /* people's own tables stay */
    must(&f, dl_store_unfinished(f.store, &unfinished, &f.err));
    ck_assert(unfinished);
    fixture_finish(&f);
    must(&f, dl_store_unfinished(f.store, &unfinished, &f.err));
    ck_assert(!unfinished);
    fixture_close(&f);
}
END_TEST

START_TEST(disk_full)
{
    fixture f;
    dl_stored out;
    fixture_open(&f);
    fixture_ask(&f, "PRAGMA max_page_count = 60");
    static char text[200000];
    memset(text, 'x', sizeof text - 1);
    dl_code rc = DL_OK;
    for (int i = 0; i < 20 && !rc; i++) {
        snprintf(text, 12, "%011d", i);
        text[11] = 'x';
        fixture_article(&f, "big.txt", "", NULL, text);
        rc = dl_store_put(f.store, &f.k, &f.a, f.now, &out, &f.err);
    }
    ck_assert_int_eq(rc, DL_ESTORE);
    ck_assert_msg(strstr(f.err.text, "full") != NULL, "%s", f.err.text);
    f.err = (dl_err){ 0 };
    fixture_reopen(&f, DL_STORE_WRITE); /* the batch is gone, the file is sound */
    ck_assert_answer(&f, "PRAGMA integrity_check", "ok");
    fixture_close(&f);
}
END_TEST

DL_SUITE("store", tcase_add_test(tc, new_file); tcase_add_test(tc, one_writer);
         tcase_add_test(tc, refusals); tcase_add_test(tc, foreign_file_is_left_alone);
         tcase_add_test(tc, read_only_places);
         tcase_add_test(tc, derived_of_older_program); tcase_add_test(tc, disk_full);)
