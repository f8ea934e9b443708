/* file.c - reads and writes whole files, walks folders in a fixed order.
 *
 * In:  paths. Out: bytes, or paths in byte order, so that two runs see the same order on
 * every file system. Links to folders are not followed: a loop could not end.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/base.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

dl_code dl_file_read(const char *path, dl_buf *out, dl_err *err) {
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    dl_code rc = DL_OK;
    struct stat st;
    if (fd < 0) return dl_fail_at(err, DL_EIO, path, 0, 0, "%s", strerror(errno));
    if (fstat(fd, &st) != 0) {
        rc = dl_fail_at(err, DL_EIO, path, 0, 0, "%s", strerror(errno));
        goto out;
    }
    if (S_ISDIR(st.st_mode)) {
        rc = dl_fail_at(err, DL_EIO, path, 0, 0, "is a folder");
        goto out;
    }
    for (;;) {
        if (out->cap - out->len < 65536) {
            size_t want = st.st_size > 0 && out->len == 0 && st.st_size < DL_MAX_FILE
                              ? (size_t)st.st_size + 65536
                              : out->cap * 2 + 65536;
            char *bigger = realloc(out->ptr, want);
            if (!bigger) {
                rc = dl_fail_at(err, DL_EIO, path, 0, 0, "no memory for %zu bytes", want);
                goto out;
            }
            out->ptr = bigger;
            out->cap = want;
        }
        ssize_t got = read(fd, out->ptr + out->len, out->cap - out->len - 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            rc = dl_fail_at(err, DL_EIO, path, 0, 0, "%s", strerror(errno));
            goto out;
        }
        if (got == 0) break;
        out->len += (size_t)got;
        if (out->len > DL_MAX_FILE) {
            rc = dl_fail_at(err, DL_ELIMIT, path, 0, 0, "file over %u MB",
                            DL_MAX_FILE >> 20);
            goto out;
        }
    }
    out->ptr[out->len] = '\0';
out:
    if (!standard) close(fd);
    return rc;
}

static bool write_all(int fd, dl_str data) {
    while (data.len) {
        ssize_t put = write(fd, data.ptr, data.len);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        data = dl_str_sub(data, (uint32_t)put, data.len);
    }
    return true;
}

dl_code dl_file_write(const char *path, dl_str data, dl_err *err) {
    char temporary[PATH_MAX];
    int len = snprintf(temporary, sizeof temporary, "%s.XXXXXX", path);
    if (len < 0 || (size_t)len >= sizeof temporary)
        return dl_fail_at(err, DL_EIO, path, 0, 0, "path too long");
    int fd = mkstemp(temporary);
    if (fd < 0) return dl_fail_at(err, DL_EIO, path, 0, 0, "%s", strerror(errno));
    mode_t mask = umask(0);
    umask(mask);
    bool ok = write_all(fd, data) && fchmod(fd, 0666 & ~mask) == 0 && fsync(fd) == 0;
    ok = (close(fd) == 0) & ok;
    if (ok && rename(temporary, path) == 0) return DL_OK;
    int cause = errno;
    unlink(temporary);
    return dl_fail_at(err, DL_EIO, path, 0, 0, "%s", strerror(cause));
}

/* ---- folders --------------------------------------------------------------------------- */

struct names {
    char **at;
    size_t n, cap;
};

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void names_free(struct names *names) {
    for (size_t i = 0; i < names->n; i++) free(names->at[i]);
    free(names->at);
}

static dl_code list_folder(const char *path, struct names *names, dl_err *err) {
    DIR *dir = opendir(path);
    if (!dir) return dl_fail_at(err, DL_EIO, path, 0, 0, "%s", strerror(errno));
    struct dirent *entry;
    while ((errno = 0, entry = readdir(dir))) {
        if (entry->d_name[0] == '.') continue;
        if (names->n == names->cap) {
            names->cap = names->cap ? names->cap * 2 : 64;
            char **bigger = realloc(names->at, names->cap * sizeof *names->at);
            if (!bigger) dl_out_of_memory(names->cap * sizeof *names->at);
            names->at = bigger;
        }
        size_t len = strlen(path), slash = len > 0 && path[len - 1] != '/';
        size_t size = len + slash + strlen(entry->d_name) + 1;
        char *full = dl_heap_alloc(size);
        snprintf(full, size, "%s%s%s", path, slash ? "/" : "", entry->d_name);
        names->at[names->n++] = full;
    }
    int cause = errno;
    closedir(dir);
    if (cause) return dl_fail_at(err, DL_EIO, path, 0, 0, "%s", strerror(cause));
    if (names->n) qsort(names->at, names->n, sizeof *names->at, by_bytes);
    return DL_OK;
}

static dl_code walk(const char *path, dl_file_visit visit, void *context, unsigned depth,
                    bool top) {
    struct stat st;
    dl_err err = { 0 };
    if ((top ? stat(path, &st) : lstat(path, &st)) != 0) {
        dl_fail_at(&err, DL_EIO, path, 0, 0, "%s", strerror(errno));
        return visit(context, path, &err);
    }
    if (S_ISLNK(st.st_mode)) { /* below the top: a link to a file is read, no other */
        if (stat(path, &st) != 0) {
            dl_fail_at(&err, DL_EIO, path, 0, 0, "%s", strerror(errno));
            return visit(context, path, &err);
        }
        if (S_ISDIR(st.st_mode)) return DL_OK;
    }
    if (!S_ISDIR(st.st_mode)) {
        if (S_ISREG(st.st_mode) || top) return visit(context, path, NULL);
        return DL_OK; /* sockets, devices */
    }
    struct names names = { 0 };
    if (depth >= DL_MAX_DEPTH)
        dl_fail_at(&err, DL_ELIMIT, path, 0, 0, "folders nested more than %u deep",
                   DL_MAX_DEPTH);
    else
        (void)!list_folder(path, &names, &err);
    dl_code rc = err.code ? visit(context, path, &err) : DL_OK;
    for (size_t i = 0; i < names.n && rc == DL_OK; i++)
        rc = walk(names.at[i], visit, context, depth + 1, false);
    names_free(&names);
    return rc;
}

dl_code dl_file_walk(const char *path, dl_file_visit visit, void *context, dl_err *err) {
    dl_code rc = strcmp(path, "-") == 0 ? visit(context, path, NULL)
                                        : walk(path, visit, context, 0, true);
    return rc ? dl_fail(err, rc, "%s", "stopped") : DL_OK;
}
