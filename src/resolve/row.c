/* row.c - "they" of three and more: "Norland, Sudmark and Peru ... they".
 *
 * In:  the antecedent of a pronoun. Out: the names that commas and "and" join to it, and for the
 * pronoun a collective actor with these members.
 * A pair is in sides.c. A person heads no row of states.
 *
 * SPDX-License-Identifier: MIT */
#include "refer.h"

enum { MAX_ROW = 8, NEAR = 6 /* mentions looked at for the next of the row */ };

typedef struct {
    uint32_t at[MAX_ROW], n; /* mentions, in order of the text */
    bool and;                /* the last is joined by "and" */
} row;

static bool is_person(const dl_mention *m) {
    return m->kind == DL_ACTOR_PERSON;
}

/* May mention O stand in one row with the name M? */
static bool fits(const dl_mention *m, const dl_mention *o) {
    return o->form == DL_FORM_NAME && !o->adjective && o->actor != DL_NONE &&
           o->kind != DL_ACTOR_PLACE && o->kind != DL_ACTOR_UNKNOWN &&
           is_person(m) == is_person(o);
}

static uint32_t begin_of(const dl_mention *m) {
    return m->title_n && m->title_first < m->first ? m->title_first : m->first;
}

static bool is_comma(const dl_referrer *x, uint32_t at) {
    return dl_str_is(dl_rword(x->r, at), ",");
}

/* The next of the row behind mention I, over a comma, "and" or both; DL_NONE: none. */
static uint32_t right_of(const dl_referrer *x, uint32_t i, bool *and) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t at = m->first + m->n, end = x->r->text->tokens.n;
    bool comma = at < end && is_comma(x, at);
    at += comma;
    *and = at < end && dl_rtok(x->r, at)->word == x->r->and_;
    at += *and;
    if (!comma && !*and) return DL_NONE;
    if (at < end && dl_rtok(x->r, at)->word == x->r->the) at++;
    for (uint32_t k = i + 1; k < x->r->out->list.n && k <= i + NEAR; k++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (begin_of(o) == at && fits(m, o)) return k;
        if (o->first > at) break;
    }
    return DL_NONE;
}

/* The one before mention I, over a comma; DL_NONE: none. */
static uint32_t left_of(const dl_referrer *x, uint32_t i) {
    const dl_mention *m = dl_ref_mention(x, i);
    uint32_t at = begin_of(m);
    if (at > 0 && dl_rtok(x->r, at - 1)->word == x->r->the) at--;
    if (at > 0 && dl_rtok(x->r, at - 1)->word == x->r->and_) at--;
    if (at < 2) return DL_NONE;
    uint32_t end = is_comma(x, at - 1) ? at - 1 : at;
    if (end == begin_of(m)) return DL_NONE;
    for (uint32_t k = i, steps = 0; k-- > 0 && steps < NEAR; steps++) {
        const dl_mention *o = dl_ref_mention(x, k);
        if (o->first + o->n == end && fits(m, o)) return k;
    }
    return DL_NONE;
}

/* The whole row that mention I stands in. */
static row row_of(const dl_referrer *x, uint32_t i) {
    row r = { .n = 0 };
    uint32_t first = i, before;
    const dl_mention *m = dl_ref_mention(x, i);
    if (!fits(m, m)) return r;
    for (uint32_t n = 0; n < MAX_ROW && (before = left_of(x, first)) != DL_NONE; n++)
        first = before;
    for (uint32_t at = first; at != DL_NONE && r.n < MAX_ROW && !r.and;) {
        r.at[r.n++] = at;
        at = right_of(x, at, &r.and);
        if (at != DL_NONE && r.and &&r.n < MAX_ROW) r.at[r.n++] = at;
        if (at == DL_NONE) r.and = false;
    }
    return r;
}

bool dl_refer_to_row(dl_referrer *x, uint32_t i, uint32_t antecedent) {
    enum { LEAST = 3 };
    dl_resolver *r = x->r;
    row all = row_of(x, antecedent);
    if (all.n < LEAST || !all.and) return false;
    dl_str slug = { 0 }, name = { 0 };
    for (uint32_t k = 0; k < all.n; k++) {
        uint32_t actor = dl_same(r, dl_ref_mention(x, all.at[k])->actor);
        const dl_actor *a = &r->out->found.at[actor];
        dl_str own = dl_actor_slug(a->key);
        slug = k ? dl_str_fmt(r->mem, "%.*s-and-%.*s", DL_ARG(slug), DL_ARG(own)) : own;
        name = k ? dl_str_fmt(r->mem, "%.*s%s%.*s", DL_ARG(name),
                              k + 1 == all.n ? " and " : ", ", DL_ARG(a->name))
                 : a->name;
    }
    dl_str key = dl_str_fmt(r->mem, "collective/%.*s", DL_ARG(slug));
    uint32_t whole = dl_resolve_actor(r, DL_ACTOR_COLLECTIVE, key, name, DL_NONE);
    if (whole == DL_NONE) return false;
    dl_mention *m = &r->out->list.at[i];
    m->actor = whole;
    m->kind = DL_ACTOR_COLLECTIVE;
    m->plural = true;
    for (uint32_t k = 0; k < all.n; k++)
        *DL_PUSH(r->mem, &r->out->members) =
            (dl_member){ .mention = i,
                         .actor = dl_same(r, dl_ref_mention(x, all.at[k])->actor) };
    return true;
}
