/* feature.c - what a token looks like: keys of word, affixes and shape.
 *
 * In:  a token's text. Out: 64-bit keys, one for each feature; 0 = does not apply.
 * Digits are folded to "0", so that numbers share their rows; typeset marks are read as the
 * plain ones of the treebank.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/grammar.h"

enum { FORM_MAX = 40, SHAPE_MAX = 8 };

static const char *const pos_names[] = {
#define X(name) #name,
    DL_POS_LIST(X)
#undef X
};

const char *dl_pos_name(int pos) {
    DL_ASSERT(pos >= 0 && pos < DL_POS_COUNT);
    return pos_names[pos];
}

int dl_pos_named(dl_str name) {
    for (int i = 0; i < DL_POS_COUNT; i++)
        if (dl_str_is(name, pos_names[i])) return i;
    return -1;
}

/* ---- marks ------------------------------------------------------------------------------ */

enum { MARK_MAX = 3 };

static const struct {
    const char *typeset, *plain; /* no longer */
} marks[] = {
    { "\xe2\x80\x98", "'" },
    { "\xe2\x80\x99", "'" },
    { "\xe2\x80\x9a", "'" },
    { "\xe2\x80\x9c", "\"" },
    { "\xe2\x80\x9d", "\"" },
    { "\xe2\x80\x9e", "\"" },
    { "\xc2\xab", "\"" },
    { "\xc2\xbb", "\"" },
    { "\xe2\x80\x90", "-" },
    { "\xe2\x80\x91", "-" },
    { "\xe2\x80\x93", "--" },
    { "\xe2\x80\x94", "--" },
    { "\xe2\x80\x95", "--" },
    { "\xe2\x80\xa6", "..." },
    { "\xe2\x88\x92", "-" },
    { "``", "\"" },
    { "''", "\"" },
    { "`", "'" },
    /* what the models learned from has money in dollars alone: euro, pound, yen */
    { "\xe2\x82\xac", "$" },
    { "\xc2\xa3", "$" },
    { "\xc2\xa5", "$" },
};

/* Can a mark of the table begin at byte AT? */
static bool may_be_mark(dl_str form, uint32_t at) {
    unsigned char c = (unsigned char)form.ptr[at];
    return c == 0xe2 || c == 0xc2 || c == '`' ||
           (c == '\'' && at + 1 < form.len && form.ptr[at + 1] == '\'');
}

static size_t find_mark(dl_str rest) {
    size_t k = 0;
    while (k < DL_N(marks) && !dl_str_starts(rest, marks[k].typeset)) k++;
    return k;
}

/* FORM with plain marks, in OUT when it has others; what SIZE bytes have no room for is
 * left off. */
static dl_str plain_form(dl_str form, char *out, uint32_t size) {
    uint32_t n = 0, i = 0;
    while (i < form.len && !may_be_mark(form, i)) i++;
    if (i == form.len) return form;
    for (i = 0; i < form.len && n + MARK_MAX <= size;) {
        size_t k =
            may_be_mark(form, i) ? find_mark(dl_str_sub(form, i, form.len)) : DL_N(marks);
        if (k == DL_N(marks)) {
            out[n++] = form.ptr[i++];
            continue;
        }
        i += (uint32_t)strlen(marks[k].typeset);
        for (const char *c = marks[k].plain; *c; c++) out[n++] = *c;
    }
    return (dl_str){ out, n };
}

bool dl_model_keeps_first(dl_str form) {
    uint32_t at = 0;
    return form.len &&
           !(dl_utf8_class(dl_utf8_next(form, &at)) & (DL_CLASS_LETTER | DL_CLASS_DIGIT));
}

/* ---- keys ------------------------------------------------------------------------------- */

static uint64_t key(char kind, const char *ptr, uint32_t len) {
    uint64_t h = dl_str_hash((dl_str){ ptr, len });
    h ^= (uint64_t)(unsigned char)kind * 0x9e3779b97f4a7c15u;
    h ^= h >> 29;
    h *= 0xbf58476d1ce4e5b9u;
    h ^= h >> 32;
    return h ? h : 1;
}

/* Start of the last N characters of FORM. */
static uint32_t suffix(const char *form, uint32_t len, int n) {
    while (n > 0 && len > 0) {
        len--;
        while (len > 0 && ((unsigned char)form[len] & 0xc0) == 0x80) len--;
        n--;
    }
    return len;
}

static uint32_t prefix(const char *form, uint32_t len, int n) {
    uint32_t at = 0;
    while (n-- > 0 && at < len) {
        at++;
        while (at < len && ((unsigned char)form[at] & 0xc0) == 0x80) at++;
    }
    return at;
}

/* "Xx", "x", "X", "0,0": runs of one class become one letter. */
static uint32_t shape(dl_str form, bool first, char *out) {
    uint32_t len = 0, at = 0;
    out[len++] = first ? '^' : '.';
    while (at < form.len && len < SHAPE_MAX) {
        uint32_t code = dl_utf8_next(form, &at);
        unsigned class = dl_utf8_class(code);
        char c = class & DL_CLASS_UPPER    ? 'X'
                 : class & DL_CLASS_LETTER ? 'x'
                 : class & DL_CLASS_DIGIT  ? '0'
                 : code < 0x80             ? (char)code
                                           : '?';
        if (len < 2 || out[len - 1] != c) out[len++] = c;
    }
    return len;
}

void dl_model_features(dl_str form, bool first, uint64_t out[DL_MODEL_FEATURES]) {
    char plain[FORM_MAX], lower[FORM_MAX], look[SHAPE_MAX];
    form = plain_form(form, plain, sizeof plain);
    uint32_t len = dl_utf8_lower(form, lower, sizeof lower);
    for (uint32_t i = 0; i < len; i++)
        if (lower[i] >= '0' && lower[i] <= '9') lower[i] = '0';
    uint32_t s3 = suffix(lower, len, 3), s2 = suffix(lower, len, 2);
    out[0] = key('w', lower, len);
    out[1] = key('3', lower + s3, len - s3);
    out[2] = key('2', lower + s2, len - s2);
    out[3] = key('p', lower, prefix(lower, len, 3));
    out[4] = key('s', look, shape(form, first, look));
}
