/* json.h - JSON checked and walked where it lies, nothing built, nothing copied.
 *
 * A value is a slice of the file. It is checked once, as a whole; walking it afterwards
 * cannot fail.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_JSON_H
#define DATELINE_JSON_H

#include "dateline/base.h"

typedef struct {
    const char *fault; /* what is wrong; NULL: nothing */
    size_t at;         /* where */
    bool half;         /* no fault: strings have halves of surrogate pairs */
} dl_json_fault;

/* Behind the value that begins at AT (no blanks before it), or 0 with what is wrong in
 * *FAULT, which is filled in any case. RAW is valid UTF-8. By RFC 8259, and stricter in one
 * thing: no NUL in strings. Half a surrogate pair is read as U+FFFD. Deeper than
 * DL_MAX_DEPTH is a fault. */
size_t dl_json_value(dl_str raw, size_t at, dl_json_fault *fault);

/* ---- what has been checked ------------------------------------------------------------ */

/* Members of an object, elements of an array, in order. */
typedef struct {
    dl_str name;  /* between its quotes, escapes as they stand; empty for elements */
    dl_str value; /* without blanks around it */
} dl_json_item;

/* The next item of REST, which begins as the whole value, brackets included. False: there
 * is none, or the value is no object or array. */
bool dl_json_next(dl_str *rest, dl_json_item *out);
/* A string (quotes included) with its escapes resolved. Without any it is a part of VALUE,
 * else it lies in MEM. Empty for other values. */
dl_str dl_json_string(dl_arena *mem, dl_str value);

#endif
