/* unsaid.c - verbs that say something with other objects, and nothing with these.
 *
 * In:  cues of the attribution network, trees. Out: the same without "claimed the lives of nine",
 *      "recalled its negotiator", "concluded an accord", "raising hopes that", "was
 *      blamed for it", "responded by shelling the town", "storm slams coast" and "hails a taxi".
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

typedef struct {
    const unit_source *from;
    uint32_t claim, recall, lives, moods, sent, raises, answers, pact, talks, censures,
        bomb, mishap, hail, ride, ware, dismiss, suit, bench; /* sets */
} unsaid;

/* The object of the verb at VERB; DL_NONE: it has none close behind it. */
static uint32_t object_of(const unsaid *x, uint32_t verb) {
    enum { REACH = 8 }; /* tokens: "claimed at least two dozen more lives" */
    uint32_t end = x->from->text->tokens.n;
    if (end > verb + REACH) end = verb + REACH;
    for (uint32_t at = verb + 1; at < end; at++)
        if (tree_head(x->from, at) == verb && tree_rel(x->from, at, "obj")) return at;
    return DL_NONE;
}

/* "Responded by shelling the town": an answer in deeds. */
static bool is_done(const unsaid *x, uint32_t verb) {
    static const char *const by[] = { "by" };
    return token_in(x->from, verb, x->answers) && verb + 2 < x->from->text->tokens.n &&
           token_among(x->from, verb + 1, by, 1) &&
           dl_str_ends(token_form(x->from, verb + 2), "ing");
}

/* "Agreed to conclude a trade deal": the last word of the cue makes it. */
static bool is_made(const unsaid *x, uint32_t verb) {
    static const char *const concludes[] = { "conclude", "concludes", "concluded",
                                             "concluding" };
    if (!token_among(x->from, verb, concludes, DL_N(concludes))) return false;
    uint32_t object = object_of(x, verb);
    return object != DL_NONE &&
           (token_in(x->from, object, x->pact) || token_in(x->from, object, x->talks));
}

/* "Holm, one of the rebels, was blamed for the raid": nobody says who blames him, and he
 * says nothing. */
static bool is_blamed(const unsaid *x, const tagged *t) {
    if (!token_in(x->from, t->head, x->censures)) return false;
    uint32_t whom = tree_child(x->from, t->head, "nsubj:pass");
    return whom != DL_NONE &&
           (!t->source.end || (whom >= t->source.first && whom < t->source.end)) &&
           tree_child(x->from, t->head, "obl:agent") == DL_NONE;
}

/* "Car bomb blasts kill nine", "Storm slams coast": what explodes or happens blames nobody. */
static bool is_exploding(const unsaid *x, const tagged *t) {
    if (!t->source.end || !token_in(x->from, t->head, x->censures)) return false;
    uint32_t what = run_head(x->from, t->source);
    return token_in(x->from, what, x->bomb) || token_in(x->from, what, x->mishap);
}

/* "Nurse hails bus": a ride is stopped, not praised. */
static bool is_stopped(const unsaid *x, const tagged *t) {
    return token_in(x->from, t->head, x->hail) && t->content.n == 1 &&
           token_in(x->from, run_head(x->from, t->content.at[0]), x->ride);
}

static bool is_unsaid(const unsaid *x, const tagged *t) {
    uint32_t verb = t->head; /* of "raised fears" the fears at times */
    if (is_exploding(x, t) || is_stopped(x, t)) return true;
    if (is_blamed(x, t)) return true;
    if (is_done(x, verb) || (t->cue.end && is_made(x, t->cue.end - 1))) return true;
    if (token_in(x->from, verb, x->moods)) verb = tree_head(x->from, verb);
    uint32_t object = verb == DL_NONE ? DL_NONE : object_of(x, verb);
    if (object == DL_NONE) return false;
    if (token_in(x->from, verb, x->raises)) /* "they raised fears" may say so */
        return token_in(x->from, object, x->moods) &&
               dl_str_ends(token_form(x->from, verb), "ing");
    if (t->judged) return false;
    if (token_in(x->from, verb, x->claim)) return token_in(x->from, object, x->lives);
    if (token_in(x->from, verb, x->dismiss)) /* a court rules */
        return t->source.end && token_in(x->from, object, x->suit) &&
               token_in(x->from, run_head(x->from, t->source), x->bench);
    return token_in(x->from, verb, x->recall) &&
           (token_in(x->from, object, x->sent) || token_in(x->from, object, x->ware));
}

void drop_unsaid(const unit_source *from, tagged_list *list) {
    const unsaid x = { .from = from,
                       .claim = dl_words_set(from->words, DL_LIT("say_claim")),
                       .lives = dl_words_set(from->words, DL_LIT("lives")),
                       .moods = dl_words_set(from->words, DL_LIT("moods")),
                       .raises = dl_words_set(from->words, DL_LIT("raises_mood")),
                       .sent = dl_words_set(from->words, DL_LIT("speaks_for")),
                       .answers = dl_words_set(from->words, DL_LIT("answers_deed")),
                       .pact = dl_words_set(from->words, DL_LIT("pact")),
                       .censures = dl_words_set(from->words, DL_LIT("censures")),
                       .bomb = dl_words_set(from->words, DL_LIT("bomb")),
                       .mishap = dl_words_set(from->words, DL_LIT("mishap")),
                       .ware = dl_words_set(from->words, DL_LIT("recalled_ware")),
                       .dismiss = dl_words_set(from->words, DL_LIT("dismisses")),
                       .suit = dl_words_set(from->words, DL_LIT("suit")),
                       .bench = dl_words_set(from->words, DL_LIT("bench")),
                       .hail = dl_words_set(from->words, DL_LIT("hail")),
                       .ride = dl_words_set(from->words, DL_LIT("ride")),
                       .talks = dl_words_set(from->words, DL_LIT("talks_noun")),
                       .recall = dl_words_set(from->words, DL_LIT("called_back")) };
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        tagged t = list->at[i];
        if (!is_unsaid(&x, &t)) list->at[kept++] = t;
    }
    list->n = kept;
}
