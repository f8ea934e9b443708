/* talks.c - rounds of talks and meetings whose parties other tellings name.
 *
 * In:  the events of an article. Out: their missing participants.
 * "The ninth round ended" names nobody: its parties are those of the article's other
 * tellings of talks, first of those with the same number, then of those that share the
 * most with what is known. Nothing is taken from tellings that disagree.
 *
 * SPDX-License-Identifier: MIT */
#include "lending.h"
#include "event_sides.h"
#include "event_when.h"

enum {
    NAMED = 6,        /* a side that the sentence names */
    UNNAMED = 3,      /* rather from those that name all */
    LOOK_AROUND = 64, /* tellings; keeps long articles near linear */
    CLOSE = 4,        /* sentences: among talks of several */
    FAR = 30,         /* sentences: nothing is lent this far */
    NEAR = 10,        /* sentences: farther off another matter is told */
    JUST_BEHIND = 2,  /* sentences: who met may still be those of the talks */
    BEHIND = 4,       /* of "the talks": rather those told before */
};

static void trigger_tokens(const struct event_work *w, const dl_event *event,
                           uint32_t *first, uint32_t *end) {
    *first = dl_token_from(w->text, event->trigger.off);
    *end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
}

/* Does M stand between the parties? */
static bool mediates(const struct event_work *w, uint32_t m) {
    uint32_t party = party_of(w, m);
    return party != DL_NONE && w->mediator[party];
}

/* The sides that EVENT can lend to others, be it "the rebels". */
static uint32_t sides_to_lend(const struct event_work *w, const dl_event *event) {
    uint32_t n = sides(w, event);
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t m = event->parts.at[i].mention;
        n -= n && mediates(w, m);
        n += has_no_name(w, m) && /* "the mediators" are no side */
             !dl_order_in(&w->order, w->mentions->list.at[m].head, w->go_between);
    }
    return n;
}

static bool has_side(const struct event_work *w, const dl_event *event, uint32_t side) {
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (stands_for(w, event->parts.at[i].mention) == side) return true;
    return false;
}

static bool shares_side(const struct event_work *w, const dl_event *a,
                        const dl_event *b) {
    for (uint32_t i = 0; i < a->parts.n; i++)
        if (has_side(w, b, stands_for(w, a->parts.at[i].mention))) return true;
    return false;
}

static int64_t round_of(const struct event_work *w, const dl_event *event) {
    const dl_field *field =
        is_type(w, event, "talk_round") ? get_field(w, event, "round") : NULL;
    return field ? field->number : 0;
}

/* Do both tell of it with the same word, as one "deal" and the next? */
static bool same_word(const struct event_work *w, const dl_event *a, const dl_event *b) {
    uint32_t x = dl_token_from(w->text, a->trigger.off + a->trigger.len);
    uint32_t y = dl_token_from(w->text, b->trigger.off + b->trigger.len);
    return x && y && is_same_word(w, x - 1, y - 1);
}

/* "The talks broke down", "no deal was reached": can TO be what came of the talks FROM told
 * before? What is only hoped for may be anybody's. */
static bool may_come_of(const struct event_work *w, const dl_event *to,
                        const dl_event *from) {
    return is_type(w, to, "agreement") && to->status == DL_DENIED && is_talk(w, from) &&
           from->sentence <= to->sentence && to->sentence - from->sentence <= CLOSE;
}

/* Do tellings of these types lend each other their parties? BOTH: "the two sides" do TO, which may
 * come of talks FROM before between such as have no name. */
static bool lends(const struct event_work *w, const dl_event *to, const dl_event *from,
                  bool both) {
    dl_str one = w->types->list.at[to->type].name;
    dl_str other = w->types->list.at[from->type].name;
    return (is_talk_type(one) && is_talk_type(other)) ||
           (is_pact_type(one) && is_pact_type(other)) || may_come_of(w, to, from) ||
           (both && is_talk_type(other) && from->sentence <= to->sentence &&
            has_described(w, from));
}

/* How many of those of EVENT the sentence before MISSING names: "their talks". */
static int named_before(const struct event_work *w, const dl_event *missing,
                        const dl_event *event) {
    int n = 0;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t actor = w->mentions->list.at[event->parts.at[i].mention].actor, m = 0;
        for (; actor != DL_NONE && m < w->mentions->list.n; m++)
            if (w->mentions->list.at[m].actor == actor &&
                dl_sentence_of(w->text, w->mentions->list.at[m].first) + 1 ==
                    missing->sentence)
                break;
        n += actor != DL_NONE && m < w->mentions->list.n;
    }
    return n;
}

/* "A summit is to be held": is it told of for the first time? */
static bool is_new(const struct event_work *w, const dl_event *event) {
    static const char *const words[] = { "a", "an" };
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    uint32_t noun = c ? name_of_deed(w, event) : DL_NONE;
    if (c && noun == DL_NONE) noun = clause_head(w, c, FILL_OBJECT);
    return noun != DL_NONE &&
           is_among(w, dl_tree_child(w->trees, noun, DL_REL_DET), words, DL_N(words));
}

/* How good EVENT is as a model for the parties of MISSING, which BOTH, "the two sides", do or
 * somebody untold; 0: not at all. */
static int fitness(const struct event_work *w, const dl_event *missing,
                   const dl_event *event, bool both) {
    if (sides_to_lend(w, event) < 2 || !lends(w, missing, event, both)) return 0;
    if (!may_lend_to(w, missing, event)) return 0;
    /* who accepts an invitation, and whose, is between the two alone */
    uint32_t first, end;
    trigger_tokens(w, event, &first, &end);
    if (is_type(w, event, "agreement") && !names_pact(w, first, end)) return 0;
    /* nor are "the talks" those of two who are told to have met behind them */
    if (is_type(w, missing, "meeting") && is_type(w, event, "meeting") &&
        event->sentence > missing->sentence + JUST_BEHIND && w->clauses->at &&
        name_of_deed(w, missing) != DL_NONE && name_of_deed(w, event) == DL_NONE &&
        is_of_persons(w, event))
        return 0;
    /* who met once beside the talks holds no rounds */
    if (is_type(w, missing, "talk_round") && names_meeting(w, event)) return 0;
    int64_t want = round_of(w, missing), have = round_of(w, event);
    if (missing->parts.n && !shares_side(w, missing, event)) return 0;
    /* "they did not attend the session": it went on without them */
    if (event->status == DL_DENIED && missing->status != DL_DENIED) return 0;
    uint32_t a = missing->sentence, b = event->sentence;
    uint32_t away = a < b ? b - a + 1 : a - b;
    int score = 20 - (int)(away < NEAR ? away : NEAR);
    uint32_t noun = w->clauses->at ? name_of_deed(w, missing) : DL_NONE;
    if (b > a && noun != DL_NONE && is_definite(w, noun)) score -= BEHIND;
    /* "the talks" of "rebels" and others are those just told of */
    bool vague = sides(w, event) < 2;
    if (vague && (b > a || away > CLOSE || (!both && is_new(w, missing)))) return 0;
    if (has_described(w, event)) score -= UNNAMED;
    if (may_come_of(w, missing, event)) score -= NAMED;
    if (event->type == missing->type) score += 3;
    if (same_word(w, missing, event)) score += 3;
    if (want && want == have) score += 30;
    if (missing->sentence != event->sentence)
        score += NAMED * sides_named(w, missing, event);
    if (is_theirs(w, missing)) score += NAMED * named_before(w, missing, event);
    /* rounds are of a series; a meeting that lies beside may be of anybody */
    if (is_type(w, missing, "talk_round") && is_type(w, event, "talk_round"))
        score += NEAR;
    return score;
}

bool is_of_known(const struct event_work *w, const dl_event *event, uint32_t n,
                 uint32_t m) {
    uint32_t party = party_of(w, m), i = 0;
    while (i < n && party_of(w, event->parts.at[i].mention) != party) i++;
    return party != DL_NONE && i < n;
}

/* Mention M as a party of EVENT: a state that an armed group talks with by its government. */
static uint32_t as_party(const struct event_work *w, const dl_event *event, uint32_t m) {
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t other = w->mentions->list.at[event->parts.at[i].mention].actor;
        if (other != DL_NONE) m = government_or(w, m, other);
    }
    return m;
}

void take_parties(const struct event_work *w, dl_event *event, const dl_event *model) {
    uint32_t own = event->parts.n;
    bool vague = has_described(w, event), unnamed = has_described(w, model);
    int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("participant"));
    int from = dl_event_role(&w->types->list.at[model->type], DL_LIT("participant"));
    for (uint32_t i = 0; role >= 0 && i < model->parts.n; i++) {
        if (model->parts.at[i].role != from) continue;
        uint32_t m = model->parts.at[i].mention, side = stands_for(w, m);
        bool described = has_no_name(w, m) && !vague;
        bool there = side != DL_NONE && has_side(w, event, side);
        if (there || (side == DL_NONE ? !described : mediates(w, m)) ||
            is_of_known(w, event, own, m))
            continue;
        /* "Norland's government" and "rebels" are no "Norland" and rebels */
        uint32_t lent = unnamed ? m : lent_evenly(w, event, model, m);
        add_part(w, event, (uint16_t)role, as_party(w, model, lent), false);
    }
}

/* The mention that "and" or a hyphen joins to mention M, in sentence S; DL_NONE: none, or a
 * list of three. */
static uint32_t joined_to(const struct event_work *w, const dl_sentence *s, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    uint32_t at = mention->first + mention->n, stop = s->first + s->n;
    static const char *const joins[] = { "and", "-" };
    if (at + 2 >= stop || !is_among(w, at, joins, DL_N(joins))) return DL_NONE;
    uint32_t first = mention->first;
    if (first > s->first && is_word(w, first - 1, ",")) return DL_NONE;
    if (first > s->first + 2 && is_word(w, first - 1, "the") && /* not "in May, the" */
        is_word(w, first - 2, ",") && w->order.mention_at[first - 3] != DL_NONE)
        return DL_NONE;
    return w->order.mention_at[at + 1 + (is_word(w, at + 1, "the") ? 1 : 0)];
}

static bool is_party(const struct event_work *w, uint32_t m) {
    return m != DL_NONE && w->mentions->list.at[m].kind != DL_ACTOR_PLACE &&
           w->mentions->list.at[m].kind != DL_ACTOR_UNKNOWN;
}

/* Does "between" stand before mention M: "ties between Norland and Sundria"? */
static bool is_between(const struct event_work *w, const dl_sentence *s, uint32_t m) {
    uint32_t at = w->mentions->list.at[m].first;
    if (at > s->first && is_word(w, at - 1, "the")) at--;
    return at > s->first && is_word(w, at - 1, "between");
}

/* The pair of parties that joins in one phrase ("the US and the Taliban", "US-Taliban") in
 * the event's sentence; BETWEEN: behind that word alone. */
static void take_pair(const struct event_work *w, dl_event *event, bool between) {
    int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("participant"));
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    for (uint32_t at = s->first; role >= 0 && at + 2 < s->first + s->n; at++) {
        uint32_t a = w->order.mention_at[at];
        if (a == DL_NONE) continue;
        uint32_t b = between && !is_between(w, s, a) ? DL_NONE : joined_to(w, s, a);
        at = w->mentions->list.at[a].first + w->mentions->list.at[a].n - 1;
        if (!is_party(w, a) || !is_party(w, b) || stands_for(w, a) == stands_for(w, b) ||
            (mediates(w, a) && mediates(w, b)))
            continue;
        if (w->mentions->list.at[a].kind != w->mentions->list.at[b].kind &&
            (party_of(w, a) == DL_NONE || party_of(w, b) == DL_NONE))
            continue;
        add_part(w, event, (uint16_t)role, a, false);
        add_part(w, event, (uint16_t)role, b, false);
        return;
    }
}

/* Types that lend each other their parties. */
static bool is_between_parties(dl_str type) {
    return is_talk_type(type) || is_pact_type(type);
}

bool may_be_completed(const dl_event_type *type) {
    return is_between_parties(type->name);
}

/* Several who are told of as one: "the delegates", "officials of both states". */
static bool is_many(const struct event_work *w, const dl_event *event) {
    if (event->parts.n != 1) return false;
    const dl_mention *m = &w->mentions->list.at[event->parts.at[0].mention];
    return m->form == DL_FORM_NOMINAL && m->plural && m->actor == DL_NONE;
}

/* Are all who are known those "with" whom: "talks with Norland and Sundria"? */
static bool is_partner(const struct event_work *w, const dl_event *event, uint32_t first,
                       uint32_t end) {
    enum { MOST = 8 };
    uint32_t with[MOST], n = clause_mentions(w, FILL_WITH, first, end, with, MOST);
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t k = 0;
        while (k < n && with[k] != event->parts.at[i].mention) k++;
        if (k == n) return false;
    }
    return event->parts.n > 0;
}

/* "He accepted", "they met again": whoever does it is said; but a deal has two sides, and so
 * have talks with somebody. */
static bool may_lack(const struct event_work *w, const dl_event *event) {
    uint32_t first, end;
    if (!may_be_completed(&w->types->list.at[event->type])) return false;
    trigger_tokens(w, event, &first, &end);
    if (event->parts.n == 0 || is_type(w, event, "talk_round")) return true;
    if (is_type(w, event, "meeting"))
        return is_partner(w, event, first, end) || told_sides(w, event) == 2;
    if (is_type(w, event, "agreement")) return names_pact(w, first, end);
    return names_deed(w, first, end);
}

static bool lacks_parties(const struct event_work *w, const dl_event *event) {
    uint32_t first, end;
    if (is_old_pact(w, event)) return false;
    if (is_many(w, event) || is_internal(w, event) || is_one_sided(w, event))
        return false;
    trigger_tokens(w, event, &first, &end);
    bool few = all_sides(w, event) < 2;
    bool pact = is_type(w, event, "agreement") && names_pact(w, first, end);
    bool with = !few && (pact || is_type(w, event, "meeting")) &&
                is_partner(w, event, first, end);
    return (few || with) && may_lack(w, event);
}

/* What the clauses of its trigger say beyond what its rule asks for; BOTH: the mention of "the two
 * sides", who are looked for elsewhere. */
static void complete_by_clause(const struct event_work *w, dl_event *event,
                               uint32_t both) {
    enum { MOST = 12 };
    uint32_t found[MOST], first, end;
    trigger_tokens(w, event, &first, &end);
    if (!names_deed(w, first, end)) return;
    int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("participant"));
    uint32_t n = clause_parties(w, first, end, found, MOST);
    for (uint32_t i = 0; role >= 0 && i < n; i++)
        if (found[i] != both) add_part(w, event, (uint16_t)role, found[i], false);
}

/* Talks "with" one of whom nothing else is known. */
static void complete_with_speaker(const struct event_work *w, dl_event *event,
                                  bool by_speaker) {
    uint32_t first, end;
    trigger_tokens(w, event, &first, &end);
    int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("participant"));
    if (role >= 0 && w->clauses->at && is_partner(w, event, first, end))
        complete_partner(w, event, (uint16_t)role, by_speaker);
}

static bool is_near(const struct event_work *w, const dl_event *a, const dl_event *b) {
    uint32_t away =
        a->sentence < b->sentence ? b->sentence - a->sentence : a->sentence - b->sentence;
    return away <= NEAR || (is_type(w, a, "talk_round") && is_type(w, b, "talk_round"));
}

static bool is_far(const dl_event *a, const dl_event *b) {
    return a->sentence > b->sentence + FAR || b->sentence > a->sentence + FAR;
}

/* In an article on several talks only the ones just told of can be meant. */
static bool is_close(const dl_event *a, const dl_event *b) {
    uint32_t away =
        a->sentence < b->sentence ? b->sentence - a->sentence : a->sentence - b->sentence;
    return away <= CLOSE;
}

/* Is it a meeting of one body: "the council meets"? */
static bool is_of_body(const struct event_work *w, const dl_event *event) {
    uint32_t first, end;
    trigger_tokens(w, event, &first, &end);
    const dl_clause *c = w->clauses->at ? clause_at(w, first) : NULL;
    const dl_clause *deed = c ? clause_partner(w, c) : NULL;
    bool met = deed && dl_order_in(&w->order, deed->predicate, w->meeting_noun);
    if ((!met && !names_meeting(w, event)) || event->parts.n != 1 ||
        event->status == DL_DENIED)
        return false;
    uint32_t actor = w->mentions->list.at[event->parts.at[0].mention].actor;
    return actor != DL_NONE && w->mentions->found.at[actor].kind == DL_ACTOR_ORGANISATION;
}

/* "Envoys met on Monday. At the meeting, they ..." */
static void copy_parties(const struct event_work *w, dl_event *event,
                         const dl_event *model) {
    int role = dl_event_role(&w->types->list.at[event->type], DL_LIT("participant"));
    for (uint32_t i = 0; role >= 0 && i < model->parts.n; i++)
        add_part(w, event, (uint16_t)role, model->parts.at[i].mention, false);
}

/* The best telling near by; one from farther off where all tellings are of the same. */
static void complete_from_others(const struct event_work *w, uint32_t i, const bool *told,
                                 bool both) {
    dl_event *event = &w->out->list.at[i];
    const dl_event *best = NULL, *near = NULL;
    int score = 0, near_score = 0;
    bool agree = true;
    uint32_t firm = 0;
    bool asks = is_talk(w, event) || is_type(w, event, "agreement");
    dl_borrowing may = asks ? may_borrow(w, event) : DL_BORROWS;
    if (may == DL_BORROWS_NOTHING) return;
    const dl_event *meant =
        w->clauses->at ? pointed_at(w, i, name_of_deed(w, event)) : NULL;
    if (!meant) meant = talks_without(w, event);
    if (meant && !meant->parts.n && talks_without(w, event) == meant) return;
    if (meant && meant->parts.n) {
        take_parties(w, event, meant);
        if (!event->parts.n) copy_parties(w, event, meant);
        return;
    }
    uint32_t low = i > LOOK_AROUND ? i - LOOK_AROUND : 0;
    for (uint32_t k = low; k < w->out->list.n && k < i + LOOK_AROUND; k++) {
        const dl_event *other = &w->out->list.at[k];
        int fit = told[k] ? fitness(w, event, other, both) : 0;
        if (fit && best && !shares_side(w, best, other)) agree = false;
        firm += fit && !names_meeting(w, other);
        if (fit > score && !is_far(event, other)) best = other, score = fit;
        if (fit > near_score && is_near(w, event, other)) near = other, near_score = fit;
    }
    if (may == DL_BORROWS_FROM_ALL && (!agree || firm < 2)) return;
    if (near && (agree || near->type == event->type || is_close(event, near)))
        take_parties(w, event, near);
    else if (best && agree)
        take_parties(w, event, best);
}

/* Talks of nobody else are of the body that meets near by. */
static void complete_from_body(const struct event_work *w, uint32_t i) {
    dl_event *event = &w->out->list.at[i];
    if (event->parts.n || !is_talk(w, event) ||
        may_borrow(w, event) == DL_BORROWS_NOTHING)
        return;
    for (uint32_t k = i > LOOK_AROUND ? i - LOOK_AROUND : 0;
         k < w->out->list.n && k < i + LOOK_AROUND; k++) {
        const dl_event *other = &w->out->list.at[k];
        if (!is_of_body(w, other) || !is_near(w, event, other) ||
            !may_lend_to(w, event, other))
            continue;
        take_parties(w, event, other);
        return;
    }
}

/* "The talks ended without agreement": nobody agreed who was not at the talks, which have their
 * parties by now. TOLD: see complete_from_others. */
static void complete_without(const struct event_work *w, const bool *told) {
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (talks_without(w, &w->out->list.at[i]) &&
            lacks_parties(w, &w->out->list.at[i]))
            complete_from_others(w, i, told, false);
}

/* What nobody near by tells: those talks are of the parties of the article's. */
static void complete_rest(const struct event_work *w, const dl_part *both) {
    bool *lacks = DL_NEW_N(w->mem, bool, w->out->list.n + 1u);
    for (uint32_t i = 0; i < w->out->list.n; i++)
        lacks[i] = both[i].mention == DL_NONE && lacks_parties(w, &w->out->list.at[i]);
    complete_by_main(w, lacks);
}

void complete_talks(const struct event_work *w) {
    bool *told = DL_NEW_N(w->mem, bool, w->out->list.n + 1u);
    convener_list conveners = set_aside_conveners(w);
    const dl_part *both = set_aside_both(w);
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (is_talk(w, &w->out->list.at[i])) drop_described(w, &w->out->list.at[i]);
    complete_many_sided(w);
    complete_ours(w);
    complete_joined_talks(w);
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (!lacks_parties(w, event)) continue;
        complete_by_clause(w, event, both[i].mention);
        if (lacks_parties(w, event)) complete_with_speaker(w, event, false);
    }
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        bool round = is_type(w, event, "talk_round");
        bool pair = both[i].mention == DL_NONE; /* "both" are named before */
        if (pair && event->parts.n == 0 && lacks_parties(w, event))
            take_pair(w, event, !round);
        told[i] = may_be_completed(&w->types->list.at[event->type]) &&
                  sides_to_lend(w, event) > 1;
    }
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (lacks_parties(w, &w->out->list.at[i]))
            complete_from_others(w, i, told, both[i].mention != DL_NONE);
    complete_without(w, told);
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        /* "reached pacts with Norland and Sundria", one of the banks said: theirs */
        bool pact = is_type(w, event, "agreement") && all_sides(w, event) > 1;
        if (!pact && lacks_parties(w, event)) complete_with_speaker(w, event, true);
    }
    bool of_all = tells_talks_of_all(w);
    dl_party_pairs pairs = find_pairs(w), truce = truce_pairs(w, &pairs);
    drop_brokers(w, &truce);
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (lacks_parties(w, event))
            complete_by_pairs(w, event, is_type(w, event, "ceasefire") ? &truce : &pairs,
                              of_all);
        if (lacks_parties(w, event)) complete_from_body(w, i);
        if (lacks_parties(w, event)) complete_of_many(w, event);
    }
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (both[i].mention == DL_NONE && event->parts.n == 0 &&
            lacks_parties(w, event) && may_be_pair(w, event, of_all))
            take_pair(w, event, false);
        complete_target(w, event, &pairs);
    }
    complete_rest(w, both);
    put_back_both(w, both);
    put_back_conveners(w, &conveners);
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (is_type(w, &w->out->list.at[i], "talk_round"))
            raise_to_sides(w, &w->out->list.at[i]);
}
