/* test_log.c - the lines of the log, and what must not reach a terminal.
 *
 * SPDX-License-Identifier: MIT */
#include "check_main.h"
#include "log.h"

static char written[8192];

/* Says TEXT at PLACE (NULL: none) and gives what was written. */
static const char *say(dl_log log, dl_log_level level, const char *place, uint32_t line,
                       const char *text) {
    memset(written, 0, sizeof written);
    log.out = fmemopen(written, sizeof written, "w");
    ck_assert_ptr_nonnull(log.out);
    if (place)
        dl_log_at(&log, level, place, line, "%s", text);
    else
        dl_log_say(&log, level, "%s", text);
    ck_assert(!log.line_shown || level > log.level);
    ck_assert_int_eq(fclose(log.out), 0);
    return written;
}

START_TEST(test_lines)
{
    dl_log log = dl_log_open("prog", false, false);
    ck_assert_str_eq(say(log, DL_LOG_ERROR, NULL, 0, "bad"), "prog: error: bad\n");
    ck_assert_str_eq(say(log, DL_LOG_WARNING, "a.txt", 7, "odd"),
                     "prog: warning: a.txt:7: odd\n");
    ck_assert_str_eq(say(log, DL_LOG_WARNING, "a.txt", 0, "odd"),
                     "prog: warning: a.txt: odd\n");
    ck_assert_str_eq(say(log, DL_LOG_INFO, NULL, 0, "chatter"), "");
    log.line_shown = true;
    ck_assert_str_eq(say(log, DL_LOG_ERROR, NULL, 0, "bad"),
                     "\r\x1b[Kprog: error: bad\n");
}
END_TEST

START_TEST(test_levels)
{
    dl_log quiet = dl_log_open("prog", true, false),
           loud = dl_log_open("prog", false, true);
    ck_assert_str_eq(say(quiet, DL_LOG_WARNING, "a", 1, "odd"), "");
    ck_assert_str_eq(say(quiet, DL_LOG_ERROR, NULL, 0, "bad"), "prog: error: bad\n");
    ck_assert_str_eq(say(loud, DL_LOG_INFO, NULL, 0, "chatter"), "prog: info: chatter\n");
}
END_TEST

START_TEST(test_plain)
{
    dl_log log = dl_log_open("prog", false, false);
    char longest[6000];
    ck_assert_str_eq(say(log, DL_LOG_ERROR, "a\x1b[2J\n.txt", 1,
                         "b\xc2\x9b"
                         "c é"),
                     "prog: error: a?[2J?.txt:1: b??c é\n");
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    ck_assert_uint_lt(strlen(say(log, DL_LOG_ERROR, longest, 1, longest)), 2100);
    log.colour = true;
    ck_assert_str_eq(say(log, DL_LOG_ERROR, NULL, 0, "bad"),
                     "prog: \x1b[1;31merror:\x1b[0m bad\n");
}
END_TEST

DL_SUITE("log", tcase_add_test(tc, test_lines); tcase_add_test(tc, test_levels);
         tcase_add_test(tc, test_plain);)
