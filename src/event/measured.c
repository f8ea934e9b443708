/* measured.c - what is told as so long after or before another.
 *
 * In:  events with the times of their own words: "met on Thursday, three days after Peru
 *      released them"; "rockets fell hours after the truce took effect on Sunday".
 * Out: the one's time from the other's, with the basis "context".
 * The length stands right before "after" or "before"; what that word marks is the one, the
 * verb above it the other. Hours and minutes are of one day, "days after" is of a week. A noun
 * may mean a deed of another sentence: "two days after the signing".
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"
#include "event_when.h"

enum {
    MAX_CLIMB = 4,
    VAGUE_DAYS = 7,
    MARK_REACH = 10, /* tokens from a mark to the verb that it stands before */
    DEEDS_BACK = 24, /* tellings that "the signing" reaches back over */
};

typedef struct {
    const char *unit; /* "day" */
    int n;            /* DL_VAGUE: some */
} length;
enum { DL_VAGUE = -1 };

static const struct {
    const char *word, *unit;
    bool same_day, some; /* "hours after"; "days after" */
} lengths[] = {
    { "minute", "day", true, false },   { "minutes", "day", true, false },
    { "moment", "day", true, false },   { "moments", "day", true, false },
    { "hour", "day", true, false },     { "hours", "day", true, false },
    { "seconds", "day", true, false },  { "just", "day", true, false },
    { "shortly", "day", true, false },  { "day", "day", false, false },
    { "days", "day", false, true },     { "week", "week", false, false },
    { "month", "month", false, false }, { "year", "year", false, false },
    { "weeks", NULL, false, true },     { "months", NULL, false, true },
    { "years", NULL, false, true },     { "decades", NULL, false, true },
};

/* ---- the words -------------------------------------------------------------------------- */

/* "dur 3 day" as a length; false: it says none that can be reckoned with. */
static bool length_of(dl_str op, length *out) {
    static const char *const units[] = { "day", "week", "month", "year" };
    int64_t n;
    if (!dl_str_starts(op, "dur ")) return false;
    dl_str_cut(&op, ' ');
    dl_str count = dl_str_cut(&op, ' ');
    bool some = dl_str_is(count, "x");
    if (!some && (!dl_str_int(count, &n) || n < 1 || n > 999)) return false;
    for (size_t i = 0; i < DL_N(units); i++)
        if (dl_str_is(op, units[i]) && (!some || i == 0)) {
            *out = (length){ units[i], some ? DL_VAGUE : (int)n };
            return true;
        }
    if (!dl_str_is(op, "hour") && !dl_str_is(op, "minute") && !dl_str_is(op, "second"))
        return false;
    if (!some && dl_str_is(op, "hour") && n % 24 == 0) {
        *out = (length){ "day", (int)n / 24 };
        return true;
    }
    *out = (length){ "day", 0 };
    return some || n <= 12;
}

/* The length expression that ends before MARK, or NULL. */
static const dl_timex *length_at(const struct event_work *w, uint32_t mark) {
    const dl_sentence *s = &w->text->sentences.at[dl_sentence_of(w->text, mark)];
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= mark) break;
        if (t->type == DL_TIMEX_DURATION && t->first + t->n == mark) return t;
    }
    return NULL;
}

/* The word of a length without a number right before MARK, "days" or "the day", among
 * LENGTHS; -1: none. "Last month after" is none. */
static int bare_length(const struct event_work *w, uint32_t mark) {
    char folded[16]; /* "Hours after" */
    dl_str word = dl_token_str(w->doc, &w->text->tokens.at[mark - 1]);
    uint32_t n = dl_utf8_fold(word, folded, sizeof folded);
    if (n > sizeof folded) return -1;
    word = (dl_str){ folded, n };
    for (size_t i = 0; i < DL_N(lengths); i++)
        if (dl_str_is(word, lengths[i].word) &&
            (lengths[i].some || lengths[i].same_day ||
             (mark > 1 && is_word(w, mark - 2, "the"))))
            return (int)i;
    return -1;
}

/* The length right before MARK; false: there is none, or a vague one. */
static bool length_before(const struct event_work *w, uint32_t mark, length *out) {
    const dl_timex *t = length_at(w, mark);
    if (t) return length_of(dl_str_of(t->op), out);
    int i = bare_length(w, mark);
    if (i < 0 || !lengths[i].unit) return false;
    *out = (length){ lengths[i].unit, lengths[i].same_day ? 0
                                      : lengths[i].some   ? DL_VAGUE
                                                          : 1 };
    return true;
}

/* 1: MARK is "after" behind a length; -1: "before"; 0: neither: "the day before, they met". */
static int side_of(const struct event_work *w, uint32_t mark) {
    bool ends = mark + 1 < w->text->tokens.n && is_word(w, mark + 1, ",");
    int side = mark == 0 || mark == DL_NONE || ends     ? 0
               : dl_order_in(&w->order, mark, w->after) ? 1
               : is_word(w, mark, "before")             ? -1
                                                        : 0;
    return side && (bare_length(w, mark) >= 0 || length_at(w, mark)) ? side : 0;
}

/* The mark behind a length that hangs on TOKEN; DL_NONE: none. */
static uint32_t mark_under(const struct event_work *w, uint32_t token) {
    const dl_branch *all = w->trees->at;
    for (uint32_t at = all[token].child; at != DL_NONE; at = all[at].next)
        if ((all[at].rel == DL_REL_MARK || all[at].rel == DL_REL_CASE ||
             all[at].rel == DL_REL_ADVMOD) &&
            at < token && token - at <= MARK_REACH && side_of(w, at))
            return at;
    return DL_NONE;
}

/* The same of a noun before the verb TOKEN: trees take "after" for a word of its subject at
 * times. */
static uint32_t mark_before(const struct event_work *w, uint32_t token) {
    const dl_branch *all = w->trees->at;
    uint32_t mark = DL_NONE;
    for (uint32_t at = all[token].child; at != DL_NONE && at < token && mark == DL_NONE;
         at = all[at].next)
        if (all[at].rel == DL_REL_NSUBJ || all[at].rel == DL_REL_NMOD)
            mark = mark_under(w, at);
    return mark;
}

/* The mark of the clause or noun TOKEN, or of the verb that the noun is told by, that stands
 * behind a length; DL_NONE: none. OTHER: the token above. */
static uint32_t mark_of(const struct event_work *w, uint32_t token, uint32_t *other) {
    static const char *const in[] = { "in", "at", "during" };
    for (int steps = 0; steps < 2 && token != DL_NONE; steps++) {
        uint8_t rel = w->trees->at[token].rel;
        uint32_t mark = mark_under(w, token);
        if (mark == DL_NONE) mark = mark_before(w, token);
        if (mark != DL_NONE) {
            *other = w->trees->at[token].head;
            return mark;
        }
        /* "two days after they died in a raid" */
        bool scene = rel == DL_REL_OBL && has_link(w, token, in, DL_N(in));
        if (rel != DL_REL_NSUBJ && rel != DL_REL_NSUBJ_PASS && rel != DL_REL_OBJ &&
            rel != DL_REL_XCOMP && !scene) /* "before they are due to meet" */
            break;
        token = w->trees->at[token].head;
    }
    return DL_NONE;
}

/* The mark that measures EVENT, and the token that it is measured from. */
static uint32_t measure_of(const struct event_work *w, const dl_event *event,
                           uint32_t *other) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    uint32_t mark = DL_NONE;
    for (; at < end && mark == DL_NONE; at++)
        if (clause_at(w, at)) mark = mark_of(w, at, other);
    return mark;
}

bool is_measured_off(const struct event_work *w, const dl_event *event) {
    return measuring_mark(w, event) != DL_NONE;
}

uint32_t measuring_mark(const struct event_work *w, const dl_event *event) {
    uint32_t other;
    return w->clauses->at ? measure_of(w, event, &other) : DL_NONE;
}

/* ---- reckoning --------------------------------------------------------------------------- */

/* Does TRIGGER tell what the verb or noun TOKEN tells: is it that, or the deed it performs? */
static bool tells(const struct event_work *w, const dl_event *event, uint32_t token) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end; at++) {
        const dl_clause *c = clause_at(w, at);
        uint8_t rel = w->trees->at[at].rel;
        if (at == token) return true;
        if (c && c->kind == DL_CLAUSE_DEED && w->trees->at[at].head == token &&
            (rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS || rel == DL_REL_OBJ))
            return true;
    }
    return false;
}

/* The event of event I's sentence that is told at TOKEN, or NULL. */
static dl_event *told_by(const struct event_work *w, uint32_t i, uint32_t token) {
    dl_event *list = w->out->list.at;
    uint32_t sentence = list[i].sentence, k = i;
    while (k > 0 && list[k - 1].sentence == sentence) k--;
    for (; k < w->out->list.n && list[k].sentence == sentence; k++)
        if (k != i && tells(w, &list[k], token)) return &list[k];
    return NULL;
}

/* Is a time of GRAIN fine enough to reckon UNIT from? */
static bool is_fine(uint8_t grain, const length *l) {
    return grain <= DL_BY_DAY || (grain <= DL_BY_WEEK && *l->unit != 'd') ||
           (grain <= DL_BY_MONTH && (*l->unit == 'm' || *l->unit == 'y')) ||
           (grain <= DL_BY_YEAR && *l->unit == 'y');
}

/* Minutes of L, at most. */
static dl_minute minutes_of(const length *l) {
    dl_minute days = *l->unit == 'd'   ? 1
                     : *l->unit == 'w' ? 7
                     : *l->unit == 'm' ? 31
                                       : 366;
    return (l->n == DL_VAGUE ? VAGUE_DAYS : l->n * days) * DL_MINUTES_A_DAY;
}

/* May EVENT have a time reckoned by L after (SIDE 1) or before WHEN? What is only
 * possible has none, a plan none that is over. */
static bool may_reckon(const struct event_work *w, const dl_event *event, uint32_t when,
                       const length *l, int side) {
    if (event->status == DL_POSSIBLE) return false;
    return event->status != DL_PLANNED || when == DL_NONE ||
           w->doc->published == DL_NO_TIME ||
           w->whens->list.at[when].ends + (side > 0 ? minutes_of(l) : 0) >
               w->doc->published;
}

/* Dates EVENT by length L after (SIDE 1) or before BASE, whose first time is TIMEX. */
static void reckon(const struct event_work *w, dl_event *event, const length *l, int side,
                   dl_str base, uint32_t timex) {
    const char *turn = side > 0 ? "on" : "ago", *at = base.len ? " @ " : "";
    dl_str op;
    if (l->n == 0)
        op = dl_str_fmt(w->mem, "implied%s%.*s", at, DL_ARG(base));
    else if (l->n == DL_VAGUE)
        op = dl_str_fmt(w->mem, "implied @ window %s %d %s%s%.*s", l->unit, VAGUE_DAYS,
                        turn, at, DL_ARG(base));
    else
        op = dl_str_fmt(w->mem, "implied @ shift %s %d %s%s%.*s", l->unit, l->n, turn, at,
                        DL_ARG(base));
    if (op.len >= DL_OP_MAX) return;
    event->timex = timex;
    imply(w, event, op);
}

/* The operation of EVENT's time without what says that it is implied; empty, of one that is
 * only the day of the article. */
static dl_str base_of(const struct event_work *w, const dl_event *event) {
    static const char implied[] = "implied";
    dl_str op = event->when_op.len ? event->when_op
                                   : dl_str_of(w->whens->timexes.at[event->timex].op);
    if (!dl_str_starts(op, implied)) return op;
    uint32_t skip = sizeof implied - 1;
    return dl_str_sub(op, op.len > skip ? skip + 3 : op.len, op.len);
}

static bool fits(const struct event_work *w, const dl_event *event, uint32_t when,
                 const length *l, int side) {
    return may_reckon(w, event, when, l, side) &&
           (when == DL_NONE || is_fine(w->whens->list.at[when].grain, l));
}

/* The time of VERB, or of the infinitive behind it: "fought to save his job Friday". */
static uint32_t time_above(const struct event_work *w, const dl_sentence *s,
                           uint32_t verb) {
    const dl_clause *c = clause_at(w, verb);
    if (!c || c->kind == DL_CLAUSE_DEED) return DL_NONE;
    uint32_t t = time_of(w, s, verb),
             behind = dl_tree_child(w->trees, verb, DL_REL_XCOMP);
    return t == DL_NONE && behind != DL_NONE ? time_of(w, s, behind) : t;
}

static bool is_modal(const struct event_work *w, uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    return c && c->kind != DL_CLAUSE_DEED &&
           (c->modality != DL_MODALITY_NONE || c->tense == DL_TENSE_FUTURE);
}

/* Is the verb TOKEN told as of the day of the article: "this comes", "media reported"? */
static bool is_of_today(const struct event_work *w, const dl_event *told,
                        uint32_t token) {
    const dl_clause *c = clause_at(w, token);
    if (!c || c->kind == DL_CLAUSE_DEED || c->form != DL_FINITE ||
        c->flags & DL_PERFECT || w->speech_at[token] != DL_NONE)
        return false;
    return (told && told->speech != DL_NONE) || c->tense == DL_TENSE_PRESENT ||
           is_word(w, token, "came");
}

/* Is its time reckoned from the day of the article? Then what it is measured from has that. */
static bool is_from_today(const dl_event *event) {
    return event->timex == DL_NONE && dl_str_starts(event->when_op, "implied @ ");
}

/* ---- from a deed of another sentence ------------------------------------------------------- */

/* "Two days after the signing": the definite noun, no deed by itself, from which the clause C is
 * measured; DL_NONE: none. */
static uint32_t deed_again(const struct event_work *w, const dl_clause *c,
                           uint32_t *mark) {
    uint32_t at = c ? w->trees->at[c->predicate].child : DL_NONE;
    for (; at != DL_NONE; at = w->trees->at[at].next) {
        /* "hours before the signing", as a word of the hours */
        uint32_t below = dl_tree_child(w->trees, at, DL_REL_NMOD);
        uint32_t noun = dl_order_in(&w->order, at, w->deed_again) ? at : below;
        if (noun == DL_NONE || !dl_order_in(&w->order, noun, w->deed_again) ||
            is_indefinite(w, noun))
            continue;
        *mark = mark_under(w, noun);
        if (*mark != DL_NONE) return noun;
    }
    return DL_NONE;
}

static uint32_t deed_before(const struct event_work *w, const dl_event *event,
                            uint32_t *mark) {
    const dl_clause *c = w->clauses->at ? clause_of(w, event) : NULL;
    for (int steps = 0; steps < 3 && c; steps++) {
        uint32_t noun = deed_again(w, c, mark);
        if (noun != DL_NONE) return noun;
        if (c->kind == DL_CLAUSE_VERB && c->function != DL_REL_CONJ) break;
        c = clause_at(w, c->under);
    }
    return DL_NONE;
}

bool is_measured_from(const struct event_work *w, const dl_event *event) {
    uint32_t mark;
    return deed_before(w, event, &mark) != DL_NONE;
}

/* The last deed before event I that NOUN can mean, or NULL. */
static const dl_event *deed_meant(const struct event_work *w, uint32_t i, uint32_t noun) {
    const dl_event *list = w->out->list.at;
    uint32_t word = w->text->tokens.at[noun].word;
    dl_str type = dl_words_spelling(
        w->words, (uint32_t)dl_words_value(w->words, word, w->deed_again));
    for (uint32_t k = i, n = 0; k-- > 0 && n < DEEDS_BACK; n++)
        if (list[k].sentence != list[i].sentence && list[k].status == DL_OCCURRED &&
            dl_str_eq(w->types->list.at[list[k].type].name, type))
            return has_time(&list[k]) ? &list[k] : NULL;
    return NULL;
}

/* "The strikes came a day after they fired": the attack told last that the subject of the verb
 * TOKEN, no event by itself, means; NULL: it means none. */
static const dl_event *raid_meant(const struct event_work *w, uint32_t i,
                                  uint32_t token) {
    enum { SENTENCES = 4 };
    const dl_event *list = w->out->list.at;
    uint32_t subject = dl_tree_child(w->trees, token, DL_REL_NSUBJ);
    if (subject == DL_NONE || w->trigger_at[subject] ||
        !(is_word(w, token, "came") || happens(w, token)) || !is_definite(w, subject) ||
        !ways_at(w, subject))
        return NULL;
    for (uint32_t k = i, n = 0; k-- > 0 && n < DEEDS_BACK; n++) {
        if (list[k].sentence + SENTENCES < list[i].sentence) return NULL;
        if (list[k].sentence != list[i].sentence && list[k].status == DL_OCCURRED &&
            is_type(w, &list[k], "attack") && has_time(&list[k]))
            return &list[k];
    }
    return NULL;
}

/* Dates EVENT from what stands above it, from token ABOVE on; TODAY: also from the day of the
 * article. */
static void date_from_above(const struct event_work *w, uint32_t i, uint32_t above,
                            const length *l, int side, bool today) {
    dl_event *event = &w->out->list.at[i];
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    for (int steps = 0; steps < MAX_CLIMB && above != DL_NONE; steps++) {
        const dl_event *other = told_by(w, i, above);
        uint32_t t = time_above(w, s, above);
        bool dated = other && has_time(other);
        if (t != DL_NONE && fits(w, event, w->whens->timexes.at[t].when, l, -side))
            reckon(w, event, l, -side, dl_str_of(w->whens->timexes.at[t].op), t);
        else if (t == DL_NONE && dated && fits(w, event, other->when, l, -side))
            reckon(w, event, l, -side, base_of(w, other), other->timex);
        if (t != DL_NONE || dated) return;
        if (is_modal(w, above)) return; /* "would be ready four months after" */
        const dl_event *raid = raid_meant(w, i, above);
        if (raid && fits(w, event, raid->when, l, -side)) {
            reckon(w, event, l, -side, base_of(w, raid), raid->timex);
            return;
        }
        if (side > 0 && today && is_of_today(w, other, above) &&
            may_reckon(w, event, DL_NONE, l, -side)) {
            reckon(w, event, l, -side, (dl_str){ 0 }, DL_NONE);
            return;
        }
        above = w->trees->at[above].head;
    }
}

/* "Announced minutes before it was to expire on Thursday": dates event I from the time of what it
 * is measured from, which is no event. */
static void date_from_below(const struct event_work *w, uint32_t i) {
    dl_event *event = &w->out->list.at[i];
    const dl_clause *c = clause_of(w, event);
    if (has_time(event) || !c || c->kind != DL_CLAUSE_VERB || c->tense != DL_TENSE_PAST ||
        event->status != DL_OCCURRED)
        return;
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    for (uint32_t at = w->trees->at[c->predicate].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        const dl_clause *below = verb_at(w, at);
        length l;
        if (!below || below->function != DL_REL_ADVCL || at < c->predicate) continue;
        uint32_t mark = mark_under(w, at), t = time_of(w, s, at);
        if (mark == DL_NONE || t == DL_NONE || w->trigger_at[at] ||
            !length_before(w, mark, &l) ||
            !fits(w, event, w->whens->timexes.at[t].when, &l, side_of(w, mark)))
            continue;
        reckon(w, event, &l, side_of(w, mark), dl_str_of(w->whens->timexes.at[t].op), t);
        return;
    }
}

/* Dates event I, "two days after the signing", from the signing that was told. */
static void date_from_deed(const struct event_work *w, uint32_t i) {
    dl_event *event = &w->out->list.at[i];
    uint32_t mark, noun = deed_before(w, event, &mark);
    length l;
    if (noun == DL_NONE || !wants_time(w, event) || !length_before(w, mark, &l)) return;
    const dl_event *other = deed_meant(w, i, noun);
    if (other && fits(w, event, other->when, &l, side_of(w, mark)))
        reckon(w, event, &l, side_of(w, mark), base_of(w, other), other->timex);
}

void date_by_measure(const struct event_work *w, bool today) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        date_from_deed(w, i);
        date_from_below(w, i);
        dl_event *event = &w->out->list.at[i];
        uint32_t above = DL_NONE, mark = measure_of(w, event, &above);
        length l;
        if (mark == DL_NONE || above == DL_NONE || !length_before(w, mark, &l)) continue;
        int side = side_of(w, mark);
        dl_event *other = told_by(w, i, above);
        if (!has_time(event))
            date_from_above(w, i, above, &l, side, today);
        else if (other && !has_time(other) && !is_from_today(event) &&
                 fits(w, other, event->when, &l, side))
            reckon(w, other, &l, side, base_of(w, event), event->timex);
    }
}
