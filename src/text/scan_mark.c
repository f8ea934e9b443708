/* scan_mark.c - punctuation, quotation marks, symbols, handles and tags.
 *
 * In:  the scanner at a byte that begins no ASCII word or number. Out: one token, or none
 * for white space beyond ASCII. Whether ' is an apostrophe or a quotation mark is decided
 * here by what touches it.
 *
 * SPDX-License-Identifier: MIT */
#include "scan.h"

/* Words that begin with an apostrophe. */
static const char *const clipped[] = { "em", "n", "til", "tis", "twas", "cause" };

/* A run of the same character, or of ! and ? mixed. */
static uint32_t run_end(const dl_scan *s, uint32_t at) {
    char c = s->text[at++];
    if (c == '!' || c == '?')
        while (at < s->end && (s->text[at] == '!' || s->text[at] == '?')) at++;
    else
        while (at < s->end && s->text[at] == c) at++;
    return at;
}

/* An apostrophe or single quotation mark of LEN bytes that does not stand in a word. */
static void scan_single(dl_scan *s, uint32_t len) {
    uint32_t from = s->at, next = from + len, n = dl_letters_end(s, next) - next;
    bool space = s->flags & DL_SPACE_BEFORE;
    char before = from > 0 && !space ? s->text[from - 1] : ' ';
    if (dl_clitic_letters(s, next)) { /* "the U.S.'s"; in spaced text "Oslo 's" */
        dl_scan_clitic(s, from, next + n);
    } else if (space && n >= 2 && n <= 3 && dl_class_at(s, next) == SCAN_DIGIT &&
               dl_class_at(s, next + 1) == SCAN_DIGIT &&
               (n == 2 || s->text[next + 2] == 's')) {
        dl_scan_put(s, from, next + n, DL_NUMBER, 0); /* '90s */
    } else if (n > 0 && dl_listed(s->text + next, n, clipped, DL_N(clipped))) {
        dl_scan_put(s, from, next + n, DL_WORD, 0);
    } else if (len == 1 && next < s->end && s->text[next] == '\'') {
        dl_scan_put(s, from, next + 1, DL_QUOTE, 0); /* two for a double one */
    } else if ((before | 32) == 's' && !s->single &&
               !(dl_class_at(s, next) & SCAN_IN_WORD)) {
        dl_scan_put(s, from, next, DL_WORD, DL_CLITIC); /* the sides' */
    } else {
        s->single = space && dl_class_at(s, next) != SCAN_SPACE;
        dl_scan_put(s, from, next, DL_QUOTE, 0);
    }
}

/* Of Markdown's links only the words are text: "[" or "](address)" at the scanner is
 * passed over. */
static bool skip_link(dl_scan *s, char c) {
    dl_str text = { s->text, s->end };
    uint32_t end = c == ']' ? dl_hyperlink_end(text, s->at) : 0;
    if (c == '[' && dl_hyperlink_opens(text, s->at)) end = s->at + 1;
    if (!end) return false;
    s->at = end;
    return true;
}

void dl_scan_mark(dl_scan *s) {
    uint32_t from = s->at, next = from + 1;
    char c = s->text[from];
    if ((c == '[' || c == ']') && skip_link(s, c)) return;
    switch (c) {
    case '"': dl_scan_put(s, from, next, DL_QUOTE, 0); return;
    case '\'': scan_single(s, 1); return;
    case '`': dl_scan_put_long(s, from, run_end(s, from), DL_QUOTE, 0); return;
    case '@':
    case '#':
        if (dl_class_at(s, next) & (SCAN_UPPER | SCAN_LOWER) &&
            (from == 0 || !(dl_class_at(s, from - 1) & SCAN_IN_WORD))) {
            while (dl_class_at(s, next) & SCAN_IN_WORD ||
                   (next < s->end && s->text[next] == '_'))
                next++;
            dl_scan_put_long(s, from, next, DL_LINK, 0);
            return;
        }
        dl_scan_put(s, from, next, DL_SYMBOL, 0);
        return;
    case '.':
        if (dl_class_at(s, next) == SCAN_DIGIT && s->flags & DL_SPACE_BEFORE) { /* .22 */
            dl_scan_put_long(s, from, dl_digits_end(s->text, next, s->end), DL_NUMBER, 0);
            return;
        }
        dl_scan_put_long(s, from, run_end(s, from), DL_PUNCT, 0);
        return;
    case '!':
    case '?':
    case '-':
    case '_': dl_scan_put_long(s, from, run_end(s, from), DL_PUNCT, 0); return;
    case '=':
    case '*':
    case '~':
    case '<':
    case '>': dl_scan_put_long(s, from, run_end(s, from), DL_SYMBOL, 0); return;
    default: dl_scan_put(s, from, next, strchr("$%&+^|", c) ? DL_SYMBOL : DL_PUNCT, 0);
    }
}

void dl_scan_high(dl_scan *s) {
    uint32_t from = s->at, next = from;
    uint32_t code = dl_utf8_next((dl_str){ s->text, s->end }, &next);
    unsigned class = dl_utf8_class(code);
    switch (code) {
    case 0x2018:
    case 0x201a:
    case 0x201b:
        s->single = true;
        dl_scan_put(s, from, next, DL_QUOTE, 0);
        return;
    case 0x2019: scan_single(s, 3); return;
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0xab:
    case 0xbb:
    case 0x2039:
    case 0x203a:
    case 0x300c:
    case 0x300d: dl_scan_put(s, from, next, DL_QUOTE, 0); return;
    }
    if (class & (DL_CLASS_SPACE | DL_CLASS_CONTROL)) {
        s->flags |= DL_SPACE_BEFORE;
        if (code == 0x2028 || code == 0x2029) s->flags |= DL_LINE_BEFORE;
        s->at = next;
    } else if (class & (DL_CLASS_LETTER | DL_CLASS_MARK | DL_CLASS_DIGIT)) {
        dl_scan_word(s);
    } else {
        bool punct = (code >= 0x2010 && code <= 0x2015) || code == 0x2026 ||
                     code == 0xbf || code == 0xa1;
        dl_scan_put(s, from, next, punct ? DL_PUNCT : DL_SYMBOL, 0);
    }
}
