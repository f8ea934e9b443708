/* ask_match.c - whether the words of a question stand in a text, in whatever form.
 *
 * In:  words, a sentence.
 * Out: whether every word is there: "zones" in "A SAFE-ZONE was drawn", "ceasefire" in
 *      "the cease-fire held".
 *
 * SPDX-License-Identifier: MIT */
#include "ask_find.h"

/* A word without the end that its form gives it: "zones", "lifted". */
static dl_str stem(dl_str word) {
    static const char *const ends[] = { "ing", "ed", "es", "s", "e" };
    enum { SHORTEST = 3 };
    for (size_t i = 0; i < DL_N(ends); i++) {
        uint32_t n = (uint32_t)strlen(ends[i]);
        if (word.len >= n + SHORTEST && dl_str_ends(word, ends[i]))
            return dl_str_sub(word, 0, word.len - n);
    }
    return word;
}

/* TEXT folded, everything between words one space. */
static dl_str flat(dl_arena *mem, dl_str text) {
    dl_str folded = dl_folded(mem, text);
    char *out = dl_alloc(mem, (size_t)folded.len + 1);
    memcpy(out, folded.ptr, folded.len);
    for (uint32_t i = 0; i < folded.len; i++) {
        unsigned char c = (unsigned char)out[i];
        bool word = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
        if (!word) out[i] = ' ';
    }
    return (dl_str){ out, folded.len };
}

static bool stands_in(dl_str word, dl_str text) {
    dl_str begin = stem(word);
    for (uint32_t at = 0; (at = dl_str_find(text, begin, at)) != DL_NONE; at++) {
        uint32_t end = at + begin.len;
        if (at > 0 && text.ptr[at - 1] != ' ') continue;
        while (end < text.len && text.ptr[end] != ' ') end++;
        /* "presidential" is of a president, and is none */
        if (end - at > word.len &&
            dl_str_is(dl_str_sub(text, at + word.len, end - at - word.len), "ial"))
            continue;
        if (end - at <= word.len + 3) return true;
    }
    return false;
}

/* TEXT with the parts of words joined: "cease-fire" as "ceasefire". */
static dl_str joined(dl_arena *mem, dl_str text) {
    char *out = dl_alloc(mem, (size_t)text.len + 1);
    uint32_t n = 0;
    if (dl_str_find(text, DL_LIT("-"), 0) == DL_NONE) return (dl_str){ 0 };
    for (uint32_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '-') out[n++] = text.ptr[i];
    return flat(mem, (dl_str){ out, n });
}

bool ask_words_stand_in(dl_arena *mem, dl_str words, dl_str text) {
    dl_str inside = flat(mem, text), rest = flat(mem, words);
    while (rest.len) {
        dl_str word = dl_str_cut(&rest, ' ');
        if (word.len && !dl_str_is(word, "the") && !stands_in(word, inside) &&
            !stands_in(word, joined(mem, text)))
            return false;
    }
    return true;
}
