/* inputs.c - opens the files of the command line one after the other.
 *
 * In:  paths. Out: articles whose strings no longer need the file they came from.
 * The list is made before the first file is read, so that the progress line knows how much
 * there is. The database being written may lie in a folder that is read: it is passed over.
 *
 * SPDX-License-Identifier: MIT */
#include "inputs.h"

#include <sys/stat.h>

void dl_inputs_begin(dl_inputs *inputs, const dl_read_options *options,
                     const char *passed_over) {
    *inputs = (dl_inputs){ .mem = dl_arena_new(),
                           .options = *options,
                           .passed_over = passed_over };
}

/* ---- the list ------------------------------------------------------------------------- */

/* Is PATH the database, or one of the files that SQLite and the lock put beside it? */
static bool is_database(const dl_inputs *inputs, const struct stat *file) {
    static const char *const ends[] = { "", "-journal", "-wal", "-shm", "-ingest" };
    char path[PATH_MAX];
    struct stat st;
    for (size_t i = 0; inputs->passed_over && i < DL_N(ends); i++) {
        snprintf(path, sizeof path, "%s%s", inputs->passed_over, ends[i]);
        if (stat(path, &st) == 0 && st.st_dev == file->st_dev &&
            st.st_ino == file->st_ino)
            return true;
    }
    return false;
}

typedef struct {
    dl_inputs *inputs;
    const char *root; /* as given: what is named itself is always read */
} walk;

static dl_code visit_file(void *context, const char *path, const dl_err *failed) {
    const walk *w = context;
    dl_inputs *inputs = w->inputs;
    dl_input_file file = { .path = dl_str_z(inputs->mem, dl_str_of(path)) };
    struct stat st;
    if (failed) {
        dl_err *fault = DL_NEW(inputs->mem, dl_err);
        *fault = *failed;
        file.fault = fault;
    } else if (stat(path, &st) == 0) {
        if (strcmp(path, w->root) != 0 && is_database(inputs, &st)) return DL_OK;
        if (S_ISREG(st.st_mode)) file.bytes = (uint64_t)st.st_size;
    }
    inputs->total += file.bytes;
    *DL_PUSH(inputs->mem, &inputs->files) = file;
    return DL_OK;
}

void dl_inputs_add(dl_inputs *inputs, const char *path) {
    walk w = { inputs, path };
    dl_err err = { 0 };
    if (strcmp(path, "-") == 0)
        visit_file(&w, path, NULL);
    else if (dl_file_walk(path, visit_file, &w, &err))
        visit_file(&w, path, &err);
}

/* ---- articles ------------------------------------------------------------------------- */

/* S in MEM when it lies in the file's bytes, which are soon gone. */
static dl_str keep(dl_arena *mem, const dl_buf *raw, dl_str s) {
    bool inside = s.len && s.ptr >= raw->ptr && s.ptr <= raw->ptr + raw->len;
    return inside ? dl_str_copy(mem, s) : s;
}

static void keep_document(dl_arena *mem, const dl_buf *raw, dl_document *doc) {
    doc->id = keep(mem, raw, doc->id);
    doc->uri = keep(mem, raw, doc->uri);
    doc->title = keep(mem, raw, doc->title);
    doc->source = keep(mem, raw, doc->source);
    doc->author = keep(mem, raw, doc->author);
    doc->lang = keep(mem, raw, doc->lang);
    doc->text = keep(mem, raw, doc->text);
    doc->warning = keep(mem, raw, doc->warning);
    doc->remark = keep(mem, raw, doc->remark);
}

static void close_file(dl_inputs *inputs) {
    dl_input_close(&inputs->in);
    inputs->done += inputs->files.at[inputs->at].bytes;
    inputs->at++;
    inputs->open = false;
}

static dl_code open_file(dl_inputs *inputs, dl_err *err) {
    const dl_input_file *file = &inputs->files.at[inputs->at];
    inputs->in = (dl_input){ 0 };
    inputs->path = file->path;
    dl_code rc = DL_OK;
    if (file->fault)
        *err = *file->fault, rc = file->fault->code;
    else
        rc = dl_input_open(&inputs->in, file->path, &inputs->options, err);
    inputs->open = true;
    if (rc) close_file(inputs);
    return rc;
}

dl_code dl_inputs_next(dl_inputs *inputs, dl_arena *mem, dl_document *out, dl_err *err) {
    for (;;) {
        if (!inputs->open && inputs->at == inputs->files.n) return DL_END;
        if (!inputs->open && open_file(inputs, err)) return err->code;
        dl_document doc = { 0 };
        dl_code rc = dl_input_next(&inputs->in, mem, &doc, err);
        if (rc == DL_END) {
            close_file(inputs);
            continue;
        }
        if (rc) return rc;
        if (inputs->in.n == 1 && !doc.warning.len && strchr(inputs->in.encoding, ' '))
            doc.warning = DL_LIT("some bytes are not UTF-8; read as Windows-1252");
        const char *encoding = inputs->in.encoding;
        if (inputs->in.n == 1 && !strchr(encoding, ' ') &&
            strcmp(encoding, "docx") != 0 && strncmp(encoding, "UTF-", 4) != 0)
            doc.remark = dl_str_fmt(mem, "not UTF-8; read as %s", encoding);
        keep_document(mem, &inputs->in.raw, &doc);
        *out = doc;
        return DL_OK;
    }
}

void dl_inputs_end(dl_inputs *inputs) {
    if (inputs->open) close_file(inputs);
    dl_arena_free(inputs->mem);
    inputs->mem = NULL;
}
