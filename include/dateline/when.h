/* when.h - time expressions as TIMEX3 knows them, and the intervals events carry.
 *
 * Times are civil and half-open, precision is data (grain), guesses are labelled (basis).
 * An article without a publication date never borrows one: its relative expressions keep
 * their operation as text, and dl_when_resolve does the arithmetic when a date is given.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_WHEN_H
#define DATELINE_WHEN_H

#include "dateline/rules.h"

typedef enum {
    DL_TIMEX_DATE,
    DL_TIMEX_TIME,
    DL_TIMEX_DURATION,
    DL_TIMEX_SET
} dl_timex_type;
typedef enum {
    DL_MOD_NONE,
    DL_MOD_APPROX,
    DL_MOD_START,
    DL_MOD_MID,
    DL_MOD_END,
    DL_MOD_MORE_THAN,
    DL_MOD_LESS_THAN,
    DL_MOD_EQUAL_OR_MORE,
    DL_MOD_EQUAL_OR_LESS,
    DL_MOD_BEFORE,
    DL_MOD_AFTER,
    DL_MOD_ON_OR_BEFORE,
    DL_MOD_ON_OR_AFTER,
    DL_MOD_COUNT
} dl_timex_mod;
/* how finely the text speaks */
typedef enum {
    DL_BY_NONE,
    DL_BY_MINUTE,
    DL_BY_HOUR,
    DL_BY_PART,
    DL_BY_DAY,
    DL_BY_WEEK,
    DL_BY_MONTH,
    DL_BY_QUARTER,
    DL_BY_YEAR,
    DL_BY_DECADE,
    DL_BY_CENTURY,
    DL_GRAIN_COUNT
} dl_grain;
/* where a date came from */
typedef enum {
    DL_BASIS_NONE,     /* no date */
    DL_EXPLICIT,       /* in the text */
    DL_FROM_PUBLISHED, /* reckoned from the publication date */
    DL_FROM_CONTEXT,   /* from another date in the text */
    DL_ASSUMED,        /* the report's own date, for want of any */
    DL_JUDGED,         /* a person said so */
    DL_BASIS_COUNT
} dl_basis;

const char *dl_timex_type_name(int type); /* "DATE" */
const char *dl_mod_name(int mod);         /* "APPROX"; NULL for none */
const char *dl_grain_name(int grain);     /* "day" */
int dl_grain_named(dl_str name);          /* DL_BY_NONE: no such */
const char *dl_basis_name(int basis); /* "explicit published context assumed judged" */
int dl_basis_named(dl_str name);

typedef struct {
    dl_minute begins, ends; /* half-open, ends > begins */
    uint8_t grain;          /* dl_grain */
    uint8_t basis;          /* dl_basis */
    bool approx;            /* "about", "early in" */
} dl_when;

enum { DL_VALUE_MAX = 32, DL_OP_MAX = 120 };

typedef struct { /* one time expression */
    dl_span span;
    uint32_t first, n; /* tokens */
    uint8_t type, mod;
    char op[DL_OP_MAX]; /* the operation that resolves it, as text: "weekday 1 past" */
    char value[DL_VALUE_MAX]; /* "2019-08-26", "PXW", "PRESENT_REF"; empty = unresolved */
    uint32_t when;            /* index of its interval in dl_whens.list, or DL_NONE */
    bool stamp; /* "updated: 3 May 2011": dates the part of the text behind it */
} dl_timex;

typedef struct {
    DL_VEC(dl_timex) timexes; /* in order of the text */
    DL_VEC(dl_when) list;
} dl_whens;

/* Checks the rules of group "when" against the table of operations; once, at start. */
dl_code dl_when_check(const dl_rules *rules, const dl_words *words,
                      dl_err *err) DL_NODISCARD;

/* The stage: matches of group "when" become timexes and <time> marks. Reads doc.published
 * and the dateline's date. */
dl_code dl_find_whens(dl_arena *mem, const dl_rules *rules, const dl_words *words,
                      const dl_document *doc, dl_text *text, dl_whens *whens,
                      dl_err *err) DL_NODISCARD;

/* Resolves an operation as dl_timex.op keeps it against PUBLISHED. False: it has no
 * interval (a duration, "recently"), is not an operation, or needs a date and PUBLISHED
 * is DL_NO_TIME. VALUE may be NULL; else gets the TIMEX3 value. */
bool dl_when_resolve(dl_str op, dl_minute published, dl_when *out,
                     char value[DL_VALUE_MAX]);

/* A date or range as people type it ("2019-08..2019-09", "last March", "August 2019",
 * "2019-08-26", "since May", "before 2019"), read by the same rules against TODAY. False:
 * not a date. */
bool dl_when_parse(const dl_rules *rules, const dl_words *words, dl_str phrase,
                   dl_minute today, dl_when *out);

/* When an article without a publication date may have come out, and why: for a person to
 * judge, never applied by itself. */
typedef struct {
    dl_minute day;
    char reason[120]; /* "its dateline says Nov. 23, ..." */
} dl_suggestion;

/* False: the text holds too little evidence. Reads DOC's text; takes no account of its
 * publication date. Evidence: when_suggest.c. */
bool dl_suggest_date(const dl_rules *rules, const dl_words *words, const dl_document *doc,
                     dl_suggestion *out);

/* TIMEX3 value of an interval by its grain: "2019-08-26", "2019-W35", "2019-08". */
void dl_when_value(const dl_when *when, char value[DL_VALUE_MAX]);
/* For people: "Mon 26 Aug 2019", "c. Aug 2019", "2019", "25-27 Aug 2019"; at most SIZE
 * bytes with NUL. */
void dl_when_format(const dl_when *when, char *out, size_t size);

#endif
