/* cue_act.c - which act a cue of the attribution network tells, and whether it is negated.
 *
 * In:  a cue with its source and content, words, trees. Out: the act's name.
 * The network finds that something is said; its cues have words that no set of speech acts
 * has, and acts that their noun or object decides ("rejected reports that").
 *
 * SPDX-License-Identifier: MIT */
#include "cue_act.h"

enum {
    BACKING_REACH = 6, /* tokens behind a verb in which its object stands */
    HEARSAY_REACH = 7, /* the same, of what is called untrue, with the verb */
};

typedef struct {
    const unit_source *from;
    const dl_order *order;
    const cue_sets *sets;
} reading;

cue_sets cue_sets_of(const dl_words *words) {
    return (cue_sets){ .acts = speech_sets_of(words),
                       .accordance = dl_words_set(words, DL_LIT("say_accordance")),
                       .backing = dl_words_set(words, DL_LIT("backing")),
                       .calls = dl_words_set(words, DL_LIT("calls_it")),
                       .charge = dl_words_set(words, DL_LIT("charge")),
                       .declines = dl_words_set(words, DL_LIT("declines")),
                       .denying = dl_words_set(words, DL_LIT("denies_hearsay")),
                       .depicts = dl_words_set(words, DL_LIT("depicts")),
                       .expressed = dl_words_set(words, DL_LIT("expressed")),
                       .given = dl_words_set(words, DL_LIT("given_word")),
                       .gives = dl_words_set(words, DL_LIT("gives_word")),
                       .graded = dl_words_set(words, DL_LIT("graded")),
                       .hearsay = dl_words_set(words, DL_LIT("hearsay")),
                       .mute = mute_sets_of(words),
                       .measure = dl_words_set(words, DL_LIT("measure")),
                       .plain = dl_words_set(words, DL_LIT("plain_saying")),
                       .spoken = dl_words_set(words, DL_LIT("spoken")),
                       .stressed = dl_words_set(words, DL_LIT("stressed")),
                       .voiced = dl_words_set(words, DL_LIT("voiced")) };
}

/* "voiced support for", "reiterated its backing": taking somebody's side. */
static bool is_backing(const reading *k, const tagged *t) {
    uint32_t verb = t->cue.first, end = k->from->text->tokens.n;
    while (verb < t->cue.end && !dl_order_in(k->order, verb, k->sets->voiced)) verb++;
    if (verb == t->cue.end) return false;
    if (end > verb + BACKING_REACH) end = verb + BACKING_REACH;
    for (uint32_t at = verb + 1; at < end && !token_is_mark(k->from, at); at++)
        if (dl_order_in(k->order, at, k->sets->backing))
            return at == verb + 1 || tree_head(k->from, at) == verb;
    return false;
}

/* "vary according to size", "according to plan": a measure, nobody's words. */
static bool is_measure(const reading *k, const tagged *t) {
    if (!t->source.end || !dl_order_in(k->order, t->head, k->sets->accordance))
        return false;
    uint32_t head = run_head(k->from, t->source), verb = tree_head(k->from, head);
    if (dl_order_in(k->order, head, k->sets->measure)) return true;
    return k->from->mention_at[head] == DL_NONE && verb != DL_NONE &&
           dl_order_in(k->order, verb, k->sets->graded);
}

/* Has TOKEN a child before it that hangs on it by relation NAME? */
static bool has_child(const reading *k, uint32_t token, const char *name) {
    enum { REACH = 8 };
    for (uint32_t at = token, n = 0; at-- > 0 && n < REACH; n++)
        if (tree_head(k->from, at) == token && tree_rel(k->from, at, name)) return true;
    return false;
}

/* "described its plan", "read out a list": is the content no more than the verb's object? */
static bool names_thing(const reading *k, const tagged *t) {
    if (dl_order_in(k->order, t->head, k->sets->plain)) return false;
    uint32_t head = t->content.n == 1 ? run_head(k->from, t->content.at[0]) : DL_NONE;
    return head != DL_NONE && tree_head(k->from, head) == t->head &&
           tree_rel(k->from, head, "obj") && !has_child(k, head, "case");
}

/* "made it clear", "speculated": speaking that the network does not know for an act. */
static bool is_speaking(const reading *k, const tagged *t) {
    static const char *const out[] = { "out", "over" };
    uint32_t n = k->from->text->tokens.n;
    if (thing_does(k->from, &k->sets->mute, t->head)) return false;
    for (uint32_t i = t->cue.first; i < t->cue.end; i++) {
        uint32_t len = dl_words_match(k->from->words, k->sets->spoken,
                                      &k->from->text->tokens.at[i], n - i, NULL);
        if (!len) continue;
        dl_str next = i + len < n ? token_form(k->from, i + len) : (dl_str){ 0 };
        return !dl_str_is(next, out[0]) && !dl_str_is(next, out[1]);
    }
    return false;
}

/* "delivered a rebuke to Norland", "offered his condolences": is what it gives a word? */
static bool is_giving(const reading *k, const tagged *t) {
    if (t->content.n != 1 || !dl_order_in(k->order, t->head, k->sets->gives))
        return false;
    uint32_t head = run_head(k->from, t->content.at[0]);
    return tree_head(k->from, head) == t->head && tree_rel(k->from, head, "obj") &&
           dl_order_in(k->order, head, k->sets->given);
}

/* "rejected reports that", "ruled out a suggestion that": what others say is called untrue. A
 * short sentence may be read as "rejected reports" that stand somewhere: the cue has both. */
static bool is_denial(const reading *k, const tagged *t) {
    uint32_t end = k->from->text->tokens.n, verb = t->cue.first;
    while (verb < t->cue.end &&
           !dl_words_match(k->from->words, k->sets->denying,
                           &k->from->text->tokens.at[verb], end - verb, NULL))
        verb++;
    if (verb == t->cue.end) return false;
    if (end > verb + HEARSAY_REACH) end = verb + HEARSAY_REACH;
    for (uint32_t at = verb + 1; at < end && !token_is_mark(k->from, at); at++)
        if (dl_order_in(k->order, at, k->sets->hearsay))
            return at < t->cue.end || tree_head(k->from, verb) == at ||
                   (tree_rel(k->from, at, "obj") && tree_head(k->from, at) == verb);
    return false;
}

/* "called the offer an insult", not "branded it as one": does what T says end in a name for
 * something that stands there without "as"? */
static bool is_naming(const reading *k, const tagged *t) {
    static const char *const as[] = { "as" };
    for (uint32_t r = 0; r < t->content.n; r++)
        for (uint32_t at = t->content.at[r].first; at < t->content.at[r].end; at++)
            if (token_among(k->from, at, as, 1)) return false;
    return t->judged && dl_order_in(k->order, t->head, k->sets->calls);
}

dl_str cue_act(const unit_source *from, const dl_order *order, const cue_sets *sets,
               const tagged *t, int mode) {
    const reading r = { from, order, sets }, *k = &r;
    uint32_t n = k->from->text->tokens.n;
    int act =
        speech_act_at(&k->sets->acts, &k->from->text->tokens.at[t->head], n - t->head);
    for (uint32_t i = t->cue.first; act < 0 && i < t->cue.end; i++)
        act = speech_act_at(&k->sets->acts, &k->from->text->tokens.at[i], n - i);
    if (is_backing(k, t)) return DL_LIT("praise");
    if (is_measure(k, t)) return (dl_str){ 0 };
    if (is_denial(k, t)) return DL_LIT("deny");
    if (act < 0 && (t->judged || is_speaking(k, t) || is_giving(k, t))) act = ACT_SAY;
    bool plain = token_is_mark(k->from, t->head) ||
                 dl_order_in(k->order, t->head, k->sets->accordance);
    if (t->turn && t->cue.first == t->source.first) act = ACT_ASK; /* "Q" */
    if (act < 0 && (plain || mode == DL_MODE_DIRECT)) act = ACT_SAY;
    /* the network knows these as plain saying and believing */
    if (act == ACT_SAY && dl_order_in(k->order, t->head, k->sets->stressed))
        return DL_LIT("stress");
    bool depicts = dl_order_in(k->order, t->head, k->sets->depicts);
    if ((act == ACT_SAY || depicts) && is_naming(k, t)) return DL_LIT("call");
    if (mode == DL_MODE_INDIRECT && depicts) return DL_LIT("describe");
    if (act >= 0 && dl_order_in(k->order, t->head, k->sets->expressed))
        return DL_LIT("express");
    if (act == ACT_SAY && mode == DL_MODE_INDIRECT && !t->judged && names_thing(k, t))
        return DL_LIT("mention");
    return act < 0 ? (dl_str){ 0 } : speech_act_name(act);
}

bool cue_negated(const unit_source *from, const dl_order *order, const cue_sets *sets,
                 const tagged *t) {
    static const char *const nobody[] = {
        "No", "Neither", "None", "no", "neither", "none"
    };
    const reading r = { .from = from, .order = order }, *k = &r;
    /* "neither side commented" */
    if (t->source.end && token_among(from, t->source.first, nobody, DL_N(nobody)))
        return true;
    if (t->cue.end > t->cue.first + 1 &&
        dl_order_in(k->order, t->cue.first, sets->declines))
        return true;
    uint32_t first = dl_order_group(k->order, t->head);
    if (first > t->cue.first) first = t->cue.first;
    for (uint32_t i = first; i <= t->head; i++)
        if (dl_order_in(k->order, i, k->order->sets.negation)) return true;
    for (uint32_t i = first; i + 1 < t->cue.end; i++) /* "has yet to respond" */
        if (dl_str_is(token_form(k->from, i), "yet") &&
            dl_str_is(token_form(k->from, i + 1), "to"))
            return true;
    for (uint32_t i = t->head + 1; i < t->cue.end; i++) /* "gave no estimate of" */
        if (dl_str_is(token_form(k->from, i), "no")) return true;
    return false;
}
