/* fuzz_model.c - any bytes opened as a grammar model, with a checksum and size that fit; if
 * it opens, one sentence is parsed with it.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "../../src/grammar/format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void parse(const dl_model *model, dl_arena *mem) {
    static const char *const words[] = { "The", "envoys",        "left", "\"",  "1987",
                                         ",",   "Z\xc3\xbcrich", "'s",   "and", "talks",
                                         "." };
    dl_str forms[DL_N(words)];
    dl_node nodes[DL_N(words)];
    for (size_t i = 0; i < DL_N(words); i++) forms[i] = dl_str_of(words[i]);
    dl_parse_forms(dl_parser_new(model, mem, DL_N(words)), forms, DL_N(words), nodes);
    for (size_t i = 0; i < DL_N(words); i++)
        DL_ASSERT(nodes[i].pos < DL_POS_COUNT && nodes[i].head <= DL_N(words) &&
                  nodes[i].rel < dl_model_labels(model));
}

/* The built-in model with its header, or bytes further on, replaced: most of what the
 * fuzzer makes would not come past the first check. */
static char *overlay(const uint8_t *data, size_t size, dl_str *out) {
    dl_str model = dl_model_embedded();
    char *bytes = malloc(model.len);
    uint32_t at = 0;
    DL_ASSERT(bytes);
    memcpy(bytes, model.ptr, model.len);
    memcpy(&at, data, sizeof at);
    at %= model.len;
    size -= sizeof at;
    if (size > model.len - at) size = model.len - at;
    memcpy(bytes + at, data + sizeof at, size);
    *out = (dl_str){ bytes, model.len };
    return bytes;
}

static void mend_sum(char *bytes, dl_str model) {
    uint64_t sum = model_sum(model);
    memcpy(bytes + offsetof(model_header, sum), &sum, sizeof sum);
}

static void run(dl_str data) {
    dl_arena *mem = dl_arena_new();
    dl_err err = { 0 };
    dl_model *model;
    if (dl_model_open(&model, mem, data, &err) == DL_OK)
        parse(model, mem);
    else
        DL_ASSERT(err.code == DL_ESEED && err.text[0]);
    dl_arena_free(mem);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char *raw = malloc(size + 1);
    DL_ASSERT(raw);
    memcpy(raw, data, size);
    run((dl_str){ raw, (uint32_t)size });
    free(raw);
    if (size < sizeof(uint32_t)) return 0;
    dl_str model;
    char *bytes = overlay(data, size, &model);
    mend_sum(bytes, model);
    run(model);
    free(bytes);
    return 0;
}
