/* tokenize.c - text into tokens, as the Universal Dependencies treebanks of English do it.
 *
 * In:  valid UTF-8 and the vocabulary. Out: tokens with byte offsets, flags and word ids.
 * One pass, look-ahead only at characters that join or split words. A stop belongs to
 * the token when the vocabulary has the word with it; whether it also ends the sentence
 * is sentence.c's question.
 *
 * SPDX-License-Identifier: MIT */
#include "scan.h"

#define HIGH_16 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16
/* clang-format off */
const uint8_t dl_scan_classes[256] = {
    8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
    8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
    8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* space to / */
    4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, /* 0 to ? */
    0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, /* @ to O */
    2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, /* P to _ */
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* ` to o */
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 8, /* p to DEL */
    HIGH_16, HIGH_16, HIGH_16, HIGH_16, HIGH_16, HIGH_16, HIGH_16, HIGH_16,
};
/* clang-format on */
#undef HIGH_16

void dl_scan_grow(dl_scan *s) {
    uint32_t cap = s->cap < DL_MAX_TOKENS / 2 ? 2 * s->cap : DL_MAX_TOKENS;
    if (!s->mem || cap == s->cap) {
        s->full = true;
        return;
    }
    dl_token *bigger = DL_NEW_N(s->mem, dl_token, cap);
    memcpy(bigger, s->out, s->n * sizeof *bigger);
    s->out = bigger;
    s->cap = cap;
}

void dl_scan_put_long(dl_scan *s, uint32_t from, uint32_t to, uint8_t kind,
                      uint8_t flags) {
    while (to - from > UINT16_MAX) {
        uint32_t cut = from + UINT16_MAX;
        while (((unsigned char)s->text[cut] & 0xc0) == 0x80) cut--;
        dl_scan_put(s, from, cut, kind, flags);
        from = cut;
    }
    dl_scan_put(s, from, to, kind, flags);
}

static void skip_space(dl_scan *s) {
    unsigned lines = 0;
    do {
        lines += s->text[s->at++] == '\n';
    } while (s->at < s->end &&
             dl_scan_classes[(unsigned char)s->text[s->at]] == SCAN_SPACE);
    s->flags |= lines ? DL_SPACE_BEFORE | DL_LINE_BEFORE : DL_SPACE_BEFORE;
    if (lines > 1) s->single = false; /* a paragraph ends */
}

static void scan_all(dl_scan *s) {
    s->flags = DL_SPACE_BEFORE;
    while (s->at < s->end && !s->full) {
        switch (dl_scan_classes[(unsigned char)s->text[s->at]]) {
        case SCAN_SPACE: skip_space(s); break;
        case SCAN_LOWER:
        case SCAN_UPPER: dl_scan_word(s); break;
        case SCAN_DIGIT: dl_scan_number(s); break;
        case SCAN_HIGH: dl_scan_high(s); break;
        default: dl_scan_mark(s);
        }
    }
}

uint32_t dl_scan_phrase(const dl_words *words, dl_str phrase, dl_token *out,
                        uint32_t max) {
    dl_scan s = { .words = words,
                  .text = phrase.ptr,
                  .end = phrase.len,
                  .out = out,
                  .cap = max,
                  .abbreviation = DL_NONE,
                  .phrase = true };
    scan_all(&s);
    return s.n;
}

dl_token *dl_tokenize_phrase(dl_arena *mem, const dl_words *words, dl_str phrase,
                             uint32_t *n) {
    dl_token *out = DL_NEW_N(mem, dl_token, (size_t)phrase.len + 1);
    *n = dl_scan_phrase(words, phrase, out, phrase.len);
    return out;
}

dl_code dl_tokenize(dl_arena *mem, const dl_words *words, const dl_document *doc,
                    dl_text *text, dl_err *err) {
    dl_scan s = { .words = words,
                  .text = doc->text.ptr,
                  .end = doc->text.len,
                  .mem = mem,
                  .cap = doc->text.len / 5 + 64,
                  .abbreviation = dl_words_set(words, DL_LIT("abbreviation")) };
    s.out = DL_NEW_N(mem, dl_token, s.cap);
    scan_all(&s);
    if (s.full)
        return dl_fail(err, DL_ELIMIT, "more than %u tokens in one article",
                       DL_MAX_TOKENS);
    text->tokens.at = s.out;
    text->tokens.n = s.n;
    text->tokens.cap = s.cap;
    return DL_OK;
}
