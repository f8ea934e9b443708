/* fuzz_lemma.c - lemmas of arbitrary forms: the words of a text, a part of speech for each
 * from its own first byte.
 *
 * Every lemma must be valid UTF-8, within its bounds, and not empty.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "dateline/grammar.h"

enum { LONGEST = 256 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(dl_str form, dl_str lemma) {
    DL_ASSERT(dl_utf8_check(lemma.ptr, lemma.len) == lemma.len);
    DL_ASSERT(lemma.len <= DL_LEMMA_MAX || lemma.ptr == form.ptr);
    DL_ASSERT(!lemma.len == !form.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 65536 || dl_utf8_check((const char *)data, size) < size) return 0;
    char *raw = malloc(size + 1), out[DL_LEMMA_MAX];
    dl_str forms[LONGEST];
    dl_node nodes[LONGEST] = { 0 };
    uint32_t n = 0;
    DL_ASSERT(raw);
    memcpy(raw, data, size);
    dl_str rest = { raw, (uint32_t)size };
    while (rest.len && n < LONGEST) {
        forms[n] = dl_str_cut(&rest, ' ');
        unsigned char first = forms[n].len ? (unsigned char)forms[n].ptr[0] : 0;
        nodes[n++].pos = first % DL_POS_COUNT;
    }
    for (uint32_t i = 0; i < n; i++) {
        check(forms[i], dl_lemma_at(forms, nodes, n, i, out));
        for (int pos = 0; pos < DL_POS_COUNT; pos++)
            check(forms[i], dl_lemma(forms[i], pos, i & 1, out));
    }
    free(raw);
    return 0;
}
