/* the_two.c - two of whom it is told without a noun: "the two held talks", "both denied it".
 *
 * In:  the names of a stretch and a word of it. Out: a nominal mention of two.
 *
 * SPDX-License-Identifier: MIT */
#include "nominal.h"

/* "The two held talks": no noun, for a verb follows. */
static bool stands_for_two(const nominal *x, uint32_t at) {
    static const char *const two[] = { "two" };
    static const char *const helps[] = { "are",    "were",  "have",  "had",  "will",
                                         "would",  "can",   "could", "may",  "might",
                                         "should", "must",  "did",   "also", "both",
                                         "then",   "later", "to" };
    return at > x->s->first && at + 1 < x->s->end && word_is(x, at, two, 1) &&
           dl_tok(x->f, at - 1)->word == x->f->the && !cover_at(x, at + 1) &&
           (word_is(x, at + 1, helps, DL_N(helps)) ||
            dl_is(x->f, at + 1, x->f->sets.two_do));
}

/* "Both denied it", "each accused the other": the same where it opens a sentence or what is
 * joined to one. */
static bool stands_for_both(const nominal *x, uint32_t at) {
    static const char *const words[] = { "both", "each" };
    static const char *const links[] = {
        "and", "but", "though", "although", "that", ","
    };
    return at + 1 < x->s->end && word_is(x, at, words, DL_N(words)) &&
           (at == x->s->first || word_is(x, at - 1, links, DL_N(links))) &&
           !cover_at(x, at + 1) && dl_is(x->f, at + 1, x->f->sets.both_do);
}

static void add_two(const nominal *x, uint32_t first, uint32_t n) {
    dl_mention *m = dl_add_mention(x->f, first, n, DL_NONE);
    if (!m) return;
    m->form = DL_FORM_NOMINAL;
    m->kind = DL_ACTOR_COLLECTIVE;
    m->plural = true;
    m->method = DL_BY_GROUP;
    m->confidence = 40;
}

void dl_add_the_two(const nominal *x, uint32_t at) {
    if (stands_for_two(x, at)) add_two(x, at - 1, 2);
    if (stands_for_both(x, at)) add_two(x, at, 1);
}
