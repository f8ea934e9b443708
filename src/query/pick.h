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
void dl_picks_intersect(dl_picks *a, const dl_picks *b);   /* both sorted by id */
bool dl_picks_has(const dl_picks *set, int64_t id);        /* sorted by id */
bool dl_picks_earlier(const dl_pick *a, const dl_pick *b); /* in order of time */

typedef struct {            /* what all dates of a query agree on */
    dl_minute since, until; /* half-open; DL_NO_TIME = open */
    bool dated;             /* undated events are out */
} dl_range;

/* Binds :from and :until, or :from and :since of the statements for long events. */
void dl_range_bind(const dl_range *range, sqlite3_stmt *q);
void dl_range_bind_long(const dl_range *range, sqlite3_stmt *q);

/* The roles that by: and to: speak of, with spaces between; NULL: any. */
const char *dl_term_roles(int field);

/* The terms of a filter, ready to be asked of what was known of an event: known_terms.c. */
typedef struct dl_known_terms dl_known_terms;
dl_code dl_known_terms_new(dl_query *query, const char *types, dl_known_terms **out,
                           dl_err *err) DL_NODISCARD;
bool dl_known_terms_hold(dl_query *query, const dl_known_terms *terms,
                         const dl_event_row *row);
/* Events of which something was told before that day and something later, or by an article
 * without a date: what is stored of them is not what was known. Sorted by id. */
dl_code dl_as_of_changed(dl_query *query, dl_picks *out, dl_err *err) DL_NODISCARD;

/* Values that a row is looked at for. */
typedef struct {
    dl_str type, status, place, act, medium;
    dl_minute begins, ends;
    bool has_round;
    double round, confidence;
} dl_looked_at;
/* Whether TERM, of a field that rows are looked at for, holds; negation aside. */
bool dl_term_holds(dl_arena *mem, const dl_term *term, const dl_looked_at *row);
bool dl_term_looks(int field);

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

/* The events that articles tell which came in since the last look; sorted by id. */
dl_code dl_pick_news(dl_query *query, dl_picks *out, dl_err *err) DL_NODISCARD;

#endif
