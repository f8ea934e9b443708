/* document.c - opens files, picks their reader, hands out their articles one by one.
 *
 * In:  a path or bytes. Out: dl_documents with an id, a uri and their line.
 * The members of a container are opened one after the other, as if each were a file.
 * Readers count lines from where they started; the place in the file is added here, once.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <sys/stat.h>

#include "container.h"
#include "docx.h"
#include "reader.h"

static const dl_reader *const readers[] = {
#define READER(name) &dl_reader_##name,
#include "readers.def"
#undef READER
};

enum { SURE = 50 }; /* a reader that is this sure by content needs no suffix */

const dl_reader *const *dl_readers(size_t *n) {
    *n = DL_N(readers);
    return readers;
}

const dl_reader *dl_reader_named(dl_str name) {
    for (size_t i = 0; i < DL_N(readers); i++)
        if (dl_str_is(name, readers[i]->name)) return readers[i];
    return NULL;
}

static bool has_suffix(const dl_reader *reader, const char *path) {
    dl_str list = dl_str_of(reader->suffixes);
    size_t len = strlen(path);
    char lower[16];
    if (len >= sizeof lower) path += len - (sizeof lower - 1);
    dl_str end = { lower, dl_utf8_lower(dl_str_of(path), lower, sizeof lower) };
    while (list.len) {
        dl_str suffix = dl_str_cut(&list, ' ');
        if (end.len >= suffix.len &&
            dl_str_eq(dl_str_sub(end, end.len - suffix.len, suffix.len), suffix))
            return true;
    }
    return false;
}

const dl_reader *dl_reader_for(dl_str raw, const char *path) {
    const dl_reader *best = &dl_reader_text;
    int most = 0;
    for (size_t i = 0; i < DL_N(readers); i++) {
        int sure = readers[i]->sniff(raw);
        if (sure > most) most = sure, best = readers[i];
    }
    for (size_t i = 0; most < SURE && i < DL_N(readers); i++)
        if (has_suffix(readers[i], path)) return readers[i];
    return best;
}

/* ---- metadata ------------------------------------------------------------------------- */

/* The first LIMIT bytes at most, cut at a character. */
static dl_str cut_bytes(dl_str s, uint32_t limit) {
    if (s.len <= limit) return s;
    while (limit && ((unsigned char)s.ptr[limit] & 0xc0) == 0x80) limit--;
    return dl_str_sub(s, 0, limit);
}

dl_str dl_meta_trim(dl_str s) {
    return cut_bytes(dl_str_trim(s), DL_MAX_META);
}

dl_str dl_meta_author(dl_str s) {
    static const char *const by[] = { "By ", "by ", "BY ", "By: ", "Von " };
    for (size_t i = 0; i < DL_N(by); i++)
        if (dl_str_starts(s, by[i]))
            return dl_str_trim(dl_str_sub(s, (uint32_t)strlen(by[i]), s.len));
    return s;
}

void dl_meta_updated(dl_document *doc, dl_str date) {
    dl_minute updated;
    int16_t zone;
    if (!dl_date_parse_zone(dl_meta_trim(date), &updated, &zone)) return;
    doc->updated = updated;
    if (doc->zone == DL_NO_ZONE) doc->zone = zone;
}

void dl_meta_date(dl_arena *mem, dl_document *doc, dl_str date) {
    date = dl_meta_trim(date);
    if (date.len && !dl_date_parse_zone(date, &doc->published, &doc->zone))
        doc->warning = dl_str_fmt(mem, "date not understood, left out: %.*s",
                                  DL_ARG(cut_bytes(date, 60)));
}

/* ---- input ---------------------------------------------------------------------------- */

/* PATH without the suffix of a compressed file: what it says of the format. */
static const char *plain_path(const char *path, char *room, size_t size) {
    static const char *const ends[] = { ".gz", ".bz2", ".xz", ".zst" };
    size_t len = strlen(path);
    for (size_t i = 0; i < DL_N(ends); i++) {
        size_t end = strlen(ends[i]);
        if (len <= end || len >= size || strcmp(path + len - end, ends[i]) != 0) continue;
        memcpy(room, path, len - end);
        room[len - end] = '\0';
        return room;
    }
    return path;
}

/* Of a file or member in in->raw: makes it text, finds its reader. */
static dl_code prepare(dl_input *in, dl_err *err) {
    const char *format = in->options.format;
    char room[PATH_MAX];
    dl_err inner = { 0 };
    bool docx = dl_is_office((dl_str){ in->raw.ptr, (uint32_t)in->raw.len });
    in->line = 1, in->line_at = 0, in->n = 0, in->encoding = "UTF-8";
    if ((docx && dl_docx_text(&in->raw, &inner)) ||
        dl_make_utf8(&in->raw, &in->encoding, &inner))
        return dl_fail_at(err, inner.code, in->path, 0, 0, "%s", inner.text);
    if (docx) in->encoding = "docx";
    in->reading =
        (dl_reading){ .raw = { in->raw.ptr ? in->raw.ptr : "", (uint32_t)in->raw.len },
                      .map = in->options.map };
    in->reader =
        format ? dl_reader_named(dl_str_of(format))
               : dl_reader_for(in->reading.raw, plain_path(in->path, room, sizeof room));
    if (!in->reader) return dl_fail(err, DL_EUSAGE, "unknown format '%s'", format);
    return DL_OK;
}

static void begin(dl_input *in, const char *path, const dl_read_options *options) {
    *in = (dl_input){ .path = path, .line = 1, .encoding = "UTF-8" };
    if (options) in->options = *options;
}

static bool file_is_container(const char *path) {
    char head[DL_CONTAINER_HEAD];
    struct stat st;
    FILE *file = stat(path, &st) == 0 && S_ISREG(st.st_mode) ? fopen(path, "rb") : NULL;
    size_t n = file ? fread(head, 1, sizeof head, file) : 0;
    if (file) fclose(file);
    return dl_is_container((dl_str){ head, (uint32_t)n });
}

/* What is in in->raw, a container or a file. */
static dl_code open_raw(dl_input *in, dl_err *err) {
    dl_str raw = { in->raw.ptr ? in->raw.ptr : "", (uint32_t)in->raw.len };
    if (!dl_is_container(raw)) return prepare(in, err);
    in->between = true;
    return dl_container_open_bytes(&in->container, in->path, raw, err);
}

dl_code dl_input_open(dl_input *in, const char *path, const dl_read_options *options,
                      dl_err *err) {
    begin(in, path, options);
    if (strcmp(path, "-") != 0 && file_is_container(path)) {
        in->between = true;
        return dl_container_open(&in->container, path, err);
    }
    if (dl_file_read(path, &in->raw, err)) return err->code;
    return open_raw(in, err);
}

dl_code dl_input_open_bytes(dl_input *in, const char *path, dl_str bytes,
                            const dl_read_options *options, dl_err *err) {
    begin(in, path, options);
    dl_buf_add(&in->raw, bytes.len ? bytes.ptr : "", bytes.len);
    return open_raw(in, err);
}

static void close_reader(dl_input *in) {
    if (in->reader && in->reader->close) in->reader->close(&in->reading);
    in->reader = NULL;
    in->reading = (dl_reading){ 0 };
}

/* ---- articles ------------------------------------------------------------------------- */

static void advance_line(dl_input *in, size_t to) {
    const char *at = in->raw.ptr + in->line_at, *end = in->raw.ptr + to;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL)
        in->line++, at++;
    in->line_at = to;
}

static void name_document(const dl_input *in, dl_arena *mem, dl_document *doc) {
    bool own = doc->id.len > 0;
    if (!own)
        doc->id = in->n < 2 ? dl_str_copy(mem, dl_str_of(in->path))
                            : dl_str_fmt(mem, "%s#%u", in->path, in->n);
    if (!doc->uri.len)
        doc->uri = own ? dl_str_fmt(mem, "%s#%.*s", in->path, DL_ARG(doc->id)) : doc->id;
}

/* The next article of the file or member that is open. */
static dl_code next_article(dl_input *in, dl_arena *mem, dl_document *out, dl_err *err) {
    dl_document doc = {
        .published = DL_NO_TIME, .updated = DL_NO_TIME, .zone = DL_NO_ZONE, .line = 1
    };
    dl_err inner = { 0 };
    size_t from = in->reading.at;
    dl_code rc = in->reader->next(&in->reading, mem, &doc, &inner);
    size_t at = in->reading.at;
    if (rc == DL_END) {
        if (in->n++ > 0) return DL_END;
        return dl_fail_at(err, DL_EINPUT, in->path, 0, 0, "%s",
                          dl_str_trim(in->reading.raw).len ? "no article in it"
                                                           : "the file is empty");
    }
    DL_ASSERT(at <= in->raw.len); /* and moved, or the caller would never end */
    DL_ASSERT(at > from || (at == from && in->reader->close));
    advance_line(in, from);
    in->n++;
    if (rc)
        return dl_fail_at(err, rc, in->path, in->line + (inner.line ? inner.line - 1 : 0),
                          inner.column, "%s", inner.text);
    doc.line = in->line + (doc.line ? doc.line - 1 : 0);
    name_document(in, mem, &doc);
    dl_find_blocks(mem, &doc);
    *out = doc;
    return DL_OK;
}

dl_code dl_input_next(dl_input *in, dl_arena *mem, dl_document *out, dl_err *err) {
    if (!in->container) return next_article(in, mem, out, err);
    for (;;) {
        if (in->between) {
            const char *path = in->path;
            dl_code rc = dl_container_next(in->container, &in->raw, &path, err);
            if (rc) return rc;
            in->path = path;
            if (prepare(in, err)) return err->code;
            in->between = false;
        }
        dl_code rc = next_article(in, mem, out, err);
        if (rc != DL_END) return rc;
        close_reader(in);
        in->between = true;
    }
}

uint64_t dl_input_done(const dl_input *in) {
    return in->container ? dl_container_done(in->container) : in->reading.at;
}

void dl_input_close(dl_input *in) {
    close_reader(in);
    dl_container_close(in->container);
    dl_buf_free(&in->raw);
    in->container = NULL;
}
