/* test_tagger_model.c - the built-in attribution network opens; a damaged or truncated one
 * does not.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "check_main.h"
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

/* A copy that can be damaged; free it. */
static dl_str copy_model(char **bytes) {
    dl_str model = dl_attributor_embedded();
    *bytes = malloc(model.len);
    ck_assert_ptr_nonnull(*bytes);
    memcpy(*bytes, model.ptr, model.len);
    return (dl_str){ *bytes, model.len };
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

/* One bit anywhere: all over the header, and all over the rest. */
START_TEST(damaged)
{
    char *bytes;
    dl_str model = copy_model(&bytes);
    for (uint32_t i = 0; i < model.len;
         i += i < sizeof(tagger_header) ? 11 : model.len / 40) {
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
    dl_str model = dl_attributor_embedded();
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
    char *bytes;
    dl_str model = copy_model(&bytes);
    dl_err err = { 0 };
    memcpy(bytes + lies[_i].at, &lies[_i].value, sizeof lies[_i].value);
    uint64_t sum = tagger_sum(model);
    memcpy(bytes + offsetof(tagger_header, sum), &sum, sizeof sum);
    ck_assert_msg(open_bytes(model, &err) == DL_ESEED, "%s", lies[_i].what);
    free(bytes);
}
END_TEST

DL_SUITE("tagger_model", open_grammar(); tcase_add_test(tc, opens);
         tcase_add_test(tc, damaged); tcase_add_test(tc, truncated);
         tcase_add_loop_test(tc, lying, 0, DL_N(lies));)
