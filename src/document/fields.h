/* fields.h - an article from named fields: members of JSON, columns of a table.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_FIELDS_H
#define DATELINE_DOCUMENT_FIELDS_H

#include "dateline/document.h"
#include "map.h"

/* What a field of some name holds; see names.def. */
typedef enum {
    DL_KIND_PLAIN,
    DL_KIND_MARKUP,
    DL_KIND_EITHER,
    DL_KIND_SUMMARY,
    DL_KIND_META,
    DL_KIND_NO_URL,
    DL_KIND_ONLY_URL
} dl_kind;

typedef struct {
    const char *name;
    uint8_t len, field, kind; /* dl_field, dl_kind */
} dl_name;

enum {
#define NAME(field, kind, name) +1
    DL_NAMES = 0
#include "names.def"
#undef NAME
};
_Static_assert((int)DL_NAMES <= (int)UINT8_MAX, "a row is a byte");

extern const dl_name dl_names[DL_NAMES]; /* rows of names.def */

/* What one object or row of a table has. Zero but for the functions. */
typedef struct {
    dl_arena *mem;
    /* VALUE, in the form of the format, as a short text; and as the text of an article */
    dl_str (*brief)(dl_arena *mem, dl_field field, dl_str value);
    dl_str (*whole)(dl_arena *mem, dl_str value);
    dl_str values[DL_NAMES];       /* by row; empty = not there */
    uint8_t present[DL_NAMES];     /* rows that have a value, in order */
    uint32_t n;                    /* how many */
    dl_str mapped[DL_FIELD_COUNT]; /* of fields that the user named */
    bool no_summary;               /* a summary is no text */
} dl_fields;

/* Sets the value of a row of dl_names; a later value replaces an earlier one. */
void dl_fields_put(dl_fields *fields, uint8_t row, dl_str value);
/* Fills DOC. DL_END: there is no text; then DOC has all the rest but dates, and *EMPTY the
 * name of a field that should have one and is empty, or NULL. */
dl_code dl_fields_fill(dl_fields *fields, dl_document *doc, const char **empty,
                       dl_err *err) DL_NODISCARD;

#endif
