/* scan_word.c - words and numbers: what joins letters to one token and what splits them.
 *
 * In:  the scanner at a letter or a digit. Out: its token, with a clitic of its own where
 * there is one. Apostrophes, stops, hyphens and the like decide by what follows them.
 *
 * SPDX-License-Identifier: MIT */
#include "scan.h"

/* Words that are two tokens, with the length of the first. */
static const struct {
    const char *word;
    uint8_t first;
} contractions[] = {
    { "cannot", 3 }, { "gonna", 3 }, { "gotta", 3 },
    { "wanna", 3 },  { "gimme", 3 }, { "lemme", 3 },
};

/* Prefixes that stay with a word in small letters. */
static const char *const prefixes[] = {
    "anti",  "co",  "counter", "cross", "e",     "ex",    "inter", "intra", "mid",
    "multi", "neo", "non",     "over",  "post",  "pre",   "pro",   "re",    "semi",
    "socio", "sub", "super",   "trans", "ultra", "under", "un",    "micro", "macro",
};

/* What may stand behind an apostrophe as a token of its own. */
static const char *const clitics[] = { "s", "m", "d", "re", "ve", "ll" };

bool dl_same_word(const char *text, uint32_t n, const char *word) {
    for (uint32_t i = 0; i < n; i++)
        if ((text[i] | 32) != word[i]) return false; /* a NUL in WORD differs as well */
    return word[n] == '\0';
}

bool dl_listed(const char *text, uint32_t n, const char *const *list, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (dl_same_word(text, n, list[i])) return true;
    return false;
}

bool dl_is_prefix(dl_str word) {
    return word.len && dl_listed(word.ptr, word.len, prefixes, DL_N(prefixes));
}

/* The classes of the letters in a range, and how many letters there are. */
static uint8_t letters_in(const dl_scan *s, uint32_t from, uint32_t to, uint32_t *n) {
    uint8_t seen = 0;
    dl_str text = { s->text, to };
    *n = 0;
    while (from < to) {
        unsigned class = dl_utf8_class(dl_utf8_next(text, &from));
        if (class & DL_CLASS_LETTER) ++*n;
        if (class & DL_CLASS_UPPER) seen |= SCAN_UPPER;
        if (class & DL_CLASS_LOWER) seen |= SCAN_LOWER;
    }
    return seen;
}

static uint8_t case_flags(const dl_scan *s, uint32_t from, uint32_t to, uint8_t seen) {
    uint32_t at = from, n = to - from;
    uint8_t flags = 0;
    if (!(seen & SCAN_UPPER)) return 0;
    uint8_t class = dl_scan_classes[(unsigned char)s->text[from]];
    if (class == SCAN_HIGH) {
        unsigned wide = dl_utf8_class(dl_utf8_next((dl_str){ s->text, to }, &at));
        class = wide & DL_CLASS_UPPER ? SCAN_UPPER : 0;
    }
    if (class == SCAN_UPPER) flags |= DL_CAPITAL;
    if (seen & SCAN_LOWER) return flags;
    if (seen & (SCAN_DIGIT | SCAN_HIGH)) letters_in(s, from, to, &n);
    return n >= 2 ? flags | DL_UPPER : flags;
}

static inline bool may_contract(char c) {
    c |= 32;
    return c == 'c' || c == 'g' || c == 'w' || c == 'l';
}

static void put_word(dl_scan *s, uint32_t from, uint32_t to, uint8_t seen) {
    uint32_t n = to - from;
    uint8_t flags = seen & SCAN_UPPER ? case_flags(s, from, to, seen) : 0;
    if (n - 5 <= 1 && may_contract(s->text[from])) {
        for (size_t i = 0; i < DL_N(contractions); i++) {
            if (!dl_same_word(s->text + from, n, contractions[i].word)) continue;
            dl_scan_put(s, from, from + contractions[i].first, DL_WORD, flags);
            dl_scan_put(s, s->at, to, DL_WORD, flags & (uint8_t)~DL_CAPITAL);
            return;
        }
    }
    if (n > UINT16_MAX)
        dl_scan_put_long(s, from, to, DL_WORD, flags);
    else
        dl_scan_put(s, from, to, DL_WORD, flags);
}

/* ---- words --------------------------------------------------------------------------- */

/* Is there a letter, a digit or a combining mark at AT? */
static bool is_letter(const dl_scan *s, uint32_t at) {
    uint8_t class = dl_class_at(s, at);
    if (class != SCAN_HIGH) return class & SCAN_IN_WORD;
    unsigned wide = dl_utf8_class(dl_utf8_next((dl_str){ s->text, s->end }, &at));
    return wide & (DL_CLASS_LETTER | DL_CLASS_MARK | DL_CLASS_DIGIT);
}

/* Length of the clitic whose letters begin at AT, right behind an apostrophe; 0: none. */
uint32_t dl_clitic_letters(const dl_scan *s, uint32_t at) {
    uint32_t n = dl_letters_end(s, at) - at;
    if (n == 0 || n > 2 || is_letter(s, at + n)) return 0;
    return dl_listed(s->text + at, n, clitics, DL_N(clitics)) ? n : 0;
}

void dl_scan_clitic(dl_scan *s, uint32_t from, uint32_t to) {
    uint32_t n;
    uint8_t seen = letters_in(s, from, to, &n);
    dl_scan_put(s, from, to, DL_WORD,
                DL_CLITIC | (n >= 2 && seen == SCAN_UPPER ? DL_UPPER : 0));
}

/* An apostrophe of LEN bytes at AT inside or behind a word: true when the word ends here
 * and was put, with its clitic; false: the word goes on behind it. */
static bool split_clitic(dl_scan *s, uint32_t from, uint32_t at, uint32_t len,
                         uint8_t seen) {
    uint32_t next = at + len, n = dl_clitic_letters(s, next);
    if (n > 0) {
        put_word(s, from, at, seen);
        dl_scan_clitic(s, at, next + n);
        return true;
    }
    bool negation = at - from >= 2 && (s->text[at - 1] | 32) == 'n' &&
                    dl_letters_end(s, next) == next + 1 && (s->text[next] | 32) == 't';
    if (!negation) return false;
    put_word(s, from, at - 1, letters_in(s, from, at - 1, &n));
    dl_scan_clitic(s, at - 1, next + 1);
    return true;
}

/* A stop at AT behind the word that began at FROM: the end of the abbreviation or link
 * it belongs to (*KIND), or 0. */
static uint32_t stop_end(const dl_scan *s, uint32_t from, uint32_t at, uint8_t *kind) {
    const char *text = s->text;
    uint8_t next = dl_class_at(s, at + 1);
    bool capital = dl_scan_classes[(unsigned char)text[from]] == SCAN_UPPER;
    if (s->phrase && !(next & SCAN_IN_WORD)) return at + 1;
    if (at - from == 1 &&
        dl_scan_classes[(unsigned char)text[from]] & (SCAN_UPPER | SCAN_LOWER)) {
        uint32_t end = dl_acronym_end(text, from, s->end);
        if (end > from) return end;
        uint32_t after = at + 1;
        while (dl_class_at(s, after) == SCAN_SPACE && after < s->end && after < at + 8)
            after++;
        if (capital && text[from] != 'I' && dl_class_at(s, after) == SCAN_UPPER)
            return at + 1;
    }
    uint32_t word = dl_words_find(s->words, (dl_str){ text + from, at + 1 - from });
    if (word) {
        int64_t class = s->abbreviation == DL_NONE
                            ? 0
                            : dl_words_value(s->words, word, s->abbreviation);
        uint32_t after = at + 1;
        while (after < s->end && after < at + 8 && dl_class_at(s, after) == SCAN_SPACE)
            after++;
        if (class == DL_ABBREV_NUMBER)
            return dl_class_at(s, after) == SCAN_DIGIT ? at + 1 : 0;
        if (class != DL_ABBREV_NAME || capital) return at + 1;
    }
    if (!(next & SCAN_IN_WORD)) return 0;
    uint32_t end = at + 1;
    while (end < s->end && end < at + 8 &&
           (dl_class_at(s, end) & (SCAN_UPPER | SCAN_LOWER) || text[end] == '.'))
        end++;
    dl_str dotted = { text + from, end - from };
    if (text[end - 1] == '.' && (s->phrase || dl_words_find(s->words, dotted)))
        return end; /* "Ph.D." */
    *kind = DL_LINK;
    end = at - from == 3 && memcmp(text + from, "www", 3) == 0
              ? dl_link_end(text, from, s->end)
              : dl_email_end(text, from, s->end);
    if (end == from) end = dl_host_end(text, from, s->end);
    return end > from ? end : 0;
}

/* What the character at AT, behind the word begun at FROM, does: END ends the word before
 * it, JOIN goes on behind it, DONE: the tokens were put. */
typedef enum { END, JOIN, DONE } join;

static join join_ascii(dl_scan *s, uint32_t from, uint32_t at, uint8_t seen) {
    const char *text = s->text;
    uint8_t next = dl_class_at(s, at + 1), kind = DL_WORD;
    uint32_t end = 0, n;
    switch (text[at]) {
    case '\'':
        if (!(next & SCAN_IN_WORD) && next != SCAN_HIGH) return END;
        return split_clitic(s, from, at, 1, seen) ? DONE : JOIN;
    case '.':
        end = stop_end(s, from, at, &kind);
        if (!end) return END;
        if (kind == DL_LINK)
            dl_scan_put_long(s, from, end, kind, 0);
        else
            dl_scan_put(s, from, end, kind,
                        (uint8_t)(case_flags(s, from, end,
                                             letters_in(s, from, end, &n) | SCAN_HIGH) |
                                  (text[end - 1] == '.' ? DL_ABBREV : 0)));
        return DONE;
    case '-':
        if (!(next & SCAN_IN_WORD)) return END;
        if (next == SCAN_LOWER && !(seen == SCAN_UPPER && at - from > 1) &&
            dl_listed(text + from, at - from, prefixes, DL_N(prefixes)))
            return JOIN; /* "un-elected", but "UN - backed" */
        end = dl_email_end(text, from, s->end);
        break;
    case '@':
    case '+':
        if (next & SCAN_IN_WORD) end = dl_email_end(text, from, s->end);
        break;
    case ':':
        if (at + 2 < s->end && text[at + 1] == '/' && text[at + 2] == '/')
            end = dl_link_end(text, from, s->end);
        break;
    case '&': return seen == SCAN_UPPER && next == SCAN_UPPER ? JOIN : END;
    case '_': return next & SCAN_IN_WORD ? JOIN : END;
    case '$':
        if (seen != SCAN_UPPER || at - from > 3) return END;
        dl_scan_put(s, from, at + 1, DL_SYMBOL, DL_CAPITAL);
        return DONE;
    default: return END;
    }
    if (end <= at) return END;
    dl_scan_put_long(s, from, end, DL_LINK, 0);
    return DONE;
}

static join join_high(dl_scan *s, uint32_t from, uint32_t at, uint32_t *next,
                      uint8_t *seen) {
    uint32_t mark = dl_apostrophe(s, at);
    if (mark) {
        if (!is_letter(s, at + mark)) return END; /* a closing mark */
        *next = at + mark;
        return split_clitic(s, from, at, mark, *seen) ? DONE : JOIN;
    }
    *next = at;
    uint32_t code = dl_utf8_next((dl_str){ s->text, s->end }, next);
    unsigned class = dl_utf8_class(code);
    if (class & (DL_CLASS_LETTER | DL_CLASS_MARK | DL_CLASS_DIGIT)) {
        if (class & DL_CLASS_UPPER) *seen |= SCAN_UPPER;
        if (class & DL_CLASS_LOWER) *seen |= SCAN_LOWER;
        *seen |= SCAN_HIGH;
        return JOIN;
    }
    bool inside =
        code == 0xad || code == 0x200c || code == 0x200d; /* soft hyphen, joiners */
    return inside && *next < s->end && dl_class_at(s, *next) & (SCAN_IN_WORD | SCAN_HIGH)
               ? JOIN
               : END;
}

/* Bytes of W, all below 128, that lie in FIRST .. LAST: their high bits. */
static inline uint64_t in_range(uint64_t w, unsigned first, unsigned last) {
    const uint64_t ones = 0x0101010101010101u;
    return ((w + (0x80 - first) * ones) ^ (w + (0x7f - last) * ones)) & 0x80 * ones;
}

/* The end of the ASCII letters and digits at AT, their classes into *SEEN; eight bytes at
 * a time, because this is where the time of the tokenizer goes. */
static inline uint32_t skip_letters(const dl_scan *s, uint32_t at, uint8_t *seen) {
    const uint64_t ones = 0x0101010101010101u;
    while (s->end - at >= 8) {
        uint64_t w;
        memcpy(&w, s->text + at, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        w = __builtin_bswap64(w);
#endif
        uint64_t low = w & 0x7f * ones, ascii = ~w & 0x80 * ones;
        uint64_t upper = in_range(low, 'A', 'Z') & ascii;
        uint64_t lower = in_range(low, 'a', 'z') & ascii;
        uint64_t digit = in_range(low, '0', '9') & ascii;
        uint64_t stop = ~(upper | lower | digit) & 0x80 * ones;
        uint64_t before = stop ? (stop & (~stop + 1)) - 1 : UINT64_MAX;
        *seen |= (uint8_t)((upper & before ? SCAN_UPPER : 0) |
                           (lower & before ? SCAN_LOWER : 0) |
                           (digit & before ? SCAN_DIGIT : 0));
        if (stop) return at + (uint32_t)__builtin_ctzll(stop) / 8;
        at += 8;
    }
    while (dl_class_at(s, at) & SCAN_IN_WORD) *seen |= dl_class_at(s, at++);
    return at;
}

void dl_scan_word(dl_scan *s) {
    uint32_t from = s->at, at = from, next = 0;
    uint8_t seen = 0;
    for (;;) {
        at = skip_letters(s, at, &seen);
        uint8_t class = dl_class_at(s, at);
        if (class == SCAN_SPACE) break; /* the end of the text as well */
        join what = class == SCAN_HIGH ? join_high(s, from, at, &next, &seen)
                                       : join_ascii(s, from, at, seen);
        if (what == DONE) return;
        if (what == END) break;
        at = class == SCAN_HIGH ? next : at + 1;
    }
    put_word(s, from, at, seen);
}

void dl_scan_number(dl_scan *s) {
    uint32_t from = s->at, at = dl_digits_end(s->text, from, s->end);
    uint32_t letters = dl_letters_end(s, at) - at;
    if (s->text[at - 1] == '0' && dl_apostrophe(s, at) &&
        dl_letters_end(s, at + dl_apostrophe(s, at)) == at + dl_apostrophe(s, at) + 1 &&
        s->text[at + dl_apostrophe(s, at)] == 's') { /* the 1990's */
        dl_scan_put(s, from, at + dl_apostrophe(s, at) + 1, DL_NUMBER, 0);
        return;
    }
    uint32_t suffix = letters && at > from ? dl_digits_suffix(s->text + at, letters) : 0;
    uint32_t end = dl_email_end(s->text, from, s->end);
    if (end > at) {
        dl_scan_put_long(s, from, end, DL_LINK, 0);
        return;
    }
    dl_scan_put_long(s, from, at + suffix, DL_NUMBER, 0);
}
