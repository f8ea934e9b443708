/* packed.h - numbers as packed columns and histories have them.
 *
 * Seven bits a byte, the lowest first, the high bit on all but the last; signed ones are
 * folded (0, -1, 1, -2 ...). The bytes may be anybody's: what does not fit makes a reader bad.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DATELINE_STORE_PACKED_H
#define DATELINE_STORE_PACKED_H

#include "dateline/base.h"

static inline void dl_put_number(dl_buf *out, uint64_t n) {
    char bytes[10];
    size_t len = 0;
    for (; n >= 0x80; n >>= 7) bytes[len++] = (char)(n | 0x80);
    bytes[len++] = (char)n;
    dl_buf_add(out, bytes, len);
}

static inline uint64_t dl_fold_number(int64_t n) {
    return n < 0 ? ~(uint64_t)n * 2 + 1 : (uint64_t)n * 2;
}

typedef struct {
    const unsigned char *at, *end;
    bool bad;
} dl_packed_reader;

static inline dl_packed_reader dl_read_packed(dl_str bytes) {
    const unsigned char *first = (const unsigned char *)bytes.ptr;
    return (dl_packed_reader){ first, first ? first + bytes.len : NULL, false };
}

static inline uint64_t dl_get_number(dl_packed_reader *r) {
    uint64_t n = 0;
    if (r->at < r->end && *r->at < 0x80) return *r->at++;
    if (r->end - r->at >= 3) { /* nearly all have two or three bytes */
        const unsigned char *b = r->at;
        n = (b[0] & 0x7fu) | (b[1] & 0x7fu) << 7;
        r->at += 2;
        if (b[1] < 0x80) return n;
        r->at++;
        if (b[2] < 0x80) return n | (uint64_t)b[2] << 14;
        r->at = b;
        n = 0;
    }
    for (int shift = 0; r->at < r->end && shift < 64; shift += 7) {
        unsigned char byte = *r->at++;
        n |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) return n;
    }
    r->bad = true;
    return 0;
}

static inline int64_t dl_unfold_number(uint64_t n) {
    return (int64_t)(n >> 1) ^ -(int64_t)(n & 1);
}

/* A number of things that take at least a byte each. */
static inline uint32_t dl_get_count(dl_packed_reader *r) {
    uint64_t n = dl_get_number(r);
    if (n > (uint64_t)(r->end - r->at)) {
        r->bad = true;
        return 0;
    }
    return (uint32_t)n;
}

/* Damaged numbers may be of any size: the sum wraps. */
static inline int64_t dl_add_number(int64_t a, uint64_t b) {
    return (int64_t)((uint64_t)a + b);
}

#endif
