/* likeness.c - sketches of texts by MinHash, and the comparison of two texts.
 *
 * In:  texts as given. Out: bands of their MinHash signature; how alike two are.
 * One permutation hashing (Li, Owen, Zhang, 2012) takes one hash a shingle instead of one
 * for each of the signature's values; values that no shingle fell on are borrowed from
 * another one (Shrivastava, "Optimal densification", 2017), as one text is as long as a
 * flash and the next as a speech.
 *
 * SPDX-License-Identifier: MIT */
#include "likeness.h"

#include <stdlib.h>

enum {
    SHINGLE = 4, /* words of a shingle: any two texts share runs of three */
    SLOTS = DL_BANDS * DL_BAND_ROWS,
    MIN_SHINGLES = 24, /* below, a text is a flash or a headline, alike by chance */
    MAX_SHINGLES = 40000,
    MAX_FIGURES = 2000,
    DATELINE_BYTES = 80,
    /* A copy has three quarters of the shorter text; a follow-up that repeats the
     * background of the story has half of it at most. */
    LIKE_SHARED = 75,
    /* ... and the shorter is no part of a round-up of many stories. */
    LIKE_RESEMBLANCE = 45,
    SAME_PLACE_SHARED =
        30, /* one address tells that it is one story; a page for all is not */
    /* One figure in so many may differ, and one more, as in a dateline; in a few sentences
     * none: what differs by a figure alone is the same form of another day. */
    FIGURES_A_MISS = 10,
    FEW_SHINGLES = 80,
};

/* ---- words ------------------------------------------------------------------------------- */

static uint64_t stir(uint64_t h) { /* the finalizer of MurmurHash3 */
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdu;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53u;
    return h ^ h >> 33;
}

/* Bytes of a word at S[I]: letters, digits, and all beyond ASCII but the punctuation of
 * typesetters, which differs from paper to paper. 0: none. */
static uint32_t word_bytes(dl_str s, uint32_t i) {
    unsigned char c = (unsigned char)s.ptr[i];
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
                   ? 1
                   : 0;
    unsigned char next = i + 1 < s.len ? (unsigned char)s.ptr[i + 1] : 0;
    if (c < 0xc0 || c == 0xc2) return 0; /* U+0080..00BF: spaces, quotation marks */
    if (c < 0xe0) return 2;
    if (c < 0xf0) return c == 0xe2 || (c == 0xe3 && next == 0x80) ? 0 : 3;
    return 4;
}

/* The next word from *AT on, folded and hashed; false: no more. */
static bool next_word(dl_str s, uint32_t *at, dl_span *word, uint64_t *hash) {
    uint32_t i = *at, step;
    uint64_t h = 0xcbf29ce484222325u;
    while (i < s.len && !word_bytes(s, i)) i++;
    if (i >= s.len) return false;
    word->off = i;
    while (i < s.len && (step = word_bytes(s, i)) > 0) {
        for (uint32_t k = 0; k < step && i < s.len; k++, i++) {
            unsigned char c = (unsigned char)s.ptr[i];
            if (c >= 'A' && c <= 'Z') c |= 0x20;
            h = (h ^ c) * 0x100000001b3u;
        }
    }
    word->len = i - word->off;
    *at = i;
    *hash = h;
    return true;
}

typedef struct {
    uint64_t last[SHINGLE];
    uint32_t words;
} shingler;

/* Takes the next word; true: *OUT is the shingle that ends with it. */
static bool shingle(shingler *s, uint64_t word, uint64_t *out) {
    uint64_t h = 0;
    s->last[s->words++ % SHINGLE] = word;
    if (s->words < SHINGLE) return false;
    for (uint32_t i = 0; i < SHINGLE; i++)
        h = h * 0x9e3779b97f4a7c15u + s->last[(s->words + i) % SHINGLE];
    *out = stir(h);
    return true;
}

/* ---- sketches ---------------------------------------------------------------------------- */

/* Every empty slot takes the value of another one, by a walk of its own that is the same
 * in all texts. */
static void fill_empty(uint32_t slots[SLOTS]) {
    bool full[SLOTS];
    for (uint32_t i = 0; i < SLOTS; i++) full[i] = slots[i] != UINT32_MAX;
    for (uint32_t i = 0; i < SLOTS; i++) {
        uint32_t from = i;
        for (uint64_t n = 1; !full[from]; n++)
            from = (uint32_t)(stir(i << 16 | n) % SLOTS);
        slots[i] = slots[from];
    }
}

void dl_sketch_make(dl_str text, dl_sketch *out) {
    uint32_t slots[SLOTS], at = 0, n = 0;
    uint64_t word, h;
    shingler s = { 0 };
    dl_span span;
    memset(slots, 0xff, sizeof slots);
    while (next_word(text, &at, &span, &word)) {
        if (!shingle(&s, word, &h)) continue;
        uint32_t slot = (uint32_t)(((h >> 32) * SLOTS) >> 32), value = (uint32_t)h;
        if (value == UINT32_MAX) value--;
        if (value < slots[slot]) slots[slot] = value;
        n++;
    }
    *out = (dl_sketch){ .words = s.words, .banded = n >= MIN_SHINGLES };
    if (!out->banded) return;
    fill_empty(slots);
    for (uint32_t b = 0; b < DL_BANDS; b++) {
        h = b;
        for (uint32_t r = 0; r < DL_BAND_ROWS; r++)
            h = stir(h ^ slots[b * DL_BAND_ROWS + r]);
        out->bands[b] = (uint32_t)h;
    }
}

/* ---- two texts --------------------------------------------------------------------------- */

typedef struct {
    uint64_t *shingles, *figures; /* sorted; shingles each once */
    uint32_t n, n_figures;
} text_set;

static int by_value(const void *a, const void *b) {
    const uint64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* Numbers and days: what one week's bulletin has other than the next one's. */
static bool is_figure(dl_str word) {
    static const char *const words[] = {
        "one",    "two",    "three",    "four",      "five",    "six",    "seven",
        "eight",  "nine",   "ten",      "eleven",    "twelve",  "dozen",  "hundred",
        "first",  "second", "third",    "fourth",    "fifth",   "sixth",  "seventh",
        "eighth", "ninth",  "tenth",    "eleventh",  "twelfth", "monday", "tuesday",
        "friday", "sunday", "thursday", "wednesday", "saturday"
    };
    char low[12];
    if (word.len && word.ptr[0] >= '0' && word.ptr[0] <= '9') return true;
    if (word.len >= sizeof low) return false;
    for (uint32_t i = 0; i < word.len; i++)
        low[i] = (char)(word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? word.ptr[i] | 0x20
                                                                 : word.ptr[i]);
    for (size_t i = 0; i < DL_N(words); i++)
        if (dl_str_is((dl_str){ low, word.len }, words[i])) return true;
    return false;
}

/* Where the dateline ends, "VIK, May 3 (Wire) - ": the day in it is the paper's. */
static uint32_t dateline_end(dl_str text) {
    static const char *const dashes[] = { " - ", " -- ", "\xE2\x80\x93", "\xE2\x80\x94" };
    dl_str head = dl_str_sub(text, 0, DATELINE_BYTES);
    for (size_t i = 0; i < DL_N(dashes); i++) {
        uint32_t at = dl_str_find(head, dl_str_of(dashes[i]), 0);
        if (at != DL_NONE) return at;
    }
    return 0;
}

static text_set read_text(dl_arena *mem, dl_str text) {
    uint32_t at = 0, n = 0, most = text.len / 2 + 1;
    if (most > MAX_SHINGLES) most = MAX_SHINGLES;
    text_set out = { .shingles = DL_NEW_N(mem, uint64_t, most),
                     .figures = DL_NEW_N(mem, uint64_t, MAX_FIGURES) };
    uint32_t dateline = dateline_end(text);
    shingler s = { 0 };
    dl_span span;
    uint64_t word, h;
    while (n < most && next_word(text, &at, &span, &word)) {
        if (out.n_figures < MAX_FIGURES && span.off >= dateline &&
            is_figure(dl_str_sub(text, span.off, span.len)))
            out.figures[out.n_figures++] = word;
        if (shingle(&s, word, &h)) out.shingles[n++] = h;
    }
    qsort(out.shingles, n, sizeof *out.shingles, by_value);
    qsort(out.figures, out.n_figures, sizeof *out.figures, by_value);
    for (uint32_t i = 0; i < n; i++)
        if (i == 0 || out.shingles[i] != out.shingles[i - 1])
            out.shingles[out.n++] = out.shingles[i];
    return out;
}

/* How many of A's elements B has, each against one of B's. */
static uint32_t count_common(const uint64_t *a, uint32_t n, const uint64_t *b,
                             uint32_t m) {
    uint32_t common = 0;
    for (uint32_t i = 0, k = 0; i < n && k < m;) {
        if (a[i] == b[k])
            common++, i++, k++;
        else if (a[i] < b[k])
            i++;
        else
            k++;
    }
    return common;
}

dl_likeness dl_compare_texts(dl_arena *mem, dl_str a, dl_str b, uint8_t *shared) {
    text_set x = read_text(mem, a), y = read_text(mem, b);
    if (x.n > y.n) {
        text_set swap = x;
        x = y;
        y = swap;
    }
    *shared = 0;
    if (x.n < MIN_SHINGLES) return DL_UNLIKE;
    uint64_t common = count_common(x.shingles, x.n, y.shingles, y.n);
    *shared = (uint8_t)(common * 100 / x.n);
    uint64_t resemblance = common * 100 / (x.n + y.n - common);
    uint32_t missing =
        x.n_figures - count_common(x.figures, x.n_figures, y.figures, y.n_figures);
    uint32_t allowed = x.n < FEW_SHINGLES ? 0 : 1 + x.n_figures / FIGURES_A_MISS;
    if (*shared >= LIKE_SHARED && resemblance >= LIKE_RESEMBLANCE && missing <= allowed)
        return DL_LIKE;
    return *shared >= SAME_PLACE_SHARED ? DL_LIKE_SAME_PLACE : DL_UNLIKE;
}
