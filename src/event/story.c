/* story.c - deeds told in one go with a sentence that has its time: "On Thursday she closed
 * the border. She then freed 40 prisoners."
 *
 * In:  events without a time, told in the simple past. Out: the time of the sentence before,
 *      with the basis "context".
 * A pronoun as subject, or a word such as "then", says that the story goes on; it does for
 * a few sentences, until one has a time of its own.
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

enum { STORY_SENTENCES = 2 }; /* behind the one that has the time */

static bool is_past_verb(const struct event_work *w, uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    return c && c->kind == DL_CLAUSE_VERB && c->tense == DL_TENSE_PAST &&
           c->form == DL_FINITE;
}

/* "Rebels took Lima on Monday, police said": the verb of what is told, where CUE, at its end, only
 * gives the source; else CUE. */
static uint32_t verb_told(const struct event_work *w, uint32_t cue) {
    for (uint32_t at = w->trees->at[cue].child; at != DL_NONE && at < cue;
         at = w->trees->at[at].next) {
        uint32_t i = w->speech_at[at];
        if (i == DL_NONE || !is_past_verb(w, at)) continue;
        const dl_speech *said = &w->speeches->list.at[i];
        if (said->mode == DL_MODE_INDIRECT && cue >= said->cue_first &&
            cue < said->cue_first + said->cue_n)
            return at;
    }
    return cue;
}

/* The verb that the others of sentence S hang on, if it is in the past and not said by
 * somebody, but for one that is only named as the source; DL_NONE: none. */
static uint32_t main_verb(const struct event_work *w, const dl_sentence *s) {
    for (uint32_t at = s->first; at < s->first + s->n; at++)
        if (w->trees->at[at].head == DL_NONE && is_past_verb(w, at) &&
            w->speech_at[at] == DL_NONE)
            return verb_told(w, at);
    return DL_NONE;
}

/* "had met them before": a story may begin so ("On Monday they had just sat down"), but what
 * goes on so goes back. */
static bool goes_back(const struct event_work *w, uint32_t verb) {
    return clause_at(w, verb)->flags & DL_PERFECT;
}

/* Does the sentence of VERB go on with what the one before told, which was within a DAY? */
static bool goes_on(const struct event_work *w, uint32_t verb, bool day) {
    static const char *const they[] = { "he", "she", "they", "it", "both" };
    static const char *const then[] = { "then", "afterwards" };
    for (uint32_t at = w->trees->at[verb].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        bool subject = rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS;
        if (subject && is_among(w, at, they, DL_N(they))) return true;
        if (rel == DL_REL_ADVMOD && w->trees->at[at].child == DL_NONE &&
            (is_among(w, at, then, DL_N(then)) || (day && is_word(w, at, "later"))))
            return true; /* not "two days later" */
    }
    return false;
}

/* Can T be the time of a story: was it over then? */
static bool is_past_time(const struct event_work *w, const dl_timex *t) {
    return t->when != DL_NONE && w->doc->published != DL_NO_TIME && !t->stamp &&
           w->whens->list.at[t->when].ends <= w->doc->published;
}

/* Is expression I a day or a month, which what the story goes on with has too? It may
 * take years. */
static bool is_short(const struct event_work *w, uint32_t i) {
    return w->whens->list.at[w->whens->timexes.at[i].when].grain <= DL_BY_MONTH;
}

static bool is_day(const struct event_work *w, uint32_t i) {
    return w->whens->list.at[w->whens->timexes.at[i].when].grain <= DL_BY_DAY;
}

/* Is expression I of more than a week ago? */
static bool is_old(const struct event_work *w, uint32_t i) {
    return w->whens->list.at[w->whens->timexes.at[i].when].ends <
           w->doc->published - 7 * (dl_minute)DL_MINUTES_A_DAY;
}

/* "They were eating when it went off" */
static bool is_when(const struct event_work *w, const dl_clause *c, uint32_t verb) {
    return c->function == DL_REL_ADVCL && c->under == verb && c->mark != DL_NONE &&
           is_word(w, c->mark, "when");
}

/* Is EVENT told by VERB, by one joined to it, or by what happened then? */
static bool is_told_by(const struct event_work *w, const dl_event *event, uint32_t verb) {
    const dl_clause *c = clause_of(w, event);
    if (!c) return false;
    uint32_t at = c->predicate;
    const dl_branch *b = &w->trees->at[at];
    if (is_when(w, c, verb)) return true;
    static const char *const in[] = { "at", "during" };
    if (c->kind == DL_CLAUSE_DEED &&
        (b->rel == DL_REL_OBJ || b->rel == DL_REL_NSUBJ || b->rel == DL_REL_NSUBJ_PASS ||
         (b->rel == DL_REL_OBL && has_link(w, at, in, DL_N(in)))))
        at = b->head;
    return at == verb || (at != DL_NONE && w->trees->at[at].rel == DL_REL_CONJ &&
                          w->trees->at[at].head == verb);
}

/* Where a story is at: the time of the last sentence that had one. */
typedef struct {
    uint32_t timex; /* DL_NONE: none, or not a past one */
    uint32_t steps; /* sentences since */
} story;

/* Moves STORY on to sentence I. The time that it gives to that; DL_NONE: none. */
static uint32_t tell_on(const struct event_work *w, uint32_t verb, const dl_sentence *s,
                        story *at) {
    uint32_t own = verb == DL_NONE ? DL_NONE : time_of(w, s, verb);
    if (own != DL_NONE) {
        bool past = is_past_time(w, &w->whens->timexes.at[own]);
        *at = (story){ past ? own : DL_NONE, 0 };
        return DL_NONE;
    }
    if (verb == DL_NONE || goes_back(w, verb) || at->steps++ >= STORY_SENTENCES)
        at->timex = DL_NONE;
    return at->timex;
}

const bool *date_by_story(const struct event_work *w) {
    bool *old = DL_NEW_N(w->mem, bool, w->text->sentences.n);
    story at = { DL_NONE, 0 };
    for (uint32_t i = 0, k = 0; i < w->text->sentences.n && w->clauses->at; i++) {
        const dl_sentence *s = &w->text->sentences.at[i];
        uint32_t verb = main_verb(w, s), t = tell_on(w, verb, s, &at);
        if (t == DL_NONE) continue;
        bool on = goes_on(w, verb, is_day(w, t)) && is_short(w, t);
        old[i] = is_old(w, t);
        if (!on && !old[i]) at.timex = DL_NONE;
        while (k < w->out->list.n && w->out->list.at[k].sentence < i) k++;
        for (; k < w->out->list.n && w->out->list.at[k].sentence == i && on; k++)
            if (wants_time(w, &w->out->list.at[k]) &&
                is_told_by(w, &w->out->list.at[k], verb))
                imply_by(w, &w->out->list.at[k], t);
    }
    return old;
}
