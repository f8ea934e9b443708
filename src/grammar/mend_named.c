/* mend_named.c - persons and the office they are put in, which the parser takes for one name.
 *
 * In:  trees as parsed. Out: the same with the person as object and the office below it.
 * "The assembly elected Karl Dahl prime minister": a name in capitals ends where an office in
 * small letters begins.
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

enum { MOST_WORDS = 6 /* of the name, and of the office */ };

static bool is_name(const mender *m, uint32_t t) {
    return at(m, t)->pos == DL_POS_PROPN && m->w->text->tokens.at[t].flags & DL_CAPITAL;
}

static bool is_of_office(const mender *m, uint32_t t) {
    uint8_t pos = at(m, t)->pos;
    return (pos == DL_POS_NOUN || pos == DL_POS_ADJ) &&
           !(m->w->text->tokens.at[t].flags & DL_CAPITAL);
}

/* The token of FIRST .. END that hangs on another one, the first if there are several. */
static uint32_t top_of(const mender *m, uint32_t first, uint32_t end) {
    for (uint32_t t = first; t < end; t++)
        if (at(m, t)->head == DL_NONE || at(m, t)->head < first || at(m, t)->head >= end)
            return t;
    return first;
}

/* Hangs TOP on VERB and on TOP whatever of FIRST .. END hangs elsewhere. */
static void gather(const mender *m, uint32_t first, uint32_t end, uint32_t top,
                   uint32_t verb, dl_rel as, dl_rel inner) {
    hang(m, top, verb, as);
    for (uint32_t t = first; t < end; t++) {
        uint32_t head = at(m, t)->head;
        if (t != top && (head < first || head >= end) && !is_above(m, t, top))
            hang(m, t, top, inner);
    }
}

void mend_named(const mender *m, uint32_t verb) {
    uint32_t n = m->w->text->tokens.n, title = verb + 1, first = title, at_office, end;
    if (!in_set(m->w, verb, m->w->sets.puts_in_office)) return;
    while (first < n && first < title + MOST_WORDS && is_of_office(m, first)) first++;
    if (first > title && (first == n || !in_set(m->w, first - 1, m->w->sets.role)))
        return;
    for (at_office = first; at_office < n && at_office < first + MOST_WORDS; at_office++)
        if (!is_name(m, at_office)) break;
    for (end = at_office; end < n && end < at_office + MOST_WORDS; end++)
        if (!is_of_office(m, end)) break;
    if (at_office == first || end == at_office || !in_set(m->w, end - 1, m->w->sets.role))
        return;
    uint32_t name = top_of(m, first, at_office), office = end - 1;
    if (at(m, name)->rel == DL_REL_OBJ && at(m, name)->head == verb &&
        at(m, office)->rel == DL_REL_XCOMP && at(m, office)->head == verb)
        return;
    /* of what stands above both, nothing may come to hang on itself */
    if (is_above(m, name, verb) || is_above(m, office, verb)) return;
    hang(m, office, verb, DL_REL_XCOMP);
    gather(m, first, at_office, name, verb, DL_REL_OBJ, DL_REL_FLAT);
    gather(m, at_office, end, office, verb, DL_REL_XCOMP, DL_REL_COMPOUND);
    if (first > title && !is_above(m, first - 1, verb)) /* "army chief Karl Dahl" */
        gather(m, title, first, first - 1, name, DL_REL_NMOD_DESC, DL_REL_COMPOUND);
}
