/* topic.h - inside of the query layer: other words for what somebody asks about.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TOPIC_H
#define DATELINE_TOPIC_H

#include "dateline/query.h"

/* Adds to the values of TERM the other names of what they name: "truce" to "ceasefire". */
void dl_topic_widen(dl_arena *mem, dl_term *term);

#endif
