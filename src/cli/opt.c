/* opt.c - the command line: rows of options in, values set, words left over.
 *
 * In:  argv and a table of dl_opt. Out: the values the rows point to, the other words.
 * A message names the option that was probably meant. --help, --version and --completion
 * are rows too (dl_opt_common), but act at once.
 *
 * SPDX-License-Identifier: MIT */
#include "opt.h"

#include <errno.h>

enum { HELP_COLUMN = 27, HELP_WIDTH = 80, MAX_NEAR = 32 };

const dl_opt dl_opt_common[] = {
    { 'h', "help", DL_OPT_FLAG, NULL, NULL, "show this help", NULL },
    { 0, "version", DL_OPT_FLAG, NULL, NULL, "show the version", NULL },
    { 0, "completion", DL_OPT_WORD, NULL, "SHELL", "print a completion script",
      DL_OPT_SHELLS },
    { 0, NULL, DL_OPT_FLAG, NULL, NULL, NULL, NULL },
};

/* ---- near names ----------------------------------------------------------------------- */

/* Edits (insert, delete, replace, swap two neighbours) that turn A into B. */
static uint32_t edit_distance(dl_str a, dl_str b) {
    uint32_t rows[3][MAX_NEAR + 1];
    if (a.len > MAX_NEAR || b.len > MAX_NEAR) return UINT32_MAX;
    for (uint32_t j = 0; j <= b.len; j++) rows[0][j] = j;
    for (uint32_t i = 1; i <= a.len; i++) {
        uint32_t *now = rows[i % 3], *last = rows[(i + 2) % 3],
                 *before = rows[(i + 1) % 3];
        now[0] = i;
        for (uint32_t j = 1; j <= b.len; j++) {
            bool same = a.ptr[i - 1] == b.ptr[j - 1];
            uint32_t best = last[j - 1] + (same ? 0 : 1);
            if (last[j] + 1 < best) best = last[j] + 1;
            if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] &&
                a.ptr[i - 2] == b.ptr[j - 1] && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
        }
    }
    return rows[a.len % 3][b.len];
}

/* How far WORD is from NAME; UINT32_MAX when it can't have been meant. */
static uint32_t name_distance(dl_str word, dl_str name) {
    if (word.len > 1 && name.len > word.len && memcmp(word.ptr, name.ptr, word.len) == 0)
        return 1;
    uint32_t limit = name.len < 4 ? 1 : name.len < 8 ? 2 : 3;
    uint32_t distance = edit_distance(word, name);
    return distance <= limit && distance < name.len ? distance : UINT32_MAX;
}

dl_str dl_opt_near(dl_str word, const char *list) {
    dl_str rest = dl_str_of(list), best = { 0 };
    uint32_t least = UINT32_MAX;
    while (rest.len) {
        dl_str name = dl_str_cut(&rest, ' ');
        uint32_t distance = name_distance(word, name);
        if (distance < least) least = distance, best = name;
    }
    return best;
}

static const char *near_option(const dl_opt *options, dl_str word) {
    const dl_opt *const tables[] = { options, dl_opt_common };
    const char *best = NULL;
    uint32_t least = UINT32_MAX;
    for (size_t t = 0; t < DL_N(tables); t++) {
        for (const dl_opt *o = tables[t]; o->name; o++) {
            uint32_t distance = name_distance(word, dl_str_of(o->name));
            if (distance < least) least = distance, best = o->name;
        }
    }
    return best;
}

/* ---- parsing -------------------------------------------------------------------------- */

typedef struct {
    const dl_program *program;
    int argc, at; /* the next word of argv */
    char **argv;
    bool *done;
} parser;

static const dl_opt *option_named(const dl_opt *options, dl_str name) {
    const dl_opt *const tables[] = { options, dl_opt_common };
    for (size_t t = 0; t < DL_N(tables); t++)
        for (const dl_opt *o = tables[t]; o->name; o++)
            if (dl_str_is(name, o->name)) return o;
    return NULL;
}

static const dl_opt *option_lettered(const dl_opt *options, char letter) {
    const dl_opt *const tables[] = { options, dl_opt_common };
    for (size_t t = 0; t < DL_N(tables); t++)
        for (const dl_opt *o = tables[t]; o->name; o++)
            if (o->letter && o->letter == letter) return o;
    return NULL;
}

static bool list_has(const char *list, dl_str word) {
    dl_str rest = dl_str_of(list);
    while (rest.len)
        if (dl_str_eq(dl_str_cut(&rest, ' '), word)) return true;
    return false;
}

static dl_code show_common(const parser *p, const dl_opt *option, const char *value,
                           dl_err *err) {
    if (dl_str_is(DL_LIT("help"), option->name))
        dl_opt_help(p->program, stdout);
    else if (dl_str_is(DL_LIT("version"), option->name))
        printf("%s %s\n", p->program->program, DATELINE_VERSION);
    else
        dl_opt_completion(p->program, value, stdout);
    *p->done = true;
    if (fflush(stdout) || ferror(stdout))
        return dl_fail(err, DL_EIO, "standard output: %s", strerror(errno));
    return DL_OK;
}

static dl_code set_word(const dl_opt *option, const char *value, dl_err *err) {
    dl_str word = dl_str_of(value);
    if (option->choices && !list_has(option->choices, word)) {
        dl_str near = dl_opt_near(word, option->choices);
        if (near.len)
            return dl_fail(err, DL_EUSAGE, "--%s: unknown %s '%s', did you mean '%.*s'?",
                           option->name, option->arg, value, DL_ARG(near));
        return dl_fail(err, DL_EUSAGE, "--%s: unknown %s '%s', expected one of: %s",
                       option->name, option->arg, value, option->choices);
    }
    if (!*value && (option->kind == DL_OPT_PATH || option->kind == DL_OPT_DIR))
        return dl_fail(err, DL_EUSAGE, "--%s: the %s is empty", option->name,
                       option->arg);
    if (option->value) *(const char **)option->value = value;
    return DL_OK;
}

static dl_code set_value(const parser *p, const dl_opt *option, const char *value,
                         dl_err *err) {
    int64_t number;
    switch (option->kind) {
    case DL_OPT_FLAG:
        if (option->value) *(bool *)option->value = true;
        break;
    case DL_OPT_UINT:
        if (!dl_str_int(dl_str_of(value), &number) || number < 0 || number > UINT32_MAX)
            return dl_fail(err, DL_EUSAGE, "--%s: '%s' is not a number that can be used",
                           option->name, value);
        *(uint32_t *)option->value = (uint32_t)number;
        break;
    case DL_OPT_PATH:
    case DL_OPT_DIR:
    case DL_OPT_WORD:
        if (set_word(option, value, err)) return err->code;
        break;
    case DL_OPT_MAYBE: *(const char **)option->value = value ? value : ""; break;
    }
    return option->value ? DL_OK : show_common(p, option, value, err);
}

/* The value in the same word (INSIDE, may be NULL), else the next word of argv. */
static dl_code option_value(parser *p, const dl_opt *option, const char *inside,
                            dl_err *err) {
    bool wants = option->kind != DL_OPT_FLAG && option->kind != DL_OPT_MAYBE;
    if (inside && option->kind == DL_OPT_FLAG)
        return dl_fail(err, DL_EUSAGE, "--%s takes no value", option->name);
    if (!inside && wants) {
        if (p->at == p->argc)
            return dl_fail(err, DL_EUSAGE, "--%s needs a value: %s", option->name,
                           option->arg);
        inside = p->argv[p->at++];
    }
    return set_value(p, option, inside, err);
}

static dl_code parse_long(parser *p, const char *word, dl_err *err) {
    dl_str name = dl_str_of(word);
    const char *equals = strchr(word, '=');
    if (equals) name.len = (uint32_t)(equals - word);
    const dl_opt *option = option_named(p->program->options, name);
    if (option) return option_value(p, option, equals ? equals + 1 : NULL, err);
    const char *near = near_option(p->program->options, name);
    if (near)
        return dl_fail(err, DL_EUSAGE, "unknown option '--%.*s', did you mean '--%s'?",
                       DL_ARG(name), near);
    return dl_fail(err, DL_EUSAGE, "unknown option '--%.*s' (see %s --help)",
                   DL_ARG(name), p->program->program);
}

/* "-j4", "-nv", "-d file": flags may share a word, a value takes the rest of it. */
static dl_code parse_letters(parser *p, const char *letters, dl_err *err) {
    for (; *letters && !*p->done; letters++) {
        const dl_opt *option = option_lettered(p->program->options, *letters);
        if (!option)
            return dl_fail(err, DL_EUSAGE, "unknown option '-%c' (see %s --help)",
                           *letters > ' ' && *letters < 0x7f ? *letters : '?',
                           p->program->program);
        bool flag = option->kind == DL_OPT_FLAG || option->kind == DL_OPT_MAYBE;
        if (option_value(p, option, !flag && letters[1] ? letters + 1 : NULL, err))
            return err->code;
        if (!flag) break;
    }
    return DL_OK;
}

dl_code dl_opt_parse(const dl_program *program, int argc, char **argv, const char **words,
                     int *n_words, bool *done, dl_err *err) {
    parser p = { program, argc, 1, argv, done };
    bool ended = false;
    int n = 0;
    *done = false;
    while (p.at < argc && !*done) {
        const char *word = argv[p.at++];
        dl_code rc = DL_OK;
        if (ended || word[0] != '-' || !word[1])
            words[n++] = word;
        else if (word[1] != '-')
            rc = parse_letters(&p, word + 1, err);
        else if (word[2])
            rc = parse_long(&p, word + 2, err);
        else
            ended = true;
        if (rc) return rc;
    }
    *n_words = n;
    return DL_OK;
}

/* ---- help ----------------------------------------------------------------------------- */

/* Prints TEXT from COLUMN on, broken at spaces, continuation lines indented. */
static void print_wrapped(FILE *out, dl_str text, int column) {
    int at = column;
    while (text.len) {
        dl_str word = dl_str_cut(&text, ' ');
        int width = (int)dl_utf8_width(word);
        if (at > HELP_COLUMN && at + 1 + width > HELP_WIDTH) {
            fprintf(out, "\n%*s", HELP_COLUMN, "");
            at = HELP_COLUMN;
        } else if (at > HELP_COLUMN) {
            fputc(' ', out), at++;
        }
        fprintf(out, "%.*s", DL_ARG(word));
        at += width;
    }
    fputc('\n', out);
}

static void print_option(FILE *out, const dl_opt *option) {
    char left[128], help[512], letter[8] = "    ";
    const char *choices = option->choices;
    bool maybe = option->kind == DL_OPT_MAYBE;
    const char *before = maybe ? "[=" : option->arg ? " " : "";
    if (option->letter) snprintf(letter, sizeof letter, "-%c, ", option->letter);
    snprintf(left, sizeof left, "  %s--%s%s%s%s", letter, option->name, before,
             option->arg ? option->arg : "", maybe ? "]" : "");
    snprintf(help, sizeof help, "%s%s%s%s", option->help, choices ? " (" : "",
             choices ? choices : "", choices ? ")" : "");
    int width = (int)strlen(left);
    if (width + 1 >= HELP_COLUMN)
        fprintf(out, "%s\n%*s", left, HELP_COLUMN, "");
    else
        fprintf(out, "%-*s", HELP_COLUMN, left);
    print_wrapped(out, dl_str_of(help), HELP_COLUMN);
}

void dl_opt_help(const dl_program *program, FILE *out) {
    fprintf(out, "%s - %s\n", program->program, program->summary);
    if (program->examples) fprintf(out, "\nExamples:\n%s", program->examples);
    fprintf(out, "\nUsage: %s %s\n\nOptions:\n", program->program, program->usage);
    for (const dl_opt *o = program->options; o->name; o++) print_option(out, o);
    for (const dl_opt *o = dl_opt_common; o->name; o++) print_option(out, o);
    if (program->more) fprintf(out, "\n%s", program->more);
}
