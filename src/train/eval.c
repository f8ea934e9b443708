/* eval.c - scores of a model on gold tokens.
 *
 * In:  opened models and a treebank. Out: counts of right tags, heads, labelled heads.
 *
 * SPDX-License-Identifier: MIT */
#include "eval.h"

#include <stdio.h>
#include <stdlib.h>

static bool same_label(dl_str a, dl_str b) {
    return dl_str_eq(dl_str_cut(&a, ':'), dl_str_cut(&b, ':'));
}

score eval_voices(const voices *v, const treebank *gold) {
    score s = { 0 };
    dl_node *nodes = calloc(DL_MAX_SENTENCE, sizeof *nodes);
    DL_ASSERT(nodes);
    for (uint32_t i = 0; i < gold->list.n; i++) {
        const tree *t = &gold->list.at[i];
        voices_parse(v, t->forms, t->n, nodes);
        for (uint32_t k = 0; k < t->n; k++) {
            dl_str label = dl_str_of(dl_model_label(v->labels, nodes[k].rel));
            bool head = nodes[k].head == t->head[k];
            s.tokens++;
            s.upos += nodes[k].pos == t->pos[k];
            s.uas += head;
            s.las += head && same_label(label, gold->labels.at[t->rel[k]]);
        }
    }
    free(nodes);
    return s;
}

static double percent(uint64_t part, uint64_t all) {
    return all ? 100.0 * (double)part / (double)all : 0;
}

void eval_print(const score *s, const char *name) {
    printf("%s: UPOS %.2f UAS %.2f LAS %.2f of %llu tokens\n", name,
           percent(s->upos, s->tokens), percent(s->uas, s->tokens),
           percent(s->las, s->tokens), (unsigned long long)s->tokens);
    fflush(stdout);
}
