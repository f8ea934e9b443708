/* mime.h - mail messages: headers, parts, encodings (RFC 5322, 2045-2047).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_MIME_H
#define DATELINE_DOCUMENT_MIME_H

#include "dateline/base.h"

/* A message or a part of one. */
typedef struct {
    dl_str headers; /* up to the blank line, without it */
    dl_str body;    /* as it stands, encoded */
} dl_mime;

/* Splits RAW at its first blank line. */
dl_mime dl_mime_split(dl_str raw);
/* The value of the first header NAME ("subject"), unfolded, words in other encodings
 * decoded; empty = not there. In MEM. */
dl_str dl_mime_header(dl_arena *mem, const dl_mime *part, const char *name);
/* The parameter NAME of a header's VALUE: "utf-8" of "text/plain; charset=utf-8". */
dl_str dl_mime_parameter(dl_arena *mem, dl_str value, const char *name);
/* Does the value of a header, its parameters aside, begin with TYPE, whatever its case? */
bool dl_mime_is(dl_str value, const char *type);
/* The next part between lines of BOUNDARY in REST, which moves behind it; false at the
 * end. */
bool dl_mime_next(dl_str *rest, dl_str boundary, dl_mime *out);
/* The body of PART, its transfer encoding undone, as UTF-8. In MEM. */
dl_str dl_mime_body(dl_arena *mem, const dl_mime *part);

#endif
