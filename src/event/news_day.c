/* news_day.c - the day of deeds that are the news of an article.
 *
 * In:  events without a time of their own. Out: for those told as news (news.c) the day that the
 *      head of the article tells, else that of its publication; basis "context".
 *
 * SPDX-License-Identifier: MIT */
#include "apart.h"
#include "event_when.h"
#include "news.h"

/* The date of a dateline ("OSLO, May 12"), or of a part of a live report. */
static bool dates_text(const struct event_work *w, const dl_timex *t) {
    const dl_dateline *line = &w->text->dateline;
    return t->stamp || (t->type == DL_TIMEX_DATE && line->n && t->first >= line->first &&
                        t->first < line->first + line->n);
}

/* The telling at the head of the article that says of which day its news is, where that is not
 * the day of the article: "Two soldiers were hurt on Saturday", in a Sunday's paper; NULL: it
 * does not say. */
static const dl_event *lead_of_day(const struct event_work *w) {
    enum { NEWS_DAYS = 7 };
    if (w->doc->published == DL_NO_TIME) return NULL;
    dl_minute today = w->doc->published - w->doc->published % DL_MINUTES_A_DAY;
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *event = &w->out->list.at[i];
        if (event->sentence >= NEWS_HEAD) return NULL;
        if (event->timex == DL_NONE || event->when_op.len || event->when == DL_NONE ||
            event->status != DL_OCCURRED || !is_main(w, clause_of(w, event)))
            continue;
        uint32_t noun = name_of_deed(w, event);
        if (noun != DL_NONE && is_behind_verb(w, noun)) continue;
        const dl_when *when = &w->whens->list.at[event->when];
        if (when->grain > DL_BY_DAY ||
            when->begins < today - NEWS_DAYS * DL_MINUTES_A_DAY)
            continue;
        return when->ends <= today ? event : NULL;
    }
    return NULL;
}

/* The attack told of right before event I that has a day of its own, where I goes on with the same
 * fighting: "Jets bombed the port on Thursday. They were said to have hit ...", "warplanes also
 * struck"; NULL: none. */
static const dl_event *battle_before(const struct event_work *w, uint32_t i) {
    enum { SENTENCES = 2 };
    const dl_event *event = &w->out->list.at[i];
    if (!is_type(w, event, "attack") || event->status != DL_OCCURRED) return NULL;
    while (i-- > 0) {
        const dl_event *other = &w->out->list.at[i];
        if (other->sentence + SENTENCES < event->sentence) return NULL;
        if (other->sentence == event->sentence || other->type != event->type ||
            other->timex == DL_NONE || other->when == DL_NONE || other->when_op.len ||
            other->status != DL_OCCURRED)
            continue;
        const dl_when *when = &w->whens->list.at[other->when];
        bool day = when->grain <= DL_BY_DAY && when->ends <= w->doc->published;
        return day && !parties_differ(w, event, other) && !is_other_war(w, event, other)
                   ? other
                   : NULL;
    }
    return NULL;
}

/* "The rebels took the town on Saturday. The army withdrew": is EVENT of what LEAD tells? */
static bool goes_on_with(const struct event_work *w, const dl_event *event,
                         const dl_event *lead) {
    static const char *const fights[] = { "attack", "withdrawal", "deployment",
                                          "ceasefire", "protest" };
    if (is_other_war(w, event, lead)) return false;
    if (event->type == lead->type || (is_talk(w, event) && is_talk(w, lead)))
        return !parties_differ(w, event, lead);
    /* "Thousands marched on Saturday. Police arrested 40" */
    if (is_type(w, event, "detention"))
        return event->sentence >= lead->sentence &&
               event->sentence <= lead->sentence + NEWS_HEAD &&
               (is_type(w, lead, "protest") || is_type(w, lead, "attack"));
    return dl_str_among(w->types->list.at[event->type].name, fights, DL_N(fights)) &&
           dl_str_among(w->types->list.at[lead->type].name, fights, DL_N(fights));
}

/* "Following the attacks of 7 October, the army sent tanks": in the month of the attacks, or soon
 * behind. */
static bool date_after_old(const struct event_work *w, dl_event *event) {
    enum { WEEK = 7 * DL_MINUTES_A_DAY };
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    if (!wants_time(w, event) || event->status != DL_OCCURRED || !is_past(c) ||
        is_quoted(w, event) || w->doc->published == DL_NO_TIME)
        return false;
    uint32_t i = after_old(w, event, c->predicate);
    if (i == DL_NONE) return false;
    const dl_when *when = &w->whens->list.at[w->whens->timexes.at[i].when];
    if (when->ends > w->doc->published - WEEK || when->grain > DL_BY_MONTH) return false;
    dl_str op =
        dl_str_fmt(w->mem, "implied @ unit month 0 @ %s", w->whens->timexes.at[i].op);
    if (op.len >= DL_OP_MAX) return false;
    event->timex = i;
    imply(w, event, op);
    return true;
}

/* "The envoys are to meet later": on the day of the article. */
static bool is_later_today(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    if (event->status != DL_PLANNED || has_time(event) || !c ||
        c->kind != DL_CLAUSE_VERB || c->modality == DL_MODALITY_WOULD ||
        is_quoted(w, event) ||
        !(is_type(w, event, "meeting") || is_type(w, event, "visit")))
        return false;
    for (uint32_t at = w->trees->at[c->predicate].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at > c->predicate && w->trees->at[at].child == DL_NONE &&
            is_word(w, at, "later"))
            return true;
    return false;
}

/* OLD, by sentence: it goes on about something of long before. */
void date_by_publication(const struct event_work *w, const bool *old) {
    uint32_t stamp = DL_NONE, next = 0; /* of the part of the text; the times before it */
    const dl_event *lead = lead_of_day(w);
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        for (; next < w->whens->timexes.n &&
               w->whens->timexes.at[next].span.off < event->trigger.off;
             next++)
            if (dates_text(w, &w->whens->timexes.at[next])) stamp = next;
        uint32_t below = stamp_below(w, event), of = below == DL_NONE ? stamp : below;
        if (is_lead(w, event) && of == DL_NONE) {
            imply(w, event, DL_LIT("implied @ window day 1 ago"));
            continue;
        }
        if (is_later_today(w, event)) imply(w, event, DL_LIT("implied"));
        if (date_after_old(w, event)) continue;
        if (!wants_time(w, event) || !is_news(w, event) ||
            (w->clauses->at && is_before_past(w, i)))
            continue;
        const dl_event *battle = of == DL_NONE ? battle_before(w, i) : NULL;
        if (old[event->sentence] && !battle) continue;
        const dl_event *said = dated_statement(w, i);
        uint32_t own = dl_token_from(w->text, event->trigger.off);
        bool day = said && said->when != DL_NONE &&
                   w->whens->list.at[said->when].grain <= DL_BY_WEEK;
        if (day && event->status == DL_OCCURRED && w->speech_at[own] == said->speech) {
            take_time(w, event, said); /* "have left, he said on Monday" */
            continue;
        }
        if (battle)
            take_time(w, event, battle);
        else if (of == DL_NONE && lead && event->status == DL_OCCURRED &&
                 goes_on_with(w, event, lead))
            take_time(w, event, lead);
        else if (of == DL_NONE)
            imply(w, event, DL_LIT("implied"));
        else
            imply_by(w, event, of);
    }
}
