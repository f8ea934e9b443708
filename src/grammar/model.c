/* model.c - opens a model in place and checks that it is whole.
 *
 * In:  bytes of a model file. Out: a dl_model that points into them.
 * Every section must lie inside the file, aligned and of the size its use implies: after
 * that nothing in the hot path needs a check.
 *
 * SPDX-License-Identifier: MIT */
#include "model_private.h"

static bool fits(const dl_model *m, model_section s, uint64_t n, uint64_t size) {
    uint64_t end = (uint64_t)s.off + n * size;
    return s.n == n && s.off >= sizeof(model_header) && s.off % MODEL_ALIGN == 0 &&
           end <= m->header->size;
}

static const void *at(const dl_model *m, model_section s) {
    return (const char *)m->header + s.off;
}

/* Scales and biases must keep the sums of the hot path within their types. */
static bool open_dense(dl_model *m, const model_dense *d, uint32_t outputs,
                       uint32_t inputs, dense *out) {
    uint32_t width = model_width(outputs);
    if (!fits(m, d->weights, (uint64_t)width * inputs, sizeof(int16_t)) ||
        !fits(m, d->scales, width, sizeof(float)) ||
        !fits(m, d->bias, width, sizeof(int32_t)))
        return false;
    *out = (dense){ .width = width,
                    .inputs = inputs,
                    .weights = at(m, d->weights),
                    .scales = at(m, d->scales),
                    .bias = at(m, d->bias) };
    for (uint32_t i = 0; i < width; i++)
        if (!(out->scales[i] >= 0 && out->scales[i] <= 0.25f) ||
            out->bias[i] > BIAS_MAX || out->bias[i] < -BIAS_MAX)
            return false;
    return true;
}

static bool open_table(dl_model *m, int f) {
    const model_header *h = m->header;
    uint32_t cap = h->table[f].cap, rows = h->table[f].scale.n;
    if (cap == 0 || (cap & (cap - 1)) != 0 || cap > (1u << 24) || rows >= cap)
        return false;
    if (!fits(m, h->table[f].keys, cap, sizeof(uint32_t)) ||
        !fits(m, h->table[f].slot, cap, sizeof(uint32_t)) ||
        !fits(m, h->table[f].rows, (uint64_t)rows * h->dim, 1) ||
        !fits(m, h->table[f].scale, rows, sizeof(uint16_t)))
        return false;
    m->table[f] = (table){ .mask = cap - 1,
                           .keys = at(m, h->table[f].keys),
                           .slot = at(m, h->table[f].slot),
                           .rows = at(m, h->table[f].rows),
                           .scale = at(m, h->table[f].scale) };
    uint32_t used = 0;
    for (uint32_t i = 0; i < cap; i++) {
        if (!m->table[f].keys[i]) continue;
        used++;
        if (m->table[f].slot[i] >= rows) return false;
    }
    return used < cap; /* a free place ends every search */
}

/* NAME, else what stands before its colon ("cc:preconj" counts as cc), else DEP. */
static uint8_t rel_named(const char *name) {
    size_t base = strcspn(name, ":");
    uint8_t found = DL_REL_DEP;
    for (uint8_t rel = 0; rel < DL_REL_COUNT; rel++) {
        const char *known = dl_rel_name(rel);
        if (strcmp(known, name) == 0) return rel;
        if (strlen(known) == base && strncmp(known, name, base) == 0) found = rel;
    }
    return found;
}

static bool open_names(dl_model *m) {
    const model_header *h = m->header;
    if (!fits(m, h->names, (uint64_t)h->labels * MODEL_LABEL_SIZE, 1)) return false;
    m->names = at(m, h->names);
    for (uint32_t i = 0; i < h->labels; i++)
        if (!memchr(m->names + i * MODEL_LABEL_SIZE, '\0', MODEL_LABEL_SIZE))
            return false;
    for (uint32_t i = 0; i < h->labels; i++)
        m->rel[i] = rel_named(m->names + i * MODEL_LABEL_SIZE);
    int root = dl_model_label_named(m, DL_LIT("root"));
    int loose = dl_model_label_named(m, DL_LIT("parataxis"));
    m->root_label = (uint8_t)root;
    m->loose_label = (uint8_t)loose;
    return root >= 0 && loose >= 0;
}

static bool open_layers(dl_model *m) {
    const model_header *h = m->header;
    uint32_t d = h->dim, H = h->hidden;
    for (uint32_t l = 0; l < h->layers; l++)
        if (!open_dense(m, &h->conv[l], d, 3 * d, &m->conv[l])) return false;
    return open_dense(m, &h->slots, SLOT_COUNT * H, d, &m->slots) &&
           open_dense(m, &h->tag, DL_POS_COUNT, d, &m->tag) &&
           open_dense(m, &h->choice, MOVE_COUNT + h->labels, H, &m->choice);
}

static bool open_vectors(dl_model *m) {
    const model_header *h = m->header;
    uint32_t d = h->dim, H = h->hidden;
    if (!fits(m, h->edge, 2 * d, 2) || !fits(m, h->root, d, 2) ||
        !fits(m, h->none, SLOT_COUNT * H, 2) || !fits(m, h->hidden_bias, H, 2) ||
        !fits(m, h->extra, EXTRA_COUNT * EXTRA_ROWS * H, 2))
        return false;
    m->edge = at(m, h->edge);
    m->root = at(m, h->root);
    m->none = at(m, h->none);
    m->hidden_bias = at(m, h->hidden_bias);
    m->extra = at(m, h->extra);
    return true;
}

static bool open_sections(dl_model *m) {
    const model_header *h = m->header;
    if (h->dim == 0 || h->dim > MODEL_DIM || h->dim % WIDTH_STEP || h->hidden == 0 ||
        h->hidden > MODEL_DIM || h->hidden % WIDTH_STEP || h->layers == 0 ||
        h->layers > MODEL_LAYERS || h->labels == 0 || h->labels > MODEL_LABELS)
        return false;
    for (int f = 0; f < DL_MODEL_FEATURES; f++)
        if (!open_table(m, f)) return false;
    return open_layers(m) && open_vectors(m) && open_names(m);
}

dl_code dl_model_open(dl_model **out, dl_arena *mem, dl_str data, dl_err *err) {
    dl_model *m = DL_NEW(mem, dl_model);
    m->header = (const model_header *)(const void *)data.ptr;
    if (data.len < sizeof(model_header) || (uintptr_t)data.ptr % 16 != 0 ||
        memcmp(m->header->magic, "DATELNG", 8) != 0)
        return dl_fail(err, DL_ESEED, "not a grammar model");
    if (m->header->version != MODEL_VERSION)
        return dl_fail(err, DL_ESEED, "grammar model of version %u, expected %u",
                       m->header->version, MODEL_VERSION);
    if (m->header->size != data.len)
        return dl_fail(err, DL_ESEED, "grammar model of %u bytes, expected %u", data.len,
                       m->header->size);
    m->run = kernels_best();
    /* the built-in one is no file that can be damaged, and large: its sum is a test's business */
    bool built_in = data.ptr == dl_model_embedded().ptr;
    if ((!built_in && model_sum(data) != m->header->sum) || !open_sections(m))
        return dl_fail(err, DL_ESEED, "grammar model is damaged");
    *out = m;
    return DL_OK;
}

uint64_t dl_model_checksum(const dl_model *model) {
    return model->header->sum;
}

int dl_model_labels(const dl_model *model) {
    return (int)model->header->labels;
}

const char *dl_model_label(const dl_model *model, int rel) {
    DL_ASSERT(rel >= 0 && (uint32_t)rel < model->header->labels);
    return model->names + rel * MODEL_LABEL_SIZE;
}

dl_rel dl_model_rel(const dl_model *model, int label) {
    DL_ASSERT(label >= 0 && (uint32_t)label < model->header->labels);
    return (dl_rel)model->rel[label];
}

int dl_model_label_named(const dl_model *model, dl_str name) {
    for (int i = 0; i < dl_model_labels(model); i++)
        if (dl_str_is(name, dl_model_label(model, i))) return i;
    return -1;
}

void dl_model_beam(dl_model *model, uint32_t width) {
    DL_ASSERT(width <= DL_BEAM_MAX);
    model->beam = width;
}
