/* test_model.c - the built-in model opens; a damaged or truncated one does not.
 *
 * SPDX-License-Identifier: MIT */
#include "damaged_model.h"
#include "../../src/grammar/format.h"

static dl_code open_bytes(dl_str data, dl_err *err) {
    dl_arena *mem = dl_arena_new();
    dl_model *model;
    dl_code rc = dl_model_open(&model, mem, data, err);
    dl_arena_free(mem);
    return rc;
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

START_TEST(damaged)
{ check_damaged(dl_model_embedded(), sizeof(model_header), open_bytes); }
END_TEST

START_TEST(truncated)
{ check_truncated(dl_model_embedded(), open_bytes); }
END_TEST

/* Headers that lie, with a checksum that fits: every check by itself. */
static const model_lie lies[] = {
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
    check_lie(dl_model_embedded(), &lies[_i], offsetof(model_header, sum), model_sum,
              open_bytes);
}
END_TEST

DL_SUITE("model", tcase_add_test(tc, opens); tcase_add_test(tc, damaged);
         tcase_add_test(tc, truncated); tcase_add_loop_test(tc, lying, 0, DL_N(lies));)
