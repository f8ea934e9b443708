/* irregular.c - the irregular forms of a lemma.
 *
 * In:  the tables of lemma_words.c, by form; a lemma. Out: its forms, by an index of the tables by
 * lemma; a verb that is another one behind a prefix has the forms of that one ("overthrew").
 *
 * SPDX-License-Identifier: MIT */
#include "lemma_parts.h"

typedef struct {
    dl_str lemma, form;
} row;

typedef struct {
    row *rows; /* by lemma, then by form */
    size_t n;
} table;

struct dl_irregulars {
    table verbs, nouns;
};

static int compare(const void *a, const void *b) {
    const row *x = a, *y = b;
    int order = dl_str_cmp(x->lemma, y->lemma);
    return order ? order : dl_str_cmp(x->form, y->form);
}

static table by_lemma(dl_arena *mem, const char *const *list, size_t n) {
    table t = { DL_NEW_N(mem, row, n), 0 };
    for (size_t i = 0; i < n; i++) {
        dl_str lemma = dl_str_of(list[i]), form = dl_str_cut(&lemma, ' ');
        if (lemma.len && !dl_str_eq(lemma, form)) t.rows[t.n++] = (row){ lemma, form };
    }
    qsort(t.rows, t.n, sizeof *t.rows, compare);
    return t;
}

dl_irregulars *dl_irregulars_new(dl_arena *mem) {
    dl_irregulars *index = DL_NEW(mem, dl_irregulars);
    index->verbs = by_lemma(mem, dl_lemma_verbs, dl_lemma_verbs_n);
    index->nouns = by_lemma(mem, dl_lemma_nouns, dl_lemma_nouns_n);
    return index;
}

static dl_str forms_of(const table *t, dl_arena *mem, dl_str prefix, dl_str lemma) {
    size_t low = 0, high = t->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (dl_str_cmp(t->rows[middle].lemma, lemma) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    dl_str out = { 0 };
    for (; low < t->n && dl_str_eq(t->rows[low].lemma, lemma); low++)
        out = dl_str_fmt(mem, "%.*s%s%.*s%.*s", DL_ARG(out), out.len ? " " : "",
                         DL_ARG(prefix), DL_ARG(t->rows[low].form));
    return out;
}

dl_str dl_lemma_irregular(const dl_irregulars *index, dl_arena *mem, dl_str lemma,
                          int pos) {
    bool verb = pos == DL_POS_VERB;
    const table *t = verb ? &index->verbs : &index->nouns;
    dl_str out = forms_of(t, mem, (dl_str){ 0 }, lemma);
    for (size_t i = 0; verb && !out.len && i < dl_lemma_prefixes_n; i++) {
        uint32_t cut = (uint32_t)strlen(dl_lemma_prefixes[i]);
        if (dl_str_starts(lemma, dl_lemma_prefixes[i]) && lemma.len >= cut + 3)
            out = forms_of(t, mem, dl_str_sub(lemma, 0, cut),
                           dl_str_sub(lemma, cut, lemma.len));
    }
    return out;
}
