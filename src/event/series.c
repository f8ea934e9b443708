/* series.c - what talks are called and what they are about.
 *
 * In:  the rounds of an article, and its nouns of talks with the words before and behind them.
 * Out: fields of the rounds: "talks", the words that name them ("six-party talks", "Astana
 *      process"), and "subject" ("trade talks", "talks on a prisoner exchange").
 * Words of the round's own phrase come first; "the next round" takes them from the talks that
 * are told of near it, or from the only ones of the article, unless those are of others.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

enum {
    MOST_BEFORE = 8,  /* tokens before the noun */
    MOST_BEHIND = 16, /* tokens behind it, to what the talks are about */
    MOST_ABOUT = 9,   /* tokens behind "on" */
    SAME_STORY = 15,  /* sentences: farther off a long text tells of something else */
    SENTENCES = 3,    /* back to talks that "the next round" is one of */
    LEAST_SIDES = 3,  /* "two-way talks" are any */
    MOST_SIDES = 12,
    BEHIND_VERB = 2, /* tokens: "held the border talks" */
    PEACE = 1,       /* rows in the list of subjects */
    TRADE = 3,
};

/* Talks as one noun tells of them. */
typedef struct {
    uint32_t head, sentence;
    uint32_t name;      /* first token of the words that name them; DL_NONE: none do */
    uint8_t subject;    /* value of set talks_subject; 0: not said */
    const dl_event *of; /* the event whose trigger it is in; NULL: none */
} talks;
typedef DL_VEC(talks) talks_list;

static const dl_token *token_at(const struct event_work *w, uint32_t at) {
    return &w->text->tokens.at[at];
}

static bool is_hyphen(const struct event_work *w, uint32_t at) {
    return is_word(w, at, "-") || is_word(w, at, "\xe2\x80\x91");
}

/* ---- words before the noun ------------------------------------------------------------------ */

/* Can token AT stand between "the" and the noun of talks? */
static bool is_before_noun(const struct event_work *w, uint32_t at) {
    if (is_hyphen(w, at)) return true;
    if (token_at(w, at)->kind != DL_WORD && !w->number_at[at]) return false;
    if (dl_order_in(&w->order, at, w->determiner)) return false;
    uint32_t m = w->order.mention_at[at];
    if (m != DL_NONE && w->mentions->list.at[m].form == DL_FORM_NAME) return true;
    if (dl_order_in(&w->order, at, w->talks_kind) ||
        dl_order_in(&w->order, at, w->talks_subject))
        return true;
    uint8_t pos = w->trees->at ? w->trees->at[at].pos : DL_POS_X;
    return pos == DL_POS_ADJ || pos == DL_POS_NOUN || pos == DL_POS_PROPN ||
           pos == DL_POS_NUM || w->number_at[at];
}

static uint32_t phrase_from(const struct event_work *w, const dl_sentence *s,
                            uint32_t head) {
    uint32_t low = head > s->first + MOST_BEFORE ? head - MOST_BEFORE : s->first;
    uint32_t at = head;
    while (at > low && is_before_noun(w, at - 1)) at--;
    while (at < head && is_hyphen(w, at)) at++;
    return at;
}

/* "six-party", "six party" at token AT. */
static bool is_sided(const struct event_work *w, uint32_t at, uint32_t head) {
    if (!w->number_at[at] || at + 1 >= head) return false;
    double n = w->text->numbers.at[w->number_at[at] - 1].value;
    uint32_t side = at + 1 + is_hyphen(w, at + 1);
    return n >= LEAST_SIDES && n <= MOST_SIDES && side < head &&
           dl_order_in(&w->order, side, w->sided);
}

/* "intra-", "inter-" at token AT: talks within one state. */
static bool is_inner(const struct event_work *w, uint32_t at, uint32_t head) {
    return at + 2 < head && is_hyphen(w, at + 1) &&
           dl_order_in(&w->order, at, w->within_state);
}

/* "world trade talks", "global climate talks": those of all states. */
static bool is_of_all(const struct event_work *w, uint32_t at, uint32_t head) {
    if (!dl_order_in(&w->order, at, w->of_all_states)) return false;
    for (uint32_t i = at + 1; i < head; i++)
        if (dl_order_in(&w->order, i, w->all_states_matter)) return true;
    return false;
}

/* A name at token AT that is no party of the talks: a place; before "process" and "round" a
 * state or body as well. */
static bool is_name(const struct event_work *w, uint32_t at, uint32_t head) {
    uint32_t m = w->order.mention_at[at];
    if (m == DL_NONE || w->mentions->list.at[m].first != at) return false;
    const dl_mention *mention = &w->mentions->list.at[m];
    uint32_t end = mention->first + mention->n;
    if (mention->form != DL_FORM_NAME || mention->adjective || end > head) return false;
    if (end < head && is_hyphen(w, end)) return false; /* a pair: "Oslo-Lima talks" */
    if (at > 0 && is_hyphen(w, at - 1)) return false;
    if (mention->kind == DL_ACTOR_PLACE) return true;
    return end == head && dl_order_in(&w->order, head, w->talks_track) &&
           (mention->kind == DL_ACTOR_COUNTRY || mention->kind == DL_ACTOR_ORGANISATION);
}

/* The first token of the words before HEAD that name the talks, or DL_NONE. */
static uint32_t name_before(const struct event_work *w, uint32_t from, uint32_t head) {
    for (uint32_t at = from; at < head; at++)
        if (is_sided(w, at, head) || is_inner(w, at, head) || is_name(w, at, head) ||
            is_of_all(w, at, head))
            return at;
    return DL_NONE;
}

/* The value of the last words of FROM .. END that say what talks are about; 0: none do. */
static uint8_t subject_among(const struct event_work *w, uint32_t from, uint32_t end,
                             bool first) {
    int64_t value = 0, found = 0;
    while (from < end) {
        uint32_t n = dl_words_match(w->words, w->talks_subject, token_at(w, from),
                                    end - from, &value);
        if (n) found = value;
        if (n && first) break;
        from += n ? n : 1;
    }
    return (uint8_t)found;
}

/* ---- words behind the noun ------------------------------------------------------------------ */

static bool ends_phrase(const struct event_work *w, uint32_t at) {
    static const char *const words[] = { "after", "before", "but",   "as",   "that",
                                         "which", "while",  "until", "since" };
    if (token_at(w, at)->kind != DL_WORD && !w->number_at[at] && !is_hyphen(w, at))
        return true;
    if (is_among(w, at, words, DL_N(words))) return true;
    uint8_t pos = w->trees->at ? w->trees->at[at].pos : DL_POS_X;
    return pos == DL_POS_VERB && !is_word(w, at, "ending") && !is_word(w, at, "end") &&
           !is_word(w, at, "aimed");
}

/* "Talks on ending the war" are about peace, "war talks" need not be. */
static uint8_t war_among(const struct event_work *w, uint32_t from, uint32_t end) {
    for (uint32_t at = from; at < end; at++)
        if (dl_order_in(&w->order, at, w->hostilities)) return PEACE;
    return 0;
}

/* "Talks between A and B on the border", "talks aimed at ending the war". */
static uint8_t subject_behind(const struct event_work *w, const dl_sentence *s,
                              uint32_t head) {
    static const char *const about[] = { "on",        "about",  "over", "concerning",
                                         "regarding", "ending", "end" };
    uint32_t end = s->first + s->n;
    if (end > head + MOST_BEHIND) end = head + MOST_BEHIND;
    for (uint32_t at = head + 1; at < end && !ends_phrase(w, at); at++) {
        if (!is_among(w, at, about, DL_N(about))) continue;
        uint32_t stop = at + 1;
        while (stop < end && stop < at + 1 + MOST_ABOUT &&
               (stop == at + 1 || !ends_phrase(w, stop)))
            stop++;
        uint8_t found = subject_among(w, at + 1, stop, true);
        if (!found) found = war_among(w, at + 1, stop);
        if (found) return found;
    }
    return 0;
}

/* ---- talks of the article ------------------------------------------------------------------- */

/* Is the noun HEAD of a phrase from token FROM on in EVENT's trigger, or does that hold the
 * talks: "held border talks"? */
static bool tells(const struct event_work *w, const dl_event *event, uint32_t from,
                  uint32_t head) {
    uint32_t off = token_at(w, head)->off, end = event->trigger.off + event->trigger.len;
    if (event->trigger.off <= off && off < end) return true;
    uint32_t behind = dl_token_from(w->text, end);
    return behind <= from && from <= behind + BEHIND_VERB && event->trigger.off < off;
}

static bool is_talks_noun(const struct event_work *w, uint32_t at) {
    return dl_order_in(&w->order, at, w->talks_noun) ||
           dl_order_in(&w->order, at, w->talks_track);
}

static talks talks_at(const struct event_work *w, uint32_t sentence, uint32_t head) {
    const dl_sentence *s = &w->text->sentences.at[sentence];
    uint32_t from = phrase_from(w, s, head);
    talks t = { .head = head,
                .sentence = sentence,
                .name = name_before(w, from, head),
                .subject = subject_among(w, from, head, false) };
    if (!t.subject) t.subject = subject_behind(w, s, head);
    return t;
}

/* All that say something, in order; those of events with them. */
static talks_list find_talks(const struct event_work *w) {
    talks_list out = { 0 };
    uint32_t event = 0;
    for (uint32_t i = 0; i < w->text->sentences.n; i++) {
        const dl_sentence *s = &w->text->sentences.at[i];
        while (event < w->out->list.n && w->out->list.at[event].sentence < i) event++;
        for (uint32_t at = s->first; at < s->first + s->n; at++) {
            if (!is_talks_noun(w, at)) continue;
            talks t = talks_at(w, i, at);
            if (t.name == DL_NONE && !t.subject) continue;
            for (uint32_t k = event;
                 k < w->out->list.n && w->out->list.at[k].sentence == i && !t.of; k++)
                if (is_talk(w, &w->out->list.at[k]) &&
                    tells(w, &w->out->list.at[k], phrase_from(w, s, at), at))
                    t.of = &w->out->list.at[k];
            *DL_PUSH(w->mem, &out) = t;
        }
    }
    return out;
}

/* ---- rounds --------------------------------------------------------------------------------- */

static uint32_t parties_in(const struct event_work *w, const dl_event *event,
                           const dl_event *other) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < event->parts.n; i++) {
        uint32_t party = party_of(w, event->parts.at[i].mention), k = 0;
        while (other && k < other->parts.n &&
               party_of(w, other->parts.at[k].mention) != party)
            k++;
        n += party != DL_NONE && (!other || k < other->parts.n);
    }
    return n;
}

/* "intra-Norland talks": does a state other than that take part in ROUND? */
static bool is_beyond(const struct event_work *w, const dl_event *round, const talks *t) {
    if (t->name == DL_NONE || !is_inner(w, t->name, t->head)) return false;
    uint32_t m = w->order.mention_at[t->name + 2];
    uint32_t state = m == DL_NONE ? DL_NONE : w->mentions->list.at[m].actor;
    for (uint32_t i = 0; i < round->parts.n; i++) {
        uint32_t party = party_of(w, round->parts.at[i].mention);
        if (party != DL_NONE && party != state &&
            w->mentions->found.at[party].kind == DL_ACTOR_COUNTRY)
            return true;
    }
    return false;
}

/* Can ROUND be one of talks T: are they not told as those of others? */
static bool may_be_of(const struct event_work *w, const dl_event *round, const talks *t) {
    if (is_beyond(w, round, t)) return false;
    if (!t->of || t->of == round) return true;
    return parties_in(w, round, NULL) < 2 || parties_in(w, t->of, NULL) < 2 ||
           parties_in(w, round, t->of) > 0;
}

/* Has T a name (NAMED), or a subject? "The peace process" goes on beside other talks. */
static bool says(const struct event_work *w, const talks *t, bool named) {
    return named ? t->name != DL_NONE
                 : t->subject && dl_order_in(&w->order, t->head, w->talks_noun);
}

/* The nearest talks before ROUND, then behind it in its sentence, that have a name (NAMED) or
 * a subject; NULL: none near. */
static const talks *near_talks(const struct event_work *w, const talks_list *list,
                               const dl_event *round, bool named) {
    const talks *best = NULL;
    for (uint32_t i = 0; i < list->n; i++) {
        const talks *t = &list->at[i];
        if (!says(w, t, named)) continue;
        if (t->sentence > round->sentence) break;
        if (t->sentence + SENTENCES < round->sentence || !may_be_of(w, round, t))
            continue;
        bool behind = token_at(w, t->head)->off >= round->trigger.off;
        if (!best || !behind) best = t;
    }
    return best;
}

static bool same_name(const struct event_work *w, const talks *a, const talks *b) {
    return token_at(w, a->name)->word == token_at(w, b->name)->word &&
           dl_str_eq(dl_token_str(w->doc, token_at(w, a->name)),
                     dl_token_str(w->doc, token_at(w, b->name)));
}

static bool is_near(const talks *t, const dl_event *round) {
    return t->sentence <= round->sentence + SAME_STORY &&
           round->sentence <= t->sentence + SAME_STORY;
}

/* The talks of the article, if all that it tells of are the same, and some are near; NULL:
 * they are not. */
static const talks *only_talks(const struct event_work *w, const talks_list *list,
                               const dl_event *round, bool named) {
    const talks *best = NULL;
    uint32_t n = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        const talks *t = &list->at[i];
        if (!says(w, t, named)) continue;
        if (best && (named ? !same_name(w, t, best) : t->subject != best->subject))
            return NULL;
        if (!may_be_of(w, round, t)) return NULL;
        if (!best || is_near(t, round)) best = t;
        n++;
    }
    return !best || !is_near(best, round) || (named && n < 2) ? NULL : best;
}

/* The words of the talks that are inside ROUND's trigger or right before it ("Lima round of
 * talks"). */
static talks own_talks(const struct event_work *w, const dl_event *round) {
    const dl_sentence *s = &w->text->sentences.at[round->sentence];
    uint32_t at = dl_token_from(w->text, round->trigger.off);
    uint32_t end = dl_token_from(w->text, round->trigger.off + round->trigger.len);
    talks out = { .head = DL_NONE, .sentence = round->sentence, .name = DL_NONE };
    for (; at < end && at < s->first + s->n; at++) {
        if (!is_talks_noun(w, at)) continue;
        talks t = talks_at(w, round->sentence, at);
        if (out.name == DL_NONE && t.name != DL_NONE) {
            out.name = t.name;
            out.head = at;
        }
        if (!out.subject) out.subject = t.subject;
    }
    return out;
}

uint8_t talks_subject_of(const struct event_work *w, const dl_event *event) {
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    uint8_t own = own_talks(w, event).subject;
    for (uint32_t at = end; !own && at < end + MOST_BEFORE && at < s->first + s->n; at++)
        if (is_talks_noun(w, at) && tells(w, event, phrase_from(w, s, at), at))
            own = talks_at(w, event->sentence, at).subject;
    return own;
}

bool are_talks_of_all(const struct event_work *w, const dl_event *event) {
    talks own = own_talks(w, event);
    if (own.name == DL_NONE) return false;
    if (is_of_all(w, own.name, own.head) ||
        dl_order_in(&w->order, own.name, w->world_body))
        return true;
    uint32_t m = w->order.mention_at[own.name];
    return m != DL_NONE && own.subject == TRADE && is_word(w, own.head, "round");
}

static dl_str subject_word(const struct event_work *w, const dl_event *event,
                           uint8_t subject) {
    const dl_event_type *type = &w->types->list.at[event->type];
    int field = dl_event_field(type, DL_LIT("subject"));
    dl_str words = field < 0 ? (dl_str){ 0 } : type->fields[field].words, word = { 0 };
    for (uint8_t i = 0; i < subject; i++) word = dl_str_cut(&words, '|');
    return word;
}

/* The words at SPAN with single spaces between them. */
static dl_str on_one_line(const struct event_work *w, dl_span span) {
    dl_str text = dl_span_str(w->doc, span);
    char *out = dl_alloc(w->mem, text.len + 1u);
    uint32_t n = 0;
    for (uint32_t i = 0; i < text.len; i++) {
        bool space = text.ptr[i] == ' ' || text.ptr[i] == '\n' || text.ptr[i] == '\r' ||
                     text.ptr[i] == '\t';
        if (!space)
            out[n++] = text.ptr[i];
        else if (n && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    return (dl_str){ out, n };
}

static void name_round(const struct event_work *w, const talks_list *list,
                       dl_event *round) {
    talks own = own_talks(w, round);
    const talks *subject = own.subject ? &own : near_talks(w, list, round, false);
    const talks *name = own.name != DL_NONE ? &own : near_talks(w, list, round, true);
    if (!subject) subject = only_talks(w, list, round, false);
    if (!name) name = only_talks(w, list, round, true);
    if (name && name != &own && own.subject && name->subject != own.subject) name = NULL;
    if (name) {
        uint32_t off = token_at(w, name->name)->off;
        /* "trade negotiating round" */
        const dl_token *last = token_at(w, name->head);
        if (is_word(w, name->head, "negotiating")) last++;
        dl_span span = { off, last->off + last->len - off };
        set_words(w, round, "talks", span, on_one_line(w, span));
    }
    if (name && name != &own && !own.subject && name->subject) subject = name;
    if (subject) set_word(w, round, "subject", subject_word(w, round, subject->subject));
}

void name_talks(const struct event_work *w) {
    talks_list list = { 0 };
    bool known = false;
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (!is_round(w, event)) continue;
        if (!known) list = find_talks(w);
        known = true;
        name_round(w, &list, event);
    }
}
