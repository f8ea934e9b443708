/* no_event.c - words of an event that tell none.
 *
 * In:  the trigger of a match and the type of its rule. Out: whether it is half a word, the
 *      name of a crime or of a month, a figure of statistics, a set phrase, or said of what
 *      is no deed of anybody.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

/* "in-demand jobs", "post-election unrest": half a word tells nothing. */
static bool is_half(const struct event_work *w, uint32_t first) {
    static const char *const words[] = { "in", "on", "pre", "post", "self", "mid", "of" };
    return first > 1 && is_word(w, first - 1, "-") &&
           !(w->text->tokens.at[first].flags & DL_SPACE_BEFORE) &&
           is_among(w, first - 2, words, DL_N(words));
}

/* "rose in March to 2.2 million": the month, unless it opens the sentence; but "the March on
 * Aker". */
static bool is_month(const struct event_work *w, uint32_t first) {
    static const char *const months[] = { "March", "May" };
    static const char *const on[] = { "on", "for" };
    if (!is_among(w, first, months, DL_N(months))) return false;
    uint32_t next = first + 2;
    if (next < w->text->tokens.n && is_among(w, first + 1, on, DL_N(on)) &&
        w->text->tokens.at[next].flags & DL_CAPITAL)
        return false;
    uint32_t s = dl_sentence_of(w->text, first);
    return s != DL_NONE && w->text->sentences.at[s].first < first;
}

/* Is nobody said to have done or suffered the deed of C? */
static bool is_bare(const struct event_work *w, const dl_clause *c) {
    static const fill_kind said[] = { FILL_OBJECT, FILL_SUBJECT, FILL_ON, FILL_AGAINST,
                                      FILL_IN };
    for (size_t i = 0; i < DL_N(said); i++)
        if (clause_head(w, c, said[i]) != DL_NONE) return false;
    return true;
}

/* "charged with second-degree murder", "murder charges", "convicted of theft and assault",
 * "on suspicion of rioting": the name of a crime, of which nobody is said to be the victim. */
static bool names_crime(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const types[] = { "attack", "detention", "protest" };
    static const char *const links[] = { "with", "of", "for", "on" };
    const dl_clause *c = clause_at(w, token);
    if (!c || c->kind != DL_CLAUSE_DEED || !dl_str_among(type, types, DL_N(types)))
        return false;
    uint32_t first = token; /* of those joined: "theft and assault" */
    while (w->trees->at[first].rel == DL_REL_CONJ && w->trees->at[first].head < first)
        first = w->trees->at[first].head;
    uint32_t head = w->trees->at[first].head;
    if (head == DL_NONE || !dl_order_in(&w->order, head, w->charge)) return false;
    if (head < first && !has_link(w, first, links, DL_N(links))) return false;
    return is_bare(w, c) && !is_definite(w, token);
}

/* "the largest rise in murders", "the rate of robberies": statistics. */
static bool is_counted(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const links[] = { "in", "of" };
    const dl_clause *c = clause_at(w, token);
    return c && c->kind == DL_CLAUSE_DEED && is_harm_type(type) &&
           w->trees->at[token].rel == DL_REL_NMOD &&
           has_link(w, token, links, DL_N(links)) &&
           dl_order_in(&w->order, w->trees->at[token].head, w->statistic) &&
           is_indefinite(w, token) && is_bare(w, c);
}

/* "said in response to an inquiry": somebody asked. */
static bool is_answered(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const to[] = { "to" };
    return dl_str_is(type, "legal_action") &&
           dl_order_in(&w->order, token, w->asked_about) &&
           has_link(w, token, to, DL_N(to)) &&
           dl_order_in(&w->order, w->trees->at[token].head, w->answers);
}

/* "in accord with the law", "in agreement with him". */
static bool is_in_accord(const struct event_work *w, dl_str type, uint32_t token) {
    return dl_str_is(type, "agreement") && token > 0 && is_word(w, token - 1, "in") &&
           token + 1 < w->text->tokens.n && is_word(w, token + 1, "with");
}

/* "the risk of no deal", "a No Deal exit": a state of things, not that talks have failed. */
static bool is_lack(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const before[] = { "a", "the", "of", "for", "or", "in", "to" };
    if (!dl_str_is(type, "agreement") || token < 2 || !is_word(w, token - 1, "no"))
        return false;
    uint32_t s = dl_sentence_of(w->text, token);
    bool opens = s != DL_NONE && w->text->sentences.at[s].first == token - 1;
    bool name = w->text->tokens.at[token].flags & w->text->tokens.at[token - 1].flags &
                DL_CAPITAL;
    return is_among(w, token - 2, before, DL_N(before)) || (name && !opens) ||
           w->trees->at[token].rel == DL_REL_COMPOUND;
}

/* "resigned in protest", "lodged a protest with the embassy": no crowd. */
static bool is_in_protest(const struct event_work *w, dl_str type, uint32_t token) {
    if (!dl_str_is(type, "protest") || token == 0 || !is_word(w, token, "protest"))
        return false;
    uint32_t verb =
        w->trees->at[token].rel == DL_REL_OBJ ? w->trees->at[token].head : DL_NONE;
    return is_word(w, token - 1, "in") || dl_order_in(&w->order, verb, w->hands_in);
}

/* "on strike against the plant": no shots; "the Vietnam War": history, not news. */
static bool is_other_fight(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const war[] = { "War", "Wars", "WAR" };
    if (!dl_str_is(type, "attack") || token == 0) return false;
    if (is_word(w, token, "strike")) return is_word(w, token - 1, "on");
    uint32_t s = dl_sentence_of(w->text, token);
    return is_among(w, token, war, DL_N(war)) && s != DL_NONE &&
           w->text->sentences.at[s].first < token;
}

/* "the premier came under attack for his plans", "rights are under assault": words alone, unless
 * armed people or a state do it. */
static bool is_denounced(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const deeds[] = { "attack", "assault" };
    static const char *const under[] = { "under" };
    const dl_clause *deed = clause_at(w, token);
    if (!deed || !dl_str_is(type, "attack") || !is_among(w, token, deeds, DL_N(deeds)) ||
        !has_link(w, token, under, DL_N(under)))
        return false;
    uint32_t head = w->trees->at[token].head;
    const dl_clause *verb = verb_at(w, head);
    uint32_t whom = dl_tree_child(w->trees, token, DL_REL_NSUBJ);
    if (whom == DL_NONE) whom = verb ? clause_head(w, verb, FILL_SUBJECT) : head;
    const dl_clause *both[] = { deed, verb };
    bool why = false;
    for (size_t i = 0; i < DL_N(both) && both[i]; i++) {
        static const fill_kind doers[] = { FILL_BY, FILL_FROM };
        for (size_t k = 0; k < DL_N(doers); k++) {
            uint32_t doer = clause_head(w, both[i], doers[k]);
            uint32_t who = doer == DL_NONE ? DL_NONE : w->order.mention_at[doer];
            uint8_t kind =
                who == DL_NONE ? DL_ACTOR_UNKNOWN : w->mentions->list.at[who].kind;
            if (kind == DL_ACTOR_ARMED_GROUP || kind == DL_ACTOR_COUNTRY) return false;
            if (doer != DL_NONE && dl_order_in(&w->order, doer, w->armed)) return false;
        }
        uint32_t cause = clause_head(w, both[i], FILL_FOR);
        why |= cause != DL_NONE && w->trees->at[cause].pos == DL_POS_NOUN &&
               !dl_order_in(&w->order, cause, w->units);
    }
    if (whom == DL_NONE) return why;
    uint32_t m = w->order.mention_at[whom];
    bool person = m != DL_NONE && w->mentions->list.at[m].kind == DL_ACTOR_PERSON;
    return why || person || dl_order_in(&w->order, whom, w->idea);
}

/* "strengthen the forces of growth", "a withdrawal of market forces": no troops. */
static bool is_other_force(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const types[] = { "deployment", "withdrawal", "attack" };
    static const char *const forces[] = { "forces", "force" };
    static const char *const of[] = { "of" };
    const dl_clause *c = clause_at(w, token);
    if (!c || !dl_str_among(type, types, DL_N(types))) return false;
    uint32_t noun = clause_head(w, c, c->kind == DL_CLAUSE_DEED ? FILL_OF : FILL_OBJECT);
    if (noun == DL_NONE || !is_among(w, noun, forces, DL_N(forces))) return false;
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        if ((rel == DL_REL_AMOD || rel == DL_REL_COMPOUND) &&
            dl_order_in(&w->order, at, w->other_force))
            return true;
        if (rel == DL_REL_NMOD && at > noun && has_link(w, at, of, DL_N(of)) &&
            w->trees->at[at].pos == DL_POS_NOUN && w->order.mention_at[at] == DL_NONE &&
            dl_tree_child(w->trees, at, DL_REL_DET) == DL_NONE)
            return true;
    }
    return false;
}

/* "a bidding war erupted", "the crash of a ferry, which killed nine": who or what does it
 * harms nobody by arms. */
static bool is_harmless(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const of[] = { "of" };
    const dl_clause *c = clause_at(w, token);
    if (!c || c->kind != DL_CLAUSE_VERB || !dl_str_is(type, "attack")) return false;
    uint32_t noun = clause_head(w, c, FILL_SUBJECT);
    if (noun == DL_NONE || noun >= token) return false;
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next)
        if (dl_order_in(&w->order, at, w->harmless)) return true;
    uint32_t head = w->trees->at[noun].head;
    return w->trees->at[noun].rel == DL_REL_NMOD && head != DL_NONE && head < noun &&
           has_link(w, noun, of, DL_N(of)) && dl_order_in(&w->order, head, w->mishap);
}

/* "killed when a ferry sank", "collided, killing nine": an accident is no deed. */
static bool is_accident(const struct event_work *w, dl_str type, uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    if (!c || c->kind != DL_CLAUSE_VERB || !dl_str_is(type, "attack") ||
        !dl_order_in(&w->order, token, w->hurts))
        return false;
    const dl_branch *b = &w->trees->at[c->predicate];
    if (c->form == DL_GERUND && b->rel == DL_REL_ADVCL && b->head != DL_NONE)
        return dl_order_in(&w->order, b->head, w->crashes);
    uint32_t when = dl_tree_child(w->trees, c->predicate, DL_REL_ADVCL);
    if (!(c->flags & DL_PASSIVE) || clause_head(w, c, FILL_SUBJECT) != DL_NONE ||
        when == DL_NONE)
        return false;
    uint32_t what =
        dl_tree_child(w->trees, when, DL_REL_NSUBJ); /* "a tree fell on her" */
    return dl_order_in(&w->order, when, w->crashes) ||
           (what != DL_NONE && dl_order_in(&w->order, what, w->mishap));
}

/* "raids on schools are forbidden", "a ban on raids": a kind of deed, whether or not there was
 * one. */
static bool is_forbidden(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const links[] = { "on", "against", "of" };
    const dl_clause *c = clause_at(w, token);
    uint32_t head = w->trees->at[token].head;
    uint8_t rel = w->trees->at[token].rel;
    if (!c || c->kind != DL_CLAUSE_DEED || !dl_str_is(type, "attack") ||
        head == DL_NONE || !dl_order_in(&w->order, head, w->forbids) ||
        is_definite(w, token))
        return false;
    if (rel == DL_REL_NMOD) return has_link(w, token, links, DL_N(links));
    return rel == DL_REL_OBJ || rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS;
}

/* "had pressures from Norway": strains that somebody feels, where nothing is asked for. */
static bool is_strain(const struct event_work *w, dl_str type, uint32_t token) {
    enum { ASKED_WITHIN = 10 }; /* tokens */
    static const char *const strains[] = { "pressures", "Pressures" };
    uint32_t end = token + ASKED_WITHIN < w->text->tokens.n ? token + ASKED_WITHIN
                                                            : w->text->tokens.n;
    for (uint32_t at = token + 1; at + 1 < end; at++) /* "... to cut output" */
        if (is_word(w, at, "to") && w->trees->at[at + 1].pos == DL_POS_VERB) return false;
    const dl_clause *c = clause_at(w, token);
    return dl_str_is(type, "demand") && c && is_among(w, token, strains, 2) &&
           clause_head(w, c, FILL_INFINITIVE) == DL_NONE &&
           clause_head(w, c, FILL_FOR) == DL_NONE &&
           clause_head(w, c, FILL_ON) == DL_NONE;
}

/* "secure our elections": votes in general, none of them. */
static bool is_any_vote(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const our[] = { "our", "your", "their" };
    static const char *const votes[] = { "elections", "ELECTIONS" };
    return dl_str_is(type, "election") && token > 0 &&
           is_among(w, token, votes, DL_N(votes)) &&
           is_among(w, token - 1, our, DL_N(our));
}

/* "not to travel there", as what somebody is warned of: nobody has stayed away. */
static bool is_warned_of(const struct event_work *w, dl_str type, uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    return dl_str_is(type, "visit") && c && c->kind == DL_CLAUSE_VERB &&
           c->form == DL_INFINITIVE && c->flags & DL_NEGATED;
}

/* "a commitment to dialogue", "the importance of talks": no talks of anybody. */
static bool is_in_general(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const links[] = { "to", "of", "for" };
    uint32_t head = w->trees->at[token].head;
    return dl_str_is(type, "meeting") && head != DL_NONE && head < token &&
           w->trees->at[token].rel == DL_REL_NMOD &&
           has_link(w, token, links, DL_N(links)) && !is_definite(w, token) &&
           dl_tree_child(w->trees, token, DL_REL_NMOD) == DL_NONE &&
           dl_order_in(&w->order, head, w->talks_in_general);
}

/* Is the verb at TOKEN the cue of a statement that calls its object something? */
static bool calls(const struct event_work *w, uint32_t token) {
    uint32_t speech = token + 1 < w->text->tokens.n ? w->speech_at[token + 1] : DL_NONE;
    if (speech == DL_NONE) return false;
    const dl_speech *s = &w->speeches->list.at[speech];
    return token >= s->cue_first && token < s->cue_first + s->cue_n &&
           dl_str_is(s->act, "call");
}

/* "called the vote a farce", "called the talks frank": no vote or meeting of whoever says it. */
static bool is_called(const struct event_work *w, dl_str type, uint32_t first) {
    uint32_t head = w->trees->at[first].head;
    bool object =
        head != DL_NONE && head < first && w->trees->at[first].rel == DL_REL_OBJ;
    return calls(w, first) || (object && dl_str_is(type, "meeting") && calls(w, head));
}

/* "starting at midnight after talks": the words of the match belong to two deeds. */
static bool spans_two_deeds(const struct event_work *w, dl_str type, uint32_t first,
                            uint32_t end) {
    static const char *const links[] = { "after", "before", "during", "since", "until" };
    for (uint32_t at = first + 1; is_talk_type(type) && at + 1 < end; at++)
        if (is_among(w, at, links, DL_N(links))) return true;
    return false;
}

/* "Jobs grew since he took office", "in the year since she became premier": how long somebody has
 * ruled, and no news. */
static bool is_reign(const struct event_work *w, dl_str type, uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    return c && dl_str_is(type, "appointment") && is_word(w, c->mark, "since");
}

/* "Asked how many troops should stay": a question about forces tells of none. */
static bool is_asked_of(const struct event_work *w, dl_str type, uint32_t token) {
    static const char *const types[] = { "deployment", "withdrawal" };
    static const char *const many[] = { "many", "much" }, *const how[] = { "how", "How" };
    const dl_clause *c = clause_at(w, token);
    uint32_t who = c ? clause_head(w, c, FILL_SUBJECT) : DL_NONE;
    if (who == DL_NONE || !dl_str_among(type, types, DL_N(types))) return false;
    uint32_t at = dl_tree_child(w->trees, who, DL_REL_AMOD);
    return is_among(w, at, many, DL_N(many)) && at && is_among(w, at - 1, how, DL_N(how));
}

bool tells_nothing(const struct event_work *w, dl_str type, uint32_t first,
                   uint32_t end) {
    if (is_half(w, first) || is_month(w, first) || spans_two_deeds(w, type, first, end))
        return true;
    if (!w->clauses->at) return false;
    uint32_t token = end - 1;
    return names_crime(w, type, token) || is_counted(w, type, token) ||
           is_answered(w, type, token) || is_in_accord(w, type, token) ||
           is_lack(w, type, token) || is_in_protest(w, type, token) ||
           is_other_fight(w, type, token) || is_denounced(w, type, token) ||
           is_other_force(w, type, first) || is_harmless(w, type, first) ||
           is_accident(w, type, first) || is_strain(w, type, token) ||
           is_any_vote(w, type, token) || is_forbidden(w, type, token) ||
           is_warned_of(w, type, first) || is_of_words(w, type, token) ||
           is_called(w, type, first) || is_in_general(w, type, token) ||
           is_reign(w, type, first) || is_asked_of(w, type, first);
}

/* "refuses to abide by an accord on ships", of parties that nobody names. */
static bool is_kept(const struct event_work *w, uint32_t token) {
    uint32_t head = w->trees->at[token].head;
    uint8_t rel = w->trees->at[token].rel;
    return head != DL_NONE && head < token &&
           (rel == DL_REL_OBJ || rel == DL_REL_OBL || rel == DL_REL_NMOD) &&
           dl_order_in(&w->order, head, w->keeps_pact);
}

/* "abandoned the accord in May", "seeking to rejoin the accord": is the pact of TOKEN that which
 * somebody leaves, which is told of itself, or comes back to? */
static bool is_left(const struct event_work *w, uint32_t token) {
    uint32_t verb = w->trees->at[token].head;
    if (verb == DL_NONE || verb > token || w->trees->at[token].rel != DL_REL_OBJ ||
        !is_definite(w, token))
        return false;
    uint32_t i = w->trigger_at[verb];
    return dl_order_in(&w->order, verb, w->rejoins) ||
           (i && is_type(w, &w->out->list.at[i - 1], "rejection"));
}

bool is_mere_mention(const struct event_work *w, const dl_event *event) {
    static const char *const against[] = { "against" };
    static const char *const sides[] = { "with",
                                         "between" }; /* wherever trees hang them */
    uint32_t token = dl_token_from(w->text, event->trigger.off + event->trigger.len) - 1;
    const dl_clause *c = w->clauses->at ? clause_at(w, token) : NULL;
    if (!c || c->kind != DL_CLAUSE_DEED || !is_type(w, event, "agreement")) return false;
    uint32_t time =
        event->timex == DL_NONE ? token : w->whens->timexes.at[event->timex].first;
    bool named =
        time < token && time > w->trees->at[token].head; /* "left the 2015 pact" */
    if (event->timex != DL_NONE && (named || !is_left(w, token))) return false;
    if (event->parts.n == 0 && is_kept(w, token)) return true;
    if (!is_definite(w, token) || has_link(w, token, against, DL_N(against)) ||
        (token + 1 < w->text->tokens.n && is_among(w, token + 1, sides, DL_N(sides))))
        return false;
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at > token &&
            (w->trees->at[at].rel == DL_REL_NMOD || w->trees->at[at].rel == DL_REL_ACL))
            return false;
    return true;
}
