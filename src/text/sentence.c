/* sentence.c - where sentences begin and end, in the blocks that are read.
 *
 * In:  tokens and block kinds. Out: sentences, each inside one block, without gaps but for
 * the dateline. Closing quotation marks and brackets behind a stop belong to the sentence;
 * a stop inside a quotation ends one all the same.
 *
 * SPDX-License-Identifier: MIT */
#include "text_parts.h"

typedef struct {
    const dl_words *words;
    const dl_document *doc;
    dl_arena *mem;
    dl_text *text;
    const uint64_t *bits;                                        /* of every word */
    uint32_t abbreviation, starter, after_quote, month, weekday; /* sets */
    uint32_t block, end;                                         /* the block, its end */
} split;

enum { DATELINE_BLOCKS = 4 }; /* bylines and summaries may stand before the dateline */

static const dl_token *token_at(const split *s, uint32_t i) {
    return &s->text->tokens.at[i];
}

static char first_byte(const split *s, const dl_token *t) {
    return s->doc->text.ptr[t->off];
}

static bool is_ellipsis(const split *s, const dl_token *t) {
    dl_str text = dl_token_str(s->doc, t);
    return dl_str_starts(text, "..") || dl_str_is(text, "\xe2\x80\xa6");
}

static bool is_stop(const split *s, const dl_token *t) {
    if (t->flags & DL_ABBREV) return true;
    if (t->kind != DL_PUNCT) return false;
    char c = first_byte(s, t);
    return c == '.' || c == '!' || c == '?' || (c == '\xe2' && is_ellipsis(s, t));
}

/* Does a word follow the quotation mark at I without a space? */
static bool touches_next(const split *s, uint32_t i) {
    if (i + 1 >= s->end || token_at(s, i + 1)->flags & DL_SPACE_BEFORE) return false;
    return token_at(s, i + 1)->kind != DL_PUNCT;
}

/* A mark behind a stop that closes something opened before it. */
static bool is_closer(const split *s, uint32_t i) {
    const dl_token *t = token_at(s, i);
    dl_str text = dl_token_str(s->doc, t);
    if (t->kind == DL_PUNCT) return text.len == 1 && strchr(")]}", *text.ptr);
    if (t->kind != DL_QUOTE) return t->flags & DL_CLITIC && t->len == 1;
    if (dl_str_is(text, "\xe2\x80\x9c") || dl_str_is(text, "\xe2\x80\x98") ||
        dl_str_is(text, "\xc2\xab") || *text.ptr == '`')
        return false;
    return !(t->flags & DL_SPACE_BEFORE) || !touches_next(s, i);
}

/* A footnote mark, "[12]", right behind a stop: its length in tokens. */
static uint32_t footnote(const split *s, uint32_t i) {
    if (i + 2 >= s->end || token_at(s, i)->flags & DL_SPACE_BEFORE) return 0;
    return first_byte(s, token_at(s, i)) == '[' && token_at(s, i + 1)->len <= 4 &&
                   first_byte(s, token_at(s, i + 2)) == ']'
               ? 3
               : 0;
}

static uint32_t skip_closers(const split *s, uint32_t i) {
    while (i < s->end) {
        uint32_t n = is_closer(s, i) ? 1 : footnote(s, i);
        if (n == 0) break;
        i += n;
    }
    return i;
}

/* Opening marks before a sentence's first word. */
static uint32_t skip_openers(const split *s, uint32_t i) {
    while (i < s->end) {
        const dl_token *t = token_at(s, i);
        char c = first_byte(s, t);
        if (t->kind != DL_QUOTE && !(t->kind == DL_PUNCT && (c == '(' || c == '[')))
            break;
        i++;
    }
    return i;
}

/* Does the abbreviation T, with closing marks behind it when CLOSED, end its sentence
 * before the capital of token NEXT? */
static bool abbreviation_ends(const split *s, const dl_token *t, uint32_t next,
                              bool closed) {
    const dl_token *after = token_at(s, next);
    int64_t class = t->word && s->abbreviation != DL_NONE
                        ? dl_words_value(s->words, t->word, s->abbreviation)
                        : 0;
    if (!(after->flags & DL_CAPITAL) || class == DL_ABBREV_TITLE) return false;
    if (closed) return t->len > 2;
    if (class == DL_ABBREV_LAST)
        return !(after->flags & DL_UPPER) && !dl_token_in(s->words, after, s->month) &&
               !dl_token_in(s->words, after, s->weekday);
    return dl_token_in(s->words, after, s->starter);
}

/* "Will it hold?" Smith asked: a name and a verb of saying behind the closing mark. */
static bool speaker_follows(const split *s, uint32_t i) {
    uint32_t stop = i + 5 < s->end ? i + 5 : s->end;
    for (uint32_t from = i; i < stop; i++) {
        const dl_token *t = token_at(s, i);
        if (dl_token_in(s->words, t, s->after_quote)) return true;
        if (t->kind != DL_WORD || !(t->flags & DL_CAPITAL)) return false;
        if (i == from && dl_token_in(s->words, t, s->starter)) return false;
    }
    return false;
}

/* "1. First", "b) ...": a number that opens the sentence takes its stop along. */
static bool is_list_number(const split *s, uint32_t start, uint32_t stop) {
    return stop == start + 1 && first_byte(s, token_at(s, stop)) == '.' &&
           token_at(s, start)->len <= 2 && token_at(s, start)->kind == DL_NUMBER;
}

/* "Aker Havn <AH.OL>": the code of a share. */
static bool is_in_code(const split *s, uint32_t stop, uint32_t next) {
    return stop >= 2 && next + 1 < s->end &&
           first_byte(s, token_at(s, stop - 2)) == '<' &&
           first_byte(s, token_at(s, next + 1)) == '>';
}

/* A stop without a space behind it: "talks.The delegates", not "J.Smith" or "b.Net". */
static bool glued_boundary(const split *s, uint32_t stop, uint32_t next) {
    const dl_token *before = token_at(s, stop - 1), *after = token_at(s, next);
    if ((before->kind == DL_WORD && before->len < 2) || is_in_code(s, stop, next))
        return false;
    return after->kind == DL_WORD && (after->len > 1 || next + 1 < s->end) &&
           after->flags & DL_CAPITAL && token_at(s, stop)->len == 1;
}

/* The stop at STOP and its closing marks end at NEXT: does a new sentence begin there? */
static bool is_boundary(const split *s, uint32_t start, uint32_t stop, uint32_t next) {
    const dl_token *t = token_at(s, stop), *here = token_at(s, next);
    uint32_t word = skip_openers(s, next);
    bool closed = next > stop + 1;
    if (word == s->end) return false;
    const dl_token *w = token_at(s, word);
    if (t->flags & DL_ABBREV) return abbreviation_ends(s, t, word, closed);
    if (stop == start || is_list_number(s, start, stop)) return false;
    if (w->kind == DL_WORD && !(w->flags & DL_CAPITAL)) return false;
    if (w->kind == DL_PUNCT) return false;
    if (!(here->flags & DL_SPACE_BEFORE))
        return word > next || closed ? w->flags & DL_CAPITAL
                                     : glued_boundary(s, stop, next);
    if (closed && first_byte(s, t) != '.' && speaker_follows(s, word)) return false;
    return true;
}

static void push(split *s, uint32_t first, uint32_t end, uint64_t sets) {
    if (end == first) return;
    *DL_PUSH(s->mem, &s->text->sentences) = (dl_sentence){
        .first = first, .n = end - first, .block = s->block, .sets = sets
    };
}

static void split_block(split *s, uint32_t first) {
    uint64_t sets = 0;
    for (uint32_t i = first, start = first; i < s->end;) {
        const dl_token *t = token_at(s, i++);
        sets |= s->bits[t->word];
        bool ends = i == s->end || i - start == DL_MAX_SENTENCE;
        if (!ends && is_stop(s, t)) {
            uint32_t next = skip_closers(s, i);
            ends = next == s->end || is_boundary(s, start, i - 1, next);
            if (!ends || next - start > DL_MAX_SENTENCE) next = i;
            for (; i < next; i++) sets |= s->bits[token_at(s, i)->word];
        }
        if (!ends) continue;
        push(s, start, i, sets);
        start = i;
        sets = 0;
    }
}

static uint32_t block_end(const dl_text *text, uint32_t i, dl_span span) {
    uint32_t end = span.off + span.len;
    while (i < text->tokens.n && text->tokens.at[i].off < end) i++;
    return i;
}

/* The place that opens an item of a round-up ("BONN - The chancellor said ...") is a sentence
 * of its own: it does nothing in the next. Out: the token behind it. */
static uint32_t split_place(split *s, uint32_t first) {
    dl_dateline line;
    uint64_t sets = 0;
    if (first == s->end || !(s->text->tokens.at[first].flags & DL_UPPER) ||
        !dl_read_dateline(s->words, s->doc, s->text, first, s->end, false, &line) ||
        line.first + line.n >= s->end)
        return first;
    uint32_t end = line.first + line.n;
    for (uint32_t i = first; i < end; i++) sets |= s->bits[token_at(s, i)->word];
    push(s, first, end, sets);
    return end;
}

void dl_find_sentences(dl_arena *mem, const dl_words *words, const dl_document *doc,
                       dl_text *text) {
    split s = { .words = words,
                .doc = doc,
                .mem = mem,
                .bits = dl_words_bit_table(words),
                .text = text,
                .abbreviation = dl_words_set(words, DL_LIT("abbreviation")),
                .starter = dl_words_set(words, DL_LIT("starter")),
                .after_quote = dl_words_set(words, DL_LIT("after_quote")),
                .month = dl_words_set(words, DL_LIT("month")),
                .weekday = dl_words_set(words, DL_LIT("weekday")) };
    uint32_t paragraphs = 0;
    for (uint32_t b = 0, i = 0; b < doc->blocks.n; b++, i = s.end) {
        const dl_block *block = &doc->blocks.at[b];
        s.block = b;
        s.end = block_end(text, i, block->span);
        if (block->kind != DL_BLOCK_PARAGRAPH && block->kind != DL_BLOCK_HEADING)
            continue;
        if (block->kind == DL_BLOCK_PARAGRAPH && paragraphs++ < DATELINE_BLOCKS &&
            !text->dateline.n &&
            dl_read_dateline(words, doc, text, i, s.end, paragraphs == 1,
                             &text->dateline))
            i = text->dateline.first + text->dateline.n;
        else if (block->kind == DL_BLOCK_PARAGRAPH)
            i = split_place(&s, i);
        split_block(&s, i);
    }
}
