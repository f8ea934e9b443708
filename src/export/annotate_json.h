/* annotate_json.h - JSON strings for what is written line by line.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EXPORT_ANNOTATE_JSON_H
#define DATELINE_EXPORT_ANNOTATE_JSON_H

#include "dateline/extract.h"

/* Appends S, valid UTF-8, in quotation marks. What could steer a terminal leaves as \u
 * escapes: control characters, marks of direction, line separators. */
void dl_json_str(dl_buf *out, dl_str s);

/* The words of MENTION, white space between them made one blank. */
dl_str dl_mention_words(const dl_analysis *a, const dl_mention *mention);
/* By index in mentions.found: the fullest name that the article gives the actor; in the
 * analysis' memory. annotate_name.c */
const dl_str *dl_article_names(const dl_analysis *a);

#endif
