/* learn.c - one sentence's loss and gradients: tags, then moves and labels.
 *
 * In:  a sentence with its gold tree. Out: gradients in the net's blocks.
 * The parser is trained on the states that it gets into itself: a dynamic oracle says
 * which moves are best from there. Gradients are taken at the end, for all moves at once.
 *
 * SPDX-License-Identifier: MIT */
#include <math.h>

#include "linear.h"
#include "net.h"
#include "oracle.h"

/* N rows of IN by the choices of W into OUT, whose rows are as long as W is wide. */
static void logits(const block *w, const block *b, const float *in, uint32_t n,
                   float *out) {
    for (uint32_t i = 0; i < n; i++)
        memcpy(out + i * w->width, b->w, w->rows * sizeof *out);
    product(out, w->width, (factor){ in, w->cols, 1 }, w->t, w->width, n, w->width,
            w->cols);
}

/* Back from the gradient DY of N such rows: DIN is added to. */
static void logits_back(block *w, block *b, const float *dy, const float *in, uint32_t n,
                        float *din) {
    for (uint32_t i = 0; i < n; i++) axpy(b->g, 1, dy + i * w->width, w->rows);
    product(w->g, w->cols, (factor){ dy, 1, w->width }, in, w->cols, w->rows, w->cols, n);
    product(din, w->cols, (factor){ dy, w->width, 1 }, w->w, w->cols, n, w->cols,
            w->rows);
}

static void softmax(float *x, uint32_t n) {
    float max = x[0], sum = 0;
    for (uint32_t i = 1; i < n; i++) max = x[i] > max ? x[i] : max;
    for (uint32_t i = 0; i < n; i++) sum += x[i] = expf(x[i] - max);
    for (uint32_t i = 0; i < n; i++) x[i] /= sum;
}

static uint32_t best_of(const float *x, uint32_t n) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++) best = x[i] > x[best] ? i : best;
    return best;
}

/* Loss of choosing GOLD; Y, the logits, become their gradient, WEIGHT times. */
static double choice_loss(float *y, uint32_t n, uint32_t gold, float weight) {
    softmax(y, n);
    double loss = -log((double)y[gold] + 1e-9);
    y[gold] -= 1;
    for (uint32_t i = 0; i < n; i++) y[i] *= weight;
    return loss;
}

static double train_tags(network *net, dl_arena *mem, const tree *t, const pass *p,
                         float *dout) {
    double loss = 0;
    uint32_t width = net->tag.width;
    float *y = DL_NEW_N(mem, float, t->n *width);
    logits(&net->tag, &net->tag_bias, p->out, t->n, y);
    for (uint32_t i = 0; i < t->n; i++) {
        loss += choice_loss(y + i * width, DL_POS_COUNT, t->pos[i], t->weight);
        memset(y + i * width + DL_POS_COUNT, 0, (width - DL_POS_COUNT) * sizeof *y);
    }
    logits_back(&net->tag, &net->tag_bias, y, p->out, t->n, dout);
    return loss;
}

/* ---- moves ------------------------------------------------------------------------------ */

/* What one move was chosen by. */
typedef struct {
    uint16_t slot[SLOT_COUNT];
    uint8_t extra[EXTRA_COUNT];
} view;

typedef struct {
    network *net;
    const tree *t;
    const pass *p;
    parser_state s;
    uint32_t n; /* moves made */
    view *views;
    float *h, *mask; /* n x hidden: hidden layer, its dropout */
    float *y;        /* n x width of choice: logits, then their gradients */
    double explore, loss;
} walk;

static void hidden_layer(walk *w, const view *v, float *h, float *mask) {
    network *net = w->net;
    uint32_t H = net->hidden;
    memcpy(h, net->hidden_bias.w, H * sizeof(float));
    for (uint32_t k = 0; k < SLOT_COUNT; k++)
        axpy(h, 1,
             v->slot[k] == STATE_NONE ? net->slot_none.w + k * H
                                      : w->p->slots + (v->slot[k] * SLOT_COUNT + k) * H,
             H);
    for (int e = 0; e < EXTRA_COUNT; e++)
        axpy(h, 1, net->extra[e].w + v->extra[e] * H, H);
    drop_out(net, mask, H);
    for (uint32_t i = 0; i < H; i++) h[i] = h[i] > 0 ? h[i] * mask[i] : 0;
}

/* Any of the moves of least cost will do: the loss is that of their summed probability.
 * The move to follow. */
static parser_move train_move(walk *w, float *y) {
    int cost[MOVE_COUNT], least = ORACLE_ILLEGAL, best_gold = -1;
    float gold = 0;
    oracle_costs(&w->s, w->t, cost);
    for (int m = 0; m < MOVE_COUNT; m++) {
        if (cost[m] < least) least = cost[m];
        if (cost[m] >= ORACLE_ILLEGAL) y[m] = -1e9f;
    }
    uint32_t best = best_of(y, MOVE_COUNT);
    softmax(y, MOVE_COUNT);
    for (int m = 0; m < MOVE_COUNT; m++) {
        if (cost[m] != least) continue;
        gold += y[m];
        if (best_gold < 0 || y[m] > y[best_gold]) best_gold = m;
    }
    w->loss -= log((double)gold + 1e-9);
    for (int m = 0; m < MOVE_COUNT; m++) {
        y[m] -= cost[m] == least ? y[m] / (gold + 1e-9f) : 0;
        y[m] *= w->t->weight;
    }
    bool own = best != (uint32_t)best_gold && net_uniform(w->net) < w->explore;
    return own ? (parser_move)best : (parser_move)best_gold;
}

/* The gold label of the arc that MOVE makes, or -1 when the arc is wrong. */
static int gold_label(const walk *w, parser_move move) {
    uint16_t child = state_top(&w->s, 0);
    uint16_t head = move == MOVE_LEFT ? w->s.next : state_top(&w->s, 1);
    return head == tree_head(w->t, child) ? w->t->rel[child] : -1;
}

/* The label as the parser itself would choose it; Y: logits of labels, from here on
 * their gradient. */
static uint8_t train_label(walk *w, parser_move move, float *y) {
    uint32_t n = w->net->labels;
    int right = gold_label(w, move);
    uint8_t rel = (uint8_t)best_of(y, n);
    if (right >= 0)
        w->loss += choice_loss(y, n, (uint32_t)right, w->t->weight);
    else
        memset(y, 0, n * sizeof *y);
    return rel;
}

static void train_moves(walk *w) {
    uint32_t H = w->net->hidden, width = w->net->choice.width, all = w->net->choice.rows;
    while (!state_final(&w->s)) {
        view *v = &w->views[w->n];
        float *h = w->h + w->n * H, *y = w->y + w->n * width;
        state_slots(&w->s, v->slot);
        state_extras(&w->s, v->slot, v->extra);
        hidden_layer(w, v, h, w->mask + w->n * H);
        logits(&w->net->choice, &w->net->choice_bias, h, 1, y);
        memset(y + all, 0, (width - all) * sizeof *y);
        parser_move move = train_move(w, y);
        uint8_t rel = 0;
        if (move == MOVE_SHIFT)
            memset(y + MOVE_COUNT, 0, w->net->labels * sizeof *y);
        else
            rel = train_label(w, move, y + MOVE_COUNT);
        state_apply(&w->s, move, rel);
        w->n++;
    }
}

/* Gradients of all moves; DSLOTS as pass.slots. */
static void moves_back(walk *w, dl_arena *mem, float *dslots) {
    network *net = w->net;
    uint32_t H = net->hidden;
    float *dh = DL_NEW_N(mem, float, w->n *H);
    logits_back(&net->choice, &net->choice_bias, w->y, w->h, w->n, dh);
    for (uint32_t i = 0; i < w->n * H; i++) dh[i] = w->h[i] > 0 ? dh[i] * w->mask[i] : 0;
    for (uint32_t m = 0; m < w->n; m++, dh += H) {
        const view *v = &w->views[m];
        axpy(net->hidden_bias.g, 1, dh, H);
        for (uint32_t k = 0; k < SLOT_COUNT; k++)
            axpy(v->slot[k] == STATE_NONE ? net->slot_none.g + k * H
                                          : dslots + (v->slot[k] * SLOT_COUNT + k) * H,
                 1, dh, H);
        for (int e = 0; e < EXTRA_COUNT; e++)
            axpy(net->extra[e].g + v->extra[e] * H, 1, dh, H);
    }
}

double net_train(network *net, dl_arena *mem, const tree *t, double explore) {
    pass p;
    uint32_t H = net->hidden, most = 2 * t->n;
    walk w = { .net = net, .t = t, .p = &p, .explore = explore };
    encode(net, mem, t, &p);
    float *dout = DL_NEW_N(mem, float, (t->n + 1) * net->dim);
    float *dslots = DL_NEW_N(mem, float, (t->n + 1) * SLOT_COUNT * H);
    w.loss = train_tags(net, mem, t, &p, dout);
    w.views = DL_NEW_N(mem, view, most);
    w.h = DL_NEW_N(mem, float, most *H);
    w.mask = DL_NEW_N(mem, float, most *H);
    w.y = DL_NEW_N(mem, float, most * net->choice.width);
    state_new(&w.s, mem, t->n);
    state_reset(&w.s, t->n);
    train_moves(&w);
    moves_back(&w, mem, dslots);
    encode_back(net, mem, &p, dslots, dout);
    return w.loss;
}
