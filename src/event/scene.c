/* scene.c - what is said and done at a meeting that the article is telling of: "They met on
 * Monday. The minister also raised the border, and both agreed to open it." And whom a traveller
 * is to meet: "He will visit Oslo from Monday to Wednesday. He plans to meet the premier."
 *
 * In:  a dated meeting or journey, and what the sentences behind it tell of those who met.
 * Out: its time for them, with the basis "context".
 * The scene lasts while the sentences tell of those who took part. What one of them "said" or
 * "told reporters" is told to the public, not at the table, and ends it, as another time does.
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

enum { SCENE_SENTENCES = 2 }; /* between two that go on with it */

typedef struct {
    const dl_event *meeting; /* NULL: none is told of */
    uint32_t sentence;       /* the last that told of it */
} scene;

/* Can it be what the next sentences tell of? */
static bool opens(const struct event_work *w, const dl_event *event) {
    return is_talk(w, event) && event->status == DL_OCCURRED && event->parts.n >= 2 &&
           event->timex != DL_NONE && event->when != DL_NONE &&
           w->whens->list.at[event->when].begins <= w->doc->published;
}

static uint32_t actor_of(const struct event_work *w, const dl_event *event, uint32_t i) {
    return w->mentions->list.at[event->parts.at[i].mention].actor;
}

static bool takes_part(const struct event_work *w, const dl_event *meeting,
                       uint32_t actor) {
    for (uint32_t i = 0; i < meeting->parts.n; i++)
        if (actor_of(w, meeting, i) == actor) return actor != DL_NONE;
    return false;
}

/* Does everybody who does what EVENT tells take part? One who speaks to another may name a
 * third. */
static bool is_among_them(const struct event_work *w, const dl_event *meeting,
                          const dl_event *event) {
    if (!event->parts.n) return false;
    uint32_t role = event->parts.at[0].role;
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (event->parts.at[i].role == role &&
            !takes_part(w, meeting, actor_of(w, event, i)))
            return false;
    return true;
}

/* "said", "announced": to whoever hears it; "told him" to one who takes part. */
static bool is_public(const struct event_work *w, const dl_event *meeting,
                      const dl_event *event) {
    if (event->speech == DL_NONE) return false;
    const dl_speech *speech = &w->speeches->list.at[event->speech];
    if (speech->medium.len || speech->outlet.len) return true;
    for (uint32_t at = speech->cue_first; at < speech->cue_first + speech->cue_n; at++)
        if (dl_order_in(&w->order, at, w->says_public))
            return speech->addressee == DL_NONE ||
                   !takes_part(w, meeting, w->mentions->list.at[speech->addressee].actor);
    return false;
}

/* Is it told by a main verb in the simple past? */
static bool is_told(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    bool deed = c && c->kind == DL_CLAUSE_DEED;
    if (deed) c = clause_at(w, c->under);
    if (deed && c && !(c->flags & DL_LIGHT)) return false; /* "recalled the talks" */
    if (!c || c->kind != DL_CLAUSE_VERB || c->tense != DL_TENSE_PAST ||
        c->form != DL_FINITE || c->flags & (DL_PERFECT | DL_PROGRESSIVE))
        return false;
    return c->function == DL_REL_ROOT || c->function == DL_REL_CONJ ||
           c->function == DL_REL_PARATAXIS ||
           (c->function == DL_REL_CCOMP && is_type(w, event, "agreement"));
}

/* A state may do much elsewhere; who is named goes on for longer. */
static bool is_near(const struct event_work *w, const scene *now, const dl_event *event) {
    bool person =
        event->parts.n &&
        w->mentions->list.at[event->parts.at[0].mention].kind == DL_ACTOR_PERSON;
    return event->sentence <= now->sentence + (person ? SCENE_SENTENCES : 1);
}

static bool goes_on(const struct event_work *w, const scene *now, const dl_event *event) {
    if (!now->meeting || event->sentence <= now->meeting->sentence) return false;
    if (!is_near(w, now, event)) return false;
    if (event->status != DL_OCCURRED && event->status != DL_DENIED) return false;
    /* "No deal was reached": by those of whom the sentence before tells */
    bool theirs = !event->parts.n && is_type(w, event, "agreement") &&
                  event->sentence == now->sentence + 1;
    return is_told(w, event) && (theirs || is_among_them(w, now->meeting, event)) &&
           !is_public(w, now->meeting, event);
}

/* "After meeting him she told reporters": is the sentence of event I, a meeting, about what one
 * of them says to the public? */
static bool is_told_public(const struct event_work *w, uint32_t i) {
    const dl_event *list = w->out->list.at;
    uint32_t k = i;
    while (k > 0 && list[k - 1].sentence == list[i].sentence) k--;
    for (; k < w->out->list.n && list[k].sentence == list[i].sentence; k++)
        if (list[k].parts.n && is_public(w, &list[i], &list[k]) &&
            takes_part(w, &list[i], actor_of(w, &list[k], 0)))
            return true;
    return false;
}

/* Does EVENT tell of something else: what one of them says to the public, or of another
 * time? */
static bool ends(const struct event_work *w, const scene *now, const dl_event *event) {
    if (!now->meeting || event->sentence <= now->meeting->sentence) return false;
    if (event->timex != DL_NONE && event->timex != now->meeting->timex &&
        is_told(w, event))
        return true;
    return event->parts.n && is_public(w, now->meeting, event) &&
           takes_part(w, now->meeting, actor_of(w, event, 0));
}

bool is_staying(const struct event_work *w, const dl_event *event) {
    return event->status == DL_ONGOING && is_type(w, event, "visit") &&
           is_word(w, dl_token_from(w->text, event->trigger.off), "in");
}

/* Is EVENT a journey to come whose days are known? */
static bool is_journey(const struct event_work *w, const dl_event *event) {
    return is_type(w, event, "visit") && event->status == DL_PLANNED &&
           event->timex != DL_NONE && event->when != DL_NONE && event->parts.n &&
           w->whens->list.at[event->when].grain <= DL_BY_DAY;
}

/* Is EVENT a meeting that the traveller of JOURNEY is to have? */
static bool is_on_journey(const struct event_work *w, const dl_event *journey,
                          uint32_t sentence, const dl_event *event) {
    if (!journey || !is_type(w, event, "meeting") || event->status != DL_PLANNED ||
        event->sentence > sentence + SCENE_SENTENCES)
        return false;
    uint32_t traveller = actor_of(w, journey, 0);
    return takes_part(w, event, traveller) && places_agree(w, journey, event);
}

/* Dates the meetings of a journey, which lasts until another time is told. */
static void date_by_journey(const struct event_work *w) {
    const dl_event *journey = NULL;
    uint32_t sentence = 0;
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (is_journey(w, event)) {
            journey = event;
            sentence = event->sentence;
        } else if (!has_time(event) && is_on_journey(w, journey, sentence, event)) {
            take_time(w, event, journey);
            sentence = event->sentence;
        }
    }
}

void date_by_scene(const struct event_work *w) {
    scene now = { NULL, 0 };
    if (w->clauses->at) date_by_journey(w);
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        if (!has_time(event) && goes_on(w, &now, event)) {
            take_time(w, event, now.meeting);
            now.sentence = event->sentence;
        } else if (opens(w, event) && !is_told_public(w, i)) {
            /* "During the meeting": that goes on */
            if (!now.meeting || event->timex != now.meeting->timex) now.meeting = event;
            now.sentence = event->sentence;
        } else if (ends(w, &now, event)) {
            now.meeting = NULL;
        }
    }
}
