/* tree.c - trees to walk in: children of every token, in order of the text.
 *
 * In:  heads and labels of the parser. Out: dl_trees.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/clause.h"

static const char *const rel_names[] = {
#define X(id, name) name,
    DL_REL_LIST(X)
#undef X
};

const char *dl_rel_name(int rel) {
    DL_ASSERT(rel >= 0 && rel < DL_REL_COUNT);
    return rel_names[rel];
}

void dl_find_trees(dl_arena *mem, const dl_model *model, const dl_text *text,
                   const dl_grammar *nodes, dl_trees *out) {
    uint32_t n = text->tokens.n;
    out->at = DL_NEW_N(mem, dl_branch, n);
    out->n = out->cap = n;
    for (uint32_t i = 0; i < n; i++)
        out->at[i] = (dl_branch){ .head = DL_NONE,
                                  .child = DL_NONE,
                                  .next = DL_NONE,
                                  .pos = DL_POS_X,
                                  .rel = DL_REL_DEP };
    for (uint32_t i = 0; i < text->sentences.n; i++) {
        const dl_sentence *s = &text->sentences.at[i];
        /* from behind, so that each list of children begins with the first of them */
        for (uint32_t k = s->n; k-- > 0;) {
            const dl_node *node = &nodes->at[s->first + k];
            dl_branch *branch = &out->at[s->first + k];
            branch->pos = node->pos;
            branch->rel = (uint8_t)dl_model_rel(model, node->rel);
            if (!node->head) continue;
            branch->head = s->first + node->head - 1;
            branch->next = out->at[branch->head].child;
            out->at[branch->head].child = s->first + k;
        }
    }
}

uint32_t dl_tree_child(const dl_trees *trees, uint32_t token, dl_rel rel) {
    uint32_t at = trees->at[token].child;
    while (at != DL_NONE && trees->at[at].rel != rel) at = trees->at[at].next;
    return at;
}

/* The last child in the text, or DL_NONE. */
static uint32_t last_child(const dl_trees *trees, uint32_t token) {
    uint32_t last = DL_NONE;
    for (uint32_t at = trees->at[token].child; at != DL_NONE; at = trees->at[at].next)
        last = at;
    return last;
}

void dl_tree_extent(const dl_trees *trees, uint32_t token, uint32_t *first,
                    uint32_t *last) {
    *first = *last = token;
    /* trees of this parser are projective (few mends cross): the outermost descendant is the
     * outermost child of the outermost child */
    for (uint32_t at = trees->at[token].child; at != DL_NONE && at < *first;
         at = trees->at[at].child)
        *first = at;
    for (uint32_t at = last_child(trees, token); at != DL_NONE && at > *last;
         at = last_child(trees, at))
        *last = at;
}

void dl_phrase_of(const dl_trees *trees, uint32_t token, uint32_t *first, uint32_t *n) {
    uint32_t from = token, last = token;
    for (uint32_t at = trees->at[token].child; at != DL_NONE; at = trees->at[at].next) {
        uint32_t a, b;
        switch (trees->at[at].rel) {
        case DL_REL_DET:
        case DL_REL_AMOD:
        case DL_REL_COMPOUND:
        case DL_REL_FLAT:
        case DL_REL_NUMMOD:
        case DL_REL_NMOD_POSS:
        case DL_REL_NMOD_DESC:
        case DL_REL_FIXED:
        case DL_REL_GOESWITH: break;
        default: continue;
        }
        dl_tree_extent(trees, at, &a, &b);
        if (a < from) from = a;
        if (b > last) last = b;
    }
    *first = from;
    *n = last - from + 1;
}
