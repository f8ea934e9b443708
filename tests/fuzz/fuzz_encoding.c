/* fuzz_encoding.c - any bytes as a file: valid UTF-8 without NUL, or refused.
 *
 * SPDX-License-Identifier: MIT */
#include "../../src/document/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    dl_buf raw = { 0 };
    dl_err err = { 0 };
    const char *encoding;
    dl_buf_add(&raw, size ? (const char *)data : "", size);
    if (!dl_make_utf8(&raw, &encoding, &err)) {
        DL_ASSERT(dl_utf8_check(raw.ptr, raw.len) == raw.len);
        DL_ASSERT(!raw.len || !memchr(raw.ptr, 0, raw.len));
    }
    dl_buf_free(&raw);
    return 0;
}
