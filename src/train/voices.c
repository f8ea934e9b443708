/* voices.c - opens models and lets them parse together.
 *
 * In:  model files, sentences. Out: trees.
 *
 * SPDX-License-Identifier: MIT */
#include "voices.h"

enum { ALIGN = 64 };

static bool same_labels(const dl_model *a, const dl_model *b) {
    if (dl_model_labels(a) != dl_model_labels(b)) return false;
    for (int i = 0; i < dl_model_labels(a); i++)
        if (strcmp(dl_model_label(a, i), dl_model_label(b, i)) != 0) return false;
    return true;
}

static dl_code open_one(voices *v, dl_arena *mem, const char *path, uint32_t longest,
                        uint32_t beam, dl_err *err) {
    dl_buf raw = { 0 };
    dl_model *model;
    if (v->n == VOICES) return dl_fail(err, DL_ELIMIT, "over %d models", VOICES);
    dl_code rc = dl_file_read(path, &raw, err);
    if (rc == DL_OK && raw.len > UINT32_MAX)
        rc = dl_fail_at(err, DL_ELIMIT, path, 0, 0, "file too large");
    if (rc == DL_OK) {
        char *copy = dl_alloc(mem, raw.len + ALIGN);
        copy += (ALIGN - (uintptr_t)copy % ALIGN) % ALIGN;
        memcpy(copy, raw.ptr, raw.len);
        rc = dl_model_open(&model, mem, (dl_str){ copy, (uint32_t)raw.len }, err);
    }
    dl_buf_free(&raw);
    if (rc) return rc;
    if (v->labels && !same_labels(v->labels, model))
        return dl_fail_at(err, DL_EINPUT, path, 0, 0, "has other labels than the first");
    dl_model_beam(model, beam);
    v->labels = model;
    v->parsers[v->n++] = dl_parser_new(model, mem, longest);
    return DL_OK;
}

dl_code voices_open(voices *v, dl_arena *mem, const char *files, uint32_t longest,
                    uint32_t beam, dl_err *err) {
    dl_str rest = dl_str_of(files);
    dl_code rc = DL_OK;
    *v = (voices){ 0 };
    if (beam > DL_BEAM_MAX)
        return dl_fail(err, DL_EUSAGE, "--beam: at most %d", DL_BEAM_MAX);
    while (rc == DL_OK && rest.len)
        rc = open_one(v, mem, dl_str_z(mem, dl_str_cut(&rest, ',')), longest, beam, err);
    if (rc) return rc;
    if (!v->n) return dl_fail(err, DL_EUSAGE, "no model is named");
    if (v->n > 1) v->beam = dl_beam_new(mem, longest, beam ? beam : 1);
    return DL_OK;
}

void voices_one(voices *v, dl_arena *mem, const dl_model *model, uint32_t longest) {
    *v = (voices){ .labels = model, .n = 1 };
    v->parsers[0] = dl_parser_new(model, mem, longest);
}

void voices_parse(const voices *v, const dl_str *forms, uint32_t n, dl_node *nodes) {
    if (v->beam)
        dl_beam_parse(v->beam, v->parsers, v->n, forms, n, nodes);
    else
        dl_parse_forms(v->parsers[0], forms, n, nodes);
}
