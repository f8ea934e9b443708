/* many.c - the three or more behind "the three countries", "the four leaders".
 *
 * In:  names that commas and "and" join. Out: a collective actor and its members: those of the
 * last list of so many, of one sort, in the sentences before.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

enum { LEAST = 3, MOST = 6, SENTENCES = 3 };

/* How many nominal I says they are: 3 of "the three states"; 0: it says nothing. */
static uint32_t told_number(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    for (uint32_t at = m->first; at < m->head; at++) {
        int64_t n =
            dl_ris(x->r, at, x->r->sets.number)
                ? dl_words_value(x->r->words, dl_rtok(x->r, at)->word, x->r->sets.number)
                : 0;
        if (n >= LEAST && n <= MOST) return (uint32_t)n;
    }
    return 0;
}

static bool is_one(const dl_mention *m, uint32_t kinds) {
    return m->form == DL_FORM_NAME && !m->adjective && m->actor != DL_NONE &&
           kinds >> m->kind & 1u;
}

/* The mention of KINDS that a comma or "and" joins to mention I on its right; *AND: by that. */
static uint32_t next_joined(const dl_referrer *x, uint32_t i, uint32_t kinds, bool *and) {
    enum { REACH = 5 };
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t at = m->first + m->n;
    *and = false;
    if (at + 1 >= x->r->text->tokens.n) return DL_NONE;
    if (dl_str_is(dl_rword(x->r, at), ",")) at++;
    if (dl_rtok(x->r, at)->word == x->r->and_) *and = true, at++;
    if (at == m->first + m->n) return DL_NONE;
    if (dl_rtok(x->r, at)->word == x->r->the) at++;
    for (uint32_t k = i + 1; k < x->r->out->list.n && k <= i + REACH; k++) {
        const dl_mention *o = dl_ref_mention(x, k);
        uint32_t first = o->title_n ? o->title_first : o->first;
        if (is_one(o, kinds) && first == at) return k;
    }
    return DL_NONE;
}

bool dl_refer_to_many(dl_referrer *x, uint32_t i, uint32_t kinds) {
    uint32_t n = told_number(x, i), list[MOST];
    for (uint32_t k = i, seen = 0; n && k-- > 0 && seen < MAX_BACK; seen++) {
        if (dl_ref_distance(x, k, i) > SENTENCES) return false;
        if (!is_one(dl_ref_mention(x, k), kinds)) continue;
        uint32_t found = 0, at = k;
        bool and = false;
        while (found < n && at != DL_NONE && !and) {
            list[found++] = at;
            at = next_joined(x, at, kinds, &and);
        }
        if (found != n - 1 || !and || at == DL_NONE) continue;
        list[found] = at;
        if (dl_ref_mention(x, at)->first > dl_ref_mention(x, i)->first) continue;
        dl_refer_to_all(x, i, list, n);
        return true;
    }
    return false;
}
