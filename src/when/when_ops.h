/* when_ops.h - inside of the when layer: operations, their arguments, their results.
 *
 * An operation is text: a name and its arguments. It may stand on another: " in " one of
 * the same expression, or reckoned from one elsewhere in the text, " @ ":
 *
 *   weekday 1 past                     the last Monday, from the publication date
 *   part EV in weekday 7 past          Sunday evening
 *   shift day 2 on @ date 2019 8 25    two days after 25 August 2019
 *
 * "from A to B" joins the days of two: from weekday 1 past to weekday 6 past.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_WHEN_OPS_H
#define DATELINE_WHEN_OPS_H

#include "dateline/when.h"

enum { DL_TIME_ARGS = 6, DL_WORD_MAX = 64 }; /* of an operation; bytes of one */

/* Units go on where the grains end. */
enum { DL_UNIT_SECOND = DL_GRAIN_COUNT, DL_UNIT_WEEKEND, DL_UNIT_COUNT };

enum { /* on which side of the anchor a date lies */
       DL_SIDE_NONE,
       DL_SIDE_PAST,   /* the anchor's own day (month ...) or the last before it */
       DL_SIDE_FUTURE, /* the anchor's own or the first after it */
       DL_SIDE_NEAR,   /* whichever is nearer */
       DL_SIDE_LAST,   /* before the anchor, not the anchor's own */
       DL_SIDE_NEXT,   /* after the anchor, not the anchor's own */
       DL_SIDE_THIS,   /* of the anchor's own year (week ...) */
       DL_SIDE_OPEN, /* as past, but the next one when that is near: no tense was seen */
       DL_SIDE_TOLD, /* a story goes on: after the anchor, or not long before it */
       DL_SIDE_COUNT
};

typedef struct {
    dl_when when; /* grain DL_BY_NONE: no interval */
    uint8_t type, mod;
    bool counted;             /* so many units ago or on: may be "nearly" so many */
    bool anchored;            /* the operation, or what it stands on, needs a date */
    bool said;                /* by an operation: not just the publication date */
    char value[DL_VALUE_MAX]; /* TIMEX3 value; empty: unresolved */
} dl_time;

typedef enum {
    DL_TIME_OK,         /* OUT is filled, with an interval or without */
    DL_TIME_IMPOSSIBLE, /* a date that does not exist: 31 February */
    DL_TIME_UNKNOWN     /* not an operation */
} dl_time_result;

/* Works out OP against PUBLISHED (DL_NO_TIME: none). */
dl_time_result dl_time_eval(dl_str op, dl_minute published, dl_time *out);
/* The same, but the value of an interval is left empty: for those who ask where it lies. */
dl_time_result dl_time_reckon(dl_str op, dl_minute published, dl_time *out);

/* Cuts OP to its first operation and returns what that stands on; empty: publication.
 * *ELSEWHERE: that is another expression of the text. */
dl_str dl_time_anchor(dl_str *op, bool *elsewhere);

/* The table of operations, for those who write and check them. */
typedef struct {
    const char *name;
    const char *spec; /* one letter an argument; see the top of when_args.c */
    uint8_t type;     /* dl_timex_type */
    uint8_t use;      /* DL_OP_FREE ... */
    bool (*run)(const int *arg, const dl_time *anchor, dl_time *out);
} dl_time_op;

enum {
    DL_OP_FREE,    /* says its date itself */
    DL_OP_ANCHOR,  /* reckons from the publication date or from what stands behind @ */
    DL_OP_PARTLY,  /* the same, but it says something without one: a duration's length */
    DL_OP_REFINES, /* narrows what stands behind @: a part of that day, an hour */
};

const dl_time_op *dl_time_op_named(dl_str name);
/* The same among those of when_explicit.c. */
const dl_time_op *dl_time_explicit_named(dl_str name);

/* Arguments (when_args.c). Reads all of ARGS by SPEC into OUT; false: they do not fit. */
bool dl_time_args(const char *spec, dl_str args, int out[DL_TIME_ARGS]);
/* The word for VALUE of argument kind LETTER ("week" for a unit); NULL: a plain number. */
const char *dl_time_word(char letter, int64_t value);
/* Writes WORD as operations spell it; false: not an argument of kind LETTER. */
bool dl_time_put(char letter, dl_str word, char out[DL_WORD_MAX]);
/* NUMBER in digits, which stand in OUT. */
dl_str dl_time_number(int number, char out[DL_WORD_MAX]);
/* Is this literal or number an argument of kind LETTER? Sets *VALUE. */
bool dl_time_arg(char letter, dl_str word, int *value);

/* 0001-01-01 and 10000-01-01 */
#define DL_CALENDAR_BEGINS INT64_C(-1035593280)
#define DL_CALENDAR_ENDS   INT64_C(4223371680)

/* Units (when_units.c). */
dl_minute dl_floor_day(dl_minute t);
/* DL_NO_TIME: no such day. */
dl_minute dl_day_at(int year, int month, int day);
/* T moved by N units; DL_NO_TIME outside of the calendar. */
dl_minute dl_move(dl_minute t, int unit, int n);
/* The beginning of the unit that holds T. */
dl_minute dl_unit_begin(dl_minute t, int unit);
/* Sets OUT to N units from BEGINS on; false when BEGINS is DL_NO_TIME or that leaves the
 * calendar. */
bool dl_time_set(dl_time *out, dl_minute begins, int unit, int n);

/* Gives the days of OUT as its value, first and last: two days are no weekend then. */
void dl_time_days(dl_time *out);

/* Holidays (when_holiday.c): the day of HOLIDAY in YEAR; DL_NO_TIME: none. */
dl_minute dl_holiday(int holiday, int year);
int dl_holiday_named(dl_str name); /* 0: no such */
const char *dl_holiday_name(int holiday);

#endif
