/* state.h - the configuration of the arc-hybrid parser, shared by training and parsing.
 *
 * Tokens are 0 .. n-1; n stands for the root, which is the last of the buffer. A stack of
 * partial trees, a buffer of what is to come, and the arcs made so far with the outermost
 * children of every token: what the features look at.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_GRAMMAR_STATE_H
#define DATELINE_GRAMMAR_STATE_H

#include "dateline/grammar.h"

enum { STATE_NONE = 0xffff };

typedef enum { MOVE_SHIFT, MOVE_LEFT, MOVE_RIGHT, MOVE_COUNT } parser_move;

/* What the parser looks at, each with its own weights. */
typedef enum {
    SLOT_S0,
    SLOT_S1,
    SLOT_S2,
    SLOT_B0,
    SLOT_B1,
    SLOT_S0L,
    SLOT_S0R,
    SLOT_S1L,
    SLOT_S1R,
    SLOT_B0L,
    SLOT_COUNT
} parser_slot;

/* Small tables added to the hidden layer: labels of children and distances. */
enum {
    EXTRA_S0L,
    EXTRA_S0R,
    EXTRA_S1L,
    EXTRA_S1R,
    EXTRA_B0L,
    EXTRA_DISTANCE,
    EXTRA_COUNT,
    EXTRA_ROWS = 96 /* rows of each table: labels + 1, or distances */
};

typedef struct {
    uint16_t n, next;       /* tokens; first of the buffer; n = the root */
    uint16_t depth;         /* of the stack */
    uint16_t *stack;        /* n + 1 */
    uint16_t *head;         /* n; STATE_NONE = no head yet */
    uint16_t *left, *right; /* n + 1: outermost children; STATE_NONE = none */
    uint8_t *rel;           /* n */
} parser_state;

static inline void state_new(parser_state *s, dl_arena *mem, uint32_t longest) {
    *s = (parser_state){ 0 };
    s->stack = DL_NEW_N(mem, uint16_t, longest + 1);
    s->head = DL_NEW_N(mem, uint16_t, longest + 1);
    s->left = DL_NEW_N(mem, uint16_t, longest + 1);
    s->right = DL_NEW_N(mem, uint16_t, longest + 1);
    s->rel = DL_NEW_N(mem, uint8_t, longest + 1);
}

/* Before a sentence of N tokens. */
static inline void state_reset(parser_state *s, uint32_t n) {
    s->n = (uint16_t)n;
    s->next = s->depth = 0;
    for (uint32_t i = 0; i <= n; i++) s->head[i] = s->left[i] = s->right[i] = STATE_NONE;
}

static inline bool state_final(const parser_state *s) {
    return s->next == s->n && s->depth == 0;
}

static inline bool state_can(const parser_state *s, parser_move move) {
    switch (move) {
    case MOVE_SHIFT: return s->next < s->n;
    case MOVE_LEFT: return s->depth >= 1;
    default: return s->depth >= 2;
    }
}

static inline uint16_t state_top(const parser_state *s, int i) {
    return s->depth > i ? s->stack[s->depth - 1 - i] : (uint16_t)STATE_NONE;
}

static inline void state_apply(parser_state *s, parser_move move, uint8_t rel) {
    if (move == MOVE_SHIFT) {
        s->stack[s->depth++] = s->next++;
        return;
    }
    uint16_t child = s->stack[--s->depth];
    uint16_t head = move == MOVE_LEFT ? s->next : s->stack[s->depth - 1];
    s->head[child] = head;
    s->rel[child] = rel;
    if (child < head) {
        if (s->left[head] == STATE_NONE || child < s->left[head]) s->left[head] = child;
    } else if (s->right[head] == STATE_NONE || child > s->right[head]) {
        s->right[head] = child;
    }
}

/* Tokens of the slots; STATE_NONE where there is none. Index n stands for the root. */
static inline void state_slots(const parser_state *s, uint16_t slot[SLOT_COUNT]) {
    uint16_t s0 = state_top(s, 0), s1 = state_top(s, 1);
    slot[SLOT_S0] = s0;
    slot[SLOT_S1] = s1;
    slot[SLOT_S2] = state_top(s, 2);
    slot[SLOT_B0] = s->next;
    slot[SLOT_B1] = s->next < s->n ? (uint16_t)(s->next + 1) : (uint16_t)STATE_NONE;
    slot[SLOT_S0L] = s0 == STATE_NONE ? (uint16_t)STATE_NONE : s->left[s0];
    slot[SLOT_S0R] = s0 == STATE_NONE ? (uint16_t)STATE_NONE : s->right[s0];
    slot[SLOT_S1L] = s1 == STATE_NONE ? (uint16_t)STATE_NONE : s->left[s1];
    slot[SLOT_S1R] = s1 == STATE_NONE ? (uint16_t)STATE_NONE : s->right[s1];
    slot[SLOT_B0L] = s->left[s->next];
}

/* Rows of the extra tables. */
static inline void state_extras(const parser_state *s, const uint16_t slot[SLOT_COUNT],
                                uint8_t row[EXTRA_COUNT]) {
    static const uint8_t child[] = { SLOT_S0L, SLOT_S0R, SLOT_S1L, SLOT_S1R, SLOT_B0L };
    for (int i = 0; i < 5; i++)
        row[i] = slot[child[i]] == STATE_NONE ? 0 : (uint8_t)(s->rel[slot[child[i]]] + 1);
    uint16_t s0 = slot[SLOT_S0];
    int distance = s0 == STATE_NONE ? 0 : s->next - s0;
    row[EXTRA_DISTANCE] = (uint8_t)(distance > 12 ? 13 + (distance > 20) : distance);
}

#endif
