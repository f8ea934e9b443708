/* captors.c - who frees those of whom a telling says only that they are freed.
 *
 * In:  the events of an article. Out: the missing agents of releases.
 * The words beside the captives may say it ("the sailors held by Norland"), or another
 * telling of such captives; where tellings differ, nothing is taken from them.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

enum { LOOK_AROUND = 64 }; /* tellings; keeps long articles near linear */

static uint32_t part_in(const dl_event *event, int role) {
    for (uint32_t i = 0; role >= 0 && i < event->parts.n; i++)
        if (event->parts.at[i].role == role) return event->parts.at[i].mention;
    return DL_NONE;
}

static int role_named(const struct event_work *w, const dl_event *event, dl_str role) {
    return dl_event_role(&w->types->list.at[event->type], role);
}

/* Norland of "the sailors held by Norland". */
static uint32_t held_by(const struct event_work *w, uint32_t m) {
    for (uint32_t at = w->trees->at[w->mentions->list.at[m].head].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        if (w->trees->at[at].rel != DL_REL_ACL || !dl_order_in(&w->order, at, w->held))
            continue;
        uint32_t by = dl_tree_child(w->trees, at, DL_REL_OBL_AGENT);
        if (by != DL_NONE) return head_mention(w, by);
    }
    return DL_NONE;
}

/* The last word of mention M in small letters, without the s of a plural; what hostages
 * are called otherwise is one word. */
static dl_str captives(const struct event_work *w, uint32_t m, char out[32]) {
    uint32_t head = w->mentions->list.at[m].head;
    dl_str s = dl_token_str(w->doc, &w->text->tokens.at[head]);
    if (s.len > 31) return (dl_str){ 0 };
    if (dl_order_in(&w->order, head, w->as_hostage)) return DL_LIT("hostage");
    s = (dl_str){ out, dl_utf8_lower(s, out, 32) };
    if (s.len > 3 && out[s.len - 1] == 's') s.len--;
    return s;
}

/* Whose the captives of M are, by an adjective: "Norwegian sailors"; DL_NONE: nobody says. */
static uint32_t side_of(const struct event_work *w, uint32_t m) {
    const dl_mention *list = w->mentions->list.at;
    for (uint32_t k = m + 1; k < w->mentions->list.n && list[k].first < list[m].head; k++)
        if (list[k].adjective) return list[k].actor;
    return DL_NONE;
}

static bool same_captives(const struct event_work *w, uint32_t a, uint32_t b) {
    const dl_mention *x = &w->mentions->list.at[a], *y = &w->mentions->list.at[b];
    uint32_t side = side_of(w, a), other = side_of(w, b);
    char left[32], right[32];
    if (x->actor != DL_NONE && x->actor == y->actor) return true;
    if (side != DL_NONE && other != DL_NONE && side != other) return false;
    if (x->form != DL_FORM_NOMINAL || y->form != DL_FORM_NOMINAL) return false;
    dl_str s = captives(w, a, left);
    return s.len && dl_str_eq(s, captives(w, b, right));
}

/* Who frees, in the other tellings, those that event I frees. */
static uint32_t told_elsewhere(const struct event_work *w, uint32_t i, uint32_t target) {
    const dl_event *list = w->out->list.at;
    uint32_t low = i > LOOK_AROUND ? i - LOOK_AROUND : 0, found = DL_NONE;
    for (uint32_t k = low; k < w->out->list.n && k < i + LOOK_AROUND; k++) {
        /* "freed for a sailor whom the rebels freed": both sides of an exchange */
        if (k == i || list[k].type != list[i].type ||
            list[k].sentence == list[i].sentence)
            continue;
        uint32_t agent = part_in(&list[k], role_named(w, &list[k], DL_LIT("agent")));
        uint32_t other = part_in(&list[k], role_named(w, &list[k], DL_LIT("target")));
        if (agent == DL_NONE || other == DL_NONE || !same_captives(w, target, other))
            continue;
        uint32_t actor = w->mentions->list.at[agent].actor;
        if (actor == DL_NONE || w->mediator[actor]) continue;
        if (found != DL_NONE && w->mentions->list.at[found].actor != actor)
            return DL_NONE;
        found = agent;
    }
    return found;
}

static uint32_t captor_of(const struct event_work *w, uint32_t i) {
    const dl_event *event = &w->out->list.at[i];
    int role = role_named(w, event, DL_LIT("target"));
    for (uint32_t k = 0; k < event->parts.n && w->clauses->at; k++) {
        uint32_t m = event->parts.at[k].mention;
        uint32_t holder = event->parts.at[k].role == role ? held_by(w, m) : DL_NONE;
        if (holder != DL_NONE) return holder;
    }
    return told_elsewhere(w, i, part_in(event, role));
}

/* "Norland secured the release of its sailors": who obtains it does not free them. */
static void drop_obtainers(const struct event_work *w, dl_event *event, int role) {
    uint32_t noun = w->clauses->at ? name_of_deed(w, event) : DL_NONE, kept = 0;
    if (noun == DL_NONE || w->trees->at[noun].rel != DL_REL_OBJ ||
        !dl_order_in(&w->order, w->trees->at[noun].head, w->obtains))
        return;
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (event->parts.at[i].role != role ||
            w->mentions->list.at[event->parts.at[i].mention].head > noun)
            event->parts.at[kept++] = event->parts.at[i];
    event->parts.n = kept;
}

void complete_releases(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (!is_type(w, event, "release")) continue;
        int role = role_named(w, event, DL_LIT("agent"));
        if (role >= 0) drop_obtainers(w, event, role);
        if (role < 0 || has_role(event, (uint16_t)role) ||
            part_in(event, role_named(w, event, DL_LIT("target"))) == DL_NONE)
            continue;
        uint32_t agent = captor_of(w, i);
        if (agent != DL_NONE) add_part(w, event, (uint16_t)role, agent, false);
    }
}
