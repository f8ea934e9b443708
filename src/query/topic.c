/* topic.c - other words for what somebody asks about.
 *
 * In:  a term "topic:truce". Out: the term with "ceasefire", "armistice" ... as alternatives.
 * Articles call one thing by several names, and whoever asks for it means them all; what
 * stands in quotation marks is meant as it is written.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

#include "topic.h"

enum { MOST_NAMES = 10 };

static const char *const topics[][MOST_NAMES] = {
    { "ceasefire", "ceasefires", "cease-fire", "truce", "truces", "armistice",
      "cessation of hostilities", "end to hostilities", "halt to hostilities" },
    { "withdrawal", "withdrawals", "withdraw", "pullout", "pull-out", "pullback",
      "drawdown" },
    { "hostage", "hostages", "captive", "captives" },
    { "prisoner", "prisoners", "detainee", "detainees" },
    { "sanction", "sanctions", "embargo", "embargoes" },
    { "talks", "negotiation", "negotiations", "dialogue" },
    { "election", "elections", "polls" },
    { "refugee", "refugees" },
};

/* The row that holds WORD, or -1. */
static int row_of(dl_arena *mem, dl_str word) {
    dl_str folded = dl_folded(mem, word);
    for (size_t i = 0; i < DL_N(topics); i++)
        for (size_t k = 0; k < MOST_NAMES && topics[i][k]; k++)
            if (dl_str_is(folded, topics[i][k])) return (int)i;
    return -1;
}

void dl_topic_widen(dl_arena *mem, dl_term *term) {
    uint32_t typed = term->values.n;
    for (uint32_t i = 0; i < typed; i++) {
        dl_term_value value = term->values.at[i];
        int row = value.quoted ? -1 : row_of(mem, value.text);
        for (size_t k = 0; row >= 0 && k < MOST_NAMES && topics[row][k]; k++) {
            dl_str other = dl_str_of(topics[row][k]);
            if (dl_str_eq(dl_folded(mem, value.text), other) ||
                term->values.n == DL_MAX_TERMS)
                continue;
            *DL_PUSH(mem, &term->values) =
                (dl_term_value){ .text = other, .column = value.column };
        }
    }
}
