/* then.h - as-of: events that are not stored as they were known.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_QUERY_THEN_H
#define DATELINE_QUERY_THEN_H

#include "block_scan.h"

typedef struct {
    double most; /* that the event can have weighed then */
    int64_t id;
} dl_then_bound;

struct dl_then {
    dl_known_terms *terms;
    dl_picks changed; /* those that are looked at apart, sorted by id */
    dl_picks known;   /* those of them that were as the filter wants, in order of time */
    dl_picks
        others; /* of those that are not: times told by then and not stored, in order */
    DL_VEC(dl_then_bound)
    bounds; /* --top: what each of `changed` can have weighed */
};

/* as-of: whether what is stored of an event says all that was known then would; people's
 * judgements aside. */
bool dl_holds_then(const dl_condition *c);

/* All that may have been meant, as far as DL_PACK_TELLINGS tells: in `changed` when ALL, to be
 * reckoned, else met one by one, at the times of `others` or at the stored one. With
 * query->apart they are in `changed`, for --top with bounds. */
dl_code dl_then_find(dl_query *query, const dl_conditions *conditions, bool all,
                     dl_then *then, dl_err *err) DL_NODISCARD;
/* Reckons `known` of `changed`. */
dl_code dl_then_reckon(dl_query *query, dl_then *then, dl_err *err) DL_NODISCARD;
/* EVENT as it was known; *FOUND: it was told, and is one of those asked for. */
dl_code dl_then_read(dl_query *query, const dl_then *then, int64_t event,
                     dl_event_row *row, bool *found, dl_err *err) DL_NODISCARD;

/* What the entries of event I in TELLINGS, which was first told at TOLD, say of C on the day
 * of query->as_of: false, that it did not hold, negation minded. STORED: whether it holds of
 * what is stored. */
bool dl_tellings_may(dl_query *query, const dl_pack_column *tellings, uint32_t i,
                     dl_minute told, const dl_condition *c, bool stored);
/* Whether the entry NAME is about a time; *BEGINS: when the event begins by it. */
bool dl_telling_begins(dl_str name, dl_minute told, dl_minute *begins);
/* What the event can have weighed at most: TYPE, STATUS, CONFIDENCE as they are stored. */
double dl_tellings_weigh(const dl_query *query, const dl_pack_column *tellings,
                         uint32_t i, dl_minute told, dl_str type, dl_str status,
                         int64_t confidence);
/* Whether somebody had told that the event begins as it is stored. */
bool dl_tellings_begin(const dl_query *query, const dl_pack_column *tellings, uint32_t i,
                       dl_minute told, dl_minute begins);

#endif
