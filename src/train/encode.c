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
static void find_rows(network *net, const tree *t, uint32_t at, pass *p, bool *first) {
    uint64_t keys[DL_MODEL_FEATURES];
    dl_model_features(t->forms[at], *first, keys);
    *first = *first && dl_model_keeps_first(t->forms[at]);
    bool drop_word = net_uniform(net) < (double)net->word_dropout;
    bool drop_general = drop_word && net_uniform(net) < 0.5;
    for (int f = 0; f < DL_MODEL_FEATURES; f++)
        p->rows[at][f] = key_row(&net->keys[f], keys[f]);
    p->general[at] = key_row(&net->general.words, keys[0]);
    if (drop_word) p->rows[at][0] = DL_NONE;
    if (drop_general) p->general[at] = DL_NONE;
}

void drop_out(network *net, float *mask, size_t n) {
    float keep = 1 / (1 - net->dropout);
    uint32_t limit = (uint32_t)((double)net->dropout * 65536);
    for (size_t i = 0; i < n; i += 4) {
        uint64_t bits = net_random(net);
        for (size_t k = i; k < i + 4 && k < n; k++, bits >>= 16)
            mask[k] = (bits & 0xffff) < limit ? 0 : keep;
    }
}

static void embed(network *net, pass *p) {
    uint32_t d = net->dim, g = net->general.dim, n = p->n;
    float *x = p->x[0] + d;
    for (uint32_t at = 0; at < n; at++) {
        for (int f = 0; f < DL_MODEL_FEATURES; f++)
            if (p->rows[at][f] != DL_NONE)
                axpy(x + at * d, 1, net->features[f].w + (size_t)p->rows[at][f] * d, d);
        if (p->general[at] != DL_NONE)
            memcpy(p->vectors + at * g, net->general.at + (size_t)p->general[at] * g,
                   g * sizeof *p->vectors);
    }
    product(x, d, (factor){ p->vectors, g, 1 }, net->project.t, d, n, d, g);
    drop_out(net, p->mask, (size_t)n * d);
    for (uint32_t i = 0; i < n * d; i++) x[i] *= p->mask[i];
}

static void convolve(network *net, uint32_t layer, pass *p) {
    uint32_t d = net->dim, n = p->n;
    memcpy(p->x[layer], net->edge.w, d * sizeof(float));
    memcpy(p->x[layer] + (n + 1) * d, net->edge.w + d, d * sizeof(float));
    float *z = p->z[layer], *x = p->x[layer + 1] + d;
    const float *in = p->x[layer]; /* three neighbours lie side by side */
    for (uint32_t t = 0; t < n; t++)
        memcpy(z + t * d, net->conv_bias[layer].w, d * sizeof *z);
    product(z, d, (factor){ in, d, 1 }, net->conv[layer].t, d, n, d, 3 * d);
    for (uint32_t i = 0; i < n * d; i++) x[i] = in[d + i] + (z[i] > 0 ? z[i] : 0);
}

void encode(network *net, dl_arena *mem, const tree *t, pass *p) {
    uint32_t d = net->dim, n = t->n, wide = SLOT_COUNT * net->hidden;
    bool first = true;
    *p = (pass){ .n = n };
    p->rows = dl_alloc_n(mem, n, sizeof *p->rows);
    p->general = DL_NEW_N(mem, uint32_t, n);
    p->vectors = DL_NEW_N(mem, float, n * net->general.dim);
    p->mask = DL_NEW_N(mem, float, n *d);
    p->out = DL_NEW_N(mem, float, (n + 1) * d);
    p->slots = DL_NEW_N(mem, float, (n + 1) * wide);
    for (uint32_t l = 0; l <= net->layers; l++)
        p->x[l] = DL_NEW_N(mem, float, (n + 2) * d);
    for (uint32_t l = 0; l < net->layers; l++) p->z[l] = DL_NEW_N(mem, float, n *d);
    for (uint32_t i = 0; i < n; i++) find_rows(net, t, i, p, &first);
    embed(net, p);
    for (uint32_t l = 0; l < net->layers; l++) convolve(net, l, p);
    memcpy(p->out, p->x[net->layers] + d, n * d * sizeof(float));
    memcpy(p->out + n * d, net->root.w, d * sizeof(float));
    product(p->slots, wide, (factor){ p->out, d, 1 }, net->slot.t, wide, n + 1, wide, d);
}

/* ---- back ------------------------------------------------------------------------------- */

/* From the gradients above to those BELOW a layer, with edges; DZ is room for n x dim. */
static void convolve_back(network *net, uint32_t layer, const pass *p, const float *above,
                          float *below, float *dz) {
    uint32_t d = net->dim, n = p->n;
    block *conv = &net->conv[layer];
    memset(below, 0, (n + 2) * d * sizeof *below);
    memcpy(below + d, above + d, n * d * sizeof *below);
    for (uint32_t i = 0; i < n * d; i++) dz[i] = p->z[layer][i] > 0 ? above[d + i] : 0;
    for (uint32_t t = 0; t < n; t++) axpy(net->conv_bias[layer].g, 1, dz + t * d, d);
    product(conv->g, 3 * d, (factor){ dz, 1, d }, p->x[layer], d, d, 3 * d, n);
    for (uint32_t j = 0; j < 3; j++)
        product(below + j * d, d, (factor){ dz, d, 1 }, conv->w + j * d, 3 * d, n, d, d);
    axpy(net->edge.g, 1, below, d);
    axpy(net->edge.g + d, 1, below + (n + 1) * d, d);
}

static void embed_back(network *net, const pass *p, float *g) {
    uint32_t d = net->dim, dim = net->general.dim;
    for (uint32_t i = 0; i < p->n * d; i++) g[i] *= p->mask[i];
    for (uint32_t at = 0; at < p->n; at++)
        for (int f = 0; f < DL_MODEL_FEATURES; f++) {
            uint32_t row = p->rows[at][f];
            if (row == DL_NONE) continue;
            touch(&net->features[f], row);
            axpy(net->features[f].g + (size_t)row * d, 1, g + at * d, d);
        }
    product(net->project.g, dim, (factor){ g, 1, d }, p->vectors, dim, d, dim, p->n);
}

void encode_back(network *net, dl_arena *mem, const pass *p, const float *dslots,
                 float *dout) {
    uint32_t d = net->dim, n = p->n, wide = SLOT_COUNT * net->hidden;
    float *above = DL_NEW_N(mem, float, (n + 2) * d);
    float *below = DL_NEW_N(mem, float, (n + 2) * d);
    float *dz = DL_NEW_N(mem, float, n *d);
    product(net->slot.g, d, (factor){ dslots, 1, wide }, p->out, d, wide, d, n + 1);
    product(dout, d, (factor){ dslots, wide, 1 }, net->slot.w, d, n + 1, d, wide);
    axpy(net->root.g, 1, dout + n * d, d);
    memcpy(above + d, dout, n * d * sizeof(float));
    for (uint32_t l = net->layers; l-- > 0;) {
        convolve_back(net, l, p, above, below, dz);
        float *swap = above;
        above = below;
        below = swap;
    }
    embed_back(net, p, above + d);
}
