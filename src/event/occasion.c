/* occasion.c - times of what is said and done on an occasion that has one.
 *
 * In:  events, some with times. Out: times of others of the same sentence, or few before: of what
 *      one speaker adds or asks for, of what is said "during the meeting", of a journey
 *      "for the talks", of what a clause tells of a deed. Those have the basis "context".
 *
 * SPDX-License-Identifier: MIT */
#include "attach_tree.h"
#include "event_when.h"

enum {
    EVENTS_NEAR = 12, /* events, in order of trigger, that one sentence tells */
    EVENTS_BACK = 24, /* that a noun reaches back over */
    SENTENCES_ON = 3, /* over which one goes on with what he said on a known day */
};

/* ---- what is said in one breath, and on what occasion ------------------------------------ */

/* Whose statement or position EVENT is; DL_NONE: nobody's, or of nobody known. */
static uint32_t holder_of(const struct event_work *w, const dl_event *event) {
    dl_str type = w->types->list.at[event->type].name;
    if (event->speech == DL_NONE && !is_speech_act(type)) return DL_NONE;
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (event->parts.at[i].role == 0)
            return w->mentions->list.at[event->parts.at[i].mention].actor;
    return DL_NONE;
}

static uint32_t speaker_of(const struct event_work *w, const dl_event *event) {
    return event->speech == DL_NONE ? DL_NONE : holder_of(w, event);
}

/* "said on Monday that ..., adding that ...": the same day. */
static const dl_event *said_before(const struct event_work *w, uint32_t i) {
    const dl_event *list = w->out->list.at;
    uint32_t speaker = speaker_of(w, &list[i]);
    if (speaker == DL_NONE || is_said_later(w, &list[i])) return NULL;
    for (uint32_t k = i; k-- > 0 && list[k].sentence == list[i].sentence;)
        if (has_time(&list[k]) && speaker_of(w, &list[k]) == speaker) return &list[k];
    return NULL;
}

/* "said it asked": what is told behind the verb of saying may be of any time. Where the verb
 * comes last, as in "He asked for it, his office said", it only gives the source. */
static bool is_only_said(const struct event_work *w, const dl_event *event) {
    uint32_t speech = w->speech_at[dl_token_from(w->text, event->trigger.off)];
    return speech != DL_NONE && w->speeches->list.at[speech].cue.off < event->trigger.off;
}

/* Is it a demand, an offer or a threat told as made then: not "has long demanded",
 * not what somebody only speaks of? */
static bool is_put_forward(const struct event_work *w, const dl_event *event) {
    static const char *const types[] = { "demand", "proposal", "threat" };
    const dl_clause *c = clause_of(w, event);
    return event->speech == DL_NONE && event->status == DL_OCCURRED &&
           !is_only_said(w, event) &&
           dl_str_among(w->types->list.at[event->type].name, types, DL_N(types)) &&
           !(c && c->flags & DL_PERFECT);
}

/* "Lund said on Tuesday he would go. His comments angered Peru": what a noun calls the words that
 * he was last told to have said. */
static const dl_event *words_named(const struct event_work *w, uint32_t i) {
    const dl_event *list = w->out->list.at;
    uint32_t speaker = w->clauses->at ? speaker_of(w, &list[i]) : DL_NONE;
    uint32_t noun = dl_token_from(w->text, list[i].trigger.off);
    if (speaker == DL_NONE || !is_deed(w, noun) ||
        !(is_definite(w, noun) ||
          dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS) != DL_NONE))
        return NULL;
    for (uint32_t k = i; k-- > 0 && list[k].sentence + SENTENCES_ON >= list[i].sentence;)
        if (list[k].sentence < list[i].sentence && speaker_of(w, &list[k]) == speaker)
            return has_time(&list[k]) ? &list[k] : NULL;
    return NULL;
}

/* "On Monday she welcomed the talks. ... She urged both sides to": what somebody asks for,
 * offers or threatens few sentences behind what he said on a known day belongs to that. A
 * mere statement is left without a time there: it may be of any day. */
static const dl_event *same_appearance(const struct event_work *w, uint32_t i) {
    const dl_event *list = w->out->list.at;
    uint32_t holder = is_put_forward(w, &list[i]) ? holder_of(w, &list[i]) : DL_NONE;
    if (holder == DL_NONE) return NULL;
    for (uint32_t k = i; k-- > 0 && list[k].sentence + SENTENCES_ON >= list[i].sentence;)
        if (list[k].sentence < list[i].sentence && holder_of(w, &list[k]) == holder &&
            has_time(&list[k]) && list[k].status == DL_OCCURRED)
            return &list[k];
    return NULL;
}

/* The event near event I whose trigger holds TOKEN, or NULL. */
static const dl_event *event_at(const struct event_work *w, uint32_t i, uint32_t token) {
    const dl_event *list = w->out->list.at;
    uint32_t off = w->text->tokens.at[token].off;
    uint32_t low = i > EVENTS_NEAR ? i - EVENTS_NEAR : 0;
    for (uint32_t k = low; k < w->out->list.n && k < i + EVENTS_NEAR; k++)
        if (k != i && off >= list[k].trigger.off &&
            off < list[k].trigger.off + list[k].trigger.len)
            return &list[k];
    return NULL;
}

/* The type of deed that the noun at TOKEN names; empty: none of these. */
static dl_str type_named(const struct event_work *w, uint32_t token) {
    uint32_t word = w->text->tokens.at[token].word;
    if (dl_order_in(&w->order, token, w->occasion))
        return dl_words_spelling(w->words,
                                 (uint32_t)dl_words_value(w->words, word, w->occasion));
    if (dl_order_in(&w->order, token, w->meeting_noun)) return DL_LIT("meeting");
    return (dl_str){ 0 };
}

/* The event of the sentence whose trigger holds TOKEN, or the last one that a definite noun
 * there can mean; or NULL. */
static const dl_event *told_at(const struct event_work *w, uint32_t i, uint32_t token) {
    const dl_event *list = w->out->list.at, *near = event_at(w, i, token);
    if (near) return near;
    dl_str type = type_named(w, token);
    if (!type.len || is_indefinite(w, token)) return NULL;
    for (uint32_t k = i, n = 0; k-- > 0 && n < EVENTS_BACK; n++)
        if (list[k].speech == DL_NONE && has_time(&list[k]) &&
            list[k].status != DL_POSSIBLE && list[k].status != DL_DENIED &&
            dl_str_eq(w->types->list.at[list[k].type].name, type))
            return &list[k];
    return NULL;
}

typedef const dl_event *(*finder)(const struct event_work *w, uint32_t i, uint32_t token);

/* A deed, not a statement, that has a time and stands in clause C of event I behind one of the
 * prepositions of SET, or WORD (may be NULL), as FIND tells it; NULL: none. */
static const dl_event *dated_behind(const struct event_work *w, uint32_t i,
                                    const dl_clause *c, finder find, uint32_t set,
                                    const char *word) {
    for (uint32_t k = 0; c && k < c->n; k++) {
        const dl_argument *a = &w->clauses->arguments.at[c->first + k];
        if (!dl_order_in(&w->order, a->word, set) && !(word && is_word(w, a->word, word)))
            continue;
        const dl_event *other = find(w, i, a->head);
        if (other && has_time(other) && other->speech == DL_NONE) return other;
    }
    return NULL;
}

/* "assured him during the meeting": what is said there is said at its time. A suspect "in the
 * bombing" was not freed in it, though twelve were killed. */
static const dl_event *occasion_of(const struct event_work *w, uint32_t i,
                                   const dl_clause *c) {
    const dl_event *other = dated_behind(w, i, c, told_at, w->amid, NULL);
    bool attack = other && is_type(w, other, "attack");
    return attack && other->type != w->out->list.at[i].type ? NULL : other;
}

/* "told reporters upon his arrival": the coming or going, of a known day, of whoever speaks. */
static const dl_event *arrival_of(const struct event_work *w, uint32_t i) {
    const dl_event *event = &w->out->list.at[i];
    const dl_clause *c = event->speech == DL_NONE ? NULL : clause_of(w, event);
    for (uint32_t k = 0; c && k < c->n; k++) {
        const dl_argument *a = &w->clauses->arguments.at[c->first + k];
        if (!is_on_arrival(w, a->head)) continue;
        const dl_event *other = event_at(w, i, a->head);
        if (other && has_time(other) && other->status == DL_OCCURRED) return other;
    }
    return NULL;
}

/* "assured him during the meeting and called for": the clause that event I's is joined to. */
static const dl_clause *joined_clause(const struct event_work *w, uint32_t i) {
    const dl_clause *c = clause_of(w, &w->out->list.at[i]);
    if (!c || c->kind != DL_CLAUSE_VERB || c->function != DL_REL_CONJ ||
        dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ) != DL_NONE)
        return NULL;
    return clause_at(w, c->under);
}

/* What was done on the occasion of the verb that event I is joined to. */
static const dl_event *joined_before(const struct event_work *w, uint32_t i) {
    const dl_clause *c = joined_clause(w, i);
    if (!c) return NULL;
    const dl_event *other = event_at(w, i, c->predicate);
    if (other && other->when_op.len) return other;
    return dated_behind(w, i, c, told_at, DL_NONE, "during");
}

/* "will travel to Oslo for the talks on Friday": the talks of a planned journey. */
static const dl_event *purpose_of(const struct event_work *w, uint32_t i) {
    const dl_event *other =
        dated_behind(w, i, clause_of(w, &w->out->list.at[i]), event_at, DL_NONE, "for");
    bool ahead = other && !is_over(w, other) &&
                 (other->status == DL_PLANNED || other->status == DL_ONGOING);
    return ahead ? other : NULL;
}

/* "will meet the premier during the visit": what is to be done on an occasion still to come. */
static const dl_event *occasion_ahead(const struct event_work *w, uint32_t i) {
    const dl_event *event = &w->out->list.at[i];
    if (event->status != DL_PLANNED && event->status != DL_POSSIBLE) return NULL;
    const dl_event *other = occasion_of(w, i, clause_of(w, event));
    bool near = other && (other->when == DL_NONE ||
                          w->whens->list.at[other->when].grain <= DL_BY_MONTH);
    return near && other->status == DL_PLANNED && !is_over(w, other) ? other : NULL;
}

bool is_before_past(const struct event_work *w, uint32_t i) {
    const dl_event *other = dated_behind(w, i, clause_of(w, &w->out->list.at[i]),
                                         event_at, w->ahead_of, NULL);
    return other && is_over(w, other);
}

/* "Monday's talks ended without a deal", "produced no deal": what the subject of its verb did not
 * bring. */
static const dl_event *failed_at(const struct event_work *w, uint32_t i) {
    static const char *const words[] = { "without", "with", "in" };
    const dl_event *event = &w->out->list.at[i];
    const dl_clause *c = clause_of(w, event);
    if (!c || c->kind != DL_CLAUSE_DEED || !is_type(w, event, "agreement") ||
        (c->function != DL_REL_OBJ && !has_link(w, c->predicate, words, DL_N(words))))
        return NULL;
    uint32_t subject =
        c->under == DL_NONE ? DL_NONE : dl_tree_child(w->trees, c->under, DL_REL_NSUBJ);
    const dl_event *other = subject == DL_NONE ? NULL : event_at(w, i, subject);
    return other && has_time(other) && other->speech == DL_NONE ? other : NULL;
}

void date_by_occasion(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        bool journey = is_type(w, event, "visit");
        const dl_event *purpose = NULL;
        if (has_time(event)) continue;
        if (journey && event->status == DL_PLANNED) purpose = purpose_of(w, i);
        if (!purpose) purpose = occasion_ahead(w, i);
        if (purpose) take_time(w, event, purpose);
        const dl_event *failed = event->status == DL_DENIED ? failed_at(w, i) : NULL;
        if (failed) take_time(w, event, failed);
        if (event->status != DL_OCCURRED) continue;
        const dl_event *other = said_before(w, i);
        if (!other) other = occasion_of(w, i, clause_of(w, event));
        if (!other) other = arrival_of(w, i);
        if (!other) other = joined_before(w, i);
        if (!other) other = same_appearance(w, i);
        if (!other) other = words_named(w, i);
        if (other) take_time(w, event, other);
    }
}

/* ---- what stands beside a dated verb ----------------------------------------------------- */

/* "the 1998 bombing of a bank that killed two": what a clause tells of a deed is done at the
 * deed's time. */
static const dl_event *deed_described(const struct event_work *w, uint32_t i) {
    const dl_clause *c = clause_of(w, &w->out->list.at[i]);
    if (!c || (c->function != DL_REL_ACL_RELCL && c->function != DL_REL_ACL)) return NULL;
    uint32_t noun = c->under;
    for (int steps = 0; steps < 4 && noun != DL_NONE; steps++) {
        const dl_event *other = event_at(w, i, noun);
        if (other) return other->speech == DL_NONE && has_time(other) ? other : NULL;
        if (w->trees->at[noun].rel != DL_REL_NMOD) return NULL;
        noun = w->trees->at[noun].head;
    }
    return NULL;
}

/* "signed on Monday at a meeting hosted by Norland": what is told of the scene of a dated deed. */
static const dl_event *scene_described(const struct event_work *w, uint32_t i) {
    const dl_clause *c = clause_of(w, &w->out->list.at[i]);
    if (!c || c->kind != DL_CLAUSE_VERB || c->function != DL_REL_ACL ||
        !is_type(w, &w->out->list.at[i], "meeting") || c->under == DL_NONE ||
        w->trees->at[c->under].rel != DL_REL_OBL || !linked_by(w, c->under, w->amid))
        return NULL;
    uint32_t verb = w->trees->at[c->under].head;
    const dl_event *other = verb == DL_NONE ? NULL : event_at(w, i, verb);
    return other && has_time(other) ? other : NULL;
}

/* "flew to Oslo on Friday, where he met her": what was done where a dated journey went. */
static const dl_event *journey_to(const struct event_work *w, uint32_t i) {
    static const char *const where[] = { "where" };
    const dl_clause *c = clause_of(w, &w->out->list.at[i]);
    if (c && c->kind == DL_CLAUSE_VERB && c->function == DL_REL_CONJ &&
        dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ) == DL_NONE)
        c = clause_at(w, c->under);
    if (!c || c->under == DL_NONE || c->tense != DL_TENSE_PAST || c->flags & DL_PERFECT)
        return NULL;
    /* trees hang it on the place or on the verb */
    uint32_t link = dl_tree_child(w->trees, c->predicate, DL_REL_ADVMOD);
    uint32_t verb =
        c->function == DL_REL_ACL_RELCL ? w->trees->at[c->under].head : c->under;
    if (!is_among(w, link, where, DL_N(where)) || verb == DL_NONE) return NULL;
    const dl_event *other = event_at(w, i, verb);
    return other && is_type(w, other, "visit") && other->status == DL_OCCURRED &&
                   has_time(other)
               ? other
               : NULL;
}

/* "fired the shots that killed two in May": of one deed the clause that tells what it did has
 * the time. */
static const dl_event *deed_of_object(const struct event_work *w, uint32_t i) {
    const dl_event *list = w->out->list.at;
    const dl_clause *c = clause_of(w, &list[i]);
    uint32_t object = c && c->kind == DL_CLAUSE_VERB
                          ? dl_tree_child(w->trees, c->predicate, DL_REL_OBJ)
                          : DL_NONE;
    for (uint32_t k = i + 1;
         object != DL_NONE && k < w->out->list.n && list[k].sentence == list[i].sentence;
         k++) {
        const dl_clause *then = clause_of(w, &list[k]);
        if (then && then->function == DL_REL_ACL_RELCL && then->under == object &&
            list[k].type == list[i].type && list[k].status == list[i].status &&
            has_time(&list[k]))
            return &list[k];
    }
    return NULL;
}

void date_by_deeds(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        const dl_event *deed = wants_time(w, event) ? deed_described(w, i) : NULL;
        if (!deed && wants_time(w, event)) deed = scene_described(w, i);
        if (!deed && wants_time(w, event)) deed = deed_of_object(w, i);
        if (!deed && wants_time(w, event)) deed = journey_to(w, i);
        if (deed) take_time(w, event, deed);
    }
}
