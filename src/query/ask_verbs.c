/* ask_verbs.c - words of a question that name an event only with others: "call for",
 * "strike", "broker".
 *
 * In:  the words of a question, what it asks for.
 * Out: types of events.
 *
 * SPDX-License-Identifier: MIT */
#include "ask_inside.h"

/* A strike is of workers or an attack; where nothing says which, either. */
const char *ask_strike_of(ask_reading *r, int i, bool noun) {
    if (ask_word_is(r, i - 1, "air missile drone rocket military bomb artillery")) {
        r->at[i - 1].taken = true;
        return "attack";
    }
    if (ask_word_is(r, i - 1, "on")) return "protest";
    for (int k = r->start; k < r->n; k++)
        if (ask_word_is(r, k,
                        "union unions worker workers seamen miners dockers teachers "
                        "nurses drivers farmers students hunger labour labor wage pay"))
            return "protest";
    for (int k = r->start; k < r->n; k++)
        if (noun && ask_is_one(r->at[k].verb, "begin end start last continue call join"))
            return "protest";
    return noun ? "attack protest" : "attack";
}

void ask_call_off(ask_reading *r) {
    r->called_off = r->out->called_off = true;
    if (r->out->kind == DL_ASK_WHO)
        r->out->kind = DL_ASK_EVENTS; /* by whom, no event says */
}

/* Verbs of two words, "call for", "be against": they count before any other. */
bool ask_read_phrasal(ask_reading *r) {
    enum { REACH = 3 }; /* "call the talks off" */
    for (int i = r->start - 1; i < r->n; i++) {
        if (i < 0 || r->at[i].mention != DL_NONE) continue;
        for (int k = i + 1; k < r->n && k <= i + REACH; k++) {
            const ask_phrasal *p = ask_phrasal_of(r->at[i].verb, r->at[k].word);
            if (!p || (ask_as_noun(r, i) && !ask_word_is(r, i, "called calls"))) continue;
            r->out->types = p->types;
            if (p->stage) r->out->stage = p->stage;
            r->out->asks_target &= !dl_str_is(r->at[i].verb, "be"); /* "who is against" */
            r->verb = r->act = i;
            r->active = true;
            r->at[i].types = p->types;
            r->at[k].taken = true;
            if (p->status) ask_call_off(r);
            return true;
        }
    }
    return false;
}

/* What is brokered, and the talks about it: who brokers is told of these. */
const char *ask_brokered(const char *types) {
    static const struct {
        const char *type, *with;
    } list[] = {
        { "ceasefire", "ceasefire talk_round meeting" },
        { "agreement", "agreement talk_round meeting" },
        { "release", "release talk_round meeting" },
    };
    for (size_t i = 0; i < DL_N(list); i++)
        if (strcmp(types, list[i].type) == 0) return list[i].with;
    return "talk_round meeting";
}

bool ask_is_strange(const ask_reading *r) {
    const asked_word *w = &r->at[r->start];
    if (r->out->kind != DL_ASK_WHO || r->active || r->start >= r->n ||
        !ask_word_is(r, r->start - 1, "who"))
        return false;
    return !w->taken && !w->types && w->mention == DL_NONE && !ask_is_stop(r, r->start) &&
           !ask_is_phase(w->verb);
}
