/* when_tense.c - is a date that lacks its year or week past, or yet to come?
 *
 * In:  the tokens around an expression. Out: the side of the anchor: "past", "future", or
 * "open" where no word near says anything.
 * The nearest word of the clause before the date decides; a date that opens its sentence
 * asks the words behind it.
 *
 * SPDX-License-Identifier: MIT */
#include "when_find.h"

enum { /* tokens */
       LOOK_NEAR = 4,
       LOOK_BACK = 8,
       LOOK_FAR = 16,
       LOOK_AHEAD = 2,
       LOOK_FROM_START = 14,
};

typedef struct {
    const dl_finder *f;
    uint32_t first, end; /* of the sentence */
} scope;

static scope scope_of(const dl_finder *f, uint32_t token) {
    uint32_t i = dl_sentence_of(f->text, token);
    if (i == DL_NONE) return (scope){ f, 0, f->text->tokens.n };
    const dl_sentence *s = &f->text->sentences.at[i];
    return (scope){ f, s->first, s->first + s->n };
}

/* Words of the entry of SET that stands at AT. */
static uint32_t entry_at(const scope *s, uint32_t set, uint32_t at, uint32_t end) {
    if (set == DL_NONE || at >= end) return 0;
    return dl_words_match(s->f->words, set, &s->f->text->tokens.at[at], end - at, NULL);
}

static dl_str word_at(const scope *s, uint32_t at) {
    return dl_token_str(s->f->doc, &s->f->text->tokens.at[at]);
}

static bool ends_clause(const scope *s, uint32_t at) {
    return s->f->text->tokens.at[at].kind == DL_PUNCT && !dl_str_is(word_at(s, at), "-");
}

/* "arrived": most likely a past tense. */
static bool looks_past(const scope *s, uint32_t at) {
    dl_str w = word_at(s, at);
    return w.len > 4 && dl_str_ends(w, "ed");
}

/* "to be announced", "being opened": no past. */
static bool is_infinite(const scope *s, uint32_t at) {
    if (at <= s->first) return false;
    dl_str w = word_at(s, at - 1);
    return dl_str_is(w, "be") || dl_str_is(w, "being") || dl_str_is(w, "get");
}

/* "had been due to expire": what was to come then is past now. */
static bool was_to_come(const scope *s, uint32_t at) {
    for (uint32_t i = 0; i < 4 && at > s->first; i++, at--)
        if (dl_str_is(word_at(s, at - 1), "had")) return true;
    return false;
}

/* "a truce plan", "the UN's plan", where "rebels plan" is a verb. */
static bool is_plan(const scope *s, uint32_t at) {
    static const char *const of[] = { "a",   "an",  "the",   "The", "A",   "this", "that",
                                      "its", "his", "their", "her", "our", "'s" };
    enum { PHRASE = 4 };
    if (!dl_str_is(word_at(s, at), "plan")) return false;
    for (uint32_t i = 0; i < PHRASE && at > s->first; i++) {
        dl_str word = word_at(s, --at);
        if (dl_str_among(word, of, DL_N(of))) return true;
        if (ends_clause(s, at) || dl_str_ends(word, "s")) return false;
    }
    return false;
}

/* What token AT, before the date, says: "past", "future" or NULL. */
static const char *said_before(const scope *s, uint32_t at, uint32_t date) {
    uint32_t ahead = is_plan(s, at) ? 0 : entry_at(s, s->f->sets.future, at, date);
    uint32_t past = entry_at(s, s->f->sets.past, at, date); /* "could not" is longer */
    if (ahead && ahead >= past) return was_to_come(s, at) ? "past" : "future";
    return past && !is_infinite(s, at) ? "past" : NULL;
}

/* "is meeting", "are also meeting"; "a meeting" is a noun. */
static bool is_noun_in_ing(const scope *s, uint32_t at) {
    static const char *const be[] = { "is", "are", "'s", "'re", "'m", "am", "be" };
    if (!dl_str_ends(word_at(s, at), "ing")) return false;
    for (uint32_t i = 0; i < 2 && at > s->first; i++, at--)
        if (dl_str_among(word_at(s, at - 1), be, DL_N(be))) return false;
    return true;
}

/* "meets Monday", but not "had been due to meet Monday". */
static bool is_scheduled(const scope *s, uint32_t at, uint32_t date) {
    return entry_at(s, s->f->sets.schedule, at, date) && !is_noun_in_ing(s, at) &&
           (at == s->first || !dl_str_is(word_at(s, at - 1), "to"));
}

/* Right before the date: "announced Friday", "announced on Friday". */
static bool touches(const scope *s, uint32_t at, uint32_t date) {
    if (at + 1 == date) return true;
    const dl_token *between = &s->f->text->tokens.at[at + 1];
    return at + 2 == date && s->f->sets.cut != DL_NONE && between->word &&
           dl_words_in(s->f->words, between->word, s->f->sets.cut);
}

/* "called elections for Sunday", "was put off to June": the verb is past, the date ahead;
 * but "had been called for Sunday". */
static bool is_set_for(const scope *s, uint32_t date) {
    static const char *const links[] = { "for", "to", "until", "till" };
    if (date < s->first + 2 || !dl_str_among(word_at(s, date - 1), links, DL_N(links)))
        return false;
    for (uint32_t at = date - 1, i = 0; at > s->first && i < LOOK_BACK; i++) {
        at--;
        if (ends_clause(s, at)) return false;
        if (entry_at(s, s->f->sets.set_for, at, date - 1))
            return !was_to_come(s, at) && !is_infinite(s, at);
    }
    return false;
}

static const char *look_back(const scope *s, uint32_t date) {
    const char *side = NULL;
    if (is_set_for(s, date)) return "future";
    bool by = date > s->first && entry_at(s, s->f->sets.by, date - 1, date);
    for (uint32_t at = date, i = 0; at > s->first && i < LOOK_FAR; i++) {
        at--;
        if (ends_clause(s, at)) break;
        if (i >= LOOK_BACK) { /* from afar a verb that can mean nothing else */
            if (by || side || entry_at(s, s->f->sets.past, at, date)) break;
            if (entry_at(s, s->f->sets.will, at, date)) return "future";
            continue;
        }
        if (by && dl_str_is(word_at(s, at), "had")) return "past";
        const char *said = by ? NULL : said_before(s, at, date);
        if (said) return said;
        if (i < LOOK_NEAR && !by && !side && is_scheduled(s, at, date)) return "future";
        if (!looks_past(s, at) || is_infinite(s, at)) continue;
        side = "past";
        if (!by && touches(s, at, date)) return side;
    }
    return by ? "future" : side;
}

/* "On Friday the two will meet", "in January, they left": the first verb behind. */
static const char *look_ahead(const scope *s, uint32_t at, bool opens) {
    uint32_t reach = opens ? LOOK_FROM_START : LOOK_AHEAD;
    if (opens && at < s->end && dl_str_is(word_at(s, at), ",")) at++;
    for (uint32_t i = 0; at < s->end && i < reach; i++, at++) {
        if (ends_clause(s, at)) break;
        if (entry_at(s, s->f->sets.will, at, s->end)) return "future";
        if ((opens || i == 0) &&
            (entry_at(s, s->f->sets.past, at, s->end) || looks_past(s, at)))
            return "past";
    }
    return NULL;
}

const char *dl_time_tense(const dl_finder *f, uint32_t first, uint32_t n) {
    static const char *const since[] = { "since", "Since" };
    scope s = scope_of(f, first);
    /* "those who have met since Monday will sign" */
    if (first > s.first && dl_str_among(word_at(&s, first - 1), since, DL_N(since)))
        return "past";
    bool opens = first <= s.first + 1;
    const char *ahead = opens ? look_ahead(&s, first + n, true) : NULL;
    if (ahead && !dl_str_is(dl_str_of(ahead), "future")) return ahead;
    const char *side = look_back(&s, first);
    if (side && !dl_str_is(dl_str_of(side), "past")) return side;
    if (!opens) ahead = look_ahead(&s, first + n, false);
    if (ahead) return ahead;
    return side ? side : opens ? "past" : "open";
}
