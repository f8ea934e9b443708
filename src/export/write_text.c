/* write_text.c - records as text for reading: a paragraph each, or a page.
 *
 * In:  records; the command's `text` template; for pages its columns.
 * Out: wrapped lines. Records that share a group stand under one heading.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/export.h"

enum { BENEATH = 4 };

static void begin_text(dl_writer *writer) {
    dl_buf_clear(&writer->group);
}

/* Prints the heading when RECORD's differs from the one before. */
static bool write_heading(dl_writer *writer, const dl_cell *record) {
    dl_buf heading = { 0 };
    for (const dl_column *c = writer->command->columns; c && c->name; c++) {
        const dl_cell *cell =
            c->flags & DL_COLUMN_GROUP ? dl_cell_get(record, c->name) : 0;
        if (cell) dl_plain_cell(cell, &heading);
    }
    bool same =
        heading.len == writer->group.len &&
        (heading.len == 0 || memcmp(heading.ptr, writer->group.ptr, heading.len) == 0);
    if (same) {
        dl_buf_free(&heading);
        return false;
    }
    if (writer->n) dl_buf_putc(&writer->out, '\n');
    dl_style_on(writer, DL_STYLE_BOLD);
    dl_buf_add(&writer->out, heading.ptr, heading.len);
    dl_style_off(writer);
    dl_buf_putc(&writer->out, '\n');
    dl_buf_free(&writer->group);
    writer->group = heading;
    return true;
}

/* Without a template: a line for each column. */
static void write_lines(dl_writer *writer, const dl_cell *record) {
    for (uint32_t i = 0; i < writer->n_columns; i++) {
        const dl_column *c = writer->columns[i];
        const dl_cell *cell = dl_cell_get(record, c->name);
        if (!cell || cell->kind == DL_CELL_NULL) continue;
        dl_buf line = { 0 }; /* no template: a column of SQL may be called "{a}" */
        dl_buf_printf(&line, "%s: ", c->header ? c->header : c->name);
        dl_plain_cell(cell, &line);
        dl_cell text = { .kind = DL_CELL_TEXT, .text = { line.ptr, (uint32_t)line.len } };
        dl_write_line(writer, "{}", &text, 0);
        dl_buf_free(&line);
    }
}

static void record_text(dl_writer *writer, const dl_cell *record) {
    if (writer->command->layout == DL_LAYOUT_DETAIL && !writer->chosen) {
        dl_write_detail(writer, record);
        return;
    }
    if (!write_heading(writer, record) && writer->n) dl_buf_putc(&writer->out, '\n');
    if (writer->chosen || !writer->command->text)
        write_lines(writer, record);
    else
        dl_write_line(writer, writer->command->text, record, 0);
    dl_write_beneath(writer, record, BENEATH);
}

static void end_text(dl_writer *writer) {
    (void)writer;
}

void dl_write_beneath(dl_writer *writer, const dl_cell *record, uint32_t indent) {
    for (const dl_column *c = writer->command->columns; c && c->name && !writer->chosen;
         c++) {
        const dl_cell *list =
            c->flags & DL_COLUMN_BENEATH ? dl_cell_get(record, c->name) : NULL;
        for (uint32_t i = 0; list && i < list->in.n; i++)
            dl_write_line(writer, c->line, &list->in.at[i], indent);
    }
}

/* ---- pages ---------------------------------------------------------------------------- */

static void write_list(dl_writer *writer, const dl_column *column, const dl_cell *list) {
    dl_buf_putc(&writer->out, '\n');
    dl_style_on(writer, DL_STYLE_BOLD);
    dl_buf_printf(&writer->out, "%s (%u)", column->header ? column->header : column->name,
                  list->in.n);
    dl_style_off(writer);
    dl_buf_putc(&writer->out, '\n');
    for (uint32_t i = 0; i < list->in.n; i++)
        dl_write_line(writer, column->line, &list->in.at[i], 2);
}

enum { LABEL_WIDTH = 14 };

static void write_label(dl_writer *writer, const dl_column *column, const dl_cell *cell) {
    const char *label = column->header ? column->header : column->name;
    dl_buf lines = { 0 };
    /* wrapped at the indent of the values, then the label over the first line's indent */
    dl_buf held = writer->out;
    writer->out = lines;
    dl_write_line(writer, "{}", cell, LABEL_WIDTH);
    lines = writer->out;
    writer->out = held;
    dl_style_on(writer, DL_STYLE_DIM);
    dl_buf_printf(&writer->out, "%-*s", LABEL_WIDTH - 1, label);
    dl_style_off(writer);
    dl_buf_putc(&writer->out, ' ');
    if (lines.len > LABEL_WIDTH)
        dl_buf_add(&writer->out, lines.ptr + LABEL_WIDTH, lines.len - LABEL_WIDTH);
    else
        dl_buf_putc(&writer->out, '\n');
    dl_buf_free(&lines);
}

static bool says_nothing(const dl_cell *cell) {
    return !cell || cell->kind == DL_CELL_NULL ||
           (cell->kind >= DL_CELL_LIST && cell->in.n == 0);
}

void dl_write_detail(dl_writer *writer, const dl_cell *record) {
    if (writer->n) dl_buf_puts(&writer->out, "\n\n");
    for (uint32_t i = 0; i < writer->n_columns; i++) {
        const dl_column *c = writer->columns[i];
        const dl_cell *cell = dl_cell_get(record, c->name);
        if (says_nothing(cell)) continue;
        if (c->flags & DL_COLUMN_GROUP) {
            dl_style_on(writer, DL_STYLE_BOLD);
            dl_plain_cell(cell, &writer->out);
            dl_style_off(writer);
            dl_buf_putc(&writer->out, '\n');
        } else if (cell->kind == DL_CELL_LIST && c->line) {
            write_list(writer, c, cell);
        } else {
            write_label(writer, c, cell);
        }
    }
}

const dl_format dl_format_text = {
    "text", "paragraphs for reading", true, begin_text, record_text, end_text,
};
