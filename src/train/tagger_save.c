/* tagger_save.c - writes a trained attribution network as a model file.
 *
 * In:  the averaged weights. Out: the file of speech/tagger_format.h.
 * A word's own row and its projected general vector become one row.
 *
 * SPDX-License-Identifier: MIT */
#include "fixed.h"
#include "tagger_net.h"

static void add_general(const tagger_net *n, uint32_t row, float *value) {
    uint32_t g = n->general.dim;
    for (uint32_t i = 0; i < n->dim; i++) {
        double sum = 0;
        for (uint32_t k = 0; k < g; k++)
            sum += (double)(n->project.average[k * n->dim + i] *
                            n->general.at[(size_t)row * g + k]);
        value[i] += (float)sum;
    }
}

static bool is_key(const key_table *t, uint64_t key) {
    return key_row(t, key) != DL_NONE;
}

static model_table put_keys(dl_buf *out, const tagger_net *n, int f, uint32_t more) {
    const key_table *own = &n->keys[f], *general = &n->general.words;
    fixed_table t = fixed_table_new(own->n + (f ? 0 : more), n->dim);
    float value[TAGGER_DIM];
    for (uint32_t i = 0; i < own->cap; i++) {
        if (!own->keys[i]) continue;
        memcpy(value, n->rows[f].average + (size_t)own->rows[i] * n->dim,
               n->dim * sizeof *value);
        uint32_t row = f ? DL_NONE : key_row(general, own->keys[i]);
        if (row != DL_NONE) add_general(n, row, value);
        fixed_table_add(&t, own->keys[i], value);
    }
    /* the most frequent of the general words that the corpus does not have */
    for (uint32_t row = 0, i; !f && more && row < general->n; row++) {
        for (i = 0; i < general->cap; i++)
            if (general->keys[i] && general->rows[i] == row) break;
        if (is_key(own, general->keys[i])) continue;
        memset(value, 0, sizeof value);
        add_general(n, row, value);
        fixed_table_add(&t, general->keys[i], value);
        more--;
    }
    return fixed_table_put(out, &t);
}

static void put_moves(const block *b, uint32_t labels, double scale, int32_t *out) {
    for (uint32_t j = 0; j < labels; j++)
        for (uint32_t k = 0; k < labels; k++)
            out[j * labels + k] =
                fixed_limited((double)b->average[j * CRF_COLS + k] * scale, BIAS_MAX);
}

void tagger_save(const tagger_net *n, uint32_t more, dl_buf *out) {
    const double parts = (double)TOKEN_UNIT * (1 << PART_SHIFT);
    tagger_header h = { .magic = "DATELNA",
                        .version = TAGGER_VERSION,
                        .probe = tagger_probe(),
                        .dim = n->dim,
                        .span_dim = n->span_dim,
                        .layers = n->layers,
                        .span_layers = n->span_layers };
    float bias[CRF_COLS];
    block ready = n->cue_bias;
    double scale;
    memcpy(bias, ready.average, sizeof bias);
    bias[CUE_BEGIN] += n->readiness;
    ready.average = bias;
    dl_buf_add(out, (const char *)&h, sizeof h);
    for (int f = 0; f < UNIT_KEYS; f++) h.keys[f] = put_keys(out, n, f, more);
    h.plain = fixed_rows(out, n->plain.average, PLAIN_ROWS, n->dim);
    h.pair = fixed_rows(out, n->pair.average, PAIR_ROWS, n->span_dim);
    for (uint32_t l = 0; l < n->layers; l++)
        h.layer[l] =
            fixed_layer(out, &n->layer[l].w, &n->layer[l].bias, n->dim, TOKEN_UNIT);
    for (uint32_t l = 0; l < n->span_layers; l++)
        h.span_layer[l] = fixed_layer(out, &n->span_layer[l].w, &n->span_layer[l].bias,
                                      n->span_dim, TOKEN_UNIT);
    h.token = fixed_layer(out, &n->token, NULL, n->span_dim, parts);
    h.own = fixed_layer(out, &n->own, &n->start, n->span_dim, parts);
    h.cue = fixed_choice(out, &n->cue, &ready, CUE_LABELS, &scale);
    put_moves(&n->cue_trans, CUE_LABELS, scale, &h.cue_move[0][0]);
    h.span = fixed_choice(out, &n->span, &n->span_bias, SPAN_LABELS, &scale);
    put_moves(&n->span_trans, SPAN_LABELS, scale, &h.span_move[0][0]);
    h.size = (uint32_t)out->len;
    memcpy(out->ptr, &h, sizeof h);
    h.sum = tagger_sum((dl_str){ out->ptr, h.size });
    memcpy(out->ptr, &h, sizeof h);
}
