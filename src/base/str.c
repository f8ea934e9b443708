/* str.c - string views and the growing buffer.
 *
 * A dl_str borrows: whoever keeps it longer than its owner lives copies it. The buffer
 * stands on the heap, for output whose size is not known; the hot path does not use it.
 *
 * SPDX-License-Identifier: MIT */
#include "dateline/base.h"

dl_str dl_str_of(const char *z) {
    if (!z) return (dl_str){ 0 };
    size_t len = strlen(z);
    DL_ASSERT(len <= UINT32_MAX);
    return (dl_str){ z, (uint32_t)len };
}

bool dl_str_eq(dl_str a, dl_str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool dl_str_is(dl_str a, const char *z) {
    return dl_str_eq(a, dl_str_of(z));
}

bool dl_str_among(dl_str s, const char *const *list, size_t n) {
    char first = s.len ? *s.ptr : '\0'; /* spares most the look at their length */
    for (size_t i = 0; i < n; i++)
        if (*list[i] == first && dl_str_is(s, list[i])) return true;
    return false;
}

int dl_str_cmp(dl_str a, dl_str b) {
    uint32_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.ptr, b.ptr, len) : 0;
    if (order) return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool dl_str_starts(dl_str s, const char *prefix) {
    size_t len = strlen(prefix);
    return len <= s.len && (len == 0 || memcmp(s.ptr, prefix, len) == 0);
}

bool dl_str_ends(dl_str s, const char *suffix) {
    size_t len = strlen(suffix);
    return len <= s.len && (len == 0 || memcmp(s.ptr + s.len - len, suffix, len) == 0);
}

uint32_t dl_str_find(dl_str s, dl_str what, uint32_t from) {
    if (what.len == 0) return from <= s.len ? from : DL_NONE;
    while (from < s.len && s.len - from >= what.len) {
        const char *hit = memchr(s.ptr + from, what.ptr[0], s.len - from - what.len + 1);
        if (!hit) return DL_NONE;
        if (memcmp(hit, what.ptr, what.len) == 0) return (uint32_t)(hit - s.ptr);
        from = (uint32_t)(hit - s.ptr) + 1;
    }
    return DL_NONE;
}

dl_str dl_str_sub(dl_str s, uint32_t off, uint32_t len) {
    if (off >= s.len) return (dl_str){ 0 };
    if (len > s.len - off) len = s.len - off;
    return (dl_str){ s.ptr + off, len };
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

dl_str dl_str_trim(dl_str s) {
    while (s.len && is_space(s.ptr[0])) s.ptr++, s.len--;
    while (s.len && is_space(s.ptr[s.len - 1])) s.len--;
    return s;
}

dl_str dl_str_cut(dl_str *s, char sep) {
    const char *hit = s->len ? memchr(s->ptr, sep, s->len) : NULL;
    dl_str head = { s->ptr, hit ? (uint32_t)(hit - s->ptr) : s->len };
    uint32_t used = head.len + (hit != NULL);
    *s = dl_str_sub(*s, used, s->len);
    return head;
}

bool dl_str_line(dl_str *rest, dl_str *line) {
    if (rest->len == 0) return false;
    *line = dl_str_cut(rest, '\n');
    if (line->len && line->ptr[line->len - 1] == '\r') line->len--;
    return true;
}

dl_str dl_str_copy(dl_arena *mem, dl_str s) {
    char *copy = dl_alloc(mem, (size_t)s.len + 1);
    if (s.len) memcpy(copy, s.ptr, s.len);
    return (dl_str){ copy, s.len };
}

char *dl_str_z(dl_arena *mem, dl_str s) {
    char *copy = dl_alloc(mem, (size_t)s.len + 1);
    if (s.len) memcpy(copy, s.ptr, s.len);
    return copy;
}

dl_str dl_str_fmt(dl_arena *mem, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    DL_ASSERT(len >= 0);
    char *out = dl_alloc(mem, (size_t)len + 1);
    vsnprintf(out, (size_t)len + 1, format, again);
    va_end(again);
    return (dl_str){ out, (uint32_t)len };
}

bool dl_str_int(dl_str s, int64_t *out) {
    bool negative = s.len && s.ptr[0] == '-';
    int64_t value = 0;
    uint32_t i = negative;
    if (i == s.len) return false;
    for (; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9') return false;
        int digit = s.ptr[i] - '0';
        if (value > (INT64_MAX - digit) / 10) return false;
        value = value * 10 + digit;
    }
    *out = negative ? -value : value;
    return true;
}

/* ---- the growing buffer -------------------------------------------------------------- */

static bool make_room(dl_buf *buf, size_t more) {
    if (buf->full) return false;
    if (more >= DL_MAX_BUF || buf->len + more > DL_MAX_BUF) {
        buf->full = true;
        return false;
    }
    if (buf->len + more + 1 > buf->cap) {
        size_t cap = buf->cap ? buf->cap * 2 : 256;
        if (cap < buf->len + more + 1) cap = buf->len + more + 1;
        char *bigger = realloc(buf->ptr, cap);
        if (!bigger) dl_out_of_memory(cap);
        buf->ptr = bigger;
        buf->cap = cap;
    }
    return true;
}

void dl_buf_add(dl_buf *buf, const char *ptr, size_t len) {
    if (!make_room(buf, len)) return;
    if (len) memcpy(buf->ptr + buf->len, ptr, len);
    buf->len += len;
    buf->ptr[buf->len] = '\0';
}

void dl_buf_str(dl_buf *buf, dl_str s) {
    dl_buf_add(buf, s.ptr, s.len);
}
void dl_buf_puts(dl_buf *buf, const char *z) {
    dl_buf_add(buf, z, strlen(z));
}
void dl_buf_putc(dl_buf *buf, char c) {
    dl_buf_add(buf, &c, 1);
}

void dl_buf_printf(dl_buf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    DL_ASSERT(len >= 0);
    if (make_room(buf, (size_t)len)) {
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

void dl_buf_clear(dl_buf *buf) {
    buf->len = 0;
    buf->full = false;
    if (buf->ptr) buf->ptr[0] = '\0';
}

void dl_buf_free(dl_buf *buf) {
    free(buf->ptr);
    *buf = (dl_buf){ 0 };
}
