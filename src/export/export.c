/* export.c - the formats by name, and a writer's life: columns, begin, records, end.
 *
 * In:  a command, its columns and records.
 * Out: bytes in writer->out.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/export.h"

#define WRITER(name) extern const dl_format dl_format_##name;
#include "writers.def"
#undef WRITER

static const dl_format *const formats[] = {
#define WRITER(name) &dl_format_##name,
#include "writers.def"
#undef WRITER
};

const dl_format *const *dl_formats(size_t *n) {
    *n = DL_N(formats);
    return formats;
}

const dl_format *dl_format_named(dl_str name) {
    for (size_t i = 0; i < DL_N(formats); i++)
        if (dl_str_is(name, formats[i]->name)) return formats[i];
    return NULL;
}

#define EXPORT(symbol) extern const dl_format symbol;
#include "exports.def"
#undef EXPORT

static const dl_format *const exports[] = {
#define EXPORT(symbol) &symbol,
#include "exports.def"
#undef EXPORT
};

const dl_format *const *dl_exports(size_t *n) {
    *n = DL_N(exports);
    return exports;
}

const dl_format *dl_export_named(dl_str name) {
    for (size_t i = 0; i < DL_N(exports); i++)
        if (dl_str_is(name, exports[i]->name)) return exports[i];
    return NULL;
}

dl_writer *dl_writer_new(const dl_command *command, const dl_writer_options *options) {
    dl_arena *mem = dl_arena_new();
    dl_writer *writer = DL_NEW(mem, dl_writer);
    writer->mem = mem;
    writer->row = dl_arena_new();
    writer->command = command;
    writer->format = options->format;
    writer->width = options->width;
    writer->colour = options->colour;
    writer->about = dl_str_copy(mem, dl_str_trim(options->about));
    return writer;
}

void dl_writer_free(dl_writer *writer) {
    if (!writer) return;
    dl_buf_free(&writer->out);
    dl_buf_free(&writer->group);
    dl_buf_free(&writer->remark);
    dl_arena_free(writer->row);
    dl_arena_free(writer->mem);
}

/* Rows show what a table shows; programs and pages get all there is for them. */
static bool wanted(const dl_writer *writer, const dl_column *column) {
    bool rows = writer->format->people && writer->command->layout == DL_LAYOUT_ROWS;
    if (rows) return (column->flags & DL_COLUMN_TABLE) != 0;
    return (column->flags & DL_COLUMN_JSON) == 0;
}

static dl_code unknown_column(dl_writer *writer, dl_str name, const dl_column *columns,
                              dl_err *err) {
    dl_buf all = { 0 };
    for (const dl_column *c = columns; c->name; c++)
        dl_buf_printf(&all, "%s%s", c == columns ? "" : ", ", c->name);
    dl_code rc = dl_fail(err, DL_EUSAGE, "%s has no column \"%.*s\"; there are %s",
                         writer->command->name, DL_ARG(name), all.ptr ? all.ptr : "none");
    dl_buf_free(&all);
    return rc;
}

static dl_code choose(dl_writer *writer, const dl_column *columns, dl_str names,
                      dl_err *err) {
    while (names.len) {
        dl_str name = dl_str_trim(dl_str_cut(&names, ','));
        const dl_column *found = NULL;
        for (const dl_column *c = columns; c->name && !found; c++)
            if (dl_str_is(name, c->name)) found = c;
        if (!found) return unknown_column(writer, name, columns, err);
        if (writer->n_columns < DL_MAX_COLUMNS)
            writer->columns[writer->n_columns++] = found;
    }
    if (writer->n_columns == 0)
        return dl_fail(err, DL_EUSAGE, "--columns: expected at least one name");
    writer->chosen = true;
    return DL_OK;
}

dl_code dl_writer_begin(dl_writer *writer, const dl_column *columns,
                        const dl_writer_options *options, dl_err *err) {
    writer->n_columns = 0;
    if (options->columns) {
        if (choose(writer, columns, dl_str_of(options->columns), err)) return err->code;
    } else {
        for (const dl_column *c = columns; c->name; c++)
            if (wanted(writer, c) && writer->n_columns < DL_MAX_COLUMNS)
                writer->columns[writer->n_columns++] = c;
    }
    writer->format->begin(writer);
    return DL_OK;
}

void dl_writer_record(dl_writer *writer, const dl_cell *record) {
    writer->format->record(writer, record);
    writer->n++;
}

void dl_writer_end(dl_writer *writer) {
    writer->format->end(writer);
}
