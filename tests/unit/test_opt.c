/* test_opt.c - the command line: values, messages, near names, help, completion.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "opt.h"

typedef struct {
    bool dry, verbose;
    const char *db, *format, *annotate;
    uint32_t jobs;
} values;

static values o;
static const dl_opt options[] = {
    { 'd', "db", DL_OPT_PATH, &o.db, "FILE", "the database", NULL },
    { 'n', "dry-run", DL_OPT_FLAG, &o.dry, NULL, "store nothing", NULL },
    { 'v', "verbose", DL_OPT_FLAG, &o.verbose, NULL, "say more", NULL },
    { 'j', "jobs", DL_OPT_UINT, &o.jobs, "N", "read N articles at once", NULL },
    { 0, "format", DL_OPT_WORD, &o.format, "NAME", "the input's format", "text json" },
    { 0, "annotate", DL_OPT_MAYBE, &o.annotate, "WHAT", "print [marks]: it's so", NULL },
    { 0, NULL, DL_OPT_FLAG, NULL, NULL, NULL, NULL },
};
static const dl_program program = { "dateline-test",
                                    "tests options",
                                    "[OPTIONS] PATH...",
                                    "  dateline-test file\n",
                                    options,
                                    "The end.\n",
                                    NULL };

enum { MAX_WORDS = 8 };

/* LINE is split at spaces; an empty value is written as ''. */
static dl_code parse(const char *line, char words[MAX_WORDS][32], int *n, dl_err *err) {
    static char store[256];
    char *argv[MAX_WORDS + 1];
    const char *left[MAX_WORDS + 1];
    int argc = 0;
    bool done;
    snprintf(store, sizeof store, "dateline-test %s", line);
    for (char *at = store; at && *at; argc++) {
        argv[argc] = at;
        at = strchr(at, ' ');
        if (at) *at++ = '\0';
        if (strcmp(argv[argc], "''") == 0) argv[argc][0] = '\0';
    }
    o = (values){ 0 };
    dl_code rc = dl_opt_parse(&program, argc, argv, left, n, &done, err);
    for (int i = 0; rc == DL_OK && i < *n; i++) snprintf(words[i], 32, "%s", left[i]);
    return rc;
}

START_TEST(test_values)
{
    char words[MAX_WORDS][32];
    int n = 0;
    dl_err err = { 0 };
    ck_assert_int_eq(parse("a -nj4 --db=x.db b --format json -", words, &n, &err), DL_OK);
    ck_assert(o.dry && !o.verbose);
    ck_assert_uint_eq(o.jobs, 4);
    ck_assert_str_eq(o.db, "x.db");
    ck_assert_str_eq(o.format, "json");
    ck_assert_ptr_null(o.annotate);
    ck_assert_int_eq(n, 3);
    ck_assert_str_eq(words[0], "a");
    ck_assert_str_eq(words[1], "b");
    ck_assert_str_eq(words[2], "-");
}
END_TEST

START_TEST(test_maybe)
{
    char words[MAX_WORDS][32];
    int n = 0;
    dl_err err = { 0 };
    ck_assert_int_eq(parse("--annotate time", words, &n, &err), DL_OK);
    ck_assert_str_eq(o.annotate, "");
    ck_assert_int_eq(n, 1);
    ck_assert_int_eq(parse("--annotate=time,actor", words, &n, &err), DL_OK);
    ck_assert_str_eq(o.annotate, "time,actor");
    ck_assert_int_eq(parse("-d x -- -n --jobs", words, &n, &err), DL_OK);
    ck_assert_int_eq(n, 2);
    ck_assert_str_eq(words[0], "-n");
    ck_assert(!o.dry);
}
END_TEST

START_TEST(test_messages)
{
    static const struct {
        const char *line, *text;
    } rows[] = {
        { "--jbos 4", "unknown option '--jbos', did you mean '--jobs'?" },
        { "--verb", "unknown option '--verb', did you mean '--verbose'?" },
        { "--halp", "unknown option '--halp', did you mean '--help'?" },
        { "--zzzzzz", "unknown option '--zzzzzz' (see dateline-test --help)" },
        { "-x", "unknown option '-x' (see dateline-test --help)" },
        { "--jobs", "--jobs needs a value: N" },
        { "-j", "--jobs needs a value: N" },
        { "-jfour", "--jobs: 'four' is not a number that can be used" },
        { "--jobs -1", "--jobs: '-1' is not a number that can be used" },
        { "--jobs 4294967296", "--jobs: '4294967296' is not a number that can be used" },
        { "--jobs ''", "--jobs: '' is not a number that can be used" },
        { "--dry-run=yes", "--dry-run takes no value" },
        { "--format jsno", "--format: unknown NAME 'jsno', did you mean 'json'?" },
        { "--format pdfpdf",
          "--format: unknown NAME 'pdfpdf', expected one of: text json" },
        { "--db=", "--db: the FILE is empty" },
        { "--completion tcsh",
          "--completion: unknown SHELL 'tcsh', did you mean 'bash'?" },
    };
    for (size_t i = 0; i < DL_N(rows); i++) {
        char words[MAX_WORDS][32];
        int n = 0;
        dl_err err = { 0 };
        ck_assert_int_eq(parse(rows[i].line, words, &n, &err), DL_EUSAGE);
        ck_assert_str_eq(err.text, rows[i].text);
    }
}
END_TEST

START_TEST(test_near)
{
    static const struct {
        const char *word, *near;
    } rows[] = {
        { "timline", "timeline" },
        { "talk", "talks" },
        { "serach", "search" },
        { "banana", "" },
        { "stats", "stats" },
        { "sta", "statements" },
        { "", "" },
        { "xql", "sql" },
        { "actor", "actor" },
    };
    const char *list = "timeline talks statements search stats actors actor sql";
    for (size_t i = 0; i < DL_N(rows); i++) {
        dl_str near = dl_opt_near(dl_str_of(rows[i].word), list);
        ck_assert_msg(dl_str_is(near, rows[i].near), "%s: %.*s", rows[i].word,
                      DL_ARG(near));
    }
}
END_TEST

/* What PRINT writes, in a static buffer. */
static const char *printed(const char *shell) {
    static char out[8192];
    FILE *file = fmemopen(out, sizeof out, "w");
    ck_assert_ptr_nonnull(file);
    if (shell)
        dl_opt_completion(&program, shell, file);
    else
        dl_opt_help(&program, file);
    ck_assert_int_eq(fclose(file), 0);
    return out;
}

START_TEST(test_help)
{
    const char *help = printed(NULL);
    static const char *const parts[] = {
        ("dateline-test - tests options\n\nExamples:\n  dateline-test file\n\nUsage: "
         "dateline-test [OPTIONS] PATH...\n"),
        "\n  -d, --db FILE            the database\n",
        "\n  -n, --dry-run            store nothing\n",
        "\n      --annotate[=WHAT]    print [marks]: it's so\n",
        "\n      --format NAME        the input's format (text json)\n",
        "\n  -h, --help  ",
        "\n\nThe end.\n",
    };
    for (size_t i = 0; i < DL_N(parts); i++)
        ck_assert_msg(strstr(help, parts[i]) != NULL, "missing: %s in %s", parts[i],
                      help);
}
END_TEST

START_TEST(test_completion)
{
    static const struct {
        const char *shell, *part;
    } rows[] = {
        { "bash", "-d|--db) COMPREPLY=($(compgen -f -- \"$cur\")) return ;;" },
        { "bash", "complete -o filenames -F _dateline_test dateline-test" },
        { "zsh", "'(-d --db)'{-d+,--db=}'[the database]:FILE:_files'" },
        { "zsh", "'--annotate=-[print \\[marks\\]\\: it'\\''s so]::WHAT:'" },
        { "fish",
          "complete -c dateline-test -l format -x -a 'text json' -d 'the input\\'s" },
    };
    for (size_t i = 0; i < DL_N(rows); i++)
        ck_assert_msg(strstr(printed(rows[i].shell), rows[i].part) != NULL,
                      "missing: %s in %s", rows[i].part, printed(rows[i].shell));
}
END_TEST

DL_SUITE("opt", tcase_add_test(tc, test_values); tcase_add_test(tc, test_maybe);
         tcase_add_test(tc, test_messages); tcase_add_test(tc, test_near);
         tcase_add_test(tc, test_help); tcase_add_test(tc, test_completion);)
