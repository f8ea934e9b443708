/* settle.c - times that the status of an event, or other tellings, decide.
 *
 * In:  events with the times of their own words, linked where they tell the same.
 * Out: times for events that have none in their words but stand beside one that has. Those
 *      have the basis "context".
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

const dl_clause *clause_of(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end && w->clauses->at; at++)
        if (w->clauses->at[at] != DL_NONE)
            return &w->clauses->list.at[w->clauses->at[at]];
    return NULL;
}

void imply(const struct event_work *w, dl_event *event, dl_str op) {
    dl_when when;
    event->when_op = op;
    if (!dl_when_resolve(op, w->doc->published, &when, NULL)) return;
    *DL_PUSH(w->mem, &w->whens->list) = when;
    event->when = w->whens->list.n - 1;
    if (event->status == DL_OCCURRED && w->doc->published != DL_NO_TIME &&
        when.begins >= w->doc->published + DL_MINUTES_A_DAY)
        event->status = DL_PLANNED;
}

void imply_by(const struct event_work *w, dl_event *event, uint32_t i) {
    dl_str op = dl_str_fmt(w->mem, "implied @ %s", w->whens->timexes.at[i].op);
    if (op.len >= DL_OP_MAX) return;
    event->timex = i;
    imply(w, event, op);
}

void take_time(const struct event_work *w, dl_event *event, const dl_event *model) {
    if (!model->when_op.len) {
        imply_by(w, event, model->timex);
        return;
    }
    event->timex = model->timex;
    imply(w, event, model->when_op);
}

bool has_time(const dl_event *event) {
    return event->timex != DL_NONE || event->when_op.len;
}

bool wants_time(const struct event_work *w, const dl_event *event) {
    return !has_time(event) &&
           (event->status == DL_OCCURRED || event->status == DL_ONGOING) &&
           !is_speech_act(w->types->list.at[event->type].name);
}

/* ---- tellings of one event -------------------------------------------------------------- */

bool is_over(const struct event_work *w, const dl_event *event) {
    /* eight weeks of shelling up to now are no plan either */
    if (dl_str_find(event->when_op, DL_LIT(" window "), 0) != DL_NONE) return true;
    return event->when != DL_NONE && w->doc->published != DL_NO_TIME &&
           w->whens->list.at[event->when].ends <= w->doc->published - DL_MINUTES_A_DAY;
}

/* "a truce" that is only hoped for has no day, though another sentence hopes for one; what
 * is planned has none that is over. */
static void share_time(const struct event_work *w, dl_event *event,
                       const dl_event *model) {
    if (!has_time(model) || has_time(event) || event->status == DL_POSSIBLE) return;
    if (event->status != DL_PLANNED || !is_over(w, model)) take_time(w, event, model);
}

/* All tellings of an event share the time of the first that has one. */
static void share_times(const struct event_work *w) {
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

/* The dated statement of event I's sentence, or NULL; events are in order of the text. */
static const dl_event *dated_statement(const struct event_work *w, uint32_t i) {
    const dl_event *list = w->out->list.at;
    uint32_t sentence = list[i].sentence;
    for (uint32_t k = i; k > 0 && list[k - 1].sentence == sentence; k--)
        if (is_dated_statement(&list[k - 1])) return &list[k - 1];
    for (uint32_t k = i + 1; k < w->out->list.n && list[k].sentence == sentence; k++)
        if (is_dated_statement(&list[k])) return &list[k];
    return NULL;
}

/* Is it told in the simple past, as what happened then? */
static bool is_told_past(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    return c && c->kind == DL_CLAUSE_VERB && c->tense == DL_TENSE_PAST &&
           c->form == DL_FINITE && !(c->flags & (DL_PERFECT | DL_PROGRESSIVE));
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

static void date_by_statements(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        const dl_event *said = dated_statement(w, i);
        if (said && is_said_act(w, event, said)) take_time(w, event, said);
        if (!wants_time(w, event)) continue;
        if (said && is_told_past(w, event)) take_time(w, event, said);
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

/* What a past tense tells, speeches too, takes no day to come from what stands near; "if none
 * has been reached by May" lies ahead all the same. */
static void keep_past(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
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

void settle_times(const struct event_work *w) {
    settle_hours(w);
    share_times(w);
    date_by_measure(w);
    date_by_deeds(w);
    date_by_statements(w);
    date_by_eve(w);
    date_by_length(w);
    share_times(w);
    recall_times(w);
    date_by_scene(w);
    date_by_occasion(w);
    date_by_measure(w);
    date_by_later_name(w);
    date_by_publication(w, date_by_story(w));
    date_by_measure(w);
    share_times(w);
    recall_times(w);
    keep_past(w);
}
