/* news.c - deeds that are the news of an article.
 *
 * In:  events without a time of their own. Out: which of them are told as news; news_day.c dates
 *      these.
 * News is told in the simple past, as going on, or in the perfect at the head. What is quoted,
 * recalled, in general or of a known deed is none.
 *
 * SPDX-License-Identifier: MIT */
#include "news.h"

#include "apart.h"
#include "attach_tree.h"
#include "event_when.h"

bool is_past(const dl_clause *c) {
    return c && c->kind != DL_CLAUSE_DEED && c->tense == DL_TENSE_PAST &&
           c->form == DL_FINITE && !(c->flags & DL_PERFECT) &&
           (c->modality == DL_MODALITY_NONE || c->modality == DL_MODALITY_BEGIN);
}

static const dl_clause *clause_above(const struct event_work *w, const dl_clause *c) {
    return clause_at(w, c->under);
}

/* "the earlier attack", "previous strikes": told of another day. */
static bool is_past_deed(const struct event_work *w, uint32_t noun) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next)
        if (dl_order_in(&w->order, at, w->deed_past)) return true;
    return false;
}

/* "said after meeting him": the same day. */
static bool is_right_before(const struct event_work *w, const dl_clause *c) {
    return c->form == DL_GERUND && c->function == DL_REL_ADVCL && c->mark != DL_NONE &&
           !is_measured(w, c->mark) && is_word(w, c->mark, "after") &&
           is_past(clause_above(w, c));
}

/* The head of the name of EVENT that NOUN stands in: "round" of "round of talks". */
static uint32_t head_of_name(const struct event_work *w, const dl_event *event,
                             uint32_t noun) {
    uint32_t first = dl_token_from(w->text, event->trigger.off);
    for (int steps = 0; steps < 4; steps++) {
        uint32_t head = w->trees->at[noun].head;
        if (w->trees->at[noun].rel != DL_REL_NMOD || head == DL_NONE || head < first)
            break;
        noun = head;
    }
    return noun;
}

static bool is_saying(const struct event_work *w, const dl_clause *c) {
    return is_past(c) && dl_order_in(&w->order, c->predicate, w->says_then);
}

bool is_of_no_day(const struct event_work *w, const dl_clause *c) {
    if (c->mark != DL_NONE && is_word(w, c->mark, "with")) return true;
    const dl_clause *above = c->function == DL_REL_CCOMP ? verb_at(w, c->under) : NULL;
    return above && above->tense == DL_TENSE_PRESENT &&
           dl_order_in(&w->order, above->predicate, w->supposes);
}

/* "told reporters after the talks", "said at a briefing following the talks": was the noun's
 * deed on the day on which VERB, undated, is said? */
static bool is_said_after(const struct event_work *w, uint32_t noun,
                          const dl_clause *verb) {
    uint8_t rel = w->trees->at[noun].rel;
    if (!verb || verb->kind == DL_CLAUSE_DEED) /* at a briefing */
        verb = clause_at(w, w->trees->at[w->trees->at[noun].head].head);
    return verb && is_saying(w, verb) && (rel == DL_REL_OBL || rel == DL_REL_NMOD) &&
           linked_by(w, noun, w->after) &&
           !is_measured(w, dl_tree_child(w->trees, noun, DL_REL_CASE));
}

/* "Ruiz, visiting Lima, told reporters": goes on while that is said. */
static bool is_said_during(const struct event_work *w, const dl_clause *c) {
    uint32_t noun = w->trees->at[c->predicate].head;
    if (c->form != DL_GERUND || noun == DL_NONE) return false;
    if (c->function == DL_REL_ADVCL) return is_saying(w, clause_at(w, noun));
    uint32_t verb = w->trees->at[noun].head;
    return c->function == DL_REL_ACL && w->trees->at[noun].rel == DL_REL_NSUBJ &&
           verb != DL_NONE && clause_at(w, verb) && is_saying(w, clause_at(w, verb));
}

/* "Talks were difficult", "tough negotiations remained": how deeds in general stand. */
static bool is_state(const struct event_work *w, uint32_t noun, const dl_clause *verb) {
    bool bare = dl_tree_child(w->trees, noun, DL_REL_DET) == DL_NONE &&
                dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS) == DL_NONE;
    return bare && (verb->kind != DL_CLAUSE_VERB ||
                    dl_order_in(&w->order, verb->predicate, w->stays));
}

/* Does sentence S name a day that was over before the article's? */
static bool names_past_day(const struct event_work *w, const dl_sentence *s) {
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= s->first + s->n) break;
        if (t->when != DL_NONE && t->type == DL_TIMEX_DATE &&
            w->whens->list.at[t->when].ends <= w->doc->published - DL_MINUTES_A_DAY)
            return true;
    }
    return false;
}

/* Does the noun of a deed tell news: "protests erupted", "made a visit"? */
static bool is_deed_told(const struct event_work *w, uint32_t noun,
                         const dl_clause *verb) {
    uint8_t rel = w->trees->at[noun].rel;
    if (w->trees->at[noun].head == DL_NONE || is_past_deed(w, noun)) return false;
    if (is_said_after(w, noun, verb)) return true;
    if (!verb) return false;
    if (rel == DL_REL_OBJ && is_right_before(w, verb)) return true;
    if (!is_past(verb)) return false;
    static const char *const told[] = { "of", "about" }; /* "spoke of an ambush" */
    if (rel == DL_REL_OBL && has_link(w, noun, told, DL_N(told))) return false;
    if (rel == DL_REL_OBJ) return verb->flags & DL_LIGHT;
    if (is_state(w, noun, verb)) return false;
    /* "said that the arrest was a mistake": known before; talks may just have ended */
    if (verb->kind != DL_CLAUSE_VERB && verb->function == DL_REL_CCOMP &&
        is_definite(w, noun) && !dl_order_in(&w->order, noun, w->talks_noun) &&
        !dl_order_in(&w->order, noun, w->meeting_noun))
        return false;
    /* "Monday's arrest led to protests": that day or behind it */
    if (rel == DL_REL_OBL && dl_order_in(&w->order, verb->predicate, w->brings_about) &&
        names_past_day(w, &w->text->sentences.at[dl_sentence_of(w->text, noun)]))
        return false;
    /* "during the first round": it may be long ago */
    if (rel == DL_REL_OBL && !is_indefinite(w, noun)) return false;
    /* "shelled it after a raid" of whatever day; "nine died after a raid" is one deed */
    if (rel == DL_REL_OBL && is_behind_verb(w, noun) &&
        !dl_order_in(&w->order, verb->predicate, w->dies))
        return false;
    return rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS || rel == DL_REL_OBL;
}

static bool is_name_told(const struct event_work *w, const dl_event *event,
                         const dl_clause *c) {
    uint32_t noun = head_of_name(w, event, c->predicate);
    if (noun == c->predicate) return is_deed_told(w, noun, clause_above(w, c));
    return is_deed_told(w, noun, clause_at(w, w->trees->at[noun].head));
}

/* "The first session broke up." */
static bool is_round_told(const struct event_work *w, const dl_event *event) {
    uint32_t noun = w->clauses->at ? name_of_deed(w, event) : DL_NONE;
    return noun != DL_NONE &&
           is_deed_told(w, noun, clause_at(w, w->trees->at[noun].head));
}

/* "has marched every Saturday" */
static bool recurs(const struct event_work *w, uint32_t verb) {
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, verb)];
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= s->first + s->n) break;
        if (t->type != DL_TIMEX_SET) continue;
        owners o = owners_of(w, &(word_run){ t->first, t->n });
        if (o.n && o.at[0] == verb) return true;
    }
    return false;
}

/* "recently filed a suit", "has met them repeatedly", "has been quiet since they left": on other
 * days than this. */
static bool is_of_other_days(const struct event_work *w, uint32_t verb) {
    const dl_clause *c = clause_at(w, verb);
    if (c && c->mark != DL_NONE && is_word(w, c->mark, "since")) return true;
    for (uint32_t at = w->trees->at[verb].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_ADVMOD &&
            dl_order_in(&w->order, at, w->other_days))
            return true;
    return recurs(w, verb);
}

/* "The agreement helped": it may have been made long before. */
static bool is_known_deal(const struct event_work *w, const dl_event *event,
                          uint32_t noun) {
    return is_type(w, event, "agreement") &&
           dl_tree_child(w->trees, noun, DL_REL_DET) != DL_NONE &&
           !is_indefinite(w, noun);
}

bool is_quoted(const struct event_work *w, const dl_event *event) {
    uint32_t s = w->speech_at[dl_token_from(w->text, event->trigger.off)];
    return s != DL_NONE && w->speeches->list.at[s].mode == DL_MODE_DIRECT;
}

bool is_main(const struct event_work *w, const dl_clause *c) {
    for (int steps = 0; steps < 4 && c; steps++) {
        if (c->function == DL_REL_ROOT || c->function == DL_REL_CCOMP) return true;
        if (c->kind == DL_CLAUSE_VERB && c->function != DL_REL_CONJ) return false;
        c = clause_above(w, c);
    }
    return false;
}

/* "official statements last month after talks": talks are not held, open or close there, and may
 * be of that day. */
static bool is_talked_of(const struct event_work *w, const dl_clause *c) {
    uint32_t noun = c->predicate, at = w->trees->at[noun].head;
    const dl_clause *verb = clause_at(w, at);
    return c->kind == DL_CLAUSE_DEED && dl_order_in(&w->order, noun, w->talks_noun) &&
           !(verb && verb->flags & DL_LIGHT) && !dl_order_in(&w->order, at, w->begins) &&
           !dl_order_in(&w->order, at, w->ends);
}

/* "seized him in May, but later freed him". */
static bool is_put_later(const struct event_work *w, const dl_clause *c) {
    for (uint32_t at = w->trees->at[c->predicate].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (at < c->predicate && dl_order_in(&w->order, at, w->later)) return true;
    return false;
}

/* Does the sentence of EVENT, told beside its main verb by clause C, name a day that was over
 * before the article's: "riots followed the killing in May, which angered many"? */
static bool is_beside_past(const struct event_work *w, const dl_event *event,
                           const dl_clause *c) {
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    /* "40,000 have died in the war that began in May" */
    bool toll = c->flags & DL_PERFECT && is_type(w, event, "attack") &&
                (dl_order_in(&w->order, c->predicate, w->dies) ||
                 dl_order_in(&w->order, c->predicate, w->slain));
    if (w->doc->published == DL_NO_TIME) return false;
    return (toll || is_talked_of(w, c) || is_put_later(w, c) || !is_main(w, c)) &&
           names_past_day(w, s);
}

uint32_t after_old(const struct event_work *w, const dl_event *event, uint32_t verb) {
    enum { WEEK = 7 * DL_MINUTES_A_DAY };
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    while (w->trees->at[verb].rel == DL_REL_CONJ) verb = w->trees->at[verb].head;
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= s->first + s->n) break;
        if (t->when == DL_NONE || w->doc->published == DL_NO_TIME ||
            w->whens->list.at[t->when].ends > w->doc->published - DL_MINUTES_A_DAY)
            continue;
        bool old = w->whens->list.at[t->when].ends <= w->doc->published - WEEK;
        uint32_t noun = t->first;
        for (int steps = 0; steps < 4 && noun != DL_NONE; steps++) {
            if (w->trees->at[noun].head == verb) break;
            noun = w->trees->at[noun].head;
        }
        if (noun < verb && w->trees->at[noun].rel == DL_REL_OBL &&
            w->trees->at[noun].head == verb && linked_by(w, noun, w->after) &&
            (old || dl_order_in(&w->order, noun, w->same_day)))
            return i;
    }
    return DL_NONE;
}

/* "Jets sank it after the crew came under fire earlier this month": is what VERB tells put behind
 * what was done days before? */
static bool is_after_clause(const struct event_work *w, uint32_t verb) {
    enum { WEEK = 7 * DL_MINUTES_A_DAY };
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, verb)];
    while (w->trees->at[verb].rel == DL_REL_CONJ) verb = w->trees->at[verb].head;
    for (uint32_t at = w->trees->at[verb].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        const dl_clause *c = clause_at(w, at);
        if (w->trees->at[at].rel != DL_REL_ADVCL || !c || c->mark == DL_NONE ||
            !dl_order_in(&w->order, c->mark, w->after))
            continue;
        uint32_t i = time_of(w, s, at);
        if (i != DL_NONE && w->whens->timexes.at[i].when != DL_NONE &&
            w->whens->list.at[w->whens->timexes.at[i].when].begins <
                w->doc->published - WEEK)
            return true;
    }
    return false;
}

/* "13,000 people died in that war": it is not of today. */
static bool is_of_war(const struct event_work *w, const dl_clause *c) {
    static const char *const in[] = { "in", "during" };
    for (uint32_t at = w->trees->at[c->predicate].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_OBL && has_link(w, at, in, DL_N(in)) &&
            dl_order_in(&w->order, at, w->war_noun) && is_definite(w, at))
            return true;
    return false;
}

/* "the round, at which both sides announced": trees may take it for the main verb. */
static bool is_told_of_which(const struct event_work *w, const dl_clause *c) {
    static const char *const which[] = { "which", "whom" };
    uint32_t at = w->trees->at[c->predicate].child;
    for (; at != DL_NONE && at < c->predicate; at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_OBL && is_among(w, at, which, DL_N(which)))
            return dl_tree_child(w->trees, at, DL_REL_CASE) != DL_NONE;
    return false;
}

/* "in which nine were killed and two were seized": told of a noun. */
static bool is_described(const struct event_work *w, const dl_clause *c) {
    for (int steps = 0; steps < 4 && c && c->kind == DL_CLAUSE_VERB; steps++) {
        if (c->function != DL_REL_CONJ) break;
        c = clause_above(w, c);
    }
    return c && (c->function == DL_REL_ACL || c->function == DL_REL_AMOD ||
                 c->function == DL_REL_ACL_RELCL || is_told_of_which(w, c));
}

/* Does the unit of time at TOKEN stand with what says which: "the days that followed", "the last
 * weeks of his term", "the day he left"? */
static bool is_stretch(const struct event_work *w, uint32_t token) {
    static const char *const of[] = { "of", "after", "before", "between" };
    static const char *const on[] = {
        "on"
    }; /* "on the second day of the raid" may be today */
    static const char *const then[] = { "following", "subsequent", "ensuing",
                                        "intervening" };
    if (!dl_order_in(&w->order, token, w->time_unit) || !is_definite(w, token))
        return false;
    for (uint32_t at = w->trees->at[token].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        if (rel == DL_REL_ACL_RELCL || is_among(w, at, then, DL_N(then)) ||
            (rel == DL_REL_NMOD && has_link(w, at, of, DL_N(of)) &&
             !has_link(w, token, on, DL_N(on))))
            return true;
    }
    return false;
}

/* "In the 90 days that followed, rebels killed", "they were seized the day he left": in a time of
 * which the article may say nothing more. */
static bool is_in_stretch(const struct event_work *w, uint32_t verb) {
    while (w->trees->at[verb].rel == DL_REL_CONJ) verb = w->trees->at[verb].head;
    for (uint32_t at = w->trees->at[verb].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        if ((rel == DL_REL_OBL || rel == DL_REL_OBL_UNMARKED) && is_stretch(w, at))
            return true;
    }
    return false;
}

/* "the 2015 accord": is a year or month that was over put before the deed at NOUN? */
static bool has_old_time(const struct event_work *w, uint32_t noun) {
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, noun)];
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= noun) break;
        word_run run = { t->first, t->n };
        owners o = owners_of(w, &run);
        if (t->when != DL_NONE && w->doc->published != DL_NO_TIME && o.n &&
            o.at[0] == noun && is_deed_time(w, &run) &&
            w->whens->list.at[t->when].grain > DL_BY_DAY &&
            w->whens->list.at[t->when].ends <= w->doc->published)
            return true;
    }
    return false;
}

/* "The truce was broken within hours", "took it within a day": so long after something else. */
static bool is_within(const struct event_work *w, uint32_t verb) {
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, verb)];
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= s->first + s->n) break;
        owners o = owners_of(w, &(word_run){ t->first, t->n });
        if (t->type == DL_TIMEX_DURATION && t->first > 0 && o.n && o.at[0] == verb &&
            is_word(w, t->first - 1, "within"))
            return true;
    }
    return false;
}

/* "The earlier attack killed nine": the deed of another day that does what C tells. */
static bool does_past_deed(const struct event_work *w, const dl_clause *c) {
    uint32_t subject = c->kind == DL_CLAUSE_VERB
                           ? dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ)
                           : DL_NONE;
    if (subject == DL_NONE) return false;
    return is_past_deed(w, subject) || has_old_time(w, subject);
}

/* "Two days later they left": it is not known behind what. */
static bool is_left_open(const struct event_work *w, const dl_sentence *s) {
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        if (w->whens->timexes.at[i].first >= s->first + s->n) break;
        if (is_later_than_nothing(w, &w->whens->timexes.at[i])) return true;
    }
    return false;
}

uint32_t stamp_below(const struct event_work *w, const dl_event *event) {
    if (event->sentence + 1 >= w->text->sentences.n) return DL_NONE;
    const dl_sentence *s = &w->text->sentences.at[event->sentence + 1];
    uint32_t i = first_time(w, s);
    bool stamped = i < w->whens->timexes.n && w->whens->timexes.at[i].stamp &&
                   w->whens->timexes.at[i].first < s->first + s->n;
    return stamped ? i : DL_NONE;
}

/* "The two states fought two wars", "the war has cost 600 lives": not done in a day. */
static bool is_of_wars(const struct event_work *w, const dl_clause *c) {
    uint32_t subject = c->kind == DL_CLAUSE_VERB && c->flags & DL_PERFECT
                           ? dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ)
                           : DL_NONE;
    if (subject != DL_NONE && dl_order_in(&w->order, subject, w->war_noun)) return true;
    uint32_t object = c->kind == DL_CLAUSE_VERB
                          ? dl_tree_child(w->trees, c->predicate, DL_REL_OBJ)
                          : DL_NONE;
    return object != DL_NONE && dl_order_in(&w->order, object, w->war_noun) &&
           dl_tree_child(w->trees, object, DL_REL_NUMMOD) != DL_NONE;
}

/* "Lund, who took office as a reformer", "Lund came to power by a coup": how somebody came to rule
 * is recalled where no day is named. */
static bool is_rise(const struct event_work *w, const dl_event *event,
                    const dl_clause *c) {
    static const char *const verbs[] = { "took", "taking", "came", "become", "became" };
    return event->sentence >= NEWS_HEAD && is_type(w, event, "appointment") &&
           is_among(w, c->predicate, verbs, DL_N(verbs));
}

bool is_news(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    /* "they failed to agree": who knows since when */
    if (event->status == DL_DENIED || is_quoted(w, event) || is_measured_off(w, event) ||
        is_measured_from(w, event) ||
        is_left_open(w, &w->text->sentences.at[event->sentence]))
        return false;
    if (!c) return is_round_told(w, event) || is_staying(w, event);
    if (is_type(w, event, "visit") && is_said_during(w, c)) return true;
    if (is_described(w, c) || is_of_no_day(w, c) || does_past_deed(w, c) ||
        is_rise(w, event, c))
        return false;
    if (is_of_other_days(w, c->predicate) || is_beside_past(w, event, c) ||
        is_in_stretch(w, c->predicate) || is_after_clause(w, c->predicate) ||
        is_of_war(w, c) || is_of_wars(w, c) || deed_within(w, event) != DL_NONE)
        return false;
    if (c->kind == DL_CLAUSE_DEED && is_type(w, event, "attack") &&
        is_definite(w, c->predicate))
        return false; /* "the blast": told before */
    if (c->kind == DL_CLAUSE_DEED)
        return is_name_told(w, event, c) && !is_known_deal(w, event, c->predicate);
    if (after_old(w, event, c->predicate) != DL_NONE ||
        (is_within(w, c->predicate) &&
         names_past_day(w, &w->text->sentences.at[event->sentence])))
        return false;
    /* "was flying to Lima" as the article came out, not "while they were talking" */
    if (is_past(c) && (!(c->flags & DL_PROGRESSIVE) || c->function == DL_REL_ROOT))
        return true;
    if (is_right_before(w, c)) return true;
    if (c->tense != DL_TENSE_PRESENT || c->form != DL_FINITE) return false;
    if (event->status == DL_ONGOING && !(c->flags & DL_PERFECT)) return true;
    return (event->sentence < NEWS_HEAD || stamp_below(w, event) != DL_NONE) &&
           c->function != DL_REL_ACL_RELCL && c->function != DL_REL_ADVCL;
}

bool is_lead(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = clause_of(w, event);
    dl_str type = w->types->list.at[event->type].name;
    if (event->sentence > 0 || !c || !is_speech_act(type) || event->speech != DL_NONE ||
        event->status != DL_OCCURRED || has_time(event) || is_quoted(w, event) ||
        is_of_long_ago(w, event))
        return false;
    bool perfect = c->tense == DL_TENSE_PRESENT && c->flags & DL_PERFECT;
    /* "asked whether he had made concessions" */
    bool past = c->tense == DL_TENSE_PAST && !(c->flags & DL_PERFECT);
    return c->kind == DL_CLAUSE_VERB && c->form == DL_FINITE && (perfect || past) &&
           (c->function == DL_REL_ROOT || c->function == DL_REL_CONJ ||
            c->function == DL_REL_CCOMP) &&
           !is_of_other_days(w, c->predicate);
}
