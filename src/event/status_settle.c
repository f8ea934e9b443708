/* status_settle.c - statuses that other events and the calendar decide.
 *
 * In:  the events of an article with the status that their own words give (modality.c), and
 *      their times.
 * Out: what is demanded or threatened is possible, what is rejected is denied, what lies
 *      ahead of publication is planned.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

enum {
    REFUSED_REACH = 4, /* bytes from "refused to" to the act refused */
    LONG_AGO =
        365 * DL_MINUTES_A_DAY, /* minutes; by then a war that is named is none of now */
    SINCE_REACH = 5,            /* tokens back: "since the coup in 2021" */
    TOLD_REACH = 40,            /* bytes in which a rejection names what it rejects */
};

/* Does EVENT stand in what ACT demands, offers, threatens or rejects? */
static bool stands_in(const dl_field *content, const dl_event *event) {
    return content && content->span.len && event->trigger.off >= content->span.off &&
           event->trigger.off < content->span.off + content->span.len;
}

/* Does REJECTION deny EVENT? It denies the act refused ("refused to sign"), and what
 * rejected reports and claims say; not all else that its words mention. */
static bool denies(const struct event_work *w, const dl_event *rejection,
                   const dl_field *content, const dl_event *event) {
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    /* "Berg, meeting Holm, renewed demands already rejected" */
    if (c && c->kind == DL_CLAUSE_VERB && content->span.off < rejection->trigger.off)
        return false;
    if (event->trigger.off - content->span.off <= REFUSED_REACH) return true;
    uint32_t from = rejection->trigger.off + rejection->trigger.len;
    uint32_t end = dl_token_from(w->text, from + TOLD_REACH);
    for (uint32_t at = dl_token_from(w->text, from); at < end; at++)
        if (dl_order_in(&w->order, at, w->rejected_telling)) return true;
    return false;
}

/* "demanded a truce on Monday": the day that is over is when ACT was done, and not the day of
 * what it asks for. */
static void keep_day_of_act(const struct event_work *w, const dl_event *act,
                            dl_event *event) {
    if (event->timex == DL_NONE || event->timex != act->timex || event->when == DL_NONE ||
        w->doc->published == DL_NO_TIME ||
        w->whens->list.at[event->when].grain > DL_BY_DAY ||
        w->whens->list.at[event->when].ends > w->doc->published + DL_MINUTES_A_DAY)
        return;
    event->timex = DL_NONE;
    event->when = DL_NONE;
}

static bool is_open(const dl_event *event) {
    return event->status == DL_OCCURRED || event->status == DL_ONGOING ||
           event->status == DL_PLANNED;
}

/* "The army denied it was behind the raid": the raid was done, but not, says he, by who
 * denies it. */
static void drop_denier(const struct event_work *w, dl_event *event) {
    uint32_t s = w->speech_at[dl_token_from(w->text, event->trigger.off)];
    if (!is_type(w, event, "attack") || s == DL_NONE) return;
    uint32_t speaker = w->speeches->list.at[s].speaker;
    uint32_t who = speaker == DL_NONE ? DL_NONE : w->mentions->list.at[speaker].actor;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t m = event->parts.at[i].mention;
        bool his =
            m == speaker || (who != DL_NONE && w->mentions->list.at[m].actor == who);
        if (!his) event->parts.at[kept++] = event->parts.at[i];
    }
    event->parts.n = kept;
}

/* Does somebody deny what EVENT tells ("denied that a truce had been agreed")? */
static bool is_denied(const struct event_work *w, const dl_event *event) {
    uint32_t s = w->speech_at[dl_token_from(w->text, event->trigger.off)];
    if (s == DL_NONE) return false;
    const dl_speech *speech = &w->speeches->list.at[s];
    return dl_str_is(speech->act, "deny") && speech->mode != DL_MODE_DIRECT &&
           !speech->negated;
}

/* "hand over those behind the attack", "vowed revenge for the killing", "to respond to the raid",
 * "an inquiry into the killing", "denied a role in the raid": it was done before. */
static bool is_answered_deed(const struct event_work *w, dl_str type, uint32_t noun) {
    static const char *const links[] = { "after",     "behind", "since",
                                         "following", "over",   "before" };
    static const char *const for_[] = { "for" }, *const to[] = { "to", "for" };
    static const char *const into[] = { "into", "of" };
    static const char *const share[] = { "in", "for", "of" };
    if (dl_str_is(type, "protest") && has_link(w, noun, to, 1) &&
        dl_order_in(&w->order, w->trees->at[noun].head, w->answers_deed))
        return true;
    if (!is_harm_type(type) || !is_known_deed(w, type, noun)) return false;
    if (dl_order_in(&w->order, w->trees->at[noun].head, w->inquiry) &&
        has_link(w, noun, into, DL_N(into)))
        return true;
    if (dl_order_in(&w->order, w->trees->at[noun].head, w->share_in) &&
        has_link(w, noun, share, DL_N(share)))
        return true;
    if (dl_order_in(&w->order, w->trees->at[noun].head, w->answers_deed) &&
        (w->trees->at[noun].rel == DL_REL_OBJ || has_link(w, noun, to, DL_N(to))))
        return true;
    return has_link(w, noun, links, DL_N(links)) ||
           (has_link(w, noun, for_, DL_N(for_)) &&
            dl_order_in(&w->order, w->trees->at[noun].head, w->revenge));
}

/* Is the time of EVENT, of its own words, over before the article? */
static bool is_dated_before(const struct event_work *w, const dl_event *event) {
    return event->timex != DL_NONE && event->when != DL_NONE &&
           w->doc->published != DL_NO_TIME &&
           w->whens->list.at[event->when].ends <= w->doc->published;
}

/* "to respond to the raid that killed nine", "to punish those who shot him", "to free Vold, who was
 * convicted in May": what a relative clause tells in the past was done. */
static bool is_told_past_beside(const struct event_work *w, const dl_event *event,
                                dl_str type, uint32_t at) {
    static const char *const types[] = { "attack", "detention", "legal_action",
                                         "appointment" };
    const dl_clause *c = clause_at(w, at);
    uint32_t verb = c && c->kind == DL_CLAUSE_DEED
                        ? dl_tree_child(w->trees, at, DL_REL_ACL_RELCL)
                        : at;
    c = verb_at(w, verb);
    bool told = verb == at && is_dated_before(w, event);
    return (told || dl_str_among(type, types, DL_N(types))) && c &&
           c->function == DL_REL_ACL_RELCL && c->form == DL_FINITE &&
           c->tense == DL_TENSE_PAST && c->modality == DL_MODALITY_NONE &&
           !(c->flags & (DL_NEGATED | DL_CONDITION));
}

/* Is EVENT there whatever is demanded: "demanded that they stop the shelling", "urged Norland
 * to honour the accord", "offered more at the third round"? */
static bool is_still(const struct event_work *w, const dl_event *event) {
    unsigned seen = 0;
    if (!w->clauses->at) return false;
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    if (is_round(w, event)) return is_scene(w, at, end);
    dl_str type = w->types->list.at[event->type].name;
    if (dl_str_is(type, "meeting")) /* "urged them to end the deadlock in the talks" */
        return standing_talks(w, top_of(w, at, end)) != TALKS_OPEN;
    if (is_answered_deed(w, type, end - 1) || is_told_past_beside(w, event, type, at))
        return true;
    if (dl_str_is(type, "detention")) { /* "free the crew held in Lima" */
        const dl_clause *c = clause_at(w, at);
        return c && c->form == DL_PARTICIPLE && c->function == DL_REL_ACL;
    }
    bool pact = dl_str_is(type, "agreement") && event->status == DL_OCCURRED;
    if (event->status != DL_ONGOING && !pact) return false;
    tree_hints(w, type, at, end, &seen);
    return seen & (pact ? 1u << HINT_STANDS : 1u << HINT_STILL | 1u << HINT_ENDURED);
}

/* May EVENT's time lie ahead: a weekday, or an hour of the day of publication or later? */
static bool lies_open(const struct event_work *w, const dl_event *event) {
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    if (dl_str_ends(dl_str_of(t->op), " open")) return true;
    dl_minute day = w->doc->published - w->doc->published % DL_MINUTES_A_DAY;
    return t->type == DL_TIMEX_TIME && event->when != DL_NONE &&
           w->doc->published != DL_NO_TIME &&
           w->whens->list.at[event->when].begins >= day;
}

/* "announced a truce starting on Monday": a day without a week, of what is to begin then. */
static bool may_start(const struct event_work *w, const dl_event *event) {
    return is_of_start(w, event) &&
           (lies_open(w, event) ||
            dl_str_ends(dl_str_of(w->whens->timexes.at[event->timex].op), " past"));
}

static bool is_simple_present(const dl_clause *c) {
    return c->kind == DL_CLAUSE_VERB && c->tense == DL_TENSE_PRESENT &&
           c->form == DL_FINITE && !(c->flags & (DL_PERFECT | DL_PROGRESSIVE));
}

/* The verb by which the deed of C is told: "holds a vote", "talks open"; NULL: it tells more. */
static const dl_clause *verb_of_deed(const struct event_work *w, const dl_clause *c) {
    const dl_clause *verb = c->under == DL_NONE ? NULL : clause_at(w, c->under);
    uint8_t rel = w->trees->at[c->predicate].rel;
    if (!verb) return NULL;
    bool held = rel == DL_REL_OBJ && verb->flags & DL_LIGHT;
    bool opens = rel == DL_REL_NSUBJ && (dl_order_in(&w->order, c->under, w->begins) ||
                                         dl_order_in(&w->order, c->under, w->ends));
    return held || opens ? verb : NULL;
}

/* "The ministers meet on Friday", "Norway holds a vote on Friday": a present tense with a day of
 * its own is a timetable. */
static bool is_timetabled(const struct event_work *w, const dl_event *event) {
    if (event->timex == DL_NONE || is_type(w, event, "attack")) return false;
    const dl_clause *c = clause_of(w, event);
    if (c && c->kind == DL_CLAUSE_DEED) c = verb_of_deed(w, c);
    return c && is_simple_present(c) && lies_open(w, event);
}

/* Is EVENT's time over, BEFORE the day of publication by so much, and told by words before its
 * noun: "last week's deal"? */
static bool was_then(const struct event_work *w, const dl_event *event,
                     dl_minute before) {
    if (event->timex == DL_NONE || event->when == DL_NONE ||
        w->doc->published == DL_NO_TIME || !w->clauses->at)
        return false;
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    word_run run = { t->first, t->n };
    uint32_t noun = dl_token_from(w->text, event->trigger.off);
    return w->whens->list.at[event->when].ends <= w->doc->published - before &&
           (is_deed_time(w, &run) || is_war_year(w, noun, t->first, t->n));
}

/* "the result of Sunday's vote", "protest over the 28 July vote": an election that is
 * over. "Boycott Sunday's vote" may be of one to come. */
static bool is_past_vote(const struct event_work *w, const dl_event *event) {
    static const char *const results[] = { "result", "results", "outcome", "winner" };
    if (!is_type(w, event, "election") || !was_then(w, event, 0)) return false;
    uint32_t noun = dl_token_from(w->text, event->trigger.off);
    return !lies_open(w, event) ||
           is_among(w, w->trees->at[noun].head, results, DL_N(results));
}

/* Is what was told as hoped for, or as going on, past by its own time: "last week's deal",
 * "the 1991 war"? Or does the article say that the war ended? */
static bool is_long_past(const struct event_work *w, const dl_event *event) {
    if (event->status == DL_POSSIBLE)
        return (is_type(w, event, "agreement") &&
                was_then(w, event, -DL_MINUTES_A_DAY)) ||
               is_past_vote(w, event);
    uint32_t noun = dl_token_from(w->text, event->trigger.off);
    return event->status == DL_ONGOING && is_type(w, event, "attack") && w->clauses->at &&
           dl_order_in(&w->order, noun, w->war_noun) &&
           (was_then(w, event, LONG_AGO) || is_war_over(w, noun));
}

bool tells_past(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t i = w->clauses->at ? w->clauses->at[at] : DL_NONE;
    if (i == DL_NONE || is_of_start(w, event)) return false;
    const dl_clause *c = &w->clauses->list.at[i];
    return c->kind == DL_CLAUSE_VERB && c->form == DL_FINITE &&
           c->modality == DL_MODALITY_NONE &&
           (c->tense == DL_TENSE_PAST || c->flags & DL_PERFECT);
}

/* "dismissed the planned talks as pointless": they are planned all the same. */
static bool is_appointed(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    return event->status == DL_PLANNED && looks_nominal(w, at, end);
}

/* "would offer more at talks in Lima tomorrow": talks at which something may be done. */
static bool is_set_scene(const struct event_work *w, const dl_event *event) {
    static const char *const links[] = { "at", "during", "before", "by", "after", "in" };
    uint32_t at = dl_token_from(w->text, event->trigger.off + event->trigger.len) - 1;
    const dl_clause *c = w->clauses->at ? clause_at(w, at) : NULL;
    return c && c->kind == DL_CLAUSE_DEED && event->timex != DL_NONE &&
           is_talk(w, event) && has_link(w, at, links, DL_N(links));
}

/* Does EVENT lie ahead of the article? What is told as past may be dated by a clock that is
 * hours ahead. */
static bool lies_ahead(const struct event_work *w, const dl_event *event) {
    const dl_timex *t =
        event->timex == DL_NONE ? NULL : &w->whens->timexes.at[event->timex];
    if (t && t->n > 1 && is_word(w, t->first, "later") &&
        is_word(w, t->first + 1, "this") && w->clauses->at && !tells_past(w, event))
        return true; /* "the elections later this year" */
    dl_minute begins = w->whens->list.at[event->when].begins;
    dl_minute day = w->doc->published - w->doc->published % DL_MINUTES_A_DAY;
    return begins > w->doc->published + DL_MINUTES_A_DAY ||
           (begins >= day + DL_MINUTES_A_DAY && w->clauses->at && !tells_past(w, event));
}

/* "A proposal to resume quotas on April 1" was not made on that day to come. */
static void keep_behind(const struct event_work *w, dl_event *event) {
    if (event->status == DL_OCCURRED && event->when != DL_NONE &&
        w->doc->published != DL_NO_TIME && lies_ahead(w, event) && !turned_past(w, event))
        event->when = event->timex = DL_NONE;
}

/* "The summit was under way on Monday", of an article of Friday: over, unless it goes on "since". A
 * truce is told of by its first day. */
static bool is_over_since(const struct event_work *w, const dl_event *event) {
    static const char *const since[] = { "since", "from" };
    if (event->status != DL_ONGOING || event->when == DL_NONE ||
        event->timex == DL_NONE || w->doc->published == DL_NO_TIME ||
        is_type(w, event, "ceasefire"))
        return false;
    uint32_t first = w->whens->timexes.at[event->timex].first;
    dl_minute day = w->doc->published - w->doc->published % DL_MINUTES_A_DAY;
    for (uint32_t at = first, n = 0; at > 0 && n < SINCE_REACH; n++)
        if (is_among(w, --at, since, DL_N(since))) return false;
    return w->whens->list.at[event->when].ends <= day;
}

/* "became the first state to recognise them": it did. */
static bool is_done_first(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = event->status == DL_POSSIBLE ? clause_of(w, event) : NULL;
    return c && c->kind == DL_CLAUSE_VERB && first_to_do(w, c) != DL_NONE;
}

/* "Will fly to Oslo to meet them": is EVENT what somebody makes, or is to make, a journey for? */
static bool is_journey_for(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    if (!c || c->form != DL_INFINITIVE || c->under == DL_NONE ||
        (c->function != DL_REL_ADVCL && c->function != DL_REL_XCOMP) ||
        !(is_type(w, event, "meeting") || is_round(w, event)))
        return false;
    uint32_t i = w->trigger_at[c->under];
    const dl_event *visit = i ? &w->out->list.at[i - 1] : NULL;
    return visit && is_type(w, visit, "visit") &&
           (visit->status == DL_PLANNED || visit->status == DL_ONGOING);
}

/* "will fly to Lima on Sunday to meet him for the latest round": where EVENT, talks told
 * of as known, is what a meeting that is planned is for, it is planned for that day. */
static void plan_with_meeting(const struct event_work *w, dl_event *event) {
    static const char *const links[] = { "for" };
    uint32_t first = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    if (!is_talk(w, event) || !w->clauses->at || event->timex != DL_NONE) return;
    uint32_t top = top_of(w, first, end), verb = w->trees->at[top].head;
    uint32_t i = verb == DL_NONE || verb >= first ? 0 : w->trigger_at[verb];
    const dl_event *meeting = i ? &w->out->list.at[i - 1] : NULL;
    if (!meeting || !is_type(w, meeting, "meeting") || meeting->status != DL_PLANNED ||
        !has_link(w, top, links, DL_N(links)))
        return;
    event->status = DL_PLANNED;
    event->timex = meeting->timex;
    event->when = meeting->when;
}

/* The speech act that stands last before an event: events are in order of the trigger. */
typedef struct {
    const dl_event *event;
    const dl_field *content;
    bool rejects;
} last_act;

/* What EVENT's own words left open, as who denies it or ACT's content tells. */
static void settle_open(const struct event_work *w, const last_act *act,
                        dl_event *event) {
    if (is_open(event) && !is_appointed(w, event) && is_denied(w, event)) {
        if (is_still(w, event))
            drop_denier(w, event);
        else
            event->status = DL_DENIED;
    }
    if (is_open(event) && stands_in(act->content, event) && !is_still(w, event)) {
        if (!act->rejects)
            event->status = DL_POSSIBLE;
        else if (!is_appointed(w, event) && denies(w, act->event, act->content, event))
            event->status = DL_DENIED;
    }
    if (event->status == DL_POSSIBLE && !act->rejects && stands_in(act->content, event))
        keep_day_of_act(w, act->event, event);
}

/* What is set, for a day or by other plans, is planned, whatever its verb says. */
static void settle_plans(const struct event_work *w, const last_act *act,
                         dl_event *event) {
    if (event->status == DL_OCCURRED && is_timetabled(w, event))
        event->status = DL_PLANNED;
    if (event->status == DL_OCCURRED && may_start(w, event)) event->status = DL_PLANNED;
    if (event->status == DL_OCCURRED) plan_with_meeting(w, event);
    if (event->status == DL_POSSIBLE && !stands_in(act->content, event) &&
        is_journey_for(w, event))
        event->status = DL_PLANNED;
    if (is_long_past(w, event) || is_over_since(w, event)) event->status = DL_OCCURRED;
}

/* As the day of EVENT says, seen from that of the article. */
static void settle_by_day(const struct event_work *w, dl_event *event) {
    if (event->when == DL_NONE || w->doc->published == DL_NO_TIME) return;
    const dl_when *when = &w->whens->list.at[event->when];
    bool election = is_type(w, event, "election");
    if (event->status == DL_POSSIBLE && when->begins > w->doc->published &&
        (election || is_set_scene(w, event)))
        event->status = DL_PLANNED; /* its day is set */
    if (event->status == DL_PLANNED && election && !is_timetabled(w, event) &&
        when->ends <= w->doc->published)
        event->status = DL_OCCURRED;       /* "candidates in the 2004 election" */
    bool on = event->status == DL_ONGOING; /* "at next week's round" */
    if ((event->status != DL_OCCURRED && !on) || !lies_ahead(w, event)) return;
    if (on || !tells_past(w, event))
        event->status = DL_PLANNED;
    else if (!turned_past(w, event))
        event->when = DL_NONE;
}

/* "Dismissed it on the grounds that they had demanded more": that is no part of what is denied. */
static bool is_grounds(const struct event_work *w, const dl_clause *c) {
    static const char *const on[] = { "on", "with", "in" };
    uint32_t over = c->under;
    return over != DL_NONE && w->trees->at[over].pos == DL_POS_NOUN &&
           has_link(w, over, on, DL_N(on));
}

/* "Denied that it had offered talks", "denied asking for help": the demand or offer itself, no word
 * of one that stands beside it. */
static bool is_act_denied(const struct event_work *w, const dl_event *act) {
    const dl_clause *c = clause_of(w, act);
    return is_open(act) && c && c->kind == DL_CLAUSE_VERB &&
           (c->function == DL_REL_CCOMP || c->function == DL_REL_XCOMP) &&
           !is_grounds(w, c) && is_denied(w, act);
}

void settle_statuses(const struct event_work *w) {
    last_act act = { 0 };
    turn_subjects_back(w);
    turn_votes_ahead(w);
    turn_openings_ahead(w);
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        dl_str type = w->types->list.at[event->type].name;
        if (dl_str_is(type, "statement")) {
            if (tells_past(w, event)) keep_behind(w, event);
        } else if (is_speech_act(type)) {
            keep_behind(w, event);
            if (is_act_denied(w, event)) event->status = DL_DENIED;
            act = (last_act){ event, get_field(w, event, "content"),
                              dl_str_is(type, "rejection") };
        } else {
            if (is_done_first(w, event)) event->status = DL_OCCURRED;
            settle_open(w, &act, event);
            settle_plans(w, &act, event);
            settle_by_day(w, event);
        }
    }
    refer_back(w);
    turn_times(w);
}
