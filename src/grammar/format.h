/* format.h - the model file: one header, then sections of arrays in little-endian order,
 * each aligned to 64 bytes, used in place.
 *
 *   feature tables   keys (uint32 fingerprints, open addressing), rows (int8), scales
 *   dense layers     int16 weights; for every output a float scale and an int32 bias
 *
 * Weights of a layer lie so that outputs are the lanes of a vector: for every two inputs
 * the pairs of all outputs, [inputs / 2][width][2]; width is the number of outputs, filled
 * up with zeros to a multiple of WIDTH_STEP.
 *
 * Fixed point: activations of tokens are in 1/512, of the hidden layer in 1/256.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_GRAMMAR_FORMAT_H
#define DATELINE_GRAMMAR_FORMAT_H

#include "state.h"

enum {
    MODEL_VERSION = 3,
    MODEL_ALIGN = 64,
    MODEL_LABELS = 80,     /* at most */
    MODEL_LABEL_SIZE = 16, /* bytes of a label with its NUL */
    MODEL_LAYERS = 6,      /* at most */
    MODEL_DIM = 256,       /* at most, of tokens and of the hidden layer */
    WIDTH_STEP = 16,
    TOKEN_UNIT = 512,
    HIDDEN_UNIT = 256,
    HIDDEN_CLAMP =
        1900, /* of each part: SLOT_COUNT + EXTRA_COUNT + 1 of them fit int16 */
    TOKEN_CLAMP = 16383,
    WEIGHT_MAX = 1023, /* dense weights */
    SCALE_SHIFT = 8,   /* row scales are in 1/(TOKEN_UNIT << SCALE_SHIFT) */
    BIAS_MAX = 1 << 29,
};
_Static_assert((SLOT_COUNT + EXTRA_COUNT + 1) * HIDDEN_CLAMP <= INT16_MAX, "no overflow");

typedef struct {
    uint32_t off, n; /* bytes from the file's beginning; elements */
} model_section;

typedef struct {
    model_section weights; /* int16: inputs x width */
    model_section scales;  /* float x width: units of the output for one of the sum */
    model_section bias;    /* int32 x width: in units of the output, or of the sum when
                            * only the greatest output counts */
} model_dense;

typedef struct {
    uint32_t cap;        /* of the hash table, a power of two */
    model_section keys;  /* uint32: 0 = free; upper half of the feature's key */
    model_section slot;  /* uint32: row of each key */
    model_section rows;  /* int8 x dim */
    model_section scale; /* uint16 a row */
} model_table;

typedef struct {
    model_section rows;  /* int8 x dim */
    model_section scale; /* uint16 a row */
} model_rows;

typedef struct {
    char magic[8];          /* "DATELNG" */
    uint32_t version, size; /* bytes of the whole file */
    uint64_t sum;           /* dl_str_hash of everything behind the sum */
    uint32_t dim, hidden, layers, labels;
    model_table table[DL_MODEL_FEATURES];
    model_dense conv[MODEL_LAYERS]; /* 3 x dim to dim */
    model_dense slots;              /* dim to SLOT_COUNT x hidden */
    model_dense tag;                /* dim to parts of speech */
    model_dense choice;             /* hidden to MOVE_COUNT moves, then labels */
    model_section edge;             /* int16: 2 x dim: what is outside, left and right */
    model_section root;             /* int16: dim */
    model_section none;             /* int16: SLOT_COUNT x hidden */
    model_section hidden_bias;      /* int16: hidden */
    model_section extra;            /* int16: EXTRA_COUNT x EXTRA_ROWS x hidden */
    model_section names;            /* labels x MODEL_LABEL_SIZE */
} model_header;

static inline uint32_t model_width(uint32_t outputs) {
    return (outputs + WIDTH_STEP - 1) / WIDTH_STEP * WIDTH_STEP;
}

/* The checksum covers all behind itself, the rest of the header included. */
static inline uint64_t model_sum(dl_str data) {
    const uint32_t from = offsetof(model_header, sum) + sizeof(uint64_t);
    return dl_str_hash(dl_str_sub(data, from, data.len - from));
}

/* The key's place in a table and its fingerprint are different halves of it. */
static inline uint32_t key_mark(uint64_t key) {
    uint32_t mark = (uint32_t)(key >> 32);
    return mark ? mark : 1;
}

#endif
