/* store.h - the database: opening, storing articles, linking, people's judgements.
 *
 * schema/ is the other half of this header: 0001_initial.sql (primary tables), derived.sql
 * and indexes.sql (what a rebuild recomputes), views.sql (the stable interface of people),
 * queries.sql (every statement the programs run). docs/schema.md explains them.
 *
 * An ingest:   open(WRITE) - for each article: touch, and when absent: dl_extract, put -
 *              finish (commits, links, indexes) - close.
 * A query:     open(READ) - dl_sql, dl_bind_*, sqlite3_step - close.
 * A curation:  open(CURATE) - dl_judge_date - close.
 *
 * A store belongs to one thread. Offsets in the database are characters, in dl_analysis
 * bytes; store_article.c converts them. Errors of the database are DL_ESTORE.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_H
#define DATELINE_STORE_H

#include "dateline/extract.h"

typedef struct dl_store dl_store;
typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;

/* ---- opening ------------------------------------------------------------------------- */

typedef enum {
    DL_STORE_READ,   /* mode=ro; the file must exist and be of this version */
    DL_STORE_WRITE,  /* ingest: made when absent, migrated when older, one at a time */
    DL_STORE_CURATE, /* judgements: must exist, migrated when older, one at a time */
} dl_store_mode;

/* Opens the database at PATH. DL_ESTORE with a message for people when another program
 * writes, when the file is not Dateline's, when a newer Dateline made it, when it can't be
 * read or written. */
dl_code dl_store_open(dl_store **out, const char *path, dl_store_mode mode,
                      dl_err *err) DL_NODISCARD;
/* Closes; what dl_store_finish has not committed is rolled back. NULL is fine. */
void dl_store_close(dl_store *store);
sqlite3 *dl_store_db(dl_store *store);
const char *dl_store_path(const dl_store *store);
/* Whether the last ingest ended before its finish: what it stored is there, what follows
 * from it (events, search) comes with the next one. */
dl_code dl_store_unfinished(dl_store *store, bool *out, dl_err *err) DL_NODISCARD;

/* How much an event of TYPE and STATUS (negative: none) counts among key dates, told by so
 * many articles and publishers, read with CONFIDENCE of 100: column event.weight. */
double dl_event_weight(dl_str type, int status, int64_t articles, int64_t sources,
                       int64_t confidence);

/* ---- statements: schema/queries.sql -------------------------------------------------- */

/* The prepared statement of block SQL_... (generated "sql.h"), reset, its parameters
 * cleared; it stays the store's. NULL on failure. */
sqlite3_stmt *dl_sql(dl_store *store, int id, dl_err *err);

/* Bind by name (":actor"); a name the statement does not have is a bug. Strings are not
 * copied: they must live until the statement is stepped for the last time. Lack of memory ends
 * the program, as everywhere. */
void dl_bind_int(sqlite3_stmt *q, const char *name, int64_t value);
void dl_bind_str(sqlite3_stmt *q, const char *name, dl_str value);
void dl_bind_opt(sqlite3_stmt *q, const char *name, dl_str value); /* empty binds NULL */
void dl_bind_time(sqlite3_stmt *q, const char *name, dl_minute t); /* DL_NO_TIME: NULL */
/* A row: DL_OK and *MORE true; the end: *MORE false, the statement reset. */
dl_code dl_step(dl_store *store, sqlite3_stmt *q, bool *more, dl_err *err) DL_NODISCARD;
/* Runs a statement that gives no rows. */
dl_code dl_run(dl_store *store, sqlite3_stmt *q, dl_err *err) DL_NODISCARD;
/* Columns of the current row; a string is valid until the next step. */
dl_str dl_column_str(sqlite3_stmt *q, int i); /* NULL: empty */
int64_t dl_column_int(sqlite3_stmt *q, int i);
dl_minute dl_column_time(sqlite3_stmt *q, int i); /* NULL: DL_NO_TIME */

/* ---- articles ------------------------------------------------------------------------ */

typedef enum {
    DL_STORED_ABSENT, /* touch only: not there or stale; extract it, then put it */
    DL_STORED_NEW,
    DL_STORED_UNCHANGED, /* the same text from the same place, nothing to do */
    DL_STORED_UPDATED,   /* the same text; title, date ... changed; or read again */
    DL_STORED_CARRIER,   /* the same text from another source or URI: a further carrier */
    DL_STORED_REMOVED,   /* a person took it out for good: not stored */
    DL_STORED_OUTCOMES,
} dl_stored;

/* What the database knows of this text already, by SHA-256 of DOC's text alone, without
 * extraction. When it is there and its reports were made by K's seeds, metadata and
 * carriers are brought up to date: a newly known publication date resolves the article's
 * relative times. NOW is written as the time of adding. */
dl_code dl_store_touch(dl_store *store, const dl_knowledge *k, const dl_document *doc,
                       dl_minute now, dl_stored *out, dl_err *err) DL_NODISCARD;
/* What touch and put would make of DOC, without writing anything: NEW, UNCHANGED, UPDATED
 * or CARRIER. For any mode of opening. */
dl_code dl_store_peek(dl_store *store, const dl_knowledge *k, const dl_document *doc,
                      dl_stored *out, dl_err *err) DL_NODISCARD;
/* Stores an analysis: the article, its carrier, reports, actors, roles. Reports of an
 * earlier reading are replaced. DL_EINPUT / DL_ELIMIT: this article could not be stored
 * and left no trace, go on; DL_ESTORE: stop. Commits by itself every few thousand. */
dl_code dl_store_put(dl_store *store, const dl_knowledge *k, const dl_analysis *a,
                     dl_minute now, dl_stored *out, dl_err *err) DL_NODISCARD;

/* ---- articles that were read elsewhere ---- */

/* Appends what dl_store_put would write of A's findings, one row a line, as JSON (docs/
 * formats.md, annotations of kind "row"); PUT_STR writes a JSON string. The number of lines;
 * UINT32_MAX: more was found than an article may hold. */
uint32_t dl_store_rows(const dl_knowledge *k, const dl_analysis *a,
                       void (*put_str)(dl_buf *, dl_str), dl_buf *out);

typedef struct {
    dl_str text;     /* a JSON object that has been checked */
    uint32_t number; /* of the line in its file */
} dl_row_line;

/* Stores DOC with the rows that dl_store_rows wrote of it, by a K of the same fingerprint.
 * DL_EINPUT with err->line: that one does not fit, and the article left no trace. */
dl_code dl_store_put_rows(dl_store *store, const dl_knowledge *k, const dl_document *doc,
                          const dl_row_line *lines, uint32_t n, dl_minute now,
                          dl_stored *out, dl_err *err) DL_NODISCARD;

/* Articles whose reports were made by other seeds (or another derived.sql) than K's, to
 * be extracted and put again. Gives the next one behind *AFTER (0 to begin) as a document
 * in MEM; DL_END: no more. To be done before new input is put. */
dl_code dl_store_stale(dl_store *store, const dl_knowledge *k, int64_t *after,
                       dl_arena *mem, dl_document *out, dl_err *err) DL_NODISCARD;

typedef struct {
    uint64_t reports, events, actors, series; /* in the whole database */
    uint64_t actor_links, event_links;        /* made by more than an equal key */
    double link_seconds, index_seconds;
} dl_store_stats;

/* Commits, links actors and events across articles when anything changed, builds indexes
 * and full-text search, and leaves the file in rollback-journal mode. STATS may be NULL. */
dl_code dl_store_finish(dl_store *store, const dl_knowledge *k, dl_store_stats *stats,
                        dl_err *err) DL_NODISCARD;

/* ---- answers --------------------------------------------------------------------------- */

/* What an event is to one that it answers, and what becomes of that one by it: a row of
 * event_link. X(ID, relation, outcome); "" decides nothing. */
#define DL_REPLIES(X)                                                                    \
    X(ACCEPTS, "accepts", "accepted")                                                    \
    X(REJECTS, "rejects", "rejected")                                                    \
    X(SETTLES, "settles", "settled")                                                     \
    X(WITHDRAWS, "withdraws", "withdrawn")                                               \
    X(COUNTERS, "counters", "")                                                          \
    X(DENIES, "denies", "denied")

typedef enum {
#define X(id, relation, outcome) DL_##id,
    DL_REPLIES(X)
#undef X
        DL_RELATIONS
} dl_relation;

const char *dl_relation_name(int relation);    /* "rejects" */
int dl_relation_named(dl_str name);            /* -1: no such */
const char *dl_relation_outcome(int relation); /* "rejected"; "" */

/* ---- what was known of an event ------------------------------------------------------- */

/* Which articles count: those published, and those that came in, before a time; those up to
 * a row. DL_NO_TIME, 0: no matter. Once `published` is set, articles without a publication
 * date are out: nobody can say that they were there. */
typedef struct {
    dl_minute published, added;
    int64_t article;
} dl_until;

typedef struct {
    int64_t id;
    dl_str role, key, name;
} dl_known_actor;
typedef struct {
    dl_str field, text;
    int64_t number;
    bool has_number;
} dl_known_field;

/* An event as the linking would have made it of these articles alone; strings in MEM. */
typedef struct {
    uint32_t reports, articles, sources; /* reports 0: nobody had told it */
    uint8_t status, grain, basis, confidence;
    bool approx, has_round;
    int64_t round, best; /* best: id of a report */
    dl_minute begins, ends, first_reported, last_reported;
    dl_str when_text, place, title, content, plover, cameo;
    DL_VEC(dl_known_actor) actors; /* by role */
    DL_VEC(dl_known_field) fields;
    DL_VEC(int64_t) told_in; /* ids of the articles */
} dl_known;

/* Which reports are one event, and who is who, is as the last linking found it. TYPES give
 * titles their labels and codes. */
dl_code dl_store_known(dl_store *store, const dl_event_types *types, int64_t event,
                       const dl_until *until, dl_arena *mem, dl_known *out,
                       dl_err *err) DL_NODISCARD;

/* ---- search ------------------------------------------------------------------------------ */

typedef enum { DL_SEARCH_EVENTS, DL_SEARCH_ARTICLES } dl_search_in;

typedef struct {
    int64_t id; /* of the event or article */
    double rank,
        score; /* BM25: what it is ordered by; titles counting more, which is shown */
} dl_hit;

/* The MOST best rows that MATCH, an expression of FTS5, finds, the best first, equal ones by
 * id; in MEM. One pass over what matches: 0.1 s for a word of half a million events. */
dl_code dl_best_hits(dl_store *store, dl_search_in in, dl_str match, uint32_t most,
                     dl_arena *mem, dl_hit **out, uint32_t *n, dl_err *err) DL_NODISCARD;

/* ---- packed events ------------------------------------------------------------------------ */

/* What questions narrow by, of all events, in order of time (undated ones last, those of one
 * time by id), cut into blocks of whole days. One column of a block is read at a time: a
 * million values take some milliseconds, where rows would have to be looked up one by one. */
typedef enum {
    DL_PACK_ID,
    DL_PACK_BEGINS, /* DL_NO_TIME: undated */
    DL_PACK_LASTS,  /* minutes to its end */
    DL_PACK_TYPE,   /* names */
    DL_PACK_STATUS,
    DL_PACK_BASIS,
    DL_PACK_PLACE,
    DL_PACK_ACT,
    DL_PACK_MEDIUM,
    DL_PACK_ROUND,      /* DL_NO_TIME: it has none */
    DL_PACK_CONFIDENCE, /* 0..100 */
    DL_PACK_FLAGS,
    DL_PACK_WEIGHT,   /* reals */
    DL_PACK_TOLD,     /* when the first article came out; DL_NO_TIME: none says */
    DL_PACK_RETOLD,   /* minutes from then to the last one */
    DL_PACK_ACTORS,   /* lists: role, id */
    DL_PACK_SOURCES,  /* lists: publishers that carried an article which tells it */
    DL_PACK_TELLINGS, /* lists: what dated articles tell, and when; see below */
    DL_PACK_ARTICLES, /* as event.articles and event.sources count them */
    DL_PACK_PUBLISHERS,
    DL_PACK_GRAIN, /* names that only --sort asks for */
    DL_PACK_WHEN_TEXT,
    DL_PACK_PLOVER,
    DL_PACK_CAMEO,
    DL_PACK_OPENING, /* dl_pack_opening of event.content */
    DL_PACK_PARTS
} dl_pack_part;

enum {                           /* flags */
       DL_PACK_DIFFERS = 1,      /* event.differs */
       DL_PACK_TOLD_UNDATED = 2, /* an article without a publication date tells it, too */
       DL_PACK_TOLD_BETWEEN = 8, /* an article tells it between the first and the last */
};

/* The first bytes of TEXT as a number, 0 for none: texts of different numbers are in the order
 * of these. */
enum { DL_OPENING = 7 };
int64_t dl_pack_opening(dl_str text);

/* Entries of DL_PACK_TELLINGS: what an event may have been known as. An event has some when
 * articles of different times tell it, or one without a date: one for each article, and for
 * each value that is not the same in all its dated tellings and in the event one for each way
 * it is told. Their names are a letter and the value, their ids the minutes from DL_PACK_TOLD to
 * the first article that tells it so. A value that no entry is about was always as it is. */
enum {
    DL_TOLD_ARTICLE = 'n', /* no value: an article */
    DL_TOLD_DATE = 'd', /* "-1440 2880": it begins, since DL_PACK_TOLD, and lasts so many
                                 minutes; no value: undated */
    DL_TOLD_STATUS = 's', /* as in DL_PACK_STATUS; */
    DL_TOLD_PLACE = 'p',  /* no value: none is told, here and below */
    DL_TOLD_ACT = 'a',    /* act and medium: statements */
    DL_TOLD_MEDIUM = 'm',
    DL_TOLD_ROUND = 'r',      /* a number */
    DL_TOLD_CONFIDENCE = 'c', /* 0..100 */
};

typedef struct {
    int64_t id;
    uint32_t n; /* events */
    bool dated;
    dl_minute begins, ends; /* of all its events: the first, the last; DL_NO_TIME: none */
    dl_minute told, retold; /* the first and the last article */
    double weight;          /* the greatest */
    unsigned flags;         /* of all */
} dl_pack_block;
typedef DL_VEC(dl_pack_block) dl_pack_list;

typedef struct {
    uint32_t name; /* in names */
    int64_t id;
} dl_pack_entry;

typedef struct
{ /* zero before its first use; its memory serves one block after the other */
    uint32_t n;
    int64_t *at; /* numbers; places in `names`; of lists, where those of event i begin in
                    `in`: they end where those of i + 1 begin */
    double *reals;
    dl_str *names; /* the first is the empty one: no such value */
    uint32_t n_names;
    dl_pack_entry *in;
    char *bytes; /* of the names */
    uint32_t cap, cap_reals, cap_names, cap_in, cap_bytes;
} dl_pack_column;

dl_code dl_pack_blocks(dl_store *store, dl_arena *mem, dl_pack_list *out,
                       dl_err *err) DL_NODISCARD;
/* COLUMN, in MEM, holds until the next block is read into it. */
dl_code dl_pack_read(dl_store *store, const dl_pack_block *block, dl_pack_part part,
                     dl_arena *mem, dl_pack_column *column, dl_err *err) DL_NODISCARD;

/* ---- judgements: what people said about the data -------------------------------------- */

typedef struct {
    dl_str who, why; /* both may be empty */
    dl_minute made;  /* now */
} dl_judge;

/* Gives the one article meant by ARTICLE (key, URI or path, or a part of its title that
 * no other has) the publication date PUBLISHED; its relative times resolve, events are
 * linked again. *TITLE (in MEM) says which article it was, *RESOLVED how many reports got
 * another time. DL_EUSAGE: no such article, or several (the message names them). */
dl_code dl_judge_date(dl_store *store, const dl_knowledge *k, const dl_judge *judge,
                      dl_str article, dl_minute published, dl_arena *mem, dl_str *title,
                      int64_t *resolved, dl_err *err) DL_NODISCARD;
/* What else people say. Subjects and objects are keys, also former ones; actors are named by
 * any spelling that means one alone, articles as in dl_judge_date.
 *   same A B            events of one type, or actors, are one
 *   split A [B]         the articles that tell A tell different events; what article B tells
 *                       is another one. The keys of actor A are different actors; B is
 *   reject EVENT        its tellings tell no such thing
 *   confirm EVENT       it is right
 *   set EVENT field V   status, date (as dl_judge_day writes it), place, a role or a field
 *                       of its type; actors of a role have ";" between
 *   add TYPE - lines    an event of its own: "name value" a line, names as of set
 *   rename, kind, role  of an actor: value
 *   tag, note           of an event, actor or article: value
 *   remove ARTICLE      it and what only it tells are deleted, and it is not stored again */
typedef struct {
    dl_str verb, subject, object, field, value;
} dl_saying;
/* *WHAT (in MEM) says what follows. DL_EUSAGE: nothing of that name, several, a name or value
 * that cannot be. */
dl_code dl_judge_say(dl_store *store, const dl_knowledge *k, const dl_judge *judge,
                     const dl_saying *saying, dl_arena *mem, dl_str *what,
                     dl_err *err) DL_NODISCARD;
/* A date as a value of set and add: "2019-08-26T00:00/2019-08-27T00:00 day". */
dl_str dl_judge_day(dl_arena *mem, const dl_when *when);

/* All judgements as text, those taken back too: blocks of "name: value", an empty line
 * behind each; further lines of a value begin with a tab. */
dl_code dl_judge_dump(dl_store *store, dl_buf *out, dl_err *err) DL_NODISCARD;
/* Takes in what a dump wrote, on any database: judgements that are not there yet. *NEW and
 * *KNOWN count them. DL_EUSAGE with the line: not a dump. */
dl_code dl_judge_restore(dl_store *store, const dl_knowledge *k, dl_str text,
                         dl_minute now, uint32_t *new, uint32_t *known,
                         dl_err *err) DL_NODISCARD;

/* Takes back judgement ID, or with 0 the last one that holds. *WHAT (in MEM) says it in
 * words. DL_EUSAGE: nothing to take back. */
dl_code dl_judge_undo(dl_store *store, const dl_knowledge *k, const dl_judge *judge,
                      int64_t id, dl_arena *mem, dl_str *what, dl_err *err) DL_NODISCARD;

typedef struct {
    int64_t id;
    dl_str made, who, why, verb, subject, object, field, value, title;
    bool undone;
} dl_judgement;
/* All judgements, the oldest first, in MEM. */
dl_code dl_judge_log(dl_store *store, dl_arena *mem, dl_judgement **list, uint32_t *n,
                     dl_err *err) DL_NODISCARD;

#endif
