/* no_cue.c - words that the network takes for a cue, and that report nothing.
 *
 * In:  cues of the attribution network, trees as parsed. Out: the same without what only tells of
 *      the noun before it ("the cuts announced on Monday will hurt"), stands in a name ("Value
 *      Added Tax"), has no object ("defended well"), says under whom somebody works ("reports
 *      to"), or stands behind a name in a list.
 *
 * SPDX-License-Identifier: MIT */
#include "tagged.h"

/* A helping verb of the sentence among the children NAME of VERB, before it. */
static bool has_finite(const unit_source *from, uint32_t verb, const char *name) {
    static const char *const finite[] = { "will",  "would", "can",    "could", "may",
                                          "might", "must",  "should", "is",    "are",
                                          "was",   "were",  "has",    "have",  "had" };
    uint32_t aux = tree_child(from, verb, name);
    return aux != DL_NONE && aux < verb && token_among(from, aux, finite, DL_N(finite));
}

/* "Cuts announced on Monday will hurt", "factors said to matter": what follows right behind has a
 * helping verb and no subject but the noun before the cue. */
static bool is_of_noun(const unit_source *from, const tagged *t) {
    static const char *const said[] = { "said" };
    uint32_t verb = t->head, next = verb + 1;
    if (!t->source.end || t->source.end != verb || t->cue.first != verb ||
        t->cue.end != next || t->content.n != 1 || t->content.at[0].first != next ||
        next + 1 >= from->text->tokens.n)
        return false;
    if (token_among(from, verb, said, 1))
        return dl_str_is(token_form(from, next), "to") &&
               from->grammar->at[next + 1].pos == DL_POS_VERB;
    if (!dl_str_ends(token_form(from, verb), "ed") || token_is_mark(from, next) ||
        from->grammar->at[next].pos == DL_POS_SCONJ ||
        dl_str_ends(token_form(from, next), "ing"))
        return false;
    uint32_t told = run_head(from, t->content.at[0]);
    return told > next && tree_child(from, told, "nsubj") == DL_NONE &&
           tree_child(from, told, "nsubj:pass") == DL_NONE &&
           tree_child(from, told, "csubj") == DL_NONE &&
           tree_child(from, told, "mark") == DL_NONE &&
           (has_finite(from, told, "aux") || has_finite(from, told, "aux:pass") ||
            has_finite(from, told, "cop"));
}

/* Has the sentence of TOKEN a noun or verb in small letters: is it no headline in capitals? */
static bool is_plain(const unit_source *from, uint32_t token) {
    uint32_t number = dl_sentence_of(from->text, token);
    if (number == DL_NONE) return false;
    const dl_sentence *s = &from->text->sentences.at[number];
    for (uint32_t i = s->first + 1; i < s->first + s->n; i++) {
        uint8_t pos = from->grammar->at[i].pos;
        if ((pos == DL_POS_NOUN || pos == DL_POS_VERB) &&
            !(from->text->tokens.at[i].flags & DL_CAPITAL))
            return true;
    }
    return false;
}

/* "Higher Value Added Tax receipts": within a name. */
static bool is_in_name(const unit_source *from, const tagged *t) {
    const dl_token *tokens = from->text->tokens.at;
    uint32_t verb = t->head;
    return verb > 0 && verb + 1 < from->text->tokens.n && t->cue.end == verb + 1 &&
           tokens[verb - 1].flags & tokens[verb].flags & tokens[verb + 1].flags &
               DL_CAPITAL &&
           dl_str_ends(token_form(from, verb), "ed") &&
           from->mention_at[verb - 1] == DL_NONE &&
           !dl_str_ends(token_form(from, verb - 1), ".") && is_plain(from, verb);
}

/* "Karl Berg: Karl Berg will serve as envoy": an entry of a list, which tells of him. */
static bool is_entry(const unit_source *from, const tagged *t) {
    enum { NAME = 3 };
    if (!t->source.end || !t->content.n || !dl_str_is(token_form(from, t->head), ":"))
        return false;
    dl_str last = token_form(from, t->source.end - 1);
    uint32_t first = t->content.at[0].first, end = t->content.at[0].end;
    for (uint32_t i = first; i < end && i < first + NAME; i++) {
        if (!(from->text->tokens.at[i].flags & DL_CAPITAL)) return false;
        if (dl_str_eq(token_form(from, i), last)) return true;
    }
    return false;
}

/* "Arsenal defended well": what is defended in words is named, or told in them. */
static bool is_played(const unit_source *from, const tagged *t) {
    static const char *const defends[] = { "defend", "defends", "defended", "defending" };
    return token_among(from, t->head, defends, DL_N(defends)) &&
           tree_child(from, t->head, "obj") == DL_NONE &&
           tree_child(from, t->head, "ccomp") == DL_NONE &&
           (t->head + 1 >= from->text->tokens.n ||
            from->grammar->at[t->head + 1].pos == DL_POS_ADV);
}

/* "The office reports to the deputy chief". */
static bool is_under(const unit_source *from, const tagged *t) {
    static const char *const reports[] = { "report", "reports" };
    static const char *const to[] = { "to" };
    return token_among(from, t->head, reports, DL_N(reports)) && t->head > 0 &&
           !token_among(from, t->head - 1, to, 1) && t->head + 1 < from->text->tokens.n &&
           token_among(from, t->head + 1, to, 1) &&
           tree_child(from, t->head, "ccomp") == DL_NONE &&
           tree_child(from, t->head, "obj") == DL_NONE;
}

void drop_no_cues(const unit_source *from, tagged_list *list) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        const tagged *t = &list->at[i];
        bool none = is_entry(from, t) ||
                    (!t->turn && (is_of_noun(from, t) || is_in_name(from, t) ||
                                  is_played(from, t) || is_under(from, t)));
        if (!none) list->at[kept++] = *t;
    }
    list->n = kept;
}
