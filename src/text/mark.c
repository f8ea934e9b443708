/* mark.c - names of marks, and how tokens, spans and sentences point at each other.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/text.h"

const char *dl_mark_name(dl_mark_kind kind) {
    static const char *const names[] = {
#define X(id, name) name,
        DL_MARK_LIST(X)
#undef X
    };
    _Static_assert(DL_N(names) == DL_MARK_KINDS, "a name for every kind");
    DL_ASSERT(kind < DL_MARK_KINDS);
    return names[kind];
}

dl_str dl_span_str(const dl_document *doc, dl_span span) {
    DL_ASSERT(span.off <= doc->text.len && span.len <= doc->text.len - span.off);
    return (dl_str){ doc->text.ptr + span.off, span.len };
}

dl_str dl_token_str(const dl_document *doc, const dl_token *token) {
    return dl_span_str(doc, (dl_span){ token->off, token->len });
}

dl_span dl_token_span(const dl_text *text, uint32_t first, uint32_t n) {
    DL_ASSERT(n > 0 && first < text->tokens.n && n <= text->tokens.n - first);
    const dl_token *a = &text->tokens.at[first], *z = a + n - 1;
    return (dl_span){ a->off, z->off + z->len - a->off };
}

uint32_t dl_token_from(const dl_text *text, uint32_t off) {
    uint32_t low = 0, high = text->tokens.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (text->tokens.at[middle].off < off)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t dl_sentence_of(const dl_text *text, uint32_t token) {
    uint32_t low = 0, high = text->sentences.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        const dl_sentence *s = &text->sentences.at[mid];
        if (token < s->first)
            high = mid;
        else if (token - s->first >= s->n)
            low = mid + 1;
        else
            return mid;
    }
    return DL_NONE;
}
