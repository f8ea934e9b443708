/* pick.h - sets of events that indexes answer with.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_QUERY_PICK_H
#define DATELINE_QUERY_PICK_H

#include "query_inside.h"

typedef struct {
    int64_t id;
    dl_minute begins; /* DL_NO_TIME: undated, last */
} dl_pick;

typedef struct {
    DL_VEC(dl_pick) at; /* events */
} dl_picks;

void dl_picks_sort(dl_picks *set); /* by id, and drops doubles */
void dl_picks_sort_by_time(dl_picks *set);
void dl_picks_intersect(dl_picks *a, const dl_picks *b); /* both sorted by id */
bool dl_picks_has(const dl_picks *set, int64_t id);      /* sorted by id */

typedef struct {            /* what all dates of a query agree on */
    dl_minute since, until; /* half-open; DL_NO_TIME = open */
    bool dated;             /* undated events are out */
} dl_range;

/* Binds :from and :until, or :from and :since of the statements for long events. */
void dl_range_bind(const dl_range *range, sqlite3_stmt *q);
void dl_range_bind_long(const dl_range *range, sqlite3_stmt *q);

/* Whether an index answers this field. */
bool dl_pick_can(int field);
/* Appends the events of a term, negated or not; sorted by id. They may be more than the
 * range or the term's numbers allow: rows are looked at afterwards. */
dl_code dl_pick_term(dl_query *query, const dl_range *range, const dl_term *term,
                     dl_picks *out, dl_err *err) DL_NODISCARD;
dl_code dl_pick_type(dl_query *query, const dl_range *range, dl_str type, dl_picks *out,
                     dl_err *err) DL_NODISCARD;
/* The same for all words, or all excluded ones; *ANY: there are such words. */
dl_code dl_pick_words(dl_query *query, bool negated, dl_picks *out, bool *any,
                      dl_err *err) DL_NODISCARD;

#endif
