/* beam.c - parses with several derivations side by side, and with several models.
 *
 * In:  a sentence read by parsers. Out: the tree of the most probable derivation found.
 * Every derivation of n tokens has 2n moves, so all that are followed are equally long.
 * Probabilities are logarithms in whole units of 1/UNIT, so that their sums are exact.
 *
 * SPDX-License-Identifier: MIT */
#include <math.h>

#include "parse_private.h"

enum { UNIT = 4096 };

typedef struct {
    int64_t score;
    uint32_t from; /* state */
    uint8_t move, rel;
} option;

struct dl_beam {
    uint32_t width, longest, n; /* n: derivations now */
    parser_state *now, *next;   /* width each */
    int64_t *scores;            /* of now */
    option *options;            /* width x MOVE_COUNT */
    float *tags;                /* longest x DL_POS_COUNT */
};

dl_beam *dl_beam_new(dl_arena *mem, uint32_t longest, uint32_t width) {
    dl_beam *b = DL_NEW(mem, dl_beam);
    DL_ASSERT(width > 0 && width <= DL_BEAM_MAX);
    b->width = width;
    b->longest = longest;
    b->now = DL_NEW_N(mem, parser_state, width);
    b->next = DL_NEW_N(mem, parser_state, width);
    b->scores = DL_NEW_N(mem, int64_t, width);
    b->options = DL_NEW_N(mem, option, width * MOVE_COUNT);
    b->tags = DL_NEW_N(mem, float, longest *DL_POS_COUNT);
    for (uint32_t i = 0; i < width; i++) {
        state_new(&b->now[i], mem, longest);
        state_new(&b->next[i], mem, longest);
    }
    return b;
}

static uint32_t greatest(const float *x, uint32_t n) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++) best = x[i] > x[best] ? i : best;
    return best;
}

/* The options of derivation FROM behind the *N there are. */
static void add_options(dl_beam *b, uint32_t from, const float *moves, uint8_t rel,
                        uint32_t *n) {
    const parser_state *s = &b->now[from];
    double all = 0;
    float most = -INFINITY;
    for (int i = 0; i < MOVE_COUNT; i++)
        if (state_can(s, (parser_move)i) && moves[i] > most) most = moves[i];
    for (int i = 0; i < MOVE_COUNT; i++)
        if (state_can(s, (parser_move)i)) all += exp((double)(moves[i] - most));
    for (int i = 0; i < MOVE_COUNT; i++) {
        if (!state_can(s, (parser_move)i)) continue;
        double share = (double)(moves[i] - most) - log(all);
        b->options[(*n)++] = (option){ .score = b->scores[from] + llrint(share * UNIT),
                                       .from = from,
                                       .move = (uint8_t)i,
                                       .rel = i == MOVE_SHIFT ? (uint8_t)0 : rel };
    }
}

static uint32_t find_options(dl_beam *b, dl_parser *const *parsers, uint32_t n_parsers) {
    const model_header *h = parsers[0]->m->header;
    uint32_t n = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        float moves[MOVE_COUNT] = { 0 }, labels[MODEL_LABELS] = { 0 };
        for (uint32_t p = 0; p < n_parsers; p++) {
            const dense *layer = &parsers[p]->m->choice;
            parser_judge(parsers[p], &b->now[i]);
            parser_logits(layer, parsers[p]->sum, 0, MOVE_COUNT, moves);
            parser_logits(layer, parsers[p]->sum, MOVE_COUNT, h->labels, labels);
        }
        for (int m = 0; m < MOVE_COUNT; m++) moves[m] /= (float)n_parsers;
        add_options(b, i, moves, (uint8_t)greatest(labels, h->labels), &n);
    }
    return n;
}

/* The best of N options first, as many as the beam is wide; of equals the earlier. */
static void choose(dl_beam *b, uint32_t n) {
    for (uint32_t i = 1; i < n; i++) {
        option o = b->options[i];
        uint32_t k = i;
        for (; k > 0 && b->options[k - 1].score < o.score; k--)
            b->options[k] = b->options[k - 1];
        b->options[k] = o;
    }
    b->n = n < b->width ? n : b->width;
}

static void copy_state(parser_state *to, const parser_state *from) {
    size_t n = from->n;
    to->n = from->n;
    to->next = from->next;
    to->depth = from->depth;
    memcpy(to->stack, from->stack, from->depth * sizeof *to->stack);
    memcpy(to->head, from->head, n * sizeof *to->head);
    memcpy(to->left, from->left, (n + 1) * sizeof *to->left);
    memcpy(to->right, from->right, (n + 1) * sizeof *to->right);
    memcpy(to->rel, from->rel, n * sizeof *to->rel);
}

static void follow(dl_beam *b) {
    for (uint32_t i = 0; i < b->n; i++) {
        const option *o = &b->options[i];
        copy_state(&b->next[i], &b->now[o->from]);
        state_apply(&b->next[i], (parser_move)o->move, o->rel);
        b->scores[i] = o->score;
    }
    parser_state *swap = b->now;
    b->now = b->next;
    b->next = swap;
}

void dl_beam_parse(dl_beam *b, dl_parser *const *parsers, uint32_t n_parsers,
                   const dl_str *forms, uint32_t n, dl_node *nodes) {
    DL_ASSERT(n <= b->longest);
    memset(b->tags, 0, (size_t)n * DL_POS_COUNT * sizeof *b->tags);
    for (uint32_t p = 0; p < n_parsers; p++)
        parser_read(parsers[p], forms, n, nodes, b->tags);
    for (uint32_t i = 0; i < n; i++)
        nodes[i].pos =
            (uint8_t)greatest(b->tags + (size_t)i * DL_POS_COUNT, DL_POS_COUNT);
    state_reset(&b->now[0], n);
    b->scores[0] = 0;
    b->n = 1;
    while (!state_final(&b->now[0])) {
        choose(b, find_options(b, parsers, n_parsers));
        follow(b);
    }
    parser_write(parsers[0]->m, &b->now[0], nodes);
}
