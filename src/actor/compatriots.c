/* compatriots.c - so many of a people: "twelve Norlanders", "hundreds of Norlanders",
 * "ethnic Norlanders".
 *
 * In:  the names of a stretch. Out: for each plural of a people behind such words a mention
 * of a collective of that country: people who are killed, held or march are no state.
 * "The Norlanders" alone may well be one, and is left to it.
 *
 * SPDX-License-Identifier: MIT */
#include "actor_parts.h"

static bool is_among(const dl_finder *f, uint32_t at, const char *const *list, size_t n) {
    char low[32];
    dl_str s = dl_token_str(f->doc, dl_tok(f, at));
    if (s.len > sizeof low) return false;
    s = (dl_str){ low, dl_utf8_lower(s, low, sizeof low) };
    for (size_t i = 0; i < n; i++)
        if (dl_str_is(s, list[i])) return true;
    return false;
}

/* Does the word at AT count or pick people? */
static bool counts(const dl_finder *f, uint32_t at) {
    static const char *const words[] = { "many",    "most",      "some",     "several",
                                         "few",     "more",      "fewer",    "fellow",
                                         "young",   "elderly",   "ethnic",   "other",
                                         "wounded", "displaced", "innocent", "exiled",
                                         "ordinary" };
    static const char *const sets[] = { "number", "multiplier" };
    if (dl_tok(f, at)->kind == DL_NUMBER || is_among(f, at, words, DL_N(words)))
        return true;
    for (size_t i = 0; i < DL_N(sets); i++)
        if (dl_is(f, at, dl_words_set(f->words, dl_str_of(sets[i])))) return true;
    return false;
}

/* "hundreds of": the token at which that begins before AT, or AT. */
static uint32_t crowd_before(const dl_finder *f, const dl_stretch *s, uint32_t at) {
    static const char *const words[] = { "hundreds", "thousands", "dozens",   "scores",
                                         "tens",     "millions",  "majority", "number",
                                         "numbers",  "crowds",    "group" };
    if (at < s->first + 2 || dl_tok(f, at - 1)->word != f->of ||
        !is_among(f, at - 2, words, DL_N(words)))
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

void dl_find_compatriots(dl_finder *f, const dl_stretch *s, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        const dl_mention *m = &f->out->list.at[i];
        if (!is_people(f, m)) continue;
        uint32_t first = m->first;
        while (first > s->first && counts(f, first - 1)) first--;
        first = crowd_before(f, s, first);
        if (first < m->first) add_people(f, i, first);
    }
}
