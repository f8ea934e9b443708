/* number.c - numbers in digits and words, ordinals, fractions.
 *
 * In:  the tokens of sentences; %number (one ... ninety), %multiplier (dozen, hundred ...),
 *      %ordinal, %fraction, %inexact (dozens, hundreds), %about,
 *      %number_start (a, half).
 * Out: NUMBER and ORDINAL marks with their values. Dates, times and telephone numbers in
 * digits are no numbers here. "second" and "third" are ordinals only where they are not a
 * unit of time or a fraction.
 *
 * SPDX-License-Identifier: MIT */
#include "text_parts.h"

typedef struct {
    const dl_words *words;
    const dl_document *doc;
    dl_text *text;
    uint32_t number, multiplier, ordinal, fraction, inexact, about, loose; /* sets */
    uint32_t first, end; /* the sentence */
} reader;

typedef struct {
    uint32_t n; /* tokens; 0 = nothing found */
    double value;
    bool ordinal, approximate;
} found;

static const dl_token *token_at(const reader *r, uint32_t i) {
    return i < r->end ? &r->text->tokens.at[i] : NULL;
}

static bool is_at(const reader *r, uint32_t i, const char *word) {
    const dl_token *t = token_at(r, i);
    return t && t->len == strlen(word) &&
           dl_same_word(r->doc->text.ptr + t->off, t->len, word);
}

static bool in(const reader *r, uint32_t i, uint32_t set, int64_t *value) {
    const dl_token *t = token_at(r, i);
    if (!t || !dl_token_in(r->words, t, set)) return false;
    *value = dl_words_value(r->words, t->word, set);
    return true;
}

/* ---- digits -------------------------------------------------------------------------- */

/* "8,600" "4.5"; false: a date, a time, several stops. Reads at most the digits in S;
 * what stands behind them ("9th") goes to *REST. */
static bool read_digits(dl_str s, double *value, dl_str *rest) {
    double scale = 0;
    uint32_t i = 0;
    *value = 0;
    for (; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '.' && scale == 0) {
            scale = 1;
        } else if (c >= '0' && c <= '9') {
            *value = *value * 10 + (c - '0');
            scale *= 10;
        } else if (c != ',') {
            break;
        }
    }
    *rest = dl_str_sub(s, i, s.len);
    if (scale > 1) *value /= scale;
    return i > 0;
}

static bool is_ordinal_suffix(dl_str s) {
    return s.len == 2 && (dl_same_word(s.ptr, 2, "th") || dl_same_word(s.ptr, 2, "st") ||
                          dl_same_word(s.ptr, 2, "nd") || dl_same_word(s.ptr, 2, "rd"));
}

/* ---- words --------------------------------------------------------------------------- */

/* A number below a hundred in words: "seven" "twenty-three" "twenty-first". */
static found below_hundred(const reader *r, uint32_t i) {
    int64_t value, unit;
    if (in(r, i, r->ordinal, &value))
        return (found){ .n = 1, .value = (double)value, .ordinal = true };
    if (!in(r, i, r->number, &value)) return (found){ 0 };
    found f = { .n = 1, .value = (double)value };
    if (value < 20 || value % 10) return f;
    uint32_t next = is_at(r, i + 1, "-") ? i + 2 : i + 1;
    bool ordinal = in(r, next, r->ordinal, &unit);
    if ((ordinal || in(r, next, r->number, &unit)) && unit > 0 && unit < 10) {
        f.n = next + 1 - i;
        f.value += (double)unit;
        f.ordinal = ordinal;
    }
    return f;
}

/* A multiplier at I; single letters only right behind digits: "5m". */
static bool multiplier_at(const reader *r, uint32_t i, int64_t *value) {
    const dl_token *t = token_at(r, i);
    if (!in(r, i, r->multiplier, value)) return false;
    return t->len > 1 || !(t->flags & DL_SPACE_BEFORE);
}

/* "two hundred and five", "three million four hundred thousand", from a first part F that
 * ends before AT. */
static found with_multipliers(const reader *r, uint32_t i, found f) {
    double total = 0, part = f.value;
    int64_t scale;
    double last = 1e18;
    bool digits = token_at(r, i)->kind == DL_NUMBER; /* "5 million and two others" */
    while (!f.ordinal && multiplier_at(r, i + f.n, &scale)) {
        double by = (double)scale;
        if (by >= 1000 && by >= last) break;
        part *= by;
        f.n++;
        if (by >= 1000) {
            total += part;
            part = 0;
            last = by;
        }
        uint32_t next = i + f.n;
        if (!digits && is_at(r, next, "and")) next++;
        found more = below_hundred(r, next);
        int64_t above;
        if (more.n == 0 || more.value >= by || by < 100 || digits) continue;
        if (multiplier_at(r, next + more.n, &above) && (double)above >= last) break;
        part += more.value;
        f.n = next + more.n - i;
        f.ordinal = more.ordinal;
    }
    f.value = total + part;
    return f;
}

/* "two and a half" before a multiplier or alone; "two thirds", "three-quarters". */
static found with_fraction(const reader *r, uint32_t i, found f) {
    int64_t parts;
    uint32_t next = i + f.n;
    if (is_at(r, next, "and") && is_at(r, next + 1, "a") && is_at(r, next + 2, "half")) {
        f.n += 3;
        f.value += 0.5;
        return f;
    }
    if (is_at(r, next, "-")) next++;
    if (f.value > 0 && f.value < 20 && in(r, next, r->fraction, &parts)) {
        const dl_token *t = token_at(r, next); /* "two thirds", not "two third parties" */
        bool plural = r->doc->text.ptr[t->off + t->len - 1] == 's';
        if (plural != (f.value > 1)) return f;
        f.n = next + 1 - i;
        f.value /= (double)parts;
    }
    return f;
}

/* "a dozen", "half a million", "hundreds of thousands", "a few hundred". */
static found read_loose(const reader *r, uint32_t i) {
    int64_t value, scale;
    if (is_at(r, i, "half") && (is_at(r, i + 1, "a") || is_at(r, i + 1, "an")) &&
        multiplier_at(r, i + 2, &scale))
        return (found){ .n = 3, .value = (double)scale / 2 };
    if (is_at(r, i, "a") || is_at(r, i, "an")) {
        uint32_t few = i + 1;
        bool vague = is_at(r, few, "few") || is_at(r, few, "couple");
        uint32_t next = vague ? few + (is_at(r, few + 1, "of") ? 2 : 1) : few;
        if (!multiplier_at(r, next, &scale)) return (found){ 0 };
        double times = !vague ? 1 : is_at(r, few, "few") ? 3 : 2;
        found f = with_multipliers(r, i, (found){ .n = next - i, .value = times });
        f.approximate = vague;
        return f;
    }
    if (is_at(r, i, "several") && multiplier_at(r, i + 1, &scale))
        return (found){ .n = 2, .value = 5 * (double)scale, .approximate = true };
    if (!in(r, i, r->inexact, &value)) return (found){ 0 };
    found f = { .n = 1, .value = (double)value, .approximate = true };
    if (is_at(r, i + 1, "of") && in(r, i + 2, r->inexact, &scale) && scale >= 1000) {
        f.n = 3;
        f.value *= (double)scale;
    } else if (value == 10) {
        f.n = 0; /* "tens" alone is no number */
    }
    return f;
}

/* ---- what is none -------------------------------------------------------------------- */

/* "30 seconds" is plural; "a second later", "one second", "per second", "for a second". */
static bool is_unit_second(const reader *r, uint32_t i) {
    const dl_token *next = token_at(r, i + 1);
    if (!is_at(r, i, "second") || i == r->first) return false;
    int64_t value;
    if (is_at(r, i - 1, "per") || is_at(r, i - 1, "split") ||
        in(r, i - 1, r->number, &value))
        return true;
    if (token_at(r, i - 1)->kind == DL_NUMBER) return true;
    if (!is_at(r, i - 1, "a") && !is_at(r, i - 1, "each")) return false;
    return !next || next->kind == DL_PUNCT || is_at(r, i + 1, "later") ||
           is_at(r, i + 1, "ago") || is_at(r, i + 1, "or") || is_at(r, i + 1, "to");
}

/* "a third of", "one fifth of the seats". */
static bool is_fraction(const reader *r, uint32_t i) {
    int64_t parts;
    if (!in(r, i, r->fraction, &parts) || i == r->first) return false;
    return is_at(r, i - 1, "a") && is_at(r, i + 1, "of");
}

static bool is_pronoun(const reader *r, uint32_t i) {
    if (!is_at(r, i, "one")) return false;
    return (i > r->first && (is_at(r, i - 1, "no") || is_at(r, i - 1, "any") ||
                             is_at(r, i - 1, "every") || is_at(r, i - 1, "this") ||
                             is_at(r, i - 1, "that") || is_at(r, i - 1, "which"))) ||
           is_at(r, i + 1, "another") || is_at(r, i + 1, "'s");
}

/* ---- the stage ----------------------------------------------------------------------- */

static found read_number(const reader *r, uint32_t i) {
    const dl_token *t = token_at(r, i);
    found f = { 0 };
    if (t->kind == DL_NUMBER) {
        dl_str rest;
        if (!read_digits(dl_token_str(r->doc, t), &f.value, &rest)) return f;
        f.ordinal = is_ordinal_suffix(rest);
        if (rest.len && !f.ordinal) return f;
        f.n = 1;
    } else if (is_unit_second(r, i) || is_fraction(r, i) || is_pronoun(r, i)) {
        return f;
    } else {
        f = below_hundred(r, i);
        if (f.n == 0) return read_loose(r, i);
    }
    if (f.ordinal) return f;
    return with_multipliers(r, i, with_fraction(r, i, f));
}

static void put(dl_arena *mem, const reader *r, uint32_t i, found f) {
    int64_t ignored;
    bool about = i > r->first && in(r, i - 1, r->about, &ignored);
    if (r->text->marks.n >= DL_MAX_MARKS) return;
    *DL_PUSH(mem, &r->text->numbers) = (dl_number){
        .value = f.value, .ordinal = f.ordinal, .approximate = f.approximate || about
    };
    *DL_PUSH(mem, &r->text->marks) =
        (dl_mark){ .first = i,
                   .n = f.n,
                   .value = r->text->numbers.n - 1,
                   .kind = f.ordinal ? DL_MARK_ORDINAL : DL_MARK_NUMBER };
}

void dl_find_numbers(dl_arena *mem, const dl_words *words, const dl_document *doc,
                     dl_text *text) {
    reader r = { .words = words,
                 .doc = doc,
                 .text = text,
                 .number = dl_words_set(words, DL_LIT("number")),
                 .multiplier = dl_words_set(words, DL_LIT("multiplier")),
                 .ordinal = dl_words_set(words, DL_LIT("ordinal")),
                 .fraction = dl_words_set(words, DL_LIT("fraction")),
                 .inexact = dl_words_set(words, DL_LIT("inexact")),
                 .about = dl_words_set(words, DL_LIT("about")),
                 .loose = dl_words_set(words, DL_LIT("number_start")) };
    const uint64_t *table = dl_words_bit_table(words);
    uint64_t bits = 0;
    const uint32_t sets[] = { r.number, r.ordinal, r.inexact, r.loose };
    for (size_t i = 0; i < DL_N(sets); i++) bits |= dl_words_bit(words, sets[i]);
    for (uint32_t s = 0; s < text->sentences.n; s++) {
        r.first = text->sentences.at[s].first;
        r.end = r.first + text->sentences.at[s].n;
        for (uint32_t i = r.first; i < r.end;) {
            const dl_token *t = &text->tokens.at[i];
            bool may = t->kind == DL_NUMBER || table[t->word] & bits;
            found f = may ? read_number(&r, i) : (found){ 0 };
            if (f.n) put(mem, &r, i, f);
            i += f.n ? f.n : 1;
        }
    }
}
