/* compatriots.c - one or so many of a people: "a Norlander", "twelve Norlanders", "hundreds of
 * Norlanders", "ethnic Norlanders".
 *
 * In:  the names of a stretch. Out: for each plural of a people behind such words a mention
 * of a collective of that country, for one of them that of a person nobody names: people who
 * are killed, held or march are no state.
 * "The Norlanders" alone may well be one, and is left to it.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_parts.h"

/* Does the word at AT count or pick people? */
static bool counts(const dl_finder *f, uint32_t at) {
    if (dl_tok(f, at)->kind == DL_NUMBER || dl_is(f, at, f->sets.people_kind))
        return true;
    return dl_is(f, at, f->sets.number) || dl_is(f, at, f->sets.multiplier);
}

/* "hundreds of": the token at which that begins before AT, or AT. */
static uint32_t crowd_before(const dl_finder *f, const dl_stretch *s, uint32_t at) {
    if (at < s->first + 2 || dl_tok(f, at - 1)->word != f->of ||
        !dl_is(f, at - 2, f->sets.crowd_of))
        return at;
    return at - 2;
}

/* Is mention M the plural of a people: "Norlanders"? */
static bool is_people(const dl_finder *f, const dl_mention *m) {
    dl_str s = dl_token_str(f->doc, dl_tok(f, m->first + m->n - 1));
    return m->form == DL_FORM_NAME && m->adjective && m->actor != DL_NONE &&
           f->out->found.at[m->actor].kind == DL_ACTOR_COUNTRY && dl_str_ends(s, "s");
}

static void add_people(dl_finder *f, uint32_t i, uint32_t first) {
    const dl_mention name = f->out->list.at[i];
    dl_str words = dl_words_text(f, name.first, name.n);
    dl_str country = f->out->found.at[name.actor].key, slug = country;
    dl_str_cut(&slug, '/');
    dl_str label = dl_str_fmt(f->mem, "%.*s people", DL_ARG(slug));
    dl_str key = dl_actor_make_key(f->mem, DL_ACTOR_COLLECTIVE, label);
    uint32_t actor = dl_found_new(f, DL_ACTOR_COLLECTIVE, key, words, name.actor);
    if (actor == DL_NONE) return;
    dl_mention *m = dl_add_mention(f, first, name.first + name.n - first, actor);
    if (!m) return;
    m->form = DL_FORM_NOMINAL;
    m->kind = DL_ACTOR_COLLECTIVE;
    m->plural = true;
    m->method = DL_BY_GROUP;
    m->confidence = 80;
}

/* "A Norlander was killed": is mention M one of a people, and no word before a noun? */
static bool is_one(const dl_finder *f, const dl_stretch *s, const dl_mention *m) {
    static const char *const articles[] = { "a", "an", "another" };
    char low[8];
    uint32_t next = m->first + m->n;
    if (m->form != DL_FORM_NAME || !m->adjective || m->actor == DL_NONE ||
        f->out->found.at[m->actor].kind != DL_ACTOR_COUNTRY || m->first == s->first)
        return false;
    dl_str word = dl_token_str(f->doc, dl_tok(f, m->first - 1));
    if (word.len > sizeof low) return false;
    word = (dl_str){ low, dl_utf8_lower(word, low, sizeof low) };
    bool article = false;
    for (size_t i = 0; i < DL_N(articles); i++) article |= dl_str_is(word, articles[i]);
    if (!article) return false;
    const dl_token *t = next < s->end ? dl_tok(f, next) : NULL;
    if (!t) return true;
    bool joins = t->word == f->and_ || t->flags & DL_CLITIC;
    return !joins && t->kind == DL_WORD && !(t->flags & DL_CAPITAL) &&
           dl_is(f, next, f->sets.function);
}

static void add_one(dl_finder *f, uint32_t i) {
    uint32_t first = f->out->list.at[i].first - 1, n = f->out->list.at[i].n + 1;
    dl_mention *m = dl_add_mention(f, first, n, DL_NONE);
    if (!m) return;
    m->form = DL_FORM_NOMINAL;
    m->kind = DL_ACTOR_PERSON;
    m->method = DL_BY_GROUP;
    m->confidence = 40;
}

void dl_find_compatriots(dl_finder *f, const dl_stretch *s, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        const dl_mention *m = &f->out->list.at[i];
        if (is_one(f, s, m)) {
            add_one(f, i);
            continue;
        }
        if (!is_people(f, m)) continue;
        uint32_t first = m->first;
        while (first > s->first && counts(f, first - 1)) first--;
        first = crowd_before(f, s, first);
        if (first < m->first) add_people(f, i, first);
    }
}
