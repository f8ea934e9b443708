/* lemma_rules.c - endings of English verbs, nouns and compared adjectives taken off.
 *
 * In:  a lower-cased word. Out: its lemma, in place.
 * The one hard question is what stands before -ed, -ing, -er and -est: "hop" or "hope",
 * "travel" or "travell". Spelling answers it nearly always: a short vowel doubles the
 * consonant, so "hoped" and "hopped" tell; longer words go by their last letters, and
 * lemma_words.c lists those that do not.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "lemma_parts.h"

/* ---- letters ---------------------------------------------------------------------------- */

static char from_end(dl_str s, uint32_t i) {
    return s.len > i ? s.ptr[s.len - 1 - i] : 0;
}

/* Is letter I, counted from the end, spoken as a vowel? "qu" and a "y" before one are not. */
static bool vowel_at(dl_str s, uint32_t i) {
    char c = from_end(s, i);
    if (c == 'u') return from_end(s, i + 1) != 'q';
    if (c == 'y') return i + 1 < s.len && !strchr("aeiou", from_end(s, i + 1));
    return c && strchr("aeio", c);
}

static unsigned syllables(dl_str s) {
    unsigned n = 0;
    for (uint32_t i = 0; i < s.len; i++)
        n += vowel_at(s, i) && !(i > 0 && vowel_at(s, i - 1));
    return n;
}

static int compare(const void *key, const void *row) {
    const dl_str *s = key;
    const char *r = *(const char *const *)row;
    size_t n = strcspn(r, " ");
    int order = memcmp(s->ptr, r, s->len < n ? s->len : n);
    return order ? order : s->len < n ? -1 : s->len > n;
}

static const char *row_of(dl_str s, const char *const *table, size_t n) {
    const char *const *row = bsearch(&s, table, n, sizeof *table, compare);
    return row ? *row : NULL;
}

/* The row of S, of what stands behind its last hyphen, or, of a VERB, behind a prefix; *AT
 * is where that begins. */
static const char *row_in(dl_str s, const char *const *table, size_t n, bool verb,
                          uint32_t *at) {
    const char *row = row_of(s, table, n);
    *at = 0;
    for (uint32_t i = s.len; !row && i-- > 0;)
        if (s.ptr[i] == '-' && i + 1 < s.len) {
            *at = i + 1;
            row = row_of(dl_str_sub(s, *at, s.len), table, n);
            break;
        }
    for (size_t i = 0; verb && !row && i < dl_lemma_prefixes_n; i++) {
        uint32_t cut = (uint32_t)strlen(dl_lemma_prefixes[i]);
        if (!dl_str_starts(s, dl_lemma_prefixes[i]) || s.len < cut + 3) continue;
        *at = cut;
        row = row_of(dl_str_sub(s, cut, s.len), table, n);
    }
    return row;
}

static bool listed(dl_str s, const char *const *table, size_t n, bool verb) {
    uint32_t at;
    return row_in(s, table, n, verb, &at) != NULL;
}

/* ---- stems ------------------------------------------------------------------------------ */

static bool ends_in_any(dl_str s, const char *const *endings) {
    for (; *endings; endings++)
        if (dl_str_ends(s, *endings)) return true;
    return false;
}

/* Behind one vowel, in a word of several syllables: does the last consonant want an -e? */
static bool long_takes_e(dl_str s) {
    static const char *const with_ot[] = { "mot", "not", "vot", NULL };
    static const char *const with_or[] = { "plor", "gnor", "scor", "stor", NULL };
    char last = from_end(s, 0), vowel = from_end(s, 1);
    switch (last) {
    case 'b':
    case 'd':
    case 'f':
    case 'k': return true;
    case 'g': return vowel != 'o';
    case 'l': return vowel == 'i' || vowel == 'u' || vowel == 'y';
    case 'm': return vowel == 'o' ? dl_str_ends(s, "com") : vowel != 'e';
    case 'n': return vowel != 'e' && vowel != 'o';
    case 'p': return vowel == 'a' || vowel == 'y';
    case 'r': return vowel == 'o' ? ends_in_any(s, with_or) : vowel != 'e';
    case 't':
        if (vowel == 'o') return ends_in_any(s, with_ot);
        return vowel == 'a' || vowel == 'u';
    default: return false;
    }
}

/* Behind a consonant. */
static bool cluster_takes_e(dl_str s) {
    char last = from_end(s, 0), before = from_end(s, 1);
    switch (last) {
    case 'g':
        return before != 'n' || from_end(s, 2) == 'e' ||
               (from_end(s, 2) == 'u' && s.len > 3);
    case 'l': return !strchr("rwlh", before);
    case 'r': return before == 't' || before == 'c' || before == 'b';
    default: return false;
    }
}

/* Was there an -e behind the stem S? "propos", "violat", "ag" - not "visit", "need". */
static bool takes_e(dl_str s) {
    char last = from_end(s, 0);
    if (listed(s, dl_lemma_with_e, dl_lemma_with_e_n, true)) return true;
    if (listed(s, dl_lemma_bare, dl_lemma_bare_n, true)) return false;
    if (last == 'z') return from_end(s, 1) != 't' && from_end(s, 1) != 'z';
    if (last == 's') return from_end(s, 1) != 's';
    if (strchr("cvu", last)) return true;
    if (!strchr("bdfgklmnprt", last)) return false;
    if (!vowel_at(s, 1)) return cluster_takes_e(s);
    if (vowel_at(s, 2)) {
        char one = from_end(s, 2), two = from_end(s, 1);
        return (last == 't' && two == 'a' && (one == 'i' || one == 'u')) ||
               (last == 'g' && !(one == 'o' && two == 'o'));
    }
    return syllables(s) == 1 || long_takes_e(s);
}

/* Is the last consonant of S, which stands there twice, doubled by the ending? */
static bool is_doubled(dl_str s) {
    char last = from_end(s, 0), vowel = from_end(s, 2);
    if (last == 's' || last == 'f' || last == 'z') return false;
    if (listed(s, dl_lemma_doubled, dl_lemma_doubled_n, true)) return false;
    if (last != 'l' || vowel_at(s, 3)) return true; /* "fuell-ed" */
    if (syllables(s) == 1) return false;
    return vowel == 'e' || vowel == 'a' || vowel == 'o' || dl_str_is(s, "annull") ||
           dl_str_is(s, "pencill") || dl_str_is(s, "stencill");
}

/* From what stood before -ed, -ing, -er, -est to the word itself. */
static void mend_stem(lemma_word *w) {
    dl_str s = { w->at, w->len };
    char last = from_end(s, 0);
    if (s.len > 2 && last == from_end(s, 1) && !vowel_at(s, 0)) {
        if (is_doubled(s)) w->len--;
    } else if (takes_e(s) && w->len < sizeof w->at) {
        w->at[w->len++] = 'e';
    }
}

/* Does a vowel stand in the word before its last N letters? */
static bool has_stem(const lemma_word *w, uint32_t n) {
    return w->len > n && syllables((dl_str){ w->at, w->len - n }) > 0;
}

static void cut(lemma_word *w, uint32_t n) {
    w->len -= n;
}

static void cut_to_y(lemma_word *w, uint32_t n) {
    w->len -= n;
    w->at[w->len++] = 'y';
}

/* Is W a listed form? Then it becomes the lemma. */
static bool replace(lemma_word *w, bool verb) {
    uint32_t at;
    dl_str s = { w->at, w->len };
    const char *row = verb ? row_in(s, dl_lemma_verbs, dl_lemma_verbs_n, true, &at)
                           : row_in(s, dl_lemma_nouns, dl_lemma_nouns_n, false, &at);
    if (!row) return false;
    const char *lemma = row + strcspn(row, " ");
    if (*lemma) lemma++;
    uint32_t len = (uint32_t)strlen(lemma);
    if (at + len > sizeof w->at) return true;
    memcpy(w->at + at, lemma, len);
    w->len = at + len;
    return true;
}

/* ---- -s --------------------------------------------------------------------------------- */

/* "uses" and "buses": the stems in -us that take an -e. */
static bool us_takes_e(dl_str s) {
    static const char *const stems[] = {
        "use",    "abuse",   "misuse",  "reuse",      "disuse", "excuse",
        "fuse",   "muse",    "ruse",    "recluse",    "refuse", "accuse",
        "amuse",  "confuse", "bemuse",  "diffuse",    "infuse", "defuse",
        "peruse", "cruse",   "suffuse", "hypotenuse",
    };
    if (strchr("ao", from_end(s, 2))) return true; /* "causes", "houses" */
    for (size_t i = 0; i < DL_N(stems); i++)
        if (s.len + 1 == strlen(stems[i]) && memcmp(s.ptr, stems[i], s.len) == 0)
            return true;
    return false;
}

/* Is the -es of W all ending, "box-es", or its -s alone, "size-s"? */
static bool is_es(const lemma_word *w) {
    dl_str s = { w->at, w->len - 2 };
    char last = from_end(s, 0), before = from_end(s, 1);
    switch (last) {
    case 'x': return true;
    case 'o': return s.len > 2 && !vowel_at(s, 1);
    case 'z': return before == 'z' || before == 't';
    case 'h': return before == 'c' || before == 's';
    case 's': return before == 's' || (before == 'u' && !us_takes_e(s));
    default: return false;
    }
}

static void cut_s(lemma_word *w) {
    dl_str s = { w->at, w->len };
    char before = from_end(s, 1);
    if (from_end(s, 0) != 's' || s.len < 3 || before == 's' || before == '\'') return;
    if (dl_str_ends(s, "ies") && s.len > 4 && !vowel_at(s, 3))
        cut_to_y(w, 3);
    else if (before == 'e' && is_es(w))
        cut(w, 2);
    else
        cut(w, 1);
}

/* ---- verbs ------------------------------------------------------------------------------ */

/* "need", "exceed": no form of a shorter word. */
static bool ends_eed(dl_str s) {
    static const char *const bases[] = { "feed",  "need",  "seed",  "weed", "heed",
                                         "bleed", "breed", "speed", "ceed", NULL };
    return ends_in_any(s, bases);
}

static void cut_ed(lemma_word *w) {
    dl_str s = { w->at, w->len };
    if (dl_str_ends(s, "ied") && s.len > 4) {
        cut_to_y(w, 3);
    } else if (dl_str_ends(s, "eed")) {
        if (!ends_eed(s)) cut(w, 1);
    } else {
        cut(w, 2);
        mend_stem(w);
    }
}

static void cut_ing(lemma_word *w) {
    cut(w, 3);
    char last = w->at[w->len - 1];
    if (last != 'e' && last != 'y' && last != 'o' && last != 'i') mend_stem(w);
}

void dl_lemma_of_verb(lemma_word *w) {
    dl_str s = { w->at, w->len };
    if (replace(w, true)) return;
    if (dl_str_ends(s, "ed") && has_stem(w, 2))
        cut_ed(w);
    else if (dl_str_ends(s, "ing") && has_stem(w, 3))
        cut_ing(w);
    else if (!dl_str_ends(s, "us") && !dl_str_ends(s, "is"))
        cut_s(w);
}

/* ---- nouns ------------------------------------------------------------------------------ */

static bool replace_ending(lemma_word *w, const char *ending, const char *lemma) {
    uint32_t n = (uint32_t)strlen(ending), len = (uint32_t)strlen(lemma);
    if (!dl_str_ends((dl_str){ w->at, w->len }, ending)) return false;
    if (w->len - n + len > sizeof w->at) return true;
    memcpy(w->at + w->len - n, lemma, len);
    w->len += len - n;
    return true;
}

static bool cut_men(lemma_word *w) {
    static const char *const not_men[] = { "omen",  "regimen", "specimen", "abdomen",
                                           "semen", "acumen",  "stamen",   "lumen",
                                           "ramen", "hymen",   "albumen" };
    if (dl_str_among((dl_str){ w->at, w->len }, not_men, DL_N(not_men))) return false;
    return replace_ending(w, "men", "man");
}

/* Decades ("1970s", "mid-80s") stand for themselves. */
static bool is_decade(dl_str s) {
    return s.len > 2 && from_end(s, 0) == 's' && from_end(s, 1) == '0';
}

void dl_lemma_of_noun(lemma_word *w) {
    static const struct {
        const char *plural, *lemma;
    } endings[] = {
        { "children", "child" }, { "feet", "foot" },     { "teeth", "tooth" },
        { "wives", "wife" },     { "selves", "self" },   { "shelves", "shelf" },
        { "wolves", "wolf" },    { "thieves", "thief" }, { "knives", "knife" },
        { "theses", "thesis" },  { "geese", "goose" },   { "dormice", "dormouse" },
    };
    dl_str s = { w->at, w->len };
    if (replace(w, false)) return;
    if (listed(s, dl_lemma_same, dl_lemma_same_n, false) || cut_men(w)) return;
    for (size_t i = 0; i < DL_N(endings); i++)
        if (replace_ending(w, endings[i].plural, endings[i].lemma)) return;
    if (dl_str_ends(s, "'s") && s.len > 2) {
        if (w->at[w->len - 3] == '0' && w->len > 3) {
            w->at[w->len - 2] = 's'; /* the 1990's */
            cut(w, 1);
        } else {
            cut(w, 2);
        }
    } else if (!is_decade(s) && !dl_str_ends(s, "us") && !dl_str_ends(s, "is") &&
               dl_str_find(s, DL_LIT("."), 0) == DL_NONE) {
        cut_s(w);
    }
}

/* ---- adjectives and adverbs ------------------------------------------------------------- */

static bool known_stem(const lemma_word *w) {
    return row_of((dl_str){ w->at, w->len }, dl_lemma_compared, dl_lemma_compared_n);
}

/* Takes off -er or -est (N letters) when what is left is an adjective. */
static void cut_degree(lemma_word *w, uint32_t n) {
    lemma_word stem = *w;
    dl_str s = { stem.at, stem.len };
    uint32_t hyphen = 0;
    if (from_end(s, n) == 'i' && s.len > n + 2) {
        cut_to_y(w, n + 1);
        return;
    }
    for (uint32_t i = 0; i < s.len; i++)
        if (s.ptr[i] == '-') hyphen = i + 1;
    stem.len -= hyphen;
    memmove(stem.at, stem.at + hyphen, stem.len);
    if (stem.len <= n + 1) return;
    stem.len -= n;
    uint32_t plain = stem.len;
    bool found = known_stem(&stem);
    if (!found) {
        stem.at[stem.len++] = 'e';
        found = known_stem(&stem);
    }
    if (!found && stem.at[plain - 1] == stem.at[plain - 2]) {
        stem.len = plain - 1;
        found = known_stem(&stem);
    }
    if (!found) return;
    memcpy(w->at + hyphen, stem.at, stem.len);
    w->len = hyphen + stem.len;
}

void dl_lemma_of_compared(lemma_word *w) {
    dl_str s = { w->at, w->len };
    if (dl_str_ends(s, "er"))
        cut_degree(w, 2);
    else if (dl_str_ends(s, "est"))
        cut_degree(w, 3);
}
