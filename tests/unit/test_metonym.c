/* test_metonym.c - capitals that stand for governments: tests/cases/metonyms.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "coref_cases.h"

START_TEST(cases)
{ run_cases("metonyms.cases", 10, check_meaning); }
END_TEST

DL_SUITE("metonym", tcase_add_checked_fixture(tc, setup, teardown);
         tcase_add_test(tc, cases);)
