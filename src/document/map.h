/* map.h - which column or member holds what, as the user says it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_DOCUMENT_MAP_H
#define DATELINE_DOCUMENT_MAP_H

#include "dateline/base.h"

/* What an article has. */
typedef enum {
    DL_FIELD_TEXT,
    DL_FIELD_TITLE,
    DL_FIELD_DATE,
    DL_FIELD_UPDATED,
    DL_FIELD_SOURCE,
    DL_FIELD_AUTHOR,
    DL_FIELD_URL,
    DL_FIELD_LANG,
    DL_FIELD_ID,
    DL_FIELD_COUNT
} dl_field;

/* The name that MAP ("text=body,date=published"; NULL: none) gives FIELD; empty = none. */
dl_str dl_map_name(const char *map, dl_field field);

#endif
