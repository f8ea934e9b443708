/* tagger_learn.c - one paragraph through the attribution network, and gradients back.
 *
 * In:  a unit with its labels. Out: gradients in the network's blocks; or what it reads.
 *
 * SPDX-License-Identifier: MIT */
#include "crf.h"
#include "linear.h"
#include "tagger_net.h"

static const float *weights(const tagger_net *net, const block *b) {
    return net->reading ? b->average : b->w;
}

static void touch(block *b, uint32_t row) {
    if (b->is_touched[row]) return;
    b->is_touched[row] = 1;
    b->touched[b->n_touched++] = row;
}

static void row_add(const tagger_net *net, const block *b, uint32_t row, float *x) {
    axpy(x, 1, weights(net, b) + (size_t)row * b->cols, b->cols);
}

static void row_back(block *b, uint32_t row, const float *g) {
    if (b->sparse) touch(b, row);
    axpy(b->g + (size_t)row * b->cols, 1, g, b->cols);
}

/* y (n x outputs) += x (n x inputs) times W */
static void linear(const tagger_net *net, const block *w, const float *x, uint32_t n,
                   float *y) {
    product(y, w->cols, (factor){ x, w->rows, 1 }, weights(net, w), w->cols, n, w->cols,
            w->rows);
}

static void linear_back(dl_arena *mem, block *w, const float *x, const float *dy,
                        uint32_t n, float *dx) {
    product(w->g, w->cols, (factor){ x, 1, w->rows }, dy, w->cols, w->rows, w->cols, n);
    if (!dx) return;
    float *turned = DL_NEW_N(mem, float, (size_t)w->rows * w->cols);
    for (uint32_t i = 0; i < w->rows; i++)
        for (uint32_t k = 0; k < w->cols; k++)
            turned[(size_t)k * w->rows + i] = w->w[(size_t)i * w->cols + k];
    product(dx, w->rows, (factor){ dy, w->cols, 1 }, turned, w->rows, n, w->rows,
            w->cols);
}

static void add_bias(const tagger_net *net, const block *b, float *y, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        axpy(y + (size_t)i * b->cols, 1, weights(net, b), b->cols);
}

static void bias_back(block *b, const float *dy, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) axpy(b->g, 1, dy + (size_t)i * b->cols, b->cols);
}

static float *dropped(tagger_net *net, dl_arena *mem, float *x, size_t n) {
    if (net->reading) return NULL;
    float *mask = DL_NEW_N(mem, float, n);
    for (size_t i = 0; i < n; i++) {
        mask[i] = tagger_uniform(net) < (double)net->dropout ? 0 : 1 / (1 - net->dropout);
        x[i] *= mask[i];
    }
    return mask;
}

/* ---- layers ----------------------------------------------------------------------------- */

typedef struct {
    const uint16_t (*link)[LINK_N];
    uint32_t from, n; /* of the unit's tokens; links beyond lead nowhere */
} window;

typedef struct {
    float *in, *z, *x; /* n x (1 + links) dim; n x dim; n x dim: what comes out */
} mix_pass;

static uint32_t linked(const window *w, uint32_t i, uint8_t link) {
    uint32_t to = w->link[w->from + i][link];
    return to == UNIT_NONE || to < w->from || to >= w->from + w->n ? DL_NONE
                                                                   : to - w->from;
}

static void mix_forward(tagger_net *net, dl_arena *mem, const mix *m, const window *w,
                        const float *x, mix_pass *p) {
    uint32_t d = m->w.cols, wide = m->w.rows;
    p->in = DL_NEW_N(mem, float, (size_t)w->n *wide);
    p->z = DL_NEW_N(mem, float, (size_t)w->n *d);
    p->x = DL_NEW_N(mem, float, (size_t)w->n *d);
    for (uint32_t i = 0; i < w->n; i++) {
        float *in = p->in + (size_t)i * wide;
        memcpy(in, x + (size_t)i * d, d * sizeof *in);
        for (uint8_t k = 0; k < m->n_links; k++) {
            uint32_t to = linked(w, i, m->link[k]);
            if (to != DL_NONE)
                memcpy(in + (k + 1u) * d, x + (size_t)to * d, d * sizeof *in);
        }
    }
    add_bias(net, &m->bias, p->z, w->n);
    linear(net, &m->w, p->in, w->n, p->z);
    for (size_t i = 0; i < (size_t)w->n * d; i++)
        p->x[i] = x[i] + (p->z[i] > 0 ? p->z[i] : 0);
}

/* DX, the gradient of what came out, becomes that of what went in. */
static void mix_back(dl_arena *mem, mix *m, const window *w, const mix_pass *p,
                     float *dx) {
    uint32_t d = m->w.cols, wide = m->w.rows;
    float *dz = DL_NEW_N(mem, float, (size_t)w->n *d);
    float *din = DL_NEW_N(mem, float, (size_t)w->n *wide);
    for (size_t i = 0; i < (size_t)w->n * d; i++) dz[i] = p->z[i] > 0 ? dx[i] : 0;
    bias_back(&m->bias, dz, w->n);
    linear_back(mem, &m->w, p->in, dz, w->n, din);
    for (uint32_t i = 0; i < w->n; i++) {
        const float *g = din + (size_t)i * wide;
        axpy(dx + (size_t)i * d, 1, g, d);
        for (uint8_t k = 0; k < m->n_links; k++) {
            uint32_t to = linked(w, i, m->link[k]);
            if (to != DL_NONE) axpy(dx + (size_t)to * d, 1, g + (k + 1u) * d, d);
        }
    }
}

/* ---- the encoder ------------------------------------------------------------------------ */

typedef struct {
    tagger_net *net;
    dl_arena *mem;
    const sample *s;
    uint32_t (*rows)[UNIT_KEYS];
    uint32_t *general;
    float *x0, *mask;
    mix_pass layer[TAGGER_LAYERS];
    float *out, *dout; /* n x dim */
    double loss;
} walk;

static void find_rows(walk *w, uint32_t i) {
    tagger_net *net = w->net;
    const uint64_t *keys = w->s->unit.keys[i];
    for (int f = 0; f < UNIT_KEYS; f++) w->rows[i][f] = key_row(&net->keys[f], keys[f]);
    w->general[i] = key_row(&net->general.words, keys[0]);
    if (net->reading) return;
    bool drop = tagger_uniform(net) < (double)net->word_dropout;
    if (drop) w->rows[i][0] = DL_NONE;
    if (drop && tagger_uniform(net) < 0.3) w->general[i] = DL_NONE;
}

static void embed(walk *w) {
    tagger_net *net = w->net;
    uint32_t d = net->dim, g = net->general.dim, n = w->s->unit.n;
    float *general = DL_NEW_N(w->mem, float, (size_t)n *(g ? g : 1));
    w->x0 = DL_NEW_N(w->mem, float, (size_t)n *d);
    for (uint32_t i = 0; i < n; i++) {
        float *x = w->x0 + (size_t)i * d;
        find_rows(w, i);
        for (int f = 0; f < UNIT_KEYS; f++)
            if (w->rows[i][f] != DL_NONE) row_add(net, &net->rows[f], w->rows[i][f], x);
        for (int f = 0; f < PLAIN_N; f++)
            row_add(net, &net->plain, w->s->unit.plain[i][f], x);
        if (w->general[i] != DL_NONE)
            memcpy(general + (size_t)i * g, net->general.at + (size_t)w->general[i] * g,
                   g * sizeof(float));
    }
    if (g) linear(net, &net->project, general, n, w->x0);
    w->mask = dropped(net, w->mem, w->x0, (size_t)n * d);
}

static void embed_back(walk *w, float *dx) {
    tagger_net *net = w->net;
    uint32_t d = net->dim, g = net->general.dim, n = w->s->unit.n;
    float *general = DL_NEW_N(w->mem, float, (size_t)n *(g ? g : 1));
    for (size_t i = 0; i < (size_t)n * d; i++) dx[i] *= w->mask[i];
    for (uint32_t i = 0; i < n; i++) {
        const float *dy = dx + (size_t)i * d;
        for (int f = 0; f < UNIT_KEYS; f++)
            if (w->rows[i][f] != DL_NONE) row_back(&net->rows[f], w->rows[i][f], dy);
        for (int f = 0; f < PLAIN_N; f++)
            row_back(&net->plain, w->s->unit.plain[i][f], dy);
        if (w->general[i] != DL_NONE)
            memcpy(general + (size_t)i * g, net->general.at + (size_t)w->general[i] * g,
                   g * sizeof(float));
    }
    if (g) linear_back(w->mem, &net->project, general, dx, n, NULL);
}

static void encode_unit(walk *w) {
    tagger_net *net = w->net;
    const unit *u = &w->s->unit;
    window all = { (const uint16_t(*)[LINK_N])u->link, 0, u->n };
    w->rows = dl_alloc_n(w->mem, u->n, sizeof *w->rows);
    w->general = DL_NEW_N(w->mem, uint32_t, u->n);
    embed(w);
    w->out = w->x0;
    for (uint32_t l = 0; l < net->layers; l++) {
        mix_forward(net, w->mem, &net->layer[l], &all, w->out, &w->layer[l]);
        w->out = w->layer[l].x;
    }
    w->dout = DL_NEW_N(w->mem, float, (size_t)u->n * net->dim);
}

static void encode_unit_back(walk *w) {
    const unit *u = &w->s->unit;
    window all = { (const uint16_t(*)[LINK_N])u->link, 0, u->n };
    for (uint32_t l = w->net->layers; l-- > 0;)
        mix_back(w->mem, &w->net->layer[l], &all, &w->layer[l], w->dout);
    embed_back(w, w->dout);
}

/* ---- cues ------------------------------------------------------------------------------- */

static float *cue_scores(walk *w) {
    float *score = DL_NEW_N(w->mem, float, (size_t)w->s->unit.n *CRF_COLS);
    add_bias(w->net, &w->net->cue_bias, score, w->s->unit.n);
    linear(w->net, &w->net->cue, w->out, w->s->unit.n, score);
    return score;
}

static void train_cues(walk *w) {
    tagger_net *net = w->net;
    uint32_t n = w->s->unit.n;
    float *score = cue_scores(w);
    w->loss += crf_loss(w->mem, score, n, CUE_LABELS, net->cue_trans.w, w->s->cue,
                        net->cue_trans.g);
    bias_back(&net->cue_bias, score, n);
    linear_back(w->mem, &net->cue, w->out, score, n, w->dout);
}

/* ---- source and content of one cue ------------------------------------------------------ */

typedef struct {
    window at;
    uint32_t cue; /* its token of the unit */
    uint16_t (*rows)[PAIR_N];
    float *h0, *mask, *score;
    mix_pass layer[TAGGER_LAYERS];
    float *out;
} span_pass;

static window window_of(const unit *u, uint32_t first, uint32_t end) {
    uint32_t from = first > WINDOW_LEFT ? first - WINDOW_LEFT : 0;
    uint32_t to = end + WINDOW_RIGHT < u->n ? end + WINDOW_RIGHT : u->n;
    return (window){ (const uint16_t(*)[LINK_N])u->link, from, to - from };
}

static void span_forward(walk *w, const attribution *a, const uint16_t *cue_at,
                         const float *tokens, span_pass *p) {
    tagger_net *net = w->net;
    const unit *u = &w->s->unit;
    uint32_t e = net->span_dim, d = net->dim;
    float *own = DL_NEW_N(w->mem, float, e);
    *p = (span_pass){ .at = window_of(u, a->first, a->end) };
    p->rows = dl_alloc_n(w->mem, u->n, sizeof *p->rows);
    p->cue = unit_pairs(u, w->mem, a->first, a->end, cue_at, p->rows);
    p->h0 = DL_NEW_N(w->mem, float, (size_t)p->at.n *e);
    memcpy(p->h0, tokens + (size_t)p->at.from * e, (size_t)p->at.n * e * sizeof(float));
    axpy(own, 1, weights(net, &net->start), e);
    linear(net, &net->own, w->out + (size_t)p->cue * d, 1, own);
    for (uint32_t i = 0; i < p->at.n; i++) {
        axpy(p->h0 + (size_t)i * e, 1, own, e);
        for (int f = 0; f < PAIR_N; f++)
            row_add(net, &net->pair, p->rows[p->at.from + i][f], p->h0 + (size_t)i * e);
    }
    p->mask = dropped(net, w->mem, p->h0, (size_t)p->at.n * e);
    p->out = p->h0;
    for (uint32_t l = 0; l < net->span_layers; l++) {
        mix_forward(net, w->mem, &net->span_layer[l], &p->at, p->out, &p->layer[l]);
        p->out = p->layer[l].x;
    }
    p->score = DL_NEW_N(w->mem, float, (size_t)p->at.n *CRF_COLS);
    add_bias(net, &net->span_bias, p->score, p->at.n);
    linear(net, &net->span, p->out, p->at.n, p->score);
}

static void span_back(walk *w, span_pass *p, float *dtokens) {
    tagger_net *net = w->net;
    uint32_t e = net->span_dim, d = net->dim;
    float *dh = DL_NEW_N(w->mem, float, (size_t)p->at.n *e);
    float *down = DL_NEW_N(w->mem, float, e);
    bias_back(&net->span_bias, p->score, p->at.n);
    linear_back(w->mem, &net->span, p->out, p->score, p->at.n, dh);
    for (uint32_t l = net->span_layers; l-- > 0;)
        mix_back(w->mem, &net->span_layer[l], &p->at, &p->layer[l], dh);
    for (uint32_t i = 0; i < p->at.n; i++) {
        float *g = dh + (size_t)i * e;
        for (uint32_t k = 0; k < e; k++) g[k] *= p->mask[i * e + k];
        for (int f = 0; f < PAIR_N; f++)
            row_back(&net->pair, p->rows[p->at.from + i][f], g);
        axpy(dtokens + (size_t)(p->at.from + i) * e, 1, g, e);
        axpy(down, 1, g, e);
    }
    bias_back(&net->start, down, 1);
    linear_back(w->mem, &net->own, w->out + (size_t)p->cue * d, down, 1,
                w->dout + (size_t)p->cue * d);
}

static float *token_parts(walk *w) {
    uint32_t n = w->s->unit.n;
    float *tokens = DL_NEW_N(w->mem, float, (size_t)n * w->net->span_dim);
    linear(w->net, &w->net->token, w->out, n, tokens);
    return tokens;
}

static uint16_t *cue_numbers(dl_arena *mem, const sample *s) {
    uint16_t *at = DL_NEW_N(mem, uint16_t, s->unit.n);
    uint16_t number = 0;
    for (uint32_t i = 0; i < s->unit.n; i++) {
        if (s->cue[i] == CUE_BEGIN) number++;
        if (s->cue[i] != CUE_OUT) at[i] = number;
    }
    return at;
}

static void train_spans(walk *w) {
    tagger_net *net = w->net;
    uint32_t n = w->s->unit.n;
    float *tokens = token_parts(w);
    float *dtokens = DL_NEW_N(w->mem, float, (size_t)n * net->span_dim);
    uint16_t *cue_at = cue_numbers(w->mem, w->s);
    for (uint32_t i = 0; i < w->s->list.n; i++) {
        const attribution *a = &w->s->list.at[i];
        span_pass p;
        span_forward(w, a, cue_at, tokens, &p);
        w->loss += crf_loss(w->mem, p.score, p.at.n, SPAN_LABELS, net->span_trans.w,
                            a->label + p.at.from, net->span_trans.g);
        span_back(w, &p, dtokens);
    }
    linear_back(w->mem, &net->token, w->out, dtokens, n, w->dout);
}

double tagger_train(tagger_net *net, dl_arena *mem, const sample *s) {
    walk w = { .net = net, .mem = mem, .s = s };
    encode_unit(&w);
    train_cues(&w);
    if (s->list.n) train_spans(&w);
    encode_unit_back(&w);
    return w.loss;
}

/* ---- reading ---------------------------------------------------------------------------- */

void tagger_read(tagger_net *net, dl_arena *mem, const sample *s, sample *out) {
    walk w = { .net = net, .mem = mem, .s = s };
    uint32_t n = s->unit.n;
    net->reading = true;
    encode_unit(&w);
    *out = (sample){ .unit = s->unit, .cue = DL_NEW_N(mem, uint8_t, n) };
    float *score = cue_scores(&w), *tokens = token_parts(&w);
    for (uint32_t i = 0; i < n; i++)
        score[(size_t)i * CRF_COLS + CUE_BEGIN] += net->readiness;
    crf_best(mem, score, n, CUE_LABELS, net->cue_trans.average, out->cue);
    uint16_t *cue_at = cue_numbers(mem, out);
    for (uint32_t i = 0; i < n; i++) {
        if (out->cue[i] != CUE_BEGIN) continue;
        attribution a = { .first = (uint16_t)i, .end = (uint16_t)(i + 1) };
        while (a.end < n && out->cue[a.end] == CUE_IN) a.end++;
        span_pass p;
        span_forward(&w, &a, cue_at, tokens, &p);
        a.label = DL_NEW_N(mem, uint8_t, n);
        crf_best(mem, p.score, p.at.n, SPAN_LABELS, net->span_trans.average,
                 a.label + p.at.from);
        *DL_PUSH(mem, &out->list) = a;
    }
    net->reading = false;
}
