/* sort_walk.h - --sort of very many events: by packed columns, or along an index.
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

/* ---- sort_packed.c ---- */

typedef struct {
    const char *column;
    dl_pack_part part, since; /* since: what is counted from there, or DL_PACK_PARTS */
    enum {
        DL_SORT_NUMBERS, /* times are numbers, whose order is that of their text */
        DL_SORT_NAMES,
        DL_SORT_OPENINGS /* DL_PACK_OPENING */
    } as;
} dl_sort_packed;

/* NULL: no packed column says it. */
const dl_sort_packed *dl_sort_packed_as(const char *column);
dl_code dl_sort_by_pack(dl_query *query, dl_selection *selection, dl_scan *scan,
                        const dl_sort_packed *what, dl_sort_record_of *make,
                        dl_err *err) DL_NODISCARD;
/* The content of event ID, as records of MAKE show it; it holds until query->row is reset.
 * sort_key.c */
dl_code dl_sort_key_of(dl_query *query, dl_sort_record_of *make, int64_t id, dl_cell *key,
                       bool *found, dl_err *err) DL_NODISCARD;

/* ---- sort_later.c ---- */

/* Events with the number each is sorted by (DL_NO_TIME: none), in any order; then the first of
 * them in that of sorting. ASKS: not all that are handed out are shown. COARSE: events of one
 * number are in no order yet, so all of these are handed out. */
typedef struct dl_sort_later dl_sort_later;
#define DL_SORT_ANYWHERE                                                                 \
    INT64_MAX /* a number that says nothing: it is handed out first */
dl_sort_later *dl_sort_later_new(dl_query *query, bool asks, bool coarse);
/* Whether an event of VALUE that begins no sooner than BEGINS may be among the first. */
bool dl_sort_later_wants(const dl_sort_later *later, int64_t value, dl_minute begins);
void dl_sort_later_add(dl_sort_later *later, int64_t value, dl_sort_place place);
/* False: there are no more, or only if all are added again. */
bool dl_sort_later_next(dl_sort_later *later, int64_t *value, dl_sort_place *place);
/* Whether there are more: then all are to be added again, and the next ones come. */
bool dl_sort_later_again(dl_sort_later *later);

/* ---- sort_names.c ---- */

/* The names of column PART of all blocks. */
typedef struct dl_sort_names dl_sort_names;
dl_code dl_sort_names_new(dl_query *query, dl_pack_part part, dl_sort_names **out,
                          dl_err *err) DL_NODISCARD;
/* The places of COLUMN's names among all, by number in the column (of the empty one DL_NO_TIME);
 * they hold until the next call. */
const int64_t *dl_sort_ranks(dl_sort_names *names, const dl_pack_column *column);
dl_str dl_sort_name(const dl_sort_names *names, int64_t rank);

#endif
