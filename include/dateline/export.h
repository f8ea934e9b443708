/* export.h - records as tables, text, JSON, CSV, Markdown; timelines for other programs.
 *
 * A writer turns records into bytes in a buffer; who made it prints the buffer. Forms for
 * people (table, text, md) never let through what could steer a terminal: control
 * characters and marks that turn the direction of text. Forms for programs carry a
 * version, DL_OUTPUT_VERSION, and only gain fields within it; docs/formats.md has them.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EXPORT_H
#define DATELINE_EXPORT_H

#include "dateline/query.h"

enum { DL_OUTPUT_VERSION = 1, DL_TABLE_ROWS = 1000, DL_MAX_COLUMNS = 64 };

typedef struct dl_writer dl_writer;

typedef struct {
    const char *name; /* "table" */
    const char *help; /* one line for --help */
    bool people;      /* made for reading: may be fitted to a terminal and paged */
    void (*begin)(dl_writer *writer);
    void (*record)(dl_writer *writer, const dl_cell *record);
    void (*end)(dl_writer *writer);
} dl_format;

/* All formats in the order of writers.def; *N is their number. */
const dl_format *const *dl_formats(size_t *n);
const dl_format *dl_format_named(dl_str name); /* NULL: no such */

/* The exports: whole timelines for other programs, in the order of exports.def. They take
 * the records of the command "export", reports included, and have columns of their own. */
const dl_format *const *dl_exports(size_t *n);
const dl_format *dl_export_named(dl_str name); /* NULL: no such, or not in this build */

/* What the writers work on; made by dl_writer_new. */
struct dl_writer {
    const dl_format *format;
    const dl_command *command;
    const dl_column *columns[DL_MAX_COLUMNS]; /* those to be written */
    uint32_t n_columns;
    bool chosen;    /* --columns: JSON writes just these, too */
    uint32_t width; /* columns of the terminal; 0 = as wide as it gets */
    bool colour;
    dl_str about;  /* the query in words, for titles; may be empty */
    uint64_t n;    /* records so far */
    dl_buf out;    /* owned; the caller empties it when it likes */
    dl_arena *mem; /* of the writer */
    void *state;   /* of the format, in mem */
    dl_arena *row; /* of one record */
    dl_buf group;  /* owned; the heading in force, or what a format holds back */
    dl_buf remark; /* owned; what had to be left out, for the user; empty = nothing */
};

typedef struct {
    const dl_format *format;
    const char *columns; /* "key,title", or NULL: those the command shows */
    uint32_t width;
    bool colour;
    dl_str about; /* copied */
} dl_writer_options;

dl_writer *dl_writer_new(const dl_command *command, const dl_writer_options *options);
void dl_writer_free(dl_writer *writer); /* NULL is fine */
/* Sets the columns and writes what comes before the first record; once, before it.
 * DL_EUSAGE names the columns there are when one asked for is not. */
dl_code dl_writer_begin(dl_writer *writer, const dl_column *columns,
                        const dl_writer_options *options, dl_err *err) DL_NODISCARD;
void dl_writer_record(dl_writer *writer, const dl_cell *record);
void dl_writer_end(dl_writer *writer);

/* ---- what the writers share ------------------------------------------------------------- */

/* Appends S fit for a terminal or a page: no control characters, no marks of direction;
 * line ends and tabs become spaces. */
void dl_plain(dl_str s, dl_buf *out);
/* The same with its tabs and line ends, for tables that other programs read. */
void dl_plain_lines(dl_str s, dl_buf *out);
/* The bytes of S that fit into WIDTH columns, cut where a character with its accents
 * ends. S must be plain. */
uint32_t dl_fit(dl_str s, uint32_t width);
/* The same, up to a space where there is one. */
uint32_t dl_line_length(dl_str s, uint32_t width);
/* A cell as one plain line; a marked span stands between DL_MARK_ON and DL_MARK_OFF. */
void dl_plain_cell(const dl_cell *cell, dl_buf *out);
enum { DL_MARK_ON = 1, DL_MARK_OFF = 2 }; /* bytes that plain text never holds */
/* Puts RECORD in the notation of dl_column.line, wrapped to the writer's width, every line
 * behind INDENT spaces. */
void dl_write_line(dl_writer *writer, const char *line, const dl_cell *record,
                   uint32_t indent);
/* The first line of that notation, as it is. */
void dl_fill_line(const char *line, const dl_cell *record, dl_buf *out);
/* The value of COLUMN in RECORD as one line; what is made for people comes from `line`. */
void dl_column_text(const dl_column *column, const dl_cell *record, dl_buf *out);
/* The elements of lists that stand beneath their row, each behind INDENT spaces; nothing
 * when the columns were chosen. */
void dl_write_beneath(dl_writer *writer, const dl_cell *record, uint32_t indent);
/* A page: a line a column, a paragraph a list. */
void dl_write_detail(dl_writer *writer, const dl_cell *record);
/* Emphasis on and off; nothing without colour. */
typedef enum { DL_STYLE_BOLD, DL_STYLE_DIM, DL_STYLE_COUNT } dl_style;
void dl_style_on(dl_writer *writer, dl_style style);
void dl_style_off(dl_writer *writer);

#endif
