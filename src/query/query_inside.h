/* query_inside.h - what the files of the query layer share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_QUERY_INSIDE_H
#define DATELINE_QUERY_INSIDE_H

#include "dateline/query.h"
#include "sql.h"

/* ---- names -> rows: lookup.c ------------------------------------------------------------ */

typedef struct {
    DL_VEC(int64_t) at; /* row ids */
} dl_ids;

typedef struct {
    DL_VEC(dl_str) at;
} dl_names;

bool dl_ids_has(const dl_ids *ids, int64_t id); /* sorted */
void dl_ids_sort(dl_ids *ids);                  /* and drops doubles */

/* The actors that NAME can mean: by key, by any spelling, by the dictionary, by words of a
 * name. Empty, with query->remark naming near ones, when it means none. */
dl_code dl_lookup_actors(dl_query *query, dl_str name, dl_ids *out,
                         dl_err *err) DL_NODISCARD;
/* The name of this database that NAME is with a slip of the fingers; empty: none. */
dl_code dl_lookup_nearest(dl_query *query, dl_str name, dl_str *out,
                          dl_err *err) DL_NODISCARD;
/* The same as dl_lookup_actors, and those that belong to them: who speaks for a country,
 * its offices. */
dl_code dl_lookup_side(dl_query *query, dl_str name, dl_ids *out,
                       dl_err *err) DL_NODISCARD;
/* The publishers of the database that have all words of NAME. */
dl_code dl_lookup_publishers(dl_query *query, dl_str name, dl_names *out,
                             dl_err *err) DL_NODISCARD;
/* The articles that a publisher carried. */
dl_code dl_lookup_source(dl_query *query, dl_str name, dl_ids *articles,
                         dl_err *err) DL_NODISCARD;
/* Where nothing was found: remarks on places, acts, media and labels of the filter that no
 * event has. */
dl_code dl_remark_unknown(dl_query *query, dl_err *err) DL_NODISCARD;
dl_code dl_lookup_series(dl_query *query, dl_str name, dl_ids *out,
                         dl_err *err) DL_NODISCARD;
/* How likely TYPED is NAME with a slip of the fingers, 0..100. */
int dl_typed_alike(dl_str typed, dl_str name);
/* Slips of the fingers from A to B, in small letters: letters too many, too few, wrong or
 * swapped; UINT_MAX: too long to be compared. */
unsigned dl_typing_slips(dl_str a, dl_str b);
/* Adds a line to query->remark, once. */
void dl_remark(dl_query *query, const char *format, ...) DL_PRINTF(2, 3);
/* All words of WHAT stand in NAME; both folded. */
bool dl_words_within(dl_str what, dl_str name);
dl_str dl_folded(dl_arena *mem, dl_str s);

/* ---- events that a filter selects: select.c --------------------------------------------- */

typedef struct { /* a row of :event_row, in query->row */
    int64_t id, round, confidence, reports, articles, sources, best;
    bool has_round, approx;
    dl_str key, type, status, begins, ends, grain, basis, when_text, place, title,
        content, plover, cameo, first_reported, last_reported, series, series_name,
        series_venue, series_parties, series_subject;
    const dl_known *known; /* what as-of: reckoned anew, else NULL */
} dl_event_row;

dl_code dl_event_read(dl_query *query, int64_t id, dl_event_row *out, bool *found,
                      dl_err *err) DL_NODISCARD;

typedef struct dl_selection dl_selection;

/* Selects by query->filter; TYPES narrows further ("proposal demand"), or is NULL. */
dl_code dl_select_open(dl_query *query, const char *types, dl_selection **out,
                       dl_err *err) DL_NODISCARD;
/* The next event in order of time, with query->back the latest first; DL_END after the
 * last. */
dl_code dl_select_next(dl_selection *selection, dl_event_row *row,
                       dl_err *err) DL_NODISCARD;
/* The same, where nothing of it is wanted but which it is. */
dl_code dl_select_next_id(dl_selection *selection, int64_t *id, dl_err *err) DL_NODISCARD;
/* Whether events can be asked one by one, in another order than that of time: there is no
 * short list of them. From then on every condition is asked of each. */
bool dl_select_can_ask(dl_selection *selection);
dl_code dl_select_holds(dl_selection *selection, int64_t event, bool *out,
                        dl_err *err) DL_NODISCARD;
/* Where the events come from, to be read block by block (block_scan.h); NULL: from a list. What
 * columns cannot say of them is left to be asked: dl_select_left. */
typedef struct dl_scan dl_scan;
dl_scan *dl_select_scan(dl_selection *selection);
dl_code dl_select_left(dl_selection *selection, int64_t event, bool *out,
                       dl_err *err) DL_NODISCARD;
/* Whether columns leave anything to be asked. */
bool dl_select_asks(const dl_selection *selection);
/* Whether any term speaks of events. */
bool dl_select_narrows(const dl_query *query);

/* The MOST weighty events of a selection, in order of time: key_dates.c. */
dl_code dl_top_events(dl_query *query, dl_selection *selection, uint32_t most,
                      dl_ids *out, dl_err *err) DL_NODISCARD;
/* The events of a selection and all within AROUND minutes of them, in order of time:
 * surroundings.c. */
typedef struct dl_surroundings dl_surroundings;
dl_surroundings *dl_surroundings_new(dl_query *query, dl_selection *selection,
                                     dl_minute around);
/* Those of the next stretch of time; DL_END after the last. */
dl_code dl_surroundings_next(dl_surroundings *s, dl_ids *out, dl_err *err) DL_NODISCARD;
/* Whether EVENT, of this stretch, is one of the selection. */
bool dl_surroundings_found(const dl_surroundings *s, int64_t event);

/* ---- as it was known on a day: as_of.c ---------------------------------------------------- */

/* Takes as-of: out of the filter into query->as_of. */
dl_code dl_as_of_begin(dl_query *query, dl_err *err) DL_NODISCARD;
/* Puts into ROW, as it is now, what was known of it then; *FOUND false: nothing was. */
dl_code dl_as_of_row(dl_query *query, dl_event_row *row, bool *found,
                     dl_err *err) DL_NODISCARD;
/* Whether anything was. */
dl_code dl_as_of_was_told(dl_query *query, int64_t event, bool *out,
                          dl_err *err) DL_NODISCARD;
/* Puts what was known into ROW; it holds while KNOWN does. */
void dl_known_row(dl_arena *mem, const dl_known *known, dl_event_row *row);
/* Behind the last minute of that day; only with query->as_of. */
dl_minute dl_as_of_until(const dl_query *query);
/* Whether an article PUBLISHED then counts. */
bool dl_as_of_has(const dl_query *query, dl_str published);
/* Binds :published to the end of that day, or to NULL. */
void dl_as_of_bind(const dl_query *query, sqlite3_stmt *q);

/* ---- records: event_record.c, telling.c ------------------------------------------------- */

typedef struct {
    dl_str role, key, name; /* key empty: an unresolved phrase */
    int64_t id;             /* its row; 0: none */
    bool beside; /* one whom it speaks for has the same part: sentences leave it out */
} dl_role_actor;
typedef struct {
    dl_str name, text; /* of a number: its words, where these do not give it exactly */
    int64_t number;
    bool has_number;
} dl_field_value;
typedef struct { /* what an event's row does not hold, in query->row */
    DL_VEC(dl_role_actor) actors;
    DL_VEC(dl_field_value) fields;
} dl_event_parts;

dl_code dl_event_read_parts(dl_query *query, const dl_event_row *row, dl_event_parts *out,
                            dl_err *err) DL_NODISCARD;
/* Its fields alone. */
dl_code dl_event_read_fields(dl_query *query, const dl_event_row *row,
                             dl_event_parts *out, dl_err *err) DL_NODISCARD;
/* The key, name, parties, subject and venue of the series of ROW, as the member "series". */
void dl_add_series(dl_arena *mem, const dl_event_row *row, dl_cell *out);
/* The event as it is written as JSON; reports are left out where nobody sees them. */
dl_code dl_event_record(dl_query *query, const dl_event_row *row,
                        const dl_event_parts *parts, dl_cell *out,
                        dl_err *err) DL_NODISCARD;
typedef struct { /* a link, seen from one of its events */
    bool by;     /* it answers the event; else the event answers it */
    int64_t event, report, score;
    dl_str relation, reason, begins, key;
    dl_event_row row; /* of the other event, where it has been read */
} dl_event_reply;
typedef struct {
    DL_VEC(dl_event_reply) at; /* in query->row */
} dl_event_replies;

/* The links of an event as they are stored. */
dl_code dl_read_replies(dl_query *query, int64_t event, dl_event_replies *out,
                        dl_err *err) DL_NODISCARD;
/* "rejected by the Taliban"; "rejects: Norland proposed a truce". ROW: the other event. */
dl_str dl_reply_said(dl_arena *mem, const dl_event_reply *r, const dl_event_row *row,
                     const dl_event_parts *parts);
/* Names of those who take the position, speak, act together. */
dl_str dl_event_holders(dl_arena *mem, const dl_event_parts *parts);
/* Adds to RECORD what became of the event, its thread, what answers it and what it answers,
 * as far as there is any: replies.c. */
dl_code dl_add_replies(dl_query *query, const dl_event_row *row,
                       const dl_event_parts *parts, dl_cell *record,
                       dl_err *err) DL_NODISCARD;
/* "planned Sat 28 Sep 2019", "Monday (undated article)" */
dl_str dl_event_when(dl_arena *mem, const dl_event_row *row);
/* The event in plain words, made of its own parts. */
dl_str dl_event_sentence(dl_arena *mem, const dl_event_row *row,
                         const dl_event_parts *parts);
/* Whether that sentence leaves open what happened: "Attack", "Norland agreed". */
bool dl_event_says_little(dl_arena *mem, const dl_event_row *row,
                          const dl_event_parts *parts);
/* The article's own words for it, in quotation marks: own_words.c. */
dl_code dl_event_own_words(dl_query *query, const dl_event_row *row, dl_str *out,
                           dl_err *err) DL_NODISCARD;
/* Names in ROLE: "A", "A and B", "A, B and C"; NULL role: everybody. */
dl_str dl_event_names(dl_arena *mem, const dl_event_parts *parts, const char *role);
dl_str dl_event_field_text(const dl_event_parts *parts, const char *field);
/* The phase of a round that has come to it; empty: it is planned that the round opens. */
dl_str dl_round_phase(const dl_event_row *row, const dl_event_parts *parts);
/* At most N characters of S on one line, "…" where it goes on. */
dl_str dl_clip(dl_arena *mem, dl_str s, uint32_t n);
/* "2019-08-26T00:00" -> "Mon 26 Aug 2019" */
dl_str dl_people_date(dl_arena *mem, dl_str iso);
/* Who tells it, for people: the publisher, else the host of a URL, else the file. */
dl_str dl_teller(dl_arena *mem, dl_str source, dl_str uri);
/* Adds where REPORT comes from: article, source, uri, published. */
dl_code dl_add_origin(dl_query *query, int64_t report, dl_cell *to,
                      dl_err *err) DL_NODISCARD;

/* ---- pieces of other records: actors.c, articles.c ----------------------------------------- */

/* Adds the members of an actor; of those it appears with. */
dl_code dl_actor_add(dl_query *query, int64_t actor, dl_cell *to, bool *found,
                     dl_err *err) DL_NODISCARD;
dl_code dl_actor_add_list(dl_query *query, int64_t actor, int sql, const char *name,
                          uint32_t limit, dl_cell *to, dl_err *err) DL_NODISCARD;
/* Whether a list of LIMIT was counted beforehand: table actor_sum. */
dl_code dl_actor_is_summed(dl_query *query, int64_t actor, uint32_t limit, bool *out,
                           dl_err *err) DL_NODISCARD;
/* Adds the members of an article. */
dl_code dl_article_add(dl_query *query, int64_t article, dl_cell *to, bool *found,
                       dl_err *err) DL_NODISCARD;

/* ---- help of "sql": sql_schema.c ----------------------------------------------------------- */

/* Tables, views and columns in words; query->words may name one of them. */
dl_code dl_sql_schema(dl_query *query, dl_err *err) DL_NODISCARD;

/* ---- columns that several commands have -------------------------------------------------- */

/* How far an event has come, and when. */
#define DL_TIME_COLUMNS                                                                  \
    { "status", NULL, 0, NULL }, { "begins", NULL, 0, NULL }, { "ends", NULL, 0, NULL }, \
        { "grain", NULL, 0, NULL }, { "basis", NULL, 0, NULL }, {                        \
        "when_text", NULL, 0, NULL                                                       \
    }
/* The end of a table of events: what it is about, its codes, who tells it. */
#define DL_EVENT_COLUMNS                                                                 \
    { "round", NULL, DL_COLUMN_RIGHT, NULL }, { "content", NULL, 0, NULL },              \
        { "plover", NULL, 0, NULL }, { "cameo", NULL, 0, NULL },                         \
        { "confidence", NULL, DL_COLUMN_RIGHT, NULL },                                   \
        { "first_reported", NULL, 0, NULL }, { "last_reported", NULL, 0, NULL },         \
        { "sources", NULL, DL_COLUMN_RIGHT, NULL },                                      \
        { "reports", NULL, DL_COLUMN_JSON, NULL }, {                                     \
        NULL, NULL, 0, NULL                                                              \
    }

/* An answer, put beneath what it answers. */
#define DL_REPLY_LINE "{said}|{when}|{told_by}|{key}\n  {text}\n  {explained}"

/* ---- running: command.c ------------------------------------------------------------------ */

/* Begins a record in query->row. */
dl_cell dl_record(void);
/* Hands RECORD to sorting or to the sink; DL_END: enough. */
dl_code dl_emit(dl_query *query, const dl_cell *record, dl_err *err) DL_NODISCARD;
/* A member that only people are shown. */
void dl_cell_plain(dl_arena *mem, dl_cell *to, const char *name, dl_str value);

/* ---- --sort: sorting.c --------------------------------------------------------------------- */

/* Sets query->sorting, or query->back where events can be walked in that order. */
dl_code dl_sort_begin(dl_query *query, dl_err *err) DL_NODISCARD;
/* Keeps a copy of RECORD as long as it can be among those that are asked for. */
dl_code dl_sort_record(dl_query *query, const dl_cell *record, dl_err *err) DL_NODISCARD;
/* Hands out what was kept; sorting ends. */
dl_code dl_sort_hand_out(dl_query *query, dl_err *err) DL_NODISCARD;
/* The member that is sorted by; NULL: records are not sorted. */
const char *dl_sort_column(const dl_query *query);
/* The same without records, of events, which may come in any order: KEY is what one is sorted
 * by (NULL: nothing), of equal ones the earliest is first. Then the ids that were kept, in
 * order; sorting ends. */
typedef struct {
    int64_t id;
    dl_minute begins; /* DL_NO_TIME: undated, last */
} dl_sort_place;
dl_code dl_sort_event(dl_query *query, const dl_cell *key, dl_sort_place place,
                      dl_err *err) DL_NODISCARD;
void dl_sort_ids(dl_query *query, dl_ids *out);
/* Whether it would be kept. */
bool dl_sort_has_room(const dl_query *query, const dl_cell *key, dl_sort_place place);
/* How many are kept, those that tell of more with them; 0: all. */
uint32_t dl_sort_most(const dl_query *query);
bool dl_sort_is_down(const dl_query *query);
/* dl_sort_event of those events of a selection that the page can show, for records of MAKE,
 * or with NULL of dl_event_record: sort_key.c */
typedef dl_code dl_sort_record_of(dl_query *query, const dl_event_row *row, dl_cell *out,
                                  dl_err *err);
dl_code dl_sort_events(dl_query *query, dl_selection *selection, dl_sort_record_of *make,
                       dl_err *err) DL_NODISCARD;

#endif
