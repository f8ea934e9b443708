/* quote.c - pairs quotation marks, nested ones and those that run over paragraphs.
 *
 * In:  tokens, sentences (they say which blocks are read) and block kinds. Out: quotes in
 * order of their opening marks, and a QUOTE mark for each, from mark to mark.
 * A straight mark opens or closes by what touches it; where that says nothing it closes
 * what is open. A quotation ends with its paragraph; when the next one opens with the same
 * mark, or closes one that was never opened, it goes on there.
 *
 * SPDX-License-Identifier: MIT */
#include "text_parts.h"

enum { MAX_OPEN = 4, SCARE_WORDS = 4 };

typedef enum { DOUBLE, SINGLE, ANGLE } mark_family;

typedef struct {
    const dl_words *words;
    const dl_document *doc;
    dl_text *text;
    dl_arena *mem;
    uint32_t cue;        /* set of verbs of saying */
    uint32_t first, end; /* tokens of the block */
    struct {
        uint32_t quote;
        mark_family family;
        bool reversed; /* opened by ” » „: any mark of the family closes */
    } open[MAX_OPEN];
    uint32_t n_open;
    uint32_t n_before; /* quotes found in the blocks before */
    uint32_t before;   /* the quote that was open when the block before ended */
    mark_family before_family;
} pairing;

static const dl_token *token_at(const pairing *p, uint32_t i) {
    return &p->text->tokens.at[i];
}

static dl_str text_at(const pairing *p, uint32_t i) {
    return dl_token_str(p->doc, token_at(p, i));
}

/* ---- shape --------------------------------------------------------------------------- */

typedef enum { EITHER, OPENS, CLOSES } shape;

/* By what touches the mark: a space before it and none behind opens. */
static shape touching(const pairing *p, uint32_t i) {
    bool before = i == p->first || token_at(p, i)->flags & DL_SPACE_BEFORE;
    bool after = i + 1 == p->end || token_at(p, i + 1)->flags & DL_SPACE_BEFORE;
    if (i == p->first) return OPENS;
    if (!before && strchr("([{-", *text_at(p, i - 1).ptr)) before = true;
    if (!before && token_at(p, i - 1)->kind == DL_QUOTE && !after) return EITHER;
    if (!after && token_at(p, i + 1)->kind == DL_PUNCT &&
        !strchr("([{.", *text_at(p, i + 1).ptr))
        after = true;
    if (before == after) return EITHER;
    return before ? OPENS : CLOSES;
}

typedef struct {
    mark_family family;
    shape shape;
    bool curly; /* the mark itself says whether it opens */
    bool low;   /* „ and ‚: closed by what opens elsewhere */
} glyph;

static const struct {
    const char *mark;
    glyph glyph;
} glyphs[] = {
    { "\"", { DOUBLE, EITHER, false, false } },
    { "'", { SINGLE, EITHER, false, false } },
    { "''", { DOUBLE, EITHER, false, false } },
    { "`", { SINGLE, OPENS, true, false } },
    { "``", { DOUBLE, OPENS, true, false } },
    { "\xe2\x80\x9c", { DOUBLE, OPENS, true, false } },  /* “ */
    { "\xe2\x80\x9d", { DOUBLE, CLOSES, true, false } }, /* ” */
    { "\xe2\x80\x9e", { DOUBLE, OPENS, true, true } },   /* „ */
    { "\xe2\x80\x9f", { DOUBLE, OPENS, true, false } },
    { "\xe2\x80\x98", { SINGLE, OPENS, true, false } },  /* ‘ */
    { "\xe2\x80\x99", { SINGLE, CLOSES, true, false } }, /* ’ */
    { "\xe2\x80\x9a", { SINGLE, OPENS, true, true } },
    { "\xc2\xab", { ANGLE, OPENS, true, false } },  /* « */
    { "\xc2\xbb", { ANGLE, CLOSES, true, false } }, /* » */
    { "\xe2\x80\xb9", { ANGLE, OPENS, true, false } },
    { "\xe2\x80\xba", { ANGLE, CLOSES, true, false } },
};

static bool read_glyph(const pairing *p, uint32_t i, glyph *out) {
    dl_str mark = text_at(p, i);
    for (size_t k = 0; k < DL_N(glyphs); k++) {
        if (!dl_str_is(mark, glyphs[k].mark)) continue;
        *out = glyphs[k].glyph;
        return true;
    }
    return false;
}

/* ---- pairs --------------------------------------------------------------------------- */

/* Place of the innermost open quote of FAMILY in the stack, counted from 1; 0 = none. */
static uint32_t find_open(const pairing *p, mark_family family) {
    uint32_t i = p->n_open;
    while (i > 0 && p->open[i - 1].family != family) i--;
    return i;
}

/* Gives up the quotes from PLACE of the stack on: they end before token I. */
static void end_quotes(pairing *p, uint32_t place, uint32_t i) {
    for (uint32_t k = place; k <= p->n_open; k++) {
        dl_quote *q = &p->text->quotes.at[p->open[k - 1].quote];
        q->n = i - q->first;
    }
    p->n_open = place - 1;
}

static void open_quote(pairing *p, uint32_t i, glyph g) {
    if (p->n_open == MAX_OPEN) end_quotes(p, MAX_OPEN, i);
    dl_quote *q = DL_PUSH(p->mem, &p->text->quotes);
    *q = (dl_quote){ .open = i,
                     .close = DL_NONE,
                     .first = i + 1,
                     .n = p->end - i - 1,
                     .continues = DL_NONE };
    if (i == p->first && p->before != DL_NONE && g.family == p->before_family)
        q->continues = p->before;
    p->open[p->n_open].quote = p->text->quotes.n - 1;
    p->open[p->n_open].family = g.family;
    p->open[p->n_open++].reversed = g.low || (g.curly && g.shape == CLOSES);
}

/* Closes the quote at PLACE of the stack; what was opened inside it stays unclosed and
 * ends where it ends. */
static void close_quote(pairing *p, uint32_t place, uint32_t i) {
    p->text->quotes.at[p->open[place - 1].quote].close = i;
    end_quotes(p, place, i);
}

/* A closing mark without an opening one, first of its block, ends the quotation of the
 * block before. */
static void close_carried(pairing *p, uint32_t i, glyph g) {
    if (p->before == DL_NONE || p->before_family != g.family) return;
    if (p->text->quotes.n != p->n_before) return; /* not the block's first mark */
    *DL_PUSH(p->mem, &p->text->quotes) = (dl_quote){ .open = DL_NONE,
                                                     .close = i,
                                                     .first = p->first,
                                                     .n = i - p->first,
                                                     .continues = p->before };
    p->before = DL_NONE;
}

/* ’ or ' inside ‘...’: an apostrophe when another closing mark follows first. */
static bool is_possessive(const pairing *p, uint32_t i) {
    dl_str before = i > p->first ? text_at(p, i - 1) : (dl_str){ 0 };
    glyph g;
    if (!dl_str_ends(before, "s") || i + 1 >= p->end) return false;
    const dl_token *next = token_at(p, i + 1);
    if (next->kind != DL_WORD || !(next->flags & DL_SPACE_BEFORE)) return false;
    for (uint32_t k = i + 1; k < p->end; k++) {
        if (token_at(p, k)->kind != DL_QUOTE || !read_glyph(p, k, &g)) continue;
        if (g.family != SINGLE) continue;
        return g.curly ? g.shape == CLOSES : touching(p, k) == CLOSES;
    }
    return false;
}

static bool is_cue(const pairing *p, uint32_t i) {
    return i >= p->first && i < p->end && dl_token_in(p->words, token_at(p, i), p->cue);
}

/* 'It will fall, "the envoy said': a mark that is set wrong, since somebody says behind it what
 * stands before it. */
static bool is_misplaced(const pairing *p, uint32_t i) {
    enum { REACH = 8 }; /* tokens: "a spokesman of the army said" */
    if (i <= p->first || !dl_str_is(text_at(p, i - 1), ",")) return false;
    for (uint32_t k = i + 1; k < p->end && k <= i + REACH; k++) {
        if (is_cue(p, k)) return true;
        if (token_at(p, k)->kind != DL_WORD && token_at(p, k)->kind != DL_NUMBER) break;
    }
    return false;
}

/* 'Later Holm added, "We go': somebody is said to speak right before the comma at which the mark
 * stands. */
static bool is_introduced(const pairing *p, uint32_t i) {
    enum { REACH = 3 }; /* tokens: "told the paper," */
    if (i <= p->first || !dl_str_is(text_at(p, i - 1), ",")) return false;
    for (uint32_t k = 2; k <= REACH + 1 && i >= p->first + k; k++) {
        if (is_cue(p, i - k)) return true;
        if (token_at(p, i - k)->kind != DL_WORD) break;
    }
    return false;
}

static void read_mark(pairing *p, uint32_t i) {
    glyph g;
    if (!read_glyph(p, i, &g)) return;
    uint32_t place = find_open(p, g.family);
    shape near = touching(p, i);
    if (near == OPENS && !g.curly &&
        (place || is_cue(p, i + 1) || (p->before != DL_NONE && !is_introduced(p, i))) &&
        is_misplaced(p, i)) {
        near = CLOSES;
        if (!place && p->before == DL_NONE && p->text->quotes.n == p->n_before) {
            open_quote(p, i, g); /* opened in a paragraph further up */
            dl_quote *q = &p->text->quotes.at[p->text->quotes.n - 1];
            q->open = DL_NONE;
            q->first = p->first;
            place = find_open(p, g.family);
        }
    }
    bool opens = g.curly ? g.shape == OPENS : near == OPENS || (near == EITHER && !place);
    bool closes = g.curly ? g.shape == CLOSES : near != OPENS;
    if (!g.curly && place && near == EITHER) opens = false;
    if (g.curly && place && p->open[place - 1].reversed) closes = opens = true;
    if (place && closes) {
        if (g.family == SINGLE && is_possessive(p, i)) return;
        close_quote(p, place, i);
    } else if (opens || (g.curly && near == OPENS && g.family != SINGLE)) {
        if (g.family == SINGLE && !g.curly && near != OPENS) return; /* apostrophe */
        if (place && !g.curly) end_quotes(p, place, i); /* it was never closed */
        open_quote(p, i, g);
    } else if (g.family != SINGLE) {
        close_carried(p, i, g);
    }
}

/* ---- scare quotes -------------------------------------------------------------------- */

static bool is_scare(const pairing *p, const dl_quote *q) {
    uint32_t words = 0;
    if (q->open == DL_NONE || q->close == DL_NONE || q->n == 0) return false;
    if (q->open == p->first && q->close + 1 == p->end) return false;
    for (uint32_t i = q->first; i < q->first + q->n; i++) {
        const dl_token *t = token_at(p, i);
        if (t->kind == DL_WORD || t->kind == DL_NUMBER) words++;
        if (t->kind == DL_PUNCT && *text_at(p, i).ptr != '-') return false;
    }
    if (words == 0 || words > SCARE_WORDS) return false;
    uint32_t before = q->open; /* the token before the mark, but for a comma */
    bool comma = before > p->first && strchr(",:", *text_at(p, before - 1).ptr);
    if (comma) before--;
    if (before > p->first && is_cue(p, before - 1)) return false;
    if (comma && *text_at(p, before).ptr == ':') return false;
    uint32_t after = q->close + 1;
    if (after < p->end && token_at(p, after)->kind == DL_PUNCT &&
        *text_at(p, after).ptr != '.')
        after++; /* a comma, a dash */
    return !is_cue(p, after) && !is_cue(p, after + 1);
}

/* ---- the stage ----------------------------------------------------------------------- */

static void read_block(pairing *p) {
    uint32_t from = p->n_before = p->text->quotes.n;
    p->n_open = 0;
    for (uint32_t i = p->first; i < p->end; i++)
        if (token_at(p, i)->kind == DL_QUOTE) read_mark(p, i);
    for (uint32_t k = from; k < p->text->quotes.n; k++) {
        dl_quote *q = &p->text->quotes.at[k];
        uint32_t first = q->open == DL_NONE ? q->first : q->open;
        uint32_t end = q->close == DL_NONE ? q->first + q->n : q->close + 1;
        q->scare = is_scare(p, q);
        if (p->text->marks.n >= DL_MAX_MARKS) return;
        *DL_PUSH(p->mem, &p->text->marks) = (dl_mark){
            .first = first, .n = end - first, .kind = DL_MARK_QUOTE, .value = k
        };
    }
    p->before = p->n_open ? p->open[0].quote : DL_NONE;
    p->before_family = p->n_open ? p->open[0].family : DOUBLE;
}

void dl_find_quotes(dl_arena *mem, const dl_words *words, const dl_document *doc,
                    dl_text *text) {
    pairing p = { .words = words,
                  .doc = doc,
                  .text = text,
                  .mem = mem,
                  .cue = dl_words_set(words, DL_LIT("after_quote")),
                  .before = DL_NONE };
    for (uint32_t s = 0; s < text->sentences.n;) {
        uint32_t block = text->sentences.at[s].block;
        p.first = text->sentences.at[s].first;
        while (s < text->sentences.n && text->sentences.at[s].block == block) {
            p.end = text->sentences.at[s].first + text->sentences.at[s].n;
            s++;
        }
        read_block(&p);
    }
}
