/* grammar.h - parts of speech, lemmas and dependency trees.
 *
 * One small network reads a sentence: rows of word, affix and shape features are summed to
 * a vector a token, a few convolutions mix neighbours, and from the result come the tag
 * and, by a greedy arc-hybrid transition parser, the tree. Labels are those of Universal
 * Dependencies (English EWT). Arithmetic is in integers: results are the same everywhere.
 *
 * Methods: arc-hybrid system and dynamic oracle: Kuhlmann, Gomez-Rodriguez and Satta
 * (2011), Goldberg and Nivre (2013); convolutional token encoder: Collobert et al. (2011).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_GRAMMAR_H
#define DATELINE_GRAMMAR_H

#include "dateline/text.h"

/* Universal parts of speech. */
#define DL_POS_LIST(X)                                                                   \
    X(ADJ)                                                                               \
    X(ADP)                                                                               \
    X(ADV)                                                                               \
    X(AUX)                                                                               \
    X(CCONJ)                                                                             \
    X(DET)                                                                               \
    X(INTJ)                                                                              \
    X(NOUN)                                                                              \
    X(NUM)                                                                               \
    X(PART)                                                                              \
    X(PRON)                                                                              \
    X(PROPN)                                                                             \
    X(PUNCT)                                                                             \
    X(SCONJ)                                                                             \
    X(SYM)                                                                               \
    X(VERB)                                                                              \
    X(X)

typedef enum {
#define X(name) DL_POS_##name,
    DL_POS_LIST(X)
#undef X
        DL_POS_COUNT
} dl_pos;

const char *dl_pos_name(int pos);
int dl_pos_named(dl_str name); /* -1: no such */

/* Parallel to tokens. */
typedef struct {
    uint8_t pos;   /* dl_pos */
    uint8_t rel;   /* label of the arc to the head: index in the model's labels */
    uint16_t head; /* 1 + token of the sentence, from its first; 0 = root */
} dl_node;

typedef struct dl_model dl_model; /* weights; immutable, shared by threads */

/* Parsers made for MODEL from here on follow the WIDTH best derivations of a sentence, not
 * only the best; 0, as it is at first: greedy. Before the model is shared. */
enum { DL_BEAM_MAX = 64 };
void dl_model_beam(dl_model *model, uint32_t width);

enum { DL_MODEL_FEATURES = 5 }; /* rows that are summed for a token */

/* Opens a model over DATA, which must outlive it and is used in place. DL_ESEED: not a
 * model, truncated, of another version, or damaged; the built-in one is taken to be whole. */
dl_code dl_model_open(dl_model **out, dl_arena *mem, dl_str data,
                      dl_err *err) DL_NODISCARD;
uint64_t dl_model_checksum(const dl_model *model); /* of the file, as it says itself */
const char *dl_model_label(const dl_model *model, int rel); /* "nsubj:pass" */
int dl_model_labels(const dl_model *model);
int dl_model_label_named(const dl_model *model, dl_str name); /* -1: no such */

/* Keys of the features of one token; FORM is its text, FIRST whether it opens the
 * sentence, marks before it aside. Shared by training and parsing, so that both see the
 * same. */
void dl_model_features(dl_str form, bool first, uint64_t out[DL_MODEL_FEATURES]);
/* Does the token behind FORM open the sentence if FORM does? Behind a quotation mark, a
 * bracket, a dash. */
bool dl_model_keeps_first(dl_str form);

/* Working memory for sentences of up to LONGEST tokens, used again for each. */
typedef struct dl_parser dl_parser;
dl_parser *dl_parser_new(const dl_model *model, dl_arena *mem, uint32_t longest);
/* Tags and parses one sentence of N forms into NODES. Every sentence has one root. */
void dl_parse_forms(dl_parser *parser, const dl_str *forms, uint32_t n, dl_node *nodes);

/* Beam search: the WIDTH derivations of greatest probability. N_PARSERS parsers, whose
 * models have the same labels, decide together, each with an equal voice. */
typedef struct dl_beam dl_beam;
dl_beam *dl_beam_new(dl_arena *mem, uint32_t longest, uint32_t width);
void dl_beam_parse(dl_beam *beam, dl_parser *const *parsers, uint32_t n_parsers,
                   const dl_str *forms, uint32_t n, dl_node *nodes);

/* ---- lemmas ----------------------------------------------------------------------------- */

enum {
    DL_LEMMA_FORM = 56, /* bytes of the longest form that is looked into */
    DL_LEMMA_MAX = 64   /* bytes a lemma may take */
};

/* The lemma of FORM as POS, as UD English EWT has it: "met" as VERB is meet, "n't" not,
 * "8,600" 8600. Names keep their capitals, and so do adjectives of names; FIRST: FORM
 * opens its sentence, where other words have one too. The lemma lies in OUT, without NUL;
 * a form of more than DL_LEMMA_FORM bytes is its own lemma. FORM must be valid UTF-8. */
dl_str dl_lemma(dl_str form, int pos, bool first, char out[DL_LEMMA_MAX]);
/* The same for token I of a sentence of N: what "her", "'s" and "'d" stand for is seen
 * from their neighbours. */
dl_str dl_lemma_at(const dl_str *forms, const dl_node *nodes, uint32_t n, uint32_t i,
                   char out[DL_LEMMA_MAX]);
/* An index of irregular forms by lemma. Belongs to MEM. */
typedef struct dl_irregulars dl_irregulars;
dl_irregulars *dl_irregulars_new(dl_arena *mem);
/* The irregular forms of LEMMA, a verb or noun, a space between them; empty: none. */
dl_str dl_lemma_irregular(const dl_irregulars *index, dl_arena *mem, dl_str lemma,
                          int pos);

/* ---- the stage -------------------------------------------------------------------------- */

typedef DL_VEC(dl_node) dl_grammar; /* parallel to dl_text.tokens */

/* The model of seeds/models that is built in; in place, aligned to 64 bytes. */
dl_str dl_model_embedded(void);
/* Tags and parses the sentences; tokens outside of sentences are X. With STARTERS, bits
 * by word id, only sentences with such a word or a quotation mark are parsed, the tokens
 * of others are X and hang nowhere. The number of sentences passed over. */
uint32_t dl_find_grammar(dl_arena *mem, const dl_model *model, const dl_document *doc,
                         const dl_text *text, const uint64_t *starters, dl_grammar *out);

#endif
