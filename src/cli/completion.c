/* completion.c - completion scripts for bash, zsh and fish from the rows of options.
 *
 * In:  a dl_program. Out: a script that the shell loads; CMake writes them at build time.
 * bash splits "--name=word" at "=", so its script looks one word further back there.
 *
 * SPDX-License-Identifier: MIT */
#include "opt.h"

typedef void (*print_option)(FILE *out, const dl_program *program, const dl_opt *option);

static void each_option(const dl_program *program, FILE *out, print_option print) {
    for (const dl_opt *o = program->options; o->name; o++) print(out, program, o);
    for (const dl_opt *o = dl_opt_common; o->name; o++) print(out, program, o);
}

/* The text between single quotes of sh and zsh; ESCAPED characters get a backslash. */
static void print_quoted(FILE *out, const char *text, const char *escaped) {
    for (; *text; text++) {
        if (*text == '\'') {
            fputs("'\\''", out);
            continue;
        }
        if (strchr(escaped, *text)) fputc('\\', out);
        fputc(*text, out);
    }
}

/* ---- bash ----------------------------------------------------------------------------- */

static void bash_value(FILE *out, const dl_program *program, const dl_opt *option) {
    (void)program;
    if (option->kind == DL_OPT_FLAG || option->kind == DL_OPT_MAYBE) return;
    fputs("        ", out);
    if (option->letter) fprintf(out, "-%c|", option->letter);
    fprintf(out, "--%s) ", option->name);
    if (option->kind == DL_OPT_PATH)
        fputs("COMPREPLY=($(compgen -f -- \"$cur\"))", out);
    else if (option->kind == DL_OPT_DIR)
        fputs("COMPREPLY=($(compgen -d -- \"$cur\"))", out);
    else if (option->choices)
        fprintf(out, "COMPREPLY=($(IFS=' '; compgen -W '%s' -- \"$cur\"))",
                option->choices);
    fputs(" return ;;\n", out);
}

static void bash_name(FILE *out, const dl_program *program, const dl_opt *option) {
    (void)program;
    if (option->letter) fprintf(out, " -%c", option->letter);
    fprintf(out, " --%s", option->name);
}

static void function_name(const dl_program *program, char out[64]) {
    snprintf(out, 64, "_%s", program->program);
    for (char *c = out; *c; c++)
        if (*c == '-') *c = '_';
}

static void print_bash(const dl_program *program, FILE *out) {
    char function[64];
    function_name(program, function);
    fprintf(out,
            "# bash completion for %s\n"
            "%s() {\n"
            "    local IFS=$'\\n' cur=${COMP_WORDS[COMP_CWORD]} i=$((COMP_CWORD - 1))\n"
            "    [ \"$cur\" = = ] && cur=\n"
            "    [ \"${COMP_WORDS[i]}\" = = ] && i=$((i - 1))\n"
            "    COMPREPLY=()\n"
            "    case ${COMP_WORDS[i]} in\n",
            program->program, function);
    each_option(program, out, bash_value);
    fputs("    esac\n    case $cur in\n"
          "        -*) COMPREPLY=($(IFS=' '; compgen -W '",
          out);
    each_option(program, out, bash_name);
    fputs("' -- \"$cur\")); return ;;\n    esac\n", out);
    if (program->commands)
        fprintf(out, "    COMPREPLY=($(IFS=' '; compgen -W '%s' -- \"$cur\"))\n",
                program->commands);
    else
        fputs("    COMPREPLY=($(compgen -f -- \"$cur\"))\n", out);
    fprintf(out, "}\ncomplete -o filenames -F %s %s\n", function, program->program);
}

/* ---- zsh ------------------------------------------------------------------------------ */

static void zsh_option(FILE *out, const dl_program *program, const dl_opt *option) {
    bool wants = option->kind != DL_OPT_FLAG && option->kind != DL_OPT_MAYBE;
    const char *tail = option->kind == DL_OPT_MAYBE ? "=-" : wants ? "=" : "";
    (void)program;
    if (option->letter)
        fprintf(out, " \\\n    '(-%c --%s)'{-%c%s,--%s%s}'[", option->letter,
                option->name, option->letter, wants ? "+" : "", option->name, tail);
    else
        fprintf(out, " \\\n    '--%s%s[", option->name, tail);
    print_quoted(out, option->help, "[]:\\");
    fputc(']', out);
    if (option->kind == DL_OPT_MAYBE)
        fprintf(out, "::%s:", option->arg);
    else if (option->kind == DL_OPT_PATH)
        fprintf(out, ":%s:_files", option->arg);
    else if (option->kind == DL_OPT_DIR)
        fprintf(out, ":%s:_files -/", option->arg);
    else if (option->choices)
        fprintf(out, ":%s:(%s)", option->arg, option->choices);
    else if (wants)
        fprintf(out, ":%s:", option->arg);
    fputc('\'', out);
}

static void print_zsh(const dl_program *program, FILE *out) {
    fprintf(out, "#compdef %s\n_arguments -s -S", program->program);
    each_option(program, out, zsh_option);
    if (program->commands)
        fprintf(out, " \\\n    '1:command:(%s)' \\\n    '*:word:'\n", program->commands);
    else
        fputs(" \\\n    '*:path:_files'\n", out);
}

/* ---- fish ----------------------------------------------------------------------------- */

static void fish_option(FILE *out, const dl_program *program, const dl_opt *option) {
    fprintf(out, "complete -c %s", program->program);
    if (option->letter) fprintf(out, " -s %c", option->letter);
    fprintf(out, " -l %s", option->name);
    if (option->kind == DL_OPT_PATH)
        fputs(" -r -F", out);
    else if (option->kind == DL_OPT_DIR)
        fputs(" -x -a '(__fish_complete_directories)'", out);
    else if (option->choices)
        fprintf(out, " -x -a '%s'", option->choices);
    else if (option->kind == DL_OPT_WORD || option->kind == DL_OPT_UINT)
        fputs(" -x", out);
    fputs(" -d '", out);
    for (const char *c = option->help; *c; c++) {
        if (*c == '\'' || *c == '\\') fputc('\\', out);
        fputc(*c, out);
    }
    fputs("'\n", out);
}

static void print_fish(const dl_program *program, FILE *out) {
    if (program->commands)
        fprintf(out, "complete -c %s -f -n __fish_use_subcommand -a '%s'\n",
                program->program, program->commands);
    each_option(program, out, fish_option);
}

void dl_opt_completion(const dl_program *program, const char *shell, FILE *out) {
    static const struct {
        const char *name;
        void (*print)(const dl_program *program, FILE *out);
    } shells[] = { { "bash", print_bash }, { "zsh", print_zsh }, { "fish", print_fish } };
    for (size_t i = 0; i < DL_N(shells); i++)
        if (dl_str_is(dl_str_of(shell), shells[i].name)) shells[i].print(program, out);
}
