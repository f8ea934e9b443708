/* same.c - which tellings within an article are one event.
 *
 * In:  the article's events. Out: same_as, the first telling of each.
 * Two tellings are one when their type and status agree, their times and places do not
 * contradict, their numbers are equal and they share an actor. Statements and positions
 * are told once each: people repeat themselves.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

enum {
    LOOK_BACK = 64,    /* tellings; keeps long articles near linear */
    HISTORY_DAYS = 60, /* other events lie between */
    ROUND_DAYS = 120,  /* between tellings of one round's start and end */
    ENDED_DAYS = 7,
    HEAD_SENTENCES = 3, /* that a report tells again more fully */
};

/* Whom mention M is or speaks for: Norland of "Norland officials"; DL_NONE: nobody known. */
static uint32_t side_of(const struct event_work *w, uint32_t m) {
    uint32_t actor = w->mentions->list.at[m].actor;
    if (actor == DL_NONE) return DL_NONE;
    const dl_actor *a = &w->mentions->found.at[actor];
    return a->kind == DL_ACTOR_COLLECTIVE && a->parent != DL_NONE ? a->parent : actor;
}

/* "Norland and Sundria clashed": all have one role. */
static bool is_clash(const dl_event *event) {
    for (uint32_t i = 1; i < event->parts.n; i++)
        if (event->parts.at[i].role != event->parts.at[0].role) return false;
    return event->parts.n > 1;
}

/* Who strikes in one attack and is struck in the other takes part in two; in clashes all do
 * both. */
static bool roles_agree(const struct event_work *w, const dl_event *a, const dl_event *b,
                        uint32_t i, uint32_t k) {
    return !is_type(w, a, "attack") || a->parts.at[i].role == b->parts.at[k].role ||
           is_clash(a) || is_clash(b);
}

/* One actor of both, or two sides: the talks of Norland and Sundria are those of their
 * officials. */
static bool shares_actor(const struct event_work *w, const dl_event *a,
                         const dl_event *b) {
    uint32_t n = 0;
    bool pact = is_type(w, a, "agreement"); /* ministers sign what their states agree */
    for (uint32_t i = 0; i < a->parts.n; i++)
        for (uint32_t k = 0; k < b->parts.n; k++) {
            uint32_t left = a->parts.at[i].mention, right = b->parts.at[k].mention;
            uint32_t actor = w->mentions->list.at[left].actor;
            if (!roles_agree(w, a, b, i, k)) continue;
            if (actor != DL_NONE && actor == w->mentions->list.at[right].actor)
                return true;
            uint32_t side = pact ? party_of(w, left) : side_of(w, left);
            n += side != DL_NONE &&
                 side == (pact ? party_of(w, right) : side_of(w, right));
        }
    return n > 1 || (a->parts.n == 0 && b->parts.n == 0);
}

/* Has mention M "the", "this", "her" ... before it? */
static bool is_definite_one(const struct event_work *w, uint32_t m) {
    static const char *const words[] = { "the", "this", "these", "those", "her",
                                         "his", "its",  "their", "both" };
    return is_opened_by(w, m, words, DL_N(words));
}

/* "Police arrested her aunt. The aunt was arrested in Lima": is it done to those of whom the same
 * noun speaks again? Of fights it may be done twice. */
static bool shares_undergoer(const struct event_work *w, const dl_event *a,
                             const dl_event *b) {
    static const char *const types[] = { "detention", "release" };
    int role = dl_event_role(&w->types->list.at[a->type], DL_LIT("target"));
    if (!dl_str_among(w->types->list.at[a->type].name, types, DL_N(types))) return false;
    for (uint32_t i = 0; i < a->parts.n; i++)
        for (uint32_t k = 0; k < b->parts.n; k++) {
            uint32_t left = a->parts.at[i].mention, right = b->parts.at[k].mention;
            const dl_mention *x = &w->mentions->list.at[left];
            const dl_mention *y = &w->mentions->list.at[right];
            if (a->parts.at[i].role == role && b->parts.at[k].role == role &&
                x->form == DL_FORM_NOMINAL && y->form == DL_FORM_NOMINAL &&
                is_same_word(w, x->head, y->head) && is_definite_one(w, right))
                return true;
        }
    return false;
}

/* Does A name a person that B does not? */
static bool names_another(const struct event_work *w, const dl_event *a,
                          const dl_event *b) {
    for (uint32_t i = 0; i < a->parts.n; i++) {
        uint32_t actor = w->mentions->list.at[a->parts.at[i].mention].actor, k = 0;
        if (actor == DL_NONE || w->mentions->found.at[actor].kind != DL_ACTOR_PERSON)
            continue;
        while (k < b->parts.n &&
               w->mentions->list.at[b->parts.at[k].mention].actor != actor)
            k++;
        if (k == b->parts.n) return true;
    }
    return false;
}

/* Does A name a party that nobody of B is or serves, or, unless all have to be NAMED, one without a
 * name? */
static bool has_other_party(const struct event_work *w, const dl_event *a,
                            const dl_event *b, bool named) {
    for (uint32_t i = 0; i < a->parts.n; i++) {
        uint32_t m = a->parts.at[i].mention, party = party_of(w, m), k = 0;
        if (party == DL_NONE && (named || !has_no_name(w, m))) continue;
        while (k < b->parts.n &&
               (party == DL_NONE ? !has_no_name(w, b->parts.at[k].mention)
                                 : party_of(w, b->parts.at[k].mention) != party))
            k++;
        if (k == b->parts.n) return true;
    }
    return false;
}

/* Is it told of as of one side alone: "an internal meeting", "intra-Norlandic talks"? */
static bool is_among_themselves(const struct event_work *w, const dl_event *event) {
    enum { PHRASE = 4 };
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (uint32_t i = at > 0 ? at - 1 : 0; i < end + PHRASE && i < w->text->tokens.n; i++)
        if (is_word(w, i, "internal")) return true;
    return is_internal(w, event);
}

/* "Berg met Holm", "Berg met Dahl": two meetings, as are those of one with two others; and so are
 * the deals of Norland with Sundria and with Peru. */
static bool are_of_others(const struct event_work *w, const dl_event *a,
                          const dl_event *b) {
    if (is_pact_type(w->types->list.at[a->type].name))
        return has_other_party(w, a, b, true) && has_other_party(w, b, a, true);
    if (!is_type(w, a, "meeting")) return false;
    if (is_among_themselves(w, a) != is_among_themselves(w, b)) return true;
    return (names_another(w, a, b) && names_another(w, b, a)) ||
           (has_other_party(w, a, b, false) && has_other_party(w, b, a, false));
}

/* Did it end more than DAYS before the article? */
static bool ended_before(const struct event_work *w, uint32_t when, int days) {
    dl_minute published = w->doc->published;
    return published != DL_NO_TIME &&
           w->whens->list.at[when].ends < published - days * DL_MINUTES_A_DAY;
}

/* Does the text name it as known: "the invasion"? */
static bool is_known(const struct event_work *w, const dl_event *event) {
    static const char *const words[] = { "the", "that", "this" };
    uint32_t trigger = dl_token_from(w->text, event->trigger.off);
    for (uint32_t at = trigger > 2 ? trigger - 2 : 0; at <= trigger; at++)
        if (is_among(w, at, words, DL_N(words))) return true;
    return false;
}

/* A telling without a time may be of any recent event; of a past one only if it calls it
 * by the same word, as known. What is going on is nothing that ended days ago. */
static bool may_be(const struct event_work *w, const dl_event *dated,
                   const dl_event *other) {
    if (other->status == DL_ONGOING && dated->status == DL_OCCURRED &&
        ended_before(w, dated->when, ENDED_DAYS))
        return false;
    if (!ended_before(w, dated->when, HISTORY_DAYS)) return true;
    return is_known(w, other) && dl_str_eq(dl_span_str(w->doc, dated->trigger),
                                           dl_span_str(w->doc, other->trigger));
}

static bool times_agree(const struct event_work *w, const dl_event *a,
                        const dl_event *b) {
    if (a->when == DL_NONE && b->when == DL_NONE) return true;
    if (a->when == DL_NONE) return may_be(w, b, a);
    if (b->when == DL_NONE) return may_be(w, a, b);
    const dl_when *x = &w->whens->list.at[a->when], *y = &w->whens->list.at[b->when];
    return x->begins < y->ends && y->begins < x->ends;
}

bool places_agree(const struct event_work *w, const dl_event *a, const dl_event *b) {
    if (a->place == DL_NONE || b->place == DL_NONE) return true;
    const dl_mention *x = &w->mentions->list.at[a->place];
    const dl_mention *y = &w->mentions->list.at[b->place];
    if (x->actor == y->actor || x->actor == DL_NONE || y->actor == DL_NONE) return true;
    /* a city and its country do not contradict */
    return w->mentions->found.at[x->actor].parent == y->actor ||
           w->mentions->found.at[y->actor].parent == x->actor;
}

/* Numbers that both have are equal. */
bool numbers_agree(const struct event_work *w, const dl_event *a, const dl_event *b) {
    const dl_event_type *type = &w->types->list.at[a->type];
    for (uint32_t i = 0; i < a->fields.n; i++)
        for (uint32_t k = 0; k < b->fields.n; k++)
            if (a->fields.at[i].field == b->fields.at[k].field &&
                type->fields[a->fields.at[i].field].kind == DL_FIELD_NUMBER &&
                a->fields.at[i].number != b->fields.at[k].number)
                return false;
    return true;
}

/* Where in its series a round stands: 1 behind, 2 under way, 3 ahead; 0: nobody says. */
static int place_in_series(const struct event_work *w, const dl_event *event) {
    static const struct {
        const char *word;
        int place;
    } orders[] = {
        { "previous", 1 }, { "last", 1 }, { "latest", 2 }, { "current", 2 }, { "next", 3 }
    };
    bool told = event->status == DL_OCCURRED || event->status == DL_ONGOING;
    if (dl_event_field(&w->types->list.at[event->type], DL_LIT("order")) < 0) return 0;
    const dl_field *field = get_field(w, event, "order");
    for (size_t i = 0; field && i < DL_N(orders); i++)
        if (dl_str_is(field->text, orders[i].word)) return orders[i].place;
    return told ? 2 : 0;
}

/* "four rounds of talks" are none of them. */
static bool is_plural(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end; at++)
        if (is_word(w, at, "rounds")) return true;
    return false;
}

static int64_t number_of(const struct event_work *w, const dl_event *event) {
    const dl_field *field =
        dl_event_field(&w->types->list.at[event->type], DL_LIT("round")) < 0
            ? NULL
            : get_field(w, event, "round");
    return field ? field->number : 0;
}

/* The highest number of a round that the article names: the one it is about. */
static int64_t top_number(const struct event_work *w) {
    int64_t top = 0;
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        int64_t n = number_of(w, &w->out->list.at[i]);
        if (n > top) top = n;
    }
    return top;
}

/* Is round NUMBER, which has one, the round that the words of OTHER, which has none, mean:
 * "the previous round" the last but one, any other the last one? */
static bool is_meant(const struct event_work *w, int64_t number, const dl_event *other) {
    int64_t top = top_number(w);
    return place_in_series(w, other) == 1 ? number == top - 1 : number == top;
}

/* "the previous round", "the next round"; "the new round" may be any but the previous. */
bool orders_agree(const struct event_work *w, const dl_event *a, const dl_event *b) {
    int x = place_in_series(w, a), y = place_in_series(w, b);
    int64_t n = number_of(w, a), m = number_of(w, b);
    if (is_plural(w, a) != is_plural(w, b)) return false;
    if (n && m) return n == m;
    if (n || m) return is_meant(w, n ? n : m, n ? b : a);
    return x == y || ((!x || !y) && x != 1 && y != 1);
}

static bool status_agrees(const dl_event *a, const dl_event *b) {
    bool past_a = a->status == DL_OCCURRED || a->status == DL_ONGOING;
    bool past_b = b->status == DL_OCCURRED || b->status == DL_ONGOING;
    return a->status == b->status || (past_a && past_b);
}

/* "the previous talks", "a separate attack": not the one told of before. */
static bool is_another(const struct event_work *w, const dl_event *event) {
    uint32_t first = dl_token_from(w->text, event->trigger.off), at;
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    if (!w->clauses->at) return false;
    for (uint32_t noun = first; noun < end; noun++) {
        uint32_t c = w->clauses->at[noun];
        if (c == DL_NONE || w->clauses->list.at[c].kind != DL_CLAUSE_DEED) continue;
        at = w->trees->at[noun].child;
        for (; at != DL_NONE && at < noun; at = w->trees->at[at].next)
            if (dl_order_in(&w->order, at, w->deed_other)) return true;
    }
    return false;
}

/* An article tells of one fifth round, planned here, opened there and ended in the end. */
static bool same_number(const struct event_work *w, const dl_event *a,
                        const dl_event *b) {
    if (!number_of(w, a) || number_of(w, a) != number_of(w, b)) return false;
    if (a->when == DL_NONE || b->when == DL_NONE) return true;
    const dl_when *x = &w->whens->list.at[a->when], *y = &w->whens->list.at[b->when];
    return llabs(x->begins - y->begins) < ROUND_DAYS * (dl_minute)DL_MINUTES_A_DAY;
}

/* Is the deed or verb at TOKEN told by EVENT's trigger, or by its object? */
static bool tells(const struct event_work *w, const dl_event *event, uint32_t token) {
    uint32_t first = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    uint32_t head = w->trees->at[token].head;
    return (token >= first && token < end) ||
           (head != DL_NONE && head >= first && head < end &&
            w->trees->at[token].rel == DL_REL_OBJ);
}

/* "will hold a session, after which they resume talks": what comes before or after another
 * is not that. */
static bool is_apart(const struct event_work *w, const dl_event *a, const dl_event *b) {
    static const char *const links[] = { "after", "before", "following" };
    uint32_t at = dl_token_from(w->text, b->trigger.off);
    uint32_t end = dl_token_from(w->text, b->trigger.off + b->trigger.len);
    if (a->sentence != b->sentence || !w->clauses->at) return false;
    for (; at < end; at++) {
        const dl_clause *c = clause_at(w, at);
        for (uint32_t i = c ? c->first : 0; c && i < c->first + c->n; i++) {
            const dl_argument *arg = &w->clauses->arguments.at[i];
            if (is_among(w, arg->word, links, DL_N(links)) && tells(w, a, arg->head))
                return true;
        }
    }
    return false;
}

/* "have carried out raids", "dozens of raids": is the deed at NOUN the object of its verb? */
static bool is_done_there(const struct event_work *w, uint32_t noun) {
    uint32_t head = w->trees->at[noun].head;
    if (w->trees->at[noun].rel == DL_REL_NMOD && head != DL_NONE &&
        dl_order_in(&w->order, head, w->quantity))
        noun = head;
    return w->trees->at[noun].rel == DL_REL_OBJ;
}

/* "Over the past year they have held talks": more than one time, and no telling of any. */
static bool sums_up(const struct event_work *w, const dl_event *event) {
    static const char *const links[] = { "over", "in", "during", "throughout" };
    static const char *const past[] = { "past", "last", "recent" };
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; w->clauses->at && at < end; at++) {
        const dl_clause *c = clause_at(w, at);
        if (c && c->kind == DL_CLAUSE_DEED && is_done_there(w, at))
            c = clause_at(w, c->under);
        if (!c || !(c->flags & DL_PERFECT) || c->tense != DL_TENSE_PRESENT) continue;
        for (uint32_t i = c->first; i < c->first + c->n; i++) {
            const dl_argument *arg = &w->clauses->arguments.at[i];
            if (is_among(w, arg->word, links, DL_N(links)) &&
                is_among(w, dl_tree_child(w->trees, arg->head, DL_REL_AMOD), past,
                         DL_N(past)))
                return true;
        }
    }
    return false;
}

/* 1: how it begins, 2: how it goes on, 3: how it ends; 0: nobody says. */
static int phase_of(const struct event_work *w, const dl_event *event) {
    static const struct {
        const char *stage;
        int phase;
    } stages[] = { { "declared", 1 },
                   { "in force", 1 },
                   { "extended", 2 },
                   { "broken", 3 },
                   { "ended", 3 } };
    if (dl_event_field(&w->types->list.at[event->type], DL_LIT("stage")) < 0) return 0;
    const dl_field *field = get_field(w, event, "stage");
    for (size_t i = 0; field && i < DL_N(stages); i++)
        if (dl_str_is(field->text, stages[i].stage)) return stages[i].phase;
    return 0;
}

bool phases_agree(const struct event_work *w, const dl_event *a, const dl_event *b) {
    int x = phase_of(w, a), y = phase_of(w, b);
    return !x || !y || x == y;
}

/* "Accept the demand" is no telling of the deal: another deed is what is agreed to. */
static bool is_of_other(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    if (!w->clauses->at || !is_type(w, event, "agreement") || names_pact(w, at, end))
        return false;
    for (; at < end; at++) {
        const dl_clause *c = clause_at(w, at);
        uint32_t head = c ? clause_head(w, c, FILL_OBJECT) : DL_NONE;
        const dl_clause *deed = head == DL_NONE ? NULL : clause_at(w, head);
        if (deed && deed->kind == DL_CLAUSE_DEED) return true;
    }
    return false;
}

/* "follows a chemical attack in May": behind the head of an article "a" opens a deed of its own,
 * where nobody says that it is one told before. */
static bool is_new_deed(const struct event_work *w, const dl_event *a,
                        const dl_event *b) {
    static const char *const one[] = { "a", "an" };
    uint32_t noun =
        w->clauses->at && is_type(w, b, "attack") ? name_of_deed(w, b) : DL_NONE;
    return noun != DL_NONE && b->sentence >= HEAD_SENTENCES &&
           a->sentence < b->sentence &&
           is_among(w, dl_tree_child(w->trees, noun, DL_REL_DET), one, DL_N(one));
}

/* Does its time stand before the noun of EVENT: "the March talks"? */
static bool is_named_by_time(const struct event_work *w, const dl_event *event) {
    if (event->timex == DL_NONE || event->when_op.len || !w->clauses->at) return false;
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    return is_deed_time(w, &(word_run){ t->first, t->n });
}

/* "signed a pact despite a treaty of March": behind a pact without a time another, not known
 * before, that has one? */
static bool are_two_pacts(const struct event_work *w, const dl_event *a,
                          const dl_event *b) {
    uint32_t noun = is_type(w, a, "agreement") && b->timex != DL_NONE &&
                            a->timex == DL_NONE && w->clauses->at
                        ? name_of_deed(w, b)
                        : DL_NONE;
    return noun != DL_NONE && is_indefinite(w, noun) &&
           dl_tree_child(w->trees, noun, DL_REL_DET) != DL_NONE;
}

/* "At a meeting with him she spoke of gains made at the March talks": one of two in a sentence is
 * told apart by its time. */
static bool are_timed_apart(const struct event_work *w, const dl_event *a,
                            const dl_event *b) {
    if (a->sentence == b->sentence && are_two_pacts(w, a, b)) return true;
    return a->sentence == b->sentence && is_type(w, a, "meeting") &&
           ((b->timex == DL_NONE && is_named_by_time(w, a)) ||
            (a->timex == DL_NONE && is_named_by_time(w, b)));
}

static bool same(const struct event_work *w, const dl_event *a, const dl_event *b) {
    if (is_of_other(w, a) || is_of_other(w, b)) return false;
    if (a->type == b->type && same_number(w, a, b)) return true;
    return a->type == b->type && status_agrees(a, b) && times_agree(w, a, b) &&
           places_agree(w, a, b) && numbers_agree(w, a, b) && orders_agree(w, a, b) &&
           (shares_actor(w, a, b) || shares_undergoer(w, a, b)) &&
           !are_of_others(w, a, b) && phases_agree(w, a, b) && !is_apart(w, a, b) &&
           !is_apart(w, b, a) && !are_timed_apart(w, a, b) && !is_new_deed(w, a, b) &&
           sums_up(w, a) == sums_up(w, b);
}

/* "A raid on Lima killed nine. The attack was condemned. Raids on Oslo killed five": is
 * B, which may tell the same as A, elsewhere or of others than the first telling of that? */
static bool is_off_first(const struct event_work *w, const dl_event *a,
                         const dl_event *b) {
    const dl_event *first = a->same_as == DL_NONE ? NULL : &w->out->list.at[a->same_as];
    return first && first->type == b->type &&
           !(places_agree(w, first, b) && numbers_agree(w, first, b));
}

/* "The fighting" some sentences behind that of long ago, which OTHER recalls: the one that the
 * article is about may be meant. */
static bool is_recalled(const struct event_work *w, const dl_event *other,
                        const dl_event *event) {
    return event->when == DL_NONE && other->when != DL_NONE &&
           ended_before(w, other->when, HISTORY_DAYS) &&
           other->sentence + 1 < event->sentence;
}

/* "The latest fighting": is it none of long ago? */
static bool is_of_now(const struct event_work *w, const dl_event *event) {
    uint32_t noun = w->clauses->at ? name_of_deed(w, event) : DL_NONE;
    return noun != DL_NONE &&
           dl_order_in(&w->order, dl_tree_child(w->trees, noun, DL_REL_AMOD),
                       w->held_now);
}

void link_tellings(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        event->same_as = DL_NONE;
        if (is_speech_act(w->types->list.at[event->type].name)) continue;
        uint32_t low = i > LOOK_BACK ? i - LOOK_BACK : 0;
        const dl_event *meant = w->clauses->at && event->timex == DL_NONE
                                    ? pointed_at(w, i, name_of_deed(w, event))
                                    : NULL;
        if (meant && meant->type == event->type && status_agrees(meant, event)) {
            uint32_t k = (uint32_t)(meant - w->out->list.at);
            event->same_as = meant->same_as != DL_NONE ? meant->same_as : k;
            continue;
        }
        bool another = event->timex == DL_NONE && is_another(w, event);
        uint32_t old = DL_NONE; /* told of as long over */
        for (uint32_t k = i; k > low && !another && event->same_as == DL_NONE; k--) {
            const dl_event *other = &w->out->list.at[k - 1];
            if (!same(w, other, event) || is_off_first(w, other, event) ||
                (other->timex == DL_NONE && is_another(w, other)))
                continue;
            uint32_t first = other->same_as != DL_NONE ? other->same_as : k - 1;
            if (!is_recalled(w, other, event))
                event->same_as = first;
            else if (old == DL_NONE && !is_of_now(w, event))
                old = first;
        }
        if (event->same_as == DL_NONE) event->same_as = old;
    }
}
