/* test_rule_check.c - runs the examples inside all rule and event files of the seeds.
 *
 * With DATELINE_SEEDS=DIR in the environment the files of DIR are used beside the built-in
 * ones, as the programs do with --seeds DIR.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"

#include <sys/stat.h>
#include <unistd.h>

#include "dateline/extract.h"

static dl_knowledge *load(void) {
    dl_knowledge *k = NULL;
    dl_err err = { 0 };
    char text[1024];
    dl_code rc = dl_knowledge_load(&k, getenv("DATELINE_SEEDS"), &err);
    dl_err_format(&err, text, sizeof text);
    ck_assert_msg(rc == DL_OK, "%s", text);
    return k;
}

START_TEST(seeds)
{
    dl_knowledge *k = load();
    dl_buf out = { 0 };
    size_t n = 0, failures = dl_rule_check(k, &out, &n);
    ck_assert_uint_gt(n, 200);
    if (out.ptr) fputs(out.ptr, stderr);
    ck_assert_msg(!failures, "%zu of %zu examples failed", failures, n);
    dl_buf_free(&out);
    dl_knowledge_free(k);
}
END_TEST

/* Examples that must fail: the check is able to say no, and says where. */
static const char wrong[] = "event visit \"visit\"\n"
                            "  role agent actor?\n"
                            "  field to span?\n"
                            "  field days number?\n"
                            "rule visit.a\n"
                            "  v:toured to:%weekday? n:<number>?\n"
                            "  => visit(to=to, days=n, agent=subject, status=planned)\n"
                            "  + She toured. |\n"
                            "  + She walked.\n"
                            "  - She toured.\n"
                            "  + France toured 3 | agent=France days=3 status=planned\n"
                            "  + France toured 3 | days=4\n"
                            "  + France toured 3 | agent=Spain\n"
                            "  + France toured 3 | status=occurred\n"
                            "  + France toured 3 | colour=red\n"
                            "  + France toured 3 | something else\n"
                            "  + They toured on 5 May 2019. | time=2019-05-05\n"
                            "  + They toured on 5 May 2019. | time=2019-05-06\n";

static const char *const messages[] = {
    "events/visit.event:9: + example not matched: She walked.",
    "events/visit.event:10: - example matched: She toured.",
    "events/visit.event:12: + example matched, but not days=4: France toured 3",
    "events/visit.event:13: + example matched, but not agent=Spain: France toured 3",
    "events/visit.event:14: + example matched, but not status=occurred: France toured 3",
    "events/visit.event:15: + example matched, but not (no such thing) colour=red: France "
    "toured 3",
    "events/visit.event:16: + example matched, but not (no such thing) something else: "
    "France toured 3",
    "events/visit.event:18: + example matched, but not time=2019-05-06: They toured on 5 "
    "May 2019.",
};

/* A folder with one event file. */
static void write_seeds(char *folder, size_t size) {
    char path[128];
    dl_err err = { 0 };
    snprintf(folder, size, "/tmp/dateline-check-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/events", folder);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/events/visit.event", folder);
    ck_assert_int_eq(dl_file_write(path, DL_LIT(wrong), &err), DL_OK);
}

static void remove_seeds(const char *folder) {
    char path[128];
    snprintf(path, sizeof path, "%s/events/visit.event", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/events", folder);
    rmdir(path);
    rmdir(folder);
}

START_TEST(failures)
{
    char folder[64];
    write_seeds(folder, sizeof folder);
    dl_knowledge *k = NULL;
    dl_err err = { 0 };
    dl_buf out = { 0 };
    size_t n = 0, at = 0;
    dl_code rc = dl_knowledge_load(&k, folder, &err);
    remove_seeds(folder);
    ck_assert_msg(rc == DL_OK, "%s:%u: %s", err.source, err.line, err.text);
    dl_rule_check(k, &out, &n);
    dl_str rest = { out.ptr, (uint32_t)out.len }, line;
    while (dl_str_line(&rest, &line)) {
        if (!dl_str_starts(line, folder)) continue;
        ck_assert_uint_lt(at, DL_N(messages));
        line = dl_str_sub(line, (uint32_t)strlen(folder) + 1, line.len);
        ck_assert_msg(dl_str_is(line, messages[at]), "\"%.*s\" is not \"%s\"",
                      DL_ARG(line), messages[at]);
        at++;
    }
    ck_assert_uint_eq(at, DL_N(messages));
    dl_buf_free(&out);
    dl_knowledge_free(k);
}
END_TEST

DL_SUITE("rule_check", tcase_add_test(tc, seeds); tcase_add_test(tc, failures);)
