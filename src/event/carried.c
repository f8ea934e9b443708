/* carried.c - times of what is said in a clause that a dated one carries along.
 *
 * In:  statements without a time of their words; the times of the verbs above them. Out: those
 *      times, with the basis "context".
 * Who speaks "as" something happens, or is met, asked or blamed when he speaks, does so on that
 * day. What is said "after" or "before" may be days off.
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

/* Is the noun at TOKEN part of what the verb above it tells: its subject, its object, "by him",
 * "with him"? Then that verb; else DL_NONE. */
static uint32_t verb_over(const struct event_work *w, uint32_t token) {
    static const char *const with[] = { "by", "with" };
    while (w->trees->at[token].rel == DL_REL_APPOS) token = w->trees->at[token].head;
    uint8_t rel = w->trees->at[token].rel;
    bool part = rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS || rel == DL_REL_OBJ ||
                ((rel == DL_REL_OBL || rel == DL_REL_OBL_AGENT) &&
                 has_link(w, token, with, DL_N(with)));
    uint32_t verb = part ? w->trees->at[token].head : DL_NONE;
    return verb != DL_NONE && verb_at(w, verb) ? verb : DL_NONE;
}

/* "met Ruiz, who said", "blamed by Ruiz, who said": told of the same hour. */
static bool goes_on(const struct event_work *w, const dl_clause *c) {
    uint32_t subject = dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ);
    return c->tense == DL_TENSE_PAST && c->form == DL_FINITE &&
           !(c->flags & DL_PERFECT) && subject != DL_NONE && subject > 0 &&
           is_word(w, subject, "who") && w->text->tokens.at[subject - 1].kind == DL_PUNCT;
}

/* "grew as Ruiz criticised", "was bleak, with Ruiz saying", "issued a statement saying". */
static bool is_at_once(const struct event_work *w, const dl_clause *c) {
    static const char *const as[] = { "as", "while", "when" };
    if (c->flags & DL_PERFECT) return false;
    if (c->mark == DL_NONE) return c->form == DL_GERUND;
    if (is_word(w, c->mark, "with")) return c->form == DL_GERUND;
    return is_among(w, c->mark, as, DL_N(as)) && c->tense == DL_TENSE_PAST;
}

bool is_said_later(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    uint32_t at = c ? w->trees->at[c->predicate].child : DL_NONE;
    for (; at != DL_NONE && at < c->predicate; at = w->trees->at[at].next)
        if (at + 1 == c->predicate && dl_order_in(&w->order, at, w->later)) return true;
    return false;
}

/* "pulled out after warning": of the same month, if not of the same day. */
static bool is_shortly_before(const struct event_work *w, const dl_clause *c) {
    return c->form == DL_GERUND && c->mark != DL_NONE && is_word(w, c->mark, "after") &&
           !is_measured(w, c->mark);
}

/* The predicate that carries the clause C along; DL_NONE: none. */
static uint32_t carrier(const struct event_work *w, const dl_clause *c) {
    switch (c->function) {
    case DL_REL_ADVCL:
        return is_at_once(w, c) || is_shortly_before(w, c) ? c->under : DL_NONE;
    case DL_REL_ACL:
        return c->form == DL_GERUND && c->mark == DL_NONE ? verb_over(w, c->under)
                                                          : DL_NONE;
    case DL_REL_ACL_RELCL: return goes_on(w, c) ? verb_over(w, c->under) : DL_NONE;
    case DL_REL_CONJ: /* "said on Sunday that ... but would not say" */
        return dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ) == DL_NONE ? c->under
                                                                              : DL_NONE;
    default: return DL_NONE;
    }
}

/* Is time T a day, or a MONTH or year, and none to come? */
static bool is_past_time(const struct event_work *w, const dl_timex *t, bool month) {
    if (t->when == DL_NONE) return !month;
    const dl_when *when = &w->whens->list.at[t->when];
    return (month ? when->grain >= DL_BY_MONTH : when->grain <= DL_BY_DAY) &&
           (w->doc->published == DL_NO_TIME ||
            when->begins < w->doc->published + DL_MINUTES_A_DAY);
}

void date_carried(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->speech == DL_NONE || has_time(event) || is_said_later(w, event))
            continue;
        const dl_clause *c = clause_of(w, event);
        uint32_t verb = c && c->kind == DL_CLAUSE_VERB ? carrier(w, c) : DL_NONE;
        if (verb == DL_NONE || verb > c->predicate) continue;
        const dl_clause *above = clause_at(w, verb);
        if (!above || above->kind == DL_CLAUSE_DEED || above->tense != DL_TENSE_PAST ||
            above->flags & DL_PERFECT)
            continue;
        uint32_t t = time_of(w, &w->text->sentences.at[event->sentence], verb);
        bool before = c->function == DL_REL_ADVCL && is_shortly_before(w, c);
        if (t != DL_NONE && is_past_time(w, &w->whens->timexes.at[t], before))
            imply_by(w, event, t);
    }
}
