/* nominal.h - a stretch in which actors without a name are looked for.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_NOMINAL_H
#define DATELINE_NOMINAL_H

#include "actor_parts.h"

typedef struct {
    dl_finder *f;
    const dl_stretch *s;
    uint32_t *cover; /* by token of the stretch: 1 + the name that holds it */
    uint32_t pronoun;
} nominal;

static inline uint32_t cover_at(const nominal *x, uint32_t at) {
    return at >= x->s->first && at < x->s->end ? x->cover[at - x->s->first] : 0;
}

static inline dl_str word_at(const nominal *x, uint32_t at) {
    return dl_token_str(x->f->doc, dl_tok(x->f, at));
}

static inline bool word_is(const nominal *x, uint32_t at, const char *const *list,
                           size_t n) {
    char low[32];
    dl_str s = word_at(x, at);
    if (s.len > sizeof low) return false;
    s = (dl_str){ low, dl_utf8_lower(s, low, sizeof low) };
    for (size_t i = 0; i < n; i++)
        if (dl_str_is(s, list[i])) return true;
    return false;
}

/* "The two held talks", "both denied it": two without a noun, whose last word stands at AT.
 * the_two.c */
void dl_add_the_two(const nominal *x, uint32_t at);

#endif
