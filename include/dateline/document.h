/* document.h - from files to articles: containers, encodings, readers, metadata.
 *
 * A container (zip, tar, gzip ...) is no format: each of its members is a file of its own,
 * named "dump.zip!a/b.xml". A reader turns the bytes of one file into articles, one at a
 * time. The text of an article is valid UTF-8 and, where the format holds plain text in
 * UTF-8, exactly what was given: nothing is cleaned here. What kind a paragraph is
 * (caption, teaser ...) is decided in the text layer.
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
    dl_minute published; /* anchor of "Tuesday"; DL_NO_TIME if the input gave none; by the
                          * clock that the input gave, in its zone */
    dl_minute updated;   /* the last change that the input tells of; DL_NO_TIME = none */
    int16_t zone;        /* of both: minutes east of Greenwich; DL_NO_ZONE = not given */
    dl_str text;         /* exactly as given, valid UTF-8, at most DL_MAX_TEXT bytes */
    uint32_t line;       /* line of the input where the article begins, from 1 */
    dl_str warning; /* what the reader had to leave out, for the log; empty = nothing */
    dl_str remark;  /* how it was read, where that was a guess; empty = as it stands */
    DL_VEC(dl_block) blocks; /* in order of the text, by dl_find_blocks */
} dl_document;

enum { DL_NO_ZONE = INT16_MIN };

/* One file being read, as its reader sees it. */
typedef struct {
    dl_str raw;      /* the whole file; valid UTF-8 */
    size_t at;       /* where the next article begins; the reader moves it */
    const char *map; /* which column holds what, for tables: "text=body,date=published";
                      * NULL: by their usual names */
    void *state; /* what the reader keeps from one article to the next; NULL at first */
} dl_reading;

typedef struct {
    const char *name;     /* "text", "json": --format NAME */
    const char *suffixes; /* ".html .htm" */
    const char *help;     /* one line for --help */
    /* 0..100: how sure it is that RAW is of this format. RAW is valid UTF-8. */
    int (*sniff)(dl_str raw);
    /* Reads the next article and moves r->at behind it, on DL_EINPUT and DL_ELIMIT too, so
     * that the caller goes on with the next one. DL_END after the last. OUT comes with no
     * dates; its strings lie in MEM or in r->raw. OUT->line and ERR->line count from where
     * r->at was = 1. A reader with state may leave r->at where it is, and count on. */
    dl_code (*next)(dl_reading *r, dl_arena *mem, dl_document *out, dl_err *err);
    void (*close)(dl_reading *r); /* frees the state; NULL: there is none */
} dl_reader;

/* All readers in the order of readers.def; *N is their number. */
const dl_reader *const *dl_readers(size_t *n);
/* By name; NULL: no such format. */
const dl_reader *dl_reader_named(dl_str name);
/* By content, then by suffix of PATH; plain text when nothing else is sure. */
const dl_reader *dl_reader_for(dl_str raw, const char *path);

/* How files are to be read. Zero: everything is found out. */
typedef struct {
    const char *format; /* name of a reader; NULL: recognised */
    const char *map;    /* dl_reading.map */
} dl_read_options;

/* A file or the members of a container being read. */
typedef struct {
    const char *path; /* of the file, or of the member: "dump.zip!a/b.xml" */
    const dl_reader *reader;
    dl_read_options options;
    dl_reading reading;
    dl_buf raw;    /* owned: the file, or the member being read */
    uint32_t line; /* line number at `line_at` */
    size_t line_at;
    uint32_t n; /* articles of the file or member handed out so far */
    const char
        *encoding; /* what it was in: "UTF-8", "UTF-16LE", "windows-1252", "docx" */
    struct dl_container *container; /* NULL: a file by itself */
    bool between;                   /* members: none is open */
} dl_input;

/* Does MAP say what it can? DL_EUSAGE: no, and why. NULL is fine. */
dl_code dl_map_check(const char *map, dl_err *err) DL_NODISCARD;

/* Opens PATH. A byte-order mark is taken off; UTF-16 and UTF-32 with a mark, and what an
 * XML declaration names, are converted; bytes that are not UTF-8 are read as Windows-1252
 * when they are text in it, and refused (DL_EINPUT) when the file is binary. OPTIONS may be
 * NULL; they and PATH are kept. The input is to be closed whatever the result. */
dl_code dl_input_open(dl_input *in, const char *path, const dl_read_options *options,
                      dl_err *err) DL_NODISCARD;
/* The same over bytes in memory (copied); PATH names them in messages. */
dl_code dl_input_open_bytes(dl_input *in, const char *path, dl_str bytes,
                            const dl_read_options *options, dl_err *err) DL_NODISCARD;
/* The next article; its strings live in MEM and, until the next call, in the input. DL_END
 * after the last; DL_EINPUT or DL_ELIMIT: this article or member is bad, err says which
 * and the line, go on. An article without an id of its own gets the path (and "#N" from
 * the second on). */
dl_code dl_input_next(dl_input *in, dl_arena *mem, dl_document *out,
                      dl_err *err) DL_NODISCARD;
/* Bytes of the file that have been read, for the progress line. */
uint64_t dl_input_done(const dl_input *in);
void dl_input_close(dl_input *in);

/* Cuts the text into blocks: runs of lines between blank lines; where lines are not
 * hard-wrapped every line is a block of its own. All kinds are DL_BLOCK_PARAGRAPH. */
void dl_find_blocks(dl_arena *mem, dl_document *doc);

/* Dates as metadata spells them: ISO 8601 basic and extended, RFC 822, "August 26, 2019",
 * "26 Aug 2019", "January 11, 2010 Monday", "2019/08/26", Unix seconds; an optional
 * time, 12 or 24 hours, and zone, which the clock stays in. False: not a date. */
bool dl_date_parse(dl_str s, dl_minute *out);
/* The same; *ZONE is minutes east of Greenwich, DL_NO_ZONE where none is named or its
 * name stands for several ("IST"). */
bool dl_date_parse_zone(dl_str s, dl_minute *out, int16_t *zone);

#endif
