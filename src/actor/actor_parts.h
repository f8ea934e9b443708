/* actor_parts.h - what the files of the actor layer share and nobody else needs.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_ACTOR_PARTS_H
#define DATELINE_ACTOR_PARTS_H

#include "dateline/actor.h"

enum { DL_MAX_PHRASES = 1u << 20 }; /* names of the whole dictionary */

/* ---- the dictionary: actor_load.c ------------------------------------------------------ */

typedef enum {
    DL_NAME_PLAIN,
    DL_NAME_ADJECTIVE, /* "Afghan" */
    DL_NAME_ACRONYM,   /* all capitals: matches in capitals only */
    DL_NAME_THE,       /* only behind "the" */
    DL_NAME_SURNAME    /* looked up by resolve, not matched in texts */
} dl_name_form;

/* One name of one entry, as word ids. */
typedef struct {
    uint32_t entry;   /* in dl_actors.list */
    uint32_t words;   /* its first word in dl_actors.words */
    uint32_t order;   /* of loading: the earlier wins among equals */
    uint16_t capital; /* bit i: token i begins with a capital, i < 16 */
    uint8_t n;        /* tokens */
    uint8_t form;     /* dl_name_form */
} dl_phrase;

typedef struct {
    uint64_t hash; /* of the key, or of the lower-cased name */
    uint32_t entry;
    bool key;
} dl_actor_index;

/* The line of a seed file that an entry comes from, for messages. */
typedef struct {
    const char *path;
    uint32_t line;
} dl_actor_place;

/* Somebody's time in an office. */
typedef struct {
    dl_str person_key, of_key, office; /* "prime minister" */
    uint32_t person, of;               /* entries, once ready */
    dl_minute from, until;             /* DL_NO_TIME: still there */
    dl_actor_place place;
} dl_office_term;

struct dl_actors {
    dl_arena *mem;
    DL_VEC(dl_actor) list;
    dl_actor_place loading;      /* the line at which dl_actors_load is */
    DL_VEC(dl_actor_place) from; /* parallel to list */
    DL_VEC(dl_str) of;           /* parallel: the key behind "of" */
    DL_VEC(uint32_t) capital_of; /* parallel: country, or DL_NONE */
    DL_VEC(uint32_t) capital;    /* parallel: place, or DL_NONE */
    DL_VEC(uint32_t) seat_of;    /* parallel: the body that sits there, or DL_NONE */
    DL_VEC(dl_phrase) phrases;   /* once ready: by first word, then the longest first */
    DL_VEC(uint32_t) words;
    DL_VEC(dl_office_term) terms;
    DL_VEC(dl_actor_index) index; /* once ready: by hash */
    uint32_t *by_key; /* hash table of the entries by key: 1 + entry; n_by_key places */
    uint32_t n_by_key;
    uint32_t *first; /* by word id: its first phrase; n_first + 1 of them */
    uint32_t n_first;
    bool ready;
};

/* A line of kind "held", and the keys of all of them once the files are read. term.c */
dl_code dl_actors_add_terms(dl_actors *actors, dl_str person, dl_str of, dl_str terms,
                            dl_err *err) DL_NODISCARD;
dl_code dl_actors_ready_terms(dl_actors *actors, dl_err *err) DL_NODISCARD;

/* The longest dictionary name that begins at token AT and ends before END; NULL: none.
 * SHOUTED: everything around is in capitals, so capitals prove nothing. THE: the id of
 * that word. */
const dl_phrase *dl_phrase_at(const dl_actors *actors, const dl_text *text, uint32_t at,
                              uint32_t end, bool shouted, uint32_t the);

/* ---- the stage: actor_find.c ------------------------------------------------------------ */

/* The word sets of seeds/words that the stage reads. */
#define DL_ACTOR_SETS(X)                                                                 \
    X(acts_alone)                                                                        \
    X(acts_as_one)                                                                       \
    X(adjunct)                                                                           \
    X(both_do)                                                                           \
    X(common)                                                                            \
    X(crowd_of)                                                                          \
    X(describing)                                                                        \
    X(direction)                                                                         \
    X(first_name)                                                                        \
    X(craft)                                                                             \
    X(function)                                                                          \
    X(group)                                                                             \
    X(honorific)                                                                         \
    X(multiplier)                                                                        \
    X(name_does)                                                                         \
    X(not_name)                                                                          \
    X(number)                                                                            \
    X(of_a_body)                                                                         \
    X(office_noun)                                                                       \
    X(official)                                                                          \
    X(org_noun)                                                                          \
    X(particle)                                                                          \
    X(people)                                                                            \
    X(people_kind)                                                                       \
    X(place_noun)                                                                        \
    X(plural_group)                                                                      \
    X(quotes)                                                                            \
    X(role)                                                                              \
    X(sent_by)                                                                           \
    X(sent_group)                                                                        \
    X(speech_verb)                                                                       \
    X(struck_by)                                                                         \
    X(two_do)

typedef struct {
#define X(name) uint32_t name; /* DL_NONE: no such set */
    DL_ACTOR_SETS(X)
#undef X
} dl_actor_sets;

/* What the article shows about a capitalised word. */
typedef struct {
    uint64_t hash; /* of the lower-cased word; 0 = free */
    uint32_t mid;  /* times capitalised inside a sentence */
    uint8_t kind;  /* dl_actor_kind of the name it is the short form of, or UNKNOWN */
} dl_seen;

typedef enum { DL_CASE_NORMAL, DL_CASE_TITLE, DL_CASE_SHOUTED } dl_case;

/* A run of tokens that is searched as one: a sentence, or the dateline. */
typedef struct {
    uint32_t first, end;
    dl_case letters; /* "Karzai Rejects Offer", "KARZAI REJECTS OFFER" */
} dl_stretch;

/* The stage at work on one article. */
typedef struct {
    dl_arena *mem;
    const dl_actors *actors;
    const dl_words *words;
    const dl_document *doc;
    dl_text *text;
    dl_mentions *out;
    dl_actor_sets sets;
    uint32_t the, of, and_, by, for_, from, on; /* word ids */
    DL_VEC(dl_stretch) stretches;
    uint32_t *found; /* by dictionary entry: 1 + index in out->found */
    dl_seen *seen;   /* open addressing; n_seen is a power of two */
    uint32_t n_seen, used;
} dl_finder;

static inline const dl_token *dl_tok(const dl_finder *f, uint32_t at) {
    return &f->text->tokens.at[at];
}
/* Does the word at AT stand in SET (a member of f->sets)? */
static inline bool dl_is(const dl_finder *f, uint32_t at, uint32_t set) {
    uint32_t word = dl_tok(f, at)->word;
    return word && set != DL_NONE && dl_words_in(f->words, word, set);
}

/* The evidence about the word at AT; NULL: none. With ADD it is made, unless the table is
 * full. */
dl_seen *dl_seen_at(dl_finder *f, uint32_t at, bool add);

/* Index in found of dictionary entry ENTRY; of a new unknown actor named by tokens. */
uint32_t dl_found_entry(dl_finder *f, uint32_t entry);
uint32_t dl_found_new(dl_finder *f, int kind, dl_str key, dl_str name, uint32_t parent);
/* The words from token FIRST on, white space made one space. */
dl_str dl_words_text(const dl_finder *f, uint32_t first, uint32_t n);
/* Appends a mention; marks are made at the end of the stage. NULL: too many. */
dl_mention *dl_add_mention(dl_finder *f, uint32_t first, uint32_t n, uint32_t actor);
/* A mention of the dictionary by PHRASE at FIRST. */
dl_mention *dl_add_phrase(dl_finder *f, uint32_t first, const dl_phrase *phrase);

/* Names of one stretch: the dictionary's and unknown ones. name_find.c */
void dl_find_names(dl_finder *f, const dl_stretch *s);
/* Gives "North" of "North and South Korea" its country. After all names are found. shared_name.c */
void dl_share_names(dl_finder *f);
/* What the whole article says about single words: kinds of short names. name_find.c */
void dl_settle_names(dl_finder *f);
/* Names of bodies with the part of the state before them. Before the nominals. qualified.c */
void dl_join_qualified(dl_finder *f);
/* Role and group nouns that act. Needs the names of the stretch, which are mentions FROM
 * and on. nominal.c */
void dl_find_nominals(dl_finder *f, const dl_stretch *s, uint32_t from, uint32_t to);
/* The token where the words of whoever sent HEAD begin, before END; DL_NONE: not said. sender.c */
uint32_t dl_sender_behind(const dl_finder *f, uint32_t head, uint32_t end);
/* What the key of the body of a state ends with that WORDS name; NULL: none. office_words.c */
const char *dl_office_slug(dl_str words);
/* One or so many of a people, among the same names. compatriots.c */
void dl_find_compatriots(dl_finder *f, const dl_stretch *s, uint32_t from, uint32_t to);

#endif
