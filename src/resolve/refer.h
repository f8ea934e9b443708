/* refer.h - looking back over mentions: what refer.c, salience.c, pronoun.c and
 * sides.c share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_REFER_H
#define DATELINE_REFER_H

#include "resolve_parts.h"

enum {
    MAX_BACK = 120,   /* mentions or roles looked back over */
    MAX_LEAD = 4,     /* sentences in which sources are not named yet */
    MAX_PEOPLE = 512, /* actors of an article among whom an envoy is sought */
};

#define DL_KIND(k) (1u << DL_ACTOR_##k)
enum {
    GROUPS = DL_KIND(ARMED_GROUP) | DL_KIND(ORGANISATION) | DL_KIND(PARTY),
    THINGS = GROUPS | DL_KIND(COUNTRY) | DL_KIND(MEDIA) | DL_KIND(OFFICE),
    SIDES = DL_KIND(COUNTRY) | DL_KIND(ARMED_GROUP) | DL_KIND(PARTY) | DL_KIND(OFFICE)
};

typedef struct {
    dl_resolver *r;
    uint32_t *count; /* by found: mentions so far */
    uint32_t n_count;
    uint8_t *traits; /* by mention; 0 = not looked at yet */
    uint32_t *top;   /* by token: 1 + the longest mention that it heads; NULL: no trees */
    uint32_t *quote; /* by token: 1 + the quotation that holds it */
    uint32_t *says; /* by mention: 1 + the first speech whose speaker it is; NULL: none */
    uint32_t
        *voice; /* by token: 1 + the speech that gives it as it was said; NULL: none */
} dl_referrer;

/* What is looked for. */
typedef struct {
    uint32_t at;      /* the mention to resolve */
    uint32_t kinds;   /* bits of dl_actor_kind */
    uint8_t gender;   /* of a person, 0 = any */
    bool plural;      /* one that can be "they" */
    bool pronoun;     /* a pronoun: grammar says more of its antecedent */
    bool past;        /* who spoke before the last sentence matters less */
    bool tells;       /* it is who says what stands before it: ", they said" */
    uint32_t prefer;  /* token: the subject that grammar gives it; DL_NONE */
    uint32_t second;  /* token: the next best one */
    uint32_t exclude; /* token: the subject of its own verb, which is somebody else */
    uint32_t speaker; /* mention: who spoke before it does; DL_NONE */
} dl_wanted;

enum {
    DL_ENOUGH = 45,    /* salience of an antecedent */
    DL_GROUP_SURE = 65 /* confidence in the members of "the two sides" */
};

/* The branch of TOKEN; only where its sentence was parsed. */
static inline const dl_branch *dl_ref_branch(const dl_referrer *x, uint32_t token) {
    return &x->r->trees->at[token];
}

/* Has TOKEN a tree, and its article clauses? */
static inline bool dl_ref_is_parsed(const dl_referrer *x, uint32_t token) {
    return x->r->trees && x->r->clauses && x->r->clauses->at &&
           dl_ref_branch(x, token)->pos != DL_POS_X;
}

static inline bool dl_ref_is_subject(uint8_t rel) {
    return rel == DL_REL_NSUBJ || rel == DL_REL_NSUBJ_PASS || rel == DL_REL_NSUBJ_OUTER;
}

const dl_mention *dl_ref_mention(const dl_referrer *x, uint32_t i);
/* Sentences from mention FROM to mention TO. */
uint32_t dl_ref_distance(const dl_referrer *x, uint32_t from, uint32_t to);
/* Fills top and quote. */
void dl_ref_prepare(dl_referrer *x);
/* The token of mention I on which the others of it hang. */
uint32_t dl_ref_top(const dl_referrer *x, uint32_t i);
/* The most salient mention that agrees; DL_NONE when none is salient enough. SCORE: how
 * salient. */
uint32_t dl_ref_best(const dl_referrer *x, const dl_wanted *w, int *score);
/* The person whom the person named at I meets: "Holm met Berg"; DL_NONE: none. */
uint32_t dl_ref_partner(const dl_referrer *x, uint32_t i);
/* The one of the same sort that "and" joins to I, a name or a group ("A and B"), or of whom I
 * meets ("A met B"); DL_NONE: none. */
uint32_t dl_ref_joined(const dl_referrer *x, uint32_t i);
/* Whoever, of any sort, I meets or is met by, known; DL_NONE: nobody. */
uint32_t dl_ref_met(const dl_referrer *x, uint32_t i);
/* The two of "the ministers of A and B", if that is mention I; false: it is not. */
bool dl_ref_owners(const dl_referrer *x, uint32_t i, uint32_t two[2]);
/* "Vold met Holm and Berg": is what the verb tells done to I by another, who may be meant too? */
bool dl_ref_done_to(const dl_referrer *x, uint32_t i);
/* The one to whom I is so joined; DL_NONE: none. */
uint32_t dl_ref_joined_before(const dl_referrer *x, uint32_t i);
/* Gives mention I the collective of actors A and B. sides.c */
void dl_refer_to_two(dl_referrer *x, uint32_t i, uint32_t a, uint32_t b);
/* Gives mention I the collective of three or more names in a row, one of which is ANTECEDENT;
 * false: there is none. row.c */
bool dl_refer_to_row(dl_referrer *x, uint32_t i, uint32_t antecedent);
/* Gives mention I the collective of the N ACTORS, no two of them one, by METHOD; false: the
 * article has no room for one actor more. sides.c */
bool dl_refer_to_all(dl_referrer *x, uint32_t i, const uint32_t *actors, uint32_t n,
                     uint8_t method, uint8_t confidence);
/* Gives nominal I ("the three states") the last list of so many of KINDS; false: there is none.
 * row.c */
bool dl_refer_to_many(dl_referrer *x, uint32_t i, uint32_t kinds);
/* Gives name I the two states of one name: "the two Koreas". sides.c */
void dl_refer_to_halves(dl_referrer *x, uint32_t i);
/* Gives mention I the actor of ANTECEDENT. */
void dl_refer_to(const dl_referrer *x, uint32_t i, uint32_t antecedent, int score,
                 uint8_t method);
/* Gives nominal I ("the US president") who holds the office of OWNER. office.c */
bool dl_refer_to_holder(dl_referrer *x, uint32_t i, uint32_t owner);
/* Gives nominal I ("the prime minister") the one person named before who held that office of
 * any state when the article came out. office.c */
bool dl_refer_to_named_holder(dl_referrer *x, uint32_t i);
/* The same of nominal I ("THE PRESIDENT") where a state publishes the article. office.c */
bool dl_refer_to_issuers(dl_referrer *x, uint32_t i);
/* Gives nominal I ("its forces"), which begins with PRONOUN, what is the owner's. owned.c */
void dl_refer_to_owned(dl_referrer *x, uint32_t i, uint32_t pronoun);
/* Gives nominal I ("the government") beside an armed group the one that it fights. owned.c */
void dl_refer_to_besieged(dl_referrer *x, uint32_t i);
/* The found actor with KEY, of the dictionary or of the article; else a new one. owned.c */
uint32_t dl_ref_actor_with(dl_resolver *r, int kind, dl_str key, dl_str name,
                           uint32_t parent);
/* Who attacks near pronoun I, that does so, and whom what "they" suffered befell; DL_NONE: nobody.
 * befallen.c */
uint32_t dl_ref_assailant(const dl_referrer *x, uint32_t i);
uint32_t dl_ref_befallen(const dl_referrer *x, uint32_t i);
/* "accused Norland of fraud, a charge it denies": the accused, of VERB with the pronoun
 * at token AT for a subject; DL_NONE: nobody. accused.c */
uint32_t dl_ref_accused(const dl_referrer *x, uint32_t at, uint32_t verb);
/* Finds whom pronoun I means. pronoun.c */
void dl_refer_pronoun(dl_referrer *x, uint32_t i);

/* "the", "this", "both" before the noun of M? */
bool dl_ref_definite(const dl_referrer *x, const dl_mention *m);
/* Finds whom nominal I, the noun of an office, means by the roles of the article. by_role.c */
void dl_refer_by_role(dl_referrer *x, uint32_t i);
/* "his Japanese counterpart". counterpart.c */
void dl_refer_to_counterpart(dl_referrer *x, uint32_t i);
/* The same of nominal I ("his counterpart"), which begins with PRONOUN. counterpart.c */
void dl_refer_to_partner(dl_referrer *x, uint32_t i, uint32_t pronoun);
/* Gives nominal I, "the Norlandic leader" of OWNER, whoever of those named before leads it;
 * false: nobody. counterpart.c */
bool dl_refer_to_leader(dl_referrer *x, uint32_t i, uint32_t owner);
/* The country or body in the words of nominal I, "the US envoy"; DL_NONE: none. by_role.c */
uint32_t dl_ref_owner(const dl_referrer *x, uint32_t i);
/* Is ROLE the office that nominal I names? by_role.c */
bool dl_ref_is_office(const dl_referrer *x, const dl_actor_role *role, uint32_t i);

/* Fills says and voice. speaker.c */
void dl_ref_prepare_speakers(dl_referrer *x);
/* The mention that spoke before mention I speaks; DL_NONE: none near, or I does not. */
uint32_t dl_ref_speaker_before(const dl_referrer *x, uint32_t i);
/* Finds whom nominal I, which nothing else tells, means where it speaks. */
void dl_refer_speaker(dl_referrer *x, uint32_t i);

/* Is mention I what a preposition governs? */
bool dl_ref_behind_preposition(const dl_referrer *x, uint32_t i);
/* Does it stand inside a longer mention, or in somebody's title? */
bool dl_ref_nested(const dl_referrer *x, uint32_t i);

/* Gives mention I ("the two leaders") its members; false: it is not clear who. */
bool dl_refer_to_people(dl_referrer *x, uint32_t i);
/* "Talks brokered by Norland and Peru": does mention K bring the sides together? sides.c */
bool dl_ref_go_between(const dl_referrer *x, uint32_t k);
/* Gives mention I ("the two sides") its members of KINDS, if two are found. */
void dl_refer_to_sides(dl_referrer *x, uint32_t i, uint32_t kinds);

#endif
