/* shared_name.c - two places that share the end of their names: "North and South Korea".
 *
 * In:  the names of an article. Out: the actor of the first, where the dictionary has it.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_parts.h"

/* The plain dictionary name of the word at FIRST and the words of mention M behind its own first;
 * NULL: none. */
static const dl_phrase *name_shared(const dl_finder *f, uint32_t first,
                                    const dl_mention *m) {
    const dl_actors *actors = f->actors;
    uint32_t word = dl_tok(f, first)->word;
    if (word == 0 || word >= actors->n_first) return NULL;
    for (uint32_t i = actors->first[word]; i < actors->first[word + 1]; i++) {
        const dl_phrase *p = &actors->phrases.at[i];
        if (p->n != m->n || p->form != DL_NAME_PLAIN) continue;
        uint32_t k = 1;
        while (k < p->n &&
               actors->words.at[p->words + k] == dl_tok(f, m->first + k)->word)
            k++;
        if (k == p->n) return p;
    }
    return NULL;
}

void dl_share_names(dl_finder *f) {
    for (uint32_t i = 0; i + 1 < f->out->list.n; i++) {
        dl_mention *m = &f->out->list.at[i];
        const dl_mention *next = m + 1;
        if (m->n != 1 || next->n < 2 || next->first != m->first + 2 ||
            dl_tok(f, m->first + 1)->word != f->and_ ||
            !dl_is(f, m->first, f->sets.direction) ||
            !dl_is(f, next->first, f->sets.direction))
            continue;
        const dl_phrase *name = name_shared(f, m->first, next);
        uint32_t actor = name ? dl_found_entry(f, name->entry) : DL_NONE;
        if (actor == DL_NONE) continue;
        m->actor = actor;
        m->kind = f->out->found.at[actor].kind;
        m->method = DL_BY_DICTIONARY;
        m->confidence = 95;
    }
}
