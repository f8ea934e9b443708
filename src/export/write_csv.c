/* write_csv.c - records as CSV (RFC 4180) and as TSV.
 *
 * In:  records; lists are joined by "; ".
 * Out: a header line, a line a record; the last column is the output version.
 * A text that begins like a spreadsheet formula gets an apostrophe before it in CSV, since
 * what an article says must not run when a table is opened, and control characters and
 * marks of direction go, since a table may be shown by a terminal; JSON has all unchanged.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/export.h"

static void add_csv(const char *ptr, size_t len, dl_buf *out) {
    bool quote = false;
    for (size_t i = 0; i < len && !quote; i++)
        quote = ptr[i] == '"' || ptr[i] == ',' || ptr[i] == '\n' || ptr[i] == '\r';
    if (len > 0 && (ptr[0] == ' ' || ptr[len - 1] == ' ')) quote = true;
    if (!quote) {
        dl_buf_add(out, ptr, len);
        return;
    }
    dl_buf_putc(out, '"');
    for (size_t i = 0; i < len; i++) {
        if (ptr[i] == '"') dl_buf_putc(out, '"');
        dl_buf_putc(out, ptr[i]);
    }
    dl_buf_putc(out, '"');
}

static bool is_formula(dl_str s) {
    return s.len > 0 && memchr("=+-@\t\r", s.ptr[0], 6) != NULL;
}

/* The text of a column, without what steers a terminal. */
static void column_text(const dl_column *column, const dl_cell *record, dl_buf *out) {
    dl_buf raw = { 0 };
    dl_column_text(column, record, &raw);
    dl_plain_lines((dl_str){ raw.ptr, (uint32_t)raw.len }, out);
    dl_buf_free(&raw);
}

static void record_csv(dl_writer *writer, const dl_cell *record) {
    dl_buf flat = { 0 };
    for (uint32_t i = 0; i < writer->n_columns; i++) {
        const dl_cell *cell = dl_cell_get(record, writer->columns[i]->name);
        dl_buf_clear(&flat);
        if (cell && (cell->kind == DL_CELL_INT || cell->kind == DL_CELL_REAL)) {
            dl_cell_flat(cell, &flat);
        } else {
            column_text(writer->columns[i], record, &flat);
            if (is_formula((dl_str){ flat.ptr, (uint32_t)flat.len })) {
                dl_buf guarded = { 0 };
                dl_buf_putc(&guarded, '\'');
                dl_buf_add(&guarded, flat.ptr, flat.len);
                dl_buf_free(&flat);
                flat = guarded;
            }
        }
        add_csv(flat.len ? flat.ptr : "", flat.len, &writer->out);
        dl_buf_putc(&writer->out, ',');
    }
    dl_buf_printf(&writer->out, "%d\r\n", DL_OUTPUT_VERSION);
    dl_buf_free(&flat);
}

static void begin_csv(dl_writer *writer) {
    for (uint32_t i = 0; i < writer->n_columns; i++) {
        const char *name = writer->columns[i]->name;
        add_csv(name, strlen(name), &writer->out);
        dl_buf_putc(&writer->out, ',');
    }
    dl_buf_puts(&writer->out, "version\r\n");
}

/* Tab, line end and backslash as \t, \n, \r and \\: every line is a record. */
static void add_tsv(dl_str s, dl_buf *out) {
    for (uint32_t i = 0; i < s.len; i++) {
        switch (s.ptr[i]) {
        case '\t': dl_buf_puts(out, "\\t"); break;
        case '\n': dl_buf_puts(out, "\\n"); break;
        case '\r': dl_buf_puts(out, "\\r"); break;
        case '\\': dl_buf_puts(out, "\\\\"); break;
        default: dl_buf_putc(out, s.ptr[i]);
        }
    }
    dl_buf_putc(out, '\t');
}

static void begin_tsv(dl_writer *writer) {
    for (uint32_t i = 0; i < writer->n_columns; i++)
        add_tsv(dl_str_of(writer->columns[i]->name), &writer->out);
    dl_buf_puts(&writer->out, "version\n");
}

static void record_tsv(dl_writer *writer, const dl_cell *record) {
    dl_buf flat = { 0 };
    for (uint32_t i = 0; i < writer->n_columns; i++) {
        dl_buf_clear(&flat);
        column_text(writer->columns[i], record, &flat);
        add_tsv((dl_str){ flat.ptr, (uint32_t)flat.len }, &writer->out);
    }
    dl_buf_printf(&writer->out, "%d\n", DL_OUTPUT_VERSION);
    dl_buf_free(&flat);
}

static void end_lines(dl_writer *writer) {
    (void)writer;
}

const dl_format dl_format_csv = {
    "csv",     "comma-separated values with a header", false, begin_csv, record_csv,
    end_lines,
};
const dl_format dl_format_tsv = {
    "tsv", "tab-separated values with a header", false, begin_tsv, record_tsv, end_lines,
};
