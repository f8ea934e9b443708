/* implied.c - times that no words of an event give it.
 *
 * In:  an event without a time; an operation on the day of the article, a time expression or
 *      another event. Out: the event with that time, by an operation that is kept: a date of
 *      the article that is set later reckons it anew.
 * What is told as done, and by this time lies ahead, is planned.
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

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

bool is_of_long_ago(const struct event_work *w, const dl_event *event) {
    static const char *const for_[] = { "for" };
    static const char *const spans[] = { "years", "decades", "centuries", "generations" };
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    if (!c || c->kind != DL_CLAUSE_VERB || c->tense != DL_TENSE_PAST) return false;
    for (uint32_t at = w->trees->at[c->predicate].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (is_among(w, at, spans, DL_N(spans)) && has_link(w, at, for_, DL_N(for_)) &&
            dl_tree_child(w->trees, at, DL_REL_NUMMOD) == DL_NONE &&
            dl_tree_child(w->trees, at, DL_REL_DET) == DL_NONE)
            return true;
    return false;
}

bool wants_time(const struct event_work *w, const dl_event *event) {
    if (is_of_long_ago(w, event)) return false;
    bool failed = event->status == DL_DENIED && is_type(w, event, "agreement");
    uint32_t first = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    if (has_time(event) || (w->clauses->at && is_remembered(w, first, end))) return false;
    return (event->status == DL_OCCURRED || event->status == DL_ONGOING || failed) &&
           !is_speech_act(w->types->list.at[event->type].name);
}

bool is_over(const struct event_work *w, const dl_event *event) {
    /* eight weeks of shelling up to now are no plan either */
    if (dl_str_find(event->when_op, DL_LIT(" window "), 0) != DL_NONE) return true;
    return event->when != DL_NONE && w->doc->published != DL_NO_TIME &&
           w->whens->list.at[event->when].ends <= w->doc->published - DL_MINUTES_A_DAY;
}
