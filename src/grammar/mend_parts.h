/* mend_parts.h - moving arcs of a tree, for the files that mend trees.
 *
 * SPDX-License-Identifier: MIT */
#ifndef MEND_PARTS_H
#define MEND_PARTS_H

#include "clause_private.h"

typedef struct {
    const clause_work *w;
    dl_trees *trees;
    uint32_t first, end; /* tokens of the sentence */
} mender;

static inline dl_branch *at(const mender *m, uint32_t token) {
    return &m->trees->at[token];
}

static inline uint32_t child(const mender *m, uint32_t token, dl_rel rel) {
    return dl_tree_child(m->trees, token, rel);
}

/* Takes TOKEN out of its head's children. */
static inline void cut(const mender *m, uint32_t token) {
    uint32_t head = at(m, token)->head;
    if (head == DL_NONE) return;
    uint32_t *link = &at(m, head)->child;
    while (*link != token) link = &at(m, *link)->next;
    *link = at(m, token)->next;
    at(m, token)->head = at(m, token)->next = DL_NONE;
}

/* Is UPPER above TOKEN, or TOKEN itself? */
static inline bool is_above(const mender *m, uint32_t upper, uint32_t token) {
    while (token != DL_NONE && token != upper) token = at(m, token)->head;
    return token == upper;
}

/* Does TOKEN stand in the sentence that is mended? */
static inline bool is_inside(const mender *m, uint32_t token) {
    return token >= m->first && token < m->end;
}

/* Hangs TOKEN on HEAD; nothing happens if TOKEN is above HEAD, as trees have no circles, or if one
 * of them stands in another sentence. */
static inline void hang(const mender *m, uint32_t token, uint32_t head, dl_rel rel) {
    if (!is_inside(m, token)) return;
    if (head != DL_NONE && (!is_inside(m, head) || is_above(m, token, head))) return;
    cut(m, token);
    at(m, token)->rel = (uint8_t)rel;
    at(m, token)->head = head;
    if (head == DL_NONE) return;
    uint32_t *link = &at(m, head)->child;
    while (*link != DL_NONE && *link < token) link = &at(m, *link)->next;
    at(m, token)->next = *link;
    *link = token;
}

/* LOWER takes the place of its head, which becomes its child under REL. */
static inline void turn(const mender *m, uint32_t lower, dl_rel rel) {
    uint32_t upper = at(m, lower)->head;
    if (upper == DL_NONE) return;
    uint32_t top = at(m, upper)->head;
    dl_rel place = (dl_rel)at(m, upper)->rel;
    cut(m, lower);
    hang(m, lower, top, place);
    hang(m, upper, lower, rel);
}

static inline bool is_infinitive(const mender *m, uint32_t token) {
    for (uint32_t c = at(m, token)->child; c != DL_NONE; c = at(m, c)->next)
        if (at(m, c)->rel == DL_REL_MARK && token_is(m->w, c, "to")) return true;
    return false;
}

/* TOKEN as the text spells it. */
static inline dl_str form_of(const mender *m, uint32_t token) {
    return dl_token_str(m->w->doc, &m->w->text->tokens.at[token]);
}

static inline bool ends(const mender *m, uint32_t token, const char *suffix) {
    return dl_str_ends(form_of(m, token), suffix);
}

static inline bool ends_ing(const mender *m, uint32_t token) {
    return ends(m, token, "ing");
}

/* Is TOKEN one of the N WORDS? DL_NONE is none. */
static inline bool is_one_of(const mender *m, uint32_t token, const char *const *words,
                             size_t n) {
    for (size_t i = 0; token != DL_NONE && i < n; i++)
        if (token_is(m->w, token, words[i])) return true;
    return false;
}

static inline bool is_comma(const mender *m, uint32_t token) {
    return token_is(m->w, token, ",");
}

/* A noun or a name; is_nominal knows pronouns and numbers as well. */
static inline bool is_noun(const mender *m, uint32_t token) {
    return at(m, token)->pos == DL_POS_NOUN || at(m, token)->pos == DL_POS_PROPN;
}

static inline bool is_subject(uint8_t rel) {
    return rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS || rel == DL_REL_CSUBJ;
}

static inline bool has_subject(const mender *m, uint32_t token) {
    for (uint32_t c = at(m, token)->child; c != DL_NONE; c = at(m, c)->next)
        if (is_subject(at(m, c)->rel)) return true;
    return false;
}

/* "has met", "was met" */
static inline bool has_aux(const mender *m, uint32_t token) {
    return child(m, token, DL_REL_AUX) != DL_NONE ||
           child(m, token, DL_REL_AUX_PASS) != DL_NONE;
}

/* Has TOKEN an auxiliary or, as in "was ready", a copula? */
static inline bool has_helper(const mender *m, uint32_t token) {
    return has_aux(m, token) || child(m, token, DL_REL_COP) != DL_NONE;
}

/* May WORD, read as a preposition, open a clause of time: "after", "as"? */
static inline bool opens_clause(const mender *m, uint32_t word) {
    return in_set(m->w, word, m->w->sets.time_link) || token_is(m->w, word, "as");
}

/* The last token of those that hang on TOKEN, from there on. mend.c */
uint32_t last_below(const mender *m, uint32_t token);
/* Nouns that "and" joins: those of T, a token of any kind. mend_joined.c */
void mend_joined_noun(const mender *m, uint32_t t);
/* "Freed by the rebels after mediation by Norland": T is no verb. mend_agent.c */
void mend_second_by(const mender *m, uint32_t t);
/* "Said it had failed in an interview on Friday": T is no verb. mend_said_in.c */
void mend_said_in(const mender *m, uint32_t t);
/* "The 28 July presidential vote": T is a number. mend_dated.c */
void mend_dated(const mender *m, uint32_t t);
/* "Said it was late and called for talks": T is a verb. mend_told_on.c */
void mend_told_on(const mender *m, uint32_t t);
/* "Norland, Peru sign pact": S is a headline of it. mend_headline.c */
void mend_headline(const mender *m, const dl_sentence *s);
/* "The pact, agreed in May, calls on Peru": T is any token. mend_reduced.c */
void mend_reduced(const mender *m, uint32_t t);
/* "a raid, in which nine were killed": T is a verb. */
void mend_in_which(const mender *m, uint32_t t);
/* "Talks due to start", "a raid that killed nine": T is a token of any kind. mend_clause.c */
void mend_clause(const mender *m, uint32_t t);
/* "urged Peru to return and sign": T is a verb. mend_bare.c */
void mend_bare(const mender *m, uint32_t t);
/* "Nine were killed and forty wounded": T, no verb, in the sentence from FROM. mend_gapped.c */
void mend_gapped(const mender *m, uint32_t t, uint32_t from);
/* "Which its envoy had sent", "a Red Dawn attack killed nine": T is any token. mend_subject.c */
void mend_subject(const mender *m, uint32_t t);
/* "Men seized by rebels and held in a camp": T is a verb. mend_below.c */
void mend_below(const mender *m, uint32_t t);
/* "To free the men they took in May": T is no verb. */
void mend_taken_in(const mender *m, uint32_t t);
/* "Elected Karl Dahl prime minister": VERB is a verb. mend_named.c */
void mend_named(const mender *m, uint32_t verb);
/* "Met Karovian envoy Wang Yi": T is a verb. mend_surname.c */
void mend_surname(const mender *m, uint32_t t);
/* "Withoff will travel", read as "with": T is a name. mend_surname.c */
void mend_unread_name(const mender *m, uint32_t t);
/* "Reached a deal at the palace with the rebels": T is no verb. mend_partner.c */
void mend_partner(const mender *m, uint32_t t);
/* "In intra-Norlandic talks", "by launching raids": T is no verb. mend_prep.c */
void mend_prep(const mender *m, uint32_t t);
/* "Urged them to leave", "met in Oslo to seek a truce": T is a verb. mend_infinitive.c */
void mend_infinitive(const mender *m, uint32_t t);
/* "opposition to lifting the ban": T, an "-ing", belongs to the noun. mend_infinitive.c */
void mend_stance(const mender *m, uint32_t t);
/* "UN Secretary-General Ana Ruiz met them": T is no verb. mend_office.c */
void mend_office(const mender *m, uint32_t t);
/* "Norland proposed talks", "has severed ties": T is any token. mend_verbless.c */
void mend_verbless(const mender *m, uint32_t t);
/* "Urged Peru to go during a meeting", "Talks open": T is a token of any kind. mend_scene.c */
void mend_scene(const mender *m, uint32_t t);
/* "Would free the men", "is to free the men", read as adjectives: T is any token.
 * mend_infinitive.c */
void mend_modal(const mender *m, uint32_t t);
/* An adjective that is a verb. mend_infinitive.c */
void mend_free(const mender *m, uint32_t t);
/* A clause with "which" behind a name. mend_which.c */
void mend_which(const mender *m, uint32_t t);
/* "Hours after the call, drones hit it": T is a verb. mend_length.c */
void mend_length(const mender *m, uint32_t t);
/* "Told them of it and Holm accepted": T is a verb. mend_left.c */
void mend_left(const mender *m, uint32_t t);
/* "A lack of progress in talks": T is no verb. mend_near.c */
void mend_near(const mender *m, uint32_t t);
/* "Since Holm took office": T is a verb. mend_linked.c */
void mend_linked(const mender *m, uint32_t t);
/* "Thousands, among them nurses, rallied": T is a verb. mend_lone.c */
void mend_lone(const mender *m, uint32_t t);
/* "Left for Aker to hold talks": T is a verb. mend_linked.c */
void mend_left_for(const mender *m, uint32_t t);
/* "The Nordic Union calls for talks": T is a token of any kind. */
void mend_noun_verb(const mender *m, uint32_t t);
/* "Al-Kadra fighters raided it": T is the noun. mend_whose.c */
void mend_whose(const mender *m, uint32_t t);
/* "Discussed the crisis with Vold": T is a verb. mend_whose.c */
void mend_companion(const mender *m, uint32_t t);
void mend_opening(const mender *m, uint32_t t);

#endif
