/* test_model.c - the built-in model opens; a damaged or truncated one does not.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "check_main.h"
#include "../../src/grammar/format.h"

static dl_code open_bytes(dl_str data, dl_err *err) {
    dl_arena *mem = dl_arena_new();
    dl_model *model;
    dl_code rc = dl_model_open(&model, mem, data, err);
    dl_arena_free(mem);
    return rc;
}

/* A copy that can be damaged; free it. */
static dl_str copy_model(char **bytes) {
    dl_str model = dl_model_embedded();
    *bytes = malloc(model.len);
    ck_assert_ptr_nonnull(*bytes);
    memcpy(*bytes, model.ptr, model.len);
    return (dl_str){ *bytes, model.len };
}

START_TEST(opens)
{
    dl_arena *mem = dl_arena_new();
    dl_err err = { 0 };
    dl_model *model;
    dl_str data = dl_model_embedded();
    ck_assert_uint_eq((uintptr_t)data.ptr % MODEL_ALIGN, 0);
    ck_assert_uint_le(data.len, 10 << 20);
    ck_assert_msg(dl_model_open(&model, mem, data, &err) == DL_OK, "%s", err.text);
    ck_assert_int_gt(dl_model_labels(model), 40);
    for (int i = 0; i < dl_model_labels(model); i++)
        ck_assert_int_eq(dl_model_label_named(model, dl_str_of(dl_model_label(model, i))),
                         i);
    ck_assert_int_ge(dl_model_label_named(model, DL_LIT("nsubj:pass")), 0);
    ck_assert_int_eq(dl_model_label_named(model, DL_LIT("subject")), -1);
    dl_arena_free(mem);
}
END_TEST

/* One bit anywhere: all over the header, and all over the rest. */
START_TEST(damaged)
{
    char *bytes;
    dl_str model = copy_model(&bytes);
    for (uint32_t i = 0; i < model.len;
         i += i < sizeof(model_header) ? 11 : model.len / 40) {
        dl_err err = { 0 };
        bytes[i] = (char)(bytes[i] ^ (1 << i % 8));
        ck_assert_msg(open_bytes(model, &err) == DL_ESEED, "byte %u", i);
        ck_assert(err.text[0]);
        bytes[i] = (char)(bytes[i] ^ (1 << i % 8));
    }
    dl_err err = { 0 };
    ck_assert_int_eq(open_bytes(model, &err), DL_OK);
    free(bytes);
}
END_TEST

START_TEST(truncated)
{
    dl_str model = dl_model_embedded();
    for (uint32_t i = 0; i < 100; i++) {
        dl_err err = { 0 };
        uint32_t len = i < 50 ? i * 16 : model.len - 1 - (i - 50) * (model.len / 60);
        ck_assert_int_eq(open_bytes((dl_str){ model.ptr, len }, &err), DL_ESEED);
    }
}
END_TEST

/* Headers that lie, with a checksum that fits: every check by itself. */
static const struct {
    const char *what;
    size_t at;
    uint32_t value;
} lies[] = {
#define FIELD(f, v)                                                                      \
    { #f, offsetof(model_header, f), v }
    FIELD(version, 1),
    FIELD(dim, 0),
    FIELD(dim, 97),
    FIELD(dim, 1024),
    FIELD(hidden, 100),
    FIELD(hidden, 1u << 31),
    FIELD(layers, 0),
    FIELD(layers, 9),
    FIELD(labels, 0),
    FIELD(labels, 81),
    FIELD(table[0].cap, 0),
    FIELD(table[0].cap, 12345),
    FIELD(table[2].rows.off, 0),
    FIELD(table[2].rows.off, 0xffffffc0u),
    FIELD(table[1].rows.n, 0xffffffffu),
    FIELD(table[3].scale.n, 3),
    FIELD(table[4].slot.off, 64),
    FIELD(conv[0].weights.off, 1),
    FIELD(conv[1].scales.n, 1),
    FIELD(slots.bias.off, 0xfffffff0u),
    FIELD(choice.weights.n, 7),
    FIELD(edge.n, 1),
    FIELD(root.off, 4),
    FIELD(none.n, 0),
    FIELD(hidden_bias.off, 0x7fffffc0u),
    FIELD(extra.n, 1),
    FIELD(names.n, 0),
    FIELD(names.off, 0xfffffffeu),
};

START_TEST(lying)
{
    char *bytes;
    dl_str model = copy_model(&bytes);
    dl_err err = { 0 };
    memcpy(bytes + lies[_i].at, &lies[_i].value, sizeof lies[_i].value);
    uint64_t sum = model_sum(model);
    memcpy(bytes + offsetof(model_header, sum), &sum, sizeof sum);
    ck_assert_msg(open_bytes(model, &err) == DL_ESEED, "%s", lies[_i].what);
    free(bytes);
}
END_TEST

DL_SUITE("model", tcase_add_test(tc, opens); tcase_add_test(tc, damaged);
         tcase_add_test(tc, truncated); tcase_add_loop_test(tc, lying, 0, DL_N(lies));)
