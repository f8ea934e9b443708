/* pick.h - which events a filter means: sets and walks of events, conditions on them.
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
    bool timeless;      /* `begins` is not known of them */
} dl_picks;

void dl_picks_sort(dl_picks *set); /* by id, and drops doubles */
void dl_picks_sort_by_time(dl_picks *set, bool back);
/* A becomes what is in both, which are sorted by id; times are taken from whichever knows. */
void dl_picks_intersect(dl_picks *a, const dl_picks *b);
/* Of a set sorted by id; NULL: not in it. */
const dl_pick *dl_picks_find(const dl_picks *set, int64_t id);
bool dl_picks_has(const dl_picks *set, int64_t id);
/* Keeps it sorted by id. */
void dl_picks_insert(dl_arena *mem, dl_picks *set, dl_pick pick);
/* In order of time, undated ones last; BACK: the latest first, of one time by id. */
bool dl_picks_before(const dl_pick *a, const dl_pick *b, bool back);

typedef struct {            /* what all dates of a query agree on */
    dl_minute since, until; /* half-open; DL_NO_TIME = open */
    bool dated;             /* undated events are out */
} dl_range;

#define DL_ANY_TIME                                                                      \
    { DL_NO_TIME, DL_NO_TIME, false }
/* Leaves what SINCE .. UNTIL has, too; DL_NO_TIME: open. */
void dl_range_narrow(dl_range *range, dl_minute since, dl_minute until);

/* ---- pick.c: sets that indexes answer ------------------------------------------------------ */

/* Appends at most MOST events (0: all) that ACTOR takes part in, in one of ROLES (words
 * with spaces between; NULL: any), in no order; *WHOLE is cleared where there are more. */
dl_code dl_pick_actor(dl_query *query, int64_t actor, const char *roles, uint32_t most,
                      dl_picks *out, bool *whole, dl_err *err) DL_NODISCARD;
/* Those with the full-text query MATCH; their times are not looked up. *WHOLE:
 * those were all. Sorted by id. */
dl_code dl_pick_words(dl_query *query, dl_str match, uint32_t most, dl_picks *out,
                      bool *whole, dl_err *err) DL_NODISCARD;
/* Those with NAME among the words for somebody whom nothing names, in one of ROLES. */
dl_code dl_pick_phrase(dl_query *query, const char *roles, dl_str name, dl_picks *out,
                       dl_err *err) DL_NODISCARD;
/* Those of a series, with a tag, of a key: FIELD of a term; all. */
dl_code dl_pick_value(dl_query *query, int field, dl_str value, dl_picks *out,
                      dl_err *err) DL_NODISCARD;
/* Those that articles tell which came in since the last look: changes.c. */
dl_code dl_pick_news(dl_query *query, uint32_t most, dl_picks *out, bool *whole,
                     dl_err *err) DL_NODISCARD;
/* Whether EVENT is one of them. */
dl_code dl_is_news(dl_query *query, int64_t event, bool *out, dl_err *err) DL_NODISCARD;
/* Looks up the times of a set; those that are no events any more are left out. */
dl_code dl_picks_date(dl_query *query, dl_picks *set, dl_err *err) DL_NODISCARD;

/* The roles that by: and to: speak of, with spaces between; NULL: any. */
const char *dl_term_roles(int field);

/* ---- condition.c: what an event is asked for ----------------------------------------------- */

/* Values that a row is looked at for. */
typedef struct {
    dl_str type, status, place, act, medium;
    dl_minute begins, ends, first_reported, last_reported;
    bool has_round;
    double round, confidence;
} dl_looked_at;

typedef struct {
    const dl_term *term; /* NULL: TYPES, news or differs */
    int field;           /* dl_term_field, or one of the three below */
    bool negated;
    bool scanned; /* the scan was told of it when it was listed */
    bool settled; /* nothing is left to ask: the events come from where it holds */
    dl_ids ids;   /* actors; articles of a publisher */
    DL_VEC(dl_str) names; /* types, statuses, publishers */
    const char *roles;
    dl_str match;         /* full text */
    dl_picks set;         /* with `listed`: what of it is known; sorted by id */
    bool listed;          /* ... is all there is */
    uint32_t asked, held; /* events; of them */
} dl_condition;

enum { DL_ASK_TYPES = DL_TERM_COUNT, DL_ASK_NEWS, DL_ASK_DIFFERS };

typedef struct {
    DL_VEC(dl_condition) list;
} dl_conditions;

/* The conditions of a query, names looked up; TYPES, if not NULL, is one of them. */
dl_code dl_conditions_read(dl_query *query, const char *types, dl_conditions *out,
                           dl_err *err) DL_NODISCARD;
/* Whether the row of an event is looked at for it. */
bool dl_condition_looks(const dl_condition *c);
/* Lists at most MOST events (0: all) into c->set, of those conditions that an index can list;
 * c->listed says whether those are all. */
dl_code dl_condition_list(dl_query *query, dl_condition *c, uint32_t most,
                          dl_err *err) DL_NODISCARD;
bool dl_condition_lists(const dl_condition *c, int64_t event);
/* Whether NAME is one of c->names. */
bool dl_condition_names(const dl_condition *c, dl_str name);
/* Whether ROLE is one of ROLES, words with spaces between; NULL: any. */
bool dl_has_role(const char *roles, dl_str role);
/* Whether the first and the last article that tell it settle that one between them was
 * published in the term's time; *OUT: it was. */
bool dl_reported_settles(const dl_term *term, const dl_looked_at *row, bool *out);
/* Whether EVENT fulfils it, negation minded; one that is seldom fulfilled is listed after
 * a while, so that a long search ends. ROW: of :event_check. */
dl_code dl_condition_holds(dl_query *query, dl_condition *c, int64_t event,
                           const dl_looked_at *row, bool *out, dl_err *err) DL_NODISCARD;
/* Whether TERM, of a field that rows are looked at for, holds; negation aside. */
bool dl_term_holds(dl_arena *mem, const dl_term *term, const dl_looked_at *row);

/* ---- known_terms.c, as_of.c: what was known then --------------------------------------------- */

/* The terms of a filter, ready to be asked of what was known of an event. */
typedef struct dl_known_terms dl_known_terms;
dl_code dl_known_terms_new(dl_query *query, const char *types, dl_known_terms **out,
                           dl_err *err) DL_NODISCARD;
bool dl_known_terms_hold(dl_query *query, const dl_known_terms *terms,
                         const dl_event_row *row);
/* Events that people changed, of which something was told before that day and something
 * later, or by an article without a date: they may show what no report says. Sorted by id. */
dl_code dl_as_of_judged(dl_query *query, dl_picks *out, dl_err *err) DL_NODISCARD;
/* Takes those out of SET that are stored as they were known. */
dl_code dl_as_of_keep_changed(dl_query *query, dl_picks *set, dl_err *err) DL_NODISCARD;

#endif
