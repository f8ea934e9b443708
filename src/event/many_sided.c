/* many_sided.c - the parties of "six-party talks" and "trilateral talks".
 *
 * In:  an event whose words say how many sides it has. Out: them, where the article lists
 * that many in one row ("the talks include A, B and C"), or names just as many states.
 *
 * SPDX-License-Identifier: MIT */
#include "event_sides.h"

enum {
    MAX_SIDES = 12,
    LEFT_REACH = 4,    /* tokens from "six-party" to the talks */
    RIGHT_REACH = 3,   /* from "held" to "six-party" */
    BRACKET_REACH = 4, /* "(DPRK)" behind a name */
};

typedef struct {
    uint32_t party[MAX_SIDES], mention[MAX_SIDES], n;
} side_list;

uint32_t told_sides(const struct event_work *w, const dl_event *event) {
    const dl_sentence *s = &w->text->sentences.at[event->sentence];
    uint32_t first = s->first;
    uint32_t at = dl_token_from(w->text, event->trigger.off);
    uint32_t end = dl_token_from(w->text, event->trigger.off + event->trigger.len);
    for (int i = 0; i < RIGHT_REACH && end < s->first + s->n; i++, end++)
        if (w->text->tokens.at[end].kind != DL_WORD && !is_word(w, end, "-")) break;
    at = at > first + LEFT_REACH ? at - LEFT_REACH : first;
    for (; at < end; at++) {
        int64_t value = 0;
        if (dl_words_match(w->words, w->many_sided, &w->text->tokens.at[at], 1, &value))
            return (uint32_t)value;
        if (at < first + 2 || !w->number_at[at - 2] || !is_word(w, at - 1, "-") ||
            !dl_order_in(&w->order, at, w->sided))
            continue;
        double n = w->text->numbers.at[w->number_at[at - 2] - 1].value;
        if (n > 2 && n <= MAX_SIDES) return (uint32_t)n;
    }
    return 0;
}

static void add_side(side_list *list, uint32_t party, uint32_t m) {
    for (uint32_t i = 0; i < list->n; i++)
        if (list->party[i] == party) return;
    if (list->n < MAX_SIDES) {
        list->party[list->n] = party;
        list->mention[list->n] = m;
    }
    list->n++; /* one too many is no list of these */
}

/* A state or movement named as such; DL_NONE: M is none. */
static uint32_t named_party(const struct event_work *w, uint32_t m) {
    const dl_mention *mention = &w->mentions->list.at[m];
    uint32_t party = party_of(w, m);
    return mention->form == DL_FORM_NAME && party == mention->actor ? party : DL_NONE;
}

/* The mention that follows M in a row, "A (AA), the B and C"; DL_NONE: M is its last. */
static uint32_t next_in_row(const struct event_work *w, uint32_t m, uint32_t end) {
    const dl_mention *mention = &w->mentions->list.at[m];
    uint32_t at = mention->first + mention->n;
    if (at < end && is_word(w, at, "(")) {
        uint32_t close = at;
        while (close < end && close < at + BRACKET_REACH && !is_word(w, close, ")"))
            close++;
        if (close < end && is_word(w, close, ")")) at = close + 1;
    }
    bool joined = false;
    for (; at < end; at++) {
        uint32_t next = w->order.mention_at[at];
        if (next != DL_NONE) return joined && next != m ? next : DL_NONE;
        if (is_word(w, at, ",") || is_word(w, at, "and"))
            joined = true;
        else if (!is_word(w, at, "the"))
            return DL_NONE;
    }
    return DL_NONE;
}

/* A row of just N parties in sentence S. */
static bool find_row(const struct event_work *w, const dl_sentence *s, uint32_t n,
                     side_list *out) {
    uint32_t end = s->first + s->n;
    for (uint32_t at = s->first; at < end; at++) {
        uint32_t m = w->order.mention_at[at], last = m;
        if (m == DL_NONE || w->mentions->list.at[m].first != at) continue;
        *out = (side_list){ .n = 0 };
        for (; m != DL_NONE; m = next_in_row(w, m, end)) {
            uint32_t party = named_party(w, m);
            if (party == DL_NONE) break;
            add_side(out, party, m);
            last = m;
        }
        if (out->n == n) return true;
        at = w->mentions->list.at[last].first + w->mentions->list.at[last].n - 1;
    }
    return false;
}

/* The states of an article that names just N. */
static bool find_states(const struct event_work *w, uint32_t n, side_list *out) {
    *out = (side_list){ .n = 0 };
    for (uint32_t m = 0; m < w->mentions->list.n; m++) {
        uint32_t party = party_of(w, m);
        if (party == DL_NONE || w->mentions->found.at[party].kind != DL_ACTOR_COUNTRY)
            continue;
        uint32_t named = mention_before(w, party, w->mentions->list.n);
        if (named != DL_NONE) add_side(out, party, named);
    }
    return out->n == n;
}

static bool find_sides(const struct event_work *w, uint32_t n, side_list *out) {
    for (uint32_t s = 0; s < w->text->sentences.n; s++)
        if (find_row(w, &w->text->sentences.at[s], n, out)) return true;
    return find_states(w, n, out);
}

/* Leaves out those who are only described: "all negotiators". */
static void drop_nameless(const struct event_work *w, dl_event *event) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < event->parts.n; i++)
        if (w->mentions->list.at[event->parts.at[i].mention].actor != DL_NONE)
            event->parts.at[kept++] = event->parts.at[i];
    event->parts.n = kept;
}

void complete_many_sided(const struct event_work *w) {
    side_list list = { .n = 0 };
    uint32_t known = 0; /* the number that LIST was looked for with */
    bool found = false;
    for (uint32_t i = 0; i < w->out->list.n; i++) {
        dl_event *event = &w->out->list.at[i];
        const dl_event_type *type = &w->types->list.at[event->type];
        int role = dl_event_role(type, DL_LIT("participant"));
        if (role < 0 || !may_be_completed(type)) continue;
        uint32_t n = told_sides(w, event);
        if (n < 3) continue;
        if (n != known) found = find_sides(w, n, &list);
        known = n;
        if (!found || event->parts.n >= n) continue;
        drop_nameless(w, event);
        for (uint32_t k = 0; k < list.n; k++)
            add_part(w, event, (uint16_t)role, list.mention[k], false);
    }
}
