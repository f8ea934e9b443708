/* link.h - all reports in memory while linking makes actors and events of them.
 *
 * link_load.c fills the lists, link_entity.c and link_actor.c the entities, link_event.c
 * and link_talks.c the clusters, link_value.c the values of events, link_write.c writes
 * what differs. Pieces point at each other by index in the lists of dl_link.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_LINK_H
#define DATELINE_STORE_LINK_H

#include "pack.h"

typedef struct {
    int64_t id;
    dl_minute published; /* DL_NO_TIME: not known */
    dl_str sha;
    uint32_t first_who, n_whos; /* ids are contiguous: number in the article = offset */
    uint32_t first_report, n_reports;
    uint32_t first_carrier, n_carriers;
    bool
        retells; /* another article tells its story: it has no whos and no reports here */
} link_article;

typedef struct {           /* an actor as one article names it */
    int64_t id, old_actor; /* old_actor: what the row says now, 0 = nothing */
    uint32_t article, key, name, kind, parent; /* key, name, kind: in the pool */
    uint32_t names;                            /* in the pool, one a line */
    uint32_t mentions;
    uint32_t entity;
    bool known;
} link_who;

typedef struct {      /* a role that an article gives somebody */
    uint32_t who, of; /* whos; of DL_NONE: nobody's */
    uint32_t role;    /* pool */
} link_role;

typedef struct { /* an actor across articles, before merging one a key */
    uint32_t key, name, kind;
    uint32_t parent; /* entity, or DL_NONE */
    uint32_t root;   /* entity it was merged into; itself when it was not */
    uint32_t articles, mentions;
    dl_minute first, last;
    bool known, person;
    bool touched;    /* an event that names it was written in this run */
    uint32_t reason; /* pool: why it was merged into root */
    uint8_t score;
    int64_t id; /* row of table actor */
} link_entity;

typedef struct {
    uint32_t role; /* pool */
    uint32_t who;  /* DL_NONE: unresolved, */
    uint64_t said; /* ... then the hash of its last word: "the rebels" */
} link_part;

typedef struct {
    uint32_t field; /* pool */
    bool has_number;
    int64_t number;
    dl_str text;
} link_field;

typedef struct {
    int64_t id, old_event;
    uint32_t article, type, when_text, place, place_who, same_as;
    uint32_t trigger_off, trigger_len;
    dl_minute begins, ends; /* DL_NO_TIME: not known */
    uint8_t status, grain, basis, confidence;
    uint8_t month, day; /* of a time that nobody knows the year of; 0: not said */
    bool approx;
    uint32_t first_part, n_parts, first_field, n_fields;
    uint32_t first_word, n_words;      /* hashes of its content's words, sorted */
    uint32_t content_off, content_len; /* its content in the article, in characters */
    uint32_t series;                   /* of talk rounds, or DL_NONE */
    uint32_t reason;                   /* pool: why it was joined to its event */
    uint8_t score;
    bool rejected; /* a person said that it tells no such thing */
} link_report;

enum { DL_MAX_SIDES = 8 };

typedef struct {
    uint32_t n, at[DL_MAX_SIDES]; /* entities, sorted by key */
} link_sides;

typedef struct { /* a telling of a round, to find its series by */
    uint32_t report;
    link_sides sides;
    uint32_t words,
        subject;     /* pool: the name of its talks, what they are about; 0: none */
    dl_minute time;  /* DL_NO_TIME: not known */
    uint32_t series; /* found: or DL_NONE */
    bool process;    /* found: the name is that of a process, not of a place */
} link_talk;

typedef struct { /* talks of one name, or between the same parties on one subject */
    uint32_t n, parties[DL_MAX_SIDES]; /* entities, in order of their names */
    dl_str key;
    dl_str name;    /* its own, or that of its parties */
    dl_str between; /* "Norland and Sudmark" */
    dl_str subject; /* empty: nobody says it */
    int64_t id;
} link_series;

typedef struct {       /* an event: a run of link.order */
    uint32_t first, n; /* in link.order; n 0: a person added it */
    uint32_t added;    /* then: the judgement */
    bool talk;         /* a talk_round */
    dl_str key;
    int64_t id; /* of its row, once it is written */
} link_event;

typedef struct {            /* one event answers another */
    uint32_t event, target; /* events */
    uint32_t report,
        against;             /* ranks of the tellings that were held against each other */
    uint8_t relation, score; /* dl_relation; 0..100 */
    uint16_t reasons;        /* bits: link_reply.c names them */
} link_reply;

typedef struct {      /* positions that answer each other or are about one thing */
    uint32_t opening; /* event: the first of them */
    uint32_t positions;
    int8_t relation; /* that decided last; -1: none has */
    int64_t id;      /* of its row, once it is written */
} link_thread;

typedef struct {
    uint32_t event, thread;
    int8_t relation; /* by which it was decided last; -1: none */
    bool open;       /* it can be answered */
} link_member;

typedef struct { /* a judgement that holds, in the order they were said */
    int64_t id;
    dl_str made, who, verb, subject, anchor, object_anchor, field, value;
    bool about_actor;
    uint32_t entity;                /* of actors; DL_NONE: nobody names it any more */
    DL_VEC(uint32_t) first, second; /* reports or entities that its anchors mean */
} link_judgement;

typedef struct { /* members of one judgement that are of different groups are not one */
    uint32_t judgement, group, member; /* member: a report, an entity */
} link_split;

typedef struct { /* an actor that a judgement puts into an event */
    uint32_t judgement, role, entity;
} link_given;

typedef struct {  /* rows of a table as the last linking left them */
    dl_pool keys; /* key number i is row i - 1 of the lists */
    DL_VEC(int64_t) ids;
    DL_VEC(int64_t) digests;
    DL_VEC(bool) kept;
    int64_t next; /* the first id nobody has */
} dl_old_rows;

typedef struct {
    dl_store *store;
    const dl_knowledge *k;
    dl_arena *mem;
    dl_minute now;
    dl_pool pool;
    DL_VEC(link_article) articles;
    DL_VEC(uint32_t) carriers; /* pool: sources */
    DL_VEC(dl_minute) carried; /* when they did; beside them */
    DL_VEC(link_who) whos;
    DL_VEC(link_role) roles;
    DL_VEC(link_entity) entities;
    DL_VEC(dl_pair) names; /* key: entity, value: name in the pool; one an article */
    DL_VEC(link_report) reports;
    DL_VEC(link_part) parts;
    DL_VEC(link_field) fields;
    DL_VEC(uint64_t) words;
    DL_VEC(link_series) series;
    uint32_t *rank, *by_rank; /* of reports: the first telling first */
    dl_sets clusters;         /* of reports */
    uint32_t *order;          /* reports by event, the first telling of each first */
    DL_VEC(link_event) events;
    uint32_t *event_of;               /* of reports; DL_NONE: rejected */
    struct link_positions *positions; /* of all reports: link_reply.h */
    DL_VEC(link_reply) replies;       /* by event, then target */
    DL_VEC(link_thread) threads;
    DL_VEC(link_member) members; /* by event */
    DL_VEC(link_judgement) judged;
    DL_VEC(link_split) split_reports, split_entities;
    DL_VEC(link_given) given;
    DL_VEC(dl_pair) touched; /* key: report, value: judgement that sets or confirms */
    dl_old_rows *old_actors, *old_series;
    DL_VEC(int64_t) summed; /* rows of actors that are to be counted again */
    uint64_t actor_links, event_links;
} dl_link;

/* link_load.c: reads all that extraction stored. */
dl_code dl_link_load(dl_link *link, dl_err *err) DL_NODISCARD;
/* link_entity.c: entities, one a key. */
void dl_link_make_entities(dl_link *link);
/* Of each set in SETS, by entity, the one that stands for the rest; the articles, names and
 * parents of the others become its own. */
void dl_link_choose_roots(dl_link *link, dl_sets *sets);
/* link_actor.c: entities, and who is which. */
void dl_link_actors(dl_link *link);
/* By whos: the key (pool) that stands for it across articles. link_bare.c */
uint32_t *dl_bare_keys(dl_link *link);
/* Was its time neither told nor implied by other words, but only by publication? */
bool dl_link_guessed(const link_report *r);
/* The entity of WHO after merging; DL_NONE for DL_NONE. */
uint32_t dl_link_entity(const dl_link *link, uint32_t who);
enum { DL_MAX_BONES = 64 };
/* Consonants of WORD, a folded name, as they sound; how many. bones.c */
uint32_t dl_name_bones(dl_str word, char out[DL_MAX_BONES]);
dl_str dl_last_word(dl_str folded);
bool dl_one_word(dl_str name);
/* link_talks.c: series, and the rounds told by several. */
void dl_link_talks(dl_link *link);
/* The series of the N tellings of LIST, which is put in order of time. link_series.c */
void dl_link_series(dl_link *link, link_talk *list, uint32_t n);
/* The month and day that operation OP names without a year; 0: none. link_yearless.c */
void dl_link_yearless(dl_str op, uint8_t *month, uint8_t *day);
bool dl_link_is_yearless(const link_report *r);
/* The types and months of which a report is yearless, with a bit for each month. */
typedef DL_VEC(struct {
    uint32_t type;
    uint16_t months;
}) link_months;
void dl_link_note_yearless(const dl_link *link, link_months *out);
/* The month of R if some report of its type has that month without a year; 0: none. */
uint8_t dl_link_shared_month(const link_months *set, const link_report *r);
/* Points for the times of two reports of which one at least is yearless. */
int dl_link_yearless_points(const dl_link *link, const link_report *a,
                            const link_report *b);
/* link_place.c: has it a town and a day? Points of two tellings by these and their words. */
bool dl_link_placed(const dl_link *link, const link_report *r);
int dl_link_place_points(dl_link *link, uint32_t i, uint32_t j);
/* Tolls of one attack, as the days go by. */
bool dl_link_toll_grows(int64_t a, int64_t b);
/* link_event.c: all other events told by several. */
void dl_link_events(dl_link *link);
/* link_reply.c: which telling answers which; before the events are made. */
void dl_link_replies(dl_link *link);
/* The same of events, and threads of positions with what became of each; after it. */
void dl_link_reply_events(dl_link *link);
/* link_write_reply.c: event_link, thread and thread_event; after the events have ids. */
dl_code dl_link_write_replies(dl_link *link, dl_err *err) DL_NODISCARD;
/* Why a reply was taken for one: "named, near". */
dl_str dl_link_reply_reason(dl_link *link, uint16_t reasons);
/* link_write.c */
dl_code dl_link_write_actors(dl_link *link, dl_err *err) DL_NODISCARD;
dl_code dl_link_write_series(dl_link *link, dl_err *err) DL_NODISCARD;
/* Actors and series nobody tells of any more; after the events let go of them. */
dl_code dl_link_drop_old(dl_link *link, dl_err *err) DL_NODISCARD;
/* link_write_event.c */
dl_code dl_link_write_events(dl_link *link, dl_err *err) DL_NODISCARD;

/* ---- link_sum.c: pages counted beforehand -------------------------------------------------- */

/* The actors that EVENT, a row about to be changed, names are to be counted again; all that
 * have a page. */
dl_code dl_sum_touch_event(dl_link *link, int64_t event, dl_err *err) DL_NODISCARD;
dl_code dl_sum_touch_known(dl_link *link, dl_err *err) DL_NODISCARD;
/* Takes away the pages that do not hold any more; dl_store_sum counts them again. */
dl_code dl_link_clear_sums(dl_link *link, dl_err *err) DL_NODISCARD;

/* ---- link_rows.c: rows that stay, change and go ------------------------------------------- */

typedef struct {
    int sql;
    const char *parameter; /* that takes the id */
} dl_old_sql;

dl_code dl_old_load(dl_link *link, int sql, dl_old_rows *old, dl_err *err) DL_NODISCARD;
/* The id of KEY's row, a new one if need be; *SAME: it is there with that digest. */
int64_t dl_old_row(dl_old_rows *old, dl_str key, int64_t digest, bool *is_new,
                   bool *same);
/* Runs the statements of LIST on every row that was not asked for. */
dl_code dl_old_drop(dl_link *link, const dl_old_rows *old, const dl_old_sql *list,
                    size_t n, dl_err *err) DL_NODISCARD;
dl_code dl_run_id(dl_link *link, int sql, const char *parameter, int64_t id,
                  dl_err *err) DL_NODISCARD;
dl_code dl_put_alias(dl_link *link, dl_str old, dl_str new, dl_err *err) DL_NODISCARD;
uint64_t dl_digest_str(uint64_t digest, dl_str s);
uint64_t dl_digest_int(uint64_t digest, int64_t n);

/* ---- link_value.c: the best of an event's reports ---------------------------------------- */

typedef struct {
    uint32_t role, entity, articles;
} value_actor;

typedef struct {
    uint32_t field, report;
    const link_field *value;
} value_field;

typedef struct {
    uint32_t type, when_text;
    uint8_t status, grain, basis, confidence;
    bool approx;
    dl_minute begins, ends, first_reported, last_reported;
    dl_str place, title, content;
    uint32_t best;   /* report */
    uint32_t series; /* or DL_NONE */
    uint32_t reports, articles, sources;
    const link_field *round;
    DL_VEC(value_actor) actors;
    DL_VEC(value_field) fields;
    bool differs; /* articles may disagree */
} event_values;

void dl_link_values(dl_link *link, const link_event *event, dl_arena *mem,
                    event_values *out);
/* link_tally.c: events of each kind, as they come. */
typedef struct {
    dl_arena *mem;
    dl_pool kinds; /* type, status, basis, month, in bytes */
    DL_VEC(int64_t) counts;
} dl_tally;
void dl_tally_init(dl_tally *tally, dl_arena *mem);
void dl_tally_add(dl_tally *tally, const event_values *values);
dl_code dl_tally_write(dl_link *link, const dl_tally *tally, dl_err *err) DL_NODISCARD;
/* link_pack.c: events as they come, to be packed. */
typedef struct {
    dl_link *link;
    dl_packer packer;
    DL_VEC(uint32_t) names; /* of the packer, by number in link->pool; 0: not yet there */
} dl_link_packer;
void dl_link_packer_init(dl_link_packer *packer, dl_link *link);
/* What EVENT may have been known as: column DL_PACK_TELLINGS. link_tellings.c */
void dl_link_pack_tellings(dl_link_packer *packer, const link_event *event,
                           const event_values *values, dl_packed *out);
void dl_link_pack(dl_link_packer *packer, const link_event *event,
                  const event_values *values, double weight);
/* Whether the view conflicts may have something to say of reports AT: link_differ.c. */
bool dl_link_differ(const dl_link *link, const uint32_t *at, uint32_t n);
/* The codes of PLOVER and CAMEO that its type, status and fields give it. */
void dl_link_codes(const dl_link *link, const event_values *values, dl_str *plover,
                   dl_str *cameo);
/* title.c: one line in plain words. */
dl_str dl_link_title(const dl_link *link, const event_values *values, dl_arena *mem);

/* ---- link_judge.c, link_judge_actor.c: what people said ------------------------------------ */

bool dl_judged_is(const link_judgement *judgement, const char *verb);
dl_code dl_link_load_judgements(dl_link *link, dl_err *err) DL_NODISCARD;
/* Finds the reports that judgements mean; before events are made. */
void dl_link_judge_reports(dl_link *link);
/* The same for entities. BY_KEY: entities by number of their key; FIND gives the entity of a
 * name, a new one if need be. */
typedef uint32_t (*dl_name_finder)(dl_link *link, void *context, dl_str name);
void dl_link_judge_entities(dl_link *link, const uint32_t *by_key, dl_name_finder find,
                            void *context);
/* Joins the actors that are one, two that the dictionary tells apart too. */
void dl_link_judge_merge(dl_link *link, dl_sets *sets, bool *known);
void dl_link_judge_names(dl_link *link);
/* Whether a judgement, number AFTER or later, says that the set of A and that of B are two. */
bool dl_split_between(const link_split *list, uint32_t n, uint32_t after, dl_sets *sets,
                      uint32_t a, uint32_t b);
/* Joins the events that are one. */
void dl_link_judge_same(dl_link *link);
void dl_link_judge_values(dl_link *link, const link_event *event, dl_arena *mem,
                          event_values *out);
/* What each judgement is about now; tags and notes. */
dl_code dl_link_write_judged(dl_link *link, dl_err *err) DL_NODISCARD;

enum { LINK_NEGATION = 1 }; /* the hash of "not", "no", "never" */
/* Words of a text as sorted hashes of their stems: lower case, four letters or more or
 * digits, without those that say nothing; LINK_NEGATION once if it denies. */
uint32_t dl_link_words(dl_link *link, dl_str text);

#endif
