/* tagger_model.c - opens an attribution network in place and checks that it is whole.
 *
 * In:  bytes of a model file, the grammar whose labels it will meet. Out: a
 * dl_attributor that points into the bytes.
 *
 * SPDX-License-Identifier: MIT */
#include "tagger_model.h"

static bool open_layers(dl_attributor *m, dl_str data) {
    const tagger_header *h = m->header;
    uint32_t d = h->dim, e = h->span_dim;
    for (uint32_t l = 0; l < h->layers; l++)
        if (!dense_open(data, sizeof *h, &h->layer[l], d, (1 + TAGGER_LINKS) * d,
                        &m->layer[l]))
            return false;
    for (uint32_t l = 0; l < h->span_layers; l++)
        if (!dense_open(data, sizeof *h, &h->span_layer[l], e, (1 + SPAN_LINKS) * e,
                        &m->span_layer[l]))
            return false;
    return dense_open(data, sizeof *h, &h->cue, CUE_LABELS, d, &m->cue) &&
           dense_open(data, sizeof *h, &h->span, SPAN_LABELS, e, &m->span) &&
           dense_open(data, sizeof *h, &h->token, e, d, &m->token) &&
           dense_open(data, sizeof *h, &h->own, e, d, &m->own);
}

static bool moves_fit(const int32_t *move, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (move[i] > BIAS_MAX || move[i] < -BIAS_MAX) return false;
    return true;
}

static bool open_sections(dl_attributor *m, dl_str data) {
    const tagger_header *h = m->header;
    if (h->probe != tagger_probe() || h->dim == 0 || h->dim > TAGGER_DIM ||
        h->dim % WIDTH_STEP || h->span_dim == 0 || h->span_dim > TAGGER_DIM ||
        h->span_dim % WIDTH_STEP || h->layers > TAGGER_LAYERS ||
        h->span_layers > TAGGER_LAYERS)
        return false;
    for (int f = 0; f < UNIT_KEYS; f++)
        if (!table_open(data, sizeof *h, &h->keys[f], h->dim, &m->keys[f])) return false;
    return rows_open(data, sizeof *h, &h->plain, PLAIN_ROWS, h->dim, &m->plain) &&
           rows_open(data, sizeof *h, &h->pair, PAIR_ROWS, h->span_dim, &m->pair) &&
           moves_fit(&h->cue_move[0][0], CUE_LABELS * CUE_LABELS) &&
           moves_fit(&h->span_move[0][0], SPAN_LABELS * SPAN_LABELS) &&
           open_layers(m, data);
}

dl_code dl_attributor_open(dl_attributor **out, dl_arena *mem, dl_str data,
                           const dl_model *grammar, dl_err *err) {
    dl_attributor *m = DL_NEW(mem, dl_attributor);
    m->header = (const tagger_header *)(const void *)data.ptr;
    if (data.len < sizeof(tagger_header) || (uintptr_t)data.ptr % 16 != 0 ||
        memcmp(m->header->magic, "DATELNA", 8) != 0)
        return dl_fail(err, DL_ESEED, "not an attribution model");
    if (m->header->version != TAGGER_VERSION)
        return dl_fail(err, DL_ESEED, "attribution model of version %u, expected %d",
                       m->header->version, TAGGER_VERSION);
    if (m->header->size != data.len)
        return dl_fail(err, DL_ESEED, "attribution model of %u bytes, expected %u",
                       data.len, m->header->size);
    m->run = kernels_best();
    bool built_in = data.ptr == dl_attributor_embedded().ptr; /* as in dl_model_open() */
    if ((!built_in && tagger_sum(data) != m->header->sum) || !open_sections(m, data))
        return dl_fail(err, DL_ESEED, "attribution model is damaged");
    unit_rel_kinds(grammar, m->rel_kinds);
    *out = m;
    return DL_OK;
}

uint64_t dl_attributor_checksum(const dl_attributor *model) {
    return model->header->sum;
}
