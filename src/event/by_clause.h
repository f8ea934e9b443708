/* by_clause.h - what the files share that find mentions by clauses.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DL_EVENT_BY_CLAUSE_H
#define DL_EVENT_BY_CLAUSE_H

#include "event_private.h"

/* Mentions, each once, at most max. */
typedef struct {
    const struct event_work *w;
    uint32_t *out;
    uint32_t n, max;
} collector;

/* Collects MENTION; DL_NONE: nothing. stands_for.c */
void collect(collector *c, uint32_t mention);
/* Collects TOKEN and those joined to it. */
void collect_joined(collector *c, uint32_t token);
/* Collects whom HEAD stands for: its own mention; where that only describes, the name set
 * beside it ("the envoy, Anna Berg") or those it belongs to ("the ministers of Norway and
 * Chile", "the city of Oslo"); else who leads them as well. */
void collect_head(collector *c, uint32_t head);

#endif
