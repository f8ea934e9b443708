/* of_words.c - attacks that are made with words.
 *
 * In:  the noun of an attack. Out: whether it is one of words: "withering attacks on the mayor",
 *      "launched an attack on his rival in the debate". Nobody is harmed by them.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

/* Does what hangs on TOKEN say that it is done where people only speak: "in a debate"? */
static bool is_spoken_at(const struct event_work *w, uint32_t token) {
    static const char *const links[] = { "in", "during", "at", "with" };
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        if ((rel == DL_REL_OBL || rel == DL_REL_NMOD) && at > token &&
            has_link(w, at, links, DL_N(links)) &&
            dl_order_in(&w->order, at, w->spoken_at))
            return true;
    }
    return false;
}

/* Does the sentence of NOUN tell of wounded or arms: "an attack in the debate killed nine"? */
static bool is_bloody(const struct event_work *w, uint32_t noun) {
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, noun)];
    for (uint32_t at = s->first; at < s->first + s->n; at++)
        if (dl_order_in(&w->order, at, w->hurts) || is_word(w, at, "dead") ||
            dl_order_in(&w->order, at, w->weapon))
            return true;
    return false;
}

bool is_of_words(const struct event_work *w, dl_str type, uint32_t noun) {
    static const char *const deeds[] = { "attack", "attacks", "assault", "onslaught",
                                         "broadside" };
    const dl_clause *c = clause_at(w, noun);
    if (!c || c->kind != DL_CLAUSE_DEED || !dl_str_is(type, "attack") ||
        !is_among(w, noun, deeds, DL_N(deeds)))
        return false;
    /* trees may take the word before it for a preposition: "withering" */
    if (noun > 0 && dl_order_in(&w->order, noun - 1, w->harmless)) return true;
    const dl_clause *verb = verb_at(w, w->trees->at[noun].head);
    bool launched =
        verb && w->trees->at[noun].rel == DL_REL_OBJ && verb->flags & DL_LIGHT;
    bool spoken = is_spoken_at(w, noun) || (launched && is_spoken_at(w, verb->predicate));
    return spoken && !is_bloody(w, noun);
}
