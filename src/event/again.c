/* again.c - what a sentence tells a second time without its verb.
 *
 * In:  events of verbs with the times of their words. Out: one more for what "and" joins to
 *      them with a time of its own: "He visited Oslo on Monday and Lima on Tuesday", "freed
 *      two men on Friday and four more on Saturday", "met in Oslo on Monday and in Lima on
 *      Friday".
 * The words that are new, the remnant, stand between "and" and the second time, or behind
 * that: somebody, so many of them, a place, or somebody and a place. All else is that of the
 * first.
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

enum {
    REMNANT = 9, /* tokens, at most */
    TAIL = 4,    /* of "in the capital Lima" between the first time and "and" */
};

typedef struct {
    uint32_t first, end; /* tokens of what is new */
    uint32_t time;       /* the timex beside them */
    uint32_t place;      /* mention, or DL_NONE */
    uint32_t who;        /* mention, or DL_NONE */
    bool bare;           /* somebody behind no preposition */
} remnant;

static bool is_link(const struct event_work *w, uint32_t at, const char *word) {
    return at < w->text->tokens.n && is_word(w, at, word);
}

/* Is there a word in FIRST .. END that no remnant has: a verb, a mark, another link? */
static bool breaks_off(const struct event_work *w, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++) {
        uint8_t pos = w->trees->at[at].pos;
        if (pos == DL_POS_VERB || pos == DL_POS_AUX || pos == DL_POS_SCONJ ||
            pos == DL_POS_CCONJ || pos == DL_POS_PRON || pos == DL_POS_PUNCT ||
            w->trigger_at[at])
            return true;
    }
    return false;
}

/* The first time expression of the sentence at or behind token AT that can date an event. */
static uint32_t time_from(const struct event_work *w, const dl_sentence *s, uint32_t at) {
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= s->first + s->n) break;
        if (t->first >= at && can_date(w, t) && t->when != DL_NONE) return i;
    }
    return DL_NONE;
}

/* Does the part of the sentence end at AT: with a stop, or with what brings in another clause? */
static bool ends_at(const struct event_work *w, const dl_sentence *s, uint32_t at) {
    static const char *const links[] = { "after", "before", "as", "while", "when" };
    return at >= s->first + s->n || w->trees->at[at].pos == DL_POS_PUNCT ||
           is_among(w, at, links, DL_N(links));
}

/* The "and" behind the time T, or behind the place that follows it; DL_NONE: none. */
static uint32_t joint_behind(const struct event_work *w, const dl_timex *t) {
    uint32_t at = t->first + t->n, end = at + TAIL;
    if (is_link(w, at, "in") || is_link(w, at, "at"))
        while (at < end && at < w->text->tokens.n && !is_word(w, at, "and") &&
               w->trees->at[at].pos != DL_POS_PUNCT)
            at++;
    if (is_link(w, at, ",")) at++;
    return is_link(w, at, "and") ? at : DL_NONE;
}

static bool is_placed(const struct event_work *w, uint32_t m) {
    uint8_t kind = w->mentions->list.at[m].kind;
    return kind == DL_ACTOR_PLACE || kind == DL_ACTOR_COUNTRY;
}

/* Reads who and where in the words of R. */
static void read_remnant(const struct event_work *w, remnant *r) {
    static const char *const at_place[] = { "in", "at", "near" };
    static const char *const links[] = { "in", "at",      "near", "with", "to",
                                         "on", "against", "from", "of",   "for" };
    uint32_t link = DL_NONE;
    r->place = r->who = DL_NONE;
    r->bare = !is_among(w, r->first, links, DL_N(links));
    for (uint32_t at = r->first; at < r->end; at++) {
        if (is_among(w, at, links, DL_N(links))) link = at;
        uint32_t m = w->order.mention_at[at];
        if (m == DL_NONE || w->mentions->list.at[m].first != at ||
            w->mentions->list.at[m].first + w->mentions->list.at[m].n > r->end)
            continue;
        bool there = link != DL_NONE && is_among(w, link, at_place, DL_N(at_place));
        if (there && is_placed(w, m) && r->place == DL_NONE)
            r->place = m;
        else if (r->who == DL_NONE)
            r->who = m;
        at += w->mentions->list.at[m].n - 1;
    }
}

/* The remnant behind the time T of the first telling; false: none. */
static bool find_remnant(const struct event_work *w, const dl_sentence *s,
                         const dl_timex *t, remnant *r) {
    static const char *const on[] = { "on", "in", "at" };
    uint32_t joint = joint_behind(w, t);
    if (joint == DL_NONE) return false;
    uint32_t next = time_from(w, s, joint + 1);
    if (next == DL_NONE) return false;
    const dl_timex *second = &w->whens->timexes.at[next];
    uint32_t from = second->first, behind = second->first + second->n;
    bool linked = from > joint + 1 && is_among(w, from - 1, on, DL_N(on));
    from -= linked;
    if (from == joint + 1 && !linked) return false; /* "on May 2 and 3 in Lima": one */
    if (from > joint + 1) {
        *r = (remnant){ .first = joint + 1, .end = from, .time = next };
        if (!ends_at(w, s, behind)) return false;
    } else {
        uint32_t end = behind;
        while (!ends_at(w, s, end) && end <= behind + REMNANT) end++;
        *r = (remnant){ .first = behind, .end = end, .time = next };
    }
    if (r->end <= r->first || r->end - r->first > REMNANT ||
        breaks_off(w, r->first, r->end) || second->when == t->when ||
        w->whens->list.at[second->when].grain != w->whens->list.at[t->when].grain)
        return false;
    read_remnant(w, r);
    return true;
}

/* The part of EVENT that stands behind its trigger, or the subject of a passive: whom a second
 * telling names anew; parts.n: none. */
static uint32_t part_told(const struct event_work *w, const dl_event *event,
                          uint32_t verb) {
    const dl_clause *c = verb_at(w, verb);
    uint32_t found = event->parts.n;
    for (uint32_t i = event->parts.n; i-- > 0;) {
        uint32_t head = w->mentions->list.at[event->parts.at[i].mention].head;
        if (head > verb || (c && c->flags & DL_PASSIVE && head < verb)) found = i;
    }
    return found;
}

/* The number that the words of R begin with, or DL_NONE. */
static uint32_t number_in(const struct event_work *w, const remnant *r) {
    for (uint32_t at = r->first; at < r->end; at++)
        if (w->number_at[at]) return at;
    return DL_NONE;
}

/* Makes what R tells of the second event out of what FIRST told of the first. */
static bool tell_of(const struct event_work *w, const dl_event *first, uint32_t verb,
                    const remnant *r, dl_event *event) {
    uint32_t told = part_told(w, first, verb), number = number_in(w, r);
    bool visit = is_type(w, first, "visit"), placed = r->place != DL_NONE;
    *event = *first;
    memset(&event->parts, 0, sizeof event->parts);
    memset(&event->fields, 0, sizeof event->fields);
    event->place = r->place;
    if (visit && r->who != DL_NONE && is_placed(w, r->who)) {
        event->place = r->who;
        const dl_mention *m = &w->mentions->list.at[r->who];
        set_span(w, event, "to", dl_token_span(w->text, m->first, m->n));
        placed = true;
    }
    bool anew = !visit && (r->who != DL_NONE || (r->bare && number != DL_NONE));
    if (!placed && !anew) return false;
    if (anew && told == first->parts.n) return false;
    for (uint32_t i = 0; i < first->parts.n; i++) {
        dl_part part = first->parts.at[i];
        if (anew && i == told && r->who == DL_NONE) continue;
        if (anew && i == told) part.mention = r->who;
        if (anew && i > told && part.role == first->parts.at[told].role) continue;
        *DL_PUSH(w->mem, &event->parts) = part;
    }
    for (uint32_t i = 0; i < first->fields.n; i++) {
        const dl_field *old = &first->fields.at[i];
        const dl_event_type *type = &w->types->list.at[event->type];
        if (type->fields[old->field].kind == DL_FIELD_SPAN && anew) continue;
        if (type->fields[old->field].kind == DL_FIELD_SPAN && visit) continue;
        dl_field copy = *old;
        if (type->fields[old->field].kind == DL_FIELD_NUMBER) {
            if (number == DL_NONE) continue;
            copy.number = (int64_t)w->text->numbers.at[w->number_at[number] - 1].value;
            copy.text = number_words(w, number);
        }
        *DL_PUSH(w->mem, &event->fields) = copy;
    }
    return true;
}

/* "imposed sanctions on Norland in May and on Sundria in June": those of June are not of May. */
static void drop_parts_of(const struct event_work *w, dl_event *first, const remnant *r) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < first->parts.n; i++) {
        uint32_t head = w->mentions->list.at[first->parts.at[i].mention].head;
        if (head < r->first || head >= r->end)
            first->parts.at[kept++] = first->parts.at[i];
    }
    first->parts.n = kept;
}

static bool can_be_again(const struct event_work *w, const dl_event *event) {
    static const char *const types[] = { "visit",      "meeting",  "attack",
                                         "release",    "aid",      "deployment",
                                         "withdrawal", "sanction", "protest",
                                         "detention",  "agreement" };
    return event->speech == DL_NONE && event->timex != DL_NONE &&
           event->when != DL_NONE &&
           dl_str_among(w->types->list.at[event->type].name, types, DL_N(types));
}

void tell_again(const struct event_work *w) {
    for (uint32_t i = 0, n = w->out->list.n; i < n && w->clauses->at; i++) {
        const dl_event *first = &w->out->list.at[i];
        uint32_t verb = dl_token_from(w->text, first->trigger.off);
        if (!can_be_again(w, first) || !verb_at(w, verb)) continue;
        const dl_timex *t = &w->whens->timexes.at[first->timex];
        remnant r;
        dl_event event;
        if (t->first < verb ||
            !find_remnant(w, &w->text->sentences.at[first->sentence], t, &r) ||
            !tell_of(w, first, verb, &r, &event))
            continue;
        event.timex = r.time;
        event.when = w->whens->timexes.at[r.time].when;
        if (event.status == DL_PLANNED) put_ahead(w, &event);
        drop_parts_of(w, &w->out->list.at[i], &r);
        event.trigger = dl_token_span(w->text, r.first, r.end - r.first);
        for (uint32_t at = r.first; at < r.end; at++)
            w->trigger_at[at] = w->out->list.n + 1;
        *DL_PUSH(w->mem, &w->out->list) = event;
    }
}
