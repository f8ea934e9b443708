/* fuzz_docx.c - any bytes as a Word document.
 *
 * SPDX-License-Identifier: MIT */
#include "../../src/document/docx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    dl_buf raw = { 0 };
    dl_err err = { 0 };
    if (size > (1u << 16)) return 0;
    dl_buf_add(&raw, (const char *)data, size);
    if (dl_docx_text(&raw, &err)) DL_ASSERT(err.text[0]);
    dl_buf_free(&raw);
    return 0;
}
