/* reader.h - what the readers share; only src/document includes it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_READER_H
#define DATELINE_DOCUMENT_READER_H

#include "dateline/document.h"

#define READER(name) extern const dl_reader dl_reader_##name;
#include "readers.def"
#undef READER

/* Makes RAW valid UTF-8 without a byte-order mark; *ENCODING names what it was in.
 * DL_EINPUT when it is binary or cut in the middle of a character. */
dl_code dl_make_utf8(dl_buf *raw, const char **encoding, dl_err *err) DL_NODISCARD;

/* S without outer white space, the no-break kinds that web pages leave included: what is
 * empty then has no block. */
dl_str dl_trim_wide(dl_str s);
/* S without outer white space, cut to DL_MAX_META bytes at a character. */
dl_str dl_meta_trim(dl_str s);
/* A byline without its "By". */
dl_str dl_meta_author(dl_str s);
/* Reads DATE into DOC; one that can't be read leaves a warning in DOC. Empty: nothing. */
void dl_meta_date(dl_arena *mem, dl_document *doc, dl_str date);
/* The same with the date of the last change, after the one of publication; no warning. */
void dl_meta_updated(dl_document *doc, dl_str date);

#endif
