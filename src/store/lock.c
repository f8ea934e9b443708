/* lock.c - one program at a time writes a database.
 *
 * In:  the path of the database.
 * Out: a locked file "PATH-ingest" beside it, gone again after the run.
 * The lock is the kernel's (fcntl) and ends with the process, so a file left behind by a
 * killed run is harmless. It can't lie on the database itself: closing any descriptor of
 * that file would drop SQLite's own locks.
 *
 * SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store_inside.h"

static struct flock whole_file(void) {
    return (struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET };
}

/* Is FD still the file of that name? A run that ended may have removed it meanwhile. */
static bool same_file(int fd, const char *path) {
    struct stat a, b;
    return fstat(fd, &a) == 0 && stat(path, &b) == 0 && a.st_ino == b.st_ino &&
           a.st_dev == b.st_dev;
}

static dl_code held_by_other(dl_store *store, int fd, dl_err *err) {
    struct flock l = whole_file();
    if (fcntl(fd, F_GETLK, &l) == 0 && l.l_type != F_UNLCK)
        return dl_fail_at(err, DL_ESTORE, store->path, 0, 0,
                          "another program (process %ld) is writing to this database; "
                          "try again when it is done",
                          (long)l.l_pid);
    return dl_fail_at(err, DL_ESTORE, store->path, 0, 0,
                      "another program is writing to this database; try again when it "
                      "is done");
}

dl_code dl_lock_take(dl_store *store, dl_err *err) {
    enum { TRIES = 8 };
    for (int i = 0; i < TRIES; i++) {
        int fd = open(store->lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (fd < 0)
            return dl_fail_at(err, DL_ESTORE, store->path, 0, 0,
                              "cannot write here: %s: %s", store->lock_path,
                              strerror(errno));
        struct flock l = whole_file();
        if (fcntl(fd, F_SETLK, &l) != 0) {
            held_by_other(store, fd, err);
            close(fd);
            return err->code;
        }
        if (same_file(fd, store->lock_path)) {
            store->lock = fd;
            return DL_OK;
        }
        close(fd);
    }
    return dl_fail_at(err, DL_ESTORE, store->path, 0, 0, "cannot lock %s",
                      store->lock_path);
}

void dl_lock_release(dl_store *store) {
    if (store->lock < 0) return;
    unlink(store->lock_path);
    close(store->lock);
    store->lock = -1;
}
