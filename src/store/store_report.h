/* store_report.h - what was found in one article, as rows.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_REPORT_H
#define DATELINE_STORE_REPORT_H

#include "store_inside.h"

/* From byte offsets to characters, made in one pass over a text. */
typedef struct {
    dl_str text;
    uint32_t *at; /* characters before every DL_CHARS_STEP bytes; NULL: all are ASCII */
} dl_chars;

enum { DL_CHARS_STEP = 128 };

void dl_chars_make(dl_arena *mem, dl_str text, dl_chars *out);
/* Characters before byte OFF. */
uint32_t dl_chars_before(const dl_chars *chars, uint32_t off);
/* SPAN in characters. */
dl_span dl_chars_span(const dl_chars *chars, dl_span span);

/* Stores actors, roles and reports of A under ARTICLE, whose publication date in force is
 * PUBLISHED. A refers to nothing outside the analysis. */
dl_code dl_store_reports(dl_store *store, const dl_knowledge *k, const dl_analysis *a,
                         int64_t article, dl_minute published, dl_err *err) DL_NODISCARD;
dl_code dl_store_delete_reports(dl_store *store, int64_t article,
                                dl_err *err) DL_NODISCARD;
/* The publication date a person gave to the text of that hash; DL_NO_TIME: none. */
dl_code dl_store_judged_date(dl_store *store, const char *sha, dl_minute *out,
                             dl_err *err) DL_NODISCARD;

#endif
