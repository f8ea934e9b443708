/* refer_back.c - deeds named again: "the talks", "the election".
 *
 * In:  the events of an article, in order of the trigger. Out: status and time of tellings
 *      that say nothing of either, from the last telling that calls it the same.
 * Only a definite noun refers back; what its own sentence says comes first.
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

enum { LOOK_BACK = 64 }; /* tellings; keeps long articles near linear */

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

static bool is_definite(const struct event_work *w, uint32_t noun) {
    static const char *const words[] = { "the", "this", "these", "those", "that",
                                         "The", "This", "These", "Those", "That" };
    uint32_t det = dl_tree_child(w->trees, noun, DL_REL_DET);
    if (det == DL_NONE) return false;
    for (size_t i = 0; i < DL_N(words); i++)
        if (dl_str_is(dl_token_str(w->doc, &w->text->tokens.at[det]), words[i]))
            return true;
    return false;
}

static bool is_talk(const struct event_work *w, uint32_t noun) {
    return dl_order_in(&w->order, noun, w->talks_noun) ||
           dl_order_in(&w->order, noun, w->meeting_noun);
}

static bool calls_same(const struct event_work *w, uint32_t a, uint32_t b) {
    char x[32], y[32];
    uint32_t n = dl_utf8_fold(dl_token_str(w->doc, &w->text->tokens.at[a]), x, sizeof x);
    uint32_t m = dl_utf8_fold(dl_token_str(w->doc, &w->text->tokens.at[b]), y, sizeof y);
    return n == m && n <= sizeof x && memcmp(x, y, n) == 0;
}

/* The telling that event I, which NOUN names, refers back to, or NULL. */
static const dl_event *referent(const struct event_work *w, uint32_t i, uint32_t noun) {
    const dl_event *list = w->out->list.at;
    uint32_t least = i > LOOK_BACK ? i - LOOK_BACK : 0;
    for (uint32_t k = i; k-- > least;) {
        if (list[k].type != list[i].type || list[k].status == DL_DENIED ||
            list[k].status == DL_POSSIBLE)
            continue;
        uint32_t other = noun_of(w, &list[k]);
        if (other == DL_NONE) continue;
        if (calls_same(w, noun, other) || (is_talk(w, noun) && is_talk(w, other)))
            return &list[k];
    }
    return NULL;
}

void refer_back(const struct event_work *w) {
    for (uint32_t i = 0; i < w->out->list.n && w->clauses->at; i++) {
        dl_event *event = &w->out->list.at[i];
        unsigned seen = 0;
        if (event->speech != DL_NONE || event->status != DL_OCCURRED) continue;
        uint32_t noun = noun_of(w, event);
        if (noun == DL_NONE || !is_definite(w, noun)) continue;
        tree_hints(w, noun, noun + 1, &seen);
        if (seen & ~(1u << HINT_PRESENT)) continue;
        const dl_event *other = referent(w, i, noun);
        if (other && event->when == DL_NONE) event->status = other->status;
    }
}
