/* settle.c - times that other tellings, statements and the tense of an event decide.
 *
 * In:  events with the times of their own words, linked where they tell the same.
 * Out: times for events that have none in their words but stand beside one that has, with the
 *      basis "context"; none to come for what a past tense tells.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"
#include "news.h"

/* ---- tellings of one event -------------------------------------------------------------- */

/* "Tough negotiations remain", "to continue discussions", behind a telling of talks that has a day:
 * are these talks at large, that are held on any day? "The talks" are those. */
static bool are_at_large(const struct event_work *w, const dl_event *event,
                         const dl_event *model) {
    uint32_t noun = is_talk(w, event) && !is_round(w, event) && w->clauses->at
                        ? name_of_deed(w, event)
                        : DL_NONE;
    bool both_last = event->status == DL_ONGOING && model->status == DL_ONGOING;
    return noun != DL_NONE && !both_last && model->trigger.off < event->trigger.off &&
           !dl_order_in(&w->order, noun, w->meeting_noun) && is_indefinite(w, noun) &&
           dl_tree_child(w->trees, noun, DL_REL_DET) == DL_NONE;
}

/* "ended talks here", and far below "after talks between them in January": what an article recalls
 * is not what it opened with. */
static bool is_recalled(const struct event_work *w, const dl_event *event,
                        const dl_event *model) {
    enum { HISTORY_DAYS = 14 };
    bool again =
        (is_talk(w, event) && !is_round(w, event)) || is_type(w, event, "election");
    return again && model->when != DL_NONE && event->sentence < model->sentence &&
           w->doc->published != DL_NO_TIME &&
           w->whens->list.at[model->when].ends <
               w->doc->published - HISTORY_DAYS * (dl_minute)DL_MINUTES_A_DAY;
}

/* "a truce" that is only hoped for has no day, though another sentence hopes for one; what
 * is planned, or goes on, has none that is over. */
static void share_time(const struct event_work *w, dl_event *event,
                       const dl_event *model) {
    if (!has_time(model) || has_time(event) || event->status == DL_POSSIBLE) return;
    if (are_at_large(w, event, model) || is_recalled(w, event, model) ||
        is_other_war(w, event, model))
        return;
    bool lasts = event->status == DL_ONGOING && is_type(w, event, "meeting");
    if ((event->status != DL_PLANNED && !lasts) || !is_over(w, model))
        take_time(w, event, model);
}

void share_times(const struct event_work *w) {
    dl_event *list = w->out->list.at;
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (list[i].same_as != DL_NONE) share_time(w, &list[list[i].same_as], &list[i]);
    for (uint32_t i = 0; i < w->out->list.n; i++)
        if (list[i].same_as != DL_NONE) share_time(w, &list[i], &list[list[i].same_as]);
}

/* ---- what a dated statement tells ------------------------------------------------------- */

static bool is_dated_statement(const dl_event *other) {
    return other->speech != DL_NONE && other->timex != DL_NONE;
}

/* Events are in order of the text. */
const dl_event *dated_statement(const struct event_work *w, uint32_t i) {
    const dl_event *list = w->out->list.at;
    uint32_t sentence = list[i].sentence;
    for (uint32_t k = i; k > 0 && list[k - 1].sentence == sentence; k--)
        if (is_dated_statement(&list[k - 1])) return &list[k - 1];
    for (uint32_t k = i + 1; k < w->out->list.n && list[k].sentence == sentence; k++)
        if (is_dated_statement(&list[k])) return &list[k];
    return NULL;
}

/* Is it told in the simple past, as what happened then? "Weeks after they were seized, he said" is
 * of another day, and of "what we agreed on" somebody only speaks. */
static bool is_told_past(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    if (c && c->function == DL_REL_ACL_RELCL && is_quoted(w, event)) return false;
    return c && c->kind == DL_CLAUSE_VERB && c->tense == DL_TENSE_PAST &&
           c->form == DL_FINITE && !(c->flags & (DL_PERFECT | DL_PROGRESSIVE)) &&
           !is_of_no_day(w, c) && !is_measured_off(w, event);
}

/* "said on Friday that Norway must pay": is what EVENT demands, offers or threatens no more
 * than what the speaker of TOLD says there? */
static bool is_said_act(const struct event_work *w, const dl_event *event,
                        const dl_event *told) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    dl_str type = w->types->list.at[event->type].name;
    if (event->speech != DL_NONE || event->status != DL_OCCURRED || has_time(event) ||
        !is_speech_act(type) || !event->parts.n || !told->parts.n ||
        w->speech_at[at] != told->speech)
        return false;
    const dl_clause *c = clause_of(w, event); /* "had demanded" tells of another day */
    uint32_t a = w->mentions->list.at[event->parts.at[0].mention].actor;
    return a != DL_NONE && a == w->mentions->list.at[told->parts.at[0].mention].actor &&
           !(c && c->tense == DL_TENSE_PAST);
}

/* "said on Friday it would stop after talks with Norway": talks that are not known, behind which
 * something is said. */
static bool is_before_words(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    return c && c->kind == DL_CLAUSE_DEED && event->status == DL_OCCURRED &&
           is_talk(w, event) && is_indefinite(w, c->predicate) &&
           linked_by(w, c->predicate, w->after) &&
           !is_measured(w, dl_tree_child(w->trees, c->predicate, DL_REL_CASE));
}

void date_by_statements(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        const dl_event *said = dated_statement(w, i);
        if (said && is_said_act(w, event, said)) take_time(w, event, said);
        if (!wants_time(w, event)) continue;
        if (said && (is_told_past(w, event) || is_before_words(w, event)))
            take_time(w, event, said);
    }
}

/* ---- beside a dated verb ---------------------------------------------------------------- */

void date_beside(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        /* who refuses acts; what is said, asked and offered is dated by its own words alone */
        bool refuses = is_type(w, event, "rejection") && event->status == DL_OCCURRED;
        if (has_time(event) || (!refuses && !wants_time(w, event))) continue;
        const dl_sentence *s = &w->text->sentences.at[event->sentence];
        uint32_t trigger = dl_token_from(w->text, event->trigger.off);
        uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
        for (uint32_t k = first_time(w, s); k < w->whens->timexes.n; k++) {
            const dl_timex *t = &w->whens->timexes.at[k];
            if (t->first >= s->first + s->n) break;
            if (t->when == DL_NONE || w->whens->list.at[t->when].grain > DL_BY_MONTH ||
                !can_date(w, t) ||
                !is_beside_time(w, trigger, end, &(word_run){ t->first, t->n }))
                continue;
            imply_by(w, event, k);
            break;
        }
    }
}

/* Does the word at TOKEN hang on that at HEAD, over a word or two? */
static bool hangs_below(const struct event_work *w, uint32_t token, uint32_t head) {
    enum { CLIMB = 3 };
    for (int steps = 0; steps < CLIMB && token != DL_NONE; steps++) {
        token = w->trees->at[token].head;
        if (token == head) return true;
    }
    return false;
}

/* "agreed on Sunday to meet": is the time of EVENT, which is to come, over, and that of the deed
 * it hangs on, which was done? */
static bool is_time_of_done(const struct event_work *w, const dl_event *event) {
    uint32_t own = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    if (event->status != DL_PLANNED || !w->clauses->at || event->timex == DL_NONE)
        return false;
    if (is_to_be_held(w, end - 1)) /* "ended on Sunday; no date is set for more talks" */
        return w->whens->timexes.at[event->timex].first < own;
    if (event->when == DL_NONE || w->doc->published == DL_NO_TIME ||
        w->whens->list.at[event->when].ends >
            w->doc->published - w->doc->published % DL_MINUTES_A_DAY)
        return false;
    const dl_clause *c = clause_at(w, own);
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    if (c && c->form == DL_INFINITIVE && t->first < own && c->under != DL_NONE &&
        c->under < t->first)
        return true; /* "agreed a week ago to meet" */
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *other = &w->out->list.at[i];
        if (other->sentence == event->sentence && other->timex == event->timex &&
            other->status == DL_OCCURRED &&
            hangs_below(w, own, dl_token_from(w->text, other->trigger.off)))
            return true;
    }
    return false;
}

/* "agreed to resume talks despite a breakdown last weekend": does what is still to come
 * have a time that is over? What was to come ("was due to meet on Friday") may. */
static bool is_overdue(const struct event_work *w, const dl_event *event) {
    if (event->status != DL_PLANNED || event->when == DL_NONE || !w->clauses->at ||
        w->doc->published == DL_NO_TIME ||
        w->whens->list.at[event->when].ends >
            w->doc->published - w->doc->published % DL_MINUTES_A_DAY)
        return false;
    const dl_clause *c = clause_at(w, dl_token_from(w->text, event->trigger.off));
    if (c && c->kind == DL_CLAUSE_DEED) c = clause_at(w, c->under);
    return c && c->form == DL_INFINITIVE && c->modality != DL_MODALITY_DUE;
}

/* "flew to Lima and was expected in Oslo on Sunday": is the time of EVENT, which was
 * done, ahead, and that of a plan told nearer to it? */
static bool is_time_of_plan(const struct event_work *w, const dl_event *event) {
    if (event->status != DL_OCCURRED || event->when == DL_NONE ||
        event->timex == DL_NONE || w->doc->published == DL_NO_TIME ||
        w->whens->list.at[event->when].begins <= w->doc->published ||
        !tells_past(w, event))
        return false;
    uint32_t time = w->whens->timexes.at[event->timex].first;
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *other = &w->out->list.at[i];
        if (other->sentence == event->sentence && other->timex == event->timex &&
            other->status == DL_PLANNED && other->trigger.off > event->trigger.off &&
            dl_token_from(w->text, other->trigger.off) < time)
            return true;
    }
    return false;
}

/* "hopes for a truce in the war by Monday": does EVENT, which is going on, have a time that only
 * begins days after the article? */
static bool is_on_before(const struct event_work *w, const dl_event *event) {
    static const char *const by[] = { "by", "before" };
    if (event->when == DL_NONE || w->doc->published == DL_NO_TIME ||
        w->whens->list.at[event->when].begins <= w->doc->published + DL_MINUTES_A_DAY)
        return false;
    bool attack = is_type(w, event, "attack");
    uint32_t noun = attack && w->clauses->at ? name_of_deed(w, event) : DL_NONE;
    if (noun != DL_NONE && event->timex != DL_NONE &&
        (is_definite(w, noun) ||
         dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS) != DL_NONE) &&
        dl_order_in(&w->order, noun, w->war_noun)) {
        uint32_t first = w->whens->timexes.at[event->timex].first;
        return first > noun && is_among(w, first - 1, by, DL_N(by));
    }
    /* talks of next week are to come, whatever tells of them */
    return event->status == DL_ONGOING &&
           (attack || w->whens->list.at[event->when].grain >= DL_BY_MONTH);
}

void keep_past(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (is_on_before(w, event)) {
            event->timex = event->when = DL_NONE;
            event->status = DL_ONGOING;
        }
        if (is_overdue(w, event) || is_time_of_done(w, event) ||
            is_time_of_plan(w, event))
            event->timex = event->when = DL_NONE;
        if (event->when == DL_NONE || w->doc->published == DL_NO_TIME ||
            event->status == DL_POSSIBLE ||
            w->whens->list.at[event->when].begins <=
                w->doc->published + DL_MINUTES_A_DAY ||
            !tells_past(w, event))
            continue;
        event->when = DL_NONE;
        if (event->status == DL_PLANNED) event->status = DL_OCCURRED;
    }
}
