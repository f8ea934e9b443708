/* part.c - adds a mention to an event as one of its parts.
 *
 * In:  a mention that stands where the doer, the target ... of an event stands. Out: a part for
 *      it, for those it is joined to ("A, B and C"), or for those who are meant ("the two
 *      sides"); none for who takes no part: the place, the onlooker, "they" whom nobody knows.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "attach_tree.h"

bool has_role(const dl_event *event, uint16_t role) {
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (event->parts.at[i].role == role) return true;
    return false;
}

static uint32_t actor_of(const struct event_work *w, uint32_t m) {
    return w->mentions->list.at[m].actor;
}

/* "The raids in Norway and Chile that killed nine": do they only stand for where it was? */
static bool is_where(const struct event_work *w, const dl_mention *m) {
    static const char *const links[] = { "in", "near", "at" };
    uint32_t at = m->head;
    if (!w->clauses->at || m->form != DL_FORM_NAME || m->kind != DL_ACTOR_COUNTRY)
        return false;
    for (int up = 0; up < 3 && w->trees->at[at].rel == DL_REL_CONJ; up++)
        at = w->trees->at[at].head;
    return has_link(w, at, links, DL_N(links));
}

void add_one(const struct event_work *w, dl_event *event, uint16_t role, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    const dl_event_type *type = &w->types->list.at[event->type];
    if (mention->kind == DL_ACTOR_PLACE && !type->roles[role].places) return;
    /* "they", and nobody knows who: better than no event, and no more */
    if (mention->form == DL_FORM_PRONOUN && mention->actor == DL_NONE &&
        (!needs_role(w, event, role) || has_role(event, role) || may_be_completed(type)))
        return;
    if (dl_str_is(type->roles[role].name, "agent") && is_where(w, mention)) return;
    if (mention->form == DL_FORM_NOMINAL && is_word(w, mention->first, "no") &&
        !needs_role(w, event, role))
        return; /* "no group said that the raid was its own" */
    dl_span words = dl_token_span(w->text, mention->first, mention->n);
    static const char *const self[] = { "himself", "herself", "itself", "themselves" };
    if (mention->form == DL_FORM_PRONOUN && is_among(w, mention->head, self, DL_N(self)))
        return; /* "killing himself": the bomber, who has a role */
    if (mention->form == DL_FORM_PRONOUN && mention->actor == DL_NONE &&
        mention->antecedent == DL_NONE && is_word(w, mention->head, "it"))
        return; /* "it is a visit": nobody comes */
    if (mention->form == DL_FORM_NOMINAL && event->speech == DL_NONE &&
        words.off <= event->trigger.off &&
        words.off + words.len >= event->trigger.off + event->trigger.len)
        return; /* "a cabinet meeting" meets nobody itself */
    /* who tells of it takes no part; but "gunmen killed two journalists" */
    if (mention->form == DL_FORM_NOMINAL && event->speech == DL_NONE &&
        !dl_str_is(type->roles[role].name, "target") &&
        dl_order_in(&w->order, mention->head, w->onlooker))
        return;
    /* "the demand of the people": no people come to the table */
    if (mention->form == DL_FORM_NOMINAL && may_be_completed(type) &&
        dl_order_in(&w->order, mention->head, w->public))
        return;
    /* "The bill calls for talks with Peru": nor does the bill */
    if (mention->form == DL_FORM_NOMINAL && may_be_completed(type) &&
        dl_order_in(&w->order, mention->head, w->plan_noun))
        return;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t other = event->parts.at[i].mention;
        bool same = other == m ||
                    (mention->actor != DL_NONE && actor_of(w, other) == mention->actor);
        if (same) return;
    }
    *DL_PUSH(w->mem, &event->parts) = (dl_part){ .role = role, .mention = m };
}

uint32_t mention_before(const struct event_work *w, uint32_t actor, uint32_t m) {
    uint32_t capital = DL_NONE;
    for (uint32_t i = m; i > 0; i--) {
        const dl_mention *mention = &w->mentions->list.at[i - 1];
        if (mention->actor != actor || mention->kind == DL_ACTOR_PLACE) continue;
        if (mention->method != DL_BY_METONYM) return i - 1;
        if (capital == DL_NONE) capital = i - 1;
    }
    return capital;
}

/* The mention whose members are those of mention M: itself, or another of the same two, as
 * "the leaders" after "the two leaders". */
static uint32_t with_members(const struct event_work *w, uint32_t m) {
    const dl_mention *list = w->mentions->list.at;
    uint32_t other = m;
    for (uint32_t i = 0; i < w->mentions->members.n && list[m].actor != DL_NONE; i++) {
        uint32_t of = w->mentions->members.at[i].mention;
        if (of == m) return m;
        if (list[of].actor == list[m].actor) other = of;
    }
    return other;
}

/* Those who "the two sides" are, by a mention of each; false: no members are known. */
static bool add_members(const struct event_work *w, dl_event *event, uint16_t role,
                        uint32_t m) {
    bool added = false;
    uint32_t of = with_members(w, m);
    for (uint32_t i = 0; i < w->mentions->members.n; i++) {
        const dl_member *member = &w->mentions->members.at[i];
        if (member->mention != of) continue;
        uint32_t named = mention_before(w, member->actor, m);
        if (named == DL_NONE)
            named = mention_before(w, member->actor, w->mentions->list.n);
        for (uint32_t k = m; k > 0 && named == DL_NONE; k--) { /* by its envoys */
            uint32_t actor = w->mentions->list.at[k - 1].actor;
            if (actor != DL_NONE && w->mentions->found.at[actor].parent == member->actor)
                named = k - 1;
        }
        if (named != DL_NONE) add_one(w, event, role, named);
        added |= named != DL_NONE;
    }
    return added;
}

/* Adds those joined to M on its right: "A and B", and "A, B and C" only with its "and". */
static void add_right(const struct event_work *w, dl_event *event, uint16_t role,
                      uint32_t m) {
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    uint32_t chain[JOIN_MAX], kept = 0;
    for (uint32_t n = 0, at = m; n < JOIN_MAX; n++) {
        bool by_and;
        at = right_joined(w, at, s->first + s->n, &by_and);
        if (at == DL_NONE) break;
        chain[n] = at;
        if (by_and) kept = n + 1;
    }
    for (uint32_t i = 0; i < kept; i++) add_one(w, event, role, chain[i]);
}

void add_part(const struct event_work *w, dl_event *event, uint16_t role, uint32_t m,
              bool joined) {
    uint32_t speaker = event->speech == DL_NONE ? spoken_for(w, m) : DL_NONE;
    if (speaker != DL_NONE) {
        add_one(w, event, role, speaker);
        return;
    }
    m = meant_by(w, m);
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    /* "Peruvian" of "Peruvian Prime Minister Karin Vold" is she, unless Peru is meant */
    uint32_t titled = joined ? w->title_at[w->mentions->list.at[m].head] : 0;
    if (titled) m = titled - 1;
    if (add_members(w, event, role, m)) return;
    add_one(w, event, role, m);
    if (!joined) return;
    uint32_t at = m;
    for (int i = 0; i < JOIN_MAX && (at = left_joined(w, at, s->first, i > 0)) != DL_NONE;
         i++)
        add_one(w, event, role, at);
    add_right(w, event, role, m);
}
