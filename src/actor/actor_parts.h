/* actor_parts.h - what the files of the actor layer share and nobody else needs.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_ACTOR_PARTS_H
#define DATELINE_ACTOR_PARTS_H

#include "dateline/actor.h"

enum { DL_MAX_PHRASES = 1u << 20 }; /* names of the whole dictionary */

typedef enum {
    DL_NAME_PLAIN,
    DL_NAME_ADJECTIVE, /* "Afghan" */
    DL_NAME_ACRONYM,   /* all capitals: matches in capitals only */
    DL_NAME_THE        /* only behind "the" */
} dl_name_form;

/* One name of one entry, as word ids. */
typedef struct {
    uint32_t entry;   /* in dl_actors.list */
    uint32_t words;   /* its first word in dl_actors.words */
    uint32_t order;   /* of loading: the earlier wins among equals */
    uint16_t capital; /* bit i: token i begins with a capital, i < 16 */
    uint8_t n;        /* tokens */
    uint8_t form;     /* dl_name_form */
} dl_phrase;

typedef struct {
    uint64_t hash; /* of the key, or of the lower-cased name */
    uint32_t entry;
    bool key;
} dl_actor_index;

struct dl_actors {
    dl_arena *mem;
    DL_VEC(dl_actor) list;
    DL_VEC(dl_str) of;            /* parallel: the key behind "of" */
    DL_VEC(uint32_t) capital_of;  /* parallel: country, or DL_NONE */
    DL_VEC(dl_phrase) phrases;    /* once ready: by first word, then the longest first */
    DL_VEC(uint32_t) words;
    DL_VEC(dl_actor_index) index; /* once ready: by hash */
    uint32_t *first;              /* by word id: its first phrase; n_first + 1 of them */
    uint32_t n_first;
    bool ready;
};

/* The longest dictionary name that begins at token AT and ends before END; NULL: none.
 * SHOUTED: everything around is in capitals, so capitals prove nothing. */
const dl_phrase *dl_phrase_at(const dl_actors *actors, const dl_text *text, uint32_t at,
                              uint32_t end, bool shouted, uint32_t the);

/* The word sets that the stage reads; DL_NONE where a set is missing. */
typedef struct {
    uint32_t title, role, group, people, first_name, common, particle, org, place, direction,
        office, saying, not_name, person_cue, modifier, number, pronoun;
    uint32_t the, of, and_; /* word ids; 0 = unknown */
} dl_actor_sets;

/* Evidence about capitalised words all over the article: "seen in the middle of a
 * sentence", "last name of a person". */
typedef struct {
    uint64_t hash; /* of the lower-cased word; 0 = free */
    uint32_t mid;  /* capitalised inside a sentence */
    uint32_t lower; /* seen in small letters */
    uint8_t kind;  /* dl_actor_kind it was once found as part of, or UNKNOWN */
} dl_seen;

/* The stage at work on one article. */
typedef struct {
    dl_arena *mem;
    const dl_actors *actors;
    const dl_words *words;
    const dl_document *doc;
    dl_text *text;
    dl_mentions *out;
    dl_actor_sets sets;
    uint32_t *found;   /* by dictionary entry: 1 + index in out->found */
    dl_seen *seen;     /* open addressing; n_seen is a power of two */
    uint32_t n_seen, used;
} dl_finder;

#endif
