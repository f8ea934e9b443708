/* learn.c - one sentence's loss and gradients: tags, then moves and labels.
 *
 * In:  a sentence with its gold tree. Out: gradients in the net's blocks.
 * The parser is trained on the states that it gets into itself: a dynamic oracle says
 * which moves are best from there.
 *
 * SPDX-License-Identifier: MIT */
#include <math.h>

#include "linear.h"
#include "net.h"
#include "oracle.h"

static void logits(const block *w, const block *b, const float *in, float *out) {
    for (uint32_t i = 0; i < w->rows; i++)
        out[i] = b->w[i] + dot(w->w + i * w->cols, in, w->cols);
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

static void linear_back(block *w, block *b, const float *dy, const float *x, float *dx) {
    for (uint32_t i = 0; i < w->rows; i++) {
        if (dy[i] == 0) continue;
        b->g[i] += dy[i];
        axpy(w->g + i * w->cols, dy[i], x, w->cols);
        axpy(dx, dy[i], w->w + i * w->cols, w->cols);
    }
}

/* Loss of choosing GOLD; Y, the logits, become their gradient. */
static double choice_loss(float *y, uint32_t n, uint32_t gold) {
    softmax(y, n);
    double loss = -log((double)y[gold] + 1e-9);
    y[gold] -= 1;
    return loss;
}

static double train_tags(network *net, const tree *t, const pass *p, float *dout) {
    double loss = 0;
    uint32_t d = net->dim;
    for (uint32_t i = 0; i < t->n; i++) {
        float y[DL_POS_COUNT];
        logits(&net->tag, &net->tag_bias, p->out + i * d, y);
        loss += choice_loss(y, DL_POS_COUNT, t->pos[i]);
        linear_back(&net->tag, &net->tag_bias, y, p->out + i * d, dout + i * d);
    }
    return loss;
}

/* ---- moves ------------------------------------------------------------------------------ */

typedef struct {
    network *net;
    const tree *t;
    const pass *p;
    parser_state s;
    uint16_t slot[SLOT_COUNT];
    uint8_t extra[EXTRA_COUNT];
    float *h, *dh, *mask;      /* hidden layer, its gradient and dropout */
    float *dslots[SLOT_COUNT]; /* gradients of p->slots */
    double explore, loss;
} walk;

static void hidden_layer(walk *w) {
    network *net = w->net;
    uint32_t H = net->hidden;
    state_slots(&w->s, w->slot);
    state_extras(&w->s, w->slot, w->extra);
    memcpy(w->h, net->hidden_bias.w, H * sizeof(float));
    for (uint32_t k = 0; k < SLOT_COUNT; k++)
        axpy(w->h, 1,
             w->slot[k] == STATE_NONE ? net->slot_none.w + k * H
                                      : w->p->slots[k] + w->slot[k] * H,
             H);
    for (int e = 0; e < EXTRA_COUNT; e++)
        axpy(w->h, 1, net->extra[e].w + w->extra[e] * H, H);
    for (uint32_t i = 0; i < H; i++) {
        bool drop = net_uniform(net) < (double)net->dropout;
        w->mask[i] = drop ? 0 : 1 / (1 - net->dropout);
        w->h[i] = w->h[i] > 0 ? w->h[i] * w->mask[i] : 0;
    }
}

static void hidden_back(walk *w) {
    network *net = w->net;
    uint32_t H = net->hidden;
    for (uint32_t i = 0; i < H; i++) w->dh[i] = w->h[i] > 0 ? w->dh[i] * w->mask[i] : 0;
    axpy(net->hidden_bias.g, 1, w->dh, H);
    for (uint32_t k = 0; k < SLOT_COUNT; k++)
        axpy(w->slot[k] == STATE_NONE ? net->slot_none.g + k * H
                                      : w->dslots[k] + w->slot[k] * H,
             1, w->dh, H);
    for (int e = 0; e < EXTRA_COUNT; e++)
        axpy(net->extra[e].g + w->extra[e] * H, 1, w->dh, H);
}

/* Any of the moves of least cost will do: the loss is that of their summed probability.
 * The move to follow. */
static parser_move train_move(walk *w) {
    int cost[MOVE_COUNT], least = ORACLE_ILLEGAL, best = 0, best_gold = -1;
    float y[MOVE_COUNT], gold = 0;
    logits(&w->net->move, &w->net->move_bias, w->h, y);
    oracle_costs(&w->s, w->t, cost);
    for (int m = 0; m < MOVE_COUNT; m++) {
        if (cost[m] >= ORACLE_ILLEGAL) y[m] = -1e9f;
        if (cost[m] < least) least = cost[m];
    }
    softmax(y, MOVE_COUNT);
    for (int m = 0; m < MOVE_COUNT; m++) {
        if (y[m] > y[best]) best = m;
        if (cost[m] != least) continue;
        gold += y[m];
        if (best_gold < 0 || y[m] > y[best_gold]) best_gold = m;
    }
    w->loss -= log((double)gold + 1e-9);
    for (int m = 0; m < MOVE_COUNT; m++)
        y[m] -= cost[m] == least ? y[m] / (gold + 1e-9f) : 0;
    linear_back(&w->net->move, &w->net->move_bias, y, w->h, w->dh);
    bool own = best != best_gold && net_uniform(w->net) < w->explore;
    return (parser_move)(own ? best : best_gold);
}

/* The gold label of the arc that MOVE makes, or -1 when the arc is wrong. */
static int gold_label(const walk *w, parser_move move) {
    uint16_t child = state_top(&w->s, 0);
    uint16_t head = move == MOVE_LEFT ? w->s.next : state_top(&w->s, 1);
    return head == tree_head(w->t, child) ? w->t->rel[child] : -1;
}

/* The label as the parser itself would choose it. */
static uint8_t train_label(walk *w, parser_move move) {
    float y[BANK_LABELS];
    int right = gold_label(w, move);
    logits(&w->net->label, &w->net->label_bias, w->h, y);
    uint8_t rel = (uint8_t)best_of(y, w->net->labels);
    if (right >= 0) {
        w->loss += choice_loss(y, w->net->labels, (uint32_t)right);
        linear_back(&w->net->label, &w->net->label_bias, y, w->h, w->dh);
    }
    return rel;
}

static void train_moves(walk *w) {
    while (!state_final(&w->s)) {
        hidden_layer(w);
        memset(w->dh, 0, w->net->hidden * sizeof(float));
        parser_move move = train_move(w);
        uint8_t rel = move == MOVE_SHIFT ? 0 : train_label(w, move);
        hidden_back(w);
        state_apply(&w->s, move, rel);
    }
}

static void slots_back(walk *w, float *dout) {
    uint32_t d = w->net->dim, H = w->net->hidden;
    for (int s = 0; s < SLOT_COUNT; s++)
        for (uint32_t i = 0; i <= w->t->n; i++)
            for (uint32_t k = 0; k < H; k++) {
                float g = w->dslots[s][i * H + k];
                if (g == 0) continue;
                axpy(w->net->slot[s].g + k * d, g, w->p->out + i * d, d);
                axpy(dout + i * d, g, w->net->slot[s].w + k * d, d);
            }
}

double net_train(network *net, dl_arena *mem, const tree *t, double explore) {
    pass p;
    uint32_t H = net->hidden;
    walk w = { .net = net, .t = t, .p = &p, .explore = explore };
    encode(net, mem, t, &p);
    float *dout = DL_NEW_N(mem, float, (t->n + 1) * net->dim);
    w.loss = train_tags(net, t, &p, dout);
    w.h = DL_NEW_N(mem, float, H);
    w.dh = DL_NEW_N(mem, float, H);
    w.mask = DL_NEW_N(mem, float, H);
    for (int s = 0; s < SLOT_COUNT; s++)
        w.dslots[s] = DL_NEW_N(mem, float, (t->n + 1) * H);
    state_new(&w.s, mem, t->n);
    state_reset(&w.s, t->n);
    train_moves(&w);
    slots_back(&w, dout);
    encode_back(net, mem, &p, dout);
    return w.loss;
}
