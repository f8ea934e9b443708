/* term.c - who held an office when: lines of kind "held" of the dictionary.
 *
 * In:  "person/barack-obama", "country/united-states", "president 2009-01-20 2017-01-20|
 * ...". Out: terms, and the one who held an office on a day. The keys are looked up once
 * all files are read, so that the order of files does not matter.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_parts.h"

/* The last word of S, cut off, if it is a day; else *AT is DL_NO_TIME. */
static dl_str cut_day(dl_str s, dl_minute *at) {
    uint32_t from = s.len;
    while (from > 0 && s.ptr[from - 1] != ' ') from--;
    *at = DL_NO_TIME;
    if (from == 0 || !dl_iso_parse(dl_str_sub(s, from, s.len), at)) {
        *at = DL_NO_TIME;
        return s;
    }
    return dl_str_trim(dl_str_sub(s, 0, from));
}

dl_code dl_actors_add_terms(dl_actors *actors, dl_str person, dl_str of, dl_str terms,
                            dl_err *err) {
    person = dl_str_copy(actors->mem, person);
    of = dl_str_copy(actors->mem, of);
    if (dl_str_trim(terms).len == 0) return dl_fail(err, DL_ESEED, "no office");
    while (terms.len) {
        dl_str rest = dl_str_trim(dl_str_cut(&terms, '|'));
        dl_minute last, first;
        rest = cut_day(rest, &last);
        rest = cut_day(rest, &first);
        dl_minute until = first == DL_NO_TIME ? DL_NO_TIME : last;
        if (first == DL_NO_TIME) first = last;
        if (first == DL_NO_TIME || rest.len == 0)
            return dl_fail(err, DL_ESEED,
                           "an office and its days expected: "
                           "president 2009-01-20 2017-01-20");
        if (until != DL_NO_TIME && until <= first)
            return dl_fail(err, DL_ESEED, "an office that ends before it begins");
        *DL_PUSH(actors->mem, &actors->terms) =
            (dl_office_term){ .person_key = person,
                              .of_key = of,
                              .office = dl_str_copy(actors->mem, rest),
                              .from = first,
                              .until = until,
                              .place = actors->loading };
    }
    return DL_OK;
}

dl_code dl_actors_ready_terms(dl_actors *actors, dl_err *err) {
    for (uint32_t i = 0; i < actors->terms.n; i++) {
        dl_office_term *t = &actors->terms.at[i];
        t->person = dl_actors_find(actors, t->person_key);
        t->of = dl_actors_find(actors, t->of_key);
        if (t->person != DL_NONE && t->of != DL_NONE) continue;
        dl_str unknown = t->person == DL_NONE ? t->person_key : t->of_key;
        return dl_fail_at(err, DL_ESEED, t->place.path, t->place.line, 0,
                          "an office of unknown %.*s", DL_ARG(unknown));
    }
    return DL_OK;
}

static bool runs_at(const dl_office_term *t, dl_minute at) {
    return at >= t->from && (t->until == DL_NO_TIME || at < t->until);
}

uint32_t dl_actors_holder(const dl_actors *actors, uint32_t of, dl_str office,
                          dl_minute at) {
    uint32_t found = DL_NONE;
    if (at == DL_NO_TIME || of == DL_NONE) return DL_NONE;
    for (uint32_t i = 0; i < actors->terms.n; i++) {
        const dl_office_term *t = &actors->terms.at[i];
        if (t->of != of || !dl_str_eq(t->office, office)) continue;
        if (!runs_at(t, at)) continue;
        if (found != DL_NONE && found != t->person) return DL_NONE;
        found = t->person;
    }
    return found;
}

bool dl_actors_held(const dl_actors *actors, uint32_t person, uint32_t of,
                    const dl_words *words, uint32_t set, dl_minute at) {
    if (at == DL_NO_TIME || set == DL_NONE) return false;
    for (uint32_t i = 0; i < actors->terms.n; i++) {
        const dl_office_term *t = &actors->terms.at[i];
        if (t->person != person || t->of != of || !runs_at(t, at)) continue;
        dl_str rest = t->office;
        if (dl_words_in(words, dl_words_find(words, dl_str_cut(&rest, ' ')), set))
            return true;
    }
    return false;
}
