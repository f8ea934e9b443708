/* export_parts.h - what the exports share: members of an event's record, escaping, places.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_EXPORT_PARTS_H
#define DATELINE_EXPORT_PARTS_H

#include "annotate_json.h"
#include "dateline/export.h"

/* ---- an event's record ----------------------------------------------------------------- */

/* The text of member NAME ("series.name" leads inside); empty when there is none. */
dl_str dl_get(const dl_cell *record, const char *name);
bool dl_get_is(const dl_cell *record, const char *name, const char *value);
/* A number; FALLBACK when there is none. */
double dl_get_number(const dl_cell *record, const char *name, double fallback);
/* False: there is no such time. */
bool dl_get_time(const dl_cell *record, const char *name, dl_minute *out);
/* Both ends; false: the event is undated. */
bool dl_get_span(const dl_cell *record, dl_minute *begins, dl_minute *ends);
/* The event speaks of hours: its ends are no whole days. */
bool dl_get_by_clock(const dl_cell *record);
/* The reports of an event, or the reports' cell of no event: never NULL. */
const dl_cell *dl_get_list(const dl_cell *record, const char *name);

/* ---- escaping: every function takes valid UTF-8 from anywhere -------------------------------- */

/* For HTML and XML, in text and in quoted attributes: markup escaped, on one line, without
 * control characters and marks of direction. */
void dl_put_markup(dl_str s, dl_buf *out);
/* One plain line as a JSON string. */
void dl_put_json(dl_str s, dl_buf *out);
/* Markup within a JSON string: for programs that show such strings as HTML. */
void dl_put_json_markup(dl_str s, dl_buf *out);
/* Markdown: on one line, nothing in it is markup. */
void dl_put_md(dl_str s, dl_buf *out);
/* Whether URI may be followed by a reader: http or https, without blanks or quotes. */
bool dl_is_link(dl_str uri);

/* ---- where places lie: places.c ---------------------------------------------------- */

typedef struct {
    dl_str kind;                /* "city", "region", "country" */
    dl_str country;             /* ISO 3166-1 alpha-3 */
    dl_str latitude, longitude; /* degrees, as the list writes them */
} dl_place;

/* Looks NAME up; of "Doha, Qatar" the first part too. False: not in the list. The list is
 * read on the first call into *TABLE, in MEM. */
struct dl_places;
bool dl_place_find(dl_arena *mem, struct dl_places **table, dl_str name, dl_place *out);

/* ---- sectors: sector.c ------------------------------------------------------------- */

typedef struct {
    const char *code; /* "GOV", "MIL", "REB" ...; "": not known */
    dl_str of;        /* key of its country; empty: none or not known */
} dl_sector;

/* What the dictionary, KEY, NAME and, of people, the role beside them in EVIDENCE say. The
 * dictionary is read on the first call into *TABLE, in MEM. */
struct dl_sectors;
dl_sector dl_sector_of(dl_arena *mem, struct dl_sectors **table, dl_str key, dl_str name,
                       dl_str evidence);

/* ---- the timeline page: page_data.c ------------------------------------------------ */

/* An event as the page's script reads it, for a script element: nothing in it can end that
 * element. */
void dl_page_event(const dl_cell *record, dl_buf *out);
/* Its row in the table that is there without a script. */
void dl_page_row(const dl_cell *record, dl_buf *out);

/* ---- remarks ----------------------------------------------------------------------- */

/* Adds "3 events without a date are left out" to writer->remark; nothing when N is 0. */
void dl_left_out(dl_writer *writer, uint64_t n, const char *what);

#endif
