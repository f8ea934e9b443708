/* speech.h - who is reported to have said what: cue, source, content.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_SPEECH_H
#define DATELINE_SPEECH_H

#include "dateline/actor.h"
#include "dateline/grammar.h"

/* ---- word order: who stands where around a predicate ---------------------------------- */

/* Arguments of a predicate by order of words alone: no tree is known here. Prepositions,
 * possessives, relative clauses and apposition are minded, long coordination is not. */
typedef struct {
    const dl_words *words;
    const dl_document *doc;
    const dl_text *text;
    const dl_mentions *mentions;
    const uint32_t
        *mention_at;          /* token -> outermost mention that covers it, or DL_NONE */
    const uint32_t *quote_at; /* token of a mark -> its quotation, or DL_NONE */
    bool places_act;          /* places can be subjects: capitals are not resolved yet */
    struct {                  /* numbers of word sets */
        uint32_t determiner, be, have, modal, negation, adverb, preposition, relative,
            subordinator;
    } sets;
} dl_order;

/* Ready for the article; what it points to must outlive it. */
dl_order dl_order_of(dl_arena *mem, const dl_words *words, const dl_document *doc,
                     const dl_text *text, const dl_mentions *mentions);
/* Is TOKEN's word in SET? DL_NONE as SET: no. */
bool dl_order_in(const dl_order *order, uint32_t token, uint32_t set);
/* The first token of the verb group that ends in VERB: "has not been seen" -> has. */
uint32_t dl_order_group(const dl_order *order, uint32_t verb);
bool dl_order_passive(const dl_order *order, uint32_t verb);
/* The mention that is the subject of VERB, a token, looking left in its sentence. */
uint32_t dl_order_subject(const dl_order *order, uint32_t verb);
/* The first mention right of token END - 1 that no preposition governs. */
uint32_t dl_order_object(const dl_order *order, uint32_t end);
/* The first mention right of END - 1, in the clause, that follows preposition WORD. */
uint32_t dl_order_oblique(const dl_order *order, uint32_t end, const char *word);
/* The token where the clause that holds TOKEN ends: final stop, semicolon, closing quote. */
uint32_t dl_order_clause_end(const dl_order *order, uint32_t token);
/* Does mention M only own the noun behind it: "the group's", "his"? */
bool dl_order_possessor(const dl_order *order, const dl_mention *m);
/* Is a preposition left of mention M, determiners and titles between them aside? */
bool dl_order_governed(const dl_order *order, uint32_t mention);

/* ---- attributions ---------------------------------------------------------------------- */

typedef enum { DL_MODE_DIRECT, DL_MODE_INDIRECT, DL_MODE_MIXED, DL_MODE_COUNT } dl_mode;
const char *dl_mode_name(int mode);

typedef struct {
    uint32_t sentence;         /* of the cue, else of the content's beginning */
    dl_span source, cue;       /* source.len 0 = none; the cue with its auxiliaries */
    DL_VEC(dl_span) content;   /* a quote may be split; marks and "that" included */
    uint32_t cue_first, cue_n; /* tokens of the cue */
    uint8_t mode;              /* dl_mode */
    dl_str act;                /* say, deny, warn, accuse ...; empty: none of speaking, as
                                * in "wants", "expects" */
    uint32_t speaker;          /* mention, or DL_NONE */
    uint32_t addressee;        /* mention, or DL_NONE */
    dl_str medium;             /* "tweet", "interview" ...; empty = not said */
    dl_span outlet;            /* "CBS" in "an interview with CBS"; len 0 = none */
    bool negated;              /* "did not say", "declined to comment" */
    uint16_t rule;             /* 0 = by C */
} dl_speech;

typedef struct {
    DL_VEC(dl_speech) list; /* in order of the cue */
} dl_speeches;

/* Checks the rules of group "speech" (medium, outlet, addressee); once, at start. */
dl_code dl_speech_check(const dl_rules *rules, const dl_words *words,
                        dl_err *err) DL_NODISCARD;

/* The trained attribution network: two small networks, one that finds the cues of a
 * paragraph and one that finds the source and the content of each. Immutable, shared.
 *
 * Method: sequence labels by a linear chain (Lafferty, McCallum and Pereira 2001) over
 * vectors that are mixed along the order of words and the dependency tree; cues first,
 * then spans seen from the cue, as Pareti (2015) has it. */
typedef struct dl_attributor dl_attributor;

/* Opens a network over DATA, which must outlive it and is used in place; GRAMMAR is the
 * model whose trees it will see. DL_ESEED: no such model, truncated, damaged. */
dl_code dl_attributor_open(dl_attributor **out, dl_arena *mem, dl_str data,
                           const dl_model *grammar, dl_err *err) DL_NODISCARD;
/* Changes with every byte of the model. */
uint64_t dl_attributor_checksum(const dl_attributor *model);
/* The one that is built in, aligned to 64 bytes; len 0: this build leaves it out. */
dl_str dl_attributor_embedded(void);

/* The stage. With MODEL and a GRAMMAR of the article the network reads it; else cue words
 * (sets "say_ACT", one for each speech act), quotation marks and order of words serve.
 * Addressees by the tree, then with medium and outlet by the rules of group "speech".
 * Adds <speech> marks; mentions of sources and of those told that no other stage knows as
 * actors ("the organisers"), and of method DL_BY_VOICE for "I", "we" and "you" in the words
 * of a speaker. */
dl_code dl_find_speech(dl_arena *mem, const dl_attributor *model, const dl_rules *rules,
                       const dl_words *words, const dl_document *doc, dl_text *text,
                       dl_mentions *mentions, const dl_grammar *grammar,
                       dl_speeches *speeches, dl_err *err) DL_NODISCARD;

#endif
