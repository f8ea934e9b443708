/* mend_surname.c - names that the parser takes for verbs or for links.
 *
 * In:  trees as parsed. Out: the same with the name as object, its title before it, or as subject.
 * "Holm met Karovian envoy Wang Yi in Oslo": in running text no verb has a capital and further
 * words of a name. "Withoff will travel": what no list of common words has is no "with".
 *
 * SPDX-License-Identifier: MIT */
#include "mend_parts.h"

static bool has_capital(const mender *m, uint32_t t) {
    return m->w->text->tokens.at[t].flags & DL_CAPITAL;
}

/* "The U.S. Said": a capital behind an abbreviation says nothing. */
static bool is_behind_point(const mender *m, uint32_t t) {
    return dl_str_ends(dl_token_str(m->w->doc, &m->w->text->tokens.at[t - 1]), ".");
}

/* The further word of the name right behind T; DL_NONE: there is none. */
static uint32_t further_word(const mender *m, uint32_t t) {
    uint32_t flat = child(m, t, DL_REL_FLAT), object = child(m, t, DL_REL_OBJ);
    uint32_t next = flat != DL_NONE ? flat : object;
    return next == t + 1 && has_capital(m, next) ? next : DL_NONE;
}

void mend_surname(const mender *m, uint32_t t) {
    uint32_t verb = at(m, t)->head, next, title = child(m, t, DL_REL_NSUBJ);
    uint8_t rel = at(m, t)->rel;
    if (!has_capital(m, t) || verb == DL_NONE || verb > t || has_capital(m, verb) ||
        at(m, verb)->pos != DL_POS_VERB || is_behind_point(m, t) ||
        (rel != DL_REL_CCOMP && rel != DL_REL_XCOMP && rel != DL_REL_OBJ))
        return;
    next = further_word(m, t);
    if (next == DL_NONE || (title != DL_NONE && last_below(m, title) + 1 != t)) return;
    for (uint32_t k = verb + 1; k < t; k++)
        if (m->w->text->tokens.at[k].kind != DL_WORD) return;
    at(m, t)->pos = DL_POS_PROPN;
    at(m, next)->rel = DL_REL_FLAT;
    at(m, t)->rel = DL_REL_OBJ;
    if (title != DL_NONE) at(m, title)->rel = DL_REL_NMOD_DESC;
    for (uint32_t c = at(m, t)->child, after; c != DL_NONE; c = after) {
        after = at(m, c)->next;
        if (c > next && at(m, c)->rel != DL_REL_FLAT)
            hang(m, c, verb, (dl_rel)at(m, c)->rel);
    }
}

void mend_unread_name(const mender *m, uint32_t t) {
    enum { SHORTEST = 4 }; /* bytes: "NA", "Rev" are no names */
    dl_branch *b = at(m, t);
    bool link = b->rel == DL_REL_MARK || b->rel == DL_REL_CC || b->rel == DL_REL_CASE;
    bool letters = m->w->text->tokens.at[t].flags & DL_UPPER; /* "NORPAWAS" is no "was" */
    link |= letters && (b->rel == DL_REL_AUX || b->rel == DL_REL_AUX_PASS);
    if (!link || !has_capital(m, t) || b->head == DL_NONE || b->head < t ||
        at(m, b->head)->pos != DL_POS_VERB || has_subject(m, b->head) ||
        m->w->text->tokens.at[t].len < SHORTEST || in_set(m->w, t, m->w->sets.common) ||
        (ends_ing(m, b->head) && !has_aux(m, b->head))) /* "Notwithstanding" too */
        return;
    b->pos = DL_POS_PROPN;
    b->rel =
        child(m, b->head, DL_REL_AUX_PASS) != DL_NONE ? DL_REL_NSUBJ_PASS : DL_REL_NSUBJ;
}
