/* mend_scene.c - meetings on whose occasion something is asked for or agreed, and talks that
 * open.
 *
 * In:  trees as parsed. Out: the same trees with a few arcs moved.
 * "Urged Peru to free the men during a meeting in Oslo on Monday": they met when it was urged,
 * and the men may be freed any day. Parsers hang the meeting on the verb right before.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

enum { MAX_STEPS = 4 }; /* from the meeting to the verb that it belongs to */

/* "during a meeting", "during talks in Oslo", "in a phone call": one that the reader hears of for
 * the first time, and that was held. "During the talks" may be those to come. */
static bool is_new_scene(const mender *m, uint32_t t) {
    static const char *const new_one[] = { "a", "an", "their", "his", "her" };
    const clause_work *w = m->w;
    uint32_t word = child(m, t, DL_REL_CASE), det = child(m, t, DL_REL_DET);
    bool call = in_set(w, t, w->sets.conversation);
    if (word == DL_NONE || word > t || at(m, word)->rel != DL_REL_CASE ||
        !(token_is(w, word, "during") || (call && token_is(w, word, "in"))))
        return false;
    if (det == DL_NONE) det = child(m, t, DL_REL_NMOD_POSS);
    if (det != DL_NONE && !is_one_of(m, det, new_one, DL_N(new_one))) return false;
    return call || in_set(w, t, w->sets.meeting_noun) || in_set(w, t, w->sets.talks_noun);
}

/* "Be patient during talks": those to come, for all one knows. */
static bool is_bare(const mender *m, uint32_t t) {
    return in_set(m->w, t, m->w->sets.talks_noun) && child(m, t, DL_REL_DET) == DL_NONE &&
           child(m, t, DL_REL_NMOD_POSS) == DL_NONE &&
           child(m, t, DL_REL_NMOD) == DL_NONE;
}

/* Does VERB ask for what the infinitive or that-clause INNER says: "urged Peru to",
 * "demanded that Peru"? */
static bool asks_for(const mender *m, uint32_t verb, uint32_t inner) {
    static const char *const wish[] = { "want",   "wants",   "wanted",
                                        "expect", "expects", "expected" };
    const clause_work *w = m->w;
    uint8_t rel = at(m, inner)->rel;
    if (verb == DL_NONE || verb > inner || at(m, verb)->pos != DL_POS_VERB ||
        is_one_of(m, verb, wish, DL_N(wish)))
        return false;
    if (rel == DL_REL_XCOMP) return in_set(w, verb, w->sets.controls);
    return rel == DL_REL_CCOMP && in_set(w, verb, w->sets.under) &&
           dl_words_value(w->words, w->text->tokens.at[verb].word, w->sets.under) ==
               (int32_t)w->modality_word[DL_MODALITY_WANT];
}

/* The verb whose occasion the meeting T was, which hangs on a verb or noun below it. */
static uint32_t verb_of_scene(const mender *m, uint32_t t) {
    uint32_t below = at(m, t)->head, verb = DL_NONE;
    for (int steps = 0; steps < MAX_STEPS && below != DL_NONE && below < t; steps++) {
        uint32_t above = at(m, below)->head;
        uint8_t rel = at(m, below)->rel;
        if (above == DL_NONE || above > below) break;
        bool noun = at(m, below)->pos == DL_POS_NOUN;
        /* "agreed to a truce during talks" */
        if (noun && at(m, above)->pos == DL_POS_VERB &&
            in_set(m->w, below, m->w->sets.truce) &&
            (rel == DL_REL_OBJ || rel == DL_REL_OBL))
            verb = above;
        else if (!noun && !is_bare(m, t) && asks_for(m, above, below))
            return above;
        else if (!noun || (rel != DL_REL_OBJ && rel != DL_REL_OBL && rel != DL_REL_NMOD))
            break;
        below = above;
    }
    return verb;
}

/* "during a meeting in Oslo on Monday": what stands right behind T goes with it. */
static void take_along(const mender *m, uint32_t t, uint32_t below, uint32_t verb) {
    static const char *const places[] = { "in", "at" };
    static const char *const days[] = { "on", "in", "at", "late", "early" };
    for (uint32_t c = at(m, below)->child, next; c != DL_NONE; c = next) {
        next = at(m, c)->next;
        uint8_t rel = at(m, c)->rel;
        if (c < t ||
            (rel != DL_REL_OBL && rel != DL_REL_OBL_UNMARKED && rel != DL_REL_NMOD))
            continue;
        uint32_t word = child(m, c, DL_REL_CASE);
        bool time = is_time_noun(m->w, c) || token_is(m->w, c, "yesterday");
        uint32_t first = word == DL_NONE ? c : word;
        if (first > last_below(m, t) + 1 && !time) continue;
        if (time && (word == DL_NONE || is_one_of(m, word, days, DL_N(days))))
            hang(m, c, verb, rel == DL_REL_NMOD ? DL_REL_OBL : (dl_rel)rel);
        else if (is_one_of(m, word, places, DL_N(places)) &&
                 at(m, c)->pos == DL_POS_PROPN)
            hang(m, c, t, DL_REL_NMOD);
    }
}

void mend_scene(const mender *m, uint32_t t) {
    uint8_t rel = at(m, t)->rel;
    uint32_t below = at(m, t)->head;
    if ((rel != DL_REL_OBL && rel != DL_REL_NMOD) || below == DL_NONE || below > t ||
        !is_new_scene(m, t))
        return;
    uint32_t verb = verb_of_scene(m, t);
    if (verb == DL_NONE || verb == below) return;
    hang(m, t, verb, DL_REL_OBL);
    take_along(m, t, below, verb);
}

/* "Talks between Peru and Chile open in Lima on Monday": T, read as an adjective of talks that
 * no verb tells of, is the verb. */
void mend_opening(const mender *m, uint32_t t) {
    uint32_t talks = at(m, t)->head;
    if (at(m, t)->rel != DL_REL_ACL || !token_is(m->w, t, "open") || talks == DL_NONE ||
        talks > t || at(m, talks)->head != DL_NONE ||
        child(m, talks, DL_REL_COP) != DL_NONE || has_subject(m, talks) ||
        !(in_set(m->w, talks, m->w->sets.talks_noun) ||
          in_set(m->w, talks, m->w->sets.meeting_noun) || token_is(m->w, talks, "round")))
        return;
    turn(m, t, DL_REL_NSUBJ);
    at(m, t)->pos = DL_POS_VERB;
}
