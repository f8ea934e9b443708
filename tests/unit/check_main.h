/* check_main.h - the main of every unit test: one suite, one case, exit 0 when all pass.
 *
 * A test file includes this and ends with
 *     DL_SUITE("date", tcase_add_test(tc, iso); tcase_add_loop_test(tc, row, 0, DL_N(rows));)
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_CHECK_MAIN_H
#define DATELINE_CHECK_MAIN_H

#include <check.h>

#include "dateline/base.h"

#define DL_SUITE(name, tests)                                                            \
    int main(void) {                                                                     \
        Suite *suite = suite_create(name);                                               \
        TCase *tc = tcase_create(name);                                                  \
        tcase_set_timeout(tc, 240);                                                      \
        tests suite_add_tcase(suite, tc);                                                \
        SRunner *runner = srunner_create(suite);                                         \
        srunner_run_all(runner, CK_ENV);                                                 \
        int failed = srunner_ntests_failed(runner);                                      \
        int ran = srunner_ntests_run(runner);                                            \
        srunner_free(runner);                                                            \
        return failed || !ran;                                                           \
    }

/* Asserts that a dl_str has the bytes of a C string. */
#define ck_assert_dl_str(s, z)                                                           \
    ck_assert_msg(dl_str_is((s), (z)), "\"%.*s\" is not \"%s\"", DL_ARG(s), (z))

#endif
