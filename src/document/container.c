/* container.c - zip, tar and compressed files by libarchive, one member at a time.
 *
 * In:  a file, or bytes. Out: the bytes and the name of each member.
 * An archive inside an archive is opened in its place. What an archive unpacks to has
 * limits, counted over all levels: a bomb ends the reading of the archive, with a message.
 *
 * SPDX-License-Identifier: MIT */
#include "container.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "docx.h"

enum { BLOCK = 1 << 16, RATIO_FROM = 16 << 20 };

typedef struct {
    struct archive *archive;
    dl_buf bytes; /* of an inner archive, owned */
    char *name;   /* owned: what goes before "!" */
    uint32_t members;
    bool single; /* one compressed file, not an archive of files */
} level;

struct dl_container {
    level levels[DL_MAX_LEVELS];
    uint32_t n; /* levels open; 0 = at the end */
    uint64_t size, unpacked;
    uint32_t members;
    char *path; /* owned: of the member handed out */
};

/* ---- what is one ---------------------------------------------------------------------- */

static bool begins(dl_str head, const char *magic, uint32_t len) {
    return head.len >= len && memcmp(head.ptr, magic, len) == 0;
}

static bool is_compressed(dl_str head) {
    return begins(head, "\x1f\x8b", 2) || begins(head, "BZh", 3) ||
           begins(head, "\xfd\x37zXZ", 5) || begins(head, "\x28\xb5\x2f\xfd", 4);
}

bool dl_is_container(dl_str head) {
    enum { USTAR_AT = 257 };
    if (begins(head, "PK\x03\x04", 4)) return !dl_is_office(head);
    return is_compressed(head) || begins(head, "PK\x05\x06", 4) ||
           dl_str_starts(dl_str_sub(head, USTAR_AT, head.len), "ustar");
}

/* ---- levels --------------------------------------------------------------------------- */

/* Text of libarchive's last error, or what stands for it. */
static const char *reason(struct archive *a) {
    const char *text = archive_error_string(a);
    return text && dl_utf8_check(text, strlen(text)) == strlen(text) ? text : "damaged";
}

static struct archive *new_archive(bool compressed) {
    struct archive *a = archive_read_new();
    DL_ASSERT(a);
    archive_read_support_filter_gzip(a);
    archive_read_support_filter_bzip2(a);
    archive_read_support_filter_xz(a);
    archive_read_support_filter_zstd(a);
    archive_read_support_format_tar(a);
    if (compressed)
        archive_read_support_format_raw(a);
    else
        archive_read_support_format_zip(a);
    return a;
}

static void close_level(dl_container *c) {
    level *l = &c->levels[--c->n];
    archive_read_free(l->archive);
    dl_buf_free(&l->bytes);
    free(l->name);
    *l = (level){ 0 };
}

static char *copy_name(const char *name) {
    size_t len = strlen(name) + 1;
    char *copy = dl_heap_alloc(len);
    memcpy(copy, name, len);
    return copy;
}

/* Opens one more level, over BYTES, or over the file NAME when there are none. */
static dl_code open_level(dl_container *c, const char *name, dl_buf *bytes, dl_str head,
                          dl_err *err) {
    level *l = &c->levels[c->n++];
    l->name = copy_name(name);
    l->single = is_compressed(head);
    l->archive = new_archive(l->single);
    if (bytes) {
        l->bytes = *bytes;
        *bytes = (dl_buf){ 0 };
    }
    int rc = bytes ? archive_read_open_memory(l->archive, l->bytes.ptr, l->bytes.len)
                   : archive_read_open_filename(l->archive, name, BLOCK);
    if (rc != ARCHIVE_OK)
        dl_fail_at(err, DL_EINPUT, name, 0, 0, "cannot be unpacked: %s",
                   reason(l->archive));
    if (rc != ARCHIVE_OK) close_level(c);
    return rc == ARCHIVE_OK ? DL_OK : DL_EINPUT;
}

dl_code dl_container_open(dl_container **out, const char *path, dl_err *err) {
    struct stat st;
    char head[DL_CONTAINER_HEAD];
    dl_container *c = *out = dl_heap_alloc(sizeof *c);
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(head, 1, sizeof head, file) : 0;
    if (file) fclose(file);
    if (stat(path, &st) == 0) c->size = (uint64_t)st.st_size;
    return open_level(c, path, NULL, (dl_str){ head, (uint32_t)n }, err);
}

dl_code dl_container_open_bytes(dl_container **out, const char *path, dl_str bytes,
                                dl_err *err) {
    dl_container *c = *out = dl_heap_alloc(sizeof *c);
    dl_buf copy = { 0 };
    dl_buf_str(&copy, bytes);
    c->size = bytes.len;
    return open_level(c, path, &copy, bytes, err);
}

void dl_container_close(dl_container *c) {
    if (!c) return;
    while (c->n) close_level(c);
    free(c->path);
    free(c);
}

uint64_t dl_container_done(const dl_container *c) {
    if (!c->n) return c->size;
    int64_t done = archive_filter_bytes(c->levels[0].archive, -1);
    return done < 0 ? 0 : (uint64_t)done < c->size ? (uint64_t)done : c->size;
}

/* ---- members -------------------------------------------------------------------------- */

/* "dump.zip!a/b.xml"; a compressed file keeps its own name. Bytes that are not UTF-8
 * become question marks. */
static char *member_name(const dl_container *c, struct archive_entry *entry) {
    const level *l = &c->levels[c->n - 1];
    const char *inner = archive_entry_pathname_utf8(entry);
    dl_buf name = { 0 };
    if (!inner) inner = archive_entry_pathname(entry);
    dl_buf_puts(&name, l->name);
    if (!l->single || archive_format(l->archive) != ARCHIVE_FORMAT_RAW) {
        dl_buf_putc(&name, '!');
        if (inner)
            dl_buf_puts(&name, inner);
        else
            dl_buf_printf(&name, "%u", c->members);
    }
    for (size_t at = 0; (at += dl_utf8_check(name.ptr + at, name.len - at)) < name.len;)
        name.ptr[at] = '?';
    return name.ptr;
}

/* Folders, and what a walk over folders passes over too: ".DS_Store", "__MACOSX/x". */
static bool is_passed_over(struct archive_entry *entry) {
    const char *name = archive_entry_pathname(entry);
    if (archive_entry_filetype(entry) == AE_IFDIR) return true;
    if (archive_entry_filetype(entry) && archive_entry_filetype(entry) != AE_IFREG)
        return true; /* links, devices; a compressed file has no type */
    dl_str rest = dl_str_of(name);
    while (rest.len) {
        dl_str part = dl_str_cut(&rest, '/');
        if (dl_str_is(part, "__MACOSX")) return true;
        if (part.len > 1 && part.ptr[0] == '.' && part.ptr[1] != '.') return true;
    }
    return false;
}

/* Bytes that the archive may still unpack to. */
static uint64_t allowance(const dl_container *c) {
    uint64_t most = RATIO_FROM + DL_MAX_RATIO * c->size;
    if (most > DL_MAX_UNPACKED) most = DL_MAX_UNPACKED;
    return c->unpacked < most ? most - c->unpacked : 0;
}

static dl_code end_all(dl_container *c, dl_err *err) {
    while (c->n) close_level(c);
    return err->code;
}

static dl_code read_member(dl_container *c, dl_buf *raw, const char *path, dl_err *err) {
    struct archive *a = c->levels[c->n - 1].archive;
    uint64_t left = allowance(c);
    char block[BLOCK];
    for (;;) {
        la_ssize_t n = archive_read_data(a, block, sizeof block);
        if (n == 0) return DL_OK;
        if (n < 0)
            return dl_fail_at(err, DL_EINPUT, path, 0, 0, "cannot be unpacked: %s",
                              reason(a));
        c->unpacked += (uint64_t)n;
        if ((uint64_t)n > left) {
            dl_fail_at(err, DL_ELIMIT, path, 0, 0,
                       "unpacks to far more than news does (%u times its archive, or "
                       "%llu GB): the rest of the archive is not read",
                       DL_MAX_RATIO, DL_MAX_UNPACKED >> 30);
            return end_all(c, err);
        }
        left -= (uint64_t)n;
        if (raw->len + (size_t)n > DL_MAX_FILE)
            return dl_fail_at(err, DL_ELIMIT, path, 0, 0, "over %u MB unpacked",
                              DL_MAX_FILE >> 20);
        dl_buf_add(raw, block, (size_t)n);
    }
}

/* The next entry of the innermost archive, or DL_END when that one ends. */
static dl_code next_entry(dl_container *c, struct archive_entry **entry, dl_err *err) {
    level *l = &c->levels[c->n - 1];
    int rc = archive_read_next_header(l->archive, entry);
    if (rc == ARCHIVE_EOF) {
        if (!l->members)
            dl_fail_at(err, DL_EINPUT, l->name, 0, 0, "an archive without any file");
        close_level(c);
        return err->code ? err->code : DL_END;
    }
    if (rc != ARCHIVE_OK && rc != ARCHIVE_WARN) {
        dl_fail_at(err, DL_EINPUT, l->name, 0, 0, "%s: %s",
                   c->members ? "its end cannot be unpacked" : "cannot be unpacked",
                   reason(l->archive));
        close_level(c);
        return err->code;
    }
    if (l->single && archive_filter_code(l->archive, 0) == ARCHIVE_FILTER_NONE) {
        dl_fail_at(err, DL_EINPUT, l->name, 0, 0, "cannot be unpacked: damaged");
        close_level(c);
        return err->code;
    }
    l->members++;
    if (++c->members <= DL_MAX_MEMBERS) return DL_OK;
    dl_fail_at(err, DL_ELIMIT, l->name, 0, 0, "over %u files: the rest is not read",
               DL_MAX_MEMBERS);
    return end_all(c, err);
}

static dl_code go_inside(dl_container *c, dl_buf *raw, dl_err *err) {
    dl_str head = { raw->ptr, (uint32_t)raw->len };
    if (c->n < DL_MAX_LEVELS) return open_level(c, c->path, raw, head, err);
    return dl_fail_at(err, DL_ELIMIT, c->path, 0, 0,
                      "archives within archives, more than %u deep: not read",
                      DL_MAX_LEVELS);
}

dl_code dl_container_next(dl_container *c, dl_buf *raw, const char **path, dl_err *err) {
    struct archive_entry *entry;
    while (c->n) {
        dl_code rc = next_entry(c, &entry, err);
        if (rc == DL_END) continue;
        if (rc) return rc;
        if (is_passed_over(entry)) continue;
        free(c->path);
        *path = c->path = member_name(c, entry);
        if (archive_entry_is_encrypted(entry))
            return dl_fail_at(err, DL_EINPUT, c->path, 0, 0,
                              "is encrypted: unpack it first");
        dl_buf_clear(raw);
        if (read_member(c, raw, c->path, err)) return err->code;
        if (!dl_is_container((dl_str){ raw->ptr, (uint32_t)raw->len })) return DL_OK;
        if (go_inside(c, raw, err)) return err->code;
    }
    return DL_END;
}
