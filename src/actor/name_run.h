/* name_run.h - a run of capitalised words, cut into elements: what may hold names.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_NAME_RUN_H
#define DATELINE_NAME_RUN_H

#include "actor_parts.h"

enum { DL_MAX_ELEMENTS = 24 };

typedef enum {
    DL_EL_DICT,    /* a name of the dictionary */
    DL_EL_CAP,     /* a capitalised word it has not */
    DL_EL_INITIAL, /* "J." */
    DL_EL_PART,    /* bin, al, van */
    DL_EL_LOW,     /* "jung" of "Dae-jung" */
    DL_EL_HYPHEN,
    DL_EL_AMP,
    DL_EL_LINK /* of, for, and, with its "the" */
} dl_element_type;

typedef struct {
    uint32_t first, n;       /* tokens */
    const dl_phrase *phrase; /* of DL_EL_DICT */
    uint8_t type;            /* dl_element_type */
} dl_element;

typedef struct {
    dl_element at[DL_MAX_ELEMENTS];
    uint32_t n;
    uint32_t end; /* the token behind the last element */
} dl_run;

/* Behind the code of a share that begins at AT ("<AH.OL>"), which names nobody; AT: none does. */
uint32_t dl_share_code_end(const dl_finder *f, const dl_stretch *s, uint32_t at);
/* The run that begins at token AT of stretch S; out->n = 0: none does. */
void dl_collect_run(dl_finder *f, const dl_stretch *s, uint32_t at, dl_run *out);

/* ---- what stands around a name: name_around.c ------------------------------------------- */

bool dl_is_char(const dl_finder *f, uint32_t at, char c);
/* What stands behind a person: "said", ", who", ", 54,". */
bool dl_behaves_as_person(const dl_finder *f, const dl_stretch *s, uint32_t first,
                          uint32_t next);
/* "Markham, Ontario", "Helmand province", "the city of Sderot". */
bool dl_behaves_as_place(const dl_finder *f, const dl_stretch *s, uint32_t first,
                         uint32_t next);
/* "in Markham", "the city of Sderot". */
bool dl_behind_place_word(const dl_finder *f, const dl_stretch *s, uint32_t first);
/* Does the word at AT, at the start of a sentence, stand where a subject would? */
bool dl_begins_clause(const dl_finder *f, const dl_stretch *s, uint32_t at);
/* "The Kadri Vanguard attacked": no person has a "the" before the name; one before a
 * noun is the noun's: "the Anna Berg case". */
bool dl_has_own_the(const dl_finder *f, const dl_stretch *s, uint32_t first,
                    uint32_t next);

/* Does a word say so weakly that it heads an organisation that it needs company? */
enum { DL_ORG_WEAK = 2 };

static inline bool dl_is_dict(const dl_finder *f, const dl_element *e, int kind) {
    return e->type == DL_EL_DICT &&
           dl_actors_get(f->actors, e->phrase->entry)->kind == kind;
}
/* A country or a place. */
static inline bool dl_is_land(const dl_finder *f, const dl_element *e) {
    return dl_is_dict(f, e, DL_ACTOR_COUNTRY) || dl_is_dict(f, e, DL_ACTOR_PLACE);
}

#endif
