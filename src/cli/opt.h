/* opt.h - options as rows: parsing, --help, man pages and completions all use them.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_CLI_OPT_H
#define DATELINE_CLI_OPT_H

#include "dateline/base.h"

typedef enum {
    DL_OPT_FLAG,  /* bool *: given or not */
    DL_OPT_PATH,  /* const char **: a file */
    DL_OPT_DIR,   /* const char **: a folder */
    DL_OPT_WORD,  /* const char **: any text, or one of `choices` */
    DL_OPT_MAYBE, /* const char **: --name or --name=WORD; "" when given alone */
    DL_OPT_UINT,  /* uint32_t * */
} dl_opt_kind;

typedef struct {
    char letter;      /* 'd', or 0 */
    const char *name; /* "db" */
    dl_opt_kind kind;
    void *value;
    const char *arg;     /* "FILE" in help; NULL for flags */
    const char *help;    /* one line, lower case, no full stop */
    const char *choices; /* "table json csv", for DL_OPT_WORD; or NULL */
} dl_opt;

typedef struct {
    const char *program;   /* "dateline-query" */
    const char *summary;   /* one line */
    const char *usage;     /* "[OPTIONS] COMMAND [QUERY...]" */
    const char *examples;  /* printed first by --help */
    const dl_opt *options; /* ends with a row whose name is NULL */
    const char *more;      /* printed after the options, or NULL */
    const char *commands;  /* "timeline talks": words completed first; NULL: paths only */
} dl_program;

/* Parses argv; options and other words may mix, "--" ends options. *N_WORDS words (in
 * argv order) are left in WORDS, which has room for argc. --help, --version and
 * --completion SHELL are handled here: they print and set *DONE. DL_EUSAGE with a message
 * that names the nearest option; DL_EIO when what they print cannot be written. */
dl_code dl_opt_parse(const dl_program *program, int argc, char **argv, const char **words,
                     int *n_words, bool *done, dl_err *err) DL_NODISCARD;
void dl_opt_help(const dl_program *program, FILE *out);
/* Completion script for SHELL, one of DL_OPT_SHELLS. */
#define DL_OPT_SHELLS "bash zsh fish"
void dl_opt_completion(const dl_program *program, const char *shell, FILE *out);
/* The options that every program has: --help, --version, --completion; ends like the
 * program's own. */
extern const dl_opt dl_opt_common[];
/* The word of LIST (separated by spaces) that WORD was probably meant to be; empty: none
 * is near enough. */
dl_str dl_opt_near(dl_str word, const char *list);

/* Exit codes of all programs. */
enum { DL_EXIT_OK = 0, DL_EXIT_SOME = 1, DL_EXIT_USAGE = 2, DL_EXIT_FAILED = 3 };

#endif
