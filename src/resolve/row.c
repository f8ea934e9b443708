/* row.c - three and more names in a row: "Norland, Sudmark and Peru ... they", "the three
 * countries".
 *
 * In:  the antecedent of a pronoun; a nominal that says how many it means. Out: the names
 *      that commas
 * and "and" join, and a collective actor with these members.
 * A pair is in sides.c. A person heads no row of states.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

enum {
    MAX_ROW = 8,
    LEAST = 3,     /* names of a row; two are a pair */
    NEAR = 6,      /* mentions looked at for the next of the row */
    MOST_TOLD = 6, /* "the six states": more are not listed by name */
    SENTENCES = 3  /* back to the list of those whose number is told */
};

typedef struct {
    uint32_t at[MAX_ROW], n; /* mentions, in order of the text */
    bool by_and;             /* the last is joined by "and" */
} row;

/* May mention M stand in a row of names of KINDS, bits of dl_actor_kind? */
static bool fits(const dl_mention *m, uint32_t kinds) {
    return m->form == DL_FORM_NAME && !m->adjective && m->actor != DL_NONE &&
           kinds >> m->kind & 1u;
}

/* The kinds that may stand in one row with the name M. */
static uint32_t kinds_beside(const dl_mention *m) {
    return m->kind == DL_ACTOR_PERSON
               ? DL_KIND(PERSON)
               : ~(DL_KIND(PERSON) | DL_KIND(PLACE) | DL_KIND(UNKNOWN));
}

static uint32_t begin_of(const dl_mention *m) {
    return m->title_n && m->title_first < m->first ? m->title_first : m->first;
}

static bool is_comma(const dl_referrer *x, uint32_t at) {
    return dl_str_is(dl_rword(x->r, at), ",");
}

/* The next of the row of KINDS behind mention I, over a comma, "and" or both; DL_NONE: none. */
static uint32_t right_of(const dl_referrer *x, uint32_t i, uint32_t kinds, bool *by_and) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t at = m->first + m->n, end = x->r->text->tokens.n;
    bool comma = at < end && is_comma(x, at);
    at += comma;
    *by_and = at < end && dl_rtok(x->r, at)->word == x->r->and_;
    at += *by_and;
    if (!comma && !*by_and) return DL_NONE;
    if (at < end && dl_rtok(x->r, at)->word == x->r->the) at++;
    for (uint32_t k = i + 1; k < x->r->out->list.n && k <= i + NEAR; k++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (begin_of(o) == at && fits(o, kinds)) return k;
        if (o->first > at) break;
    }
    return DL_NONE;
}

/* The one before mention I, over a comma; DL_NONE: none. */
static uint32_t left_of(const dl_referrer *x, uint32_t i, uint32_t kinds) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t at = begin_of(m);
    if (at > 0 && dl_rtok(x->r, at - 1)->word == x->r->the) at--;
    if (at > 0 && dl_rtok(x->r, at - 1)->word == x->r->and_) at--;
    if (at < 2) return DL_NONE;
    uint32_t end = is_comma(x, at - 1) ? at - 1 : at;
    if (end == begin_of(m)) return DL_NONE;
    for (uint32_t k = i, steps = 0; k-- > 0 && steps < NEAR; steps++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->first + o->n == end && fits(o, kinds)) return k;
    }
    return DL_NONE;
}

/* The whole row that mention I stands in. */
static row row_of(const dl_referrer *x, uint32_t i) {
    row r = { .n = 0 };
    uint32_t first = i, before;
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t kinds = kinds_beside(m);
    if (!fits(m, kinds)) return r;
    for (uint32_t n = 0; n < MAX_ROW && (before = left_of(x, first, kinds)) != DL_NONE;
         n++)
        first = before;
    for (uint32_t at = first; at != DL_NONE && r.n < MAX_ROW && !r.by_and;) {
        r.at[r.n++] = at;
        at = right_of(x, at, kinds, &r.by_and);
        if (at != DL_NONE && r.by_and && r.n < MAX_ROW) r.at[r.n++] = at;
        if (at == DL_NONE) r.by_and = false;
    }
    return r;
}

/* Gives mention I the collective of the N names that the mentions of LIST are, by METHOD. */
static bool refer_to_names(dl_referrer *x, uint32_t i, const uint32_t *list, uint32_t n,
                           uint8_t method, uint8_t confidence) {
    uint32_t actors[MAX_ROW];
    for (uint32_t k = 0; k < n; k++)
        actors[k] = dl_same(x->r, dl_ref_mention(x, list[k])->actor);
    return dl_refer_to_all(x, i, actors, n, method, confidence);
}

bool dl_refer_to_row(dl_referrer *x, uint32_t i, uint32_t antecedent) {
    row all = row_of(x, antecedent);
    const dl_mention *m = dl_ref_mention(x, i); /* found already, by its antecedent */
    return all.n >= LEAST && all.by_and &&
           refer_to_names(x, i, all.at, all.n, m->method, m->confidence);
}

/* How many nominal I says they are: 3 of "the three states"; 0: it says nothing. */
static uint32_t told_number(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    for (uint32_t at = m->first; at < m->head; at++) {
        int64_t n =
            dl_ris(x->r, at, x->r->sets.number)
                ? dl_words_value(x->r->words, dl_rtok(x->r, at)->word, x->r->sets.number)
                : 0;
        if (n >= LEAST && n <= MOST_TOLD) return (uint32_t)n;
    }
    return 0;
}

bool dl_refer_to_many(dl_referrer *x, uint32_t i, uint32_t kinds) {
    uint32_t n = told_number(x, i), list[MOST_TOLD];
    for (uint32_t k = i, seen = 0; n && k-- > 0 && seen < MAX_BACK; seen++) {
        if (dl_ref_distance(x, k, i) > SENTENCES) return false;
        if (!fits(dl_ref_mention(x, k), kinds)) continue;
        uint32_t found = 0, at = k;
        bool by_and = false;
        while (found < n && at != DL_NONE && !by_and) {
            list[found++] = at;
            at = right_of(x, at, kinds, &by_and);
        }
        if (found != n - 1 || !by_and || at == DL_NONE) continue;
        list[found] = at;
        if (dl_ref_mention(x, at)->first > dl_ref_mention(x, i)->first) continue;
        return refer_to_names(x, i, list, n, DL_BY_GROUP, DL_GROUP_SURE);
    }
    return false;
}
