/* fuzz_read_html.c - any bytes as a web page.
 *
 * SPDX-License-Identifier: MIT */
#include "fuzz_reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < (1u << 24)) read_all(data, size, "html");
    return 0;
}
