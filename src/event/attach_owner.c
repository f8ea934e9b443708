/* attach_owner.c - where a time of a sentence hangs in its tree, and what that alone tells.
 *
 * In:  a time, trees and clauses. Out: the tokens above it; whether it lies ahead of what a
 *      verb tells, belongs to what the verb judges, or is only compared with.
 *
 * SPDX-License-Identifier: MIT */
#include "apart.h"
#include "attach_tree.h"
#include "event_when.h"

bool is_deed(const struct event_work *w, uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    return c && c->kind == DL_CLAUSE_DEED;
}

/* The token of a run that hangs on nothing in it. */
uint32_t top_of(const struct event_work *w, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++) {
        uint32_t head = w->trees->at[at].head;
        if (w->trees->at[at].rel != DL_REL_PUNCT &&
            (head == DL_NONE || head < first || head >= end))
            return at;
    }
    return first;
}

bool has_case(const struct event_work *w, uint32_t token, const char *const *words,
              size_t n) {
    return is_among(w, dl_tree_child(w->trees, token, DL_REL_CASE), words, n);
}

static bool is_due(const struct event_work *w, uint32_t token) {
    return is_word(w, token, "due") && !clause_at(w, token);
}

/* "It was on Monday that rebels took Lima": the verb behind "that" where T is its root; DL_NONE: no
 * such clause. */
static uint32_t verb_cleft(const struct event_work *w, const word_run *t) {
    uint32_t at = t->first + t->n, top = top_of(w, t->first, at);
    if (at >= w->text->tokens.n || !is_word(w, at, "that") ||
        dl_tree_child(w->trees, top, DL_REL_COP) == DL_NONE ||
        !is_word(w, dl_tree_child(w->trees, top, DL_REL_NSUBJ), "it"))
        return DL_NONE;
    uint32_t verb = w->trees->at[at].head;
    return verb != DL_NONE && clause_at(w, verb) ? verb : DL_NONE;
}

/* "On Tuesday, a day into the truce, rebels said": where the tree takes the time at the head of a
 * sentence for its root, the first verb that tells something; DL_NONE: there is none. */
static uint32_t verb_behind(const struct event_work *w, const word_run *t) {
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, t->first)];
    for (uint32_t at = t->first + t->n; at < s->first + s->n; at++) {
        const dl_clause *c = clause_at(w, at);
        if (c && c->kind == DL_CLAUSE_VERB && c->form == DL_FINITE &&
            c->tense != DL_TENSE_PRESENT && c->function != DL_REL_ACL_RELCL &&
            c->function != DL_REL_ADVCL)
            return at;
    }
    return DL_NONE;
}

/* "freed nine men held by the rebels on Monday": who keeps them has done so for long. */
static bool is_kept_by(const struct event_work *w, uint32_t token) {
    return is_word(w, token, "held") &&
           dl_tree_child(w->trees, token, DL_REL_OBL_AGENT) != DL_NONE &&
           w->order.mention_at[w->trees->at[token].head] != DL_NONE;
}

bool is_passed_by(const struct event_work *w, uint32_t token) {
    const dl_clause *c = clause_at(w, token), *above;
    if (!c || c->kind != DL_CLAUSE_VERB) return false;
    if (c->function == DL_REL_ACL)
        return c->form == DL_PARTICIPLE &&
               (dl_order_in(&w->order, token, w->blamed_on) || is_kept_by(w, token));
    above = c->function == DL_REL_XCOMP ? clause_at(w, w->trees->at[token].head) : NULL;
    return above && above->form == DL_PARTICIPLE && above->function == DL_REL_ACL &&
           c->mark == DL_NONE && dl_tree_child(w->trees, token, DL_REL_MARK) == DL_NONE;
}

static bool has_subject(const struct event_work *w, uint32_t verb) {
    return dl_tree_child(w->trees, verb, DL_REL_NSUBJ) != DL_NONE ||
           dl_tree_child(w->trees, verb, DL_REL_NSUBJ_PASS) != DL_NONE;
}

/* "In a letter read out on Monday, he said": does T end what opens its sentence, in which the
 * trees take a word for a verb? "At least nine were killed on Monday, he said" opens with none. */
static bool ends_opening(const struct event_work *w, const word_run *t) {
    static const char *const counts[] = { "least", "most" };
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, t->first)];
    uint32_t end = t->first + t->n, head = w->trees->at[top_of(w, t->first, end)].head;
    const dl_clause *c = head == DL_NONE ? NULL : clause_at(w, head);
    if (!c || c->kind != DL_CLAUSE_VERB || c->function != DL_REL_CCOMP ||
        has_subject(w, head) || !dl_order_in(&w->order, s->first, w->amid) ||
        is_among(w, s->first + 1, counts, DL_N(counts)) || end >= s->first + s->n ||
        !is_word(w, end, ","))
        return false;
    for (uint32_t at = s->first; at < t->first; at++)
        if (w->text->tokens.at[at].kind == DL_PUNCT) return false;
    return true;
}

bool is_trying(const struct event_work *w, uint32_t verb) {
    const dl_clause *c = verb == DL_NONE ? NULL : verb_at(w, verb);
    return c && c->form == DL_GERUND && dl_order_in(&w->order, verb, w->tries);
}

/* "fired on a crowd trying to storm it on Monday": is the predicate of C what somebody tries? */
static bool is_tried(const struct event_work *w, const dl_clause *c) {
    uint32_t verb = w->trees->at[c->predicate].head;
    return c->form == DL_INFINITIVE && c->function == DL_REL_XCOMP && is_trying(w, verb);
}

/* "threatened to strike last week", "rejected a plan to leave on Tuesday": nobody wants done what
 * T, which is over, would date. Is the verb at TOKEN told in the past as such a position? */
static bool is_position(const struct event_work *w, uint32_t token) {
    uint32_t i = w->trigger_at[token];
    const dl_clause *c = clause_at(w, token);
    return i && c && c->kind == DL_CLAUSE_VERB && c->tense == DL_TENSE_PAST &&
           is_speech_act(w->types->list.at[w->out->list.at[i - 1].type].name);
}

/* "last week", "on Monday" of what was done, "on May 8" a few days later: other months may be those
 * to come, as in "invited him for October 16". */
static bool is_told_past(const struct event_work *w, const dl_timex *t) {
    enum { LATELY = 31 * DL_MINUTES_A_DAY };
    dl_str op = dl_str_of(t->op);
    bool past = dl_str_ends(op, " past");
    if (past && (dl_str_find(op, DL_LIT("month "), 0) != DL_NONE ||
                 dl_str_find(op, DL_LIT("monthday "), 0) != DL_NONE))
        return w->whens->list.at[t->when].grain <= DL_BY_DAY &&
               w->whens->list.at[t->when].begins > w->doc->published - LATELY;
    return past || dl_str_ends(op, " ago") || dl_str_ends(op, " last");
}

/* "to answer the threat of Norland's test last week": may T be that of somebody's deed, whose noun
 * stands right before it? */
static bool is_behind_owned(const struct event_work *w, const word_run *t) {
    uint32_t noun = t->first - 1;
    return t->first > 0 && w->trees->at[noun].rel == DL_REL_NMOD &&
           dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS) != DL_NONE;
}

bool is_only_wanted(const struct event_work *w, uint32_t token, const word_run *t) {
    const dl_clause *c = clause_at(w, token);
    uint32_t above = w->trees->at[token].head;
    if (!c || c->kind != DL_CLAUSE_VERB || c->form != DL_INFINITIVE || above == DL_NONE ||
        c->flags & DL_PERFECT || t->first < token || is_behind_owned(w, t))
        return false;
    const dl_timex *time = timex_of(w, t);
    dl_minute today = w->doc->published - w->doc->published % DL_MINUTES_A_DAY;
    if (!time || time->when == DL_NONE || w->doc->published == DL_NO_TIME ||
        w->whens->list.at[time->when].ends > today || !is_told_past(w, time))
        return false;
    if (c->function == DL_REL_ACL) above = w->trees->at[above].head; /* "a plan to" */
    return above != DL_NONE && is_position(w, above);
}

owners owners_of(const struct event_work *w, const word_run *t) {
    owners o = { .n = 0 };
    uint32_t at = top_of(w, t->first, t->first + t->n);
    uint32_t verb = verb_cleft(w, t);
    if (verb != DL_NONE || (w->trees->at[at].head == DL_NONE && !clause_at(w, at)) ||
        ends_opening(w, t)) {
        if (verb == DL_NONE) verb = verb_behind(w, t);
        if (verb == DL_NONE) return o;
        return (owners){ .at = { verb }, .n = 1, .before = true };
    }
    while (o.n < MAX_STEPS) {
        uint32_t head = w->trees->at[at].head;
        if (head == DL_NONE) break;
        if (!o.n) o.before = t->first < head;
        /* "is offering notes due 1997": only they are due then */
        if (is_due(w, at) && !is_deed(w, head)) break;
        at = head;
        if (is_passed_by(w, head) || is_trying(w, head) ||
            (!o.n && is_only_wanted(w, head, t)))
            continue;
        o.at[o.n++] = head;
        const dl_clause *c = clause_at(w, head);
        if (c && c->kind != DL_CLAUSE_DEED && !is_tried(w, c)) break;
    }
    return o;
}

const dl_timex *timex_of(const struct event_work *w, const word_run *t) {
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, t->first)];
    uint32_t i = first_time(w, s), n = w->whens->timexes.n;
    while (i < n && w->whens->timexes.at[i].first < t->first) i++;
    return i < n && w->whens->timexes.at[i].first == t->first ? &w->whens->timexes.at[i]
                                                              : NULL;
}

/* Does time T come after the day of the article? */
static bool lies_ahead(const struct event_work *w, const word_run *t) {
    const dl_timex *time = timex_of(w, t);
    return time && time->when != DL_NONE && w->doc->published != DL_NO_TIME &&
           w->whens->list.at[time->when].begins > w->doc->published;
}

bool is_ahead_of(const struct event_work *w, uint32_t verb, const word_run *t) {
    const dl_clause *c = clause_at(w, verb);
    return c && c->kind == DL_CLAUSE_VERB && c->tense == DL_TENSE_PAST &&
           c->form == DL_FINITE && c->modality == DL_MODALITY_NONE && lies_ahead(w, t);
}

bool is_over_there(const struct event_work *w, const word_run *t) {
    owners o = owners_of(w, t);
    const dl_clause *c = o.n == 1 ? clause_at(w, o.at[0]) : NULL;
    return c && c->kind == DL_CLAUSE_VERB && c->form == DL_FINITE &&
           c->predicate < t->first && c->modality == DL_MODALITY_WOULD;
}

bool is_past_of(const struct event_work *w, uint32_t trigger, uint32_t end,
                const word_run *t) {
    for (uint32_t at = trigger; at < end; at++) {
        uint32_t deed = dl_tree_child(w->trees, at, DL_REL_OBJ);
        bool its = deed >= trigger && deed < end; /* "issued a statement tonight" */
        if (deed != DL_NONE && !its && is_deed(w, deed) && is_ahead_of(w, at, t))
            return true;
    }
    return false;
}

bool hangs_on(const struct event_work *w, uint32_t token, uint32_t noun) {
    for (int steps = 0; steps < 2 * MAX_STEPS && token != DL_NONE; steps++) {
        if (token == noun) return true;
        token = w->trees->at[token].head;
    }
    return false;
}

/* Has VERB another time than T? */
static bool has_other_time(const struct event_work *w, uint32_t verb, const word_run *t) {
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, verb)];
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *other = &w->whens->timexes.at[i];
        if (other->first >= s->first + s->n) break;
        owners o = owners_of(w, &(word_run){ other->first, other->n });
        if (other->first != t->first && can_date(w, other) && o.n &&
            o.at[o.n - 1] == verb)
            return true;
    }
    return false;
}

bool is_dated_past(const struct event_work *w, uint32_t verb) {
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, verb)];
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= s->first + s->n) break;
        owners o = owners_of(w, &(word_run){ t->first, t->n });
        if (t->first > verb && can_date(w, t) && o.n && o.at[o.n - 1] == verb &&
            t->when != DL_NONE && w->doc->published != DL_NO_TIME &&
            w->whens->list.at[t->when].ends <= w->doc->published)
            return true;
    }
    return false;
}

bool is_judged(const struct event_work *w, uint32_t noun, uint32_t verb,
               const word_run *t) {
    const dl_timex *time = timex_of(w, t);
    uint32_t before = t->first;
    if (!time || !is_deed(w, noun) || t->first < noun ||
        (!dl_order_in(&w->order, verb, w->accuse) &&
         !dl_order_in(&w->order, verb, w->recalls) &&
         !dl_order_in(&w->order, verb, w->praise)))
        return false;
    while (before > noun && dl_order_in(&w->order, before - 1, w->order.sets.preposition))
        before--;
    if (before == 0 || !hangs_on(w, before - 1, noun)) return false;
    return (time->when != DL_NONE && w->whens->list.at[time->when].grain > DL_BY_DAY) ||
           has_other_time(w, verb, t);
}

bool is_judged_time(const struct event_work *w, uint32_t trigger, uint32_t end,
                    const word_run *t) {
    for (uint32_t at = trigger; at < end; at++) {
        uint32_t verb = w->trees->at[at].head;
        if (w->trees->at[at].rel == DL_REL_OBJ && verb != DL_NONE &&
            is_judged(w, at, verb, t))
            return true;
    }
    return false;
}

/* "The talks followed a round on Monday": does T, behind what the trigger follows, date that? */
static bool is_of_followed(const struct event_work *w, uint32_t trigger, uint32_t end,
                           const word_run *t) {
    static const char *const follows[] = { "follow", "follows", "followed" };
    uint32_t noun = top_of(w, trigger, end), verb = w->trees->at[noun].head;
    if (w->trees->at[noun].rel != DL_REL_NSUBJ || !is_among(w, verb, follows, 3))
        return false;
    uint32_t before = dl_tree_child(w->trees, verb, DL_REL_OBJ);
    return before != DL_NONE && t->first > before &&
           (is_deed(w, before) || dl_order_in(&w->order, before, w->round_noun));
}

bool is_time_of_object(const struct event_work *w, uint32_t trigger, uint32_t end,
                       const word_run *t) {
    if (is_of_followed(w, trigger, end, t)) return true;
    for (uint32_t at = trigger; at < end; at++) {
        uint32_t deed = dl_tree_child(w->trees, at, DL_REL_OBJ);
        if (deed != DL_NONE && is_judged(w, deed, at, t)) return true;
    }
    return false;
}

bool is_deed_time(const struct event_work *w, const word_run *t) {
    static const char *const apart[] = { "over", "about", "of", "against", "ahead" };
    static const char *const when[] = { "on", "in" };
    owners o = owners_of(w, t);
    uint32_t top = top_of(w, t->first, t->first + t->n);
    uint32_t link = dl_tree_child(w->trees, top, DL_REL_CASE);
    /* "of the 28 July vote": the article, which the time begins with, is the noun's */
    bool within = w->trees->at[t->first].rel == DL_REL_DET &&
                  w->trees->at[t->first].head >= t->first + t->n;
    /* "during March talks": so is the preposition; but "its meeting on May 5 proposals by" */
    if (t->first > 0 && w->trees->at[top].rel == DL_REL_COMPOUND && o.n &&
        !is_among(w, t->first - 1, when, DL_N(when)))
        within |= w->trees->at[t->first - 1].head == o.at[0];
    if (t->first > 0 && !within &&
        dl_order_in(&w->order, t->first - 1, w->order.sets.preposition))
        return o.n && w->trees->at[top].rel == DL_REL_NMOD_POSS && is_deed(w, o.at[0]) &&
               (is_behind_verb(w, o.at[0]) || /* "after Monday's vote" */
                has_link(w, o.at[0], apart, DL_N(apart)));
    uint32_t i = 0; /* "the 2015 Iran deal": over what stands between */
    while (i + 1 < o.n && !is_deed(w, o.at[i]) &&
           w->trees->at[o.at[i]].rel == DL_REL_COMPOUND)
        i++;
    return o.n && o.before && is_deed(w, o.at[i]) && (link == DL_NONE || link > top);
}

bool is_compared(const struct event_work *w, uint32_t trigger, uint32_t end,
                 const word_run *t) {
    static const char *const since[] = { "since" };
    const dl_timex *time = timex_of(w, t);
    uint32_t from = time ? since_before(w, time) : DL_NONE;
    for (uint32_t at = trigger; at < end && from != DL_NONE; at++) {
        const dl_clause *c = clause_at(w, at); /* "have not met since May" */
        bool no = is_word(w, dl_tree_child(w->trees, at, DL_REL_DET), "no");
        if (no && c && c->kind == DL_CLAUSE_DEED) c = clause_at(w, c->under);
        if (c && (no || c->flags & DL_NEGATED) && c->flags & DL_PERFECT) return true;
    }
    if (!has_case(w, top_of(w, t->first, t->first + t->n), since, DL_N(since)))
        return false;
    owners o = owners_of(w, t); /* "the visit was his first since May" */
    if (o.n && (dl_order_in(&w->order, o.at[0], w->compared) ||
                (from != DL_NONE && is_compared_between(w, o.at[0], from))))
        return true;
    for (uint32_t at = trigger; at < end; at++)
        for (uint32_t k = w->trees->at[at].child; k != DL_NONE; k = w->trees->at[k].next)
            if (w->trees->at[k].rel == DL_REL_AMOD &&
                dl_order_in(&w->order, k, w->compared))
                return true;
    return false;
}

/* The first clause of which a token from FIRST to END is the predicate; NULL: none. */
static const dl_clause *clause_of_run(const struct event_work *w, uint32_t first,
                                      uint32_t end) {
    const dl_clause *c = NULL;
    for (uint32_t at = first; at < end && !c; at++) c = clause_at(w, at);
    return c;
}

/* "called it useless the next day": does T end its sentence, a day that is over? */
static bool ends_with(const struct event_work *w, const word_run *t) {
    const dl_timex *time = timex_of(w, t);
    uint32_t next = t->first + t->n;
    return time && time->when != DL_NONE && w->doc->published != DL_NO_TIME &&
           w->whens->list.at[time->when].grain <= DL_BY_DAY &&
           w->whens->list.at[time->when].ends <= w->doc->published + DL_MINUTES_A_DAY &&
           (next >= w->text->tokens.n || is_word(w, next, "."));
}

bool hangs_on_cue(const struct event_work *w, uint32_t trigger, uint32_t end,
                  const word_run *t) {
    owners o = owners_of(w, t);
    const dl_clause *c = clause_of_run(w, trigger, end);
    if (!o.n || t->first < end || !c || c->tense != DL_TENSE_PAST ||
        (!is_word(w, t->first - 1, "on") && !ends_with(w, t)))
        return false; /* "condemned the May 3 vote" */
    uint32_t at = o.at[0];
    if (w->trees->at[at].rel == DL_REL_OBJ && !is_judged(w, at, w->trees->at[at].head, t))
        at = w->trees->at[at].head; /* "welcomed the truce on Sunday" */
    return at >= trigger && at < end;
}

bool hangs_directly(const struct event_work *w, uint32_t trigger, uint32_t end,
                    const word_run *t) {
    owners o = owners_of(w, t);
    const dl_clause *c = clause_of_run(w, trigger, end);
    return o.n && o.at[0] >= trigger && o.at[0] < end && t->first >= end && c &&
           c->tense == DL_TENSE_PAST;
}

bool is_of_halt(const struct event_work *w, uint32_t trigger, uint32_t end,
                const word_run *t) {
    uint32_t noun = top_of(w, trigger, end), verb = w->trees->at[noun].head;
    uint8_t rel = w->trees->at[noun].rel;
    if (verb == DL_NONE || (rel != DL_REL_OBJ && rel != DL_REL_NSUBJ_PASS) ||
        !dl_order_in(&w->order, noun, w->talks_noun) ||
        !dl_order_in(&w->order, verb, w->halted))
        return false;
    owners o = owners_of(w, t);
    return o.n && o.at[0] == verb;
}

bool is_of_stop(const struct event_work *w, uint32_t trigger, uint32_t end,
                const word_run *t) {
    owners o = owners_of(w, t);
    uint32_t verb = o.n ? o.at[o.n - 1] : DL_NONE;
    const dl_clause *c = verb == DL_NONE ? NULL : clause_at(w, verb);
    return c && c->function == DL_REL_ACL && c->form == DL_PARTICIPLE &&
           (verb < trigger || verb >= end) && dl_order_in(&w->order, verb, w->broken_off);
}

/* "have been killed in the war that rebels launched in May" */
static bool is_war_set_off(const struct event_work *w, uint32_t verb) {
    return is_word(w, verb, "launched") &&
           dl_order_in(&w->order, w->trees->at[verb].head, w->war_noun);
}

bool is_of_start_alone(const struct event_work *w, uint32_t trigger, uint32_t end,
                       const word_run *t) {
    owners o = owners_of(w, t);
    uint32_t verb = o.n ? o.at[0] : DL_NONE;
    const dl_clause *c = clause_of_run(w, trigger, end);
    return verb != DL_NONE && (verb < trigger || verb >= end) && c &&
           c->flags & DL_PERFECT && w->trees->at[verb].rel == DL_REL_ACL_RELCL &&
           (dl_order_in(&w->order, verb, w->begins) || is_war_set_off(w, verb));
}

bool is_remembered(const struct event_work *w, uint32_t trigger, uint32_t end) {
    uint32_t noun = top_of(w, trigger, end), of = w->trees->at[noun].head;
    return of != DL_NONE && is_deed(w, noun) &&
           dl_order_in(&w->order, of, w->anniversary);
}

/* "The attacks on the tenth anniversary of 9/11": is T the time of what is remembered? */
static bool is_remembered_time(const struct event_work *w, uint32_t noun,
                               const word_run *t) {
    static const char *const of[] = { "of" };
    uint32_t top = top_of(w, t->first, t->first + t->n), above = w->trees->at[top].head;
    return above != DL_NONE && above < t->first && has_case(w, top, of, DL_N(of)) &&
           dl_order_in(&w->order, above, w->anniversary) && !hangs_on(w, noun, above);
}

bool is_of_anniversary(const struct event_work *w, uint32_t trigger, uint32_t end,
                       const word_run *t) {
    if (is_remembered_time(w, top_of(w, trigger, end), t)) return true;
    uint32_t noun = top_of(w, trigger, end), of = w->trees->at[noun].head;
    const dl_timex *time = timex_of(w, t);
    if (!is_remembered(w, trigger, end)) return false;
    enum { BESIDE = 2 }; /* tokens: "the coup of 1999" */
    bool named = time && time->when != DL_NONE &&
                 w->whens->list.at[time->when].basis == DL_EXPLICIT && t->first > noun &&
                 t->first <= noun + BESIDE;
    owners o = owners_of(w, t); /* "of the attack on Peru on October 7" */
    bool day = time && dl_str_starts(dl_str_of(time->op), "monthday ");
    bool below = o.n && hangs_on(w, o.at[0], noun) && (day || o.at[0] != noun);
    return !named && !below && !(t->first > of && t->first < noun);
}

bool is_of_joined(const struct event_work *w, uint32_t trigger, uint32_t end,
                  const word_run *t) {
    uint32_t noun = top_of(w, trigger, end), first = w->trees->at[noun].head;
    owners o = owners_of(w, t);
    return is_deed(w, noun) && w->trees->at[noun].rel == DL_REL_CONJ &&
           first != DL_NONE && o.n && o.at[0] == first && is_deed(w, first) &&
           t->first > first && t->first < noun &&
           dl_tree_child(w->trees, noun, DL_REL_DET) != DL_NONE;
}

bool is_of_another(const struct event_work *w, uint32_t trigger, const word_run *t) {
    owners o = owners_of(w, t);
    uint32_t verb = o.n ? o.at[o.n - 1] : DL_NONE;
    const dl_clause *c = clause_at(w, trigger);
    bool purpose = c && c->form == DL_INFINITIVE && w->trees->at[trigger].head == verb;
    if (verb == DL_NONE || t->first > trigger || purpose) return false;
    /* "will vote on Monday on a resolution calling for a truce" */
    const dl_clause *above = clause_at(w, verb);
    bool below =
        w->trees->at[trigger].rel == DL_REL_OBL && /* "fled in May after riots" */
        w->trees->at[trigger].head == verb;
    bool beside = t->first + t->n == trigger; /* "the envoy on Monday said" */
    bool apart = o.n == 1 && !below && !beside && verb < t->first && above &&
                 above->kind == DL_CLAUSE_VERB && above->form != DL_PARTICIPLE &&
                 !(above->flags & (DL_LIGHT | DL_PASSIVE));
    return apart ||
           (w->trigger_at[verb] && w->trigger_at[verb] != w->trigger_at[trigger]);
}
