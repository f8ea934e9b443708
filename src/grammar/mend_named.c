/* mend_named.c - persons and the office they are put in, which the parser takes for one name, or
 * for two things given.
 *
 * In:  trees as parsed. Out: the same with the person as object and the office below it.
 * "The assembly elected Karl Dahl prime minister": a name in capitals ends where an office in
 * small letters begins. "Dahl was declared the winner": nothing was given to him.
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

/* "The court declared Karl Dahl the winner": DAHL is no verb. */
static void mend_named_verb(const mender *m, uint32_t verb) {
    uint32_t first = child(m, verb, DL_REL_OBJ), name = child(m, verb, DL_REL_XCOMP);
    if (name == DL_NONE || name < verb || at(m, name)->pos != DL_POS_VERB ||
        !(m->w->text->tokens.at[name].flags & DL_CAPITAL))
        return;
    uint32_t office = child(m, name, DL_REL_OBJ);
    if (office == DL_NONE || office < name) return;
    at(m, name)->pos = DL_POS_PROPN;
    hang(m, office, verb, DL_REL_XCOMP);
    if (first != DL_NONE && first + 1 == name)
        hang(m, name, first, DL_REL_FLAT);
    else
        at(m, name)->rel = DL_REL_OBJ;
}

/* "He was declared the winner by the court", "declared her the winner". */
static void mend_declared(const mender *m, uint32_t verb) {
    uint32_t what = child(m, verb, DL_REL_OBJ), whom = child(m, verb, DL_REL_IOBJ);
    if (what == DL_NONE || what < verb || at(m, what)->pos != DL_POS_NOUN) return;
    if (child(m, verb, DL_REL_AUX_PASS) != DL_NONE &&
        child(m, verb, DL_REL_NSUBJ_PASS) != DL_NONE) {
        at(m, what)->rel = DL_REL_XCOMP;
        for (uint32_t c = at(m, what)->child; c != DL_NONE; c = at(m, c)->next) {
            uint32_t by = child(m, c, DL_REL_CASE);
            if (c < what || by == DL_NONE || !token_is(m->w, by, "by")) continue;
            hang(m, c, verb, DL_REL_OBL_AGENT);
            return;
        }
    } else if (whom != DL_NONE && whom > verb && whom < what &&
               !ends(m, what, "s") && /* "union members": no office */
               (in_set(m->w, what, m->w->sets.role) ||
                in_set(m->w, what, m->w->sets.victor))) {
        at(m, whom)->rel = DL_REL_OBJ;
        at(m, what)->rel = DL_REL_XCOMP;
    }
}

void mend_named(const mender *m, uint32_t verb) {
    uint32_t n = m->end, title = verb + 1, first = title, at_office, end;
    if (!in_set(m->w, verb, m->w->sets.puts_in_office)) return;
    mend_named_verb(m, verb);
    mend_declared(m, verb);
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
