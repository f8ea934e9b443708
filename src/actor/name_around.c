/* name_around.c - what stands around a name that no dictionary has, and so tells of what kind it
 * is.
 *
 * In:  where the name begins, and the token behind it. Out: whether somebody or some place would
 * stand there.
 *
 * SPDX-License-Identifier: MIT */
#include "name_run.h"

enum { OFFICE_REACH = 5 /* tokens behind the state whose office it is */ };

bool dl_is_char(const dl_finder *f, uint32_t at, char c) {
    const dl_token *t = dl_tok(f, at);
    return t->len == 1 && f->doc->text.ptr[t->off] == c;
}

/* Does a verb stand at AT, by its ending or as one that sets hold: "attacked", "met"? */
static bool is_verb(const dl_finder *f, const dl_stretch *s, uint32_t at) {
    if (at >= s->end || dl_tok(f, at)->kind != DL_WORD) return false;
    dl_str word = dl_token_str(f->doc, dl_tok(f, at));
    return (word.len > 3 && dl_str_ends(word, "ed")) || dl_is(f, at, f->sets.name_does) ||
           dl_is(f, at, f->sets.two_do);
}

bool dl_behaves_as_person(const dl_finder *f, const dl_stretch *s, uint32_t first,
                          uint32_t next) {
    uint32_t end = s->end;
    if (next < end && dl_is(f, next, f->sets.speech_verb)) return true;
    if (first > s->first && dl_is(f, first - 1, f->sets.speech_verb) &&
        !is_verb(f, s, next) && /* no "said Norland attacked" */
        !(next + 1 < end && dl_is_char(f, next, ',') &&
          dl_str_is(dl_token_str(f->doc, dl_tok(f, next + 1)), "which")))
        return true;
    if (next + 1 < end && dl_is_char(f, next, ',')) {
        const dl_token *t = dl_tok(f, next + 1);
        if (t->kind == DL_NUMBER && t->len == 2 && next + 2 < end &&
            dl_is_char(f, next + 2, ','))
            return true;
        next++;
    }
    return next < end && dl_str_is(dl_token_str(f->doc, dl_tok(f, next)), "who");
}

bool dl_behind_place_word(const dl_finder *f, const dl_stretch *s, uint32_t first) {
    static const char *const words[] = { "in", "at", "near", "outside", "from" };
    if (first <= s->first) return false;
    dl_str before = dl_token_str(f->doc, dl_tok(f, first - 1));
    if (dl_tok(f, first - 1)->word == f->from && first >= s->first + 2 &&
        dl_is(f, first - 2, f->sets.official) && !dl_is(f, first - 2, f->sets.group))
        return false; /* "officials from Norland" are sent by it */
    if (dl_str_among(before, words, DL_N(words))) return true;
    return first >= s->first + 2 && dl_tok(f, first - 1)->word == f->of &&
           dl_is(f, first - 2, f->sets.place_noun);
}

/* "Berg, Norland's foreign secretary": does an office of theirs stand from AT on? */
static bool owns_office(const dl_finder *f, const dl_stretch *s, uint32_t at) {
    if (at >= s->end || !dl_str_ends(dl_token_str(f->doc, dl_tok(f, at)), "s"))
        return false;
    for (uint32_t i = at + 1; i < s->end && i <= at + OFFICE_REACH; i++) {
        if (dl_is(f, i, f->sets.role)) return true;
        if (dl_tok(f, i)->kind != DL_WORD) return false;
    }
    return false;
}

/* "Berg, Norland and": does a list go on at AT? */
static bool is_listed(const dl_finder *f, const dl_stretch *s, uint32_t at) {
    if (at + 1 >= s->end || dl_tok(f, at)->word != f->and_) return false;
    at += at + 2 < s->end && dl_tok(f, at + 1)->word == f->the ? 2 : 1;
    return dl_tok(f, at)->flags & DL_CAPITAL;
}

bool dl_behaves_as_place(const dl_finder *f, const dl_stretch *s, uint32_t first,
                         uint32_t next) {
    if (next < s->end && dl_is(f, next, f->sets.place_noun) &&
        !(dl_tok(f, next)->flags & DL_CAPITAL))
        return true;
    if (next + 1 < s->end && dl_is_char(f, next, ',')) {
        const dl_phrase *p = dl_phrase_at(f->actors, f->text, next + 1, s->end,
                                          s->letters == DL_CASE_SHOUTED, f->the);
        int kind = p && p->form == DL_NAME_PLAIN
                       ? dl_actors_get(f->actors, p->entry)->kind
                       : DL_ACTOR_UNKNOWN;
        if (kind == DL_ACTOR_PLACE || kind == DL_ACTOR_COUNTRY)
            return dl_behind_place_word(f, s, first) ||
                   (s->first == first && !owns_office(f, s, next + 1 + p->n) &&
                    !is_listed(f, s, next + 1 + p->n));
    }
    return false;
}

/* A word at the start of a sentence that nothing else shows to be a name: does it stand
 * where a subject would? "Norling said", "Norling's", "Norling has", "Norling, who". */
bool dl_begins_clause(const dl_finder *f, const dl_stretch *s, uint32_t at) {
    static const char *const verbs[] = { "is",    "was",  "has",  "had",  "will",
                                         "would", "also", "went", "came", "told" };
    uint32_t next = at + 1;
    dl_str word = dl_token_str(f->doc, dl_tok(f, at));
    if (dl_is(f, at, f->sets.first_name) || dl_tok(f, at)->flags & DL_UPPER) return true;
    if (dl_actors_find(f->actors, word) != DL_NONE) return true; /* a known surname */
    if (next >= s->end) return at > s->first;
    if (dl_behaves_as_person(f, s, at, next) || dl_tok(f, next)->flags & DL_CLITIC)
        return true;
    bool adverb = dl_str_ends(word, "ly");
    word = dl_token_str(f->doc, dl_tok(f, next));
    if (dl_str_among(word, verbs, DL_N(verbs))) return true;
    if (dl_str_is(word, "and") || dl_str_is(word, ",") || dl_str_is(word, "("))
        return !adverb;
    return is_verb(f, s, next);
}

/* Where a word of grammar, a verb or a mark follows, "the" belongs to the name. */
bool dl_has_own_the(const dl_finder *f, const dl_stretch *s, uint32_t first,
                    uint32_t next) {
    if (first <= s->first || dl_tok(f, first - 1)->word != f->the) return false;
    return next >= s->end || dl_tok(f, next)->kind != DL_WORD ||
           dl_tok(f, next)->flags & DL_CLITIC || dl_is(f, next, f->sets.function) ||
           dl_is(f, next, f->sets.speech_verb) || is_verb(f, s, next);
}
