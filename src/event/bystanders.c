/* bystanders.c - who is named with talks or a truce, and takes no part.
 *
 * In:  talks and truces with those whom their words name, and the two who are at war in
 *      the article.
 * Out: the same without "officials close to the talks", and without those who try to bring about
 *      a truce of others.
 *
 * SPDX-License-Identifier: MIT */
#include "lending.h"
#include "event_sides.h"

/* "Officials close to the talks", "parties to the talks": does the noun of EVENT only say who
 * mention M, without a name, is? */
static bool is_known_by(const struct event_work *w, const dl_event *event, uint32_t m) {
    static const char *const links[] = { "to", "with", "at", "in", "on" };
    const dl_mention *mention = &w->mentions->list.at[m];
    uint32_t noun = dl_token_from(w->text, event->trigger.off + event->trigger.len) - 1;
    uint32_t up = w->trees->at[noun].head;
    if (mention->form != DL_FORM_NOMINAL || mention->actor != DL_NONE || up == DL_NONE ||
        noun < mention->head || !has_link(w, noun, links, DL_N(links)))
        return false;
    if (w->trees->at[noun].rel == DL_REL_NMOD) return up == mention->head;
    return w->trees->at[up].rel == DL_REL_AMOD && up > mention->head &&
           w->trees->at[up].head == mention->head;
}

void drop_described(const struct event_work *w, dl_event *event) {
    uint32_t kept = 0;
    if (!w->clauses->at) return;
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (!is_known_by(w, event, event->parts.at[i].mention))
            event->parts.at[kept++] = event->parts.at[i];
    event->parts.n = kept;
}

/* Is PARTY known here to strike or to be struck, to hold or to release? */
static bool is_at_war(const struct event_work *w, uint32_t party) {
    static const char *const types[] = { "attack", "withdrawal", "release", "detention" };
    return is_party_to_any(w, party, types, DL_N(types));
}

/* Are all who take part in EVENT others than PAIR, and at war with nobody? */
static bool is_of_brokers(const struct event_work *w, const dl_event *event,
                          const uint32_t pair[2]) {
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t m = event->parts.at[i].mention, party = party_of(w, m);
        if (party == DL_NONE || party == pair[0] || party == pair[1] ||
            w->mentions->list.at[m].kind == DL_ACTOR_ARMED_GROUP || is_at_war(w, party))
            return false;
    }
    return event->parts.n > 0;
}

void drop_brokers(const struct event_work *w, const dl_party_pairs *pairs) {
    enum { LEAD = 5 }; /* quarters: how far the two at war stand out */
    uint32_t pair[2];
    if (!main_pair(pairs, DL_NONE, LEAD, pair)) return;
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (is_type(w, event, "ceasefire") && event->status == DL_POSSIBLE &&
            is_of_brokers(w, event, pair))
            event->parts.n = 0;
    }
}
