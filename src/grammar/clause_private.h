/* clause_private.h - what the files that make clauses share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_GRAMMAR_CLAUSE_PRIVATE_H
#define DATELINE_GRAMMAR_CLAUSE_PRIVATE_H

#include "dateline/clause.h"

/* The word sets that clauses are made with: the member of clause_work.sets, the set. */
#define CLAUSE_SETS(X)                                                                   \
    X(accuses, "accuses")                                                                \
    X(aim_noun, "aim_noun")                                                              \
    X(attributive, "attributive")                                                        \
    X(begins, "begins")                                                                  \
    X(brings_about, "brings_about")                                                      \
    X(claims, "claims")                                                                  \
    X(common, "common")                                                                  \
    X(content_noun, "content_noun")                                                      \
    X(controls, "controls")                                                              \
    X(conversation, "conversation")                                                      \
    X(conveys, "conveys")                                                                \
    X(currency, "currency")                                                              \
    X(deed, "deed")                                                                      \
    X(departs, "departs")                                                                \
    X(direction, "direction")                                                            \
    X(discusses, "talked_of")                                                            \
    X(doer, "doer")                                                                      \
    X(group, "group")                                                                    \
    X(headline_acts, "headline_acts")                                                    \
    X(headline_verb, "headline_verb")                                                    \
    X(hurts, "hurts")                                                                    \
    X(intransitive, "intransitive")                                                      \
    X(light, "light")                                                                    \
    X(makes_pact, "makes_pact")                                                          \
    X(manner, "manner")                                                                  \
    X(meal, "meal")                                                                      \
    X(meeting_noun, "meeting_noun")                                                      \
    X(month, "month")                                                                    \
    X(no_adjective, "no_adjective")                                                      \
    X(negation, "negation")                                                              \
    X(ought_noun, "ought_noun")                                                          \
    X(pact, "pact")                                                                      \
    X(particle, "verb_particle")                                                         \
    X(part_taken, "part_taken")                                                          \
    X(partaken, "partaken")                                                              \
    X(people, "people")                                                                  \
    X(plans_to, "plans_to")                                                              \
    X(preposition, "preposition")                                                        \
    X(puts_in_office, "puts_in_office")                                                  \
    X(quantity, "quantity")                                                              \
    X(role, "role")                                                                      \
    X(said_in, "said_in")                                                                \
    X(set_off, "set_off")                                                                \
    X(speech, "speech_verb")                                                             \
    X(stance, "stance")                                                                  \
    X(stirs, "stirs")                                                                    \
    X(strike_noun, "strike_noun")                                                        \
    X(struck_place, "struck_place")                                                      \
    X(surroundings, "surroundings")                                                      \
    X(talks_noun, "talks_noun")                                                          \
    X(tell, "tell")                                                                      \
    X(time_link, "time_link")                                                            \
    X(told_on, "told_on")                                                                \
    X(took_place, "took_place")                                                          \
    X(truce, "truce")                                                                    \
    X(under, "under")                                                                    \
    X(undergone, "undergone")                                                            \
    X(unchanged_past, "unchanged_past")                                                  \
    X(unit, "unit")                                                                      \
    X(venue, "venue")                                                                    \
    X(verb_or_adjective, "verb_or_adjective")                                            \
    X(victor, "victor")                                                                  \
    X(weekday, "weekday")                                                                \
    X(with_whom, "with_whom")

typedef struct {
    dl_arena *mem;
    const dl_words *words;
    const dl_document *doc;
    const dl_text *text;
    const dl_trees *trees;
    dl_clauses *out;
    struct {
#define X(member, set) uint32_t member; /* DL_NONE: no such set */
        CLAUSE_SETS(X)
#undef X
    } sets;
    uint32_t modality_word[DL_MODALITY_COUNT]; /* ids of the names: values of %under */
} clause_work;

/* What of_noun says of a deed ("of" names the doer or what it is done to): its value in
 * the set %deed. */
enum { DEED_DONE_TO = 0, DEED_DOER = 1, DEED_MUTUAL = 2, DEED_SUFFERED = 3 };

static inline const dl_branch *branch_of(const clause_work *w, uint32_t token) {
    return &w->trees->at[token];
}

static inline bool in_set(const clause_work *w, uint32_t token, uint32_t set) {
    return set != DL_NONE && dl_words_in(w->words, w->text->tokens.at[token].word, set);
}

static inline dl_clause *clause_at(const clause_work *w, uint32_t token) {
    uint32_t c = token == DL_NONE ? DL_NONE : w->out->at[token];
    return c == DL_NONE ? NULL : &w->out->list.at[c];
}

static inline bool is_nominal(uint8_t pos) {
    return pos == DL_POS_NOUN || pos == DL_POS_PROPN || pos == DL_POS_PRON ||
           pos == DL_POS_NUM || pos == DL_POS_SYM;
}

/* Is TOKEN the word WORD, lower case? */
bool token_is(const clause_work *w, uint32_t token, const char *word);
/* The first child under REL that is WORD (NULL: any). */
uint32_t child_word(const clause_work *w, uint32_t token, dl_rel rel, const char *word);

/* Puts right what the parser confuses and the words decide (mend.c). */
void mend_trees(const clause_work *w, dl_trees *trees);

/* Is TOKEN a time that needs no preposition: "Tuesday", "week", "2019"? */
bool is_time_noun(const clause_work *w, uint32_t token);

/* Voice, tense, form, modality and polarity of a clause from its own words
 * (verb_group.c). */
void read_verb_group(const clause_work *w, dl_clause *clause);
/* What a coordinated clause shares with FIRST, the first of its coordination. */
void share_verb_group(const clause_work *w, dl_clause *clause, const dl_clause *first);

/* What the word at TOKEN makes of what depends on it, by %under. */
dl_modality modality_given(const clause_work *w, uint32_t token);
/* The arguments of a clause, once all clauses are known (argument.c), and of a deed
 * (deed.c). */
void find_arguments(const clause_work *w, dl_clause *clause);
void deed_arguments(const clause_work *w, dl_clause *clause);
/* Who has a part in a deed of harm, is behind it or answers for it; DL_NONE: nobody is told of
 * (deed_part.c). */
uint32_t answers_for(const clause_work *w, const dl_clause *clause);
bool is_behind_deed(const clause_work *w, const dl_clause *clause);

enum { SHARED_DEPTH = 12 }; /* predicates that hand a subject on to each other */
/* TOKEN, or what it stands for. */
uint32_t resolved(const clause_work *w, uint32_t token);
/* Who does what TOKEN says, for verbs active or passive. */
uint32_t doer_of(const clause_work *w, uint32_t token, int depth);
/* Whom the verb group of TOKEN stands behind, or would. */
uint32_t surface_subject(const clause_work *w, uint32_t token, int depth);
/* "was signed by the two sides" - but "by Friday", "by signing". */
bool is_agent(const clause_work *w, const dl_clause *clause, uint32_t at, uint32_t word);
/* Adds HEAD as an argument of CLAUSE; add_arguments: and those joined to it. */
void add_argument(const clause_work *w, dl_clause *clause, dl_function function,
                  uint32_t head, uint32_t word, bool filled);
void add_arguments(const clause_work *w, dl_clause *clause, dl_function function,
                   uint32_t head, uint32_t word, bool filled);
bool has_argument(const clause_work *w, const dl_clause *clause, dl_function function);

#endif
