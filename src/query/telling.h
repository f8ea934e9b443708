/* telling.h - inside of telling.c: the words for each type of event.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TELLING_H
#define DATELINE_TELLING_H

#include "query_inside.h"

typedef struct {
    const char *type, *subject;
    const char *verb[DL_STATUS_COUNT]; /* occurred, ongoing, planned, possible, denied */
    const char *before, *object;       /* "of", role */
    const char *noun;                  /* where nobody is named */
    const char *where;                 /* before the place */
    const char *upon;                  /* between the noun and the object; NULL: none */
} dl_telling;

/* NULL: the type has none. */
const dl_telling *dl_telling_of(dl_str type);

#endif
