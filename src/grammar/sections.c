/* sections.c - checks the arrays of a model file.
 *
 * In:  bytes of a file and where a header says that an array lies. Out: pointers.
 *
 * SPDX-License-Identifier: MIT */
#include "sections.h"

/* The N elements of SIZE bytes that S of FILE holds; NULL: it does not lie inside, behind a
 * header of HEADER bytes, or holds another number. */
static const void *section_at(dl_str file, uint32_t header, model_section s, uint64_t n,
                              uint64_t size) {
    uint64_t end = (uint64_t)s.off + n * size;
    bool fits =
        s.n == n && s.off >= header && s.off % MODEL_ALIGN == 0 && end <= file.len;
    return fits ? file.ptr + s.off : NULL;
}

bool dense_open(dl_str file, uint32_t header, const model_dense *d, uint32_t outputs,
                uint32_t inputs, dense_view *out) {
    uint32_t width = model_width(outputs);
    *out = (dense_view){
        .width = width,
        .inputs = inputs,
        .weights = section_at(file, header, d->weights, (uint64_t)width * inputs,
                              sizeof(int16_t)),
        .scales = section_at(file, header, d->scales, width, sizeof(float)),
        .bias = section_at(file, header, d->bias, width, sizeof(int32_t)),
    };
    if (!out->weights || !out->scales || !out->bias) return false;
    for (uint32_t i = 0; i < width; i++)
        if (!(out->scales[i] >= 0 && out->scales[i] <= 0.25f) ||
            out->bias[i] > BIAS_MAX || out->bias[i] < -BIAS_MAX)
            return false;
    return true;
}

bool table_open(dl_str file, uint32_t header, const model_table *t, uint32_t dim,
                table_view *out) {
    uint32_t cap = t->cap, rows = t->scale.n, used = 0;
    if (cap == 0 || (cap & (cap - 1)) != 0 || cap > (1u << 24) || rows >= cap)
        return false;
    *out = (table_view){
        .mask = cap - 1,
        .keys = section_at(file, header, t->keys, cap, sizeof(uint32_t)),
        .slot = section_at(file, header, t->slot, cap, sizeof(uint32_t)),
        .rows = section_at(file, header, t->rows, (uint64_t)rows * dim, 1),
        .scale = section_at(file, header, t->scale, rows, sizeof(uint16_t)),
    };
    if (!out->keys || !out->slot || !out->rows || !out->scale) return false;
    for (uint32_t i = 0; i < cap; i++) {
        if (!out->keys[i]) continue;
        used++;
        if (out->slot[i] >= rows) return false;
    }
    return used < cap; /* a free place ends every search */
}

bool rows_open(dl_str file, uint32_t header, const model_rows *r, uint32_t n,
               uint32_t dim, rows_view *out) {
    out->rows = section_at(file, header, r->rows, (uint64_t)n * dim, 1);
    out->scale = section_at(file, header, r->scale, n, sizeof(uint16_t));
    return out->rows && out->scale;
}

uint32_t table_row(const table_view *t, uint64_t key) {
    uint32_t mark = key_mark(key);
    for (uint32_t i = (uint32_t)key & t->mask;; i = (i + 1) & t->mask) {
        if (t->keys[i] == mark) return t->slot[i];
        if (t->keys[i] == 0) return DL_NONE;
    }
}
