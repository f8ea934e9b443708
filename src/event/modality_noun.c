/* modality_noun.c - what the words and clauses that describe a deed say of how far it came.
 *
 * In:  the noun of a deed. Out: hints, a bit each: of its modifiers ("the planned talks") and
 *      of what is told of it ("talks due to start in May", "a truce that was signed").
 *
 * SPDX-License-Identifier: MIT */
#include "event_private.h"

/* "failed talks" were held; a failed deal was not made. */
static bool is_held_in_vain(const struct event_work *w, uint32_t noun, uint32_t word) {
    return is_word(w, word, "failed") && (dl_order_in(&w->order, noun, w->talks_noun) ||
                                          dl_order_in(&w->order, noun, w->meeting_noun));
}

void look_at_modifiers(const struct event_work *w, uint32_t noun, unsigned *seen) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next) {
        uint8_t rel = w->trees->at[at].rel;
        if (rel == DL_REL_AMOD || rel == DL_REL_DET || rel == DL_REL_ADVMOD ||
            rel == DL_REL_COMPOUND || rel == DL_REL_CASE)
            if (!is_not_only(w, at) && !is_held_in_vain(w, noun, at))
                status_words(w, at, seen);
    }
    /* "there will not be a deal": as "no deal" */
    bool there = dl_order_in(&w->order, noun, w->pact) && is_there_said(w, noun);
    const dl_clause *c = there ? clause_at(w, w->trees->at[noun].head) : NULL;
    if (c && c->flags & DL_NEGATED) *seen |= 1u << HINT_DENIED;
}

static bool is_argument(const struct event_work *w, const dl_clause *c, uint32_t token) {
    for (uint32_t i = c->first; i < c->first + c->n; i++)
        if (w->clauses->arguments.at[i].head == token) return true;
    return false;
}

/* "a strike called by the union", "a summit called to end the war": called for a day, not
 * asked for. */
static bool is_summons(const struct event_work *w, uint32_t noun, uint32_t participle) {
    return is_word(w, participle, "called") && !dl_order_in(&w->order, noun, w->pact) &&
           participle + 1 < w->text->tokens.n && !is_word(w, participle + 1, "for");
}

/* "a cease-fire that went into effect", "an agreement reached in May". */
void look_at_description(const struct event_work *w, uint32_t noun, unsigned *seen) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        const dl_clause *c = clause_at(w, at);
        uint8_t rel = w->trees->at[at].rel;
        /* "talks due to start in May" */
        if (at > noun && rel == DL_REL_AMOD) status_words(w, at, seen);
        if (!c || at < noun || !is_argument(w, c, noun)) continue;
        if (rel == DL_REL_ACL && is_set_to_begin(w, at)) *seen |= 1u << HINT_PLANNED;
        if (rel == DL_REL_ACL && c->form == DL_PARTICIPLE) {
            /* "talks aimed at a truce": what for, not whether */
            if (dl_order_in(&w->order, at, w->meant_for) || is_summons(w, noun, at))
                continue;
            unsigned said = 0;
            status_words(w, at, &said);
            said &= ~(1u << HINT_CONDITION); /* "provided for" is no "provided" */
            *seen |= said ? said : 1u << HINT_PAST;
        }
        if (rel != DL_REL_ACL_RELCL) continue;
        unsigned told = 0; /* "which are expected to be held" */
        uint32_t next = dl_tree_child(w->trees, at, DL_REL_XCOMP);
        if (c->flags & DL_PASSIVE && (next == DL_NONE || happens(w, next)))
            status_words(w, at, &told);
        if (told) {
            *seen |= told;
            continue;
        }
        if (c->tense == DL_TENSE_FUTURE) *seen |= 1u << HINT_PLANNED;
        if (c->tense == DL_TENSE_PRESENT && !(c->flags & DL_PERFECT) &&
            c->modality == DL_MODALITY_NONE)
            *seen |= 1u << HINT_PRESENT;
        if (c->tense == DL_TENSE_PAST && c->kind == DL_CLAUSE_VERB &&
            c->modality == DL_MODALITY_NONE && !(c->flags & DL_NEGATED))
            *seen |= 1u << HINT_PAST;
    }
}

/* "the talks, which ended in Lima yesterday". */
static bool has_ended(const struct event_work *w, uint32_t noun) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next) {
        const dl_clause *c = clause_at(w, at);
        if (c && at > noun && w->trees->at[at].rel == DL_REL_ACL_RELCL &&
            c->tense == DL_TENSE_PAST && c->modality == DL_MODALITY_NONE &&
            !(c->flags & (DL_NEGATED | DL_CONDITION)) && is_argument(w, c, noun) &&
            dl_order_in(&w->order, at, w->took_place))
            return true;
    }
    return false;
}

bool is_told_over(const struct event_work *w, uint32_t noun) {
    if (has_ended(w, noun)) return true;
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE;
         at = w->trees->at[at].next) /* "the talks with Peru, which ended" */
        if (at > noun && w->trees->at[at].rel == DL_REL_NMOD && has_ended(w, at))
            return true;
    return false;
}
