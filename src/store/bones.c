/* bones.c - how a name sounds: its consonants, those that transliterations mix up made one.
 *
 * In:  a folded name. Out: its bones; names of one actor mostly have the same.
 *
 * SPDX-License-Identifier: MIT */
#include "link.h"

/* Consonants of a word, those that transliterations mix up made one. */
uint32_t dl_name_bones(dl_str word, char out[DL_MAX_BONES]) {
    static const char from[] = "bcdfgjklmnpqrstvwxz";
    static const char into[] = "bkdfgjklmnpkrstvvks";
    uint32_t n = 0;
    for (uint32_t i = 0; i < word.len && n < DL_MAX_BONES; i++) {
        const char *at = strchr(from, word.ptr[i]);
        char c = at && *at ? into[at - from] : '\0';
        if (word.ptr[i] == 'p' && i + 1 < word.len && word.ptr[i + 1] == 'h') c = 'f';
        if (c && (n == 0 || out[n - 1] != c)) out[n++] = c;
    }
    if (n == 0 && word.len) out[n++] = word.ptr[0];
    return n;
}

dl_str dl_last_word(dl_str folded) {
    uint32_t from = folded.len;
    while (from > 0 && folded.ptr[from - 1] != ' ') from--;
    return dl_str_sub(folded, from, folded.len - from);
}
