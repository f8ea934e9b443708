/* modality.c - status of an event from the words around its trigger.
 *
 * In:  the trigger's tokens; the sets status_planned, status_possible, status_denied,
 *      status_ongoing.
 * Out: occurred, ongoing, planned, possible or denied: one place for every type.
 * Words left of the trigger count up to the clause's beginning, those right of it only
 * when they form the verb of a nominal trigger ("the talks were cancelled").
 *
 * SPDX-License-Identifier: MIT */
#include "event_when.h"

enum {
    LEFT_REACH = 7, /* tokens */
    RIGHT_REACH = 8,
};

enum {
    PLANNED = HINT_PLANNED,
    POSSIBLE = HINT_POSSIBLE,
    DENIED = HINT_DENIED,
    ONGOING = HINT_ONGOING,
    CONDITION = HINT_CONDITION,
};
static const char *const set_names[] = { "status_planned", "status_possible",
                                         "status_denied", "status_ongoing",
                                         "status_condition" };
_Static_assert(DL_N(set_names) == STATUS_SETS, "a set for every hint");

void find_sets(struct event_work *w) {
    for (size_t i = 0; i < DL_N(set_names); i++)
        w->status_sets[i] = dl_words_set(w->words, dl_str_of(set_names[i]));
#define X(member, set) w->member = dl_words_set(w->words, DL_LIT(set));
    EVENT_SETS(X)
#undef X
}

void status_words(const struct event_work *w, uint32_t token, unsigned *seen) {
    dl_str word = dl_token_str(w->doc, &w->text->tokens.at[token]);
    if (dl_str_is(word, "May")) return; /* the month */
    for (unsigned i = 0; i < STATUS_SETS; i++)
        if (dl_words_match(w->words, w->status_sets[i], &w->text->tokens.at[token],
                           w->text->tokens.n - token, NULL))
            *seen |= 1u << i;
}

/* Words of the clause left of the trigger; "if" and its like count from further away. */
static void look_left(const struct event_work *w, uint32_t trigger, uint32_t first,
                      unsigned *seen) {
    for (uint32_t at = trigger, steps = 0; at > first && steps < LEFT_REACH; steps++) {
        at--;
        const dl_token *t = &w->text->tokens.at[at];
        if (t->kind == DL_QUOTE || is_word(w, at, ";") || is_word(w, at, ",")) return;
        if (is_word(w, at, "that") || is_word(w, at, "which") || is_word(w, at, "who"))
            return;
        if (is_word(w, at, "after") || is_word(w, at, "when") || is_word(w, at, "since"))
            return;
        if (is_word(w, at, "and") && at + 1 < trigger) return;
        status_words(w, at, seen);
        if (is_word(w, at, "going") && is_word(w, at + 1, "to")) *seen |= 1u << PLANNED;
    }
}

static bool is_talks(const struct event_work *w, uint32_t token) {
    return dl_order_in(&w->order, token, w->talks_noun) ||
           dl_order_in(&w->order, token, w->meeting_noun);
}

/* "talks between Norway and the rebels": this "and" opens no clause. */
static bool joins_actors(const struct event_work *w, uint32_t at, uint32_t end) {
    if (at == 0 || w->order.mention_at[at - 1] == DL_NONE || at + 2 >= end) return false;
    return w->order.mention_at[at + 1] != DL_NONE ||
           (is_word(w, at + 1, "the") && w->order.mention_at[at + 2] != DL_NONE);
}

/* The verb of a nominal trigger: up to the next clause. */
static void look_right(const struct event_work *w, uint32_t from, uint32_t end,
                       unsigned *seen) {
    static const char *const others[] = { "that", "but", "after", "when", "because" };
    bool talks = is_talks(w, from - 1);
    for (uint32_t at = from; at < end && at < from + RIGHT_REACH; at++) {
        const dl_token *t = &w->text->tokens.at[at];
        if (is_word(w, at, ",") && at + 1 < end && is_word(w, at + 1, "which")) continue;
        if (t->kind == DL_QUOTE || (t->kind == DL_PUNCT && !is_word(w, at, "-"))) return;
        if (is_among(w, at, others, DL_N(others))) return;
        if (is_word(w, at, "without")) continue; /* "ended without a deal": it was held */
        if (is_word(w, at, "and") && !(talks && joins_actors(w, at, end))) return;
        status_words(w, at, seen);
    }
}

bool looks_nominal(const struct event_work *w, uint32_t trigger, uint32_t end) {
    if (is_talks(w, end - 1)) return true;
    if (w->clauses->at && w->clauses->at[trigger] != DL_NONE)
        return w->clauses->list.at[w->clauses->at[trigger]].kind == DL_CLAUSE_DEED;
    dl_str last = dl_token_str(w->doc, &w->text->tokens.at[end - 1]);
    if (dl_str_ends(last, "ed") || dl_str_ends(last, "ing")) return false;
    for (uint32_t at = trigger, steps = 0; at > 0 && steps < 4; steps++) {
        at--;
        if (dl_order_in(&w->order, at, w->determiner) ||
            dl_order_in(&w->order, at, w->order.sets.preposition))
            return !is_word(w, at, "to");
        if (w->text->tokens.at[at].kind != DL_WORD) return false;
    }
    return false;
}

static dl_status status_of(unsigned seen) {
    if (seen & 1u << HINT_STILL) return DL_ONGOING;
    if (seen & 1u << CONDITION) return DL_POSSIBLE; /* "if they cannot agree" */
    if (seen & 1u << DENIED) return DL_DENIED;
    if (seen & 1u << POSSIBLE) return DL_POSSIBLE;
    if (seen & 1u << PLANNED) return DL_PLANNED;
    return seen & (1u << ONGOING | 1u << HINT_PRESENT) ? DL_ONGOING : DL_OCCURRED;
}

/* "should not sign", "may not agree": nobody has refused yet. */
static bool is_weighed(const dl_clause *c) {
    return c->modality == DL_MODALITY_SHOULD || c->modality == DL_MODALITY_MAY ||
           c->modality == DL_MODALITY_MIGHT || c->modality == DL_MODALITY_MUST;
}

/* "may sit down to sign a deal": what is only done if something else is. */
static bool is_aim_of_possible(const struct event_work *w, const dl_clause *c) {
    const dl_clause *upper = c->under == DL_NONE ? NULL : clause_at(w, c->under);
    return c->kind == DL_CLAUSE_VERB && c->form == DL_INFINITIVE &&
           c->function == DL_REL_ADVCL && c->modality == DL_MODALITY_NONE && upper &&
           (upper->modality == DL_MODALITY_MAY || upper->modality == DL_MODALITY_MIGHT ||
            upper->modality == DL_MODALITY_COULD);
}

/* What the clause of the trigger says: it sees further than the words around. */
static void look_at_clause(const struct event_work *w, uint32_t trigger, uint32_t end,
                           dl_str type, unsigned *seen) {
    static const uint8_t hints[DL_MODALITY_COUNT] = {
        [DL_MODALITY_CAN] = 1 << POSSIBLE,  [DL_MODALITY_COULD] = 1 << POSSIBLE,
        [DL_MODALITY_MAY] = 1 << POSSIBLE,  [DL_MODALITY_MIGHT] = 1 << POSSIBLE,
        [DL_MODALITY_MUST] = 1 << POSSIBLE, [DL_MODALITY_SHOULD] = 1 << POSSIBLE,
        [DL_MODALITY_WOULD] = 1 << PLANNED, [DL_MODALITY_WANT] = 1 << POSSIBLE,
        [DL_MODALITY_TRY] = 1 << POSSIBLE,  [DL_MODALITY_WILL] = 1 << PLANNED,
        [DL_MODALITY_DUE] = 1 << PLANNED,   [DL_MODALITY_PLAN] = 1 << PLANNED,
        [DL_MODALITY_REFUSE] = 1 << DENIED, [DL_MODALITY_FAIL] = 1 << DENIED,
        [DL_MODALITY_GO_ON] = 1 << ONGOING,
    };
    for (uint32_t at = trigger; at < end && w->clauses->at; at++) {
        if (w->clauses->at[at] == DL_NONE) continue;
        const dl_clause *c = &w->clauses->list.at[w->clauses->at[at]];
        /* "hope to win the general election": hope says nothing of it */
        if (is_known_deed(w, type, at) && is_set_beside(w, type, at)) return;
        if (is_talked_over(w, type, at)) return;
        if (c->kind == DL_CLAUSE_DEED && is_to_be_held(w, at)) return;
        /* "they oppose the election": it may be held all the same */
        bool opposed = c->kind == DL_CLAUSE_DEED && c->modality == DL_MODALITY_REFUSE;
        if (!opposed) *seen |= hints[c->modality];
        if (c->flags & DL_NEGATED && !is_more_than(w, at))
            *seen |= 1u << (is_assured(w, at) || is_weighed(c) ? POSSIBLE : DENIED);
        if (c->flags & DL_CONDITION) *seen |= 1u << CONDITION;
        if (is_aim_of_possible(w, c)) *seen |= 1u << POSSIBLE;
        if (c->tense == DL_TENSE_FUTURE) *seen |= 1u << PLANNED;
        if (c->flags & DL_PROGRESSIVE && c->tense == DL_TENSE_PRESENT)
            *seen |= 1u << ONGOING;
        return;
    }
}

static bool has_clause(const struct event_work *w, uint32_t trigger, uint32_t end) {
    for (uint32_t at = trigger; at < end; at++)
        if (w->clauses->at[at] != DL_NONE) return true;
    return false;
}

static bool has_a(const struct event_work *w, uint32_t trigger, uint32_t end) {
    for (uint32_t at = trigger > 2 ? trigger - 2 : 0; at < end; at++)
        if (is_word(w, at, "a") || is_word(w, at, "an")) return true;
    return false;
}

/* "A previous round", "several earlier truces". */
static bool is_previous(const struct event_work *w, uint32_t noun) {
    for (uint32_t at = w->trees->at[noun].child; at != DL_NONE && at < noun;
         at = w->trees->at[at].next)
        if (w->trees->at[at].rel == DL_REL_AMOD &&
            dl_order_in(&w->order, at, w->told_before))
            return true;
    return false;
}

/* "failed to agree in a second round", "did not sign at a fourth round": NOUN was held, though what
 * was hoped of it did not come. */
static bool is_failed_at(const struct event_work *w, uint32_t noun) {
    uint32_t at = w->trees->at[noun].head;
    for (int steps = 0; steps < 3 && at != DL_NONE; steps++) {
        const dl_clause *c = clause_at(w, at);
        if (c && (c->modality == DL_MODALITY_FAIL ||
                  (c->flags & DL_NEGATED && c->tense == DL_TENSE_PAST &&
                   c->modality == DL_MODALITY_NONE)))
            return true;
        at = w->trees->at[at].head;
    }
    return false;
}

/* Is the round named only as the scene of something: "hopes for progress in the fourth
 * round", "if there is no deal at this round"? It is held, whatever is hoped. */
bool is_scene(const struct event_work *w, uint32_t trigger, uint32_t end) {
    static const char *const links[] = { "in", "at", "during", "by", "from", "into" };
    uint32_t top = top_of(w, trigger, end);
    uint8_t rel = w->trees->at[top].rel;
    bool known = is_definite(w, top) ||
                 dl_tree_child(w->trees, top, DL_REL_NMOD_POSS) != DL_NONE ||
                 is_previous(w, top) || is_failed_at(w, top);
    if (rel == DL_REL_NSUBJ)
        return known && (dl_order_in(&w->order, w->trees->at[top].head, w->goes_well) ||
                         dl_order_in(&w->order, w->trees->at[top].head, w->talks_fail));
    return known && (rel == DL_REL_OBL || rel == DL_REL_NMOD) &&
           has_link(w, top, links, DL_N(links));
}

/* "failed to agree at talks in Lima": the talks were held. */
static bool is_vain(const struct event_work *w, uint32_t trigger, uint32_t end) {
    static const char *const links[] = { "at", "during" };
    uint32_t top = top_of(w, trigger, end);
    return is_talks(w, end - 1) && has_link(w, top, links, DL_N(links)) &&
           is_failed_at(w, top);
}

/* What is hoped or refused at a round says nothing of the round; what was done at it makes
 * it past. */
static void set_scene(const struct event_work *w, uint32_t trigger, uint32_t end,
                      unsigned *seen) {
    uint32_t top = top_of(w, trigger, end);
    const dl_clause *c = clause_at(w, w->trees->at[top].head);
    unsigned own = 0;
    *seen &= ~(1u << POSSIBLE | 1u << CONDITION | 1u << DENIED);
    if (is_previous(w, top) || is_failed_at(w, top))
        *seen &= ~(1u << PLANNED | 1u << HINT_AHEAD);
    if (!c || c->kind != DL_CLAUSE_VERB || c->form != DL_PARTICIPLE) return;
    look_at_modifiers(w, top, &own);
    if (!(own & 1u << PLANNED)) *seen &= ~(1u << PLANNED | 1u << HINT_AHEAD);
}

/* "The current talks will end the row". */
static bool is_of_now(const struct event_work *w, uint32_t noun) {
    return dl_order_in(&w->order, dl_tree_child(w->trees, noun, DL_REL_AMOD),
                       w->held_now);
}

/* "Norland's war on Peru": fighting that lasts, rather than a blow. */
static bool is_campaign(const struct event_work *w, uint32_t noun) {
    return dl_order_in(&w->order, noun, w->war_noun) && has_definite(w, noun);
}

/* What hints about the clause above say of deeds of TYPE: "the talks are at a standstill" -
 * they go on; "will travel for the talks" - they are to come; but "will discuss the attack". */
static void weigh(const struct event_work *w, uint32_t trigger, uint32_t end, dl_str type,
                  unsigned *seen) {
    static const char *const lasting[] = { "meeting", "talk_round", "protest",
                                           "ceasefire" };
    static const char *const arranged[] = { "meeting", "talk_round", "election",
                                            "agreement" };
    bool lasts = dl_str_among(type, lasting, DL_N(lasting)) ||
                 (dl_str_is(type, "attack") && is_campaign(w, top_of(w, trigger, end)));
    if (!lasts || has_a(w, trigger, end) || *seen & 1u << HINT_PAST)
        *seen &= ~(1u << HINT_PRESENT);
    if (*seen & 1u << HINT_STANDS && is_pact_type(type))
        *seen &= ~(1u << PLANNED | 1u << POSSIBLE | 1u << CONDITION | 1u << DENIED |
                   1u << HINT_AHEAD | 1u << ONGOING);
    if (*seen & 1u << HINT_KNOWN && dl_str_is(type, "attack"))
        *seen &= ~(1u << PLANNED | 1u << POSSIBLE);
    if (*seen & 1u << HINT_AWAITED && !dl_str_is(type, "attack")) *seen |= 1u << PLANNED;
    if (*seen & 1u << HINT_ENDURED && dl_str_is(type, "attack")) *seen |= 1u << ONGOING;
    if (*seen & 1u << HINT_CONTEST && dl_str_is(type, "election")) *seen |= 1u << PLANNED;
    if (*seen & 1u << HINT_KNOWN && dl_str_is(type, "meeting") &&
        is_of_now(w, top_of(w, trigger, end)))
        *seen = (*seen & ~(1u << PLANNED | 1u << POSSIBLE)) | 1u << ONGOING;
    talks_told talks = standing_talks(w, top_of(w, trigger, end));
    if (talks != TALKS_OPEN && dl_str_is(type, "meeting")) {
        *seen &= ~(1u << PLANNED | 1u << POSSIBLE | 1u << CONDITION | 1u << DENIED |
                   1u << HINT_AHEAD);
        if (talks == TALKS_GO_ON) *seen |= 1u << ONGOING;
    }
    bool may_come =
        dl_str_among(type, arranged, DL_N(arranged)) || dl_str_is(type, "protest");
    if (*seen & 1u << HINT_RUMOUR && may_come) *seen |= 1u << POSSIBLE;
    if (*seen & 1u << HINT_AHEAD && dl_str_among(type, arranged, DL_N(arranged)))
        *seen |= 1u << PLANNED;
    if (*seen & 1u << PLANNED && dl_str_is(type, "agreement") &&
        (*seen & 1u << HINT_AWAITED || !is_set_pact(w, trigger, end)))
        *seen |= 1u << POSSIBLE;
}

/* "confirmed the withdrawal", "completed the withdrawal", "after the withdrawal",
 * "angered by the withdrawal": people speak of one that there is; but "demanded the withdrawal". */
static bool is_spoken_of(const struct event_work *w, uint32_t noun) {
    static const char *const links[] = { "after", "following", "since", "despite", "by" };
    static const char *const reported[] = { "reported", "recent" };
    uint8_t rel = w->trees->at[noun].rel;
    uint32_t at = w->trees->at[noun].head;
    const dl_clause *verb = verb_at(w, at);
    if (!has_definite(w, noun) || !verb) return false;
    if (is_among(w, dl_tree_child(w->trees, noun, DL_REL_AMOD), reported, DL_N(reported)))
        return true;
    bool over = verb->tense == DL_TENSE_PAST || verb->flags & DL_PERFECT;
    if (verb->form != DL_FINITE || !over || verb->modality != DL_MODALITY_NONE ||
        verb->flags & (DL_NEGATED | DL_CONDITION))
        return false;
    if (rel == DL_REL_OBL) return has_link(w, noun, links, DL_N(links));
    return rel == DL_REL_OBJ && (dl_order_in(&w->order, at, w->confirms) ||
                                 dl_order_in(&w->order, at, w->phase_verb) ||
                                 dl_order_in(&w->order, at, w->kept));
}

uint8_t status_by_frame(const struct event_work *w, uint32_t trigger, uint32_t end,
                        dl_str type, dl_str word) {
    uint8_t default_status = (uint8_t)dl_status_named(word);
    unsigned seen = 0;
    if (default_status != DL_POSSIBLE || !w->clauses->at) return default_status;
    if (dl_str_is(type, "withdrawal") && is_spoken_of(w, top_of(w, trigger, end)))
        return DL_OCCURRED;
    tree_hints(w, type, trigger, end, &seen);
    bool open = seen & (1u << POSSIBLE | 1u << CONDITION | 1u << PLANNED);
    if (!open && is_previous(w, top_of(w, trigger, end)) && dl_str_is(type, "ceasefire"))
        return DL_OCCURRED; /* "has broken several earlier truces" */
    if (seen & 1u << HINT_STANDS && dl_str_is(type, "agreement")) return DL_OCCURRED;
    if (seen & 1u << HINT_STANDS && dl_str_is(type, "ceasefire")) return DL_ONGOING;
    if (seen & (1u << POSSIBLE | 1u << CONDITION)) return default_status;
    if (seen & 1u << HINT_PAST) return DL_OCCURRED;
    if (dl_str_is(type, "ceasefire") && is_definite(w, top_of(w, trigger, end)))
        return DL_ONGOING;
    return default_status;
}

/* "hopes to make a demand": what is said for the first time, if it is said. */
static bool is_uttered(const struct event_work *w, uint32_t trigger, uint32_t end) {
    static const char *const none[] = { "no", "any" };
    for (uint32_t at = trigger; at < end && w->clauses->at; at++) {
        const dl_clause *c = clause_at(w, at);
        const dl_clause *verb = c ? clause_at(w, c->under) : NULL;
        if (verb && c->kind == DL_CLAUSE_DEED && c->function == DL_REL_OBJ &&
            verb->flags & DL_LIGHT)
            return is_indefinite(w, at) ||
                   is_among(w, dl_tree_child(w->trees, at, DL_REL_DET), none, DL_N(none));
    }
    return false;
}

/* The "to" before TRIGGER, be it behind an adverb: "to peacefully negotiate"; DL_NONE: none. */
static uint32_t to_before(const struct event_work *w, uint32_t trigger) {
    uint32_t at = trigger;
    if (trigger > 1 && w->clauses->at && w->trees->at[trigger - 1].rel == DL_REL_ADVMOD &&
        w->trees->at[trigger - 1].head == trigger)
        at = trigger - 1;
    return at > 0 && is_word(w, at - 1, "to") ? at - 1 : DL_NONE;
}

/* Does "to" before TRIGGER make it an infinitive: not in "paid tribute to bombing victims"? */
static bool is_to_infinitive(const struct event_work *w, uint32_t trigger) {
    uint32_t to = to_before(w, trigger);
    return to != DL_NONE && (!w->clauses->at || w->trees->at[to].rel != DL_REL_CASE);
}

/* "to help fight them": the infinitive that the bare one at TRIGGER only goes on; DL_NONE. */
static uint32_t helped_by(const struct event_work *w, uint32_t trigger) {
    const dl_clause *c = w->clauses->at ? clause_at(w, trigger) : NULL;
    bool bare = c && c->form == DL_INFINITIVE && c->function == DL_REL_XCOMP &&
                c->under != DL_NONE && c->under < trigger && c->under > 0 &&
                dl_tree_child(w->trees, trigger, DL_REL_MARK) == DL_NONE;
    const dl_clause *upper = bare ? verb_at(w, c->under) : NULL;
    return upper && upper->form == DL_INFINITIVE && is_to_infinitive(w, c->under)
               ? c->under
               : DL_NONE;
}

/* "managed to free them", "was forced to leave": the verb that tells whether what the
 * infinitive at TRIGGER says was done; DL_NONE: there is none. */
static uint32_t implied_by(const struct event_work *w, uint32_t trigger, dl_str type) {
    /* "voted to reject the plan", but who "voted to free them" has not freed them yet */
    bool voted = is_speech_act(type) || dl_str_is(type, "agreement") ||
                 dl_str_is(type, "appointment") || /* "voted to remove him" */
                 dl_str_is(type, "legal_action");
    const dl_clause *c = w->clauses->at ? clause_at(w, trigger) : NULL;
    const dl_clause *upper = c && c->form == DL_INFINITIVE && c->function == DL_REL_XCOMP
                                 ? clause_at(w, c->under)
                                 : NULL;
    bool implies =
        upper && upper->kind == DL_CLAUSE_VERB && upper->predicate < trigger &&
        (dl_order_in(&w->order, upper->predicate, w->implies) ||
         (voted && dl_order_in(&w->order, upper->predicate, w->decides_by_vote)));
    return implies && to_before(w, trigger) != DL_NONE ? upper->predicate : DL_NONE;
}

/* "continues to shell the town". */
static bool goes_on(const struct event_work *w, uint32_t verb) {
    const dl_clause *c = w->clauses->at ? clause_at(w, verb) : NULL;
    return c && c->modality == DL_MODALITY_GO_ON;
}

/* "the union wants a pension", "the bishop has long opposed the law": an attitude lasts. */
static bool is_attitude(const struct event_work *w, uint32_t trigger) {
    const dl_clause *c = w->clauses->at ? clause_at(w, trigger) : NULL;
    return c && c->kind == DL_CLAUSE_VERB && c->form == DL_FINITE &&
           c->tense == DL_TENSE_PRESENT && c->modality == DL_MODALITY_NONE &&
           !(c->flags & (DL_NEGATED | DL_CONDITION)) &&
           dl_order_in(&w->order, c->predicate, w->attitude);
}

/* A proposal, a demand ... as SEEN by its clause: one that is rejected has been made. */
static dl_status status_of_act(const struct event_work *w, uint32_t trigger, uint32_t end,
                               dl_str type, unsigned seen) {
    const dl_clause *c = w->clauses->at ? clause_at(w, trigger) : NULL;
    bool once = dl_str_is(type, "threat") && c && c->flags & DL_PERFECT;
    if (is_asked_now(w, trigger)) return DL_OCCURRED;
    if (is_attitude(w, trigger) && !once) seen |= 1u << ONGOING;
    for (uint32_t at = dl_order_group(&w->order, trigger); at < trigger; at++)
        status_words(w, at, &seen);
    for (uint32_t at = trigger; at < end && w->clauses->at; at++)
        if (clause_at(w, at) && is_outstanding(w, clause_at(w, at), at))
            seen = 1u << PLANNED; /* "has yet to propose it" */
    return status_of(seen);
}

/* "to resume", "is to resume": not done yet. Its words begin at GROUP, its sentence at FIRST. */
static void look_at_infinitive(const struct event_work *w, uint32_t trigger,
                               uint32_t group, uint32_t first, unsigned *seen) {
    uint32_t to = to_before(w, trigger);
    bool split = to != DL_NONE && to + 2 == trigger;
    if (trigger == first || (group >= trigger && !split) ||
        !is_to_infinitive(w, trigger) || *seen & 1u << PLANNED || goes_on(w, trigger))
        return;
    unsigned before = 0; /* "is to resume", "was due to formally resume" */
    if (to > first) status_words(w, to - 1, &before);
    bool is_to =
        before & 1u << PLANNED || (to > first && (split || group < to) &&
                                   dl_order_in(&w->order, to - 1, w->order.sets.be));
    *seen |= 1u << (is_to ? PLANNED : POSSIBLE);
}

/* "The fourth round is to open in May": what the verb says of its subject, no word of which tells a
 * deed. */
static void look_at_own_verb(const struct event_work *w, uint32_t trigger, uint32_t end,
                             unsigned *seen) {
    uint32_t top = top_of(w, trigger, end);
    uint8_t rel = w->trees->at[top].rel;
    const dl_clause *verb =
        is_subject_rel(rel) ? verb_at(w, w->trees->at[top].head) : NULL;
    if (verb && verb->modality == DL_MODALITY_DUE) look_at_verb(w, verb, top, rel, seen);
}

dl_status status_at(const struct event_work *w, uint32_t trigger, uint32_t end,
                    dl_str type) {
    bool speech_act = is_speech_act(type);
    unsigned seen = 0;
    uint32_t s = dl_sentence_of(w->text, trigger);
    if (s == DL_NONE) return DL_OCCURRED;
    uint32_t verb = implied_by(w, trigger, type); /* above it: the tree has no circles */
    if (verb == DL_NONE && w->clauses->at && to_before(w, trigger) != DL_NONE) {
        uint32_t forced = forced_by(w, trigger);
        if (forced != DL_NONE)
            return clause_at(w, forced)->tense == DL_TENSE_FUTURE ? DL_PLANNED
                                                                  : DL_OCCURRED;
        verb = done_with(w, trigger);
    }
    if (verb == DL_NONE) verb = helped_by(w, trigger);
    if (w->clauses->at && is_outcome(w, trigger)) return DL_OCCURRED;
    if (verb != DL_NONE) return status_at(w, verb, verb + 1, type);
    uint32_t first = w->text->sentences.at[s].first;
    uint32_t group = dl_order_group(&w->order, trigger);
    look_at_clause(w, trigger, end, type, &seen);
    if (speech_act && looks_nominal(w, trigger, end) && !is_uttered(w, trigger, end))
        seen &= 1u << ONGOING;
    if (speech_act) return status_of_act(w, trigger, end, type, seen);
    if (w->clauses->at && has_clause(w, trigger, end)) {
        tree_hints(w, type, trigger, end, &seen);
        weigh(w, trigger, end, type, &seen);
    } else {
        look_left(w, trigger, first, &seen);
        if (w->clauses->at && w->trees->at[end - 1].rel == DL_REL_COMPOUND)
            seen &= ~(1u << DENIED); /* "no forecast of general election results" */
        if (looks_nominal(w, trigger, end))
            look_right(w, end, first + w->text->sentences.at[s].n, &seen);
        if (w->clauses->at) look_at_own_verb(w, trigger, end, &seen);
    }
    if (w->clauses->at && ((dl_str_is(type, "talk_round") && is_scene(w, trigger, end)) ||
                           (dl_str_is(type, "meeting") && is_vain(w, trigger, end))))
        set_scene(w, trigger, end, &seen);
    dl_str word = dl_token_str(w->doc, &w->text->tokens.at[trigger]);
    bool noun = w->clauses->at && w->trees->at[trigger].pos == DL_POS_NOUN;
    if (dl_str_ends(word, "ing") && group != trigger && !noun) seen |= 1u << ONGOING;
    look_at_infinitive(w, trigger, group, first, &seen);
    dl_status status = status_of(seen);
    bool open = status == DL_PLANNED || status == DL_DENIED;
    return open && w->clauses->at && is_conditional(w, top_of(w, trigger, end))
               ? DL_POSSIBLE
               : status;
}

bool is_speech_act(dl_str type) {
    static const char *const acts[] = { "statement", "demand", "proposal", "rejection",
                                        "threat" };
    return dl_str_among(type, acts, DL_N(acts));
}
