/* actor.h - who is named: the dictionary of actors, and mentions in an article.
 *
 * The dictionary is seeds/actors/NAME.tsv: tab-separated lines
 *     key  kind  of  names
 * key    "country/afghanistan": lower case ASCII, stable for good
 * kind   a name of dl_actor_kind, or "place"
 * of     key of what it belongs to (a capital's country, a ministry's state), or "-"
 * names  separated by "|"; the first is the one shown. A prefix says what a name is:
 *        "adj:Afghan" demonym used as an adjective or for the people, "acr:NATO" acronym
 *        (matches in capitals only), "cap:Kabul" a capital that may stand for the
 *        government, "cap:=Kiev" another spelling of the capital before it, "seat:Brussels"
 *        a capital that may stand for this organisation as well, "the:" needs
 *        the article before it ("the Fund"), "sur:" a surname that alone means this person
 *        unless the article has another one of that name.
 * A line of kind "held" says who held an office when, UNTIL is the day of leaving:
 *     person/karl-holm  held  country/norland  president 2009-01-20 2017-01-20|...
 * A capital becomes a place of its own, "place/kabul". A line with a key that is there
 * already adds names to it. Capitals in a name must be capitals in the text.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_ACTOR_H
#define DATELINE_ACTOR_H

#include "dateline/clause.h"
#include "dateline/when.h"

#define DL_ACTOR_KINDS_LIST(X)                                                           \
    X(UNKNOWN, "unknown")                                                                \
    X(PERSON, "person")                                                                  \
    X(COUNTRY, "country")                                                                \
    X(ORGANISATION, "organisation")                                                      \
    X(ARMED_GROUP, "armed group")                                                        \
    X(PARTY, "party")                                                                    \
    X(MEDIA, "media")                                                                    \
    X(OFFICE, "office")         /* government, ministry, presidency */                   \
    X(COLLECTIVE, "collective") /* "Taliban officials", "the two sides" */               \
    X(PLACE, "place")

typedef enum {
#define X(id, name) DL_ACTOR_##id,
    DL_ACTOR_KINDS_LIST(X)
#undef X
        DL_ACTOR_KINDS
} dl_actor_kind;

const char *dl_actor_kind_name(int kind);
int dl_actor_kind_named(dl_str name); /* -1: no such */

typedef struct {
    dl_str key;   /* "country/norland", "person/suhail-shahin" */
    dl_str name;  /* the fullest form in this article; for the dictionary the shown one */
    uint8_t kind; /* dl_actor_kind */
    uint32_t parent; /* what it belongs to: index in the same list, or DL_NONE */
    bool known;      /* it is in the dictionary */
    uint32_t entry;  /* where, if known: index for dl_actors_get */
} dl_actor;

typedef enum { DL_FORM_NAME, DL_FORM_NOMINAL, DL_FORM_PRONOUN } dl_mention_form;
/* how a mention was tied to its actor, weakest last */
typedef enum {
    DL_BY_DICTIONARY,
    DL_BY_TITLE,
    DL_BY_SHAPE,
    DL_BY_SHORT_NAME,
    DL_BY_ACRONYM,
    DL_BY_ROLE,
    DL_BY_METONYM,
    DL_BY_GROUP,
    DL_BY_PRONOUN,
    DL_BY_VOICE, /* "I", "we" and "you" of a quotation */
    DL_BY_METHOD_COUNT
} dl_mention_method;

enum { DL_ONLY_ATTRIBUTED = 33 }; /* no other way of finding gives it */

typedef struct {
    uint32_t first, n;   /* tokens: the extent, without title and "the" for names */
    uint32_t head;       /* its head token */
    uint32_t mark;       /* its <actor> mark */
    uint32_t actor;      /* index in dl_mentions.found; DL_NONE: unresolved phrase */
    uint32_t antecedent; /* the mention it takes its actor from, or DL_NONE */
    uint32_t title_first, title_n; /* tokens of a title or role before it; n 0 = none */
    uint8_t form;                  /* dl_mention_form */
    uint8_t kind;       /* dl_actor_kind as used here: PLACE for "in Washington" */
    uint8_t method;     /* dl_mention_method */
    uint8_t confidence; /* 0..100; DL_ONLY_ATTRIBUTED: nothing but a cue makes it one */
    bool adjective;     /* a demonym used as an adjective: "Afghan" in "Afghan forces" */
    bool plural;        /* a group, or several people */
} dl_mention;

typedef struct {      /* who somebody is said to be: "US special representative" */
    uint32_t actor;   /* index in found */
    uint32_t of;      /* the country or organisation, index in found, or DL_NONE */
    dl_span text;     /* the words of the role, without "the" */
    dl_span evidence; /* role and name together */
    uint32_t sentence;
} dl_actor_role;

typedef struct {      /* one of several behind a mention: "the two sides", "they" */
    uint32_t mention; /* the collective mention */
    uint32_t actor;   /* index in found */
} dl_member;

/* Mentions nest: "Taliban" stands inside "a Taliban spokesman". They come in order of the
 * first token, the longer first; an inner one has a mark of its own as well. */
typedef struct {
    DL_VEC(dl_actor) found; /* the actors of this article */
    DL_VEC(dl_mention) list;
    DL_VEC(dl_actor_role) roles;
    DL_VEC(dl_member) members; /* in order of the mention */
} dl_mentions;

typedef struct dl_actors dl_actors; /* the dictionary; immutable once built, shared */

dl_actors *dl_actors_new(dl_arena *mem);
/* Loads one TSV file; errors say path:line:column. Names' words are added to WORDS. */
dl_code dl_actors_load(dl_actors *actors, dl_words *words, const char *path, dl_str text,
                       dl_err *err) DL_NODISCARD;
/* Resolves "of" keys and builds the look-up; call once, after all files. */
dl_code dl_actors_ready(dl_actors *actors, dl_err *err) DL_NODISCARD;
uint32_t dl_actors_count(const dl_actors *actors);
const dl_actor *dl_actors_get(const dl_actors *actors, uint32_t i);
/* By key, or by any name, in any case; DL_NONE: unknown. */
uint32_t dl_actors_find(const dl_actors *actors, dl_str key_or_name);
/* The country whose seat of government entry I is; DL_NONE: it is no capital. */
uint32_t dl_actors_capital_of(const dl_actors *actors, uint32_t i);
/* The organisation that has its seat at place I; DL_NONE: none is known. */
uint32_t dl_actors_seat_of(const dl_actors *actors, uint32_t i);
/* The seat of government of country I (the first one listed), or DL_NONE. */
uint32_t dl_actors_capital(const dl_actors *actors, uint32_t i);

/* Who held OFFICE ("foreign minister", small letters) of entry OF at AT; DL_NONE: nobody
 * that the dictionary knows, two at once, or no time. */
uint32_t dl_actors_holder(const dl_actors *actors, uint32_t of, dl_str office,
                          dl_minute at);
/* Did PERSON hold at AT an office of OF whose first word is in SET of WORDS, as "prime" of "prime
 * minister" is in %top_office? */
bool dl_actors_held(const dl_actors *actors, uint32_t person, uint32_t of,
                    const dl_words *words, uint32_t set, dl_minute at);

/* The stage: dictionary names (longest match), names by title and shape, demonym + noun
 * and other nominal actors. Adds <actor> marks. Within-article identity is the resolve
 * layer's; here every mention of an unknown name has its own `found` entry. */
dl_code dl_find_actors(dl_arena *mem, const dl_actors *actors, const dl_words *words,
                       const dl_document *doc, dl_text *text, dl_mentions *mentions,
                       dl_err *err) DL_NODISCARD;

/* Adds mentions of people without a name that take part in a deed ("a nurse", "others") and
 * of things that are struck ("an army convoy" of "attacked an army convoy"). Nobody's. Word
 * sets read: human, quantity, struck, strikes. */
void dl_find_unnamed(dl_arena *mem, const dl_words *words, const dl_document *doc,
                     dl_text *text, const dl_trees *trees, const dl_clauses *clauses,
                     dl_mentions *mentions);

/* Adds N mentions, in order of the first token (the longer first) and each unlike those
 * that are there, with an <actor> mark for each. Indices move: marks, members and
 * antecedents are brought along. Over the limit of marks nothing is added. */
void dl_insert_mentions(dl_arena *mem, dl_text *text, dl_mentions *mentions,
                        const dl_mention *more, uint32_t n);

/* How alike two names are, 0..100: transliteration, initials, particles, missing parts.
 * 100: the same once folded. Method in name.c. */
int dl_name_similarity(dl_str a, dl_str b);
/* N names cut into their parts once, to be compared often; in MEM. A place may be used
 * again. */
typedef struct dl_cut_names dl_cut_names;
dl_cut_names *dl_cut_names_new(dl_arena *mem, uint32_t n);
void dl_cut_names_put(dl_cut_names *names, uint32_t i, dl_str name);
/* As dl_name_similarity of the names at I and K. */
int dl_cut_names_similarity(const dl_cut_names *names, uint32_t i, uint32_t k);
/* Key of an actor that is not in the dictionary: "person/suhail-shahin". */
dl_str dl_actor_make_key(dl_arena *mem, int kind, dl_str name);
/* What stands behind the kind in KEY: "norland" of "country/norland"; borrows. */
dl_str dl_actor_slug(dl_str key);
/* Is the last word of ACTOR's name in SET: "European Council" called a council? */
bool dl_actor_is_called(const dl_words *words, uint32_t set, const dl_actor *actor);

#endif
