/* attach.c - which time of its sentence belongs to an event.
 *
 * In:  an event's trigger; time expressions of its sentence.
 * Out: event.timex, event.when.
 * Nearest first, with prices: a time inside a quotation does not date the speaking of it,
 * a time beyond another event's trigger is that event's, a comma costs a little.
 *
 * SPDX-License-Identifier: MIT */
#include "apart.h"
#include "attach_tree.h"
#include "event_when.h"

enum {
    TREE_STEP = 1 << 6,
    TREES_REACH = 6, /* where trees said nothing: right beside */
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

int price_by_words(const struct event_work *w, uint32_t trigger, uint32_t end,
                   uint32_t first, uint32_t n) {
    if (first >= end) return price(w, end, first);
    if (first + n <= trigger) return price(w, first + n, trigger) + 1;
    return 0;
}

/* "postponed from July" */
static bool is_left(const struct event_work *w, const dl_timex *t) {
    return t->first > 1 && is_word(w, t->first - 1, "from") &&
           dl_order_in(&w->order, t->first - 2, w->moved_from);
}

bool is_later_than_nothing(const struct event_work *w, const dl_timex *t) {
    dl_str op = dl_str_of(t->op);
    return dl_str_starts(op, "shift ") && dl_str_ends(op, " on") &&
           dl_order_in(&w->order, t->first + t->n - 1, w->later);
}

/* "from Monday": when what is told of begins, not when anybody speaks of it. */
static bool is_from(const struct event_work *w, const dl_timex *t) {
    return t->first > 0 && is_word(w, t->first - 1, "from");
}

/* "after Monday's talks", "after the 5 May raid": it is the deed's own. */
static bool is_before_deed(const struct event_work *w, const dl_timex *t) {
    enum { NAME = 3 }; /* tokens: "the 5 May rebel raid" */
    uint32_t end = t->first + t->n;
    for (uint32_t at = end; at < end + NAME && at < w->text->tokens.n; at++)
        if (w->trigger_at[at]) return true;
    if (!w->clauses->at) return true;
    uint32_t head = w->trees->at[top_of(w, t->first, t->first + t->n)].head;
    return head != DL_NONE && head >= t->first + t->n &&
           (!clause_at(w, head) || clause_at(w, head)->kind == DL_CLAUSE_DEED);
}

/* "will resume after the weekend", "after 5 May": nobody knows how long after. */
static bool is_left_behind(const struct event_work *w, const dl_timex *t) {
    uint32_t at = t->first;
    return t->type == DL_TIMEX_DATE && at > 0 && is_word(w, at - 1, "after") &&
           t->when != DL_NONE && w->whens->list.at[t->when].grain >= DL_BY_DAY &&
           !is_before_deed(w, t);
}

/* "until July" says when something ends. */
bool can_date(const struct event_work *w, const dl_timex *t) {
    if (t->stamp || is_left_behind(w, t) || is_left(w, t) || is_later_than_nothing(w, t))
        return false;
    bool opens = verb_opened(w, &(word_run){ t->first, t->n }) != DL_NONE;
    for (uint32_t at = t->first, steps = 0; at > 0 && steps < 3 && !opens; steps++) {
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

/* "the 21 May 1998, bombing", "the September 11, 2001, terrorist attacks": a time between the
 * article and the deed. */
static bool is_in_front(const struct event_work *w, const dl_timex *t, uint32_t trigger) {
    uint32_t at = t->first + t->n;
    const dl_clause *c = w->clauses->at ? clause_at(w, trigger) : NULL;
    bool with_the = c && c->kind == DL_CLAUSE_DEED && is_word(w, t->first, "the");
    if (!with_the &&
        (t->first == 0 || !dl_order_in(&w->order, t->first - 1, w->determiner)))
        return false;
    if (at < trigger && is_word(w, at, ",")) at++;
    bool described =
        at + 1 == trigger && w->clauses->at && w->trees->at[at].head == trigger &&
        !w->trigger_at[at] &&
        (w->trees->at[at].rel == DL_REL_AMOD || w->trees->at[at].rel == DL_REL_COMPOUND);
    return at == trigger || described;
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

int price_by_trees(const struct event_work *w, uint32_t trigger, uint32_t end,
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
    if (w->clauses->at &&
        (is_of_stop(w, trigger, end, &run) || is_of_news(w, trigger, end, &run)))
        return NEVER;
    uint32_t noun = top_of(w, trigger, end);
    if (w->clauses->at && t->first < trigger && w->trees->at[noun].rel == DL_REL_NMOD &&
        is_behind_verb(w, noun))
        return NEVER; /* "on Monday in response to the raid" */
    if (w->clauses->at && (is_deed_time(w, &run) || is_of_another(w, trigger, &run) ||
                           is_only_wanted(w, noun, &run)))
        return NEVER;
    int cost = price_by_words(w, trigger, end, t->first, t->n);
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

/* "freed dozens, including 16 on Monday": is T the time of some of them only, and the trigger
 * none of their words? */
static bool is_of_some(const struct event_work *w, uint32_t trigger, const dl_timex *t) {
    for (uint32_t at = t->first, steps = 0; at > 0 && steps < REACH; steps++) {
        at--;
        if (at == trigger || w->text->tokens.at[at].kind == DL_PUNCT) return false;
        if (is_word(w, at, "including")) return true;
    }
    return false;
}

/* "welcomed him to Lima on Monday", "recalled its envoy on Monday", "sacked him Monday":
 * a deed, though the verb may tell praise, memory or scorn, and no word of SPEECH is said. */
static bool is_own_verb(const struct event_work *w, const dl_event *event,
                        uint32_t trigger, uint32_t end, uint32_t speech) {
    uint32_t cue = speech == DL_NONE ? DL_NONE : w->speeches->list.at[speech].cue_first;
    return cue != DL_NONE && event->speech == DL_NONE && cue >= trigger && cue < end &&
           (is_type(w, event, "meeting") || is_type(w, event, "relations") ||
            is_type(w, event, "appointment"));
}

/* "called on the rebels to disarm last Sunday": is the trigger of EVENT, a position, the cue of
 * SPEECH, in which T lies, and T its own by the tree? */
static bool is_own_position(const struct event_work *w, const dl_event *event,
                            uint32_t trigger, uint32_t end, uint32_t speech,
                            const word_run *t) {
    if (event->speech != DL_NONE || speech == DL_NONE ||
        w->speeches->list.at[speech].mode != DL_MODE_INDIRECT)
        return false;
    uint32_t cue = w->speeches->list.at[speech].cue_first;
    bool deadline = t->first > 0 && is_word(w, t->first - 1, "by");
    return cue >= trigger && cue < end && !deadline &&
           is_speech_act(w->types->list.at[event->type].name) &&
           hangs_directly(w, trigger, end, t);
}

/* "hinted they would not yield yesterday": T, that is over, stands with what EVENT, a statement,
 * says is to come. */
static bool is_of_saying(const struct event_work *w, const dl_event *event,
                         const dl_timex *t) {
    if (event->speech == DL_NONE || w->speech_at[t->first] != event->speech ||
        w->speeches->list.at[event->speech].mode == DL_MODE_DIRECT || !w->clauses->at)
        return false;
    return dl_str_starts(dl_str_of(t->op), "shift ") &&
           dl_str_ends(dl_str_of(t->op), " ago") &&
           is_over_there(w, &(word_run){ t->first, t->n });
}

/* "announced a strike from Monday": T, ahead, is that of what the trigger, a word of speaking,
 * announces. */
static bool is_announced_for(const struct event_work *w, const dl_event *event,
                             uint32_t trigger, uint32_t end, const word_run *t) {
    uint32_t speech = w->speech_at[t->first];
    uint32_t cue = speech == DL_NONE ? DL_NONE : w->speeches->list.at[speech].cue_first;
    return event->speech == DL_NONE && event->status == DL_PLANNED && cue != DL_NONE &&
           cue >= trigger && cue < end && is_past_of(w, trigger, end, t);
}

/* Does T lie in the words of a speech where the trigger does not? What a word of speaking
 * performs ("declared a truce on Monday") has the time that the trees give it. */
static bool is_apart(const struct event_work *w, const dl_event *event, uint32_t trigger,
                     uint32_t end, const word_run *t) {
    uint32_t speech = w->speech_at[t->first];
    if (speech == w->speech_at[trigger] || is_own_verb(w, event, trigger, end, speech))
        return false;
    if (!w->clauses->at) return true;
    /* "welcomed the truce on Sunday": within what is taken for the words of EVENT, but not said */
    if (event->speech != DL_NONE && speech == event->speech &&
        w->speeches->list.at[speech].mode != DL_MODE_DIRECT &&
        hangs_on_cue(w, trigger, end, t))
        return false;
    if (is_judged_time(w, trigger, end, t)) return false;
    if (is_own_position(w, event, trigger, end, speech, t)) return false;
    if (is_announced_for(w, event, trigger, end, t)) return false;
    /* "claimed planes bombed Lima, in Peru, last week": cut off from what is said by a comma */
    if (event->speech == DL_NONE && speech == DL_NONE &&
        hangs_directly(w, trigger, end, t))
        return false;
    return event->speech != DL_NONE || w->speech_at[trigger] != DL_NONE ||
           !is_performed_time(w, trigger, end, t);
}

/* "- 30 May 2003: Rebels fired", "* **May 2003:** Rebels fired", "2003 - Rebels fire": an
 * entry of a list of dates. */
static bool opens_entry(const struct event_work *w, const dl_timex *t,
                        const dl_sentence *s) {
    static const char *const marks[] = { ":", "-", "–", "—", "--" };
    uint32_t end = t->first + t->n, at = s->first;
    while (at < t->first && (w->text->tokens.at[at].kind == DL_PUNCT ||
                             w->text->tokens.at[at].kind == DL_SYMBOL))
        at++;
    return at == t->first && end < s->first + s->n &&
           is_among(w, end, marks, DL_N(marks));
}

/* "passed a budget for 1987/88": a year that something is for is not when it was done. */
static bool is_year_for(const struct event_work *w, const dl_timex *t) {
    if (grain_of(w, t) < DL_BY_YEAR || t->first < 2 || !is_word(w, t->first - 1, "for"))
        return false;
    return !w->trigger_at[t->first - 2] && w->clauses->at &&
           !clause_at(w, t->first - 2) &&
           !dl_order_in(&w->order, t->first - 2, w->fixed_for);
}

/* "met in preparation for June": what is to come then is not what was done. */
static bool is_prepared_for(const struct event_work *w, const dl_timex *t) {
    return t->first > 1 && is_word(w, t->first - 1, "for") &&
           dl_order_in(&w->order, t->first - 2, w->preparation);
}

/* "on Monday called a vote for September 8": is T what the planned EVENT, told before it, is set
 * for? */
static bool is_set_for(const struct event_work *w, const dl_event *event,
                       uint32_t trigger, uint32_t end, const dl_timex *t) {
    uint32_t noun = w->clauses->at ? top_of(w, trigger, end) : DL_NONE;
    uint32_t verb = noun == DL_NONE ? DL_NONE : w->trees->at[noun].head;
    if (noun == DL_NONE || !(hangs_on(w, t->first, noun) ||
                             (verb != DL_NONE && hangs_on(w, t->first, verb))))
        return false;
    return event->speech == DL_NONE && event->status == DL_PLANNED && t->first > end &&
           t->type == DL_TIMEX_DATE && t->when != DL_NONE &&
           is_word(w, t->first - 1, "for") && grain_of(w, t) <= DL_BY_MONTH &&
           w->doc->published != DL_NO_TIME &&
           w->whens->list.at[t->when].ends > w->doc->published &&
           (is_type(w, event, "election") || is_type(w, event, "protest") ||
            is_talk(w, event));
}

/* Is DEED in the trigger, or what the trigger does and no event of its own: "signed an
 * accord in May that frees them"? */
static bool holds_deed(const struct event_work *w, uint32_t trigger, uint32_t end,
                       uint32_t deed) {
    uint32_t verb = w->trees->at[deed].head;
    bool done = !w->trigger_at[deed] && w->trees->at[deed].rel == DL_REL_OBJ &&
                verb != DL_NONE && verb >= trigger && verb < end;
    return done || (deed >= trigger && deed < end);
}

/* "struck Lima in response to a raid in August": is NOUN, before a time, what is answered? */
static bool is_of_answered(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "to", "for" };
    for (int steps = 0; steps < 3 && noun != DL_NONE; steps++) {
        uint32_t above = w->trees->at[noun].head;
        if (w->trees->at[noun].rel != DL_REL_NMOD || above == DL_NONE) return false;
        if (dl_order_in(&w->order, above, w->revenge) &&
            has_link(w, noun, links, DL_N(links)))
            return true;
        noun = above;
    }
    return false;
}

/* "charged over a raid in August": is T, no day, that of the deed before it, over which
 * the trigger is done? "Travelled for talks in May": both. */
static bool is_of_reason(const struct event_work *w, const dl_event *event,
                         uint32_t trigger, uint32_t end, const dl_timex *t) {
    static const char *const in[] = { "in" };
    static const char *const links[] = { "over", "for" };
    bool blames = is_type(w, event, "legal_action") || is_type(w, event, "detention");
    if (!w->clauses->at || t->first < end + 2 || grain_of(w, t) <= DL_BY_DAY ||
        !is_among(w, t->first - 1, in, 1))
        return false;
    if (!blames) return is_of_answered(w, t->first - 2);
    uint32_t noun = t->first - 2; /* or "over a raid on Lima in August" */
    for (int steps = 0; steps < 2 && w->trees->at[noun].rel == DL_REL_NMOD; steps++)
        noun = w->trees->at[noun].head;
    uint32_t verb = w->trees->at[noun].head;
    const dl_clause *deed = clause_at(w, noun);
    return deed && deed->kind == DL_CLAUSE_DEED &&
           has_link(w, noun, links, DL_N(links)) && verb >= trigger && verb < end;
}

/* "Lund of the 1922 league said", "those who hope to win in May say": is T, among the words for who
 * speaks, that of one of them, and not of the speaking? But "a poll published on Monday said". */
static bool is_of_speaker(const struct event_work *w, const dl_event *event,
                          const dl_timex *t) {
    if (event->speech == DL_NONE || !w->clauses->at) return false;
    dl_span source = w->speeches->list.at[event->speech].source;
    uint32_t off = w->text->tokens.at[t->first].off;
    if (!source.len || off < source.off || off >= source.off + source.len) return false;
    uint32_t first = dl_token_from(w->text, source.off);
    uint32_t end = dl_token_from(w->text, source.off + source.len);
    uint32_t above = w->trees->at[top_of(w, t->first, t->first + t->n)].head;
    const dl_clause *c = above == DL_NONE ? NULL : verb_at(w, above);
    /* "In March President Lund said", "Lund in presenting it last night said" */
    if (t->first == first || (c && c->form == DL_GERUND && c->function == DL_REL_ADVCL) ||
        (t->first == first + 1 &&
         dl_order_in(&w->order, first, w->order.sets.preposition)))
        return false;
    return above != DL_NONE && above >= first && above < end &&
           above != top_of(w, first, end) &&
           !dl_order_in(&w->order, above, w->made_public);
}

/* "rejected an earlier offer on Monday": is the trigger a deed known before, and T of what is done
 * to it? */
static bool is_of_known(const struct event_work *w, uint32_t trigger, uint32_t end,
                        const word_run *t) {
    uint32_t noun = top_of(w, trigger, end), at = w->trees->at[noun].child;
    uint8_t rel = w->trees->at[noun].rel;
    const dl_timex *time = timex_of(w, t);
    if (!is_deed(w, noun) || (rel != DL_REL_OBJ && rel != DL_REL_NMOD) || !time ||
        grain_of(w, time) > DL_BY_DAY || hangs_on(w, t->first, noun))
        return false;
    for (; at != DL_NONE && at < noun; at = w->trees->at[at].next)
        if (dl_order_in(&w->order, at, w->known_before)) return true;
    return false;
}

/* "accused Peru of lying after Holm's departure on Sunday": does T stand right behind a deed that
 * the cue of a statement is put behind, and that it dates? */
static bool is_of_deed_behind(const struct event_work *w, uint32_t trigger, uint32_t end,
                              const dl_timex *t) {
    uint32_t noun = DL_NONE;
    for (uint32_t at = end; at < t->first; at++) {
        if (w->text->tokens.at[at].kind == DL_PUNCT || verb_at(w, at)) noun = DL_NONE;
        if (!is_deed(w, at) || w->trees->at[at].rel != DL_REL_OBL) continue;
        uint32_t head = w->trees->at[at].head;
        /* his own arrival is of the day on which he speaks; who knows, of Holm's */
        uint32_t whose = dl_tree_child(w->trees, at, DL_REL_NMOD_POSS);
        bool own = dl_order_in(&w->order, at, w->same_day) &&
                   (whose == DL_NONE || w->trees->at[whose].pos == DL_POS_PRON);
        noun = head >= trigger && head < at && linked_by(w, at, w->after) && !own &&
                       !is_measured(w, dl_tree_child(w->trees, at, DL_REL_CASE))
                   ? at
                   : DL_NONE;
    }
    return noun != DL_NONE;
}

void attach_time(const struct event_work *w, dl_event *event, uint32_t trigger,
                 uint32_t end) {
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    int best = NEVER;
    event->timex = event->when = DL_NONE;
    /* "on Monday, two days after the battle", "two days after the battle, they met on
     * Monday": Monday is not the battle's */
    uint32_t mark = measuring_mark(w, event);
    bool later_said = event->speech != DL_NONE && is_said_later(w, event);
    for (uint32_t i = first_time(w, s); i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= s->first + s->n) break;
        bool measured =
            mark != DL_NONE && mark < trigger && grain_of(w, t) <= DL_BY_DAY &&
            (t->first < mark || (t->first >= end && w->clauses->at &&
                                 !hangs_on(w, t->first, top_of(w, trigger, end))));
        bool later = later_said && t->first < trigger; /* "in May, but later said" */
        if (!can_date(w, t) || measured || later ||
            (event->speech != DL_NONE && is_from(w, t)))
            continue;
        word_run run = { t->first, t->n };
        bool saying = is_of_saying(w, event, t);
        /* the content of a statement is dated apart from the speaking */
        if ((!saying && is_apart(w, event, trigger, end, &run)) ||
            is_of_some(w, trigger, t) || is_of_speaker(w, event, t) ||
            is_of_reason(w, event, trigger, end, t))
            continue;
        if (w->clauses->at &&
            ((event->status != DL_PLANNED && /* "called a vote for May" */
              is_past_of(w, trigger, end, &run) &&
              !(event->speech == DL_NONE && is_from(w, t))) ||
             is_time_of_object(w, trigger, end, &run) ||
             is_of_inner(w, trigger, end, &run) ||
             is_of_anniversary(w, trigger, end, &run) ||
             is_of_joined(w, trigger, end, &run) || is_of_halt(w, trigger, end, &run) ||
             is_prepared_for(w, t) || is_of_start_alone(w, trigger, end, &run) ||
             is_of_known(w, trigger, end, &run) ||
             (event->speech != DL_NONE && is_of_deed_behind(w, trigger, end, t))))
            continue;
        uint32_t ahead = w->clauses->at ? deed_ahead(w, &run) : DL_NONE;
        bool its = ahead != DL_NONE && holds_deed(w, trigger, end, ahead);
        if (ahead != DL_NONE && !its) continue;
        int cost = its || saying || is_in_front(w, t, trigger)
                       ? 0
                       : price_by_trees(w, trigger, end, &run);
        if (cost == NEVER) cost = word_price(w, event, trigger, end, i);
        if (is_year_for(w, t)) cost = NEVER;
        if (cost == NEVER && opens_entry(w, t, s)) cost = NEVER - 1;
        if (cost != NEVER && is_set_for(w, event, trigger, end, t)) cost = -1;
        if (cost >= best) continue;
        best = cost;
        event->timex = finest(w, i);
        event->when = w->whens->timexes.at[event->timex].when;
    }
}
