/* document.h - from files to articles: readers, encodings, metadata.
 *
 * A reader turns the bytes of one file into articles, one at a time. The text of an
 * article is valid UTF-8 and, for UTF-8 input, exactly what was given: nothing is cleaned
 * here. What kind a paragraph is (caption, teaser ...) is decided in the text layer.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_H
#define DATELINE_DOCUMENT_H

#include "dateline/base.h"

typedef enum {
    DL_BLOCK_PARAGRAPH,
    DL_BLOCK_HEADING, /* a headline or crosshead: no sentence, still read */
    DL_BLOCK_CAPTION, /* text of a picture: not read */
    DL_BLOCK_TEASER,  /* "READ MORE: ...", share buttons, newsletters: not read */
    DL_BLOCK_NOTE,    /* "Reporting by ...", "This story was updated": not read */
    DL_BLOCK_COUNT
} dl_block_kind;

typedef struct {
    dl_span span; /* without outer white space; never empty */
    uint8_t kind; /* dl_block_kind */
} dl_block;

typedef struct {
    dl_str id;  /* name in annotations: the JSON id, else the path as given */
    dl_str uri; /* URL of the article if it says one, else the path, and "#id" of it */
    dl_str title, source, author, lang; /* empty = unknown */
    dl_minute published; /* anchor of "Tuesday"; DL_NO_TIME if the input gave none */
    dl_str text;         /* exactly as given, valid UTF-8, at most DL_MAX_TEXT bytes */
    uint32_t line;       /* line of the input where the article begins, from 1 */
    dl_str warning; /* what the reader had to leave out, for the log; empty = nothing */
    DL_VEC(dl_block) blocks; /* in order of the text, by dl_find_blocks */
} dl_document;

typedef struct {
    const char *name;     /* "text", "json": --format NAME */
    const char *suffixes; /* ".html .htm" */
    const char *help;     /* one line for --help */
    /* 0..100: how sure it is that RAW is of this format. RAW is valid UTF-8. */
    int (*sniff)(dl_str raw);
    /* Reads the article that begins at *AT and moves *AT behind it, on DL_EINPUT and
     * DL_ELIMIT too, so that the caller goes on with the next one. DL_END after the last.
     * OUT's strings lie in MEM or in RAW; OUT->line and ERR->line count from *AT = 1. */
    dl_code (*next)(dl_arena *mem, dl_str raw, size_t *at, dl_document *out, dl_err *err);
} dl_reader;

/* All readers in the order of readers.def; *N is their number. */
const dl_reader *const *dl_readers(size_t *n);
/* By name; NULL: no such format. */
const dl_reader *dl_reader_named(dl_str name);
/* By content, then by suffix of PATH; plain text when nothing else is sure. */
const dl_reader *dl_reader_for(dl_str raw, const char *path);

/* One file being read: raw bytes made UTF-8, its reader, the place. */
typedef struct {
    const char *path;
    const dl_reader *reader;
    dl_buf raw;    /* owned */
    size_t at;     /* where the next article begins */
    uint32_t line; /* line number at `line_at` */
    size_t line_at;
    uint32_t n;           /* articles handed out so far */
    const char *encoding; /* what the file was in: "UTF-8", "UTF-16LE", "windows-1252" */
} dl_input;

/* Opens PATH. A byte-order mark is taken off; UTF-16 and UTF-32 with a mark are
 * converted; bytes that are not UTF-8 are read as Windows-1252 when they are text in it,
 * and refused (DL_EINPUT) when the file is binary. FORMAT NULL: recognised. The input is
 * to be closed whatever the result. */
dl_code dl_input_open(dl_input *in, const char *path, const char *format,
                      dl_err *err) DL_NODISCARD;
/* The same over bytes in memory (copied); PATH names them in messages. */
dl_code dl_input_open_bytes(dl_input *in, const char *path, dl_str bytes,
                            const char *format, dl_err *err) DL_NODISCARD;
/* The next article; its strings live in MEM and in the input. DL_END after the last;
 * DL_EINPUT or DL_ELIMIT: this article is bad, err says the line, go on. An article
 * without an id of its own gets the path (and "#N" from the second on). */
dl_code dl_input_next(dl_input *in, dl_arena *mem, dl_document *out,
                      dl_err *err) DL_NODISCARD;
void dl_input_close(dl_input *in);

/* Cuts the text into blocks: runs of lines between blank lines; where lines are not
 * hard-wrapped every line is a block of its own. All kinds are DL_BLOCK_PARAGRAPH. */
void dl_find_blocks(dl_arena *mem, dl_document *doc);

/* Dates as metadata spells them: ISO 8601 basic and extended, RFC 822, "August 26, 2019",
 * "26 Aug 2019", "January 11, 2010 Monday", "2019/08/26", Unix seconds; an optional
 * time, 12 or 24 hours, and zone (read, then dropped). False: not a date. */
bool dl_date_parse(dl_str s, dl_minute *out);

#endif
