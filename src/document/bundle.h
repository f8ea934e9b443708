/* bundle.h - exports of databases: many articles in one text, each in a span of lines.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_BUNDLE_H
#define DATELINE_DOCUMENT_BUNDLE_H

#include "dateline/document.h"

/* What a reader of such exports keeps while it hands them out. */
typedef struct {
    dl_arena *mem;
    dl_str text;              /* the file, or what it says where it is HTML */
    bool markup;              /* it is HTML: lines of TEXT are none of the file */
    DL_VEC(dl_span) articles; /* of TEXT, in order */
    uint32_t next;
} dl_bundle;

/* Appends the spans of the articles in BUNDLE->text. */
typedef void (*dl_bundle_cut)(dl_bundle *bundle);
/* Fills DOC from one article. */
typedef dl_code (*dl_bundle_fill)(dl_arena *mem, dl_str article, dl_document *doc,
                                  dl_err *err);

/* A reader's next() and close(). */
dl_code dl_bundle_next(dl_reading *r, dl_arena *mem, dl_bundle_cut cut,
                       dl_bundle_fill fill, dl_document *out, dl_err *err);
void dl_bundle_close(dl_reading *r);

/* The next line of REST, trimmed, no-break spaces too; false at the end. *INDENT, which
 * may be NULL, gets the blanks before it. */
bool dl_bundle_line(dl_str *rest, dl_str *line, uint32_t *indent);
/* Does RAW begin as HTML does? */
bool dl_bundle_is_html(dl_str raw);
/* Reads a date in any of a dozen languages into DOC; false: it is none. */
bool dl_bundle_date(dl_document *doc, dl_str line);

#endif
