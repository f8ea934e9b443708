/* telling.h - inside of telling.c: the words for each type of event.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TELLING_H
#define DATELINE_TELLING_H

#include "query_inside.h"

typedef struct {
    const char *type, *subject;
    const char *verb[DL_STATUS_COUNT]; /* occurred, ongoing, planned, possible, denied */
    const char *before, *object;       /* "of", role */
    const char *noun;                  /* where nobody is named */
    const char *where;                 /* before the place */
    const char *upon;                  /* between the noun and the object; NULL: none */
} dl_telling;

/* How a stage is told: "signed an agreement"; its noun where nobody is named: "lawsuit
 * against Norland". NULL: as the type says. */
typedef struct {
    const char *past, *infinitive, *before, *noun, *upon;
    bool any_status; /* the stage itself says how far it has come */
} dl_stage_words;

/* NULL: the stage has no words of its own. */
const dl_stage_words *dl_stage_words_of(dl_str type, dl_str stage);

/* NULL: the type has none. */
const dl_telling *dl_telling_of(dl_str type);

/* Does CONTENT begin with WORDS and a blank? */
bool opens_with(dl_str content, const char *words);
/* Reads CONTENT on from the words before it, without a colon: "that ...", or, OBJECT, what
 * begins small: "rejected the offer"? */
bool reads_on(dl_str content, bool object);
/* Does WHAT stand in TEXT, in any case? */
bool holds(dl_arena *mem, dl_str text, dl_str what);
/* CONTENT behind words that it completes: "rejected" the offer. */
void add_completed(dl_arena *mem, dl_str content, dl_buf *out);
/* CONTENT behind what OUT says, after a colon or read on; and the place, after WHERE. */
void add_content(dl_arena *mem, dl_str content, bool object, dl_buf *out);
void add_place(const dl_event_row *row, const char *where, dl_buf *out);

/* ---- telling_fields.c -------------------------------------------------------------- */

enum { FIELD_CHARS = 100 }; /* of a field's words, the rest cut */

/* "40 men", unlike "forty". */
bool has_digit(dl_str s);
/* "thousands of troops". */
bool counts_itself(dl_str force);
/* The last word of S. */
dl_str last_word(dl_str s);
/* "two": N as a text spells it; NULL: in figures. */
const char *spelled(int64_t n);
/* How many the field "number" says that they are, before whose name: "13", "at least 13", "dozens
 * of"; N: that number. */
dl_str how_many(dl_arena *mem, const dl_event_parts *parts, int64_t n);
/* "(3 killed, weapon: mortars)": the fields that OUT has not told. */
void add_fields(dl_arena *mem, const dl_event_row *row, const dl_event_parts *parts,
                dl_buf *out);

/* ---- telling_sides.c --------------------------------------------------------------- */

/* A force that is told as who moves, "90 Norlandic soldiers", or as what is moved:
 * "withdrew its soldiers". Returns what is moved, and changes WHO for what moves. */
dl_str force_of(dl_arena *mem, const dl_event_row *row, const dl_event_parts *parts,
                dl_str *who);
/* WHOM, who begin with a number, with what bounds it: "at least 12 people". */
dl_str bounded_whom(dl_arena *mem, const dl_event_parts *parts, dl_str whom);
/* WHOM with how many they are: "13 hostages" of "hostages" who are freed or held; "13 people" where
 * nobody says who they are. */
dl_str counted_whom(dl_arena *mem, const dl_event_row *row, const dl_event_parts *parts,
                    dl_str whom);

/* ---- telling_act.c ----------------------------------------------------------------- */

/* Every type but statements and rounds, by the words T of its type. */
void tell_act(dl_arena *mem, const dl_telling *t, const dl_event_row *row,
              const dl_event_parts *parts, dl_buf *out);

#endif
