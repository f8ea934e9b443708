/* query.h - questions to a database: the query language, the commands, their records.
 *
 * A command turns a parsed query into records, one at a time; a record is an object of
 * cells, nested as its JSON is, and the command's columns say which of them a table
 * shows. Nothing here prints: records go to a sink, the export layer's writers.
 *
 * The language: bare words are full text; field:value narrows; -term excludes.
 *   actor:NAME by:NAME to:NAME place:NAME type:T[,T] status:S[,S] topic:T source:S
 *   act:A[,A] medium:M[,M]
 *   series:S round:N date:A..B reported:A..B as-of:DATE tag:T confidence:>0.5 key:K
 *   "several words"  word*
 * Values with spaces stand in double quotes. Different terms must all hold; values with
 * commas between them are alternatives.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_QUERY_H
#define DATELINE_QUERY_H

#include "dateline/store.h"

enum {
    DL_MAX_QUERY = 64 << 10, /* bytes of a query */
    DL_MAX_TERMS = 256,      /* terms of a query, and values of a term */
    DL_MAX_SORTED = 1 << 20, /* records that --sort holds back */
};

/* ---- the query language --------------------------------------------------------------- */

#define DL_FILTER_FIELDS(X)                                                              \
    X(WORD, "", LIST, "full text")                                                       \
    X(ACTOR, "actor", LIST, "takes part in any role")                                    \
    X(BY, "by", LIST, "speaks, proposes, acts")                                          \
    X(TO, "to", LIST, "is addressed, asked, acted upon")                                 \
    X(TYPE, "type", LIST, "kind of event")                                               \
    X(STATUS, "status", LIST, "occurred, ongoing, planned, possible or denied")          \
    X(PLACE, "place", LIST, "where")                                                     \
    X(ACT, "act", LIST, "how it is said: say, ask, deny, warn, accuse, promise ...")     \
    X(MEDIUM, "medium", LIST, "through what: interview, letter, statement, tweet ...")   \
    X(TOPIC, "topic", LIST, "what it is about")                                          \
    X(SOURCE, "source", LIST, "publisher of a report")                                   \
    X(KEY, "key", LIST, "an event by its key")                                           \
    X(SERIES, "series", LIST, "key or words of a series of talks")                       \
    X(ROUND, "round", NUMBER, "number of a round of talks")                              \
    X(DATE, "date", DATE, "when it happened, A..B")                                      \
    X(REPORTED, "reported", DATE, "when an article told it, A..B")                       \
    X(AS_OF, "as-of", DATE,                                                              \
      "as it was known on that day: only what was reported by then")                     \
    X(TAG, "tag", LIST, "label that a person gave")                                      \
    X(CONFIDENCE, "confidence", NUMBER, "at least, or >, <, A..B; 0 to 1")

typedef enum {
#define X(id, name, kind, help) DL_TERM_##id,
    DL_FILTER_FIELDS(X)
#undef X
        DL_TERM_COUNT
} dl_term_field;

const char *dl_term_name(int field); /* "actor"; "" for words */
const char *dl_term_help(int field);

typedef struct {
    dl_str text;     /* without quotation marks */
    uint32_t column; /* character of the query where it begins, from 1 */
    bool quoted;     /* it stood in quotation marks: a phrase */
} dl_term_value;

typedef struct {
    uint8_t field;                /* dl_term_field */
    bool negated;                 /* -term */
    bool side;                    /* of actors: who belongs to them counts too */
    uint32_t column;              /* character of the query, from 1 */
    DL_VEC(dl_term_value) values; /* alternatives; never empty */
    dl_minute begins, ends;       /* of dates, half-open; DL_NO_TIME = open */
    double low, high;             /* of numbers, inclusive */
    bool low_open, high_open;     /* the bound itself is out: ">0.5" */
} dl_term;

typedef struct {
    dl_str text; /* the query the columns refer to */
    DL_VEC(dl_term) terms;
} dl_filter;

/* What reading a query needs to know. Zero is valid: ISO dates only, any type name. */
typedef struct {
    dl_minute today;      /* for "last March" */
    DL_VEC(dl_str) types; /* names of event types; empty: not checked */
    /* Gives the rules that read date phrases, loading them on the first call; NULL: only
     * ISO dates are read. */
    const dl_knowledge *(*knowledge)(void *context, dl_err *err);
    void *context;
} dl_filter_env;

/* Adds to ENV the event types that the database has, beside those already there. */
dl_code dl_query_types(dl_store *store, dl_arena *mem, dl_filter_env *env,
                       dl_err *err) DL_NODISCARD;
/* Joins command-line words to one query: a word "actor:Abdullah Abdullah", whose
 * quotation marks the shell took off, gets them back. */
dl_str dl_filter_join(dl_arena *mem, const char *const *words, int n);
/* Appends the terms of TEXT to FILTER. DL_EUSAGE with the column, what was expected and
 * the nearest names. */
dl_code dl_filter_parse(dl_arena *mem, const dl_filter_env *env, dl_str text,
                        dl_filter *filter, dl_err *err) DL_NODISCARD;
/* Appends one term, as an option says it: --actor NAME. OPTION names it in errors. */
dl_code dl_filter_add(dl_arena *mem, const dl_filter_env *env, int field, dl_str value,
                      const char *option, dl_filter *filter, dl_err *err) DL_NODISCARD;
/* A day, month, year, phrase or range "A..B" as a half-open interval, DL_NO_TIME where a
 * side is open. DL_EUSAGE, at COLUMN of SOURCE: no such date. */
dl_code dl_filter_dates(const dl_filter_env *env, dl_str value, dl_minute *begins,
                        dl_minute *ends, const char *source, uint32_t column,
                        dl_err *err) DL_NODISCARD;
/* The filter's words as a full-text query: all that must be there, or, NEGATED, any that
 * must not. Every word is quoted, so nothing in it is an operator. False: no such words. */
bool dl_filter_fts(dl_arena *mem, const dl_filter *filter, bool negated, dl_str *out);

/* The names nearest to WHAT, at most N of them, as text: "meeting, statement". Empty when
 * none is near. */
dl_str dl_near_names(dl_arena *mem, dl_str what, const dl_str *names, size_t n_names,
                     size_t n);

/* ---- records -------------------------------------------------------------------------- */

typedef enum {
    DL_CELL_NULL,
    DL_CELL_BOOL,
    DL_CELL_INT,
    DL_CELL_REAL,
    DL_CELL_TEXT,
    DL_CELL_LIST,
    DL_CELL_OBJECT
} dl_cell_kind;

typedef struct dl_cell {
    uint8_t kind;     /* dl_cell_kind */
    bool plain;       /* made for people of other members: not in JSON */
    const char *name; /* of a member of an object, else NULL */
    int64_t number;   /* BOOL, INT */
    double real;
    dl_str text;
    uint32_t mark, mark_len;   /* bytes of the text to be marked for a reader; 0 = none */
    DL_VEC(struct dl_cell) in; /* elements, or members in the order they are written */
} dl_cell;

/* Each appends a member to an object (NAME) or an element to a list (NAME NULL) and
 * returns it; the pointer holds until the next one is added. */
dl_cell *dl_cell_add(dl_arena *mem, dl_cell *to, const char *name, int kind);
void dl_cell_int(dl_arena *mem, dl_cell *to, const char *name, int64_t value);
void dl_cell_real(dl_arena *mem, dl_cell *to, const char *name, double value);
/* Empty text is null. The text is copied. */
void dl_cell_text(dl_arena *mem, dl_cell *to, const char *name, dl_str value);
/* The member NAME of an object, or NULL. */
const dl_cell *dl_cell_get(const dl_cell *object, const char *name);
/* One line of text for a cell of any kind: lists joined by "; ", an object of lists as
 * "role: A, B; role: C", an object with a name as that. */
void dl_cell_flat(const dl_cell *cell, dl_buf *out);
/* Order for --sort: null last, numbers by value, text by bytes. */
int dl_cell_cmp(const dl_cell *a, const dl_cell *b);
/* A deep copy. */
dl_cell dl_cell_copy(dl_arena *mem, const dl_cell *cell);

enum {                        /* dl_column.flags */
       DL_COLUMN_TABLE = 1,   /* shown in a table unless --columns says otherwise */
       DL_COLUMN_RIGHT = 2,   /* numbers */
       DL_COLUMN_STRETCH = 4, /* gives way when the table is too wide */
       DL_COLUMN_GROUP = 8,   /* a heading above the rows that share it */
       DL_COLUMN_JSON = 16,   /* only in JSON: flat forms say it in other columns */
       DL_COLUMN_BENEATH =
           32, /* a list: people see its elements below the row, by `line` */
};

typedef struct {
    const char *name;   /* member of the record; a path may lead inside: "series.key" */
    const char *header; /* in tables; NULL = the name */
    unsigned flags;
    const char *line; /* how an element of a list is put for reading: members in
                         * braces; parts between bars are joined by two spaces and left
                         * out when empty; "\n" begins a line, its indent holds */
} dl_column;

typedef enum {
    DL_LAYOUT_ROWS,   /* a record is a row */
    DL_LAYOUT_DETAIL, /* a record is a page: a line a column, a paragraph a list */
} dl_layout;

/* ---- commands ------------------------------------------------------------------------- */

typedef struct dl_query dl_query;

typedef struct {
    const char *name;         /* "timeline" */
    const char *usage;        /* "[QUERY...]" */
    const char *help;         /* one line */
    uint8_t layout;           /* dl_layout */
    bool takes_name;          /* the words are one name or text, not a query */
    bool takes_date;          /* a date before the query: query->look */
    bool in_time;             /* records are events in order of time, by "begins" */
    uint8_t names;            /* words before the query that are names of actors: their
                               * terms come first in the filter, each a `side` */
    const dl_column *columns; /* ends with a row whose name is NULL */
    const char *text;         /* a record as a paragraph, notation of dl_column.line */
    dl_code (*run)(dl_query *query, dl_err *err);
} dl_command;

const dl_command *const *dl_commands(size_t *n);
const dl_command *dl_command_named(dl_str name); /* NULL: no such */

/* Where records go. COLUMNS replaces the command's own (for sql, whose columns are known
 * only then) or is NULL. DL_END from `record` means: enough. */
typedef struct {
    void *context;
    dl_code (*columns)(void *context, const dl_column *columns, dl_err *err);
    dl_code (*record)(void *context, const dl_cell *record, dl_err *err);
} dl_sink;

/* For "changes": what was there before. */
typedef struct {
    dl_until until; /* articles that came in before count as known */
    dl_str
        article; /* key of the newest article at the last look; empty: by `until` alone */
    dl_str newest; /* out: of now */
} dl_look;

typedef enum { DL_GROUP_NONE, DL_GROUP_DAY, DL_GROUP_MONTH } dl_grouping;

struct dl_query {
    dl_arena *mem; /* of the query; records lie in `row`, reset after each */
    dl_arena *row;
    dl_store *store;
    const dl_command *command;
    dl_filter filter;
    dl_str words;     /* of commands that take a name, a key, a text, SQL */
    uint32_t limit;   /* records; 0 = all */
    const char *sort; /* a column, "-" before it for the other way; NULL = as it comes */
    bool full;        /* contents whole, not clipped */
    uint32_t top;     /* timeline: only the N most reported and consequential; 0 = all */
    dl_minute around; /* timeline: also what happened within so many minutes; 0 = no */
    uint8_t group;    /* timeline: dl_grouping */
    bool explain;     /* show: why everything was read so */
    bool brief;       /* rows for people: what they do not show is not read */
    const dl_event_types
        *types; /* labels and codes of what as-of reckons anew; or NULL */
    const dl_knowledge *(*knowledge)(void *context, dl_err *err); /* as dl_filter_env's */
    /* Words and actors of it, which is quicker; NULL: `knowledge` is asked. */
    const dl_knowledge *(*names)(void *context, dl_err *err);
    void *context;
    dl_minute today; /* what "last March" of a question is reckoned from */
    bool
        today_given; /* else a question to an archive is reckoned from its last article */
    uint32_t seconds; /* ad-hoc SQL: time limit; 0 = DL_SQL_SECONDS */
    bool schema;      /* ad-hoc SQL: its help instead, tables and columns */
    dl_sink sink;
    dl_look look;               /* of "changes" */
    bool news;                  /* only events told by what came in since */
    bool differs;               /* only events that articles may disagree on */
    bool back;                  /* the latest first, set by dl_query_run for --sort */
    struct dl_sorting *sorting; /* of --sort, set by dl_query_run */
    struct dl_as_of *as_of;     /* of as-of:, set by dl_query_run; NULL: as known now */
    bool apart; /* as-of: events that are not stored as they were known are left to the
                   command, which looks at them apart; set by it before it selects */
    uint64_t n; /* records handed out */
    bool more;  /* --limit left some out */
    uint32_t suggested; /* undated articles whose text was read for a date */
    dl_buf remark;      /* what to tell the user beside: nearest names */
};

enum { DL_SQL_SECONDS = 10, DL_SQL_ROWS = 100000 };

/* Runs the command: sorts, limits, hands records to the sink. DL_EUSAGE: a name in the
 * query is not known or the command lacks its words. */
dl_code dl_query_run(dl_query *query, dl_err *err) DL_NODISCARD;

#endif
