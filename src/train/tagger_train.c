/* tagger_train.c - trains the attribution network: epochs, progress, the file.
 *
 * In:  articles with marked attributions, word vectors. Out: a model file, scores.
 *
 * SPDX-License-Identifier: MIT */
#include "tagger_train.h"

#include <stdio.h>
#include <stdlib.h>

#include "tagger_net.h"
#include "vectors.h"

enum {
    BATCH = 8,
    DIM = 48, /* numbers of a token, and of a token seen from a cue */
    LAYERS = 3,
    MORE_WORDS = 6000, /* with a vector, that the corpus does not have */
};

/* ---- how good it is --------------------------------------------------------------------- */

typedef struct {
    uint64_t gold, found, right;
} count;

static double f1(count c) {
    return c.gold + c.found ? 200.0 * (double)c.right / (double)(c.gold + c.found) : 0;
}

typedef enum { SCORE_OVERLAP, SCORE_CUE, SCORE_SOURCE, SCORE_CONTENT, SCORE_ALL } measure;
enum { MEASURES = SCORE_ALL + 1 };

static bool same_role(const attribution *a, const attribution *b, uint32_t n,
                      uint8_t begin) {
    for (uint32_t i = 0; i < n; i++) {
        bool x = a->label[i] == begin || a->label[i] == begin + 1;
        bool y = b->label[i] == begin || b->label[i] == begin + 1;
        if (x != y) return false;
    }
    return true;
}

/* Attributions whose cues overlap are compared, token by token. */
static void compare(const sample *gold, const sample *found, count score[MEASURES]) {
    uint32_t n = gold->unit.n;
    for (int k = 0; k < MEASURES; k++) {
        score[k].gold += gold->list.n;
        score[k].found += found->list.n;
    }
    for (uint32_t i = 0; i < found->list.n; i++) {
        const attribution *a = &found->list.at[i], *b = gold->list.at;
        const attribution *end = b + gold->list.n;
        while (b < end && (a->first >= b->end || b->first >= a->end)) b++;
        if (b == end) continue;
        bool cue = a->first == b->first && a->end == b->end;
        bool source = same_role(a, b, n, SPAN_SOURCE_BEGIN);
        bool content = same_role(a, b, n, SPAN_CONTENT_BEGIN);
        score[SCORE_OVERLAP].right++;
        score[SCORE_CUE].right += cue;
        score[SCORE_SOURCE].right += source;
        score[SCORE_CONTENT].right += content;
        score[SCORE_ALL].right += cue && source && content;
    }
}

static void report(tagger_net *net, const sample_bank *bank, const char *name) {
    dl_arena *mem = dl_arena_new();
    count score[MEASURES] = { 0 };
    for (uint32_t i = 0; i < bank->list.n; i++) {
        sample out;
        tagger_read(net, mem, &bank->list.at[i], &out);
        compare(&bank->list.at[i], &out, score);
        dl_arena_reset(mem);
    }
    printf("%s: F1 of cues %.2f (overlapping %.2f), sources %.2f, contents %.2f, "
           "all three %.2f of %llu\n",
           name, f1(score[SCORE_CUE]), f1(score[SCORE_OVERLAP]), f1(score[SCORE_SOURCE]),
           f1(score[SCORE_CONTENT]), f1(score[SCORE_ALL]),
           (unsigned long long)score[SCORE_ALL].gold);
    dl_arena_free(mem);
}

/* ---- training --------------------------------------------------------------------------- */

/* Rises over the first fiftieth, then falls in a line to a twentieth. */
static double rate_at(double progress) {
    return 1.5e-3 * (progress < 0.02 ? progress / 0.02 : 1 - 0.95 * progress);
}

static void shuffle(tagger_net *net, uint32_t *order, uint32_t n) {
    for (uint32_t i = n; i > 1; i--) {
        uint32_t k = (uint32_t)(tagger_uniform(net) * i), x = order[i - 1];
        order[i - 1] = order[k];
        order[k] = x;
    }
}

static void train_epochs(tagger_net *net, dl_arena *mem, const sample_bank *train,
                         const sample_bank *dev, uint32_t epochs) {
    uint32_t n = train->list.n, *order = DL_NEW_N(mem, uint32_t, n);
    dl_arena *scratch = dl_arena_new();
    uint64_t total = (uint64_t)epochs * n, done = 0;
    for (uint32_t i = 0; i < n; i++) order[i] = i;
    for (uint32_t e = 0; e < epochs; e++) {
        double loss = 0;
        shuffle(net, order, n);
        for (uint32_t i = 0; i < n; i++) {
            loss += tagger_train(net, scratch, &train->list.at[order[i]]);
            dl_arena_reset(scratch);
            if (++done % BATCH == 0)
                tagger_update(net, rate_at((double)done / (double)total));
        }
        printf("epoch %u: loss %.4f a token\n", e + 1, loss / (double)train->tokens);
        if (dev->tokens) report(net, dev, "dev");
        fflush(stdout);
    }
    dl_arena_free(scratch);
}

static dl_code read_banks(const tagger_options *o, dl_arena *mem, sample_bank *train,
                          sample_bank *dev, dl_err *err) {
    dl_knowledge *k;
    dl_model *grammar;
    dl_code rc = dl_knowledge_load_seeds(&k, err);
    if (rc) return rc;
    /* the attribution model may be of another version: a new one is about to be made */
    rc = dl_model_open(&grammar, k->mem, dl_model_embedded(), err);
    if (rc == DL_OK) k->grammar = grammar;
    if (rc == DL_OK) rc = standoff_read(train, mem, k, o->train, err);
    if (rc == DL_OK && o->dev) rc = standoff_read(dev, mem, k, o->dev, err);
    dl_knowledge_free(k);
    if (rc == DL_OK)
        printf(
            "%llu tokens in %u paragraphs, %llu attributions, %llu more not within one "
            "paragraph\n",
            (unsigned long long)train->tokens, train->list.n,
            (unsigned long long)train->attributions, (unsigned long long)train->lost);
    return rc;
}

dl_code tagger_train_file(const tagger_options *o, dl_arena *mem, dl_err *err) {
    sample_bank train = { 0 }, dev = { 0 };
    tagger_net net = { .dim = DIM,
                       .span_dim = DIM,
                       .layers = LAYERS,
                       .span_layers = LAYERS,
                       .dropout = 0.3f,
                       .word_dropout = 0.1f,
                       .decay = 0.05f,
                       .readiness = 0 };
    dl_buf bytes = { 0 };
    if (!o->train || !o->out)
        return dl_fail(err, DL_EUSAGE, "--train and --out are needed");
    dl_code rc = read_banks(o, mem, &train, &dev, err);
    if (rc == DL_OK && o->vectors)
        rc = vectors_read(&net.general, o->vectors, o->words, err);
    if (rc == DL_OK) {
        tagger_init(&net, &train, o->seed);
        train_epochs(&net, mem, &train, &dev, o->epochs);
        tagger_save(&net, MORE_WORDS, &bytes);
        rc = dl_file_write(o->out, (dl_str){ bytes.ptr, (uint32_t)bytes.len }, err);
    }
    dl_buf_free(&bytes);
    tagger_free(&net);
    return rc;
}
