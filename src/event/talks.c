/* talks.c - rounds of talks and meetings whose parties other tellings name.
 *
 * In:  the events of an article. Out: their missing participants.
 * "The ninth round ended" names nobody: its parties are those of the article's other
 * tellings of talks, first of those with the same number, then of those that share the
 * most with what is known. Nothing is taken from tellings that disagree.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum { LOOK_AROUND = 64 }; /* tellings; keeps long articles near linear */

static bool is_type(const struct event_work *w, const dl_event *event, const char *name) {
    return dl_str_is(w->types->list.at[event->type].name, name);
}

/* An actor's side: officials and negotiators speak for what they belong to. */
static uint32_t side_of(const struct event_work *w, uint32_t m) {
    uint32_t actor = w->mentions->list.at[m].actor;
    if (actor == DL_NONE) return DL_NONE;
    const dl_actor *a = &w->mentions->found.at[actor];
    bool speaks_for = a->kind == DL_ACTOR_COLLECTIVE || a->kind == DL_ACTOR_OFFICE;
    return speaks_for && a->parent != DL_NONE ? a->parent : actor;
}

static uint32_t sides(const struct event_work *w, const dl_event *event) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t side = side_of(w, event->parts.at[i].mention), k = 0;
        while (k < i && side_of(w, event->parts.at[k].mention) != side) k++;
        n += k == i && side != DL_NONE;
    }
    return n;
}

static bool shares_side(const struct event_work *w, const dl_event *a,
                        const dl_event *b) {
    for (uint32_t i = 0; i < a->parts.n; i++)
        for (uint32_t k = 0; k < b->parts.n; k++)
            if (side_of(w, a->parts.at[i].mention) == side_of(w, b->parts.at[k].mention))
                return true;
    return false;
}

static int64_t round_of(const struct event_work *w, const dl_event *event) {
    const dl_field *field =
        is_type(w, event, "talk_round") ? get_field(w, event, "round") : NULL;
    return field ? field->number : 0;
}

/* How good EVENT is as a model for the parties of MISSING; 0: not at all. */
static int fitness(const struct event_work *w, const dl_event *missing,
                   const dl_event *event) {
    if (sides(w, event) < 2) return 0;
    int64_t want = round_of(w, missing), have = round_of(w, event);
    if (missing->parts.n && !shares_side(w, missing, event)) return 0;
    int score = is_type(w, event, "talk_round") ? 4 : 2;
    if (want && want == have) score += 8;
    return score + (missing->parts.n > 0);
}

static void take_parties(const struct event_work *w, dl_event *event,
                         const dl_event *model) {
    int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("participant"));
    for (uint32_t i = 0; role >= 0 && i < model->parts.n; i++)
        add_part(w, event, (uint16_t)role, model->parts.at[i].mention, false);
}

/* The pair that joins in one phrase ("the US and the Taliban", "US-Taliban") most near the
 * event, for articles in which no telling of talks names two parties. */
static void take_pair(const struct event_work *w, dl_event *event) {
    int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("participant"));
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    for (uint32_t at = s->first; role >= 0 && at + 2 < s->first + s->n; at++) {
        uint32_t a = w->order.mention_at[at];
        if (a == DL_NONE) continue;
        at = w->mentions->list.at[a].first + w->mentions->list.at[a].n;
        if (at + 2 >= s->first + s->n) return;
        dl_str joint = dl_token_str(w->doc, &w->text->tokens.at[at]);
        if (!dl_str_is(joint, "and") && !dl_str_is(joint, "-")) continue;
        dl_str next = dl_token_str(w->doc, &w->text->tokens.at[at + 1]);
        uint32_t b = w->order.mention_at[at + 1 + (dl_str_is(next, "the") ? 1 : 0)];
        if (b == DL_NONE || side_of(w, a) == side_of(w, b)) continue;
        if (w->mentions->list.at[b].kind == DL_ACTOR_PLACE) continue;
        add_part(w, event, (uint16_t)role, a, false);
        add_part(w, event, (uint16_t)role, b, false);
        return;
    }
}

/* Rounds are between sides: where a telling names a side's negotiators or officials and
 * the article names the side itself, the side takes part. */
static void raise_to_sides(const struct event_work *w, dl_event *event) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        dl_part part = event->parts.at[i];
        uint32_t side = side_of(w, part.mention), k = 0;
        bool own = side == w->mentions->list.at[part.mention].actor;
        uint32_t named = own || side == DL_NONE
                             ? DL_NONE
                             : mention_before(w, side, w->mentions->list.n);
        if (named != DL_NONE) part.mention = named;
        while (k < kept &&
               (side == DL_NONE || side_of(w, event->parts.at[k].mention) != side))
            k++;
        if (k == kept) event->parts.at[kept++] = part;
    }
    event->parts.n = kept;
}

/* Types that lend each other their parties. */
static bool is_between_parties(dl_str type) {
    return dl_str_is(type, "talk_round") || dl_str_is(type, "meeting") ||
           dl_str_is(type, "agreement");
}

bool may_be_completed(const dl_event_type *type) {
    return is_between_parties(type->name);
}

/* A round lacks parties while it has not two sides, the others while they have nobody. */
static bool lacks_parties(const struct event_work *w, const dl_event *event) {
    if (is_type(w, event, "talk_round")) return sides(w, event) < 2;
    return may_be_completed(&w->types->list.at[event->type]) && event->parts.n == 0;
}

static void complete_from_others(const struct event_work *w, uint32_t i) {
    dl_event *event = &w->out->list.at[i];
    const dl_event *best = NULL;
    int score = 0;
    uint32_t low = i > LOOK_AROUND ? i - LOOK_AROUND : 0;
    for (uint32_t k = low; k < w->out->list.n && k < i + LOOK_AROUND; k++) {
        const dl_event *other = &w->out->list.at[k];
        if (k == i || !may_be_completed(&w->types->list.at[other->type])) continue;
        int fit = fitness(w, event, other);
        if (fit > score) best = other, score = fit;
    }
    if (best) take_parties(w, event, best);
}

void complete_talks(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (lacks_parties(w, &w->out->list.at[i])) take_pair(w, &w->out->list.at[i]);
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (lacks_parties(w, &w->out->list.at[i])) complete_from_others(w, i);
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (is_type(w, &w->out->list.at[i], "talk_round"))
            raise_to_sides(w, &w->out->list.at[i]);
}
