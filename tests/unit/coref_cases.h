/* coref_cases.h - checks a table of resolved texts: actors, members, roles (the form is
 * told in tests/cases/coref.cases).
 *
 * SPDX-License-Identifier: MIT */
#ifndef COREF_CASES_H
#define COREF_CASES_H

#include "actor_fixture.h"

static dl_arena *seeds;
static dl_words *words;
static dl_actors *actors;

DL_UNUSED static void setup(void) {
    seeds = dl_arena_new();
    words = seed_words(seeds);
    actors = seed_actors(seeds, words);
}

DL_UNUSED static void teardown(void) {
    dl_arena_free(seeds);
}

/* Index of the N-th mention (from 1) with TEXT; DL_NONE: fewer. */
static uint32_t nth(const reading *a, dl_str text, int64_t n) {
    for (uint32_t i = 0; i < a->mentions.list.n; i++) {
        const dl_mention *m = &a->mentions.list.at[i];
        if (!same_folded(mention_str(a, m), text)) continue;
        if (m->form == DL_FORM_NAME && m->n > 0 && i > 0 &&
            a->mentions.list.at[i - 1].first == m->first &&
            a->mentions.list.at[i - 1].n == m->n)
            continue;
        if (--n == 0) return i;
    }
    return DL_NONE;
}

static void check_members(const reading *a, uint32_t mention, dl_str want,
                          uint32_t line) {
    dl_str rest = dl_str_sub(want, 1, want.len - 2);
    while (rest.len) {
        dl_str key = dl_str_trim(dl_str_cut(&rest, ','));
        bool found = false;
        for (uint32_t i = 0; i < a->mentions.members.n; i++) {
            const dl_member *m = &a->mentions.members.at[i];
            found |= m->mention == mention && dl_str_eq(found_key(a, m->actor), key);
        }
        ck_assert_msg(found, "line %u: no member %.*s", line, DL_ARG(key));
    }
}

/* "role key=words @owner" */
static void check_role(const reading *a, dl_str want, uint32_t line) {
    dl_str owner = want, rest = dl_str_cut(&owner, '@'), key = dl_str_cut(&rest, '=');
    dl_str text = dl_str_trim(rest);
    for (uint32_t i = 0; i < a->mentions.roles.n; i++) {
        const dl_actor_role *r = &a->mentions.roles.at[i];
        if (!dl_str_eq(found_key(a, r->actor), key)) continue;
        if (!dl_str_eq(dl_span_str(&a->doc, r->text), text)) continue;
        dl_str of = found_key(a, r->of);
        ck_assert_msg(owner.len == 0 || dl_str_eq(of, owner), "line %u: of %.*s", line,
                      DL_ARG(of));
        ck_assert(r->evidence.len >= r->text.len);
        return;
    }
    ck_abort_msg("line %u: no role %.*s", line, DL_ARG(text));
}

static void check_want(const reading *a, dl_str want, uint32_t line) {
    if (dl_str_is(want, "!role")) {
        ck_assert_msg(a->mentions.roles.n == 0, "line %u: a role", line);
        return;
    }
    if (dl_str_starts(want, "!")) {
        for (uint32_t i = 0; i < a->mentions.found.n; i++)
            ck_assert_msg(!dl_str_eq(found_key(a, i), dl_str_sub(want, 1, want.len)),
                          "line %u: %.*s", line, DL_ARG(want));
        return;
    }
    if (dl_str_starts(want, "role ")) {
        check_role(a, dl_str_sub(want, 5, want.len), line);
        return;
    }
    dl_str rest = want, text = dl_str_cut(&rest, '#'), number = dl_str_cut(&rest, '=');
    int64_t n = 0;
    ck_assert_msg(dl_str_int(number, &n), "line %u: no number", line);
    uint32_t i = nth(a, text, n);
    ck_assert_msg(i != DL_NONE, "line %u: no mention %.*s", line, DL_ARG(text));
    if (dl_str_starts(rest, "{")) {
        check_members(a, i, rest, line);
        return;
    }
    dl_str key = found_key(a, a->mentions.list.at[i].actor);
    ck_assert_msg(dl_str_eq(key, rest), "line %u: %.*s is %.*s", line, DL_ARG(text),
                  DL_ARG(key));
}

DL_UNUSED static void check_meaning(const dl_words *unused, dl_arena *mem, dl_str text,
                                    dl_str expected, uint32_t line) {
    (void)unused;
    reading a;
    read_actors(mem, actors, words, text, true, &a);
    while (expected.len) {
        dl_str want = dl_str_trim(dl_str_cut(&expected, ';'));
        if (want.len) check_want(&a, want, line);
    }
    for (uint32_t i = 0; i < a.mentions.found.n; i++) /* every actor once */
        for (uint32_t k = 0; k < i; k++)
            ck_assert_msg(!dl_str_eq(found_key(&a, i), found_key(&a, k)),
                          "line %u: %.*s twice", line, DL_ARG(found_key(&a, i)));
}

#endif
