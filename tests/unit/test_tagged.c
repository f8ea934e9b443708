/* test_tagged.c - who is reported to have said what, by the attribution network:
 * tests/cases/tagged.cases. A build without the network has nothing to test here.
 *
 * SPDX-License-Identifier: MIT */
#include "attributions.h"

START_TEST(cases)
{ run_articles("tagged.cases", 25, render_attributions); }
END_TEST

DL_SUITE("tagged", load_knowledge_to_parse_all();
         if (!dl_attributor_embedded().len) return 0; tcase_add_test(tc, cases);)
