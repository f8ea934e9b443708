/* attending.c - who runs in an election or joins a protest, by the verb its noun stands with.
 *
 * In:  the events of an article. Out: missing agents of elections and protests.
 * "Anna Berg won the election", "was beaten by Karl Holm in it": who stood in it; those of "cast
 * their votes in the election" did not. "Hundreds gathered for a protest", "joined it": they
 * protest.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

enum { MOST = 8 };

/* May mention M stand in an election: a person or a party? States and parliaments hold them. */
static bool may_stand(const struct event_work *w, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    return mention->kind == DL_ACTOR_PERSON || mention->kind == DL_ACTOR_PARTY ||
           (mention->kind == DL_ACTOR_ORGANISATION && mention->form == DL_FORM_NAME);
}

/* May mention M protest? No state does, nor its police. */
static bool may_protest(const struct event_work *w, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    return mention->kind != DL_ACTOR_COUNTRY && mention->kind != DL_ACTOR_PLACE &&
           !dl_order_in(&w->order, mention->head, w->armed);
}

typedef bool may_be(const struct event_work *w, uint32_t m);

static void add_who(const struct event_work *w, dl_event *event, uint16_t agent,
                    const dl_clause *verb, fill_kind fill, may_be *may) {
    uint32_t found[MOST], n = clause_fill(w, verb, fill, found, MOST);
    for (uint32_t i = 0; i < n; i++)
        if (may(w, found[i])) add_part(w, event, agent, found[i], false);
}

static void add_contestants(const struct event_work *w, dl_event *event, uint32_t noun,
                            uint16_t agent) {
    static const char *const in[] = { "in", "at" };
    const dl_clause *verb = verb_at(w, w->trees->at[noun].head);
    uint8_t rel = w->trees->at[noun].rel;
    if (!verb || verb->flags & DL_NEGATED) return;
    if (rel == DL_REL_OBJ || rel == DL_REL_NSUBJ_PASS) {
        if (dl_order_in(&w->order, verb->predicate, w->wins_vote))
            add_who(w, event, agent, verb, FILL_SUBJECT, may_stand);
        return;
    }
    if (!has_link(w, noun, in, DL_N(in)) ||
        !dl_order_in(&w->order, verb->predicate, w->runs_in))
        return;
    add_who(w, event, agent, verb, FILL_SUBJECT, may_stand);
    if (!has_role(event, agent)) return;
    add_who(w, event, agent, verb, FILL_OBJECT, may_stand);
    add_who(w, event, agent, verb, FILL_AGAINST, may_stand);
}

static void add_protesters(const struct event_work *w, dl_event *event, uint32_t noun,
                           uint16_t agent) {
    static const char *const links[] = { "in", "for", "at" };
    uint32_t above = w->trees->at[noun].head;
    const dl_clause *verb = above == DL_NONE ? NULL : verb_at(w, above);
    bool with =
        w->trees->at[noun].rel == DL_REL_OBJ || has_link(w, noun, links, DL_N(links));
    if (verb && with && !(verb->flags & DL_NEGATED) &&
        dl_order_in(&w->order, above, w->gathers))
        add_who(w, event, agent, verb, FILL_SUBJECT, may_protest);
    /* "a protest in Lima, where hundreds gathered" */
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && !has_role(event, agent);
         at = w->trees->at[at].next) {
        const dl_clause *below = at > noun ? verb_at(w, at) : NULL;
        if (below && w->trees->at[at].rel == DL_REL_ACL_RELCL &&
            dl_order_in(&w->order, at, w->gathers))
            add_who(w, event, agent, below, FILL_SUBJECT, may_protest);
    }
}

void complete_attending(const struct event_work *w) {
    for (uint32_t i = 0; w->clauses->at && i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        bool election = is_type(w, event, "election");
        if (!election && !is_type(w, event, "protest")) continue;
        int agent = dl_event_role(&w->types->list.at[event->type], DL_LIT("agent"));
        uint32_t noun = name_of_deed(w, event);
        if (agent < 0 || has_role(event, (uint16_t)agent) || noun == DL_NONE ||
            w->trees->at[noun].head == DL_NONE)
            continue;
        if (election)
            add_contestants(w, event, noun, (uint16_t)agent);
        else
            add_protesters(w, event, noun, (uint16_t)agent);
    }
}
