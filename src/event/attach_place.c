/* attach_place.c - which place of its sentence belongs to an event.
 *
 * In:  an event's trigger; mentions of its sentence. Out: event.place.
 * As with times what the trees give comes before what stands near. A place inside what is
 * only talked or agreed about ("talks on the fighting in Aleppo") is not where they talk.
 *
 * SPDX-License-Identifier: MIT */
#include "apart.h"
#include "attach_tree.h"
#include "event_when.h"

enum {
    HANG_STEPS = 5, /* from a place up to the deed that it may be of */
};

static bool is_place(const struct event_work *w, uint32_t m) {
    if (m == DL_NONE || w->mentions->list.at[m].form == DL_FORM_PRONOUN) return false;
    uint8_t kind = w->mentions->list.at[m].kind;
    return kind == DL_ACTOR_PLACE || kind == DL_ACTOR_COUNTRY;
}

/* "in Norland's war": whose it is, unless a place is what it owns ("in Norland's capital"). */
static bool is_owner(const struct event_work *w, const dl_mention *m) {
    static const char *const marks[] = { "'s", "\xe2\x80\x99s", "'", "\xe2\x80\x99" };
    uint32_t next = m->first + m->n;
    return next < w->text->tokens.n && w->text->tokens.at[next].kind != DL_QUOTE &&
           is_among(w, next, marks, DL_N(marks));
}

/* "In Norlandic strikes": whose they are, not where. */
static bool is_of_deed(const struct event_work *w, const dl_mention *m) {
    const dl_clause *c =
        m->adjective && w->clauses->at ? clause_at(w, w->trees->at[m->head].head) : NULL;
    return c && c->kind == DL_CLAUSE_DEED;
}

/* Is the mention at a place, and where is it said to be: "in Doha", "at Camp David", "in the
 * Qatari capital Doha", "in Qatar's capital Doha"? */
static bool is_venue(const struct event_work *w, const dl_mention *m) {
    static const char *const links[] = {
        "in", "at", "near", "inside", "across", "through"
    };
    static const char *const between[] = { "the", "of", "'s", "\xe2\x80\x99s" };
    if ((m->kind != DL_ACTOR_PLACE && m->kind != DL_ACTOR_COUNTRY) || m->adjective ||
        m->form == DL_FORM_PRONOUN)
        return false; /* "at our embassies", "at the Norwegian hospital" */
    uint32_t at = m->first;
    if (is_owner(w, m) || is_of_deed(w, m)) return false;
    bool owned = false;
    for (int steps = 0; at > 0 && steps < 5; steps++) {
        at--;
        if (is_among(w, at, links, DL_N(links))) return true;
        uint32_t other = w->order.mention_at[at];
        bool owner = owned && is_place(w, other);
        owned = is_word(w, at, "'s") || is_word(w, at, "\xe2\x80\x99s");
        if (owner) at = w->mentions->list.at[other].first;
        if (!owner && !is_among(w, at, between, DL_N(between)) &&
            !dl_order_in(&w->order, at, w->place_part) &&
            (other == DL_NONE || !w->mentions->list.at[other].adjective))
            return false;
    }
    return false;
}

/* Does TOKEN hang on FROM .. TO within a few steps, and no clause of its own stand between? */
static bool hangs_in_clause_on(const struct event_work *w, uint32_t token, uint32_t from,
                               uint32_t to) {
    for (int steps = 0; steps < HANG_STEPS && token != DL_NONE; steps++) {
        if (token >= from && token < to) return true;
        const dl_clause *c = clause_at(w, token); /* "unless they agree" */
        if (c && c->form == DL_FINITE && w->trees->at[token].rel == DL_REL_ADVCL)
            return false;
        bool describes = w->trees->at[token].rel == DL_REL_ACL;
        token = w->trees->at[token].head;
        c = describes && token != DL_NONE ? clause_at(w, token) : NULL;
        /* "with talks due to begin in Oslo, they shelled it" */
        if (c && c->kind == DL_CLAUSE_DEED) return token >= from && token < to;
    }
    return false;
}

/* "urged Peru to free them during a meeting in Oslo": is TOKEN an infinitive or a that-clause of
 * VERB, whose SCENE has the place? */
static bool is_aside_from(const struct event_work *w, uint32_t token, uint32_t verb,
                          uint32_t scene) {
    static const char *const during[] = { "during" };
    for (int steps = 0; steps < HANG_STEPS && token != DL_NONE && token != verb;
         steps++) {
        uint8_t rel = w->trees->at[token].rel;
        if (rel == DL_REL_XCOMP || rel == DL_REL_CCOMP)
            return token < scene && has_link(w, scene, during, DL_N(during));
        token = w->trees->at[token].head;
    }
    return false;
}

/* May the place at PLACE be that of the trigger FIRST .. END: "remain in Oslo to go on with the
 * talks", "talks that are due to start in Oslo"? What is said of another deed's place says
 * nothing: "a deal that would let them work in Oslo". */
static bool is_around(const struct event_work *w, uint32_t first, uint32_t end,
                      uint32_t place) {
    uint32_t at = place;
    for (int steps = 0; steps < HANG_STEPS && w->trees->at[at].rel != DL_REL_OBL;
         steps++) {
        at = w->trees->at[at].head;
        if (at == DL_NONE) return false;
    }
    uint32_t verb = w->trees->at[at].head;
    if (w->trees->at[at].rel != DL_REL_OBL || verb == DL_NONE) return false;
    uint32_t joined = verb; /* "met in Oslo and agreed to go on" */
    while (w->trees->at[joined].rel == DL_REL_CONJ &&
           w->trees->at[joined].head != DL_NONE)
        joined = w->trees->at[joined].head;
    for (uint32_t t = first; t < end; t++) /* "shelled Oslo in revenge for the raid" */
        if (is_deed(w, t) && w->trees->at[t].rel == DL_REL_NMOD && is_behind_verb(w, t))
            return false;
        else if (hangs_in_clause_on(w, t, joined, joined + 1))
            return !is_aside_from(w, t, verb, at);
    return hangs_in_clause_on(w, verb, first, end);
}

/* "The accord will lead to peace in the north": where its effect is felt. */
static bool is_effect(const struct event_work *w, uint32_t first, uint32_t end,
                      uint32_t place) {
    for (uint32_t t = first; t < end && w->clauses->at; t++) {
        uint32_t verb = w->trees->at[t].head;
        if (w->trees->at[t].rel == DL_REL_NSUBJ &&
            dl_order_in(&w->order, verb, w->brings_about))
            return place > verb;
    }
    return false;
}

/* Is what TOKEN, a noun or infinitive, tells what they talk about: "on the raids", "discussed
 * the raids", "to discuss the raids"? */
static bool is_topic(const struct event_work *w, uint32_t token) {
    static const char *const about[] = { "on", "about", "over", "concerning",
                                         "regarding" };
    uint32_t head = w->trees->at[token].head;
    if (dl_order_in(&w->order, token, w->place_noun)) return false; /* "on an island" */
    switch (w->trees->at[token].rel) {
    case DL_REL_OBL: /* "discussed fighting in Aleppo", as parsers have it */
        if (dl_order_in(&w->order, head, w->discusses) && token > head) return true;
        return has_link(w, token, about, DL_N(about));
    case DL_REL_NMOD: return has_link(w, token, about, DL_N(about));
    case DL_REL_XCOMP:
    case DL_REL_ADVCL: return dl_order_in(&w->order, token, w->discusses);
    case DL_REL_OBJ:
        return dl_order_in(&w->order, head, w->discusses) &&
               !dl_order_in(&w->order, token, w->talks_noun);
    default: return false;
    }
}

/* Does a time stand right behind mention M: "talks on prices in Oslo on Monday"? Then both
 * belong to the talks. */
static bool is_before_time(const struct event_work *w, const dl_event *event,
                           const dl_mention *m) {
    uint32_t end = m->first + m->n;
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= end) return t->first <= end + 1;
    }
    return false;
}

/* Does the place M belong to what those who meet talk about? */
static bool is_of_topic(const struct event_work *w, const dl_event *event, uint32_t first,
                        uint32_t end, const dl_mention *m) {
    uint32_t at = m->head;
    if (!w->clauses->at || is_before_time(w, event, m)) return false;
    for (int steps = 0; steps < HANG_STEPS && at != DL_NONE; steps++) {
        if (at >= first && at < end) return false;
        bool aside =
            w->trees->at[at].rel == DL_REL_OBL; /* the place itself may be that */
        if ((at != m->head || aside) && is_topic(w, at)) return true;
        at = w->trees->at[at].head;
    }
    return false;
}

/* "The last of the talks will be in Oslo" */
static bool is_said_of(const struct event_work *w, uint32_t first, uint32_t end,
                       const dl_mention *m) {
    uint32_t at = top_of(w, first, end);
    while (at != DL_NONE && w->trees->at[at].rel == DL_REL_NMOD)
        at = w->trees->at[at].head;
    return at != DL_NONE && w->trees->at[at].rel == DL_REL_NSUBJ &&
           w->trees->at[at].head == m->head &&
           dl_tree_child(w->trees, m->head, DL_REL_COP) != DL_NONE;
}

/* "They gather in the hills to shell the town": is what is done at TOKEN only meant by those who
 * are elsewhere? Those who gather to sign are where they sign. */
static bool is_aim_elsewhere(const struct event_work *w, const dl_event *event,
                             uint32_t token, uint32_t place) {
    const dl_clause *c = w->clauses->at ? clause_at(w, token) : NULL;
    return c && is_type(w, event, "attack") && c->form == DL_INFINITIVE && place < token;
}

/* "Goma, the largest city in Congo": does the place M only say where another one lies? */
static bool is_around_place(const struct event_work *w, const dl_mention *m) {
    uint32_t at = m->head;
    for (int steps = 0; w->clauses->at && steps < HANG_STEPS && at != DL_NONE; steps++) {
        uint32_t head = w->trees->at[at].head;
        if (head != DL_NONE && w->trees->at[at].rel == DL_REL_APPOS)
            return is_place(w, w->order.mention_at[head]);
        if (w->trees->at[at].rel != DL_REL_NMOD) return false;
        at = head;
    }
    return false;
}

static int place_price(const struct event_work *w, const dl_event *event,
                       uint32_t trigger, uint32_t end, const dl_mention *m) {
    int cost = event->speech != DL_NONE
                   ? NEVER
                   : price_by_trees(w, trigger, end, &(word_run){ m->first, m->n });
    dl_str type = w->types->list.at[event->type].name;
    if (is_talk_type(type) && is_of_topic(w, event, trigger, end, m)) return NEVER;
    /* "signed an accord on trade in Oslo on Monday" */
    if (cost == NEVER && dl_str_is(type, "agreement") && w->clauses->at &&
        is_before_time(w, event, m) && hangs_in_clause_on(w, m->head, trigger, end))
        return 0;
    if (cost < NEVER) return is_effect(w, trigger, end, m->head) ? NEVER : cost;
    if (w->clauses->at && is_said_of(w, trigger, end, m)) return 0;
    if (w->clauses->at && event->speech == DL_NONE &&
        !is_around(w, trigger, end, m->head))
        return NEVER;
    if (is_aim_elsewhere(w, event, trigger, m->head)) return NEVER;
    cost = price_by_words(w, trigger, end, m->first, m->n);
    return cost < (event->speech != DL_NONE ? SPEECH_REACH : REACH) ? TREES_FAIL + cost
                                                                    : NEVER;
}

/* Where words are said that the cue FIRST .. END tells: "In Kabul, she said", "Speaking in
 * Kabul, she said", "a spokesman in Kabul said", "said from Kabul". */
static bool is_said_there(const struct event_work *w, uint32_t first, uint32_t end,
                          const dl_mention *m) {
    static const char *const links[] = { "in", "at", "near", "from", "outside" };
    uint32_t at = m->head;
    for (int steps = 0; steps < 5 && w->clauses->at; steps++) {
        uint32_t head = w->trees->at[at].head;
        if (head == DL_NONE) return false;
        bool cue = head >= first && head < end;
        uint32_t who = w->order.mention_at[at];
        switch (w->trees->at[at].rel) {
        case DL_REL_OBL:
            if (!has_link(w, at, links, DL_N(links))) return false;
            if (cue) return true;
            if (!dl_order_in(&w->order, head, w->speaks_from)) return false;
            break;
        case DL_REL_ADVCL: return cue;
        case DL_REL_NSUBJ: /* "a spokesman in Kabul", not "the bank in Kabul" */
            return cue && who != DL_NONE && at != m->head &&
                   w->mentions->list.at[who].form == DL_FORM_NOMINAL;
        case DL_REL_NMOD:
        case DL_REL_APPOS:
        case DL_REL_FLAT: break;
        default: return false;
        }
        at = head;
    }
    return false;
}

/* "shelled the town after a raid on Lima", "in response to a raid in Lima": is the place
 * at TOKEN that of a deed which the trigger FIRST .. END only follows or answers? Those
 * who meet after talks meet where those were held. */
static bool is_of_earlier(const struct event_work *w, uint32_t first, uint32_t end,
                          uint32_t token) {
    for (int steps = 0; steps < HANG_STEPS && token != DL_NONE; steps++) {
        if (token >= first && token < end) return false;
        if (is_deed(w, token) && is_behind_verb(w, token) &&
            !dl_order_in(&w->order, token, w->talks_noun) &&
            !dl_order_in(&w->order, token, w->meeting_noun))
            return true;
        token = w->trees->at[token].head;
    }
    return false;
}

void attach_place(const struct event_work *w, dl_event *event, uint32_t trigger,
                  uint32_t end) {
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    int best = NEVER;
    event->place = DL_NONE;
    for (uint32_t at = s->first; at < s->first + s->n; at++) {
        uint32_t m = w->order.mention_at[at];
        if (m == DL_NONE) continue;
        const dl_mention *mention = &w->mentions->list.at[m];
        at = mention->first + mention->n - 1;
        bool there = event->speech != DL_NONE && is_said_there(w, trigger, end, mention);
        bool from = there && mention->first > 0 && is_word(w, mention->first - 1, "from");
        if (!is_venue(w, mention) && !(from && is_place(w, m))) continue;
        if (is_around_place(w, mention)) continue;
        if (w->speech_at[at] != w->speech_at[trigger] && event->speech == DL_NONE)
            continue;
        if (event->speech != DL_NONE && w->speech_at[at] == event->speech) continue;
        if (w->clauses->at && !there && is_of_earlier(w, trigger, end, mention->head))
            continue;
        /* "said in Kabul"; what stands left of a cue belongs to its source */
        if (event->speech != DL_NONE && mention->first < end && !there) continue;
        int cost = there ? 0 : place_price(w, event, trigger, end, mention);
        /* of "the Qatari capital Doha" the last and finest counts */
        if (cost < best || (cost <= best + 3 && mention->kind == DL_ACTOR_PLACE &&
                            event->place != DL_NONE &&
                            w->mentions->list.at[event->place].kind != DL_ACTOR_PLACE)) {
            best = cost < best ? cost : best;
            event->place = m;
        }
    }
}

bool is_abroad(const struct event_work *w, const dl_mention *m) {
    static const char *const of[] = { "of" };
    if (!w->clauses->at) return false;
    uint32_t noun = w->trees->at[m->head].head;
    return w->trees->at[m->head].rel == DL_REL_NMOD && noun != DL_NONE &&
           has_link(w, m->head, of, DL_N(of)) &&
           (dl_order_in(&w->order, noun, w->embassy) ||
            dl_order_in(&w->order, noun, w->craft) ||
            dl_order_in(&w->order, noun, w->armed));
}

/* The place that FILL asks of the clauses of the trigger; DL_NONE: none. */
static uint32_t place_argument(const struct event_work *w, fill_kind fill,
                               uint32_t trigger, uint32_t end, bool country) {
    uint32_t found[4];
    uint32_t n = clause_mentions(w, fill, trigger, end, found, DL_N(found));
    for (uint32_t i = 0; i < n; i++) {
        uint8_t kind = w->mentions->list.at[found[i]].kind;
        const dl_mention *m = &w->mentions->list.at[found[i]];
        if (m->adjective || m->form == DL_FORM_PRONOUN || /* "killed Afghans" */
            is_abroad(w, m) || is_of_earlier(w, trigger, end, m->head))
            continue;
        if (kind == DL_ACTOR_PLACE || (country && kind == DL_ACTOR_COUNTRY))
            return found[i];
    }
    return DL_NONE;
}

/* "Norlandic raids on Lima had killed nine": where the deed was that does what the attack
 * at TRIGGER tells; DL_NONE: no deed does. */
static uint32_t place_of_doing(const struct event_work *w, uint32_t trigger) {
    const dl_clause *c = w->clauses->at ? verb_at(w, trigger) : NULL;
    uint32_t noun = c ? clause_head(w, c, FILL_SUBJECT) : DL_NONE;
    return noun != DL_NONE && is_deed(w, noun)
               ? place_argument(w, FILL_ON, noun, noun + 1, false)
               : DL_NONE;
}

void place_by_clause(const struct event_work *w, dl_event *event, uint32_t trigger,
                     uint32_t end) {
    static const struct {
        const char *type;
        fill_kind fill;
        bool country; /* may it be one? */
    } wheres[] = {
        { "attack", FILL_ON, true },       /* "an attack on southern Norland" */
        { "attack", FILL_AGAINST, false }, /* "attacks against Norland" may be anywhere */
        { "attack", FILL_OBJECT, true },   /* "rockets hit Kunduz" */
        { "withdrawal", FILL_FROM, true }, /* "the withdrawal of forces from Kunduz" */
        { "meeting", FILL_MODIFIER, false },    /* "the Geneva talks" */
        { "talk_round", FILL_MODIFIER, false }, /* */
    };
    dl_str type = w->types->list.at[event->type].name;
    for (size_t i = 0; i < DL_N(wheres) && event->place == DL_NONE; i++)
        if (dl_str_is(type, wheres[i].type))
            event->place =
                place_argument(w, wheres[i].fill, trigger, end, wheres[i].country);
    if (event->place == DL_NONE && dl_str_is(type, "attack"))
        event->place = place_of_doing(w, trigger);
}
