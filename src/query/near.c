/* near.c - which of the known names somebody may have meant.
 *
 * In:  what was typed, and the names there are.
 * Out: the nearest few as text for a message.
 * The distance counts insertions, deletions, changes and swaps of neighbours; a name is
 * near when no more than a third of it differs, or when one begins with the other.
 *
 * SPDX-License-Identifier: MIT */
#include "query_inside.h"

enum { NEAR_BYTES = 64 };

static unsigned min3(unsigned a, unsigned b, unsigned c) {
    unsigned ab = a < b ? a : b;
    return ab < c ? ab : c;
}

static unsigned distance(dl_str a, dl_str b) {
    unsigned rows[3][NEAR_BYTES + 1];
    unsigned *old = rows[0], *last = rows[1], *now = rows[2];
    for (uint32_t j = 0; j <= b.len; j++) last[j] = j;
    for (uint32_t i = 1; i <= a.len; i++) {
        now[0] = i;
        for (uint32_t j = 1; j <= b.len; j++) {
            unsigned change = last[j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]);
            now[j] = min3(change, last[j] + 1, now[j - 1] + 1);
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] &&
                a.ptr[i - 2] == b.ptr[j - 1] && old[j - 2] + 1 < now[j])
                now[j] = old[j - 2] + 1;
        }
        unsigned *spare = old;
        old = last;
        last = now;
        now = spare;
    }
    return last[b.len];
}

unsigned dl_typing_slips(dl_str a, dl_str b) {
    if (a.len > NEAR_BYTES || b.len > NEAR_BYTES) return UINT_MAX;
    return distance(a, b);
}

/* 0 = the same ... ; UINT_MAX: not near */
static unsigned nearness(dl_str typed, dl_str name) {
    char a[NEAR_BYTES], b[NEAR_BYTES];
    if (typed.len == 0 || typed.len > NEAR_BYTES || name.len > NEAR_BYTES)
        return UINT_MAX;
    dl_str x = { a, dl_utf8_lower(typed, a, sizeof a) };
    dl_str y = { b, dl_utf8_lower(name, b, sizeof b) };
    uint32_t shorter = x.len < y.len ? x.len : y.len;
    if (shorter >= 3 && memcmp(a, b, shorter) == 0) return 1;
    unsigned d = distance(x, y);
    uint32_t longer = x.len > y.len ? x.len : y.len;
    return d * 3 <= longer + 1 ? d : UINT_MAX;
}

int dl_typed_alike(dl_str typed, dl_str name) {
    unsigned d = nearness(typed, name);
    uint32_t longer = typed.len > name.len ? typed.len : name.len;
    return d == UINT_MAX || longer == 0 ? 0 : (int)(100 - 100 * d / longer);
}

dl_str dl_near_names(dl_arena *mem, dl_str what, const dl_str *names, size_t n_names,
                     size_t n) {
    dl_buf out = { 0 };
    size_t given = 0;
    for (unsigned d = 0; d < NEAR_BYTES && given < n; d++)
        for (size_t i = 0; i < n_names && given < n; i++)
            if (nearness(what, names[i]) == d) {
                if (given++) dl_buf_puts(&out, ", ");
                dl_buf_str(&out, names[i]);
            }
    dl_str result = dl_str_copy(mem, (dl_str){ out.ptr, (uint32_t)out.len });
    dl_buf_free(&out);
    return result;
}
