/* write_md.c - records as a Markdown table.
 *
 * In:  records, flattened to one line a cell.
 * Out: a table as GitHub and Pandoc read it. What would be markup in an article's words is
 * escaped, HTML and links included: a page made of news must not carry its tags.
 *
 * SPDX-License-Identifier: MIT */
#include "export_parts.h"

/* A heading that nobody asked for is no column: --group gives one. */
static void drop_empty_group(dl_writer *writer, const dl_cell *record) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < writer->n_columns; i++) {
        dl_buf flat = { 0 };
        dl_column_text(writer->columns[i], record, &flat);
        if (!(writer->columns[i]->flags & DL_COLUMN_GROUP) || flat.len)
            writer->columns[n++] = writer->columns[i];
        dl_buf_free(&flat);
    }
    writer->n_columns = n;
}

static void write_head(dl_writer *writer) {
    for (uint32_t i = 0; i < writer->n_columns; i++) {
        const dl_column *c = writer->columns[i];
        dl_buf_puts(&writer->out, "| ");
        dl_put_md(dl_str_of(c->header ? c->header : c->name), &writer->out);
        dl_buf_putc(&writer->out, ' ');
    }
    dl_buf_puts(&writer->out, "|\n");
    for (uint32_t i = 0; i < writer->n_columns; i++)
        dl_buf_puts(&writer->out,
                    writer->columns[i]->flags & DL_COLUMN_RIGHT ? "| ---: " : "| --- ");
    dl_buf_puts(&writer->out, "|\n");
    writer->state = writer; /* the head is written */
}

static void begin_md(dl_writer *writer) {
    writer->state = NULL; /* the first record says which columns there are */
}

/* The first line of each element, in the widest column of a row of its own. */
static void write_beneath(dl_writer *writer, const dl_cell *record) {
    for (const dl_column *c = writer->command->columns; c && c->name && !writer->chosen;
         c++) {
        const dl_cell *list =
            c->flags & DL_COLUMN_BENEATH ? dl_cell_get(record, c->name) : NULL;
        for (uint32_t k = 0; list && k < list->in.n; k++) {
            dl_buf line = { 0 };
            dl_fill_line(c->line, &list->in.at[k], &line);
            for (uint32_t i = 0; i < writer->n_columns; i++) {
                bool here = writer->columns[i]->flags & DL_COLUMN_STRETCH;
                dl_buf_puts(&writer->out, here ? "| \xe2\x86\xb3 " : "| ");
                if (here)
                    dl_put_md((dl_str){ line.ptr, (uint32_t)line.len }, &writer->out);
                dl_buf_putc(&writer->out, ' ');
            }
            dl_buf_puts(&writer->out, "|\n");
            dl_buf_free(&line);
        }
    }
}

static void record_md(dl_writer *writer, const dl_cell *record) {
    dl_buf flat = { 0 };
    if (!writer->state && !writer->chosen) drop_empty_group(writer, record);
    if (!writer->state) write_head(writer);
    for (uint32_t i = 0; i < writer->n_columns; i++) {
        dl_buf_clear(&flat);
        dl_column_text(writer->columns[i], record, &flat);
        dl_buf_puts(&writer->out, "| ");
        dl_put_md((dl_str){ flat.ptr, (uint32_t)flat.len }, &writer->out);
        dl_buf_putc(&writer->out, ' ');
    }
    dl_buf_puts(&writer->out, "|\n");
    dl_buf_free(&flat);
    write_beneath(writer, record);
}

static void end_md(dl_writer *writer) {
    if (!writer->state) write_head(writer);
}

const dl_format dl_format_md = {
    "md", "a Markdown table", true, begin_md, record_md, end_md,
};
