/* link_points.h - how much speaks for two reports being one event, for those who compare
 * reports.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_LINK_POINTS_H
#define DATELINE_STORE_LINK_POINTS_H

#include "link.h"

enum {
    LINK_ENOUGH = 70,   /* points of two reports that are one event */
    LINK_MIN_WORDS = 4, /* words of a statement that are enough to compare */
    LINK_MAX_SIDE = 8,
};

/* Types and roles by their numbers in the pool. */
typedef struct {
    dl_link *link;
    uint32_t statement, election, attack;
    uint32_t principal[4]; /* roles of those who act */
} link_scale;

link_scale dl_link_scale(dl_link *link);
/* Distinct entities of R that act (or, with !PRINCIPAL, that are acted upon). */
uint32_t dl_link_side(const link_scale *scale, const link_report *r, bool principal,
                      uint32_t out[LINK_MAX_SIDE]);
/* How many of A are in B; each of them once in either. */
uint32_t dl_link_shared(const uint32_t *a, uint32_t na, const uint32_t *b, uint32_t nb);
/* The day from which a report's time counts: its own, else its article's. */
dl_minute dl_link_day(const dl_link *link, const link_report *r);
dl_minute dl_link_apart(dl_minute a, dl_minute b);
/* Points of reports I and J of one type, which are no statements; below 0: they differ. */
int dl_link_points(const link_scale *scale, uint32_t i, uint32_t j);
/* Points of two statements of one speaker. */
int dl_link_statement_points(const dl_link *link, const link_report *a,
                             const link_report *b);

#endif
