/* pointed.c - deeds that a word points back to: "at that meeting", "in the same attack", and
 * "At the meeting, she said" behind the sentence that tells of it.
 *
 * In:  the events of an article, in order of the trigger. Out: the telling that a noun means.
 * Other definite nouns may mean any telling that calls the deed the same; what points means the
 * last one of the sentence before, whatever day that has.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

enum {
    OPENS_WITHIN =
        4, /* tokens of a sentence, up to the noun of its scene: "At the latest talks" */
    TELLINGS = 24,  /* of two sentences that lie side by side */
    OVER_DAYS = 14, /* talks before that are only recalled */
};

/* "that meeting", "those attacks", "the same raid". */
static bool is_pointed(const struct event_work *w, uint32_t noun) {
    static const char *const words[] = { "that", "those", "same" };
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next)
        if (is_among(w, at, words, DL_N(words)) &&
            (w->trees->at[at].rel == DL_REL_DET || w->trees->at[at].rel == DL_REL_AMOD))
            return true;
    return false;
}

/* "At the meeting, she said": the scene of its sentence, and nothing says of which. */
static bool is_scene_of(const struct event_work *w, uint32_t noun) {
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, noun)];
    uint32_t link = dl_tree_child(w->trees, noun, DL_REL_CASE);
    if (noun >= s->first + OPENS_WITHIN || !dl_order_in(&w->order, link, w->amid) ||
        !(w->text->tokens.at[link].flags & DL_CAPITAL) || !is_definite(w, noun) ||
        is_other_deed(w, noun))
        return false;
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel != DL_REL_DET && w->trees->at[at].rel != DL_REL_CASE &&
            w->trees->at[at].rel != DL_REL_PUNCT)
            return false;
    return dl_order_in(&w->order, noun, w->talks_noun) ||
           dl_order_in(&w->order, noun, w->meeting_noun);
}

static bool points_back(const struct event_work *w, uint32_t noun) {
    return noun != DL_NONE && (is_pointed(w, noun) || is_scene_of(w, noun));
}

const dl_event *pointed_at(const struct event_work *w, uint32_t i, uint32_t noun) {
    const dl_event *list = w->out->list.at;
    if (!points_back(w, noun)) return NULL;
    for (uint32_t k = i, n = 0; k-- > 0 && n < TELLINGS; n++) {
        const dl_event *other = &list[k];
        if (other->sentence + 1 < list[i].sentence) break;
        if (other->sentence == list[i].sentence || other->speech != DL_NONE ||
            other->status == DL_DENIED || other->status == DL_POSSIBLE ||
            other->status == DL_PLANNED)
            continue;
        if (other->type == list[i].type || (is_talk(w, other) && is_talk(w, &list[i])))
            return other;
    }
    return NULL;
}

/* ---- meetings named again, before tellings are linked -------------------------------------- */

/* Did EVENT end weeks before the article? */
static bool is_long_over(const struct event_work *w, const dl_event *event) {
    return w->doc->published != DL_NO_TIME &&
           w->whens->list.at[event->when].ends <
               w->doc->published - OVER_DAYS * (dl_minute)DL_MINUTES_A_DAY;
}

/* Is there a telling before event I, of talks that may be its own, of another time than OTHER? */
static bool has_rival(const struct event_work *w, uint32_t i, const dl_event *other) {
    const dl_event *list = w->out->list.at;
    const dl_when *a = &w->whens->list.at[other->when];
    uint32_t noun = name_of_deed(w, &list[i]);
    for (uint32_t k = i, n = 0; k-- > 0 && n < TELLINGS; n++) {
        if (!is_talk(w, &list[k]) || !has_time(&list[k]) || list[k].when == DL_NONE ||
            is_long_over(w, &list[k]) ||
            (noun == DL_NONE ? !places_agree(w, &list[i], &list[k]) ||
                                   parties_differ(w, &list[i], &list[k])
                             : !may_name(w, &list[i], noun, &list[k])))
            continue;
        const dl_when *b = &w->whens->list.at[list[k].when];
        if (a->begins >= b->ends || b->begins >= a->ends) return true;
    }
    return false;
}

void recall_meetings(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        if (has_time(event) || !is_talk(w, event)) continue;
        const dl_event *other = named_again(w, i);
        if (other && other->when != DL_NONE && !is_long_over(w, other) &&
            (event->status == DL_PLANNED || other->status != DL_PLANNED ||
             is_round(w, other)) &&
            !has_rival(w, i, other))
            take_time(w, event, other);
    }
}
