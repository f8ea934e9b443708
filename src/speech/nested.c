/* nested.c - what is said in the words of others, which the network, that looks for one source
 * a clause, gives to whoever passes it on or passes over.
 *
 * In:  trees, the cues found so far. Out: the cue and source of who is quoted ("the agency
 *      quoted Lund as saying"), further cues for what is said in the words of somebody else
 *      ("mediators say that it is late," Ruiz said); in order.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

enum {
    QUOTED_MOST = 24, /* tokens between "quoted" and "as saying" */
    WORDS_MOST = 60,  /* of what is said */
    SOURCE_MOST = 6,  /* tokens of a source in a relative clause */
};

typedef struct {
    const unit_source *from;
    const dl_sentence *s;
    uint32_t plain, claims, quotes, saying; /* sets */
    uint32_t *cue_of;                       /* token -> 1 + its cue in the list */
    bool *told;                             /* token -> stands in what somebody says */
} nest;

/* The words around HEAD that hang on it, without marks at their ends, from LOW to HIGH. */
static token_run branch(const nest *x, uint32_t head, uint32_t low, uint32_t high) {
    token_run run = { head, head + 1 };
    while (run.first > low && tree_under(x->from, run.first - 1, head)) run.first--;
    while (run.end < high && run.end < head + WORDS_MOST &&
           tree_under(x->from, run.end, head))
        run.end++;
    while (run.end > head + 1 && x->from->text->tokens.at[run.end - 1].kind != DL_WORD &&
           x->from->text->tokens.at[run.end - 1].kind != DL_NUMBER)
        run.end--;
    return run;
}

/* ---- "quoted Lund as saying" ------------------------------------------------------------ */

/* The verb of quoting whose "as saying" ends at SAYING; DL_NONE: none. */
static uint32_t quoted_before(const nest *x, uint32_t saying) {
    static const char *const as[] = { "as" };
    if (saying < x->s->first + 2 || !token_among(x->from, saying - 1, as, 1))
        return DL_NONE;
    for (uint32_t at = saying - 1; at > x->s->first && saying - at < QUOTED_MOST;)
        if (token_in(x->from, --at, x->quotes)) return at;
    return DL_NONE;
}

/* Who is quoted: between the verb and "as", else the subject of the passive ("was quoted by
 * the paper as saying"). */
static token_run quoted_source(const nest *x, uint32_t verb, uint32_t as) {
    static const char *const by[] = { "by" };
    token_run run = { verb + 1, token_among(x->from, verb + 1, by, 1) ? verb + 1 : as };
    while (run.end > run.first && x->from->text->tokens.at[run.end - 1].kind == DL_PUNCT)
        run.end--;
    if (run.end > run.first) return run;
    uint32_t subject = tree_child(x->from, verb, "nsubj:pass");
    return subject == DL_NONE || subject > verb ? (token_run){ 0, 0 }
                                                : branch(x, subject, x->s->first, verb);
}

/* What is said behind SAYING, else before the source of it. */
static token_run quoted_words(const nest *x, token_run source, uint32_t saying) {
    uint32_t end = x->s->first + x->s->n, first = saying + 1;
    while (first < end && x->from->text->tokens.at[first].kind == DL_PUNCT) first++;
    uint32_t words = tree_child(x->from, saying, "ccomp");
    if (words != DL_NONE && words > saying) return branch(x, words, first, end);
    if (source.first <= x->s->first + 1) return (token_run){ 0, 0 };
    token_run run = { x->s->first, source.first };
    while (run.end > run.first && x->from->text->tokens.at[run.end - 1].kind == DL_PUNCT)
        run.end--;
    return run;
}

static void quote_at(const nest *x, tagged_list *list, uint32_t saying) {
    uint32_t verb = quoted_before(x, saying);
    token_run source =
        verb == DL_NONE ? (token_run){ 0, 0 } : quoted_source(x, verb, saying - 1);
    if (source.end <= source.first) return;
    uint32_t found = x->cue_of[saying] ? x->cue_of[saying] : x->cue_of[verb];
    uint32_t behind = tree_child(x->from, saying, "ccomp");
    token_run words = quoted_words(x, source, saying);
    if (found) {
        tagged *t = &list->at[found - 1];
        t->source = source;
        if (source.first > verb) t->cue = (token_run){ saying - 1, saying + 1 };
        t->head = saying;
        if (behind == DL_NONE || behind < saying) return;
        t->content.n = 0; /* the network takes the source for words of whoever quotes */
        *DL_PUSH(x->from->mem, &t->content) = words;
        return;
    }
    if (words.end <= words.first) return;
    tagged one = { .cue = { saying - 1, saying + 1 }, .head = saying, .source = source };
    *DL_PUSH(x->from->mem, &one.content) = words;
    *DL_PUSH(x->from->mem, list) = one;
}

/* ---- said in the words of another ------------------------------------------------------- */

/* "could say", "did not say", "to say": nothing was said. */
static bool is_unsaid(const nest *x, uint32_t verb) {
    static const char *const helps[] = { "has", "have", "had", "'ve", "'s",
                                         "is",  "are",  "was", "were" };
    for (uint32_t at = x->s->first; at < verb; at++) {
        if (tree_head(x->from, at) != verb) continue;
        if (tree_rel(x->from, at, "mark") || tree_rel(x->from, at, "aux:pass"))
            return true;
        if (tree_rel(x->from, at, "aux") && !token_among(x->from, at, helps, DL_N(helps)))
            return true;
    }
    return false;
}

/* The subject of VERB, if it is somebody else than who speaks the words. */
static uint32_t other(const nest *x, uint32_t verb) {
    static const char *const own[] = { "I",    "we",   "We",    "you",  "You",  "it",
                                       "It",   "this", "This",  "that", "That", "which",
                                       "what", "who",  "there", "one" };
    uint32_t subject = tree_child(x->from, verb, "nsubj");
    return subject == DL_NONE || subject > verb ||
                   token_among(x->from, subject, own, DL_N(own))
               ? DL_NONE
               : subject;
}

/* "have confirmed that", of somebody who is named. */
static bool is_of_somebody(const nest *x, uint32_t verb, uint32_t subject) {
    int act = x->from->acts[verb] - 1;
    return act >= 0 && act != ACT_ASK && act != ACT_BELIEVE && act != ACT_PREDICT &&
           subject != DL_NONE && x->from->mention_at[subject] != DL_NONE;
}

static void say_at(const nest *x, tagged_list *list, uint32_t verb) {
    if (!token_in(x->from, verb, x->plain) && !token_in(x->from, verb, x->claims) &&
        !is_of_somebody(x, verb, tree_child(x->from, verb, "nsubj")))
        return;
    if (!x->told[verb] || x->from->grammar->at[verb].pos != DL_POS_VERB) return;
    uint32_t words = tree_child(x->from, verb, "ccomp"), subject = other(x, verb);
    if (words == DL_NONE || words < verb || subject == DL_NONE || is_unsaid(x, verb))
        return;
    uint32_t end = x->s->first + x->s->n, q = x->from->quote_at[verb];
    if (q) { /* not beyond the words that it is told in */
        const dl_quote *over = &x->from->text->quotes.at[q - 1];
        if (words < over->first + over->n && over->first + over->n < end)
            end = over->first + over->n;
    }
    tagged one = { .cue = { verb, verb + 1 },
                   .head = verb,
                   .source = branch(x, subject, x->s->first, verb) };
    *DL_PUSH(x->from->mem, &one.content) = branch(x, words, verb + 1, end);
    *DL_PUSH(x->from->mem, list) = one;
}

/* "What she says is late", not "for what she says is a late move": does WHAT open words that are
 * judged? */
static bool is_judged(const nest *x, uint32_t what, uint32_t next) {
    static const char *const be[] = { "is", "was", "are", "were" };
    if (!token_among(x->from, next, be, DL_N(be))) return false;
    uint8_t left = what > x->s->first ? x->from->grammar->at[what - 1].pos : DL_POS_PUNCT;
    return left != DL_POS_ADP && left != DL_POS_VERB;
}

/* "a plan that critics say will fail", "what the rebels say is neglect": a verb on either
 * side, and behind it what is said. */
static void say_between(const nest *x, tagged_list *list, uint32_t verb) {
    static const char *const relative[] = { "which", "that", "what", "What", "who" };
    uint32_t end = x->s->first + x->s->n, first = verb;
    if ((!token_in(x->from, verb, x->plain) && !token_in(x->from, verb, x->claims)) ||
        verb + 1 >= end)
        return;
    uint8_t pos = x->from->grammar->at[verb + 1].pos;
    if (pos != DL_POS_VERB && pos != DL_POS_AUX) return;
    while (first > x->s->first && verb - first < SOURCE_MOST) {
        uint8_t left = x->from->grammar->at[first - 1].pos;
        if (token_among(x->from, first - 1, relative, DL_N(relative))) break;
        if (left != DL_POS_DET && left != DL_POS_ADJ && left != DL_POS_NOUN &&
            left != DL_POS_PROPN && left != DL_POS_PRON && left != DL_POS_PART)
            return;
        first--;
    }
    static const char *const what[] = { "what", "What" };
    if (first == verb || first == x->s->first || verb - first >= SOURCE_MOST) return;
    if (token_among(x->from, first - 1, what, DL_N(what)) &&
        is_judged(x, first - 1, verb + 1))
        return;
    token_run words = { verb + 1, verb + 1 };
    while (words.end < end && words.end - words.first < WORDS_MOST &&
           x->from->text->tokens.at[words.end].kind != DL_PUNCT &&
           x->from->text->tokens.at[words.end].kind != DL_QUOTE)
        words.end++;
    tagged one = { .cue = { verb, verb + 1 }, .head = verb, .source = { first, verb } };
    *DL_PUSH(x->from->mem, &one.content) = words;
    *DL_PUSH(x->from->mem, list) = one;
    x->cue_of[verb] = list->n;
}

void add_nested(const unit_source *from, tagged_list *list) {
    size_t n = (size_t)from->text->tokens.n + 1;
    nest x = { .from = from,
               .plain = dl_words_set(from->words, DL_LIT("plain_saying")),
               .claims = dl_words_set(from->words, DL_LIT("say_claim")),
               .quotes = dl_words_set(from->words, DL_LIT("quotes")),
               .saying = dl_words_set(from->words, DL_LIT("saying_as")),
               .cue_of = DL_NEW_N(from->mem, uint32_t, n),
               .told = DL_NEW_N(from->mem, bool, n) };
    for (uint32_t i = 0; i < list->n; i++) {
        const tagged *t = &list->at[i];
        for (uint32_t at = t->cue.first; at < t->cue.end; at++) x.cue_of[at] = i + 1;
        for (uint32_t c = 0; c < t->content.n; c++)
            for (uint32_t at = t->content.at[c].first; at < t->content.at[c].end; at++)
                x.told[at] = true;
    }
    for (uint32_t s = 0; s < from->text->sentences.n; s++) {
        x.s = &from->text->sentences.at[s];
        for (uint32_t at = x.s->first; at < x.s->first + x.s->n; at++) {
            if (token_in(from, at, x.saying))
                quote_at(&x, list, at);
            else if (!x.cue_of[at])
                say_between(&x, list, at);
            if (!x.cue_of[at]) say_at(&x, list, at);
        }
    }
    sort_cues(list);
}
