/* bench_names.c - how alike pairs of names are, and how many are compared in a second.
 *
 *   bench_names <PAIRS     a pair a line, a tab between the two
 *
 * Prints the similarity of each pair, 0..100, a line each; the rate goes to stderr.
 * tests/quality/name_variants.py asks it for the share of spellings that are found.
 *
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "bench.h"
#include "dateline/actor.h"

enum { LINE = 4096 };

int main(void) {
    char line[LINE];
    double spent = 0;
    unsigned n = 0;
    while (fgets(line, sizeof line, stdin)) {
        char *tab = strchr(line, '\t');
        if (!tab) {
            fprintf(stderr, "bench_names: line %u has no tab\n", n + 1);
            return 1;
        }
        line[strcspn(line, "\n")] = '\0';
        *tab = '\0';
        double from = now();
        int alike = dl_name_similarity(dl_str_of(line), dl_str_of(tab + 1));
        spent += now() - from;
        n++;
        printf("%d\n", alike);
    }
    if (n)
        fprintf(stderr, "%u pairs, %.0f a second\n", n, n / (spent > 0 ? spent : 1e-9));
    return 0;
}
