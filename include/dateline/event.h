/* event.h - event types as declared in seeds/events, and the events of an article.
 *
 *   event demand "demand or appeal" plover=REQUEST cameo=10 frames=all
 *     role  proposer actor
 *     role  target   actor?            "actor|place?": places count as well
 *     field content  span?
 *     code  plover=AGREE if status=planned
 *
 * "?": may be missing. Field kinds: span (words of the text), number, word (one of a
 * list: word(near|draft|signed)), flag. frames=all and along=FIELD,...: see dl_event_type.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EVENT_H
#define DATELINE_EVENT_H

#include "dateline/clause.h"
#include "dateline/resolve.h"

enum { DL_MAX_ROLES = 8, DL_MAX_FIELDS = 12, DL_MAX_TYPES = 64 };

typedef enum {
    DL_FIELD_SPAN,
    DL_FIELD_NUMBER,
    DL_FIELD_WORD,
    DL_FIELD_FLAG
} dl_field_kind;

/* "code plover=AGREE cameo=036 if status=planned": other codes of some events of a type. */
typedef struct {
    dl_str plover, cameo; /* empty = none */
    dl_str name, value;   /* of the fact asked for */
} dl_event_code;

typedef struct {
    dl_str name, value; /* "status", or a field, and what it holds */
} dl_event_fact;

typedef struct {
    dl_str name, label;   /* "talk_round", "round of talks" */
    dl_str plover, cameo; /* default codes; empty = none */
    DL_VEC(dl_event_code) codes;
    dl_str
        along; /* "along=killed,injured": a verb that tells these adds to another's deed */
    bool by_frames; /* "frames=all": its rules stand aside where a frame knows the word */
    uint8_t n_roles, n_fields;
    struct {
        dl_str name;
        bool optional, places; /* a place may have it: "the shelling of Oslo" */
    } roles[DL_MAX_ROLES];
    struct {
        dl_str name;
        uint8_t kind; /* dl_field_kind */
        bool optional;
        dl_str words; /* "near|draft|signed" of a word field */
    } fields[DL_MAX_FIELDS];
} dl_event_type;

typedef struct {
    DL_VEC(dl_event_type) list;
} dl_event_types;

/* Reads the declarations of one .event file; "rule" blocks are the rules layer's. */
dl_code dl_event_types_load(dl_arena *mem, dl_event_types *types, const char *path,
                            dl_str text, dl_err *err) DL_NODISCARD;
uint16_t dl_event_type_named(const dl_event_types *types, dl_str name); /* UINT16_MAX */
int dl_event_role(const dl_event_type *type, dl_str name);              /* -1: none */
int dl_event_field(const dl_event_type *type, dl_str name);             /* -1: none */
/* The first code of TYPE that asks for one of FACTS: the status and word fields of an event.
 * NULL: its codes are those of the type. */
const dl_event_code *dl_event_code_of(const dl_event_type *type,
                                      const dl_event_fact *facts, uint32_t n);
/* Checks every rule of the event groups against the declarations; once, at start. */
dl_code dl_event_check(const dl_event_types *types, const dl_rules *rules,
                       dl_err *err) DL_NODISCARD;

/* Frames by the forms of their predicates. Immutable, shared by threads. */
typedef struct dl_frames dl_frames;
/* Indexes the frames among RULES, and adds all forms of their predicates to WORDS: between
 * the parsing of rules and dl_rules_compile. Lives in MEM. */
dl_frames *dl_frames_new(dl_arena *mem, const dl_rules *rules, dl_words *words);
/* Sets the bit, by word id, of every form that a frame looks for. */
void dl_frames_starters(const dl_frames *frames, uint64_t *bits);

typedef enum {
    DL_OCCURRED,
    DL_ONGOING,
    DL_PLANNED,
    DL_POSSIBLE,
    DL_DENIED,
    DL_STATUS_COUNT
} dl_status;
const char *dl_status_name(int status);
int dl_status_named(dl_str name); /* -1: no such */

typedef struct {
    uint16_t role;    /* row of the type's roles */
    uint32_t mention; /* index in dl_mentions.list */
    dl_span words;    /* what to show for a mention without an actor; len 0: its own */
} dl_part;

typedef struct {
    uint16_t field; /* row of the type's fields */
    int64_t number; /* of number and flag fields */
    dl_str text;    /* of word fields, and the words of a span field */
    dl_span span;   /* of span fields; len 0 = none */
} dl_field;

typedef struct {   /* one telling */
    uint16_t type; /* row of dl_event_types */
    uint16_t rule; /* what found it; 0 = by C */
    uint32_t sentence;
    uint32_t timex;   /* the words of its time, or DL_NONE */
    uint32_t when;    /* its interval in dl_whens.list, or DL_NONE */
    dl_str when_op;   /* the operation of a time that other words or the publication date
                         imply, as dl_timex.op; empty: timex has it, or there is none */
    uint32_t place;   /* mention of the place, or DL_NONE */
    uint32_t speech;  /* the attribution it is, or that contains it, or DL_NONE */
    uint8_t status;   /* dl_status */
    uint32_t same_as; /* an earlier telling of the same event, or DL_NONE */
    dl_span trigger, evidence; /* the words that express it; what a reader is shown */
    uint8_t confidence;        /* 0..100: the share of such events that are right */
    DL_VEC(dl_part) parts;
    DL_VEC(dl_field) fields;
} dl_event;

typedef struct {
    DL_VEC(dl_event) list;    /* in order of the trigger */
    DL_VEC(dl_match) dropped; /* what frames that discard have taken */
    uint32_t exhausted;       /* sentences in which the rules' step budget ran out */
} dl_events;

/* The stage: statements from the speech layer, everything else from the rules of the
 * event groups; status, time, place, missing participants; same_as within the article. */
dl_code dl_find_events(dl_arena *mem, const dl_event_types *types, const dl_rules *rules,
                       const dl_frames *frames, const dl_words *words,
                       const dl_document *doc, const dl_text *text, const dl_trees *trees,
                       const dl_clauses *clauses, dl_whens *whens,
                       const dl_mentions *mentions, const dl_speeches *speeches,
                       dl_events *events, dl_err *err) DL_NODISCARD;

#endif
