/* grow.h - own sentences with known trees, from a weighted grammar.
 *
 * The language of a grammar file, line by line:
 *   # a comment
 *   $n sg pl                     $n in a rule stands for each of these words
 *   word NAME POS : a b c        a class of words; indented lines go on with it
 *   word NAME POS noun : ...     NAME.sg and NAME.pl; irregular as man:men
 *   word NAME POS verb : ...     NAME.inf .pl .sg .past .part .ing; take:took:taken:taking
 *   made NAME POS                indented: beginnings / middles ("-": none) / ends; a word
 *                                is one of each
 *   rule NAME                    its alternatives follow, indented, each a weight and parts
 * A part is a name, or FORM=POS for a word in place. The one without a label is the head;
 * /LABEL hangs a part on the head; /LABEL?30 is there in 30 of 100 sentences. A rule all of
 * whose parts have labels has no head: NAME/+ puts its parts into the rule around it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_TRAIN_GROW_H
#define DATELINE_TRAIN_GROW_H

#include "dateline/grammar.h"

typedef struct {
    uint32_t symbol; /* DL_NONE: FORM stands here itself */
    dl_str form, label;
    int pos;
    uint8_t chance; /* of 100 */
    bool splice;    /* its parts belong to the rule around it */
} grow_part;

typedef struct {
    double weight;
    grow_part *part;
    uint32_t parts, height, line;
} grow_choice;

typedef struct {
    dl_str name;
    int pos;
    uint32_t line, height;
    bool headless;
    DL_VEC(grow_choice) choices;
    DL_VEC(dl_str) words;
    DL_VEC(dl_str) pieces[3]; /* beginnings, middles, ends */
} grow_symbol;

typedef struct {
    DL_VEC(grow_symbol) symbols;
    uint32_t start; /* SENTENCE */
} grow_grammar;

/* Reads and checks a grammar. DL_EINPUT with the line: what is wrong there. */
dl_code grow_read(grow_grammar *g, dl_arena *mem, const char *path,
                  dl_err *err) DL_NODISCARD;

/* Prints N sentences of 3 to 40 tokens of the grammar in PATH as CoNLL-U, the same for the
 * same SEED. DL_EINPUT: no grammar, or one without sentences of that length; DL_EUSAGE: N
 * is 0 or over a million. */
dl_code grow_print(dl_arena *mem, const char *path, uint32_t n, uint64_t seed,
                   dl_err *err) DL_NODISCARD;

#endif
