/* document.c - opens files, picks their reader, hands out their articles one by one.
 *
 * In:  a path or bytes. Out: dl_documents with an id, a uri and their line.
 * Readers count lines from where they started; the place in the file is added here, once.
 *
 * SPDX-License-Identifier: MIT */
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

void dl_meta_date(dl_arena *mem, dl_document *doc, dl_str date) {
    date = dl_meta_trim(date);
    if (date.len && !dl_date_parse(date, &doc->published))
        doc->warning = dl_str_fmt(mem, "date not understood, left out: %.*s",
                                  DL_ARG(cut_bytes(date, 60)));
}

/* ---- input ---------------------------------------------------------------------------- */

static dl_code prepare(dl_input *in, const char *format, dl_err *err) {
    dl_err inner = { 0 };
    if (dl_make_utf8(&in->raw, &in->encoding, &inner))
        return dl_fail_at(err, inner.code, in->path, 0, 0, "%s", inner.text);
    dl_str raw = { in->raw.ptr, (uint32_t)in->raw.len };
    in->reader =
        format ? dl_reader_named(dl_str_of(format)) : dl_reader_for(raw, in->path);
    if (!in->reader) return dl_fail(err, DL_EUSAGE, "unknown format '%s'", format);
    return DL_OK;
}

dl_code dl_input_open(dl_input *in, const char *path, const char *format, dl_err *err) {
    *in = (dl_input){ .path = path, .line = 1, .encoding = "UTF-8" };
    if (dl_file_read(path, &in->raw, err)) return err->code;
    return prepare(in, format, err);
}

dl_code dl_input_open_bytes(dl_input *in, const char *path, dl_str bytes,
                            const char *format, dl_err *err) {
    *in = (dl_input){ .path = path, .line = 1, .encoding = "UTF-8" };
    dl_buf_add(&in->raw, bytes.len ? bytes.ptr : "", bytes.len);
    return prepare(in, format, err);
}

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

dl_code dl_input_next(dl_input *in, dl_arena *mem, dl_document *out, dl_err *err) {
    dl_str raw = { in->raw.ptr, (uint32_t)in->raw.len };
    dl_document doc = { 0 };
    dl_err inner = { 0 };
    size_t at = in->at;
    dl_code rc = in->reader->next(mem, raw, &at, &doc, &inner);
    if (rc == DL_END) {
        if (in->n++ > 0) return DL_END;
        return dl_fail_at(err, DL_EINPUT, in->path, 0, 0, "%s",
                          dl_str_trim(raw).len ? "no article in it"
                                               : "the file is empty");
    }
    DL_ASSERT(at > in->at && at <= raw.len); /* or the caller would never end */
    advance_line(in, in->at);
    in->at = at;
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

void dl_input_close(dl_input *in) {
    dl_buf_free(&in->raw);
}
