/* vary.c - changes a sentence in ways that leave its tree what it was.
 *
 * In:  a tree. Out: it, or a copy that differs.
 *
 * SPDX-License-Identifier: MIT */
#include "vary.h"

typedef enum { UPPER, LOWER, TITLE, NO_STOP, HEADLINE, WAYS } way;

/* How often each; the rest stays as it is. */
static const double share[WAYS] = {
    [UPPER] = 0.02, [LOWER] = 0.01, [TITLE] = 0.02, [NO_STOP] = 0.03, [HEADLINE] = 0.03
};

static char cased(char c, bool upper) {
    if (upper) return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static dl_str change_case(dl_str form, way w, dl_arena *mem) {
    char *out = dl_alloc(mem, form.len + 1);
    for (uint32_t i = 0; i < form.len; i++)
        out[i] = w == TITLE && i > 0 ? form.ptr[i]
                                     : cased(form.ptr[i], w == UPPER || w == TITLE);
    return (dl_str){ out, form.len };
}

static const tree *in_case(const tree *t, way w, dl_arena *mem) {
    tree *out = DL_NEW(mem, tree);
    *out = *t;
    out->forms = DL_NEW_N(mem, dl_str, t->n);
    for (uint32_t i = 0; i < t->n; i++) out->forms[i] = change_case(t->forms[i], w, mem);
    return out;
}

static bool is_be(dl_str form) {
    static const char *const forms[] = { "is", "are", "was", "were", "be", "been" };
    return dl_str_among(form, forms, DL_N(forms));
}

static bool is_article(dl_str form) {
    return dl_str_is(form, "the") || dl_str_is(form, "a") || dl_str_is(form, "an") ||
           dl_str_is(form, "The") || dl_str_is(form, "A") || dl_str_is(form, "An");
}

/* Does token I go? Only leaves do, so that no other loses its head. */
static bool goes(const tree *t, uint32_t i, way w) {
    bool last = i + 1 == t->n && dl_str_is(t->forms[i], ".");
    if (w == HEADLINE && t->pos[i] == DL_POS_DET && is_article(t->forms[i])) last = true;
    if (w == HEADLINE && t->pos[i] == DL_POS_AUX && is_be(t->forms[i])) last = true;
    for (uint32_t k = 0; k < t->n && last; k++)
        if (t->head[k] == i + 1) last = false;
    return last && t->head[i] != 0;
}

static const tree *without(const tree *t, way w, dl_arena *mem) {
    tree *out = DL_NEW(mem, tree);
    uint16_t *number = DL_NEW_N(mem, uint16_t, t->n + 1); /* 1 + its new place */
    *out = (tree){ .weight = t->weight };
    for (uint32_t i = 0; i < t->n; i++)
        if (!goes(t, i, w)) number[i + 1] = (uint16_t)(++out->n);
    out->forms = DL_NEW_N(mem, dl_str, out->n);
    out->pos = DL_NEW_N(mem, uint8_t, out->n);
    out->rel = DL_NEW_N(mem, uint8_t, out->n);
    out->head = DL_NEW_N(mem, uint16_t, out->n);
    for (uint32_t i = 0; i < t->n; i++) {
        if (!number[i + 1]) continue;
        uint32_t k = number[i + 1] - 1u;
        out->forms[k] = t->forms[i];
        out->pos[k] = t->pos[i];
        out->rel[k] = t->rel[i];
        out->head[k] = number[t->head[i]];
    }
    return out;
}

const tree *vary_tree(const tree *t, double chance, dl_arena *mem) {
    int w = 0;
    for (; w < WAYS && chance >= share[w]; w++) chance -= share[w];
    if (w == WAYS) return t;
    return w <= TITLE ? in_case(t, (way)w, mem) : without(t, (way)w, mem);
}
