/* test_actor_find.c - mentions (tests/cases/actors.cases), their invariants, odd texts.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_fixture.h"

/* The embedded dictionary needs its own vocabulary: built once a run. */
static dl_arena *seeds;
static dl_words *words;
static dl_actors *actors;

static void setup(void) {
    seeds = dl_arena_new();
    words = seed_words(seeds);
    actors = seed_actors(seeds, words);
}

static void teardown(void) {
    dl_arena_free(seeds);
}

static const dl_mention *mention_of(const reading *a, dl_str text) {
    for (uint32_t i = 0; i < a->mentions.list.n; i++)
        if (dl_str_eq(mention_str(a, &a->mentions.list.at[i]), text))
            return &a->mentions.list.at[i];
    return NULL;
}

/* "words:kind adj@key" or "!words" */
static void check_want(const reading *a, dl_str want, uint32_t line) {
    if (dl_str_starts(want, "!")) {
        dl_str text = dl_str_sub(want, 1, want.len);
        ck_assert_msg(!mention_of(a, text), "actors.cases:%u: found %.*s", line,
                      DL_ARG(text));
        return;
    }
    dl_str key = want, head = dl_str_cut(&key, '@'), kind = head;
    dl_str text = dl_str_cut(&kind, ':');
    bool adjective = dl_str_ends(kind, " adj");
    if (adjective) kind.len -= 4;
    const dl_mention *m = mention_of(a, text);
    ck_assert_msg(m, "actors.cases:%u: not found: %.*s", line, DL_ARG(text));
    ck_assert_msg(dl_str_is(kind, dl_actor_kind_name(m->kind)),
                  "actors.cases:%u: %.*s is %s", line, DL_ARG(text),
                  dl_actor_kind_name(m->kind));
    ck_assert_msg(m->adjective == adjective, "actors.cases:%u: %.*s: adjective?", line,
                  DL_ARG(text));
    dl_str found = found_key(a, m->actor);
    ck_assert_msg(key.len == 0 || dl_str_eq(key, found), "actors.cases:%u: %.*s is %.*s",
                  line, DL_ARG(text), DL_ARG(found));
}

static void check_mentions(const dl_words *unused, dl_arena *mem, dl_str text,
                           dl_str expected, uint32_t line) {
    (void)unused;
    reading a;
    read_actors(mem, actors, words, text, false, &a);
    while (expected.len) {
        dl_str want = dl_str_trim(dl_str_cut(&expected, ';'));
        if (want.len) check_want(&a, want, line);
    }
}

START_TEST(cases)
{ run_cases("actors.cases", 60, check_mentions); }
END_TEST

/* What every reader of mentions relies on. */
static void check_invariants(const reading *a) {
    uint32_t n = a->mentions.list.n, first = 0, length = UINT32_MAX;
    for (uint32_t i = 0; i < n; i++) {
        const dl_mention *m = &a->mentions.list.at[i];
        ck_assert_uint_gt(m->n, 0);
        ck_assert_uint_le(m->first + m->n, a->text.tokens.n);
        ck_assert(m->head >= m->first && m->head < m->first + m->n);
        ck_assert(m->actor == DL_NONE || m->actor < a->mentions.found.n);
        ck_assert(m->antecedent == DL_NONE || m->antecedent < n);
        ck_assert_uint_lt(m->mark, a->text.marks.n);
        const dl_mark *mark = &a->text.marks.at[m->mark];
        ck_assert(mark->kind == DL_MARK_ACTOR && mark->value == i);
        ck_assert(mark->first == m->first && mark->n == m->n);
        ck_assert(m->first > first || (m->first == first && m->n <= length));
        first = m->first;
        length = m->n;
    }
    for (uint32_t i = 0; i < a->mentions.found.n; i++) {
        const dl_actor *f = &a->mentions.found.at[i];
        ck_assert(f->parent == DL_NONE || f->parent < a->mentions.found.n);
        ck_assert(f->key.len > 0 && f->name.len > 0);
    }
}

START_TEST(invariants)
{
    static const char *const texts[] = {
        "",
        "A",
        "I.",
        "Mr",
        "Mr.",
        "X said.",
        "OF AND THE OF",
        "Bank of",
        "Bank of the",
        "Secretary of",
        "President of the United",
        "al-",
        "al-al-al-Al-",
        "van der van der Van",
        "A & B & C & D & E & F & G & H & I & J & K & L & M & N & O & P & Q & R & S & T & U",
        "'s 's the two the two sides sides",
        "He he she it they them their",
        "the the the minister's minister's minister",
        "Ж. Петров и Ўткир met 李明 and \xf0\x9f\x99\x82 O'Neill.",
        "KABUL (Reuters) - The Taliban said no.\n\nThe group left.",
        "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk Ll Mm Nn Oo Pp Qq Rr Ss Tt Uu Vv Ww Xx Yy Zz said",
        "US-US-US-US Taliban-Taliban Norway-Sweden-Denmark talks",
        "The US Special Envoy for Sudan, Zara Kellan, and the two sides met.",
    };
    for (size_t i = 0; i < DL_N(texts); i++)
        for (int resolved = 0; resolved < 2; resolved++) {
            dl_arena *mem = dl_arena_new();
            reading a;
            read_actors(mem, actors, words, dl_str_of(texts[i]), resolved, &a);
            check_invariants(&a);
            dl_arena_free(mem);
        }
}
END_TEST

/* A name of hundreds of words is cut off or left out, in time that grows with its length. */
START_TEST(endless_names)
{
    dl_buf text = { 0 };
    for (int i = 0; i < 20000; i++) dl_buf_puts(&text, i % 7 ? "Norling " : "al-");
    dl_arena *mem = dl_arena_new();
    reading a;
    read_actors(mem, actors, words, (dl_str){ text.ptr, (uint32_t)text.len }, true, &a);
    check_invariants(&a);
    for (uint32_t i = 0; i < a.mentions.list.n; i++)
        ck_assert_uint_le(a.mentions.list.at[i].n, DL_MAX_NAME_TOKENS);
    dl_arena_free(mem);
    dl_buf_free(&text);
}
END_TEST

/* Lines and spaces that do not break are no part of a name. */
START_TEST(plain_spaces)
{
    dl_arena *mem = dl_arena_new();
    reading a;
    read_actors(mem, actors, words, DL_LIT("Minister Karin\xc2\xa0Ruud\nHolm resigned."),
                true, &a);
    const dl_mention *m = mention_of(&a, DL_LIT("Karin\xc2\xa0Ruud\nHolm"));
    ck_assert_ptr_nonnull(m);
    ck_assert(dl_str_is(a.mentions.found.at[m->actor].name, "Karin Ruud Holm"));
    dl_arena_free(mem);
}
END_TEST

DL_SUITE("actor_find", tcase_add_checked_fixture(tc, setup, teardown);
         tcase_add_test(tc, cases); tcase_add_test(tc, invariants);
         tcase_add_test(tc, endless_names); tcase_add_test(tc, plain_spaces);)
