/* issuer.c - whose words a statement, letter or report tells.
 *
 * In:  sources whose head is a thing that is issued ("issued"), trees, mentions. Out: the
 * mention of whoever issued it.
 * "The ministry's statement said", "a statement by the ministry said"; a bare "the
 * statement" is the one told of before: "the ministry issued a statement".
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

enum { LOOK_BACK = 160 }; /* tokens */

typedef struct {
    const unit_source *from;
    const dl_order *order;
    const dl_sentence *s;
} issuer;

/* The mention at TOKEN, if it can issue something. */
static uint32_t somebody(const issuer *x, uint32_t token) {
    uint32_t m = token == DL_NONE ? DL_NONE : x->order->mention_at[token];
    if (m == DL_NONE) return DL_NONE;
    const dl_mention *mention = &x->order->mentions->list.at[m];
    return mention->adjective || mention->kind == DL_ACTOR_PLACE ? DL_NONE : m;
}

/* The mention at TOKEN, or the one whose title begins there: "by spokesman Erik Dahl". */
static uint32_t titled(const issuer *x, uint32_t token) {
    enum { TITLE = 4 };
    uint32_t m = somebody(x, token), end = x->s->first + x->s->n;
    for (uint32_t at = token + 1; m == DL_NONE && at < end && at < token + TITLE; at++) {
        m = somebody(x, at);
        if (m == DL_NONE) continue;
        const dl_mention *mention = &x->order->mentions->list.at[m];
        if (!mention->title_n || mention->title_first > token) return DL_NONE;
    }
    return m;
}

/* Who stands behind one of the N words of LIST as the child NAME of HEAD. */
static uint32_t behind(const issuer *x, uint32_t head, const char *name,
                       const char *const *list, size_t n) {
    uint32_t m = DL_NONE, at = tree_child(x->from, head, name);
    for (; m == DL_NONE && at != DL_NONE; at = tree_next(x->from, head, name, at)) {
        uint32_t word = tree_child(x->from, at, "case");
        if (word != DL_NONE && token_among(x->from, word, list, n)) m = titled(x, at);
    }
    return m;
}

/* Who is named with the noun THING: its owner, or behind "by" or "from". */
static uint32_t named_with(const issuer *x, uint32_t thing) {
    static const char *const by[] = { "by", "from", "of" };
    uint32_t m = somebody(x, tree_child(x->from, thing, "nmod:poss"));
    return m != DL_NONE ? m : behind(x, thing, "nmod", by, DL_N(by));
}

/* Who handed out THING: "a statement issued by Lund", "by the firm's president, Anna Berg". */
static uint32_t handed_out(const issuer *x, uint32_t thing, token_run source) {
    static const char *const by[] = { "by" };
    uint32_t issued = tree_child(x->from, thing, "acl");
    uint32_t m = issued == DL_NONE ? DL_NONE : behind(x, issued, "obl:agent", by, 1);
    const dl_mention *list = x->order->mentions->list.at;
    if (m == DL_NONE || list[m].form == DL_FORM_NAME) return m;
    uint32_t last = x->order->mention_at[source.end - 1];
    bool name = last != DL_NONE && list[last].form == DL_FORM_NAME &&
                list[last].kind == DL_ACTOR_PERSON;
    return name ? last : m;
}

static bool is_new(const issuer *x, uint32_t thing) {
    static const char *const a[] = { "a", "an", "A", "An" };
    uint32_t det = tree_child(x->from, thing, "det");
    return det != DL_NONE && token_among(x->from, det, a, DL_N(a));
}

/* Who issues THING where it is first told of: "issued a statement", "said in a statement". */
static uint32_t told_with(const issuer *x, uint32_t thing) {
    uint32_t verb = tree_head(x->from, thing);
    bool under = tree_rel(x->from, thing, "obj") || tree_rel(x->from, thing, "obl");
    if (verb == DL_NONE || !under || x->from->grammar->at[verb].pos != DL_POS_VERB)
        return DL_NONE;
    return somebody(x, tree_child(x->from, verb, "nsubj"));
}

uint32_t issuer_of(const unit_source *from, const dl_order *order, token_run source) {
    uint32_t set = dl_words_set(from->words, DL_LIT("issued"));
    uint32_t thing = run_head(from, source), s = dl_sentence_of(from->text, thing);
    if (s == DL_NONE || !dl_order_in(order, thing, set)) return DL_NONE;
    issuer x = { from, order, &from->text->sentences.at[s] };
    uint32_t m = named_with(&x, thing), by = handed_out(&x, thing, source);
    if (m == DL_NONE && is_new(&x, thing)) m = by; /* "the letter" may be another's */
    uint32_t word = from->text->tokens.at[thing].word;
    for (uint32_t at = thing, n = 0; m == DL_NONE && at-- > 0 && n < LOOK_BACK; n++) {
        if (from->text->tokens.at[at].word != word) continue;
        s = dl_sentence_of(from->text, at);
        if (s == DL_NONE) break;
        x.s = &from->text->sentences.at[s];
        m = named_with(&x, at);
        if (m == DL_NONE && is_new(&x, at))
            m = handed_out(&x, at, (token_run){ at, at + 1 });
        if (m == DL_NONE) m = told_with(&x, at);
    }
    return m == DL_NONE ? by : m;
}
