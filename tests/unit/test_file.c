/* test_file.c - whole files, atomic writes, walks in byte order without loops.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

#include <sys/stat.h>
#include <unistd.h>

static dl_code note(void *context, const char *path, const dl_err *err) {
    const char *slash = strrchr(path, '/');
    dl_buf_printf(context, "%s%s ", err ? "!" : "", slash ? slash + 1 : path);
    return DL_OK;
}

static dl_code stop(void *context, const char *path, const dl_err *err) {
    (void)path, (void)err;
    ++*(int *)context;
    return DL_EUSAGE;
}

static void write_file(const char *folder, const char *name, const char *text) {
    char path[512];
    dl_err err = { 0 };
    snprintf(path, sizeof path, "%s/%s", folder, name);
    ck_assert_int_eq(dl_file_write(path, dl_str_of(text), &err), DL_OK);
}

START_TEST(walk_and_read)
{
    char folder[] = "/tmp/dl_test_file_XXXXXX", path[512];
    dl_buf seen = { 0 }, raw = { 0 };
    dl_err err = { 0 };
    int n = 0;
    ck_assert(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/b", folder);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    write_file(folder, "c.txt", "see");
    write_file(folder, "a.txt", "");
    write_file(folder, ".hidden", "x");
    write_file(folder, "b/z.txt", "zed");
    snprintf(path, sizeof path, "%s/b/loop", folder);
    ck_assert_int_eq(symlink("..", path), 0);
    snprintf(path, sizeof path, "%s/d-broken", folder);
    ck_assert_int_eq(symlink("nowhere", path), 0);
    ck_assert_int_eq(dl_file_walk(folder, note, &seen, &err), DL_OK);
    ck_assert_str_eq(seen.ptr, "a.txt z.txt c.txt !d-broken ");
    ck_assert_int_eq(dl_file_walk(folder, stop, &n, &err), DL_EUSAGE);
    ck_assert_int_eq(n, 1);
    snprintf(path, sizeof path, "%s/b/z.txt", folder);
    err = (dl_err){ 0 };
    ck_assert_int_eq(dl_file_read(path, &raw, &err), DL_OK);
    ck_assert_str_eq(raw.ptr, "zed");
    raw.len = 0;
    ck_assert_int_eq(dl_file_read(folder, &raw, &err), DL_EIO);
    ck_assert_str_eq(err.text, "is a folder");
    dl_buf_free(&seen);
    dl_buf_free(&raw);
    char command[600];
    snprintf(command, sizeof command, "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
}
END_TEST

START_TEST(missing)
{
    dl_err err = { 0 };
    dl_buf raw = { 0 };
    ck_assert_int_eq(dl_file_read("/nonexistent/x", &raw, &err), DL_EIO);
    ck_assert_str_eq(err.source, "/nonexistent/x");
    ck_assert_int_eq(dl_file_write("/nonexistent/x", DL_LIT("a"), &(dl_err){ 0 }),
                     DL_EIO);
    dl_buf_free(&raw);
}
END_TEST

DL_SUITE("file", tcase_add_test(tc, walk_and_read); tcase_add_test(tc, missing);)
