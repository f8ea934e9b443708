/* oracle.h - the dynamic oracle of the arc-hybrid system: the cost of every move.
 *
 * The cost is the number of gold arcs that a move makes unreachable (Goldberg and Nivre
 * 2013); a move of cost 0 keeps the best tree within reach.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_ORACLE_H
#define DATELINE_TRAIN_ORACLE_H

#include "state.h"
#include "treebank.h"

enum { ORACLE_ILLEGAL = 2 * DL_MAX_SENTENCE + 2 };

/* The gold head of token X as the parser counts: n = the root. */
static inline uint16_t tree_head(const tree *t, uint16_t x) {
    return (uint16_t)(t->head[x] == 0 ? t->n : t->head[x] - 1u);
}

/* COST of each move in state S for gold tree T; illegal moves cost
 * ORACLE_ILLEGAL or more. */
static inline void oracle_costs(const parser_state *s, const tree *t,
                                int cost[MOVE_COUNT]) {
    uint16_t n = s->n, b0 = s->next;
    uint16_t s0 = state_top(s, 0), s1 = state_top(s, 1);
    for (int m = 0; m < MOVE_COUNT; m++)
        cost[m] = state_can(s, (parser_move)m) ? 0 : ORACLE_ILLEGAL;
    if (cost[MOVE_SHIFT] == 0) { /* b0 loses arcs with the stack, but for a head s0 */
        for (int i = 0; i < s->depth; i++) {
            uint16_t x = s->stack[i];
            cost[MOVE_SHIFT] += tree_head(t, x) == b0;
            cost[MOVE_SHIFT] += x != s0 && tree_head(t, b0) == x;
        }
    }
    if (cost[MOVE_LEFT] == 0) { /* s0 loses s1 and the rest of the buffer */
        uint16_t h = tree_head(t, s0);
        cost[MOVE_LEFT] += (s1 != STATE_NONE && h == s1) || (h > b0 && h <= n);
        for (uint16_t x = b0; x < n; x++) cost[MOVE_LEFT] += tree_head(t, x) == s0;
    }
    if (cost[MOVE_RIGHT] == 0) { /* s0 loses the buffer */
        uint16_t h = tree_head(t, s0);
        cost[MOVE_RIGHT] += h >= b0 && h <= n;
        for (uint16_t x = b0; x < n; x++) cost[MOVE_RIGHT] += tree_head(t, x) == s0;
    }
}

#endif
