/* resolve_parts.h - what the files of the resolve layer share and nobody else needs.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_RESOLVE_PARTS_H
#define DATELINE_RESOLVE_PARTS_H

#include "dateline/resolve.h"

/* The word sets that the stage reads. */
#define DL_RESOLVE_SETS(X)                                                               \
    X(armed_kind)                                                                        \
    X(army_noun)                                                                         \
    X(assailant)                                                                         \
    X(associate)                                                                         \
    X(befalls)                                                                           \
    X(body_armed)                                                                        \
    X(body_media)                                                                        \
    X(body_organisation)                                                                 \
    X(body_party)                                                                        \
    X(body_state)                                                                        \
    X(business)                                                                          \
    X(bystander)                                                                         \
    X(calls_on)                                                                          \
    X(capital_acts)                                                                      \
    X(capital_dealt)                                                                     \
    X(blames)                                                                            \
    X(capital_given)                                                                     \
    X(civic)                                                                             \
    X(denies_it)                                                                         \
    X(disposed)                                                                          \
    X(female_noun)                                                                       \
    X(fighters)                                                                          \
    X(first_name)                                                                        \
    X(force_kind)                                                                        \
    X(function)                                                                          \
    X(go_between)                                                                        \
    X(group)                                                                             \
    X(holds)                                                                             \
    X(honorific)                                                                         \
    X(impersonal)                                                                        \
    X(kin)                                                                               \
    X(leader_noun)                                                                       \
    X(leads)                                                                             \
    X(makes_it)                                                                          \
    X(male_noun)                                                                         \
    X(meeting_noun)                                                                      \
    X(meets)                                                                             \
    X(ministry)                                                                          \
    X(nameless_side)                                                                     \
    X(national_body)                                                                     \
    X(number)                                                                            \
    X(office_class)                                                                      \
    X(office_lesser)                                                                     \
    X(office_of)                                                                         \
    X(office_past)                                                                       \
    X(office_top)                                                                        \
    X(organ)                                                                             \
    X(other_holder)                                                                      \
    X(other_party)                                                                       \
    X(own_official)                                                                      \
    X(pair_bare)                                                                         \
    X(pair_noun)                                                                         \
    X(particle)                                                                          \
    X(penalty)                                                                           \
    X(people)                                                                            \
    X(place_noun)                                                                        \
    X(portfolio)                                                                         \
    X(pronoun)                                                                           \
    X(refused_charge)                                                                    \
    X(role)                                                                              \
    X(sent_people)                                                                       \
    X(side_noun)                                                                         \
    X(sides_bare)                                                                        \
    X(sides_of)                                                                          \
    X(speech_verb)                                                                       \
    X(state_body)                                                                        \
    X(state_plural)                                                                      \
    X(strikes_out)                                                                       \
    X(takes_two)                                                                         \
    X(talks_noun)                                                                        \
    X(top_office)

enum { DL_MALE = 1, DL_FEMALE = 2 }; /* values of %first_name, %honorific, %pronoun */

/* The stage at work on one article. `same` makes sets of the found actors that are one. */
typedef struct {
    dl_arena *mem;
    const dl_actors *actors;
    const dl_words *words;
    const dl_document *doc;
    const dl_text *text;
    const dl_trees *trees; /* NULL: nothing was parsed */
    const dl_clauses *clauses;
    const dl_speeches *speeches; /* NULL: not known */
    dl_mentions *out;
    struct {
#define X(name) uint32_t name;
        DL_RESOLVE_SETS(X)
#undef X
    } sets;
    uint32_t the, of, and_;
    uint32_t *same;  /* by found: a representative nearer to the root */
    uint32_t n_same; /* how many of them: actors found by the stage itself come behind */
    uint32_t *sentence; /* by mention: its sentence; DL_NONE in the dateline */
    uint32_t *known;    /* by dictionary entry: 1 + index in found */
    uint32_t *alias;    /* by found: 1 + whose short name it was last; 0 = nobody's */
    uint8_t *gender;    /* by found: DL_MALE, DL_FEMALE or 0 */
    uint32_t issuer;    /* found: the state whose body publishes the article; DL_NONE */
} dl_resolver;

static inline const dl_token *dl_rtok(const dl_resolver *r, uint32_t at) {
    return &r->text->tokens.at[at];
}
static inline bool dl_ris(const dl_resolver *r, uint32_t at, uint32_t set) {
    uint32_t word = at < r->text->tokens.n ? dl_rtok(r, at)->word : 0;
    return word && set != DL_NONE && dl_words_in(r->words, word, set);
}
static inline dl_str dl_rword(const dl_resolver *r, uint32_t at) {
    return at < r->text->tokens.n ? dl_token_str(r->doc, dl_rtok(r, at)) : (dl_str){ 0 };
}
/* Does the word at AT, in small letters, stand in LIST? */
bool dl_rlisted(const dl_resolver *r, uint32_t at, const char *const *list, size_t n);

/* The representative of found actor I; DL_NONE stays. */
uint32_t dl_same(dl_resolver *r, uint32_t i);
/* Makes A and B one: the known one, else the one with the fuller name, stays. */
void dl_unite(dl_resolver *r, uint32_t a, uint32_t b);
/* The found actor that is dictionary entry ENTRY, made if it is not there. */
uint32_t dl_known_actor(dl_resolver *r, uint32_t entry);
/* A new actor of the article, or the one that has KEY. */
uint32_t dl_resolve_actor(dl_resolver *r, int kind, dl_str key, dl_str name,
                          uint32_t parent);

/* Names of one actor: full and short names, acronyms, spellings. coref.c */
void dl_unite_names(dl_resolver *r);
/* Capitals that stand for governments. metonym.c */
void dl_find_metonyms(dl_resolver *r);
/* Fills issuer: the United States of a transcript of the White House. home.c */
void dl_find_issuer(dl_resolver *r);
/* "Congress" as that of the article's country. home.c */
void dl_find_homes(dl_resolver *r);
/* Titles and appositions. role.c */
void dl_find_roles(dl_resolver *r);
/* Pronouns and nouns. refer.c */
void dl_find_referents(dl_resolver *r);
/* "US" of "US and NATO forces". After dl_find_referents. elided.c */
void dl_refer_elided(dl_resolver *r);
/* "I", "we" and "you" of quotations. first_person.c */
void dl_refer_voices(dl_resolver *r);

#endif
