/* damaged_model.h - for tests of models in a file: bytes with a header and a checksum that a
 * damaged, truncated or lying copy must not get past.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DAMAGED_MODEL_H
#define DAMAGED_MODEL_H

#include <stdlib.h>

#include "check_main.h"

typedef dl_code (*open_model)(dl_str data, dl_err *err);

/* A number of the header that is not what the file holds. */
typedef struct {
    const char *what;
    size_t at;
    uint32_t value;
} model_lie;

/* A copy of MODEL that can be damaged; free *BYTES. */
static dl_str copy_model(dl_str model, char **bytes) {
    *bytes = malloc(model.len);
    ck_assert_ptr_nonnull(*bytes);
    memcpy(*bytes, model.ptr, model.len);
    return (dl_str){ *bytes, model.len };
}

/* One bit anywhere: all over the header of HEADER bytes, and all over the rest. */
DL_UNUSED static void check_damaged(dl_str data, size_t header, open_model open) {
    char *bytes;
    dl_str model = copy_model(data, &bytes);
    for (uint32_t i = 0; i < model.len; i += i < header ? 11 : model.len / 40) {
        dl_err err = { 0 };
        bytes[i] = (char)(bytes[i] ^ (1 << i % 8));
        ck_assert_msg(open(model, &err) == DL_ESEED, "byte %u", i);
        ck_assert(err.text[0]);
        bytes[i] = (char)(bytes[i] ^ (1 << i % 8));
    }
    dl_err err = { 0 };
    ck_assert_int_eq(open(model, &err), DL_OK);
    free(bytes);
}

/* Cut off in the header and all over the rest. */
DL_UNUSED static void check_truncated(dl_str model, open_model open) {
    for (uint32_t i = 0; i < 100; i++) {
        dl_err err = { 0 };
        uint32_t len = i < 50 ? i * 16 : model.len - 1 - (i - 50) * (model.len / 60);
        ck_assert_int_eq(open((dl_str){ model.ptr, len }, &err), DL_ESEED);
    }
}

/* A LIE in the header, with the checksum at AT made to fit by SUM. */
DL_UNUSED static void check_lie(dl_str data, const model_lie *lie, size_t at,
                                uint64_t (*sum)(dl_str), open_model open) {
    char *bytes;
    dl_str model = copy_model(data, &bytes);
    dl_err err = { 0 };
    memcpy(bytes + lie->at, &lie->value, sizeof lie->value);
    uint64_t fits = sum(model);
    memcpy(bytes + at, &fits, sizeof fits);
    ck_assert_msg(open(model, &err) == DL_ESEED, "%s", lie->what);
    free(bytes);
}

#endif
