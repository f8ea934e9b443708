/* lasting.c - deeds of several days, and on an eve.
 *
 * In:  events with the times of their own words. Out: for those that the text gives a first
 *      and a last day ("began on Monday and ended on Saturday", "from 5 May to 9 May") the
 *      days between; for "on the eve of the talks" the day after.
 * The days come from the same words as before, so their basis stays that of the words; a
 * day after is implied.
 *
 * SPDX-License-Identifier: MIT */
#include "attach_tree.h"
#include "event_when.h"

enum {                   /* tellings */
       LOOK_AROUND = 64, /* keeps long articles near linear */
       NEAR = 4,
       SINCE_REACH = 8, /* tokens from a time back to "since" */
};

/* ---- begun and ended --------------------------------------------------------------------- */

static bool begins(const struct event_work *w, uint32_t verb) {
    return dl_order_in(&w->order, verb, w->begins);
}

static bool ends(const struct event_work *w, uint32_t verb) {
    return dl_order_in(&w->order, verb, w->ends);
}

/* Does the verb's clause C tell of the deed whose trigger goes from FIRST to END? */
static bool is_about(const struct event_work *w, const dl_clause *c, uint32_t first,
                     uint32_t end) {
    for (uint32_t i = c->first; i < c->first + c->n; i++) {
        const dl_argument *a = &w->clauses->arguments.at[i];
        bool doer = a->function == DL_FUNCTION_SUBJECT ||
                    (a->function == DL_FUNCTION_OBJECT && c->flags & DL_PASSIVE);
        if (doer && a->head >= first && a->head < end) return true;
    }
    return c->function == DL_REL_ACL_RELCL && c->under >= first && c->under < end;
}

/* The same, also for the second of joined verbs that have one subject. */
static bool tells_of(const struct event_work *w, const dl_clause *c, uint32_t first,
                     uint32_t end) {
    if (is_about(w, c, first, end)) return true;
    const dl_branch *b = &w->trees->at[c->predicate];
    if (b->rel != DL_REL_CONJ ||
        dl_tree_child(w->trees, c->predicate, DL_REL_NSUBJ) != DL_NONE)
        return false;
    const dl_clause *above = verb_at(w, b->head);
    return above && is_about(w, above, first, end);
}

uint32_t time_of(const struct event_work *w, const dl_sentence *s, uint32_t verb) {
    uint32_t best = DL_NONE;
    int least = 0;
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= s->first + s->n) break;
        if (!can_date(w, t) || w->speech_at[t->first] != w->speech_at[verb]) continue;
        int steps = tree_distance(w, verb, verb + 1, &(word_run){ t->first, t->n });
        if (steps < 0 || (best != DL_NONE && steps >= least)) continue;
        best = i;
        least = steps;
    }
    return best;
}

/* Gives EVENT the days that OP says, with time expression A the first; none where OP makes no sense
 * though SURE, its times being known. */
static void set_op(const struct event_work *w, dl_event *event, uint32_t a, dl_str op,
                   bool sure) {
    dl_when when;
    if (op.len >= DL_OP_MAX) return;
    bool known = dl_when_resolve(op, w->doc->published, &when, NULL);
    if (!known && sure) return;
    event->timex = a;
    event->when_op = op;
    event->when = DL_NONE;
    if (!known) return;
    *DL_PUSH(w->mem, &w->whens->list) = when;
    event->when = w->whens->list.n - 1;
}

/* Gives EVENT the days from time expression A to B. */
static void set_days(const struct event_work *w, dl_event *event, uint32_t a,
                     uint32_t b) {
    const dl_timex *list = w->whens->timexes.at;
    set_op(w, event, a, dl_str_fmt(w->mem, "from %s to %s", list[a].op, list[b].op),
           list[a].when != DL_NONE && list[b].when != DL_NONE);
}

/* "has killed nine", "had carried out raids": does EVENT tell what was done up to some time? */
static bool is_up_to(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    if (c && c->kind == DL_CLAUSE_DEED) c = clause_at(w, c->under);
    return c && c->kind == DL_CLAUSE_VERB && c->flags & DL_PERFECT &&
           !(c->flags & DL_NEGATED);
}

uint32_t since_before(const struct event_work *w, const dl_timex *t) {
    for (uint32_t at = t->first, steps = 0; at > 0 && steps < SINCE_REACH; steps++) {
        if (w->text->tokens.at[--at].kind == DL_PUNCT) return DL_NONE;
        if (is_word(w, at, "since")) return at;
    }
    return DL_NONE;
}

/* Does TOKEN hang on the verb VERB, or on what nouns of that have with them: "have died in the war
 * pitting rebels against troops since May"? */
static bool is_under(const struct event_work *w, uint32_t token, uint32_t verb) {
    enum { CLIMB = 4 };
    for (int steps = 0; steps < CLIMB; steps++) {
        token = w->trees->at[token].head;
        if (token == DL_NONE || token == verb) break;
        const dl_clause *c = verb_at(w, token);
        if (c && (c->form == DL_FINITE || c->form == DL_INFINITIVE)) return false;
    }
    return token == verb;
}

/* "Since the coup in May, nine have been killed", "the war, which began in May, has killed nine":
 * the time behind "since" in the clause of EVENT, though it is that of another deed, or of its
 * start; DL_NONE: none. */
static uint32_t time_since(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    if (!c || c->kind != DL_CLAUSE_VERB || c->flags & DL_NEGATED) return DL_NONE;
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= s->first + s->n) break;
        word_run run = { t->first, t->n };
        if (!can_date(w, t)) continue;
        if (is_of_start_alone(w, c->predicate, c->predicate + 1, &run)) return i;
        uint32_t from = since_before(w, t);
        if (from != DL_NONE && is_compared_between(w, c->predicate, from)) continue;
        uint32_t what = from == DL_NONE ? DL_NONE : w->trees->at[from].head;
        if (what != DL_NONE && is_under(w, what, c->predicate)) return i;
    }
    return DL_NONE;
}

/* "began on Monday and has since killed nine" */
static bool is_since_then(const struct event_work *w, const dl_event *event) {
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    return c && c->kind == DL_CLAUSE_VERB && c->predicate > 0 && c->flags & DL_PERFECT &&
           is_word(w, c->predicate - 1, "since");
}

/* "Have been killed since May": from then to the day of the article. */
static void reach_today(const struct event_work *w, dl_event *event) {
    bool lasts = event->status == DL_ONGOING ||
                 (event->status == DL_OCCURRED && is_up_to(w, event));
    bool news = dl_str_is(event->when_op, "implied"); /* its day is that of the article */
    if (!lasts || (event->when_op.len && !news)) return;
    uint32_t i = event->timex == DL_NONE ? time_since(w, event) : event->timex;
    if (i == DL_NONE) return;
    const dl_timex *t = &w->whens->timexes.at[i];
    uint32_t from = since_before(w, t), own = dl_token_from(w->text, event->trigger.off);
    if (event->timex != DL_NONE && from == DL_NONE && !is_since_then(w, event)) return;
    if (from != DL_NONE && own > from && own < t->first) return; /* "since the coup" */
    uint32_t noun = w->clauses->at ? name_of_deed(w, event) : DL_NONE;
    word_run run = { t->first, t->n }; /* "since the 2001 coup" */
    if (noun != DL_NONE && from != DL_NONE &&
        (w->trees->at[from].head == noun || is_deed_time(w, &run)))
        return;
    set_op(w, event, i, dl_str_fmt(w->mem, "from %s to unit day 0", t->op), true);
}

static void join_days(const struct event_work *w, dl_event *event) {
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    uint32_t first = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    uint32_t a = DL_NONE, b = DL_NONE;
    for (uint32_t at = s->first; at < s->first + s->n; at++) {
        const dl_clause *c = verb_at(w, at);
        if (!c || (!begins(w, at) && !ends(w, at)) || !tells_of(w, c, first, end))
            continue;
        uint32_t t = time_of(w, s, at);
        if (begins(w, at) && a == DL_NONE) a = t;
        if (ends(w, at)) b = t;
    }
    if (a != DL_NONE && b != DL_NONE && a != b) set_days(w, event, a, b);
}

/* ---- from one day to another ------------------------------------------------------------- */

static bool is_day(const struct event_work *w, uint32_t i) {
    const dl_timex *t = &w->whens->timexes.at[i];
    return t->type == DL_TIMEX_DATE && !t->stamp &&
           (t->when == DL_NONE || w->whens->list.at[t->when].grain >= DL_BY_DAY);
}

/* "Thursday", "Friday": is B the weekday behind A? */
static bool are_next_days(const dl_timex *a, const dl_timex *b) {
    dl_str x = dl_str_of(a->op), y = dl_str_of(b->op);
    int64_t m, n;
    if (!dl_str_is(dl_str_cut(&x, ' '), "weekday") ||
        !dl_str_is(dl_str_cut(&y, ' '), "weekday"))
        return false;
    return dl_str_int(dl_str_cut(&x, ' '), &m) && dl_str_int(dl_str_cut(&y, ' '), &n) &&
           n == m % 7 + 1;
}

/* "from Monday to Thursday", "on Thursday and Friday": the expression behind that of EVENT. */
static void join_next(const struct event_work *w, dl_event *event) {
    static const char *const on[] = { "on", "for" };
    static const char *const from[] = { "from", "between" };
    static const char *const to[] = { "to", "until", "till", "through" };
    uint32_t i = event->timex;
    if (i == DL_NONE || i + 1 >= w->whens->timexes.n) return;
    const dl_timex *t = &w->whens->timexes.at[i], *next = t + 1;
    if (t->first == 0 || next->first != t->first + t->n + 1 || !is_day(w, i) ||
        !is_day(w, i + 1))
        return;
    if (is_among(w, t->first - 1, on, DL_N(on)) && is_word(w, next->first - 1, "and") &&
        are_next_days(t, next))
        set_days(w, event, i, i + 1);
    if (!is_among(w, t->first - 1, from, DL_N(from))) return;
    bool between = is_word(w, t->first - 1, "between");
    if (between ? is_word(w, next->first - 1, "and")
                : is_among(w, next->first - 1, to, DL_N(to)))
        set_days(w, event, i, i + 1);
}

/* "has denied it since Monday", "since it invaded Chile on May 4": is the time of EVENT that of its
 * beginning, or of a clause that "since" opens? */
static bool is_of_since(const struct event_work *w, const dl_event *event) {
    enum { CLIMB = 4 };
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    if (since_before(w, t) != DL_NONE) return true;
    uint32_t token = w->clauses->at ? t->first : DL_NONE;
    for (int steps = 0; token != DL_NONE && steps < CLIMB; steps++) {
        const dl_clause *c = verb_at(w, token);
        if (c)
            return c != clause_of(w, event) && c->function == DL_REL_ADVCL &&
                   is_word(w, c->mark, "since");
        token = w->trees->at[token].head;
    }
    return false;
}

void reach_today_since(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->speech == DL_NONE)
            reach_today(w, event);
        else if (event->timex != DL_NONE &&
                 is_of_since(w, event)) { /* "has denied it since Monday" */
            event->timex = event->when = DL_NONE;
            event->when_op = (dl_str){ 0 };
        }
    }
}

/* ---- eves --------------------------------------------------------------------------------- */

/* "on the eve of the talks": the token of "eve", or DL_NONE. */
static uint32_t eve_of(const struct event_work *w, const dl_event *event) {
    uint32_t noun = name_of_deed(w, event);
    uint32_t eve = noun == DL_NONE ? DL_NONE : w->trees->at[noun].head;
    if (eve == DL_NONE || w->trees->at[noun].rel != DL_REL_NMOD) return DL_NONE;
    return is_word(w, eve, "eve") ? eve : DL_NONE;
}

/* The event near event I that is told at TOKEN with a time of its own, or NULL. */
static const dl_event *dated_at(const struct event_work *w, uint32_t i, uint32_t token) {
    const dl_event *list = w->out->list.at;
    uint32_t off = w->text->tokens.at[token].off;
    for (uint32_t k = i > NEAR ? i - NEAR : 0; k < w->out->list.n && k < i + NEAR; k++)
        if (list[k].timex != DL_NONE && !list[k].when_op.len &&
            off >= list[k].trigger.off && off < list[k].trigger.off + list[k].trigger.len)
            return &list[k];
    return NULL;
}

const dl_event *told_on(const struct event_work *w, uint32_t i, uint32_t token) {
    const dl_event *told = NULL;
    uint32_t at = w->trees->at[token].head;
    for (int steps = 0; steps < 3 && at != DL_NONE && !told; steps++) {
        told = dated_at(w, i, at);
        at = w->trees->at[at].head;
    }
    return told;
}

/* "the talks, scheduled for Tuesday": does T say so of NOUN? */
static bool is_set_right_behind(const struct event_work *w, uint32_t noun,
                                const dl_timex *t) {
    return t->first > noun + 2 && t->first <= noun + 4 &&
           dl_order_in(&w->order, t->first - 2, w->fixed_for);
}

/* The time of the deed of which the word "eve" at EVE of sentence S tells: "on the eve of Tuesday's
 * talks"; DL_NONE: it has none. */
static uint32_t time_of_eve(const struct event_work *w, const dl_sentence *s,
                            uint32_t eve) {
    uint32_t noun = dl_tree_child(w->trees, eve, DL_REL_NMOD);
    for (uint32_t k = first_time(w, s); noun != DL_NONE && k < w->whens->timexes.n; k++) {
        const dl_timex *t = &w->whens->timexes.at[k];
        if (t->first >= s->first + s->n) break;
        if (t->first > eve && can_date(w, t) && is_day(w, k) &&
            (t->when == DL_NONE || w->whens->list.at[t->when].grain <= DL_BY_DAY) &&
            (hangs_on(w, t->first, noun) || is_set_right_behind(w, noun, t)))
            return k;
    }
    return DL_NONE;
}

/* The time on whose eve EVENT is told, by its verb or one beside that: "said on the eve
 * of Tuesday's talks"; DL_NONE: none. */
static uint32_t eve_told(const struct event_work *w, const dl_event *event) {
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    const dl_clause *c = clause_of(w, event);
    if (!c || c->kind != DL_CLAUSE_VERB || event->status != DL_OCCURRED) return DL_NONE;
    for (uint32_t at = s->first; at < s->first + s->n; at++) {
        uint32_t verb = is_word(w, at, "eve") ? w->trees->at[at].head : DL_NONE;
        if (verb != DL_NONE && w->trees->at[verb].rel == DL_REL_ADVCL &&
            verb != c->predicate)
            verb = w->trees->at[verb].head;
        if (verb == c->predicate && w->speech_at[at] == DL_NONE)
            return time_of_eve(w, s, at);
    }
    return DL_NONE;
}

/* Dates EVENT a day before time expression K. */
static void put_day_before(const struct event_work *w, dl_event *event, uint32_t k) {
    dl_str op =
        dl_str_fmt(w->mem, "implied @ shift day 1 ago @ %s", w->whens->timexes.at[k].op);
    if (op.len >= DL_OP_MAX) return;
    event->timex = k;
    imply(w, event, op);
}

void date_by_eve(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        uint32_t day = has_time(event) ? DL_NONE : eve_told(w, event);
        if (day != DL_NONE) put_day_before(w, event, day);
    }
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        uint32_t eve = has_time(event) ? DL_NONE : eve_of(w, event);
        if (eve == DL_NONE || w->speech_at[eve] != DL_NONE) continue;
        const dl_event *told = told_on(w, i, eve);
        dl_str op = told ? dl_str_fmt(w->mem, "implied @ shift day 1 on @ %s",
                                      w->whens->timexes.at[told->timex].op)
                         : DL_LIT("implied @ shift day 1 on");
        if (op.len < DL_OP_MAX) imply(w, event, op);
    }
}

/* ---- phases ------------------------------------------------------------------------------- */

static bool is_in_phase(const struct event_work *w, const dl_event *event,
                        const char *phase) {
    bool round = is_type(w, event, "talk_round");
    const dl_field *field = round ? get_field(w, event, "phase") : NULL;
    return field && dl_str_is(field->text, phase);
}

/* "opened on Monday. ... The third round ended on Saturday": the Monday before that, where
 * another lies nearer to the day of the article. */
static void put_before(const struct event_work *w, dl_event *opened,
                       const dl_event *ended) {
    const dl_timex *t = &w->whens->timexes.at[opened->timex];
    if (opened->when_op.len || opened->when == DL_NONE || ended->when == DL_NONE ||
        w->whens->list.at[opened->when].begins < w->whens->list.at[ended->when].ends ||
        !dl_str_starts(dl_str_of(t->op), "weekday "))
        return;
    dl_str op = dl_str_fmt(w->mem, "shift day 7 ago @ %s", t->op);
    set_op(w, opened, opened->timex, op, true);
}

static bool same_event(const dl_event *list, uint32_t i, uint32_t k) {
    uint32_t a = list[i].same_as == DL_NONE ? i : list[i].same_as;
    uint32_t b = list[k].same_as == DL_NONE ? k : list[k].same_as;
    return a == b;
}

void order_phases(const struct event_work *w) {
    dl_event *list = w->out->list.at;
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        if (list[i].timex == DL_NONE || !is_in_phase(w, &list[i], "ended")) continue;
        uint32_t low = i > LOOK_AROUND ? i - LOOK_AROUND : 0;
        for (uint32_t k = low; k < w->out->list.n && k < i + LOOK_AROUND; k++)
            if (list[k].timex != DL_NONE && is_in_phase(w, &list[k], "opened") &&
                same_event(list, i, k))
                put_before(w, &list[k], &list[i]);
    }
}

/* "at the end of 2014": its last month, though "by the end" may be any. */
static void narrow_end(const struct event_work *w, dl_event *event) {
    static const char mod[] = "mod END in ";
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    uint32_t word = t->first;
    while (word < t->first + t->n && !is_word(w, word, "end")) word++;
    if (event->when == DL_NONE || w->whens->list.at[event->when].grain != DL_BY_YEAR ||
        !dl_str_starts(dl_str_of(t->op), mod) || word == t->first + t->n ||
        t->first == 0 || !is_word(w, t->first - 1, "at"))
        return;
    dl_str op =
        dl_str_fmt(w->mem, "mod APPROX in nth -1 month in %s", t->op + sizeof mod - 1);
    set_op(w, event, event->timex, op, true);
}

void join_times(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->timex == DL_NONE || event->speech != DL_NONE) continue;
        if (w->clauses->at) join_days(w, event);
        if (!event->when_op.len) join_next(w, event);
        if (!event->when_op.len) narrow_end(w, event);
    }
}
