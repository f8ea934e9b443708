/* weight.c - how much an event counts among the key dates of a period.
 *
 * In:  its type and status, who tells it, how sure its reading is.
 * Out: a number: what type and status weigh, times how many articles and publishers tell it
 *      (in powers of two: the tenth adds little), times how sure the reading is. Types that
 *      are not in the table weigh one.
 *
 * SPDX-License-Identifier: MIT */
#include <math.h>

#include "dateline/store.h"

static const struct {
    const char *type;
    double weight;
} weights[] = {
    { "agreement", 3 },     { "ceasefire", 3 },   { "talk_round", 3 },
    { "attack", 2.5 },      { "election", 2.5 },  { "sanction", 2 },
    { "withdrawal", 2 },    { "relations", 2 },   { "meeting", 1.5 },
    { "appointment", 1.5 }, { "rejection", 1.5 }, { "release", 1.5 },
    { "detention", 1.5 },   { "statement", 0.4 },
};

static const double by_status[DL_STATUS_COUNT] = {
    [DL_OCCURRED] = 1,   [DL_ONGOING] = 0.9, [DL_PLANNED] = 0.6,
    [DL_POSSIBLE] = 0.3, [DL_DENIED] = 0.5,
};

double dl_event_weight(dl_str type, int status, int64_t articles, int64_t sources,
                       int64_t confidence) {
    double weight = 1;
    for (size_t i = 0; i < DL_N(weights); i++)
        if (dl_str_is(type, weights[i].type)) weight = weights[i].weight;
    if (status >= 0 && status < DL_STATUS_COUNT) weight *= by_status[status];
    double told = log2(1 + (double)articles) + log2(1 + (double)sources);
    return weight * told * (0.5 + (double)confidence / 200);
}
