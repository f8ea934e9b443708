/* crf.c - forward and backward sums over a chain of labels, and Viterbi's path.
 *
 * SPDX-License-Identifier: MIT */
#include "crf.h"

#include <math.h>

/* Stable within the few labels; in probabilities, each position scaled by its sum. */
typedef struct {
    uint32_t n, labels;
    float (*emit)[CRF_LABELS]; /* exp of the scores, greatest 1 */
    float (*forward)[CRF_LABELS], (*back)[CRF_LABELS];
    float move[CRF_LABELS][CRF_LABELS]; /* exp of the transitions */
    double log_sum;
} chain;

static void scale(float *x, uint32_t labels, double *log_sum) {
    float sum = 0;
    for (uint32_t k = 0; k < labels; k++) sum += x[k];
    for (uint32_t k = 0; k < labels; k++) x[k] /= sum;
    if (log_sum) *log_sum += log((double)sum);
}

static void run(chain *c, const float *score) {
    uint32_t L = c->labels;
    for (uint32_t i = 0; i < c->n; i++) {
        const float *s = score + (size_t)i * CRF_STRIDE;
        float max = s[0];
        for (uint32_t k = 1; k < L; k++) max = s[k] > max ? s[k] : max;
        c->log_sum += (double)max;
        for (uint32_t k = 0; k < L; k++) c->emit[i][k] = expf(s[k] - max);
        for (uint32_t k = 0; k < L; k++) {
            float sum = i == 0 ? 1 : 0;
            for (uint32_t j = 0; i > 0 && j < L; j++)
                sum += c->forward[i - 1][j] * c->move[j][k];
            c->forward[i][k] = sum * c->emit[i][k] + 1e-30f;
        }
        scale(c->forward[i], L, &c->log_sum);
    }
    for (uint32_t i = c->n; i-- > 0;) {
        for (uint32_t j = 0; j < L; j++) {
            float sum = i + 1 == c->n ? 1 : 0;
            for (uint32_t k = 0; i + 1 < c->n && k < L; k++)
                sum += c->move[j][k] * c->emit[i + 1][k] * c->back[i + 1][k];
            c->back[i][j] = sum + 1e-30f;
        }
        scale(c->back[i], L, NULL);
    }
}

static double gold_score(const chain *c, const float *score, const float *trans,
                         const uint8_t *gold) {
    double sum = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        sum += (double)score[(size_t)i * CRF_STRIDE + gold[i]];
        if (i > 0) sum += (double)trans[gold[i - 1] * CRF_STRIDE + gold[i]];
    }
    return sum;
}

static void add_moves(const chain *c, const uint8_t *gold, float *dtrans) {
    for (uint32_t i = 1; i < c->n; i++) {
        float p[CRF_LABELS][CRF_LABELS], sum = 0;
        for (uint32_t j = 0; j < c->labels; j++)
            for (uint32_t k = 0; k < c->labels; k++)
                sum += p[j][k] =
                    c->forward[i - 1][j] * c->move[j][k] * c->emit[i][k] * c->back[i][k];
        for (uint32_t j = 0; j < c->labels; j++)
            for (uint32_t k = 0; k < c->labels; k++)
                dtrans[j * CRF_STRIDE + k] += p[j][k] / sum;
        dtrans[gold[i - 1] * CRF_STRIDE + gold[i]] -= 1;
    }
}

double crf_loss(dl_arena *mem, float *score, uint32_t n, uint32_t labels,
                const float *trans, const uint8_t *gold, float *dtrans) {
    chain c = { .n = n, .labels = labels };
    c.emit = dl_alloc_n(mem, n, sizeof *c.emit);
    c.forward = dl_alloc_n(mem, n, sizeof *c.forward);
    c.back = dl_alloc_n(mem, n, sizeof *c.back);
    for (uint32_t j = 0; j < labels; j++)
        for (uint32_t k = 0; k < labels; k++)
            c.move[j][k] = expf(trans[j * CRF_STRIDE + k]);
    double right = gold_score(&c, score, trans, gold);
    run(&c, score);
    add_moves(&c, gold, dtrans);
    for (uint32_t i = 0; i < n; i++) {
        float p[CRF_LABELS], sum = 0;
        for (uint32_t k = 0; k < labels; k++)
            sum += p[k] = c.forward[i][k] * c.back[i][k];
        for (uint32_t k = 0; k < labels; k++)
            score[(size_t)i * CRF_STRIDE + k] = p[k] / sum - (k == gold[i] ? 1.0f : 0.0f);
    }
    return c.log_sum - right;
}

void crf_best(dl_arena *mem, const float *score, uint32_t n, uint32_t labels,
              const float *trans, uint8_t *out) {
    float(*best)[CRF_LABELS] = dl_alloc_n(mem, n, sizeof *best);
    uint8_t(*from)[CRF_LABELS] = dl_alloc_n(mem, n, sizeof *from);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < labels; k++) {
            float most = i ? -1e30f : 0;
            for (uint32_t j = 0; i > 0 && j < labels; j++) {
                float value = best[i - 1][j] + trans[j * CRF_STRIDE + k];
                if (value <= most) continue;
                most = value;
                from[i][k] = (uint8_t)j;
            }
            best[i][k] = most + score[(size_t)i * CRF_STRIDE + k];
        }
    uint8_t at = 0;
    for (uint32_t k = 1; n && k < labels; k++)
        if (best[n - 1][k] > best[n - 1][at]) at = (uint8_t)k;
    for (uint32_t i = n; i-- > 0; at = from[i][at]) out[i] = at;
}
