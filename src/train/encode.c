/* encode.c - from tokens to vectors, and gradients back.
 *
 * In:  a sentence. Out: a vector for every token and what each adds to the parser.
 * A token is the sum of its feature rows and its projected general vector; residual
 * convolutions over three neighbours with ReLU follow.
 *
 * SPDX-License-Identifier: MIT */
#include "linear.h"
#include "net.h"

static void touch(block *b, uint32_t row) {
    if (b->is_touched[row]) return;
    b->is_touched[row] = 1;
    b->touched[b->n_touched++] = row;
}

/* Rows of token T; words are dropped now and then, so that their look is learned too. */
static void find_rows(network *net, const tree *t, uint32_t at, pass *p) {
    uint64_t keys[DL_MODEL_FEATURES];
    dl_model_features(t->forms[at], at == 0, keys);
    bool drop_word = net_uniform(net) < (double)net->word_dropout;
    bool drop_general = drop_word && net_uniform(net) < 0.5;
    for (int f = 0; f < DL_MODEL_FEATURES; f++)
        p->rows[at][f] = key_row(&net->keys[f], keys[f]);
    p->general[at] = key_row(&net->general.words, keys[0]);
    if (drop_word) p->rows[at][0] = DL_NONE;
    if (drop_general) p->general[at] = DL_NONE;
}

static void embed(network *net, uint32_t at, pass *p) {
    uint32_t d = net->dim, g = net->general.dim;
    float *x = p->x[0] + (at + 1) * d;
    for (int f = 0; f < DL_MODEL_FEATURES; f++)
        if (p->rows[at][f] != DL_NONE)
            axpy(x, 1, net->features[f].w + (size_t)p->rows[at][f] * d, d);
    if (p->general[at] != DL_NONE) {
        const float *v = net->general.at + (size_t)p->general[at] * g;
        for (uint32_t i = 0; i < d; i++) x[i] += dot(net->project.w + i * g, v, g);
    }
    for (uint32_t i = 0; i < d; i++) {
        bool drop = net_uniform(net) < (double)net->dropout;
        p->mask[at * d + i] = drop ? 0 : 1 / (1 - net->dropout);
        x[i] *= p->mask[at * d + i];
    }
}

static void convolve(network *net, uint32_t layer, pass *p) {
    uint32_t d = net->dim, n = p->n;
    const float *w = net->conv[layer].w, *b = net->conv_bias[layer].w;
    memcpy(p->x[layer], net->edge.w, d * sizeof(float));
    memcpy(p->x[layer] + (n + 1) * d, net->edge.w + d, d * sizeof(float));
    for (uint32_t t = 0; t < n; t++) {
        const float *in = p->x[layer] + t * d; /* three neighbours lie side by side */
        float *z = p->z[layer] + t * d, *x = p->x[layer + 1] + (t + 1) * d;
        for (uint32_t i = 0; i < d; i++) {
            z[i] = b[i] + dot(w + i * 3 * d, in, 3 * d);
            x[i] = in[d + i] + (z[i] > 0 ? z[i] : 0);
        }
    }
}

void encode(network *net, dl_arena *mem, const tree *t, pass *p) {
    uint32_t d = net->dim, n = t->n;
    *p = (pass){ .n = n };
    p->rows = dl_alloc_n(mem, n, sizeof *p->rows);
    p->general = DL_NEW_N(mem, uint32_t, n);
    p->mask = DL_NEW_N(mem, float, n *d);
    p->out = DL_NEW_N(mem, float, (n + 1) * d);
    for (uint32_t l = 0; l <= net->layers; l++)
        p->x[l] = DL_NEW_N(mem, float, (n + 2) * d);
    for (uint32_t l = 0; l < net->layers; l++) p->z[l] = DL_NEW_N(mem, float, n *d);
    for (uint32_t i = 0; i < n; i++) {
        find_rows(net, t, i, p);
        embed(net, i, p);
    }
    for (uint32_t l = 0; l < net->layers; l++) convolve(net, l, p);
    memcpy(p->out, p->x[net->layers] + d, n * d * sizeof(float));
    memcpy(p->out + n * d, net->root.w, d * sizeof(float));
    for (int s = 0; s < SLOT_COUNT; s++) {
        p->slots[s] = DL_NEW_N(mem, float, (n + 1) * net->hidden);
        for (uint32_t i = 0; i <= n; i++)
            for (uint32_t k = 0; k < net->hidden; k++)
                p->slots[s][i * net->hidden + k] =
                    dot(net->slot[s].w + k * d, p->out + i * d, d);
    }
}

/* ---- back ------------------------------------------------------------------------------- */

static void convolve_back(network *net, uint32_t layer, const pass *p, const float *above,
                          float *below) {
    uint32_t d = net->dim, n = p->n;
    block *conv = &net->conv[layer];
    memset(below, 0, (n + 2) * d * sizeof(float));
    for (uint32_t t = 0; t < n; t++) {
        const float *in = p->x[layer] + t * d, *dy = above + (t + 1) * d;
        axpy(below + (t + 1) * d, 1, dy, d);
        for (uint32_t i = 0; i < d; i++) {
            if (p->z[layer][t * d + i] <= 0 || dy[i] == 0) continue;
            net->conv_bias[layer].g[i] += dy[i];
            axpy(conv->g + i * 3 * d, dy[i], in, 3 * d);
            axpy(below + t * d, dy[i], conv->w + i * 3 * d, 3 * d);
        }
    }
    axpy(net->edge.g, 1, below, d);
    axpy(net->edge.g + d, 1, below + (n + 1) * d, d);
}

static void embed_back(network *net, uint32_t at, const pass *p, float *g) {
    uint32_t d = net->dim, dim = net->general.dim;
    for (uint32_t i = 0; i < d; i++) g[i] *= p->mask[at * d + i];
    for (int f = 0; f < DL_MODEL_FEATURES; f++) {
        uint32_t row = p->rows[at][f];
        if (row == DL_NONE) continue;
        touch(&net->features[f], row);
        axpy(net->features[f].g + (size_t)row * d, 1, g, d);
    }
    if (p->general[at] == DL_NONE) return;
    const float *v = net->general.at + (size_t)p->general[at] * dim;
    for (uint32_t i = 0; i < d; i++) axpy(net->project.g + i * dim, g[i], v, dim);
}

void encode_back(network *net, dl_arena *mem, const pass *p, const float *dout) {
    uint32_t d = net->dim, n = p->n;
    float *above = DL_NEW_N(mem, float, (n + 2) * d);
    float *below = DL_NEW_N(mem, float, (n + 2) * d);
    axpy(net->root.g, 1, dout + n * d, d);
    memcpy(above + d, dout, n * d * sizeof(float));
    for (uint32_t l = net->layers; l-- > 0;) {
        convolve_back(net, l, p, above, below);
        float *swap = above;
        above = below;
        below = swap;
    }
    for (uint32_t t = 0; t < n; t++) embed_back(net, t, p, above + (t + 1) * d);
}
