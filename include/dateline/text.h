/* text.h - words, tokens, sentences, numbers, quotations, kinds of paragraphs.
 *
 * Everything found is a mark on tokens; tokens point into dl_document.text by byte offset.
 * Token boundaries follow the Universal Dependencies treebanks of English: clitics
 * ("'s", "n't") and hyphenated parts are tokens of their own.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TEXT_H
#define DATELINE_TEXT_H

#include "dateline/document.h"

/* ---- words: the vocabulary of all seeds --------------------------------------------- */

/* Word ids and word sets from seeds/words, rules, events and actors. Built at start, then
 * immutable and shared by threads. Look-up is by lower-cased form; a curly apostrophe is
 * the same as a straight one. A word that ends in a full stop ("nov.", "mr.") makes that
 * stop part of the token wherever it stands in text. */
typedef struct dl_words dl_words;

dl_words *dl_words_new(dl_arena *mem);
/* The id of WORD (any case), added if new; never 0. Only before the first article. */
uint32_t dl_words_add(dl_words *words, dl_str word);
/* The id of WORD or 0. Thread-safe once built. */
uint32_t dl_words_find(const dl_words *words, dl_str word);
/* The lower-cased spelling of ID. */
dl_str dl_words_spelling(const dl_words *words, uint32_t id);
uint32_t dl_words_count(const dl_words *words);

/* All forms of BASE: it itself, the IRREGULAR ones (separated by spaces), then the regular
 * ones of a verb or noun that they do not replace. Their number; strings lie in MEM or
 * are those given. */
enum { DL_FORMS_VERB = 1, DL_FORMS_NOUN = 2 };
uint32_t dl_words_forms(dl_arena *mem, dl_str base, unsigned how, dl_str irregular,
                        dl_str **out);

/* Loads one word-set file: NAME.words gives set "NAME". One entry a line; "#" comments;
 * "~" behind a word adds its regular inflections (conclude~: concludes concluded
 * concluding; nouns by "+": truce+ adds the plural); phrases allowed ("wrap~ up");
 * "= 5" gives a value ("= deny": the id of the word deny); irregular forms stand in
 * brackets and replace the regular past, plural or, if they end so, "-ing" form:
 * "say~ (said)", "begin~ (began begun beginning)". */
dl_code dl_words_load(dl_words *words, dl_str set, const char *path, dl_str text,
                      dl_err *err) DL_NODISCARD;
/* The number of set NAME, added if new; DL_NONE when there are too many. */
uint32_t dl_words_set_add(dl_words *words, dl_str name);
uint32_t dl_words_set(const dl_words *words, dl_str name); /* DL_NONE: no such set */
uint32_t dl_words_set_count(const dl_words *words);
dl_str dl_words_set_name(const dl_words *words, uint32_t set);
/* Adds an entry, a word or a phrase, to SET. It is cut into tokens as text is, so that
 * "cease-fire" is a phrase of three words. */
dl_code dl_words_put(dl_words *words, uint32_t set, dl_str entry, int64_t value,
                     dl_err *err) DL_NODISCARD;
/* Moves the entries that begin with the same word side by side, once all are there: they
 * are asked for all the time. Later entries are found as well. */
void dl_words_pack(dl_words *words);
/* Is word ID (alone, not as part of a phrase) in SET? Constant time. */
bool dl_words_in(const dl_words *words, uint32_t id, uint32_t set);
/* The value of word ID in SET (0 if none was given or it is not in it). */
int64_t dl_words_value(const dl_words *words, uint32_t id, uint32_t set);
/* Does an entry of SET, word or phrase, begin with word ID? */
bool dl_words_starts(const dl_words *words, uint32_t id, uint32_t set);
/* Tokens of the longest entry of SET. */
uint32_t dl_words_longest(const dl_words *words, uint32_t set);
/* The bit of SET among those of dl_words_bits; other sets may share it. DL_NONE: none. */
uint64_t dl_words_bit(const dl_words *words, uint32_t set);
/* Bits of the sets that contain ID as a word or as a phrase's first word. A filter, not a
 * proof. */
uint64_t dl_words_bits(const dl_words *words, uint32_t id);

/* ---- tokens and sentences ----------------------------------------------------------- */

typedef enum {
    DL_WORD,   /* letters, also with digits: "G7", "Covid-19" is three tokens; a prefix
                 * before small letters stays: "anti-war", but "anti - Western" */
    DL_NUMBER, /* digits, with separators: 8,600  4.5  2019-08-26  10:30  9th  1990s */
    DL_PUNCT,  /* . , ; : ! ? - -- ( ) ... */
    DL_QUOTE,  /* any quotation mark */
    DL_SYMBOL, /* $ % & @ and anything else that can be seen */
    DL_LINK,   /* URL, e-mail address, @handle, #tag */
    DL_TOKEN_KINDS
} dl_token_kind;

/* dl_token.flags */
enum {
    DL_SPACE_BEFORE = 1, /* white space, or the text's beginning, stands before it */
    DL_CAPITAL = 2,      /* first letter is upper case */
    DL_UPPER = 4,        /* at least two letters, all upper case */
    DL_LINE_BEFORE = 8,  /* a line end stands before it */
    DL_ABBREV = 16,      /* ends in a full stop that belongs to it: "Nov." "U.S." */
    DL_CLITIC = 32,      /* 's n't 're ...: belongs to the word before */
};

typedef struct {
    uint32_t off; /* byte offset in document.text */
    uint16_t len; /* bytes; a longer run is cut into several tokens */
    uint8_t kind; /* dl_token_kind */
    uint8_t flags;
    uint32_t word; /* id in dl_words, 0 = in no seed */
} dl_token;
_Static_assert(sizeof(dl_token) == 12, "tokens are the hot data");

typedef struct {
    uint32_t first, n; /* tokens */
    uint32_t block;    /* paragraph: index in document.blocks */
    uint64_t sets;     /* dl_words_bits of all its words */
} dl_sentence;

/* The longest entry of SET, word or phrase, that stands at the first of N tokens: how
 * many tokens it takes, 0 = none. VALUE may be NULL. */
uint32_t dl_words_match(const dl_words *words, uint32_t set, const dl_token *tokens,
                        uint32_t n, int64_t *value);

/* ---- marks -------------------------------------------------------------------------- */

#define DL_MARK_LIST(X)                                                                  \
    X(NUMBER, "number")   /* value: index in dl_text.numbers */                          \
    X(ORDINAL, "ordinal") /* ninth, 9th, first; value: index in dl_text.numbers */       \
    X(QUOTE, "quote")     /* from mark to mark, inclusive; value: index in quotes */     \
    X(TIME, "time")       /* value: index in dl_whens.timexes */                         \
    X(ACTOR, "actor")     /* with its title; value: index in dl_mentions.list */         \
    X(SPEECH, "speech")   /* the cue; value: index in dl_speeches.list */

typedef enum {
#define X(id, name) DL_MARK_##id,
    DL_MARK_LIST(X)
#undef X
        DL_MARK_KINDS
} dl_mark_kind;

const char *dl_mark_name(dl_mark_kind kind);

typedef struct {       /* a number, a quote, a time, an actor, ... */
    uint32_t first, n; /* tokens */
    uint16_t kind;     /* dl_mark_kind */
    uint16_t rule;     /* 0 = found by C */
    uint32_t value;    /* index into the list of that kind */
} dl_mark;

typedef struct {
    double value; /* "two thousand" = 2000, "9th" = 9, "8,600" = 8600 */
    bool ordinal;
    bool approximate; /* "dozens", "hundreds of", "some" */
} dl_number;

typedef struct {
    uint32_t open;      /* token of the opening mark; DL_NONE: goes on without one */
    uint32_t close;     /* token of the closing mark; DL_NONE: never closed */
    uint32_t first, n;  /* tokens inside, in one block */
    uint32_t continues; /* the quote of the paragraph before that goes on here, or none */
    bool scare;         /* a few words in marks inside a sentence of the author's */
} dl_quote;

typedef struct {       /* "WASHINGTON, Nov. 23 (Reuters) -" before the first words */
    uint32_t first, n; /* its tokens, dash included; n = 0: none */
    dl_span place, agency, date; /* len 0 = not given */
} dl_dateline;

typedef struct {
    DL_VEC(dl_token) tokens;
    DL_VEC(dl_sentence) sentences; /* in order; only of blocks that are read */
    DL_VEC(dl_mark) marks;         /* in the order they were found */
    DL_VEC(dl_number) numbers;
    DL_VEC(dl_quote) quotes;
    dl_dateline dateline;
} dl_text;

dl_str dl_token_str(const dl_document *doc, const dl_token *token);
/* Is WORD (any case) a prefix that is joined with a hyphen: "anti", "pro", "mid"? */
bool dl_is_prefix(dl_str word);
/* Bytes from token FIRST to the end of token FIRST + N - 1; N > 0. */
dl_span dl_token_span(const dl_text *text, uint32_t first, uint32_t n);
dl_str dl_span_str(const dl_document *doc, dl_span span);
/* The first token at or behind byte OFF; tokens.n: none. Logarithmic. */
uint32_t dl_token_from(const dl_text *text, uint32_t off);
/* The sentence that holds TOKEN; DL_NONE: in none. Logarithmic. */
uint32_t dl_sentence_of(const dl_text *text, uint32_t token);

/* Cuts a phrase of seeds or of a query ("mother-in-law", "Sana'a", "Lt. Gen.") into the
 * tokens that dl_tokenize makes of it in an article; offsets count from PHRASE. A full
 * stop behind a word belongs to it. *N gets their number. */
dl_token *dl_tokenize_phrase(dl_arena *mem, const dl_words *words, dl_str phrase,
                             uint32_t *n);

/* The stages, in this order. All memory from MEM. DL_ELIMIT over a limit. */
dl_code dl_tokenize(dl_arena *mem, const dl_words *words, const dl_document *doc,
                    dl_text *text, dl_err *err) DL_NODISCARD;
/* The language of TEXT by its script and its frequent words: "en", "de", "ar" ...; of a
 * text that says too little, "en". A script stands for the language that has most readers
 * in it. */
const char *dl_language(dl_str text);

/* Sets the kind of every block of DOC from its tokens: %teaser and %credit words, shape. */
void dl_classify_blocks(const dl_words *words, dl_document *doc, const dl_text *text);
/* Finds the dateline, then the sentences of the blocks that are read. */
void dl_find_sentences(dl_arena *mem, const dl_words *words, const dl_document *doc,
                       dl_text *text);
void dl_find_numbers(dl_arena *mem, const dl_words *words, const dl_document *doc,
                     dl_text *text);
void dl_find_quotes(dl_arena *mem, const dl_words *words, const dl_document *doc,
                    dl_text *text);

#endif
