/* pack.h - events packed into blocks, in order of time: the writer.
 *
 * The format, which dl_pack_read undoes: a row of event_block for each run of days, a row of
 * event_pack for each column of it. Numbers are as packed.h has them.
 *
 *   names         their number, then each with its length before it; 0 is the empty one
 *   a name        its number among the names
 *   BEGINS        minutes since the event before, of the first since the block's day
 *   ROUND, TOLD   0: none; else 1 + the folded number; TOLD is counted from the block's day
 *   WEIGHT        eight bytes, the lowest first
 *   ACTORS        of each event their number, then a role's number and an id each
 *   SOURCES       of each event their number, then that of each name
 *   TELLINGS      as ACTORS: a name's number and minutes each
 *   all others    the number itself
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_PACK_H
#define DATELINE_STORE_PACK_H

#include "pool.h"
#include "store_inside.h"

/* How the values of a column are written. */
typedef enum {
    DL_PACKED_NUMBER,
    DL_PACKED_STEP,  /* BEGINS */
    DL_PACKED_MAYBE, /* ROUND */
    DL_PACKED_TIME,  /* TOLD */
    DL_PACKED_NAME,
    DL_PACKED_REAL,
    DL_PACKED_ENTRIES,
    DL_PACKED_NAMES,
} dl_packed_as;

dl_packed_as dl_pack_form(dl_pack_part part);

enum {
    DL_PACK_UNDATED = 1 << 30, /* block of the events without a date */
    DL_PACK_STRIDE = 32,       /* rows of event_pack a block may have */
};
_Static_assert((int)DL_PACK_PARTS <= DL_PACK_STRIDE,
               "parts of a block have ids of their own");

/* Reads the BYTES of one column of BLOCK into COLUMN, whose memory is of MEM. False: they are
 * no such column; what COLUMN holds then is of no use. pack_read.c */
bool dl_unpack(dl_str bytes, const dl_pack_block *block, dl_pack_part part, dl_arena *mem,
               dl_pack_column *column);

typedef struct {
    uint32_t name; /* role, telling: of the names */
    int64_t id;
} dl_packed_entry;

typedef struct
{ /* an event that is to be packed; names are numbers in the packer's pool */
    int64_t id, round, opening;
    dl_minute begins, ends;                  /* DL_NO_TIME: undated */
    dl_minute first_reported, last_reported; /* DL_NO_TIME: by undated articles alone */
    double weight;
    uint32_t names[DL_PACK_PARTS]; /* of the parts that are names */
    uint32_t first_actor, n_actors, first_source, n_sources, first_telling, n_tellings;
    uint32_t articles, sources;
    uint8_t confidence, flags; /* DL_PACK_DIFFERS ... */
    bool has_round;
} dl_packed;

typedef struct {
    dl_arena *mem;
    dl_pool names;
    DL_VEC(dl_packed) events;
    DL_VEC(dl_packed_entry) actors, tellings;
    DL_VEC(uint32_t) sources;
} dl_packer;

void dl_packer_init(dl_packer *packer, dl_arena *mem);
/* Writes the blocks of all EVENTS, as far as they are not there yet; those of which there are
 * no events any more go. Inside a transaction. */
dl_code dl_packer_write(dl_packer *packer, dl_store *store, dl_err *err) DL_NODISCARD;

#endif
