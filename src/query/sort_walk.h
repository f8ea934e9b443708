/* sort_walk.h - --sort of very many events: a walk along an index.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_QUERY_SORT_WALK_H
#define DATELINE_QUERY_SORT_WALK_H

#include "then.h"

/* The first of :event_sort_key's columns. */
enum { DL_SORT_TITLE, DL_SORT_KEY };

/* COLUMN of event ID, by its number in :event_sort_key; its text holds until the next call. */
dl_code dl_sort_read_key(dl_query *query, int64_t id, size_t column, dl_cell *key,
                         dl_sort_place *place, bool *found, dl_err *err) DL_NODISCARD;
/* Sorts those of FOUND that the filter means, until the page is full; not *WALKED: no index
 * is in the order of COLUMN, or reading the column of each of them is cheaper. */
dl_code dl_sort_walk(dl_query *query, dl_selection *selection, const dl_ids *found,
                     size_t column, bool *walked, dl_err *err) DL_NODISCARD;

/* ---- sort_later.c ---- */

/* Events with the number each is sorted by (DL_NO_TIME: none), in any order; then in that of
 * sorting: the first ones soon, the others when they are asked for. */
typedef struct dl_sort_later dl_sort_later;
dl_sort_later *dl_sort_later_new(dl_query *query);
void dl_sort_later_add(dl_sort_later *later, int64_t value, dl_sort_place place);
bool dl_sort_later_next(dl_sort_later *later, int64_t *value, dl_sort_place *place);

#endif
