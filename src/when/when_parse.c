/* when_parse.c - dates and ranges as people type them in a query.
 *
 * In:  "2019-08..2019-09", "last March", "2019-W35", "from 3 May to 5 May 2019"; today.
 * Out: one interval. Everything typed must be part of it: "March on Rome" is no date.
 * ISO forms are read here, everything else by the rules that read articles.
 *
 * SPDX-License-Identifier: MIT */
#include "when_find.h"

enum { MAX_PHRASE = 256 };

/* ---- ISO forms --------------------------------------------------------------------------- */

/* The number of N digits at *AT, which moves behind it; -1: none such. */
static int digits(dl_str s, uint32_t *at, uint32_t n) {
    int value = 0;
    if (*at + n > s.len) return -1;
    for (uint32_t i = 0; i < n; i++) {
        char c = s.ptr[*at + i];
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    *at += n;
    return value;
}

/* 2019  2019-08  2019-08-26  2019-W35  2019-Q3  2019-H1, as an operation. */
static bool iso_op(dl_str s, char op[DL_OP_MAX]) {
    uint32_t at = 0;
    int year = digits(s, &at, 4), month, day;
    if (year < 0) return false;
    if (at == s.len) return snprintf(op, DL_OP_MAX, "year %d", year) > 0;
    if (s.ptr[at++] != '-' || at == s.len) return false;
    char letter = s.ptr[at] & ~0x20;
    if (letter == 'W' || letter == 'Q' || letter == 'H') {
        at++;
        int n = digits(s, &at, letter == 'W' ? 2 : 1);
        snprintf(op, DL_OP_MAX, "%s %d %d",
                 letter == 'W'   ? "week"
                 : letter == 'Q' ? "quarter"
                                 : "half",
                 year, n);
        return n >= 0 && at == s.len;
    }
    month = digits(s, &at, 2);
    if (month > 12) return false; /* "1914-18" */
    if (month >= 0 && at == s.len)
        return snprintf(op, DL_OP_MAX, "month %d %d", year, month) > 0;
    if (month < 0 || s.ptr[at++] != '-') return false;
    day = digits(s, &at, 2);
    snprintf(op, DL_OP_MAX, "date %d %d %d", year, month, day);
    return day >= 0 && at == s.len;
}

/* ---- by the rules ------------------------------------------------------------------------- */

static bool in_set(const dl_finder *f, const dl_token *t, uint32_t set) {
    return t->word && set != DL_NONE && dl_words_in(f->words, t->word, set);
}

/* Is every word of the phrase in an expression, or a preposition? */
static bool all_read(const dl_finder *f, const dl_whens *whens) {
    const dl_text *text = f->text;
    uint32_t k = 0;
    for (uint32_t at = 0; at < text->tokens.n; at++) {
        const dl_token *t = &text->tokens.at[at];
        while (k < whens->timexes.n &&
               at >= whens->timexes.at[k].first + whens->timexes.at[k].n)
            k++;
        if (k < whens->timexes.n && at >= whens->timexes.at[k].first) continue;
        if (t->kind == DL_PUNCT) continue;
        if (!in_set(f, t, f->sets.cut) && !in_set(f, t, f->sets.the)) return false;
    }
    return true;
}

/* One expression, or the two ends of a range. */
static bool combine(const dl_whens *whens, dl_when *out) {
    if (whens->timexes.n < 1 || whens->timexes.n > 2) return false;
    for (uint32_t i = 0; i < whens->timexes.n; i++)
        if (whens->timexes.at[i].when == DL_NONE) return false;
    dl_when first = whens->list.at[whens->timexes.at[0].when];
    dl_when last = whens->list.at[whens->timexes.at[whens->timexes.n - 1].when];
    if (last.ends <= first.begins) return false;
    first.ends = last.ends;
    if (last.grain < first.grain) first.grain = last.grain;
    *out = first;
    return true;
}

static bool read_phrase(const dl_rules *rules, const dl_words *words, dl_str phrase,
                        dl_minute today, dl_when *out) {
    char op[DL_OP_MAX];
    dl_err err = { 0 };
    if (iso_op(phrase, op)) return dl_when_resolve(dl_str_of(op), today, out, NULL);
    dl_arena *mem = dl_arena_new();
    dl_document doc = { .text = phrase, .published = today };
    dl_text text = { 0 };
    dl_whens whens = { 0 };
    bool found = false;
    if (dl_tokenize(mem, words, &doc, &text, &err) == DL_OK && text.tokens.n &&
        text.tokens.n <= DL_MAX_SENTENCE) {
        dl_sentence *all = DL_PUSH(mem, &text.sentences);
        *all = (dl_sentence){ .n = text.tokens.n };
        for (uint32_t i = 0; i < text.tokens.n; i++)
            all->sets |= dl_words_bits(words, text.tokens.at[i].word);
        dl_find_numbers(mem, words, &doc, &text);
        dl_finder f = { mem, rules, words, &doc, &text, dl_find_when_sets(words), { 0 } };
        f.sets.capital = DL_NONE; /* people type "last march" */
        dl_find_times(&f, &whens);
        found = all_read(&f, &whens) && combine(&whens, out);
    }
    dl_arena_free(mem);
    return found;
}

/* "since March", "after 2018", "before 2019", "until Friday": one side is open. */
static void open_side(dl_str phrase, dl_when *w) {
    char low[16];
    dl_str word = dl_str_cut(&phrase, ' ');
    if (word.len >= sizeof low || !phrase.len) return;
    word = (dl_str){ low, dl_utf8_lower(word, low, sizeof low) };
    bool after = dl_str_is(word, "after"), before = dl_str_is(word, "before");
    if (after) w->begins = w->ends;
    if (before) w->ends = w->begins;
    if (after || dl_str_is(word, "since")) w->ends = dl_day_at(DL_MAX_YEAR, 12, 31);
    if (before || dl_str_is(word, "until") || dl_str_is(word, "till"))
        w->begins = dl_day_at(DL_MIN_YEAR, 1, 1);
}

/* "A..B"; an empty end is open. */
static bool read_range(const dl_rules *rules, const dl_words *words, dl_str from,
                       dl_str to, dl_minute today, dl_when *out) {
    dl_when first = { .begins = dl_day_at(DL_MIN_YEAR, 1, 1), .grain = DL_GRAIN_COUNT };
    dl_when last = { .ends = dl_day_at(DL_MAX_YEAR, 12, 31), .grain = DL_GRAIN_COUNT };
    if (!from.len && !to.len) return false;
    if (from.len && !read_phrase(rules, words, from, today, &first)) return false;
    if (to.len && !read_phrase(rules, words, to, today, &last)) return false;
    if (last.ends <= first.begins) return false;
    *out = from.len ? first : last;
    out->begins = first.begins;
    out->ends = last.ends;
    out->grain = first.grain < last.grain ? first.grain : last.grain;
    out->approx = first.approx || last.approx;
    return true;
}

bool dl_when_parse(const dl_rules *rules, const dl_words *words, dl_str phrase,
                   dl_minute today, dl_when *out) {
    dl_when w = { 0 };
    phrase = dl_str_trim(phrase);
    if (!phrase.len || phrase.len > MAX_PHRASE ||
        dl_utf8_check(phrase.ptr, phrase.len) != phrase.len)
        return false;
    uint32_t dots = dl_str_find(phrase, DL_LIT(".."), 0);
    bool found = dots == DL_NONE
                     ? read_phrase(rules, words, phrase, today, &w)
                     : read_range(rules, words, dl_str_trim(dl_str_sub(phrase, 0, dots)),
                                  dl_str_trim(dl_str_sub(phrase, dots + 2, phrase.len)),
                                  today, &w);
    if (found && dots == DL_NONE) open_side(phrase, &w);
    if (found) *out = w;
    return found;
}
