/* enumerate.c - "four key issues: A, B, an C and a D": each point is a proposal.
 *
 * In:  sentences with a colon behind a noun of the set "point_list", trees.
 * Out: a proposal for each point, possible where they are but issues, or a demand where the
 * noun says so; what a point names as a deed is possible, not done.
 * Points are parted by semicolons or, where there are none, by commas; "and" parts the last
 * two where a new phrase begins behind it: not in "US and NATO forces".
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum {
    LOOK_LEFT = 4,    /* tokens between the noun and the colon */
    MAX_POINTS = 12,  /* more are a table */
    POINT_TOKENS = 60 /* a longer one is no point of a list */
};

typedef struct {
    uint32_t first, end; /* tokens */
} point;

typedef struct {
    point at[MAX_POINTS];
    uint32_t n;
} points;

static dl_str word_at(const struct event_work *w, uint32_t at) {
    return dl_token_str(w->doc, &w->text->tokens.at[at]);
}

static bool is_word_of(const struct event_work *w, uint32_t at, uint32_t set) {
    return set != DL_NONE && w->text->tokens.at[at].word &&
           dl_words_in(w->words, w->text->tokens.at[at].word, set);
}

/* The noun whose points stand behind the colon at COLON; DL_NONE: none. */
static uint32_t list_noun(const struct event_work *w, uint32_t first, uint32_t colon) {
    for (uint32_t at = colon, i = 0; at > first && i < LOOK_LEFT; i++) {
        at--;
        if (w->text->tokens.at[at].kind == DL_PUNCT) break;
        if (is_word_of(w, at, w->point_list)) return at;
    }
    return DL_NONE;
}

static void add_point(points *p, uint32_t first, uint32_t end) {
    if (p->n < MAX_POINTS && end > first && end - first <= POINT_TOKENS)
        p->at[p->n++] = (point){ first, end };
}

/* Does a phrase begin at AT, as the last point of a list does: "and a ceasefire"? */
static bool begins_phrase(const struct event_work *w, uint32_t at, uint32_t end) {
    return at < end && is_word_of(w, at, w->determiner);
}

/* The last piece, which "and" may part in two. */
static void add_last(const struct event_work *w, points *p, uint32_t first,
                     uint32_t end) {
    if (first < end && dl_str_is(word_at(w, first), "and")) first++;
    for (uint32_t at = first; at < end; at++)
        if (at > first && dl_str_is(word_at(w, at), "and") &&
            begins_phrase(w, at + 1, end)) {
            add_point(p, first, at);
            first = at + 1;
        }
    add_point(p, first, end);
}

static points part(const struct event_work *w, uint32_t first, uint32_t end) {
    points p = { .n = 0 };
    const char *mark = ",";
    for (uint32_t at = first; at < end; at++)
        if (dl_str_is(word_at(w, at), ";")) mark = ";";
    uint32_t begin = first;
    for (uint32_t at = first; at < end; at++)
        if (dl_str_is(word_at(w, at), mark)) {
            add_point(&p, begin, at);
            begin = at + 1;
        }
    add_last(w, &p, begin, end);
    return p;
}

/* The token of a point on which all its others hang. */
static uint32_t head_of(const struct event_work *w, const point *p) {
    for (uint32_t at = p->first; at < p->end; at++) {
        uint32_t head = w->trees->at[at].head;
        if (w->trees->at[at].rel != DL_REL_PUNCT && w->trees->at[at].rel != DL_REL_CC &&
            (head == DL_NONE || head < p->first || head >= p->end))
            return at;
    }
    return p->first;
}

/* Whose it is: "Norland's conditions", "a Norland assurance". */
static void add_owner(const struct event_work *w, dl_event *event, uint16_t role,
                      uint32_t noun) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        bool owns = rel == DL_REL_NMOD_POSS || rel == DL_REL_COMPOUND;
        uint32_t m = owns && at < noun ? head_mention(w, at) : DL_NONE;
        if (m != DL_NONE) add_part(w, event, role, m, true);
    }
}

/* Who set them, in "Norland set three conditions". */
static void add_setter(const struct event_work *w, dl_event *event, uint16_t role,
                       uint32_t noun) {
    uint32_t verb = w->trees->at[noun].head;
    if (w->trees->at[noun].rel == DL_REL_OBJ && verb != DL_NONE)
        fill_role(w, event, role, FILL_SUBJECT, verb, verb + 1);
}

/* Demands and proposals have been made by being listed; issues are only spoken of. */
static uint8_t listed_status(const struct event_work *w, uint32_t noun, dl_str type) {
    if (dl_order_in(&w->order, noun, w->point_spoken)) return DL_POSSIBLE;
    uint32_t verb = w->trees->at[noun].head; /* "may set two conditions" */
    if (w->trees->at[noun].rel == DL_REL_OBJ && verb != DL_NONE) noun = verb;
    return (uint8_t)status_at(w, noun, noun + 1, type);
}

/* Issues are between those who talk of them before the list: "Norland and the rebels have
 * held talks on three issues". */
static void add_talkers(const struct event_work *w, dl_event *event, uint16_t role,
                        uint32_t noun) {
    const dl_event *talks = NULL;
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *other = &w->out->list.at[i];
        dl_str type = w->types->list.at[other->type].name;
        if (other->sentence == event->sentence && other->parts.n > 1 &&
            other->trigger.off < w->text->tokens.at[noun].off &&
            (is_talk_type(type) || dl_str_is(type, "agreement")))
            talks = other;
    }
    for (uint32_t i = 0; talks && i < talks->parts.n; i++)
        add_part(w, event, role, talks->parts.at[i].mention, true);
    if (talks) set_word(w, event, "stage", DL_LIT("discussed"));
}

static void add_listed(const struct event_work *w, uint16_t type, uint32_t sentence,
                       uint32_t noun, const point *p) {
    const dl_event_type *t = &w->types->list.at[type];
    int role = dl_event_role(t, DL_LIT("proposer"));
    uint32_t head = head_of(w, p);
    dl_event event = { .type = type,
                       .sentence = sentence,
                       .timex = DL_NONE,
                       .when = DL_NONE,
                       .place = DL_NONE,
                       .speech = DL_NONE,
                       .same_as = DL_NONE,
                       .status = listed_status(w, noun, t->name),
                       .trigger = dl_token_span(w->text, head, 1),
                       .evidence = sentence_span(w, sentence) };
    if (role < 0) return;
    add_owner(w, &event, (uint16_t)role, head);
    if (!event.parts.n) add_owner(w, &event, (uint16_t)role, noun);
    if (!event.parts.n) add_setter(w, &event, (uint16_t)role, noun);
    if (!event.parts.n && dl_order_in(&w->order, noun, w->point_spoken))
        add_talkers(w, &event, (uint16_t)role, noun);
    set_span(w, &event, "content", dl_token_span(w->text, p->first, p->end - p->first));
    *DL_PUSH(w->mem, &w->out->list) = event;
}

/* Is the list one of a negotiation: does the sentence tell before it of a deal, or of what
 * somebody wants? "They spoke of three issues: rain, hail and snow" is none. */
static bool is_negotiated(const struct event_work *w, dl_span before) {
    static const char *const types[] = { "agreement", "proposal", "demand" };
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        const dl_event *event = &w->out->list.at[i];
        if (event->trigger.off < before.off ||
            event->trigger.off >= before.off + before.len)
            continue;
        if (dl_str_among(w->types->list.at[event->type].name, types, DL_N(types)))
            return true;
    }
    return false;
}

/* What is named in a list of issues is not done by that. */
static void make_possible(const struct event_work *w, dl_span list) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->status == DL_OCCURRED && event->trigger.off >= list.off &&
            event->trigger.off < list.off + list.len)
            event->status = DL_POSSIBLE;
    }
}

/* The list tells what "set two conditions" before it only counts: nobody is left in it. */
static void leave_out_setter(const struct event_work *w, uint16_t type, uint32_t noun) {
    uint32_t verb = w->trees->at[noun].head;
    uint32_t i = verb == DL_NONE ? 0 : w->trigger_at[verb];
    if (i && w->out->list.at[i - 1].type == type) w->out->list.at[i - 1].parts.n = 0;
}

static void read_list(const struct event_work *w, uint32_t sentence, uint32_t noun,
                      uint32_t first, uint32_t end) {
    points p = part(w, first, end);
    uint16_t type = dl_event_type_named(w->types, is_word_of(w, noun, w->demand_list)
                                                      ? DL_LIT("demand")
                                                      : DL_LIT("proposal"));
    if (p.n < 2 || type == UINT16_MAX) return;
    make_possible(w, dl_token_span(w->text, first, end - first));
    for (uint32_t i = 0; i < p.n; i++) add_listed(w, type, sentence, noun, &p.at[i]);
    leave_out_setter(w, type, noun);
}

void find_enumerations(const struct event_work *w) {
    for (uint32_t s = 0; s < w->text->sentences.n; s++) {
        const dl_sentence *sentence = &w->text->sentences.at[s];
        uint32_t first = sentence->first, end = first + sentence->n;
        while (end > first && w->text->tokens.at[end - 1].kind == DL_PUNCT) end--;
        for (uint32_t at = first; at < end; at++) {
            if (!dl_str_is(word_at(w, at), ":")) continue;
            uint32_t noun = list_noun(w, first, at);
            if (noun == DL_NONE ||
                (!is_word_of(w, noun, w->demand_list) &&
                 !is_negotiated(w, dl_token_span(w->text, first, at - first))))
                continue;
            read_list(w, s, noun, at + 1, end);
            break;
        }
    }
}
