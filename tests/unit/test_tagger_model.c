/* test_tagger_model.c - the built-in attribution network opens; a damaged or truncated one
 * does not.
 *
 * SPDX-License-Identifier: MIT */
#include "damaged_model.h"
#include "../../src/speech/tagger_format.h"

static dl_arena *mem_of_grammar; /* opened before the tests fork */
static dl_model *grammar;

static void open_grammar(void) {
    dl_err err = { 0 };
    mem_of_grammar = dl_arena_new();
    if (dl_model_open(&grammar, mem_of_grammar, dl_model_embedded(), &err)) exit(1);
}

static dl_code open_bytes(dl_str data, dl_err *err) {
    dl_arena *mem = dl_arena_new();
    dl_attributor *model;
    dl_code rc = dl_attributor_open(&model, mem, data, grammar, err);
    dl_arena_free(mem);
    return rc;
}

START_TEST(opens)
{
    dl_err err = { 0 };
    dl_str data = dl_attributor_embedded();
    ck_assert_uint_eq((uintptr_t)data.ptr % MODEL_ALIGN, 0);
    ck_assert_uint_le(data.len, 2 << 20);
    ck_assert_msg(open_bytes(data, &err) == DL_OK, "%s", err.text);
}
END_TEST

START_TEST(damaged)
{ check_damaged(dl_attributor_embedded(), sizeof(tagger_header), open_bytes); }
END_TEST

START_TEST(truncated)
{ check_truncated(dl_attributor_embedded(), open_bytes); }
END_TEST

/* Headers that lie, with a checksum that fits: every check by itself. */
static const model_lie lies[] = {
#define FIELD(f, v)                                                                      \
    { #f, offsetof(tagger_header, f), v }
    FIELD(version, TAGGER_VERSION + 1),
    FIELD(probe, 1),
    FIELD(dim, 0),
    FIELD(dim, 49),
    FIELD(dim, 1024),
    FIELD(span_dim, 0),
    FIELD(span_dim, 100),
    FIELD(span_dim, 1u << 31),
    FIELD(layers, TAGGER_LAYERS + 1),
    FIELD(span_layers, TAGGER_LAYERS + 1),
    FIELD(keys[0].cap, 0),
    FIELD(keys[0].cap, 12345),
    FIELD(keys[2].rows.off, 0),
    FIELD(keys[2].rows.off, 0xffffffc0u),
    FIELD(keys[1].rows.n, 0xffffffffu),
    FIELD(keys[1].scale.n, 3),
    FIELD(keys[0].slot.off, 64),
    FIELD(plain.rows.n, PLAIN_ROWS),
    FIELD(plain.scale.off, 3),
    FIELD(pair.rows.off, 0xffffffc0u),
    FIELD(pair.scale.n, PAIR_ROWS - 1),
    FIELD(layer[0].weights.off, 1),
    FIELD(layer[1].scales.n, 1),
    FIELD(span_layer[0].bias.off, 0xfffffff0u),
    FIELD(cue.weights.n, 7),
    FIELD(span.bias.n, 1),
    FIELD(token.weights.off, 0x7fffffc0u),
    FIELD(own.scales.off, 4),
    FIELD(cue_move[0][0], 1u << 30),
    FIELD(span_move[1][2], 1u << 31),
};

START_TEST(lying)
{
    check_lie(dl_attributor_embedded(), &lies[_i], offsetof(tagger_header, sum),
              tagger_sum, open_bytes);
}
END_TEST

DL_SUITE("tagger_model", open_grammar(); tcase_add_test(tc, opens);
         tcase_add_test(tc, damaged); tcase_add_test(tc, truncated);
         tcase_add_loop_test(tc, lying, 0, DL_N(lies));)
