/* history.h - what each telling of an event said, packed: table event_history.
 *
 * Of events that many articles tell, so that a question of a past day reads one row and not
 * some dozen of each report. Numbers are as packed.h has them; a time is 0 for none, else
 * 1 + its folded minutes. In this order:
 *
 *   names      their number, then each with its length before it; 0 is the empty one
 *   articles   their number; each: id, when published; the number of its carriers, then of
 *              each its name and when it carried it
 *   reports    their number; in the order of telling, each: article (of those above), number
 *              in the article, type, status, grain, basis, approx, confidence, begins, and if
 *              there is one, ends; when_text, place, actor of the place (0: none, else 1 + id);
 *              the number of its parts, each: role, actor; the number of its fields, each:
 *              name, 0 or 1 + the folded number, length of the text, text
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_HISTORY_H
#define DATELINE_STORE_HISTORY_H

#include "link.h"

/* Makes the histories of events, one after another. */
typedef struct {
    dl_link *link;
    DL_VEC(uint32_t)
    local; /* by name of link->pool: 1 + number in the event; 0: not there */
    DL_VEC(uint32_t) names, articles;
    dl_buf head, body, all;
} dl_history_writer;

void dl_history_writer_init(dl_history_writer *writer, dl_link *link);
void dl_history_writer_free(dl_history_writer *writer);
/* The history of EVENT, which holds until the next call; empty: it takes none, because few
 * reports or articles of one time alone tell it. */
dl_str dl_history_of(dl_history_writer *writer, const link_event *event,
                     const event_values *values);

/* The who, in LINK, of the actor of row ID, which it does not have yet. known.c */
uint32_t dl_known_who(dl_link *link, int64_t id, dl_str key, dl_str name, dl_str kind);
/* history_read.c: fills LINK with those reports of BYTES whose articles were published by
 * then, as the tables would. */
dl_code dl_history_read(dl_link *link, dl_str bytes, dl_minute until,
                        dl_err *err) DL_NODISCARD;

#endif
