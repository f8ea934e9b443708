/* main_talks.c - the talks that an article is about.
 *
 * In:  the talks and deals of an article, once those that say or borrow whose they are have
 *      their parties. Out: the parties of the others that can be the talks of which most of the
 *      article tells: "any deal", "peace talks to end the conflict", "the Lima talks".
 *
 * SPDX-License-Identifier: MIT */
#include "lending.h"
#include "event_when.h"

enum {
    MOST = 48, /* tellings */
    NEAR = 12, /* sentences from one of those talks */
};

typedef struct {
    const dl_event *at[MOST];
    uint32_t n;
} telling_list;

/* Do mentions A and B stand for one side? "The leaders" may be "the bloc's leaders". */
static bool is_same_side(const struct event_work *w, uint32_t a, uint32_t b) {
    uint32_t x = party_of(w, a), y = party_of(w, b);
    const dl_mention *one = &w->mentions->list.at[a], *other = &w->mentions->list.at[b];
    bool many = one->form == DL_FORM_NOMINAL && one->plural &&
                other->form == DL_FORM_NOMINAL && other->plural;
    if (x != DL_NONE && y != DL_NONE) return x == y;
    if (!many && (one->actor != DL_NONE || other->actor != DL_NONE))
        return one->actor == other->actor;
    return is_same_word(w, one->head, other->head);
}

static bool has_party(const struct event_work *w, const dl_event *event, uint32_t m) {
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (is_same_side(w, event->parts.at[i].mention, m)) return true;
    return false;
}

/* Are two sides of A sides of B as well? */
static bool shares_two(const struct event_work *w, const dl_event *a, const dl_event *b) {
    uint32_t found[2], n = 0;
    for (uint32_t i = 0; i < a->parts.n && n < 2; i++) {
        uint32_t m = a->parts.at[i].mention;
        if (has_party(w, b, m) && !(n && is_same_side(w, found[0], m))) found[n++] = m;
    }
    return n == 2;
}

/* Is it of sides that alone speak for themselves, and not of somebody beside a state? */
static bool is_even(const struct event_work *w, const dl_event *event) {
    uint32_t persons = 0;
    for (uint32_t i = 0; i < event->parts.n; i++)
        persons +=
            party_of(w, event->parts.at[i].mention) == DL_NONE &&
            w->mentions->list.at[event->parts.at[i].mention].kind == DL_ACTOR_PERSON;
    return !persons || persons == event->parts.n;
}

/* Does it name nobody but one person, who attends what others hold? */
static bool is_of_person(const struct event_work *w, const dl_event *event) {
    return event->parts.n == 1 &&
           w->mentions->list.at[event->parts.at[0].mention].kind == DL_ACTOR_PERSON;
}

/* Is it of several who are told of as one, or of one body: "the ministers met", "the council's
 * session"? */
static bool is_of_one(const struct event_work *w, const dl_event *event) {
    if (event->parts.n != 1) return false;
    const dl_mention *m = &w->mentions->list.at[event->parts.at[0].mention];
    if (m->form == DL_FORM_NOMINAL && m->plural) return true;
    uint32_t party = party_of(w, event->parts.at[0].mention);
    return party != DL_NONE && m->form == DL_FORM_NAME &&
           w->mentions->found.at[party].kind == DL_ACTOR_ORGANISATION;
}

/* Are A and B of the same sides? */
static bool agree(const struct event_work *w, const dl_event *a, const dl_event *b) {
    if (is_of_one(w, a) && is_of_one(w, b))
        return is_same_side(w, a->parts.at[0].mention, b->parts.at[0].mention);
    if (b->parts.n == 1 && !is_of_one(w, b))
        return has_party(w, a, b->parts.at[0].mention);
    return shares_two(w, a, b);
}

static telling_list list_tellings(const struct event_work *w) {
    telling_list list = { .n = 0 };
    for (uint32_t i = 0; i < w->out->list.n && list.n < MOST; i++) {
        const dl_event *event = &w->out->list.at[i];
        uint32_t first = dl_token_from(w->text, event->trigger.off);
        uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
        if (!is_talk(w, event) && !(is_type(w, event, "agreement") &&
                                    (names_pact(w, first, end) || is_of_one(w, event))))
            continue;
        if (event->parts.n && !is_of_person(w, event)) list.at[list.n++] = event;
    }
    return list;
}

/* The telling with whose sides most of LIST agree; NULL: no such share of them does. */
static const dl_event *main_talks(const struct event_work *w, const telling_list *list) {
    const dl_event *best = NULL;
    uint32_t most = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        uint32_t n = 0;
        if (!is_of_one(w, list->at[i]) &&
            (all_sides(w, list->at[i]) < 2 || !is_even(w, list->at[i])))
            continue;
        for (uint32_t k = 0; k < list->n; k++)
            n += k == i || agree(w, list->at[i], list->at[k]);
        if (n > most) best = list->at[i], most = n;
    }
    bool lone = list->n == 1 && best && !is_of_one(w, best);
    return (most > 1 || lone) && 3 * most >= 2 * list->n ? best : NULL;
}

static bool is_near(const struct event_work *w, const telling_list *list,
                    const dl_event *model, const dl_event *event) {
    for (uint32_t i = 0; i < list->n; i++) {
        uint32_t a = list->at[i]->sentence, b = event->sentence;
        if ((a < b ? b - a : a - b) <= NEAR && agree(w, model, list->at[i])) return true;
    }
    return false;
}

/* Does TOKEN, which hangs on the noun of talks, say that they are some of their own: "Gatt
 * talks", "a debt pact", "a deal for the sale of it"? */
static bool tells_apart(const struct event_work *w, uint32_t token, uint32_t noun,
                        bool known) {
    static const char *const links[] = { "for", "of", "by", "at", "under" };
    static const char *const sides[] = { "with", "among", "between" };
    uint32_t m = w->order.mention_at[token];
    uint8_t rel = w->trees->at[token].rel;
    bool pact = !dl_order_in(&w->order, noun, w->talks_noun);
    if (token < noun)
        return (m == DL_NONE && (w->text->tokens.at[token].flags & DL_CAPITAL)) ||
               (!known && (rel == DL_REL_NUMMOD || (rel == DL_REL_COMPOUND && pact)));
    if (has_link(w, token, sides, DL_N(sides))) return true;
    if (dl_order_in(&w->order, token, w->talks_noun)) return false; /* "round of talks" */
    return !known && (rel == DL_REL_ACL || rel == DL_REL_ACL_RELCL ||
                      has_link(w, token, links, DL_N(links)));
}

/* Can EVENT be some of the talks of which everybody knows, or what comes of them? OF_ONE: they are
 * of one body, or of many as one. */
static bool may_be_known(const struct event_work *w, const dl_event *event, bool of_one) {
    static const char *const words[] = { "any", "no", "such" };
    const dl_clause *c = clause_of(w, event);
    uint32_t noun = c ? name_of_deed(w, event) : DL_NONE;
    if (c && noun == DL_NONE) noun = clause_head(w, c, FILL_OBJECT);
    if (noun == DL_NONE || are_apart(w, noun) || are_talks_of_all(w, event)) return false;
    uint32_t det = dl_tree_child(w->trees, noun, DL_REL_DET);
    bool known = is_definite(w, noun) || is_among(w, det, words, DL_N(words));
    if (!known && of_one && is_talk(w, event))
        return false; /* ministers hold many talks */
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (tells_apart(w, at, noun, known)) return false;
    return true;
}

/* Gives EVENT the one party of MODEL. */
static void take_one(const struct event_work *w, dl_event *event, const dl_event *model) {
    int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("participant"));
    if (role >= 0 && !event->parts.n)
        add_part(w, event, (uint16_t)role, model->parts.at[0].mention, false);
}

/* "Discussed a pact with the rebels", "their talks on a treaty": the talks that are about EVENT, a
 * pact; NULL: none. */
static const dl_event *talks_about(const struct event_work *w, const dl_event *event) {
    static const char *const about[] = { "on", "about", "over", "for" };
    uint32_t noun = w->clauses->at ? name_of_deed(w, event) : DL_NONE;
    uint32_t head = noun == DL_NONE ? DL_NONE : w->trees->at[noun].head;
    uint32_t told = head == DL_NONE ? 0 : w->trigger_at[head];
    if (!told ||
        (w->trees->at[noun].rel != DL_REL_OBJ && !has_link(w, noun, about, DL_N(about))))
        return NULL;
    const dl_event *other = &w->out->list.at[told - 1];
    return is_talk(w, other) && all_sides(w, other) > 1 ? other : NULL;
}

/* Can EVENT be those talks of LIST that MODEL tells of, or what comes of them? */
static bool may_be_main(const struct event_work *w, const dl_event *event,
                        const telling_list *list, const dl_event *model) {
    if (!is_talk(w, event) && !is_type(w, event, "agreement")) return false;
    if (event->parts.n && !shares_two(w, model, event)) return false;
    return may_borrow(w, event) != DL_BORROWS_NOTHING && may_lend_to(w, event, model) &&
           may_be_known(w, event, is_of_one(w, model)) && is_near(w, list, model, event);
}

void complete_by_main(const struct event_work *w, const bool *lacks) {
    telling_list list = list_tellings(w);
    const dl_event *model = main_talks(w, &list);
    for (uint32_t i = 0; w->clauses->at && i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        const dl_event *about =
            lacks[i] && is_type(w, event, "agreement") ? talks_about(w, event) : NULL;
        if (about) {
            take_parties(w, event, about);
        } else if (model && lacks[i] && may_be_main(w, event, &list, model)) {
            take_parties(w, event, model);
            if (is_of_one(w, model)) take_one(w, event, model);
        }
    }
}
