/* ingest_load.c - dateline-ingest --load: annotation lines become a database.
 *
 * In:  what --annotate=all printed, files or "-"; lines of several programs one after the
 *      other. Out: the articles, as if this program had read them.
 * An article is its document line and the rows behind it, as many as that line says. What
 * is damaged or cut off is named with file and line, and the next article goes on.
 *
 * SPDX-License-Identifier: MIT */
#include "ingest.h"

#include <errno.h>

#include "dateline/json.h"

enum { MAX_ROWS = 1 << 20, MAX_BYTES = 256 << 20 }; /* of one article */

typedef struct {
    ingest *run;
    dl_store *store;
    uint64_t *counts;
    dl_arena *mem, *scratch; /* of the article; of a line */
    const char *path;
    uint32_t number; /* of the line */
    bool open;       /* an article's document line has come */
    bool lost;       /* its document line was damaged: its rows have been reported */
    dl_document doc;
    uint32_t expected; /* rows that belong to it */
    uint64_t bytes;
    DL_VEC(dl_row_line) rows;
} loader;

static void complain(loader *l, uint32_t line, const char *format, ...) DL_PRINTF(3, 4);

static void complain(loader *l, uint32_t line, const char *format, ...) {
    char text[400];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    l->run->n_failed++;
    dl_log_at(&l->run->log, DL_LOG_ERROR, l->path, line, "%s", text);
}

/* ---- an article that is complete -------------------------------------------------------- */

static dl_code store_article(loader *l, dl_err *err) {
    dl_stored stored = DL_STORED_ABSENT;
    const ingest *run = l->run;
    dl_err own = { 0 };
    dl_code rc = DL_OK;
    if (!run->options->force)
        rc = dl_store_touch(l->store, run->knowledge, &l->doc, run->now, &stored, &own);
    if (rc == DL_OK && stored == DL_STORED_ABSENT)
        rc = dl_store_put_rows(l->store, run->knowledge, &l->doc, l->rows.at, l->rows.n,
                               run->now, &stored, &own);
    if (rc == DL_ESTORE || rc == DL_EIO) {
        *err = own;
        return rc;
    }
    if (rc)
        complain(l, own.line ? own.line : l->doc.line, "%s", own.text);
    else
        l->counts[stored]++;
    return DL_OK;
}

static dl_code end_article(loader *l, dl_err *err) {
    bool whole = l->rows.n == l->expected;
    if (!l->open) return DL_OK;
    l->open = false;
    l->run->n_read++;
    if (whole) return store_article(l, err);
    complain(l, l->doc.line, "left out: %u of its %u rows are there", l->rows.n,
             l->expected);
    return DL_OK;
}

/* ---- lines ------------------------------------------------------------------------------ */

static dl_str member(dl_str object, const char *name) {
    dl_json_item item;
    while (dl_json_next(&object, &item))
        if (dl_str_is(item.name, name)) return item.value;
    return (dl_str){ 0 };
}

static dl_str text_of(dl_arena *mem, dl_str object, const char *name) {
    return dl_str_copy(mem, dl_json_string(mem, member(object, name)));
}

/* What the document line lacks or has wrong; NULL: nothing. */
static const char *read_document(loader *l, dl_str line) {
    int64_t rows;
    dl_str published = text_of(l->mem, line, "published");
    dl_str updated = text_of(l->mem, line, "updated");
    dl_str rules = text_of(l->mem, line, "rules");
    l->doc = (dl_document){ .id = text_of(l->mem, line, "doc"),
                            .uri = text_of(l->mem, line, "uri"),
                            .title = text_of(l->mem, line, "title"),
                            .source = text_of(l->mem, line, "source"),
                            .author = text_of(l->mem, line, "author"),
                            .lang = text_of(l->mem, line, "lang"),
                            .text = text_of(l->mem, line, "text"),
                            .published = DL_NO_TIME,
                            .updated = DL_NO_TIME,
                            .zone = DL_NO_ZONE,
                            .line = l->number };
    if (!rules.len || !l->doc.uri.len || !dl_str_int(member(line, "rows"), &rows))
        return "not all of the annotations: print them with --annotate=all";
    if (!dl_str_is(rules, l->run->knowledge->fingerprint))
        return "annotated by other rules than this program's: annotate it again";
    if (!l->doc.id.len || !l->doc.text.len) return "no name or no text";
    if (l->doc.text.len > DL_MAX_TEXT) return "the text is too long";
    if (rows < 0 || rows > MAX_ROWS) return "too many rows";
    if (published.len && !dl_iso_parse(published, &l->doc.published))
        return "\"published\" is no date";
    if (updated.len && !dl_iso_parse(updated, &l->doc.updated))
        return "\"updated\" is no date";
    l->expected = (uint32_t)rows;
    return NULL;
}

static dl_code begin_article(loader *l, dl_str line, dl_err *err) {
    if (end_article(l, err)) return err->code;
    dl_arena_reset(l->mem);
    memset(&l->rows, 0, sizeof l->rows);
    l->bytes = 0;
    const char *fault = read_document(l, line);
    l->open = fault == NULL;
    l->lost = fault != NULL;
    if (fault) complain(l, l->number, "%s", fault);
    return DL_OK;
}

static void add_row(loader *l, dl_str line) {
    dl_str doc = dl_json_string(l->scratch, member(line, "doc"));
    if (!l->open || !dl_str_eq(doc, l->doc.id)) {
        if (!l->lost) complain(l, l->number, "a row whose document line is missing");
        l->lost = true;
        return;
    }
    l->bytes += line.len;
    if (l->rows.n > l->expected || l->bytes > MAX_BYTES) return; /* reported at its end */
    *DL_PUSH(l->mem, &l->rows) = (dl_row_line){ dl_str_copy(l->mem, line), l->number };
}

static dl_code read_line(loader *l, dl_str line, dl_err *err) {
    dl_json_fault fault = { 0 };
    line = dl_str_trim(line);
    if (!line.len) return DL_OK;
    dl_arena_reset(l->scratch);
    if (dl_utf8_check(line.ptr, line.len) != line.len) {
        complain(l, l->number, "no valid UTF-8");
        l->lost = true;
        return DL_OK;
    }
    size_t end = line.ptr[0] == '{' ? dl_json_value(line, 0, &fault) : 0;
    if (end != line.len) {
        complain(l, l->number, "no annotation: %s",
                 fault.fault ? fault.fault : "not one JSON object");
        l->lost = true;
        return DL_OK;
    }
    dl_str kind = dl_json_string(l->scratch, member(line, "kind"));
    if (dl_str_is(kind, "document")) return begin_article(l, line, err);
    if (dl_str_is(kind, "row")) add_row(l, line);
    return DL_OK; /* other kinds are for people and other programs */
}

/* ---- files ------------------------------------------------------------------------------ */

/* The next line into OUT, without its end; false: there is none. */
static bool next_line(FILE *file, dl_buf *out) {
    int c;
    dl_buf_clear(out);
    out->full = false;
    while ((c = getc(file)) != EOF && c != '\n') dl_buf_putc(out, (char)c);
    return c != EOF || out->len > 0;
}

static dl_code load_file(loader *l, FILE *file, dl_err *err) {
    dl_buf line = { 0 };
    dl_code rc = DL_OK;
    l->number = 0;
    while (rc == DL_OK && !ingest_asked_to_stop(l->run) && next_line(file, &line)) {
        l->number++;
        if (line.full)
            complain(l, l->number, "a line of more than %u bytes", DL_MAX_BUF);
        else
            rc = read_line(l, (dl_str){ line.ptr, (uint32_t)line.len }, err);
    }
    if (ferror(file)) complain(l, l->number, "cannot be read: %s", strerror(errno));
    if (rc == DL_OK && !l->run->interrupted) rc = end_article(l, err);
    l->open = l->lost = false;
    dl_buf_free(&line);
    return rc;
}

dl_code ingest_load(ingest *run, dl_store *store, uint64_t *counts, dl_err *err) {
    loader l = { .run = run,
                 .store = store,
                 .counts = counts,
                 .mem = dl_arena_new(),
                 .scratch = dl_arena_new() };
    for (int i = 0; i < run->n_paths && !err->code && !run->interrupted; i++) {
        l.path = run->paths[i];
        bool given = strcmp(l.path, "-") == 0;
        FILE *file = given ? stdin : fopen(l.path, "rb");
        if (!file) {
            complain(&l, 0, "%s", strerror(errno));
            continue;
        }
        (void)load_file(&l, file, err);
        if (!given) fclose(file);
    }
    dl_arena_free(l.mem);
    dl_arena_free(l.scratch);
    return err->code;
}
