/* block_scan.h - events by their packed columns, in order of time.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_QUERY_BLOCK_SCAN_H
#define DATELINE_QUERY_BLOCK_SCAN_H

#include "pick.h"

/* What columns say of a condition. */
typedef enum {
    DL_SCAN_SAYS_NOTHING,
    DL_SCAN_NARROWS, /* of some events only that it may hold: they are to be asked */
    DL_SCAN_DECIDES,
} dl_scan_says;

/* All events that touch RANGE, as far as it is bounded; with query->as_of only those that
 * had been told by then. */
dl_code dl_scan_new(dl_query *query, const dl_range *range, bool back, dl_scan **out,
                    dl_err *err) DL_NODISCARD;
/* From the next block on, C must hold too. With query->as_of and !THEN, only of events that
 * are stored as they were known. */
dl_scan_says dl_scan_add(dl_scan *scan, const dl_condition *c, bool then);
/* as-of: whether the event handed out last is not stored as it was known. */
bool dl_scan_is_changed(const dl_scan *scan);
/* as-of: only such. */
void dl_scan_changed(dl_scan *scan);
/* The heaviest blocks first, or the last; for dl_scan_block. */
void dl_scan_by_weight(dl_scan *scan);
void dl_scan_turn(dl_scan *scan);
dl_code dl_scan_next(dl_scan *scan, dl_pick *out, bool *more, dl_err *err) DL_NODISCARD;

typedef struct {
    const dl_pack_block *block;
    const uint32_t *at; /* places in the block of the events found, in order */
    uint32_t n;
} dl_scan_found;

/* The next block that has some; *MORE false: that was all. */
dl_code dl_scan_block(dl_scan *scan, dl_scan_found *out, bool *more,
                      dl_err *err) DL_NODISCARD;
/* The first of them comes next. */
void dl_scan_rewind(dl_scan *scan);
/* A column of that block; it holds until the next one is asked for. */
dl_code dl_scan_column(dl_scan *scan, dl_pack_part part, const dl_pack_column **out,
                       dl_err *err) DL_NODISCARD;

/* The same as dl_select_scan, with as-of too: dl_select_left says of events that the filter
 * means them, but for those of THEN, which are looked at apart; NULL without as-of. */
typedef struct dl_then dl_then;
dl_scan *dl_select_scan_then(dl_selection *selection, const dl_then **then);

#endif
