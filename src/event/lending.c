/* lending.c - which tellings of talks may take their parties from others.
 *
 * In:  a telling that does not name its parties. Out: whether it can mean talks told of
 *      elsewhere. "The talks", "today's negotiations" and "talks resumed" do; "other talks",
 *      "protracted negotiations are expected" may be of anybody. "The Norlandic Bank talks"
 *      are none of talks without that bank, border talks none of trade talks.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum { MAX_UP = 3 };

/* Words before the noun of talks that are other ones, or of all the world. */
static bool is_apart(const struct event_work *w, uint32_t noun) {
    static const char *const words[] = { "other", "another", "any", "some",
                                         "Other", "Another", "Any", "Some" };
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at < noun && (is_among(w, at, words, DL_N(words)) ||
                          dl_order_in(&w->order, at, w->talks_apart)))
            return true;
    return false;
}

/* "Recent", "the current talks": those that everybody knows. */
static bool is_of_now(const struct event_work *w, uint32_t noun) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at < noun && dl_order_in(&w->order, at, w->of_now)) return true;
    return false;
}

/* "Talks due to start", "scheduled for Monday". */
static bool is_fixed(const struct event_work *w, uint32_t noun) {
    uint32_t at = w->trees->at[noun].child;
    while (at != DL_NONE && !(at > noun && dl_order_in(&w->order, at, w->fixed_for)))
        at = w->trees->at[at].next;
    return at != DL_NONE;
}

/* The noun of which NOUN is only a part or measure: "days" of "two days of talks". */
static uint32_t measure_of(const struct event_work *w, uint32_t noun) {
    static const char *const of[] = { "of" };
    for (int up = 0; up < MAX_UP && w->trees->at[noun].rel == DL_REL_NMOD &&
                     has_link(w, noun, of, DL_N(of));
         up++)
        noun = w->trees->at[noun].head;
    return noun;
}

/* Is it told of the noun as of something known, though no article says so: the subject of
 * its sentence, what is resumed, "after talks"? */
static bool is_topic(const struct event_work *w, uint32_t noun) {
    static const char *const during[] = { "after",  "during", "at",    "in",
                                          "before", "from",   "After", "During" };
    uint32_t head = w->trees->at[noun].head;
    if (head == DL_NONE) return true;
    switch (w->trees->at[noun].rel) {
    case DL_REL_NSUBJ:
    case DL_REL_NSUBJ_PASS: return dl_tree_child(w->trees, head, DL_REL_EXPL) == DL_NONE;
    case DL_REL_OBJ: return dl_order_in(&w->order, head, w->goes_on);
    default: return has_link(w, noun, during, DL_N(during));
    }
}

dl_borrowing may_borrow(const struct event_work *w, const dl_event *event) {
    uint32_t noun = w->clauses->at ? name_of_deed(w, event) : DL_NONE;
    if (noun == DL_NONE) return DL_BORROWS;
    if (is_round(w, event))
        return are_talks_of_all(w, event) ? DL_BORROWS_FROM_ALL : DL_BORROWS;
    if (is_apart(w, noun)) return DL_BORROWS_NOTHING;
    bool known = !is_indefinite(w, noun) || is_of_now(w, noun) || is_fixed(w, noun);
    uint32_t whole = measure_of(w, noun);
    if (whole != noun) known |= !is_indefinite(w, whole);
    return known || is_topic(w, whole) ? DL_BORROWS : DL_BORROWS_FROM_ALL;
}

static bool takes_part(const struct event_work *w, const dl_event *event,
                       uint32_t party) {
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t m = event->parts.at[i].mention;
        if (party_of(w, m) == party || stands_for(w, m) == party) return true;
    }
    return false;
}

/* Does TOKEN, which hangs on the noun of talks, say whose they are: "the Norland talks", "talks
 * under the pact", "at the fund"? */
static bool says_whose(const struct event_work *w, uint32_t token, uint32_t noun) {
    static const char *const links[] = { "under", "at", "within" };
    return token < noun || (w->trees->at[token].rel == DL_REL_NMOD &&
                            has_link(w, token, links, DL_N(links)));
}

/* Does a body or state of whom the noun of EVENT says that the talks are its, take no part in
 * MODEL? */
static bool is_of_others(const struct event_work *w, const dl_event *event, uint32_t noun,
                         const dl_event *model) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint32_t m = w->order.mention_at[at];
        if (!says_whose(w, at, noun) || m == DL_NONE ||
            w->mentions->list.at[m].form != DL_FORM_NAME)
            continue;
        uint32_t party = party_of(w, m);
        if (party != DL_NONE && !takes_part(w, model, party) &&
            !takes_part(w, event, party))
            return true;
    }
    return false;
}

/* Is a person of whom no side is known among the parties, beside a state or body: "unless we
 * negotiate with Norland", somebody said? */
static bool is_uneven(const struct event_work *w, const dl_event *event) {
    uint32_t lone = 0, parties = 0;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t m = event->parts.at[i].mention;
        bool side = party_of(w, m) != DL_NONE;
        parties += side;
        lone += !side && w->mentions->list.at[m].kind == DL_ACTOR_PERSON;
    }
    return lone && parties;
}

/* "The rebels and the premier were to meet him separately": these are no one's parties at one
 * table. */
static bool is_separate(const struct event_work *w, const dl_event *event) {
    static const char *const words[] = { "separately" };
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end && w->clauses->at; at++)
        for (uint32_t k = w->trees->at[at].child; k != DL_NONE; k = w->trees->at[k].next)
            if (is_among(w, k, words, DL_N(words))) return true;
    return false;
}

/* "A unilateral truce", "a truce of their own": of one side. */
bool is_one_sided(const struct event_work *w, const dl_event *event) {
    if (!w->clauses->at || !is_type(w, event, "ceasefire")) return false;
    const dl_clause *c = clause_of(w, event);
    uint32_t noun = name_of_deed(w, event);
    if (noun == DL_NONE && c) noun = clause_head(w, c, FILL_OBJECT);
    for (uint32_t at = noun == DL_NONE ? DL_NONE : w->trees->at[noun].child;
         at != DL_NONE; at = w->trees->at[at].next)
        if (dl_order_in(&w->order, at, w->one_sided)) return true;
    return false;
}

bool may_lend_to(const struct event_work *w, const dl_event *event,
                 const dl_event *model) {
    uint32_t noun = w->clauses->at ? name_of_deed(w, event) : DL_NONE;
    if (model->status == DL_POSSIBLE && is_uneven(w, model)) return false;
    if (is_separate(w, model)) return false;
    if (noun == DL_NONE) return true;
    uint8_t about = talks_subject_of(w, event), other = talks_subject_of(w, model);
    if (about && other && about != other) return false;
    if (is_of_others(w, event, noun, model)) return false;
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (uint32_t at = noun + 1; at < end; at++) /* "round of talks under the pact" */
        if (dl_order_in(&w->order, at, w->talks_noun) &&
            is_of_others(w, event, at, model))
            return false;
    return true;
}
