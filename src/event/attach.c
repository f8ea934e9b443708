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
    NEVER = 1000,
    REACH = 16,       /* the highest price that is paid */
    SPEECH_REACH = 8, /* for statements: their time stands beside the cue */
    PRICE_COMMA = 3,
    PRICE_AND = 4,      /* "on Monday and left": what stands left is told of another */
    PRICE_TRIGGER = 12, /* another event's trigger between */
    PRICE_CLAUSE = 16,  /* "that", "which", "after" between */
};

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
            sum += PRICE_COMMA;
        else if (at + 1 == b && dl_str_is(dl_token_str(w->doc, t), "and"))
            sum += PRICE_AND;
        else if (w->trigger_at[at])
            sum += PRICE_TRIGGER;
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

/* Can a time expression date an event at all? */
static bool can_date(const dl_timex *t) {
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

void attach_time(const struct event_work *w, dl_event *event, uint32_t trigger,
                 uint32_t end) {
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    bool statement = event->speech != DL_NONE;
    int best = statement ? SPEECH_REACH : REACH;
    uint32_t low = 0, high = w->whens->timexes.n;
    while (low < high) { /* the first time of the sentence */
        uint32_t middle = low + (high - low) / 2;
        if (w->whens->timexes.at[middle].first < s->first)
            low = middle + 1;
        else
            high = middle;
    }
    event->timex = event->when = DL_NONE;
    for (uint32_t i = low; i < w->whens->timexes.n; i++) {
        const dl_timex *t = &w->whens->timexes.at[i];
        if (t->first >= s->first + s->n) break;
        if (!can_date(t)) continue;
        if (is_taken(w, t, trigger, end) || (!statement && w->told_at[i])) continue;
        /* the content of a statement is dated apart from the speaking */
        if (w->speech_at[t->first] != w->speech_at[trigger]) continue;
        int cost = distance(w, trigger, end, t->first, t->n);
        if (cost >= best) continue;
        best = cost;
        event->timex = i;
        event->when = t->when;
    }
}

/* Is the mention at a place, and where is it said to be: "in Doha", "at Camp David"? */
static bool is_venue(const struct event_work *w, const dl_mention *m) {
    if (m->kind != DL_ACTOR_PLACE && m->kind != DL_ACTOR_COUNTRY) return false;
    uint32_t at = m->first;
    for (int steps = 0; at > 0 && steps < 4; steps++) {
        at--;
        dl_str s = dl_token_str(w->doc, &w->text->tokens.at[at]);
        if (dl_str_is(s, "in") || dl_str_is(s, "at") || dl_str_is(s, "near") ||
            dl_str_is(s, "In") || dl_str_is(s, "At"))
            return true;
        uint32_t other = w->order.mention_at[at];
        bool modifier = other != DL_NONE && w->mentions->list.at[other].adjective;
        dl_str lower = dl_str_is(s, "capital") || dl_str_is(s, "city") ||
                               dl_str_is(s, "town") || dl_str_is(s, "province") ||
                               dl_str_is(s, "southern") || dl_str_is(s, "northern") ||
                               dl_str_is(s, "eastern") || dl_str_is(s, "western") ||
                               dl_str_is(s, "the") || dl_str_is(s, "of")
                           ? s
                           : (dl_str){ 0 };
        if (!modifier && !lower.len) return false;
    }
    return false;
}

void attach_place(const struct event_work *w, dl_event *event, uint32_t trigger,
                  uint32_t end) {
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    int best = REACH;
    event->place = DL_NONE;
    for (uint32_t at = s->first; at < s->first + s->n; at++) {
        uint32_t m = w->order.mention_at[at];
        if (m == DL_NONE) continue;
        const dl_mention *mention = &w->mentions->list.at[m];
        at = mention->first + mention->n - 1;
        if (!is_venue(w, mention)) continue;
        if (w->speech_at[at] != w->speech_at[trigger] && event->speech == DL_NONE)
            continue;
        if (event->speech != DL_NONE && w->speech_at[at] == event->speech) continue;
        /* "said in Kabul"; what stands left of a cue belongs to its source */
        if (event->speech != DL_NONE && mention->first < end) continue;
        int cost = distance(w, trigger, end, mention->first, mention->n);
        if (event->speech != DL_NONE && cost > SPEECH_REACH) continue;
        /* of "the Qatari capital Doha" the last and finest counts */
        if (cost < best || (cost <= best + 3 && mention->kind == DL_ACTOR_PLACE &&
                            event->place != DL_NONE &&
                            w->mentions->list.at[event->place].kind != DL_ACTOR_PLACE)) {
            best = cost < best ? cost : best;
            event->place = m;
        }
    }
}

/* "is expected to sign on Sunday": the time of what is to come lies ahead of publication.
 * The expression itself is read anew, for all who use it. */
static void turn_ahead(const struct event_work *w, dl_event *event) {
    static const char past[] = " open", future[] = " future";
    dl_timex *t = &w->whens->timexes.at[event->timex];
    dl_when when;
    char value[DL_VALUE_MAX], op[DL_OP_MAX];
    size_t len = strlen(t->op), tail = sizeof past - 1;
    if (len < tail || strcmp(t->op + len - tail, past) != 0) return;
    if (len - tail + sizeof future > sizeof op) return;
    snprintf(op, sizeof op, "%.*s%s", (int)(len - tail), t->op, future);
    if (w->doc->published == DL_NO_TIME) {
        memcpy(t->op, op, sizeof op); /* resolved once the date is known */
        return;
    }
    if (event->when == DL_NONE ||
        w->whens->list.at[event->when].ends > w->doc->published ||
        !dl_when_resolve(dl_str_of(op), w->doc->published, &when, value))
        return;
    memcpy(t->op, op, sizeof op);
    memcpy(t->value, value, sizeof value);
    w->whens->list.at[event->when] = when;
}

static bool is_dated(const dl_event *other) {
    return other->speech != DL_NONE && other->when != DL_NONE;
}

/* The dated statement of event I's sentence, or NULL; events are in order of the text. */
static const dl_event *dated_statement(const struct event_work *w, uint32_t i) {
    const dl_event *list = w->out->list.at;
    uint32_t sentence = list[i].sentence;
    for (uint32_t k = i; k > 0 && list[k - 1].sentence == sentence; k--)
        if (is_dated(&list[k - 1])) return &list[k - 1];
    for (uint32_t k = i + 1; k < w->out->list.n && list[k].sentence == sentence; k++)
        if (is_dated(&list[k])) return &list[k];
    return NULL;
}

void settle_times(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        if (event->timex != DL_NONE) {
            if (event->status == DL_PLANNED || event->status == DL_POSSIBLE)
                turn_ahead(w, event);
            continue;
        }
        if (event->speech != DL_NONE ||
            (event->status != DL_OCCURRED && event->status != DL_ONGOING))
            continue;
        const dl_event *told = dated_statement(w, i);
        uint32_t trigger = dl_token_from(w->text, event->trigger.off);
        uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
        /* a noun names what may have been long before: "after the talks" */
        if (!told || trigger >= end || looks_nominal(w, trigger, end)) continue;
        dl_when when = w->whens->list.at[told->when];
        when.basis = DL_FROM_CONTEXT;
        *DL_PUSH(w->mem, &w->whens->list) = when;
        event->when = w->whens->list.n - 1;
        event->timex = told->timex;
    }
}
