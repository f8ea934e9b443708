/* refer_back.c - deeds named again: "the talks", "the election".
 *
 * In:  the events of an article, in order of the trigger. Out: status and time of tellings
 *      that say nothing of either, from the last telling that calls it the same.
 * Only a definite noun refers back; what its own sentence says comes first. A time needs
 * more than a status does: the same parties and place, and no word for another of the kind.
 *
 * SPDX-License-Identifier: MIT */
#include "attach_tree.h"
#include "event_sides.h"
#include "event_when.h"
#include "news.h"

enum {
    LOOK_BACK = 64,    /* tellings; keeps long articles near linear */
    HISTORY_DAYS = 14, /* older than that is no news */
};

/* The noun of EVENT's deed: the last predicate of its trigger. DL_NONE: it is no noun. */
static uint32_t noun_of(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    uint32_t found = DL_NONE;
    for (; at < end; at++) {
        uint32_t c = w->clauses->at[at];
        if (c == DL_NONE) continue;
        if (w->clauses->list.at[c].kind != DL_CLAUSE_DEED) return DL_NONE;
        found = at;
    }
    return found;
}

/* The same, or the pact that its verb has for an object: "signed the accord". */
static uint32_t noun_told(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    uint32_t noun = noun_of(w, event);
    for (; at < end && noun == DL_NONE; at++) {
        const dl_clause *c = clause_at(w, at);
        for (uint32_t i = c ? c->first : 0; c && i < c->first + c->n; i++) {
            uint32_t head = w->clauses->arguments.at[i].head;
            if (w->clauses->arguments.at[i].function == DL_FUNCTION_OBJECT &&
                dl_order_in(&w->order, head, w->pact))
                noun = head;
        }
    }
    return noun;
}

static bool is_talk_noun(const struct event_work *w, uint32_t noun) {
    return dl_order_in(&w->order, noun, w->talks_noun) ||
           dl_order_in(&w->order, noun, w->meeting_noun);
}

enum { EXPLODES = WAY_BOMB | WAY_RAID };

/* "The blast" is what was told as a bombing; "the attack" may be any. */
static bool calls_same(const struct event_work *w, uint32_t a, uint32_t b) {
    char x[32], y[32];
    uint32_t n = dl_utf8_fold(dl_token_str(w->doc, &w->text->tokens.at[a]), x, sizeof x);
    uint32_t m = dl_utf8_fold(dl_token_str(w->doc, &w->text->tokens.at[b]), y, sizeof y);
    if (n > sizeof x || m > sizeof y) return false;
    if (n == m && memcmp(x, y, n) == 0) return true;
    return ways_at(w, a) & ways_at(w, b);
}

bool names_alike(const struct event_work *w, uint32_t a, uint32_t b) {
    return calls_same(w, a, b) || (is_talk_noun(w, a) && is_talk_noun(w, b));
}

/* The telling that event I, which NOUN names, refers back to, or NULL. */
static const dl_event *referent(const struct event_work *w, uint32_t i, uint32_t noun) {
    const dl_event *list = w->out->list.at;
    uint32_t least = i > LOOK_BACK ? i - LOOK_BACK : 0;
    for (uint32_t k = i; k-- > least;) {
        if (list[k].type != list[i].type || list[k].status == DL_DENIED ||
            list[k].status == DL_POSSIBLE)
            continue;
        uint32_t other = noun_told(w, &list[k]);
        /* "no date for further talks, parties to the talks said": not to those to come */
        if (other == DL_NONE || is_to_be_held(w, other)) continue;
        if (list[k].status == DL_PLANNED && was_told_over(w, noun)) continue;
        if (dl_order_in(&w->order, noun, w->pact) &&
            dl_order_in(&w->order, other, w->pact))
            return &list[k];
        if (names_alike(w, noun, other)) return &list[k];
    }
    return NULL;
}

/* "Following the talks he met": NOUN's deed is over when the past verb above it is told. */
static bool is_behind_past(const struct event_work *w, uint32_t noun) {
    const dl_clause *c = clause_at(w, w->trees->at[noun].head);
    return linked_by(w, noun, w->after) && c && c->kind == DL_CLAUSE_VERB &&
           c->tense == DL_TENSE_PAST && c->modality == DL_MODALITY_NONE;
}

void refer_back(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        unsigned seen = 0;
        dl_str type = w->types->list.at[event->type].name;
        bool hoped = event->status == DL_POSSIBLE && dl_str_is(type, "agreement");
        if (event->speech != DL_NONE || (event->status != DL_OCCURRED && !hoped))
            continue;
        uint32_t noun = noun_of(w, event);
        if (noun == DL_NONE || !is_definite(w, noun) || is_behind_past(w, noun)) continue;
        tree_hints(w, type, noun, noun + 1, &seen);
        if (seen & ~(1u << HINT_PRESENT | 1u << HINT_STANDS)) continue;
        const dl_event *other = referent(w, i, noun);
        if (other && event->when == DL_NONE) event->status = other->status;
    }
}

/* ---- times ------------------------------------------------------------------------------ */

bool is_other_deed(const struct event_work *w, uint32_t noun) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (dl_order_in(&w->order, at, w->not_named)) return true;
    return false;
}

/* Do A and B name one person? */
static bool shares_person(const struct event_work *w, const dl_event *a,
                          const dl_event *b) {
    for (uint32_t i = 0; i < a->parts.n; i++)
        for (uint32_t k = 0; k < b->parts.n; k++) {
            uint32_t actor = w->mentions->list.at[a->parts.at[i].mention].actor;
            if (actor != DL_NONE &&
                actor == w->mentions->list.at[b->parts.at[k].mention].actor &&
                w->mentions->found.at[actor].kind == DL_ACTOR_PERSON)
                return true;
        }
    return false;
}

/* "his arrest", "Aker's murder": of what was done with that person. */
static bool is_owned(const struct event_work *w, uint32_t noun) {
    return dl_tree_child(w->trees, noun, DL_REL_NMOD_POSS) != DL_NONE;
}

/* "The bomb went off", "hit by a rocket": what the verb of EVENT, an attack, is done with; DL_NONE:
 * it does not say. */
static uint32_t weapon_of(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end && is_type(w, event, "attack"); at++) {
        uint32_t subject = dl_tree_child(w->trees, at, DL_REL_NSUBJ);
        if (clause_at(w, at) && subject != DL_NONE &&
            dl_order_in(&w->order, subject, w->weapon))
            return subject;
    }
    return DL_NONE;
}

/* "the blast", which may be the one told of; "the Paris Accord" and "the raid on Lima" say
 * which. */
static bool is_bare(const struct event_work *w, uint32_t noun) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel != DL_REL_DET && w->trees->at[at].rel != DL_REL_CASE &&
            w->trees->at[at].rel != DL_REL_PUNCT)
            return false;
    return true;
}

/* "held talks", "met for talks": does VERB, the trigger of EVENT, tell of talks by that word? */
static bool holds_talks(const struct event_work *w, const dl_event *event,
                        uint32_t verb) {
    uint32_t object = dl_tree_child(w->trees, verb, DL_REL_OBJ);
    return is_talk(w, event) && object != DL_NONE && is_talk_noun(w, object);
}

/* "The talks" are named again by a noun, "the visit" is what a verb told as well. */
static bool named_alike(const struct event_work *w, uint32_t noun,
                        const dl_event *other) {
    uint32_t named = noun_of(w, other), with = weapon_of(w, other);
    if (dl_order_in(&w->order, noun, w->weapon) && clause_at(w, noun) == NULL)
        return with == DL_NONE ? named != DL_NONE && ways_at(w, named) & EXPLODES
                               : calls_same(w, noun, with);
    if (with != DL_NONE && named == DL_NONE) return is_type(w, other, "attack");
    /* "announced a strike" tells of no other protest */
    uint32_t verb = dl_token_from(w->text, other->trigger.off);
    uint32_t object = named == DL_NONE && is_type(w, other, "protest")
                          ? dl_tree_child(w->trees, verb, DL_REL_OBJ)
                          : DL_NONE;
    if (object != DL_NONE && is_deed(w, object)) return names_alike(w, noun, object);
    if (is_talk_noun(w, noun) && is_bare(w, noun) &&
        (is_round(w, other) || holds_talks(w, other, verb)))
        return true; /* "held a round of talks", "held talks" */
    if (named == DL_NONE)
        return other->parts.n && !dl_order_in(&w->order, noun, w->talks_noun);
    return names_alike(w, noun, named);
}

static bool is_ahead(const struct event_work *w, const dl_event *event) {
    return event->when != DL_NONE && w->doc->published != DL_NO_TIME &&
           w->whens->list.at[event->when].ends > w->doc->published;
}

/* "The envoy attended the talks": does a verb tell who else took part? */
static bool is_joined(const struct event_work *w, const dl_event *event) {
    return is_talk(w, event) && !is_round(w, event) && noun_of(w, event) == DL_NONE;
}

/* What goes on is nothing that is over; a plan is none. A round goes on for days. */
static bool times_fit(const struct event_work *w, const dl_event *event, uint32_t noun,
                      const dl_event *other) {
    bool ahead = event->status == DL_ONGOING || event->status == DL_PLANNED;
    if (is_ahead(w, other) && (is_behind_past(w, noun) || was_told_over(w, noun)))
        return false;
    if (event->status == DL_ONGOING && other->status == DL_PLANNED && is_joined(w, event))
        return false;
    return !ahead || is_round(w, event) || !is_over(w, other);
}

/* Is EVENT old, so that the article only recalls it? The next sentence may go on about it;
 * attacks are what articles recall, talks and votes come again. */
static bool is_history(const struct event_work *w, const dl_event *event) {
    return event->when != DL_NONE && w->doc->published != DL_NO_TIME &&
           w->whens->list.at[event->when].ends <
               w->doc->published - HISTORY_DAYS * (dl_minute)DL_MINUTES_A_DAY;
}

/* Is A a place of no known country, and B a country? */
static bool is_somewhere(const struct event_work *w, uint32_t a, uint32_t b) {
    return w->mentions->found.at[a].parent == DL_NONE &&
           w->mentions->found.at[a].kind == DL_ACTOR_PLACE &&
           w->mentions->found.at[b].kind == DL_ACTOR_COUNTRY;
}

/* Do their places not contradict? "The blast" of a town of which nobody knows where it lies may be
 * the one told of its country. */
static bool are_near(const struct event_work *w, const dl_event *event,
                     const dl_event *other) {
    if (places_agree(w, event, other)) return true;
    uint32_t a = w->mentions->list.at[event->place].actor;
    uint32_t b = w->mentions->list.at[other->place].actor;
    return event->sentence == other->sentence + 1 &&
           (is_somewhere(w, a, b) || is_somewhere(w, b, a));
}

/* Does EVENT count no more of anything than OTHER, "eight children" of "twelve people"? */
static bool counts_some(const struct event_work *w, const dl_event *event,
                        const dl_event *other) {
    const dl_event_type *type = &w->types->list.at[event->type];
    for (uint32_t i = 0; i < event->fields.n; i++)
        for (uint32_t k = 0; k < other->fields.n; k++)
            if (event->fields.at[i].field == other->fields.at[k].field &&
                type->fields[event->fields.at[i].field].kind == DL_FIELD_NUMBER &&
                event->fields.at[i].number > other->fields.at[k].number)
                return false;
    return true;
}

/* "The blast killed eight children" counts some of those whom another telling counts. */
bool may_name(const struct event_work *w, const dl_event *event, uint32_t noun,
              const dl_event *other) {
    if (other->speech != DL_NONE || other->status == DL_DENIED) return false;
    if (other->type != event->type &&
        (is_round(w, event) || !is_talk(w, event) || !is_talk(w, other)))
        return false;
    bool one = is_owned(w, noun) && shares_person(w, event, other);
    if (is_owned(w, noun) && !one && !is_talk(w, event)) return false;
    return (one || is_round(w, event) || named_alike(w, noun, other)) &&
           are_near(w, event, other) &&
           (is_joined(w, event) || !parties_differ(w, event, other)) &&
           (numbers_agree(w, event, other) ||
            (is_type(w, event, "attack") && is_bare(w, noun) &&
             counts_some(w, event, other))) &&
           orders_agree(w, event, other);
}

/* The word of a round's name: "round" of "new round of talks". */
static uint32_t round_word(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end; at++)
        if (dl_order_in(&w->order, at, w->round_noun)) return at;
    return DL_NONE;
}

/* The dated telling that event I names again, or NULL. */
static const dl_event *dated_before(const struct event_work *w, uint32_t i,
                                    uint32_t noun) {
    const dl_event *list = w->out->list.at;
    uint32_t least = i > LOOK_BACK ? i - LOOK_BACK : 0;
    for (uint32_t k = i; k-- > least;) {
        if (!may_name(w, &list[i], noun, &list[k])) continue;
        if (is_history(w, &list[k]) && !is_type(w, &list[i], "attack") &&
            list[k].sentence + 1 < list[i].sentence)
            continue;
        if (has_time(&list[k]) && times_fit(w, &list[i], noun, &list[k])) return &list[k];
    }
    return NULL;
}

/* "will go to Oslo on Friday to resume the peace talks": is that what "the next round" of
 * EVENT, told elsewhere, may be? */
static bool resumes_talks(const struct event_work *w, const dl_event *event,
                          const dl_event *other) {
    uint32_t at = dl_token_from(w->text, other->trigger.off);
    uint32_t end = dl_token_from(w->text, other->trigger.off + other->trigger.len);
    bool talks = false, verb = false;
    for (; at < end; at++) {
        uint32_t object = dl_tree_child(w->trees, at, DL_REL_OBJ);
        verb = verb || dl_order_in(&w->order, at, w->resumes);
        talks = talks || dl_order_in(&w->order, at, w->talks_noun) ||
                (object != DL_NONE && dl_order_in(&w->order, object, w->talks_noun));
    }
    return verb && talks && is_type(w, other, "meeting") && is_ahead(w, other) &&
           other->status != DL_DENIED && places_agree(w, event, other) &&
           !parties_differ(w, event, other);
}

/* A telling of the same round behind event I: of the same number, or of what is next. */
static const dl_event *dated_behind(const struct event_work *w, uint32_t i,
                                    uint32_t noun) {
    const dl_event *list = w->out->list.at;
    const dl_field *number = get_field(w, &list[i], "round");
    const dl_field *order = get_field(w, &list[i], "order");
    bool next = order && dl_str_is(order->text, "next");
    for (uint32_t k = i > LOOK_BACK ? i - LOOK_BACK : 0; next && k < i; k++)
        if (has_time(&list[k]) && resumes_talks(w, &list[i], &list[k])) return &list[k];
    for (uint32_t k = i + 1; k < w->out->list.n && k < i + LOOK_BACK; k++) {
        if (!has_time(&list[k])) continue;
        if (next && resumes_talks(w, &list[i], &list[k])) return &list[k];
        if (!may_name(w, &list[i], noun, &list[k])) continue;
        const dl_field *other = get_field(w, &list[k], "round");
        if (number ? other && other->number == number->number
                   : next && is_ahead(w, &list[k]))
            return &list[k];
    }
    return NULL;
}

/* Is NOUN, or an ordinal round, one that refers back? */
static bool refers_back(const struct event_work *w, const dl_event *event,
                        uint32_t noun) {
    if (!is_round(w, event))
        return (is_definite(w, noun) || is_owned(w, noun)) && !is_other_deed(w, noun);
    return get_field(w, event, "round") || is_definite(w, noun);
}

uint32_t name_of_deed(const struct event_work *w, const dl_event *event) {
    return is_round(w, event) ? round_word(w, event) : noun_of(w, event);
}

/* "The raid killed 12 people", "the bomb went off": the deed, or the weapon, that the verb of
 * EVENT, an attack, has for a subject; DL_NONE: none. */
static uint32_t deed_doing(const struct event_work *w, const dl_event *event) {
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end && is_type(w, event, "attack"); at++) {
        const dl_clause *c = clause_at(w, at);
        uint32_t subject = dl_tree_child(w->trees, at, DL_REL_NSUBJ);
        const dl_clause *deed = subject == DL_NONE ? NULL : clause_at(w, subject);
        if (c && c->kind != DL_CLAUSE_DEED && deed && deed->kind == DL_CLAUSE_DEED)
            return subject;
    }
    return weapon_of(w, event);
}

uint32_t deed_within(const struct event_work *w, const dl_event *event) {
    static const char *const links[] = { "in", "by", "during" };
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (; at < end && is_type(w, event, "attack"); at++) {
        uint32_t k = clause_at(w, at) ? w->trees->at[at].child : DL_NONE;
        for (; k != DL_NONE; k = w->trees->at[k].next) {
            const dl_clause *deed = clause_at(w, k);
            uint8_t rel = w->trees->at[k].rel;
            if ((rel == DL_REL_OBL || rel == DL_REL_OBL_AGENT) && deed &&
                deed->kind == DL_CLAUSE_DEED && is_definite(w, k) &&
                has_link(w, k, links, DL_N(links)))
                return k;
        }
    }
    return DL_NONE;
}

/* "The envoy attended the talks", "the meeting was held in Lima": the noun of the meeting that the
 * verb of EVENT has for its object or subject; DL_NONE: none. */
static uint32_t talks_joined(const struct event_work *w, const dl_event *event) {
    static const uint8_t rels[] = { DL_REL_OBJ, DL_REL_NSUBJ, DL_REL_NSUBJ_PASS };
    uint32_t verb = dl_token_from(w->text, event->trigger.off);
    if (!is_joined(w, event) || is_quoted(w, event) ||
        dl_order_in(&w->order, verb, w->resumes))
        return DL_NONE;
    for (size_t i = 0; i < DL_N(rels); i++) {
        uint32_t noun = dl_tree_child(w->trees, verb, rels[i]);
        if (noun != DL_NONE && is_talk_noun(w, noun) && is_bare(w, noun)) return noun;
    }
    return DL_NONE;
}

/* "Two children were among those killed": the attack told of right before event I in which
 * somebody was killed; NULL: none, or others are meant. */
static const dl_event *attack_of_those(const struct event_work *w, uint32_t i) {
    enum { SENTENCES = 4 };
    const dl_event *list = w->out->list.at, *event = &list[i];
    const dl_clause *c = is_type(w, event, "attack") ? clause_of(w, event) : NULL;
    if (!c || c->form != DL_PARTICIPLE || c->function != DL_REL_ACL ||
        !is_word(w, c->under, "those") || w->trees->at[c->predicate].child != DL_NONE)
        return NULL;
    uint32_t least = i > LOOK_BACK ? i - LOOK_BACK : 0;
    for (uint32_t k = i; k-- > least && list[k].sentence + SENTENCES > event->sentence;)
        if (list[k].type == event->type && list[k].status == DL_OCCURRED &&
            has_time(&list[k]) && list[k].sentence < event->sentence)
            return &list[k];
    return NULL;
}

const dl_event *named_again(const struct event_work *w, uint32_t i) {
    const dl_event *event = &w->out->list.at[i];
    bool round = is_round(w, event);
    uint32_t noun = name_of_deed(w, event);
    if (noun == DL_NONE) noun = deed_doing(w, event);
    if (noun == DL_NONE) noun = deed_within(w, event);
    if (noun == DL_NONE) noun = talks_joined(w, event);
    if (noun == DL_NONE) return attack_of_those(w, i);
    if (!refers_back(w, event, noun)) return NULL;
    const dl_event *other = pointed_at(w, i, noun);
    if (other) return has_time(other) ? other : NULL;
    other = dated_before(w, i, noun);
    return other || !round ? other : dated_behind(w, i, noun);
}

/* Is the time of EVENT an hour whose day its sentence does not say: "the bomb went off at
 * 10.30 p.m."? */
static bool is_bare_hour(const struct event_work *w, const dl_event *event) {
    if (event->timex == DL_NONE || event->when_op.len) return false;
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    if (!dl_str_starts(dl_str_of(t->op), "clock ")) return false;
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *other = &w->whens->timexes.at[i];
        if (other->first >= s->first + s->n) break;
        if (other->type == DL_TIMEX_DATE) return false;
    }
    return true;
}

/* Gives EVENT, told with a bare hour, the day of OTHER, which tells the same; the hour stays
 * where it fits. */
static void take_day(const struct event_work *w, dl_event *event, const dl_event *other) {
    const dl_timex *t = &w->whens->timexes.at[event->timex];
    dl_str hour = dl_str_of(t->op);
    uint32_t at = dl_str_find(hour, DL_LIT(" @ "), 0);
    if (at != DL_NONE) hour = dl_str_sub(hour, 0, at);
    if (other->when == DL_NONE || w->doc->published == DL_NO_TIME) return;
    dl_minute day = w->whens->list.at[other->when].begins / DL_MINUTES_A_DAY;
    dl_minute today = w->doc->published / DL_MINUTES_A_DAY;
    if (day > today || w->whens->list.at[other->when].grain > DL_BY_DAY) return;
    dl_str op =
        dl_str_fmt(w->mem, "%.*s @ shift day %d ago", DL_ARG(hour), (int)(today - day));
    if (op.len < DL_OP_MAX) imply(w, event, op);
}

static bool is_bare_pact(const struct event_work *w, const dl_event *event) {
    uint32_t noun = noun_of(w, event);
    return noun != DL_NONE && event->status == DL_OCCURRED && is_bare(w, noun);
}

void settle_hours(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        if (!is_bare_hour(w, event) || is_speech_act(w->types->list.at[event->type].name))
            continue;
        const dl_event *other = named_again(w, i);
        if (other) take_day(w, event, other);
    }
}

/* "clashed on the anniversary of the coup": of a deed that is not long over, as OTHER is? */
static bool is_anniversary_of(const struct event_work *w, const dl_event *event,
                              const dl_event *other) {
    enum { LONG = 300 * DL_MINUTES_A_DAY };
    uint32_t first = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    return is_remembered(w, first, end) &&
           (w->doc->published == DL_NO_TIME || other->when == DL_NONE ||
            w->whens->list.at[other->when].ends > w->doc->published - LONG);
}

void recall_times(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        if (has_time(event) ||
            (is_type(w, event, "agreement") && !is_bare_pact(w, event)) ||
            is_speech_act(w->types->list.at[event->type].name))
            continue;
        const dl_event *other = named_again(w, i);
        if (other && !is_anniversary_of(w, event, other) &&
            !is_other_war(w, event, other) && !is_elsewhere(w, event, other))
            take_time(w, event, other);
    }
}
