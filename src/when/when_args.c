/* when_args.c - the arguments of time operations, as text and as numbers.
 *
 * In:  the words behind an operation's name. Out: one int each, checked.
 * A row of the table of operations says with a letter what each argument is:
 *
 *   y year 1-9999         c century 1-99         m month 1-12     d day 1-31
 *   w weekday 1-7         q quarter 1-4          h half 1-2       W week 1-53
 *   H hour 0-24           i minute 0-59          a am, pm or none
 *   n count, or x for "some"                     f the same with a fraction, in hundredths
 *   k count, may be negative                     u unit           s season
 *   t side of the anchor  b ago or on            p part of day    M modifier
 *   r reference           o holiday
 *
 * SPDX-License-Identifier: MIT */
#include "when_ops.h"

enum { MAX_COUNT = 100000 };

static const char *const units[] = { "",        "minute", "hour",    "part", "day",
                                     "week",    "month",  "quarter", "year", "decade",
                                     "century", "second", "weekend" };
static const char *const sides[] = { "",     "past", "future", "near", "last",
                                     "next", "this", "open",   "told" };
static const char *const turns[] = { "", "on", "ago" };
static const char *const halves_of_day[] = { "none", "am", "pm" };
static const char *const seasons[] = { "", "SP", "SU", "FA", "WI" };
static const char *const parts[] = { "", "MO", "AF", "EV", "NI", "DT", "MI" };
static const char *const refs[] = { "", "PRESENT_REF", "PAST_REF", "FUTURE_REF" };
_Static_assert(DL_N(units) == DL_UNIT_COUNT, "a word for every unit");
_Static_assert(DL_N(sides) == DL_SIDE_COUNT, "a word for every side");

static const struct kind {
    int least, most;          /* most 0: no such letter */
    const char *const *words; /* NULL: a number */
} kinds['z' - 'A' + 1] = {
    ['y' - 'A'] = { DL_MIN_YEAR, DL_MAX_YEAR, NULL },
    ['c' - 'A'] = { 1, 99, NULL },
    ['m' - 'A'] = { 1, 12, NULL },
    ['d' - 'A'] = { 1, 31, NULL },
    ['w' - 'A'] = { 1, 7, NULL },
    ['q' - 'A'] = { 1, 4, NULL },
    ['h' - 'A'] = { 1, 2, NULL },
    ['W' - 'A'] = { 1, 53, NULL },
    ['H' - 'A'] = { 0, 24, NULL },
    ['i' - 'A'] = { 0, 59, NULL },
    ['k' - 'A'] = { -MAX_COUNT, MAX_COUNT, NULL },
    ['a' - 'A'] = { 0, (int)DL_N(halves_of_day) - 1, halves_of_day },
    ['u' - 'A'] = { 1, (int)DL_N(units) - 1, units },
    ['s' - 'A'] = { 1, (int)DL_N(seasons) - 1, seasons },
    ['t' - 'A'] = { 1, (int)DL_N(sides) - 1, sides },
    ['b' - 'A'] = { 1, (int)DL_N(turns) - 1, turns },
    ['p' - 'A'] = { 1, (int)DL_N(parts) - 1, parts },
    ['r' - 'A'] = { 1, (int)DL_N(refs) - 1, refs },
};

static const struct kind *kind_of(char letter) {
    if (letter < 'A' || letter > 'z' || !kinds[letter - 'A'].most) return NULL;
    return &kinds[letter - 'A'];
}

/* "3", "2.5", "x": hundredths, -1 for x. */
static bool read_count(dl_str word, bool fraction, int *value) {
    int64_t whole, part = 0;
    if (dl_str_is(word, "x")) return *value = -1, true;
    dl_str rest = word, digits = dl_str_cut(&rest, '.');
    if (!dl_str_int(digits, &whole) || whole < 0 || whole > MAX_COUNT) return false;
    if (rest.len > 2 || (digits.len + 1 == word.len)) return false;
    if (rest.len && (!fraction || !dl_str_int(rest, &part) || part < 0)) return false;
    *value =
        fraction ? (int)(whole * 100 + (rest.len == 1 ? part * 10 : part)) : (int)whole;
    return true;
}

/* Seeds spell words in small letters only. */
static bool same_word(dl_str word, const char *canonical) {
    for (uint32_t i = 0; i < word.len; i++) {
        char c = canonical[i];
        if (!c || (word.ptr[i] != c && (c < 'A' || c > 'Z' || word.ptr[i] != c + 32)))
            return false;
    }
    return canonical[word.len] == '\0';
}

bool dl_time_arg(char letter, dl_str word, int *value) {
    int64_t n;
    if (letter == 'n' || letter == 'f') return read_count(word, letter == 'f', value);
    if (letter == 'M') {
        for (int i = 1; i < DL_MOD_COUNT; i++)
            if (same_word(word, dl_mod_name(i))) return *value = i, true;
        return false;
    }
    if (letter == 'o') return (*value = dl_holiday_named(word)) != 0;
    const struct kind *kind = kind_of(letter);
    DL_ASSERT(kind);
    if (!kind->words) {
        if (!dl_str_int(word, &n) || n < kind->least || n > kind->most) return false;
        return *value = (int)n, true;
    }
    for (int i = kind->least; i <= kind->most; i++)
        if (same_word(word, kind->words[i])) return *value = i, true;
    return false;
}

const char *dl_time_word(char letter, int64_t value) {
    if (value < INT_MIN || value > INT_MAX) return NULL;
    if (letter == 'M') return dl_mod_name((int)value);
    if (letter == 'o') return dl_holiday_name((int)value);
    const struct kind *kind = kind_of(letter);
    if (!kind || !kind->words || value < kind->least || value > kind->most) return NULL;
    return kind->words[value];
}

dl_str dl_time_number(int number, char out[DL_WORD_MAX]) {
    char digits[16];
    uint32_t n = 0, len = 0;
    int64_t left = number < 0 ? -(int64_t)number : number;
    if (number < 0) out[len++] = '-';
    do digits[n++] = (char)('0' + left % 10);
    while ((left /= 10) > 0);
    while (n > 0) out[len++] = digits[--n];
    out[len] = '\0';
    return (dl_str){ out, len };
}

bool dl_time_put(char letter, dl_str word, char out[DL_WORD_MAX]) {
    int value;
    if (!dl_time_arg(letter, word, &value)) return false;
    const char *canonical = dl_time_word(letter, value);
    if (canonical) word = dl_str_of(canonical);
    if (!canonical && letter != 'n' && letter != 'f') {
        dl_time_number(value, out);
        return true;
    }
    if (word.len >= DL_WORD_MAX) return false;
    memcpy(out, word.ptr, word.len);
    out[word.len] = '\0';
    return true;
}

bool dl_time_args(const char *spec, dl_str args, int out[DL_TIME_ARGS]) {
    DL_ASSERT(strlen(spec) <= DL_TIME_ARGS);
    for (; *spec; spec++) {
        dl_str word = dl_str_cut(&args, ' ');
        if (!dl_time_arg(*spec, word, out++)) return false;
    }
    return args.len == 0;
}
