/* annotate_json.h - JSON strings for what is written line by line.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EXPORT_ANNOTATE_JSON_H
#define DATELINE_EXPORT_ANNOTATE_JSON_H

#include "dateline/base.h"

/* Appends S, valid UTF-8, in quotation marks. What could steer a terminal leaves as \u
 * escapes: control characters, marks of direction, line separators. */
void dl_json_str(dl_buf *out, dl_str s);

#endif
