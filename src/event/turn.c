/* turn.c - whether a time that lacks its week or year is past or ahead, by what is told of it.
 *
 * In:  events with the times of their own words, and their statuses.
 * Out: "on Sunday" turned ahead where the event is to come, back where it was over.
 * The words near a time are asked when it is read; what an event's status says counts more.
 *
 * SPDX-License-Identifier: MIT */
#include "attach_tree.h"
#include "event_when.h"

enum { CLIMB = 3 };

/* Is it an infinitive, and time T behind it: "promised to leave in June"? The past tense is
 * that of the promise. */
static bool is_promised(const struct event_work *w, const dl_event *event,
                        const dl_timex *t) {
    const dl_clause *c = clause_of(w, event);
    uint32_t above = c && c->kind == DL_CLAUSE_DEED ? c->under : DL_NONE;
    if (above != DL_NONE && w->clauses->at[above] != DL_NONE)
        c = &w->clauses->list.at[w->clauses->at[above]];
    return c && c->form == DL_INFINITIVE && c->function == DL_REL_XCOMP &&
           (c->modality == DL_MODALITY_PLAN || c->modality == DL_MODALITY_DUE ||
            c->modality == DL_MODALITY_WANT) &&
           t->first > c->predicate;
}

/* "but his plane was late": does a clause joined to VERB tell what came between? */
static bool came_otherwise(const struct event_work *w, uint32_t verb) {
    for (uint32_t at = w->trees->at[verb].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        const dl_clause *c = clause_at(w, at);
        if (w->trees->at[at].rel == DL_REL_CONJ && c && c->tense == DL_TENSE_PAST &&
            is_word(w, dl_tree_child(w->trees, at, DL_REL_CC), "but"))
            return true;
    }
    return false;
}

/* Is T, before the verb of clause C, the time of that: "In June he might step down"? */
static bool is_fronted(const struct event_work *w, const dl_clause *c,
                       const dl_timex *t) {
    owners o = owners_of(w, &(word_run){ t->first, t->n });
    return o.n == 1 && o.before && o.at[0] == c->predicate;
}

/* "In May, the ministers are likely to meet": what they are now to do then, by an infinitive. */
static bool is_likely_then(const struct event_work *w, const dl_event *event,
                           const dl_timex *t) {
    const dl_clause *c = clause_of(w, event);
    if (!c || c->form != DL_INFINITIVE || c->function != DL_REL_XCOMP) return false;
    const dl_clause *above = clause_at(w, c->under);
    return above && above->form == DL_FINITE && above->tense == DL_TENSE_PRESENT &&
           !(above->flags & DL_PERFECT) && t->first < above->predicate &&
           is_fronted(w, above, t);
}

/* "might step down after the summit in June" */
static bool may_be_ahead(const struct event_work *w, const dl_event *event,
                         const dl_timex *t) {
    const dl_clause *c = clause_of(w, event);
    return c && c->kind == DL_CLAUSE_VERB && c->form == DL_FINITE &&
           (t->first > c->predicate || is_fronted(w, c, t)) &&
           !(c->flags & (DL_PERFECT | DL_NEGATED)) &&
           (c->tense == DL_TENSE_FUTURE || c->modality == DL_MODALITY_MAY ||
            (c->modality == DL_MODALITY_COULD && is_fronted(w, c, t)) ||
            /* "said that on Thursday she would go"; "would go on Thursday" may be over */
            (c->modality == DL_MODALITY_WOULD && t->first < c->predicate) ||
            c->modality == DL_MODALITY_MIGHT || c->modality == DL_MODALITY_WILL ||
            c->modality == DL_MODALITY_SHOULD || c->modality == DL_MODALITY_MUST);
}

/* "was due to meet on Monday": that may be past or ahead, unless somebody says so of what
 * lies ahead of them. */
static bool was_due(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event), *above;
    if (c && c->kind == DL_CLAUSE_DEED) c = clause_at(w, c->under);
    if (!c || c->modality != DL_MODALITY_DUE ||
        (w->speech_at[c->predicate] != DL_NONE && !came_otherwise(w, c->predicate)))
        return false;
    above = c->form == DL_INFINITIVE ? clause_at(w, c->under) : NULL;
    return (above ? above : c)->tense == DL_TENSE_PAST;
}

/* The operation of T with SIDE for its last word, in OP; false: it does not fit. */
static bool set_side(const dl_timex *t, const char *side, char op[DL_OP_MAX]) {
    const char *last = strrchr(t->op, ' ');
    int n =
        last ? snprintf(op, DL_OP_MAX, "%.*s %s", (int)(last - t->op), t->op, side) : -1;
    return n >= 0 && (size_t)n < DL_OP_MAX;
}

/* Reads the time expression of EVENT anew by OP, for all who use it; false: OP gives no time. */
static bool read_anew(const struct event_work *w, const dl_event *event,
                      const char op[DL_OP_MAX]) {
    dl_timex *t = &w->whens->timexes.at[event->timex];
    dl_when when;
    char value[DL_VALUE_MAX];
    if (!dl_when_resolve(dl_str_of(op), w->doc->published, &when, value)) return false;
    memcpy(t->op, op, DL_OP_MAX);
    memcpy(t->value, value, sizeof value);
    w->whens->list.at[event->when] = when;
    return true;
}

/* "is expected to sign on Sunday": the time of what is to come lies ahead of publication. */
/* "ordered the troops to leave in March", said in May: the month that is just over is that of the
 * order, which the verb above the infinitive of EVENT tells. Gives it to that. */
static bool give_to_order(const struct event_work *w, dl_event *event) {
    enum { MONTHS_JUST_OVER = 4, DAYS = 31 };
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    const dl_clause *c = clause_of(w, event);
    if (c && c->kind == DL_CLAUSE_DEED) c = clause_at(w, c->under);
    const dl_clause *above = c && c->form == DL_INFINITIVE ? verb_at(w, c->under) : NULL;
    char op[DL_OP_MAX];
    dl_when when;
    if (!above || above->tense != DL_TENSE_PAST || above->form != DL_FINITE ||
        t->first < c->predicate || !dl_str_starts(dl_str_of(t->op), "inmonth ") ||
        w->doc->published == DL_NO_TIME || event->when == DL_NONE ||
        !w->trigger_at[above->predicate] || !set_side(t, "past", op) ||
        !dl_when_resolve(dl_str_of(op), w->doc->published, &when, NULL) ||
        when.ends > w->doc->published ||
        when.begins <
            w->doc->published - MONTHS_JUST_OVER * DAYS * (dl_minute)DL_MINUTES_A_DAY)
        return false;
    dl_event *order = &w->out->list.at[w->trigger_at[above->predicate] - 1];
    if (order == event || order->timex != DL_NONE) return false;
    (void)read_anew(w, event, op);
    order->timex = event->timex;
    order->when = event->when;
    event->timex = event->when = DL_NONE;
    return true;
}

/* "Police fired on crowds trying to storm it on Tuesday": is EVENT what somebody tried
 * when the main verb was done? */
static bool was_tried(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    const dl_clause *verb =
        c && c->function == DL_REL_XCOMP ? clause_at(w, c->under) : NULL;
    if (!verb || verb->function == DL_REL_XCOMP || !is_trying(w, verb->predicate))
        return false;
    for (int steps = 0; steps < CLIMB && verb && verb->form != DL_FINITE; steps++) {
        uint32_t at = w->trees->at[verb->predicate].head;
        for (int k = 0; k < CLIMB && at != DL_NONE && !verb_at(w, at); k++)
            at = w->trees->at[at].head;
        verb = at == DL_NONE ? NULL : verb_at(w, at);
    }
    return verb && verb->form == DL_FINITE && verb->tense == DL_TENSE_PAST;
}

/* "Presented its draft treaty in March": is EVENT, which may come, the object of a deed that is
 * over, and T not its own? */
static bool is_shown_then(const struct event_work *w, const dl_event *event,
                          const dl_timex *t) {
    const dl_clause *c = clause_of(w, event);
    if (event->status != DL_POSSIBLE || !is_type(w, event, "agreement") || !c ||
        c->kind != DL_CLAUSE_DEED || w->trees->at[c->predicate].rel != DL_REL_OBJ ||
        t->first < c->predicate)
        return false;
    owners o = owners_of(w, &(word_run){ t->first, t->n });
    const dl_clause *verb = verb_at(w, w->trees->at[c->predicate].head);
    return verb && verb->form == DL_FINITE && verb->tense == DL_TENSE_PAST &&
           verb->modality == DL_MODALITY_NONE && o.n && o.at[0] != c->predicate;
}

static void turn_ahead(const struct event_work *w, dl_event *event) {
    dl_timex *t = &w->whens->timexes.at[event->timex];
    char op[DL_OP_MAX];
    dl_str old = dl_str_of(t->op);
    if (was_tried(w, event) || is_shown_then(w, event, t)) return;
    bool due = was_due(w, event), open = dl_str_ends(old, " open");
    bool turns = due ? open || dl_str_ends(old, " future")
                     : open || ((dl_str_ends(old, " past") ||
                                 (dl_str_starts(old, "inmonth ") && /* "a March summit" */
                                  dl_str_ends(old, " near"))) &&
                                (is_promised(w, event, t) || may_be_ahead(w, event, t) ||
                                 is_likely_then(w, event, t) || is_of_start(w, event)));
    if (!turns || !set_side(t, due ? "near" : "future", op)) return;
    if (w->doc->published == DL_NO_TIME) {
        memcpy(t->op, op, sizeof op); /* resolved once the date is known */
        return;
    }
    if (event->when != DL_NONE &&
        (due || w->whens->list.at[event->when].ends <= w->doc->published))
        (void)read_anew(w, event, op); /* else it stays as it was read first */
}

void put_ahead(const struct event_work *w, dl_event *event) {
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    char op[DL_OP_MAX];
    if (dl_str_starts(dl_str_of(t->op), "weekday ") && set_side(t, "future", op) &&
        w->doc->published != DL_NO_TIME && event->when != DL_NONE)
        (void)read_anew(w, event, op);
}

/* "The truce appeared to be holding on Thursday". */
static bool seems(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    if (!c || c->kind != DL_CLAUSE_VERB || c->modality != DL_MODALITY_SEEM ||
        c->function != DL_REL_XCOMP)
        return false;
    const dl_clause *verb = clause_at(w, c->under);
    return verb && verb->form == DL_FINITE && verb->tense == DL_TENSE_PAST;
}

/* "A truce in November, mediated by Qatar, saw 105 freed": is the deed of EVENT the subject of a
 * verb that tells what is over? */
static bool is_past_subject(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event), *verb;
    if (seems(w, event)) return true;
    if (!c || c->kind != DL_CLAUSE_DEED) return false;
    uint8_t rel = w->trees->at[c->predicate].rel;
    uint32_t head = w->trees->at[c->predicate].head;
    verb = head == DL_NONE ? NULL : clause_at(w, head);
    return (rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS) && verb &&
           verb->kind == DL_CLAUSE_VERB && verb->form == DL_FINITE &&
           verb->tense == DL_TENSE_PAST && verb->modality == DL_MODALITY_NONE &&
           !dl_order_in(&w->order, head, w->put_off) && w->speech_at[head] == DL_NONE;
}

bool turned_past(const struct event_work *w, dl_event *event) {
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    char op[DL_OP_MAX];
    dl_str old = dl_str_of(t->op);
    /* "froze them in November and will decide" */
    bool ahead = t->first > 1 && is_word(w, t->first - 2, "due"); /* "due in May" */
    bool month = dl_str_starts(old, "inmonth ") && tells_past(w, event) && !ahead;
    if (dl_str_is(old, "shift weekend 0 on")) /* "left this weekend", told on a Monday */
        snprintf(op, sizeof op, "shift weekend 1 ago");
    else if (!(dl_str_starts(old, "weekday ") || month) || !dl_str_ends(old, " future") ||
             !set_side(t, "past", op))
        return false;
    return read_anew(w, event, op);
}

/* "Said they would come in an interview on Friday": what is said is no longer ahead. */
static bool is_said(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = event->speech == DL_NONE ? NULL : clause_of(w, event);
    return c && c->kind == DL_CLAUSE_VERB && c->form == DL_FINITE &&
           c->tense == DL_TENSE_PAST && c->modality == DL_MODALITY_NONE;
}

/* "faces Dahl in Sunday's vote", "boycott Sunday's vote", "ahead of Sunday's vote": is
 * the election at NOUN told of as one to come? What its results are said to be is over. */
static bool is_coming_vote(const struct event_work *w, uint32_t noun) {
    static const char *const before[] = { "before", "ahead", "for", "prior" };
    static const char *const over[] = { "result", "results", "outcome", "winner",
                                        "victory" };
    static const char *const runs[] = { "running", "standing", "competing", "voting" };
    enum {
        NOUNS = 3
    }; /* between the election and the verb: "candidates in the race for" */
    if (has_case(w, noun, before, DL_N(before))) return true;
    for (int steps = 0; steps < NOUNS; steps++) {
        noun = w->trees->at[noun].head;
        if (noun == DL_NONE || is_among(w, noun, over, DL_N(over))) return false;
        if (dl_order_in(&w->order, noun, w->contests)) return true;
        if (is_among(w, noun, runs, DL_N(runs))) return true;
        const dl_clause *c = clause_at(w, noun);
        if (!c || c->kind == DL_CLAUSE_DEED) continue;
        return c->form == DL_FINITE && c->tense == DL_TENSE_PRESENT &&
               !(c->flags & DL_PERFECT) && w->speech_at[noun] == DL_NONE;
    }
    return false;
}

/* "Won a seat before the November vote": is what the sentence tells beside NOUN over? A vote of a
 * month, unlike Sunday's, may be long past then, as where no verb is known. */
static bool is_told_as_over(const struct event_work *w, uint32_t noun) {
    for (int steps = 0; steps <= 2 * CLIMB && noun != DL_NONE; steps++) {
        const dl_clause *c = clause_at(w, noun);
        if (c && c->kind != DL_CLAUSE_DEED && c->form == DL_FINITE)
            return c->modality == DL_MODALITY_NONE &&
                   (c->tense == DL_TENSE_PAST || c->flags & DL_PERFECT);
        noun = w->trees->at[noun].head;
    }
    return true;
}

/* Can T, right before the vote at NOUN, be of the one to come: "Sunday's", "the November vote"? */
static bool can_be_ahead(const struct event_work *w, const dl_timex *t, uint32_t noun) {
    dl_str old = dl_str_of(t->op);
    bool open = dl_str_ends(old, " past") || dl_str_ends(old, " open") ||
                dl_str_ends(old, " near");
    if (dl_str_starts(old, "weekday ")) return open;
    return open && dl_str_starts(old, "inmonth ") && !is_told_as_over(w, noun);
}

void turn_votes_ahead(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->timex == DL_NONE || event->when == DL_NONE ||
            w->doc->published == DL_NO_TIME || !is_type(w, event, "election") ||
            event->status == DL_DENIED)
            continue;
        dl_timex *t = &w->whens->timexes.at[event->timex];
        uint32_t noun = dl_token_from(w->text, event->trigger.off);
        dl_when when;
        char value[DL_VALUE_MAX], op[DL_OP_MAX];
        if (t->first + t->n > noun || t->n != 1 || !can_be_ahead(w, t, noun) ||
            !is_coming_vote(w, noun) || !set_side(t, "future", op) ||
            !dl_when_resolve(dl_str_of(op), w->doc->published, &when, value))
            continue;
        memcpy(t->op, op, sizeof op);
        memcpy(t->value, value, sizeof value);
        w->whens->list.at[event->when] = when;
    }
}

/* "arrived for the talks, which open on Friday": does T hang on a verb that says in the present
 * when the deed above it begins? */
static bool is_to_open(const struct event_work *w, const dl_timex *t) {
    owners o = owners_of(w, &(word_run){ t->first, t->n });
    const dl_clause *c = o.n ? verb_at(w, o.at[0]) : NULL;
    return c && c->form == DL_FINITE && c->tense == DL_TENSE_PRESENT &&
           !(c->flags & (DL_PERFECT | DL_PROGRESSIVE | DL_NEGATED)) &&
           c->modality == DL_MODALITY_NONE && t->first > c->predicate &&
           c->function == DL_REL_ACL_RELCL &&
           dl_order_in(&w->order, c->predicate, w->begins);
}

void turn_openings_ahead(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->timex == DL_NONE || event->speech != DL_NONE ||
            !is_to_open(w, &w->whens->timexes.at[event->timex]))
            continue;
        put_ahead(w, event);
        event->status = DL_PLANNED;
    }
}

void turn_subjects_back(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->timex == DL_NONE || event->when == DL_NONE ||
            w->doc->published == DL_NO_TIME ||
            w->whens->list.at[event->when].begins <= w->doc->published)
            continue;
        const dl_timex *t = &w->whens->timexes.at[event->timex];
        char op[DL_OP_MAX];
        bool ahead = dl_str_ends(dl_str_of(t->op), " open") ||
                     (dl_str_ends(dl_str_of(t->op), " future") &&
                      (seems(w, event) || is_said(w, event)));
        if (ahead && (is_said(w, event) || is_past_subject(w, event)) &&
            set_side(t, "past", op))
            (void)read_anew(w, event, op);
    }
}

/* "told us on Tuesday that they had left after midnight": the midnight before Tuesday where
 * the one behind lies after the article. "Just before midnight on Saturday" is still Saturday. */
static void turn_back(const struct event_work *w, dl_event *event) {
    static const char late[] = "clock 24 0";
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    char op[DL_OP_MAX];
    bool eve = t->first > 0 && is_word(w, t->first - 1, "before");
    if (event->when == DL_NONE || w->doc->published == DL_NO_TIME ||
        (!eve && w->whens->list.at[event->when].begins <= w->doc->published) ||
        !dl_str_starts(dl_str_of(t->op), late) || !(strchr(t->op, '@') || eve))
        return; /* a midnight of no named day is put before its report by the when layer */
    int n = snprintf(op, sizeof op, eve ? "clock 23 59%s" : "clock 0 0%s",
                     t->op + sizeof late - 1);
    if (n >= 0 && (size_t)n < sizeof op) (void)read_anew(w, event, op);
}

/* "would not say whether the talks would open on Sunday" */
static bool is_to_come(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    uint32_t above = c && c->kind == DL_CLAUSE_DEED ? c->under : DL_NONE;
    if (above != DL_NONE && w->clauses->at[above] != DL_NONE)
        c = &w->clauses->list.at[w->clauses->at[above]];
    return c && c->form == DL_FINITE &&
           (c->tense == DL_TENSE_FUTURE || c->modality == DL_MODALITY_WOULD ||
            c->modality == DL_MODALITY_WILL);
}

/* "the first talks on reopening the border in January": is the time of EVENT, which may come, that
 * of the deed it hangs on, which was done? */
static bool is_of_done(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    if (!c || c->kind != DL_CLAUSE_VERB || c->form != DL_GERUND) return false;
    uint32_t at = c->predicate;
    for (int steps = 0; steps < CLIMB && at != DL_NONE; steps++) {
        at = w->trees->at[at].head;
        uint32_t i = at == DL_NONE ? 0 : w->trigger_at[at];
        const dl_event *done = i ? &w->out->list.at[i - 1] : NULL;
        if (done && done->timex == event->timex && done->status == DL_OCCURRED &&
            done->speech == DL_NONE && is_deed(w, at))
            return true;
    }
    return false;
}

void turn_times(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->timex == DL_NONE) continue;
        if (event->status == DL_PLANNED || event->status == DL_POSSIBLE ||
            (event->status == DL_DENIED && is_to_come(w, event))) {
            bool done = event->status == DL_POSSIBLE && is_of_done(w, event);
            if (!done && (!w->clauses->at || !give_to_order(w, event)))
                turn_ahead(w, event);
        } else if (event->status == DL_OCCURRED)
            turn_back(w, event);
    }
}
