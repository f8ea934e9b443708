/* parse.c - tags and parses one sentence with a model, in fixed point.
 *
 * In:  the forms of a sentence. Out: a node for every token.
 * The encoder runs once over the sentence; then about two moves a token, each a sum of
 * precomputed vectors. Working memory is made once and used for every sentence.
 *
 * SPDX-License-Identifier: MIT */
#include "parse_private.h"

dl_parser *dl_parser_new(const dl_model *m, dl_arena *mem, uint32_t longest) {
    uint32_t d = m->header->dim, H = m->header->hidden;
    uint32_t widest = d > m->choice.width ? d : m->choice.width;
    if (widest < m->slots.width) widest = m->slots.width;
    if (widest < m->tag.width) widest = m->tag.width;
    dl_parser *p = DL_NEW(mem, dl_parser);
    DL_ASSERT(longest <= DL_MAX_SENTENCE);
    p->m = m;
    p->longest = longest;
    p->sum = DL_NEW_N(mem, int32_t, (size_t)CHUNK * widest);
    p->x = DL_NEW_N(mem, int16_t, (size_t)(longest + 2 + STEP) * d);
    p->next = DL_NEW_N(mem, int16_t, (size_t)(longest + 2 + STEP) * d);
    p->parts = DL_NEW_N(mem, int16_t, (size_t)(longest + 1) * SLOT_COUNT * H);
    p->h = DL_NEW_N(mem, int16_t, H);
    state_new(&p->state, mem, longest);
    if (m->beam) p->beam = dl_beam_new(mem, longest, m->beam);
    return p;
}

/* ---- tokens ----------------------------------------------------------------------------- */

static uint32_t row_of(const table *t, uint64_t key) {
    uint32_t mark = key_mark(key);
    for (uint32_t i = (uint32_t)key & t->mask;; i = (i + 1) & t->mask) {
        if (t->keys[i] == mark) return t->slot[i];
        if (t->keys[i] == 0) return DL_NONE;
    }
}

static int16_t limited(int32_t v) {
    return (int16_t)(v > TOKEN_CLAMP ? TOKEN_CLAMP : v < -TOKEN_CLAMP ? -TOKEN_CLAMP : v);
}

/* Sum of the token's feature rows. */
static void embed(dl_parser *p, dl_str form, bool first, int16_t *x) {
    const dl_model *m = p->m;
    uint64_t keys[DL_MODEL_FEATURES];
    uint32_t d = m->header->dim;
    memset(p->sum, 0, d * sizeof *p->sum);
    dl_model_features(form, first, keys);
    for (int f = 0; f < DL_MODEL_FEATURES; f++) {
        const table *t = &m->table[f];
        uint32_t row = row_of(t, keys[f]);
        if (row != DL_NONE)
            m->run->add_row(p->sum, t->rows + (size_t)row * d, t->scale[row], d);
    }
    for (uint32_t i = 0; i < d; i++) x[i] = limited(p->sum[i] >> SCALE_SHIFT);
}

static void multiply(dl_parser *p, const dense *layer, const int16_t *in, uint32_t n) {
    p->m->run->multiply(layer->weights, layer->inputs, layer->width, in,
                        p->m->header->dim, (n + STEP - 1) / STEP * STEP, p->sum);
}

/* One convolution over N tokens from x to next, which change places. */
static void convolve(dl_parser *p, const dense *layer, uint32_t n) {
    const dl_model *m = p->m;
    uint32_t d = m->header->dim;
    memcpy(p->x, m->edge, d * sizeof *p->x);
    memcpy(p->x + (size_t)(n + 1) * d, m->edge + d, d * sizeof *p->x);
    for (uint32_t t = 0; t < n; t += CHUNK) {
        uint32_t some = n - t < CHUNK ? n - t : CHUNK;
        const int16_t *in = p->x + (size_t)t * d; /* three neighbours lie side by side */
        multiply(p, layer, in, some);
        for (uint32_t i = 0; i < some; i++)
            m->run->residual(p->sum + (size_t)i * layer->width, layer->scales,
                             layer->bias, in + (i + 1) * d,
                             p->next + (size_t)(t + i + 1) * d, d);
    }
    int16_t *swap = p->x;
    p->x = p->next;
    p->next = swap;
}

/* The index of the greatest of the N outputs from FIRST on. */
static uint32_t greatest(const dense *layer, const int32_t *sum, uint32_t first,
                         uint32_t n) {
    uint32_t best = first;
    int64_t most = (int64_t)sum[first] + layer->bias[first];
    for (uint32_t i = first + 1; i < first + n; i++) {
        int64_t value = (int64_t)sum[i] + layer->bias[i];
        if (value > most) {
            most = value;
            best = i;
        }
    }
    return best - first;
}

void parser_logits(const dense *layer, const int32_t *sum, uint32_t first, uint32_t n,
                   float *out) {
    for (uint32_t i = first; i < first + n; i++)
        out[i - first] +=
            (float)((int64_t)sum[i] + layer->bias[i]) * layer->scales[first];
}

static void tag(dl_parser *p, uint32_t n, dl_node *nodes, float *scores) {
    const dense *layer = &p->m->tag;
    uint32_t d = p->m->header->dim;
    for (uint32_t t = 0; t < n; t += CHUNK) {
        uint32_t some = n - t < CHUNK ? n - t : CHUNK;
        multiply(p, layer, p->x + (size_t)(t + 1) * d, some);
        for (uint32_t i = t; i < t + some; i++) {
            const int32_t *sum = p->sum + (size_t)(i - t) * layer->width;
            if (scores)
                parser_logits(layer, sum, 0, DL_POS_COUNT, scores + i * DL_POS_COUNT);
            else
                nodes[i].pos = (uint8_t)greatest(layer, sum, 0, DL_POS_COUNT);
        }
    }
}

/* What every token, and the root behind them, adds to the hidden layer from every slot. */
static void make_parts(dl_parser *p, uint32_t n) {
    const dense *layer = &p->m->slots;
    uint32_t d = p->m->header->dim;
    memcpy(p->x + (size_t)(n + 1) * d, p->m->root, d * sizeof *p->x);
    for (uint32_t t = 0; t <= n; t += CHUNK) {
        uint32_t some = n + 1 - t < CHUNK ? n + 1 - t : CHUNK;
        multiply(p, layer, p->x + (size_t)(t + 1) * d, some);
        for (uint32_t i = 0; i < some; i++)
            p->m->run->shrink(p->sum + (size_t)i * layer->width, layer->scales,
                              p->parts + (size_t)(t + i) * layer->width, layer->width);
    }
}

/* ---- moves ------------------------------------------------------------------------------ */

static void hidden_layer(dl_parser *p, const parser_state *s) {
    const dl_model *m = p->m;
    uint32_t H = m->header->hidden, n = 0;
    uint16_t slot[SLOT_COUNT];
    uint8_t extra[EXTRA_COUNT];
    const int16_t *rows[1 + SLOT_COUNT + EXTRA_COUNT];
    state_slots(s, slot);
    state_extras(s, slot, extra);
    rows[n++] = m->hidden_bias;
    for (uint32_t i = 0; i < SLOT_COUNT; i++)
        rows[n++] = slot[i] == STATE_NONE
                        ? m->none + i * H
                        : p->parts + ((size_t)slot[i] * SLOT_COUNT + i) * H;
    for (uint32_t i = 0; i < EXTRA_COUNT; i++)
        rows[n++] = m->extra + (i * EXTRA_ROWS + extra[i]) * H;
    m->run->gather(rows, n, p->h, H);
}

/* The best of the moves that are possible; there is always one. */
static parser_move best_move(const dl_parser *p) {
    int best = -1;
    int64_t most = INT64_MIN;
    for (int i = 0; i < MOVE_COUNT; i++) {
        int64_t value = (int64_t)p->sum[i] + p->m->choice.bias[i];
        if (!state_can(&p->state, (parser_move)i) || value <= most) continue;
        most = value;
        best = i;
    }
    return (parser_move)best;
}

void parser_judge(dl_parser *p, const parser_state *s) {
    const dense *layer = &p->m->choice;
    hidden_layer(p, s);
    p->m->run->multiply(layer->weights, layer->inputs, layer->width, p->h, layer->inputs,
                        1, p->sum);
}

static void run_moves(dl_parser *p) {
    while (!state_final(&p->state)) {
        parser_judge(p, &p->state);
        parser_move move = best_move(p);
        uint32_t rel = 0;
        if (move != MOVE_SHIFT)
            rel = greatest(&p->m->choice, p->sum, MOVE_COUNT, p->m->header->labels);
        state_apply(&p->state, move, (uint8_t)rel);
    }
}

void parser_write(const dl_model *m, const parser_state *s, dl_node *nodes) {
    uint16_t root = 0;
    for (uint16_t i = 0; i < s->n; i++) {
        bool loose = s->head[i] == s->n;
        nodes[i].rel = s->rel[i];
        nodes[i].head = loose ? root : (uint16_t)(s->head[i] + 1);
        if (loose && !root) {
            nodes[i].rel = m->root_label;
            root = (uint16_t)(i + 1);
        } else if (nodes[i].rel == m->root_label) {
            nodes[i].rel = m->loose_label;
        }
    }
    /* marks govern nothing: what hangs on one hangs on its head */
    for (uint16_t i = 0; i < s->n; i++)
        while (nodes[i].head && nodes[nodes[i].head - 1].pos == DL_POS_PUNCT &&
               nodes[nodes[i].head - 1].head)
            nodes[i].head = nodes[nodes[i].head - 1].head;
}

void parser_read(dl_parser *p, const dl_str *forms, uint32_t n, dl_node *nodes,
                 float *scores) {
    uint32_t d = p->m->header->dim;
    bool first = true;
    DL_ASSERT(n <= p->longest);
    for (uint32_t t = 0; t < n; t++) {
        embed(p, forms[t], first, p->x + (size_t)(t + 1) * d);
        first = first && dl_model_keeps_first(forms[t]);
    }
    for (uint32_t l = 0; l < p->m->header->layers; l++) convolve(p, &p->m->conv[l], n);
    tag(p, n, nodes, scores);
    make_parts(p, n);
}

void dl_parse_forms(dl_parser *p, const dl_str *forms, uint32_t n, dl_node *nodes) {
    if (p->beam) {
        dl_beam_parse(p->beam, &p, 1, forms, n, nodes);
        return;
    }
    parser_read(p, forms, n, nodes, NULL);
    state_reset(&p->state, n);
    run_moves(p);
    parser_write(p->m, &p->state, nodes);
}
