/* refused.c - whose offer, demand or charge a rejection turns down or an agreement accepts, where
 * its frame does not say.
 *
 * In:  the events of an article. Out: missing targets of rejections, others in agreements.
 * "Chile's claims", "a proposal by Chile", "a plan that Chile offered" and "the OAU plan" name
 * whose they are; "the demand", "the charge" are those of whoever made one just before.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

enum { SENTENCES = 2 }; /* between a demand and "the demand" */

/* The noun of what EVENT turns down: the object of its verb, or of the verb that this one
 * refuses to do; DL_NONE: none. */
static uint32_t noun_of(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    uint32_t head = c ? clause_head(w, c, FILL_OBJECT) : DL_NONE;
    if (!c || head != DL_NONE) return head;
    uint32_t verb = dl_tree_child(w->trees, c->predicate, DL_REL_XCOMP);
    const dl_clause *inner = verb == DL_NONE ? NULL : clause_at(w, verb);
    return inner ? clause_head(w, inner, FILL_OBJECT) : DL_NONE;
}

/* May mention M be whose it is: somebody, and not who refuses? */
static bool may_own(const struct event_work *w, const dl_event *event, uint32_t m) {
    if (m == DL_NONE || w->mentions->list.at[m].kind == DL_ACTOR_PLACE) return false;
    uint32_t actor = w->mentions->list.at[m].actor;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t other = event->parts.at[i].mention;
        if (other == m ||
            (actor != DL_NONE && w->mentions->list.at[other].actor == actor))
            return false;
    }
    return actor != DL_NONE;
}

/* Whose the noun says it is; DL_NONE: nobody's. */
static uint32_t owner_of(const struct event_work *w, const dl_event *event,
                         uint32_t noun) {
    static const char *const links[] = { "by", "from", "of" };
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        bool own = rel == DL_REL_NMOD_POSS || rel == DL_REL_COMPOUND ||
                   rel == DL_REL_AMOD ||
                   (rel == DL_REL_NMOD && has_link(w, at, links, DL_N(links)));
        if (rel == DL_REL_COMPOUND && at + 1 != noun) own = false; /* "Peru grain plan" */
        uint32_t m = own ? w->order.mention_at[at] : DL_NONE;
        if (m != DL_NONE && w->mentions->list.at[m].kind == DL_ACTOR_UNKNOWN) continue;
        if (may_own(w, event, m)) return m;
    }
    return DL_NONE;
}

/* "A plan put forward by Norland", "the plan that Norland had offered": Norland. */
static uint32_t offered_by(const struct event_work *w, const dl_event *event,
                           uint32_t noun) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        const dl_clause *c = at > noun ? verb_at(w, at) : NULL;
        uint32_t found[1];
        if (!c || (rel != DL_REL_ACL && rel != DL_REL_ACL_RELCL) ||
            !dl_order_in(&w->order, at, w->makes_offer) ||
            !clause_fill(w, c, FILL_SUBJECT, found, 1))
            continue;
        if (may_own(w, event, found[0])) return found[0];
    }
    return DL_NONE;
}

/* "The demand", "that charge"; not "the idea of talks", which may be anybody's. */
static bool is_known(const struct event_work *w, uint32_t noun) {
    static const char *const words[] = {
        "the", "that", "this", "these", "those", "both"
    };
    uint32_t det = dl_tree_child(w->trees, noun, DL_REL_DET);
    return det != DL_NONE && is_among(w, det, words, DL_N(words)) &&
           dl_tree_child(w->trees, noun, DL_REL_NMOD) == DL_NONE &&
           dl_tree_child(w->trees, noun, DL_REL_ACL) == DL_NONE;
}

/* Does mention M, "a spokesman for the army", speak for ACTOR? */
static bool speaks_for(const struct event_work *w, uint32_t m, uint32_t actor) {
    enum { BESIDE = 4 };
    static const char *const links[] = { "for", "of", "from" };
    const dl_mention *who = &w->mentions->list.at[m];
    uint32_t end = who->first + who->n;
    if (!is_among(w, end, links, DL_N(links))) return false;
    for (uint32_t k = m + 1; k < w->mentions->list.n && k <= m + BESIDE; k++) {
        const dl_mention *beside = &w->mentions->list.at[k];
        if (beside->first > end + 2) break;
        if (beside->first > end && beside->actor != DL_NONE && beside->actor == actor)
            return true;
    }
    return false;
}

/* "Rights groups" may have made a charge as well as those with a name; not who refuses, one of the
 * first N of EVENT, nor whom he speaks for. */
static bool may_make(const struct event_work *w, const dl_event *event, uint32_t n,
                     uint32_t m, bool before) {
    const dl_mention *maker = &w->mentions->list.at[m];
    for (uint32_t i = 0; i < n; i++)
        if (speaks_for(w, event->parts.at[i].mention, maker->actor)) return false;
    bool unnamed = maker->form == DL_FORM_NOMINAL && maker->actor == DL_NONE;
    return unnamed ? before : may_own(w, event, m);
}

/* Adds to event I, as ROLE, who made the last demand or offer before it, or with CHARGE said
 * something. */
static void add_makers(const struct event_work *w, uint32_t i, uint16_t target,
                       bool charge) {
    const dl_event *list = w->out->list.at;
    uint32_t own = list[i].parts.n;
    for (uint32_t k = i; k-- > 0;) {
        const dl_event *other = &list[k];
        if (list[i].sentence - other->sentence > SENTENCES) break;
        bool made = charge ? is_type(w, other, "statement")
                           : is_type(w, other, "demand") || is_type(w, other, "proposal");
        int role = made ? dl_event_role(&w->types->list.at[other->type],
                                        charge ? DL_LIT("speaker") : DL_LIT("proposer"))
                        : -1;
        bool found = false;
        for (uint32_t p = 0; role >= 0 && p < other->parts.n; p++) {
            uint32_t m = other->parts.at[p].mention;
            if (other->parts.at[p].role != role ||
                !may_make(w, &list[i], own, m, other->sentence < list[i].sentence))
                continue;
            add_part(w, &w->out->list.at[i], target, m, false);
            found = true;
        }
        if (found) return;
    }
}

/* "Accepted the offer": is EVENT one of somebody alone, who is named? */
static bool is_accepted(const struct event_work *w, const dl_event *event) {
    if (!is_type(w, event, "agreement") || event->parts.n != 1) return false;
    const dl_field *stage = get_field(w, event, "stage");
    return stage && dl_str_is(stage->text, "accepted");
}

void complete_refused(const struct event_work *w) {
    for (uint32_t i = 0; w->clauses->at && i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        bool accepted = is_accepted(w, event);
        if (!accepted && !is_type(w, event, "rejection")) continue;
        int target = dl_event_role(&w->types->list.at[event->type],
                                   accepted ? DL_LIT("participant") : DL_LIT("target"));
        if (target < 0 || (!accepted && has_role(event, (uint16_t)target))) continue;
        uint32_t noun = noun_of(w, event);
        if (noun == DL_NONE) continue;
        bool charge = !accepted && dl_order_in(&w->order, noun, w->refused_charge);
        if (!charge && !dl_order_in(&w->order, noun, w->refused_wish)) continue;
        uint32_t m = owner_of(w, event, noun);
        if (m == DL_NONE) m = offered_by(w, event, noun);
        if (m != DL_NONE)
            add_part(w, event, (uint16_t)target, m, false);
        else if (is_known(w, noun))
            add_makers(w, i, (uint16_t)target, charge);
    }
}
