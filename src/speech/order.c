/* order.c - arguments of a predicate by order of words, without a tree.
 *
 * In:  tokens, mentions, a predicate's token.
 * Out: the mention that is its subject, object, or governed by a preposition.
 * English order carries this far: the subject is the nearest noun phrase to the left that
 * no preposition governs and that is no possessor. A conjunction before the verb shares
 * the subject of the verb before it.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/speech.h"

enum { OBJECT_REACH = 8, OBLIQUE_REACH = 14, RELATIVE_REACH = 14 }; /* tokens */

dl_order dl_order_of(dl_arena *mem, const dl_words *words, const dl_document *doc,
                     const dl_text *text, const dl_mentions *mentions) {
    uint32_t n = text->tokens.n;
    uint32_t *at = DL_NEW_N(mem, uint32_t, n ? n : 1);
    for (uint32_t i = 0; i < n; i++) at[i] = DL_NONE;
    for (uint32_t m = 0; m < mentions->list.n; m++) {
        const dl_mention *mention = &mentions->list.at[m];
        uint32_t end = mention->first + mention->n;
        for (uint32_t i = mention->first; i < end && i < n; i++)
            if (at[i] == DL_NONE || mention->n > mentions->list.at[at[i]].n) at[i] = m;
    }
    uint32_t *quote_at = DL_NEW_N(mem, uint32_t, n ? n : 1);
    for (uint32_t i = 0; i < n; i++) quote_at[i] = DL_NONE;
    for (uint32_t q = 0; q < text->quotes.n; q++) {
        const dl_quote *quote = &text->quotes.at[q];
        if (quote->open < n) quote_at[quote->open] = q;
        if (quote->close < n) quote_at[quote->close] = q;
    }
    return (dl_order){
        .quote_at = quote_at,
        .words = words,
        .doc = doc,
        .text = text,
        .mentions = mentions,
        .mention_at = at,
        .sets = { .determiner = dl_words_set(words, DL_LIT("determiner")),
                  .be = dl_words_set(words, DL_LIT("be")),
                  .have = dl_words_set(words, DL_LIT("have")),
                  .modal = dl_words_set(words, DL_LIT("modal")),
                  .negation = dl_words_set(words, DL_LIT("negation")),
                  .adverb = dl_words_set(words, DL_LIT("verb_adverb")),
                  .preposition = dl_words_set(words, DL_LIT("preposition")),
                  .relative = dl_words_set(words, DL_LIT("relative")),
                  .subordinator = dl_words_set(words, DL_LIT("subordinator")) },
    };
}

bool dl_order_in(const dl_order *order, uint32_t token, uint32_t set) {
    if (set == DL_NONE || token >= order->text->tokens.n) return false;
    uint32_t word = order->text->tokens.at[token].word;
    return word && dl_words_in(order->words, word, set);
}

static dl_str word_at(const dl_order *order, uint32_t token) {
    return dl_token_str(order->doc, &order->text->tokens.at[token]);
}

static bool is_punct(const dl_order *order, uint32_t token, const char *what) {
    const dl_token *t = &order->text->tokens.at[token];
    return t->kind == DL_PUNCT && dl_str_is(dl_token_str(order->doc, t), what);
}

/* First and end token of the sentence that holds TOKEN; false: in none. */
static bool bounds(const dl_order *order, uint32_t token, uint32_t *first,
                   uint32_t *end) {
    uint32_t s = dl_sentence_of(order->text, token);
    if (s == DL_NONE) return false;
    *first = order->text->sentences.at[s].first;
    *end = *first + order->text->sentences.at[s].n;
    return true;
}

static bool is_auxiliary(const dl_order *order, uint32_t token) {
    uint32_t m = order->mention_at[token];
    if (m != DL_NONE && order->mentions->list.at[m].form == DL_FORM_NAME &&
        order->text->tokens.at[token].flags & DL_CAPITAL)
        return false; /* "Anna May met" */
    return dl_order_in(order, token, order->sets.be) ||
           dl_order_in(order, token, order->sets.have) ||
           dl_order_in(order, token, order->sets.modal) ||
           dl_order_in(order, token, order->sets.negation);
}

uint32_t dl_order_group(const dl_order *order, uint32_t verb) {
    uint32_t first, end, at = verb;
    if (!bounds(order, verb, &first, &end)) return verb;
    while (at > first) {
        uint32_t left = at - 1;
        if (is_auxiliary(order, left)) {
            at = left;
            continue;
        }
        /* an adverb counts only when more of the group stands left of it */
        if (left > first && dl_order_in(order, left, order->sets.adverb) &&
            is_auxiliary(order, left - 1)) {
            at = left - 1;
            continue;
        }
        break;
    }
    return at;
}

/* "is close to", "are ready": no participle ends so, "done" and "overcome" aside. */
static bool may_be_participle(const dl_order *order, uint32_t at) {
    dl_str s = word_at(order, at);
    if (dl_str_ends(s, "one") || dl_str_ends(s, "ome")) return true;
    return !dl_str_ends(s, "e") && !dl_str_ends(s, "r") && !dl_str_ends(s, "y");
}

bool dl_order_passive(const dl_order *order, uint32_t verb) {
    uint32_t first, end;
    if (!bounds(order, verb, &first, &end) || verb == first) return false;
    if (dl_str_ends(word_at(order, verb), "ing")) return false;
    uint32_t at = verb - 1;
    while (at > first && (dl_order_in(order, at, order->sets.adverb) ||
                          dl_order_in(order, at, order->sets.negation)))
        at--;
    return dl_order_in(order, at, order->sets.be) && may_be_participle(order, verb);
}

bool dl_order_governed(const dl_order *order, uint32_t mention) {
    const dl_mention *m = &order->mentions->list.at[mention];
    uint32_t first, end;
    if (!bounds(order, m->first, &first, &end)) return false;
    uint32_t at = m->title_n && m->title_first < m->first ? m->title_first : m->first;
    for (int steps = 0; at > first && steps < 4; steps++) {
        at--;
        const dl_token *t = &order->text->tokens.at[at];
        if (dl_order_in(order, at, order->sets.preposition)) return true;
        /* only determiners and plain adjectives stand between a preposition and its noun */
        if (t->kind != DL_WORD || (t->flags & DL_CAPITAL) || is_auxiliary(order, at) ||
            order->mention_at[at] != DL_NONE ||
            dl_order_in(order, at, order->sets.subordinator))
            return false;
    }
    return false;
}

/* "the group's", "his": a possessor modifies the noun after it. "her" is one only where
 * a noun can follow: not in "met her on Monday". */
bool dl_order_possessor(const dl_order *order, const dl_mention *m) {
    uint32_t next = m->first + m->n;
    if (next >= order->text->tokens.n) return false;
    const dl_token *t = &order->text->tokens.at[next];
    dl_str s = dl_token_str(order->doc, t);
    if (m->form == DL_FORM_PRONOUN &&
        dl_order_in(order, m->first, order->sets.determiner))
        return t->kind == DL_WORD && !dl_order_in(order, next, order->sets.preposition) &&
               !dl_order_in(order, next, order->sets.subordinator);
    return (t->flags & DL_CLITIC) && s.len > 0 && s.len <= 4 &&
           (s.ptr[s.len - 1] == 's' || s.len == 1 || (unsigned char)s.ptr[0] == 0xe2) &&
           !dl_str_is(s, "is");
}

/* The opening mark of the quotation whose closing mark is TOKEN, or TOKEN itself. */
static uint32_t before_quote(const dl_order *order, uint32_t token, uint32_t first) {
    uint32_t q = order->quote_at[token];
    if (q == DL_NONE || order->text->quotes.at[q].close != token) return token;
    uint32_t open = order->text->quotes.at[q].open;
    return open != DL_NONE && open >= first ? open : token;
}

/* May a subject stand here? */
static bool can_be_subject(const dl_order *order, uint32_t m) {
    const dl_mention *mention = &order->mentions->list.at[m];
    return !mention->adjective && !dl_order_possessor(order, mention) &&
           (mention->kind != DL_ACTOR_PLACE || order->places_act) &&
           !dl_order_governed(order, m);
}

/* The antecedent of a relative clause that opens between FIRST and mention M and has a
 * verb of its own before M ("Lund, who leads the party, said"): it, not M, is the subject
 * of a verb further right. DL_NONE: there is none. */
static uint32_t antecedent(const dl_order *order, uint32_t m, uint32_t first) {
    uint32_t start = order->mentions->list.at[m].first;
    for (uint32_t at = start, steps = 0; at > first + 1 && steps < RELATIVE_REACH;
         steps++) {
        at--;
        if (is_punct(order, at, ";") || order->text->tokens.at[at].kind == DL_QUOTE)
            break;
        if (!dl_str_is(word_at(order, at), "who") &&
            !dl_str_is(word_at(order, at), "which")) {
            if (dl_order_in(order, at, order->sets.subordinator)) break;
            continue;
        }
        uint32_t left = at - 1 - is_punct(order, at - 1, ",");
        uint32_t head = left >= first && left < at ? order->mention_at[left] : DL_NONE;
        bool own_verb = start > at + 1;
        return own_verb && head != DL_NONE ? head : DL_NONE;
    }
    return DL_NONE;
}

uint32_t dl_order_subject(const dl_order *order, uint32_t verb) {
    uint32_t first, end, weak = DL_NONE;
    if (!bounds(order, verb, &first, &end)) return DL_NONE;
    uint32_t at = dl_order_group(order, verb);
    bool shared = at > first && (dl_str_is(word_at(order, at - 1), "and") ||
                                 is_punct(order, at - 1, ",") ||
                                 dl_str_is(word_at(order, at - 1), "but"));
    while (at > first) {
        at--;
        if (order->text->tokens.at[at].kind == DL_QUOTE) {
            uint32_t open = before_quote(order, at, first);
            if (open == at) break; /* the verb stands inside a quotation */
            at = open;
            continue;
        }
        if (is_punct(order, at, ";") || is_punct(order, at, ":")) break;
        uint32_t m = order->mention_at[at];
        if (m == DL_NONE) {
            /* a clause that opens between a candidate and the verb is the verb's own */
            if (weak != DL_NONE && dl_order_in(order, at, order->sets.subordinator) &&
                !dl_order_in(order, at, order->sets.relative))
                return weak;
            continue;
        }
        at = order->mentions->list.at[m].first;
        if (!can_be_subject(order, m)) continue;
        uint32_t head = antecedent(order, m, first);
        if (head != DL_NONE) return head;
        if (!shared) return m;
        /* "X met Y and said": the candidate furthest left in the clause */
        weak = m;
    }
    return weak;
}

uint32_t dl_order_object(const dl_order *order, uint32_t from) {
    uint32_t first, end;
    if (from == 0 || !bounds(order, from - 1, &first, &end)) return DL_NONE;
    for (uint32_t at = from; at < end && at < from + OBJECT_REACH; at++) {
        uint32_t m = order->mention_at[at];
        if (m != DL_NONE) {
            const dl_mention *mention = &order->mentions->list.at[m];
            if (!mention->adjective && !dl_order_possessor(order, mention)) return m;
            at = mention->first + mention->n - 1;
            continue;
        }
        if (order->text->tokens.at[at].kind != DL_WORD ||
            dl_order_in(order, at, order->sets.preposition) ||
            dl_order_in(order, at, order->sets.subordinator))
            return DL_NONE;
    }
    return DL_NONE;
}

uint32_t dl_order_clause_end(const dl_order *order, uint32_t token) {
    uint32_t first, end;
    if (!bounds(order, token, &first, &end)) return token + 1;
    for (uint32_t at = token; at < end; at++) {
        const dl_token *t = &order->text->tokens.at[at];
        if (t->kind == DL_QUOTE && at > token) {
            uint32_t q = order->quote_at[at];
            if (q == DL_NONE) continue;
            const dl_quote *quote = &order->text->quotes.at[q];
            if (quote->open != at) return at;
            if (quote->close != DL_NONE && quote->close < end) at = quote->close;
        } else if (is_punct(order, at, ";")) {
            return at;
        }
    }
    while (end > token + 1) {
        const dl_token *t = &order->text->tokens.at[end - 1];
        if (t->kind != DL_PUNCT && t->kind != DL_QUOTE) break;
        if (t->kind == DL_QUOTE && order->text->tokens.at[end - 2].kind != DL_PUNCT)
            break;
        end--;
    }
    return end;
}

uint32_t dl_order_oblique(const dl_order *order, uint32_t from, const char *word) {
    uint32_t first, end;
    if (from == 0 || !bounds(order, from - 1, &first, &end)) return DL_NONE;
    for (uint32_t at = from; at < end && at < from + OBLIQUE_REACH; at++) {
        if (dl_str_is(word_at(order, at), word)) {
            uint32_t m = dl_order_object(order, at + 1);
            if (m != DL_NONE) return m;
            continue;
        }
        bool punct = order->text->tokens.at[at].kind == DL_PUNCT;
        if ((punct && !is_punct(order, at, "-")) ||
            dl_order_in(order, at, order->sets.relative))
            return DL_NONE;
    }
    return DL_NONE;
}
