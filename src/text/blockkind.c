/* blockkind.c - which paragraphs are headings, captions, teasers and notes.
 *
 * In:  the tokens of every block; %teaser, %note and %credit phrases. Out: block kinds.
 * A phrase decides only at the beginning of a block and in the shape that its value asks
 * for, so that "Share prices fell" and "Related companies said" stay what they are: a
 * sentence that is lost costs more than a teaser that is read.
 *
 * SPDX-License-Identifier: MIT */
#include "text_parts.h"

/* Values of %teaser, %note and %credit: what must follow the phrase. */
enum {
    ALONE, /* nothing but numbers and punctuation */
    COLON, /* a colon, a bar or an arrow; or nothing */
    ANY,   /* whatever, up to a limit */
    NAMES, /* mostly capitals, and no full stop inside */
    LINE,  /* the same, or no stop at all, as in a line that is no sentence */
};

enum {
    MAX_TEASER = 40,
    MAX_NOTE = 120,
    MAX_CAPTION = 80,
    MAX_HEADING = 24,
    MAX_CREDIT = 10,
    MAX_TAIL = 12,
    MAX_CREDIT_LINE = 16
};

typedef struct {
    const dl_words *words;
    const dl_document *doc;
    const dl_token *tokens;
    uint32_t n;                                      /* tokens of the block */
    bool wire;                                       /* it opens with a dateline */
    uint32_t teaser, note, credit, pictured, agency; /* sets */
} block;

static dl_str text_at(const block *b, uint32_t i) {
    return i < b->n ? dl_token_str(b->doc, &b->tokens[i]) : (dl_str){ 0 };
}

static bool is_mark(const block *b, uint32_t i) {
    uint8_t kind = b->tokens[i].kind;
    return kind == DL_PUNCT || kind == DL_QUOTE || kind == DL_SYMBOL;
}

/* One of the characters of MARKS? */
static bool is_one_of(const block *b, uint32_t i, const char *marks) {
    dl_str s = text_at(b, i);
    return s.len == 1 && strchr(marks, *s.ptr);
}

/* What sets a lead-in off; a hyphen only between spaces: "Video-sharing" is a word. */
static bool is_separator(const block *b, uint32_t i) {
    dl_str s = text_at(b, i);
    if (is_one_of(b, i, "-"))
        return b->tokens[i].flags & DL_SPACE_BEFORE && i + 1 < b->n &&
               b->tokens[i + 1].flags & DL_SPACE_BEFORE;
    return is_one_of(b, i, ":|>") || dl_str_is(s, ">>") || dl_str_is(s, "--") ||
           dl_str_is(s, "\xc2\xbb") || dl_str_is(s, "\xe2\x80\x93") ||
           dl_str_is(s, "\xe2\x80\x94") || dl_str_is(s, "\xe2\x80\xba");
}

/* ---- shape --------------------------------------------------------------------------- */

static bool is_full_stop(const block *b, uint32_t i) {
    return b->tokens[i].kind == DL_PUNCT && is_one_of(b, i, ".");
}

/* The last token but closing marks. */
static uint32_t last_token(const block *b) {
    uint32_t i = b->n - 1;
    while (i > 0 && (b->tokens[i].kind == DL_QUOTE || is_one_of(b, i, ")]"))) i--;
    return i;
}

static bool ends_sentence(const block *b) {
    uint32_t i = last_token(b);
    return b->tokens[i].kind == DL_PUNCT && strchr(".!?:;,", *text_at(b, i).ptr);
}

/* A stop, question or exclamation mark before the end, with a capital behind it. */
static bool has_inner_stop(const block *b) {
    for (uint32_t i = 1; i + 1 < b->n; i++)
        if (b->tokens[i].kind == DL_PUNCT && is_one_of(b, i, ".!?") &&
            b->tokens[i + 1].flags & DL_CAPITAL)
            return true;
    return false;
}

static bool has_letters(const block *b) {
    for (uint32_t i = 0; i < b->n; i++)
        if (b->tokens[i].kind == DL_WORD || b->tokens[i].kind == DL_NUMBER) return true;
    return false;
}

/* Are three of five words from FROM on capitalised? Only in a short line may there be a
 * stop before the end. */
static bool is_names(const block *b, uint32_t from) {
    uint32_t words = 0, capitals = 0;
    for (uint32_t i = from; i < b->n; i++) {
        const dl_token *t = &b->tokens[i];
        if (is_full_stop(b, i) && i + 2 < b->n && b->n > MAX_CREDIT_LINE) return false;
        if (t->kind == DL_NUMBER || t->kind == DL_LINK) continue;
        if (t->kind != DL_WORD || t->flags & DL_CLITIC) continue;
        words++;
        if (t->flags & DL_CAPITAL) capitals++;
    }
    return capitals * 5 >= words * 3 && words <= 40;
}

/* ---- phrases ------------------------------------------------------------------------- */

static bool is_alone(const block *b, uint32_t from) {
    for (uint32_t i = from; i < b->n; i++)
        if (b->tokens[i].kind == DL_WORD && !(b->tokens[i].flags & DL_CLITIC))
            return false;
    return true;
}

/* Is the phrase of N tokens in capitals and what follows it not? "READ MORE Peace near" */
static bool is_shouted(const block *b, uint32_t from, uint32_t n) {
    for (uint32_t i = from; i < from + n; i++)
        if (!(b->tokens[i].flags & DL_UPPER)) return false;
    return n >= 2 && from + n < b->n && !(b->tokens[from + n].flags & DL_UPPER);
}

/* Does the block open with an entry of SET in the shape the entry asks for? */
static bool opens_with(const block *b, uint32_t set, uint32_t limit) {
    uint32_t from = 0;
    int64_t value = 0;
    while (from < b->n && is_mark(b, from)) from++;
    uint32_t n = dl_words_match(b->words, set, b->tokens + from, b->n - from, &value);
    if (n == 0 || b->n > limit) return false;
    uint32_t next = from + n;
    switch (value) {
    case ALONE: return is_alone(b, next);
    case COLON:
        return is_separator(b, next) || is_alone(b, next) || is_shouted(b, from, n);
    case LINE:
        if (!ends_sentence(b) && !has_inner_stop(b)) return true;
        return is_names(b, next);
    case NAMES:
        return is_names(b, next) || (is_separator(b, next) && b->n - next <= MAX_TAIL);
    default: return true;
    }
}

/* A credit among the tokens FROM .. END of a bracket: an agency, "File photo", "Photo:",
 * "Photo/", but not "tax credit". */
static bool has_credit(const block *b, uint32_t from, uint32_t end) {
    for (uint32_t i = from; i < end; i++) {
        int64_t value = ALONE;
        if (dl_words_match(b->words, b->agency, b->tokens + i, end - i, NULL))
            return true;
        uint32_t n = dl_words_match(b->words, b->credit, b->tokens + i, end - i, &value);
        if (n == 0) continue;
        if (value != COLON || i == from || is_one_of(b, i + n, ":/")) return true;
    }
    return false;
}

/* Does the block end in a credit: "(Reuters)", "[File: Ann Berg/AP]"? */
static bool ends_with_bracket(const block *b) {
    uint32_t end = b->n;
    if (is_full_stop(b, end - 1)) end--;
    if (end < 3 || !is_one_of(b, end - 1, ")]")) return false;
    uint32_t open = end - 1;
    while (open > 0 && end - open <= MAX_CREDIT && !is_one_of(b, open, "([")) open--;
    if (!is_one_of(b, open, "([") || open + 2 == b->n) return false;
    return has_credit(b, open + 1, end - 1);
}

/* Does the block trail off in a credit without brackets: "Ann Berg/AFP", "| Reuters",
 * "Photo: EPA", "Getty Images"? */
static bool ends_with_credit(const block *b) {
    if (ends_sentence(b)) return false;
    for (uint32_t i = b->n > MAX_CREDIT ? b->n - MAX_CREDIT : 1; i < b->n; i++) {
        int64_t value = ALONE;
        uint32_t n = dl_words_match(b->words, b->credit, b->tokens + i, b->n - i, &value);
        if (n > 0 && value == ALONE && i + n == b->n) return true;
        if (n > 0 && i + n + 1 < b->n && is_one_of(b, i + n, ":"))
            return is_names(b, i + n + 1);
        if (!is_one_of(b, i, "/|") || i + 1 == b->n) continue;
        n = dl_words_match(b->words, b->agency, b->tokens + i + 1, b->n - i - 1, NULL);
        if (n > 0 && i + 1 + n == b->n) return true;
    }
    return false;
}

/* "(left)", "(second from left)", "[R]": nothing but such words up to the bracket's end. */
static bool is_direction(const block *b, uint32_t i) {
    uint32_t from = ++i;
    while (i < b->n && dl_token_in(b->words, &b->tokens[i], b->pictured)) i++;
    if (i == from || i == b->n || !is_one_of(b, i, ")]")) return false;
    return b->tokens[from].len > 1 || b->tokens[from].flags & DL_CAPITAL;
}

/* "Ann Berg (left) with John Lund", "Ann Berg, pictured in 2011": a line, no sentence. */
static bool points_at_picture(const block *b) {
    if (ends_sentence(b) || has_inner_stop(b)) return false;
    for (uint32_t i = 1; i < b->n; i++) {
        const dl_token *t = &b->tokens[i];
        if (is_one_of(b, i, "([")
                ? is_direction(b, i)
                : t->word && dl_words_value(b->words, t->word, b->pictured) == 1)
            return true;
    }
    return false;
}

static bool is_caption(const block *b) {
    if (b->n > MAX_CAPTION) return false;
    return opens_with(b, b->credit, MAX_CAPTION) || ends_with_bracket(b) ||
           ends_with_credit(b) || points_at_picture(b);
}

static bool is_heading(const block *b) {
    const dl_token *t = &b->tokens[0];
    if (b->n > MAX_HEADING || has_inner_stop(b) || b->wire) return false;
    if (t->kind == DL_WORD && !(t->flags & DL_CAPITAL)) return false;
    if (t->kind == DL_PUNCT || !has_letters(b)) return false;
    if (t->kind == DL_SYMBOL && !is_one_of(b, 0, "$")) return false;
    uint32_t last = last_token(b);
    if (b->tokens[last].flags & DL_ABBREV && b->n > 12) return false;
    return !ends_sentence(b) || (is_one_of(b, last, "?") && b->n <= 16);
}

static dl_block_kind kind_of(const block *b) {
    if (b->n == 0 || !has_letters(b)) return DL_BLOCK_NOTE;
    if (opens_with(b, b->teaser, MAX_TEASER)) return DL_BLOCK_TEASER;
    if (opens_with(b, b->note, MAX_NOTE)) return DL_BLOCK_NOTE;
    if (dl_str_is(text_at(b, 0), "\xc2\xa9") && b->n <= MAX_TEASER) return DL_BLOCK_NOTE;
    if (b->n <= 4 && dl_words_match(b->words, b->agency, b->tokens, b->n, NULL) &&
        is_names(b, 0))
        return DL_BLOCK_NOTE; /* the agency's name at the end of its story */
    if (is_caption(b)) return DL_BLOCK_CAPTION;
    return is_heading(b) ? DL_BLOCK_HEADING : DL_BLOCK_PARAGRAPH;
}

/* "updated: Tue Jun 07 2011 08:15:00": the stamp of a part. */
static bool is_stamp(const block *b) {
    static const char *const words[] = { "updated", "Updated", "posted",    "Posted",
                                         "UPDATED", "POSTED",  "published", "Published" };
    if (b->n < 4 || b->n > MAX_TAIL || !is_one_of(b, 1, ":")) return false;
    uint32_t numbers = 0;
    for (uint32_t i = 2; i < b->n; i++) numbers += b->tokens[i].kind == DL_NUMBER;
    return numbers > 1 && dl_str_among(text_at(b, 0), words, DL_N(words));
}

/* Points B to the tokens of block AT, from token I on; the first token behind it. */
static uint32_t look_at(block *b, const dl_text *text, const dl_block *at, uint32_t i) {
    uint32_t first = i, end = at->span.off + at->span.len;
    while (i < text->tokens.n && text->tokens.at[i].off < end) i++;
    b->tokens = text->tokens.at + first;
    b->n = i - first;
    return i;
}

/* Stamps of more than one part date those, and are read. */
static void read_stamps(block *b, dl_document *doc, const dl_text *text) {
    for (uint32_t k = 0, i = 0; k < doc->blocks.n; k++) {
        i = look_at(b, text, &doc->blocks.at[k], i);
        if (is_stamp(b)) doc->blocks.at[k].kind = DL_BLOCK_PARAGRAPH;
    }
}

void dl_classify_blocks(const dl_words *words, dl_document *doc, const dl_text *text) {
    block b = { .words = words,
                .doc = doc,
                .teaser = dl_words_set(words, DL_LIT("teaser")),
                .note = dl_words_set(words, DL_LIT("note")),
                .credit = dl_words_set(words, DL_LIT("credit")),
                .pictured = dl_words_set(words, DL_LIT("pictured")),
                .agency = dl_words_set(words, DL_LIT("agency")) };
    uint32_t i = 0, stamps = 0;
    for (uint32_t k = 0; k < doc->blocks.n; k++) {
        dl_block *at = &doc->blocks.at[k];
        uint32_t first = i;
        i = look_at(&b, text, at, i);
        dl_dateline line;
        b.wire = dl_read_dateline(words, doc, text, first, i, false, &line);
        at->kind = (uint8_t)kind_of(&b);
        stamps += is_stamp(&b);
    }
    if (stamps > 1) read_stamps(&b, doc, text);
}
