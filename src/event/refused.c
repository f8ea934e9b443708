/* refused.c - whose offer, demand or charge a rejection turns down, where its frame does not
 * say.
 *
 * In:  the events of an article. Out: missing targets of rejections.
 * "Chile's claims", "a proposal by Chile" and "the OAU plan" name whose they are; "the
 * demand", "the charge" are those of whoever made one just before.
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

/* Who made the last demand or offer before event I, or with CHARGE said something. */
static uint32_t maker_before(const struct event_work *w, uint32_t i, bool charge) {
    const dl_event *list = w->out->list.at;
    for (uint32_t k = i; k-- > 0;) {
        const dl_event *other = &list[k];
        if (list[i].sentence - other->sentence > SENTENCES) break;
        bool made = charge ? is_type(w, other, "statement")
                           : is_type(w, other, "demand") || is_type(w, other, "proposal");
        int role = made ? dl_event_role(&w->types->list.at[other->type],
                                        charge ? DL_LIT("speaker") : DL_LIT("proposer"))
                        : -1;
        for (uint32_t p = 0; role >= 0 && p < other->parts.n; p++)
            if (other->parts.at[p].role == role &&
                may_own(w, &list[i], other->parts.at[p].mention))
                return other->parts.at[p].mention;
    }
    return DL_NONE;
}

void complete_refused(const struct event_work *w) {
    for (uint32_t i = 0; w->clauses->at && i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (!is_type(w, event, "rejection")) continue;
        int target = dl_event_role(&w->types->list.at[event->type], DL_LIT("target"));
        if (target < 0 || has_role(event, (uint16_t)target)) continue;
        uint32_t noun = noun_of(w, event);
        bool charge = dl_order_in(&w->order, noun, w->refused_charge);
        if (!charge && !dl_order_in(&w->order, noun, w->refused_wish)) continue;
        uint32_t m = owner_of(w, event, noun);
        if (m == DL_NONE && is_known(w, noun)) m = maker_before(w, i, charge);
        if (m != DL_NONE) add_part(w, event, (uint16_t)target, m, false);
    }
}
