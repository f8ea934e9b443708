/* tagger.c - cues, sources and contents by the attribution network, in fixed point.
 *
 * In:  units of an article. Out: for every cue its source and content.
 * The encoder runs once over a paragraph and says where cues are; the smaller network
 * runs once for each cue over the tokens around it. Labels are those of the best path.
 *
 * SPDX-License-Identifier: MIT */
#include "tagger.h"

#include "tagger_model.h"

#include <stdlib.h>

/* Vectors multiplied at once; memory is there for a full CHUNK, what comes out beyond the
 * last is not read. */
enum { CHUNK = 8, CUES_MOST = 64 }; /* cues of one paragraph */

typedef struct {
    const dl_attributor *m;
    dl_arena *mem;
    uint32_t longest;
    int16_t *x, *next;   /* longest x dim */
    int16_t *h, *h_next; /* window x span_dim */
    int16_t *gathered;   /* CHUNK x the widest input */
    int32_t *sum;        /* CHUNK x the widest output */
    int32_t *part;       /* longest x span_dim: what each token is to any cue */
    int32_t *score;      /* longest x WIDTH_STEP */
    int64_t (*best)[2 * SPAN_LABELS];
    uint8_t (*from)[2 * SPAN_LABELS];
    uint8_t *label;
    uint16_t *cue_at, *no_cue; /* token -> 1 + its cue; all 0 */
    uint16_t (*pairs)[PAIR_N];
} tagger;

static tagger tagger_new(const dl_attributor *m, dl_arena *mem, uint32_t longest) {
    uint32_t d = m->header->dim, e = m->header->span_dim, most = d > e ? d : e;
    uint32_t wide = (1 + TAGGER_LINKS) * most;
    size_t room = longest + CHUNK;
    tagger t = { .m = m, .mem = mem, .longest = longest };
    t.x = DL_NEW_N(mem, int16_t, room * d);
    t.next = DL_NEW_N(mem, int16_t, room * d);
    t.h = DL_NEW_N(mem, int16_t, room * e);
    t.h_next = DL_NEW_N(mem, int16_t, room * e);
    t.gathered = DL_NEW_N(mem, int16_t, (size_t)CHUNK * wide);
    t.sum = DL_NEW_N(mem, int32_t, (size_t)CHUNK * model_width(most));
    t.part = DL_NEW_N(mem, int32_t, room * e);
    t.score = DL_NEW_N(mem, int32_t, room * WIDTH_STEP);
    t.best = dl_alloc_n(mem, room, sizeof *t.best);
    t.from = dl_alloc_n(mem, room, sizeof *t.from);
    t.label = DL_NEW_N(mem, uint8_t, room);
    t.cue_at = DL_NEW_N(mem, uint16_t, room);
    t.no_cue = DL_NEW_N(mem, uint16_t, room);
    t.pairs = dl_alloc_n(mem, room, sizeof *t.pairs);
    return t;
}

static int16_t limited(int32_t v) {
    return (int16_t)(v > TOKEN_CLAMP ? TOKEN_CLAMP : v < -TOKEN_CLAMP ? -TOKEN_CLAMP : v);
}

/* ---- layers ----------------------------------------------------------------------------- */

typedef struct {
    const unit *u;
    uint32_t from, n; /* of the unit's tokens; links beyond lead nowhere */
} window;

/* One layer over the window from IN to OUT: every token with what its first LINKS links
 * lead to. */
static void mix(tagger *t, const dense_view *layer, const window *w, uint32_t dim,
                uint32_t links, const int16_t *in, int16_t *out) {
    const kernels *run = t->m->run;
    size_t wide = (size_t)(1 + links) * dim;
    for (uint32_t at = 0; at < w->n; at += CHUNK) {
        uint32_t some = w->n - at < CHUNK ? w->n - at : CHUNK;
        for (uint32_t i = 0; i < some; i++) {
            int16_t *to = t->gathered + i * wide;
            const uint16_t *link = w->u->link[w->from + at + i];
            memcpy(to, in + (size_t)(at + i) * dim, dim * sizeof *to);
            for (uint32_t k = 0; k < links; k++) {
                to += dim;
                uint32_t other = link[k] - w->from; /* below: far beyond N */
                if (link[k] == UNIT_NONE || other >= w->n)
                    memset(to, 0, dim * sizeof *to);
                else
                    memcpy(to, in + (size_t)other * dim, dim * sizeof *to);
            }
        }
        run->multiply(layer->weights, layer->inputs, layer->width, t->gathered, wide,
                      CHUNK, t->sum);
        for (uint32_t i = 0; i < some; i++)
            run->residual(t->sum + (size_t)i * layer->width, layer->scales, layer->bias,
                          in + (size_t)(at + i) * dim, out + (size_t)(at + i) * dim, dim);
    }
}

/* Scores of all labels for N vectors, WIDTH_STEP apart. */
static void score_labels(tagger *t, const dense_view *layer, const int16_t *in,
                         uint32_t n) {
    for (uint32_t at = 0; at < n; at += CHUNK)
        t->m->run->multiply(layer->weights, layer->inputs, layer->width,
                            in + (size_t)at * layer->inputs, layer->inputs, CHUNK,
                            t->score + (size_t)at * WIDTH_STEP);
}

/* The best path of LABELS labels over N tokens, into t->label. */
static void best_path(tagger *t, const dense_view *layer, const int32_t *move,
                      uint32_t labels, uint32_t n) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < labels; k++) {
            int64_t most = i ? INT64_MIN : 0;
            for (uint32_t j = 0; i > 0 && j < labels; j++) {
                int64_t value = t->best[i - 1][j] + move[j * labels + k];
                if (value <= most) continue;
                most = value;
                t->from[i][k] = (uint8_t)j;
            }
            t->best[i][k] = most + t->score[i * WIDTH_STEP + k] + layer->bias[k];
        }
    for (uint32_t k = 1; k < labels; k++)
        if (t->best[n - 1][k] > t->best[n - 1][at]) at = k;
    for (uint32_t i = n; i-- > 0; at = t->from[i][at]) t->label[i] = (uint8_t)at;
}

/* The best path of the spans' labels that has a content: an attribution without one is
 * none, however sure of that the network is. States are labels before a content, then
 * labels from its first token on. */
static void best_with_content(tagger *t, uint32_t n) {
    enum { L = SPAN_LABELS };
    const int32_t(*move)[L] = t->m->header->span_move;
    const int64_t none = INT64_MIN / 2;
    uint32_t at = L;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < 2 * L; k++) {
            bool content = k % L >= SPAN_CONTENT_BEGIN, had = k >= L;
            int64_t most = i == 0 && content == had ? 0 : none;
            uint32_t first = had && !content ? L : 0, end = had ? 2 * L : L;
            for (uint32_t j = first; i > 0 && content <= had && j < end; j++) {
                int64_t value = t->best[i - 1][j] + move[j % L][k % L];
                if (value <= most) continue;
                most = value;
                t->from[i][k] = (uint8_t)j;
            }
            t->best[i][k] =
                most + t->score[i * WIDTH_STEP + k % L] + t->m->span.bias[k % L];
        }
    for (uint32_t k = L; k < 2 * L; k++)
        if (t->best[n - 1][k] > t->best[n - 1][at]) at = k;
    for (uint32_t i = n; i-- > 0; at = t->from[i][at]) t->label[i] = (uint8_t)(at % L);
}

/* ---- cues ------------------------------------------------------------------------------- */

static void embed(tagger *t, const unit *u) {
    const dl_attributor *m = t->m;
    uint32_t d = m->header->dim;
    for (uint32_t i = 0; i < u->n; i++) {
        memset(t->sum, 0, d * sizeof *t->sum);
        for (int f = 0; f < UNIT_KEYS; f++) {
            const table_view *table = &m->keys[f];
            uint32_t row = table_row(table, u->keys[i][f]);
            if (row != DL_NONE)
                m->run->add_row(t->sum, table->rows + (size_t)row * d, table->scale[row],
                                d);
        }
        for (int f = 0; f < PLAIN_N; f++)
            m->run->add_row(t->sum, m->plain.rows + (size_t)u->plain[i][f] * d,
                            m->plain.scale[u->plain[i][f]], d);
        for (uint32_t k = 0; k < d; k++)
            t->x[(size_t)i * d + k] = limited(t->sum[k] >> SCALE_SHIFT);
    }
}

static void find_cues(tagger *t, const unit *u) {
    const tagger_header *h = t->m->header;
    window all = { u, 0, u->n };
    embed(t, u);
    for (uint32_t l = 0; l < h->layers; l++) {
        mix(t, &t->m->layer[l], &all, h->dim, TAGGER_LINKS, t->x, t->next);
        int16_t *swap = t->x;
        t->x = t->next;
        t->next = swap;
    }
    score_labels(t, &t->m->cue, t->x, u->n);
    best_path(t, &t->m->cue, &h->cue_move[0][0], CUE_LABELS, u->n);
    for (uint32_t i = 0; i < u->n; i++) /* sentences that were not parsed have no cue */
        if (u->plain[i][0] == PLAIN_SYNTAX + DL_POS_X * REL_KINDS) t->label[i] = CUE_OUT;
}

/* ---- source and content ----------------------------------------------------------------- */

/* What N tokens from IN on add to the spans' network, in 1/(TOKEN_UNIT << PART_SHIFT). */
static void add_parts(tagger *t, const dense_view *layer, const int16_t *in, uint32_t n,
                      int32_t *out) {
    const int32_t most = TOKEN_CLAMP << PART_SHIFT;
    for (uint32_t at = 0; at < n; at += CHUNK) {
        uint32_t some = n - at < CHUNK ? n - at : CHUNK;
        t->m->run->multiply(layer->weights, layer->inputs, layer->width,
                            in + (size_t)at * layer->inputs, layer->inputs, some, t->sum);
        for (size_t i = 0; i < (size_t)some * layer->width; i++) {
            uint32_t k = (uint32_t)(i % layer->width);
            int32_t v = (int32_t)((float)t->sum[i] * layer->scales[k]) + layer->bias[k];
            out[at * layer->width + i] = v > most ? most : v < -most ? -most : v;
        }
    }
}

static void label_spans(tagger *t, const window *w, uint32_t head) {
    const dl_attributor *m = t->m;
    uint32_t e = m->header->span_dim, d = m->header->dim;
    int32_t own[TAGGER_DIM], x[TAGGER_DIM];
    add_parts(t, &m->own, t->x + (size_t)head * d, 1, own);
    for (uint32_t i = 0; i < w->n; i++) {
        const int32_t *part = t->part + (size_t)(w->from + i) * e;
        const uint16_t *row = t->pairs[w->from + i];
        for (uint32_t k = 0; k < e; k++)
            x[k] = (part[k] + own[k]) * (1 << (SCALE_SHIFT - PART_SHIFT));
        for (int f = 0; f < PAIR_N; f++)
            m->run->add_row(x, m->pair.rows + (size_t)row[f] * e, m->pair.scale[row[f]],
                            e);
        for (uint32_t k = 0; k < e; k++)
            t->h[(size_t)i * e + k] = limited(x[k] >> SCALE_SHIFT);
    }
    for (uint32_t l = 0; l < m->header->span_layers; l++) {
        mix(t, &m->span_layer[l], w, e, SPAN_LINKS, t->h, t->h_next);
        int16_t *swap = t->h;
        t->h = t->h_next;
        t->h_next = swap;
    }
    score_labels(t, &m->span, t->h, w->n);
    best_path(t, &m->span, &m->header->span_move[0][0], SPAN_LABELS, w->n);
}

/* Runs of the labels; of several sources the first. */
static void read_spans(tagger *t, const unit *u, const window *w, tagged *out) {
    for (uint32_t i = 0; i < w->n; i++) {
        uint8_t begin = t->label[i];
        if (begin == SPAN_OUT) continue;
        if (begin == SPAN_SOURCE_IN || begin == SPAN_CONTENT_IN) begin--;
        token_run run = { u->first + w->from + i, 0 };
        while (i + 1 < w->n && t->label[i + 1] == begin + 1) i++;
        run.end = u->first + w->from + i + 1;
        if (begin == SPAN_CONTENT_BEGIN)
            *DL_PUSH(t->mem, &out->content) = run;
        else if (!out->source.end)
            out->source = run;
    }
}

static void begin_cue(const unit *u, token_run cue, uint32_t head, tagged *out) {
    *out = (tagged){ .cue = { u->first + cue.first, u->first + cue.end },
                     .head = u->first + head };
}

/* A cue that tells a speech act and has a source and a clause under it says something:
 * the likeliest content is taken. "that" opens a clause wherever the tree hangs it. */
static void take_likeliest(tagger *t, const unit *u, const window *w, tagged *out) {
    uint64_t that[DL_MODEL_FEATURES];
    uint32_t head = out->head - u->first;
    if (u->plain[head][3] == PLAIN_ACT || !out->source.end) return;
    tagged found;
    begin_cue(u, (token_run){ out->cue.first - u->first, out->cue.end - u->first }, head,
              &found);
    best_with_content(t, w->n);
    read_spans(t, u, w, &found);
    if (!found.content.n) return;
    dl_model_features(DL_LIT("that"), false, that);
    uint32_t first = found.content.at[0].first - u->first;
    if (u->link[head][LINK_CLAUSE] != UNIT_NONE || u->keys[first][0] == that[0])
        *out = found;
}

/* Source and content of one cue. With CUE_AT of another cue inside what would be its
 * content the network may give up; seen alone the same cue is a plain one. LAST: what has
 * no content even then may get the likeliest. */
static void read_cue(tagger *t, const unit *u, token_run cue, const uint16_t *cue_at,
                     bool last, tagged *out) {
    window w = { .u = u, .from = cue.first > WINDOW_LEFT ? cue.first - WINDOW_LEFT : 0 };
    w.n = (cue.end + WINDOW_RIGHT < u->n ? cue.end + WINDOW_RIGHT : u->n) - w.from;
    uint32_t head = unit_pairs(u, t->mem, cue.first, cue.end, cue_at, t->pairs);
    begin_cue(u, cue, head, out);
    label_spans(t, &w, head);
    read_spans(t, u, &w, out);
    if (last && !out->content.n) take_likeliest(t, u, &w, out);
}

static void run_unit(tagger *t, const unit *u, tagged_list *out) {
    token_run cues[CUES_MOST];
    uint32_t n = 0;
    find_cues(t, u);
    memset(t->cue_at, 0, u->n * sizeof *t->cue_at);
    for (uint32_t i = 0; i < u->n && n < CUES_MOST; i++) {
        if (t->label[i] == CUE_OUT) continue;
        cues[n].first = i;
        while (i + 1 < u->n && t->label[i + 1] == CUE_IN) i++;
        cues[n++].end = i + 1;
        for (uint32_t k = cues[n - 1].first; k <= i; k++) t->cue_at[k] = (uint16_t)n;
    }
    if (n) add_parts(t, &t->m->token, t->x, u->n, t->part);
    for (uint32_t c = 0; c < n; c++) {
        tagged *one = DL_PUSH(t->mem, out);
        read_cue(t, u, cues[c], t->cue_at, false, one);
        if (!one->content.n) read_cue(t, u, cues[c], t->no_cue, true, one);
    }
}

static int by_cue(const void *a, const void *b) {
    const tagged *x = a, *y = b;
    return x->cue.first < y->cue.first ? -1 : x->cue.first > y->cue.first;
}

void sort_cues(tagged_list *list) {
    if (list->n) qsort(list->at, list->n, sizeof *list->at, by_cue);
}

void tagger_run(const dl_attributor *m, const unit_source *from, tagged_list *out) {
    uint32_t longest = UNIT_LONGEST;
    for (uint32_t i = 0; i < from->text->sentences.n; i++)
        if (from->text->sentences.at[i].n > longest)
            longest = from->text->sentences.at[i].n;
    tagger t = tagger_new(m, from->mem, longest);
    for (uint32_t i = 0; i < from->text->sentences.n;) {
        unit u;
        unit_next(from, &i, &u);
        run_unit(&t, &u, out);
    }
}
