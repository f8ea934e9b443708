/* test_role.c - who people are said to be: tests/cases/roles.cases.
 *
 * SPDX-License-Identifier: MIT */
#include "coref_cases.h"

START_TEST(cases)
{ run_cases("roles.cases", 10, check_meaning); }
END_TEST

DL_SUITE("role", tcase_add_checked_fixture(tc, setup, teardown);
         tcase_add_test(tc, cases);)
