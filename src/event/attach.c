/* attach.c - which time and which place of its sentence belong to an event.
 *
 * In:  an event's trigger; time expressions and mentions of its sentence.
 * Out: event.timex, event.when, event.place.
 * Nearest first, with prices: a time inside a quotation does not date the speaking of it,
 * a time beyond another event's trigger is that event's, a comma costs a little.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum {
    NEVER = 1 << 20,
    TREES_FAIL = 1 << 10, /* what the trees know comes before what stands near */
    TREE_STEP = 1 << 6,
    REACH = 16,       /* the highest price that is paid */
    TREES_REACH = 6,  /* where trees said nothing: right beside */
    SPEECH_REACH = 8, /* for statements: their time stands beside the cue */
    HANG_STEPS = 5,   /* from a place up to the deed that it may be of */
    PRICE_COMMA = 3,
    PRICE_AND = 4,      /* "on Monday and left": what stands left is told of another */
    PRICE_TRIGGER = 12, /* another event's trigger between */
    PRICE_CLAUSE = 16,  /* "that", "which", "after" between */
};

/* A verb that tells of something else: not "to be held" behind "elections". */
static bool is_verb(const struct event_work *w, uint32_t token) {
    uint32_t at = w->clauses->at ? w->clauses->at[token] : DL_NONE;
    const dl_clause *c = at == DL_NONE ? NULL : &w->clauses->list.at[at];
    if (!c || c->kind != DL_CLAUSE_VERB || c->function == DL_REL_ACL ||
        c->function == DL_REL_ACL_RELCL)
        return false;
    return c->form == DL_FINITE || (c->form == DL_INFINITIVE && !(c->flags & DL_PASSIVE));
}

/* The price of going from token A to token B of one sentence, A < B. */
static int price(const struct event_work *w, uint32_t a, uint32_t b) {
    int sum = 0;
    for (uint32_t at = a; at < b; at++) {
        const dl_token *t = &w->text->tokens.at[at];
        sum++;
        /* ", which is to be held in": more about what stands left of the comma */
        if (at + 1 < b && dl_str_is(dl_token_str(w->doc, t), ",") &&
            dl_str_is(dl_token_str(w->doc, t + 1), "which")) {
            at++;
            continue;
        }
        if (t->kind == DL_PUNCT)
            sum += w->clauses->at ? TREES_REACH : PRICE_COMMA;
        else if (at + 1 == b && dl_str_is(dl_token_str(w->doc, t), "and"))
            sum += PRICE_AND;
        else if (w->trigger_at[at])
            sum += PRICE_TRIGGER;
        else if (is_verb(w, at)) /* the trees would know if it were about this */
            sum += TREES_REACH;
        else if (dl_order_in(&w->order, at, w->order.sets.subordinator))
            sum += PRICE_CLAUSE;
    }
    return sum;
}

static int distance(const struct event_work *w, uint32_t trigger, uint32_t end,
                    uint32_t first, uint32_t n) {
    if (first >= end) return price(w, end, first);
    if (first + n <= trigger) return price(w, first + n, trigger) + 1;
    return 0;
}

/* "until July" says when something ends. */
bool can_date(const struct event_work *w, const dl_timex *t) {
    if (t->stamp) return false;
    for (uint32_t at = t->first, steps = 0; at > 0 && steps < 3; steps++) {
        dl_str before = dl_token_str(w->doc, &w->text->tokens.at[--at]);
        if (dl_str_is(before, "until") || dl_str_is(before, "till")) return false;
    }
    return t->type == DL_TIMEX_DATE || t->type == DL_TIMEX_TIME
               ? t->when != DL_NONE || (t->value[0] == '\0' && t->op[0])
               : false;
}

/* Does another event's trigger stand right beside the time ("the May 3 election")? */
static bool is_taken(const struct event_work *w, const dl_timex *t, uint32_t trigger,
                     uint32_t end) {
    uint32_t after = t->first + t->n;
    uint32_t own = w->trigger_at[trigger];
    if (t->first >= trigger && t->first < end) return false;
    if (after == trigger || t->first == end) return false;
    return after < w->text->tokens.n && w->trigger_at[after] &&
           w->trigger_at[after] != own;
}

/* "the 21 May 1998, bombing": a time between the article and the deed. */
static bool is_in_front(const struct event_work *w, const dl_timex *t, uint32_t trigger) {
    uint32_t at = t->first + t->n;
    if (t->first == 0 || !dl_order_in(&w->order, t->first - 1, w->determiner))
        return false;
    if (at < trigger && dl_str_is(dl_token_str(w->doc, &w->text->tokens.at[at]), ","))
        at++;
    return at == trigger;
}

uint32_t first_time(const struct event_work *w, const dl_sentence *s) {
    uint32_t low = 0, high = w->whens->timexes.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (w->whens->timexes.at[middle].first < s->first)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What the words of T cost EVENT by the trees: NEVER if they do not give them to it. */
static int tree_price(const struct event_work *w, uint32_t trigger, uint32_t end,
                      const word_run *t) {
    int steps = w->clauses->at ? tree_distance(w, trigger, end, t) : -1;
    int apart = t->first >= end ? (int)(t->first - end) : (int)trigger - (int)t->first;
    return steps < 0 ? NEVER : steps * TREE_STEP + (apart < 0 ? 0 : apart);
}

static int word_price(const struct event_work *w, const dl_event *event, uint32_t trigger,
                      uint32_t end, uint32_t i) {
    const dl_timex *t = &w->whens->timexes.at[i];
    bool statement = event->speech != DL_NONE;
    if (is_taken(w, t, trigger, end) || (!statement && w->told_at[i])) return NEVER;
    word_run run = { t->first, t->n };
    if (w->clauses->at && (is_deed_time(w, &run) || is_of_another(w, trigger, &run)))
        return NEVER;
    int cost = distance(w, trigger, end, t->first, t->n);
    int reach = w->clauses->at ? TREES_REACH : statement ? SPEECH_REACH : REACH;
    return cost < reach ? TREES_FAIL + cost : NEVER;
}

static uint8_t grain_of(const struct event_work *w, const dl_timex *t) {
    return t->when == DL_NONE ? DL_BY_NONE : w->whens->list.at[t->when].grain;
}

/* Of "in late November last year" the month: expression I, or the finer one of its time
 * that stands right before. */
static uint32_t finest(const struct event_work *w, uint32_t i) {
    const dl_timex *t = &w->whens->timexes.at[i], *before = t - 1;
    if (i == 0 || before->first + before->n != t->first || !can_date(w, before)) return i;
    if (!grain_of(w, before) || grain_of(w, before) >= grain_of(w, t)) return i;
    const dl_when *a = &w->whens->list.at[before->when], *b = &w->whens->list.at[t->when];
    return a->begins >= b->begins && a->ends <= b->ends ? i - 1 : i;
}

static bool is_one_of(dl_str s, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (dl_str_is(s, words[i])) return true;
    return false;
}

/* "freed dozens, including 16 on Monday": is T the time of some of them only, and the trigger
 * none of their words? */
static bool is_of_some(const struct event_work *w, uint32_t trigger, const dl_timex *t) {
    static const char *const words[] = { "including", "Including" };
    for (uint32_t at = t->first, steps = 0; at > 0 && steps < REACH; steps++) {
        at--;
        if (at == trigger || w->text->tokens.at[at].kind == DL_PUNCT) return false;
        if (is_one_of(dl_token_str(w->doc, &w->text->tokens.at[at]), words, DL_N(words)))
            return true;
    }
    return false;
}

/* Does T lie in the words of a speech where the trigger does not? What a word of speaking
 * performs ("declared a truce on Monday") has the time that the trees give it. */
static bool is_apart(const struct event_work *w, const dl_event *event, uint32_t trigger,
                     uint32_t end, const word_run *t) {
    uint32_t speech = w->speech_at[t->first];
    if (speech == w->speech_at[trigger]) return false;
    if (!w->clauses->at) return true;
    if (is_judged_time(w, trigger, end, t)) return false;
    return event->speech != DL_NONE || w->speech_at[trigger] != DL_NONE ||
           !is_performed_time(w, trigger, end, t);
}

void attach_time(const struct event_work *w, dl_event *event, uint32_t trigger,
                 uint32_t end) {
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    int best = NEVER;
    event->timex = event->when = DL_NONE;
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= s->first + s->n) break;
        if (!can_date(w, t)) continue;
        word_run run = { t->first, t->n };
        /* the content of a statement is dated apart from the speaking */
        if (is_apart(w, event, trigger, end, &run) || is_of_some(w, trigger, t)) continue;
        if (w->clauses->at && (is_past_of(w, trigger, end, &run) ||
                               is_time_of_object(w, trigger, end, &run)))
            continue;
        uint32_t ahead = w->clauses->at ? deed_ahead(w, &run) : DL_NONE;
        bool its = ahead != DL_NONE && ahead >= trigger && ahead < end;
        if (ahead != DL_NONE && !its) continue;
        int cost =
            its || is_in_front(w, t, trigger) ? 0 : tree_price(w, trigger, end, &run);
        if (cost == NEVER) cost = word_price(w, event, trigger, end, i);
        if (cost >= best) continue;
        best = cost;
        event->timex = finest(w, i);
        event->when = w->whens->timexes.at[event->timex].when;
    }
}

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
           is_one_of(dl_token_str(w->doc, &w->text->tokens.at[next]), marks, DL_N(marks));
}

/* Is the mention at a place, and where is it said to be: "in Doha", "at Camp David", "in the
 * Qatari capital Doha", "in Qatar's capital Doha"? */
static bool is_venue(const struct event_work *w, const dl_mention *m) {
    static const char *const links[] = { "in", "at", "near", "In", "At", "Near" };
    static const char *const between[] = {
        "capital", "city",    "town", "province",     "southern", "northern",
        "eastern", "western", "the",  "of",           "village",  "port",
        "resort",  "central", "'s",   "\xe2\x80\x99s"
    };
    if ((m->kind != DL_ACTOR_PLACE && m->kind != DL_ACTOR_COUNTRY) ||
        m->form == DL_FORM_PRONOUN)
        return false; /* "at our embassies" */
    uint32_t at = m->first;
    if (is_owner(w, m)) return false;
    bool owned = false;
    for (int steps = 0; at > 0 && steps < 5; steps++) {
        at--;
        dl_str s = dl_token_str(w->doc, &w->text->tokens.at[at]);
        if (is_one_of(s, links, DL_N(links))) return true;
        uint32_t other = w->order.mention_at[at];
        bool owner = owned && is_place(w, other);
        owned = dl_str_is(s, "'s") || dl_str_is(s, "\xe2\x80\x99s");
        if (owner) at = w->mentions->list.at[other].first;
        if (!owner && !is_one_of(s, between, DL_N(between)) &&
            (other == DL_NONE || !w->mentions->list.at[other].adjective))
            return false;
    }
    return false;
}

/* Does TOKEN hang on FROM .. TO, within a few steps, in no clause of its own beside it? */
static bool hangs_on(const struct event_work *w, uint32_t token, uint32_t from,
                     uint32_t to) {
    for (int steps = 0; steps < HANG_STEPS && token != DL_NONE; steps++) {
        if (token >= from && token < to) return true;
        const dl_clause *c = clause_at(w, token); /* "unless they agree" */
        if (c && c->form == DL_FINITE && w->trees->at[token].rel == DL_REL_ADVCL)
            return false;
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
    for (uint32_t t = first; t < end; t++)
        if (hangs_on(w, t, joined, joined + 1)) return true;
    return hangs_on(w, verb, first, end);
}

/* "The accord will lead to peace in the north": where its effect is felt. */
static bool is_effect(const struct event_work *w, uint32_t first, uint32_t end,
                      uint32_t place) {
    static const char *const verbs[] = { "lead",    "leads", "led",     "bring",
                                         "brings",  "cause", "causes",  "caused",
                                         "help",    "helps", "allow",   "allows",
                                         "mean",    "means", "brought", "affect",
                                         "affects", "harm",  "let",     "helped" };
    for (uint32_t t = first; t < end && w->clauses->at; t++) {
        uint32_t verb = w->trees->at[t].head;
        if (w->trees->at[t].rel == DL_REL_NSUBJ && is_among(w, verb, verbs, DL_N(verbs)))
            return place > verb;
    }
    return false;
}

static int place_price(const struct event_work *w, const dl_event *event,
                       uint32_t trigger, uint32_t end, const dl_mention *m) {
    int cost = event->speech != DL_NONE
                   ? NEVER
                   : tree_price(w, trigger, end, &(word_run){ m->first, m->n });
    if (cost < NEVER) return is_effect(w, trigger, end, m->head) ? NEVER : cost;
    if (w->clauses->at && event->speech == DL_NONE &&
        !is_around(w, trigger, end, m->head))
        return NEVER;
    cost = distance(w, trigger, end, m->first, m->n);
    return cost < (event->speech != DL_NONE ? SPEECH_REACH : REACH) ? TREES_FAIL + cost
                                                                    : NEVER;
}

/* Where words are said that the cue FIRST .. END tells: "In Kabul, she said", "Speaking in
 * Kabul, she said", "a spokesman in Kabul said", "said from Kabul". */
static bool is_said_there(const struct event_work *w, uint32_t first, uint32_t end,
                          const dl_mention *m) {
    static const char *const links[] = { "in", "at", "near", "from", "outside",
                                         "In", "At", "Near", "From", "Outside" };
    static const char *const speaking[] = { "speaking", "Speaking", "reporting",
                                            "writing",  "talking",  "addressing" };
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
            if (!is_among(w, head, speaking, DL_N(speaking))) return false;
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
        bool from =
            there && mention->first > 0 &&
            dl_str_is(dl_token_str(w->doc, &w->text->tokens.at[mention->first - 1]),
                      "from");
        if (!is_venue(w, mention) && !(from && is_place(w, m))) continue;
        if (w->speech_at[at] != w->speech_at[trigger] && event->speech == DL_NONE)
            continue;
        if (event->speech != DL_NONE && w->speech_at[at] == event->speech) continue;
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

/* The place that FILL asks of the clauses of the trigger; DL_NONE: none. */
static uint32_t place_argument(const struct event_work *w, fill_kind fill,
                               uint32_t trigger, uint32_t end, bool country) {
    uint32_t found[4];
    uint32_t n = clause_mentions(w, fill, trigger, end, found, DL_N(found));
    for (uint32_t i = 0; i < n; i++) {
        uint8_t kind = w->mentions->list.at[found[i]].kind;
        if (w->mentions->list.at[found[i]].adjective) continue; /* "killed Afghans" */
        if (kind == DL_ACTOR_PLACE || (country && kind == DL_ACTOR_COUNTRY))
            return found[i];
    }
    return DL_NONE;
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
}
