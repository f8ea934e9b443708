/* length.c - deeds that a length of time dates, up to the day of the article or from it.
 *
 * In:  events without a time of their own. Out: for "after two weeks of talks", "the 11-month
 *      siege" and "have been fighting for eight weeks" those weeks or months; for "released
 *      in recent days" the week before; for "on a five-day visit" the days around; for
 *      "will meet in two weeks" the week after next. Their basis is "context".
 *
 * SPDX-License-Identifier: MIT */
#include "attach_tree.h"
#include "event_when.h"

enum { MAX_CLIMB = 3 };

/* ---- what a length measures ---------------------------------------------------------------- */

/* The token of length T that the others hang on. */
static uint32_t unit_of(const struct event_work *w, const dl_timex *t) {
    for (uint32_t at = t->first; at < t->first + t->n; at++) {
        uint32_t head = w->trees->at[at].head;
        if (head == DL_NONE || head < t->first || head >= t->first + t->n) return at;
    }
    return t->first;
}

/* The noun that NOUN is joined to, "shelling" of "shelling and a ground offensive", or
 * NOUN. */
static uint32_t joined_to(const struct event_work *w, uint32_t noun) {
    const dl_branch *b = &w->trees->at[noun];
    return b->rel == DL_REL_CONJ && b->head != DL_NONE ? b->head : noun;
}

/* "arrived for five days of talks": they begin when the visit has been made. */
static bool is_of_visit(const struct event_work *w, uint32_t unit) {
    static const char *const links[] = { "for" };
    uint32_t verb = w->trees->at[unit].head;
    uint32_t i = verb == DL_NONE ? 0 : w->trigger_at[verb];
    return i && has_link(w, unit, links, DL_N(links)) &&
           dl_str_is(w->types->list.at[w->out->list.at[i - 1].type].name, "visit");
}

/* "after eight weeks of fighting", "ends a year of talks": does UNIT, the head of a length,
 * measure NOUN? */
static bool measures_noun(const struct event_work *w, uint32_t unit, uint32_t noun) {
    static const char *const of[] = { "of" };
    static const char *const within[] = { "within", "inside" };
    static const char *const ahead[] = { "another", "further" };
    static const char *const up_to[] = { "after", "in", "for", "over" };
    if (noun == DL_NONE || is_of_visit(w, unit)) return false;
    /* "we have two days of talks", somebody says: they may lie ahead */
    if (w->speech_at[unit] != DL_NONE &&
        w->speeches->list.at[w->speech_at[unit]].mode == DL_MODE_DIRECT &&
        !has_link(w, unit, up_to, DL_N(up_to)))
        return false;
    noun = joined_to(w, noun);
    return w->trees->at[noun].head == unit && w->trees->at[noun].rel == DL_REL_NMOD &&
           has_link(w, noun, of, DL_N(of)) && !has_link(w, unit, within, DL_N(within)) &&
           !is_among(w, dl_tree_child(w->trees, unit, DL_REL_DET), ahead, DL_N(ahead));
}

/* "an accord that ended five years of war": they were over with it, whenever that was. */
static bool is_ended_length(const struct event_work *w, uint32_t unit) {
    uint32_t verb = w->trees->at[unit].head;
    const dl_clause *c = verb == DL_NONE ? NULL : verb_at(w, verb);
    return c && w->trees->at[unit].rel == DL_REL_OBJ && c->tense == DL_TENSE_PAST &&
           c->modality == DL_MODALITY_NONE && dl_order_in(&w->order, verb, w->ends);
}

/* "the last two weeks of talks" */
static bool is_length_of(const struct event_work *w, uint32_t unit, uint32_t noun) {
    static const char *const of[] = { "of" };
    return noun != DL_NONE && w->trees->at[noun].head == unit &&
           w->trees->at[noun].rel == DL_REL_NMOD && has_link(w, noun, of, DL_N(of));
}

/* "the 11-month siege", "the six-month-old war": does UNIT stand before NOUN so? */
static bool is_before_noun(const struct event_work *w, uint32_t unit, uint32_t noun) {
    uint32_t head = w->trees->at[unit].head;
    if (noun == DL_NONE || unit > noun || head == DL_NONE) return false;
    if (is_word(w, head, "old")) return w->trees->at[head].head == noun;
    return head == noun && w->trees->at[unit].rel == DL_REL_COMPOUND;
}

/* "over the past two months", "in the last year", "in the two months since": T, whose
 * head is UNIT. */
static bool is_span(const struct event_work *w, const dl_timex *t, uint32_t unit) {
    static const char *const links[] = { "over", "in", "during", "within", "throughout" };
    static const char *const past[] = { "past", "last", "recent", "since" };
    static const char *const of[] = { "of" };
    /* "in the last days of its term": whenever that ended */
    uint32_t whose = dl_tree_child(w->trees, unit, DL_REL_NMOD);
    if (whose != DL_NONE && has_link(w, whose, of, DL_N(of))) return false;
    for (uint32_t at = t->first; at < t->first + t->n; at++)
        if (is_among(w, at, past, DL_N(past)))
            return has_link(w, unit, links, DL_N(links));
    return false;
}

static bool goes_on(const dl_clause *c) {
    return c && c->flags & DL_PERFECT && c->flags & DL_PROGRESSIVE &&
           c->tense == DL_TENSE_PRESENT;
}

/* The verb that UNIT hangs on, also as a word of its object or of what hangs on it: "have been
 * calling for a deal to free them for more than 90 days". */
static uint32_t verb_above(const struct event_work *w, uint32_t unit) {
    uint32_t at = w->trees->at[unit].head, found = DL_NONE;
    for (int steps = 0; steps < MAX_CLIMB && at != DL_NONE; steps++) {
        const dl_clause *c = is_passed_by(w, at) ? NULL : verb_at(w, at);
        if (c && found == DL_NONE) found = at;
        if (goes_on(c)) return at;
        if (c && c->form != DL_INFINITIVE) break;
        at = w->trees->at[at].head;
    }
    return found;
}

/* "the 20-month war in which nine men have died": is VERB what was done in NOUN up to now? */
static bool is_in_which(const struct event_work *w, uint32_t verb, uint32_t noun) {
    const dl_clause *c = verb_at(w, verb);
    return c && c->function == DL_REL_ACL_RELCL && c->under == noun &&
           c->flags & DL_PERFECT && c->tense == DL_TENSE_PRESENT;
}

/* "have called on him throughout their six-month campaign": does UNIT measure the scene of
 * what the verbs from FIRST to END tell? */
static bool measures_scene(const struct event_work *w, uint32_t unit, uint32_t first,
                           uint32_t end) {
    static const char *const links[] = { "throughout", "during", "over" };
    static const char *const in[] = { "in" };
    uint32_t noun = w->trees->at[unit].head;
    if (noun == DL_NONE || !is_before_noun(w, unit, noun)) return false;
    if (dl_order_in(&w->order, noun, w->war_noun))
        for (uint32_t at = first; at < end; at++)
            if (is_in_which(w, at, noun)) return true;
    if ((!has_link(w, noun, links, DL_N(links)) &&
         (!has_link(w, noun, in, DL_N(in)) ||
          !dl_order_in(&w->order, noun, w->war_noun))))
        return false;
    uint32_t verb = w->trees->at[noun].head;
    for (int steps = 0; steps < 2 && verb != DL_NONE; steps++) {
        const dl_clause *c = verb_at(w, verb);
        if (c && verb >= first && verb < end)
            return c->tense == DL_TENSE_PRESENT && c->flags & DL_PERFECT;
        if (c && c->form != DL_INFINITIVE) return false;
        verb = w->trees->at[verb].head;
    }
    return false;
}

/* "Over the past year they have arrested 90 and killed 20": is a verb from FIRST to END joined to
 * VERB, behind UNIT, as what the same people did? */
static bool joins_verb(const struct event_work *w, uint32_t first, uint32_t end,
                       uint32_t verb, uint32_t unit) {
    for (uint32_t at = first; at < end; at++)
        if (unit < verb && w->trees->at[at].rel == DL_REL_CONJ &&
            w->trees->at[at].head == verb && verb_at(w, at) &&
            dl_tree_child(w->trees, at, DL_REL_NSUBJ) == DL_NONE)
            return true;
    return false;
}

/* "have been fighting for eight weeks", "have met over the past year", "were killed in the past
 * year" */
static bool measures_verb(const struct event_work *w, const dl_timex *t, uint32_t unit,
                          uint32_t first, uint32_t end) {
    static const char *const links[] = { "for" };
    uint32_t verb = verb_above(w, unit);
    const dl_clause *c = verb == DL_NONE ? NULL : verb_at(w, verb);
    if (!c || !((verb >= first && verb < end) || joins_verb(w, first, end, verb, unit)))
        return false;
    bool perfect = c->tense == DL_TENSE_PRESENT && c->flags & DL_PERFECT;
    if (is_span(w, t, unit)) /* "said they had killed nine in the past year" */
        return perfect || (c->tense == DL_TENSE_PAST &&
                           (!(c->flags & DL_PERFECT) || w->speech_at[verb] != DL_NONE));
    return perfect && c->flags & DL_PROGRESSIVE && has_link(w, unit, links, DL_N(links));
}

/* "the release of hostages in recent days": is NOUN done in span T, rather than the verb
 * that has it for an object? */
static bool spans_noun(const struct event_work *w, const dl_timex *t, uint32_t unit,
                       uint32_t noun) {
    if (noun == DL_NONE || noun > unit || !is_span(w, t, unit)) return false;
    uint32_t head = w->trees->at[unit].head;
    if (head != DL_NONE && !verb_at(w, head) && head != noun)
        head = w->trees->at[head].head;
    return head != DL_NONE &&
           (head == noun || (verb_at(w, head) && w->trees->at[noun].head == head &&
                             w->trees->at[noun].rel == DL_REL_OBJ));
}

/* ---- the time that it gives ----------------------------------------------------------------- */

/* Of a length without a number as many days, weeks ... as it may be: "in recent weeks". */
static int64_t vague_count(dl_str unit) {
    static const struct {
        const char *unit;
        int count;
    } vague[] = { { "day", 7 }, { "week", 4 }, { "month", 6 }, { "year", 5 } };
    for (size_t i = 0; i < DL_N(vague); i++)
        if (dl_str_is(unit, vague[i].unit)) return vague[i].count;
    return 0;
}

/* A length: so many of a unit ("dur 8 week"). */
typedef struct {
    int64_t n;
    dl_str unit;
} count;

static bool count_of(const dl_timex *t, count *out) {
    dl_str length = dl_str_of(t->op);
    uint32_t at = dl_str_find(length, DL_LIT("dur "), 0);
    if (at == DL_NONE) return false;
    out->unit = dl_str_sub(length, at + 4, length.len);
    dl_str n = dl_str_cut(&out->unit, ' ');
    if (dl_str_is(n, "x")) out->n = vague_count(out->unit);
    if ((!dl_str_is(n, "x") && !dl_str_int(n, &out->n)) || out->n < 1) return false;
    if (dl_str_is(out->unit,
                  "year")) { /* "a year of talks" began a year ago, not in May */
        out->unit = DL_LIT("month");
        out->n *= 12;
    }
    return true;
}

/* An operation NAME that goes the length of T on or back (WHERE) from time FROM, from that of
 * the article where it is NULL; empty: there is none. */
static dl_str counted(const struct event_work *w, const dl_timex *t, const char *name,
                      const char *where, const dl_timex *from) {
    count l;
    if (!count_of(t, &l)) return (dl_str){ 0 };
    dl_str op =
        dl_str_fmt(w->mem, "%s %.*s %d %s", name, DL_ARG(l.unit), (int)l.n, where);
    return from ? dl_str_fmt(w->mem, "%.*s @ %s", DL_ARG(op), from->op) : op;
}

/* "signed on May 2 after a week of talks", "the deal reached on May 2, after a week of talks": the
 * time of what came at the end of the length of event I, whose head is UNIT; NULL: none. */
static const dl_timex *end_of(const struct event_work *w, uint32_t i, uint32_t unit) {
    enum {
        APART = 5
    }; /* tokens from that time to the length, which trees hang elsewhere */
    const dl_event *told = told_on(w, i, unit);
    const dl_sentence *s = &w->text->sentences.at[w->out->list.at[i].sentence];
    for (uint32_t k = first_time(w, s); k < w->whens->timexes.n; k++) {
        const dl_timex *t = &w->whens->timexes.at[k];
        if (t->first >= unit || !linked_by(w, unit, w->after)) break;
        if (can_date(w, t) && t->first + t->n + APART > unit) return t;
    }
    return told ? &w->whens->timexes.at[told->timex] : NULL;
}

/* "over the past month" is resolved already, "in recent weeks" is reckoned here; "over the past
 * year" began a year ago, not in January. */
static dl_str span_op(const struct event_work *w, const dl_timex *t) {
    dl_str rest = dl_str_of(t->op);
    dl_str_cut(&rest, ' ');
    dl_str unit = dl_str_cut(&rest, ' '), number = dl_str_cut(&rest, ' ');
    int64_t n = vague_count(unit);
    if (!dl_str_is(number, "x")) {
        if (!dl_str_is(unit, "year") || !dl_str_is(rest, "ago") ||
            !dl_str_int(number, &n) || n < 1)
            return dl_str_fmt(w->mem, "implied @ %s", t->op);
        return dl_str_fmt(w->mem, "implied @ window month %d ago", (int)(12 * n));
    }
    if (!n || !dl_str_is(rest, "ago")) return (dl_str){ 0 };
    return dl_str_fmt(w->mem, "implied @ window %.*s %d ago", DL_ARG(unit), (int)n);
}

/* "the six-week truce", "a forty-year treaty": the length is that of what holds, however
 * long ago it was made. */
static bool holds(const struct event_work *w, const dl_event *event) {
    dl_str type = w->types->list.at[event->type].name;
    return is_pact_type(type) || dl_str_is(type, "cooperation") ||
           dl_str_is(type, "restriction") || dl_str_is(type, "sanction");
}

/* "is on a five-day visit" began at most four days ago, and ends at most four days on; what
 * has gone on for months began so long ago. */
static dl_str around_op(const struct event_work *w, const dl_event *event,
                        const dl_timex *t) {
    count l;
    if (event->status != DL_ONGOING || holds(w, event) || !count_of(t, &l))
        return (dl_str){ 0 };
    if (!dl_str_is(l.unit, "day")) return counted(w, t, "implied @ window", "ago", NULL);
    if (l.n < 2) return (dl_str){ 0 };
    return dl_str_fmt(w->mem, "implied @ from shift day %d ago to shift day %d on",
                      (int)l.n - 1, (int)l.n - 1);
}

/* "will meet in two weeks": does UNIT say when what is to come is? */
static bool lies_in(const struct event_work *w, const dl_event *event, const dl_timex *t,
                    uint32_t unit, uint32_t first, uint32_t end) {
    static const char *const links[] = { "in" };
    if (event->status != DL_PLANNED || !has_link(w, unit, links, DL_N(links)) ||
        w->trees->at[unit].rel == DL_REL_NMOD)
        return false;
    return tree_distance(w, first, end, &(word_run){ t->first, t->n }) >= 0;
}

/* The operation of the time that length T gives event I; empty: none. */
static dl_str length_op(const struct event_work *w, uint32_t i, const dl_timex *t) {
    const dl_event *event = &w->out->list.at[i];
    uint32_t first = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    uint32_t unit = unit_of(w, t), noun = name_of_deed(w, event);
    if (lies_in(w, event, t, unit, first, end)) return counted(w, t, "shift", "on", NULL);
    if (event->status != DL_OCCURRED && event->status != DL_ONGOING) return (dl_str){ 0 };
    /* "over the past few days officers said": not a length that the words said may have */
    if (event->speech != DL_NONE &&
        (unit >= first || w->trees->at[unit].head < first || !is_span(w, t, unit)))
        return (dl_str){ 0 };
    if (dl_str_starts(dl_str_of(t->op), "window "))
        return measures_verb(w, t, unit, first, end) || spans_noun(w, t, unit, noun) ||
                       is_length_of(w, unit, noun)
                   ? span_op(w, t)
                   : (dl_str){ 0 };
    if (measures_noun(w, unit, noun) || measures_verb(w, t, unit, first, end)) {
        const dl_timex *ended = end_of(w, i, unit);
        if (!ended && is_ended_length(w, unit)) return (dl_str){ 0 };
        return counted(w, t, "implied @ window", "ago", ended);
    }
    if (measures_scene(w, unit, first, end))
        return counted(w, t, "implied @ window", "ago", NULL);
    if (!is_before_noun(w, unit, noun)) return (dl_str){ 0 };
    /* "left on Monday after a two-week raid" */
    const dl_timex *last =
        event->status == DL_OCCURRED && !holds(w, event) && linked_by(w, noun, w->after)
            ? end_of(w, i, noun)
            : NULL;
    return last ? counted(w, t, "implied @ window", "ago", last) : around_op(w, event, t);
}

void date_by_length(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        const dl_sentence *s = &w->text->sentences.at[event->sentence];
        if (has_time(event)) continue;
        for (uint32_t k = first_time(w, s); k < w->whens->timexes.n; k++) {
            const dl_timex *t = &w->whens->timexes.at[k];
            if (t->first >= s->first + s->n) break;
            if (t->type != DL_TIMEX_DURATION) continue;
            dl_str op = length_op(w, i, t);
            if (!op.len || op.len >= DL_OP_MAX) continue;
            event->timex = k;
            imply(w, event, op);
            break;
        }
    }
}
